"""Make resources/usage.txt, sounds.json, trade_words.txt and slips.json: by what slips are told (checks/likely.py).

    python scripts/slips.py [--texts FOLDER ...] [--held FOLDER ...] [--tables FOLDER]

``usage.txt`` counts which characters follow each other in the texts of ``corpus/`` and ``tests/`` and of
the folders named by ``--texts`` and ``--held``; ``sounds.json`` holds the syllables of common characters
(pypinyin); ``slips.json`` the weights. They are trained on slips planted into the texts, a character of
a word replaced by one that sounds or looks alike, against what clean texts propose; a text is read with
counts that were made without it and its likes. Texts of ``--held`` are neither counted for training
nor trained on: the threshold is such that in them false alarms stay below ``RATE`` in 10,000 characters.
Gold beside a held text (``../gold/NAME.json``, faults of kind ``typo``) tells the slips that it has.
Needs pypinyin, scikit-learn and jieba (extra ``dev``).
"""

from __future__ import annotations

import argparse
import json
import math
import random
import re
import zlib
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

import jieba
from pypinyin import Style, pinyin
from sklearn.linear_model import LogisticRegression
from sklearn.preprocessing import StandardScaler

from unionnlp.checks.alike import NEAR, SELDOM, SHAPE, SOUND, alike
from unionnlp.checks.likely import (
    FIRST,
    PAD,
    SECOND,
    Model,
    Proposal,
    first,
    proposals,
    second,
    torn,
    weigh,
)
from unionnlp.checks.sheltered import sheltered
from unionnlp.checks.usage import EDGE, Usage, edged
from unionnlp.grammar.normalize import normalize
from unionnlp.grammar.words import cut, lexicon
from unionnlp.resources import load

ROOT = Path(__file__).resolve().parent.parent
RESOURCES = ROOT / "unionnlp" / "resources"
FOLDS = 6
WORTH = 250  # uses of a word in the dictionary that count as one in our own texts
LONGEST = 4
# Characters of which people know a second reading.
POLYPHONES = set(
    "长重行乐调传藏朝盛率会参系得都还好降曾单弹当更便差倒冲处分干给教觉结看空量落没难宁铺强切曲散少舍省什数似宿为相校兴要应与载扎正只中种转着作度和石识车打大合角尽卷累露模"
)
RATE = 0.28  # false alarms in 10,000 characters of held texts
EVERY = 40  # characters for one planted slip
MIX = {SOUND: 65, NEAR: 10, SHAPE: 25}  # of a hundred slips
SELDOM_USED = 3  # uses in corpus/ below which a word is not one of the trade
LEAST = -4.0  # log odds by the table alone below which nothing is cut into words


class Text(NamedTuple):
    """An edged text without its known slips, the plain one, and those slips."""

    name: str
    body: str
    plain: str
    held: bool
    slips: list[tuple[int, int, str]]


class Row(NamedTuple):
    """What is proposed somewhere: is it right, where from, and its features."""

    right: bool
    text: Text
    found: Proposal
    values: list[float]
    what: str


# --- tables ----------------------------------------------------------------------------------


def pairs(text: str) -> Counter[str]:
    """Count the pairs of neighbouring characters."""
    joined = re.sub(f"{re.escape(EDGE)}+", EDGE, text)
    return Counter(map("".join, pairwise(joined)))


def digit(times: float) -> str:
    """Return the digit of a count."""
    return chr(48 + round(2 * math.log2(1 + times)))


def table(counts: Counter[str]) -> list[str]:
    """Return the lines of the table of these counts."""
    behind: defaultdict[str, dict[str, int]] = defaultdict(dict)
    before: defaultdict[str, dict[str, int]] = defaultdict(dict)
    for (one, other), n in counts.items():
        behind[one][other] = before[other][one] = n
    for word, times in worth().items():
        behind[word[0]][word[1]] = before[word[1]][word[0]] = counts[word] + times
    single, whole = Counter[str](), Counter[str]()
    for char in {*behind, *before} - {EDGE}:
        for word, (size, _) in lexicon()[char].items():
            single.update({word: round(math.exp(size))} if len(word) == 1 else {})
            whole.update(dict.fromkeys(word, round(math.exp(size))))
    lines = []
    for char in sorted({*behind, *before}):
        b, f = behind[char], before[char]
        new = [
            (sum(n == 1 for n in side.values()) + 0.5) / (sum(side.values()) + 1) for side in (b, f)
        ]
        share = (single[char] + 1) / (whole[char] + 1)
        about = "".join(
            [
                digit(sum(b.values())), digit(len(b)), digit(len(f)),
                *(chr(48 + max(0, min(40, round(-2 * math.log2(part))))) for part in (*new, share)),
            ]
        )  # fmt: skip
        groups: defaultdict[str, list[str]] = defaultdict(list)
        for other, n in b.items():
            groups[digit(n)].append(other)
        usual = [k + "".join(sorted(groups[k])) for k in sorted(groups, reverse=True)]
        often = "".join(row for row in usual if row[0] >= "5")
        lines.append(f"{char}{about}{often} {''.join(row for row in usual if row[0] < '5')}")
    return lines


@cache
def worth() -> dict[str, float]:
    """Return what the pairs within words of the lexicon are worth, in uses in our own texts."""
    found: dict[str, float] = defaultdict(float)
    for code in range(0x4E00, 0x9FA6):
        for word, (size, _) in lexicon()[chr(code)].items():
            if len(word) <= LONGEST:
                for pair in map("".join, pairwise(word)):
                    found[pair] += math.exp(size) / WORTH
    return {pair: times for pair, times in found.items() if times >= 0.5}


def sounds(chars: Iterable[str]) -> dict[str, str]:
    """Return the characters of each syllable, the usual ones only."""
    found: defaultdict[str, list[str]] = defaultdict(list)
    for char in sorted(chars):
        usual_, *others = dict.fromkeys(pinyin(char, style=Style.NORMAL, heteronym=True)[0])
        found[usual_].append(char)
        for syllable in others if char in POLYPHONES else ():
            found[syllable + SELDOM].append(char)
    return {syllable: "".join(found[syllable]) for syllable in sorted(found)}


def usual(counts: Counter[str]) -> set[str]:
    """Return the characters that words of the lexicon or our texts hold often enough to be written."""
    often = Counter[str]()
    for code in range(0x4E00, 0x9FA6):
        for word, (size, _) in lexicon()[chr(code)].items():
            often.update(dict.fromkeys(word, round(math.exp(size))))
    chars = {char for char, _ in often.most_common(4800)}
    return chars | {char for pair, n in counts.items() for char in pair if n > 2 and char != EDGE}


# --- texts -----------------------------------------------------------------------------------


def texts(folders: list[Path], held: list[Path]) -> Iterator[Text]:
    """Yield every text once."""
    seen: set[str] = set()
    for folder in [ROOT / "corpus", ROOT / "tests", *folders, *held]:
        for path in sorted(folder.rglob("*.txt")):
            if {"marked", "hostile"} & set(path.parts[-4:-1]) and path.parent.name != "texts":
                continue
            text = normalize(path.read_text("utf-8", errors="replace"))
            if text not in seen and len(text) > 40 and (path.parent != folder or folder in folders):
                seen.add(text)
                slips = list(known(path))
                masked = list(text)
                for start, end, _ in slips:
                    masked[start:end] = "\n" * (end - start)
                body = EDGE * PAD + edged("".join(masked)) + EDGE * PAD
                yield Text(str(path), body, text, folder in held, slips)


def known(path: Path) -> Iterator[tuple[int, int, str]]:
    """Yield the slips that gold beside a text tells."""
    gold = path.parent.parent / "gold" / f"{path.stem}.json"
    if gold.is_file():
        for fault in json.loads(gold.read_text("utf-8")).get("faults", ()):
            if fault["kind"] == "typo":
                yield from ((s["start"], s["end"], fault["note"]) for s in fault["spans"])


def fold(text: Text) -> int:
    """Return the number of the part that a text and its likes are in (by the beginning of the name)."""
    return zlib.crc32(re.split(r"[._]", Path(text.name).name)[0].encode()) % FOLDS


# --- training --------------------------------------------------------------------------------


def rows(text: Text, made: Usage, chance: random.Random) -> Iterator[Row]:
    """Yield what a clean text proposes, and what slips planted in it do."""
    body = text.body
    for found in proposals(body, made, PAD, len(body) - PAD):
        if not kept(text.plain, found, made):
            shown = body[found.at - 6 : found.at + 6]
            values = first(body, made, found) + second(body, text.plain, found)
            yield Row(False, text, found, values, shown)
    for planted, at, char in plants(body, chance):
        tried[text.held] += 1
        for found in proposals(planted, made, at, at + 1):
            if found.right == char:
                values = first(planted, made, found) + second(planted, text.plain, found)
                yield Row(True, text, found, values, planted[at - 6 : at + 6])


def kept(plain: str, found: Proposal, made: Usage) -> bool:
    """Say whether what a proposal is about is left alone."""
    start, end = found.odd
    start, end = start - PAD, end - PAD
    return sheltered(plain, start, end) or torn(plain, start, end, made)


tried = Counter[bool]()


def plants(body: str, chance: random.Random) -> Iterator[tuple[str, int, str]]:
    """Yield texts with one character of a word replaced, where, and what it was."""
    places = [k for k, char in enumerate(body) if alike(char)]
    for at in chance.sample(places, len(places) // EVERY):
        low = max(body.rfind(EDGE, 0, at) + 1, at - 8)
        high = min(body.index(EDGE, at), at + 8)
        word = next(w for w in cut(body[low:high]) if w.start <= at - low < w.end)
        kind = chance.choices(list(MIX), list(MIX.values()))[0]
        others = [
            c for c, k in alike(body[at]).items() if k == kind or (k > SHAPE and kind != NEAR)
        ]
        if word.end - word.start > 1 and others:
            size = [math.exp(lexicon()[c].get(c, (4, ""))[0] / 2) for c in others]
            yield body[:at] + chance.choices(others, size)[0] + body[at + 1 :], at, body[at]


def linear(values: list[list[float]], right: list[bool]) -> tuple[list[float], float]:
    """Return the weights of a logistic regression, and what is added."""
    scale = StandardScaler().fit(values)
    fitted = LogisticRegression(C=1, max_iter=600).fit(scale.transform(values), right)
    weights = fitted.coef_[0] / scale.scale_
    return weights.tolist(), float(fitted.intercept_[0] - weights @ scale.mean_)


def fit(rows_: list[Row]) -> Model:
    """Return the weights learned from the texts that are not held back."""
    own = [row for row in rows_ if not row.text.held]
    right = [row.right for row in own]
    one = linear([row.values[: len(FIRST)] for row in own], right)
    two = linear([row.values for row in own], right)
    return Model(tuple(one[0]), tuple(two[0]), (one[1], two[1]), (LEAST, 0.0))


def judged(
    held: list[Row], weights: Model
) -> tuple[list[tuple[float, Row]], list[tuple[float, Row]]]:
    """Return the sums of what is proposed in clean texts, and of what was planted, highest first."""
    wrong: dict[tuple[str, int], tuple[float, Row]] = {}
    right = []
    for row in held:
        cheap = weights.base[0] + sum(
            a * b for a, b in zip(weights.first, row.values, strict=False)
        )
        size = weights.base[1] + sum(a * b for a, b in zip(weights.second, row.values, strict=True))
        size = size if cheap >= LEAST else -99.0
        if row.right:
            right.append((size, row))
            continue
        key = row.text.name, row.found.at
        wrong[key] = max(wrong.get(key, (-99.0, row)), (size, row), key=lambda pair: pair[0])
    return sorted(wrong.values(), key=lambda p: -p[0]), right


def told(text: Text, made: Usage, weights: Model) -> Iterator[tuple[float, str]]:
    """Yield each known slip of a text with the highest sum that it gets."""
    body = EDGE * PAD + edged(text.plain) + EDGE * PAD
    for start, end, note in text.slips:
        best = -99.0
        for found in proposals(body, made, start + PAD, end + PAD):
            sure = weigh(body, text.plain, made, found, weights)
            if sure is not None and not kept(text.plain, found, made):
                best = max(best, sure)
        yield best, f"{text.plain[start:end]} {note}"


def main() -> None:
    """Count, train, and write the files."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--texts", type=Path, nargs="*", default=[])
    parser.add_argument("--held", type=Path, nargs="*", default=[])
    parser.add_argument("--show", type=int, default=0, help="print so many false alarms")
    args = parser.parse_args()
    every = list(texts(args.texts, args.held))
    own = [text for text in every if not text.held]
    counted = {text.name: pairs(text.body) for text in every}
    total = sum((counted[text.name] for text in own), Counter[str]())
    syllables = json.dumps(sounds(usual(total)), ensure_ascii=False, separators=(",", ":"))
    (RESOURCES / "sounds.json").write_text(syllables + "\n", "utf-8")
    chance, found = random.Random(7), list[Row]()  # noqa: S311
    for k in range(FOLDS):
        part = [text for text in own if fold(text) == k]
        rest = total - sum((counted[text.name] for text in part), Counter[str]())
        made = Usage(table(rest))
        for text in part:
            found.extend(rows(text, made, chance))
    weights = fit(found)
    made = Usage(table(total))
    held = [row for text in every if text.held for row in rows(text, made, chance)]
    wrong, right = judged(held, weights)
    size = sum(len(text.plain) for text in every if text.held)
    least = round(wrong[int(RATE * size / 10_000)][0] + 0.0005, 3)
    weights = weights._replace(least=(LEAST, least))
    report(every, made, weights, (wrong, right), args.show)
    write(weights, sum(counted.values(), Counter[str]()))


def report(
    every: list[Text],
    made: Usage,
    weights: Model,
    sums: tuple[list[tuple[float, Row]], list[tuple[float, Row]]],
    show: int,
) -> None:
    """Print what is found in the held texts."""
    wrong, right = sums
    size = sum(len(text.plain) for text in every if text.held)
    for rate in (0.1, 0.2, 0.3, 0.5):
        least = wrong[int(rate * size / 10_000)][0]
        share = sum(value > least for value, _ in right) / tried[True]
        print(
            f"{rate} false in 10,000 of {size}: from {least:.2f} on, {share:.3f} of {tried[True]} planted"
        )
    known_ = sorted(pair for text in every if text.held for pair in told(text, made, weights))
    print(f"{sum(value >= weights.least[1] for value, _ in known_)} of {len(known_)} true slips")
    for value, what in known_[:show]:
        print(f"  {value:6.2f} {what}")
    for value, row in wrong[:show]:
        print(f"  {value:6.2f} {row.what} {row.found.word} {row.text.name[-24:]}")


def write(weights: Model, total: Counter[str]) -> None:
    """Write the weights and the counts of all texts."""
    second_ = FIRST + SECOND
    made = {
        "first": dict(zip(FIRST, (round(w, 5) for w in weights.first), strict=True)),
        "second": dict(zip(second_, (round(w, 5) for w in weights.second), strict=True)),
        "base": [round(base, 4) for base in weights.base],
        "least": list(weights.least),
    }
    (RESOURCES / "slips.json").write_text(json.dumps(made, indent=1) + "\n", "utf-8")
    words = "# Words of two characters that union texts use; made by scripts/slips.py."
    (RESOURCES / "trade_words.txt").write_text(f"{words}\n{trade_words()}\n", "utf-8")
    head = "# Which characters follow each other, and how often; made by scripts/slips.py (see checks/usage.py)."
    (RESOURCES / "usage.txt").write_text("\n".join([head, *table(total)]) + "\n", "utf-8")


def trade_words() -> str:
    """Return the words of two characters that our own texts use often enough, without gaps."""
    used = Counter[str]()
    for path in sorted((ROOT / "corpus").rglob("*.txt")):
        used.update(jieba.lcut(path.read_text("utf-8"), HMM=False))
    words = (word for word, times in used.items() if times >= SELDOM_USED and len(edged(word)) == 2)
    shut = {EDGE, *"".join(load("typos")["likely"]["never"])}
    return "".join(sorted(word for word in words if not shut & set(edged(word))))


if __name__ == "__main__":
    main()
