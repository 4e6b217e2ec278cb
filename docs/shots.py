"""The pictures in README.md, taken anew from the demo: ``make shots``."""

import os
import shutil
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pypdfium2
from PIL import Image
from playwright.sync_api import Browser, Page, sync_playwright

from bsak.demo.organisation import PASSWORD

PICTURES = Path(__file__).parent / "pictures"
DAY = "2019-05-13"  # ten days before the deadline: nothing is late yet, much is in danger
LAPTOP, PHONE = (1366, 768), (390, 844)
CARD = "MT-AC-02"
# name, who is signed in, address, size of the window
PAGES = (
    ("overblik", "direktoer", "/overblik", LAPTOP),
    ("register", "sekretariat", "/register?gruppe=SU", LAPTOP),
    ("min-side", "medlem", "/min-side", LAPTOP),
    ("dokument", "leder", "/register/MT-SP-08", LAPTOP),
    ("skriv", "leder", "/skriv/MT-AC-02/afsnit/stop", LAPTOP),
    ("gennemlaesning", "leder", "/gennemlaesning/MT-AC-02", LAPTOP),
    ("kopier", "sekretariat", "/kopier/00", LAPTOP),
    ("kriseledelse", "sekretariat", "/kriseledelse", LAPTOP),
    ("tjek", "sekretariat", "/tjek", LAPTOP),
    ("min-side-telefon", "medlem", "/min-side", PHONE),
)
PACKS = "/kopier/MT/udgivelse/1.1/pakker.pdf"
MEETING = "/moeder/2"  # the one that the demo has planned
HELD = (("bord", "sekretariat", f"{MEETING}/bord?punkt=3", LAPTOP),)  # once it is open
# What a member reports first, so that the overview has something to tell: document, status, when
REPORTS = (
    ("SU-AC-01", "completed", ""),
    ("SU-AC-04", "completed", ""),
    ("SU-AC-02", "in_progress", "20. maj"),
    ("SU-AC-05", "in_progress", "22. maj"),
)
ARGUMENTS = ["--no-sandbox", "--disable-dev-shm-usage"]
DOTS_PER_INCH = 96
COLOURS = 128  # enough for flat pages; keeps a picture below 200 kB


def main() -> None:
    """Take every picture."""
    shutil.rmtree(PICTURES, ignore_errors=True)
    PICTURES.mkdir()
    with tempfile.TemporaryDirectory() as folder:
        os.environ.update(BSAK_INSTANCE=folder, BSAK_TODAY=DAY)
        binder, packs = Path(folder) / "krisemappe.pdf", Path(folder) / "pakker.pdf"
        _bsak("db", "upgrade")
        _bsak("demo")
        _bsak("binder", "build", "--all", "--out", str(binder))
        with _served() as address, sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=_chromium(), args=ARGUMENTS)
            _report(browser, f"{address}/min-side")
            for name, login, path, size in PAGES:
                _shoot(browser, name, login, address + path, size)
            _open(browser, address + MEETING)
            for name, login, path, size in HELD:
                _shoot(browser, name, login, address + path, size)
            _fetch(browser, address, PACKS, packs)
            browser.close()
        _print(binder)
        with pypdfium2.PdfDocument(packs) as paper:
            _draw(paper, "rettelsesblad", 0)


def _bsak(*words: str) -> None:
    subprocess.run([sys.executable, "-m", "bsak", *words], check=True)  # noqa: S603 -- our own words


@contextmanager
def _served() -> Iterator[str]:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    serve = [sys.executable, "-m", "bsak", "serve", "--port", str(port)]
    server = subprocess.Popen(serve)  # noqa: S603 -- our own words
    try:
        _wait_for(port)
        yield f"http://127.0.0.1:{port}"
    finally:
        server.terminate()
        server.wait()


def _wait_for(port: int) -> None:
    until = time.monotonic() + 30
    while time.monotonic() < until:
        with socket.socket() as knock:
            if knock.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.2)
    raise TimeoutError("the server did not start")


def _chromium() -> str:
    found = (shutil.which(name) for name in ("chromium", "chromium-browser", "google-chrome"))
    return next(path for path in found if path)


def _report(browser: Browser, address: str) -> None:
    page = browser.new_page(java_script_enabled=False)
    _sign_in(page, "medlem", address)
    for code, status, expected in REPORTS:
        row = page.locator(f"#row-{code}")
        row.locator("[name=status]").select_option(status)
        row.locator("[name=expected]").fill(expected)
        row.locator("button").click()
    page.close()


def _open(browser: Browser, address: str) -> None:
    """Draft the agenda of the meeting, open it, and follow what is recommended first."""
    page = browser.new_page(java_script_enabled=False)
    _sign_in(page, "sekretariat", address)
    page.get_by_role("button", name="Lav udkast til dagsorden").click()
    page.get_by_role("button", name="Åbn mødet").click()
    page.goto(f"{address}/bord?punkt=3")
    page.get_by_role("button", name="Følg indstilling 1").click()
    page.close()


def _shoot(browser: Browser, name: str, login: str, address: str, size: tuple[int, int]) -> None:
    page = browser.new_page(viewport={"width": size[0], "height": size[1]}, locale="da-DK")
    _sign_in(page, login, address)
    page.evaluate("document.fonts.ready")
    raw = PICTURES / f"{name}.png"
    page.screenshot(path=raw)
    _keep(Image.open(raw), raw)
    page.close()


def _fetch(browser: Browser, address: str, path: str, into: Path) -> None:
    page = browser.new_page()
    _sign_in(page, "sekretariat", f"{address}/kopier")
    into.write_bytes(page.request.get(address + path).body())
    page.close()


def _sign_in(page: Page, login: str, address: str) -> None:
    page.goto(address)
    page.fill("[name=login]", login)
    page.fill("[name=password]", PASSWORD)
    page.press("[name=password]", "Enter")
    page.wait_for_url(address)


def _print(binder: Path) -> None:
    """Keep the cover, the crisis index on its back, and both sides of one card."""
    with pypdfium2.PdfDocument(binder) as paper:
        card = _page_of(paper, CARD)
        sides = {"forside": 0, "kriseindeks": 1, "actioncard-1": card, "actioncard-2": card + 1}
        for name, number in sides.items():
            _draw(paper, name, number)


def _draw(paper: pypdfium2.PdfDocument, name: str, number: int) -> None:
    drawn = paper[number].render(scale=DOTS_PER_INCH / 72)
    _keep(drawn.to_pil(), PICTURES / f"{name}.png")


def _page_of(paper: pypdfium2.PdfDocument, code: str) -> int:
    for mark in paper.get_toc():
        number = mark.get_dest().get_index()
        if mark.get_title().startswith(code) and number is not None:
            return int(number)
    raise LookupError(f"{code} is not among the bookmarks of the binder")


def _keep(picture: Image.Image, path: Path) -> None:
    picture.convert("RGB").quantize(COLOURS, dither=Image.Dither.NONE).save(path, optimize=True)


if __name__ == "__main__":
    main()
