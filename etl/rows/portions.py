"""The load in portions: what one hub sent, or one document of no known hub, with all that its rows are made from.

The rows of a portion are a pure function of it, of the code and of the vocabulary, so they are kept under its key, and
a load makes only those whose key is another than before.
"""

import hashlib
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any, TypeVar

from etl.folder.inbox import FileNames, Inbox, InboxFile
from etl.folder.lists import Lists
from etl.folder.table_file import ListRow
from etl.rows.corrections import Correction, Corrections, read_corrections
from etl.rows.decisions import decision_rows
from etl.rows.documents.belonging import assign
from etl.rows.documents.cards import Card
from etl.rows.documents.documents import shared_folders, twins
from etl.rows.file_rows import answer_rows, draft_lines, received_rows
from etl.rows.hubs import Hubs
from etl.rows.made import Found, Made

Row = dict[str, Any]
Thing = TypeVar("Thing")


@dataclass(frozen=True)
class Portion:
    """What one hub sent and what the lists say of it, or one document of no known hub; `hub_id` is None for that one.

    `beside` are files of other hubs, or of none, in the folders of its own that are no known kind of document. `said`
    are findings on its documents that the whole inbox shows, `cities` the towns of all lists with their countries for a
    hub that reports, `made_for` the hubs that its reports were made for. `drafts` are lines that confirm drafts.
    """

    hub_id: str | None
    country_code: str | None
    files: tuple[InboxFile, ...]
    beside: tuple[InboxFile, ...]
    received: Mapping[str, ListRow]
    shared_folders: tuple[str, ...]
    said: tuple[Found, ...]
    decisions: tuple[Row, ...]
    facts: tuple[Row, ...]
    members: tuple[Row, ...]
    confirmations: tuple[ListRow, ...]
    pledges: tuple[ListRow, ...]
    cities: tuple[Row, ...]
    made_for: tuple[str | None, ...]
    answers: tuple[Correction, ...]
    drafts: tuple[ListRow, ...]
    names: tuple[str, ...]

    @property
    def name(self) -> str:
        """Its name among the portions of a load."""
        return f"hub {self.hub_id}" if self.hub_id else f"document {self.files[0].document_id}"

    @cached_property
    def key(self) -> str:
        """A hash of all that its rows are made from but for code, vocabulary, and answers for any document."""
        files = [
            (file.document_id, file.sha256, file.size_bytes, file.lies_in, file.sent_on)
            for file in (*self.files, *self.beside)
        ]
        own = [value for name, value in vars(self).items() if name not in ("files", "beside", "key")]
        return hashlib.sha256(repr((len(self.files), files, own)).encode("utf-8", "surrogatepass")).hexdigest()


@dataclass(frozen=True, slots=True)
class Whole:
    """What all portions share: the hubs, people's answers, and `made`, all rows and findings that are of no portion."""

    hubs: Hubs
    corrections: Corrections
    made: tuple[Made, ...]
    portions: tuple[Portion, ...]


def whole_of(inbox: Inbox, cards: Mapping[str, Card], lists: Lists) -> Whole:
    """The whole inbox in portions; a form may name a hub for the first time."""
    files, hubs, named = inbox.files, Hubs(lists["hubs"]), Made()
    for document_id, finding in inbox.findings:
        named.find(finding, document_id)
    hub_of, belonging = assign(hubs, files, cards)
    receipts, unclear = received_rows(lists["received"], FileNames(files))
    decided, unknown = decision_rows(lists["decisions"], lists["members"], hubs), Made()
    known = {name: hubs.known(lists[name], unknown) for name in ("confirmations", "pledges")}
    corrections = read_corrections(answer_rows(lists["corrections"], FileNames(files)))
    said = (named, belonging, unclear, twins(files, cards, hub_of))
    confirming, unmeant = draft_lines(lists["drafts"], FileNames(files))
    # The line of a receipt tells nothing of a document.
    received = {row["file"]: replace(row, line_number=0) for row in receipts}
    sorter = _Sorter(files, cards, hub_of, hubs, received, said, decided, known, corrections, confirming)
    return Whole(
        hubs, corrections, (hubs.made, decided, unknown, unmeant, sorter.said_of_none()), tuple(sorter.portions())
    )


class _Sorter:
    """Sorts what came, and what the lists say, by portion."""

    def __init__(
        self,
        files: list[InboxFile],
        cards: Mapping[str, Card],
        hub_of: Mapping[str, str],
        hubs: Hubs,
        received: Mapping[str, ListRow],
        said: Iterable[Made],
        decided: Made,
        known: Mapping[str, list[ListRow]],
        corrections: Corrections,
        confirming: Iterable[ListRow],
    ) -> None:
        self._files, self._cards, self._hub_of, self._hubs, self._received = files, cards, hub_of, hubs, received
        self._shared = shared_folders(files, cards, hub_of)
        self._names = tuple(name for file in files for name in (file.document_id, file.name) if "@" in name)
        self._said = _by((found for made in said for found in made.findings), lambda found: found.document_id)
        self._decisions = _by(decided.rows("decision"), _hub)
        self._facts = _by(hubs.made.rows("hub_fact"), _hub)
        self._members = _by(decided.rows("member"), _hub)
        self._lists = {name: _by(rows, _hub) for name, rows in known.items()}
        towns = [*decided.rows("member"), *(row.values for row in known["confirmations"])]
        self._cities = tuple({"city": row["city"], "country_code": row["country_code"]} for row in towns)
        self._answers = _by(corrections.by_place.values(), lambda one: one.row["document"])
        self._drafts = _by(confirming, lambda line: line["file"])
        # What may be a document of a candidature that lies in the folder, whosever it is.
        self._unsure = _by(
            (file for file in files if cards[file.document_id].kind == "other"), lambda file: file.folder
        )

    def said_of_none(self) -> Made:
        """The findings that are of no document."""
        made = Made()
        made.findings += self._said.get(None, [])
        return made

    def portions(self) -> Iterable[Portion]:
        """One for each hub of which anything is known, and for each document of no hub."""
        files = _by(self._files, lambda file: self._hub_of.get(file.document_id))
        for hub_id in self._hubs.country_codes:
            if files.get(hub_id) or any(rows.get(hub_id) for rows in self._lists.values()):
                yield self._portion(hub_id, tuple(files.get(hub_id, ())))
        for file in files.get(None, ()):
            yield self._portion(None, (file,))

    def _portion(self, hub_id: str | None, files: tuple[InboxFile, ...]) -> Portion:
        cards = [self._cards[file.document_id] for file in files]
        reports = [card for card in cards if card.kind == "annual_report"] if hub_id else []
        folders = dict.fromkeys(file.folder for file in files)
        named = {name for file in files for name in (file.document_id, file.lies_in)}
        return Portion(
            hub_id=hub_id,
            country_code=self._hubs.country_codes[hub_id] if hub_id else None,
            files=files,
            beside=tuple(file for file in self._beside(folders) if file not in files) if hub_id else (),
            received={name: self._received[name] for name in sorted(named) if name in self._received},
            shared_folders=tuple(folder for folder in folders if folder in self._shared),
            said=tuple(found for file in files for found in self._said.get(file.document_id, ())),
            decisions=tuple(self._decisions.get(hub_id, ())) if hub_id else (),
            facts=tuple(self._facts.get(hub_id, ())) if hub_id else (),
            members=tuple(self._members.get(hub_id, ())) if hub_id else (),
            confirmations=tuple(self._lists["confirmations"].get(hub_id, ())) if hub_id else (),
            pledges=tuple(self._lists["pledges"].get(hub_id, ())) if hub_id else (),
            cities=self._cities if reports else (),
            made_for=tuple(self._hubs.made_for(card.hub_id, card.hub_name) for card in reports),
            answers=tuple(one for file in files for one in self._answers.get(file.document_id, ())),
            drafts=tuple(line for file in files for line in self._drafts.get(file.document_id, ())),
            names=self._names,
        )

    def _beside(self, folders: Iterable[str]) -> Iterable[InboxFile]:
        return (file for folder in folders if folder for file in self._unsure.get(folder, ()))


def _by(things: Iterable[Thing], key: Callable[[Thing], Any]) -> dict[Any, list[Thing]]:
    found: dict[Any, list[Thing]] = defaultdict(list)
    for thing in things:
        found[key(thing)].append(thing)
    return dict(found)


def _hub(row: Mapping[str, Any] | ListRow) -> Any:
    return row["hub_id"]
