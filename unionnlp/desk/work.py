"""What a worker does: check a file, make the files to download."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import msgspec

from unionnlp.checks import declined
from unionnlp.checks.records import Checked as Pair
from unionnlp.checks.records import Report
from unionnlp.desk import tasks
from unionnlp.desk.tasks import Answer, Task
from unionnlp.errors import UnionNLPError
from unionnlp.reading.source import DEFAULT_LIMITS
from unionnlp.records import Extraction
from unionnlp.translation import translator
from unionnlp.writing import scratch_folder

if TYPE_CHECKING:
    from unionnlp.checks.scheme import Scheme
    from unionnlp.items.catalogue import Catalogue
    from unionnlp.items.detector import Detector
    from unionnlp.resources.kinds.rules import Rule

_MEMBERS = 500  # files of one archive
_PAIRS = 50  # pairs of drafts that share passages
_PASSAGE = 80  # characters of a shared passage
_COUNTRY = "全国"
_WARMING = "示例小学2025年工会工作计划\n一、主要工作\n三月召开教代会，审议工会经费。"


def do(task: Task) -> Answer:
    """Do a task; every error becomes an answer."""
    try:
        return _DOERS[type(task)](task)
    except UnionNLPError as error:
        return Answer(code=error.code, message=str(error))
    except MemoryError:
        return Answer(code="U102", message="too large for the memory")
    except Exception as error:  # nothing may end the worker without an answer
        return Answer(code="U000", message=f"{type(error).__name__}: {error}"[:300])


def _warm(_: tasks.Warm) -> Answer:
    from unionnlp.desk import view  # noqa: F401
    from unionnlp.outputs import word  # noqa: F401

    _pair(tasks.Check("x.txt", _WARMING.encode(), tasks.Wishes()))
    return Answer()


def _check(task: tasks.Check) -> Answer:
    from unionnlp.desk.view import view
    from unionnlp.reading.word.comments import read_comments, refused_keys

    pair = _pair(task)
    refused: frozenset[str] = frozenset()
    if pair.extraction.source.reader == "docx":
        refused = refused_keys(read_comments(task.data))
    shown = view(pair, refused)
    return Answer(
        checked=tasks.CheckedDraft(
            view=msgspec.json.encode(shown),
            extraction=msgspec.json.encode(pair.extraction),
            report=msgspec.json.encode(pair.report),
        )
    )


def _pair(task: tasks.Check) -> Pair:
    from unionnlp.checks.run import check
    from unionnlp.pipeline import extract
    from unionnlp.reading import read_bytes

    reading = read_bytes(task.data, task.name, encoding=task.own.encoding)
    detector = _detector(task.own)
    extraction = extract(reading.text, detector=detector)
    source = msgspec.structs.replace(reading.source, text=reading.text)
    extraction = msgspec.structs.replace(extraction, source=source)
    wishes = task.wishes
    report = check(
        extraction, year=wishes.year, school_type=wishes.school_type, lang=wishes.lang,
        detector=detector, rules=_rules(wishes), scheme=_scheme(wishes),
    )  # fmt: skip
    return Pair(extraction=extraction, report=report)


def _rules(wishes: tasks.Wishes) -> tuple[Rule, ...] | None:
    """Return the user's own rules that hold in the region that was chosen, if one was."""
    if not wishes.rules:
        return None
    from unionnlp.checks.rules import parse

    rules = parse(wishes.rules, wishes.rules_name)
    region = wishes.region.strip()
    if not region:
        return rules
    return tuple(
        r for r in rules if r.region == _COUNTRY or region in r.region or r.region in region
    )


def _scheme(wishes: tasks.Wishes) -> Scheme | None:
    if not wishes.scheme:
        return None
    from unionnlp.checks.scheme import parse

    return parse(wishes.scheme, wishes.scheme_name)


def _try(task: tasks.Try) -> Answer:
    _rules(task.wishes)
    _scheme(task.wishes)
    return Answer()


def _detector(own: tasks.Started) -> Detector | None:
    from unionnlp.batch import ExtractOptions, own_detector

    return own_detector(ExtractOptions(items=own.items, model=own.model))


def _names(own: tasks.Started) -> Catalogue | None:
    detector = _detector(own)
    return None if detector is None else detector.catalogue


def _export(task: tasks.Export) -> Answer:
    extraction = Extraction.from_json(task.extraction)
    report = Report.from_json(task.report)
    text = extraction.source.text or ""
    if task.kind == "docx":
        from unionnlp.outputs.word import comment

        made = comment(report, task.data, task.name, extraction=extraction, refused=task.refused)
    elif task.kind == "html":
        from unionnlp.outputs.views import report_html

        made = report_html.render(declined.without(report, task.refused), text).encode()
    elif task.kind == "memory":
        made = _memory(task, report)
    elif task.kind == "xlsx":
        from unionnlp.outputs.tables.workbook import write_xlsx

        pair = Pair(extraction=extraction, report=declined.without(report, task.refused))
        made = _written("x.xlsx", lambda path: write_xlsx([pair], path, catalogue=_names(task.own)))
    else:
        from unionnlp.outputs.calendar import write_ics

        made = _written("x.ics", lambda path: write_ics([extraction], path))
    return Answer(made=made)


def _memory(task: tasks.Export, report: Report) -> bytes:
    """Return the file that remembers what was refused, with what it remembered before."""
    from unionnlp.checks import memory
    from unionnlp.checks.keys import key

    before = memory.decode(task.memory, task.name) if task.memory else memory.Refusals()
    there = {key(f) for f in report.findings}
    back = there.difference(task.refused)  # taken back on the page
    return memory.encode(
        before.without(back).with_all(f for f in report.findings if key(f) in task.refused)
    )


def _workbook(task: tasks.Workbook) -> Answer:
    from unionnlp.outputs.tables.workbook import write_xlsx

    names = _names(task.own)
    pairs = (
        Pair(
            extraction=Extraction.from_json(e),
            report=declined.without(Report.from_json(r), refused),
        )
        for e, r, refused in task.drafts
    )
    return Answer(made=_written("x.xlsx", lambda path: write_xlsx(pairs, path, catalogue=names)))


def _written(name: str, write: Callable[[Path], object]) -> bytes:
    """Return what ``write`` writes; the folder that it needs is gone afterwards."""
    with scratch_folder() as folder:
        path = folder / name
        write(path)
        return path.read_bytes()


def _unpack(task: tasks.Unpack) -> Answer:
    from unionnlp.reading.archive import members, open_zip, read_entry
    from unionnlp.reading.detect import ending
    from unionnlp.reading.find import MEMORY
    from unionnlp.reading.formats import ENDINGS

    found = []
    with open_zip(io.BytesIO(task.data), task.name, DEFAULT_LIMITS) as archive:
        for name, entry in members(archive):
            base = name.rpartition("/")[2]
            wanted = ending(name) in ENDINGS or name.endswith(MEMORY)
            if wanted and not base.startswith((".", "~$")):
                found.append(tasks.Member(name, read_entry(archive, entry, name, DEFAULT_LIMITS)))
            if len(found) == _MEMBERS:
                break
    return Answer(members=tuple(found))


def _copies(task: tasks.Copies) -> Answer:
    from unionnlp.corpus.copying import Copying
    from unionnlp.outputs.tables.copied import LIKENESS
    from unionnlp.outputs.wording import line

    copying, _ = Copying(), translator(task.lang)
    for draft in task.drafts:
        copying.add(Extraction.from_json(draft))
    pairs = [
        {
            "one": c.organization or c.source,
            "other": c.other_organization or c.other_source,
            "share": max(c.share, c.other_share),
            "likeness": _(LIKENESS[c.likeness]),
            "passage": line(c.passage, _PASSAGE),
        }
        for c, _number in zip(copying.pairs(), range(_PAIRS), strict=False)
    ]
    return Answer(made=msgspec.json.encode(pairs))


def _compare(task: tasks.Compare) -> Answer:
    from unionnlp.desk.comparing import made

    return Answer(made=made(task))


_DOERS: dict[type[Task], Callable[[Any], Answer]] = {
    tasks.Warm: _warm,
    tasks.Check: _check,
    tasks.Try: _try,
    tasks.Export: _export,
    tasks.Workbook: _workbook,
    tasks.Unpack: _unpack,
    tasks.Compare: _compare,
    tasks.Copies: _copies,
}
