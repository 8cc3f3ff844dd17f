"""News, notices, rules, letters, portraits and advice are no documents, alone or below one."""

from __future__ import annotations

import pytest

from unionnlp import extract

PLAN = (
    "柳荫中学工会2021年工作计划\n一、工作思路\n围绕教学，服务教职工。\n二、主要任务\n"
    "1、开好教代会，提案答复率100%。\n2、走访病号12人，每人300元。\n"
)
SIGNED = "柳荫中学工会\n2021年2月25日\n"

NEWS = {
    "visit": (
        "区总工会来柳荫中学调研\n6月3日上午，区总工会副主席一行来到柳荫中学，了解工会建设情况。\n座谈会上，校工会主席介绍说，"
        "学校今年投入8万元改建健身房，办起社团6个。调研组边听边记，还察看了教工书吧，对学校的做法给予充分肯定。\n"
    ),
    "relief": (
        "荷塘小学工会走访慰问退休教师\n1月21日，荷塘小学工会一行4人先后来到9位退休教师家中，送去慰问金4500元。\n每到一处，大家"
        "嘘寒问暖，叮嘱老人保重身体。谢老师高兴地说：“学校一直想着我们。”\n"
    ),
    "games": (
        "我园教师在社区拔河赛中摘得桂冠\n秋高气爽，10月15日，社区职工拔河赛在文化广场举行，我园工会派出16名教师参加。\n赛场上，"
        "老师们齐心协力，喝彩声此起彼伏。经过五轮激烈角逐，我园队获得第一名。\n此次比赛锻炼了身体，凝聚了人心。\n"
    ),
    "course": (
        "工会主席培训班在南塘举办\n本报讯（通讯员 白露）为提高履职能力，9月5日至7日，全县学校工会主席培训班在南塘举办，"
        "61名主席参加。\n培训期间，学员们观摩了南塘二小的教工之家。“不虚此行。”青石小学的罗主席说。\n"
    ),
    "session": (
        "校工会委员会审议通过2022年工作计划\n3月1日，校工会召开委员会会议，审议通过了《校工会2022年工作计划》。会议由主席主持。\n"
        "会议认为，计划目标明确。会议要求，各分会要抓好落实，全年办活动8项，满意度达到95%。\n"
    ),
    "portrait": (
        "润物无声——记南塘二小工会主席温婉\n在南塘二小，说起工会主席温婉，老师们都竖起大拇指。\n2016年冬天，同事家中失火，她连夜赶去，"
        "发动大家捐款1.8万元。小赵含着泪说：“温姐比亲姐还亲。”\n温婉说：“工会就是要替人分忧。”\n"
    ),
}  # fmt: skip
OTHERS = {
    "meeting": (
        "关于召开教代会的通知\n各分工会：\n经研究，定于4月8日召开教代会，有关事项通知如下：\n一、会议时间：下午2点\n二、会议地点："
        "报告厅\n三、参会人员：正式代表72人\n请准时出席。\n校工会\n2022年3月28日\n"
    ),
    "names": (
        "关于公布2020年优秀会员名单的通知\n各工会小组：\n经小组推荐、委员会评审，授予段青等6名同志“优秀会员”称号。\n希望大家向他们学习。\n"
        "附：名单\n段青、路遥、尹川、桑榆、卓越、孟夏\n"
    ),
    "congress": (
        "教职工代表大会条例\n一、教代会每三年一届，每学年至少开会一次，须有三分之二以上代表出席方可召开。\n二、教师代表不得少于60%。\n"
        "三、校工会是教代会的工作机构，由主席负责日常工作。\n四、代表有权提出提案。\n"
    ),
    "letter": (
        "倡议书\n亲爱的老师们：\n中秋将至，校工会向全体教职工发出如下倡议：\n一、不铺张，不送礼。\n二、多陪家人，探望老人1次。\n"
        "让我们一起行动。\n校工会\n2021年9月15日\n"
    ),
    "money": (
        "工会经费能不能买蛋糕？一次说清楚\n不少会员问：过生日，工会可以发什么？\n可以发蛋糕券，但每人每年一般不得超过300元。\n例如生日"
        "当月发放，就应该有领取登记。\n不能发现金，也不要用来请客。如果还有疑问，可以咨询上级工会。\n"
    ),
}  # fmt: skip
ADVICE = {
    "three": (
        "写计划的几点提醒\n第一，要结合单位实际。\n第二，要留有余地，例如天气不好时怎么办。\n第三，要写明由谁来办。\n"
    ),
    "further": (
        "拓展阅读：工会主席的手机\n清早，她的手机就响个不停，谁家有事都找她。\n她说，琐事办好了就是大事。\n"
    ),
    "asked": (
        "工会总结怎样写才有人看\n动笔之前先想清读者是谁，比如校长想看效果，会员想看账目。数字要准，套话要少。\n"
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", [*NEWS, *OTHERS])
def test_such_a_text_is_no_document(name: str) -> None:
    assert extract((NEWS | OTHERS)[name], items=False).documents == ()


@pytest.mark.parametrize("name", [*NEWS, "meeting", "names"])
def test_below_a_signature_it_is_no_part_of_the_text(name: str) -> None:
    page = f"{PLAN}{SIGNED}{(NEWS | OTHERS)[name]}"
    (document,) = extract(page, items=False).documents
    assert page[: document.end].endswith("25日")


@pytest.mark.parametrize("name", [*ADVICE])
def test_advice_and_further_reading_end_a_text(name: str) -> None:
    page = f"{PLAN}{ADVICE[name]}"
    (document,) = extract(page, items=False).documents
    assert page[: document.end].endswith("300元。")


def test_chapters_go_on_before_advice() -> None:
    second = PLAN.replace("2021", "2022").replace("柳荫", "荷塘")
    page = f"工会计划（精选2篇）\n范文一：{PLAN}{ADVICE['asked']}范文二：{second}"
    first, _ = extract(page, items=False).documents
    assert page[: first.end].endswith("300元。")


TRUE = [
    "校工会2020年工作\n一年来，校工会做了以下工作。\n1、3月5日召开教代会，会上审议了校长报告，提案办结率100%。\n2、组队参加市运动会，"
    "荣获团体第二名，受到与会领导好评。\n3、校领导先后来到12位退休教师家中走访，发放慰问金6000元。\n",
    "更新时间：2019-03-11 09:42作者：周晓蕾老师\n3月8日，组织女教工登山，52人参加。\n4月12日，召开教代会，"
    "会上代表提交提案21件。\n5月9日，举办羽毛球赛，荣获组织奖。\n6月，慰问困难教职工7人，每人500元。\n",
    "关于做好2022年学校工会工作的意见\n各基层工会：\n现就做好2022年工会工作提出如下意见。\n一、坚持政治引领。全年组织宣讲4场。\n"
    "二、抓好民主管理。4月底前召开教代会，提案答复率100%。\n三、办好实事。走访困难教职工不少于30人次。\n",
    "青石县盲校工会2022年干了些什么\n一、走访退休教师12人，发放慰问金6000元。\n二、举办趣味运动会1次，参加教师35人，现场气氛热烈。\n"
    "三、召开教代会，征集提案9件，全部答复。\n",
]  # fmt: skip


@pytest.mark.parametrize("text", TRUE)
def test_a_report_or_plan_without_its_noun_stays_one(text: str) -> None:
    assert len(extract(text, items=False).documents) == 1
