"""review.csv as spreadsheets save it."""

from pathlib import Path

import pytest

from pipeline.review import read_decisions

ROWS = "doc,id,decision,by,note\n清河,t1,数值改为 32,王,\n清河,t2,,,没有决定\n清河,t3,'=3,李,问过\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_encodings_and_delimiters(tmp_path: Path, encoding: str, delimiter: str) -> None:
    file = tmp_path / "review.csv"
    file.write_text(ROWS.replace(",", delimiter), encoding=encoding, newline="\r\n")
    found, failures = read_decisions([(file, "review.csv")])
    assert not failures
    assert [(one.row, one.id, one.words, one.by, one.doc, one.note) for one in found] == [
        (2, "t1", "数值改为 32", "王", "清河", ""),
        (4, "t3", "=3", "李", "清河", "问过"),
    ]


@pytest.mark.parametrize(
    ("content", "says"),
    [(b"", "no column 'id'"), (b"id,by\n1,2\n", "no column 'decision'"), (b"\xff\x81\x00", "UTF-8")],
)
def test_a_file_that_is_no_table_is_named(tmp_path: Path, content: bytes, says: str) -> None:
    file = tmp_path / "review.csv"
    file.write_bytes(content)
    found, failures = read_decisions([(file, "below/review.csv")])
    assert found == () and [one.path for one in failures] == ["below/review.csv"] and says in failures[0].reason
