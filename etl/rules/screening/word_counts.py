"""How many words a text has, for the form's limits of 150, 200 and 30 words.

A word is what stands between spaces and has a letter or a digit, as a text editor counts it: a Korean eojeol is one
word, an Arabic word with its article and particles is one, and so are "city-to-city" and "2015-2030". Scripts without
spaces are counted by characters. How many make a word (data/reference/word_counting.csv) was measured with segmenters,
which differ: so the count has bounds, and only where both lie on one side of a limit is there a verdict.
"""

import math
import re
import unicodedata
from dataclasses import dataclass
from functools import cache

from etl.folder.reference import rows

_WORD = re.compile(r"[^\W_]\S*")  # from the first letter or digit of a token to its end


@dataclass(frozen=True, slots=True)
class WordRange:
    """The least and the most words that a text may be said to have; equal where spaces part its words."""

    least: int
    most: int


def count_words(text: str, language: str | None = None) -> int:
    """The words of a text; an estimate, by the usual characters a word, where a script has no spaces."""
    spaced, characters = _parts(text, language)
    return spaced + sum(math.ceil(count / _per_word(name)[0]) for name, count in characters.items())


def count_range(text: str, language: str | None = None) -> WordRange:
    """The bounds of the count: by the most and by the fewest characters that make a word."""
    spaced, characters = _parts(text, language)
    least = sum(math.ceil(count / _per_word(name)[2]) for name, count in characters.items())
    most = sum(math.ceil(count / _per_word(name)[1]) for name, count in characters.items())
    return WordRange(spaced + least, spaced + most)


def _parts(text: str, language: str | None) -> tuple[int, dict[str, int]]:
    """The words parted by spaces, and the characters of scripts without spaces by the language that counts them."""
    text = unicodedata.normalize("NFC", text)
    if text.isascii():
        return _spaced(text), {}
    writing = _writing(text, language)
    names = [_unspaced(letter, writing) for letter in text]
    rest = "".join(" " if name else letter for letter, name in zip(text, names, strict=True))
    return _spaced(rest), {name: names.count(name) for name in set(names) if name}


def _spaced(text: str) -> int:
    """The tokens between spaces that have a letter or a digit; a lone dash or bullet is no word."""
    return len(_WORD.findall(text))


def _writing(text: str, language: str | None) -> str | None:
    """The language that decides what Han characters count: as told, else as the script beside them says."""
    if language and language[:2] in ("ja", "ko", "zh"):
        return language[:2]
    scripts = {unicodedata.name(letter, "").split(" ")[0] for letter in text}
    if scripts & {"HIRAGANA", "KATAKANA"}:
        return "ja"
    return "ko" if "HANGUL" in scripts else "zh"


@cache
def _unspaced(letter: str, writing: str | None) -> str:
    """The language whose row counts a character; "" for one of a script with spaces, as Hanja among Korean."""
    name = unicodedata.name(letter, "")
    for row in rows("word_counting"):
        if name.startswith(tuple(row["scripts"].split("|"))) and (row["language"] == writing or not _is_han(row)):
            return row["language"]
    return ""


def _is_han(row: dict[str, str]) -> bool:
    return "CJK UNIFIED" in row["scripts"]


@cache
def _per_word(language: str) -> tuple[float, float, float]:
    """Characters a word: the usual, the fewest and the most."""
    (row,) = (row for row in rows("word_counting") if row["language"] == language)
    return (
        float(row["characters_per_word"]),
        float(row["characters_per_word_least"]),
        float(row["characters_per_word_most"]),
    )
