"""Where can I get the data, and what does each column mean?"""

from urllib.parse import urljoin

import streamlit as st

from dashboard import filters, layout, settings, words
from dashboard.screens import data
from dashboard.store import ask

columns = ask("dictionary")
chosen = "examples" if layout.shows_examples() else "real"
head = st.container()


def files() -> None:
    """The files that stand at addresses, for programs."""
    listed = data.files.listed(chosen)
    with head:
        layout.question(
            "Where can I get the data, and what does each column mean?",
            f"{words.count(len(listed), 'file')} with {words.count(int(listed['rows_count'].sum()), 'row')}, each "
            "at its own address; every column of the snapshot is explained below.",
        )
    layout.table(
        listed,
        "Table of the files with their number of rows, key and address",
        key="files",
        labels={
            "title": "File",
            "grain": "One row is",
            "rows_count": "Rows",
            "key": "Key",
            "address": "As CSV",
        },
        links={"address": "Open"},
        wide=("grain",),
    )
    layout.source(
        "Each also comes as .json, .parquet and .xlsx, with the filters of its screen as parameters. Real hubs and "
        "examples are never in one file; focal points are in none."
    )


def programs() -> None:
    """How each program takes a file, what else there is, and how to cite."""
    base = urljoin(st.context.url or "", layout.address("data/"))
    st.subheader("How do I take them?", anchor=False)
    lines = [f"- **{program}**: {step}." for program, step in data.files.PROGRAMS.items()]
    st.markdown("\n".join(lines))
    st.markdown("All in one archive, maps, and descriptions for programs:")
    others = ("all.zip", "hubs.geojson", "services_by_country.geojson", "datapackage.json")
    addresses = [f"{base}{name}?data={chosen}" for name in others]
    st.code("\n".join([*addresses, urljoin(base, "../api/openapi.json")]), language=None)
    st.subheader("May I use them, and how do I cite them?", anchor=False)
    licence = settings.licence()
    st.markdown(
        f"The publisher states this licence: {words.text(licence)}."
        if licence
        else "The publisher has stated no licence: ask the secretariat before you publish them elsewhere."
    )
    st.code(
        data.files.citation(f"{base}datapackage.json", settings.today().isoformat()), language=None, wrap_lines=True
    )


def promise() -> None:
    """How long a column stays, and what has changed."""
    st.subheader("What has changed?", anchor=False)
    st.markdown(
        "A column keeps its name and its meaning. One that must go is named here a year before; new ones may come at "
        "any time, so read columns by name."
    )
    layout.table(data.files.changes(), "Table of changes to the files by version", key="changes")


def dictionary() -> None:
    """Every column of the snapshot with its meaning."""
    st.subheader("What does each column mean?", anchor=False)
    q = st.text_input("Words", key="q", bind="query-params", placeholder="currency, as-of …", width=320)
    wanted = q.strip().casefold()[: filters.LONGEST]
    everything = columns.fillna("").agg(" ".join, axis=1).str.casefold()
    found = columns[everything.str.contains(wanted, regex=False)]
    tables = words.count(found["table_name"].nunique(), "table")
    st.markdown(f"{words.out_of(len(found), len(columns), 'column')} in {tables}.")
    if found.empty:
        layout.nothing("No column has these words in its name or meaning.")
    else:
        layout.table(
            found,
            "Data dictionary: tables and columns with type and meaning",
            key="dictionary",
            labels={
                "table_name": "Table",
                "table_comment": "One row is",
                "column_name": "Column",
                "data_type": "Type",
                "comment": "Meaning",
            },
            wide=("comment",),
        )
    layout.downloads("dictionary", "Data dictionary", filters.in_words({"words": q}), lambda: found)
    layout.source("Written from the comments of the snapshot's own tables.")


files()
programs()
promise()
dictionary()
