"""Make resources/confusions.json and confusion_neighbours.json: slips that sound alike.

    python scripts/confusions.py [--out FOLDER]

Wrong writings of words of the trade that are no words themselves. The words are those of two characters
that our own texts (corpus/) use often. A wrong writing has one character of the same syllable, stands
in no word of jieba's dictionary, and is such that its two characters hardly ever meet where one word
ends and the next begins (``strict``), or only do so within a clause, not at its end (``loose``), or
not where a whole word or a mark stands on either side (``framed``). Characters that look alike come
from resources/typos.toml; they only count so framed, or where they hardly ever meet. What would be
reported of our own texts is left out: there is no slip in them.
``before`` and ``behind`` hold the characters that make a word with the first or the last one: there
the two belong to their neighbours. The same texts give the same file.
Needs pypinyin (extra ``dev``); the dictionary is jieba's (MIT licence).
"""

from __future__ import annotations

import argparse
import json
import re
import tomllib
import warnings
from collections import Counter, defaultdict
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import jieba
from pypinyin import Style, pinyin

from unionnlp.checks.confusions import framed, stands_alone
from unionnlp.grammar.normalize import normalize
from unionnlp.grammar.words import classes

ROOT = Path(__file__).resolve().parent.parent
HAN = re.compile(r"[一-鿿]+")
COMMON = 2000  # characters that people write
OFTEN, STRICT = (
    10,
    0.01,
)  # uses of a word; chance meetings in a text of as many words as corpus/ has
OFTENER, LOOSE = 15, 0.3
SELDOM, FRAMED, MOSTLY = 3, 4.0, 12.0
LONGEST = 4  # characters of a word; longer ones of the dictionary are names
SURELY = 20  # uses of a word that may hold a character of grammar
RARE = 10  # uses in jieba's counts of a word that a character may make with its neighbour
# Characters of grammar and measure, which meet with anything.
GRAMMAR = set(
    "不所给为进还两每立转增达装上下一各有以之其与及是在和到出来去自可能要会的地得了着过我你他们这那就都也很最更"
    "再又三四五六七八九十年月日个次名人大小多少中内外前后里间"
)
# Characters that stand before any noun or verb; a pair with one of them in the place of another is two words.
FREE = set(
    "新共逐先双由另请来强好跑满异弃她他它您谁提促抓办送看听读练比评选访帮助练赛演唱跳做写画种交报领发收缴签订建设改换补添增减全同老旧真假快慢早晚高低长短校院园室厅厂市县区班级只均须需应该已经曾正将按经从当该此某何"
)
UNITS = set("校院园室厅厂县区班")  # before any noun as well: 院际, 校情
# Characters of given names: who has one of them has not made a slip.
NAMES = set(
    "慧怡婷琪瑶萱彤娜莉丽芳芬莹玲珍艳娟霞洁琳琼瑞璐颖雅雯静嘉佳欣馨妍娅媛婉娥珊珠瑾瑜璇蕾蓉薇萍菊菲莲兰梅凤燕鹃秀淑惠"
    "美伟刚勇毅峰强磊涛超波辉斌俊豪杰浩宇轩泽晨睿哲翔鹏飞龙鑫凯旭阳洋帆亮光明军建国志文武卫东海涌泉"
)
# Older or special writings that are none.
RIGHT = {"台帐", "答覆", "转介", "即予", "青教", "工惠", "园务", "访学"}
MORE = [
    "笔记",
    "灯谜",
    "猜谜",
    "粽子",
    "汤圆",
    "香囊",
    "月饼",
    "奖状",
    "锦旗",
    "贺卡",
    "沙龙",
    "论坛",
    "瑜伽",
    "摄影",
    "插花",
    "剪纸",
    "徒步",
    "登山",
    "采摘",
    "象棋",
    "围棋",
    "毽子",
    "拔河",
    "跳绳",
]


def dictionary() -> dict[str, int]:
    """Return jieba's words with their counts."""
    path = Path(jieba.__file__).parent / "dict.txt"
    rows = (line.split() for line in path.read_text("utf-8").splitlines())
    return {row[0]: int(row[1]) for row in rows}


@cache
def syllables(char: str) -> frozenset[str]:
    """Return how a character can be read, without its tone."""
    return frozenset(pinyin(char, style=Style.NORMAL, heteronym=True)[0])


class Usage:
    """How our own texts use words and characters."""

    def __init__(self, words: dict[str, int]) -> None:
        self.words, self.of = Counter[str](), words
        self.ends, self.begins, self.count = Counter[str](), Counter[str](), 0
        self.pairs = set[str]()  # that stand in our own texts, within a word or between two
        self.texts: list[str] = []
        for path in sorted((ROOT / "corpus").rglob("*.txt")):
            text = path.read_text("utf-8")
            self.texts.append(text)
            self.pairs.update(text[k : k + 2] for k in range(len(text) - 1))
            for word in jieba.lcut(text, HMM=False):
                if HAN.fullmatch(word):
                    self.words[word] += 1
                    self.ends[word[-1]] += 1
                    self.begins[word[0]] += 1
                    self.count += 1

    def meetings(self, pair: str) -> float:
        """Return how often two characters would meet by chance between two words."""
        alone = [0.2 + min(self.of.get(char, 0), 20_000) / 4_000 for char in pair]
        product = (self.ends[pair[0]] + alone[0]) * (self.begins[pair[1]] + alone[1])
        return product / self.count


def wrong(usage: Usage) -> Iterator[tuple[str, str]]:
    """Yield words with writings of them that sound alike and are found in no word."""
    chars = Counter[str]()
    for word, count in usage.of.items():
        chars.update({char: count for char in word if HAN.fullmatch(char)})
    alike: defaultdict[str, set[str]] = defaultdict(set)
    for char, _ in chars.most_common(COMMON):
        for syllable in syllables(char):
            alike[syllable].add(char)
    shapes = tomllib.loads((ROOT / "unionnlp/resources/typos.toml").read_text("utf-8"))["shapes"]
    inside = {w[k : k + 2] for w in usage.of if len(w) <= LONGEST for k in range(len(w) - 1)}
    vocabulary = [w for w, n in usage.words.most_common() if len(w) == 2 and n >= SELDOM]
    taken: set[str] = set()
    for word in dict.fromkeys([*vocabulary, *MORE]):
        for k in (0, 1):
            same = set[str]().union(*(alike[s] for s in syllables(word[k])))
            same.update(*(group for group in shapes["groups"] if word[k] in group))
            for other in sorted(same - GRAMMAR - {word[k]}):
                pair = other + word[1] if k == 0 else word[0] + other
                if pair not in inside and pair not in taken and pair not in RIGHT:
                    taken.add(pair)
                    yield word, pair


def rank(often: int, chance: float, in_names: bool) -> str | None:
    """Return where a wrong writing counts: anywhere, at a clause's end, framed by words, nowhere."""
    if often >= OFTEN and chance < STRICT and not in_names:
        return "strict"
    if often >= OFTENER and chance < LOOSE and not in_names:
        return "loose"
    return "framed" if chance < MOSTLY else None


def tables() -> tuple[dict[str, dict[str, list[str]]], dict[str, dict[str, str]]]:
    """Return the wrong writings of each word (first and last characters), and the neighbours."""
    words = dictionary()
    usage = Usage(words)
    found: dict[str, dict[str, list[str]]] = {"strict": {}, "loose": {}, "framed": {}}
    near: dict[str, defaultdict[str, str]] = {
        name: defaultdict(str) for name in ("before", "behind")
    }
    first, last = set[str](), set[str]()
    free = {char for char, kind in classes().items() if len(char) == 1 and kind in "PDU"}
    for word, pair in wrong(usage):
        often, chance = usage.words[word], usage.meetings(pair)
        if word not in MORE and often < SURELY and set(word) & GRAMMAR:
            continue
        tier = rank(99 if word in MORE else often, chance, bool(set(pair) & NAMES - set(word)))
        if tier is None or set(pair) & (FREE - set(word) | UNITS):
            continue
        seen = pair in usage.pairs or chance > FRAMED
        if tier == "framed" and seen and (set(pair) - set(word)) & free:
            continue  # a verb and its object
        place = 0 if pair[0] != word[0] else 1
        row = found[tier].setdefault(word, ["", ""])
        row[place] += pair[place]
        first.add(pair[0])
        last.add(pair[1])
    for word, count in words.items():
        if len(word) == 2 and count >= RARE:
            if word[1] in first:
                near["before"][word[1]] += word[0]
            if word[0] in last:
                near["behind"][word[0]] += word[1]
    beside = {name: dict(rows) for name, rows in near.items()}
    return without_reported(found, beside, usage.texts), beside


def without_reported(
    found: dict[str, dict[str, list[str]]], near: dict[str, dict[str, str]], texts: list[str]
) -> dict[str, dict[str, list[str]]]:
    """Leave out what would be reported where a whole word stands on either side in our own texts."""
    words = frozenset(word for rows in found.values() for word in rows)
    right = {
        pair: (tier, word, place)
        for tier in ("framed", "loose")
        for word, chars in found[tier].items()
        for place in (0, 1)
        for pair in ((c + word[1] if place == 0 else word[0] + c) for c in chars[place])
    }
    for text in map(normalize, texts):
        for at in range(len(text) - 1):
            seen = right.get(text[at : at + 2])
            if seen and framed(text, at, words) and stands_alone(text, at, near):
                tier, word, place = seen
                row = found[tier][word]
                row[place] = row[place].replace(text[at + place], "")
    return found


def main() -> None:
    """Write the file."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--out", type=Path, default=ROOT / "unionnlp" / "resources")
    args = parser.parse_args()
    warnings.simplefilter("ignore")
    for name, made in zip(("confusions", "confusion_neighbours"), tables(), strict=True):
        path = args.out / f"{name}.json"
        text = json.dumps(made, ensure_ascii=False, separators=(",", ":"), sort_keys=True)
        path.write_text(text + "\n", "utf-8")
        told = ", ".join(f"{len(rows)} {key}" for key, rows in made.items())
        print(f"{path}: {told}, {path.stat().st_size} bytes")


if __name__ == "__main__":
    main()
