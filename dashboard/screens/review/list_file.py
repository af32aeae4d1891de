"""A list of the data folder that this screen writes to, one row an answer."""

import csv
import fcntl
import io
import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from dashboard import settings


class NotWritten(Exception):
    """A list cannot take a row; the message says why and what to do."""


@dataclass(frozen=True, slots=True)
class ListFile:
    """One list: the name of its file in the data folder, and the columns that it has to have."""

    name: str
    columns: tuple[str, ...]

    @property
    def path(self) -> Path:
        """Where it lies."""
        return settings.data_folder() / self.name

    def is_writable(self) -> bool:
        """Whether this process may add a row."""
        return os.access(self.path if self.path.exists() else self.path.parent, os.W_OK)

    def row(self, values: Mapping[str, str]) -> str:
        """A row as it stands in the file, with its line end."""
        return _written(values, self.columns)

    def file(self, values: Mapping[str, str]) -> bytes:
        """A file of one row, with the header."""
        return (self.row(dict(zip(self.columns, self.columns, strict=True))) + self.row(values)).encode("utf-8")

    def append(self, values: Mapping[str, str]) -> None:
        """Add a row in one write, under a lock, after the header and a line end where they are missing.

        The columns stand in the order of the file's own header. Raises NotWritten for a file without the columns.
        """
        with self.path.open("a+b", buffering=0) as file:
            fcntl.flock(file, fcntl.LOCK_EX)
            file.seek(0)
            before = file.read()
            columns = self._header(before)
            missing = [column for column in self.columns if column not in columns]
            if missing:
                named = ", ".join(missing)
                raise NotWritten(f"{self.path} has no column {named}. Put its header right; nothing was added.")
            start = "" if before else _written(dict(zip(columns, columns, strict=True)), columns)
            line_end = "\n" if before and not before.endswith(b"\n") else ""
            file.write((line_end + start + _written(values, columns)).encode("utf-8"))
            os.fsync(file.fileno())

    def _header(self, before: bytes) -> tuple[str, ...]:
        """The columns of the file as it stands; our own where it is empty."""
        if not before.strip():
            return self.columns
        return tuple(next(csv.reader(io.StringIO(before.decode("utf-8-sig"), newline=""))))

    def rows(self) -> list[dict[str, str]]:
        """All rows, also those that no load has applied yet; none where the file is missing or no CSV in UTF-8."""
        try:
            with self.path.open(encoding="utf-8-sig", newline="") as file:
                return list(csv.DictReader(file))
        except (FileNotFoundError, UnicodeDecodeError, csv.Error):
            return []


def _written(values: Mapping[str, str], columns: tuple[str, ...]) -> str:
    line = io.StringIO()
    csv.writer(line, lineterminator="\n").writerow([values.get(column, "") for column in columns])
    return line.getvalue()
