"""Calendars, read back by a parser that did not write them (``ical``)."""

from __future__ import annotations

import sys
import tomllib
from datetime import UTC, date, datetime
from pathlib import Path

import msgspec
import pytest
from ical.calendar import Calendar
from ical.calendar_stream import IcsCalendarStream
from samples import command, hostile, marked, several, with_text

from unionnlp.errors import OutputError
from unionnlp.grammar import periods
from unionnlp.outputs.calendar import write_calendars, write_ics
from unionnlp.outputs.days import Day, day_in, is_working_day
from unionnlp.outputs.years import Calendar as Year
from unionnlp.records import Document, Extraction, ScheduleEntry

ROOT = Path(__file__).parents[2]
sys.path.append(str(ROOT / "scripts"))
STAMP = datetime(2026, 1, 2, 3, 4, 5, tzinfo=UTC)
ORDER = tuple(range(1, 13))


def plan(*entries: ScheduleEntry, **fields: object) -> Extraction:
    base = with_text("城东小学2024年工会工作计划\n一、民主管理\n每年召开教代会2次。\n")
    given = {"organization": "城东小学", "year": 2024, "title": "2024年工会工作计划"} | fields
    told = periods.read(str(given["title"]))
    given["period"] = told and told.period
    document = msgspec.structs.replace(base.documents[0], schedule=entries, dates=(), **given)
    return msgspec.structs.replace(base, documents=(document,))


def entry(
    text: str, *months: int, tentative: bool = False, weeks: tuple[int, ...] = ()
) -> ScheduleEntry:
    return ScheduleEntry(start=0, end=1, text=text, months=months, tentative=tentative, weeks=weeks)


def read(path: Path) -> Calendar:
    return IcsCalendarStream.calendar_from_ics(path.read_text("utf-8"))


def events(path: Path) -> dict[str, tuple[date, date]]:
    return {e.summary or "": (e.start, e.end) for e in read(path).events}  # type: ignore[misc]


def test_another_parser_reads_every_event(tmp_path: Path) -> None:
    target = tmp_path / "all.ics"
    written = write_ics(several(), target, term_start=date(2022, 8, 29), stamp=STAMP)
    calendar = read(target)
    entries = [s for e in several() for d in e.documents for s in d.schedule]
    assert written.events == len(calendar.events) > len(entries)  # the rest: dates in running text
    assert len({event.uid for event in calendar.events}) == written.events
    assert all(event.dtstamp == STAMP for event in calendar.events)
    assert all(line == line.rstrip("\n") for line in target.read_bytes().decode().split("\r\n"))
    assert max(map(len, target.read_bytes().split(b"\r\n"))) <= 75


def test_a_month_is_its_first_working_day(tmp_path: Path) -> None:
    target = tmp_path / "a.ics"
    write_ics(
        [plan(entry("召开教代会", 3), entry("庆国庆", 10), entry("疗休养", 7, 8, tentative=True))],
        target,
    )
    assert events(target) == {
        "「本月」召开教代会": (date(2024, 3, 1), date(2024, 3, 2)),
        "「本月」庆国庆": (date(2024, 10, 8), date(2024, 10, 9)),  # after the holidays
        "「7—8月」疗休养": (date(2024, 7, 1), date(2024, 7, 2)),
    }
    status = {e.summary: str(e.status) for e in read(target).events}
    assert "TENTATIVE" in status["「7—8月」疗休养"]
    assert "TENTATIVE" not in status["「本月」庆国庆"]


@pytest.mark.parametrize(
    ("text", "months", "first", "last"),
    [
        ("8日召开座谈会", (3,), (3, 8), (3, 8)),
        ("３月８日召开座谈会", (3,), (3, 8), (3, 8)),
        ("三月八日召开座谈会", (3,), (3, 8), (3, 8)),
        ("10—12日教工乒乓球赛", (4,), (4, 10), (4, 12)),
        ("4月10日至12日教工乒乓球赛", (4,), (4, 10), (4, 12)),
        ("4月28日至5月3日书画展", (4,), (4, 28), (5, 3)),
        ("十二月三十日至一月二日值班", (12,), (12, 30), (1, 2)),
        ("二十五日前交计划", (9,), (9, 25), (9, 25)),
    ],
)
def test_a_date_in_the_words_is_the_day(
    text: str, months: tuple[int, ...], first: tuple[int, int], last: tuple[int, int]
) -> None:
    year = 2024 + (last < first)
    expected = Day(date(2024, *first), date(year, *last))
    assert day_in(text, months, Year(ORDER, 2024)) == expected


def test_the_day_of_a_heading_or_column_is_kept(tmp_path: Path) -> None:
    target = tmp_path / "a.ics"
    heading = msgspec.structs.replace(entry("庆祝妇女节", 3), day=8)
    both = msgspec.structs.replace(
        entry("登山（20日）", 4), day=7
    )  # the activity's own words first
    none = msgspec.structs.replace(entry("合唱", 2), day=30)
    write_ics([plan(heading, both, none)], target, stamp=STAMP)
    days = {name: first for name, (first, _) in events(target).items()}
    assert days["庆祝妇女节"] == date(2024, 3, 8)
    assert days["登山（20日）"] == date(2024, 4, 20)
    assert [d.month for name, d in days.items() if "合唱" in name] == [2]


@pytest.mark.parametrize(
    "text",
    [
        "每月8日例会",
        "慰问5号楼住户",
        "第8日",
        "1日游",
        "总结3月15日的活动",
        "30人参加",
        "2月30日联欢",
        "八日内办结",
    ],
)
def test_other_numbers_are_no_day(text: str) -> None:
    months = (2,) if "2月" in text else (4,)
    assert day_in(text, months, Year(ORDER, 2024)) is None


def test_a_third_of_the_month(tmp_path: Path) -> None:
    write_ics([plan(entry("教职工体检（中旬）", 5))], tmp_path / "a.ics")
    assert events(tmp_path / "a.ics") == {
        "「本月中旬」教职工体检（中旬）": (
            date(2024, 5, 11),
            date(2024, 5, 12),
        )  # a Saturday worked
    }


def test_a_school_year_runs_into_the_next(tmp_path: Path) -> None:
    write_ics([marked("b04")], tmp_path / "a.ics")
    years = {(e.start.month >= 9, e.start.year) for e in read(tmp_path / "a.ics").events}
    assert years == {(True, 2021), (False, 2022)}


def test_the_year_can_be_given(tmp_path: Path) -> None:
    blank = plan(entry("召开教代会", 3), year=None, title="工会工作计划")
    with pytest.raises(OutputError, match="--year"):
        write_ics([blank], tmp_path / "a.ics")
    assert list(tmp_path.iterdir()) == []
    write_ics([blank], tmp_path / "a.ics", year=2025)
    assert [e.start.year for e in read(tmp_path / "a.ics").events] == [2025]


def test_documents_without_year_are_named(tmp_path: Path) -> None:
    blank = plan(entry("召开教代会", 3), year=None, title="某校计划")
    written = write_ics([blank, plan(entry("召开教代会", 3))], tmp_path / "a.ics")
    assert (written.events, written.undated) == (1, ("某校计划",))


def test_weeks_need_the_first_week(tmp_path: Path) -> None:
    weekly = plan(entry("踢毽比赛", weeks=(2, 3)))
    with pytest.raises(OutputError, match="first week"):
        write_ics([weekly], tmp_path / "a.ics")
    write_ics([weekly], tmp_path / "a.ics", term_start=date(2024, 9, 4))
    assert events(tmp_path / "a.ics") == {
        "「第2—3周」踢毽比赛": (date(2024, 9, 9), date(2024, 9, 10))
    }


def test_nothing_to_put_in_is_told(tmp_path: Path) -> None:
    with pytest.raises(OutputError, match="nothing for a calendar"):
        write_ics([plan()], tmp_path / "a.ics")


def uids(path: Path) -> dict[str, str]:
    return {e.description or "": e.uid for e in read(path).events}


def test_importing_again_updates(tmp_path: Path) -> None:
    first, second = tmp_path / "1.ics", tmp_path / "2.ics"
    write_ics(
        [plan(entry("召开教代会", 3), entry("例会", 4), entry("例会", 5))], first, stamp=STAMP
    )
    # Another activity was added, one was moved, white space was mended; the rest stays itself.
    later = plan(entry("植树", 3), entry("召开 教代会", 5), entry("例会", 4), entry("例会", 6))
    write_ics([later], second, stamp=STAMP)
    before = {e.uid: e.start for e in read(first).events}
    after = {e.uid: e.start for e in read(second).events}
    assert set(before) < set(after)
    assert len(after) == 4
    moved = [uid for uid in before if before[uid] != after[uid]]
    assert len(moved) == 2


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("8日召开教代会", "15日召开教代会"),
        ("召开教代会（待定）", "召开教代会"),
        ("召开教代会。", "召开“教代会”；"),
        ("召開教代會", "召开教代会"),
        ("上旬召开教代会", "召开教代会(3月20日)"),
    ],
)
def test_a_small_edit_of_an_activity_updates_it(before: str, after: str, tmp_path: Path) -> None:
    written = []
    for number, text in enumerate((before, after)):
        path = tmp_path / f"{number}.ics"
        write_ics([plan(entry(text, 3))], path, stamp=STAMP.replace(hour=number + 3))
        written.append(read(path).events[0])
    first, second = written
    assert first.uid == second.uid
    assert first.sequence is not None
    assert second.sequence == first.sequence + 60  # minutes: the later version wins


def test_other_words_are_another_activity(tmp_path: Path) -> None:
    words = ["召开教代会", "召开工代会", "8日", "18日"]
    write_ics([plan(*(entry(text, 3) for text in words))], tmp_path / "a.ics")
    assert len({event.uid for event in read(tmp_path / "a.ics").events}) == len(words)


def test_schools_and_years_keep_apart(tmp_path: Path) -> None:
    plans = [
        plan(entry("例会", 3)),
        plan(entry("例会", 3), organization="城西小学"),
        plan(entry("例会", 3), year=2025),
    ]
    write_ics(plans, tmp_path / "a.ics")
    assert len({e.uid for e in read(tmp_path / "a.ics").events}) == 3


def test_dates_of_running_text_come_along(tmp_path: Path) -> None:
    text = (
        "城东小学2024年工会工作计划\n一、文体活动\n1、9月10日前后举办教师节座谈会。十月组织秋游。\n"
    )
    write_ics([with_text(text, "plan.txt")], tmp_path / "a.ics")
    (event,) = read(tmp_path / "a.ics").events
    assert (event.start, event.summary) == (date(2024, 9, 10), "9月10日前后举办教师节座谈会")
    assert event.description is not None
    assert {"单位：城东小学", "文件：plan.txt"} <= set(event.description.split("\n"))


def test_the_same_input_gives_the_same_bytes(tmp_path: Path) -> None:
    for name in ("1", "2"):
        write_ics(several(), tmp_path / f"{name}.ics", stamp=STAMP)
    assert (tmp_path / "1.ics").read_bytes() == (tmp_path / "2.ics").read_bytes()


def test_hostile_text_stays_text(tmp_path: Path) -> None:
    extraction = hostile()
    injected = plan(
        entry("例会\r\nEND:VEVENT\r\nBEGIN:VALARM;x,y", 3), organization="甲\nBEGIN:VEVENT"
    )
    written = write_ics([extraction, injected], tmp_path / "a.ics")
    calendar = read(tmp_path / "a.ics")
    assert len(calendar.events) == written.events == 8 + 1 + 1
    assert all(len(event.summary or "") <= 80 for event in calendar.events)
    assert "\x1b" not in (tmp_path / "a.ics").read_text("utf-8")


def test_unused_document_fields_do_not_matter(tmp_path: Path) -> None:
    bare = Document(start=0, end=1, year=2024, schedule=(entry("例会", 3),))
    extraction = msgspec.structs.replace(plan(), documents=(bare,))
    assert write_ics([extraction], tmp_path / "a.ics").events == 1


def two_schools() -> list[Extraction]:
    texts = (
        "青川区和平小学2025年工会工作计划\n一、活动安排\n三月：召开教代会\n四月：踏青\n",
        "向阳中学2025年工会工作计划\n一、活动安排\n三月：召开教代会\n五月：教工体检\n",
    )
    return [with_text(text, f"{n}.txt") for n, text in enumerate(texts)]


def test_the_title_of_an_event_names_its_school_where_there_are_several(tmp_path: Path) -> None:
    write_ics(two_schools(), tmp_path / "all.ics")
    assert set(events(tmp_path / "all.ics")) == {
        "青川区和平小学：「本月」召开教代会",
        "青川区和平小学：「本月」踏青",
        "向阳中学：「本月」召开教代会",
        "向阳中学：「本月」教工体检",
    }
    write_ics(two_schools()[:1], tmp_path / "one.ics")
    assert set(events(tmp_path / "one.ics")) == {"「本月」召开教代会", "「本月」踏青"}


def test_a_folder_has_a_calendar_for_each_school(tmp_path: Path) -> None:
    written = write_calendars([*two_schools(), *two_schools()], tmp_path / "calendars")
    assert written.events == 8
    made = sorted(p.name for p in (tmp_path / "calendars").glob("*.ics"))
    assert made == ["向阳中学.ics", "青川区和平小学.ics"]
    calendar = read(tmp_path / "calendars" / "向阳中学.ics")
    assert {e.summary for e in calendar.events} == {"「本月」召开教代会", "「本月」教工体检"}
    assert len({e.uid for e in calendar.events}) == 4
    assert "向阳中学 工会工作安排" in (tmp_path / "calendars" / "向阳中学.ics").read_text("utf-8")


def test_the_command_writes_them_where_a_folder_is_named(tmp_path: Path) -> None:
    (tmp_path / "plans").mkdir()
    for one in two_schools():
        (tmp_path / "plans" / str(one.source.path)).write_text(one.source.text or "", "utf-8")
    done = command("extract", tmp_path / "plans", "-f", "ics", "-o", tmp_path / "calendars")
    assert (done.returncode, done.stderr) == (0, "")
    assert len(list((tmp_path / "calendars").glob("*.ics"))) == 2


def test_working_days_are_those_of_the_table_that_was_written() -> None:
    assert is_working_day(date(2025, 1, 26))  # a Sunday that was worked for the Spring Festival
    assert not is_working_day(date(2025, 10, 1))
    assert not is_working_day(date(2025, 3, 1))
    assert is_working_day(date(1900, 1, 2))  # no table: a Tuesday
    pytest.importorskip("holidays")
    import almanac

    known = tomllib.loads(almanac.workdays())
    kept = tomllib.loads((ROOT / "unionnlp" / "resources" / "workdays.toml").read_text("utf-8"))
    for name in ("free", "worked"):  # a newer `holidays` knows what was moved later
        past = {year: days for year, days in known[name].items() if year <= "2026"}
        assert past == {year: days for year, days in kept[name].items() if year <= "2026"}


def test_a_calendar_tells_where_an_activity_is_and_who_answers(tmp_path: Path) -> None:
    walk = msgspec.structs.replace(entry("登山", 5), responsible="文体\n委员", place="青龙山")
    write_ics([plan(walk, entry("体检", 6))], tmp_path / "a.ics", stamp=STAMP)
    first, second = sorted(read(tmp_path / "a.ics").events, key=lambda event: event.start)
    assert (first.location, second.location) == ("青龙山", None)
    told = (first.description or "").splitlines()
    assert "负责：文体 委员" in told
    assert "地点：青龙山" in told
    assert "负责" not in (second.description or "")
