"""Word files as a whole: the same facts as from text, what is refused and why, older files through LibreOffice."""

import io
import os
import shutil
import subprocess
import zipfile
from pathlib import Path

import docx
import pytest
from docx.opc.constants import RELATIONSHIP_TYPE
from docx_files import p, word

import pipeline
from pipeline.ingest import Unreadable, office, read
from pipeline.ingest.limits import LIMITS, Limits
from pipeline.records import Document

PLANS = sorted(Path("corpus").glob("*.txt"))
OLE = bytes.fromhex("d0cf11e0a1b11ae1")
SOFFICE = shutil.which("soffice") or shutil.which("libreoffice")


def as_word(document: Document, path: Path) -> Path:
    """The paragraphs and tables of a document as a Word file."""
    made, at = docx.Document(), 0
    tables = {table.start: table for table in document.tables}
    while at < len(document.text):
        if table := tables.get(at):
            grid = made.add_table(len(table.rows), max(map(len, table.rows)))
            for y, row in enumerate(table.rows):
                for x, cell in enumerate(row):
                    grid.cell(y, x).text = document.text[cell.start : cell.end]
            at = max(cell.end for row in table.rows for cell in row) + 1
        else:
            end = document.text.index("\n", at)
            made.add_paragraph(document.text[at:end])
            at = end + 1
    made.save(str(path))
    return path


@pytest.mark.parametrize("path", PLANS, ids=lambda path: path.stem)
def test_a_plan_as_word_file_gives_the_facts_of_its_text(path: Path, tmp_path: Path) -> None:
    plain = pipeline.read_plan(path)
    found = pipeline.read_plan(as_word(plain.document, tmp_path / f"{path.stem}.docx"))
    assert found.targets == plain.targets
    assert found.responsibilities == plain.responsibilities
    assert found.clauses == plain.clauses


def zipped(path: Path, **parts: str | bytes) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name.replace("__", "/"), content)
    return path


def changed(path: Path, part: str, content: bytes | None) -> Path:
    """The file with a part replaced, or left out for None."""
    made = io.BytesIO()
    with zipfile.ZipFile(path) as old, zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            if name != part:
                new.writestr(name, old.read(name))
        if content is not None:
            new.writestr(part, content)
    path.write_bytes(made.getvalue())
    return path


def refused(path: Path, reason: str, **options: Limits) -> None:
    with pytest.raises(Unreadable, match=reason):
        read(path, **options)


def test_a_zip_that_is_no_office_file_is_refused(tmp_path: Path) -> None:
    refused(zipped(tmp_path / "plan.docx", **{"plan.txt": "正文"}), "no Word or Excel file")
    slides = "<Types><Override ContentType='application/vnd.ms-powerpoint.presentation'/></Types>"
    refused(zipped(tmp_path / "slides.docx", **{"[Content_Types].xml": slides}), "no Word or Excel file")


def test_a_truncated_file_is_damaged(tmp_path: Path) -> None:
    path = word(tmp_path / "plan.docx", p("一、总体要求"))
    path.write_bytes(path.read_bytes()[:-400])
    refused(path, "damaged Office file")


def test_bytes_damaged_inside_are_noticed(tmp_path: Path) -> None:
    path = word(tmp_path / "plan.docx", p("一、总体要求" * 500))
    content = bytearray(path.read_bytes())
    at = content.index(b"word/document.xml") + 60
    content[at : at + 20] = bytes(20)
    path.write_bytes(bytes(content))
    refused(path, "damaged Office file")


def test_links_to_parts_that_are_missing_do_no_harm(tmp_path: Path) -> None:
    path = word(tmp_path / "plan.docx", p("正文"))
    name = "word/_rels/document.xml.rels"
    with zipfile.ZipFile(path) as archive:
        links = archive.read(name)
    dead = "".join(
        f'<Relationship Id="dead{at}" Type="{RELATIONSHIP_TYPE.IMAGE}" Target="{target}"/>'
        for at, target in enumerate(("NULL", "#_Toc1", "media/lost.png", "../../../etc/passwd"))
    )
    assert read(changed(path, name, links.replace(b"</Rel", dead.encode() + b"</Rel"))).text == "正文\n"


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (
            b"vnd.openxmlformats-officedocument.wordprocessingml.document.main",
            b"vnd.ms-word.document.macroEnabled.main",
        ),
        (b"wordprocessingml.document.main", b"wordprocessingml.template.main"),
        (b"http://schemas.openxmlformats.org/wordprocessingml/2006/", b"http://purl.oclc.org/ooxml/wordprocessingml/"),
        (b"http://schemas.openxmlformats.org/officeDocument/2006/", b"http://purl.oclc.org/ooxml/officeDocument/"),
    ],
    ids=["with macros", "template", "strict text", "strict links"],
)
def test_variants_of_word_files_are_read(tmp_path: Path, old: bytes, new: bytes) -> None:
    path = word(tmp_path / "plan.docx", p("一、总体要求"))
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name).replace(old, new) for name in archive.namelist()}
    for name, content in parts.items():
        changed(path, name, content)
    assert read(path).text == "一、总体要求\n"


@pytest.mark.parametrize("content", [None, b"<w:document", b"<a/>"], ids=["missing", "cut off", "of another kind"])
def test_a_file_without_its_text_is_damaged(tmp_path: Path, content: bytes | None) -> None:
    refused(changed(word(tmp_path / "plan.docx", p("正文")), "word/document.xml", content), "damaged Word file")


def test_a_file_that_unpacks_to_too_much_is_refused_before_it_is_unpacked(tmp_path: Path) -> None:
    path = changed(word(tmp_path / "plan.docx", p("正文")), "word/document.xml", b"<a>" + b" " * 70_000_000)
    assert path.stat().st_size < 200_000
    refused(path, "unpacks to more than")
    path = changed(word(tmp_path / "picture.docx", p("正文")), "word/media/a.bmp", b"\0" * 1_000_000)
    refused(path, "unpacks to more than the 900000 bytes", limits=LIMITS._replace(unpacked=900_000))
    assert read(path).text == "正文\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_an_entity_bomb_is_not_opened(tmp_path: Path, encoding: str) -> None:
    bomb = (
        f'<?xml version="1.0" encoding="{encoding}"?><!DOCTYPE w [<!ENTITY a "哈哈"><!ENTITY b "&a;&a;&a;">]><w>&b;</w>'
    )
    path = changed(word(tmp_path / "plan.docx", p("正文")), "word/document.xml", bomb.encode(encoding))
    refused(path, "document type declaration")


def test_an_empty_document_has_no_text(tmp_path: Path) -> None:
    refused(word(tmp_path / "plan.docx", p(" ")), "no text")


def test_encrypted_files_say_so(tmp_path: Path) -> None:
    path = tmp_path / "plan.docx"
    path.write_bytes(OLE + bytes(500) + "EncryptedPackage".encode("utf-16-le") + bytes(500))
    refused(path, "encrypted Office file")
    path = word(tmp_path / "zip.docx", p("正文"))
    content = bytearray(path.read_bytes())
    at = content.index(b"PK\1\2")
    content[at + 8] |= 1
    path.write_bytes(bytes(content))
    refused(path, "encrypted")


def test_an_old_file_asks_for_libreoffice_where_it_is_missing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    path = tmp_path / "plan.wps"
    path.write_bytes(OLE + bytes(500) + "WordDocument".encode("utf-16-le") + bytes(500))
    refused(path, "install LibreOffice")
    path.write_bytes(OLE + bytes(1000))
    refused(path, "save a workbook")


def test_a_conversion_that_hangs_is_ended(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    program = tmp_path / "soffice"
    program.write_text("#!/bin/sh\nsleep 60 & wait\n")
    program.chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}{os.pathsep}{os.environ['PATH']}")
    monkeypatch.setattr(office, "CONVERSION_SECONDS", 0.2)
    path = tmp_path / "plan.rtf"
    path.write_bytes(b"{\\rtf1 }")
    refused(path, "within 0.2 seconds")


@pytest.mark.skipif(SOFFICE is None and not os.environ.get("CI"), reason="LibreOffice (soffice) is not installed")
@pytest.mark.parametrize("suffix", ["doc", "rtf"])
def test_older_files_are_read_through_libreoffice(tmp_path: Path, suffix: str) -> None:
    path = word(tmp_path / "plan.docx", p("一、主要目标") + p("到2025年，建成智能工厂5家。（责任单位：县工信局）"))
    subprocess.run(
        [
            *(str(SOFFICE), f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}", "--headless"),
            *("--convert-to", suffix, "--outdir", str(tmp_path), str(path)),
        ],
        check=True,
        capture_output=True,
        timeout=120,
    )
    found = read(tmp_path / f"plan.{suffix}")
    assert found.text == "一、主要目标\n到2025年，建成智能工厂5家。（责任单位：县工信局）\n"
    assert (found.path, len(found.sha256)) == (str(tmp_path / f"plan.{suffix}"), 64)


@pytest.mark.skipif(SOFFICE is None and not os.environ.get("CI"), reason="LibreOffice (soffice) is not installed")
def test_what_libreoffice_cannot_convert_is_damaged(tmp_path: Path) -> None:
    path = tmp_path / "plan.doc"
    path.write_bytes(OLE + bytes(500) + "WordDocument".encode("utf-16-le") + bytes(4000))
    refused(path, "LibreOffice cannot convert it")


def test_a_web_page_that_is_called_doc_is_read_as_the_page_it_is(tmp_path: Path) -> None:
    path = tmp_path / "plan.doc"
    path.write_text("<html><body><p>一、总体要求</p><p>坚持稳中求进。</p></body></html>", encoding="utf-8")
    assert read(path).text == "一、总体要求\n坚持稳中求进。\n"
