"""The lists of the documentation that come from code and data files.

    python scripts/docs_lists.py            write them into docs/*.md, below their markers
    python scripts/docs_lists.py --check    only tell which pages are not current

What programs know (tables, items, codes, commands, errors) is written once, in the package.
A page says where it stands: ``<!-- generated: NAME -->``; what is written there ends with
``<!-- end: NAME -->``. A page ``NAME.en.md`` gets the English words, all others the Chinese ones.
The build of the site makes all lists anew.
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any, get_args, get_type_hints

import msgspec
import typer.main

from unionnlp import errors, records
from unionnlp.checks import messages
from unionnlp.checks import records as reports
from unionnlp.checks.phrases import word
from unionnlp.cli.app import application
from unionnlp.items.catalogue import load as load_catalogue
from unionnlp.outputs.tables import columns as tables
from unionnlp.translation import translator

ROOT = Path(__file__).resolve().parents[1]
MARKER = re.compile(
    r"<!-- generated: (\w+) -->(?:\n(?:(?!<!-- (?:end|generated): ).*\n)*<!-- end: \w+ -->)?"
)
SCHEMAS = {records.SCHEMA: records.Extraction, reports.REPORT_SCHEMA: reports.Report}
RECORDS = {
    "source": "来源", "documents": "文档", "noise": "无关内容", "catalogue": "自定义常规工作",
    "outline": "提纲", "schedule": "活动安排", "dates": "时间", "quantities": "数量", "items": "常规工作",
}  # fmt: skip
NOT_WRITTEN = {
    "schemas",  # thousands of lines, which stand in schema/ as files
    "findings",  # each new code would change two pages; `--explain` lists them, too
}


def _table(headings: Iterable[str], rows: Iterable[Iterable[Any]]) -> Iterator[str]:
    head = [str(h) for h in headings]
    yield "| " + " | ".join(head) + " |"
    yield "|" + " --- |" * len(head)
    for row in rows:
        yield "| " + " | ".join(_cell(value) for value in row) + " |"
    yield ""


def _cell(value: Any) -> str:
    if value is None:
        return ""
    text = " ".join(str(value).split())
    return text.replace("|", "\\|").replace("<", "&lt;").replace("*", "\\*")


def table_columns(lang: str) -> Iterator[str]:
    """Every table with its columns, from resources/tables.toml."""
    zh = lang == "zh"
    heads = (
        ("列", "中文名", "类型", "说明") if zh else ("column", "Chinese name", "type", "meaning")
    )
    for table in tables.tables():
        yield f"### {table.name} {table.zh}\n"
        yield (table.zh_note if zh else table.note) + "\n"
        yield from _table(
            heads,
            (
                (f"`{c.name}`", c.zh, f"`{c.type}`", c.zh_note if zh else c.note)
                for c in table.column
            ),
        )


def item_list(lang: str) -> Iterator[str]:
    """The standard items by group, from resources/items.toml."""
    zh = lang == "zh"
    catalogue = load_catalogue()
    heads = (
        ("代号", "名称", "范围", "常见月份")
        if zh
        else ("id", "Chinese name", "scope", "usual months")
    )
    for group, name in catalogue.groups.items():
        yield f"### {name} `{group}`\n"
        items = [item for item in catalogue.items if item.group == group]
        rows = ((f"`{i.id}`", i.zh, i.scope, "、".join(map(str, i.months))) for i in items)
        yield from _table(heads, rows)


def finding_codes(lang: str) -> Iterator[str]:
    """The codes of findings by family, from resources/findings.toml."""
    heads = ("代码", "轻重", "含义") if lang == "zh" else ("code", "severity", "meaning")
    codes = list(messages.codes().values())
    for family in dict.fromkeys(code.family for code in codes):
        yield f"### {word('families', family, lang)} `{family}`\n"
        rows = (
            (
                f"`{c.code}`",
                word("severities", c.severity, lang),
                c.words("explain", lang),
            )
            for c in codes
            if c.family == family
        )
        yield from _table(heads, rows)


def record_fields(lang: str) -> Iterator[str]:
    """The fields of an extraction and of all that it holds, from unionnlp/records.py."""
    yield "\n".join(["```text", "Extraction", *_tree(records.Extraction, lang), "```"])


def _tree(record: type[msgspec.Struct], lang: str, stem: str = "") -> Iterator[str]:
    """Draw the lists of records that a record holds, each with the names of its fields."""
    held = dict(_held(record))
    width = max(map(len, held))
    for name, kind in held.items():
        last = name == [*held][-1]
        deep = kind is records.Document
        fields = [f for f in kind.__struct_fields__ if not deep or f not in dict(_held(kind))]
        said = RECORDS[name] + " " if lang == "zh" else ""
        yield f"{stem}{'└' if last else '├'}── {name:{width}}  {said}{' '.join(fields)}"
        if deep:
            yield from _tree(kind, lang, stem + "│   ")


def _held(record: type[msgspec.Struct]) -> Iterator[tuple[str, type[msgspec.Struct]]]:
    """Yield the source, and what a record has any number of."""
    for name, kind in get_type_hints(record).items():
        if name in RECORDS:
            inner = [k for arm in get_args(kind) or [kind] for k in get_args(arm) or [arm]]
            yield (
                name,
                next(k for k in inner if isinstance(k, type) and k in vars(records).values()),
            )


def error_codes(lang: str) -> Iterator[str]:
    """The family of errors, from unionnlp/errors.py."""
    found = [e for e in vars(errors).values() if isinstance(e, type)]
    heads = ("代码", "类", "含义") if lang == "zh" else ("code", "class", "meaning")
    rows = ((f"`{e.code}`", f"`{e.__name__}`", (e.__doc__ or "").splitlines()[0]) for e in found)
    yield from _table(heads, rows)


def commands(lang: str) -> Iterator[str]:
    """Every command with its arguments and options, as ``--help`` knows them."""
    yield from _command(typer.main.get_command(application()), "unionnlp", lang)


def _command(command: Any, path: str, lang: str) -> Iterator[str]:
    subcommands = getattr(command, "commands", None)
    if subcommands is None:
        yield from _one_command(command, path, lang)
    for name, subcommand in (subcommands or {}).items():
        yield from _command(subcommand, f"{path} {name}", lang)


def _one_command(command: Any, path: str, lang: str) -> Iterator[str]:
    yield f"### {path}\n"
    _ = translator(lang)
    said = re.sub(r"\f.*", "", command.help or "", flags=re.DOTALL).strip()
    yield "\n\n".join(map(_, said.split("\n\n"))) + "\n"
    arguments = [p for p in command.params if p.param_type_name == "argument"]
    usage = [path, *(p.make_metavar(typer.Context(command)) for p in arguments), "[OPTIONS]"]
    yield "```text\n" + " ".join(usage) + "\n```\n"
    options = [p for p in command.params if p.param_type_name == "option" and not p.hidden]
    heads = ("选项", "缺省", "说明") if lang == "zh" else ("option", "default", "meaning")
    rows = ((_names(p), _default(p), _(getattr(p, "help", None) or "")) for p in options)
    if options:
        yield from _table(heads, rows)


def _names(option: Any) -> str:
    return ", ".join(f"`{name}`" for name in [*option.opts, *option.secondary_opts])


def _default(option: Any) -> str:
    value = option.default
    value = getattr(value, "value", value)
    return "" if value in (None, False, (), [], ...) or callable(value) else f"`{value}`"


def schemas(lang: str) -> Iterator[str]:
    """The JSON Schemas of records and reports, folded."""
    for name, record in SCHEMAS.items():
        text = msgspec.json.format(msgspec.json.encode(msgspec.json.schema(record)), indent=2)
        lines = ["```json", *text.decode("utf-8").splitlines(), "```"]
        yield f'??? note "JSON Schema: {name}"\n'
        yield "\n".join(f"    {line}" for line in lines) + "\n"


def accuracy(lang: str) -> Iterator[str]:
    """The lowest F1 that every change must reach, from tests/gate/floors.json."""
    floors = json.loads((ROOT / "tests" / "gate" / "floors.json").read_text("utf-8"))
    names = list(dict.fromkeys(name for part in floors.values() for name in part["f1"]))
    first = "项目" if lang == "zh" else "measure"
    counts = [f"{name} ({part['files']})" for name, part in floors.items()]
    rows = ([f"`{name}`", *(part["f1"].get(name) for part in floors.values())] for name in names)
    yield from _table([first, *counts], rows)


GENERATORS: dict[str, Callable[[str], Iterator[str]]] = {
    "tables": table_columns,
    "items": item_list,
    "records": record_fields,
    "findings": finding_codes,
    "errors": error_codes,
    "commands": commands,
    "schemas": schemas,
    "accuracy": accuracy,
}


def lang_of(page: str) -> str:
    """Return the language of a page by its name."""
    return "en" if page.endswith(".en.md") else "zh"


def written(markdown: str, lang: str) -> str:
    """Return a page with its lists below their markers."""

    def fill(match: re.Match[str]) -> str:
        name = match[1]
        if name in NOT_WRITTEN:
            return match[0]
        rows = "\n".join(GENERATORS[name](lang)).strip()
        return f"<!-- generated: {name} -->\n\n{rows}\n\n<!-- end: {name} -->"

    return MARKER.sub(fill, markdown)


def main() -> int:
    """Write or check all pages; return the exit code."""
    stale = 0
    for path in sorted((ROOT / "docs").rglob("*.md")):
        before = path.read_text("utf-8")
        after = written(before, lang_of(path.name))
        if after != before and "--check" in sys.argv[1:]:
            print(f"{path.relative_to(ROOT)}: its lists are not current")
            stale = 1
        elif after != before:
            path.write_text(after, "utf-8")
    return stale


if __name__ == "__main__":
    sys.exit(main())
