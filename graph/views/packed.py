"""JSON as it travels in a page: deflated and in base64, to be opened by the page only when a reader asks for it.

Base64 holds no sign that HTML or JavaScript could take for its own, so that a document with `</script>` in it is safe.
"""

import base64
import json
import zlib

# A page is written once and opened often: the smallest form is worth its time.
_LEVEL = 9
# Halves of surrogate pairs, which damaged files hold and UTF-8 cannot.
_HALVES: dict[int, str] = {half: f"\\u{half:04x}" for half in range(0xD800, 0xE000)}


def packed(value: object) -> str:
    """A JSON value as base64 of its zlib stream (RFC 1950)."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":")).translate(_HALVES)
    return base64.b64encode(zlib.compress(text.encode("utf-8"), _LEVEL)).decode("ascii")


def unpacked(text: str) -> object:
    """The value that was packed."""
    return json.loads(zlib.decompress(base64.b64decode(text)))
