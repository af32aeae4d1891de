"""What a hub types into the pre-filled report comes back without loss, whatever the order of rows and columns."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from etl.forms.annual_report.report import annual_report_in, read_annual_report
from etl.read.source import read_source
from etl.send.annual_report_plan import PlannedIndicator, PlannedService, ReportPlan
from etl.send.annual_report_word import write_word
from etl.send.annual_report_workbook import write_workbook
from etl.text.normal import normalised
from tests.forms import libreoffice
from tests.forms.annual_report_files import (
    PLAN,
    facts,
    filled,
    shuffled_word,
    shuffled_workbook,
)
from tests.forms.libreoffice import OVER, saved

WRITE = {"xlsx": write_workbook, "docx": write_word}
SHUFFLED = {"xlsx": shuffled_workbook, "docx": shuffled_word}
both_formats = pytest.mark.parametrize("suffix", WRITE)
LANGUAGES = ("en", "es", "fr", "pt", "it", "de", "ko", "ja", "ar", "ru")
CURRENCIES = ("USD", "EUR", "KRW", "XOF")


@both_formats
def test_the_answers_come_back(suffix):
    report = read_annual_report(filled(suffix))
    assert facts(report) == {
        "identity": ("example-ngor", 2024, "en"),
        "services": {
            "svc-tour": (
                "under_way",
                "Second tour moved to March",
                (24.0, "24", "read"),
                (("Praia Nova", "CPV"), ("Tam Huong", "VNM")),
                "Visas\ncame late",
                "None",
            ),
            "svc-guide": ("dropped", "=SUM(1,1)", (None, "", "missing"), (), "", ""),
        },
        "results": {
            "ind-tours": ("svc-tour", (2.0, "2", "read"), "link", "https://ngor.example/tours", ""),
            "ind-officials": ("svc-tour", (0.0, "0", "read"), "none", "", ""),
            "ind-guides": ("svc-guide", (None, "", "missing"), None, "", ""),
        },
        "money": [
            ("svc-tour", 3000.0, "3000", "XOF", "in_kind", ""),
            ("svc-tour", 12000.0, "12000", "USD", "cash", "flights"),
        ],
    }
    assert report.findings == ()


@both_formats
def test_the_same_plan_gives_the_same_bytes(suffix, monkeypatch):
    write = WRITE[suffix]
    first = write(PLAN)
    monkeypatch.setattr("time.time", lambda: 2_000_000_000.0)
    assert write(PLAN) == first


@both_formats
def test_it_knows_itself(suffix):
    assert annual_report_in(read_source(WRITE[suffix](PLAN)))


@both_formats
def test_an_untouched_report_reports_nothing(suffix):
    report = read_annual_report(WRITE[suffix](PLAN))
    assert [item.number.state for item in report.results] == ["missing"] * 3
    assert [item.number.value for item in report.results] == [None] * 3
    assert report.money == ()
    assert [finding.code for finding in report.findings] == ["report_status_missing"] * 2


# --- any plan, any answers, any order ---------------------------------------------------------------------------------

words = st.text(
    st.characters(codec="utf-8", categories=("L", "Nd", "Po", "Sm", "Zs"), max_codepoint=0xFFFF),
    min_size=1,
    max_size=25,
).map(lambda text: normalised("w" + text))
free_texts = st.lists(words, max_size=2).map("\n".join)
numbers = st.one_of(st.just(""), st.integers(0, 10**7).map(str))
events = st.one_of(st.just(""), st.integers(0, 10**4).map(str))  # more are asked: units.csv, most_believable


@st.composite
def plans(draw) -> ReportPlan:
    titles = draw(st.lists(words, min_size=1, max_size=3, unique_by=str.casefold))
    services = [
        PlannedService(
            f"s{number}",
            title,
            indicators=tuple(
                PlannedIndicator(f"s{number}-{position}", text, "3", "event")
                for position, text in enumerate(draw(st.lists(words, max_size=2, unique_by=str.casefold)))
            ),
        )
        for number, title in enumerate(titles)
    ]
    return ReportPlan("example-any", draw(words), 2025, draw(st.sampled_from(LANGUAGES)), tuple(services))


def answered_service(draw, service: PlannedService) -> dict:
    result = st.fixed_dictionaries(
        {"value": events, "evidence_kind": st.sampled_from(["", "none"]), "evidence": free_texts, "note": free_texts}
    )
    money = st.fixed_dictionaries(
        {
            "amount": st.integers(1, 10**7).map(str),
            "currency": st.sampled_from(CURRENCIES),
            "form": st.sampled_from(["cash", "in_kind", "loan", "unknown"]),
            "note": free_texts,
        }
    )
    return {
        "service": service.title,
        "status": draw(st.sampled_from(["planned", "under_way", "done", "dropped"])),
        "reason": draw(words),
        "people_reached": draw(numbers),
        "problems": draw(free_texts),
        "changes": draw(free_texts),
        "result": [{"indicator": item.text} | draw(result) for item in service.indicators],
        "money": draw(st.lists(money, max_size=3)),
    }


def expected(plan: ReportPlan, answers: dict) -> dict:
    """What a careful person reads in the answers."""

    def number(text: str) -> tuple:
        return (float(text), text, "read") if text else (None, "", "missing")

    pairs = list(zip(plan.services, answers["service"], strict=True))
    return {
        "identity": ("example-any", 2025, plan.language),
        "services": {
            service.service_key: (
                row["status"],
                row["reason"],
                number(row["people_reached"]),
                (),
                row["problems"],
                row["changes"],
            )
            for service, row in pairs
        },
        "results": {
            item.indicator_key: (
                service.service_key,
                number(result["value"]),
                result["evidence_kind"] or None,
                result["evidence"],
                result["note"],
            )
            for service, row in pairs
            for item, result in zip(service.indicators, row["result"], strict=True)
        },
        "money": sorted(
            (
                service.service_key,
                float(sum_given["amount"]),
                sum_given["amount"],
                *map(sum_given.get, ("currency", "form", "note")),
            )
            for service, row in pairs
            for sum_given in row["money"]
        ),
    }


@both_formats
@settings(max_examples=8)
@given(data=st.data())
def test_any_answers_in_any_order_come_back(suffix, data):
    plan = data.draw(plans())
    answers = {"language": plan.language, "service": [answered_service(data.draw, item) for item in plan.services]}
    shuffled = SHUFFLED[suffix](filled(suffix, plan, answers), data.draw(st.integers(0, 10**6)))
    report = read_annual_report(shuffled)
    assert facts(report) == expected(plan, answers)
    assert report.findings == ()


# --- through LibreOffice ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("suffix", OVER)
def test_saved_by_libreoffice_it_reads_the_same(suffix, tmp_path):
    for path in saved(suffix, tmp_path):
        report = read_annual_report(path)
        assert facts(report) == facts(read_annual_report(filled(suffix)))
        assert report.findings == ()
        assert annual_report_in(read_source(path))


def test_the_reports_that_libreoffice_saved_are_kept_for_machines_without_it(monkeypatch, tmp_path):
    monkeypatch.setattr(libreoffice, "SOFFICE", None)
    for suffix in OVER:
        for path in saved(suffix, tmp_path):
            assert facts(read_annual_report(path)) == facts(read_annual_report(filled(suffix)))
