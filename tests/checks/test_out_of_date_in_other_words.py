"""What is older than its draft, told in other words: laws, documents, offices, anniversaries."""

from __future__ import annotations

import pytest

from unionnlp.checks import check


def codes(words: str, title: str = "松岭中学工会2026年工作计划") -> set[str]:
    """Return the codes of what is told of the era of a short plan that holds ``words``."""
    text = f"{title}\n一、主要工作\n1、{words}\n松岭中学工会委员会\n2026年2月20日\n"
    return {f.code for f in check(text, ignore=("M",)).findings if f.family == "era"}


LAWS = [
    "认真学习即将于明年施行的《劳动合同法》（2007年公布）。",
    "4月组织骨干教师讨论《家庭教育促进法（草案）》，提出修改建议。",
    "对《学前教育法（征求意见稿）》提出意见，汇总上报。",
    "就正在征求意见的《爱国主义教育法》开展座谈。",
    "学习刚刚于今年修订的2001年版《工会法》。",
    "请大家学习《安全生产法》，该法即将施行，学习《监察法》将于今年施行。",
    "依据2001年修正版《工会法》开展工作。",
]
DOCUMENTS = [
    "学习《关于全面深化新时代教师队伍建设改革的意见》（2018年）这一最新文件。",
    "学习最新下发的《关于加强和改进新时代师德师风建设的意见》（教师〔2019〕10号）。",
    "传达刚刚发布的《深化新时代教育评价改革总体方案》（2020年）。",
]
OFFICES = [
    "按照国家教委的要求，开展师德教育。",
    "按照卫生部要求，做好晨检消毒。",
    "到县地税局办理工会经费代收手续。",
    "向区安监局报送安全生产月总结。",
]
WRONG = [
    "8月19日是第十个中国医师节，慰问校医。",
    "11月8日是第二十个记者节，慰问宣传报道组。",
    "4月23日是第25个世界读书日，启动共读。",
    "5月17日是第三十次全国助残日，组织志愿服务。",
    "庆祝中华全国总工会成立90周年，出一期板报。",
]
IN_TIME = [
    "学习2021年修正的《工会法》。",
    "学习2024年通过、2025年施行的《学前教育法》。",
    "为即将修订的《学校工会章程（草案）》征求意见。",
    "绩效方案（征求意见稿）发到各组讨论。",
    "讨论《教师法（修订草案）》。",
    "学习新修订的《治安管理处罚法》，今年1月1日起施行。",
    "《基层工会经费收支管理办法》（总工办发〔2017〕32号）要求公开账目。",
    "学习最新的县总工会〔2026〕3号文件。",
    "落实新出台的《教育强国建设规划纲要（2024—2035年）》。",
    "学校2006年按当时人事部的规定评定的职称继续有效。",
    "学生会卫生部检查教室，卫生部门来校体检。",
    "区应急管理局的同志来讲课。",
    "8月19日是第九个中国医师节，4月23日是第31个世界读书日。",
    "12月4日是第十三个国家宪法日，5月17日是第三十六次全国助残日。",
    "去年是全总成立100周年，图片展的展板今年继续使用。",
    "自2022年杭州亚运会筹办以来，羽毛球队一直坚持训练。",
]


@pytest.mark.parametrize("words", LAWS)
def test_a_law_called_new_or_a_draft_long_after(words: str) -> None:
    assert "E508" in codes(words)


@pytest.mark.parametrize("words", DOCUMENTS)
def test_a_document_is_called_new_that_gives_an_old_year_itself(words: str) -> None:
    assert "E510" in codes(words)
    assert "E510" not in codes(words.replace("最新", "").replace("刚刚", "").replace("发布的", ""))


@pytest.mark.parametrize("words", OFFICES)
def test_an_office_that_has_another_name_now(words: str) -> None:
    assert "E511" in codes(words)


@pytest.mark.parametrize("words", WRONG)
def test_a_day_or_an_anniversary_counted_wrongly(words: str) -> None:
    assert "E504" in codes(words)


@pytest.mark.parametrize("words", IN_TIME)
def test_what_fits_its_year_is_left_alone(words: str) -> None:
    assert not codes(words)


@pytest.mark.parametrize(
    ("title", "anniversary", "wrong"),
    [
        ("松岭中学工会2025—2026学年第二学期工作计划", "101周年", False),
        ("松岭中学工会2025—2026学年第二学期工作计划", "100周年", True),
        ("松岭中学工会2024—2025学年第二学期工作计划", "100周年", False),
        ("松岭中学工会2025—2026学年度工作计划", "101周年", False),
        ("松岭中学工会2025—2026学年度工作计划", "100周年", True),
    ],
)
def test_an_anniversary_counts_in_the_year_of_its_month(
    title: str, anniversary: str, wrong: bool
) -> None:
    assert ("E504" in codes(f"庆祝全总成立{anniversary}，出一期板报。", title)) is wrong


@pytest.mark.parametrize(
    ("words", "old"),
    [
        ("制定工会“十四五”发展规划。", True),
        ("总结“十四五”规划的成果。", False),
        ("迎接2022年杭州亚运会，开展全员健身。", True),
        ("迎接第七次全国人口普查，配合入户登记。", True),
        ("围绕决胜全面建成小康社会建功立业。", True),
    ],
)
def test_what_is_looked_forward_to_is_not_over(words: str, old: bool) -> None:
    assert bool(codes(words) & {"E501"}) is old
