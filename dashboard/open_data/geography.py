"""Files for maps: hubs as points, countries as polygons with what is open to them."""

from typing import Any

import pandas as pd
from starlette.requests import Request

from dashboard import api, exports, query, store
from dashboard.open_data.catalogue import FILES
from dashboard.open_data.parameters import bound


def hubs(request: Request) -> dict[str, Any]:
    """A point a hub whose place is known, with all columns of the file of hubs; the others have no geometry."""
    file = FILES["hubs"]
    rows = store.ask(file.query.name, **bound(file, request.query_params, {"snapshot"}))
    return _collection([_feature(row, _point(row)) for row in _records(rows)])


def services_by_country(request: Request) -> dict[str, Any]:
    """A feature a country that a service is open to, with its counts by reason; a point where it has no polygon."""
    taken = bound(FILES["services"], request.query_params, {"snapshot"})
    asked = {name: taken[name] for name in query.named("countries_served").parameters}
    shapes = {country["properties"]["a3"]: country["geometry"] for country in api.polygons()}
    rows = _records(store.ask("countries_served", **asked))
    return _collection([_feature(row, shapes.get(row["country_code"]) or _point(row)) for row in rows])


def _records(rows: pd.DataFrame) -> list[dict[str, Any]]:
    return [{name: exports.plain(value) for name, value in row.items()} for row in rows.to_dict("records")]


def _point(row: dict[str, Any]) -> dict[str, Any] | None:
    if row["longitude"] is None:
        return None
    return {"type": "Point", "coordinates": [row["longitude"], row["latitude"]]}


def _feature(row: dict[str, Any], geometry: dict[str, Any] | None) -> dict[str, Any]:
    return {"type": "Feature", "geometry": geometry, "properties": row}


def _collection(features: list[dict[str, Any]]) -> dict[str, Any]:
    return {"type": "FeatureCollection", "features": features}
