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
from unionnlp.training.sentences import Figures, Sentence, learn, merged, read  # noqa: E402

# The share of what is told in drafts of hands left out that must be right.
WANTED = {"cancelled": 0.91, "rule": 0.94, "empty": 0.96}
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
    parser.add_argument(
        "--kinds",
        nargs="*",
        default=list(WANTED),
        help="to learn anew; the others stay as they are",
    )
    parser.add_argument("--without", nargs="*", default=[], help="hands to leave out altogether")
    args = parser.parse_args()
    tests = ROOT / "tests" / "checks"
    parts = [read(path) for path in sorted((ROOT / "corpus" / "sentences").glob("*.jsonl"))]
    parts += [of_drafts(tests / "marked"), of_drafts(tests / "voices")]
    parts += [of_texts(ROOT / "corpus" / "texts")]
    sentences = [s for s in merged(parts) if s.hand not in args.without]
    print(f"{len(sentences)} sentences of {len({s.hand for s in sentences})} hands")
    model = msgspec.json.decode(args.output.read_bytes()) if args.output.exists() else {}
    for kind in args.kinds:
        model[kind], drafts, everywhere = learn(sentences, kind, wanted=WANTED[kind])
        print(f"{kind:10} from {drafts.asked}", *map(_told, (drafts, everywhere)), flush=True)
    args.output.write_bytes(msgspec.json.encode(model) + b"\n")
    print(f"{args.output}: {args.output.stat().st_size} bytes")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
