"""Missing parts: what a plan is made of, from guiding ideology to signature and date."""

from __future__ import annotations

from collections.abc import Iterator

from unionnlp.checks.draft import Draft
from unionnlp.checks.messages import Hit
from unionnlp.checks.phrases import share
from unionnlp.checks.scopes import topic_of
from unionnlp.structure.parts import present
from unionnlp.translation import translator

# Part: its code and its weight in the score.
PARTS: dict[str, tuple[str, float]] = {
    "guiding": ("P201", 1.0),
    "goals": ("P202", 0.5),
    "measures": ("P203", 2.0),
    "schedule": ("P204", 1.0),
    "responsible": ("P205", 0.5),
    "budget": ("P206", 0.5),
    "signature": ("P207", 0.5),
    "date": ("P208", 0.5),
}


# What a yearly plan is asked for, and a plan of one topic is not.
_YEARLY = frozenset({"guiding", "goals", "measures", "schedule", "responsible"})


def check(draft: Draft) -> Iterator[Hit]:
    """Yield the parts that a plan lacks."""
    if not draft.is_plan:
        return
    figures = draft.profile.figures(draft.school_type, draft.settings.enough)[1]
    found = present(draft.document, draft.plain)
    if topic_of(draft.document.title):
        found = {part: there or part in _YEARLY for part, there in found.items()}
    unsigned = not (found["signature"] or found["date"])
    if unsigned:
        organization = draft.document.organization or translator(draft.lang)("本单位")
        yield Hit("P209", (), {"organization": organization})
    for part, there in found.items():
        if there or (unsigned and part in ("signature", "date")):
            continue
        having, of = figures.parts.get(part, 0), figures.plans
        values: dict[str, object] = {
            "prevalence": share(having, of, draft.lang)
            if draft.compared and having * 2 >= of
            else "",
            "organization": draft.document.organization or translator(draft.lang)("本单位"),
        }
        yield Hit(PARTS[part][0], (), values)
