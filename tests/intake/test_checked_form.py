"""*Check my form*: a city is told what is read, missing and unclear in its form, in its language where we have it."""

import io
import zipfile
from pathlib import Path

import pytest

from etl.findings import Place
from etl.folder.reference import rows
from etl.intake.checked_form import CheckedForm, check_form
from tests.documents import form
from tests.documents.word import document_xml, package
from tests.published import service

PAIRS = Path(__file__).parent.parent / "documents" / "candidature"
UNCLEAR = service(
    "Study tour",
    year="soon",
    indicators="3 visits by end of 2027\nsome workshops, perhaps 2 or 3",
    coverage="our sister cities",
    description="We give 10,000 pesos to each guest.",
)
CLEAR = service("Guide", year="2026-2028", indicators="at least 5 guides a year", coverage="All cities")


def filled(*services: dict, **answers: str | None) -> bytes:
    return package(document_xml(form.body(form.answers() | {"country": "Kenya", "work_plan": services} | answers)))


def section(checked: CheckedForm, heading: str) -> tuple[str, ...]:
    (found,) = (one.lines for one in checked.sections if one.heading.startswith(heading))
    return found


@pytest.fixture(scope="module")
def checked() -> CheckedForm:
    content = filled(UNCLEAR, CLEAR, mayor_quote="word " * 45, mayor_name=None, city_name="Kestrel Bay")
    return check_form(content, "Annex 1.docx")


def test_each_answer_is_told_with_its_length(checked):
    answers = section(checked, "Your answers")
    assert "City name: Kestrel Bay" in answers
    assert "Mayor's name: not given" in answers
    (quote,) = (line for line in answers if line.startswith("Mayor's quote: word word"))
    assert quote.endswith("… (45 words, 15 over the limit of 30)")
    assert section(checked, "What is read in your form") == ("Nothing of it was stored.",)


def test_each_service_is_told_as_it_is_understood(checked):
    assert section(checked, "Your services") == (
        "1. Study tour",
        "   Type of service: Training and education",
        "   Years: “soon” – to be checked",
        "   For whom: “our sister cities” – to be checked",
        "   Indicator: “3 visits by end of 2027”, understood as 3 × visit, by 31 December 2027",
        "   Indicator: “some workshops, perhaps 2 or 3” – to be checked",
        "   Sum: “We give 10,000 pesos to each guest.” – to be checked",
        "2. Guide",
        "   Type of service: Training and education",
        "   Years: 2026–2028",
        "   For whom: all cities",
        "   Indicator: “at least 5 guides a year”, understood as at least 5 × guide a year, by 31 December 2028",
    )


def test_a_state_from_before_is_told_with_its_target_and_one_indicator_once():
    written = "Warning time cut from 55 to 25 minutes by 2027\n3 courses in 4 towns by 2027"
    told = section(check_form(filled(service("Warning", indicators=written)), "a.docx"), "Your services")
    due = "by 31 December 2027"
    assert [line.strip() for line in told if "Indicator" in line] == [
        "Indicator: “Warning time cut from 55 to 25 minutes by 2027”, understood as from 55 to 25 × minute, " + due,
        f"Indicator: “3 courses in 4 towns by 2027”, understood as 3 × course, {due}; 4 × town, {due}",
    ]


def test_what_is_missing_or_too_long_is_told_at_its_place(checked):
    told = [remark.text for remark in checked.missing]
    assert "Mayor's name: It is not answered." in told
    assert "Mayor's quote – length: 45 words, 15 over the limit of 30." in told
    assert not any("letter" in line.lower() for line in told), "a form alone lacks no other document"
    assert all(remark.place != Place() for remark in checked.missing)
    assert section(checked, "Please complete or shorten") == tuple(f"– {line}" for line in told)


def test_what_is_unclear_is_told_in_the_citys_own_words_with_the_reason(checked):
    told = {remark.text.split("(What made us ask")[0].strip(): remark for remark in checked.unclear}
    years = "The years “soon” are not clear. Please write the first and the last year, as 2026-2028."
    coverage = "It is not clear which cities “our sister cities” means."
    assert years in told
    assert any(line.startswith(coverage) for line in told)
    assert any(line.startswith("“some workshops, perhaps 2 or 3” is not clear as a target.") for line in told)
    assert any(line.startswith("The sum in “We give 10,000 pesos to each guest.” is not clear.") for line in told)
    assert all("(What made us ask: " in remark.text for remark in checked.unclear)
    assert told[years].place.column == 4


def test_the_copy_bears_what_the_account_lists(checked):
    assert checked.commented is not None
    with zipfile.ZipFile(io.BytesIO(checked.commented)) as archive:
        comments = archive.read("word/comments.xml").decode()
    for remark in (*checked.missing, *checked.unclear):
        assert remark.text.split("“")[0].replace("&", "&amp;") in comments
    assert checked.sections[-1].heading == "The copy of your form has a comment at each of these places."


@pytest.mark.parametrize(
    ("name", "language", "services", "missing"),
    [
        ("labels_in_es", "es", "Sus servicios", "No falta nada y ninguna respuesta es demasiado larga."),
        ("labels_in_fr", "fr", "Vos services", "Rien ne manque et aucune réponse n'est trop longue."),
        ("labels_in_pt", "pt", "Os seus serviços", "Não falta nada e nenhuma resposta é longa demais."),
    ],
)
def test_the_account_is_in_the_language_of_the_form(name, language, services, missing):
    checked = check_form((PAIRS / f"{name}.docx").read_bytes(), f"{name}.docx")
    assert checked.language == language
    assert {services, missing} <= {one.heading for one in checked.sections}


def test_a_language_without_words_is_told_in_english_and_that_is_said():
    checked = check_form((PAIRS / "labels_in_ko.docx").read_bytes(), "form.docx")
    assert checked.language == "en"
    said = section(checked, "What is read in your form")
    assert said[0] == "We have no sentences in the language of your form yet; they are in English."


def test_a_language_of_the_account_lacks_no_sentence():
    parts = {(row["part"], row["language"]) for row in rows("letter_text") if row["letter"] == "check"}
    english = {part for part, language in parts if language == "en"} - {"other_language"}
    for language in ("es", "fr", "pt"):
        assert {part for part, known in parts if known == language} == english


def test_what_is_no_word_file_gets_the_account_alone():
    plan = "Service,Description,Indicator of Achievement,Year,Type of service,Service coverage\n"
    checked = check_form((plan + "Tour,We show it,3 visits,soon,Training and education,Kenya\n").encode(), "plan.csv")
    assert checked.is_form
    assert checked.commented is None
    assert checked.sections[-1].heading == "A copy with comments is made of Word files (.docx) only."
    assert any(remark.text.startswith("The years “soon” are not clear.") for remark in checked.unclear)


@pytest.mark.parametrize(
    ("content", "name", "said"),
    [
        (b"", "form.docx", "The file is empty."),
        (b"PK\x03\x04 cut off", "form.docx", "The archive is damaged"),
        (package(document_xml("<w:p/>")), "letter.docx", "letter.docx: motivation letter."),
    ],
)
def test_what_is_no_form_is_said_with_the_next_step(content, name, said):
    checked = check_form(content, name)
    assert not checked.is_form
    assert checked.commented is None
    assert checked.sections[0].heading == "This is not read as a candidature form."
    assert said in checked.text


def test_a_form_in_order_gets_no_comment():
    checked = check_form(filled(CLEAR | {"description": "A book."}), "form.docx")
    assert (checked.missing, checked.unclear, checked.commented) == ((), (), None)
    assert checked.sections[-1].heading == "Everything in the work plan is understood."
