"""Make resources/lexicon.txt, the words by which stretches are cut, from the dictionary of jieba (MIT licence).

Run it where jieba is installed: ``python scripts/words.py``. A line holds the words that begin with one
character: groups of their class, the logarithm of how often they occur (a hexadecimal digit), how long
they are, and the words without their first character. What a text does not begin a word with is not read.
"""

from __future__ import annotations

import math
from collections import defaultdict
from importlib.util import find_spec
from pathlib import Path

TARGET = Path(__file__).resolve().parent.parent / "unionnlp" / "resources" / "lexicon.txt"
RAREST = {1: 30, 2: 15, 3: 8, 4: 20}  # how often words of so many characters must occur
NAMES = ("nr", "nrt", "nrfg", "zg", "e", "x")  # of people, unknown, cries: left out
CLASSES = {
    "ns": "S", "vn": "W", "an": "W", "vd": "D", "i": "I", "l": "I", "mq": "M", "ad": "D", "b": "B", "z": "A", "o": "D",
    "tg": "T", "t": "T", "s": "L", "f": "F", "c": "C", "p": "P", "u": "U", "y": "U", "k": "K", "h": "K", "v": "V",
    "a": "A", "d": "D", "m": "M", "q": "Q", "r": "R",
}  # fmt: skip
HEAD = (
    "# Words by first character, class, frequency, length; "
    "after jieba's dictionary (MIT licence); made by scripts/words.py.\n"
)


def main() -> None:
    """Read the dictionary and write the words."""
    spec = find_spec("jieba")
    if spec is None or spec.origin is None:
        raise SystemExit("jieba is not installed: pip install jieba")
    firsts: defaultdict[str, defaultdict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for line in (Path(spec.origin).parent / "dict.txt").read_text("utf-8").splitlines():
        word, count, pos = line.split()
        tag = _class(word, pos)
        if tag and int(count) >= RAREST.get(len(word), 1 << 40):
            group = f"{tag}{min(15, round(math.log(int(count)))):x}{len(word)}"
            firsts[word[0]][group].append(word[1:])
    rows = [
        " ".join(
            [
                first,
                *(f"{group}{''.join(sorted(rests))}" for group, rests in sorted(groups.items())),
            ]
        )
        for first, groups in sorted(firsts.items())
    ]
    TARGET.write_text(HEAD + "\n".join(rows) + "\n", "utf-8")
    print(f"{sum(len(rests) for groups in firsts.values() for rests in groups.values())} words")


def _class(word: str, pos: str) -> str:
    """Return the class of a word by its part of speech, nothing if it is left out."""
    if not all("\u4e00" <= char <= "\u9fa5" for char in word):
        return ""
    if pos in NAMES:
        return "N" if len(word) == 1 else ""
    if len(word) == 2 and word[0] in "一二三四五六七八九十两几百千万数" and pos in ("m", "mq"):
        return ""
    return CLASSES.get(pos) or CLASSES.get(pos[0], "N")


if __name__ == "__main__":
    main()
