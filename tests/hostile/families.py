"""Texts that are made to be slow: families, each of any length.

A family is a piece that is repeated, with what stands before and after all of it. What reads such
a text must take time in proportion to its length.
"""

from __future__ import annotations

from collections.abc import Callable

HEAD = "实验小学2026年工会工作计划\n"
_SENTENCE = "开展教职工文体活动提高教职工身体素质"
_PLAN = (
    "第{n}小学2026年工会工作计划\n一、工作目标\n召开教代会{n}次。\n二、具体安排\n3月：慰问女职工。\n"
    "第{n}小学工会\n2026年2月1日\n"
)

# Pieces that are repeated as they stand, by name.
PIECES = {
    # what one place tells and another may tell otherwise
    "years at the head": "五年共举办活动。",
    "quorums": "教代会代表到会32名即可开会，表决须有32名代表同意方可通过。",
    "women among members": "会员170人（女92人、男78人），全校女会员92人每人一份。",
    "rates that rise": "满意率去年已达97%，今年满意率再提高，达到98%。",
    "three things": "抓好三件工作，",
    # runs of one sign
    "blanks": " ",
    "wide blanks": "\u3000",
    "tabs": "\t",
    "newlines": "\n",
    "crlf": "\r\n",
    "returns": "\r",
    "digits": "1",
    "wide digits": "１",
    "numerals": "一",
    "tens": "十",
    "scales": "万亿",
    "zeros": "0",
    "nines": "9",
    "dots": ".",
    "full stops": "。",
    "commas": "，",
    "enumeration": "、",
    "colons": "：",
    "semicolons": "；",
    "hyphens": "-",
    "long dashes": "—",
    "underscores": "_",
    "stars": "*",
    "hashes": "#",
    "bars": "|",
    "backticks": "`",
    "slashes": "/",
    "backslashes": "\\",
    "equals": "=",
    "tildes": "~",
    "percents": "%",
    "question marks": "？",
    "ellipses": "……",
    "circles": "○",
    "crosses": "X",
    "squares": "□",
    "bullets": "●",
    "zero width": "\u200b",
    "combining": "a\u0301",
    "bidi": "\u202e",
    "private": "\ue000",
    "controls": "\x01",
    "emoji": "😀",
    "line separators": "\u2028",
    "form feeds": "\f",
    "joiners": "👩\u200d",
    "marks": "\ufeff",
    # brackets and quotes
    "open brackets": "（",
    "closed brackets": "）",
    "brackets": "（）",
    "narrow open": "(",
    "narrow brackets": "()",
    "square": "[",
    "lenses": "【",
    "lens pairs": "【】",
    "titles open": "《",
    "titles": "《工会法》",
    "quotes open": "“",
    "quotes": "“教代会”",
    "straight quotes": '"',
    "apostrophes": "'",
    "corners": "「」",
    "nested brackets": "（（一）",
    "bracket words": "（待定）",
    "bracketed": "[1]",
    "braces": "{{x}}",
    "mixed brackets": "（【《“",
    # labels
    "labels 1": "一、",
    "labels 2": "（一）",
    "labels 3": "1、",
    "labels 4": "1.",
    "labels 5": "（1）",
    "labels 6": "①",
    "decimal": "1.1.",
    "chapters": "第一章",
    "articles": "第一条",
    "ordinals": "一是",
    "firsts": "首先",
    "letters": "A.",
    "roman": "Ⅳ.",
    "label lines": "一、\n",
    "label pairs": "一、（一）1.（1）①",
    "numbers in brackets": "(1)",
    "label titles": "一、工作目标\n",
    "jumping": "九、工作\n一、工作\n",
    "decimal lines": "1.1.1.1.1 工作\n",
    # months, weeks, dates
    "months": "三月",
    "month labels": "3月：",
    "month lines": "3月：慰问教职工\n",
    "forms": "时间：3月8日\n内容：慰问教职工\n",
    "months listed": "3月、4月、",
    "month ranges": "3-4月",
    "weeks": "第1周",
    "week lines": "第3周：开会\n",
    "week ranges": "第1-2周",
    "dates": "3月5日",
    "full dates": "2026年3月5日",
    "date lines": "2026年3月5日\n",
    "date ranges": "3月5日至3月8日",
    "years": "2026年",
    "school years": "2025-2026学年",
    "terms": "第一学期",
    "times": "8:30",
    "weekdays": "星期三",
    "festivals": "三八妇女节",
    "calendar sentences": "三八妇女节（3月8日）前后",
    "slashed": "2026/3/5 ",
    "dotted": "2026.3.5 ",
    "halves": "上半年",
    "early": "月初",
    # quantities
    "totals": "共计",
    "totals of": "共计1人",
    "sums": "1+1=",
    "products": "10人×5元=50元，",
    "percent": "95%以上",
    "ranges": "3—2%",
    "counts": "3次",
    "people": "慰问12人",
    "money": "1万元",
    "fractions": "1/3",
    "large": "1,000,",
    "sexes": "12人其中男5人女7人，",
    "mixed numbers": "一百二十3万",
    "more": "不少于3次",
    "each": "每学期每人每次",
    "counts listed": "3人、2次、5场",
    "decimal numbers": "1.5.",
    # sentences and words
    "sentences": _SENTENCE,
    "sentence lines": _SENTENCE + "\n",
    "stopped": _SENTENCE + "。",
    "comma clauses": _SENTENCE + "，",
    "items": "召开教代会",
    "item lines": "召开教代会\n",
    "unions": "工会",
    "plans": "工作计划",
    "plan titles": "工会工作计划\n",
    "conjunctions": "和及与",
    "negations": "不未没有",
    "done": "已完成了",
    "promises": "将要计划",
    "activities": "组织开展活动",
    "names": "张三、李四、",
    "responsible": "责任人：张三 ",
    "persons": "（负责人：王五）",
    "copied": "的的",
    "latin": "abc ",
    "long latin": "a",
    "pinyin": "gōng huì ",
    "traditional": "學校工會工作計劃，",
    "traditional lines": "一、召開教職工代表大會\n",
    "english lines": "The union plan\n",
    "urls": "http://a.b/c?d=e&f ",
    "mails": "a@b.c ",
    "phones": "13800138000 ",
    "laws": "根据《工会法》第三条",
    "copyright": "版权所有 ",
    "typos": "教代会会",
    # furniture, markup
    "page marks": "第1页 共9页\n",
    "page numbers": "- 1 -\n",
    "bare pages": "1\n",
    "markdown": "# **",
    "headings": "# 工作\n",
    "bold": "**工作**",
    "list": "- 工作\n",
    "rules": "---\n",
    "quotes of markdown": "> ",
    "table bars": "| 3月 | 慰问 |\n",
    "bars lines": "|||\n",
    "tab rows": "3月\t慰问\t张三\n",
    "tab cells": "\t3月",
    "entities": "&nbsp;",
    "entities 2": "&#12345;",
    "tags": "<p>",
    "closed tags": "</div>",
    "comments": "<!--",
    "scripts": "<script>",
    "doctype": "<!DOCTYPE html>",
    "menus": "首页 > 工会 > 正文\n",
    "hits": "点击数：1\n",
    "share": "分享到：微信 微博\n",
    "sources": "来源：本站 作者：佚名\n",
    "previous": "上一篇：无\n下一篇：无\n",
    "codes": "【复制】",
    "csv": '"a","b"\n',
    "formulas": "=1+",
    "pinyin lines": "shàng yì piān\n",
    "keywords": "关键词：工会 计划\n",
    "scattered": "工 会 ",
    "underlined": "____年",
    "masked": "某某某",
    "xx": "XX小学",
    "red heads": "工会〔2026〕1号\n",
    "attachments": "附件：1.名单\n",
    # signatures, documents
    "signatures": "实验小学工会\n",
    "signed": "实验小学工会\n2026年2月1日\n",
    "signature dates": "二〇二六年二月一日\n",
    "to": "各工会小组：\n",
    "short plans": "工会工作计划\n一、目标\n",
    "documents": _PLAN.format(n=1),
    "summaries": "2025年工会工作总结\n一、工作回顾\n完成3次。\n",
    "plan and summary": "工作总结\n开了3次会。\n工作计划\n再开3次会。\n",
    "titled": "篇一：工会工作计划\n",
    "model texts": "工会工作计划1\n为做好工作\n",
    "empty parts": "一、指导思想\n二、工作目标\n三、工作措施\n",
    "schools": "第一小学",
    "lists of schools": "第一小学、第二中学、",
    "committees": "工会委员会",
}

# Texts that are not one piece again and again.
GROWING: dict[str, Callable[[int], str]] = {
    "counted labels": lambda n: _counted("{n}、工作\n", n),
    "counted decimals": lambda n: _counted("1.{n} 工作\n", n),
    "counted documents": lambda n: _counted(_PLAN, n),
    "counted weeks": lambda n: _counted("第{n}周：开会\n", n),
    "counted days": lambda n: _counted("3.8 慰问第{n}位老师\n", n),
    "counted sentences": lambda n: _counted("第{n}次慰问困难教职工{n}人，", n),
    "counted names": lambda n: _counted("张{n}三、", n),
    "counted pages": lambda n: _counted("第{n}页\n一、召开教代会。\n", n),
    "counted years": lambda n: _counted("{n}年工会工作计划\n一、召开教代会。\n", n),
    "counted laws": lambda n: _counted("根据《第{n}号工会法》召开教代会。\n", n),
    "counted tables": lambda n: _counted("| {n}月 | 慰问{n}人 | 张三 |\n", n),
    "zfill": lambda n: _counted("{n:09}、工作\n", n),
    "deep brackets": lambda n: "（" * (n // 2) + "）" * (n // 2),
    "deep quotes": lambda n: "“" * (n // 2) + "”" * (n // 2),
    "deep titles": lambda n: "《" * (n // 2) + "》" * (n // 2),
    "long lines": lambda n: "\n".join(_repeated(_SENTENCE, n // 4) for _ in range(4)),
    "one long label": lambda n: "一、" + _repeated("工作", n),
    "signed blanks": lambda n: "实验小学2026年3月2" + " " * n + "工作计划",
    "year blanks": lambda n: "2025" + " " * (n // 2) + "\n实验小学2026" + " " * (n // 2),
    "long title": lambda n: _repeated("实验小学", n) + "工会工作计划\n一、目标\n",
    "indented": lambda n: "".join(" " * (k % 97) + "一、工作\n" for k in range(n // 6)),
    "mixed": lambda n: "".join(list(PIECES.values())[k % len(PIECES)] for k in range(n))[:n],
    "lines of all": lambda n: "\n".join(list(PIECES.values())[k % len(PIECES)] for k in range(n))[
        :n
    ],
    "alternating ends": lambda n: _repeated("一、目标\n3月：慰问。\n\n\n工会\n2026年1月1日\n", n),
}


def names() -> list[str]:
    """Return the names of all families."""
    return [*PIECES, *GROWING]


def text(name: str, length: int) -> str:
    """Return the text of a family with about so many characters, under a title.

    Pieces are whole: half of one at the end may be read as something else at one length alone.
    """
    if name in GROWING:
        return (HEAD + GROWING[name](length))[:length] + "\n"
    return HEAD + _repeated(PIECES[name], length - len(HEAD)) + "\n"


def _repeated(piece: str, length: int) -> str:
    return piece * max(length // len(piece), 1)


def _counted(piece: str, length: int) -> str:
    parts, size, number = [], 0, 0
    while size < length:
        number += 1
        parts.append(piece.format(n=number))
        size += len(parts[-1])
    return "".join(parts)
