"""Gold folders as candidates with features: what the item model learns from."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import msgspec
from msgspec.structs import replace

from unionnlp.grammar.normalize import normalize
from unionnlp.items import features
from unionnlp.items.cue_table import CUE, CueTable
from unionnlp.items.cues import CueFinder, Hit
from unionnlp.items.features import ItemSentence, LineReading, Reader
from unionnlp.items.lines import ItemLine, split
from unionnlp.records import ItemMention
from unionnlp.training.goldfiles import read_folder
from unionnlp.training.learned import LearnedHints, Taught

FOLDS = 10
COPY = 0.3
"""Texts that share more than this part of their 8-grams are tested together."""


class CandidateRow(msgspec.Struct, frozen=True):
    """One candidate: an item in a sentence of a line, with its features and its truth.

    ``about`` are the words whose topic is read for it, empty where those are the whole line.
    """

    key: tuple[int, int, int]
    truth: bool
    shared: list[str]
    own: list[str]
    words: list[str]
    about: str


class Case(msgspec.Struct, frozen=True):
    """One gold document: where from, whose, its fold, the gold items of each of its lines.

    ``hand`` is a number; texts that share passages have the same. A ``bare`` one is the document before
    it once more, read without its outline: from it the model learns what lines say where no heading,
    number or section helps. It is learned from, never measured.
    """

    corpus: str
    name: str
    hand: int
    fold: int
    lines: list[str]
    topics: list[set[str]]
    places: list[list[str]]
    gold: list[set[str]]
    cues: list[set[str]]
    bare: bool = False


class TrainingSet(msgspec.Struct):
    """All documents and candidates of the corpora."""

    ids: tuple[str, ...]
    cases: list[Case]
    rows: list[CandidateRow]
    corpora: dict[str, str]

    @property
    def measured(self) -> list[Case]:
        """The documents as they are, each once."""
        return [case for case in self.cases if not case.bare]


def collect(
    corpora: Sequence[Path],
    table: CueTable,
    learned: LearnedHints | None = None,
    *,
    encoding: str | None = None,
) -> TrainingSet:
    """Read the gold folders and make the candidates of all their documents.

    The documents of a file, and files that share passages, have the same ``hand`` and ``fold``; hints of
    the table that are ``learned`` propose nothing where enough others did not teach them.
    """
    data = TrainingSet(table.items, [], [], {})
    texts = [(folder, gold) for folder in corpora for gold in read_folder(folder, encoding)]
    hands = _hands([gold.text for _, gold in texts])
    rows = [
        (folder, gold, document, hand)
        for (folder, gold), hand in zip(texts, hands, strict=True)
        for document in gold.documents
    ]
    reader, read_by = Reader(CueFinder(table)), -1
    for folder, gold, document, hand in rows:
        if learned and hand != read_by:
            reader, read_by = Reader(_TaughtByOthers(table, learned, hand)), hand
        corpus = folder.resolve().name
        data.corpora[corpus] = str(folder)
        clean = normalize(gold.text)
        for read in (document, replace(document, outline=())):
            lines = split(clean, read, gold.noise)
            case = Case(
                corpus=corpus,
                name=gold.name,
                hand=hand,
                fold=hand % FOLDS,
                lines=[line.text for line in lines],
                topics=[features.topic_grams(features.fold_digits(x.text)) for x in lines],
                places=[features.place(line) for line in lines],
                gold=gold_of(lines, document.items),
                cues=[set() for _ in lines],
                bare=read is not document,
            )
            data.cases.append(case)
            _add_rows(data, reader, lines, document.kind or "none")
    return data


def gold_of(lines: Sequence[ItemLine], mentions: Sequence[ItemMention]) -> list[set[str]]:
    """Return the items of each line."""
    return [
        {m.item for m in mentions if m.start < line.end and line.start < m.end} for line in lines
    ]


def _add_rows(data: TrainingSet, reader: Reader, lines: list[ItemLine], kind: str) -> None:
    number, case = len(data.cases) - 1, data.cases[-1]
    numbers = {id(line): n for n, line in enumerate(lines)}
    table = reader.finder.table
    for reading in reader.read(lines):
        line = numbers[id(reading.line)]
        of_line = features.of_place(reading.line, kind) + features.of_words(reading)
        where = features.place(reading.line)
        for sentence in reading.sentences:
            for item, hits in sentence.hits.items():
                top = sentence.best[item]
                shared, own = _of_hit(reading, sentence, item)
                own += [f"v={data.ids[n]}" for n in features.covering(sentence, item)]
                words = sorted({table.pattern[hit[2]] for hit in hits})
                truth = data.ids[item] in case.gold[line]
                about = reading.text[slice(*features.about(reading.text, sentence, item))]
                about = "" if about == reading.text else about
                key = (number, line, item)
                data.rows.append(
                    CandidateRow(key, truth, of_line + shared, where + own, words, about)
                )
                if top[3] == CUE:
                    case.cues[line].add(data.ids[item])


def _of_hit(reading: LineReading, sentence: ItemSentence, item: int) -> tuple[list[str], list[str]]:
    """Shared and own features of an item in its sentence, by name."""
    top = sentence.best[item]
    clause = reading.clause(top[0], sentence)
    codes = features.local(reading, sentence, item, clause)
    names = [f"{n}={int(c)}" for n, c in zip(features.LOCAL, codes, strict=True)]
    left, right = features.around(reading.text, top)
    names += [f"c={gram}" for gram in features.clause_grams(reading.text[clause[0] : clause[1]])]
    names.append(f"tn={codes[0]}{codes[5]}")
    names += [*[f"<{gram}" for gram in left], *[f">{gram}" for gram in right]]
    return names, [f"t={top[3]}"]


class _TaughtByOthers(CueFinder):
    """A finder for the texts of one hand: learned hints that it taught itself are not met."""

    def __init__(self, table: CueTable, learned: LearnedHints, hand: int) -> None:
        super().__init__(table)
        self._own = {
            number
            for number, (owner, pattern) in enumerate(zip(table.owner, table.pattern, strict=True))
            if not learned.by_others(table.items[owner], pattern, hand)
        }

    def find_all(self, lines: Sequence[str]) -> list[dict[int, list[Hit]]]:
        """Return the hits of each line, but for those of one's own hints."""
        return [self._foreign(found) for found in super().find_all(lines)]

    def find(self, text: str) -> dict[int, list[Hit]]:
        """Return the hits of a line, but for those of one's own hints."""
        return self._foreign(super().find(text))

    def _foreign(self, found: dict[int, list[Hit]]) -> dict[int, list[Hit]]:
        kept = {i: [h for h in hits if h[2] not in self._own] for i, hits in found.items()}
        return {item: hits for item, hits in kept.items() if hits}


def taught(data: TrainingSet) -> list[Taught]:
    """Return what each line says of the items to those who look for hints."""
    proposed: dict[tuple[int, int], set[str]] = {}
    for row in data.rows:
        case, line, item = row.key
        proposed.setdefault((case, line), set()).add(data.ids[item])
    return [
        Taught(
            features.fold_digits(text), case.hand, case.gold[n], proposed.get((number, n), set())
        )
        for number, case in enumerate(data.cases)
        if not case.bare
        for n, text in enumerate(case.lines)
    ]


def _hands(texts: Sequence[str]) -> list[int]:
    """Number of the hand of each text; texts that share passages are of one."""
    grams = []
    for text in texts:
        body = "".join(normalize(text).split())
        grams.append({body[i : i + 8] for i in range(len(body) - 7)})
    hands: list[int] = []
    fresh = 0
    for number, own in enumerate(grams):
        twin = next(
            (k for k in range(number) if len(own & grams[k]) > COPY * min(len(own), len(grams[k]))),
            None,
        )
        hands.append(hands[twin] if twin is not None else fresh)
        fresh += twin is None
    return hands
