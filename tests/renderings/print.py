"""PDF files as people make them: printed by a browser, exported by an office program."""

import os
import shutil
import subprocess
import tempfile
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

_HEAD = '<div style="font-size:9px;width:100%;text-align:center"><span class="title"></span> {title}</div>'
_FOOT = (
    '<div style="font-size:9px;width:100%;padding:0 26mm;display:flex;justify-content:space-between">'
    '<span>http://www.example.gov.cn/zwgk/</span><span><span class="pageNumber"></span>/<span class="totalPages">'
    "</span></span></div>"
)
_ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
_SECONDS = 120


class Missing(Exception):
    """A program that renders is not on this machine; the message says which."""


def _program(*names: str) -> str:
    for name in names:
        if path := shutil.which(name):
            return path
    raise Missing(f"no {names[0]} on PATH")


def chromium_pdfs(pages: Mapping[str, str], head: str) -> dict[str, bytes]:
    """HTML pages by name as PDF, printed by Chromium with head, foot and page numbers."""
    path = _program("chromium", "chromium-browser", "google-chrome")
    with ThreadPoolExecutor(1) as thread:  # tests of pages may hold another Playwright open, which bears none beside it
        return thread.submit(_printed, path, pages, head).result()


def _printed(path: str, pages: Mapping[str, str], head: str) -> dict[str, bytes]:
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright, playwright.chromium.launch(executable_path=path, args=_ARGUMENTS) as browser:
        page = browser.new_page()
        found = {}
        for name, content in pages.items():
            page.set_content(content)
            found[name] = page.pdf(
                display_header_footer=True,
                header_template=_HEAD.format(title=head),
                footer_template=_FOOT,
                prefer_css_page_size=True,
            )
        return found


def libreoffice_pdfs(files: Mapping[str, bytes]) -> dict[str, bytes]:
    """Word files by name as PDF, exported by LibreOffice."""
    path = _program("soffice", "libreoffice")
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        for name, content in files.items():
            (folder / f"{name}.docx").write_bytes(content)
        profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
        command = [path, profile, "--headless", "--convert-to", "pdf", "--outdir", place]
        sources = [str(folder / f"{name}.docx") for name in files]
        subprocess.run(
            [*command, *sources], check=True, capture_output=True, timeout=_SECONDS, env={**os.environ, "HOME": place}
        )
        return {name: (folder / f"{name}.pdf").read_bytes() for name in files}
