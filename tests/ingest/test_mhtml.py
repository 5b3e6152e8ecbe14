import base64
import quopri
from pathlib import Path

import pytest

from pipeline.ingest import Unreadable, read
from pipeline.records import Document

PAGE = """<!DOCTYPE html><html><head><meta charset="{charset}"><title>云溪县</title></head><body>
<div class="nav">首页 政务公开</div><h1>云溪县农业发展规划</h1>
<p>　　一、主要目标</p><p>　　到2025年，粮食产量稳定在30万吨以上。</p>{more}</body></html>"""
PICTURE = "Content-Type: image/png\r\nContent-Transfer-Encoding: base64\r\nContent-Location: http://x.example/a.png\r\n"
CHROME = (
    "From: <Saved by Blink>\r\nSnapshot-Content-Location: http://x.example/plan.html\r\n"
    "Subject: =?utf-8?Q?=E4=BA=91=E6=BA=AA=E5=8E=BF?=\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n"
    '\ttype="text/html";\r\n\tboundary="--b--"\r\n'
)
EXPLORER = (
    "From: <Saved by Windows Internet Explorer 8>\r\nSubject: =?gb2312?B?1MbPqs/Y?=\r\n"
    'MIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n\ttype="text/html";\r\n\tboundary="--b--"\r\n'
    "X-MimeOLE: Produced By Microsoft MimeOLE V6.1.7601.17609\r\n"
)


def html_part(page: str, encoding: str, charset: str, *, coding: str, head: str = "") -> bytes:
    content = page.encode(encoding)
    coded = base64.encodebytes(content) if coding == "base64" else quopri.encodestring(content)
    kind = f"text/html;\r\n\tcharset={charset}" if charset else "text/html"
    return f"Content-Type: {kind}\r\nContent-Transfer-Encoding: {coding}\r\n{head}\r\n".encode() + coded


def archive(header: str, *parts: bytes) -> bytes:
    body = b"".join(b"\r\n----b--\r\n" + part for part in parts)
    return header.encode() + b"\r\n" + body + b"\r\n----b----\r\n"


def given(folder: Path, name: str, content: bytes) -> Document:
    path = folder / name
    path.write_bytes(content)
    return read(path)


def test_a_page_saved_by_chrome_or_internet_explorer_reads_as_the_page_itself(tmp_path: Path) -> None:
    page = PAGE.format(charset="utf-8", more="")
    plain = given(tmp_path, "plan.html", page.encode())
    assert plain.text.splitlines()[-1] == "到2025年，粮食产量稳定在30万吨以上。"
    picture = PICTURE.encode() + b"\r\n" + base64.encodebytes(b"\x89PNG not text")
    chrome = archive(CHROME, html_part(page, "utf-8", "", coding="quoted-printable"), picture)
    old = archive(EXPLORER, picture, html_part(page, "gb18030", '"gb2312"', coding="base64"))
    for name, content in (("a.mhtml", chrome), ("b.mht", old), ("c.html", chrome), ("d.doc", old), ("e.txt", chrome)):
        found = given(tmp_path, name, content)
        assert (found.text, found.body) == (plain.text, plain.body), name


def test_the_header_may_lie_about_the_charset(tmp_path: Path) -> None:
    page = PAGE.format(charset="utf-8", more="")
    content = archive(EXPLORER, html_part(page, "gb18030", "utf-8", coding="quoted-printable"))
    assert "粮食产量稳定在30万吨以上" in given(tmp_path, "a.mht", content).text


def test_a_page_in_a_frame_stands_where_its_frame_does(tmp_path: Path) -> None:
    inner = html_part(
        "<html><body><p>到2027年，蔬菜产量达到12万吨。</p></body></html>",
        *("utf-8", ""),
        coding="quoted-printable",
        head="Content-ID: <frame-1@mhtml.blink>\r\nContent-Location: http://x.example/in.html\r\n",
    )
    more = '<iframe width="5" src="cid:frame-1@mhtml.blink"></iframe><p>二、保障措施</p>'
    outer = html_part(PAGE.format(charset="utf-8", more=more), "utf-8", "", coding="quoted-printable")
    paragraphs = given(tmp_path, "a.mhtml", archive(CHROME, outer, inner)).text.splitlines()
    assert paragraphs[-2:] == ["到2027年，蔬菜产量达到12万吨。", "二、保障措施"]


def test_an_archive_without_a_page_is_refused(tmp_path: Path) -> None:
    for parts in ((), (PICTURE.encode() + b"\r\nAAAA",)):
        with pytest.raises(Unreadable, match="web archive without a page"):
            given(tmp_path, "a.mhtml", archive(CHROME, *parts))


def test_parts_nested_without_end_are_refused(tmp_path: Path) -> None:
    heads = b"".join(
        f'Content-Type: multipart/related; boundary="b{at}"\r\n\r\n--b{at}\r\n'.encode() for at in range(3000)
    )
    with pytest.raises(Unreadable, match="web archive"):
        given(tmp_path, "deep.mhtml", b"MIME-Version: 1.0\r\n" + heads)


def test_a_text_that_begins_like_a_letter_is_a_text(tmp_path: Path) -> None:
    content = "From: 县政府办公室\nContent-Type: 规划\n\n一、主要目标\n到2025年，粮食产量稳定在30万吨以上。\n"
    assert given(tmp_path, "a.txt", content.encode()).text.startswith("From")
