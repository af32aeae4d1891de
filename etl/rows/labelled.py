"""Rows of several portions on their way to where rows are kept, each with the name of its portion."""

from etl.rows.collection import Collection
from etl.snapshot.tables import Refusal, Tables


class Labelled(Tables):
    """Rows with their portion, and the place in a list that each comes from."""

    def put(self, portion: str, tables: Tables) -> None:
        """Add all rows of a portion."""
        for table, origin, row in tables.each():
            self.add(table, origin, **row, portion=portion, origin=origin or None)

    def refuse(self, refusal: Refusal) -> None:
        """Say in the same portion which row cannot be kept, and why."""
        told = Collection()
        told.refuse(refusal)
        self.put(refusal.row["portion"], told)
