"""The comments of a Word document: who wrote them, about which words, and in what state.

Comments that ``write_comments`` made carry a key (``M101-3f2a9c1e``) in their last line. A list of
all keys written stands in the document's own properties, so that a comment that somebody
deleted is known as well.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Literal

import msgspec

from unionnlp.arguments import is_path
from unionnlp.reading.load import load
from unionnlp.reading.source import DEFAULT_LIMITS, Limits
from unionnlp.reading.stamps import COPY_OF, COPY_TEXT
from unionnlp.reading.word.package import Package, W

if TYPE_CHECKING:
    from lxml.etree import _Element as Element  # type: ignore[import-untyped]

OWN_AUTHOR = "工会计划助手"
PROPERTY = "unionnlp"  # the beginning of the names of the properties that hold the keys
CUSTOM = "docProps/custom.xml"
W14 = "{http://schemas.microsoft.com/office/word/2010/wordml}"
W15 = "{http://schemas.microsoft.com/office/word/2012/wordml}"
CUSTOM_NS = "{http://schemas.openxmlformats.org/officeDocument/2006/custom-properties}"
VALUES_NS = "{http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes}"

_KEY = re.compile(r"([A-Z]\d{3})-([0-9a-f]{8})\s*$")
State = Literal["open", "resolved", "deleted"]


class WordComment(msgspec.Struct, frozen=True, kw_only=True):
    """One comment: of whom, what it says, about which ``words``, and its ``state``.

    ``code`` and ``key`` are set for comments that this program wrote; a ``deleted`` one has
    nothing but its key. ``parent`` is the id of the comment that it answers.
    """

    id: str = ""
    author: str = ""
    initials: str = ""
    date: str = ""
    text: str = ""
    words: str = ""
    state: State = "open"
    code: str | None = None
    key: str | None = None
    parent: str | None = None

    @property
    def is_own(self) -> bool:
        """Whether this program wrote it."""
        return self.key is not None


def read_comments(
    source: str | Path | bytes, *, limits: Limits = DEFAULT_LIMITS
) -> tuple[WordComment, ...]:
    """Return the comments of a .docx in their order, then those of ours that were deleted.

    Raises a ``ReadingError`` where the file is no .docx or cannot be read.
    """
    if not isinstance(source, bytes):
        is_path(source, "read_comments()")
    name = "the data" if isinstance(source, bytes) else str(source)
    data = source if isinstance(source, bytes) else load(name, limits)
    with Package(data, name, limits) as package:
        return comments_of(package)


def refused_keys(comments: tuple[WordComment, ...]) -> frozenset[str]:
    """Return the keys of our comments that somebody resolved or deleted: they count as refused."""
    return frozenset(c.key for c in comments if c.key is not None and c.state != "open")


def comments_of(package: Package) -> tuple[WordComment, ...]:
    """Return the comments of an open package (see ``read_comments``)."""
    root = package.related("comments")
    extended = package.related("commentsExtended")
    elements = [] if root is None else list(root.iterchildren(W + "comment"))
    states = {} if extended is None else {e.get(W15 + "paraId"): e for e in extended}
    owners = {paragraph: e.get(W + "id", "") for e in elements for paragraph in _paragraphs(e)}
    words = dict(_anchored(package.main()))
    found = [_comment(e, states, owners, words) for e in elements]
    there = {c.key for c in found}
    deleted = (key for key in dict.fromkeys(written_keys(package)) if key not in there)
    return (*found, *(WordComment(author=OWN_AUTHOR, state="deleted", key=k) for k in deleted))


def written_keys(package: Package) -> Iterator[str]:
    """Yield the keys that the document's properties hold."""
    root = package.part(CUSTOM)
    for entry in () if root is None else root.iterchildren(CUSTOM_NS + "property"):
        if entry.get("name", "").removeprefix(PROPERTY).isdigit():
            yield from re.findall(r"\b[0-9a-f]{8}\b", "".join(entry.itertext()))


def copied_from(package: Package) -> tuple[str, str]:
    """Return the name of the draft of which a file is a commented copy, and the digest of its text."""
    root = package.part(CUSTOM)
    entries = () if root is None else root.iterchildren(CUSTOM_NS + "property")
    found = {e.get("name", ""): "".join(e.itertext()) for e in entries}
    return found.get(COPY_OF, ""), found.get(COPY_TEXT, "")


def last_paragraph(comment: Element) -> str | None:
    """Return the id of a comment's last paragraph, by which its state and answers refer to it."""
    names = list(_paragraphs(comment))
    return names[-1] if names else None


def _paragraphs(comment: Element) -> Iterator[str]:
    for paragraph in comment.iter(W + "p"):
        name = paragraph.get(W14 + "paraId")
        if name:
            yield name


def _comment(
    element: Element, states: dict[str, Element], owners: dict[str, str], words: dict[str, str]
) -> WordComment:
    text = "\n".join("".join(t.text or "" for t in p.iter(W + "t")) for p in element.iter(W + "p"))
    author, number = element.get(W + "author", ""), element.get(W + "id", "")
    state = states.get(last_paragraph(element) or "")
    own = _KEY.search(text) if author == OWN_AUTHOR else None
    return WordComment(
        id=number, author=author, initials=element.get(W + "initials", ""),
        date=element.get(W + "date", ""), text=text, words=words.get(number, ""),
        state="resolved" if state is not None and state.get(W15 + "done") in _ON else "open",
        code=own and own[1], key=own and own[2],
        parent=None if state is None else owners.get(state.get(W15 + "paraIdParent", "")),
    )  # fmt: skip


_ON = {"1", "true", "on"}


def _anchored(root: Element) -> Iterator[tuple[str, str]]:
    """Yield for each comment the words between its two marks, revisions read as accepted."""
    opened: dict[str, list[str]] = {}
    for element in root.iter(W + "commentRangeStart", W + "commentRangeEnd", W + "t", W + "p",
                             W + "tab"):  # fmt: skip
        if element.tag == W + "commentRangeStart":
            opened[element.get(W + "id", "")] = []
        elif element.tag == W + "commentRangeEnd":
            number = element.get(W + "id", "")
            if number in opened:
                yield number, "".join(opened.pop(number))
        else:
            said = {W + "t": element.text or "", W + "tab": "\t"}.get(element.tag, "\n")
            for heard in opened.values():
                heard.append(said)
