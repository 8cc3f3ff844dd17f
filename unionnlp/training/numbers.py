"""Made sentences with numbers, from which it is learned what a number measures (resources/frames.toml)."""

from __future__ import annotations

import random
import re

from unionnlp.facts.candidates import ToldMeasure
from unionnlp.grammar.normalize import normalize
from unionnlp.resources import load
from unionnlp.training.indicators import NumberExample, found_near

_PARTS = re.compile(r"<(?P<number>[^>]{0,400})>|\[(?P<gold>[^\]]{0,400})\]|\^")
_STOP = re.compile(r"[,。;\n]")
_NUMBER = re.compile(r"^[\d.两三一七多余万]+(?=[^\d])|[多余]")
_SLOT = re.compile(r"\{(\w+)\}")
_WHOLE = ("3", "12", "两", "8", "25", "46", "三", "110", "一", "七", "60")
_SHARES = ("100", "95", "98.5", "80", "60")


class NumberMaker:
    """Makes examples; all chance comes from ``seed``."""

    def __init__(self, seed: int) -> None:
        self.random = random.Random(seed)  # noqa: S311 - reproducible, no secret
        self.frames = load("frames")

    def examples(self, count: int) -> list[NumberExample]:
        """Return ``count`` examples at least, a few in each made passage."""
        made: list[NumberExample] = []
        while len(made) < count:
            made += self._passage(f"made{len(made)}")
        return made

    def _passage(self, name: str) -> list[NumberExample]:
        rng = self.random
        kinds = list(self.frames["frames"].values())
        clauses: list[str] = []
        for _ in range(rng.randint(1, 3)):
            row = self._filled(rng.choice(rng.choice(kinds)))
            clauses.append(rng.choice(self.frames["slots"]["opening"]) + row.replace("；", "，"))
        joint = rng.choice(("；", "。", "，", "。\n"))
        return _examples(name, joint.join(clauses) + "。")

    def _filled(self, row: str) -> str:
        """Return a frame with words and numbers in its slots; a word that returns is the same."""
        rng = self.random
        chosen: dict[str, str] = {}
        for key in _SLOT.findall(row):
            chosen.setdefault(key, str(rng.choice(self.frames["slots"][key])))
        row = _SLOT.sub(lambda m: chosen[m[1]], row)
        return re.sub(
            "#%?", lambda m: f"{rng.choice(_SHARES)}%" if m[0] == "#%" else rng.choice(_WHOLE), row
        )


def _examples(name: str, marked: str) -> list[NumberExample]:
    """Return the examples of a marked passage, in order."""
    plain, spots, golds = _unmarked(marked)
    stops = [0, *(m.end() for m in _STOP.finditer(plain)), len(plain)]
    made: list[NumberExample] = []
    last: ToldMeasure | None = None
    for start, end in spots:
        left = max(s for s in stops if s <= start)
        right = min(s for s in stops if s >= end)
        beside = [a for a, _ in spots if left <= a < right]
        own = [(g, on) for at, g, on in golds if left <= at < right]
        word, on = own[min(beside.index(start), len(own) - 1)] if own else ("", False)
        matter = next((g for at, g, goes_on in reversed(golds) if at < left and not goes_on), "")
        if len(own) == 2 and len(beside) == 1 and own[1][1]:  # subject and verb of one clause
            matter, (word, on) = own[0][0], own[1]
        gold = f"{matter} {word}".strip() if on and matter else word
        unit = _NUMBER.sub("", plain[start:end]) or None
        if gold:
            made.append(NumberExample(name, plain, start, end, unit, gold, last))
        last = ToldMeasure(tuple(found_near(plain, gold, start, end)), unit, end)
    return made


def _unmarked(marked: str) -> tuple[str, list[tuple[int, int]], list[tuple[int, str, bool]]]:
    """Return the bare passage, its numbers, and what they measure: place, words, if it goes on with what was before."""
    text, at = "", 0
    spots: list[tuple[int, int]] = []
    golds: list[tuple[int, str, bool]] = []
    on = False
    for match in _PARTS.finditer(normalize(marked)):
        text += match.string[at : match.start()]
        if match["number"]:
            if on:  # a mere change of what was told before
                golds.append((len(text), "", True))
            spots.append((len(text), len(text) + len(match["number"])))
            text += match["number"]
        elif match["gold"]:
            golds.append((len(text), match["gold"], on))
            text += match["gold"]
        on = match.group() == "^"
        at = match.end()
    return text + marked[at:], spots, golds
