"""PDF files of Chinese text for tests, written by hand: a font that readers know by name and nothing else."""

from collections.abc import Sequence

_SIZE, _LEFT, _TOP, _LEADING = 16, 72, 770, 28


def pdf(pages: Sequence[Sequence[str]], rules: str = "") -> bytes:
    """A PDF with the lines of each page below each other; two ideographic spaces in front are an indent of two."""
    kids = " ".join(f"{5 + 2 * number} 0 R" for number in range(len(pages)))
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Count {len(pages)} /Kids [{kids}] >>",
        "<< /Type /Font /Subtype /Type0 /BaseFont /STSong-Light /Encoding /UniGB-UCS2-H /DescendantFonts [4 0 R] >>",
        "<< /Type /Font /Subtype /CIDFontType0 /BaseFont /STSong-Light /DW 1000"
        " /CIDSystemInfo << /Registry (Adobe) /Ordering (GB1) /Supplement 2 >> >>",
    ]
    for number, lines in enumerate(pages):
        content = rules + "".join(_shown(line, _TOP - _LEADING * at) for at, line in enumerate(lines))
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents {6 + 2 * number} 0 R"
            " /Resources << /Font << /F 3 0 R >> >> >>"
        )
        objects.append(f"<< /Length {len(content)} >>\nstream\n{content}\nendstream")
    return _file(objects)


def _shown(line: str, y: int) -> str:
    bare = line.lstrip("　")
    x = _LEFT + _SIZE * (len(line) - len(bare))
    return f"BT /F {_SIZE} Tf {x} {y} Td <{bare.encode('utf-16-be').hex()}> Tj ET\n"


def _file(objects: Sequence[str]) -> bytes:
    body, places = "%PDF-1.4\n", []
    for number, content in enumerate(objects, 1):
        places.append(len(body))
        body += f"{number} 0 obj\n{content}\nendobj\n"
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    size = len(objects) + 1
    tail = (
        f"xref\n0 {size}\n0000000000 65535 f \n{table}trailer\n<< /Size {size} /Root 1 0 R >>\nstartxref\n{len(body)}\n"
    )
    return (body + tail + "%%EOF\n").encode("ascii")
