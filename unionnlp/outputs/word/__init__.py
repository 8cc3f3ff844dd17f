"""Findings as comments in the Word file itself.

What a check found stands beside the words, what is missing at the section where it belongs,
a summary at the title. The file stays what it was: its text, styles, tables, numbers,
pictures, revisions and the comments of others. A second run replaces the comments of the
first; what somebody resolved or deleted in Word is not said again.
"""

from __future__ import annotations

import contextlib
import os
from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from msgspec.structs import replace

from unionnlp.arguments import are_words, is_name, is_one_of, is_path, is_record
from unionnlp.checks.keys import key
from unionnlp.checks.records import SEVERITIES, Finding, Report, Severity
from unionnlp.errors import OutputError, ReadingError
from unionnlp.outputs.word import wording
from unionnlp.outputs.word.anchors import Anchor, Anchors, mark, unmark
from unionnlp.outputs.word.package import WordFile
from unionnlp.outputs.word.parts import CommentNote, CommentParagraph, Comments, remember
from unionnlp.outputs.word.places import DraftSections
from unionnlp.reading.source import DEFAULT_LIMITS, Input, Job, Limits
from unionnlp.reading.stamps import COPY_OF, COPY_TEXT, text_digest
from unionnlp.reading.word.comments import (
    OWN_AUTHOR,
    WordComment,
    comments_of,
    copied_from,
    read_comments,
    refused_keys,
)
from unionnlp.reading.word.package import Package
from unionnlp.writing import Target

if TYPE_CHECKING:
    from unionnlp.reading.word.trace import Trace
    from unionnlp.records import Extraction

__all__ = [
    "OWN_AUTHOR",
    "WordComment",
    "comment",
    "read_comments",
    "refused_keys",
    "write_comments",
]

PathLike = str | os.PathLike[str]
MOST = 1_000
"""Comments of one file, the first findings of the report; what is left is told in the summary."""


def write_comments(
    report: Report,
    source: PathLike | Input,
    path: PathLike,
    *,
    only: Collection[Severity] = SEVERITIES,
    encoding: str | None = None,
) -> None:
    """Write ``source`` as a .docx with the findings of ``report`` as comments.

    A .docx stays as it is but for the comments; from other formats a new .docx is made (of .doc,
    .wps and .rtf by LibreOffice, of .odt where it is installed, of others of their text).
    ``only`` are the severities wanted; ``encoding`` is that of a text file.

    Raises a ``ReadingError`` where ``source`` cannot be read, ``OutputError`` (U400) where the
    report is about another text or the file cannot be written.
    """
    from unionnlp.reading.inputs import as_input
    from unionnlp.reading.load import load

    is_record(report, (Report,), "write_comments()")
    is_path(path, "write_comments()")
    if not isinstance(source, Input):
        is_path(source, "write_comments()")
    are_words(only, "only")
    for severity in only:
        is_one_of(severity, SEVERITIES, "only")
    is_name(encoding, "encoding")
    item = as_input(source)
    refused = {key(f) for f in report.refused} | _refused_before(path, item.name)
    made = comment(report, load(item), item.name, only=only, encoding=encoding, refused=refused)
    with Target(path) as target:
        target.write(made)


def _refused_before(path: PathLike, name: str) -> frozenset[str]:
    """Return what somebody refused in the commented copy of the same draft that ``path`` replaces."""
    from unionnlp.reading.load import load

    if not Path(path).is_file():
        return frozenset()
    try:
        with Package(load(os.fspath(path)), os.fspath(path), DEFAULT_LIMITS) as package:
            same = copied_from(package)[0] == _base_name(name)
            return refused_keys(comments_of(package)) if same else frozenset()
    except ReadingError:  # no Word file: it is replaced
        return frozenset()


def _base_name(name: str) -> str:
    return name.replace("\\", "/").rpartition("/")[2]


def comment(  # noqa: PLR0913 - the bytes, and six wishes by name
    report: Report,
    data: bytes,
    name: str,
    *,
    only: Collection[Severity] = SEVERITIES,
    encoding: str | None = None,
    when: datetime | None = None,
    extraction: Extraction | None = None,
    refused: Collection[str] = (),
    words: CommentWording = wording,
    limits: Limits = DEFAULT_LIMITS,
) -> bytes:
    """Return the bytes of a .docx with comments, made of those of a file (see ``write_comments``).

    ``when`` is the date of the comments (now), ``extraction`` the records of the same text
    where they are at hand, ``refused`` the keys of findings that somebody refused elsewhere:
    the file remembers them as if their comments had been deleted in it; ``words`` says what
    the comments say.
    """
    base, text = _base(data, name, encoding, limits)
    with WordFile(base, name, limits) as file:
        read, trace = _traced(file, text)
        _same_text(report, read, name)
        if extraction is None:
            from unionnlp.pipeline import extract

            extraction = extract(read)
        made = _Commented(file, trace, report, DraftSections(report, extraction, read), refused)
        made.words = words
        made.of = {COPY_OF: _base_name(name), COPY_TEXT: text_digest(read)}
        made.write([f for f in report.findings if f.severity in only], when or datetime.now())
        file.without_macros()
        return file.save()


def _base(data: bytes, name: str, encoding: str | None, limits: Limits) -> tuple[bytes, str | None]:
    """Return a .docx to begin with, and its text where it was made of nothing but a text."""
    from unionnlp.reading import read_bytes
    from unionnlp.reading.formats import sniff

    kind = sniff(data, name).name
    if kind == "docx":
        return data, None
    if kind == "odt":
        return _of_odt(Job(data, name, limits)), None
    if kind in {"ole", "rtf", "odf", "flat"}:
        from unionnlp.reading.office import converted

        made, target = converted(Job(data, name, limits))
        if target == "docx":
            return made, None
    from unionnlp.outputs.word.plain import write_plain

    text = read_bytes(data, name, encoding=encoding, limits=limits).text
    return write_plain(text), text


def _of_odt(job: Job) -> bytes:
    """Return a .docx of an OpenDocument text: LibreOffice's, with its looks, where it says the same."""
    from unionnlp.reading.odt import to_docx
    from unionnlp.reading.office import converted
    from unionnlp.reading.word import read_docx

    ours = to_docx(job)
    with contextlib.suppress(ReadingError):
        made, _ = converted(job)
        if read_docx(replace(job, data=made)).text == read_docx(replace(job, data=ours)).text:
            return made
    return ours


def _traced(file: WordFile, text: str | None) -> tuple[str, Trace]:
    if text is not None:
        from unionnlp.outputs.word.plain import trace_plain

        return text, trace_plain(file.main(), text)
    from unionnlp.reading.word import read_package
    from unionnlp.reading.word.trace import Trace

    trace = Trace()
    return read_package(file, trace).text, trace


def _same_text(report: Report, text: str, name: str) -> None:
    passages = (e for f in report.findings for e in f.evidence)
    if report.source.length != len(text) or any(text[e.start : e.end] != e.text for e in passages):
        raise OutputError(
            f"{name}: the report is about another text; check the file again, then write its comments"
        )


class CommentWording(Protocol):
    """What comments say: of one finding, and at the title of all."""

    def paragraphs(self, finding: Finding, lang: str, *, quoted: bool) -> list[CommentParagraph]:
        """Return the paragraphs of one finding's comment."""

    def summary(
        self, report: Report, findings: Sequence[Finding], left: int
    ) -> list[CommentParagraph]:
        """Return the paragraphs of the comment at the title."""


class _Commented:
    """One file on its way to its comments."""

    words: CommentWording = wording
    of: Mapping[str, str] = {}

    def __init__(
        self,
        file: WordFile,
        trace: Trace,
        report: Report,
        sections: DraftSections,
        refused: Collection[str],
    ) -> None:
        self._file, self._report, self._sections = file, report, sections
        self._refused = frozenset(refused)
        self._found = comments_of(file)
        self._anchors = Anchors(file.main(), trace)
        self._comments = Comments(file)
        self._marks: dict[str, Anchor] = {}

    def write(self, findings: list[Finding], when: datetime) -> None:
        """Take away what an earlier run wrote, unless somebody answered, and write anew."""
        kept, keys = self._cleared(findings)
        date = when.strftime("%Y-%m-%dT%H:%M:%SZ")  # Word takes it for local time
        shown = [f for f in findings if key(f) not in kept]
        left = max(len(shown) - MOST, 0)
        shown = shown[:MOST]
        title = self._sections.title(self._first())
        self._add(title.start, title.end, self.words.summary(self._report, shown, left), date)
        for finding in shown:
            self._add_finding(finding, date)
        mark(self._marks, self._comments.reference_style)
        self._comments.put()
        self._file.changed(self._file.main_path)
        remember(self._file, [*keys, *(key(f) for f in shown)], self.of)

    def _first(self) -> int:
        """Return the index of the document at whose title the summary stands."""
        judged = self._report.judged
        return judged[0] if judged else 0

    def _cleared(self, findings: list[Finding]) -> tuple[set[str], list[str]]:
        """Remove our earlier comments; return the keys not to write again, and those to remember.

        A comment that others answered stays, resolved where what it said no longer holds.
        """
        found = self._found
        answered = {c.parent for c in found if c.parent is not None and c.author != OWN_AUTHOR}
        kept = set(refused_keys(found) | self._refused)
        keys = [c.key for c in found if c.key in kept and c.key is not None]
        keys += self._refused
        gone = set()
        holds = {key(f) for f in findings}
        for said in found:
            if not said.is_own or said.state != "open" or said.key is None:
                continue
            if said.id not in answered:
                gone.add(said.id)
                continue
            kept.add(said.key)
            keys.append(said.key)
            if said.key not in holds:
                self._comments.resolve(said.id)
        self._comments.remove(gone)
        unmark(self._file.main(), gone)
        return kept, keys

    def _add_finding(self, finding: Finding, date: str) -> None:
        evidence = finding.evidence
        span = evidence[0] if evidence else self._sections.of(finding)
        anchor = self._anchors.of(span.start, span.end)
        quoted = bool(evidence) and (anchor is None or not anchor.exact)
        said = self.words.paragraphs(finding, self._report.lang, quoted=quoted)
        self._add(span.start, span.end, said, date)

    def _add(self, start: int, end: int, said: list[CommentParagraph], date: str) -> None:
        anchor = self._anchors.of(start, end) or next(self._anywhere(), None)
        if anchor is not None:  # a document without a single run has nowhere to speak
            self._marks[self._comments.add(CommentNote(said, date))] = anchor

    def _anywhere(self) -> Iterator[Anchor]:
        """Yield the place of the title, for words that stand nowhere a comment can."""
        title = self._sections.title(self._first())
        anchor = self._anchors.of(title.start, title.end)
        if anchor is not None:
            yield anchor
