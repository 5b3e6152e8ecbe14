import codecs
from pathlib import Path

import pytest

from pipeline.ingest import Unreadable, read
from pipeline.ingest.encoding import decode
from pipeline.ingest.limits import LIMITS

TEXT = (
    "青山县数字经济发展实施方案\n为加快数字经济发展，特制定本方案。\n一、主要目标\n到2025年，培育科技型企业20家以上。\n"
)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "gbk", "utf-16", "utf-16-le", "utf-16-be"])
def test_every_usual_encoding_gives_the_same_text(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "plan.txt"
    path.write_bytes(TEXT.encode(encoding))
    assert read(path).text == TEXT


def test_a_byte_order_mark_of_big_endian_utf16_is_no_text() -> None:
    assert decode(codecs.BOM_UTF16_BE + "规划".encode("utf-16-be")) == "规划"


def test_a_damaged_byte_does_not_spoil_the_rest() -> None:
    content = (TEXT * 5).encode().replace("特".encode(), b"\xe7\x89", 1)
    assert "到2025年，培育科技型企业20家以上" in decode(content)


def test_radicals_of_pdf_fonts_read_as_ordinary_characters(tmp_path: Path) -> None:
    path = tmp_path / "plan.txt"
    path.write_text("⼈⺠政府⼯作⻓效机制", encoding="utf-8")
    assert read(path).text == "人民政府工作长效机制\n"


@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [
        ("empty.txt", b"", "empty file"),
        ("blank.txt", "　\n \n".encode(), "no text"),
        ("zeros.txt", bytes(2000), "not a text file"),
        ("rubbish.txt", bytes(range(256)) * 40, "not a text file"),
        ("office.txt", b"PK\x03\x04" + bytes(300), "Office"),
        ("old.txt", b"\xd0\xcf\x11\xe0" + bytes(300), "old Office"),
        ("picture.txt", b"\x89PNG\r\n\x1a\n" + bytes(300), "picture"),
        ("plan.ppt", TEXT.encode(), "unknown kind of file: suffix .ppt"),
        ("工作簿.XLS", b"\xd0\xcf\x11\xe0", "unknown kind of file: suffix .XLS; save as xlsx 请另存为 xlsx"),
        ("工作簿.et", b"\xd0\xcf\x11\xe0", "suffix .et; save as xlsx 请另存为 xlsx"),
        ("规划.zip", b"PK\x03\x04", "suffix .zip; unpack it 请解压"),
        ("规划.rar", b"Rar!", "suffix .rar; unpack it 请解压"),
        ("规划.7z", b"7z\xbc\xaf", "suffix .7z; unpack it 请解压"),
        ("archive.txt", b"Rar!" + bytes(300), "an archive; unpack it 请解压"),
        ("图.jpg", bytes(range(256)) * 40, "not a picture that can be opened 图片打不开"),
        ("图.PNG", bytes(300), "not a picture that can be opened 图片打不开"),
        ("plan", TEXT.encode(), "unknown kind of file: suffix (none)"),
        ("large.txt", b"x" * 2048, "larger than 1024 bytes"),
        ("broken.pdf", b"%PDF-1.7\nnothing else", "damaged PDF"),
    ],
)
def test_what_is_no_plan_is_refused_with_its_reason(tmp_path: Path, name: str, content: bytes, reason: str) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    with pytest.raises(Unreadable, match=r".") as refused:
        read(path, LIMITS._replace(size=1024) if name.startswith("large") else LIMITS)
    assert reason in str(refused.value)


def test_a_folder_and_a_missing_file_are_refused(tmp_path: Path) -> None:
    with pytest.raises(Unreadable, match="not a file"):
        read(tmp_path)
    with pytest.raises(Unreadable, match="no such file"):
        read(tmp_path / "missing.txt")
