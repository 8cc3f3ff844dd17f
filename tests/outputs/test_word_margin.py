"""Commented files as LibreOffice prints them: every comment stands in the margin, beside its words.

Only printing puts them there (its PDF export first learned it after 7.4), and printing needs a
screen: Xvfb lends one.
"""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from unionnlp.checks.run import check
from unionnlp.outputs.word import comment, read_comments
from unionnlp.reading.office import find_program

DRAFT = """枫林小学2026年工会工作计划

一、工作目标
（一）本年度不再召开教代会。
（二）2月30日走访慰问患病教师。
三、主要工作
1.积极开展有益的文体活动。

枫林小学工会
2026年2月26日
"""
IN_MARGINS = 4  # LibreOffice: SwPostItMode::InMargins
SETTING = f"""<item oor:path="/org.openoffice.Office.Writer/Print/Content">
<prop oor:name="Note" oor:op="fuse"><value>{IN_MARGINS}</value></prop></item>
</oor:items>"""
MACRO = """<?xml version="1.0" encoding="UTF-8"?>
<script:module xmlns:script="http://openoffice.org/2000/script"
 script:name="Module1" script:language="StarBasic">Sub Margins
 Dim none(), p(1) As New com.sun.star.beans.PropertyValue
 doc = StarDesktop.loadComponentFromURL("{source}", "_blank", 0, none())
 Wait 2000
 p(0).Name = "FileName" : p(0).Value = "{target}"
 p(1).Name = "Wait" : p(1).Value = True
 doc.print(p())
 Wait 2000
 doc.close(True)
 StarDesktop.terminate()
End Sub
</script:module>
"""


@pytest.mark.skipif(
    find_program() is None or shutil.which("xvfb-run") is None,
    reason="LibreOffice or xvfb-run is not installed",
)
def test_printed_comments_stand_in_the_margin(tmp_path: Path) -> None:
    made = comment(check(DRAFT), DRAFT.encode(), "计划.txt", only=["high"])
    source, target = tmp_path / "made.docx", tmp_path / "made.pdf"
    source.write_bytes(made)
    print_with_margins(source, target, tmp_path / "profile")
    page = text_of(target)
    titles = [bare(comment.text)[:8] for comment in read_comments(made)]
    assert len(titles) > 3  # the summary, and what is wrong in the draft
    assert [title for title in titles if title not in page] == []


def print_with_margins(source: Path, target: Path, profile: Path) -> None:
    office = [str(find_program()), f"-env:UserInstallation={profile.as_uri()}"]
    run([*office, "--headless", "--terminate_after_init"])  # makes the profile
    settings = profile / "user" / "registrymodifications.xcu"
    told = settings.read_text(encoding="utf-8").replace("</oor:items>", SETTING)
    settings.write_text(told, encoding="utf-8")
    macro = MACRO.format(source=source.as_uri(), target=target.as_uri())
    (profile / "user/basic/Standard/Module1.xba").write_text(macro, encoding="utf-8")
    run(["xvfb-run", "-a", *office, "--norestore", "macro:///Standard.Module1.Margins"])


def run(command: list[str]) -> None:
    subprocess.run(command, check=True, timeout=120, capture_output=True)


def text_of(path: Path) -> str:
    import pypdfium2 as pdfium

    with pdfium.PdfDocument(path) as pdf:
        return "".join(bare(page.get_textpage().get_text_bounded()) for page in pdf)


def bare(text: str) -> str:
    return "".join(text.split())
