"""The catalogue of standard items (常规工作): a TOML file, read strictly.

The built-in catalogue is ``resources/items.toml``. A user's file may extend it or replace it:
``mode = "extend"`` (the default) adds new items and changes the fields that it gives of known
ones (their ``cues``, ``hints`` and ``not_cues`` are added to), ``mode = "replace"`` uses the
file alone. A faulty file is refused with all its faults, each with its row.
"""

from __future__ import annotations

from functools import cache, lru_cache
from pathlib import Path
from typing import Annotated, Any

import msgspec
import tomli
from msgspec import UnsetType

from unionnlp.errors import KnowledgeError, reason
from unionnlp.items.patterns import PatternError, expand
from unionnlp.patterns import lazy
from unionnlp.records import Extraction, NamedItem
from unionnlp.resources import place
from unionnlp.resources.held import plain
from unionnlp.resources.kinds.items import Item
from unionnlp.resources.strict import told
from unionnlp.translation import SOURCE, Lang, translator, words
from unionnlp.translation import named as in_words

Month = Annotated[int, msgspec.Meta(ge=1, le=12)]
Words = tuple[str, ...]

_ADDED = ("cues", "hints", "not_cues")
_ID = lazy(r"[a-z][a-z0-9_]*")
_BUILT_IN = "unionnlp/resources/items.toml"


class Catalogue(msgspec.Struct, frozen=True):
    """The groups (id to Chinese name) and items, in the order of the file.

    ``words`` are the classes of words that patterns name (``<give>…<goods>``).
    """

    groups: dict[str, str]
    items: tuple[Item, ...]
    words: dict[str, Words] = {}

    def get(self, item_id: str) -> Item:
        """Return one item; raise ``KnowledgeError`` (U300) naming the nearest ids for an unknown one."""
        for item in self.items:
            if item_id in (item.id, item.zh):
                return item
        import difflib

        near = difflib.get_close_matches(item_id, [i.id for i in self.items], 3, 0.5)
        hint = f"did you mean {', '.join(near)}?" if near else "`unionnlp items` lists them all"
        raise KnowledgeError(f"no item {item_id!r}; {hint}")


def load(path: str | Path | None = None) -> Catalogue:
    """Return the built-in catalogue, extended or replaced by the file at ``path``.

    Raises ``KnowledgeError`` (U300) that lists every fault of the file with its row.
    """
    if path is None:
        return _built_in()
    try:
        source = Path(path).read_text("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise KnowledgeError(f"{path}: cannot be read: {reason(error)}") from error
    return parse(source, str(path), base=_built_in())


def keep(catalogue: Catalogue) -> str:
    """Return a catalogue as JSON, to be kept beside what was found with it."""
    return msgspec.json.encode(catalogue).decode("utf-8")


def kept(data: str | None) -> Catalogue:
    """Return the catalogue that ``keep`` gave, the built-in one for ``None``."""
    return _built_in() if data is None else msgspec.json.decode(data, type=Catalogue)


def named(catalogue: Catalogue) -> tuple[NamedItem, ...]:
    """Return the names of a catalogue's items, as a record carries them."""
    groups = catalogue.groups
    return tuple(NamedItem(item=i.id, zh=i.zh, group=groups[i.group]) for i in catalogue.items)


def of(extraction: Extraction) -> Catalogue:
    """Return the catalogue that an extraction was made with, as far as its items' names.

    For the shipped one that is the whole of it.
    """
    if isinstance(extraction.catalogue, UnsetType):
        return _built_in()
    return of_names(extraction.catalogue)


@lru_cache(maxsize=8)
def of_names(names: tuple[NamedItem, ...]) -> Catalogue:
    """Return a catalogue of items of which the names alone are known."""
    shipped = {name: key for key, name in _built_in().groups.items()}
    groups = {shipped.get(name.group, name.group): name.group for name in names}
    items = [Item(id=n.item, group=shipped.get(n.group, n.group), zh=n.zh, scope="") for n in names]
    return Catalogue(groups=groups, items=tuple(items))


def joined(one: Catalogue, other: Catalogue) -> Catalogue:
    """Return a catalogue with the items of both; where both have an item, that of the first."""
    known = {item.id for item in one.items}
    more = [item for item in other.items if item.id not in known]
    if not more:
        return one
    groups = {**other.groups, **one.groups}
    order = {**one.groups, **{i.group: groups[i.group] for i in more}}
    return msgspec.structs.replace(one, groups=order, items=(*one.items, *more))


def built_in_source() -> str:
    """Return the text of the built-in catalogue file, without the row of its digest."""
    return plain(place("items.toml").read_text("utf-8"))


@cache
def _built_in() -> Catalogue:
    return parse(built_in_source(), _BUILT_IN, base=None)


def parse(source: str, name: str, *, base: Catalogue | None) -> Catalogue:
    """Read a catalogue file's text; ``name`` is the file's name in messages."""
    try:
        tables = tomli.loads(source)
    except tomli.TOMLDecodeError as error:
        raise KnowledgeError(f"{name}: not TOML: {reason(error)}") from error
    reader = _Reader(source, tables, base)
    catalogue = reader.read()
    if reader.faults and base is None:
        raise KnowledgeError(f"{name}: {'; '.join(reader.faults)}")
    if reader.faults:
        rows = "\n".join(f"  {fault}" for fault in reader.faults)
        raise KnowledgeError(f"{name}: {len(reader.faults)} fault(s) in the items file:\n{rows}")
    return catalogue


class _Reader:
    """Reads the tables of one file and collects all its faults."""

    def __init__(self, source: str, tables: dict[str, Any], base: Catalogue | None) -> None:
        self.lines = source.splitlines()
        self.rows = [n for n, line in enumerate(self.lines, 1) if line.strip() == "[[item]]"]
        self.tables = tables
        self.base = base
        self.words: dict[str, Words] = {}
        self.faults: list[str] = []

    def read(self) -> Catalogue:
        tables = self.tables
        for key in sorted(set(tables) - {"mode", "groups", "words", "item"}):
            wanted = "mode, [groups], [words] and [[item]]"
            self.faults.append(f"unknown table {key!r}; wanted are {wanted}")
        mode = tables.get("mode", "extend")
        if mode not in ("extend", "replace"):
            self.faults.append(f'mode is {mode!r}; wanted is "extend" or "replace"')
        base = self.base if mode == "extend" else None
        groups = dict(base.groups) if base else {}
        own_groups = tables.get("groups", {})
        if isinstance(own_groups, dict) and all(isinstance(v, str) for v in own_groups.values()):
            groups |= own_groups
        else:
            self.faults.append('[groups] wants lines such as welfare = "关爱帮扶"')
        self._classes(base)
        items = {item.id: item for item in base.items} if base else {}
        self._items(items, groups)
        if not items:
            self.faults.append("no [[item]] in the file")
        return Catalogue(groups, tuple(items.values()), self.words)

    def _classes(self, base: Catalogue | None) -> None:
        """Read the classes of words; a file's own stand beside or before the base's."""
        self.words = dict(base.words) if base else {}
        try:
            self.words |= msgspec.convert(self.tables.get("words", {}), dict[str, Words])
        except msgspec.ValidationError as error:
            self.faults.append(
                f'[words] wants lines such as give = ["发放", "分送"]: {reason(error)}'
            )

    def _items(self, items: dict[str, Item], groups: dict[str, str]) -> None:
        seen: set[str] = set()
        tables = self.tables.get("item", [])
        if not isinstance(tables, list):
            self.faults.append("[item] must be written [[item]]")
            return
        for number, table in enumerate(tables):
            row = self.rows[number] if number < len(self.rows) else 0
            item = self._item(table, row, items, groups)
            if item is None:
                continue
            if item.id in seen:
                self.faults.append(f"row {row}: item {item.id!r} stands twice in the file")
            seen.add(item.id)
            items[item.id] = item

    def _item(
        self, table: dict[str, Any], row: int, items: dict[str, Item], groups: dict[str, str]
    ) -> Item | None:
        known = items.get(str(table.get("id")))
        if known:
            old = msgspec.to_builtins(known)
            added = {
                k: list(dict.fromkeys([*old[k], *table[k]]))
                for k in _ADDED
                if isinstance(table.get(k), list)
            }
            table = {**old, **table, **added}
        try:
            item = msgspec.convert(table, Item)
        except msgspec.ValidationError as error:
            said = told(str(error), Item)
            self.faults.append(f"row {row}: item {table.get('id', '?')!r}: {said}")
            return None
        before = len(self.faults)
        if not _ID.fullmatch(item.id):
            self.faults.append(f"row {row}: id {item.id!r} is not lower-case letters, digits and _")
        if item.group not in groups:
            self.faults.append(
                f"row {row}: item {item.id!r}: group {item.group!r} is not in [groups]"
            )
        if not item.cues and not item.hints:
            self.faults.append(f"row {row}: item {item.id!r} has neither cues nor hints")
        self._patterns(item, row)
        return item if len(self.faults) == before else None

    def _patterns(self, item: Item, row: int) -> None:
        seen: set[str] = set()
        for key in _ADDED:
            for pattern in getattr(item, key):
                try:
                    expand(pattern, self.words)
                except PatternError as error:
                    self.faults.append(
                        f"{self._where(pattern, row)}: {key} pattern {pattern!r} {error}"
                    )
                if pattern in seen:
                    self.faults.append(
                        f"{self._where(pattern, row)}: pattern {pattern!r} stands twice"
                    )
                seen.add(pattern)

    def _where(self, pattern: str, row: int) -> str:
        quoted = f'"{pattern}"'
        for number in range(max(row, 1), len(self.lines) + 1):
            if quoted in self.lines[number - 1]:
                return f"row {number}"
        return f"row {row}"


_PAGE = {
    "group": words("类别：{text}"),
    "scope": words("范围：{text}"),
    "not_": words("不包括：{text}"),
    "months": words("常见月份：{text}"),
    "cues": words("常用词语：{text}"),
    "hints": words("提示词语：{text}"),
    "not_cues": words("排除词语：{text}"),
    "examples": words("写法示例：{text}"),
    "basis": words("依据：{text}"),
    "obsolete": words("已停用：{text}"),
}


def explain(item_id: str, catalogue: Catalogue | None = None, lang: Lang = SOURCE) -> str:
    """Return a page for people on one item: scope, group, months, words, examples, basis.

    What the catalogue says of an item is Chinese; ``lang`` is the language of the rest.
    """
    catalogue = catalogue or load()
    item, _ = catalogue.get(item_id), translator(lang)
    months = [f"{m}月" for m in item.months]
    texts: dict[str, str | None] = {
        "group": _(catalogue.groups[item.group]),
        "scope": item.scope,
        "not_": item.not_,
        "months": _.listed([_(month) for month in months]) or _("全年"),
        "cues": "、".join(item.cues),
        "hints": "、".join(item.hints),
        "not_cues": "、".join(item.not_cues),
        "examples": "\n          ".join(item.examples),
        "basis": "；".join(item.basis),
        "obsolete": item.obsolete,
    }
    body = [_(_PAGE[key], text=text) for key, text in texts.items() if text]
    return "\n".join(
        [_("{name}（{id}）", name=in_words(item.id, item.zh, lang), id=item.id), *body]
    )


def overview(
    catalogue: Catalogue | None = None, lang: Lang = SOURCE
) -> list[tuple[str, list[Item]]]:
    """Return the items by group, as ``(name of the group, its items)``, in file order."""
    catalogue = catalogue or load()
    return [
        (translator(lang)(group), [item for item in catalogue.items if item.group == key])
        for key, group in catalogue.groups.items()
    ]
