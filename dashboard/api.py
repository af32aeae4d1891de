"""What programs and maps ask for beside the screens: health, country polygons, countries by what is offered to them."""

import json
from functools import lru_cache
from typing import Any

from starlette.requests import Request
from starlette.responses import FileResponse, JSONResponse, Response
from starlette.routing import Route

from dashboard import colors, filters, settings, store, words

POLYGONS = "countries_110m.geojson"
A_DAY = {"Cache-Control": "public, max-age=86400"}
MEASURES = {"named": "by_name_count", "priority": "priority_count", "any": "services_count"}


def health(request: Request) -> JSONResponse:
    """Whether screens have data, asked of the database: 200 with the snapshot's name, 503 with reason and next step."""
    try:
        return JSONResponse({"ok": True, "snapshot": store.probe().name})
    except store.Unavailable as problem:
        told = {"reason": _without_folders(problem), "next_step": problem.next_step}
        return JSONResponse({"ok": False, "snapshot": None} | told, status_code=503)


def _without_folders(problem: store.Unavailable) -> str:
    """Why there are no data, for everybody: where the files lie on this machine is nobody's business."""
    return str(problem).replace(str(settings.snapshots_folder()), "snapshots")


def land(request: Request) -> Response:
    """The country polygons, as a file that browsers keep for a day."""
    return FileResponse(settings.geo_folder() / POLYGONS, media_type="application/geo+json", headers=A_DAY)


def countries(request: Request) -> Response:
    """Countries with the number of services open to them: /api/countries.geojson?data=&types=&country=…&measure=."""
    try:
        store.pin()
        parameters = filters.from_address(request.query_params, request.query_params.getlist("types"))
        measure = MEASURES.get(request.query_params.get("measure", "named"), "by_name_count")
        rows = store.ask("countries_served", **parameters).to_dict("records")
    except store.Unavailable as problem:
        return JSONResponse({"error": _without_folders(problem), "next_step": problem.next_step}, status_code=503)
    body = json.dumps(shaded({row["country_code"]: row for row in rows}, measure), ensure_ascii=False)
    return Response(body, media_type="application/geo+json")


def shaded(rows: dict[str, dict[str, Any]], measure: str) -> dict[str, Any]:
    """The polygons with name, number in words and shade (0 none, 1 … 5); dots for countries without a polygon."""
    most = max((row[measure] for row in rows.values()), default=0)
    features = [_feature(country, rows.get(country["properties"]["a3"], {}), measure, most) for country in polygons()]
    drawn = {country["properties"]["a3"] for country in polygons()}
    dots = [_dot(row) for code, row in rows.items() if code not in drawn and not words.is_missing(row["longitude"])]
    features += [_feature(dot, rows[dot["properties"]["a3"]], measure, most) for dot in dots]
    return {"type": "FeatureCollection", "features": features}


def _feature(country: dict[str, Any], row: dict[str, Any], measure: str, most: int) -> dict[str, Any]:
    quantity = int(row.get(measure, 0))
    properties = {
        "a3": country["properties"]["a3"],
        "name": row.get("country") or country["properties"]["name"],
        "services_count": quantity,
        "words": words.count(quantity, "service"),
        "shade": colors.shade(quantity, most),
    }
    return {"type": "Feature", "geometry": country["geometry"], "properties": properties}


def _dot(row: dict[str, Any]) -> dict[str, Any]:
    point = {"type": "Point", "coordinates": [round(row["longitude"], 2), round(row["latitude"], 2)]}
    return {"properties": {"a3": row["country_code"], "name": row["country"]}, "geometry": point}


@lru_cache(maxsize=1)
def polygons() -> list[dict[str, Any]]:
    """The features of the polygon file, Antarctica left out: it holds no cities and half of the map."""
    features = json.loads((settings.geo_folder() / POLYGONS).read_text(encoding="utf-8"))["features"]
    return [feature for feature in features if feature["properties"]["a3"] != "ATA"]


ROUTES = [
    Route("/api/health", health),
    Route("/api/land.geojson", land),
    Route("/api/countries.geojson", countries),
]
