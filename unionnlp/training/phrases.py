"""Words for made pages: names, dates, phrases with slots, articles, arrangements in columns and lists."""

from __future__ import annotations

import random
import re
from collections.abc import Sequence
from functools import cache
from typing import Any

from unionnlp.resources import load
from unionnlp.training.pages import CHINESE, chinese

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


@cache
def furniture() -> dict[str, Any]:
    """Return what the web puts around a plan (resources/damage.toml)."""
    return load("damage")


class PhraseMaker:
    """Fills phrases with names, dates and numbers; all chance comes from ``seed``."""

    def __init__(self, seed: int) -> None:
        self.random = random.Random(seed)  # noqa: S311 - reproducible pages, no secret
        self.slots: dict[str, str] = {}

    def _fresh(self) -> None:
        rng, words = self.random, furniture()["words"]
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
        rng, words = self.random, furniture()["words"]
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

    def _article(self, kind: str) -> list[str]:
        """Return title and paragraphs of a text that is no plan and no summary."""
        rng, data = self.random, furniture()["article"]
        rows = [self._fill(rng.choice(data[f"{kind}_titles"]))]
        if kind == "howto" and rng.random() < 0.3:
            rows = [
                self._fill(rng.choice(furniture()["collection"]["delimiters"])).replace("{c}", "一")
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

    def _number(self, form: str, numbers: dict[str, str]) -> str:
        for key, value in numbers.items():
            form = form.replace("{" + key + "}", value)
        return self._fill(form)


class TableMaker(PhraseMaker):
    """Makes arrangements by months, as websites show them."""

    def _table(self) -> list[tuple[str, str]]:
        """Return an arrangement by months as a website shows it: cells, bars, tabs, spaces, lists."""
        rng, data = self.random, furniture()["table"]
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
        rng, data = self.random, furniture()["table"]
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
        rng, data = self.random, furniture()["table"]
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
        rng, data = self.random, furniture()["table"]
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
