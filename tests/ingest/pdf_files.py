"""PDF files of Chinese text for tests, written by hand: a font that readers know by name and nothing else."""

from collections.abc import Sequence
from hashlib import md5

_SIZE, _LEFT, _TOP, _LEADING = 16, 72, 770, 28
_PADDING = bytes.fromhex("28bf4e5e4e758a4164004e56fffa01082e2e00b6d0683e802f0ca9fe6453697a")  # of the PDF standard
_FILE_ID = bytes(range(16))


def pdf(pages: Sequence[Sequence[str]], rules: str = "") -> bytes:
    """A PDF with the lines of each page below each other; two ideographic spaces in front are an indent of two."""
    return drawn(
        [rules + "".join(_shown(line, _TOP - _LEADING * at) for at, line in enumerate(page)) for page in pages]
    )


def drawn(pages: Sequence[str], turned: int = 0) -> bytes:
    """A PDF of pages given as what is drawn on them; `turned` is how a viewer turns each, in degrees clockwise."""
    return _file(_objects(pages, turned))


def encrypted(pages: Sequence[str], password: str) -> bytes:
    """The same, encrypted for a password (standard handler, revision 2: RC4 of 40 bits); it may be empty."""
    owner = _rc4(md5(_padded("owner")).digest()[:5], _padded(password))
    allowed = (0xFFFFFFFC).to_bytes(4, "little")
    key = md5(_padded(password) + owner + allowed + _FILE_ID).digest()[:5]
    handler = f"<< /Filter /Standard /V 1 /R 2 /P -4 /O <{owner.hex()}> /U <{_rc4(key, _PADDING).hex()}> >>"
    return _file(_objects(pages, 0), handler, key)


def text(x: float, y: float, words: str, size: float = 16) -> str:
    """Words at a place, from the lower left corner in points; each sign is as wide as the font is high."""
    return f"BT /F {size} Tf {x} {y} Td <{words.encode('utf-16-be').hex()}> Tj ET\n"


def rule(x0: float, y0: float, x1: float, y1: float) -> str:
    """A ruled line."""
    return f"{x0} {y0} m {x1} {y1} l S\n"


def _objects(pages: Sequence[str], turned: int) -> list[str]:
    kids = " ".join(f"{5 + 2 * number} 0 R" for number in range(len(pages)))
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Count {len(pages)} /Kids [{kids}] >>",
        "<< /Type /Font /Subtype /Type0 /BaseFont /STSong-Light /Encoding /UniGB-UCS2-H /DescendantFonts [4 0 R] >>",
        "<< /Type /Font /Subtype /CIDFontType0 /BaseFont /STSong-Light /DW 1000"
        " /CIDSystemInfo << /Registry (Adobe) /Ordering (GB1) /Supplement 2 >> >>",
    ]
    for number, content in enumerate(pages):
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Rotate {turned} /Contents {6 + 2 * number} 0 R"
            " /Resources << /Font << /F 3 0 R >> >> >>"
        )
        objects.append(f"<< /Length {len(content)} >>\nstream\n{content}\nendstream")
    return objects


def _shown(line: str, y: int) -> str:
    bare = line.lstrip("　")
    return text(_LEFT + _SIZE * (len(line) - len(bare)), y, bare, _SIZE)


def _file(objects: Sequence[str], handler: str = "", key: bytes = b"") -> bytes:
    body, places = b"%PDF-1.4\n", []
    for number, content in enumerate([*objects, handler] if handler else objects, 1):
        places.append(len(body))
        body += b"%d 0 obj\n%s\nendobj\n" % (number, _sealed(content, number, key))
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    size = len(places) + 1
    sealed = f" /Encrypt {size - 1} 0 R /ID [<{_FILE_ID.hex()}> <{_FILE_ID.hex()}>]" if handler else ""
    tail = f"xref\n0 {size}\n0000000000 65535 f \n{table}trailer\n<< /Size {size} /Root 1 0 R{sealed} >>\n"
    return body + f"{tail}startxref\n{len(body)}\n%%EOF\n".encode("ascii")


def _sealed(content: str, number: int, key: bytes) -> bytes:
    """An object with its stream encrypted; it has no strings."""
    raw = content.encode("ascii")
    if not key or b"stream\n" not in raw:
        return raw
    head, _, rest = raw.partition(b"stream\n")
    data, end, _ = rest.rpartition(b"\nendstream")
    one = md5(key + number.to_bytes(3, "little") + bytes(2)).digest()[:10]
    return head + b"stream\n" + _rc4(one, data) + end


def _padded(password: str) -> bytes:
    return (password.encode("ascii") + _PADDING)[:32]


def _rc4(key: bytes, data: bytes) -> bytes:
    state, j = list(range(256)), 0
    for i in range(256):
        j = (j + state[i] + key[i % len(key)]) % 256
        state[i], state[j] = state[j], state[i]
    i, j, found = 0, 0, bytearray()
    for byte in data:
        i = (i + 1) % 256
        j = (j + state[i]) % 256
        state[i], state[j] = state[j], state[i]
        found.append(byte ^ state[(state[i] + state[j]) % 256])
    return bytes(found)
