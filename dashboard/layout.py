"""The parts that every screen is made of: question, answer, passage, table, source line, downloads."""

import re
from collections.abc import Callable, Iterable, Mapping
from datetime import date
from typing import Any
from urllib.parse import quote, urlencode, urljoin, urlsplit

import pandas as pd
import plotly.graph_objects as go
import pydeck as pdk
import streamlit as st

from dashboard import exports, settings, store, words
from dashboard.cards import Card, as_html
from dashboard.colors import Palette, palette, shade_ranges
from dashboard.open_data import addresses
from dashboard.store import ask

ROWS_A_PAGE = 100
DATA = {"real": "Real hubs", "examples": "Examples"}
MAP_PIXELS = {"wide": 430, "narrow": 250}
HUB_LINK = r"#(.+)$"
BOUNDARIES = (
    "The boundaries and names shown and the designations used on this map "
    "do not imply official endorsement or acceptance."
)
EXAMPLES_WARNING = "Example data: invented hubs in invented places. Nothing here is a real hub's deed."


def question(title: str, answer: str) -> None:
    """The screen's question as its title and the answer as one sentence under it; both are our own words or escaped."""
    st.title(title, anchor=False)
    with st.container(key="answer"):
        st.markdown(answer)


def note(body: str) -> None:
    """A line of secondary text in our own words."""
    st.caption(body)


def cards(shown: Iterable[Card]) -> None:
    """Cards under each other; nothing where there is none."""
    found = list(shown)
    if found:
        st.html(as_html(found))


def passage(body: Any) -> None:
    """Text from a document, shown as it was written, line for line."""
    st.text(words.NOT_ANSWERED if words.is_missing(body) else str(body))


def shows_examples() -> bool:
    """Whether this session looks at the examples; the frame's switch decides, and the address keeps it."""
    return st.session_state.get("data") == "examples"


def colors() -> Palette:
    """The palette of the theme that the reader has chosen."""
    return palette(st.context.theme.type)


def width() -> str:
    """How much room there is: "narrow" on a phone, by what its browser says of itself, else "wide"."""
    return "narrow" if "Mobi" in (st.context.headers.get("User-Agent") or "") else "wide"


def table(
    rows: pd.DataFrame,
    alt: str,
    *,
    key: str,
    labels: Mapping[str, str] | None = None,
    links: Mapping[str, str] | None = None,
    wide: tuple[str, ...] = (),
) -> None:
    """Rows as a table whose headings and help come from the schema's comments.

    `labels` rename headings; `links` give the text shown for columns that hold addresses; `wide` columns get more room.
    """
    meanings = column_meanings()
    config = {}
    for column in rows.columns:
        heading = (labels or {}).get(column, words.label(column))
        help_text = words.text(meanings.get(column)) or None
        if links and column in links:
            config[column] = st.column_config.LinkColumn(heading, display_text=links[column], help=help_text)
        elif pd.api.types.is_numeric_dtype(rows[column]) and "year" not in column:
            config[column] = st.column_config.NumberColumn(heading, help=help_text, format="localized")
        else:
            config[column] = st.column_config.Column(heading, help=help_text, width="large" if column in wide else None)
    st.dataframe(_for_display(rows), column_config=config, hide_index=True, alt=alt, key=key, placeholder="")


def _for_display(rows: pd.DataFrame) -> pd.DataFrame:
    """The same rows with dates in words; a date column would show in the browser's own way."""
    shown = rows.copy(deep=False)
    for column in shown.columns:
        if pd.api.types.is_datetime64_any_dtype(shown[column]):
            shown[column] = [words.day(value) for value in shown[column]]
    return shown


def column_meanings() -> dict[str, str]:
    """What each column means, from the schema's comments; a name with several meanings has none."""
    return dict(ask("column_meanings").itertuples(index=False))


def page_of(rows_count: int, key: str, rows_a_page: int = ROWS_A_PAGE) -> dict[str, int]:
    """The `first` and `rows` of the page that the reader is on, with the page numbers where there are several."""
    pages = -(-rows_count // rows_a_page)
    page = st.pagination(pages, key=key, bind="query-params") if pages > 1 else 1
    return {"first": (page - 1) * rows_a_page, "rows": rows_a_page}


def downloads(
    name: str, title: str, filters: str, fetch: Callable[[], pd.DataFrame], as_of: date | None = None
) -> None:
    """CSV and Excel of all rows that the filters let through, made only when asked for."""
    snapshot = store.current()
    day = as_of or settings.today()
    about = exports.About(
        title, DATA["examples" if shows_examples() else "real"], filters, snapshot.name, day.isoformat()
    )
    meanings = column_meanings()

    def rows() -> pd.DataFrame:
        # A download is made after the rerun, when the pointer may have moved on.
        store.keep(snapshot)
        return fetch()

    makers = {
        "CSV": ("csv", "text/csv", lambda: exports.to_csv(rows(), about)),
        "Excel": ("xlsx", exports.EXCEL, lambda: exports.to_excel(rows(), about, meanings)),
    }
    with st.container(horizontal=True):
        for label, (suffix, kind, make) in makers.items():
            file_name = f"{name}-{snapshot.name[:8]}.{suffix}"
            st.download_button(
                label, make, file_name, kind, key=f"{name}_{suffix}", on_click="ignore", help=f"{title}: all rows shown"
            )


def data_address(file: str, as_of: date | None = None) -> None:
    """Where programs get the rows that the filters let through, as they are on the screen."""
    chosen = {"as_of": (as_of or settings.today()).isoformat(), "snapshot": store.current().name}
    path = addresses.address(
        file, {str(key): value for key, value in st.session_state.items()} | chosen, shows_examples()
    )
    with st.popover("Address of these rows", key=f"{file}_address"):
        st.markdown("For programs: the same rows, from this snapshot. Also as .json, .parquet and .xlsx.")
        st.code(urljoin(st.context.url or "", address(path)), language=None, wrap_lines=True)


def sources(addresses: list[str]) -> None:
    """Numbered sources as links to web addresses; whatever is none is shown as text."""
    lines = []
    for number, address in enumerate(addresses, start=1):
        site = urlsplit(address).netloc if re.fullmatch(r"https?://[^\s<>()\[\]\\]+", address) else ""
        lines.append(f"{number}. " + (f"[{words.text(site)}](<{address}>)" if site else words.text(address)))
    st.markdown("\n".join(lines))


def source(what: str, as_of: date | None = None) -> None:
    """The line under a chart or table: where it comes from, as of when, on which snapshot."""
    st.caption(f"{what} As of {words.day(as_of or settings.today())}, snapshot {store.current().name[:8]}.")


def nothing(why: str, *, offers_examples: bool = False) -> None:
    """An empty state that says why, and offers the examples where those would show something."""
    st.info(why, icon=":material/info:")
    if offers_examples and not shows_examples():
        st.button("See this screen with the examples", on_click=_show_examples)


def nothing_fits(what: str, filters: str) -> None:
    """An empty state where the filters, told in words, let nothing through; `what` is "No target"."""
    nothing(f"{what} fits all of these filters ({words.text(filters)}). Take one away to see the nearest.")


def _show_examples() -> None:
    st.session_state["data"] = "examples"


def example_warning() -> None:
    """Say that what follows is invented."""
    st.warning(EXAMPLES_WARNING, icon=":material/science:")


def chart(figure: go.Figure, alt: str, *, key: str) -> None:
    """A chart with its words for those who do not see it, without the tool bar."""
    st.plotly_chart(figure, alt=alt, key=key, config={"displayModeBar": False}, theme=None)


def map_of(deck: pdk.Deck, alt: str, *, key: str) -> None:
    """A map with its words and the note that every map carries."""
    st.pydeck_chart(deck, alt=alt, key=key, height=MAP_PIXELS[width()])
    st.caption(BOUNDARIES)


def legend(most: int) -> None:
    """The shades of a map with the numbers that they stand for; only numbers and colours of ours are in the HTML."""
    shown = colors()
    marks = [("none", shown.page)] + [
        (str(least) if least == top else f"{least}–{top}", color)
        for (least, top), color in zip(shade_ranges(most), shown.classes, strict=False)
    ]
    swatches = "".join(
        f'<span class="swatch" style="background:{color};border-color:{shown.secondary}66"></span>{words_of_class} '
        for words_of_class, color in marks
    )
    st.html(f'<p class="legend">Services a country: {swatches}</p>')


def address(path: str) -> str:
    """A path of this server as a browser asks for it."""
    base = st.get_option("server.baseUrlPath").strip("/")
    return f"/{base}/{path}" if base else f"/{path}"


def hub_links(rows: pd.DataFrame) -> list[str]:
    """Each row's stable hub address; the name stands behind "#", from where the table shows it (HUB_LINK)."""
    base = address("hub")
    return [
        f"{base}?{urlencode({'hub': hub_id})}#{quote(name)}"
        for hub_id, name in zip(rows["hub_id"], rows["hub"], strict=True)
    ]
