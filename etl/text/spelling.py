"""How words are compared: which marks on letters may be left out, and which make another letter."""

import re
import unicodedata
from functools import cache, lru_cache
from pathlib import PurePosixPath

# Scripts whose letters are the same with and without accents: people leave them out, capitals drop them.
_ACCENTED = ("LATIN", "GREEK")
_LAST_LETTERS = 0x1FFFF  # behind it stand ideographs, which bear no marks
# Vowel points that most writers of Arabic and Hebrew leave out, and the stretching stroke.
_POINTS = frozenset("\u0640\u0670\u05bf\u05c1\u05c2") | set(map(chr, [*range(0x064B, 0x0653), *range(0x0591, 0x05BE)]))


def name_key(text: str) -> str:
    """A name as it is compared with another of its kind: in NFC, without regard to case and to the width of spaces."""
    return unicodedata.normalize("NFC", " ".join(unicodedata.normalize("NFC", text).casefold().split()))


def path_key(text: str) -> str:
    """The path of a file below the inbox as it is compared: in NFC, with / between folders whatever stood there."""
    parts = PurePosixPath(unicodedata.normalize("NFC", text).replace("\\", "/")).parts
    return "/".join(part.strip() for part in parts if part not in ("/", "."))


def unaccented(text: str) -> str:
    """The text in NFKC without the accents of Latin and Greek letters and the vowel points of Arabic and Hebrew.

    Any other mark makes another letter and stays: й is not и, が is not か, पटना (Patna) is not पाटन (Patan).
    """
    if text.isascii():
        return text
    kept, base = [], ""
    for letter in unicodedata.normalize("NFKD", text):
        if not unicodedata.combining(letter):
            base = letter
        elif not _keeps_marks(base):
            continue
        if letter not in _POINTS:
            kept.append(letter)
    return unicodedata.normalize("NFC", "".join(kept))


@lru_cache(maxsize=4096)
def _keeps_marks(base: str) -> bool:
    """Whether a mark on this letter, or on the vowel sign after one, makes another letter."""
    return unicodedata.category(base or " ")[0] in "LM" and not unicodedata.name(base, "").startswith(_ACCENTED)


@cache
def marks() -> str:
    """All marks that stand on letters, as ranges for a regular expression: `\\w` holds none of them."""
    is_mark = [unicodedata.category(chr(code))[0] == "M" for code in range(_LAST_LETTERS + 1)]
    starts = [chr(code) for code in range(1, _LAST_LETTERS) if is_mark[code] and not is_mark[code - 1]]
    ends = [chr(code) for code in range(1, _LAST_LETTERS) if is_mark[code] and not is_mark[code + 1]]
    return "".join(f"{first}-{last}" for first, last in zip(starts, ends, strict=True))


@cache
def _word() -> re.Pattern[str]:
    return re.compile(rf"[^\W_](?:[^\W_]|[{marks()}])*")


def word_name(text: str) -> str:
    """A name as its words in small letters, without punctuation."""
    return " ".join(_word().findall(unicodedata.normalize("NFC", text).casefold()))


def plain_name(text: str) -> str:
    """A name as its words in small letters, without punctuation and without accents, which people leave out."""
    return " ".join(_word().findall(unaccented(text.casefold())))
