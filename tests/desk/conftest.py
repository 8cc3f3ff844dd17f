"""The desk as a person has it: the command in a process, its page in a real browser."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest


class Running:
    """A desk that runs: its address and its process."""

    def __init__(self, **environment: str) -> None:
        command = [sys.executable, "-m", "unionnlp", "desk", "--no-browser"]
        self.process = subprocess.Popen(
            command, stdout=subprocess.PIPE, text=True, env=os.environ | environment
        )
        assert self.process.stdout is not None
        self.address = self.process.stdout.readline().strip()

    def end(self) -> None:
        self.process.terminate()
        self.process.wait(20)


@pytest.fixture(scope="module")
def desk() -> Iterator[Running]:
    pytest.importorskip("starlette")
    running = Running()
    yield running
    running.end()


@pytest.fixture(scope="session")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    webdriver = pytest.importorskip("selenium.webdriver")
    chromium, driver = shutil.which("chromium"), shutil.which("chromedriver")
    if chromium is None or driver is None:
        pytest.skip("chromium with chromedriver is not installed")
    options = webdriver.ChromeOptions()
    options.binary_location = chromium
    for argument in ("--headless=new", "--no-sandbox", "--disable-gpu", "--window-size=1280,900",
                     "--lang=zh-CN", "--disable-dev-shm-usage"):  # fmt: skip
        options.add_argument(argument)
    folder = tmp_path_factory.mktemp("downloads")
    options.add_experimental_option("prefs", {"download.default_directory": str(folder)})
    options.set_capability("goog:loggingPrefs", {"browser": "ALL"})
    service = webdriver.chrome.service.Service(driver)
    made = webdriver.Chrome(options=options, service=service)
    made.downloads = folder
    yield made
    made.quit()


@pytest.fixture
def page(browser: Any, desk: Running) -> Iterator[Page]:
    """The page of an empty desk."""
    browser.get(desk.address)
    found = Page(browser)
    found.script("return fetch('remove', {method: 'POST'}).then(() => 1)")
    now = found.script("return fetch('state?changed=x').then((a) => a.json())")["changed"]
    found.wait(lambda: found.script("return state.changed") == now)
    found.wait(lambda: not found.all("#content > *"))
    yield found
    faults = [e for e in browser.get_log("browser") if e["level"] == "SEVERE"]
    assert [f for f in faults if "422" not in f["message"]] == []


class Page:
    """What a test does with the page."""

    def __init__(self, browser: Any) -> None:
        self.browser = browser

    def script(self, code: str, *values: object) -> Any:
        return self.browser.execute_script(code, *values)

    def all(self, selector: str) -> list[Any]:
        return list(self.browser.find_elements("css selector", selector))

    def one(self, selector: str) -> Any:
        return self.wait(lambda: (self.all(selector) or [None])[0])

    def text(self, selector: str) -> str:
        return str(self.script("return document.querySelector(arguments[0])?.innerText", selector))

    def texts(self, selector: str) -> list[str]:
        code = "return [...document.querySelectorAll(arguments[0])].map((e) => e.textContent)"
        return list(self.script(code, selector))

    def wait(self, condition: Callable[[], Any], seconds: float = 30) -> Any:
        from selenium.common.exceptions import StaleElementReferenceException
        from selenium.webdriver.support.ui import WebDriverWait

        waiting = WebDriverWait(
            self.browser, seconds, 0.05, ignored_exceptions=(StaleElementReferenceException,)
        )
        return waiting.until(lambda _: condition())

    def click(self, selector: str) -> None:
        self.wait(lambda: self._clicked(selector))  # the page may be drawn anew in between

    def _clicked(self, selector: str) -> bool:
        element = self.one(selector)
        self.script("arguments[0].scrollIntoView({block: 'center', behavior: 'instant'})", element)
        if not element.is_enabled():
            return False
        element.click()
        return True

    def choose(self, *paths: Path) -> None:
        """Choose files as the dialog does."""
        self.one("#file").send_keys("\n".join(str(p) for p in paths))

    def drop(self, *files: tuple[str, str]) -> None:
        """Drop files, given by name and text, on the page."""
        self.script(
            "const data = new DataTransfer();"
            "for (const [name, text] of arguments[0]) data.items.add(new File([text], name));"
            "document.body.dispatchEvent(new DragEvent('drop', {dataTransfer: data, bubbles: true}))",
            [list(f) for f in files],
        )

    def downloaded(self, ending: str) -> Path:
        """Return the file that was just downloaded, and make room for the next one."""
        found: Path = self.wait(lambda: self._whole(ending))
        return found.rename(found.parent.parent / f"{found.parent.name}-{found.name}")

    def _whole(self, ending: str) -> Path | None:
        # A browser keeps the name by an empty file while it writes the bytes to another one.
        if list(self.browser.downloads.glob("*.crdownload")):
            return None
        files = self.browser.downloads.glob(f"*{ending}")
        return next((f for f in files if f.stat().st_size), None)


@pytest.fixture(scope="session")
def page_of() -> type[Page]:
    """What makes a page of a browser, for tests that start a desk of their own."""
    return Page
