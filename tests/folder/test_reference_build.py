"""How the reference tables are made from packages: the pure steps."""

import pytest

from etl.folder.reference_build import (
    german_weak,
    inflected,
    m49_children,
    m49_countries,
    name_parts,
    own_script_names,
    ring_area_and_centre,
    russian_forms,
)

M49 = """
  { type: 0, name: 'World', code: '001' },
  { type: 1, name: 'Asia', code: '142', parent: '001' },
  { type: 2, name: 'Central Asia', code: '143', parent: '142' },
  { type: 4, name: 'Kazakhstan', code: '398', iso3166: 'KAZ', parent: '143' },
  { type: 4, name: 'Japan', code: '392', iso3166: 'JPN', parent: '142' },
"""


def test_countries_of_an_m49_area_are_those_of_all_areas_inside():
    children = m49_children(M49)
    assert m49_countries(children, "142") == {"KAZ", "JPN"}
    assert m49_countries(children, "143") == {"KAZ"}
    assert m49_countries(children, "999") == set()


@pytest.mark.parametrize(
    ("word", "form"),
    [("Россия", "России"), ("Казахстан", "Казахстана"), ("Куба", "Кубы"), ("Китай", "Китае"), ("Южная", "Южной")],
)
def test_russian_case_forms(word, form):
    assert form in russian_forms(word)


@pytest.mark.parametrize("word", ["Марокко", "Перу", "Чили", "США"[:2]])
def test_russian_words_that_have_no_cases(word):
    assert russian_forms(word) == [word]


def test_two_words_are_declined_together():
    assert "Южной Кореи" in set(inflected("ru", "Южная Корея"))
    assert list(inflected("de", "Kenia")) == ["Kenias"]
    assert list(inflected("es", "Kenia")) == []


def test_a_name_in_brackets_is_another_name():
    assert name_parts("Myanmar (Burma)") == ["Myanmar", "Burma"]
    assert name_parts("Kenya") == ["Kenya"]


def test_the_centre_of_a_ring_is_weighted_by_area():
    assert ring_area_and_centre([[0, 0], [4, 0], [4, 2], [0, 2], [0, 0]]) == (8, 2, 1)
    assert ring_area_and_centre([[1, 2], [1, 2]]) == (0, 1, 2)


def test_codes_and_transliterations_are_no_names():
    city = {"name": "Incheon", "alternatenames": ["Incheon", "JCN", "anchn", "Chemulpo", "인천", "仁川広域市", "อินช็อน"]}
    assert own_script_names(city) == ["Chemulpo", "仁川広域市", "인천"]


def test_german_names_after_an_article():
    assert german_weak("Niederlande") == "Niederlanden"
    assert german_weak("Vereinigte Arabische Emirate") == "Vereinigten Arabischen Emiraten"
    assert german_weak("Demokratische Republik Kongo") == "Demokratischen Republik Kongo"
    assert german_weak("Türkei") == "Türkei"
    assert "Niederlanden" in list(inflected("de", "Niederlande"))
