"""Whose each document is: the document itself says it, its folder says it, or the documents beside it do.

Where a document and its folder disagree it counts for neither hub, even if the one that it names is known for certain:
it may have been laid into the wrong folder, or filled over another city's form, and under the named hub it would stand
in place of what that hub really sent. Whoever moves the file, or adds the alias, has answered.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import PurePosixPath

from etl.findings import Finding
from etl.folder.inbox import InboxFile
from etl.rows.documents.cards import Card
from etl.rows.hubs import Hubs
from etl.rows.made import Made
from etl.text.spelling import plain_name

MOVE = "Move the file into the folder of its own hub"
ALIAS = "if it is the same city, add this name to its aliases in data/hubs.csv"


@dataclass(frozen=True, slots=True)
class Verdict:
    """The hub of a document, or None where it is asked; what is to be said, and with which hub it is shown."""

    hub_id: str | None
    findings: tuple[Finding, ...] = ()
    about: str | None = None


@dataclass(frozen=True, slots=True)
class Named:
    """What a form says of its city; `country` is as written, its code None where it cannot be told."""

    city: str
    country: str
    country_code: str | None

    def __str__(self) -> str:
        """City and country as written."""
        return ", ".join(filter(None, (self.city, self.country)))


def assign(hubs: Hubs, files: list[InboxFile], cards: Mapping[str, Card]) -> tuple[dict[str, str], Made]:
    """The hub of each document by document_id, and what is said of those whose hub cannot be told.

    A hub that a form names for the first time is added to `hubs`.
    """
    made = Made()
    verdicts = _of_speakers(hubs, files, cards)
    beside: dict[str, list[Verdict]] = defaultdict(list)
    for file in files:
        if file.document_id in verdicts:
            beside[file.folder].append(verdicts[file.document_id])
    containers = {file.lies_in for file in files if file.lies_in}
    for file in files:
        if file.document_id not in verdicts and file.document_id not in containers:
            verdicts[file.document_id] = _of_silent(hubs, file, beside[file.folder])
    verdicts |= _of_containers(files, verdicts)
    for document_id, verdict in verdicts.items():
        for finding in verdict.findings:
            made.find(finding, document_id, verdict.hub_id or verdict.about)
    return {document_id: verdict.hub_id for document_id, verdict in verdicts.items() if verdict.hub_id}, made


def _of_speakers(hubs: Hubs, files: list[InboxFile], cards: Mapping[str, Card]) -> dict[str, Verdict]:
    """The verdict on each document that says whose it is; forms that name their country come before the others."""
    verdicts, forms = {}, []
    for file in files:
        card = cards[file.document_id]
        named = _named(card)
        if card.hub_id:
            verdicts[file.document_id] = _of_report(hubs, file, card.hub_id)
        elif named:
            forms.append((named.country_code is None, file.document_id, file, named))
    for _, document_id, file, named in sorted(forms, key=lambda form: form[:2]):
        folders = _hubs_of_folders(hubs, file)
        verdicts[document_id] = _in_folder(hubs, named, folders) if folders else _loose(hubs, named)
    return verdicts


def _named(card: Card) -> Named | None:
    """The city that a form names; None for one that names neither city nor country, and for other documents."""
    named = Named(card.city if plain_name(card.city) else "", card.country, card.country_code)
    return named if named.city or named.country_code else None


def _hubs_of_folders(hubs: Hubs, file: InboxFile) -> list[str]:
    """The hubs by whose hub_id one of its folders is named, the innermost first."""
    parts = reversed(PurePosixPath(file.folder).parts)
    return list(dict.fromkeys(hub_id for part in parts if (hub_id := hubs.of_key(part))))


def _of_report(hubs: Hubs, file: InboxFile, key: str) -> Verdict:
    """A report lies under its folder's hub, where one of another hub is refused, else under the hub it was made for."""
    folders, made_for = _hubs_of_folders(hubs, file), hubs.of_former_key(key)
    if folders:
        return Verdict(made_for if made_for in folders else folders[0])
    return Verdict(made_for) if made_for else Verdict(None, (_unknown(file),))


# --- forms ------------------------------------------------------------------------------------------------------------


def _in_folder(hubs: Hubs, named: Named, folders: list[str]) -> Verdict:
    """The hub of the folder, where the form does not disagree with it."""
    for hub_id in folders:
        if _agrees(hubs, named, hub_id, is_only=len(folders) == 1):
            return Verdict(hub_id)
    others = hubs.names.named(named.city, named.country_code) - set(folders)
    own_country = hubs.country_codes[folders[0]]
    is_abroad = None not in (named.country_code, own_country) and named.country_code != own_country
    finding = _other(hubs, named, folders[0], others) if others or is_abroad else _unsure(hubs, named, folders)
    return Verdict(None, (finding,), folders[0])


def _agrees(hubs: Hubs, named: Named, hub_id: str, *, is_only: bool) -> bool:
    """Whether a form names the hub: by a name, an alias, a part that is one, or another name of the same place."""
    own_country = hubs.country_codes[hub_id]
    if named.country_code and own_country and named.country_code != own_country:
        return False
    if not named.city:
        return is_only
    certain = hubs.names.named(named.city, named.country_code)
    if certain:
        return hub_id in certain
    in_part = hubs.names.named_in_part(named.city, named.country_code)
    return in_part == {hub_id} if in_part else hubs.names.is_same_place(hub_id, named.city)


def _loose(hubs: Hubs, named: Named) -> Verdict:
    """The hub that a form in no hub's folder names: a known one, or a new one; asked where several may be meant."""
    if not named.city:
        return Verdict(None, (_cityless(named),))
    found = hubs.names.named(named.city, named.country_code) or hubs.names.named_in_part(named.city, named.country_code)
    found = found or hubs.names.of_same_place(named.city)
    alike = found or hubs.names.alike(named.city, named.country_code)
    if len(found) == 1:
        return _known(hubs, named, *found)
    return Verdict(None, (_unsure(hubs, named, sorted(alike)),)) if alike else _new(hubs, named)


def _known(hubs: Hubs, named: Named, hub_id: str) -> Verdict:
    """The known hub; without a country in the form only where no place abroad has the name too."""
    if named.country_code or hubs.is_name_of_one_country(named.city, hubs.country_codes[hub_id]):
        return Verdict(hub_id, () if named.country_code else (_countryless(named),))
    return Verdict(None, (_unsure(hubs, named, [hub_id]),), hub_id)


def _new(hubs: Hubs, named: Named) -> Verdict:
    new = hubs.add_named(named.city, named.country_code)
    if new is None:
        return Verdict(None, (_taken(named),))
    findings = () if named.country_code else (_countryless(named),)
    return Verdict(new.hub_id, findings if new.is_placed else (*findings, _unplaced(named)))


# --- documents that name no city --------------------------------------------------------------------------------------


def _of_silent(hubs: Hubs, file: InboxFile, beside: Iterable[Verdict]) -> Verdict:
    """The hub that its folder is named by, else the one that the documents beside it name; asked where these differ."""
    folders = _hubs_of_folders(hubs, file)
    said = {verdict.hub_id for verdict in beside}
    if None in said or len(said | set(folders)) > 1:
        return Verdict(None, (_beside(file),), next(iter(folders), None))
    if said or folders:
        return Verdict((said | set(folders)).pop())
    named = [hubs.names.named(part, None) for part in reversed(PurePosixPath(file.folder).parts)]
    by_name = next((found for found in named if found), set())
    return Verdict(by_name.pop()) if len(by_name) == 1 else Verdict(None, (_unknown(file),))


def _of_containers(files: list[InboxFile], verdicts: Mapping[str, Verdict]) -> dict[str, Verdict]:
    """The verdict on each mail and archive: the hub of all that came in it; what is doubtful is said of those files."""
    inside: dict[str, set[str | None]] = defaultdict(set)
    for file in files:
        if file.lies_in:
            inside[file.lies_in].add(verdicts[file.document_id].hub_id)
    return {name: Verdict(next(iter(hub_ids)) if len(hub_ids) == 1 else None) for name, hub_ids in inside.items()}


# --- findings ---------------------------------------------------------------------------------------------------------


def _unknown(file: InboxFile) -> Finding:
    message = f"{file.document_id} names no hub that is known."
    return Finding("hub_unknown", message, hint="Put it into a folder named by its hub_id; new hubs: data/hubs.csv.")


def _other(hubs: Hubs, named: Named, folder: str, others: set[str]) -> Finding:
    meant = f", which is {', '.join(sorted(others))}" if others else ""
    message = f'The form names "{named}"{meant}; it lies in the folder of {folder}. It counts for neither.'
    hint = f"{MOVE}; {ALIAS}{_register_hint(hubs, folder)}."
    return Finding("document_other_hub", message, text=str(named), hint=hint)


def _unsure(hubs: Hubs, named: Named, hub_ids: list[str]) -> Finding:
    names = ", ".join(f"{hubs.name_of(hub_id)} ({hub_id})" for hub_id in hub_ids)
    message = f'The form names "{named}", which may be {names} or another city. It does not count.'
    hint = f"Look whose it is: {ALIAS}{_register_hint(hubs, hub_ids[0])}; else {MOVE[0].lower()}{MOVE[1:]}."
    return Finding("document_hub_unsure", message, text=str(named), hint=hint)


def _register_hint(hubs: Hubs, hub_id: str) -> str:
    return f" in a line with the hub_id {hub_id}" if hubs.is_registered(hub_id) else ""


def _beside(file: InboxFile) -> Finding:
    message = f"{file.document_id} names no city, and its folder and the documents beside it are of different hubs."
    hint = "Put it into a folder of its own below the one that is named by its hub_id."
    return Finding("document_hub_unsure", f"{message} It does not count.", hint=hint)


def _cityless(named: Named) -> Finding:
    return Finding("document_hub_unsure", f'The form names "{named}" and no city. It does not count.', text=str(named))


def _countryless(named: Named) -> Finding:
    said = f'The country "{named.country}" was not recognised.' if named.country else "The form names no country."
    hint = "Add the hub with its country_code to data/hubs.csv, or the name to data/reference/country_names.csv."
    return Finding("country_unknown", said, text=named.country, hint=hint)


def _taken(named: Named) -> Finding:
    message = f'The key that "{named}" would get is another hub\'s. The form does not count.'
    return Finding("hub_key_taken", message, text=str(named))


def _unplaced(named: Named) -> Finding:
    message = f'No place is known for "{named.city}", so no map shows it.'
    hint = "Add the hub with longitude, latitude and place_source to data/hubs.csv."
    return Finding("place_unknown", message, text=named.city, hint=hint)
