"""Who may talk to the desk, and what it refuses."""

from __future__ import annotations

import http.client
import json
import re
import time
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import pytest

if TYPE_CHECKING:
    from .conftest import Running


def ask(
    desk: Running, method: str = "GET", path: str = "", body: bytes = b"", **headers: str
) -> tuple[int, dict[str, str], bytes]:
    """Send a request with these headers (``_`` for ``-``); ``path`` is added to the address."""
    parts = urlsplit(desk.address)
    connection = http.client.HTTPConnection("127.0.0.1", parts.port, timeout=20)
    given = {"Host": parts.netloc, "Origin": f"http://{parts.netloc}"}
    given |= {name.replace("_", "-").title(): value for name, value in headers.items()}
    place = path if path.startswith("//") else parts.path + path
    connection.request(method, place.removeprefix("/") if path.startswith("//") else place, body,
                       {k: v for k, v in given.items() if v})  # fmt: skip
    answer = connection.getresponse()
    return answer.status, {k.lower(): v for k, v in answer.getheaders()}, answer.read()


def test_the_page_has_a_strict_policy(desk: Running) -> None:
    status, headers, body = ask(desk, origin="")
    assert status == 200
    policy = headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert headers["cache-control"] == "no-store"
    assert headers["x-frame-options"] == "DENY"
    assert b"http://" not in body.replace(b"http://www.w3.org", b"")
    assert b"https://" not in body


@pytest.mark.parametrize(
    ("case", "given"),
    [
        ("another name for this machine", {"host": "evil.example"}),
        ("another page", {"origin": "http://evil.example"}),
        ("another port's page", {"origin": "http://127.0.0.1:1"}),
        ("no page", {"origin": ""}),
        ("a page's form from elsewhere", {"sec_fetch_site": "cross-site"}),
    ],
)
def test_what_comes_from_elsewhere_is_refused(
    desk: Running, case: str, given: dict[str, str]
) -> None:
    assert ask(desk, "POST", "remove", **given)[0] == 404, case
    assert ask(desk, "POST", "remove")[0] == 200


def test_reading_needs_the_secret_and_no_other_page(desk: Running) -> None:
    assert ask(desk, path="//")[0] == 404
    assert ask(desk, path="//wrong/state")[0] == 404
    assert ask(desk, path="state", origin="http://evil.example")[0] == 404
    assert ask(desk, path="state", sec_fetch_site="cross-site")[0] == 404


def test_an_upload_beyond_the_limit_is_refused(desk: Running) -> None:
    status, _, body = ask(desk, "POST", "files?name=x.docx", content_length=str(65 << 20))
    assert status == 413
    assert "太大" in body.decode()


def test_it_listens_on_this_machine_alone(desk: Running) -> None:
    assert urlsplit(desk.address).hostname == "127.0.0.1"
    assert len(urlsplit(desk.address).path) > 30


def test_nothing_is_left_on_disk(desk: Running, tmp_path: Path) -> None:
    running = type(desk)(TMPDIR=str(tmp_path))
    draft = (
        Path(__file__).parent.parent / "fixtures" / "plans" / "primary.typed.docx"
    ).read_bytes()
    assert ask(running, "POST", "files?name=x.docx", draft)[0] == 200
    for _ in range(300):
        (told,) = json.loads(ask(running, path="state?changed=x")[2])["drafts"]
        if told["state"] == "done":
            break
        time.sleep(0.1)
    for kind in ("docx", "html", "xlsx", "ics"):
        status, headers, body = ask(running, path=f"drafts/{told['id']}/{kind}")
        assert (status, bool(body)) == (200, True)
        assert "attachment" in headers["content-disposition"]
    assert ask(running, "POST", "quit")[0] == 200
    running.process.wait(30)
    assert list(tmp_path.rglob("*")) == []


def test_the_desk_and_written_pages_have_one_policy(desk: Running) -> None:
    """What a written page forbids the desk forbids, too; it alone speaks with its own server."""
    from unionnlp.outputs.views.policy import policy

    kinds = re.compile(r"'sha256-[^']+'")
    told = kinds.sub("#", ask(desk, origin="")[1]["content-security-policy"]).split("; ")
    written = kinds.sub("#", policy("style", "script")).split("; ")
    assert set(written) < set(told)
    assert set(told) - set(written) == {
        "connect-src 'self'",
        "img-src data:",
        "frame-ancestors 'none'",
    }
