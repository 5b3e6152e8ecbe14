"""How characters are read (拼音), for a search by those who type letters."""

from collections.abc import Iterable


def readings(words: Iterable[str]) -> dict[str, str]:
    """Each Chinese character of the words with all its readings, without tones, ü as v: 重 → `zhong chong tong`.

    All readings, not the likely one: a search that finds 重庆 under both zhong and chong misses nothing.
    """
    from pypinyin import Style, pinyin  # costs 0.13 s to import: only who needs the page pays

    signs = sorted({sign for word in words for sign in word if not sign.isascii()})
    sounds = {sign: pinyin(sign, style=Style.NORMAL, heteronym=True, errors="ignore") for sign in signs}
    return {sign: " ".join(dict.fromkeys(found[0])) for sign, found in sounds.items() if found}
