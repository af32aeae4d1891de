"""Keys as forms in inboxes have them: without marks, cut, numbered in the order of the plan."""

import pytest

from etl.rows.plans.printed_keys import numbered, printed_service_name, printed_slug


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("Training: floods", "training-floods"),
        ("توأمة", "توامة"),
        ("पाटन", "प-टन"),
        ("ツイニング", "ツイニンク"),
        ("мойка", "моика"),
        ("Capacitação", "capacitacao"),
        ("???", ""),
        ("a" * 58 + " and more", "a" * 58 + "-a"),
    ],
)
def test_a_title_as_it_was_printed_in_a_key(title, name):
    assert printed_slug(title) == name


def test_equal_names_of_a_plan_were_numbered_in_its_order():
    rows = [
        {"work_plan_id": plan, "position": position, "title": title, "description": None}
        for plan, position, title in (("p", 2, "Walks"), ("p", 1, "walks"), ("q", 1, "Walks"), ("p", 3, None))
    ]
    told = [
        (row["position"], name, number) for row, name, number in numbered(rows, "work_plan_id", printed_service_name)
    ]
    assert told == [(1, "walks", 1), (1, "walks", 1), (2, "walks", 2), (3, "service", 1)]
