"""The gettext catalogues: collects the Chinese words, updates each language, compiles it.

    python scripts/translations.py            update unionnlp/locale/*/LC_MESSAGES/unionnlp.po and .mo
    python scripts/translations.py --check    write nothing; fail where one is not current

The words come from the code (``_("…")``, ``_.counted("…", n)``) and from the data files
checks.toml, calendar.toml, festivals.toml, rules.toml, compare.toml, eras.toml, registry.toml (offices) and
items.toml (its names); the English of a finding stands beside its Chinese in findings.toml.

A new word is added untranslated, a changed one is marked fuzzy; both are listed, and the
command fails until a person has written them. A new language begins with an empty file of that name.
"""

from __future__ import annotations

import ast
import io
import re
import sys
import tomllib
from collections.abc import Iterator
from gettext import GNUTranslations
from pathlib import Path
from typing import Any

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

PACKAGE = Path(__file__).resolve().parent.parent / "unionnlp"
LOCALE = PACKAGE / "locale"
KEYWORDS = {"_": None, "say": None, "words": None, "counted": (1, 1), "counted_words": (1, 1)}
_METHODS = [("**.py", "python"), ("outputs/views/templates/**.html", "jinja2")]
_GENERATOR = re.compile(rb'"Generated-By:.*\n')
_NAMED = re.compile(r"\{(\w*)\}")
Words = str | tuple[str, str]


def collect() -> dict[Words, list[str]]:
    """Return the words to translate with the places where they stand (pairs: counted words)."""
    found: dict[Words, list[str]] = {}
    tables = (
        *(_of_checks(), _of_calendar(), _of_rules(), _of_compare()),
        *(_of_desk(), _of_eras(), _of_items(), _of_code()),
    )
    for words, place in (pair for table in tables for pair in table):
        if words and words != ("", ""):
            found.setdefault(words, []).append(place)
    plain = {words for words in found if isinstance(words, str)}
    return {w: p for w, p in found.items() if isinstance(w, str) or w[0] not in plain}


def _table(name: str) -> dict[str, Any]:
    return tomllib.loads((PACKAGE / "resources" / f"{name}.toml").read_text("utf-8"))


def _of_checks() -> Iterator[tuple[Words, str]]:
    table = _table("checks")
    for section in ("families", "severities", "groups", "ui"):
        for key, words in table[section].items():
            yield words, f"checks.toml/{section}.{key}"
    for name in table["months"]["names"]:
        yield name, "checks.toml/months"
    for day in table["day"]:
        yield day["name"], "checks.toml/day"


def _of_calendar() -> Iterator[tuple[Words, str]]:
    table = _table("calendar")
    for name in table["weekdays"]["names"]:
        yield name, "calendar.toml/weekdays"
    for festival in _table("festivals")["festival"]:
        if {"day", "moving", "sunday"} & set(festival):  # the others are named in no report
            yield festival["name"], "festivals.toml/festival"


def _of_compare() -> Iterator[tuple[Words, str]]:
    for key, words in _table("compare")["ui"].items():
        yield words, f"compare.toml/ui.{key}"


def _of_rules() -> Iterator[tuple[Words, str]]:
    for rule in _table("rules")["rule"]:
        for field in ("says", "write", "source"):
            yield rule[field], f"rules.toml/{rule['id']}"
    for level in _table("levels")["level"]:
        yield level["zh"], "levels.toml"
    for office in _table("registry")["office"]:
        yield office["zh"], "registry.toml/office"


def _of_desk() -> Iterator[tuple[Words, str]]:
    table = _table("desk")
    for key, words in table["ui"].items():
        yield words, f"desk.toml/ui.{key}"
    for row in table["error"]:
        yield row["zh"], "desk.toml/error"
    for row in table["help"]:
        yield row["title"], "desk.toml/help"
        yield row["text"], "desk.toml/help"


def _of_eras() -> Iterator[tuple[Words, str]]:
    table = _table("eras")
    for name, series in table["series"].items():
        for key in ("zh", "plenum", "masked"):
            yield series.get(key, ""), f"eras.toml/series.{name}"
    for kind in ("congress", "cycle", "anniversary", "fact"):
        for row in table[kind]:
            place = f"eras.toml/{row.get('id') or row['series'] + '_' + str(row['number'])}"
            yield row.get("zh", ""), place
            yield row["source"], place


def _of_items() -> Iterator[tuple[Words, str]]:
    for group, name in _table("items")["groups"].items():
        yield name, f"items.toml/groups.{group}"
    for item in _table("items")["item"]:
        yield item["zh"], f"items.toml/{item['id']}"
    for kind in _table("scopes")["kind"]:
        for own in kind.get("own", ()):
            yield own["zh"], f"scopes.toml/{own['id']}"


def _of_code() -> Iterator[tuple[Words, str]]:
    for name, _, words, _, _ in extract_from_dir(
        PACKAGE, _METHODS, keywords=KEYWORDS, comment_tags=()
    ):
        if not "".join(words).isascii():  # ours are Chinese; other functions have these names, too
            yield words, name.replace("\\", "/")


_ERRORS = re.compile(
    r"(?:UnionNLP|Reading|Encoding|Limit|MissingTool|Record|Knowledge|Output)Error"
)
_LETTERS = re.compile(r"[A-Za-z]{3}")


def said_of_errors() -> set[str]:
    """Return the English texts of errors in the code, with ``{}`` for each value."""
    found: set[str] = set()
    for path in PACKAGE.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call) and node.args and _ERRORS.fullmatch(_called(node)):
                found.update(text for text in _texts(node.args[0]) if _LETTERS.search(text))
    return {text for text in found if text.isascii()}


def _called(node: ast.Call) -> str:
    return node.func.id if isinstance(node.func, ast.Name) else ""


def _texts(node: ast.expr) -> list[str]:
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return [node.value]
    if isinstance(node, ast.JoinedStr):
        parts = (p.value if isinstance(p, ast.Constant) else "{}" for p in node.values)
        return ["".join(map(str, parts))]
    return [*_texts(node.body), *_texts(node.orelse)] if isinstance(node, ast.IfExp) else []


def untold() -> list[str]:
    """Return the texts of errors that ``resources/sentences.toml`` lacks."""
    known = {row["en"] for row in _table("sentences")["sentence"]}
    return sorted(said_of_errors() - known)


def template() -> Catalog:
    """Return a catalogue of all words without translations."""
    made = Catalog(project="unionnlp", charset="utf-8")
    for words, places in collect().items():
        made.add(words, locations=[(place, None) for place in dict.fromkeys(places)])
    return made


def updated(path: Path) -> Catalog:
    """Return the catalogue of a language with today's words."""
    language = path.parents[1].name
    with path.open("rb") as file:
        catalogue = read_po(file, locale=language, domain="unionnlp")
    fresh = template()
    fresh.creation_date = catalogue.creation_date  # a date would change the file each time
    catalogue.update(fresh)
    catalogue.obsolete.clear()
    return catalogue


def as_po(catalogue: Catalog) -> bytes:
    """Return a catalogue as the file that people mend."""
    out = io.BytesIO()
    write_po(out, catalogue, width=100, ignore_obsolete=True)
    return out.getvalue()


def as_mo(catalogue: Catalog) -> bytes:
    """Return a catalogue compiled."""
    out = io.BytesIO()
    write_mo(out, catalogue)
    return out.getvalue()


def faults(catalogue: Catalog) -> list[str]:
    """Return what a person must mend: words without translation, uncertain ones, other values."""
    found = []
    for message in catalogue:
        if not message.id:
            continue
        texts = (
            list(message.string or [""])
            if isinstance(message.string, (tuple, list))
            else [message.string or ""]
        )
        if not all(texts):
            found.append(f"not translated: {_shown(message)}")
        elif message.fuzzy:
            found.append(f"fuzzy, to be confirmed: {_shown(message)}")
        elif strange := _other_values(message, texts):
            found.append(f"other values {strange}: {_shown(message)}")
    return found


def _other_values(message: Message, texts: list[str]) -> list[str]:
    """Return the {names} that not every form of a translation shares with the words.

    The form for one may leave out the number.
    """
    words = message.id if isinstance(message.id, str) else message.id[0]
    wanted = set(_NAMED.findall(words))
    odd = set().union(*(set(_NAMED.findall(t)) - wanted for t in texts))
    return sorted(odd | (wanted - set(_NAMED.findall(texts[-1]))))


def _shown(message: Message) -> str:
    words = message.id if isinstance(message.id, str) else message.id[0]
    return f"{words!r} ({', '.join(place for place, _ in message.locations)})"


def current(path: Path, catalogue: Catalog) -> bool:
    """Say whether the files of a language are those of today (whichever Babel wrote them)."""
    po, compiled = path.read_bytes(), path.with_suffix(".mo").read_bytes()
    same = _GENERATOR.sub(b"", po) == _GENERATOR.sub(b"", as_po(catalogue))
    return same and _entries(compiled) == _entries(as_mo(catalogue))


def _entries(compiled: bytes) -> dict[object, str]:
    entries = dict(GNUTranslations(io.BytesIO(compiled))._catalog)  # type: ignore[attr-defined]
    return {words: text for words, text in entries.items() if words}


def main() -> int:
    """Update or check every language; return the exit code."""
    check, failed = "--check" in sys.argv[1:], False
    for path in sorted(LOCALE.glob("*/LC_MESSAGES/unionnlp.po")):
        catalogue = updated(path)
        if check and not current(path, catalogue):
            print(f"{path}: not current; run python scripts/translations.py", file=sys.stderr)
            failed = True
        elif not check:
            path.write_bytes(as_po(catalogue))
            path.with_suffix(".mo").write_bytes(as_mo(catalogue))
        for fault in faults(catalogue):
            print(f"{path.parents[1].name}: {fault}", file=sys.stderr)
            failed = True
    for text in untold():
        print(f"sentences.toml: not translated: {text!r}", file=sys.stderr)
        failed = True
    return int(failed)


if __name__ == "__main__":
    sys.exit(main())
