"""Learn anew what provides for an item: ``python scripts/standing.py`` writes models/standing.json.

It learns from corpus/provided (sentences in which a work is named, with what is said of it), from the
sentences of corpus/sentences and of the tests that speak of a work, and from the marked drafts of the tests:
what is named of an item that a draft only tempts with does not provide for it, and what a rule calls another's
does not; the rest does, as it does in the plans of corpus/.
Figures are of hands left out.
"""

from __future__ import annotations

import argparse
import re
import sys
from collections.abc import Collection, Iterator
from pathlib import Path

import msgspec

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "tests" / "checks"))

from marked_drafts import hand_of  # noqa: E402
from marked_drafts import read as read_marked  # noqa: E402

from unionnlp.checks.draft import Draft  # noqa: E402
from unionnlp.checks.planned import around, by_rules  # noqa: E402
from unionnlp.checks.run import drafts  # noqa: E402
from unionnlp.facts.standing import FILE_NAME, KIND  # noqa: E402
from unionnlp.grammar.normalize import normalize  # noqa: E402
from unionnlp.training.sentences import AnnotatedSentence, SentenceMatrix, Way, judge, learn  # noqa: E402

WAY = Way(0.95, 0.3)
SLOTS = 1 << 18
CLAUSE = re.compile(r"[^,，。;；:：!！?？\n]+")
TESTS = ROOT / "tests" / "checks"


class Row(msgspec.Struct):
    """A line of corpus/provided: ``words`` name the item, ``label`` is what the text says of it."""

    label: str
    item: str
    words: str
    text: str


class Fault(msgspec.Struct):
    """A line of corpus/sentences."""

    kind: str
    fault: bool
    text: str
    item: str | None = None


def labelled() -> Iterator[AnnotatedSentence]:
    """Yield the sentences of corpus/provided, each with the clause that names its item."""
    for path in sorted((ROOT / "corpus" / "provided").glob("*.jsonl")):
        for line in path.read_text("utf-8").splitlines():
            row = msgspec.json.decode(line, type=Row)
            if row.label == "aim":  # plans of the web are told in such words throughout
                continue
            text, words = normalize(row.text), normalize(row.words)
            at = text.index(words)
            clause = next(c.group() for c in CLAUSE.finditer(text) if c.end() > at)
            kinds = frozenset([] if row.label == "provided" else [KIND])
            yield AnnotatedSentence(
                text, kinds, f"provided-{path.stem}", item=row.item, clause=clause
            )


def of_items() -> Iterator[AnnotatedSentence]:
    """Yield sentences that speak of an item as a whole: of corpus/sentences, and of the lists of the tests."""
    for path in sorted((ROOT / "corpus" / "sentences").glob("*.jsonl")):
        for line in path.read_text("utf-8").splitlines():
            row = msgspec.json.decode(line, type=Fault)
            if row.item and row.kind in ("cancelled", "review"):
                kinds = frozenset([KIND] if row.fault else [])
                yield AnnotatedSentence(normalize(row.text), kinds, path.stem, item=row.item)
    for name in ("provided", "promised", "tempting"):
        for line in (TESTS / f"{name}.txt").read_text("utf-8").splitlines():
            if line and not line.startswith("#"):
                item, words = line.split(" | ", 1)
                kinds = frozenset([KIND] if name == "tempting" else [])
                yield AnnotatedSentence(normalize(words), kinds, f"tests-{name}", item=item)


def of_drafts(folder: Path) -> Iterator[AnnotatedSentence]:
    """Yield what is named in marked drafts: nothing of what only tempts is provided for, nor what a rule leaves out."""
    for path in sorted(folder.glob("*.txt")):
        marked = read_marked(path)
        hand = hand_of(path)
        for draft in drafts(marked.text, year=marked.gold["year"]):
            yield from named_in(draft, hand, marked.gold["absent"])


def of_texts(folder: Path) -> Iterator[AnnotatedSentence]:
    """Yield what is named in the plans of a corpus: it is provided for unless a rule leaves it out."""
    for path in sorted((folder / "texts").glob("*.txt")):
        for draft in drafts(path.read_text("utf-8")):
            if draft.is_plan:
                yield from named_in(draft, f"{folder.name}-{path.stem[:1]}", ())


def named_in(draft: Draft, hand: str, absent: Collection[str]) -> Iterator[AnnotatedSentence]:
    """Yield what is named in a draft, in which the items of ``absent`` are provided for nowhere."""
    kept = {(m.item, m.start) for m in by_rules(draft, draft.document.items)}
    for mention in draft.document.items:
        sentence, clause = around(draft, mention.start)
        left = mention.item in absent or (mention.item, mention.start) not in kept
        kinds = frozenset([KIND] if left else [])
        yield AnnotatedSentence(sentence, kinds, hand, True, item=mention.item, clause=clause)


def main() -> int:
    """Learn, print the figures, write the model."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("-o", "--output", type=Path, default=ROOT / "models" / FILE_NAME)
    args = parser.parse_args()
    rows = [*labelled(), *of_items()]
    rows += [s for name in ("marked", "voices", "hands") for s in of_drafts(TESTS / name)]
    folders = [
        ROOT / "corpus",
        *(ROOT / "corpus" / name for name in ("pages", "practice", "wordings")),
    ]
    rows += [s for folder in folders for s in of_texts(folder)]
    print(f"{len(rows)} mentions of {len({s.hand for s in rows})} hands")
    learned = learn(SentenceMatrix(rows, "item"), rows, KIND, WAY)
    for name, figures in (("drafts", learned.drafts), ("all", learned.everywhere)):
        told = f"P {figures.precision:.3f} R {figures.recall:.3f} of {figures.count}"
        print(f"{name:8} from {figures.asked}: {told}")
    args.output.write_bytes(msgspec.json.encode(judge({KIND: learned}, SLOTS)) + b"\n")
    print(f"{args.output}: {args.output.stat().st_size} bytes")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
