"""Quarters and halves with one noun for several: written in each language's habits and read back."""

from itertools import combinations

import pytest

from etl.meaning.years import read_years

# (orders of the four quarters, noun in the singular and the plural with the year, joint of a range, joint of a list)
QUARTERS = {
    "en": ("first second third fourth", "{} quarter of 2026", "{} quarters of 2026", "to", "and"),
    "es": ("primer segundo tercer cuarto", "{} trimestre de 2026", "{} trimestres de 2026", "a", "y"),
    "pt": ("primeiro segundo terceiro quarto", "{} trimestre de 2026", "{} trimestres de 2026", "a", "e"),
    "fr": ("premier deuxième troisième quatrième", "{} trimestre 2026", "{} trimestres 2026", "au", "et"),
    "it": ("primo secondo terzo quarto", "{} trimestre 2026", "{} trimestri 2026", "al", "e"),
    "de": ("erstes zweites drittes viertes", "{} Quartal 2026", "{} Quartal 2026", "bis", "und"),
    "ru": ("первый второй третий четвертый", "{} квартал 2026", "{} кварталы 2026", "по", "и"),
}
FIGURES = {
    "en": ("1st 2nd 3rd 4th", "1 2 3 4"),
    "es": ("1.º 2.º 3.º 4.º", "1º 2º 3º 4º", "I II III IV"),
    "pt": ("1.º 2.º 3.º 4.º", "1º 2º 3º 4º"),
    "fr": ("1er 2e 3e 4e", "1er 2ème 3ème 4ème"),
    "it": ("1° 2° 3° 4°", "I II III IV"),
    "de": ("1. 2. 3. 4.",),
    "ru": ("1 2 3 4", "I II III IV"),
}
EASTERN = {
    "ko": ("2026년 {}~{}분기", "2026년 {}·{}분기", "2026년 {}분기~{}분기"),
    "ja": ("2026年第{}~第{}四半期", "2026年第{}・第{}四半期"),
    "zh": ("2026年第{}至第{}季度", "2026年第{}、{}季度"),
    "tr": ("2026 yılı {}. ve {}. çeyreği", "2026 {}. ila {}. çeyrek"),
    "id": ("triwulan {} sampai {} tahun 2026", "kuartal {}-{} 2026"),
}


def months(first: int, last: int) -> tuple[str, str]:
    return f"2026-{3 * first - 2:02}", f"2026-{3 * last:02}"


@pytest.mark.parametrize("language", QUARTERS)
def test_quarters_with_one_noun_are_read_as_written(language):
    words, one, several, until, joint = QUARTERS[language]
    for orders in (words, *FIGURES[language]):
        told = orders.split()
        for first, last in combinations(range(1, 5), 2):
            for noun in {one, several}:
                text = noun.format(f"{told[first - 1]} {until} {told[last - 1]}")
                reading = read_years(text, language)
                assert (text, reading.state) == (text, "read")
                assert (text, reading.value["start"], reading.value["end"]) == (text, *months(first, last))
            if last == first + 1:
                text = several.format(f"{told[first - 1]} {joint} {told[last - 1]}")
                reading = read_years(text, language)
                assert (text, reading.state) == (text, "read")
                assert (text, reading.value["start"], reading.value["end"]) == (text, *months(first, last))


@pytest.mark.parametrize("language", EASTERN)
def test_quarters_that_are_not_read_are_never_the_whole_year(language):
    for first, last in combinations(range(1, 5), 2):
        for written in EASTERN[language]:
            text = written.format(first, last)
            reading = read_years(text, language)
            told = (reading.value["start"], reading.value["end"])
            assert reading.state != "read" or told == months(first, last), text


def test_the_number_of_an_activity_is_no_quarter():
    reading = read_years("Activity 1, 2nd quarter 2026", "en")
    assert (reading.value["start"], reading.value["end"]) == ("2026-04", "2026-06")


def test_halves_share_a_noun_too():
    reading = read_years("1.º y 2.º semestre de 2026", "es")
    assert (reading.state, reading.value["start"], reading.value["end"]) == ("read", "2026-01", "2026-12")
