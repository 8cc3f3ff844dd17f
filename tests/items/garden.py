"""A catalogue of one's own, for the tests of own items."""

OWN = """
mode = "replace"
[groups]
land = "田间"
[[item]]
id = "school_garden"
group = "land"
zh = "校园菜地"
scope = "教工在校园里种菜"
examples = ["四月翻地播种，各组认领一畦，六月开一次尝鲜会。"]
cues = ["菜地", "认领…畦", "尝鲜会"]
"""
