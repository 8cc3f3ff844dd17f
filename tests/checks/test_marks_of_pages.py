"""Marks of a page that stand between the lines of a text."""

from __future__ import annotations

import re
from pathlib import Path

import program
import pytest

from unionnlp.checks import check
from unionnlp.outputs.word import read_comments

PLAN = """松岭小学工会2026年工作计划
一、主要工作
1、每月末工会委员碰头一次，记下谁办、何时办完。
{line}
2、九月核对会员名册，进出的会员当月改。
松岭小学工会
2026年2月20日
"""


@pytest.mark.parametrize("line", ["第 2 页 共 5 页", "第2页/共4页", "  第 1 页，共 3 页"])
def test_a_page_is_left_behind(line: str) -> None:
    report = check(PLAN.format(line=line))
    assert "L603" in {f.code for f in report.findings}


@pytest.mark.parametrize(
    "line", ["名册第 2 页由组长签字，全册共 5 页。", "会刊每期共4页，第1页登消息。"]
)
def test_pages_of_something_are_not(line: str) -> None:
    report = check(PLAN.format(line=line))
    assert "L603" not in {f.code for f in report.findings}


SAVED = """松岭教育网
首页 | 学校概况 | 工会之家 | 联系我们
当前位置：首页 > 工会之家 > 计划总结
{plan}上一篇：2025年工会工作总结
下一篇：没有了
【打印本页】【关闭窗口】
版权所有：松岭小学　技术支持：松岭网络公司
""".format(plan=PLAN.format(line="三月请医生来讲一次嗓子怎么养。"))
FURNITURE = 7


def told(text: str) -> list[tuple[str, str, int]]:
    """Return what is said of a page's words: the code, the message, and how many places are marked."""
    found = (f for f in check(text).findings if f.code in {"L603", "L619"})
    return [(f.code, f.message, len(f.evidence)) for f in found]


def test_what_a_page_has_around_its_plan_is_told_once() -> None:
    ((code, message, places),) = told(SAVED)
    assert (code, places) == ("L619", FURNITURE)
    assert f"{FURNITURE} 行" in message
    assert "松岭教育网" in message


def test_it_goes_when_all_is_deleted() -> None:
    lines = SAVED.splitlines(keepends=True)
    ((_, message, _),) = told("".join(lines[2:]))
    assert f"{FURNITURE - 2} 行" in message
    assert [code for code, _, _ in told("".join(lines[:-3]))] == ["L619"]
    assert told("".join(lines[3:-4])) == []


def test_a_single_line_is_told_as_it_was() -> None:
    lines = SAVED.splitlines(keepends=True)
    assert [(code, n) for code, _, n in told("".join(lines[3:-3]))] == [("L603", 1)]


@pytest.mark.parametrize("name", ["out.txt", "out.md", "out.html", "out.json", "out.docx"])
def test_every_report_says_it_once(name: str, tmp_path: Path) -> None:
    from docx import Document

    draft = tmp_path / ("draft.docx" if name.endswith("docx") else "draft.txt")
    if name.endswith("docx"):
        document = Document()
        for line in SAVED.splitlines():
            document.add_paragraph(line)
        document.save(str(draft))
    else:
        draft.write_text(SAVED, "utf-8")
    if name.endswith("txt"):
        shown = program.run("check", draft).stdout
    else:
        program.run("check", draft, "-o", tmp_path / name)
        data = (tmp_path / name).read_bytes()
        said = read_comments(data) if name.endswith("docx") else ()
        shown = "\n".join(c.text for c in said if c.code == "L619") or data.decode(
            "utf-8", "replace"
        )
    if name.endswith("html"):  # each marked line says it when it is pointed at
        shown = re.sub("<[^>]*>", "", shown)
    assert shown.count(f"栏目、按钮等 {FURNITURE} 行没有删") == 1
