"""What each candidature pledges: which sums of a hub are its own, and the verdict that its row holds."""

import pytest

from etl.rows.money.investments import investments, judged_money

SENT = [
    {"document_id": "a/1.docx", "hub_id": "h", "kind": "candidature"},
    {"document_id": "a/2.docx", "hub_id": "h", "kind": "candidature"},
]
STANDINGS = [
    {"document_id": "a/1.docx", "standing": "in_force", "candidature_number": 1},
    {"document_id": "a/2.docx", "standing": "in_force", "candidature_number": 2},
]


def amount(usd: float, document_id: str | None = "a/1.docx", **values) -> dict:
    given = {
        "amount_id": f"{document_id} {usd}",
        "hub_id": "h",
        "rung": "stated",
        "nature": "pledge",
        "amount": usd,
        "currency_code": "USD",
        "comparator": "exact",
        "form": "cash",
        "recurrence": "one_off",
        "amount_usd": usd,
        "total_usd": usd,
        "state": "read",
        "reason": "One sum.",
        "text": f"We pledge USD {usd:,.0f}.",
        "document_id": document_id,
        "part": "letter",
        "service_key": None,
    }
    return given | values


def judged(*amounts: dict):
    return judged_money(amounts, [], SENT, STANDINGS)


def test_each_candidature_is_judged_by_its_own_sums():
    found = judged(amount(30_000), amount(10_000, "a/2.docx"))
    assert [found.of("h", number).verdict for number in (1, 2)] == ["met", "not met"]
    assert [(row["candidature_number"], row["pledges_count"], row["pledged_usd"]) for row in found.rows] == [
        (1, 1, 30_000),
        (2, 1, 10_000),
    ]


def test_a_confirmed_sum_belongs_to_each_and_stands_in_place_of_what_was_read():
    confirmed = amount(40_000, None, rung="confirmed", reason="Confirmed by us on 2024-03-01: Decision 7")
    found = judged(amount(10_000), amount(10_000, "a/2.docx"), confirmed).of("h", 1)
    assert (found.verdict, [one.amount for one in found.pledges]) == ("met", [40_000])
    assert (found.pledges[0].place, found.pledges[0].text) == (
        "pledges.csv",
        "Confirmed by us on 2024-03-01: Decision 7",
    )


def test_parts_budgets_delivered_sums_and_replaced_documents_are_no_pledges():
    part = amount(20_000, service_key="h/tours")
    others = (amount(50_000, nature="budget"), amount(60_000, rung="delivered"))
    replaced = [STANDINGS[0] | {"standing": "replaced"}, STANDINGS[1]]
    assert judged(amount(10_000), part, *others).rows[0]["pledges_count"] == 1
    found = judged_money([amount(30_000)], [], SENT, replaced)
    assert (found.of("h", 1).verdict, found.amounts[0]["is_in_force"]) == ("no amount stated", False)


def test_what_is_given_as_a_whole_is_named_first():
    of_service = amount(8_000, service_key="h/tours", part_of=None, is_in_force=True, part="body", table_number=7)
    whole = amount(9_000, part_of=None, is_in_force=True)
    place = {"row_number": 2, "column_number": 3}
    found = investments([of_service | place, whole], SENT, STANDINGS).of("h", 1)
    assert [(one.amount, one.place) for one in found.pledges] == [
        (9_000, "1.docx"),
        (8_000, "1.docx, table 7, row 2, column 3"),
    ]


def test_a_hub_without_a_form_is_judged_by_all_that_it_told():
    found = judged_money([amount(30_000, "b/letter.docx", hub_id="other")], [], [], [])
    assert found.of("other", None).verdict == "met"
    assert found.of("nobody", None).verdict == "no amount stated"


@pytest.mark.parametrize(
    ("values", "pledged_usd"),
    [
        ({}, 30_000),
        ({"total_usd": 30_000.004}, 30_000),
        ({"state": "review"}, None),
        ({"condition": "if the council approves"}, None),
        ({"is_tentative": True}, None),
        ({"comparator": "at_most"}, None),
        ({"comparator": "less_than"}, None),
        ({"comparator": "unknown"}, None),
        ({"comparator": "at_least"}, 30_000),
        ({"total_usd": None}, None),
        ({"state": "review", "total_usd": None}, None),
    ],
)
def test_only_sums_that_are_trusted_firm_and_no_upper_limit_enter_the_total(values, pledged_usd):
    (row, _) = judged(amount(30_000, **values)).rows
    assert (row["pledges_count"], row["pledged_usd"]) == (1, pledged_usd)
