"""What must hold for any coverage text."""

from hypothesis import given, settings
from hypothesis import strategies as st

from etl.folder.reference import rows
from etl.meaning.coverage import read_coverage
from etl.meaning.wording import words

EU = "AUT BEL BGR CYP CZE DEU DNK ESP EST FIN FRA GRC HRV HUN IRL ITA LTU LUX LVA MLT NLD POL PRT ROU SVK SVN SWE"
# Texts with the countries that each may put into a value.
NAMING = {
    "Kenya": "KEN", "Ugandan cities": "UGA", "한국 도시": "KOR", "Chile y Perú": "CHL PER", "المدن الأردنية": "JOR",
    "города Казахстана": "KAZ", "EU Member States": EU, "five Central Asian countries": "KAZ KGZ TJK TKM UZB",
    "Texas": "USA", "日本の都市": "JPN", "Brésil": "BRA", "Deutschland": "DEU", "Congo": "COD COG", "Georgia": "GEO",
    "US cities": "USA",
}  # fmt: skip
SILENT = (
    "All cities", "Africa", "SIDS", "with priority to", "worldwide", "etc.", "except", "the region", "national",
    "such as", ",", ";", "and", "(", ")", "–", "MCR2030 cities", "y", "及び", "우선", "2 visits", "Xyzzy",
)  # fmt: skip


@given(
    st.lists(st.sampled_from([*NAMING, *SILENT]), min_size=1, max_size=7),
    st.sampled_from([None, "KOR", "BRA", "KEN"]),
    st.sampled_from(["work_plan", "text"]),
)
@settings(max_examples=300)
def test_every_country_of_a_reading_stands_in_the_text(parts, own, context):
    allowed = {code for part in parts for code in NAMING.get(part, "").split()} | {own}
    reading = read_coverage(" ".join(parts), None, own, context)
    if reading.state == "read":
        assert {*reading.value["countries"], *reading.value["priority"]["countries"]} <= allowed


@given(st.text(max_size=200), st.sampled_from(["work_plan", "text"]))
@settings(max_examples=300)
def test_no_text_breaks_the_reading(text, context):
    reading = read_coverage(text, None, "KEN", context)
    assert reading.state in ("read", "review", "unreadable")
    assert all(0 <= start < end <= len(text) for start, end in reading.spans)


@given(st.lists(st.sampled_from(["Kenya", "Wakanda", "Uganda", "Zubrovka"]), min_size=1, max_size=5, unique=True))
@settings(max_examples=60)
def test_no_item_of_a_list_is_dropped(names):
    reading = read_coverage(", ".join(names))
    known = [name for name in names if name in ("Kenya", "Uganda")]
    assert len(reading.value["countries"]) == len(known)
    assert reading.value["subnational"] == [name for name in names if name not in known]
    assert reading.review == (len(known) < len(names))


@given(st.text(max_size=80))
@settings(max_examples=200)
def test_words_point_at_their_text(text):
    assert all(text[word.start : word.end] == word.raw and word.folded for word in words(text))


def test_every_country_is_read_by_its_name_in_every_form_language():
    doubtful = {(r["country_code"], r["name"]) for r in rows("country_names") if r["is_ambiguous"] == "true"}
    misread = [
        (row["language"], row["name"], found)
        for row in rows("country_names")
        if row["kind"] == "name" and row["language"] != "nl" and (row["country_code"], row["name"]) not in doubtful
        if (found := read_coverage(row["name"], row["language"]).value["countries"]) != [row["country_code"]]
    ]
    assert misread == []
