"""Annotated texts as the web holds them: wrapped in furniture, joined to anthologies, damaged.

From clean documents come pages of every kind of site, with documents, noise and lines labelled
(``labelled.Annotated``), as many as wanted. The same seed gives the same pages. What is put
around and into the texts is data (resources/damage.toml).
"""

from __future__ import annotations

import random
import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from typing import Any

from unionnlp.resources import load
from unionnlp.training.goldfiles import GoldText
from unionnlp.training.labelled import Annotated, annotated, labelled
from unionnlp.training.pages import (
    CHINESE,
    INSIDE,
    Bit,
    Clean,
    assemble,
    chinese,
    coded,
    glued,
    halved,
    marked,
    masked,
    paged,
    renamed,
    spaced,
    traditional,
)

SITES = ("school", "library", "portal", "forum", "government", "app", "assistant")
_LEVELS = (
    "学校",
    "小学",
    "中学",
    "幼儿园",
    "教育局",
    "学院",
    "乡镇",
    "公司",
    "初中",
    "高中",
    "中心校",
    "教育",
    "",
)
_TIMES = ("", "", "年度", "学期", "上半年", "下半年", "第一学期", "学年", "春季", "暑期")
_NOUNS = (
    "工作计划",
    "工作总结",
    "工作要点",
    "工作小结",
    "工作安排",
    "活动计划",
    "工作思路",
    "工作汇报",
    "年终总结",
    "工作打算",
    "计划",
    "总结",
)


def clean(gold: GoldText) -> list[Clean]:
    """Return the documents of a gold text, freed of noise, as lines."""
    text = annotated(gold)
    lines, labels = labelled(text)
    found = []
    for piece in text.documents:
        rows = []
        for line, label in zip(lines, labels, strict=True):
            if piece.start <= line.start < piece.end and not label.startswith("inner"):
                what = {"delimiter": "title", "opening": "body", "signature": "body"}
                words = _without(text, line.start, min(line.end, piece.end))
                if words.strip():
                    rows.append((words, what.get(label, label)))
        if len(rows) > 1:
            found.append(Clean(piece.title, [r for r in rows if r[1] in INSIDE]))
    return found


def _without(text: Annotated, start: int, end: int) -> str:
    parts, at = [], start
    for a, b, _ in text.noise:
        if a < end and b > at:
            parts.append(text.text[at : max(at, a)])
            at = max(at, min(b, end))
    return "".join([*parts, text.text[at:end]])


@cache
def _data() -> dict[str, Any]:
    return load("damage")


class Press:
    """Makes pages from clean documents; all chance comes from ``seed``."""

    def __init__(self, documents: Sequence[Clean], seed: int, sites: Sequence[str] = SITES) -> None:
        self.documents = documents
        self.random = random.Random(seed)  # noqa: S311 - reproducible pages, no secret
        self.sites = sites
        self.slots: dict[str, str] = {}

    def page(self) -> Annotated:
        """Return the next page."""
        rng = self.random
        site = rng.choice(self.sites)
        self._fresh()
        shape = rng.random()
        if shape < 0.06:
            return assemble(self._scrap())
        if shape < 0.17:
            bits = self._article_page(site)
        elif shape < 0.5:
            bits = self._anthology(site)
        else:
            bits = self._single(site)
        return assemble(self._damaged(bits))

    # --- slots ---------------------------------------------------------------------------

    def _fresh(self) -> None:
        rng, words = self.random, _data()["words"]
        noun = rng.choice(_NOUNS)
        year = str(rng.randint(2004, 2026))
        coll = f"{rng.choice(_LEVELS)}工会{rng.choice(_TIMES)}{noun}"
        if rng.random() < 0.3:
            coll = f"{year}{rng.choice(('', '年'))}{coll}"
        site = rng.choice(words["sites"])
        host = "".join(rng.choices("abcdefghjkmnx", k=rng.randint(4, 8)))
        url = f"http://www.{host}.{rng.choice(('com', 'cn', 'net'))}/{rng.randint(10, 99999)}.html"
        self.slots = {
            "noun": noun[-4:],
            "year": year,
            "coll": coll,
            "site": site,
            "url": url,
            "title": coll,
        }

    def _fill(self, row: str) -> str:
        rng, words = self.random, _data()["words"]
        month, day = rng.randint(1, 12), rng.randint(1, 28)
        year = self.slots["year"] if rng.random() < 0.6 else str(rng.randint(2005, 2026))
        date = rng.choice(
            (
                f"{year}-{month:02}-{day:02}",
                f"{year}年{month}月{day}日",
                f"{year}/{month}/{day}",
                f"{year}.{month:02}.{day:02}",
            )
        )
        own = {
            "date": date, "date2": f"{month:02}-{day:02}", "time": f"{rng.randint(0, 23):02}:{rng.randint(0, 59):02}",
            "n": str(rng.randint(2, 29)), "m": str(rng.randint(30, 3999)), "big": str(rng.randint(1000, 99999)),
            "month": str(month), "c": rng.choice(CHINESE), "d": str(rng.randint(1, 9)),
        }  # fmt: skip
        for key, pool in (
            ("name", "names"),
            ("school", "schools"),
            ("teaser", "teasers"),
            ("place", "places"),
        ):
            own[key] = rng.choice(words[pool])
        slots = own | self.slots | {"year": year if "{school}" in row else self.slots["year"]}
        for _ in range(3):
            if "{" not in row:
                break
            row = re.sub(r"\{(\w+)\}", lambda m: str(slots.get(m[1], "")), row)
        return row

    def _rows(self, rows: Sequence[str], least: int, most: int) -> list[str]:
        count = min(len(rows), self.random.randint(least, most))
        return [self._fill(r) for r in self.random.sample(list(rows), count)]

    def _noise(self, rows: Sequence[str], what: str) -> list[Bit]:
        """Return furniture lines as bits."""
        return [
            bit
            for row in rows
            for line in row.split("\n")
            for bit in (Bit(line, what), self._gap())
        ]

    def _tail(self, rows: Sequence[str]) -> list[Bit]:
        """Return the foot of a page; what names another article is a teaser."""
        bits = []
        for row in self.random.sample(
            list(rows), min(len(rows), self.random.choice((1, 2, 4, 8, 14)))
        ):
            what = "teaser" if "{teaser}" in row else "site"
            for _ in range(self.random.randint(1, 5) if what == "teaser" else 1):
                bits += [Bit(self._fill(row), what), self._gap()]
        return bits

    def _gap(self) -> Bit:
        return Bit(self.gap if self.random.random() < 0.85 else "\n")

    gap = "\n"

    # --- shapes --------------------------------------------------------------------------

    def _single(self, site: str) -> list[Bit]:
        rng = self.random
        data = _data()["site"][site]
        document = self._pick()
        if rng.random() < (0.5 if site == "portal" else 0.15):
            document = renamed(document, self.slots["coll"])
        if document.title:
            self.slots["title"] = document.title.strip()
        self.gap = rng.choice(("\n", "\n", "\n\n", "\n  ", "\r\n", "\n\u3000\u3000", "\n \n"))
        bits = self._noise(self._rows(data["head"], 0, rng.choice((0, 3, 7))), "site")
        if site in ("portal", "library", "app") and rng.random() < 0.4:
            bits += self._front()
        elif site == "assistant" and rng.random() < 0.8:
            bits += self._noise(self._rows(data["head"], 1, 1), "wrapper")
        stamp = self._rows(data["stamp"], 1, 1) if rng.random() < 0.75 else []
        form = rng.random()
        if form < 0.2:
            bits += self._noise(stamp, "site")
            stamp = []
        bits += self._body(document, 0, stamp=stamp, untitled=form > 0.86, page=data.get("page"))
        return bits + self._back(site, single=True)

    def _scrap(self) -> list[Bit]:
        """A few lines of a document and nothing else, as people paste them."""
        rng = self.random
        document = rng.choice(self.documents)
        rows = [x for x in document.lines if x[1] != "title"]
        first = rng.randrange(max(1, len(rows) - 3))
        heads = [x for x in document.lines if x[1] == "title"] if rng.random() < 0.8 else []
        bits = []
        for text, what in [*heads, *rows[first : first + rng.randint(2, 7)]]:
            short = text if what == "title" or rng.random() < 0.4 else re.split("[，。；]", text)[0]
            bits += [Bit(short or text, what, 0), Bit("\n")]
        return bits

    def _front(self) -> list[Bit]:
        """A collection's title, stamp and introduction."""
        rng, data = self.random, _data()["collection"]
        bits = self._noise(self._rows(data["titles"], 1, 2), "wrapper")
        if rng.random() < 0.6:
            bits += self._noise(self._rows(_data()["site"]["portal"]["stamp"], 1, 1), "site")
        if rng.random() < 0.4:
            bits += self._noise([self.slots["coll"]], "wrapper")
        if rng.random() < 0.8:
            bits += self._noise(self._rows(data["intros"], 1, 1 + (rng.random() < 0.3)), "wrapper")
        return bits

    def _anthology(self, site: str) -> list[Bit]:
        rng = self.random
        data, collection = _data()["site"][site], _data()["collection"]
        self.gap = rng.choice(("\n", "\n", "\n\n", "\n  ", "\n\u3000\u3000"))
        bits = self._noise(self._rows(data["head"], 0, 5), "site")
        bits += self._front()
        form, owned = rng.choice(collection["delimiters"]), rng.choice(collection["owned"])
        first = rng.choice((1, 1, 1, 1, rng.randint(2, 12)))
        with_own = rng.random()
        for k in range(rng.choice((1, 2, 2, 3, 3, 4, 5))):
            number = first + k
            if k and rng.random() < 0.12:
                bits += self._noise(self._rows(collection["notices"], 1, 1), "wrapper")
            if k and rng.random() < 0.08:
                bits += self._noise(self._article("howto")[:5], "article")
            document = self._pick()
            bits += self._delimited(document, k, number, (form, owned), with_own, data.get("page"))
        return bits + self._back(site, single=False)

    def _delimited(
        self, document: Clean, k: int, number: int, forms: tuple[str, str], own: float, page: Any
    ) -> list[Bit]:
        rng = self.random
        numbers = {"c": chinese(number), "d": str(number)}
        title = (document.title or "").strip()
        if title and own > 0.86:
            return self._body(document, k, page=page)
        if title and own < 0.25:
            head = forms[1].replace("{own}", title)
            head = self._number(head, numbers)
            bits = [
                Bit(head[: -len(title)] or " ", "delimiter", k),
                Bit(title, "own", k),
                self._gap(),
            ]
            return bits + self._body(document, k, headless=True, page=page)
        bits = [Bit(self._number(forms[0], numbers), "delimiter", k), self._gap()]
        keep = bool(title) and rng.random() < (0.5 if own < 0.6 else 0.1)
        return bits + self._body(document, k, headless=not keep, page=page)

    def _number(self, form: str, numbers: dict[str, str]) -> str:
        for key, value in numbers.items():
            form = form.replace("{" + key + "}", value)
        return self._fill(form)

    def _back(self, site: str, *, single: bool) -> list[Bit]:
        rng, data = self.random, _data()["site"][site]
        bits = []
        if site == "assistant" or (not single and rng.random() < 0.6) or rng.random() < 0.1:
            rows = data["tail"][:3] if site == "assistant" else _data()["collection"]["farewells"]
            bits += self._noise(self._rows(rows, 1, 2), "wrapper")
        if rng.random() < 0.12:
            self.slots["noun"] = self.slots["coll"][-4:]
            bits += self._noise(
                [
                    f"{self.slots['coll']}的延伸阅读——{self._fill(rng.choice(_data()['article']['howto_titles']))}"
                ],
                "teaser",
            )
            bits += self._noise(self._article("howto")[1 : rng.randint(3, 8)], "teaser")
        if rng.random() < 0.22:
            return bits
        return bits + self._tail(data["tail"])

    def _article_page(self, site: str) -> list[Bit]:
        rng, data = self.random, _data()["site"][site]
        self.gap = rng.choice(("\n", "\n", "\n\n"))
        kind = rng.choice(("howto", "howto", "news", "news", "rules", "advert"))
        rows = self._article(kind)
        bits = self._noise(self._rows(data["head"], 0, 4), "site") if rng.random() < 0.6 else []
        bits += self._noise(rows[:1], "article")
        if rng.random() < 0.5:
            bits += self._noise(self._rows(data["stamp"], 1, 1), "site")
        bits += self._noise(rows[1:], "article")
        return bits + (self._back(site, single=True) if rng.random() < 0.6 else [])

    def _article(self, kind: str) -> list[str]:
        """Return title and paragraphs of a text that is no plan and no summary."""
        rng, data = self.random, _data()["article"]
        rows = [self._fill(rng.choice(data[f"{kind}_titles"]))]
        if kind == "howto" and rng.random() < 0.3:
            rows = [
                self._fill(rng.choice(_data()["collection"]["delimiters"])).replace("{c}", "一")
            ]
        heads = data.get(f"{kind}_heads", [])
        pool = list(data[kind])
        rng.shuffle(pool)
        at, number = 0, 0
        while at < len(pool) and len(rows) < rng.randint(8, 26):
            count = rng.randint(1, 4)
            number += 1
            if heads and rng.random() < 0.5:
                rows.append(self._fill(rng.choice(heads)))
            part = "".join(pool[at : at + count]) if kind in ("howto", "news") else pool[at]
            rows.append(self._fill(part.replace("{c}", chinese(number))))
            at += count if kind in ("howto", "news") else 1
        return rows

    # --- a document ----------------------------------------------------------------------

    def _pick(self) -> Clean:
        """Return a document, now and then with an arrangement by months behind or instead of its text."""
        rng = self.random
        document = rng.choice(self.documents)
        chance = rng.random()
        if chance > 0.24:
            return document
        table = self._table()
        heads = [x for x in document.lines if x[1] == "title"]
        rest = [x for x in document.lines if x[1] != "title"]
        rest = [] if chance < 0.13 else rest[: rng.randint(2, max(2, len(rest)))]
        if chance > 0.18:
            return Clean(document.title, [*heads, *table, *rest])
        return Clean(document.title, [*heads, *rest, *table])

    def _table(self) -> list[tuple[str, str]]:
        """Return an arrangement by months as a website shows it: cells, bars, tabs, spaces, lists."""
        rng, data = self.random, _data()["table"]
        rows = [(rng.choice(data["leads"]), "node")] if rng.random() < 0.7 else []
        if rng.random() < 0.3:
            return [*rows, *self._cells()]
        head = rng.choice(data["heads"]).split("|")
        joint = rng.choice(("\n", "\t", " ", "|", "   ", ""))
        form = rng.choice(("table", "table", "lines", "lists", "glued"))
        if form == "table" or rng.random() < 0.4:
            rows += (
                [(cell, "arrangement") for cell in head]
                if joint == "\n"
                else [(joint.join(head), "arrangement")]
            )
        first = rng.choice((1, 2, 3, 9))
        for k in range(rng.randint(3, 11)):
            month = (first + k - 1) % 12 + 1
            rows += self._month(form, month, joint, len(head))
        return [*rows, (rng.choice(data["closing"]), "body")] if rng.random() < 0.4 else rows

    def _cells(self) -> list[tuple[str, str]]:
        """Return a table of events, one cell a line: number, date, name, place or people, person."""
        rng, data = self.random, _data()["table"]
        end = rng.choice(("", " |", "\t", "  "))
        spaced = rng.random() < 0.3
        head = rng.choice(data["cells"]).split("|")
        rows = [((" " if spaced else "").join(c) + end, "arrangement") for c in head]
        for k in range(1, rng.randint(3, 9)):
            month, day = rng.randint(1, 12), rng.randint(1, 28)
            for column in head:
                rows.append(
                    (
                        self._cell(column, k, month, day) + end,
                        "activity" if "活动" in column else "body",
                    )
                )
        return rows

    def _cell(self, column: str, k: int, month: int, day: int) -> str:
        rng, data = self.random, _data()["table"]
        if "序" in column:
            return str(k)
        if "时间" in column or "日期" in column:
            return rng.choice(
                (
                    f"{self.slots['year']}年{month}月",
                    f"{month}月{day}日",
                    f"{month}月",
                    f"{month}-{month + 1}月",
                )
            )
        if "人数" in column:
            return f"{rng.randint(5, 90)}人"
        if "活动" in column:
            return str(rng.choice(data["activities"]))
        if "说明" in column or "内容" in column:
            return rng.choice(
                (
                    "活动地点：操场",
                    "分组进行",
                    "全体会员参加",
                    "每组五人",
                    "设一等奖一名",
                    "邀请退休教师参加",
                )
            )
        return str(rng.choice(data["persons"]))

    def _month(self, form: str, month: int, joint: str, width: int) -> list[tuple[str, str]]:
        rng, data = self.random, _data()["table"]
        names = rng.sample(data["activities"], rng.randint(1, 3))
        if rng.random() < 0.3:
            names = [
                f"{n}（{month}月{rng.randint(1, 27)}日）{rng.choice(('', '。', ';'))}"
                for n in names
            ]
        head = rng.choice(
            (
                f"{month}月",
                f"{month} 月",
                f"{chinese(month)}月",
                f"{month}月份",
                f"{chinese(month)}月份",
            )
        )
        person = rng.choice(data["persons"])
        if form == "lines":
            return [(f"{head}：{rng.choice(('；', '、', '。')).join(names)}", "activity")]
        if form == "glued":
            rows = [(f"{k}、{name}", "activity") for k, name in enumerate(names, 1)]
            return [(f"{month}{rows[0][0]}", "activity"), *rows[1:]]
        if form == "lists":
            label = rng.choice(("{}、", "{}.", "（{}）", "", "  "))
            number = chinese if rng.random() < 0.4 else str
            return [
                (head, "arrangement"),
                *((label.format(number(k)) + name, "activity") for k, name in enumerate(names, 1)),
            ]
        if joint == "\n":
            cells = [(head, "arrangement"), *((name, "activity") for name in names)]
            return [*cells, (person, "body")] if width > 2 else cells
        return [(joint.join((head, name, person)[: max(2, width)]), "activity") for name in names]

    def _body(
        self,
        document: Clean,
        k: int,
        *,
        stamp: Sequence[str] = (),
        untitled: bool = False,
        headless: bool = False,
        page: Any = None,
    ) -> list[Bit]:
        rng = self.random
        titles = [t for t, what in document.lines if what == "title"]
        if len(titles) == 1 and rng.random() < 0.12:
            titles = halved(titles[0])
        rows = [(t, what) for t, what in document.lines if what != "title"]
        bits: list[Bit] = []
        if untitled or not titles:
            rows = rows[rng.choice((0, 0, 0, rng.randint(0, len(rows) // 2))) :]
        elif not headless:
            for t in titles:
                bits += [Bit(t, "title", k), self._gap()]
            for row in stamp:
                bits += [Bit(row, "site", k), self._gap()]
            if stamp and rng.random() < 0.45:
                bits += [Bit("".join(titles), "site", k), self._gap()] * rng.choice((1, 1, 2))
            if stamp and rng.random() < 0.25:
                intro = self._fill(rng.choice(_data()["collection"]["intros"])).split("\n")[0]
                bits += [Bit(intro, "wrapper", k), self._gap()]
        if len(rows) > 6 and rng.random() < 0.25:
            rows = rows[: rng.randint(4, len(rows))]
            if rng.random() < 0.6 and len(rows[-1][0]) > 12:
                rows[-1] = (rows[-1][0][: rng.randint(6, len(rows[-1][0]) - 1)], rows[-1][1])
        if rng.random() < 0.12:
            article = _data()["article"]
            words = article["salutations"] if rng.random() < 0.7 else article["headings"]
            rows.insert(0, (rng.choice(words), "body"))
        return bits + self._printed(rows, k, page)

    def _printed(self, rows: list[tuple[str, str]], k: int, page: Any) -> list[Bit]:
        """Return the rows of a document with page marks and a returning collection title."""
        rng = self.random
        marks = self._rows(page, 1, 2) if page and rng.random() < 0.4 else []
        returns = rng.random() < 0.08
        every, bits, number = rng.randint(4, 12), [], 0
        for i, (text, what) in enumerate(rows):
            if i and i % every == 0 and (marks or returns):
                number += 1
                mark = rng.choice(marks) if marks else self.slots[rng.choice(("coll", "title"))]
                mark = mark.replace("{p}", str(number)).replace("{q}", "6")
                inner = Bit(mark, "site" if marks else "watermark", k)
                if rng.random() < 0.5 and len(text) > 30:
                    cut = rng.randint(8, len(text) - 8)
                    bits += [
                        Bit(text[:cut], what, k),
                        Bit("\n"),
                        inner,
                        Bit("\n"),
                        Bit(text[cut:], "body", k),
                        self._gap(),
                    ]
                    continue
                bits += [inner, self._gap()]
            bits += [Bit(text, what, k), self._gap()]
        return bits

    # --- damage --------------------------------------------------------------------------

    def _damaged(self, bits: list[Bit]) -> list[Bit]:
        rng = self.random
        chance = rng.random()
        if chance < 0.14:
            bits = glued(bits, rng)
        elif chance < 0.2:
            bits = [replace(b, text=spaced(b.text, rng)) if b.what else b for b in bits]
        elif chance < 0.25:
            bits = [replace(b, text=masked(b.text)) for b in bits]
        elif chance < 0.29:
            bits = [replace(b, text=traditional(b.text)) for b in bits]
        elif chance < 0.34:
            bits = coded(bits, rng)
        elif chance < 0.37:
            bits = [
                replace(b, text=b.text.replace("\t", rng.choice(("\n", " ", "|")))) for b in bits
            ]
        elif chance < 0.4:
            mark = rng.choice(("\uf06c ", "&nbsp;&nbsp;", "\uf0d8", "◆", "● "))
            bits = [
                replace(b, text=mark + b.text) if b.what == "node" and rng.random() < 0.5 else b
                for b in bits
            ]
        elif chance < 0.44:
            bits = marked(bits, rng)
        elif chance < 0.5:
            edges = _data()["site"]["library"]["edges"]
            bits = paged(bits, rng, rng.sample(edges, 2))
        return bits
