"""One request for a file, understood: which file, in which format, of which snapshot, with which parameters."""

import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from starlette.requests import Request

from dashboard import settings, store
from dashboard.open_data import hxl, parameters
from dashboard.open_data.catalogue import FILES, File
from dashboard.open_data.formats import FORMATS, Batches, Format
from dashboard.open_data.refusals import Refused
from dashboard.store import Snapshot

OTHERS = {"snapshot", "hxl"}  # what every file's address takes beside the parameters of its query


@dataclass(frozen=True, slots=True)
class Asked:
    """A file as it was asked for; its rows come from one snapshot, whatever is published meanwhile."""

    file: File
    format: Format
    snapshot: Snapshot
    bound: dict[str, Any]
    has_hxl_row: bool

    @property
    def etag(self) -> str:
        """The same for the same bytes: of snapshot, question, format and parameters."""
        told = [self.snapshot.name, self.file.query.sql, self.format.suffix, self.bound, self.has_hxl_row]
        return f'"{hashlib.sha256(json.dumps(told, default=str).encode()).hexdigest()[:24]}"'

    @property
    def file_name(self) -> str:
        """A name that tells the file, the data and the snapshot."""
        names = {value: f"-{name}" for name, value in parameters.DATA.items()}
        data = names[self.bound["is_example"]] if "is_example" in self.bound else ""
        return f"{self.file.name}{data}-{self.snapshot.name[:8]}.{self.format.suffix}"

    @property
    def facts(self) -> dict[str, str]:
        """What the file says of itself where its format has a place for that."""
        chosen = {name: str(value) for name, value in self.bound.items() if value not in (None, "", [])}
        return {
            "title": self.file.title,
            "one row is": self.file.query.grain.removeprefix("One row "),
            "snapshot": self.snapshot.name,
            "published": f"{self.snapshot.published_at:%Y-%m-%d}",
            "asked on": settings.today().isoformat(),
        } | chosen

    def pieces(self) -> Iterator[bytes]:
        """The bytes of the file as they come; raises Refused and store.Unavailable."""
        rows: Batches = store.batches(self.snapshot, self.file.query.name, self.bound, self.format.takes_json)
        return self.format.write(hxl.tagged(rows) if self.has_hxl_row else rows, self.facts)


def understood(request: Request) -> Asked:
    """The file that an address asks for; raises Refused and store.Unavailable."""
    file, form = _named(request.path_params["name"], request.path_params["format"])
    snapshot = pinned(request)
    asked = request.query_params
    bound = parameters.bound(file, asked, OTHERS)
    if asked.get("hxl", "0") not in ("0", "1"):
        raise Refused(400, "hxl is neither 0 nor 1.", "Give hxl=1 for a row of hashtags below the header.")
    wants_tags = asked.get("hxl") == "1"
    if wants_tags and form.suffix not in ("csv", "xlsx"):
        raise Refused(400, f"A row of hashtags has no place in .{form.suffix}.", "Ask for .csv or .xlsx.")
    return Asked(file, form, snapshot, bound, wants_tags)


def _named(name: str, suffix: str) -> tuple[File, Format]:
    """File and format by their names in an address; raises Refused (404 for the file, 406 for the format)."""
    if name not in FILES:
        raise Refused(
            404, f"There is no file {name[:60]}.", f"There are {', '.join(FILES)}; see /data/datapackage.json."
        )
    if suffix not in FORMATS:
        formats = ", ".join(f".{one}" for one in FORMATS)
        raise Refused(406, f"{name} does not come as .{suffix[:20]}.", f"It comes as {formats}.")
    return FILES[name], FORMATS[suffix]


def pinned(request: Request) -> Snapshot:
    """The snapshot that is asked for, else the current one; raises Refused (410 where it is kept no more)."""
    name = request.query_params.get("snapshot")
    if not name:
        return store.pin()
    snapshot = store.kept(name)
    if snapshot is None:
        raise Refused(410, f"The snapshot {name[:40]} is not kept here.", "Leave snapshot out for the current one.")
    return snapshot
