"""Learn anew what sentences say: ``python scripts/sentences.py`` writes models/sentences.json.

It learns from corpus/sentences (faults and look-alikes by many hands), the marked drafts of the tests and the
texts of corpus/; figures are of hands left out.
"""

from __future__ import annotations

import argparse
import re
import sys
from pathlib import Path

import msgspec

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "tests" / "checks"))

from marked_drafts import hand_of  # noqa: E402
from marked_drafts import read as read_marked  # noqa: E402

import unionnlp  # noqa: E402
from unionnlp.facts.sentences import FILE_NAME, Judges  # noqa: E402
from unionnlp.grammar.normalize import normalize  # noqa: E402
from unionnlp.training.sentences import (  # noqa: E402
    AnnotatedSentence,
    KindFigures,
    LearnedKind,
    SentenceMatrix,
    Way,
    judge,
    learn,
    merged,
    read,
)

# What j, k, l and m wrote taught nothing of empty sentences, and pairs of words made them worse. Four hundred
# breaches of rules by h and i, with look-alikes as near as could be, made these worse.
WAYS = {
    "cancelled": Way(0.45, 0.15, without=("h", "i")),
    "rule": Way(0.80, 0.15, without=("h", "i")),
    "empty": Way(
        0.40, 0.40, rare=0.0, pairs=False, kept=12_000, without=("h", "i", "j", "k", "l", "m")
    ),
}
# Pairs of words won nothing for these; the words alone lose an eighth of what is found.
PLACED = {
    "foreign": (Way(0.90, 0.15), "unit"),
    "outdated": (Way(0.70, 0.15, kept=60_000), "year"),
}
SLOTS = {"words": 1 << 19, "place": 1 << 18}
SENTENCE = re.compile(r"[^。;；!！?？\n]+[。;；!！?？]?")
SHORTEST, LONGEST = 6, 200


def of_drafts(folder: Path) -> list[AnnotatedSentence]:
    """Return the sentences of marked drafts with the kinds of the faults in them."""
    found = []
    for path in sorted(folder.glob("*.txt")):
        marked = read_marked(path)
        places = [
            (fault["kind"], span) for fault in marked.gold["faults"] for span in fault["spans"]
        ]
        for match in SENTENCE.finditer(marked.text):
            kinds = {k for k, s in places if s["start"] < match.end() and match.start() < s["end"]}
            if SHORTEST <= len(match.group()) <= LONGEST:
                text = normalize(match.group())
                unit, year = marked.gold["school_type"], marked.gold["year"]
                found.append(
                    AnnotatedSentence(text, frozenset(kinds), hand_of(path), True, unit, year)
                )
    return found


def of_texts(folder: Path) -> list[AnnotatedSentence]:
    """Return the sentences of whole texts, in which no fault is marked."""
    found = []
    for path in sorted(folder.glob("*.txt")):
        text = path.read_text("utf-8")
        documents = unionnlp.extract(text, items=False).documents
        for match in SENTENCE.finditer(text):
            if not SHORTEST <= len(match.group()) <= LONGEST:
                continue
            whose = next((d for d in documents if d.start <= match.start() < d.end), None)
            unit, year = (whose.school_type, whose.year) if whose else (None, None)
            hand, said = folder.parent.name, normalize(match.group())
            found.append(AnnotatedSentence(said, frozenset(), hand, True, unit, year))
    return found


def _told(figures: KindFigures) -> str:
    return f"P {figures.precision:.3f} R {figures.recall:.3f} of {figures.count}"


def learned(sentences: list[AnnotatedSentence]) -> Judges:
    """Learn every kind, and print its figures."""
    rows, words, place = SentenceMatrix(sentences), {}, {}
    for kind, way in WAYS.items():
        words[kind] = shown(kind, learn(rows, sentences, kind, way))
    for kind, (way, placed) in PLACED.items():
        place[kind] = shown(kind, learn(SentenceMatrix(sentences, placed), sentences, kind, way))
    return Judges(judge(words, SLOTS["words"]), judge(place, SLOTS["place"]))


def shown(name: str, kind: LearnedKind) -> LearnedKind:
    """Print the figures of a kind, and return it."""
    parts = map(_told, (kind.drafts, kind.everywhere, kind.hints))
    print(f"{name:10} from {kind.learned.asked}", *parts, flush=True)
    return kind


def main() -> int:
    """Learn every kind, write the model."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("-o", "--output", type=Path, default=ROOT / "models" / FILE_NAME)
    parser.add_argument("--without", nargs="*", default=[], help="hands to leave out altogether")
    args = parser.parse_args()
    tests = ROOT / "tests" / "checks"
    parts = [read(path) for path in sorted((ROOT / "corpus" / "sentences").glob("*.jsonl"))]
    parts += [of_drafts(tests / name) for name in ("marked", "voices", "hands")]
    parts += [of_texts(ROOT / "corpus" / "texts"), of_texts(tests / "trapped")]
    sentences = [s for s in merged(parts) if s.hand not in args.without]
    print(f"{len(sentences)} sentences of {len({s.hand for s in sentences})} hands")
    args.output.write_bytes(msgspec.json.encode(learned(sentences)) + b"\n")
    print(f"{args.output}: {args.output.stat().st_size} bytes")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
