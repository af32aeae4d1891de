"""Forms in PDF: each page as a picture beside what was read on it, to be put right and confirmed by a person."""

import html
from typing import Any

import pandas as pd
import streamlit as st

from dashboard import layout, settings
from dashboard import words as common
from dashboard.screens.review import confirming
from dashboard.screens.review.list_file import NotWritten
from dashboard.store import ask, ask_private

TALL = 200  # characters; a longer text has a higher box
NO_PAGE = 0  # stands for cells whose page is not known, or is not drawn


def draw(is_example: bool) -> None:
    """One draft at a time; nothing where there is none, or for the public."""
    if settings.audience() != "secretariat":
        return
    known = ask("review_drafts", is_example=is_example).merge(ask_private("drafts"), on="document_id")
    if known.empty:
        return
    st.subheader("Forms in PDF", anchor=False)
    st.markdown(confirming.waiting(len(known)))
    outcome()
    names = {row["document_id"]: f"{row['hub']}: {row['file_name']}" for row in known.to_dict("records")}
    chosen = st.selectbox("Form", list(names), format_func=names.__getitem__, key="draft", width=560)
    draft = known[known["document_id"] == chosen].iloc[0].to_dict()
    if draft["gives_values"]:
        _confirmable(draft)
    else:
        _unordered(draft)


def _unordered(draft: dict[str, Any]) -> None:
    """A form whose letters lose their order: its pages and its words, and no way to confirm them."""
    st.warning(common.text(f"{draft['message']} Nothing of it can be confirmed. {draft['next_step']}"))
    left, right = st.columns(2, gap="large")
    with left:
        for page in ask_private("draft_pages", document_id=draft["document_id"]).to_dict("records"):
            _picture(page, draft)
    with right:
        st.markdown("**Its words, in an order that may be wrong**")
        st.text(draft["text"])


def _confirmable(draft: dict[str, Any]) -> None:
    """Every page beside its cells, then who confirms and the line that it makes."""
    document_id = draft["document_id"]
    cells = ask_private("draft_cells", document_id=document_id)
    pages = {row["page"]: row for row in ask_private("draft_pages", document_id=document_id).to_dict("records")}
    on_page = cells["page"].where(cells["page"].isin(list(pages)), NO_PAGE).fillna(NO_PAGE).astype(int)
    layout.note("What you change here goes with the line; line breaks inside of a cell may be lost in a PDF.")
    answers: dict[str, Any] = {}
    for number in sorted({*pages, *on_page}):
        left, right = st.columns(2, gap="large")
        with left:
            if number in pages:
                _picture(pages[number], draft)
        with right:
            answers |= _cells(cells[on_page == number], document_id)
    _confirm(draft, cells, answers)


def _picture(page: dict[str, Any], draft: dict[str, Any]) -> None:
    """One page; its text stands beside it, so that the alternative says what is shown."""
    alt = html.escape(f"Page {page['page']} of {draft['pages_count']} of {draft['file_name']}, as the city sent it")
    layout.note(f"Page {page['page']} of {draft['pages_count']}")
    source = f"data:image/png;base64,{page['png_base64']}"
    st.html(f'<img alt="{alt}" src="{source}" style="width:100%;border:1px solid #C9D2DA">')


def _cells(cells: pd.DataFrame, document_id: str) -> dict[str, Any]:
    """The cells of one page, to be put right; gives those that are changed, or had to be given."""
    answers: dict[str, Any] = {}
    names = dict(ask("service_types").itertuples(index=False))
    for cell in cells.to_dict("records"):
        key, number = f"cell {document_id} {cell['cell']}", cell["service_number"]
        if cell["field"] == "service" and st.checkbox(confirming.no_service(number), key=f"{key} gone"):
            answers[str(int(number))] = None
        if not common.is_missing(number) and str(int(number)) in answers:
            continue
        value = _types(cell, key, names) if cell["field"] == "types" else _text(cell, key)
        if confirming.is_answer(cell, value):
            answers[cell["cell"]] = value
    return answers


def _text(cell: dict[str, Any], key: str) -> str | None:
    text = "" if common.is_missing(cell["text"]) else str(cell["text"])
    height = 160 if len(text) > TALL else 68
    given = st.text_area(confirming.label(cell), text, key=key, height=height, help=cell["place"])
    _asked(cell)
    return given.strip() or None


def _types(cell: dict[str, Any], key: str, names: dict[str, str]) -> list[str] | None:
    read = [] if common.is_missing(cell["text"]) else str(cell["text"]).split("; ")
    label = confirming.label(cell)
    given = st.multiselect(label, list(names), read, names.__getitem__, key=key, help=cell["place"])
    if _asked(cell) and not given:
        return [] if st.checkbox("No type is marked on the page", key=f"{key} none") else None
    return given


def _asked(cell: dict[str, Any]) -> bool:
    """Say why a cell has to be given, where it has."""
    if common.is_missing(cell["asked"]):
        return False
    st.markdown(f":material/help: **To be given.** {common.text(cell['asked'])}")
    return True


def _confirm(draft: dict[str, Any], cells: pd.DataFrame, answers: dict[str, Any]) -> None:
    """Who confirms, what is still to do, and the line with its buttons."""
    st.markdown("**Confirm the form**")
    who = st.text_input("Who has compared it with its pages", key="draft who", max_chars=80, width=360)
    types = list(ask("service_types").iloc[:, 0])
    missing = confirming.still_to_do(answers, cells, types, who)
    if missing:
        st.markdown("Still to do:\n" + "\n".join(f"- {common.text(line)}" for line in missing))
        return
    line = confirming.line(draft, answers, who, settings.today())
    st.code(confirming.LIST.row(line), language=None, wrap_lines=True)
    with st.container(horizontal=True):
        if confirming.LIST.is_writable():
            st.button("Add to data/drafts.csv", type="primary", on_click=add, args=(line,), key="draft add")
        file = confirming.LIST.file(line)
        st.download_button("Download the row", file, "draft.csv", "text/csv", key="draft row", on_click="ignore")
    layout.note(confirming.NEXT_LOAD)


def add(line: dict[str, str]) -> None:
    """Add a line to the file, and keep what came of it for the next run to say."""
    try:
        confirming.LIST.append(line)
        st.session_state["draft_added"] = "The form is confirmed in data/drafts.csv."
    except (NotWritten, OSError) as problem:
        st.session_state["draft_not_added"] = str(problem)


def outcome() -> None:
    """Say once what came of adding a line."""
    if added := st.session_state.pop("draft_added", None):
        st.success(f"{added} {confirming.NEXT_LOAD}", icon=":material/check:")
    if refused := st.session_state.pop("draft_not_added", None):
        st.error(common.text(f"The form was not confirmed. {refused}"), icon=":material/error:")
