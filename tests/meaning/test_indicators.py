"""Indicators: the phrases with known values, the grammar rules one by one, and what must hold for any text."""

import re
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from benchmarks.accuracy import judge, phrase_sets
from etl.folder.reference import rows
from etl.meaning import indicators
from etl.meaning.indicators import IndicatorItem, find_items, read_indicators
from etl.meaning.units import unit_words, units
from etl.meaning.words.lexicon import LANGUAGES

# Set of phrases → at least this share right, at most this share confidently wrong.
FLOORS = {
    "own": (0.96, 0.005),
    "heldout": (0.93, 0.02),
    "public": (0.84, 0.0),
    "examples": (0.93, 0.011),
    "blind": (0.90, 0.01),
    "blind2": (0.86, 0.02),
    "blind5": (0.95, 0.0),
}


@pytest.mark.parametrize("name", FLOORS)
def test_phrases_keep_their_floor(name: str):
    phrases = phrase_sets("indicators")[name]
    verdicts = [verdict for _, _, verdict in judge("indicators", phrases)]
    least_right, most_wrong = FLOORS[name]
    assert verdicts.count("right") / len(verdicts) >= least_right
    assert verdicts.count("wrong") / len(verdicts) <= most_wrong


def test_own_phrases_speak_every_language_of_the_forms():
    sets = phrase_sets("indicators")
    own = [*sets["own"], *sets["blind5"]]
    assert {phrase["language"] for phrase in own} == set(LANGUAGES)
    assert sum(phrase["context"] == "work_plan" for phrase in own) > len(own) / 2


def only(text: str, **arguments: str) -> IndicatorItem:
    (item,) = find_items(text, **arguments)
    return item


# --- lines in several languages ---------------------------------------------------------------------------------------


def test_each_line_is_read_in_its_language():
    training, participant, city = find_items("研修2回(各15名)\n3 partner cities adopt a plan by March 2029", "ja")
    assert (training.quantity, training.unit) == (2, "training")
    assert (participant.quantity, participant.per) == (15, "training")
    assert (city.quantity, city.unit, city.deadline) == (3, "partner city", date(2029, 3, 31))


def test_a_line_that_starts_with_an_address_keeps_its_count():
    assert [item.quantity for item in find_items("https://hub.example 5 cities\n3개 도시", "en")] == [5, 3]


# --- the example rows of the form -------------------------------------------------------------------------------------

FORM_CELL = (
    "1 event/year (total 3 events)\n\n50 Korean cities join MCR2030 by end of 2024\n\n"
    "150 local government officials trained on local resilience by end of 2024"
)


def test_example_cell_of_the_form_gives_three_items():
    event, city, official = find_items(FORM_CELL, "en")
    assert (event.quantity, event.unit, event.period, event.total_target) == (1, "event", "year", 3)
    assert (city.quantity, city.unit_id, city.deadline) == (50, "city", date(2024, 12, 31))
    assert (official.quantity, official.unit, official.unit_id) == (150, "local government official", "official")
    assert [item.way_of_counting for item in (event, city, official)] == ["per_period", "total", "total"]
    assert {item.state for item in (event, city, official)} == {"read"}


def test_each_item_knows_its_own_words():
    texts = [item.text for item in find_items(FORM_CELL, "en")]
    assert texts == [
        "1 event/year (total 3 events",
        "50 Korean cities join MCR2030 by end of 2024",
        "150 local government officials trained on local resilience by end of 2024",
    ]


# --- rules ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("10 city exchange visits", "exchange visit"),
        ("50 Korean cities join", "city"),
        ("1 city-to-city exchange", "exchange"),
        ("talleres de formación: 3", "workshop"),
        ("10 neue Mitgliedsstädte bis Ende 2026", "city"),
        ("20 обученных городов", "city"),
        ("число городов-партнёров: 15", "city"),
        ("교육 2회", "training"),
        ("2회 국제포럼", "forum"),
        ("年2回のワークショップ", "workshop"),
        ("ورشتان", "workshop"),
    ],
)
def test_the_head_of_the_phrase_is_counted(text: str, unit: str):
    assert only(text).unit == unit


@pytest.mark.parametrize(
    "text",
    [
        "10 Widgets delivered",
        "1 city strategic",
        "20 programme cities network centres of excellence initiative",
        "3 of 5 cities adopt a plan",
        "1 per semester",
        "24 reports broadcast per season",
        "2 workshops per year, 30 participants",
        "10 cities trained, 200 officials certified by 2026",
        "4 quarterly meetings",
        "3 cities x 10 officials = 30 officials",
        "5 cities?",
        "several cities trained",
        "quarterly webinars",
        "Year 1: 10 cities, Year 2: 15 cities",
        "10 cities before 2027",
        "10 cities by mid-2026",
        "40,000,000 cities",
        "2 teams of 5 experts",
        "1.500 tonnes of sand",
        "20 cities have been trained",
        "US$ 25,000 for 2 cities",
        "Improved awareness",
        "TBD",
    ],
)
def test_what_is_unsure_goes_to_a_person(text: str):
    reading = read_indicators(text, "en")
    assert reading.state == "review"
    assert reading.reason.endswith(".")


@pytest.mark.parametrize(
    "text",
    [
        "MCR2030 dashboard",
        "SDG 11 and COP28",
        "Covid-19 plan",
        "ISO 37120",
        "Essential 4",
        "call +82 32 440 1234",
        "open 24/7",
        "see https://example.org/2030/12",
    ],
)
def test_numbers_in_names_are_no_quantities(text: str):
    assert all(item.quantity is None for item in find_items(text, "en"))


def test_numbered_lists_are_not_counted():
    assert [item.quantity for item in find_items("1. Number of cities trained: 10\n2. Reports: 3", "en")] == [10, 3]
    assert [item.quantity for item in find_items("Indicator 1: 4 reports", "en")] == [4]


def test_a_cell_that_says_not_applicable_is_read_as_no_indicator():
    for text in ("N/A", "n.a.", "-", "No aplica", "해당 없음", "該当なし", "لا ينطبق", "не применимо", "entfällt"):
        reading = read_indicators(text)
        assert (reading.state, reading.value) == ("read", {"items": []})


def test_an_empty_cell_is_unreadable():
    assert read_indicators("  \n").state == "unreadable"


def test_an_indicator_without_number_stays_an_indicator():
    item = only("Reports published", language="en")
    assert (item.quantity, item.comparator, item.unit, item.state) == (None, "unknown", "report", "read")


def test_baseline_belongs_to_its_target():
    low, high = find_items("increase from 20% to 50% by 2026", "en")
    assert (low.nature, low.quantity, low.deadline) == ("baseline", 20, None)
    assert (high.nature, high.quantity, high.baseline, high.deadline) == ("target", 50, 20, date(2026, 12, 31))
    assert high.way_of_counting == "percentage"
    assert find_items("Baseline: 12 cities. Target: 30 cities", "en")[1].baseline == 12


def test_a_reduction_is_counted_as_falling():
    assert find_items("reduce incidents from 40 to 20 cases", "en")[1].way_of_counting == "falling"
    assert only("reduce flood losses by 15%", language="en").way_of_counting == "percentage"


def test_context_settles_an_undated_participle():
    text = "2 agreements signed"
    assert read_indicators(text, "en", context="work_plan").state == "read"
    assert read_indicators(text, "en", context="text").state == "review"


@pytest.mark.parametrize(
    ("text", "nature"),
    [
        ("The city trained 150 teachers in 2023.", "actual"),
        ("The city will train 150 teachers.", "target"),
        ("El municipio capacitó a 150 docentes.", "actual"),
        ("El municipio capacitará a 150 docentes.", "target"),
        ("12개 도시가 참가했다.", "actual"),
        ("12개 도시를 지원할 계획이다.", "target"),
    ],
)
def test_tense_tells_target_from_result(text: str, nature: str):
    reading = read_indicators(text, context="text")
    assert (reading.state, reading.value["items"][0]["nature"]) == ("read", nature)


def test_obligations_and_losses_are_no_targets():
    for text in ("Each applicant must send 2 letters.", "The flood destroyed 300 homes."):
        reading = read_indicators(text, "en", context="text")
        assert (reading.state, reading.value["items"][0]["nature"]) == ("review", "none")


def test_same_year_counts_do_not_borrow_each_others_deadline():
    deadlines = [item.deadline for item in find_items("10 cities in 2025 and 15 in 2026", "en")]
    assert deadlines == [date(2025, 12, 31), date(2026, 12, 31)]


def test_arabic_duals_count_two():
    assert only("مدينتان على الأقل بحلول 2026").quantity == Decimal(2)


@pytest.mark.parametrize(
    ("text", "language", "quantity", "unit"),
    [
        ("4 pluviografi installati entro il 2027", "it", 4, "pluviografi"),
        ("12 Sickermulden in der Stadt bis 2027", "de", 12, "Sickermulden"),
        ("7 embungan dibangun hingga 2027", "id", 7, "embungan"),
        ("5 quillayes plantados en la ciudad en 2027", "es", 5, "quillay"),
    ],
)
def test_a_unit_in_no_list_is_kept_as_written(text, language, quantity, unit):
    item = only(text, language=language)
    assert (item.quantity, item.unit, item.unit_id, item.deadline.year) == (quantity, unit, None, 2027)
    assert (item.state, item.reason) == ("read", "The unit is named as written: it is in no list.")


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("12 neue Sickermulden in der Stadt", "de"),
        ("6 quizas en la ciudad", "es"),
        ("25 participan en la ciudad en 2026", "es"),
        ("30 mengikuti pelatihan di kota", "id"),
    ],
)
def test_a_word_that_may_be_no_noun_is_asked(text, language):
    assert only(text, language=language).state == "review"


# --- vocabulary -------------------------------------------------------------------------------------------------------


def test_every_unit_word_has_its_unit_and_language():
    for row in rows("unit_words"):
        assert row["language"] in LANGUAGES
        assert row["unit_id"] in units()
        assert row["unit"].strip() == row["unit"] != ""


def test_no_form_means_two_things():
    for language in LANGUAGES:
        forms: dict[str, str] = {}
        for row in (row for row in rows("unit_words") if row["language"] == language):
            if row["role"] != "dual":
                assert forms.setdefault(row["form"], row["unit"]) == row["unit"], (language, row["form"])


def test_every_role_of_the_vocabulary_is_used():
    code = "".join(path.read_text(encoding="utf-8") for path in Path(indicators.__file__).parent.glob("indicator*.py"))
    assert [row["role"] for row in rows("indicator_words") if f'"{row["role"]}"' not in code] == []


def test_ways_of_counting_are_those_of_the_vocabulary():
    known = {row["way_of_counting"] for row in rows("way_of_counting")}
    texts = ("5 cities", "5 events/year", "maintain 5 cities", "5% of cities", "reduce to 5 cases")
    assert {only(text, language="en").way_of_counting for text in texts} == known


# --- what holds for any text ------------------------------------------------------------------------------------------

SIGNS = (
    "10",
    "3",
    "2026",
    "by",
    "per",
    "year",
    "total",
    "(",
    ")",
    ",",
    ";",
    ":",
    "%",
    "each",
    "to",
    "/",
    ".",
    "2회",
    "\n",
)
WORDS = st.sampled_from([*SIGNS, *(form for language in LANGUAGES for form in list(unit_words(language))[:12])])
CELLS = st.one_of(st.text(max_size=120), st.lists(WORDS, max_size=25).map(" ".join))


@settings(max_examples=150)
@given(text=CELLS, context=st.sampled_from(["work_plan", "text"]))
def test_any_text_is_read_within_its_own_characters(text: str, context: str):
    for item in find_items(text, context=context):
        assert 0 <= item.start <= item.end <= len(text)
        assert text[item.start : item.end] == item.text
        assert (item.state == "read") == (item.reason == "Every count has its unit.")


@settings(max_examples=100)
@given(
    numbers=st.lists(st.integers(2, 899), min_size=1, max_size=4, unique=True),
    unit=st.sampled_from(["cities", "reports"]),
)
def test_every_quantity_stands_in_the_text(numbers: list[int], unit: str):
    text = "\n".join(f"{number} {unit}" for number in numbers)
    assert [item.quantity for item in find_items(text, "en")] == numbers


@settings(max_examples=150)
@given(text=st.lists(WORDS, max_size=25).map(" ".join))
def test_no_deadline_year_is_made_up(text: str):
    years = set(re.findall(r"20\d\d", text))
    assert all(str(item.deadline.year) in years for item in find_items(text, "en") if item.deadline)


# --- words beyond the vocabulary, times, parts ------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "unit"),
    [("12 koala bakeries opened", "bakery"), ("4 zzboxes", "zzbox"), ("300 zzsmiths and 2 workshops", "zzsmith")],
)
def test_an_unknown_english_plural_is_its_own_unit(text: str, unit: str):
    item = find_items(text, "en")[0]
    assert (item.unit, item.state) == (unit, "read")
    assert item.unit_id == (None if unit != "bakery" else "organization")


@pytest.mark.parametrize("text", ["12 Zzsmiths trained", "12 zzsmiths open", "12 zzshelves", "12 zzcampus"])
def test_names_and_doubtful_plurals_are_no_units(text: str):
    assert find_items(text, "en")[0].state == "review"


@pytest.mark.parametrize(
    ("text", "language", "low", "high", "unit"),
    [
        ("Response time cut from 45 to 30 minutes by 2026", "en", 45, 30, "minute"),
        ("Tiempo de aviso aumentado de 8 a 20 horas", "es", 8, 20, "hour"),
        ("Время оповещения сокращено с 30 до 10 минут", "ru", 30, 10, "minute"),
    ],
)
def test_a_time_that_is_changed_is_a_level(text: str, language: str, low: int, high: int, unit: str):
    baseline, target = find_items(text, language)
    assert (baseline.quantity, baseline.nature, baseline.unit) == (low, "baseline", unit)
    assert (target.quantity, target.baseline, target.unit, target.state) == (high, low, unit, "read")
    assert target.way_of_counting in ("latest", "falling")


def test_how_long_a_thing_takes_is_no_level():
    (item,) = find_items("2 workshops extended from 2 to 3 cities, 90 minutes each", "en")[:1]
    assert item.unit == "workshop"


def test_parts_in_brackets_fold_into_their_whole():
    item = only("45 clerks trained (15 in 2024, 15 in 2025 and 15 in 2026)", language="en")
    assert (item.quantity, item.total_target, item.deadline, item.state) == (45, 45, date(2026, 12, 31), "read")
    assert len(find_items("45 clerks trained (15 in 2024, 20 in 2025)", "en")) == 3


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("12 shops repaired before June 2027", "en"),
        ("12 shops repaired by fall 2026", "en"),
        ("80 moto-taximen", "fr"),
        ("Building 12", "en"),
        ("Fichas usadas em projetos de outras cidades", "pt"),
    ],
)
def test_new_doubts(text: str, language: str):
    assert read_indicators(text, language).state == "review"


def ways(text: str, **arguments: str) -> list[tuple[dict, str]]:
    """How the one item of a text, or the first, can be read: what is other than proposed, and in words."""
    item = find_items(text, **arguments)[0]
    assert item.state == "review"
    return [(way.changes, way.why) for way in item.possible]


@pytest.mark.parametrize(
    ("text", "language", "days"),
    [
        ("5 ciudades antes de agosto de 2027", "es", ["2027-07-31", "2027-08-31"]),
        ("5 cities coached by mid-2026", "en", ["2026-05-31", "2026-08-31"]),
        ("5 cities coached by early 2027", "en", ["2027-01-31", "2027-04-30"]),
    ],
)
def test_a_day_in_doubt_lies_between_two(text, language, days):
    assert [way["deadline"].isoformat() for way, _ in ways(text, language=language)] == days


def test_a_range_is_one_of_its_ends_or_a_change_from_the_one_to_the_other():
    assert [why for _, why in ways("30-50 schools", language="en")] == ["30", "50", "from 30 to 50"]


def test_a_part_told_too_leaves_the_count_what_it_is():
    text = "90 participants d'ici fin 2025, dont la moitié de femmes"
    assert ways(text, language="fr") == [({}, "a part of it told too")]


@pytest.mark.parametrize("text", ["3 cities x 10 officials", "5 or so of them"])
def test_of_words_that_may_mean_anything_no_way_is_listed(text):
    assert ways(text, language="en") == []


def test_an_item_that_is_read_has_one_value():
    assert only("5 cities by 2026", language="en").possible == ()


def test_a_rise_is_no_fall():
    items = find_items("Horas de avanço do aviso: de 4 para 12 até 2027", language="pt")
    assert [(item.nature, item.quantity) for item in items] == [("baseline", 4), ("target", 12)]
    assert items[1].way_of_counting != "falling"


@pytest.mark.parametrize(
    ("text", "nature"),
    [
        ("Pelatihan ini diikuti 267 perwakilan pemerintah daerah di tahun 2021", "actual"),
        ("Lokakarya dihadiri 40 peserta", "actual"),
        ("Lokakarya akan dihadiri 40 peserta", "target"),
    ],
)
def test_an_indonesian_passive_is_past_unless_it_is_to_come(text: str, nature: str) -> None:
    reading = read_indicators(text, "id", "IDN", "text")
    assert (reading.state, {item["nature"] for item in reading.value["items"]}) == ("read", {nature})


def test_an_aim_and_a_result_in_one_turkish_sentence_are_asked() -> None:
    text = "51 milyon kişiye eğitim verilmesinin hedeflendiği çalışmalarda 922 bin 952 kişi bu eğitimi aldı."
    reading = read_indicators(text, "tr", "TUR", "text")
    assert reading.review
    assert "both of what was done and of what is planned" in reading.reason


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("it", "non più di tre partner"),
        ("en", "no more than three partners"),
        ("es", "no más de tres socios"),
        ("fr", "pas plus de trois partenaires"),
        ("de", "nicht mehr als drei Partner"),
    ],
)
def test_a_bound_worded_as_a_rule_is_asked_in_a_plan_too(language: str, text: str) -> None:
    reading = read_indicators(text, language, None, "work_plan")
    assert (reading.state, reading.value["items"][0]["comparator"]) == ("review", "at_most")
    assert reading.reason == "Whether the upper limit is a target or a rule is not said."
    up_to = read_indicators("up to 40 participants", "en", None, "work_plan")
    assert up_to.state == "read"


def test_a_second_noun_with_a_complement_may_be_another_one() -> None:
    reading = read_indicators("9 journalistes et animateurs de radio formés", "fr", None, "work_plan")
    assert (reading.state, reading.reason) == ("review", 'Whether it counts "journalist or facilitator" is not sure.')


def test_a_turkish_label_counts_the_noun_before_number() -> None:
    reading = read_indicators("Eğitilen kişi sayısı: 1.211.005", "tr", "TUR", "work_plan")
    (item,) = reading.value["items"]
    assert (reading.state, item["quantity"], item["unit"]) == ("read", 1_211_005, "person")


@pytest.mark.parametrize(
    ("language", "text", "unit"),
    [
        ("zh", "计划培训2000名官员", "official"),
        ("ja", "研修員2000人を受け入れる予定", "trainee"),
        ("ko", "공무원 2000명 교육 예정", "official"),
    ],
)
def test_four_figures_before_a_counter_of_people_are_a_count_and_no_year(language: str, text: str, unit: str) -> None:
    (item,) = read_indicators(text, language, None, "text").value["items"]
    assert (item["quantity"], item["unit"], item["deadline"]) == (2000, unit, None)
