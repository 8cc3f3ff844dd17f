"""Web pages: the main text of every style of site, lists, tables, encodings."""

from __future__ import annotations

from collections.abc import Callable
from email.message import EmailMessage
from pathlib import Path

import pages
import pytest

from unionnlp.errors import ReadingError
from unionnlp.reading import read_bytes

PLANS = Path(__file__).parent.parent / "fixtures" / "plans"


def lines(markup: str, name: str = "x.html") -> list[str]:
    return read_bytes(markup.encode(), name).text.split("\n")


def squeezed(texts: list[str]) -> list[str]:
    return ["".join(text.split()) for text in texts if text.strip()]


@pytest.mark.parametrize("style", pages.STYLES, ids=lambda s: s.__name__)
@pytest.mark.parametrize("plan", ["primary", "untitled", "summary", "decimal"])
def test_the_plan_is_found_whole(style: Callable[[list[str]], str], plan: str) -> None:
    wanted = (PLANS / f"{plan}.txt").read_text("utf-8").splitlines()
    got = squeezed(lines(style(wanted)))
    expected = squeezed(wanted)
    assert [line for line in got if line in expected] == expected
    assert len(got) <= len(expected) + 2


def test_ordered_lists_show_their_numbers() -> None:
    page = (
        "<body><p>工会要点，如下。</p><ol><li>教代会，按期开</li><li>运动会<ol type=a><li>拔河，跳绳</ol>"
        "</ol><ol start=3><li>读书会，月月有</ol><ol><li>1、自带编号，不再加</ol>"
        "<ol style='list-style:cjk-ideographic'><li>慰问，常态化</ol>"
        "<ol style='list-style-type:none'><li>不编号，不显示</ol>"
    )
    assert lines(page) == [
        "工会要点，如下。", "1. 教代会，按期开", "2. 运动会", "a. 拔河，跳绳", "3. 读书会，月月有",
        "1、自带编号，不再加", "一、慰问，常态化", "不编号，不显示",
    ]  # fmt: skip


def test_a_schedule_table_with_spans() -> None:
    page = (
        "<body><p>计划，如下。</p><table><tr><th>月份</th><th colspan=2>安排</th></tr>"
        "<tr><td rowspan=2>三月</td><td>植树</td><td>张老师</td></tr><tr><td>踏青</td><td>李老师</td></tr>"
        "<tr><td>四月</td><td><p>1、读书</p><p>2、健步</p></td><td></td></tr></table>"
    )
    assert lines(page)[1:] == [
        "月份\t安排", "三月\t植树\t张老师", "三月\t踏青\t李老师", "四月\t1、读书", "2、健步",
    ]  # fmt: skip


def test_blanks_breaks_and_hidden_parts() -> None:
    page = (
        "<body><p>工会\n   要\n办实事，</p><p>a\nb&nbsp;&nbsp;c，</p><pre>一行，\n二行，</pre>甲，<br>乙，"
        "<p style='display: none'>看不见，</p><p hidden>也看不见，</p><!-- 注释，-->"
    )
    assert lines(page) == ["工会要办实事，", "a b c，", "一行，", "二行，", "甲，", "乙，"]


@pytest.mark.parametrize("codec", ["gb2312", "gb18030", "utf-8", "utf-16"])
def test_the_encoding_is_that_of_the_page(codec: str) -> None:
    page = f"<html><head><meta charset={codec}></head><body><p>工会计划，召开教代会。</p></body></html>"
    reading = read_bytes(page.encode(codec), "x.html")
    assert reading.text == "工会计划，召开教代会。"
    assert reading.source.encoding == ("gb18030" if codec.startswith("gb") else codec)
    assert reading.source.reader == "html"


def test_a_wrong_declaration_is_found_out() -> None:
    page = (
        "<html><head><meta charset='utf-8'></head><body><p>工会计划，召开教代会。</p></body></html>"
    )
    assert read_bytes(page.encode("gb18030"), "x.html").text == "工会计划，召开教代会。"


def test_one_broken_character_is_forgiven() -> None:
    page = "<html><head><meta charset='utf-8'></head><body>" + "<p>工会计划，召开教代会。</p>" * 99
    data = page.encode() + b"<p>\xe5\xb7</p>"
    assert read_bytes(data, "x.html").text.count("教代会") == 99


@pytest.mark.parametrize("codec", ["utf-8", "gb2312"])
def test_a_page_saved_as_one_file(codec: str) -> None:
    message = EmailMessage()
    message["MIME-Version"] = "1.0"
    message["Subject"] = "工会计划"
    message.set_content("plain")
    message.add_alternative("<p>工会计划，召开教代会。</p>", subtype="html", charset=codec)
    reading = read_bytes(message.as_bytes(), "x.mht")
    assert reading.text == "工会计划，召开教代会。"
    assert reading.source.reader == "mht"


def test_a_page_without_text_is_refused() -> None:
    with pytest.raises(ReadingError, match="no text"):
        read_bytes(b"<html><body><script>x</script></body></html>", "x.html")
    with pytest.raises(ReadingError, match="no web page inside"):
        read_bytes(b"MIME-Version: 1.0\nContent-Type: text/plain\n\nhello", "x.mht")


def test_a_title_outside_the_text_is_kept() -> None:
    body = "".join(f"<p>一、召开教代会，听取{i}项报告。</p>" for i in range(9))
    page = f"<title>甲校工会计划-网</title><body><div><h1>甲校工会计划</h1></div><div>{body}</div>"
    assert lines(page)[:2] == ["甲校工会计划", "一、召开教代会，听取0项报告。"]
    page = f"<title>甲校工会计划-网</title><body><div>站点</div><div>{body}</div>"
    assert lines(page)[0] == "甲校工会计划"
