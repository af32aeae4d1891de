"""The addresses of open data: files, all of them in one archive, maps, and the documents that describe them."""

import functools
import json
from collections.abc import Callable, Iterator
from itertools import chain
from typing import Any

from starlette.middleware import Middleware
from starlette.middleware.cors import CORSMiddleware
from starlette.middleware.gzip import GZipMiddleware
from starlette.requests import Request
from starlette.responses import JSONResponse, Response, StreamingResponse
from starlette.routing import Mount, Route

from dashboard import store
from dashboard.open_data import archive, asked, description, geography, parameters
from dashboard.open_data.catalogue import FILES
from dashboard.open_data.refusals import Refused

METHODS = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE"]  # those that are not answered are refused in JSON too
FOR_AN_HOUR = "public, max-age=3600"  # a named snapshot never changes; how rows are made of it may
ASK_AGAIN = "public, no-cache"  # another snapshot may be published at any time
Endpoint = Callable[[Request], Response]


def endpoint(answer: Endpoint) -> Endpoint:
    """An address of which every failure is JSON with a next step."""

    @functools.wraps(answer)
    def answered(request: Request) -> Response:
        try:
            if request.method not in ("GET", "HEAD"):
                raise Refused(405, f"{request.method} is not answered here.", "Ask with GET.")
            return answer(request)
        except Refused as refused:
            return refused.answer()
        except store.Unavailable:
            return Refused(503, "There are no data just now.", "Ask again in a few minutes.").answer()

    return answered


@endpoint
def file(request: Request) -> Response:
    """/data/<file>.<format>: the rows that its parameters let through."""
    wanted = asked.understood(request)
    kept = {"ETag": wanted.etag, "Cache-Control": FOR_AN_HOUR if request.query_params.get("snapshot") else ASK_AGAIN}
    if wanted.etag in request.headers.get("if-none-match", "").replace("W/", "").split(", "):
        return Response(status_code=304, headers=kept)
    told = kept | {"Content-Disposition": f'inline; filename="{wanted.file_name}"'}
    if request.method == "HEAD":
        return Response(media_type=wanted.format.media_type, headers=told)
    return StreamingResponse(_begun(wanted.pieces()), media_type=wanted.format.media_type, headers=told)


def _begun(pieces: Iterator[bytes]) -> Iterator[bytes]:
    """The same pieces with the first already made, so that what fails at once is refused, not broken off."""
    first = next(pieces, b"")
    return chain([first], pieces)


@endpoint
def data_package(request: Request) -> Response:
    """/data/datapackage.json: what the files are, their columns, keys and sources."""
    data = _data(request)
    snapshot = asked.pinned(request)
    paths = {name: f"{name}.csv{_choice(name, data)}" for name in FILES}
    return JSONResponse(description.package(snapshot, data, paths))


def _choice(name: str, data: str) -> str:
    return f"?data={data}" if "is_example" in FILES[name].query.parameters else ""


@endpoint
def everything(request: Request) -> Response:
    """/data/all.zip: every file as CSV with the data package, of real hubs or of examples."""
    data, snapshot = _data(request), asked.pinned(request)
    name = f"{description.NAME}-{data}-{snapshot.name[:8]}.zip"
    told = {"Content-Disposition": f'attachment; filename="{name}"', "Cache-Control": ASK_AGAIN}
    package = description.package(snapshot, data, {name: f"{name}.csv" for name in FILES})
    return StreamingResponse(archive.pieces(snapshot, data, package), media_type="application/zip", headers=told)


@endpoint
def hubs(request: Request) -> Response:
    """/data/hubs.geojson: a point for each hub whose place is known."""
    return _geojson(request, geography.hubs)


@endpoint
def services_by_country(request: Request) -> Response:
    """/data/services_by_country.geojson: each country with the number of services open to it, by reason."""
    return _geojson(request, geography.services_by_country)


def _geojson(request: Request, made: Callable[[Request], dict[str, Any]]) -> Response:
    asked.pinned(request)
    body = json.dumps(made(request), ensure_ascii=False, default=str)
    return Response(body, media_type="application/geo+json", headers={"Cache-Control": ASK_AGAIN})


@endpoint
def openapi(request: Request) -> Response:
    """/api/openapi.json: every file's address with parameters and columns."""
    store.pin()
    return JSONResponse(description.openapi())


@endpoint
def nothing(request: Request) -> Response:
    """Whatever else is asked for below /data and /api."""
    raise Refused(404, f"There is nothing at {request.url.path[:80]}.", "/api/openapi.json lists all addresses.")


def _data(request: Request) -> str:
    """Real hubs or examples; raises Refused (400)."""
    for name in request.query_params:
        if name not in ("data", "snapshot"):
            raise Refused(400, f"There is no parameter “{name[:40]}” here.", "It takes data and snapshot.")
    data = request.query_params.get("data", "real")
    parameters.read(parameters.PARAMETERS["data"], data)
    return data


_SHARED = [
    Middleware(CORSMiddleware, allow_origins=["*"], allow_methods=["GET"], expose_headers=["ETag"]),
    Middleware(GZipMiddleware, minimum_size=1000, compresslevel=5),
]
FILES_ROUTE = Mount(
    "/data",
    routes=[
        Route("/datapackage.json", data_package, methods=METHODS),
        Route("/all.zip", everything, methods=METHODS),
        Route("/hubs.geojson", hubs, methods=METHODS),
        Route("/services_by_country.geojson", services_by_country, methods=METHODS),
        Route("/{name}.{format}", file, methods=METHODS),
        Route("/{anything:path}", nothing, methods=METHODS),
    ],
    middleware=_SHARED,
)
ROUTES = [
    FILES_ROUTE,
    Route("/api/openapi.json", openapi, methods=METHODS),
    Route("/api/{anything:path}", nothing, methods=METHODS),
]
