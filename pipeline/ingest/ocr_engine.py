"""Recognition of text in a picture by RapidOCR (Apache-2.0), which carries its models inside its package.

Its models are named by their path: without one it would look for a download. Its classifier of upside-down lines is
not asked: it turns good lines around; `ocr_turns` looks at whole pages.
"""

import logging
from collections.abc import Callable, Sequence
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from pipeline.ingest.errors import Unreadable

if TYPE_CHECKING:
    from PIL.Image import Image

MISSING = "to read it, run .venv/bin/python -m pip install -e '.[ocr]' -c constraints.txt"
SIDE = 2000
"""The longer side in pixels to which the recogniser brings a picture: 170 dots per inch of an A4 page."""
A4 = 842.0
"""The longer side of an A4 page in points."""

Point = tuple[float, float]


class Sign(NamedTuple):
    """A recognised character: where it begins and ends as shares of its line, and how sure the recogniser is."""

    sign: str
    start: float
    end: float
    confidence: float


class Reading(NamedTuple):
    """A recognised line: the middles of its left and right edge and its height in pixels, and its characters."""

    left: Point
    right: Point
    height: float
    signs: tuple[Sign, ...]


Recogniser = Callable[[Any], list[Reading]]
"""Reads a picture (PIL.Image, RGB), line by line."""


def is_installed() -> bool:
    """Whether the extra is there."""
    return find_spec("rapidocr") is not None and find_spec("onnxruntime") is not None


@cache
def recogniser() -> Recogniser:
    """What reads a picture; loaded once. Raises Unreadable where the extra, or a model of it, is missing."""
    if not is_installed():
        raise Unreadable(f"no recogniser of text in pictures; {MISSING}")
    import rapidocr

    logging.getLogger("RapidOCR").setLevel(logging.ERROR)
    folder = Path(rapidocr.__file__).parent / "models"
    models = {f"{part}.model_path": _model(folder, part) for part in ("Det", "Rec")}
    engine: Any = rapidocr.RapidOCR(
        params={"Global.log_level": "error", "Global.max_side_len": SIDE, "Global.use_cls": False, **models}
    )

    def read(picture: "Image") -> list[Reading]:
        import numpy

        found = engine(numpy.asarray(picture)[:, :, ::-1], return_word_box=True, return_single_char_box=True)
        if found.boxes is None or found.txts is None:
            return []
        words = [word for word in found.word_results if word]
        known = words if len(words) == len(found.txts) else [()] * len(found.txts)
        parts = zip(found.boxes, found.txts, found.scores, known, strict=True)
        return [_reading(box, text, score, word) for box, text, score, word in parts]

    return read


def _model(folder: Path, part: str) -> str:
    found = sorted(folder.glob(f"*_{part.lower()}_*.onnx"))
    if not found:
        raise Unreadable(f"the OCR recogniser has no model inside its package; {MISSING}")
    return str(found[-1])


def _reading(box: Any, text: str, score: float, words: Sequence[Any]) -> Reading:
    """A line from its four corners (from the upper left one, clockwise) and its characters with theirs."""
    corners = [(float(x), float(y)) for x, y in box]
    left, right = _middle(corners[0], corners[3]), _middle(corners[1], corners[2])
    height = (corners[3][1] - corners[0][1] + corners[2][1] - corners[1][1]) / 2
    return Reading(left, right, height, _signs(text, score, words, left[0], right[0]))


def _middle(one: Point, other: Point) -> Point:
    return (one[0] + other[0]) / 2, (one[1] + other[1]) / 2


def _signs(text: str, score: float, words: Sequence[Any], left: float, right: float) -> tuple[Sign, ...]:
    """The characters at their boxes; evenly set, with the score of the line, where these are not those of the text."""
    wide = max(right - left, 1.0)
    if "".join(word[0] for word in words) != text.replace(" ", ""):
        step = 1 / max(len(text), 1)
        return tuple(Sign(sign, at * step, (at + 1) * step, round(score, 2)) for at, sign in enumerate(text))
    found: list[Sign] = []
    boxes = iter(words)
    for sign in text:
        if sign == " ":
            end = found[-1].end if found else 0.0
            found.append(Sign(" ", end, end, round(score, 2)))
            continue
        _, confidence, box = next(boxes)
        start, end = ((float(x) - left) / wide for x in (min(box[0][0], box[3][0]), max(box[1][0], box[2][0])))
        found.append(Sign(sign, start, end, round(float(confidence), 2)))
    return tuple(found)
