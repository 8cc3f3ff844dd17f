"""A table below a text is the text's own, whatever number stands behind its name: its rows are the schedule's."""

from __future__ import annotations

import pytest

from unionnlp import extract

PLAN = (
    "柳堤小学2022年工会工作计划\n为做好工会工作，特制订本计划。\n一、开好教代会\n三月召开教代会一次，办复提案12件。\n"
    "二、关心教工\n组织体检一次，慰问困难教工12户。\n"
)
SIGNED = "柳堤小学工会\n2022年2月20日\n"
HEADINGS = [
    "安排表3", "附表2：工作安排", "附表1", "附：", "附件1：柳堤小学工会工作行事历", "表1 工会活动安排",
    "工作安排表（一）",
    "三、工作安排表1", "【安排表3】", "附表（二）工作安排", "活动安排表1：", "柳堤小学工会工作安排表3", "具体工作安排3",
]  # fmt: skip
ROWS = [
    ("月份", "工作内容", "负责人"),
    ("三月", "办师德演讲比赛", "李茂林"),
    ("四月", "组织教工体检", "王秀兰"),
    ("五月", "举行拔河比赛", "赵一鸣"),
]
NUMBERED = [
    ("序号", "时间", "内容", "责任部门"),
    ("1", "3月", "办师德演讲比赛", "教导处"),
    ("2", "4月", "组织教工体检", "工会"),
    ("3", "5月", "举行拔河比赛", "体育组"),
]
ACTS = ["办师德演讲比赛", "组织教工体检", "举行拔河比赛"]
FORMS = {
    "bars": lambda rows: "".join(f"| {' | '.join(r)} |\n" for r in rows),
    "inner bars": lambda rows: "".join(f"{' | '.join(r)}\n" for r in rows),
    "tight bars": lambda rows: "".join(f"{'|'.join(r)}\n" for r in rows),
    "tabs": lambda rows: "".join("\t".join(r) + "\n" for r in rows),
    "gaps": lambda rows: "".join("  ".join(r) + "\n" for r in rows),
}


def read(text: str) -> tuple[int, list[str], list[str | None]]:
    documents = extract(text, items=False).documents
    entries = [e for d in documents for e in d.schedule]
    return len(documents), [e.text for e in entries], [e.responsible for e in entries]


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("heading", HEADINGS)
@pytest.mark.parametrize("rows", [ROWS, NUMBERED, ROWS[1:]], ids=["months", "numbers", "headless"])
def test_rows_below_a_numbered_heading_are_the_texts(
    form: str, heading: str, rows: list[tuple[str, ...]]
) -> None:
    table = f"{heading}\n{FORMS[form](rows)}"
    persons = [row[-1] for row in rows[-3:]]
    for text in (PLAN + table, PLAN + table + SIGNED, PLAN + SIGNED + table):
        assert read(text) == (1, ACTS, persons)


@pytest.mark.parametrize("form", FORMS)
def test_rows_of_one_width_stay_apart(form: str) -> None:
    rows = [("序号", "时间", "内容", "责任部门")] + [
        (str(k), f"{m}月", act, who)
        for k, (m, act, who) in enumerate(
            [
                (2, "慰问困难教工", "女工委员"),
                (4, "组织健步行走", "文体委员"),
                (5, "召开全体大会", "组织委员"),
                (6, "办红歌合唱赛", "宣传委员"),
                (9, "评选书香之家", "生活委员"),
                (11, "发放生日卡片", "财务委员"),
                (12, "评选先进小组", "组织委员"),
            ],
            1,
        )
    ]
    count, acts, persons = read(f"{PLAN}附表2：工作安排\n{FORMS[form](rows)}{SIGNED}")
    assert (count, acts) == (1, [r[2] for r in rows[1:]])
    assert persons == [r[3] for r in rows[1:]]


def test_plans_in_tables_of_a_collection_stay_documents() -> None:
    name = "工会工作安排表"
    tables = [FORMS["bars"](rows) for rows in (ROWS, NUMBERED)]
    text = "".join(f"{name}{k}\n{table}" for k, table in enumerate(tables, 1))
    assert len(extract(text, items=False).documents) == 2
