"""The letters, opened as a person opens them: every missing element named, nothing else."""

import io
from datetime import date

import pytest
from docx import Document

from etl.folder.reference import rows
from etl.rules.minimum import NOTHING_STATED
from etl.rules.screening.requirements import screen
from etl.send.letters import chaser_letter, forward_letter, is_complete, return_letter
from tests.rules.screening_files import PLAN, application, form

ON = date(2026, 11, 21)


def lines(letter: bytes) -> list[str]:
    return [paragraph.text for paragraph in Document(io.BytesIO(letter)).paragraphs if paragraph.text]


def incomplete():
    types = ("research", "events", "training", "consultancy")
    plan = ((*PLAN[0][:4], types, PLAN[0][5]), (*PLAN[1][:3], None, *PLAN[1][4:]))
    filled = form(plan=plan, essential_4=None, essential_9=None, global_agenda="word " * 240, mayor_name=None)
    return screen(application(filled, motivation_letter=None, investment=NOTHING_STATED))


def test_the_return_letter_names_what_is_missing_and_nothing_else():
    assert lines(return_letter("Ngor Bay", incomplete(), ON, "en")) == [
        "DRAFT – to be checked by the secretariat before sending",
        "21 November 2026",
        "To the Mayor or Chief Executive of Ngor Bay",
        "Resilience Hub candidature of Ngor Bay: missing elements",
        "Dear Mayor,",
        "Thank you for the expression of interest of Ngor Bay in becoming an MCR2030 Resilience Hub. Under step 3 of "
        "the Resilience Hub Guideline we return it with the elements that are missing, so that you can complete it.",
        "Please complete or correct:",
        "Documents",
        "Motivation letter: It was not received.",
        "Candidature form",
        "Essential 4: Pursue resilient urban development: It is not answered.",
        "Essential 9: Ensure effective disaster response: It is not answered.",
        "Mayor's name: It is not answered.",
        "Length of the answers",
        "Contribution to the global agenda – length: 240 words, 40 over the limit of 200.",
        "Work plan",
        "Every column of each service: Missing: “Guide to flood maps” (year).",
        "Up to three types a service: More than 3 types: “Study tour on dunes”.",
        "Please also make clear:",
        "Minimum qualifications",
        "Investment of at least US$25,000: No amount is stated in the letter or the form.",
        "Please send the completed documents to us; what has already been received and is not named here need not be "
        "sent again.",
        "We thank you for your commitment to making cities resilient.",
        "MCR2030 Regional Secretariat",
    ]


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        ("es", "Aspecto esencial 4: Promover el desarrollo urbano resiliente: No está respondido."),
        ("fr", "Point essentiel 4 : Poursuivre un développement urbain résilient : Aucune réponse n'est donnée."),
        ("pt", "Passo essencial 4: Promover o desenvolvimento urbano resiliente: Não está respondido."),
    ],
)
def test_the_letter_is_in_the_hubs_language_and_in_english(language, expected):
    written = lines(return_letter("Ngor Bay", incomplete(), ON, language))
    assert expected in written
    assert "Essential 4: Pursue resilient urban development: It is not answered." in written


def test_a_language_without_texts_gets_english_alone():
    assert lines(return_letter("Ngor", incomplete(), ON, "ko")) == lines(return_letter("Ngor", incomplete(), ON, "en"))


def test_details_are_translated_too():
    written = lines(return_letter("Ngor Bay", incomplete(), ON, "es"))
    assert "Todas las columnas de cada servicio: Falta: “Guide to flood maps” (año)." in written
    assert "Contribución a la agenda mundial – extensión: 240 palabras, 40 más que el límite de 200." in written
    assert "21 de noviembre de 2026" in written


def test_a_complete_candidature_is_not_returned():
    found = screen(application())
    assert is_complete(found)
    with pytest.raises(ValueError, match="nothing to return"):
        return_letter("Ngor Bay", found, ON, "en")


def test_the_forwarding_letter_names_the_documents():
    written = lines(forward_letter("Ngor Bay", screen(application()), ON, "en"))
    assert written[6:10] == [
        "We have received:",
        "Motivation letter: letter.docx",
        "Candidature form (Annex I): annex-1.docx",
        "Example of exemplary work on resilience: case-study.docx",
    ]
    assert "Regional Coordinating Committee (RCC)" in written[5]
    assert written[0].startswith("DRAFT")


def test_an_incomplete_candidature_is_not_forwarded():
    with pytest.raises(ValueError, match="Motivation letter"):
        forward_letter("Ngor Bay", incomplete(), ON, "en")


def test_the_chaser_names_the_year_and_the_days():
    written = lines(chaser_letter("Ngor Bay", 2025, date(2026, 3, 31), ON, "fr"))
    assert "le rapport annuel 2025, attendu le 31 mars 2026, il y a 235 jours" in written
    assert "the annual report of 2025, due on 31 March 2026, 235 days ago" in written


def test_a_report_that_is_not_yet_due_is_not_chased():
    with pytest.raises(ValueError, match="for 2026 is not overdue on 2026-11-21"):
        chaser_letter("Ngor Bay", 2026, date(2027, 3, 31), ON, "en")


def test_the_same_facts_give_the_same_bytes(monkeypatch):
    first = return_letter("Ngor Bay", incomplete(), ON, "pt")
    monkeypatch.setattr("time.time", lambda: 2_000_000_000.0)
    assert return_letter("Ngor Bay", incomplete(), ON, "pt") == first


def test_a_citys_name_is_only_text():
    assert "To the Mayor or Chief Executive of {city} <b>\x07" not in lines(
        return_letter("{city} <b>\x07", incomplete(), ON, "en")
    )
    assert "To the Mayor or Chief Executive of {city} <b>" in lines(
        return_letter("{city} <b>\x07", incomplete(), ON, "en")
    )


def test_every_sentence_is_there_in_four_languages():
    have = {(row["letter"], row["part"], row["language"]) for row in rows("letter_text")}
    have -= {("check", "other_language", "en")}  # says that the form's language has none
    assert {(letter, part, language) for letter, part, _ in have for language in ("en", "es", "fr", "pt")} == have
