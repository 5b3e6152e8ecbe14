"""Numbers as automatic numbering writes them: the number formats (ST_NumberFormat) of ECMA-376 part 1, 17.18.59."""

from collections.abc import Callable

_DIGITS = "〇一二三四五六七八九"
_CYCLES = {
    "ideographTraditional": "甲乙丙丁戊己庚辛壬癸",
    "ideographZodiac": "子丑寅卯辰巳午未申酉戌亥",
}
_ROWS = {
    "decimalEnclosedCircle": "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳",
    "decimalEnclosedCircleChinese": "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳",
    "decimalEnclosedParen": "⑴⑵⑶⑷⑸⑹⑺⑻⑼⑽⑾⑿⒀⒁⒂⒃⒄⒅⒆⒇",
    "decimalEnclosedFullstop": "⒈⒉⒊⒋⒌⒍⒎⒏⒐⒑⒒⒓⒔⒕⒖⒗⒘⒙⒚⒛",
    "ideographEnclosedCircle": "㊀㊁㊂㊃㊄㊅㊆㊇㊈㊉",
}
_ROMAN = (
    *((1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"), (40, "XL")),
    *((10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I")),
)
_LEGAL = str.maketrans("〇零一二三四五六七八九十百千", "零零壹贰叁肆伍陆柒捌玖拾佰仟")
_LEGAL_TRADITIONAL = str.maketrans("贰叁陆", "貳參陸")
_FULL_WIDTH = str.maketrans("0123456789", "０１２３４５６７８９")


def counted(number: int) -> str:
    """A number in Chinese numerals as it is counted: 一, 十, 十一, 二十, 一百零一."""
    parts, zero = [], False
    for unit, name in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit = number // unit % 10
        if digit:
            parts.append(("零" if zero else "") + _DIGITS[digit] + name)
            zero = False
        elif parts:
            zero = True
    text = "".join(parts) or "零"
    return text[1:] if text.startswith("一十") else text


def spelled(number: int) -> str:
    """A number digit by digit: 一, 一〇, 一一."""
    return "".join(_DIGITS[int(digit)] for digit in str(number))


def _roman(number: int) -> str:
    text = ""
    for value, letters in _ROMAN:
        text += letters * (number // value)
        number %= value
    return text


def _letters(number: int) -> str:
    """`a` to `z`, then `aa`, `bb` …"""
    return chr(ord("a") + (number - 1) % 26) * ((number - 1) // 26 + 1)


def _legal(number: int) -> str:
    whole = counted(number)
    return ("一" + whole if whole.startswith("十") else whole).translate(_LEGAL)


_FORMATS: dict[str, Callable[[int], str]] = {
    **dict.fromkeys(("chineseCounting", "chineseCountingThousand", "taiwaneseCounting"), counted),
    **dict.fromkeys(("taiwaneseCountingThousand", "japaneseCounting"), counted),
    **dict.fromkeys(("ideographDigital", "taiwaneseDigital", "japaneseDigitalTenThousand"), spelled),
    "chineseLegalSimplified": _legal,
    "ideographLegalTraditional": lambda number: _legal(number).translate(_LEGAL_TRADITIONAL),
    "decimalZero": lambda number: f"{number:02}",
    **dict.fromkeys(("decimalFullWidth", "decimalFullWidth2"), lambda number: str(number).translate(_FULL_WIDTH)),
    "upperRoman": _roman,
    "lowerRoman": lambda number: _roman(number).lower(),
    "upperLetter": lambda number: _letters(number).upper(),
    "lowerLetter": _letters,
    "none": lambda number: "",
}


def numeral(number: int, form: str) -> str:
    """A number in a number format; plain digits where the format is not known or has no sign for the number."""
    if not 0 < number < 10000:
        return "" if form == "none" else str(number)
    if form in _CYCLES:
        return _CYCLES[form][(number - 1) % len(_CYCLES[form])]
    if form in _ROWS:
        return _ROWS[form][number - 1] if number <= len(_ROWS[form]) else str(number)
    return _FORMATS.get(form, str)(number)
