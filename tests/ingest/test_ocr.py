"""Scans: the machinery with a recogniser that stands in for the real one, and the real one where it is installed."""

import csv
import socket
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
from pdf_files import pdf
from PIL import Image
from scans import LEADING, LEFT, SIZE, TOP, missing, picture, ruled, saved, scanned

from graph.views.tables import write_tables
from pipeline import read_plans
from pipeline.ingest import Unreadable, ocr, read
from pipeline.ingest.ocr import Scanner
from pipeline.ingest.ocr_engine import MISSING, Reading, Sign, is_installed
from pipeline.ingest.pdf import pdf_blocks
from pipeline.ingest.pictures import picture_blocks
from pipeline.records import Document, Omission

PAGES = [
    [
        "云溪县人民政府文件",
        "　　一、主要目标",
        "　　加快数字经济发展，推动实体经济转型升级，",
        "争到2025年培育科技型企业20家、数字化车间建",
        "— 1 —",
    ],
    ["云溪县人民政府文件", "成30个以上。", "　　二、保障措施", "　　加强组织领导。", "— 2 —"],
]
TEXT = [
    "一、主要目标",
    "加快数字经济发展，推动实体经济转型升级，争到2025年培育科技型企业20家、数字化车间建成30个以上。",
    "二、保障措施",
    "加强组织领导。",
]
BLANK = Image.new("RGB", (1240, 1754), "white")


def readings(lines: Sequence[str], confidence: float = 0.9) -> list[Reading]:
    """What a recogniser would find in `picture(lines)`, a pixel or two off."""
    found = []
    for at, line in enumerate(lines):
        bare = line.lstrip("　")
        left = LEFT + SIZE * (len(line) - len(bare)) + at % 3
        wide = sum(SIZE if sign > "⺀" or sign == "—" else 0.55 * SIZE for sign in bare)
        ends = [
            sum(SIZE if one > "⺀" or one == "—" else 0.55 * SIZE for one in bare[:to]) / wide
            for to in range(len(bare) + 1)
        ]
        signs = tuple(Sign(sign, ends[k], ends[k + 1], confidence) for k, sign in enumerate(bare))
        y = TOP + LEADING * at + SIZE * 0.6
        found.append(Reading((left, y), (left + wide, y), SIZE * 1.15, signs))
    return found


@pytest.fixture
def stand_in(monkeypatch: pytest.MonkeyPatch) -> None:
    """In place of the recogniser one that knows the pages, one after the other."""
    known = iter([readings(page) for page in PAGES])
    monkeypatch.setattr(ocr, "is_installed", lambda: True)
    monkeypatch.setattr(ocr, "recogniser", lambda: lambda page: next(known))


@pytest.fixture
def without(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ocr, "is_installed", lambda: False)


def document(folder: Path, content: bytes, name: str = "plan.pdf") -> Document:
    path = folder / name
    path.write_bytes(content)
    return read(path)


@pytest.mark.usefixtures("without")
@pytest.mark.parametrize("name", ["plan.pdf", "plan.png"])
def test_without_the_extra_a_scan_says_what_to_install(tmp_path: Path, name: str) -> None:
    content = scanned([BLANK]) if name.endswith(".pdf") else saved(BLANK, "PNG")
    with pytest.raises(
        Unreadable, match=r"(no|without) text layer.*to read it, run .* -e '\.\[ocr\]' -c constraints\.txt$"
    ):
        document(tmp_path, content, name)


@pytest.mark.usefixtures("without")
def test_without_the_extra_a_text_with_a_few_scanned_pages_is_read(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    content = pdf([["一、总体要求"], ["二、主要任务"], ["三、保障措施"]])
    monkeypatch.setattr("pipeline.ingest.pdf_scans.Scans.holds", lambda self, sheet: sheet.number == 2)
    found = document(tmp_path, content)
    assert found.text == "一、总体要求\n三、保障措施\n"
    assert found.omissions == (Omission(2, f"scanned page; {MISSING}"),)
    monkeypatch.setattr("pipeline.ingest.pdf_scans.Scans.holds", lambda self, sheet: sheet.number > 1)
    with pytest.raises(Unreadable, match="no text layer on 2 of 3 pages"):
        document(tmp_path, content)


@pytest.mark.usefixtures("stand_in")
def test_recognised_lines_become_paragraphs_as_those_of_text_do(tmp_path: Path) -> None:
    found = document(tmp_path, scanned([BLANK, BLANK]))
    assert found.text.split("\n")[:-1] == TEXT
    assert found.pages == 2
    assert found.page_at(found.text.index("2025")) == 1
    assert found.page_at(found.text.index("30个")) == 2


def test_the_least_sure_character_is_the_confidence_of_a_stretch(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (line,) = readings(["森林覆盖率达到31%"], 0.99)
    doubt = line._replace(signs=tuple(s._replace(confidence=0.61) if s.sign == "3" else s for s in line.signs))
    monkeypatch.setattr(ocr, "is_installed", lambda: True)
    monkeypatch.setattr(ocr, "recogniser", lambda: lambda page: [doubt])
    found = document(tmp_path, saved(BLANK, "PNG"), "plan.png")
    assert found.text == "森林覆盖率达到31%\n"
    assert found.confidence(0, 7) == 0.99
    assert found.confidence(5, 9) == 0.61
    assert found.confidence(9, 10) == 0.99


def test_boxes_are_points_of_the_page_that_the_picture_shows(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (line,) = readings(["森林覆盖率"])
    monkeypatch.setattr(ocr, "is_installed", lambda: True)
    monkeypatch.setattr(ocr, "recogniser", lambda: lambda page: [line])
    unit = 842 / max(BLANK.size)
    box = (unit * LEFT, unit * (TOP + 0.1 * SIZE), unit * (LEFT + 5 * SIZE), unit * (TOP + 1.1 * SIZE))
    of_picture = document(tmp_path, saved(BLANK, "PNG"), "plan.png").boxes(0, 5)
    assert [page for page, _ in of_picture] == [1] and of_picture[0][1] == pytest.approx(box, abs=2.5)
    ((_, of_pdf),) = pdf_page(tmp_path, monkeypatch, line).boxes(0, 5)
    assert of_pdf == pytest.approx([72 / 150 * edge / unit for edge in box], abs=2.5)


def pdf_page(folder: Path, monkeypatch: pytest.MonkeyPatch, line: Reading) -> Document:
    """A scan at 150 dots per inch, which is drawn for recognition at another size."""
    monkeypatch.setattr(ocr, "recogniser", lambda: lambda page: [scaled(line, max(page.size) / max(BLANK.size))])
    return document(folder, scanned([BLANK]))


def scaled(line: Reading, by: float) -> Reading:
    (x0, y0), (x1, y1) = line.left, line.right
    return line._replace(left=(x0 * by, y0 * by), right=(x1 * by, y1 * by), height=line.height * by)


def test_the_tables_say_how_sure_the_recogniser_is_of_a_fact(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    sure, line = readings(["一、主要目标", "到2025年，森林覆盖率达到31%。"], 0.99)
    doubt = line._replace(signs=tuple(s._replace(confidence=0.61) if s.sign == "1" else s for s in line.signs))
    monkeypatch.setattr(ocr, "is_installed", lambda: True)
    monkeypatch.setattr(ocr, "recogniser", lambda: lambda page: [sure, doubt])
    (tmp_path / "plan.png").write_bytes(saved(BLANK, "PNG"))
    (tmp_path / "plan.txt").write_text("一、主要目标\n到2025年，森林覆盖率达到31%。\n", encoding="utf-8")
    write_tables(read_plans([tmp_path]), tmp_path / "tables")
    with (tmp_path / "tables" / "targets.csv").open(encoding="utf-8-sig", newline="") as handle:
        rows = {row["doc"]: (row["value"], row["confidence"]) for row in csv.DictReader(handle)}
    assert rows == {"plan": ("31", "0.61"), "plan~2": ("31", "")}


def test_a_page_on_its_head_is_turned(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    page = BLANK.copy()
    page.putpixel((0, 0), (0, 0, 0))

    def reads(seen: Any) -> list[Reading]:
        return readings(["一、主要目标"], 0.98 if seen.getpixel((0, 0)) == (0, 0, 0) else 0.3)

    monkeypatch.setattr(ocr, "is_installed", lambda: True)
    monkeypatch.setattr(ocr, "recogniser", lambda: reads)
    found = document(tmp_path, saved(page.rotate(180), "BMP"), "plan.bmp")
    assert (found.text, found.confidence(0, 6)) == ("一、主要目标\n", 0.98)
    ((_, box),) = found.boxes(0, 6)
    assert pytest.approx(box.x1, abs=2) == 595 - 842 / 1754 * LEFT and box.top > 842 / 2


def test_scanned_pages_and_their_time_are_limited() -> None:
    def reads(page: Any) -> list[Reading]:
        return readings(["一、主要目标"])

    with pytest.raises(Unreadable, match="more than 2 scanned pages"):
        pdf_blocks(scanned([BLANK] * 3), Scanner(page_limit=2, reads=reads))
    with pytest.raises(Unreadable, match="not read within 0 seconds"):
        pdf_blocks(scanned([BLANK]), Scanner(seconds=0, reads=reads))


def test_a_long_picture_of_a_screen_is_read_in_parts() -> None:
    seen: list[tuple[int, int]] = []

    def reads(page: Any) -> list[Reading]:
        seen.append(page.size)
        return readings([f"{'一二三四五'[len(seen) - 1]}、{'农工商科教'[len(seen) - 1] * 3}。"])

    found = picture_blocks(saved(Image.new("L", (800, 5000), 255), "PNG"), Scanner(reads=reads))
    assert found.pages == len(seen) == len(found.blocks) > 3
    assert found.omissions == ()
    assert sum(height for _, height in seen) == 5000


def test_what_is_transparent_is_white_paper() -> None:
    seen: list[Any] = []

    def reads(page: Any) -> list[Reading]:
        seen.append(page.getpixel((0, 0)))
        return readings(["一、主要目标"])

    picture_blocks(saved(Image.new("RGBA", (400, 300), (0, 0, 0, 0)), "PNG"), Scanner(reads=reads))
    assert seen == [(255, 255, 255)]


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"\x89PNG\r\n\x1a\n" + bytes(64), "damaged picture"),
        (saved(BLANK, "JPEG")[:900], "damaged picture"),
        (saved(BLANK, "PNG"), "no text is recognised"),
    ],
)
def test_a_picture_that_cannot_be_read_says_why(content: bytes, reason: str) -> None:
    with pytest.raises(Unreadable, match=reason):
        picture_blocks(content, Scanner(reads=lambda page: []))


def test_a_picture_of_too_many_pixels_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("pipeline.ingest.pictures.PIXEL_LIMIT", 1000)
    with pytest.raises(Unreadable, match="1240 by 1754 pixels"):
        picture_blocks(saved(BLANK, "TIFF"), Scanner(reads=lambda page: []))


@pytest.fixture
def recogniser(monkeypatch: pytest.MonkeyPatch) -> None:
    """The real recogniser, with no network to ask for models."""
    if not is_installed():
        missing("the extra ocr is not installed")

    def refused(*_: object) -> None:
        raise AssertionError("the recogniser asks for the network")

    monkeypatch.setattr(socket.socket, "connect", refused)
    monkeypatch.setattr(socket, "getaddrinfo", refused)


@pytest.mark.usefixtures("recogniser")
def test_a_scan_that_lies_aslant_is_read_offline(tmp_path: Path) -> None:
    found = document(tmp_path, scanned([picture(page, 0.6) for page in PAGES]))
    assert [line.replace(",", "，") for line in found.text.split("\n")[:-1]] == TEXT
    confidence = found.confidence(0, len(found.text))
    assert confidence is not None
    assert 0.2 < confidence <= 1


@pytest.mark.usefixtures("recogniser")
def test_a_ruled_table_in_a_picture_is_a_table(tmp_path: Path) -> None:
    rows = [["序号", "指标名称", "目标值"], ["1", "森林覆盖率", "31%"], ["2", "城镇化率", "62%"]]
    found = document(tmp_path, saved(ruled(rows), "PNG"), "plan.png")
    (table,) = found.tables
    assert [[found.text[cell.start : cell.end] for cell in row] for row in table.rows] == rows


@pytest.mark.usefixtures("recogniser")
def test_spaces_between_names_are_seen_in_the_picture(tmp_path: Path) -> None:
    found = document(
        tmp_path, saved(picture(["县科技局　县财政局 县公安局", "一、云政发〔2024〕3号抓好落实"]), "PNG"), "plan.png"
    )
    assert found.text == "县科技局 县财政局 县公安局\n一、云政发〔2024〕3号抓好落实\n"
