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

from marked_drafts import read as read_marked  # noqa: E402

from unionnlp.facts.sentences import FILE_NAME  # noqa: E402
from unionnlp.grammar.normalize import normalize  # noqa: E402
from unionnlp.training.sentences import (  # noqa: E402
    Figures,
    Rows,
    Sentence,
    Way,
    judge,
    learn,
    merged,
    read,
)

# What j, k, l and m wrote taught nothing of empty sentences, and pairs of words made them worse.
WAYS = {
    "cancelled": Way(0.50),
    "rule": Way(0.80),
    "empty": Way(0.40, rare=0.0, pairs=False, kept=12_000, without=("j", "k", "l", "m")),
}
SENTENCE = re.compile(r"[^。;；!！?？\n]+[。;；!！?？]?")
SHORTEST, LONGEST = 6, 200


def of_drafts(folder: Path) -> list[Sentence]:
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
                hand = f"{folder.name}-{re.sub('[0-9-].*', '', path.stem)}"
                text = normalize(match.group())
                found.append(Sentence(text, frozenset(kinds), hand, natural=True))
    return found


def of_texts(folder: Path) -> list[Sentence]:
    """Return the sentences of whole texts, in which no fault is marked."""
    return [
        Sentence(normalize(match.group()), frozenset(), folder.parent.name, natural=True)
        for path in sorted(folder.glob("*.txt"))
        for match in SENTENCE.finditer(path.read_text("utf-8"))
        if SHORTEST <= len(match.group()) <= LONGEST
    ]


def _told(figures: Figures) -> str:
    return f"P {figures.precision:.3f} R {figures.recall:.3f} of {figures.count}"


def main() -> int:
    """Learn every kind, print its figures, write the model."""
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
    rows, kinds = Rows(sentences), {}
    for kind, way in WAYS.items():
        kinds[kind] = one = learn(rows, sentences, kind, way)
        asked = one.learned.asked
        print(f"{kind:10} from {asked}", *map(_told, (one.drafts, one.everywhere)), flush=True)
    args.output.write_bytes(msgspec.json.encode(judge(kinds)) + b"\n")
    print(f"{args.output}: {args.output.stat().st_size} bytes")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
