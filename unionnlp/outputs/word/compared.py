"""A comparison as comments in the Word file of the plan: at each promise what became of it."""

from __future__ import annotations

import os
from collections.abc import Sequence

from unionnlp.checks.records import DocumentReport, Evidence, Finding, Report, Severity
from unionnlp.comparison.records import Commitment, Comparison, Status
from unionnlp.outputs.comparison_words import counts, figures, notice, share, ui
from unionnlp.outputs.word import comment, wording
from unionnlp.outputs.word.parts import CommentParagraph
from unionnlp.outputs.wording import line
from unionnlp.reading.inputs import as_input
from unionnlp.reading.load import load
from unionnlp.records import Extraction
from unionnlp.writing import Target

_CODES: dict[Status, str] = {
    "unreported": "R401",
    "dropped": "R402",
    "partly": "R403",
    "done": "R404",
}
_GRAVITY: dict[Status, Severity] = {
    "unreported": "high",
    "dropped": "high",
    "partly": "medium",
    "done": "low",
}


def write_comments(
    comparison: Comparison,
    plan: Extraction,
    source: str | os.PathLike[str],
    path: str | os.PathLike[str],
    *,
    lang: str = "zh",
) -> None:
    """Write ``source``, the file of the plan, as a .docx with a comment at each of its promises.

    ``plan`` is its extraction. Raises as ``unionnlp.outputs.word.write_comments`` does.
    """
    item = as_input(source)
    made = commented(comparison, plan, load(item), item.name, lang=lang)
    with Target(path) as target:
        target.write(made)


def commented(
    comparison: Comparison, plan: Extraction, data: bytes, name: str, *, lang: str = "zh"
) -> bytes:
    """Return the file of the plan (``data``) as a .docx with a comment at each of its promises."""
    start, end = (plan.documents[0].start, plan.documents[0].end) if plan.documents else (0, 0)
    report = Report(
        source=comparison.plan.source,
        lang="en" if lang == "en" else "zh",
        score=comparison.delivered or 0.0,
        documents=(DocumentReport(start=start, end=end or comparison.plan.source.length),),
        findings=tuple(_finding(c, lang) for c in comparison.commitments),
    )
    return comment(report, data, name, extraction=plan, words=_Words(comparison, lang))


def _finding(commitment: Commitment, lang: str) -> Finding:
    plan = commitment.plan
    return Finding(
        code=_CODES[commitment.status],
        family="items",
        severity=_GRAVITY[commitment.status],
        message=" ".join(
            [ui(commitment.status, lang), figures(commitment.promised, commitment.reached)]
        ).strip(),
        reason=" / ".join(line(p.text) for p in commitment.summary),
        proposal="",
        evidence=(Evidence(start=plan.start, end=plan.end, text=plan.text),),
    )


class _Words:
    """What the comments say of a comparison."""

    def __init__(self, comparison: Comparison, lang: str) -> None:
        self._comparison, self._lang = comparison, lang

    def paragraphs(self, finding: Finding, lang: str, *, quoted: bool) -> list[CommentParagraph]:
        """Return the status with its numbers, and the words of the summary."""
        said = [CommentParagraph(f"【{finding.message}】", "bold")]
        if quoted:
            said.append(CommentParagraph(line(finding.evidence[0].text, 60)))
        if finding.reason:
            said.append(CommentParagraph(f"{ui('summary', lang)}：{finding.reason}"))
        return [*said, CommentParagraph(wording.number(finding), "small")]

    def summary(
        self, report: Report, findings: Sequence[Finding], left: int = 0
    ) -> list[CommentParagraph]:
        """Return how many promises there are, what became of them, and what was not planned."""
        comparison, lang = self._comparison, self._lang
        total = ui("commitments", lang, n=len(comparison.commitments))
        told = ui("delivered", lang, share=share(comparison.delivered))
        said = [CommentParagraph(f"{total}  {told}", "bold")]
        said += [CommentParagraph(notice(n, lang)) for n in comparison.notices]
        said += [CommentParagraph(f"{name} {n}") for _, name, n in counts(comparison, lang)]
        if comparison.unplanned:
            listed = "；".join(line(p.text, 40) for p in comparison.unplanned)
            said.append(CommentParagraph(f"{ui('unplanned', lang)}：{listed}"))
        return [*said, CommentParagraph(wording.SUMMARY, "small")]
