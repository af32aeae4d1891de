"""Documents and lists in, one snapshot out: scan, extract, ask, make rows, publish.

What a load costs is what has changed: a document is read once, a text is valued once, and rows are made by portion,
what one hub sent, and kept. A snapshot is a copy of all kept rows, the same whether they were made now or before.
"""

from collections.abc import Iterable, Iterator, Mapping
from contextlib import closing
from dataclasses import dataclass
from datetime import date
from itertools import islice
from pathlib import Path
from typing import TypeVar

import duckdb

from etl.cache import ReadCache
from etl.findings import Finding, Place
from etl.folder import reference
from etl.folder.inbox import InboxFile, opened
from etl.folder.lists import Lists, read_lists
from etl.forms.content import Content
from etl.forms.extract import extract_file, load_labels, unopened, unread
from etl.inputs import Inputs, inputs_of, told_before
from etl.meaning.interpret import answer, load_words, unanswered
from etl.rows.collection import Collection
from etl.rows.corrections import Corrections, correction_rows
from etl.rows.documents.cards import Card, card_of, no_card
from etl.rows.drafts import draft_rows, drawn, picture_key, undrawn
from etl.rows.labelled import Labelled
from etl.rows.portion_rows import PortionRows, portion_rows, sent_of
from etl.rows.portions import Portion, Whole, whole_of
from etl.rows.recovery.rows import recovery_rows
from etl.rows.screenings import ScreeningTask, screened, unscreened
from etl.rows.vocabulary import add_vocabulary
from etl.snapshot.folder import current_name, note_summary, point_to, private_path, public_path
from etl.snapshot.kept import KeptRows
from etl.snapshot.publish import SQL, opens, publish
from etl.snapshot.tables import Tables
from etl.text.keys import key_of
from etl.versions import code_version
from etl.work import Progress, Task, Work

Thing = TypeVar("Thing")
# So many are held in memory at once, whatever the size of the inbox.
DOCUMENTS_AT_ONCE, PORTIONS_AT_ONCE = 200, 100
# What makes rows: a change of other code makes none again.
ROWS = ("etl.forms.extract", "etl.rows.portion_rows", "etl.rows.recovery.rows", "etl.rows.vocabulary")
INCOMPLETE = "incomplete"  # the key of a portion of which something could not be worked out: it is made again


def _load_vocabulary() -> None:
    """Load, once for all processes, the words that documents are read by and those that give texts their values."""
    load_labels()
    load_words()


READING = Task("reading documents", extract_file, unread, _load_vocabulary)
CARDS = Task("sorting documents", card_of, no_card, _load_vocabulary)
READING_VALUES = Task("reading values", answer, unanswered, _load_vocabulary)
DRAWING = Task("drawing pages of drafts", drawn, undrawn, _load_vocabulary)
SCREENING = Task("screening candidatures", screened, unscreened, _load_vocabulary)


def load_data(data: Path, inbox: Path, snapshots: Path, progress: Progress) -> str:
    """Read what changed, publish the snapshot and say what is in it; raises NotPublished, OSError or ValueError."""
    inputs = inputs_of(data, inbox, snapshots)
    return told_before(snapshots, inputs) or _made(inputs, data, snapshots, progress)


def _made(inputs: Inputs, data: Path, snapshots: Path, progress: Progress) -> str:
    """Publish the snapshot of the inputs, where it is not there, and say what is in it."""
    name = inputs.named({})
    if not _is_published(snapshots, name):
        with closing(ReadCache(snapshots / ".read-cache.sqlite")) as cache:
            work, kept = Work(cache, inputs.tables_version, progress), KeptRows(snapshots / ".kept-rows.duckdb")
            loaded = _Loading(inputs, data, kept, work).loaded()
        name = inputs.named(work.failed)
        if not _is_published(snapshots, name):
            publish(snapshots, name, lambda database: _fill(database, kept, loaded, name), kept.copy_private)
    if current_name(snapshots) != name:
        point_to(snapshots, name)
    told = summary(public_path(snapshots, name))
    note_summary(snapshots, name, told)
    return told


def _is_published(snapshots: Path, name: str) -> bool:
    return opens(public_path(snapshots, name)) and opens(private_path(snapshots, name))


@dataclass(frozen=True, slots=True)
class Loaded:
    """What a snapshot is copied from: the key of each kept portion; people's answers with the lines that are needed."""

    keys: Mapping[str, str]
    corrections: Corrections
    applied_lines: set[int]
    documents_count: int
    code_version: str


class TextAnswers:
    """People's answers that hold for a text in every document, and which portions ask for that text."""

    def __init__(self, corrections: Corrections, kept: KeptRows) -> None:
        """`kept` tells what each portion asked when its rows were made."""
        self._answers = {key_of(*key): repr(one) for key, one in corrections.by_text.items()}
        self._asking = kept.asking(self._answers) if self._answers else {}

    def mark(self, text_keys: Iterable[str]) -> str:
        """A hash of the answers to these texts; empty where there are none."""
        told = [self._answers[key] for key in sorted(text_keys) if key in self._answers]
        return key_of(*told) if told else ""

    def kept_mark(self, portion: str) -> str:
        """A hash of the answers to what a portion asked when its rows were made."""
        return self.mark(self._asking.get(portion, ()))


class _Loading:
    """One load: the rows of each portion whose input has changed are made and kept."""

    def __init__(self, inputs: Inputs, data: Path, kept: KeptRows, work: Work) -> None:
        self._inputs, self._data, self._kept, self._work = inputs, data, kept, work
        self._version = f"{code_version(*ROWS)}-{inputs.tables_version}"
        self._keys: dict[str, str] = {}

    def loaded(self) -> Loaded:
        """All rows are kept, and no others."""
        inbox, lists = opened(self._inputs.inbox, date.today()), read_lists(self._data)
        whole = whole_of(inbox, _cards(inbox.files, self._work), lists)
        with self._kept.held():
            self._keep_shared(whole, lists)
            answers = TextAnswers(whole.corrections, self._kept)
            changed = self._changed(whole.portions, answers)
        for some in _some(changed, PORTIONS_AT_ONCE):
            self._keep(some, whole, answers)
        with self._kept.held():
            self._kept.drop_others(self._keys)
            lines = self._kept.applied_lines()
        return Loaded(self._keys, whole.corrections, lines, len(inbox.files), self._inputs.reading_version)

    def _keep_shared(self, whole: Whole, lists: Lists) -> None:
        """What is of no portion: the vocabulary, what the lists say, and the archive, each kept like a portion."""
        said = Collection()
        for finding in (*lists.findings, *reference.findings()):
            said.find(finding)
        for made in whole.made:
            said.take(made)
        hubs = key_of(*whole.hubs.made.rows("hub"), *whole.hubs.made.rows("hub_alias"))
        shared = {
            "vocabulary": (self._version, self._vocabulary),
            "lists": (said.mark(), lambda: said),
            "archive": (f"{self._version} {self._inputs.archive_version} {hubs}", lambda: self._archive(whole)),
        }
        before, rows = self._kept.keys(), Labelled()
        for name, (key, tables) in shared.items():
            self._keys[name] = key
            if before.get(name) != (key, ""):
                rows.put(name, tables())
                rows.add("portion", portion=name, key=key, answers="")
        self._replace(rows)

    def _vocabulary(self) -> Tables:
        tables = Tables()
        add_vocabulary(tables, self._kept.columns)
        return tables

    def _archive(self, whole: Whole) -> Tables:
        tables = Collection()
        tables.take(recovery_rows(whole.hubs, self._data))
        return tables

    def _changed(self, portions: Iterable[Portion], answers: TextAnswers) -> list[Portion]:
        """The portions whose rows have to be made again."""
        before, changed = self._kept.keys(), []
        for portion in portions:
            key = self._keys[portion.name] = f"{self._version} {portion.key}"
            if before.get(portion.name) != (key, answers.kept_mark(portion.name)):
                changed.append(portion)
        return changed

    def _keep(self, portions: list[Portion], whole: Whole, text_answers: TextAnswers) -> None:
        """Make the rows of these portions and keep them."""
        contents = self._contents(portions)
        sent = [sent_of(portion, contents) for portion in portions]
        asked = {question.key: question for one in sent for question in one.questions()}
        answers = self._work.results(READING_VALUES, asked)
        made = [portion_rows(one, answers, whole) for one in sent]
        tasks: dict[str, ScreeningTask] = {task.key: task for one in made for task in one.tasks}
        results = self._work.results(SCREENING, tasks)
        drafts = [file for one in sent for file in one.drafts]
        pictures = self._work.results(DRAWING, {picture_key(file): file for file in drafts})
        rows = Labelled()
        for one in made:
            name, needed = one.sent.portion.name, _pieces(one)
            if needed & set(self._work.failed):
                self._keys[name] = INCOMPLETE
            text_keys = sorted({key_of(*text_key) for text_key in one.text_keys})
            rows.put(name, one.tables(whole, results))
            rows.put(name, one.offered.private)
            rows.put(name, draft_rows(one.sent.drafts, one.sent.portion.hub_id, pictures))
            rows.add("portion", portion=name, key=self._keys[name], answers=text_answers.mark(text_keys))
            for text_key in text_keys:
                rows.add("asked", portion=name, text_key=text_key)
        self._replace(rows)

    def _contents(self, portions: list[Portion]) -> dict[str, Content]:
        """What the documents of these portions hold, by document_id."""
        files = {file.document_id: file for portion in portions for file in (*portion.files, *portion.beside)}
        read = self._work.results(READING, {content_key(file): file for file in files.values() if file.sha256})
        return {name: read[content_key(file)] if file.sha256 else unopened() for name, file in files.items()}

    def _replace(self, rows: Labelled) -> None:
        names = [row["portion"] for row in rows.rows("portion")]
        if names:
            self._kept.replace(names, rows)


def _pieces(made: PortionRows) -> set[str]:
    """The keys of all work that the rows of a portion are made of."""
    portion = made.sent.portion
    keys = {content_key(file) for file in (*portion.files, *portion.beside)}
    keys |= {picture_key(file) for file in made.sent.drafts}
    return keys | {question.key for question in made.sent.questions()} | {task.key for task in made.tasks}


def content_key(file: InboxFile) -> str:
    """The key of what a file holds; where the content does not tell what a document is, its name does."""
    return key_of(file.sha256, file.name)


def _cards(files: list[InboxFile], work: Work) -> dict[str, Card]:
    """The card of each document, by document_id; only files that are new or changed are read."""
    summed = {content_key(file): file for file in files if file.sha256}
    cards = work.kept(CARDS, summed)
    for some in _some([key for key in summed if key not in cards], DOCUMENTS_AT_ONCE):
        extracts = work.results(READING, {key: summed[key] for key in some})
        read: dict[str, Content] = {**extracts}
        failed = {key: card_of(read[key]) for key in some if key in work.failed}
        cards |= failed | work.results(CARDS, {key: read[key] for key in some if key not in failed})
    return {file.document_id: cards[content_key(file)] if file.sha256 else card_of(unopened()) for file in files}


def _some(things: list[Thing], count: int) -> Iterator[list[Thing]]:
    """So many of the things at once."""
    left = iter(things)
    while some := list(islice(left, count)):
        yield some


def _fill(database: duckdb.DuckDBPyConnection, kept: KeptRows, loaded: Loaded, name: str) -> None:
    """The kept rows, then what only this snapshot says, then the findings that only the whole can show."""
    told, shown = Collection(), Collection()
    kept.copy(database, loaded.keys, told)
    told.take(correction_rows(loaded.corrections, loaded.applied_lines))
    version = {"data_version": name, "code_version": loaded.code_version}
    told.add("snapshot", documents_count=loaded.documents_count, **version)
    told.insert_into(database)
    for path in sorted((SQL / "findings").glob("*.sql")):
        _find(database, shown, path.read_text(encoding="utf-8"))
    shown.insert_into(database)


def _find(database: duckdb.DuckDBPyConnection, found: Collection, query: str) -> None:
    """Take up the findings of a query; rows that say the same are one."""
    told = database.execute(query)
    columns = [name for name, *_ in told.description]
    for values in told.fetchall():
        row = dict(zip(columns, values, strict=True))
        place = Place(row["table_number"], row["row_number"], row["column_number"], row["part"] or "body")
        found.find(Finding(row["rule_id"], row["message"], place, row["text"] or ""), row["document_id"], row["hub_id"])


def summary(path: Path) -> str:
    """What a snapshot holds, in a few lines for the person who loaded it."""
    with duckdb.connect(str(path), read_only=True) as database:
        queries = ((SQL / f"{name}.sql").read_text(encoding="utf-8") for name in ("summary", "causes"))
        lines = [line for query in queries for line in database.execute(query).fetchall()]
    return "\n".join([*(line for (line,) in lines), f"Published {path.name}.", "Next: make run"])
