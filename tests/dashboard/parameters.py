"""A value for each parameter of the queries that lets rows through: a query with a new parameter adds a line here."""

import datetime

SAMPLE = {
    "is_example": True,
    "today": datetime.date(2026, 11, 21),
    "region": None,
    "first": 0,
    "rows": 100,
    "types": [],
    "country": None,
    "year": None,
    "topic": None,
    "coverage": "",
    "q": "",
    "hub_id": "example-one",
    "severity": None,
    "who_can_mend": None,
    "rule_id": None,
    "document_id": None,
    "as_of": datetime.date(2026, 11, 21),
    "least_rung": "self_reported",
    "hub": None,
    "statuses": [],
    "states": [],
    "form": None,
    "recurrence": None,
    "rung": None,
    "kind": None,
    "language": None,
    "question_key": "",
}
