"""What was left open in Word is found: revisions, comments of others, another school's header."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from unionnlp import Report
from unionnlp.checks.run import check
from unionnlp.outputs.word import comment, read_comments
from unionnlp.pipeline import extract
from unionnlp.reading import read_bytes
from unionnlp.records import Extraction

sys.path.append(str(Path(__file__).parent.parent / "reading"))

import building

P, R = building.para, building.run
TITLE = P("柳塘小学2025年工会工作计划")
TAIL = P("柳塘小学工会") + P("2025年2月20日")
CODES = {"L613", "L614", "L615", "L616"}


def extracted(data: bytes) -> Extraction:
    reading = read_bytes(data, "计划.docx")
    import msgspec

    return extract(reading.text, source=msgspec.structs.replace(reading.source, text=reading.text))


def report_on(body: str, **parts: str) -> Report:
    return check(extracted(building.docx(TITLE + body + TAIL, **parts)))


def found(report: Report) -> dict[str, list[str]]:
    told: dict[str, list[str]] = {}
    for finding in report.findings:
        if finding.code in CODES:
            told.setdefault(finding.code, []).extend(e.text for e in finding.evidence)
    return told


def test_a_clean_word_file_has_nothing_open() -> None:
    assert found(report_on(P("一、三月召开教代会。"))) == {}


def test_revisions_are_one_finding_at_all_their_words() -> None:
    body = (
        f"<w:p>{R('一、三月')}<w:ins w:id='1' w:author='王主席'>{R('下旬')}{R('择日')}</w:ins>"
        f"{R('召开教代会。')}</w:p>"
        f"<w:p>{R('二、五月组织')}<w:del w:id='2' w:author='李老师'><w:r><w:delText>登山</w:delText>"
        f"</w:r></w:del>{R('健步走。')}</w:p>"
    )
    report = report_on(body)
    assert found(report) == {"L613": ["下旬择日", "二、五月组织"]}
    (finding,) = [f for f in report.findings if f.code == "L613"]
    assert finding.kind == "leftover"
    assert "2 处" in finding.message
    assert "王主席" in finding.reason
    assert "李老师" in finding.reason


def test_a_change_of_format_is_no_open_revision() -> None:
    body = (
        "<w:p><w:r><w:rPr><w:b/><w:rPrChange w:id='1' w:author='某'><w:rPr/></w:rPrChange></w:rPr>"
        "<w:t>一、三月召开教代会。</w:t></w:r></w:p>"
    )
    assert found(report_on(body)) == {}


OPEN = (
    "<w:p>{}<w:commentRangeStart w:id='7'/>{}<w:commentRangeEnd w:id='7'/>"
    "<w:r><w:commentReference w:id='7'/></w:r></w:p>"
).format(R("一、三月召开"), R("教代会"))
SAID = (
    "<w:comment w:id='7' w:author='{}' w:initials='李'><w:p><w:r><w:t>日期请再核实</w:t></w:r></w:p>"
    "</w:comment>"
)


def test_an_open_comment_of_somebody_stands_at_its_words() -> None:
    report = report_on(OPEN, comments=SAID.format("李老师"))
    assert found(report) == {"L614": ["教代会"]}
    (finding,) = [f for f in report.findings if f.code == "L614"]
    assert finding.message == "李老师的批注还没有处理：日期请再核实"


def test_our_own_comments_are_no_findings() -> None:
    assert found(report_on(OPEN, comments=SAID.format("工会计划助手"))) == {}
    data = building.docx(TITLE + P("一、三月召开教代会。") + TAIL)
    made = comment(check(extracted(data)), data, "计划.docx")
    assert len(read_comments(made)) > 1
    assert found(check(extracted(made))) == {}


def margin(text: str) -> str:
    return f"<w:p>{R(text)}</w:p>"


@pytest.mark.parametrize(
    ("kind", "says", "code"),
    [
        ("header", "桃林镇中心小学", "L615"),
        ("footer", "桃林镇中心小学工会编印", "L615"),
        ("header", "柳塘小学", None),
        ("header", "青县柳塘小学工会委员会", None),
        ("header", "办人民满意的教育", None),
        ("footer", "第 1 页 共 5 页", None),
        ("header", "柳塘小学2023年工会工作计划", "L616"),
        ("header", "柳塘小学2025年工会工作计划", None),
        ("header", "始建于1956年", None),
    ],
)
def test_a_margin_of_another_school_or_year(kind: str, says: str, code: str | None) -> None:
    report = report_on(P("一、三月召开教代会。"), **{kind: margin(says)})
    assert list(found(report)) == ([] if code is None else [code])
    if code:
        (finding,) = [f for f in report.findings if f.code == code]
        assert finding.kind == ("foreign" if code == "L615" else "outdated")


def test_remarks_are_bounded_and_point_at_their_words() -> None:
    change = "<w:p>{}<w:ins w:id='1' w:author='某'>{}</w:ins></w:p>".format(R("前"), R("后"))
    extraction = extracted(building.docx(TITLE + change * 1_000))
    text = extraction.source.text or ""
    remarks = extraction.source.remarks
    assert 0 < len(remarks) <= 200
    assert {text[r.start : r.end] for r in remarks} == {"后"}
    assert Extraction.from_json(extraction.to_json()) == extraction
