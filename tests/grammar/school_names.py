"""Names of schools that do not exist, over every character that also means something else in a sentence.

A head is a word that names begin with; its first character is a preposition, a verb, a number, a
function word or a place. A kind is what a school's name ends in. Each pair of them is a name.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import cycle, islice

# In groups: prepositions and conjunctions, numbers, function words, verbs and nouns of plans.
_HEADS = """
和平 和美 和睦 和兴 和苑 和畅 向阳 向荣 向前 向上 向东 同济
同心 同乐 同文 同德 为民 为公 为明 对山 经纬 经开 由义 当湖
当阳 从善 从德 以德 以恒 与时 于田 于都 将台 将军 全福 全兴
本真 到岸 让胡路 跟山 第一 第二 第三 第七 第十二 一心 二桥 三里
三元 四季 五星 五一 六合 六一 七彩 七星 八一 八里 九龙 九曲
十里 十字 百花 百草 千山 万松 万寿 双桥 双语 两江 半山 之江
之光 在水 在野 能仁 可园 可人 会稽 会展 要津 都昌 都江 也园
不息 自强 自立 那桐 是达 至善 至正 及第 并州 还珠 就日 但丁
的卢 得胜 着力 过街 里仁 里程 上善 上坝 下沙 下关 中心 中山
中华 中兴 前进 前锋 后海 后山 内环 外滩 外国语 实验 育才 育英
育红 建设 建国 发展 服务 团结 奋进 努力 创新 创业 开明 开元
开发 明德 德育 文明 文化 光明 工农 工业 工人 教苑 学府 学苑
新村 新时代 新民 先锋 先进 胜利 跃进 红旗 红星 友谊 民主 民族
民生 幸福 安全 平安 健康 长征 长乐 人民 人和 宣传 通过 东方
西城 南苑 北辰 春晖 秋实 年丰 今朝 一中心 党湾 会员 师苑 大会
大同 小河
"""
HEADS = _HEADS.split()
KINDS = ("小学", "中学", "实验小学", "幼儿园", "中心小学", "学校", "初级中学", "职业高中")
PLACES = ("", "", "青川区", "江州市", "柳河县", "云桥镇")


def names(count: int = 400) -> Iterator[str]:
    """Yield that many names, every head in its turn with another kind, some with a place before."""
    heads = islice(cycle(HEADS), count)
    for number, head in enumerate(heads):
        turn = number // len(HEADS)
        kind = KINDS[(number + turn) % len(KINDS)]
        place = PLACES[(number + 2 * turn) % len(PLACES)]
        if head.endswith(kind[:2]) or (head == "外国语" and kind == "幼儿园"):
            kind = "小学"
        yield f"{place}{head}{kind}"
