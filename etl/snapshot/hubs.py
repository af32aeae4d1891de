"""The hubs of the current snapshot, for who has to tell whose a new document is."""

from pathlib import Path

import duckdb

from etl.snapshot.folder import current_name, public_path


def published_hubs(snapshots: Path) -> list[tuple[str, str, str | None]]:
    """(hub_id, name, country_code) of each published hub; none where no snapshot can be asked."""
    name = current_name(snapshots)
    if not name:
        return []
    try:
        with duckdb.connect(str(public_path(snapshots, name)), read_only=True) as database:
            return database.execute("SELECT hub_id, name, country_code FROM hub ORDER BY hub_id").fetchall()
    except duckdb.Error:
        return []
