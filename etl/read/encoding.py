"""How the letters of a plain text file are written, which such a file does not say."""

import re
from collections.abc import Iterator
from itertools import pairwise

from etl.findings import Finding
from etl.folder.reference import rows
from etl.read.errors import DocumentError

LETTERS_MIN = 20  # fewer letters fit several scripts by chance
SHARE_MIN = 0.95  # of the letters are of the script; names and loanwords are the rest
RUN_SHARE_MIN = 0.5  # accented letters stand alone or in pairs among plain ones, other scripts in longer runs
LATIN_SHARE_MIN = 0.9
_SAVE_AS_UTF8 = "Save it as CSV UTF-8 or as a workbook and send it again."
_RUN = re.compile(rb"[\x80-\xff]{3,}")
_LETTER_LIKE = re.compile(r"[^\W\d_¹²³¼½¾](?<![\x00-\x7f])|[^\x00-\x7f](?=[^\W\d_])")
_SIGNS = "«»“”„‚‘’¿¡–—…·•§©€°\u00a0\u0307"
_HIGH = re.compile(rb"[\x80-\xff]")


def decoded(data: bytes) -> tuple[str, list[Finding]]:
    """The text of a file and, where its letters could only be judged by themselves, a finding; raises DocumentError."""
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return data.decode("utf-16", "replace"), []
    if b"\x00" in data:
        raise DocumentError("wrong_format", "This is not a text file.", hint=_SAVE_AS_UTF8)
    try:
        return data.decode("utf-8-sig"), []
    except UnicodeDecodeError:
        return _by_its_letters(data)


def _by_its_letters(data: bytes) -> tuple[str, list[Finding]]:
    """The text under the one encoding that makes nearly all its letters of one script, or of one Latin alphabet."""
    is_latin = sum(map(len, _RUN.findall(data))) < RUN_SHARE_MIN * len(_HIGH.findall(data))
    text, name = _latin(data) if is_latin else next(_fitting(data), ("", ""))
    if not text:
        raise DocumentError(
            "unknown_encoding", "The file does not say how its letters are written.", hint=_SAVE_AS_UTF8
        )
    message = f"The file does not say how its letters are written; they were read as {name} ones."
    return text, [Finding("text_encoding_assumed", message, text=_sample(text), hint=_SAVE_AS_UTF8)]


def _latin(data: bytes) -> tuple[str, str]:
    """The text, with the encoding's name, whose letters are those of a language; ("", "") where several differ.

    The alphabets are asked in the order of text_alphabets.csv: those of Western Europe before others that fit as well.
    """
    alphabets = rows("text_alphabets")
    for position in sorted({row["position"] for row in alphabets}):
        tried = {row["encoding"]: row["name"] for row in alphabets if row["position"] == position}
        texts = {
            data.decode(encoding, "replace"): name
            for encoding, name in tried.items()
            if _has_letters(encoding, position, data)
        }
        if texts:
            return next(iter(texts.items())) if len(texts) == 1 else ("", "")
    return "", ""


def _has_letters(encoding: str, position: str, data: bytes) -> bool:
    """Whether a file under an encoding is written with one of the alphabets that have it at a position."""
    text = data.decode(encoding, "replace")
    alphabets = (row for row in rows("text_alphabets") if (row["position"], row["encoding"]) == (position, encoding))
    return any(_is_written_with(row["letters"], text) for row in alphabets)


def _is_written_with(alphabet: str, text: str) -> bool:
    """Whether nearly all letters beyond ASCII, and signs that lead on to a letter, are of an alphabet."""
    beyond = [sign for sign in _LETTER_LIKE.findall(text.lower()) if sign not in _SIGNS]
    return sum(sign not in alphabet for sign in beyond) <= (1 - LATIN_SHARE_MIN) * len(beyond)


def _fitting(data: bytes) -> Iterator[tuple[str, str]]:
    """The texts, with the name of the script, under each encoding that fits."""
    for row in rows("text_encodings"):
        try:
            text = data.decode(row["encoding"])
        except UnicodeDecodeError:
            continue
        letters = "".join(letter for letter in text if letter.isalpha() and not letter.isascii())
        if (
            len(letters) >= LETTERS_MIN
            and _share(row["letters"], letters) >= SHARE_MIN
            and _share(row["own_letters"], letters) >= float(row["own_share_min"])
            and _capitals_inside_words(text) <= (1 - SHARE_MIN) * len(letters)
            and not (row["impossible"] and len(re.findall(row["impossible"], text)) > (1 - SHARE_MIN) * len(letters))
        ):
            yield text, row["name"]


def _share(script: str, letters: str) -> float:
    """Which part of the letters belongs to a script, given as the inside of a character class."""
    return len(re.findall(f"[{script}]", letters.lower())) / len(letters)


def _capitals_inside_words(text: str) -> int:
    """How many capitals follow a small letter, as in Arabic or Greek bytes taken for Cyrillic ones."""
    return sum(one.islower() and two.isupper() for one, two in pairwise(text))


def _sample(text: str) -> str:
    """The first line that holds such letters."""
    return next(line.strip()[:80] for line in text.splitlines() if not line.isascii())
