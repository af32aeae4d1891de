"""What each candidature of a hub pledges, and the verdict on it."""

from etl.rows.money.investments import Investments, investments

SUM = {"hub_id": "h", "is_in_force": True, "part_of": None, "rung": "stated", "nature": "pledge", "state": "read"}
SUM |= {
    "currency_code": "USD",
    "comparator": "exact",
    "recurrence": "one_off",
    "reason": "By the council",
    "text": "Sum",
}
SUM |= {"part": "letter", "table_number": None, "row_number": 2, "column_number": None, "service_key": None}
DOCUMENTS = [{"document_id": f"{number}/letter.docx", "hub_id": "h"} for number in (1, 2)]
NUMBERS = [{"document_id": f"{number}/letter.docx", "candidature_number": number} for number in (1, 2)]


def pledge(usd: float | None, document_id: str | None = "letter.docx", **values) -> dict:
    amounts = {"amount": usd, "amount_usd": usd, "total_usd": usd, "document_id": document_id, "amount_id": str(usd)}
    return SUM | amounts | values


def told(found: Investments) -> list[tuple]:
    return [tuple(row.values()) for row in found.rows]


def test_a_hub_without_a_form_is_judged_by_all_that_it_says():
    found = investments([pledge(25_000)], [], [])
    assert told(found) == [("h", None, 1, 25_000, "met")]
    assert found.of("h", None).verdict == "met"
    assert found.of("h", 1).verdict == found.of("other", None).verdict == "no amount stated"


def test_each_candidature_is_judged_by_its_own_sums_and_by_what_none_tells():
    sums = [pledge(30_000, "1/letter.docx"), pledge(10_000, "2/letter.docx")]
    assert told(investments(sums, DOCUMENTS, NUMBERS)) == [("h", 1, 1, 30_000, "met"), ("h", 2, 1, 10_000, "not met")]
    common = pledge(16_000, "list.docx", part=None)
    assert told(investments([*sums, common], DOCUMENTS, NUMBERS)) == [
        ("h", 1, 2, 46_000, "met"),
        ("h", 2, 2, 26_000, "met"),
    ]


def test_a_candidature_without_a_sum_has_its_verdict_too():
    assert told(investments([], DOCUMENTS, NUMBERS)) == [
        ("h", 1, 0, None, "no amount stated"),
        ("h", 2, 0, None, "no amount stated"),
    ]


def test_what_was_confirmed_stands_in_place_of_what_was_read():
    confirmed = pledge(10_000, None, rung="confirmed", part=None)
    assert told(investments([pledge(30_000), confirmed], [], [])) == [("h", None, 1, 10_000, "not met")]


def test_only_whole_pledges_in_force_are_judged():
    others = ({"is_in_force": False}, {"part_of": "1"}, {"rung": "delivered"}, {"nature": "budget"}, {"amount": None})
    for changed in others:
        assert told(investments([pledge(30_000, **changed)], DOCUMENTS, NUMBERS))[0][2] == 0, changed


def test_an_upper_limit_and_an_unsure_sum_enter_no_total():
    for changed in (
        {"comparator": "at_most"},
        {"comparator": "less_than"},
        {"comparator": "unknown"},
        {"state": "review"},
    ):
        assert told(investments([pledge(30_000, **changed)], [], [])) == [("h", None, 1, None, "needs a person")], (
            changed
        )
