"""What a comment says: the finding, its reason, what to write, and its number."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from unionnlp.checks.keys import key
from unionnlp.checks.phrases import ui, word
from unionnlp.checks.records import SEVERITIES, Finding, Report
from unionnlp.outputs.word.parts import CommentParagraph
from unionnlp.outputs.wording import line, percent
from unionnlp.translation import translator

SUMMARY = "S000-00000000"
_QUOTED = 40  # characters of another passage
_OTHERS = 3  # other passages that a comment names
_GRAVE = 6  # high findings that the summary names


def paragraphs(finding: Finding, lang: str, *, quoted: bool) -> list[CommentParagraph]:
    """Return the paragraphs of one finding's comment; ``quoted`` repeats words it cannot mark."""
    _ = translator(lang)
    severity = word("severities", finding.severity, lang)
    said = [
        CommentParagraph(
            _("【{severity}】{message}", severity=severity, message=finding.message), "bold"
        )
    ]
    if quoted and finding.evidence:
        said.append(
            CommentParagraph(_("原文：“{quote}”", quote=line(finding.evidence[0].text, _QUOTED)))
        )
    said += [CommentParagraph(text) for text in _others(finding, lang)]
    if finding.reason:
        said.append(CommentParagraph(_("原因：{reason}", reason=finding.reason)))
    if finding.proposal:
        said.append(CommentParagraph(ui("proposed", lang, proposal=finding.proposal)))
    said.append(CommentParagraph(number(finding), "small"))
    return [CommentParagraph(line(text), look) for text, look in said]


def number(finding: Finding) -> str:
    """Return the number that stands at the end of a comment: its code and key."""
    return f"{finding.code}-{key(finding)}"


def summary(report: Report, findings: Sequence[Finding], left: int = 0) -> list[CommentParagraph]:
    """Return the paragraphs of the comment at the title.

    ``findings`` are those commented, ``left`` is how many more there are.
    """
    lang = report.lang
    _ = translator(lang)
    counts = Counter(f.severity for f in findings)
    found = ui("counts", lang, **{s: counts[s] for s in SEVERITIES})
    score = percent(report.score)
    said = [CommentParagraph(_("完整度 {score}；{found}", score=score, found=found), "bold")]
    grave = [f for f in findings if f.severity == "high"]
    said += [CommentParagraph(f"{n}. {f.message}") for n, f in enumerate(grave[:_GRAVE], 1)]
    if len(grave) > _GRAVE:
        said.append(CommentParagraph(ui("more", lang, n=len(grave) - _GRAVE)))
    if not findings:
        said.append(CommentParagraph(ui("nothing", lang)))
    if left:
        said.append(CommentParagraph(_("还有 {left} 条没有写成批注，请看检查报告。", left=left)))
    said.append(
        CommentParagraph(
            _("改好以后再检查一次，批注会随之更新。不采纳的，点“解决”或删除，下次不再提出。")
        )
    )
    said.append(CommentParagraph(SUMMARY, "small"))
    return [CommentParagraph(line(text), look) for text, look in said]


def _others(finding: Finding, lang: str) -> Iterator[str]:
    """Yield the other passages that a finding rests on."""
    _ = translator(lang)
    first = finding.evidence[0].text if finding.evidence else ""
    others = dict.fromkeys(line(e.text, _QUOTED) for e in finding.evidence[1:])
    for words in list(others)[:_OTHERS]:
        if words != line(first, _QUOTED):
            yield _("另见：“{quote}”", quote=words)
