"""What ``resources/examples.toml`` may say."""

from __future__ import annotations

from unionnlp.resources.kinds.leaves import Code, Table, Text, Words


class ExamplesDrafts(Table, frozen=True):
    """The fields of ``drafts``."""

    P200: Text
    P201: Text
    P202: Text
    P203: Text
    P204: Text
    P205: Text
    P206: Text
    P207: Text
    P208: Text
    P209: Text
    P211: Text
    C301: Text
    C302: Text
    T401: Text
    T404: Text
    E506: Text
    D802: Text
    E502: Text
    E505: Text
    E507: Text
    O703: Text
    O704: Text
    O705: Text
    C309: Text


class File(Table, frozen=True):
    """The tables of ``resources/examples.toml``."""

    without: Words
    draft: Text
    words: dict[Code, Text]
    drafts: ExamplesDrafts
