"""What does each column mean?"""

import streamlit as st

from dashboard import filters, layout, words
from dashboard.store import ask

columns = ask("dictionary")
head = st.container()
q = st.text_input("Words", key="q", bind="query-params", placeholder="currency, as-of …", width=320)
wanted = q.strip().casefold()[: filters.LONGEST]
everything = columns.fillna("").agg(" ".join, axis=1).str.casefold()
found = columns[everything.str.contains(wanted, regex=False)]

with head:
    layout.question(
        "What does each column mean?",
        f"{words.out_of(len(found), len(columns), 'column')} in {words.count(found['table_name'].nunique(), 'table')}.",
    )

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
