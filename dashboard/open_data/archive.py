"""All files of one snapshot in one archive, written while it is sent."""

import json
import zipfile
from collections.abc import Iterator
from typing import Any

from dashboard import store
from dashboard.open_data import parameters
from dashboard.open_data.catalogue import FILES
from dashboard.open_data.formats import FORMATS, Sink
from dashboard.store import Snapshot


def pieces(snapshot: Snapshot, data: str, package: dict[str, Any]) -> Iterator[bytes]:
    """A zip of each file as CSV, and of the data package that describes them."""
    sink = Sink()
    with zipfile.ZipFile(sink, "w", zipfile.ZIP_DEFLATED) as archive:
        for file in FILES.values():
            rows = store.batches(snapshot, file.query.name, parameters.everything(file, data))
            with archive.open(f"{file.name}.csv", "w", force_zip64=True) as member:
                for piece in FORMATS["csv"].write(rows, {}):
                    member.write(piece)
                    yield sink.taken()
        archive.writestr("datapackage.json", json.dumps(package, ensure_ascii=False, indent=1))
    yield sink.taken()
