"""What a snapshot is made from, and the name that it therefore has: enough to tell that there is nothing to load.

Nothing here reads a document or opens a database.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from etl.findings import Finding
from etl.folder import reference
from etl.folder.inbox import Inbox, listed, snapshot_name
from etl.folder.lists import NAMES, list_path, other_copy
from etl.folder.sums import Sums
from etl.snapshot.folder import current_name, noted_summary, point_to
from etl.versions import ROOT, files_version, reached


@dataclass(frozen=True, slots=True)
class Inputs:
    """All that a snapshot is made from, with its versions; mails and archives are not opened yet.

    `tables_version` is that of the vocabulary, `code_version` that of all code that a load can reach, `lists_version`
    that of the lists beside the inbox and `archive_version` that of the lists of the archive.
    """

    inbox: Inbox
    tables_version: str
    code_version: str
    lists_version: str
    archive_version: str

    @property
    def reading_version(self) -> str:
        """The version of all that reads and judges."""
        return f"{self.code_version}-{self.tables_version}"

    def named(self, failed: Mapping[str, Finding]) -> str:
        """The name that the snapshot has for what it is made from, and for what could not be worked out this time."""
        lists = f"{self.lists_version}-{self.archive_version}"
        return snapshot_name(self.inbox.files, self.reading_version, lists, failed)


def inputs_of(data: Path, inbox: Path, snapshots: Path) -> Inputs:
    """The inbox, the lists and the code as they are now; raises WrongUsage where there is no inbox."""
    sums = Sums(snapshots / ".sums.json")
    found = listed(inbox, sums)
    sums.keep()
    tables, code = files_version(reference.table_paths()), _load_version()
    lists = [path for name in NAMES if (path := other_copy(data, name) or list_path(data, name)).exists()]
    archive = [path for path in reference.archive_folder(data).iterdir() if path.is_file()]
    return Inputs(found, tables, code, files_version(lists), files_version(archive))


def _load_version() -> str:
    """The version of all that makes a snapshot: the code that a load can reach, and the contract in SQL."""
    return files_version([*reached("etl.load"), *(ROOT / "etl").rglob("*.sql")], ROOT)


def told_before(snapshots: Path, inputs: Inputs) -> str | None:
    """What was said of the snapshot of these inputs, where it lies there whole, and readers follow it again."""
    name = inputs.named({})
    summary = noted_summary(snapshots, name)
    if summary is not None and current_name(snapshots) != name:
        point_to(snapshots, name)
    return summary
