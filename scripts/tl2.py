"""Train the line reader and write models/lines.json.

    python scripts/train_lines.py [--pages N] [--without SITE] [--out FILE]

Learns from our own annotated texts (corpus/, tests/marked), from the texts and forms of ../shared/benchmark
where they are there, from pages that other hands wrote (corpus/pages; corpus/ends, of which only
documents and noise are annotated), and from pages that the generator of damage makes of all but those. The same
texts and settings give the same file. Needs python-crfsuite (extra ``dev``).
"""

from __future__ import annotations

import argparse
import tempfile
from pathlib import Path

from marked_texts import compiled

from unionnlp.pipeline import extract
from unionnlp.training.damage import SITES, Press, clean
from unionnlp.training.goldfiles import GoldText, read_folder
from unionnlp.training.labelled import Annotated, annotated
from unionnlp.training.lines import average, examples, forgetful, save, train

ROOT = Path(__file__).resolve().parent.parent
FORMS = ROOT.parent / "shared" / "benchmark" / "forms"
PAGES = 1900  # that each of the models is trained on
SEEDS = (1, 2, 3)
HARD = 2  # how often each page counts that was written for its hard ends
WORTH = 8  # how often each of our own texts and of the shared forms counts, beside a page of other hands


def own_texts() -> list[GoldText]:
    """Return our own annotated texts, compiled where they are kept as marked texts."""
    with tempfile.TemporaryDirectory() as folder:
        own = [ROOT / "corpus", ROOT / "corpus" / "practice", compiled(Path(folder))]
        return [text for place in own for text in read_folder(place)]


def within(gold: GoldText) -> Annotated:
    """Return a text of which only documents and noise are annotated; outlines and schedules are as we read them."""
    text = annotated(gold)
    for document in gold.documents:
        for own in extract(gold.text[document.start : document.end], items=False).documents:
            text.nodes |= {n.start + document.start for n in own.outline}
            text.activities += [
                (e.start + document.start, e.end + document.start) for e in own.schedule
            ]
    text.activities.sort()
    return text


def main() -> None:
    """Train and write the model."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--pages", type=int, default=PAGES, help="pages that the generator makes")
    parser.add_argument("--without", choices=SITES, help="leave the pages of one kind of site out")
    parser.add_argument("--own", action="store_true", help="leave the shared texts and forms out")
    parser.add_argument("--out", type=Path, default=ROOT / "models" / "lines.json")
    args = parser.parse_args()
    texts = own_texts()
    shared = [] if args.own else [place for place in (FORMS, FORMS.parent) if place.is_dir()]
    forms = [text for place in shared for text in read_folder(place)]
    sites = [s for s in SITES if s != args.without]
    sources = [c for g in [*texts, *forms] for c in clean(g)]
    own = examples(map(annotated, [*texts, *forms]))
    others = examples(map(annotated, read_folder(ROOT / "corpus" / "pages")))
    ends = examples(map(within, read_folder(ROOT / "corpus" / "ends")))
    models = []
    for seed in SEEDS:
        press = Press(sources, seed, sites)
        pages = forgetful(examples(press.page() for _ in range(args.pages)), seed)
        counts = [WORTH] * len(own) + [HARD] * len(ends) + [1] * (len(others) + len(pages))
        models.append(train([*own, *ends, *others, *pages], counts))
    weights = average(models)
    save(weights, args.out)
    print(f"{args.out}: {len(weights.features)} features, {args.out.stat().st_size} bytes")


if __name__ == "__main__":
    main()
