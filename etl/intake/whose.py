"""Whose documents are that came together, by the rules of a load; what is unsure is asked, never guessed."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from etl.findings import Finding
from etl.folder.inbox import InboxFile
from etl.forms.annual_report.report import AnnualReport
from etl.forms.content import Candidature, Content, Draft
from etl.rows.documents.belonging import assign
from etl.rows.documents.cards import card_of
from etl.rows.hubs import Hubs

ASK = "Say whose it is with --hub HUB_ID."


@dataclass(frozen=True, slots=True)
class Whose:
    """The hub of one document, or None and why that has to be asked; `note` is what is said of a sure one."""

    hub_id: str | None
    problem: str = ""
    note: str = ""


def whose(hubs: Hubs, contents: Mapping[str, Content], hub_id: str | None) -> dict[str, Whose]:
    """The hub of each document by its name, of those that came together in one mail.

    `hub_id` is the one that a person named; a document that names another hub is not laid under it all the same.
    """
    if hub_id:
        return {name: _named(hubs, name, content, hub_id) for name, content in contents.items()}
    known = set(hubs.country_codes)
    hub_of, said = _assigned(hubs, contents, folder="")
    told = {name: _told(hub_of.get(name), said.get(name, []), known) for name in contents}
    return {name: replace(one, problem=_proposed(hubs, contents[name]) or one.problem) for name, one in told.items()}


def _proposed(hubs: Hubs, content: Content) -> str:
    """The hubs that the draft of a form seems to name, for a person to say: it proposes, and decides nothing."""
    form = content.form if isinstance(content, Draft) else None
    card = card_of(form) if isinstance(form, Candidature) else None
    if card is None or not card.city:
        return ""
    names, named = hubs.names, (card.city, card.country_code)
    hub_ids = names.named(*named) or names.named_in_part(*named) or names.alike(*named)
    said = f'It seems to be of "{", ".join(filter(None, (card.city, card.country)))}", read from a PDF.'
    return f"{said} If it is: {' or '.join(f'--hub {one}' for one in sorted(hub_ids))}." if hub_ids else f"{said} {ASK}"


def _assigned(
    hubs: Hubs, contents: Mapping[str, Content], folder: str
) -> tuple[dict[str, str], dict[str, list[Finding]]]:
    """The hubs of documents as a load would tell them if they lay in a folder, and what it would say of them."""
    files = [InboxFile(f"{folder}{name}", Path(name), None, None) for name in contents]
    by_id = {file.document_id: card_of(contents[name]) for file, name in zip(files, contents, strict=True)}
    hub_of, made = assign(hubs, files, by_id)
    said: dict[str, list[Finding]] = {}
    for found in made.findings:
        said.setdefault((found.document_id or "").removeprefix(folder), []).append(found.finding)
    return {name.removeprefix(folder): hub_id for name, hub_id in hub_of.items()}, said


def _named(hubs: Hubs, name: str, content: Content, hub_id: str) -> Whose:
    """The hub that a person named, unless the document is another's; a doubtful spelling is theirs to settle."""
    if isinstance(content, AnnualReport):
        made_for = hubs.made_for(content.hub_id, content.hub_name)
        is_other = made_for not in (None, hub_id)
        return _others(made_for or "", hub_id) if is_other else Whose(hub_id)
    _, said = _assigned(hubs, {name: content}, folder=f"{hub_id}/")
    findings = said.get(name, [])
    other = next((finding for finding in findings if finding.code == "document_other_hub"), None)
    return _others(other.text, hub_id) if other else Whose(hub_id, note=_in_words(findings))


def _others(name: str, hub_id: str) -> Whose:
    return Whose(None, f'It is of "{name}", not of {hub_id}. Name its own hub with --hub, or ask who sent it.')


def _in_words(findings: Iterable[Finding]) -> str:
    return " ".join(f"{finding.message} {finding.hint}".strip() for finding in findings)


def _told(hub_id: str | None, said: list[Finding], known: set[str]) -> Whose:
    """A load's verdict; a hub that the document names for the first time is said to be new."""
    if hub_id is None:
        return Whose(None, " ".join([*(finding.message for finding in said), ASK]))
    new = "" if hub_id in known else f"No hub of this name is known yet: it is new, as {hub_id}. "
    return Whose(hub_id, note=(new + _in_words(said)).strip())
