"""unionnlp beside general tools on the same texts: dates and quantities.

    pip install -e ".[bench]"
    python benchmarks/peers.py [GOLD_DIR TEXT_DIR]      (default: the benchmark)

JioNLP's time extraction is measured on dated mentions, Recognizers-Text on quantities.
The measures are laxer than those of the guideline, the same for both sides, and generous
to the peers, which know nothing of unions:

- Only what stands inside documents counts, and dates not inside monthly arrangements.
- A date is right where it overlaps gold and shares a month. A peer's findings longer
  than three months (years, terms) and its periods and durations are not held against it.
- A quantity is right where it overlaps gold with the same value and unit. Recognizers-Text
  reads no measure words: it is given the longest unit of gold that stands behind its number.
"""

from __future__ import annotations

import argparse
import contextlib
import importlib
import io
import logging
import re
import sys
import time
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import msgspec

from unionnlp import extract
from unionnlp.evaluation import Gold, Measure, load_gold
from unionnlp.evaluation.gold import GoldAmount, GoldDocument, GoldMention, GoldStretch
from unionnlp.evaluation.matching import likeness, pair, touching

SHARED = Path(__file__).resolve().parent.parent.parent / "shared" / "benchmark"
PERSON = {"人", "名", "位", "员", "个人"}


class Sample(msgspec.Struct):
    """One text with its gold."""

    text: str
    gold: Gold


def main() -> int:
    """Measure all sides and print one table."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("gold", nargs="?", type=Path, default=SHARED / "gold")
    parser.add_argument("texts", nargs="?", type=Path, default=SHARED / "texts")
    args = parser.parse_args()
    samples = [
        Sample((args.texts / f"{path.stem}.txt").read_bytes().decode("utf-8"), load_gold(path))
        for path in sorted(args.gold.glob("*.json"))
    ]
    if not samples:
        sys.exit(f"{args.gold}: no gold records")
    size = sum(len(sample.text) for sample in samples)
    print(f"{len(samples)} texts, {size:,} characters\n")
    print(f"{'':28} {'P':>6} {'R':>6} {'F1':>6} {'seconds':>8}")
    show("dates", "unionnlp", lambda: dates(samples, our_dates))
    show("", "JioNLP", lambda: dates(samples, jionlp_dates()))
    units = {q.unit for s in samples for d in s.gold.documents for q in d.quantities if q.unit}
    show("quantities", "unionnlp", lambda: quantities(samples, our_quantities))
    recognizer = recognizers_quantities(units)
    show("", "Recognizers-Text", lambda: quantities(samples, recognizer))
    return 0


def show(kind: str, tool: str, measured: Callable[[], Measure]) -> None:
    """Print one line."""
    start = time.perf_counter()
    m = measured()
    took = time.perf_counter() - start
    shares = f"{m.precision:6.3f} {m.recall:6.3f} {m.f1:6.3f}"
    print(f"{kind:11} {tool:16} {shares} {took:8.2f}", flush=True)


def dates(samples: list[Sample], find: Callable[[str], list[GoldMention]]) -> Measure:
    """Return the figures of one tool on dated mentions."""
    tp = fp = fn = 0
    for sample in samples:
        gold = [mention for d in sample.gold.documents for mention in d.dates]
        arranged = [stretch for d in sample.gold.documents for stretch in arrangement(d)]
        found = inside(find(sample.text), sample.gold.documents, but=arranged)

        def close(i: int, j: int, gold: Any = gold, found: Any = found) -> float:
            return likeness(gold[i], found[j]) if {*gold[i].months} & {*found[j].months} else 0.0

        hits = len(pair(touching(gold, found), close))
        tp, fp, fn = tp + hits, fp + len(found) - hits, fn + len(gold) - hits
    return Measure.of(tp, fp, fn)


def quantities(samples: list[Sample], find: Callable[[str], list[GoldAmount]]) -> Measure:
    """Return the figures of one tool on quantities with value and unit."""
    tp = fp = fn = 0
    for sample in samples:
        gold = [amount for d in sample.gold.documents for amount in d.quantities]
        found = inside(find(sample.text), sample.gold.documents)

        def close(i: int, j: int, gold: Any = gold, found: Any = found) -> float:
            g, f = gold[i], found[j]
            same = abs(g.value - f.value) <= 1e-6 * max(1.0, abs(g.value))
            return likeness(g, f) if same and unit(g) == unit(f) else 0.0

        hits = len(pair(touching(gold, found), close))
        tp, fp, fn = tp + hits, fp + len(found) - hits, fn + len(gold) - hits
    return Measure.of(tp, fp, fn)


def unit(amount: GoldAmount) -> str:
    """Return the class of a unit: measure words for people are one."""
    return "人" if amount.unit in PERSON else amount.unit or ""


def arrangement(document: GoldDocument) -> list[GoldStretch]:
    """Return the stretch of a document that its monthly arrangement takes, if it has one."""
    if not document.schedule:
        return []
    first = min(entry.start for entry in document.schedule)
    last = max(entry.end for entry in document.schedule)
    return [GoldStretch(start=first - 12, end=last)]  # the month stands before its first activity


def inside(
    found: Iterable[Any], documents: Iterable[GoldStretch], *, but: Iterable[GoldStretch] = ()
) -> list[Any]:
    """Return what stands inside the documents and outside the stretches of ``but``."""
    kept = [f for f in found if any(d.start <= f.start and f.end <= d.end for d in documents)]
    return [f for f in kept if not any(s.start <= f.start < s.end for s in but)]


def our_dates(text: str) -> list[GoldMention]:
    """Return the dated mentions of unionnlp."""
    facts = [mention for d in extract(text).documents for mention in d.dates]
    return [GoldMention(start=m.start, end=m.end, months=m.months, day=m.day) for m in facts]


def our_quantities(text: str) -> list[GoldAmount]:
    """Return the quantities of unionnlp."""
    facts = [quantity for d in extract(text).documents for quantity in d.quantities]
    return [GoldAmount(start=q.start, end=q.end, value=q.value, unit=q.unit) for q in facts]


def jionlp_dates() -> Callable[[str], list[GoldMention]]:
    """Return JioNLP's extractor of points and spans of time, line by line."""
    jio = load("jionlp")
    logging.disable(logging.ERROR)  # it logs a traceback for each expression it cannot parse

    def find(text: str) -> list[GoldMention]:
        found, start = [], 0
        for line in text.split("\n"):
            results = jio.ner.extract_time(line, time_base={"year": 2024}, with_parsing=True)
            for result in results or []:
                months = covered(result["detail"])
                if months and len(months) <= 3:
                    a, b = (start + offset for offset in result["offset"])
                    found.append(GoldMention(start=a, end=b, months=months))
            start += len(line) + 1
        return found

    return find


def covered(detail: dict[str, Any]) -> tuple[int, ...]:
    """Return the months from the first to the last day that JioNLP gives."""
    if detail["type"] not in ("time_point", "time_span"):
        return ()
    days = [re.match(r"(-?\d+)-(\d+)-", str(day)) for day in detail["time"]]
    if len(days) != 2 or not all(days):
        return ()
    first, last = (int(day[1]) * 12 + int(day[2]) - 1 for day in days if day)
    return tuple(month % 12 + 1 for month in range(first, min(last, first + 11) + 1))


def recognizers_quantities(units: set[str]) -> Callable[[str], list[GoldAmount]]:
    """Return Recognizers-Text's numbers and percentages, with the units that follow them."""
    package = load("recognizers_number")
    recognizer = package.NumberRecognizer(package.Culture.Chinese)
    numbers, shares = recognizer.get_number_model(), recognizer.get_percentage_model()
    following = re.compile("|".join(sorted(map(re.escape, units), key=len, reverse=True)))

    def find(text: str) -> list[GoldAmount]:
        found, start = [], 0
        for line in text.split("\n"):
            percent = [amount(r, start, "%") for r in shares.parse(line)]
            found += percent
            taken = {k for p in percent for k in range(p.start, p.end)}
            for result in numbers.parse(line):
                number = amount(result, start, None)
                if number.start in taken:
                    continue
                match = following.match(line, number.end - start)
                end = start + match.end() if match else number.end
                named = match.group() if match else None
                found.append(msgspec.structs.replace(number, end=end, unit=named))
            start += len(line) + 1
        return found

    return find


def amount(result: Any, start: int, named: str | None) -> GoldAmount:
    """Return one result of Recognizers-Text as an amount; its end is inclusive."""
    value = str(result.resolution["value"]).rstrip("%")
    a, b = start + result.start, start + result.end + 1
    return GoldAmount(start=a, end=b, value=float(value), unit=named)


def load(name: str) -> Any:
    """Import a peer, its advertising left out; end with a line where it is not installed."""
    try:
        with contextlib.redirect_stdout(io.StringIO()):
            return importlib.import_module(name)
    except ImportError as error:
        sys.exit(f'{name} cannot be imported ({error}); pip install -e ".[bench]"')


if __name__ == "__main__":
    sys.exit(main())
