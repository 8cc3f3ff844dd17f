"""Labels in stems, letters, points and behind a word: what is left out of their row."""

from __future__ import annotations

import pytest

from unionnlp.checks import check

PLAN = """松岭小学工会2026年工作计划
{lines}
松岭小学工会
2026年2月20日
"""


def skipped(lines: str) -> list[str]:
    """Return the findings of numbers on a short plan."""
    report = check(PLAN.format(lines=lines.replace("|", "\n")))
    return [f.code for f in report.findings if f.code in ("O701", "O702", "O703")]


@pytest.mark.parametrize(
    "lines",
    [
        "1 关爱|1.1 春节发米油。|1.2 重阳节请退休教师回校。|2.3 会员住院的，委员去看。|2 活动|2.1 女教师编竹篮。",
        "1 安全|1.1 走一遍消防栓。|1.2 入夏发药品。|1.3 欠薪的事跑到底。|1.5 互助续保。",
        "会上议三样：|甲、班车几点开；|乙、哺乳室放在哪层；|丁、食堂晚饭卖到几点。",
        "选项如下：|A. 登山|B. 拔河|D. 跳绳",
        "任务一：建家，三月完成。|任务二：普法，四月完成。|任务四：帮困，五月完成。",
        "步骤一，三月摸底。|步骤三，五月总结。",
        "一抓学习，每月一次；二抓服务，每周一次；四抓维权，每季一次。",
        "行动一 读书|行动二 健步|行动二 帮困",
    ],
)
def test_what_is_left_out_is_told(lines: str) -> None:
    assert skipped(lines)


@pytest.mark.parametrize(
    "lines",
    [
        "1 关爱|1.1 春节发米油。|1.2 重阳节请退休教师回校。|2 活动|2.1 女教师编竹篮。|2.2 拔河。",
        "3.5万元用于慰问。|4.8万元用于文体。|2.1万元用于培训。|1.2万元用于帮困。",
        "3.8 女教师踏青|4.23 读书日|5.4 青年节|6.1 儿童节",
        "会上议三样：|甲、班车几点开；|乙、哺乳室放在哪层；|丙、食堂晚饭卖到几点。",
        "任务一：建家，三月完成。|任务二：普法，四月完成。",
        "一抓到底，二话不说，三月完成。",
    ],
)
def test_rows_that_go_on_are_left_alone(lines: str) -> None:
    assert not skipped(lines)
