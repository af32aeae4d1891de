"""Drafts and their confirmations: lines of data/drafts.csv make forms of drafts; the others are shown to a person.

A line holds for the file whose bytes were looked at; of several lines about one file the one given last counts.
"""

from collections.abc import Iterable, Mapping

from etl.answers import draft_problems
from etl.findings import Finding
from etl.folder import reference
from etl.folder.inbox import InboxFile
from etl.folder.table_file import ListRow
from etl.forms.content import Content, Draft
from etl.forms.draft import cells_of, confirmed
from etl.read.pdf.pictures import PagePicture, page_pictures
from etl.rows.answers import value_of
from etl.rows.made import Made
from etl.text.keys import key_of


def confirmed_drafts(
    files: Iterable[InboxFile], contents: Mapping[str, Content], lines: Iterable[ListRow]
) -> tuple[dict[str, Content], Made]:
    """The documents with a form in place of each draft that a line confirms, and what is said of other lines.

    The lines name their file by its document_id, those given last at the end.
    """
    found, made = dict(contents), Made()
    sha256s = {file.document_id: file.sha256 for file in files}
    for line in lines:
        document_id = line["file"]
        try:
            found[document_id] = _confirmed(contents[document_id], line, sha256s[document_id])
        except (ValueError, RecursionError) as problem:
            made.find(_unused(line, str(problem)), document_id)
    return found, made


def _confirmed(draft: Content, line: ListRow, sha256: str | None) -> Content:
    """The form of a draft with the line's answers; raises ValueError where the line does not confirm it."""
    if not isinstance(draft, Draft) or draft.form is None:
        raise ValueError("The file is no draft whose values may count.")
    if line["sha256"].lower() != sha256:
        raise ValueError("The file is not the one that was confirmed: its checksum is another.")
    answers = value_of(line["answers"]) if line["answers"] else {}
    types = [row["service_type_id"] for row in reference.rows("service_types")]
    if wrong := draft_problems(answers, [cell.key for cell in cells_of(draft)], draft.asked, types):
        raise ValueError(" ".join(wrong))
    who = f"{line['confirmed_by']} on {line['confirmed_on']}"
    told = Finding("draft_confirmed", f"What was read in the PDF was confirmed by {who} ({line.place}).")
    return confirmed(draft, answers, key_of(line["answers"], who), told)


def _unused(line: ListRow, problem: str) -> Finding:
    return Finding("draft_line_unused", f"{line.place}, confirms nothing. {problem}", text=line["file"])


def draft_rows(
    drafts: Mapping[InboxFile, Draft], hub_id: str | None, pictures: Mapping[str, tuple[PagePicture, ...]]
) -> Made:
    """For the private file: every draft of a hub with its cells, and its pages from the pictures by their key."""
    private = Made()
    for file, draft in drafts.items():
        private.add(
            "draft",
            document_id=file.document_id,
            hub_id=hub_id,
            kind=draft.kind,
            outcome=draft.outcome,
            message=draft.findings[0].message,
            gives_values=draft.form is not None,
            text="\n".join(draft.lines) if draft.form is None else None,
            pages_count=draft.pages_count,
        )
        _add_cells(private, file.document_id, draft)
        for picture in pictures[picture_key(file)]:
            private.add(
                "draft_page",
                document_id=file.document_id,
                page=picture.page,
                width_points=picture.width_points,
                height_points=picture.height_points,
                png_base64=picture.png_base64,
            )
    return private


def _add_cells(private: Made, document_id: str, draft: Draft) -> None:
    for position, cell in enumerate(cells_of(draft), start=1):
        number, _, column = cell.key.rpartition(".")
        private.add(
            "draft_cell",
            document_id=document_id,
            position=position,
            cell=cell.key,
            field=column,
            service_number=int(number) if number else None,
            text=cell.text or None,
            asked=cell.asked or None,
            place=str(cell.place),
            page=cell.place.box.page if cell.place.box else None,
            page_box=str(cell.place.box) if cell.place.box else None,
        )


def drawn(file: InboxFile) -> tuple[PagePicture, ...]:
    """The pages of a file of the inbox as pictures; none for one that cannot be opened."""
    try:
        return page_pictures(file.content())
    except OSError:
        return ()


def undrawn(file: InboxFile, finding: Finding) -> tuple[PagePicture, ...]:
    """No pictures, for a file whose pages cannot be drawn within the limits; the draft is shown without them."""
    return ()


def picture_key(file: InboxFile) -> str:
    """The key of a file's pictures."""
    return key_of("pages", file.sha256)
