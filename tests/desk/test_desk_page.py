"""The page of the desk in a real browser: what a chair does with it."""

from __future__ import annotations

import os
import signal
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING, Any

import docx
import pytest

from unionnlp.outputs.word import read_comments

if TYPE_CHECKING:
    from .conftest import Page, Running

PLANS = Path(__file__).parent.parent / "fixtures" / "plans"
DRAFT = (
    "城北小学2025年工会工作计划\n一、指导思想\n以党的二十大精神为指导，服务教职工。\n二、主要工作\n"
    "三月召开教代会，审议xx方案。\n四月举行教职工运动会，参加率达到120%。\n三、保障措施\n落实经费。\n"
    "城北小学工会\n2025年2月20日\n"
)
MENDED = DRAFT.replace("审议xx方案", "审议绩效工资方案").replace("120%", "95%")


def test_a_draft_dropped_is_reported_beside_its_text(page: Page) -> None:
    page.drop(("城北计划.txt", DRAFT))
    page.one(".findings li")
    assert "城北小学2025年工会工作计划" in page.text(".draft h2")
    assert page.text(".score b").endswith("%")
    grades = page.texts(".findings > ol .message em")
    assert grades == sorted(grades, key=["要改", "应改", "提示"].index)
    assert "120%" in page.texts("a.mark")


def test_a_click_jumps_to_the_words_and_back(page: Page) -> None:
    page.drop(("城北计划.txt", DRAFT))
    mark = page.one("a.mark")
    finding = mark.get_attribute("href").rpartition("#")[2]
    page.script("arguments[0].click()", mark)
    page.wait(lambda: page.script("return location.hash") == f"#{finding}")
    assert "flash" in page.one(f"#{finding}").get_attribute("class")
    link = page.one(f"#{finding} a")
    target = link.get_attribute("href").rpartition("#")[2]
    page.script("arguments[0].click()", link)
    assert "flash" in page.one(f"#{target}").get_attribute("class")


@pytest.mark.parametrize("ending", ["docx", "html", "xlsx", "ics"])
def test_what_is_downloaded_can_be_used(page: Page, ending: str) -> None:
    page.choose(PLANS / "primary.lists.docx")
    page.one(".findings")
    page.click(f"#get-{ending}")
    found = page.downloaded(ending)
    data = found.read_bytes()
    begins = {"docx": b"PK", "html": b"<!DOCTYPE", "xlsx": b"PK", "ics": b"BEGIN:VCALENDAR"}
    assert data.startswith(begins[ending])
    assert "primary.lists" in found.name
    if ending == "docx":
        assert {c.author for c in read_comments(data)} == {"工会计划助手"}


def test_a_refused_finding_is_folded_away_and_not_written(page: Page) -> None:
    page.drop(("城北计划.txt", DRAFT))
    number = page.one(".findings > ol li").get_attribute("id")
    message = page.texts(f"#{number} strong")[0]
    page.click(f"#{number} .row button:last-of-type")
    page.one("#fold-refused")
    assert message not in page.texts(".findings > ol li strong")
    page.click("#get-docx")
    assert all(message not in c.text for c in read_comments(page.downloaded("docx").read_bytes()))
    page.click("#fold-refused summary")
    page.click("#fold-refused .row button:last-of-type")
    page.wait(lambda: not page.all("#fold-refused"))
    assert message in page.texts(".findings strong")


def test_a_mended_draft_tells_what_was_mended(page: Page) -> None:
    page.drop(("城北计划.txt", DRAFT))
    page.one(".findings li")
    page.drop(("城北计划(1).txt", MENDED))
    page.one(".changes")
    assert "改好了" in page.text(".changes")
    assert "→" in page.text(".changes")
    assert len(page.all(".findings")) == 1


def test_many_drafts_are_ranked(page: Page) -> None:
    files = sorted(PLANS.glob("*.typed.docx"))[:4]
    page.choose(*files)
    page.wait(lambda: len(page.all(".overview tbody tr:not(.waiting):not(.working)")) == 4)
    page.wait(lambda: bool(page.all(".gaps li")))  # the table is drawn once more when all are there
    scores = [int(text.rstrip("%")) for text in page.texts(".overview tbody b")]
    assert scores == sorted(scores, reverse=True)
    assert page.all(".gaps li")
    page.click(".overview .row .primary")
    assert page.downloaded("xlsx").read_bytes().startswith(b"PK")
    page.click("[id^=open]")
    page.one(".findings")
    page.click("#back")
    page.one(".overview")


def test_drafts_that_share_passages_are_told(page: Page) -> None:
    page.drop(("甲.txt", DRAFT), ("乙.txt", DRAFT.replace("城北小学", "城南小学")))
    page.one(".alike li")
    assert "城北小学" in page.text(".alike")
    assert "城南小学" in page.text(".alike")


PLAN = (
    "城北小学2025年工会工作计划\n一、主要工作\n1．每学期召开教代会不少于1次。\n2．教师节前慰问35名班主任。\n"
    "3．暑假组织骨干教师疗休养。\n4．修订集体合同。\n城北小学工会\n2025年2月20日\n"
)
SUMMARY = (
    "城北小学2025年工会工作总结\n一、主要工作\n1．全年召开教代会2次，审议了绩效工资方案。\n"
    "2．教师节前慰问33名班主任。\n3．原定暑假的骨干教师疗休养因名额取消，未能成行。\n"
    "4．组织教师为山村小学捐书860册。\n城北小学工会\n2025年12月30日\n"
)


def test_a_plan_and_a_summary_tell_what_became_of_each_promise(page: Page) -> None:
    page.drop(("城北计划.txt", PLAN), ("城北总结.txt", SUMMARY))
    page.one(".promises")
    assert "4" in page.texts(".compare .total b")[0]
    page.script("for (const fold of document.querySelectorAll('details')) fold.open = true")
    promises = {
        kind: " ".join(page.texts(f".promises.{kind} li"))
        for kind in ("done", "partly", "dropped", "unreported", "unplanned")
    }
    assert "教代会" in promises["done"]
    assert "35名 → 33名" in promises["partly"]
    assert "未能成行" in promises["dropped"]
    assert "集体合同" in promises["unreported"]
    assert "捐书860册" in promises["unplanned"]
    assert not page.all(".gaps li")
    page.click("#compare-docx")
    said = read_comments(page.downloaded("docx").read_bytes())
    assert {"R401", "R402", "R403", "R404"} <= {c.code for c in said}
    page.click("#compare-html")
    shown = page.downloaded("html")
    assert shown.name.endswith("城北计划.对照.html")
    page.browser.get(shown.as_uri())
    assert "教代会" in page.text("main")
    assert page.all("svg.lines path")


def test_a_summary_that_was_mended_is_compared_anew(page: Page) -> None:
    page.drop(("城北计划.txt", PLAN), ("城北总结.txt", SUMMARY))
    page.one(".promises.unreported")
    page.drop(("城北总结(1).txt", SUMMARY.replace("4．组织", "4．修订集体合同并签订。\n5．组织")))
    page.click("#back")
    page.wait(lambda: page.all(".promises") and not page.all(".promises.unreported"))


@pytest.mark.parametrize(
    ("name", "data", "told"),
    [
        ("照片.png", b"\x89PNG\r\n\x1a\n" + bytes(40), "图片"),
        ("空.docx", b"", "空文件"),
        ("坏.docx", b"PK\x03\x04" + bytes(60), "坏"),
        ("程序.exe", b"MZ" + bytes(range(256)) * 8, ""),
        ("包.rar", b"Rar!\x1a\x07" + bytes(60), "压缩包"),
        ("锁.docx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"), "密码"),
    ],
)  # fmt: skip
def test_a_wrong_file_is_told_in_chinese(
    page: Page, name: str, data: bytes, told: str, tmp_path: Path
) -> None:
    (tmp_path / name).write_bytes(data)
    page.choose(tmp_path / name)
    row = page.one(".error, tr.failed")
    assert told in row.text
    words = row.text.replace(".docx", "").replace("LibreOffice", "").replace("OCR", "")
    assert not any(part.isascii() and part.isalpha() and len(part) > 7 for part in words.split())


def test_a_worker_that_dies_costs_one_draft_and_no_more(page: Page, desk: Running) -> None:
    page.drop(("甲.txt", DRAFT))
    page.one(".findings")
    children = subprocess.run(
        ["pgrep", "-P", str(desk.process.pid)], capture_output=True, text=True
    ).stdout.split()
    for child in children:
        os.kill(int(child), signal.SIGKILL)
    page.drop(("乙.txt", DRAFT))
    page.drop(("丙.txt", DRAFT))
    page.wait(lambda: {_state(page, "乙.txt"), _state(page, "丙.txt")} <= {"done", "failed"})
    page.drop(("丁.txt", DRAFT))
    page.wait(lambda: _state(page, "丁.txt") == "done")
    assert _state(page, "甲.txt") == "done"


def _state(page: Page, name: str) -> str | None:
    told = page.script("return fetch('state?changed=-1').then((a) => a.json())")
    return {d["name"]: d["state"] for d in told["drafts"]}.get(name)


def test_a_reload_shows_the_same(page: Page) -> None:
    page.drop(("城北计划.txt", DRAFT))
    page.one(".findings li")
    before = page.text(".findings")
    page.browser.refresh()
    page.one(".findings li")
    assert page.text(".findings") == before


def test_english_by_a_switch(page: Page) -> None:
    page.drop(("城北计划.txt", DRAFT))
    page.one(".findings li")
    page.click("#language")
    page.wait(lambda: "Findings" in page.text(".findings h3"))
    assert page.script("return document.documentElement.lang") == "en"
    page.click("#language")
    page.wait(lambda: "检查结果" in page.text(".findings h3"))
    assert not page.all(".changes")


def test_the_options_are_obeyed(page: Page) -> None:
    page.drop(("城北计划.txt", DRAFT))
    page.one(".findings li")
    page.click("#settings summary")
    page.script("document.querySelector('#school_type').value = 'kindergarten'")
    page.click("#wishes button[type=submit]")
    page.wait(lambda: "幼儿园" in page.text(".facts"))
    page.script("document.querySelector('#school_type').value = ''")
    page.click("#wishes button[type=submit]")
    page.wait(lambda: "小学" in page.text(".facts"))


def test_markup_in_a_draft_is_text(page: Page, tmp_path: Path) -> None:
    made = docx.Document()
    made.add_paragraph("<script>alert(1)</script>城北小学2025年工会工作计划")
    made.add_paragraph("一、<b>三月</b>审议xx方案")
    made.save(str(tmp_path / "<img src=x onerror=alert(1)>.docx"))
    page.choose(tmp_path / "<img src=x onerror=alert(1)>.docx")
    page.wait(lambda: "<b>三月</b>" in page.text(".sheet-text"))
    assert not page.all(".sheet-text b, .sheet-text script, img")


def axe_script() -> str:
    """Return axe-core: that of node_modules, which is newer, or that of the Python package."""
    newer = Path(__file__).parents[2] / "node_modules" / "axe-core" / "axe.min.js"
    if newer.is_file():
        return newer.read_text("utf-8")
    older = pytest.importorskip("axe_core_python")
    return next(Path(older.__file__).parent.rglob("axe.min.js")).read_text("utf-8")


@pytest.mark.parametrize(
    ("width", "state"),
    [(1280, "empty"), (1280, "one"), (390, "one"), (1280, "many"), (390, "many"), (390, "pair")],
)
def test_axe_finds_no_serious_fault(page: Page, width: int, state: str) -> None:
    axe = axe_script()
    page.browser.set_window_size(width, 900)
    try:
        if state != "empty":
            page.drop(("城北计划.txt", DRAFT))
            page.one(".findings li")
        if state == "many":
            page.drop(("城南计划.txt", DRAFT.replace("城北", "城南")), ("城东.txt", MENDED))
            page.wait(lambda: len(page.all(".overview tbody b")) == 3)
        if state == "pair":
            page.drop(("城北总结.txt", SUMMARY))
            page.wait(lambda: "总结" in str(page.text(".draft h2")))  # it opens when it is checked
            page.click("#back")
            page.one(".promises")
        page.script("for (const fold of document.querySelectorAll('details')) fold.open = true")
        page.script(axe)
        page.browser.set_script_timeout(60)
        found: list[dict[str, Any]] = page.browser.execute_async_script(
            "const done = arguments[0]; axe.run(document).then((all) => done(all.violations))"
        )
        serious = [v for v in found if v["impact"] in ("serious", "critical")]
        assert [(v["id"], [n["html"][:90] for n in v["nodes"]]) for v in serious] == []
        assert page.script("return document.documentElement.scrollWidth <= innerWidth")
    finally:
        page.browser.set_window_size(1280, 900)


def test_everything_can_be_reached_by_the_keyboard(page: Page) -> None:
    from selenium.webdriver.common.action_chains import ActionChains
    from selenium.webdriver.common.keys import Keys

    page.drop(("城北计划.txt", DRAFT))
    page.one(".findings li")
    page.script("document.activeElement.blur()")
    reached = set()
    for _ in range(40):
        ActionChains(page.browser).send_keys(Keys.TAB).perform()
        reached.add(
            page.script(
                "const e = document.activeElement; return e.id || e.className || e.innerText"
            )
        )
    assert {"language", "quit", "file", "get-docx", "get-html"} <= reached


RULES = """[[rule]]
id = "own_walk"
region = "江苏省"
says = "运动会要避开高温天气"
source = "柳塘区教育工会通知"
all = ["运动会"]
write = "写明避开高温"
"""
SCHEME = """name = "柳塘区工会工作评分"
[[line]]
id = "congress"
name = "教代会"
points = 6
[[line.earn]]
points = 6
item = "staff_congress"
"""


def test_a_refusal_that_was_saved_is_known_in_the_next_session(page: Page, tmp_path: Path) -> None:
    page.drop(("城北计划.txt", DRAFT))
    number = page.one(".findings > ol li").get_attribute("id")
    message = page.texts(f"#{number} strong")[0]
    assert not page.all("#get-memory")
    page.click(f"#{number} .row button:last-of-type")
    page.click("#get-memory")
    saved = page.downloaded(".unionnlp.json")
    assert saved.name.endswith("城北计划.txt.unionnlp.json")
    memory = saved.read_text("utf-8")
    page.script("return fetch('remove', {method: 'POST'}).then(() => true)")
    page.wait(lambda: not page.all(".findings"))
    page.drop(("城北计划.txt.unionnlp.json", memory))
    page.wait(lambda: "不采纳" in page.text("#status"))
    page.drop(("城北计划.txt", DRAFT))
    page.one("#fold-refused")
    assert message not in page.texts(".findings > ol li strong")
    (tmp_path / "城北计划.txt").write_text(DRAFT, "utf-8")
    (tmp_path / "城北计划.txt.unionnlp.json").write_text(memory, "utf-8")
    from unionnlp import check_file

    assert [f.message for f in check_file(tmp_path / "城北计划.txt").refused] == [message]


def test_a_broken_memory_is_told(page: Page) -> None:
    page.drop(("城北计划.txt.unionnlp.json", '{"schema": "other"}'))
    assert "不采纳" in page.one(".error").text


def test_own_rules_and_a_scheme_are_obeyed(page: Page, tmp_path: Path) -> None:
    page.drop(("城北计划.txt", DRAFT))
    page.one(".findings li")
    (tmp_path / "规定.toml").write_text(RULES, "utf-8")
    (tmp_path / "细则.toml").write_text(SCHEME, "utf-8")
    (tmp_path / "坏.toml").write_text(RULES.replace("says", "saying"), "utf-8")
    page.click("#settings summary")
    page.one("#rules").send_keys(str(tmp_path / "坏.toml"))
    assert "坏.toml" in page.one(".error").text
    page.one("#rules").send_keys(str(tmp_path / "规定.toml"))
    page.wait(lambda: "运动会要避开高温天气" in page.text(".findings"))
    page.one("#scheme").send_keys(str(tmp_path / "细则.toml"))
    page.wait(lambda: "柳塘区工会工作评分" in page.text(".points"))
    assert "规定.toml" in page.text("#rules-name")
    page.script("document.querySelector('#region').value = '浙江省'")
    page.click("#wishes button[type=submit]")
    page.wait(lambda: "运动会要避开高温天气" not in page.text(".findings"))
    page.click("#no-rules")
    page.click("#no-scheme")
    page.wait(lambda: not page.all(".points"))
