"""Documents that arrive are told what and whose they are, and filed into the inbox as they came."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from difflib import get_close_matches
from pathlib import Path

from etl.errors import WrongUsage, in_words
from etl.findings import Failed
from etl.folder import filing
from etl.folder.lists import Lists, columns_of, list_path, other_copy, read_lists
from etl.folder.member_names import numbered
from etl.folder.reference import setting
from etl.folder.table_file import ListRow
from etl.forms.annual_report.report import AnnualReport
from etl.forms.content import Candidature, Content, Other
from etl.forms.extract import extract
from etl.intake.whose import Whose, whose
from etl.rows.candidature_folder import application_in
from etl.rows.hubs import Hubs
from etl.rules.screening.requirements import screen
from etl.snapshot.hubs import published_hubs
from etl.text.spelling import name_key, path_key, plain_name
from etl.workers import Limits, outcomes

BYTES_MAX = 500 * 1024 * 1024  # a mail with photos has some tens of megabytes; more is no document
CANDIDATURE_KINDS = ("candidature", "motivation_letter", "exemplary_work")
NOTES_MAX = 5
IN_WORDS = {
    "candidature": "candidature form",
    "work_plan": "work plan",
    "annual_report": "annual report",
    "motivation_letter": "motivation letter",
    "exemplary_work": "example of exemplary work",
    "other": "a document of which it is not sure what it is",
}


@dataclass(frozen=True, slots=True)
class Sent:
    """One file as it came: its own name, its bytes, the day, who sent it, and how, for the column `source`.

    `sender` is an e-mail address, empty where it is not known: it stands in received.csv and in no snapshot.
    `sent_in` is the mail or archive that it lay in, below the data folder.
    """

    name: str
    content: bytes
    on: date
    sender: str = ""
    source: str = "filed"
    sent_in: str = ""


@dataclass(frozen=True, slots=True)
class Filed:
    """What became of one document: what it is, its hub and its path below the inbox; why not, where it was not filed.

    `notes` is what has to be looked at in it, `problem` the reason with the next step, empty where it is filed.
    `is_recognised` tells whether it is sure what it is, filed or not.
    """

    name: str
    what: str
    hub_id: str | None = None
    document_id: str = ""
    notes: tuple[str, ...] = ()
    problem: str = ""
    was_there: bool = False
    is_recognised: bool = False


@dataclass(frozen=True, slots=True)
class Desk:
    """Where documents are filed, and the day: the data folder with its inbox and lists, and the hubs that are known."""

    data: Path
    inbox: Path
    lists: Lists
    hubs: Hubs
    today: date

    def received(self) -> dict[str, date | None]:
        """The day of receipt of each document that the list names, by its path below the inbox."""
        rows = self.lists["received"]
        return {path_key(row["file"]).removeprefix("inbox/"): row.day("received_on") for row in rows}

    def received_in(self, folder: str) -> list[date]:
        """The days on which the documents of a folder of the inbox came, as far as the list says."""
        return [day for name, day in self.received().items() if day and name.startswith(f"{path_key(folder)}/")]

    def folder_of(self, hub_id: str) -> str:
        """The name of the hub's folder in the inbox, in whatever case it has been made."""
        there = (path.name for path in sorted(self.inbox.iterdir()) if path.is_dir())
        return next((name for name in there if name_key(name) == name_key(hub_id)), hub_id)


def desk(data: Path, inbox: Path, snapshots: Path, today: date) -> Desk:
    """A data folder to file into; raises WrongUsage where it has no inbox, or its list of receipts is no CSV."""
    if not inbox.is_dir():
        raise WrongUsage(f"There is no folder {inbox}.", "Make a data folder with: python -m etl init DIR")
    if copy := other_copy(data, "received"):
        raise WrongUsage(f"{copy.name} is no CSV, and received.csv is not there.", "Save it as received.csv.")
    lists = read_lists(data)
    hubs = Hubs(lists["hubs"])
    for hub_id, name, country_code in published_hubs(snapshots):
        hubs.add_published(hub_id, name, country_code)
    return Desk(data, inbox, lists, hubs, today)


def file_together(place: Desk, sent: Sequence[Sent], hub: str | None = None) -> list[Filed]:
    """File documents that came together, as in one mail; one that cannot be filed does not stop the others.

    Raises WrongUsage for a hub that is not known.
    """
    hub_id = _known(place.hubs, hub) if hub else None
    named = dict(zip(_names(sent), sent, strict=True))
    contents = dict(zip(named, _read(list(named.values())), strict=True))
    belonging = whose(place.hubs, contents, hub_id)
    filed, folders = [], _Folders(place, _of_those_there(place, named, contents, belonging))
    for name in sorted(named, key=lambda name: contents[name].kind == "other"):  # what is unsure lies beside the rest
        told = _told(named[name].name, contents[name], belonging[name].hub_id)
        if belonging[name].note:
            told = replace(told, notes=(belonging[name].note, *told.notes))
        if told.hub_id is None:
            filed.append(replace(told, problem=belonging[name].problem))
            continue
        try:
            filed.append(_file(place, told, named[name], folders.of(told.hub_id, contents[name], named[name].on)))
        except Exception as error:
            filed.append(replace(told, problem=in_words(error)))
    return filed


def _told(name: str, content: Content, hub_id: str | None) -> Filed:
    is_recognised = content.kind != "other"
    return Filed(name, what_it_is(content), hub_id, notes=_notes(content), is_recognised=is_recognised)


def _known(hubs: Hubs, hub: str) -> str:
    hub_id = hubs.of_key(hub)
    if hub_id is None:
        alike = sorted(hubs.names.alike(hub, None) | hubs.names.named(hub, None)) or _spelled_alike(hubs, hub)
        meant = f"Did you mean {' or '.join(alike)}?" if alike else "New hubs are lines of hubs.csv."
        raise WrongUsage(f'No hub has the hub_id "{hub}".', meant)
    return hub_id


def _spelled_alike(hubs: Hubs, hub: str) -> list[str]:
    """The hub_ids that somebody may have meant who wrote one that no hub has: by their own letters and by names."""
    bearing = {plain_name(name): one for one in hubs.country_codes for name in (one, hubs.name_of(one))}
    return list(dict.fromkeys(bearing[name] for name in get_close_matches(plain_name(hub), bearing)))


def _names(sent: Sequence[Sent]) -> list[str]:
    """A name of its own for each document: two attachments of one mail may have the same."""
    names: list[str] = []
    for one in sent:
        names.append(next(name for name in numbered(filing.safe_name(one.name)) if name not in names))
    return names


def _read(sent: Sequence[Sent]) -> Iterator[Content]:
    """What each document holds, read under the limits of a load; one that is over them is kept unread."""
    for outcome in outcomes(_extracted, sent, 1, Limits.set()):
        yield (
            Other(outcome=outcome.finding.code, findings=(outcome.finding,)) if isinstance(outcome, Failed) else outcome
        )


def _extracted(one: Sent) -> Content:
    return extract(one.content, one.name)


# --- what it is -------------------------------------------------------------------------------------------------------


def what_it_is(content: Content) -> str:
    """What a document is, in words: "candidature form of Haemu, Republic of Korea", "annual report for 2025"."""
    words = IN_WORDS[content.kind]
    if isinstance(content, Candidature):
        named = ", ".join(filter(None, (content.text("city_name"), content.text("country"))))
        return f"{words} of {' '.join(named.split())}" if named else words
    if isinstance(content, AnnualReport) and content.report_year:
        return f"{words} for {content.report_year}"
    return words


def _notes(content: Content) -> tuple[str, ...]:
    """What has to be looked at in a document, each once, the first of many."""
    told = list(dict.fromkeys(f"{finding.message} {finding.hint}".strip() for finding in content.findings))
    more = [f"{len(told) - NOTES_MAX} more; a load shows them all."] if len(told) > NOTES_MAX else []
    return (*told[:NOTES_MAX], *more)


# --- where it goes ----------------------------------------------------------------------------------------------------


class _Folders:
    """The folders of the documents that came together: one of a candidature for all that belong to it."""

    def __init__(self, place: Desk, there: Mapping[str, str]) -> None:
        """`there` are the folders, by hub, in which some of them lie already: the others belong beside those."""
        self._place = place
        self._of_candidature = dict(there)

    def of(self, hub_id: str, content: Content, on: date) -> str:
        """The folder below the inbox: the candidature's for what belongs to one, else the hub's own."""
        own = self._place.folder_of(hub_id)
        if content.kind in CANDIDATURE_KINDS:
            folder = self._of_candidature.get(hub_id) or _open_candidature(self._place, own, content.kind, on)
            return self._of_candidature.setdefault(hub_id, folder or f"{own}/candidature-{on.year}")
        return self._of_candidature.get(hub_id, own) if content.kind == "other" else own


def _of_those_there(
    place: Desk, named: Mapping[str, Sent], contents: Mapping[str, Content], belonging: Mapping[str, Whose]
) -> dict[str, str]:
    """The folder of each hub's candidature of which a document came again; a form's, where several have one."""
    found: dict[str, str] = {}
    for name in sorted(named, key=lambda name: contents[name].kind != "candidature"):
        hub_id = belonging[name].hub_id
        there = filing.same_file(place.inbox, named[name].content) if contents[name].kind in CANDIDATURE_KINDS else None
        if hub_id and there and there.parent != place.inbox:
            folder = there.parent.relative_to(place.inbox)
            if place.hubs.of_key(folder.parts[0]) == hub_id:
                found.setdefault(hub_id, folder.as_posix())
    return found


def _open_candidature(place: Desk, hub_folder: str, kind: str, on: date) -> str | None:
    """The folder of the hub's last candidature, where it came not long ago and still lacks a document of the kind."""
    days = {
        f"{hub_folder}/{path.name}": place.received_in(f"{hub_folder}/{path.name}")
        for path in (place.inbox / hub_folder).glob("*/")
    }
    came = {folder: max(known) for folder, known in days.items() if known and max(known) <= on}
    last = max(came, key=lambda folder: came[folder], default=None)
    if last is None or (on - came[last]).days > setting("candidature_open_days"):
        return None
    paths = [path for path in (place.inbox / last).iterdir() if path.is_file() and not path.name.startswith(".")]
    read = outcomes(extract, paths, 1, Limits.set())
    return None if any(not isinstance(one, Failed) and one.kind == kind for one in read) else last


# --- filing -----------------------------------------------------------------------------------------------------------


def _file(place: Desk, told: Filed, one: Sent, folder: str) -> Filed:
    """Lay one document into a folder of the inbox and write its line; the file goes again where the line fails."""
    if there := filing.same_file(place.inbox, one.content):
        return _already(place, told, one, there.relative_to(place.inbox).as_posix())
    path = filing.keep(place.inbox, place.inbox / folder, filing.dated_name(one.name, one.on), one.content)
    document_id = path.relative_to(place.inbox).as_posix()
    try:
        _note_receipt(place, one, document_id)
    except BaseException:
        path.unlink(missing_ok=True)
        raise
    return replace(told, document_id=document_id)


def _already(place: Desk, told: Filed, one: Sent, document_id: str) -> Filed:
    """A file that lies in the inbox already is not filed twice; a line that it lacks is written."""
    first = document_id.partition("/")[0]
    if told.hub_id and place.hubs.of_key(first) not in (None, told.hub_id):
        problem = f"The same file lies in the inbox as {document_id}. Move it if it is in the wrong folder."
        return replace(told, problem=problem)
    if path_key(document_id) not in place.received():
        _note_receipt(place, one, document_id)
    return replace(told, document_id=document_id, was_there=True)


def _note_receipt(place: Desk, one: Sent, document_id: str) -> None:
    """The line of received.csv: the last that is written of a document, so that what it names is there."""
    values = {"file": document_id, "received_on": one.on.isoformat(), "source": one.source}
    values |= {"sender": one.sender, "sent_in": one.sent_in}
    columns = [column.name for column in columns_of("received")]
    path = list_path(place.data, "received")
    filing.add_row(path, columns, values)
    place.lists["received"].append(ListRow(path.name, 0, values))


# --- what is missing --------------------------------------------------------------------------------------------------


def still_missing(place: Desk, filed: Iterable[Filed], on: date) -> dict[str, list[str]]:
    """What the guideline asks for and each candidature lacks to which something was filed, by its folder."""
    folders = dict.fromkeys(one.document_id.rpartition("/")[0] for one in filed if one.document_id.count("/") > 1)
    missing = {folder: _lacks(place, folder, on) for folder in folders}
    return {folder: lacks for folder, lacks in missing.items() if lacks}


def _lacks(place: Desk, folder: str, on: date) -> list[str]:
    """What one candidature lacks; what stops the screening is told instead, since the documents are filed."""
    try:
        results = screen(application_in(place.inbox / folder, on, read_lists(place.data), place.inbox))
    except Exception as error:
        return [in_words(error)]
    return [f"{result.requirement}: {result.reason}" for result in results if result.verdict == "not_met"]
