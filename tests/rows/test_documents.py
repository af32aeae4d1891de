"""The documents of the inbox: whose they are, when they came, and which candidature each form begins."""

from datetime import date
from pathlib import Path

from etl.folder.inbox import InboxFile
from etl.folder.table_file import ListRow
from etl.forms.content import Letter, Other
from etl.rows.documents.documents import Documents, document_rows
from tests.rules.screening_files import form

FORM = form()


def documents(*names: str, hubs: dict[str, str] | None = None, days: dict[str, str] | None = None, **more) -> Documents:
    """Forms of the hub that their outermost folder names, but for what `more` and `hubs` say otherwise."""
    files = [InboxFile(name, Path(name), f"sha of {Path(name).name}", 1) for name in names]
    contents = {name: more.get("contents", {}).get(name, FORM) for name in names}
    hub_of = {name: name.partition("/")[0] for name in names} if hubs is None else hubs
    received = {name: ListRow("received.csv", 2, {"received_on": day}) for name, day in (days or {}).items()}
    return Documents(files, contents, hub_of, received, dict.fromkeys(hub_of.values(), "KEN"))


def test_the_last_form_of_a_folder_is_its_candidature():
    days = {"h/c/a.docx": "2024-02-01", "h/c/b.docx": "2024-01-05"}
    found = documents("h/c/a.docx", "h/c/b.docx", "h/c/c.docx", "loose.docx", days=days).candidature_ids()
    assert found == {
        "h/c/a.docx": "h/c",
        "h/c/b.docx": "h/c/b.docx",
        "h/c/c.docx": "h/c/c.docx",
        "loose.docx": "loose.docx",
    }


def test_a_folder_of_two_hubs_is_no_candidature():
    hubs = {"all/a.docx": "one", "all/b.docx": "two"}
    assert documents(*hubs, hubs=hubs).candidature_ids() == {"all/a.docx": "all/a.docx", "all/b.docx": "all/b.docx"}


def test_a_plan_has_its_hubs_country_and_its_day_of_receipt():
    (plan,) = documents("h/c/a.docx", days={"h/c/a.docx": "2024-02-01"}).plans()
    assert (plan.hub_id, plan.country_code, plan.candidature_id) == ("h", "KEN", "h/c")
    assert (plan.received_on, len(plan.rows)) == (date(2024, 2, 1), 2)


def test_what_is_of_no_known_hub_offers_nothing_and_is_listed():
    unknown = documents("a.docx", "b.docx", hubs={}, contents={"b.docx": Other(outcome="not_read")})
    assert [list(unknown.of_hubs()), list(unknown.plans()), unknown.candidature_ids()] == [[], [], {}]
    rows = document_rows(unknown).rows("document")
    assert [(row["document_id"], row["kind"], row["hub_id"]) for row in rows] == [
        ("a.docx", "candidature", None),
        ("b.docx", "other", None),
    ]


def test_the_same_file_twice_is_told_but_where_its_order_tells_more():
    letter = Letter(lines=("We pledge USD 15,000.",))
    other = {name: Other(outcome="not_read") for name in ("h/x/case.pdf", "h/y/case.pdf")}
    twins = documents("h/x/l.docx", "h/y/l.docx", *other, contents={"h/x/l.docx": letter, "h/y/l.docx": letter} | other)
    found = [(one.document_id, one.finding.message) for one in document_rows(twins).findings]
    assert found == [("h/y/case.pdf", "The same file was received as h/x/case.pdf.")]
