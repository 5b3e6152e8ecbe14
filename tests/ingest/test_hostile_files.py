"""Files that are broken, closed, huge or made to do harm: each ends soon, with a reason that says what is wrong."""

from pathlib import Path
from time import process_time

import pytest
from pdf_files import drawn, encrypted, pdf, text

from pipeline.build import build, inputs
from pipeline.ingest import Unreadable, read
from pipeline.reading import read_plans
from pipeline.records import Document
from pipeline.wanted import Wanted

SENTENCE = "一、主要目标。到2025年，森林覆盖率达到60%。"
LONG = 30.0  # seconds of this process's own work, whatever else the machine does; each of these takes a fraction of one


def refused(folder: Path, name: str, content: bytes) -> str:
    start = process_time()
    with pytest.raises(Unreadable) as error:
        given(folder, name, content)
    assert process_time() - start < LONG
    return str(error.value)


def given(folder: Path, name: str, content: bytes) -> Document:
    path = folder / name
    path.write_bytes(content)
    return read(path)


def of_pages(count: int, kids: str, *more: str) -> bytes:
    """A PDF whose page tree says what the test wants; object 3 is an empty page, `more` begins with object 4."""
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Count {count} /Kids [{kids}] >>",
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] >>",
        *more,
    ]
    body, places = "%PDF-1.4\n", []
    for number, content in enumerate(objects, 1):
        places.append(len(body))
        body += f"{number} 0 obj\n{content}\nendobj\n"
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    tail = f"trailer\n<< /Size {len(objects) + 1} /Root 1 0 R >>\nstartxref\n{len(body)}\n%%EOF\n"
    return f"{body}xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}{tail}".encode()


# ---------------------------------------------------------------- PDF


def test_a_pdf_of_very_many_pages_is_refused_before_any_is_opened(tmp_path: Path) -> None:
    assert "100000 pages" in refused(tmp_path, "flat.pdf", of_pages(100_000, "3 0 R " * 100_000))
    tree = f"<< /Type /Pages /Parent 2 0 R /Count 1000 /Kids [{'3 0 R ' * 1000}] >>"
    assert "1000000 pages" in refused(tmp_path, "tree.pdf", of_pages(1_000_000, "4 0 R " * 1000, tree))


def test_blank_pages_have_no_text(tmp_path: Path) -> None:
    assert "no text" in refused(tmp_path, "blank.pdf", of_pages(2000, "3 0 R " * 2000))


def test_a_page_tree_that_holds_itself_ends(tmp_path: Path) -> None:
    assert refused(tmp_path, "loop.pdf", of_pages(1000, "2 0 R " * 1000))


def test_a_truncated_pdf_is_damaged(tmp_path: Path) -> None:
    whole = pdf([[SENTENCE]] * 30)
    for share in (0.3, 0.6, 0.95):
        assert "damaged PDF" in refused(tmp_path, "cut.pdf", whole[: int(len(whole) * share)])


def test_a_pdf_without_its_pages_is_damaged(tmp_path: Path) -> None:
    assert "damaged PDF" in refused(tmp_path, "lost.pdf", of_pages(2, "3 0 R 9 0 R"))


def test_a_pdf_with_a_password_says_so_and_one_with_an_empty_password_is_read(tmp_path: Path) -> None:
    page = [text(72, 760, SENTENCE, 12)]
    assert "password" in refused(tmp_path, "closed.pdf", encrypted(page, "secret"))
    assert given(tmp_path, "open.pdf", encrypted(page, "")).text == f"{SENTENCE}\n"


def test_a_drawing_of_very_many_lines_is_no_table_and_does_not_hold_up(tmp_path: Path) -> None:
    net = "".join(f"{x} 20 m {x} 820 l S 20 {x} m 575 {x} l S\n" for x in range(20, 570))
    start = process_time()
    found = given(tmp_path, "net.pdf", drawn([net + text(72, 760, SENTENCE, 12)]))
    assert process_time() - start < LONG
    assert SENTENCE in found.text


# ---------------------------------------------------------------- HTML and text


@pytest.mark.parametrize("tags", ["<div>", "<b><span>", "<table><tr><td>", "<font size=2>"])
def test_tags_nested_without_end_are_refused(tmp_path: Path, tags: str) -> None:
    reason = refused(tmp_path, "deep.html", f"<html><body>{tags * 100_000}{SENTENCE}".encode())
    assert "nested more than" in reason


def test_tags_nested_deep_are_read(tmp_path: Path) -> None:
    content = f"<html><body>{'<div><span>' * 2000}{SENTENCE}{'</span></div>' * 2000}</body></html>"
    assert given(tmp_path, "deep.html", content.encode()).text == f"{SENTENCE}\n"


def test_entities_of_a_document_are_not_expanded(tmp_path: Path) -> None:
    entities = "".join(f'<!ENTITY e{at} "{f"&e{at - 1};" * 10}">' for at in range(1, 20))
    for opening in ("", '<?xml version="1.0"?>'):
        content = (
            f'{opening}<!DOCTYPE html [<!ENTITY e0 "lol">{entities}]><html><body><p>&e19;{SENTENCE}</p></body></html>'
        )
        assert given(tmp_path, "bomb.html", content.encode()).text == f"&e19;{SENTENCE}\n"


def test_cells_that_span_everything_do_not_multiply(tmp_path: Path) -> None:
    row = "<tr><td rowspan=65000 colspan=1000>到2025年</td><td>1</td></tr>"
    start = process_time()
    found = given(tmp_path, "span.html", f"<html><body><table>{row * 3000}</table></body></html>".encode())
    assert process_time() - start < LONG
    assert len(found.text) < 100_000


def test_control_characters_read_as_spaces(tmp_path: Path) -> None:
    body = (SENTENCE + "\n") * 40
    for name, content in (("nul.txt", body), ("nul.html", f"<html><body><p>{body}</p></body></html>")):
        found = given(tmp_path, name, content.replace("森林", "森\0林", 3).replace("覆", "\x01覆", 2).encode())
        assert "森 林 覆盖率" in found.text
        assert not {"\0", "\x01"} & set(found.text)


def test_very_many_lines_are_refused_before_they_cost_memory(tmp_path: Path) -> None:
    for name in ("many.txt", "many.html"):
        opening = "<html><body>" if name.endswith("html") else ""
        assert "more than 500000 lines" in refused(tmp_path, name, (opening + "1.\n" * 500_001).encode())


# ---------------------------------------------------------------- names and sizes


def test_a_huge_file_is_refused_unread(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "huge.html"
    with path.open("wb") as file:
        file.truncate(500 * 1024 * 1024)
    monkeypatch.setattr(Path, "read_bytes", lambda self: pytest.fail("it was read"))
    with pytest.raises(Unreadable, match="larger than 67108864 bytes"):
        read(path)


def test_names_of_every_sort_are_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    names = ["a b.txt", 'it\'s "quoted".txt', "two\nlines.txt", "a..b.txt", "-rf.txt", "%s{0}.txt", "规划（试行）.txt"]
    for name in names:
        (tmp_path / name).write_text(SENTENCE, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    corpus = read_plans([tmp_path, Path("..") / tmp_path.name / "a b.txt"])
    assert corpus.failures == ()
    assert {plan.name for plan in corpus.plans} == {Path(name).stem for name in names}
    out = tmp_path / "outputs"
    build(inputs([tmp_path], out), out, wanted=Wanted(pages=False))
    assert {path.stem for path in (out / "text").iterdir()} == {Path(name).stem for name in names}


def test_links_that_lead_in_a_circle_are_an_error_of_their_own(tmp_path: Path) -> None:
    (tmp_path / "plan.txt").write_text(SENTENCE, encoding="utf-8")
    (tmp_path / "self.txt").symlink_to(tmp_path / "self.txt")
    (tmp_path / "one.txt").symlink_to(tmp_path / "two.txt")
    (tmp_path / "two.txt").symlink_to(tmp_path / "one.txt")
    (tmp_path / "folder").symlink_to(tmp_path)
    corpus = read_plans([tmp_path])
    assert [plan.name for plan in corpus.plans] == ["plan"]
    assert {failure.path for failure in corpus.failures} == {"self.txt", "one.txt", "two.txt"}
    assert {failure.reason for failure in corpus.failures} == {"no such file"}
