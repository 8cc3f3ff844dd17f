"""Comments in Word files: at their words, and nothing else changed."""

from __future__ import annotations

import io
import random
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import msgspec
import program
import pytest
import word_kinds
from lxml import etree

from unionnlp.checks.keys import key
from unionnlp.checks.records import DocumentReport, Evidence, Finding, Report
from unionnlp.checks.run import check
from unionnlp.errors import OutputError, ReadingError
from unionnlp.outputs.word import comment, read_comments, refused_keys, write_comments
from unionnlp.pipeline import extract
from unionnlp.reading import office, read_bytes
from unionnlp.reading.office import find_program
from unionnlp.reading.source import DEFAULT_LIMITS
from unionnlp.reading.word import read_package
from unionnlp.reading.word.package import Package, W
from unionnlp.reading.word.trace import Trace
from unionnlp.records import Extraction

sys.path.append(str(Path(__file__).parent.parent / "reading"))

import building

FIXTURES = Path(__file__).parent.parent / "fixtures"
WORD = sorted(FIXTURES.glob("*/*.docx"))
MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
MARKS = {W + t for t in ("commentRangeStart", "commentRangeEnd", "commentReference")}


def report_on(data: bytes, name: str = "x.docx", *spans: tuple[int, int]) -> Report:
    """Return a report with one finding for each span."""
    reading = read_bytes(data, name)
    findings = [
        Finding(code="O701", family="outline", severity="low", message=f"第 {n} 处", reason="r",
                proposal="p", evidence=(Evidence(start=s, end=e, text=reading.text[s:e]),))
        for n, (s, e) in enumerate(spans)
    ]  # fmt: skip
    document = DocumentReport(start=0, end=len(reading.text), score=0.5)
    return Report(source=reading.source, score=0.5, documents=(document,), findings=tuple(findings))


def spans_of(text: str, seed: int) -> list[tuple[int, int]]:
    """Return spans over parts of lines, whole lines and several lines."""
    rng, found = random.Random(seed), []
    edges = [0, *(i + 1 for i, c in enumerate(text) if c == "\n"), len(text) + 1]
    for start, end in pairwise(edges):
        if end - start > 2:
            first = rng.randrange(start, end - 2)
            found += [(start, end - 1), (first, rng.randrange(first + 1, end - 1))]
    found += [(s, min(len(text), s + 90)) for s in range(0, len(text) - 1, 150)]
    return [(s, e) for s, e in found if text[s:e].strip()]


def bare(text: str) -> str:
    return "".join(text.split())


def flat(data: bytes) -> list[tuple[str, ...]]:
    """Return the document as signs with their properties, without comment marks and cuts of runs."""
    main = zipfile.ZipFile(io.BytesIO(data)).read("word/document.xml")
    return list(_signs(etree.fromstring(main.replace(word_kinds.STRICT, W[1:-1].encode())), ()))


def _signs(element: etree._Element, path: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    if element.tag in MARKS:
        return
    if element.tag == W + "r":
        properties = element.find(W + "rPr")
        inner = [c for c in element if c.tag != W + "rPr" and c.tag not in MARKS]
        told = "" if properties is None else etree.tostring(properties, with_tail=False).decode()
        for child in inner:
            yield from _signs(child, (*path, "r", told))
        return
    if element.tag == W + "t":
        yield from ((*path, c) for c in element.text or "")
        return
    attributes = sorted((k, v) for k, v in element.attrib.items() if k != f"{MC}Ignorable")
    here = (*path, str(element.tag), str(attributes), (element.text or "").strip())
    yield here
    for child in element:
        yield from _signs(child, here)


@pytest.mark.parametrize("path", WORD, ids=lambda p: f"{p.parent.name}-{p.stem}")
def test_everything_but_the_comments_stays_and_each_stands_at_its_words(path: Path) -> None:
    data = path.read_bytes()
    text = read_bytes(data, "x.docx").text
    spans = spans_of(text, seed=len(text))
    made = comment(report_on(data, "x.docx", *spans), data, "x.docx")

    assert read_bytes(made, "x.docx").text == text
    assert flat(made) == flat(data)
    before, after = zipfile.ZipFile(io.BytesIO(data)), zipfile.ZipFile(io.BytesIO(made))
    touched = {"word/document.xml", "word/_rels/document.xml.rels", "[Content_Types].xml",
               "_rels/.rels", "docProps/custom.xml", "word/comments.xml"}  # fmt: skip
    for name in before.namelist():
        assert name in touched or before.read(name) == after.read(name)

    trace = Trace()
    with Package(data, "x.docx", DEFAULT_LIMITS) as package:
        read_package(package, trace)
    summary, *said = read_comments(made)
    assert summary.code == "S000"
    assert len(said) == len(spans)
    for told, (start, end) in zip(said, spans, strict=True):
        shown = "".join(text[s.start :][: s.length] for s in trace.within(start, end) if s.at >= 0)
        wanted, marked = bare(shown), bare(told.words)
        if "原文：" in told.text:  # an automatic number, or words in a note: said, not marked
            assert not wanted or "marked.pandoc" in path.name
            continue
        assert marked
        if "\t" not in text[start:end] and ".table" not in path.name:
            assert marked == wanted
        else:  # of several cells the one with most of the words is marked
            assert marked in wanted or wanted in marked


@pytest.mark.parametrize("path", WORD, ids=lambda p: f"{p.parent.name}-{p.stem}")
def test_every_true_finding_stands_at_its_words(path: Path) -> None:
    data = path.read_bytes()
    report = check(read_bytes(data, "x.docx").text)
    made = comment(report, data, "x.docx")
    said = [c for c in read_comments(made) if c.code != "S000"]
    assert len(said) == len(report.findings)
    for told, finding in zip(said, report.findings, strict=True):
        assert told.code == finding.code
        assert finding.message in told.text
        wanted = bare(finding.evidence[0].text) if finding.evidence else ""
        quoted = bool(wanted) and f"原文：“{wanted}" in bare(told.text)
        assert quoted or bare(told.words)
        assert quoted or not wanted or bare(told.words) in wanted


# What cannot be marked is said: words in a box, a note, a page that is held, readings above words.
NUMBER = 4  # characters of an automatic number
QUOTED = {"text boxes", "notes", "held page"}


@pytest.mark.parametrize("kind", word_kinds.KINDS)
def test_every_way_to_keep_a_plan_takes_comments_and_stays(kind: str) -> None:
    data = word_kinds.KINDS[kind]
    extraction = extracted(data)
    report = check(extraction)
    faults = {e.text for f in report.findings if f.severity == "high" for e in f.evidence}
    assert {"120%" if kind != "notes" else "xx", "xx", word_kinds.DAY} <= faults  # notes stand last
    made = comment(report, data, "x.docx")
    assert read_bytes(made, "x.docx").text == extraction.source.text
    assert flat(made) == flat(data)
    ours = {f.id: f for f in report.findings}
    said = [c for c in read_comments(made) if c.code not in (None, "S000")]
    assert len(said) == len(report.findings)
    for told in said:
        evidence = ours[f"{told.code}-{told.key}"].evidence
        if evidence and "原文：" not in told.text:
            assert bare(evidence[0].text).endswith(bare(told.words))  # a number stands nowhere
            assert len(bare(told.words)) >= len(bare(evidence[0].text)) - NUMBER
        if evidence and kind not in QUOTED:
            assert "原文：" not in told.text
    again = comment(check(extracted(made)), made, "x.docx")
    assert flat(again) == flat(data)
    assert len(read_comments(again)) == len(read_comments(made))
    assert [c for c in read_comments(again) if not c.is_own] == list(read_comments(data))


def test_the_page_stands_beside_each_finding() -> None:
    report = check(extracted(word_kinds.KINDS["pages"]))
    pages = {e.text: e.place.page for f in report.findings for e in f.evidence if e.place}
    assert (pages["xx"], pages["120%"], pages[word_kinds.DAY]) == (1, 2, 3)


def extracted(data: bytes) -> Extraction:
    reading = read_bytes(data, "x.docx")
    source = msgspec.structs.replace(reading.source, text=reading.text)
    return extract(reading.text, source=source)


def body_with(inner: str) -> bytes:
    return building.docx(building.para("青石小学工会2025年工作计划") + inner)


R = building.run
HAND_MADE = {
    "insertion": f"<w:p>{R('四月')}<w:ins w:id='9' w:author='某'>{R('举办')}</w:ins>{R('运动会')}</w:p>",
    "deletion": "<w:p>" + R("四月") + "<w:del w:id='9' w:author='某'><w:r><w:delText>不</w:delText></w:r>"
    "</w:del>" + R("举办运动会") + "</w:p>",
    "moved": f"<w:p><w:moveTo w:id='9' w:author='某'>{R('四月举办')}</w:moveTo>{R('运动会')}</w:p>",
    "hyperlink": f"<w:p>{R('四月')}<w:hyperlink w:anchor='a'>{R('举办')}</w:hyperlink>{R('运动会')}</w:p>",
    "control": f"<w:p>{R('四月')}<w:sdt><w:sdtPr/><w:sdtContent>{R('举办')}</w:sdtContent></w:sdt>"
    f"{R('运动会')}</w:p>",
    "block control": f"<w:sdt><w:sdtContent>{building.para('四月举办运动会')}</w:sdtContent></w:sdt>",
    "smart tag": f"<w:p>{R('四月')}<w:smartTag w:element='x'>{R('举办')}</w:smartTag>{R('运动会')}</w:p>",
    "field": f"<w:p>{R('四月')}<w:fldSimple w:instr='DATE'>{R('举办')}</w:fldSimple>{R('运动会')}</w:p>",
    "one run": "<w:p><w:r><w:rPr><w:b/></w:rPr><w:t>四月</w:t><w:t xml:space='preserve'>举办</w:t>"
    "<w:t>运动会</w:t></w:r></w:p>",
    "many runs": "<w:p>" + "".join(R(c) for c in "四月举办运动会") + "</w:p>",
    "break in a run": "<w:p><w:r><w:t>四月举办运动会</w:t><w:br/><w:t>五月</w:t></w:r></w:p>",
    "old change": f"<w:p><w:pPr><w:pPrChange w:id='8' w:author='某'><w:pPr/></w:pPrChange></w:pPr>"
    f"{R('四月举办运动会')}</w:p>",
    "bookmark": f"<w:p><w:bookmarkStart w:id='1' w:name='b'/>{R('四月举办')}<w:bookmarkEnd w:id='1'/>"
    f"{R('运动会')}</w:p>",
    "cell": "<w:tbl><w:tr><w:tc>" + building.para("四月") + "</w:tc><w:tc>"
    + building.para("四月举办运动会") + "</w:tc></w:tr></w:tbl>",
}  # fmt: skip


@pytest.mark.parametrize("inner", HAND_MADE.values(), ids=HAND_MADE.keys())
def test_words_in_all_that_word_and_wps_put_around_runs(inner: str) -> None:
    data = body_with(inner)
    text = read_bytes(data, "x.docx").text
    start = text.index("四月举办运动会")
    spans = [(start, start + 7), (start + 1, start + 5), (start + 2, start + 4), (start, start + 2)]
    made = comment(report_on(data, "x.docx", *spans), data, "x.docx")
    assert flat(made) == flat(data)
    assert [c.words for c in read_comments(made)[1:]] == [text[s:e] for s, e in spans]


BOX = (
    "<w:p><w:r><w:pict><v:textbox><w:txbxContent>{}</w:txbxContent></v:textbox></w:pict></w:r>"
    + R("正文")
    + "</w:p>"
)


def test_words_in_a_text_box_are_told_at_the_box_and_quoted() -> None:
    data = body_with(BOX.format(building.para("四月举办运动会")))
    start = read_bytes(data, "x.docx").text.index("四月")
    made = comment(report_on(data, "x.docx", (start, start + 4)), data, "x.docx")
    assert flat(made) == flat(data)
    told = read_comments(made)[1]
    assert "原文：“四月举办”" in told.text
    root = etree.fromstring(zipfile.ZipFile(io.BytesIO(made)).read("word/document.xml"))
    (mark,) = [e for e in root.iter(W + "commentRangeStart") if e.get(W + "id") == told.id]
    assert mark.getnext().find(f"{W}pict") is not None


def test_words_in_a_note_are_told_at_its_reference() -> None:
    note = f"<w:footnote w:id='2'>{building.para('四月举办运动会')}</w:footnote>"
    inner = f"<w:p>{R('见注')}<w:r><w:footnoteReference w:id='2'/></w:r>{R('。')}</w:p>"
    data = building.docx(building.para("工会计划") + inner, footnotes=note)
    start = read_bytes(data, "x.docx").text.index("四月")
    made = comment(report_on(data, "x.docx", (start, start + 4)), data, "x.docx")
    assert flat(made) == flat(data)
    assert "原文：“四月举办”" in read_comments(made)[1].text


def test_an_automatic_number_is_told_at_its_paragraph() -> None:
    data = (FIXTURES / "plans" / "primary.lists.docx").read_bytes()
    trace = Trace()
    with Package(data, "x.docx", DEFAULT_LIMITS) as package:
        text = read_package(package, trace).text
    number = next(s for s in trace.stretches if s.at < 0)
    span = (number.start, number.start + number.length)
    told = read_comments(comment(report_on(data, "x.docx", span), data, "x.docx"))[1]
    assert told.words
    assert told.words in text
    assert "原文" in told.text


# --- a second run ------------------------------------------------------------------------------

DRAFT = building.docx(
    building.para("青石小学工会2025年工作计划")
    + "".join(building.para(line) for line in ("一、二月召开教代会。", "二、四月举办运动会。"))
)


def with_xml(data: bytes, path: str, old: str, new: str) -> bytes:
    source = zipfile.ZipFile(io.BytesIO(data))
    parts = {n: source.read(n) for n in source.namelist()}
    assert old in parts[path].decode()
    parts[path] = parts[path].decode().replace(old, new).encode()
    return building.package(parts)


def two_findings(data: bytes) -> Report:
    text = read_bytes(data, "x.docx").text
    at, other = text.index("教代会"), text.index("运动会")
    return report_on(data, "x.docx", (at, at + 3), (other, other + 3))


def codes_and_words(data: bytes) -> list[tuple[str | None, str]]:
    return [(c.code, c.words) for c in read_comments(data)]


def test_a_second_run_replaces_its_own_comments() -> None:
    once = comment(two_findings(DRAFT), DRAFT, "x.docx")
    twice = comment(two_findings(once), once, "x.docx")
    assert codes_and_words(once) == codes_and_words(twice)
    assert len(read_comments(twice)) == 3
    assert flat(twice) == flat(DRAFT)


def test_comments_of_others_stay() -> None:
    other = (
        "<w:comment w:id='7' w:author='李老师' w:initials='李'><w:p><w:r><w:t>请核实</w:t></w:r></w:p>"
        "</w:comment>"
    )
    body = (
        building.para("工会计划")
        + f"<w:p><w:commentRangeStart w:id='7'/>{R('二月召开教代会，四月运动会')}"
        "<w:commentRangeEnd w:id='7'/><w:r><w:commentReference w:id='7'/></w:r></w:p>"
    )
    data = building.docx(body, comments=other)
    once = comment(two_findings(data), data, "x.docx")
    twice = comment(two_findings(once), once, "x.docx")
    for made in (once, twice):
        said = read_comments(made)
        assert [c.author for c in said].count("工会计划助手") == 3
        (theirs,) = [c for c in said if c.author == "李老师"]
        assert (theirs.id, theirs.text, theirs.words) == (
            "7",
            "请核实",
            "二月召开教代会，四月运动会",
        )
        assert len({c.id for c in said}) == 4


def test_what_was_resolved_or_deleted_is_refused() -> None:
    once = comment(two_findings(DRAFT), DRAFT, "x.docx")
    _, first, second = read_comments(once)
    extended = zipfile.ZipFile(io.BytesIO(once)).read("word/commentsExtended.xml").decode()
    states = extended.split("<w15:commentEx ")
    resolved = with_xml(
        once, "word/commentsExtended.xml", states[2], states[2].replace('done="0"', 'done="1"')
    )
    assert [c.state for c in read_comments(resolved)] == ["open", "resolved", "open"]
    assert refused_keys(read_comments(resolved)) == {first.key}
    again = comment(two_findings(resolved), resolved, "x.docx")
    assert sorted(c.key or "" for c in read_comments(again)[:3]) == sorted(
        c.key or "" for c in read_comments(once)
    )
    assert [c.key for c in read_comments(again) if c.state == "resolved"] == [first.key]

    comments = zipfile.ZipFile(io.BytesIO(once)).read("word/comments.xml").decode()
    gone = "<w:comment " + comments.split("<w:comment ")[3].removesuffix("</w:comments>")
    deleted = with_xml(once, "word/comments.xml", gone, "")
    assert refused_keys(read_comments(deleted)) == {second.key}
    later = comment(two_findings(deleted), deleted, "x.docx")
    assert [c.code for c in read_comments(later) if c.state == "open"] == ["S000", "O701"]
    once_more = comment(two_findings(later), later, "x.docx")
    assert refused_keys(read_comments(once_more)) == {second.key}


def test_an_answered_comment_stays_and_is_resolved_once_mended() -> None:
    once = comment(two_findings(DRAFT), DRAFT, "x.docx")
    names = zipfile.ZipFile(io.BytesIO(once)).read("word/commentsExtended.xml").decode()
    parent = names.split('paraId="')[2][:8]
    answer = (
        '<w:comment w:id="40" w:author="王主席"><w:p w14:paraId="00000040"><w:r><w:t>已问过</w:t></w:r>'
        "</w:p></w:comment></w:comments>"
    )
    answered = with_xml(once, "word/comments.xml", "</w:comments>", answer)
    answered = with_xml(
        answered, "word/commentsExtended.xml", "</w15:commentsEx>",
        f'<w15:commentEx w15:paraId="00000040" w15:paraIdParent="{parent}" w15:done="0"/>'
        "</w15:commentsEx>",
    )  # fmt: skip
    kept = read_comments(comment(two_findings(answered), answered, "x.docx"))
    assert sum(c.code == "O701" for c in kept) == 2
    mended = read_comments(comment(report_on(answered, "x.docx"), answered, "x.docx"))
    assert [(c.code, c.state) for c in mended if c.code != "S000"] == [
        ("O701", "resolved"), (None, "open"),
    ]  # fmt: skip


# --- other formats, and refusals ---------------------------------------------------------------


@pytest.mark.parametrize("name", ["primary.gb18030.txt", "primary.html", "primary.typed.pdf"])
def test_other_formats_give_a_new_word_file_of_their_text(name: str, tmp_path: Path) -> None:
    source = FIXTURES / "plans" / name
    reading = read_bytes(source.read_bytes(), name)
    report = check(reading.text)
    write_comments(report, source, tmp_path / "new.docx")
    made = read_bytes((tmp_path / "new.docx").read_bytes(), "new.docx")
    assert bare(made.text) == bare(reading.text)
    said = [c for c in read_comments(tmp_path / "new.docx") if c.code != "S000"]
    assert len(said) == len(report.findings)
    for told, finding in zip(said, report.findings, strict=True):
        if finding.evidence:
            assert bare(told.words) == bare(finding.evidence[0].text)


@pytest.mark.parametrize("installed", [True, False])
def test_an_open_document_text_gives_a_word_file_of_the_same_text(
    installed: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    if installed and office.find_program() is None:
        pytest.skip("LibreOffice is not installed")
    if not installed:
        monkeypatch.setattr(office, "find_program", lambda: None)
    source = FIXTURES / "plans" / "circles.typed.odt"
    reading = read_bytes(source.read_bytes(), source.name)
    report = check(reading.text)
    write_comments(report, source, tmp_path / "new.docx")
    assert read_bytes((tmp_path / "new.docx").read_bytes(), "new.docx").text == reading.text
    said = [c for c in read_comments(tmp_path / "new.docx") if c.code != "S000"]
    assert len(said) == len(report.findings)
    for told, finding in zip(said, report.findings, strict=True):
        if finding.evidence and "\n" not in finding.evidence[0].text:
            assert bare(told.words) in bare(finding.evidence[0].text)


def test_only_the_severities_that_are_wanted(tmp_path: Path) -> None:
    source = FIXTURES / "plans" / "primary.typed.docx"
    report = check(read_bytes(source.read_bytes(), source.name).text)
    write_comments(report, source, tmp_path / "new.docx", only={"medium"})
    said = read_comments(tmp_path / "new.docx")
    assert {c.code for c in said} - {"S000"} == {
        f.code for f in report.findings if f.severity == "medium"
    }


def test_a_report_on_another_text_is_refused_and_nothing_is_written(tmp_path: Path) -> None:
    source = FIXTURES / "plans" / "primary.typed.docx"
    with pytest.raises(OutputError, match="another text"):
        write_comments(check("红星小学工会计划"), source, tmp_path / "new.docx")
    assert not (tmp_path / "new.docx").exists()


def test_a_document_with_macros_becomes_one_without() -> None:
    source = zipfile.ZipFile(io.BytesIO(DRAFT))
    parts: dict[str, bytes | str] = {n: source.read(n) for n in source.namelist()}
    parts["word/vbaProject.bin"] = b"macro"
    types = source.read("[Content_Types].xml").decode()
    parts["[Content_Types].xml"] = types.replace(
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml",
        "application/vnd.ms-word.document.macroEnabled.main+xml",
    )
    data = building.package(parts)
    made = zipfile.ZipFile(io.BytesIO(comment(two_findings(data), data, "x.docm")))
    assert "word/vbaProject.bin" not in made.namelist()
    assert "macroEnabled" not in made.read("[Content_Types].xml").decode()


def test_strict_open_xml_stays_strict() -> None:
    strict = "http://purl.oclc.org/ooxml/wordprocessingml/main"
    data = with_xml(DRAFT, "word/document.xml", W[1:-1], strict)
    made = comment(two_findings(data), data, "x.docx")
    for part in ("word/document.xml", "word/comments.xml"):
        written = zipfile.ZipFile(io.BytesIO(made)).read(part).decode()
        assert strict in written
        assert W[1:-1] not in written
    assert codes_and_words(made)[1:] == [("O701", "教代会"), ("O701", "运动会")]


def test_a_hostile_file_is_refused_as_by_the_reader() -> None:
    entity = '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY e "eeee">]>'
    source = zipfile.ZipFile(io.BytesIO(DRAFT))
    parts: dict[str, bytes | str] = {n: source.read(n) for n in source.namelist()}
    parts["word/comments.xml"] = f"{entity}<w:comments xmlns:w='{W[1:-1]}'>&e;</w:comments>"
    parts["word/_rels/document.xml.rels"] = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        '<Relationship Id="c" Type="x/comments" Target="comments.xml"/></Relationships>'
    )
    data = building.package(parts)
    with pytest.raises(ReadingError):
        comment(two_findings(data), data, "x.docx")


def unionnlp(*arguments: str, cwd: Path) -> subprocess.CompletedProcess[str]:
    return program.run(*arguments, cwd=cwd)


def test_the_command_writes_the_draft_with_its_comments(tmp_path: Path) -> None:
    (tmp_path / "计划.docx").write_bytes((FIXTURES / "plans" / "primary.typed.docx").read_bytes())
    done = unionnlp("check", "计划.docx", "-o", "计划.批注.docx", "--only", "medium", cwd=tmp_path)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    said = read_comments(tmp_path / "计划.批注.docx")
    assert len(said) > 1
    assert all("【应改】" in c.text for c in said if c.code != "S000")


def test_a_check_does_not_say_again_what_was_declined_in_word(tmp_path: Path) -> None:
    source = (FIXTURES / "plans" / "primary.typed.docx").read_bytes()
    (tmp_path / "计划.docx").write_bytes(source)
    assert unionnlp("check", "计划.docx", "-o", "批注.docx", cwd=tmp_path).returncode == 0
    made = (tmp_path / "批注.docx").read_bytes()
    extended = zipfile.ZipFile(io.BytesIO(made)).read("word/commentsExtended.xml").decode()
    state = extended.split("<w15:commentEx ")[2]
    resolved = with_xml(
        made, "word/commentsExtended.xml", state, state.replace('done="0"', 'done="1"')
    )
    (tmp_path / "解决.docx").write_bytes(resolved)
    (declined,) = [c for c in read_comments(resolved) if c.state == "resolved"]
    before = unionnlp("check", "计划.docx", "-f", "json", cwd=tmp_path).stdout
    after = unionnlp("check", "解决.docx", "-f", "json", cwd=tmp_path).stdout
    told = [Report.from_json(text).findings for text in (before, after)]
    assert [f for f in told[0] if key(f) != declined.key] == list(told[1])
    assert len(told[1]) < len(told[0])


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("计划.docx", "-f", "docx"), "-o"),
        (("-", "-o", "x.docx"), "standard input"),
        (("计划.docx", "计划.docx", "-o", "x.docx"), "one file"),
        (("计划.docx", "-o", "计划.docx"), "计划.docx"),
    ],
)
def test_what_cannot_be_one_word_file_is_told(
    arguments: tuple[str, ...], told: str, tmp_path: Path
) -> None:
    (tmp_path / "计划.docx").write_bytes(DRAFT)
    done = unionnlp("check", *arguments, cwd=tmp_path)
    assert done.returncode == 2
    assert told in done.stderr
    assert len(done.stderr.strip().splitlines()) == 1
    assert [p.name for p in tmp_path.iterdir()] == ["计划.docx"]
    assert (tmp_path / "计划.docx").read_bytes() == DRAFT


@pytest.mark.skipif(find_program() is None, reason="LibreOffice is not installed")
def test_libreoffice_opens_it_and_keeps_words_and_comments(tmp_path: Path) -> None:
    data = (FIXTURES / "plans" / "primary.table.docx").read_bytes()
    report = check(read_bytes(data, "x.docx").text)
    made = comment(report, data, "x.docx")
    (tmp_path / "made.docx").write_bytes(made)
    command = [find_program(), f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}",
               "--headless", "--convert-to", "docx:MS Word 2007 XML", "--outdir", "out", "made.docx"]  # fmt: skip
    subprocess.run(command, cwd=tmp_path, check=True, timeout=90, capture_output=True)
    back = (tmp_path / "out" / "made.docx").read_bytes()
    ours, theirs = read_comments(made), read_comments(back)
    told = [sorted((c.key or "", bare(c.words)) for c in said) for said in (ours, theirs)]
    assert told[0] == told[1]  # it gives the comments other ids


def resolved_first(data: bytes) -> bytes:
    """Return a commented file whose first finding somebody resolved in Word."""
    extended = zipfile.ZipFile(io.BytesIO(data)).read("word/commentsExtended.xml").decode()
    state = extended.split("<w15:commentEx ")[2]
    return with_xml(data, "word/commentsExtended.xml", state, state.replace('done="0"', 'done="1"'))


def test_a_copy_that_is_written_again_keeps_what_was_refused_in_it(tmp_path: Path) -> None:
    (tmp_path / "计划.docx").write_bytes(DRAFT)
    copy = tmp_path / "计划.批注.docx"
    write_comments(two_findings(DRAFT), tmp_path / "计划.docx", copy)
    copy.write_bytes(resolved_first(copy.read_bytes()))
    gone = refused_keys(read_comments(copy))
    assert len(gone) == 1
    write_comments(two_findings(DRAFT), tmp_path / "计划.docx", copy)
    assert refused_keys(read_comments(copy)) == gone
    assert [c.words for c in read_comments(copy) if c.state == "open"][1:] == ["运动会"]
    (tmp_path / "别的.docx").write_bytes(DRAFT)
    write_comments(two_findings(DRAFT), tmp_path / "别的.docx", copy)
    assert not refused_keys(read_comments(copy))


def test_what_was_refused_beside_the_draft_is_not_written(tmp_path: Path) -> None:
    report = two_findings(DRAFT)
    first, second = report.findings
    refused = msgspec.structs.replace(report, findings=(second,), refused=(first,))
    (tmp_path / "计划.docx").write_bytes(DRAFT)
    write_comments(refused, tmp_path / "计划.docx", tmp_path / "批注.docx")
    said = read_comments(tmp_path / "批注.docx")
    assert [c.words for c in said if c.state == "open"][1:] == ["运动会"]
    assert refused_keys(said) == {key(first)}


def test_what_the_program_wrote_is_no_draft_of_its_folder(tmp_path: Path) -> None:
    (tmp_path / "计划.docx").write_bytes((FIXTURES / "plans" / "primary.typed.docx").read_bytes())
    other = (FIXTURES / "plans" / "special.typed.docx").read_bytes()
    (tmp_path / "另一份.docx").write_bytes(other)
    for output in ("计划.批注.docx", "计划.html", "计划.md", "计划.csv"):
        assert unionnlp("check", "计划.docx", "-o", output, cwd=tmp_path).returncode == 0
    for _ in range(2):  # the second time, what it replaces is no input
        assert unionnlp("check", ".", "-o", "结果.xlsx", cwd=tmp_path).returncode == 0
        done = unionnlp("check", ".", "-f", "html", "-o", "报告", cwd=tmp_path)
        assert (done.returncode, done.stderr) == (0, "")
        told = unionnlp("check", ".", "-f", "jsonl", cwd=tmp_path).stdout.splitlines()
        paths = [Path(Report.from_json(row).source.path or "").name for row in told]
        assert sorted(paths) == ["另一份.docx", "计划.docx"]
    import openpyxl

    sheet = openpyxl.load_workbook(tmp_path / "结果.xlsx")["收件"]
    states = {row[0].value: row[2].value or "" for row in sheet.iter_rows(min_row=2)}
    assert states["计划.批注.docx"].startswith("助手自己写的")


def test_a_copy_that_was_mended_or_stands_alone_is_a_draft(tmp_path: Path) -> None:
    from unionnlp.reading.own import is_own

    source = FIXTURES / "plans" / "primary.typed.docx"
    report = check(read_bytes(source.read_bytes(), "x.docx").text)
    for folder in ("alone", "both", "mended"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "计划.docx").write_bytes(source.read_bytes())
        place = tmp_path / folder / "计划.批注.docx"
        write_comments(report, tmp_path / folder / "计划.docx", place)
    (tmp_path / "alone" / "计划.docx").unlink()
    mended = tmp_path / "mended" / "计划.批注.docx"
    mended.write_bytes(with_xml(mended.read_bytes(), "word/document.xml", "工会", "工 會会"))
    found = {f: is_own(str(tmp_path / f / "计划.批注.docx")) for f in ("alone", "both", "mended")}
    assert found == {"alone": False, "both": True, "mended": False}
    assert not is_own(str(tmp_path / "both" / "计划.docx"))


def test_of_very_many_findings_the_first_become_comments_and_the_rest_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("unionnlp.outputs.word.MOST", 2)
    source = FIXTURES / "plans" / "primary.typed.docx"
    report = check(read_bytes(source.read_bytes(), source.name).text)
    assert len(report.findings) > 3
    write_comments(report, source, tmp_path / "new.docx")
    said = read_comments(tmp_path / "new.docx")
    (summary,) = [c.text for c in said if c.code == "S000"]
    assert f"还有 {len(report.findings) - 2} 条" in summary
    assert len([c for c in said if c.code != "S000"]) == 2
