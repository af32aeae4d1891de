"""The reader of the candidature form: goes through a document label by label and gathers what belongs to each."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import replace

from etl.findings import Finding, Place
from etl.forms.candidature.cards import card_label, is_card_table, services_in
from etl.forms.candidature.labels import groups, vocabulary
from etl.forms.candidature.matching import Match, Vocabulary
from etl.forms.candidature.plan_table import Header, PlanReader, columns_named, header_of
from etl.forms.candidature.printed import begins_with_achievements, is_printed
from etl.forms.candidature.second_form import SecondForm, other_plan, second_form
from etl.forms.candidature.similar import SimilarVocabulary
from etl.forms.candidature.slots import (
    WITH_ACHIEVEMENTS,
    Segment,
    Slot,
    asks_anew,
    cleaned,
    goes_on_outside,
    is_answered_below,
    is_short,
    is_worded,
    names_again,
)
from etl.forms.candidature.structure import Guess, Outline, outline_of
from etl.forms.records import COLUMNS, WorkPlanRow
from etl.read.document import Block, Cell, Row, Table, lines_of, place_of
from etl.read.marks import plain, shown, typed

FIELDS = tuple(name for name, group in groups().items() if group != "work_plan")
FORM_FIELDS_MIN = 3  # letters and reports name a city and a country too; a file with fewer headings is another document
SIMILAR_FIELDS_MIN = len(FIELDS) // 2  # long documents have a dozen headings that are like some of the form's
PLAN_COLUMNS_MIN = 4  # of the six; three stand together in tables of other documents
OWN_GROUPS = frozenset({"agenda", "mayor"})
NUMBERED_MIN = {"essentials": 2, "objectives": 4}  # headings: any project has an "Objective 1", many have three
OWN_COLUMNS = frozenset({"types", "coverage"})  # other work plans have services, years and indicators too
LABEL_WITH_PROMPT_MAX = 300  # the longest printed label has 253 letters; a longer line is an answer


class FormReader:
    """Goes through a document once, label by label; what stands after a label belongs to it until the next."""

    def __init__(self, labels: Vocabulary, plan_labels: Vocabulary, ends_at: int | None = None) -> None:
        """`ends_at` is the number of the heading, counted from 0, with which a second form begins, if one does."""
        self.begun: list[Slot] = []
        self.second: SecondForm | None = None
        self.slots: dict[str, Slot] = {}
        self.matches: list[Match] = []
        self.rows: list[WorkPlanRow] = []
        self.findings: list[Finding] = []
        self.strays: list[tuple[str, Place]] = []
        self.before: list[str] = []
        self.by_structure: list[Guess] = []
        self.repeated: list[tuple[Slot, Slot]] = []
        self.plan: PlanReader | None = None
        self._labels = labels
        self._plan_labels = plan_labels
        self._ends_at = ends_at
        self._open: Slot | None = None
        self._group = ""
        self._started = False
        self._after_guideline = False
        self._exact: set[str] = set()  # fields whose heading stands there as a form prints it, not only like one
        self._worded: set[str] = set()  # those of them whose heading has several words: "Mayor" alone is anybody's

    @property
    def missing(self) -> frozenset[str]:
        """The fields whose heading was not found, and the columns of a work plan that was not."""
        return frozenset((*FIELDS, *COLUMNS)) - self._found

    @property
    def fields_found(self) -> int:
        """How many of the form's headings the document has, those of the work plan's columns included."""
        return len(self._found)

    @property
    def is_form(self) -> bool:
        """Whether the document has headings of the form as they are printed, its work plan, or its numbered structure.

        Headings that are like the form's count only where half of them stand there, and a work plan with them; ten
        numbered rows, which any questionnaire has, only beside the numbered objectives or a plan.
        """
        by_place = {groups()[guess.field] for guess in self.by_structure}
        if "essentials" in by_place and ("objectives" in by_place or self.plan):
            return True
        if self.plan and self.fields_found >= SIMILAR_FIELDS_MIN:
            return True
        return len(self._exact) >= FORM_FIELDS_MIN and (self._has_own_headings or self._has_own_plan)

    @property
    def _has_own_headings(self) -> bool:
        """Whether headings that other documents don't have stand there as printed: one in words, or enough numbers."""
        known = Counter(groups()[name] for name in self._worded)
        numbered = any(known[group] >= least for group, least in NUMBERED_MIN.items())
        return numbered or "motivation" in self._worded or any(known[group] for group in OWN_GROUPS)

    @property
    def _has_own_plan(self) -> bool:
        """Whether a work plan has most of the printed columns, and one that other plans do not have."""
        columns = self._exact & frozenset(COLUMNS)
        return len(columns) >= PLAN_COLUMNS_MIN and bool(columns & OWN_COLUMNS)

    @property
    def _found(self) -> frozenset[str]:
        columns = self.plan.header.labelled if self.plan else frozenset()
        return frozenset(self.slots) | columns

    def read(self, blocks: Iterable[Block]) -> None:
        """Reads the paragraphs and tables of a body, or of a cell that holds part of the form."""
        for block in blocks:
            if self._has_ended:
                return
            if isinstance(block, str):
                self._paragraph(block)
            else:
                self._table(block)

    @property
    def _has_ended(self) -> bool:
        """Whether the headings of another form have begun."""
        return self._ends_at is not None and len(self.begun) > self._ends_at

    def _paragraph(self, text: str) -> None:
        place, text = place_of(text), str(text)
        segments = self._segments(text.split("\n"), self._open is not None)
        if segments is not None:
            for segment in segments:
                self._begin(segment, place)
        elif is_printed(plain(text)):
            self._started = self._started or vocabulary("section").match(plain(text)) is not None
            self._after_guideline = self._after_guideline or not self._started
            self._close()
        elif self._open and goes_on_outside(self._open):
            if not self._open.lines:
                self._open.place = replace(self._open.place, box=place.box)
            self._open.add([text])
        else:
            self._stray(text, place)

    def _close(self) -> None:
        """Ends the open answer; a heading with nothing beside it keeps waiting for its answer."""
        if self._open and (self._open.has_place or self._open.lines or self._open.title or self._open.asked):
            self._open = None

    def _stray(self, text: str, place: Place) -> None:
        text = shown(typed(text))
        printed = [is_printed(line) for line in text.split("\n")]
        self._after_guideline = self._after_guideline or (not self._started and any(printed))
        if not text or all(printed):
            return
        if self._started:
            self.strays.append((text, place))
        elif not self._after_guideline:
            self.before.append(text)

    def _segments(self, lines: list[str], awaiting: bool) -> list[Segment] | None:
        """The labels in some lines with what follows each; None where the lines are no label.

        While an answer is awaited, only a line that begins with a label, not one with a label inside, is no answer.
        """
        segments: list[Segment] = []
        for line in _rejoined(lines, self._labels):
            match = self._label(line, segments, awaiting)
            if match is not None:
                segments.append(Segment(match, self._choose(match), match.rest))
            elif segments:
                segments[-1].lines.append(line)
            elif not is_printed(plain(line)):
                return None
        return segments or None

    def _label(self, line: str, segments: list[Segment], awaiting: bool) -> Match | None:
        match = self._labels.match(plain(line)) or self._before_prompt(line)
        if match is None or (awaiting and _is_rather_answer(match)):
            return None
        if not segments:
            return match
        known = {groups()[name] for name in match.fields}
        same_group = groups()[segments[-1].field] in known
        repeated = segments[-1].field in match.fields
        return match if match.is_long or same_group or repeated else None

    def _before_prompt(self, line: str) -> Match | None:
        """A label with nothing but a prompt after it, and no colon between them."""
        if len(line) > LABEL_WITH_PROMPT_MAX or not self._labels.longest(plain(line)):
            return None
        bare = typed(line)
        return self._labels.pure(bare) if bare and len(bare) < len(plain(line)) else None

    def _choose(self, match: Match) -> str:
        """The field that a label means here: one of the group under way, else one not yet answered."""
        fields = match.fields
        in_group = [name for name in fields if groups()[name] == self._group]
        unanswered = [name for name in fields if name not in self.slots]
        return next(iter(in_group or unanswered or fields))

    def _begin(self, segment: Segment, place: Place) -> Slot:
        """Opens the field of a label; text beside the label is its answer, or the rest of the question."""
        slot = Slot(segment.field, place)
        self.begun.append(slot)
        if self._has_ended:  # what follows gathers where nothing is taken from
            self._open = slot
            return slot
        self._started = True
        self._group = groups()[segment.field]
        self.matches.append(segment.match)
        if segment.match.exact:
            self._exact.add(segment.field)
            self._worded |= {segment.field} if segment.match.is_long else set()
        before = self.slots.get(segment.field)
        if before is None or not cleaned(before.field, before.lines, ""):
            self.slots[segment.field] = slot
        else:
            self.repeated.append((before, slot))
        self._open = slot
        lines = [line for line in segment.lines if not (is_printed(plain(line)) or names_again(segment.field, line))]
        if segment.first and is_short(segment.field):
            slot.add([segment.first, *lines])
        elif self._group in WITH_ACHIEVEMENTS and any(begins_with_achievements(plain(line)) for line in lines):
            slot.add(lines)
        else:
            slot.title, slot.asked = segment.first, lines
        slot.has_place = slot.has_place or bool(slot.lines)
        return slot

    def _table(self, table: Table) -> None:
        if self._open and self._open.has_place:
            self._open = None
        active = None
        if is_card_table(table, self._plan_labels):
            self._read_cards(table)
            return
        table = replace(table, rows=[replace(row) for row in table.rows])  # rows lose cells to the headings above them
        for index, row in enumerate(table.rows):
            if self._has_ended:
                return
            header = header_of(row, self._plan_labels)
            if self._is_half(row, header, index):
                self._tell_half(table, row)
                return
            if header is not None:
                active = self._begin_plan(table, header)
            elif active is None and index == 0 and self.plan and self._continues(self.plan, table):
                active = self._in_plan(self.plan, table, None)
                active.take(row)
            elif active is not None and not self._leaves_plan(row):
                active.take(row)
            else:
                active = None
                self._row(table, index)
        self._close()

    def _begin_plan(self, table: Table, header: Header) -> PlanReader:
        self.plan = self.plan or PlanReader(header)
        self.matches.extend(header.labels)
        self._exact |= header.exact
        return self._in_plan(self.plan, table, header)

    def _in_plan(self, plan: PlanReader, table: Table, header: Header | None) -> PlanReader:
        self._open, self._started, self._group = None, True, "work_plan"
        plan.begin(table, header)
        return plan

    def _is_half(self, row: Row, header: Header | None, index: int) -> bool:
        """Whether a row heads other columns of the plan under way, which stand in a table of their own."""
        if self.plan is None:
            return False
        named, known = header.labelled if header else columns_named(row, self._plan_labels), self.plan.header.labelled
        has_others = len(named) > 1 and bool(named - known) and bool(known - named)
        return has_others and (header is not None or index == 0)

    def _tell_half(self, table: Table, row: Row) -> None:
        """None of its rows is a service, and which service each belongs to is not told: it has to be asked."""
        self._close()
        named = " | ".join(cell.text for cell in row.cells if cell.text)
        message = f"Columns of the work plan stand in a table of their own and were not read: {named}."
        self.findings.append(Finding("plan_split", message, table.place(row.number), named))

    def _continues(self, plan: PlanReader, table: Table) -> bool:
        if not plan.continues(table):
            return False
        return all(self._segments(cell.text.split("\n"), False) is None for cell in table.rows[0].cells if cell.text)

    def _leaves_plan(self, row: Row) -> bool:
        """Whether a row under the work plan's header belongs to another part of the form."""
        cells = [cell for cell in row.cells if cell.text]
        if not cells or len(cells) > 2 or len(row.cells) > 4:
            return False
        return self._segments(cells[0].text.split("\n"), False) is not None

    def _row(self, table: Table, index: int) -> None:
        row = table.rows[index]
        inside = [self._read_inside(cell) for cell in row.cells]
        if any(inside):
            beside = [cell for cell, is_read in zip(row.cells, inside, strict=True) if not is_read and is_worded(cell)]
            self._stray_cells(table, row, beside)
            return
        segments = self._row_segments(row)
        if self._is_heading_row(table, index, segments):
            self._columns(table, index, segments)
        elif any(segments):
            self._labelled_row(table, row, segments)
        else:
            self._unlabelled_row(table, row)

    def _read_inside(self, cell: Cell) -> bool:
        """Reads a cell whose inner tables hold part of the form, as a body of its own."""
        inner = [block for block in cell.blocks if isinstance(block, Table)]
        if not any(self._holds_form(table) for table in inner):
            return False
        self.read(cell.blocks)
        return True

    def _holds_form(self, table: Table) -> bool:
        if any(header_of(row, self._plan_labels) for row in table.rows):
            return True
        if table.rows and self._is_half(table.rows[0], None, 0):
            return True
        firsts = [next((cell.text for cell in row.cells if cell.text), "") for row in table.rows]
        found = [segments for text in firsts if (segments := self._segments(text.split("\n"), False))]
        nested = [
            inner for row in table.rows for cell in row.cells for inner in cell.blocks if isinstance(inner, Table)
        ]
        return len(found) > 1 or any(found[0][0].match.is_long for _ in found) or any(map(self._holds_form, nested))

    def _row_segments(self, row: Row) -> list[list[Segment] | None]:
        """For each cell its labels; a cell after a bare label is its answer, whatever it says."""
        found: list[list[Segment] | None] = []
        awaiting = self._open is not None and not self._open.has_place
        for cell in row.cells:
            before = found[-1] if found else None
            after_label = before is not None and not before[-1].has_text
            text = "" if cell.merged == "next" else cell.text
            segments = self._segments(text.split("\n"), awaiting) if text else None
            if after_label and before and segments and not self._is_neighbour(before, segments):
                segments = None
            found.append(segments)
        return found

    def _is_neighbour(self, before: list[Segment], segments: list[Segment]) -> bool:
        """Whether a label right after a bare label is one too: another of its group, so that answers stand below."""
        same_group = groups()[before[-1].field] == groups()[segments[0].field]
        return same_group and before[-1].field != segments[0].field

    def _is_heading_row(self, table: Table, index: int, found: list[list[Segment] | None]) -> bool:
        """Whether a row has nothing but two or more bare labels, and the next row no label: answers stand below."""
        row = table.rows[index]
        bare = [segments for segments, cell in zip(found, row.cells, strict=True) if cell.text]
        if len(bare) < 2 or not all(segments and not segments[-1].has_text for segments in bare):
            return False
        following = table.rows[index + 1] if index + 1 < len(table.rows) else None
        return following is not None and not any(self._row_segments(following))

    def _columns(self, table: Table, index: int, found: list[list[Segment] | None]) -> None:
        """Opens a field a column; the next row, cell by cell, has their answers."""
        row, below = table.rows[index], table.rows[index + 1]
        for cell, segments in zip(row.cells, found, strict=True):
            if segments:
                slot = self._begin(segments[-1], table.place(row.number, cell.column + 1))
                under = [other for other in below.cells if other.column == cell.column]
                self._answer(slot, table, below, under[0]) if under else None
                below.cells = [other for other in below.cells if other not in under]
        self._open = None

    def _labelled_row(self, table: Table, row: Row, found: list[list[Segment] | None]) -> None:
        first, labels = next((index, segments) for index, segments in enumerate(found) if segments)
        leading, last = row.cells[:first], first == len(row.cells) - 1
        swapped = last and not labels[-1].has_text and len([cell for cell in leading if is_worded(cell)]) == 1
        if not swapped:
            self._stray_cells(table, row, [cell for cell in leading if is_worded(cell)])
        for cell, segments in list(zip(row.cells, found, strict=True))[first:]:
            if segments:
                for segment in segments:
                    self._begin(segment, self._place(table, row, cell))
            elif self._open:
                self._answer_or_stray(self._open, table, row, cell)
        if swapped and self._open:
            self._answer(self._open, table, row, next(cell for cell in leading if is_worded(cell)))

    def _answer_or_stray(self, slot: Slot, table: Table, row: Row, cell: Cell) -> None:
        """Gives the open field its answer from this row; more filled cells beside it are no part of the form."""
        if slot.has_place and slot.lines and cell.text:
            self._stray_cells(table, row, [cell])
        else:
            self._answer(slot, table, row, cell)

    def _unlabelled_row(self, table: Table, row: Row) -> None:
        """An answer under its label, or more of the answer above it in the same column."""
        cells = [cell for cell in row.cells if cell.text and cell.merged != "next" and not _is_all_printed(cell)]
        if not cells and any(cell.text for cell in row.cells):
            return
        slot = self._open
        if slot is not None and is_answered_below(slot, cells):
            slot.has_place = False
        elif slot is not None and asks_anew(slot, cells):
            slot = self._open = None
        if slot is None:
            self._stray_cells(table, row, cells)
        elif not slot.has_place:
            self._answer(slot, table, row, cells[0] if cells else row.cells[0] if row.cells else None)
            self._stray_cells(table, row, cells[1:])
        else:
            for cell in cells:
                if cell.column == slot.column:
                    self._answer(slot, table, row, cell)
                else:
                    self._stray_cells(table, row, [cell])

    def _answer(self, slot: Slot, table: Table, row: Row, cell: Cell | None) -> None:
        slot.has_place = True
        if cell is None or cell.merged == "next":
            return
        if not slot.lines:
            slot.place, slot.column = self._place(table, row, cell), cell.column
        slot.add(lines_of(cell.blocks), cell.written)
        slot.doubt = slot.doubt or cell.doubt

    def _stray_cells(self, table: Table, row: Row, cells: list[Cell]) -> None:
        for cell in cells:
            self._stray(cell.text, self._place(table, row, cell))

    def _place(self, table: Table, row: Row, cell: Cell) -> Place:
        return table.place(row.number, row.cells.index(cell) + 1)

    def _read_cards(self, table: Table) -> None:
        """Reads a work plan whose headings stand in the first column."""
        for row in table.rows:
            if card_label(row, self._plan_labels) is None:
                self._stray_cells(table, row, [cell for cell in row.cells if cell.text])
        cells = tuple((index, 1, name, name) for index, name in enumerate(COLUMNS))
        printed = (card_label(row, vocabulary("work_plan")) for row in table.rows)
        header = Header(cells, (), frozenset(COLUMNS), frozenset(filter(None, printed)))
        plan = self._begin_plan(table, header)
        for service in services_in(table, self._plan_labels):
            plan.take(service)

    def finish(self) -> None:
        """Takes over the work plan's rows and findings."""
        if self.plan:
            self.rows, self.findings = self.plan.rows, [*self.plan.findings, *self.findings]


def _is_rather_answer(match: Match) -> bool:
    """Whether text with this label in it is rather the answer that is awaited: the label is short or only similar."""
    if match.exact:
        return match.inside and not match.is_long
    return not match.rest


def _is_all_printed(cell: Cell) -> bool:
    return all(is_printed(plain(line)) for line in cell.text.split("\n"))


def _rejoined(lines: list[str], labels: Vocabulary) -> list[str]:
    """The lines, with a label that was broken over the first two of them put together."""
    if len(lines) > 1 and len(lines[0]) + len(lines[1]) < 120 and not labels.match(plain(lines[0])):
        joined = f"{lines[0]} {lines[1]}"
        if labels.match(plain(joined)):
            return [joined, *lines[2:]]
    return lines


def read_form(blocks: list[Block]) -> FormReader:
    """A body by its printed labels; where some are missing, also by similar ones; at last by its structure.

    Similar labels are looked for only where one printed label or the structure says that it may be the form.
    """
    reader = _first_form(blocks, vocabulary("field"), vocabulary("work_plan"))
    outline = outline_of(blocks) if reader.missing and not reader.second else None
    if reader.missing and (reader.fields_found or outline):
        # Each part of the form by words of its own alone: a column of the plan is no question of Part I.
        similar = _first_form(
            blocks,
            SimilarVocabulary(vocabulary("field"), reader.missing & frozenset(FIELDS)),
            SimilarVocabulary(vocabulary("work_plan"), reader.missing & frozenset(COLUMNS)),
        )
        if similar.fields_found > reader.fields_found:
            reader = similar
    if outline:
        _fill_by_structure(reader, outline)
    reader.finish()
    return reader


def _first_form(blocks: list[Block], labels: Vocabulary, plan_labels: Vocabulary) -> FormReader:
    """A body read up to its end, or to the second form in it: nothing that another city offers counts for the first.

    Of a copy of the form only answers count that the form has not; its plan never adds a service.
    """
    whole = FormReader(labels, plan_labels)
    whole.read(blocks)
    second = second_form(whole.begun)
    if second is None:
        return whole
    first = FormReader(labels, plan_labels, second.begins_at)
    first.read(blocks)
    if not second.is_copy:
        first.second = second
        first.findings.append(second.finding())
        return first
    if first.plan and whole.plan:
        other = other_plan(first.plan.rows, whole.plan.rows[len(first.plan.rows) :])
        whole.plan, whole.findings = first.plan, [other] if other else []
    return whole


def _fill_by_structure(reader: FormReader, outline: Outline) -> None:
    """Gives fields without a heading we know the answers that stand where the form has them."""
    labelled = {slot.place for slot in reader.slots.values() if slot.field in FIELDS}
    for place in outline.places:
        if place.field in reader.missing and place.place not in labelled:
            slot = reader.slots[place.field] = Slot(place.field, place.place)
            slot.add(place.lines)
            slot.has_place = True
            reader.by_structure.append(place)
    if reader.plan is None and outline.plan is not None:
        reader.plan = outline.plan
    taken = {place.place for place in reader.by_structure}
    reader.strays = [(text, place) for text, place in reader.strays if place not in taken]
