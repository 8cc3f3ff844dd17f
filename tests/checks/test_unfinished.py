"""Lists that end too soon, headings, months and cells that stayed empty, sentences without their verb."""

from __future__ import annotations

import pytest

from unionnlp.checks import check

HEAD = "杏林小学工会2026年工作计划\n一、主要工作\n"
TAIL = "\n杏林小学工会委员会\n2026年2月20日\n"


def quotes(words: str) -> list[str]:
    found = check(HEAD + words + TAIL).findings
    return [f.evidence[0].text for f in found if f.kind == "incomplete" and f.evidence]


@pytest.mark.parametrize(
    ("words", "where"),
    [
        ("评选“暖心同事”看三条标准：其一，教案写得细；其二，肯带新人。", "三条标准"),
        ("下半年抓好三件事：一是换会员证，二是修球桌。", "三件事"),
        ("工会全年备好四样：雨伞、药箱、针线，放在门卫室。", "四样"),
        ("全年四件事：二月讲法律，六月做香包，十月看画展。", "四件事"),
        ("代表由各组推选，四月底前选齐，五月上旬将提案汇总表", "将提案汇总表"),
        ("今年新开两个社团，一个是篆刻，另一个是", "另一个是"),
        ("各组先自评，再由组长将结果报给", "报给"),
        ("为了方便大家，领取办法分三步，全文如下：\n六月起按此办法领取，有疑问找组长。", "如下"),
        ("比赛的日子和场地都写在下面这张表里，照表来。\n下雨顺延。", "下面这张表"),
        ("议程和发言顺序见附件，附件印在本计划后头。", "附件"),
        ("借书的规矩另附《教工书屋借阅约定》一份。", "借阅约定"),
        ("【读书活动】\n【财务公开】\n账目每季贴一次，由会计签名。", "读书活动"),
        ("三月　妇女节插花\n四月　\n五月　拔河", "四月"),
        ("项目\t负责人\t月份\n跳绳\t郝敏\t3月\n拔河\t\t5月\n合唱\t段青\t9月", "拔河"),
    ],
)  # fmt: skip
def test_what_is_not_brought_to_its_end(words: str, where: str) -> None:
    assert any(where in quote or quote in where for quote in quotes(words))


@pytest.mark.parametrize(
    "words",
    [
        "评选“暖心同事”看三条标准：其一，教案写得细；其二，肯带新人；其三，家长说好。",
        "下半年抓好三件事：一是换会员证，二是修球桌。三是把旧书登记一遍。",
        "工会全年备好四样：雨伞、药箱、针线和手电，放在门卫室。",
        "工会全年备好几样：雨伞、药箱、针线，放在门卫室。",
        "工会备好四样：雨伞、药箱、针线等，放在门卫室。",
        "全年四件事：二月讲法律，六月做香包，九月献花，十月看画展。",
        "代表由各组推选，四月底前选齐，五月上旬将提案汇总表发到各组。",
        "领取办法如下：\n会员凭证到门卫室领取，有疑问找组长。",
        "五月上旬办好三件大事，另一件是修屋顶。",
        "借书的规矩不再附后，去年印过的照旧有效。",
        "【读书活动】\n每月一次。\n【财务公开】\n账目每季贴一次，由会计签名。",
        "三月　妇女节插花\n四月　春游\n五月　拔河",
        "项目\t负责人\t备注\n跳绳\t郝敏\t自带绳\n拔河\t甄可\t\n合唱\t段青\t定谱",
    ],
)
def test_what_is_whole(words: str) -> None:
    assert not quotes(words)


def test_a_page_mark_does_not_end_a_sentence() -> None:
    words = (
        "提案要件件有回音，每月开一次碰头会，并把办理结果印成\n\n第 2 页 共 6 页\n\n"
        "小册子发到各组，由组长在例会上念给大家听。\n"
        "账目每季贴一次，由会计签名。"
    )
    assert not quotes(words)
