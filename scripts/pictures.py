"""Takes the pictures of README and docs/howto/officer.md: the desk, and Word with its comments.

    python scripts/pictures.py

Needs Chromium with chromedriver and the extra ``dev``; the picture of the Word file also needs
LibreOffice, Xvfb and ImageMagick (``import``), and is left as it is where they are missing. Each
picture is reduced to 256 colours, so that it stays small.
"""

from __future__ import annotations

import base64
import io
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
PICTURES = ROOT / "docs" / "assets" / "desk"
EXAMPLES = ROOT / "examples"
_COLOURS = 256
_SCREEN = "1500x1000x24"


def _save(data: bytes, name: str, box: tuple[int, int, int, int] | None = None) -> None:
    from PIL import Image

    picture = Image.open(io.BytesIO(data)).convert("RGB")
    picture = picture if box is None else picture.crop(box)
    PICTURES.mkdir(parents=True, exist_ok=True)
    reduced = picture.quantize(_COLOURS, method=Image.Quantize.MEDIANCUT)
    reduced.save(PICTURES / f"{name}.png", optimize=True)
    print(f"{name}.png  {(PICTURES / f'{name}.png').stat().st_size // 1024} KB")


def _browser() -> Any:
    from selenium import webdriver
    from selenium.webdriver.chrome.service import Service

    options = webdriver.ChromeOptions()
    options.binary_location = shutil.which("chromium") or ""
    for argument in ("--headless=new", "--no-sandbox", "--disable-gpu", "--window-size=1240,860",
                     "--lang=zh-CN", "--hide-scrollbars"):  # fmt: skip
        options.add_argument(argument)
    return webdriver.Chrome(options=options, service=Service(shutil.which("chromedriver") or ""))


def _until(condition: Callable[[], Any]) -> None:
    for _ in range(300):
        if condition():
            time.sleep(0.4)
            return
        time.sleep(0.1)
    raise SystemExit("the page does not show what it should")


def desk() -> None:
    """Take the pictures of the desk: empty, a report, mended, many drafts, a pair; the sketches."""
    command = [sys.executable, "-m", "unionnlp", "desk", "--no-browser"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as running:  # noqa: S603
        browser = _browser()
        try:
            assert running.stdout is not None  # noqa: S101
            browser.get(running.stdout.readline().strip())
            _until(lambda: browser.find_elements("css selector", "#drop-title"))
            _save(browser.get_screenshot_as_png(), "empty", (0, 0, 1240, 400))
            _one(browser)
            _many(browser)
            _pair(browser)
            _sketches(browser)
        finally:
            browser.quit()
            running.terminate()


def _one(browser: Any) -> None:
    draft = (EXAMPLES / "draft.txt").read_text("utf-8")
    mended = (EXAMPLES / "draft_mended.txt").read_text("utf-8")
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "工会计划.txt"
        path.write_text(draft, "utf-8")
        choose = browser.find_element("css selector", "#file")
        choose.send_keys(str(path))
        _until(lambda: browser.find_elements("css selector", ".findings li"))
        _save(browser.get_screenshot_as_png(), "report")
        refuse = ".findings > ol li .row button:last-of-type"
        browser.execute_script(f"document.querySelector('{refuse}').click()")
        _until(lambda: browser.find_elements("css selector", "#get-memory"))
        _save(browser.get_screenshot_as_png(), "refused", (0, 0, 1240, 560))
        browser.execute_script("document.querySelector('#fold-refused').open = true")
        back = "#fold-refused .row button:last-of-type"
        browser.execute_script(f"document.querySelector('{back}').click()")
        _until(lambda: not browser.find_elements("css selector", "#get-memory"))
        path.write_text(mended, "utf-8")
        choose.send_keys(str(path))
        _until(lambda: browser.find_elements("css selector", ".changes"))
        _save(browser.get_screenshot_as_png(), "mended", (0, 0, 1240, 620))


def _many(browser: Any) -> None:
    plans = sorted((ROOT / "tests" / "fixtures" / "plans").glob("*.typed.docx"))[:6]
    browser.find_element("css selector", "#file").send_keys("\n".join(map(str, plans)))
    _until(lambda: len(browser.find_elements("css selector", ".overview tbody b")) >= 6)
    _save(browser.get_screenshot_as_png(), "many")


def _pair(browser: Any) -> None:
    browser.execute_script("return fetch('remove', {method: 'POST'}).then(() => 1)")
    _until(lambda: not browser.find_elements("css selector", ".overview"))
    pair = [EXAMPLES / "plan.txt", EXAMPLES / "summary.txt"]
    browser.find_element("css selector", "#file").send_keys("\n".join(map(str, pair)))
    _until(lambda: browser.find_elements("css selector", ".promises"))
    browser.execute_script("document.querySelector('.compare').scrollIntoView()")
    time.sleep(0.8)
    _save(browser.get_screenshot_as_png(), "compared", (0, 0, 1240, 660))


def _sketches(browser: Any) -> None:
    """Take what stands on systems that this script does not run on: drawn, not photographed."""
    icon = base64.b64encode((ROOT / "bundle" / "icon.png").read_bytes()).decode()
    for name in ("folder", "allow"):
        page = (ROOT / "scripts" / "sketches" / f"{name}.html").read_text("utf-8")
        address = base64.b64encode(page.replace("ICON", icon).encode()).decode()
        browser.get(f"data:text/html;charset=utf-8;base64,{address}")
        time.sleep(0.3)
        element = browser.find_element("css selector", "figure")
        _save(element.screenshot_as_png, name)


def word() -> None:
    """Take the picture of a Word file with its comments, as LibreOffice shows it."""
    programs = ("soffice", "Xvfb", "import")
    if not all(map(shutil.which, programs)):
        print(f"word.png is left as it is: it needs {', '.join(programs)}")
        return
    with tempfile.TemporaryDirectory() as folder:
        made = Path(folder) / "工会计划.批注.docx"
        command = [sys.executable, "-m", "unionnlp", "check", str(EXAMPLES / "draft.txt"),
                   "-o", str(made), "--only", "high", "--only", "medium"]  # fmt: skip
        subprocess.run(command, check=True)  # noqa: S603
        screen = subprocess.Popen(["Xvfb", ":77", "-screen", "0", _SCREEN])  # noqa: S603, S607
        surroundings = os.environ | {"DISPLAY": ":77", "HOME": folder, "LANG": "C.UTF-8"}
        office = subprocess.Popen(  # noqa: S603
            ["soffice", "--norestore", "--nologo", "--nofirststartwizard", str(made)],  # noqa: S607
            env=surroundings,
        )
        try:
            time.sleep(20)
            taken = subprocess.run(
                ["import", "-window", "root", "png:-"],  # noqa: S607
                env=surroundings, check=True, capture_output=True,
            )  # fmt: skip
            _save(taken.stdout, "word", (230, 190, 1215, 830))
        finally:
            office.terminate()
            office.wait(20)
            screen.terminate()


if __name__ == "__main__":
    desk()
    word()
