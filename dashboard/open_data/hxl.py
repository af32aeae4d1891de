"""Hashtags of the Humanitarian Exchange Language for the columns that it has a word for (hxl_tags.csv)."""

import csv
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pyarrow as pa

TAGS = Path(__file__).with_name("hxl_tags.csv")


@cache
def tags() -> dict[str, str]:
    """The hashtag of each column by its name; a column that HXL has no word for has none."""
    with TAGS.open(encoding="utf-8", newline="") as file:
        return {row["column_name"]: row["tag"] for row in csv.DictReader(file)}


def tagged(batches: Iterator[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
    """The batches as text, with the row of hashtags before the first."""
    first = next(batches)
    schema = pa.schema([(name, pa.string()) for name in first.schema.names])
    yield pa.RecordBatch.from_pylist([], schema)
    yield pa.RecordBatch.from_pylist([{name: tags().get(name, "") for name in schema.names}], schema)
    for batch in batches:
        yield batch.cast(schema)
