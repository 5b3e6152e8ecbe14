"""The most memory that reading a file takes, each kind as large as the limits allow, in processes of their own.

Prints for each the peak in megabytes, the seconds of processor time, and what became of the file: its characters, or
why it was refused.

    python -m benchmarks.memory [KIND ...]
"""

import io
import resource
import subprocess
import sys
import tempfile
import time
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path

from pipeline.ingest.limits import LIMITS
from pipeline.inputs import Input
from pipeline.reading import plan_or_failure
from pipeline.records import Failure

XML = LIMITS.unpacked // 8 - 1_000_000  # bytes of XML that a Word file may hold


def sentences(form: str = "{}\n") -> Iterator[str]:
    """Sentences of a plan, no two the same."""
    for at in range(10**9):
        yield form.format(f"（一）到2025年，森林覆盖率达到{at}%以上，由县教育局牵头，县财政局、县发改局配合。")


def filled(parts: Iterator[str], size: int) -> str:
    """The parts up to a size in characters."""
    found: list[str] = []
    while size > 0:
        found.append(next(parts))
        size -= len(found[-1])
    return "".join(found[:-1])


def text() -> bytes:
    """As many characters as allowed, a sentence to a line."""
    return filled(sentences(), LIMITS.characters).encode()


def short_lines() -> bytes:
    """As many lines as allowed, a few characters on each."""
    return "".join(f"{at}.\n" for at in range(LIMITS.lines)).encode()


def page() -> bytes:
    """A web page of as many characters as allowed."""
    return f"<html><body>{filled(sentences('<p>{}</p>'), LIMITS.characters - 30)}</body></html>".encode()


def pieces() -> bytes:
    """A web page of very many paragraphs."""
    return f"<html><body>{''.join(f'<p>到2025年{at}</p>' for at in range(400_000))}</body></html>".encode()


def word() -> bytes:
    """A Word file of as much XML as allowed."""
    return _word(filled(sentences("<w:p><w:r><w:t>{}</w:t></w:r></w:p>"), XML // 2))


def short_paragraphs() -> bytes:
    """A Word file of as many paragraphs as it may hold."""
    paragraph = "<w:p><w:r><w:t>一</w:t></w:r></w:p>"
    return _word(paragraph * (XML // len(paragraph.encode())))


def _word(body: str) -> bytes:
    import docx

    made, target = io.BytesIO(), io.BytesIO()
    docx.Document().save(made)
    with zipfile.ZipFile(made) as source, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as whole:
        for name in source.namelist():
            part = source.read(name)
            if name == "word/document.xml":
                part = part.replace(b"<w:sectPr", body.encode() + b"<w:sectPr", 1)
            whole.writestr(name, part)
    return target.getvalue()


def sheet() -> bytes:
    """A workbook of tasks with nearly as many cells as allowed."""
    import openpyxl

    book = openpyxl.Workbook(write_only=True)
    rows = book.create_sheet("任务")
    rows.append(["序号", "重点任务", "责任单位", "完成时限"])
    for at in range(1, 100_000):
        rows.append([at, f"新建学校{at}所", "县教育局", "2025年底前"])
    target = io.BytesIO()
    book.save(target)
    return target.getvalue()


def crowded_page() -> bytes:
    """A PDF of one page with a million characters."""
    return _pdf([(10 + at % 60 * 9, 830 - at // 60 * 0.05, "县教育局新建学校" * 8, 1) for at in range(15_600)], 1)


def pdf() -> bytes:
    """A PDF of nearly as many characters as allowed, 5,000 to a page."""
    return _pdf([(20, 830 - 12 * at, "县教育局新建学校" * 9, 7) for at in range(66)], LIMITS.characters // 4_900)


def _pdf(words: list[tuple[float, float, str, float]], pages: int) -> bytes:
    sys.path.insert(0, "tests/ingest")
    from pdf_files import drawn
    from pdf_files import text as shown

    return drawn(["".join(shown(*one) for one in words)] * pages)


KINDS: dict[str, tuple[Callable[[], bytes], str]] = {
    **{"text": (text, "txt"), "short lines": (short_lines, "txt"), "page": (page, "html"), "pieces": (pieces, "html")},
    **{"word": (word, "docx"), "short paragraphs": (short_paragraphs, "docx"), "sheet": (sheet, "xlsx")},
    **{"crowded page": (crowded_page, "pdf"), "pdf": (pdf, "pdf")},
}


def measured(path: Path) -> str:
    """Peak, time and outcome of one file in this process."""
    found = plan_or_failure(Input(path, path.name, path.stem))
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    said = found.reason if isinstance(found, Failure) else f"{len(found.document.text):,} characters"
    return f"{peak:>6,} MB  {time.process_time():>5.0f} s  {said}"


def main() -> None:
    if len(sys.argv) == 3 and sys.argv[1] == "--file":
        print(measured(Path(sys.argv[2])))
        return
    with tempfile.TemporaryDirectory() as folder:
        for kind in sys.argv[1:] or KINDS:
            make, suffix = KINDS[kind]
            path = Path(folder, f"plan.{suffix}")
            path.write_bytes(make())
            command = [sys.executable, "-m", "benchmarks.memory", "--file", str(path)]
            done = subprocess.run(command, stdout=subprocess.PIPE, text=True, check=True)
            print(f"{kind:<18}{done.stdout.strip()}", flush=True)


if __name__ == "__main__":
    main()
