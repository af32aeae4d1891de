"""Each requirement of the guideline, met and not met, with the reason a person reads."""

from datetime import date

import pytest

from etl.folder.reference import rows
from etl.rules.minimum import investment
from etl.rules.screening.application import MemberStage, SentDocument
from etl.rules.screening.requirements import RULES, screen, word_limits
from tests.rules.screening_files import PLAN, application, form, pledge, results


def verdicts(found) -> dict[str, str]:
    return {name: result.verdict for name, result in found.items() if result.verdict != "met"}


def said(found, requirement_id: str) -> tuple[str, str]:
    return found[requirement_id].verdict, found[requirement_id].reason


def test_a_complete_application_leaves_judgement_to_people():
    assert verdicts(results()) == {
        "motivation_letter_signed": "needs_a_person",
        "financed_initiative": "needs_a_person",
        "city_to_city": "needs_a_person",
    }


def test_every_requirement_has_one_result_in_its_order():
    found = screen(application())
    assert [result.position for result in found] == list(range(1, len(rows("screening_requirement")) + 1))
    assert {row["rule"] for row in rows("screening_requirement")} == set(RULES)
    assert all(row["guideline"] for row in rows("screening_requirement"))


# --- documents --------------------------------------------------------------------------------------------------------


def test_a_missing_letter_is_named():
    found = results(motivation_letter=None)
    assert said(found, "motivation_letter") == ("not_met", "It was not received.")
    assert found["motivation_letter_signed"].verdict == "not_applicable"


def test_a_letter_that_cannot_be_read_needs_a_person():
    found = results(motivation_letter=SentDocument("letter.pdf", "", "This is a PDF, which is not read."))
    assert said(found, "motivation_letter") == (
        "needs_a_person",
        "The file letter.pdf could not be read: This is a PDF, which is not read.",
    )


def test_the_end_of_the_letter_is_shown_for_the_signature():
    assert results()["motivation_letter_signed"].evidence == "Awa Ndiaye\nMayor"


def test_a_long_passage_is_shown_as_far_as_a_person_needs_it():
    long = SentDocument("letter.docx", "\n".join(("a" * 250, "b" * 10, "c" * 400)))
    found = results(motivation_letter=long)
    assert found["motivation_letter"].evidence == "a" * 200
    assert found["motivation_letter_signed"].evidence == "c" * 300


def test_a_letter_of_one_line_ends_with_it():
    found = results(motivation_letter=SentDocument("letter.docx", "Awa Ndiaye, Mayor"))
    assert found["motivation_letter_signed"].evidence == "Awa Ndiaye, Mayor"


def test_a_letter_without_a_word_is_named():
    found = results(motivation_letter=SentDocument("letter.docx", ""))
    assert said(found, "motivation_letter") == ("not_met", "The file letter.docx holds no text.")


def test_without_the_form_its_parts_are_not_applicable():
    found = {result.requirement_id: result for result in screen(application(form=None, years=()))}
    assert said(found, "annex_1") == ("not_met", "It was not received.")
    assert said(found, "essential_4") == ("not_applicable", "The candidature form is missing.")
    assert found["three_year_plan"].verdict == "not_applicable"
    assert found["stage_c"].verdict == "met"


def test_a_form_that_cannot_be_read_is_said():
    found = {
        result.requirement_id: result
        for result in screen(
            application(form=None, years=(), form_problem="annex.docx: It is protected by a password.")
        )
    }
    assert said(found, "annex_1") == (
        "not_met",
        "The file annex.docx could not be read: It is protected by a password.",
    )


# --- the form ---------------------------------------------------------------------------------------------------------


def test_an_unanswered_essential_is_named():
    found = results(form(essential_4=None))
    assert said(found, "essential_4") == ("not_met", "It is not answered.")
    assert found["essential_4"].requirement == "Essential 4: Pursue resilient urban development"
    assert found["essential_4_length"].verdict == "not_applicable"
    assert said(found, "good_practices") == ("not_met", "15 of 16 headings are answered.")


def test_an_answer_shows_its_place():
    found = results()["essential_3"]
    assert found.evidence.endswith("financed it.")
    assert found.evidence_place == "annex-1.docx, table 1, row 6, column 2"


def test_an_address_without_an_at_is_no_email():
    found = results(form(contact_email="desk(at)ngor.example"))
    assert said(found, "contact_email") == ("not_met", "It is no e-mail address.")


def test_the_focal_point_is_no_evidence():
    found = results(form(contact_email="desk@ngor.example"))
    assert [found[name].evidence for name in found if name.startswith("contact_")] == [""] * 4


@pytest.mark.parametrize(
    ("name", "text", "expected"),
    [
        ("essential_1", "word " * 150, ("met", "150 words; the limit is 150.")),
        ("essential_1", "word " * 151, ("not_met", "151 words, 1 over the limit of 150.")),
        ("global_agenda", "word " * 200, ("met", "200 words; the limit is 200.")),
        ("global_agenda", "word " * 240, ("not_met", "240 words, 40 over the limit of 200.")),
        ("mayor_quote", "word " * 31, ("not_met", "31 words, 1 over the limit of 30.")),
        ("mayor_quote", "우리는 " * 31, ("not_met", "31 words, 1 over the limit of 30.")),
        ("mayor_quote", "あ" * 45, ("met", "30 words; the limit is 30.")),
        (
            "mayor_quote",
            "あ" * 70,
            ("needs_a_person", "Between 28 and 47 words, counted by characters; the limit is 30."),
        ),
        ("mayor_quote", "あ" * 80, ("not_met", "32 words, 2 over the limit of 30.")),
    ],
)
def test_word_limits(name, text, expected):
    assert said(results(form(**{name: text.strip()})), f"{name}_length") == expected


def test_the_limits_are_those_of_the_headings():
    limits = word_limits()
    assert {row["heading_id"]: int(row["word_limit"]) for row in rows("practice_headings")} == {
        name: limit for name, limit in limits.items() if name != "mayor_quote"
    }
    assert limits["mayor_quote"] == 30


# --- the work plan ----------------------------------------------------------------------------------------------------


def with_service(number: int, **cells) -> tuple:
    columns = ("title", "description", "indicators", "year", "types", "coverage")
    changed = dict(zip(columns, PLAN[number], strict=True)) | cells
    return tuple(tuple(changed.values()) if index == number else row for index, row in enumerate(PLAN))


def test_a_plan_without_services_is_not_met():
    found = results(form(plan=()))
    assert said(found, "work_plan") == ("not_met", "The work plan has no service.")
    assert found["types_per_service"].verdict == "not_applicable"


def test_missing_columns_are_named_by_service():
    found = results(form(plan=with_service(1, year=None, types=(), coverage=None)))
    assert said(found, "services_complete") == ("not_met", "Missing: “Guide to flood maps” (year, type, coverage).")


def test_a_service_without_a_title_goes_by_its_number():
    found = results(form(plan=with_service(1, title=None)))
    assert said(found, "services_complete") == ("not_met", "Missing: service 2 (title).")


def test_a_plan_without_any_clear_year_is_asked_about():
    plan = tuple((*row[:3], "soon", *row[4:]) for row in PLAN)
    reason = "The years of the plan are not clear: “Study tour on dunes”; “Guide to flood maps”."
    assert said(results(form(plan=plan)), "three_year_plan") == ("needs_a_person", reason)


def test_of_a_service_without_a_title_the_years_are_asked_by_its_number():
    plan = tuple((*row[:3], year, *row[4:]) for row, year in zip(PLAN, ("2024", "soon"), strict=True))
    found = results(form(plan=(plan[0], (None, *plan[1][1:]))))
    assert said(found, "three_year_plan") == ("needs_a_person", "The years of the plan are not clear: service 2.")


def test_the_titles_and_the_place_of_the_plan_are_shown():
    found = results(form(plan=with_service(1, title=None)))["work_plan"]
    assert (found.verdict, found.reason) == ("met", "Services in the work plan: 2.")
    assert (found.evidence, found.evidence_place) == ("Study tour on dunes\n–", "annex-1.docx, table 9, row 2")


def test_more_than_three_types_are_too_many():
    found = results(form(plan=with_service(0, types=("research", "events", "training", "consultancy"))))
    assert said(found, "types_per_service") == ("not_met", "More than 3 types: “Study tour on dunes”.")


def test_exactly_three_types_are_allowed():
    found = results(form(plan=with_service(0, types=("research", "events", "training"))))
    assert said(found, "types_per_service") == ("met", "No service has more than 3 types.")


def test_other_has_to_be_specified():
    found = results(form(plan=with_service(0, types=("other",))))
    assert said(found, "other_type_specified") == (
        "not_met",
        '"Other" is ticked and not specified: “Study tour on dunes”.',
    )


@pytest.mark.parametrize(
    ("years", "expected"),
    [
        (("2024-2026", "2025"), ("met", "The services run from 2024 to 2026: 3 years.")),
        (("2024", "2026"), ("met", "The services run from 2024 to 2026: 3 years.")),
        (("2024-2026", "soon"), ("met", "The services run from 2024 to 2026: 3 years.")),
        (("2024-2025", "2025"), ("not_met", "The services run from 2024 to 2025: 2 of 3 years.")),
        (("2024-2025", "soon"), ("needs_a_person", "The years of the plan are not clear: “Guide to flood maps”.")),
    ],
)
def test_the_plan_has_three_years(years, expected):
    plan = tuple((*row[:3], year, *row[4:]) for row, year in zip(PLAN, years, strict=True))
    assert said(results(form(plan=plan)), "three_year_plan") == expected


# --- minimum qualifications -------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("stage", "expected"),
    [
        (MemberStage("C", date(2023, 6, 14), "x"), ("met", "Stage C was known on 2023-06-14.")),
        (MemberStage("C", date(2023, 11, 30), "x"), ("met", "Stage C was known on 2023-11-30.")),
        (MemberStage("B", date(2023, 6, 14), "x"), ("not_met", "The city was in Stage B on 2023-06-14.")),
        (
            MemberStage("C", date(2024, 1, 2), "x"),
            ("needs_a_person", "Stage C is known on 2024-01-02, after the candidature came in."),
        ),
        (None, ("needs_a_person", "data/members.csv says no stage for the city.")),
    ],
)
def test_the_stage_comes_from_the_members(stage, expected):
    assert said(results(stage=stage), "stage_c") == expected


def test_a_keyword_only_points_a_person_to_the_passage():
    found = results()["financed_initiative"]
    assert (found.verdict, found.evidence) == ("needs_a_person", "The bond of 2018 financed it.")


def test_without_a_keyword_a_person_reads_the_whole():
    found = results(form(essential_3="A wall.", plan=PLAN[:1]), motivation_letter=None)
    assert said(found, "financed_initiative") == (
        "needs_a_person",
        "No passage shows it by its words; a person decides.",
    )


def test_ticked_tools_show_knowledge_tools():
    found = results()
    assert said(found, "knowledge_tools") == (
        "met",
        "The plan offers “Guide to flood maps”, ticked as research or self-service tools.",
    )
    assert results(form(plan=PLAN[:1]))["knowledge_tools"].verdict == "needs_a_person"


@pytest.mark.parametrize(
    ("pledges", "expected"),
    [
        ([pledge(25_000)], ("met", "USD 25,000 is pledged.")),
        (
            [pledge(10_000), pledge(20_000, told_as="seed-grants")],
            ("met", "Pledged together, US$ 30,000 at the least: USD 10,000, USD 20,000."),
        ),
        ([pledge(24_999)], ("not_met", "All that is pledged is USD 24,999.")),
        (
            [pledge(30_000, is_trusted=False)],
            ("needs_a_person", "Whether the minimum is reached needs a person: USD 30,000."),
        ),
        ([], ("needs_a_person", "No amount is stated in the letter or the form.")),
    ],
)
def test_the_minimum_investment_is_said_with_its_sums(pledges, expected):
    assert said(results(investment=investment(pledges)), "minimum_investment") == expected


def test_the_passages_of_the_money_are_shown():
    told = [pledge(10_000), pledge(16_000, text="Seed grants.", place="annex-1.docx, table 7, row 4")]
    found = results(investment=investment(told))["minimum_investment"]
    assert found.evidence == "We pledge 10,000.\nSeed grants."
    assert found.evidence_place == "letter.docx; annex-1.docx, table 7, row 4"


def test_every_reason_and_name_is_there_in_four_languages():
    have = {(row["kind"], row["id"], row["language"]) for row in rows("screening_text")}
    named = {("name", row["requirement_id"]) for row in rows("screening_requirement")}
    assert {(kind, id) for kind, id, _ in have if kind == "name"} == named
    assert {(kind, id, language) for kind, id, _ in have for language in ("en", "es", "fr", "pt")} == have
