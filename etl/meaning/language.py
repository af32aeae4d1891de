"""Which language a short text is written in, and the folding that lets words be compared across spellings."""

import re
import unicodedata
from collections import Counter
from functools import cache, lru_cache

from etl.folder.reference import forms, rows

# One character for one character, so that places in the folded text are places in the text.
_PLAIN = str.maketrans(
    {
        **dict.fromkeys("‐‑‒–—―−－﹣‒", "-"),
        **dict.fromkeys("～〜∼˜", "~"),
        **dict.fromkeys("‘’‛′´`＇ʼ", "'"),
        **dict.fromkeys("“”„″«»「」『』＂", '"'),
        **dict.fromkeys(
            "\u00a0\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000", " "
        ),
        **dict.fromkeys("\t\n\r\f\v", " "),
        **dict.fromkeys("٬،，、", ","),
        **dict.fromkeys("٫．。", "."),
        **dict.fromkeys("أإآٱ", "ا"),
        "ى": "ي",
        "ة": "ه",
        "；": ";",
        "؛": ";",
        "：": ":",
        "／": "/",
        "（": "(",
        "）": ")",
        "＋": "+",
        "％": "%",
        "٪": "%",
        "＄": "$",
        "￥": "¥",
        "￦": "₩",
        "￡": "£",
        "ı": "i",
        "İ": "i",
        **dict.fromkeys("Ёё", "е"),
    }
)


_BLANK = re.compile(r"\s")
_WORD = re.compile(r"[^\W\d_]+")


def _fold_character(character: str) -> str:
    """One character in lower case, as a plain digit; Latin and Greek letters lose their accents, others keep marks."""
    if character.isdecimal():
        return str(unicodedata.digit(character))
    plain = character.translate(_PLAIN)
    plain = plain.lower() if len(plain.lower()) == 1 else plain
    base = unicodedata.normalize("NFD", plain)[0]
    return base if "a" <= base <= "z" or "Ͱ" <= base <= "Ͽ" else plain


class _Folds(dict[int, str]):
    """What each character is folded to, worked out when it is first met."""

    def __missing__(self, code: int) -> str:
        self[code] = _fold_character(chr(code))
        return self[code]


_FOLDS = _Folds()


@lru_cache(maxsize=16)
def fold(text: str) -> str:
    """The text in lower case without accents, with plain digits, dashes, quotes and spaces; as long as the text.

    The last few are kept, because each step of reading one text asks for it anew.
    """
    if text.isascii():
        folded = _BLANK.sub(" ", text.lower())
        return text if folded == text else folded  # most words of a table are: one text for both takes less memory
    return text.translate(_FOLDS)


@cache
def _own_letters() -> dict[str, frozenset[str]]:
    """Language → letters that its relatives lack."""
    languages = {row["language"] for row in rows("language_words") if row["role"] == "letter"}
    return {one: frozenset(forms("language_words", role="letter", language=one)) for one in languages}


@cache
def _scripts() -> tuple[tuple[str, re.Pattern[str]], ...]:
    table = (row for row in rows("language_words") if row["role"] == "script")
    return tuple((row["language"], re.compile(f"[{row['form']}]")) for row in table)


@cache
def _languages_of_word() -> dict[str, tuple[str, ...]]:
    """The languages in which each folded frequent word is at home."""
    languages: dict[str, tuple[str, ...]] = {}
    listed = ((row["language"], fold(row["form"])) for row in rows("language_words") if row["role"] == "word")
    for language, word in dict.fromkeys(listed):
        languages[word] = (*languages.get(word, ()), language)
    return languages


def _by_letters(text: str, among: tuple[str, ...]) -> str | None:
    """The one of these languages whose own letters the text has."""
    own = _own_letters()
    return next((language for language in among if not own.get(language, frozenset()).isdisjoint(text)), None)


def language_of_script(text: str) -> str | None:
    """The language of the first script other than Latin that the text has (Korean and Japanese before Chinese)."""
    if text.isascii():
        return None
    found = next((language for language, script in _scripts() if script.search(text)), None)
    relatives = {"ar": ("fa",), "ru": ("uk",), "zh": ("ja",)}
    return found and (_by_letters(text, relatives.get(found, ())) or found)


@lru_cache(maxsize=1024)
def guess_language(text: str) -> str | None:
    """The two-letter code of the text's language by script, own letters and frequent words; None if open."""
    if found := language_of_script(text):
        return found
    known = _languages_of_word()
    votes = Counter(language for word in _WORD.findall(fold(text)) for language in known.get(word, ()))
    if marked := _by_letters(text.lower(), ("es", "pt", "de", "fr", "tr")):
        votes[marked] += 2
    most = max(votes.values(), default=0)
    leading = [language for language, count in votes.items() if count == most]
    return leading[0] if len(leading) == 1 else None


def likely_language(text: str, given: str | None) -> str | None:
    """The guessed language of a text; one in Chinese characters alone is Japanese where that is given."""
    guessed = guess_language(text)
    return given if guessed == "zh" and given == "ja" else guessed
