"""Bytes of a file as text: which encoding, and whether it is text at all."""

import codecs
import re

from pipeline.ingest.errors import NoText

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_PLAUSIBLE = re.compile(
    r"[\u4e00-\u9fff\u3000-\u303f\uff00-\uffef\u2010-\u2049\u2460-\u2473\s\x20-\x7e·×°±℃Ⅰ-Ⅹ★☆■□●○◆◇▲△]+"
)
_BINARY = re.compile(r"[\x00-\x08\x0e-\x1a\x7f\ue000-\uf8ff\ufffe\uffff]")
_CONTROLS = dict.fromkeys((*range(9), *range(14, 32), 0x7F, 0xFFFE, 0xFFFF), " ")
_DAMAGE = 0.01
_SAMPLE = 65536


def decode(content: bytes) -> str:
    """The text of a file, without its byte order mark. Raises NoText for what is none.

    The mark decides, then strict UTF-8, UTF-16 without mark, GB18030 (which holds GBK and GB2312), and what
    charset-normalizer finds. Up to one byte in a hundred may be damaged; a control character reads as a space.
    """
    for mark, name in _BOMS:
        if content.startswith(mark):
            return _checked(content[len(mark) :].decode(name, errors="replace"))
    for attempt in (_strict_utf8, _utf16, _loose_utf8, _gb18030, _guessed):
        text = attempt(content)
        if text is not None:
            return _checked(text)
    raise NoText("not a text file: its bytes fit no known encoding")


def _strict_utf8(content: bytes) -> str | None:
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError:
        return None
    return None if "\0" in text else text


def _utf16(content: bytes) -> str | None:
    if len(content) % 2 or len(content) < 4:
        return None
    for name in ("utf-16-le", "utf-16-be"):
        try:
            text = content.decode(name)
        except UnicodeDecodeError:
            continue
        if _share(text) > 0.9:
            return text
    return None


def _loose_utf8(content: bytes) -> str | None:
    return _tolerant(content, "utf-8")


def _gb18030(content: bytes) -> str | None:
    return _tolerant(content, "gb18030")


def _tolerant(content: bytes, name: str) -> str | None:
    text = content.decode(name, errors="replace")
    if text.count("\ufffd") > _DAMAGE * len(text) or _share(text) < 0.9:
        return None
    return text


def _guessed(content: bytes) -> str | None:
    from charset_normalizer import from_bytes

    best = from_bytes(content[:_SAMPLE]).best()
    return None if best is None else _tolerant(content, best.encoding)


def _share(text: str) -> float:
    """How much of a text is what Chinese plans are written in."""
    sample = text[:_SAMPLE]
    return sum(len(found) for found in _PLAUSIBLE.findall(sample)) / max(len(sample), 1)


def _checked(text: str) -> str:
    sample = text[:_SAMPLE]
    if len(_BINARY.findall(sample)) > _DAMAGE * len(sample):
        raise NoText("not a text file: binary content")
    return text.translate(_CONTROLS)
