"""Activities as a calendar file (iCalendar) that phones, Outlook and WPS import.

An activity with a date stands on that date; one of a month on the month's first working
day in China, marked 「本月」; one of a week on that week's first working day. Dates in the
running text of plans come along with their sentence. Events are written one by one, so the
memory for thousands of documents is that of their keys (about 100 bytes an event).
"""

from __future__ import annotations

import hashlib
import os
import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, date, datetime, timedelta
from itertools import chain, islice
from pathlib import Path, PurePath
from typing import TYPE_CHECKING, Any

import msgspec

from unionnlp.arguments import are_records, is_kind, is_output, is_path, is_record, is_year
from unionnlp.errors import OutputError
from unionnlp.grammar import cuts
from unionnlp.outputs import wording
from unionnlp.outputs.days import (
    Day,
    day_given,
    day_in,
    day_of_mention,
    first_working_day,
    without_days,
)
from unionnlp.outputs.file_names import FileNames, file_name
from unionnlp.outputs.years import Calendar, resolve
from unionnlp.records import (
    DateMention,
    Document,
    Extraction,
    OutlineNode,
    ScheduleEntry,
    Source,
)
from unionnlp.writing import Target, whole_folder

if TYPE_CHECKING:
    from icalendar import Event

_PRODUCT = "-//unionnlp//unionnlp 1//ZH"
_NAME = "工会工作安排"
_UNTOLD = re.compile(r"暂定|待定|[\W_]+")  # what an activity's name does not depend on
_UNIT = 20  # characters of a school in an event's title
_REACH = 300  # characters on each side of a date that an event tells; more is no sentence
_SUMMARY = 80  # characters of an event's title; the whole text is in its description


class Written(msgspec.Struct, frozen=True):
    """What a calendar holds: its events, and the documents that could not be placed in a year."""

    events: int
    undated: tuple[str, ...] = ()
    weeks_left_out: int = 0


class CalendarEntry(msgspec.Struct, frozen=True, kw_only=True):
    """One thing to do on one day or a run of days (``last`` included)."""

    text: str
    first: date
    last: date
    mark: str = ""
    tentative: bool = False
    place: str | None = None
    said: Sequence[str] = ()


def write_ics(
    extractions: Iterable[Extraction],
    path: str | os.PathLike[str] | None,
    *,
    year: int | None = None,
    term_start: date | None = None,
    stamp: datetime | None = None,
) -> Written:
    """Write a calendar of all activities; return how many, and what could not be placed.

    Where several sources or schools come together, each event's title begins with its school.
    ``year`` is the calendar year in which every arrangement begins; without it each document's
    own year counts. ``term_start`` is a day of the first week, for arrangements by weeks.
    An activity keeps its UID as long as its organisation, year and words stay (its date, its
    punctuation and 待定 are none of them), so importing again updates; ``stamp`` is the time of
    writing (now), which also numbers the version (SEQUENCE). Raises ``OutputError`` (U400) where
    nothing can be placed in a year, or the file cannot be written.
    """
    _refuse_wrong(extractions, year, term_start)
    is_output(path, "write_ics()")
    writer = _Writer(year, term_start, stamp or datetime.now(UTC))
    stream = iter(extractions)
    ahead = tuple(islice(stream, 2))
    for one in ahead:  # before anything is asked of them
        is_record(one, (Extraction,), "a calendar")
    writer.of_many = len(ahead) > 1 or len({d.organization for e in ahead for d in e.documents}) > 1
    head, tail = _frame(_NAME)
    with Target(path) as target:
        target.write(head)
        for extraction in chain(ahead, stream):
            for _, event in writer.events(extraction):
                target.write(event.to_ical())
        written = writer.written()
        target.write(tail)
    return written


def write_calendars(
    extractions: Iterable[Extraction],
    folder: str | os.PathLike[str],
    *,
    year: int | None = None,
    term_start: date | None = None,
    stamp: datetime | None = None,
) -> Written:
    """Write a new folder with one calendar for each school, named after it; as ``write_ics`` else."""
    _refuse_wrong(extractions, year, term_start)
    is_path(folder, "write_calendars()")
    writer = _Writer(year, term_start, stamp or datetime.now(UTC))
    names, files = FileNames(".ics"), dict[str, Path]()
    with whole_folder(folder) as place:
        for extraction in extractions:
            for owner, event in writer.events(extraction):
                if owner not in files:
                    files[owner] = place / names.free(owner, "calendar")
                    files[owner].write_bytes(_frame(f"{wording.line(owner, 40)} {_NAME}")[0])
                with files[owner].open("ab") as file:
                    file.write(event.to_ical())
        written = writer.written()
        for made in files.values():
            with made.open("ab") as file:
                file.write(_frame(_NAME)[1])
    return written


def _refuse_wrong(extractions: object, year: object, term_start: object) -> None:
    are_records(extractions, "a calendar")
    is_year(year)
    is_kind(term_start, date, "term_start", "datetime.date(2025, 9, 1) is one")


def _frame(name: str) -> tuple[bytes, bytes]:
    """Return what stands before and behind the events of a calendar."""
    import icalendar

    calendar = icalendar.Calendar()
    for key, value in (("prodid", _PRODUCT), ("version", "2.0"), ("calscale", "GREGORIAN")):
        calendar.add(key, value)
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", name)
    head, tail = calendar.to_ical().split(b"END:VCALENDAR")
    return head, b"END:VCALENDAR" + tail


class _Writer:
    """Makes events and remembers their keys."""

    def __init__(self, year: int | None, term_start: date | None, stamp: datetime) -> None:
        self.year = year
        self.term_start = term_start
        self.stamp = stamp.astimezone(UTC).replace(microsecond=0)
        self.times: dict[bytes, int] = {}
        self.count = 0
        self.undated: list[str] = []
        self.weeks_left_out = 0
        self.of_many = False

    def events(self, extraction: Extraction) -> Iterator[tuple[str, Event]]:
        """Yield the events of one extraction, each with its school (or file where that is not told)."""
        is_record(extraction, (Extraction,), "a calendar")
        for document in extraction.documents:
            calendar = resolve(document, self.year)
            owner = document.organization or PurePath(extraction.source.path or "").stem
            for activity in self._activities(document, extraction.source, calendar):
                yield owner, self._event(activity, document, extraction.source)

    def written(self) -> Written:
        """Return what was written; raise ``OutputError`` where nothing could be placed."""
        if not self.count:
            raise OutputError(self._reason())
        return Written(self.count, tuple(self.undated), self.weeks_left_out)

    def _reason(self) -> str:
        if self.undated:
            return f"{self.undated[0]}: says no year (blanked out or missing); give it with --year"
        if self.weeks_left_out:
            return "the arrangement goes by weeks; say when the first week begins (term_start)"
        return "no activity with a month, week or date, so there is nothing for a calendar"

    def _activities(
        self, document: Document, source: Source, calendar: Calendar
    ) -> Iterator[CalendarEntry]:
        weekly = [e for e in document.schedule if e.weeks and not e.months]
        monthly = [e for e in document.schedule if e.months]
        mentions = document.dates if document.kind == "plan" and source.text else ()
        dated = [m for m in mentions if m.day]
        if (monthly or dated) and calendar.first_year is None:
            self.undated.append(document.title or source.path or source.sha256[:12])
        for entry in weekly:
            yield from self._of_week(entry)
        for entry in monthly:
            activity = _of_month(entry, calendar)
            if activity:
                yield activity
        for mention in dated:
            year = calendar.year(mention.months[0])
            day = day_of_mention(mention, year) if year else None
            if day:
                text = _sentence(source.text or "", mention, document.outline)
                yield CalendarEntry(text=text, first=day.first, last=day.last)

    def _of_week(self, entry: ScheduleEntry) -> Iterator[CalendarEntry]:
        if self.term_start is None:
            self.weeks_left_out += 1
            return
        monday = self.term_start - timedelta(days=self.term_start.weekday())
        first = monday + timedelta(weeks=entry.weeks[0] - 1)
        day = first_working_day(first, first + timedelta(days=6)) or first
        yield CalendarEntry(
            text=entry.text,
            first=day,
            last=day,
            mark=wording.when(entry),
            **_told(entry),
        )

    def _event(self, activity: CalendarEntry, document: Document, source: Source) -> Event:
        import icalendar

        text = wording.line(activity.text)
        event = icalendar.Event()
        event.add("uid", self._uid(activity, document, source))
        event.add("dtstamp", self.stamp)
        event.add("last-modified", self.stamp)
        event.add("sequence", int(self.stamp.timestamp()) // 60)  # later ones replace earlier ones
        event.add("dtstart", activity.first)
        event.add("dtend", activity.last + timedelta(days=1))
        mark = f"「{activity.mark}」" if activity.mark else ""
        unit = wording.line(document.organization or "", _UNIT) if self.of_many else ""
        event.add("summary", wording.line(f"{unit}{'：' if unit else ''}{mark}{text}", _SUMMARY))
        event.add("description", _description(activity, document, source))
        if activity.place:
            event.add("location", wording.line(activity.place))
        if document.organization:
            event.add("categories", [wording.line(document.organization)])
        event.add("status", "TENTATIVE" if activity.tentative else "CONFIRMED")
        event.add("transp", "TRANSPARENT")
        return event

    def _uid(self, activity: CalendarEntry, document: Document, source: Source) -> str:
        """Return a name that stays: of whose activity it is, in which year, in which words."""
        owner = document.organization or f"{document.title}|{PurePath(source.path or '').stem}"
        parts = (owner, str(activity.first.year), _name(activity.text))
        key = hashlib.sha256("\0".join(parts).encode("utf-8", "replace")).digest()[:16]
        self.times[key] = number = self.times.get(key, -1) + 1
        self.count += 1
        return f"{key.hex()}-{number}@unionnlp" if number else f"{key.hex()}@unionnlp"


def _name(text: str) -> str:
    """Return the words by which an activity is known again after a small edit."""
    return _UNTOLD.sub("", without_days(text)) or "".join(text.split())


def _of_month(entry: ScheduleEntry, calendar: Calendar) -> CalendarEntry | None:
    """Return an entry on its date, or on the first working day of its (first) month."""
    month = entry.months[0]
    year = calendar.year(month)
    if year is None:
        return None
    told = day_in(entry.text, entry.months, calendar)
    if told is None or not told.exact:
        told = day_given(year, month, entry.day) or told
    day: Day = told or Day.of_month(year, month)
    mark = ""
    if not day.exact:
        months = f"{wording.months(entry.months)}" if len(entry.months) > 1 else "本月"
        mark = f"{months}{day.part}"
    return CalendarEntry(text=entry.text, first=day.first, last=day.last, mark=mark, **_told(entry))


def _told(entry: ScheduleEntry) -> dict[str, Any]:
    """Return what an entry says beside its activity and its time."""
    return {"tentative": entry.tentative, "place": entry.place, "said": wording.said(entry)}


def _description(activity: CalendarEntry, document: Document, source: Source) -> str:
    rows = [
        wording.line(activity.text),
        *activity.said,
        f"单位：{wording.line(document.organization)}" if document.organization else "",
        f"出自：{wording.line(document.title)}" if document.title else "",
        f"文件：{wording.line(file_name(source))}" if source.path else "",
        "原文注明暂定" if activity.tentative else "",
    ]
    return "\n".join(row for row in rows if row)


def _sentence(text: str, mention: DateMention, outline: Sequence[OutlineNode]) -> str:
    """Return the sentence around a mention, without its final mark and an outline label."""
    low, high = max(0, mention.start - _REACH), min(len(text), mention.end + _REACH)
    first, last = cuts.around(text, (mention.start, mention.end), (low, high))
    for node in outline:
        if first <= node.start <= mention.start and node.label:
            first = max(first, min(node.start + len(node.label), mention.start))
    return text[first:last].strip()
