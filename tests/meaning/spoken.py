"""A writer of numbers: a whole number as num2words says it, and as people vary that, with and without a noun.

It shares no word with etl/meaning: what it writes is read back by the tests and by benchmarks/number_words.py.
"""

from collections.abc import Iterator

from num2words import num2words

# Writer → the language in which its text is read.
WRITERS = {
    **{code: code for code in ("en", "es", "fr", "pt", "it", "de", "nl", "ar", "ru", "ko", "ja", "id", "tr", "zh")},
    "en_IN": "en",
    "fr_BE": "fr",
    "fr_CH": "fr",
    "pt_BR": "pt",
}
NOUNS = {
    "en": ("euros", "cities", "people"),
    "es": ("euros", "ciudades", "personas"),
    "fr": ("euros", "villes", "personnes"),
    "pt": ("euros", "cidades", "pessoas"),
    "it": ("euro", "città", "persone"),
    "de": ("Euro", "Städte", "Personen"),
    "nl": ("euro", "steden", "personen"),
    "ar": ("يورو", "مدينة", "شخص"),
    "ru": ("евро", "городов", "человек"),
    "ko": ("명", "유로", "개 도시"),
    "ja": ("人", "ユーロ", "の都市"),
    "zh": ("人", "欧元", "个城市"),
    "id": ("euro", "kota", "orang"),
    "tr": ("euro", "şehir", "kişi"),
}
# Languages that write a noun right behind its number.
_NO_SPACE = ("ko", "ja", "zh")
# What people write instead: language → pairs of what num2words writes and what else is usual.
_HABITS = {
    "en": ((" and ", " "), (",", ""), ("-", " "), ("-", "\u2010")),
    "es": (("entos", "entas"), ("veintiuno", "veintiún"), ("uno", "una"), ("millones", "millónes")),
    "fr": (("-", " "), (" ", "-"), ("vingts", "vingt"), ("cents", "cent"), ("-", "\u2011")),
    "pt": (("entos", "entas"), ("dois", "duas"), (",", ""), ("um", "uma")),
    "it": (("é", "e'"), (" e ", " ")),
    "de": (("tausend", " tausend "), ("hundert", " hundert "), ("ß", "ss"), ("ü", "ue")),
    "nl": (("ë", "e"), ("duizend", "duizend "), ("é", "e")),
    "ar": ((" و ", " و"), ("مئة", "مائة"), ("مائة", "مئة"), ("اً", "ا"), ("رون ", "رين ")),
    "ru": (("ё", "е"), ("один ", "одна "), ("тысяч ", "тыс ")),
    "ko": (("만 ", "만"), ("만", "만 "), ("천", "천 "), (" ", "")),
    "ja": (("一万", "壱万"), ("二", "弐"), ("十", "拾")),
    "zh": (("二千", "两千"), ("万", "萬"), ("零", "〇")),
    "id": ((" ribu", " rb"), (" juta", "  juta")),
    "tr": (("bin", " bin "), ("yüz", " yüz "), ("milyon", " milyon ")),
}
_DIGITS = "零一二三四五六七八九"


def variants(number: int, writer: str) -> Iterator[str]:
    """The texts for one number, none twice; none where num2words has no word for it."""
    language = WRITERS[writer]
    spoken = chinese(number) if writer == "zh" else num2words(number, lang=writer)
    words = [spoken, *(spoken.replace(*habit).strip() for habit in _HABITS[language])]
    noun = NOUNS[language][number % 3]
    gap = "" if language in _NO_SPACE and number % 2 else " "
    written = [text for word in words for text in (word, f"{word}{gap}{noun}", word.capitalize())]
    yield from dict.fromkeys(written)


def chinese(number: int) -> str:
    """A number below 10¹² in Chinese characters."""
    if number >= 10**4:
        size, sign = (10**8, "亿") if number >= 10**8 else (10**4, "万")
        high, low = divmod(number, size)
        zero = "零" if low and low < size // 10 else ""
        return chinese(high) + sign + zero + (chinese(low) if low else "")
    said, is_open = "", False
    for size, sign in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit = number // size % 10
        said += (("零" if is_open else "") + _DIGITS[digit] + sign) if digit else ""
        is_open = bool(said) and not digit
    said = said or "零"
    return said.removeprefix("一") if 10 <= number < 20 else said
