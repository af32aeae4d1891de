"""The files of open data as rows of a table, and how programs take them."""

import pandas as pd

from dashboard import layout, store
from dashboard.open_data import catalogue, parameters

CHANGES = catalogue.HERE / "changes.csv"
PROGRAMS = {
    "Excel": "Data › From Web, with the address of an .xlsx or .csv file",
    "Power BI": "Get data › Web, with the address of a .csv or .parquet file; relate the files by their keys",
    "QGIS": "Layer › Add Vector Layer › Protocol, with the address of a .geojson file",
    "Python": "pandas.read_csv(address) or pandas.read_parquet(address)",
    "R": "read.csv(address) or arrow::read_parquet(address)",
}


def listed(data: str) -> pd.DataFrame:
    """One row a file of real hubs or of examples: what a row is, how many there are, its key and its address."""
    rows = []
    for file in catalogue.FILES.values():
        asked = file.query
        choice = f"?data={data}" if "is_example" in asked.parameters else ""
        rows.append(
            {
                "title": file.title,
                "address": layout.address(f"data/{file.name}.csv{choice}"),
                "rows_count": store.count(asked.name, **parameters.everything(file, data)),
                "key": ", ".join(asked.key),
                "grain": asked.grain,
            }
        )
    return pd.DataFrame(rows)


def changes() -> pd.DataFrame:
    """One row a change to the columns of the files, the newest version first."""
    return pd.read_csv(CHANGES, dtype=str).iloc[::-1]


def citation(address: str, read_on: str) -> str:
    """How to name the data where they are used: which snapshot, of which day, and where it stands."""
    snapshot = store.current()
    published_on = snapshot.published_at.date().isoformat()
    where = f"{address}?snapshot={snapshot.name}"
    return f"Resilience Hub Dashboard, snapshot {snapshot.name} of {published_on}, {where}, read on {read_on}."
