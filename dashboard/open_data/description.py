"""What the files are, for programs: a Frictionless data package and an OpenAPI document, both from the same headers."""

from functools import lru_cache
from typing import Any

import pyarrow as pa

from dashboard import settings, store
from dashboard.open_data import hxl, parameters
from dashboard.open_data.catalogue import FILES, File
from dashboard.open_data.formats import FORMATS
from dashboard.open_data.meanings import meanings
from dashboard.store import Snapshot

NAME = "resilience-hubs"
TITLE = "Resilience Hubs: services, targets, results and funding"
_KINDS = (
    (pa.types.is_boolean, "boolean"),
    (pa.types.is_integer, "integer"),
    (pa.types.is_floating, "number"),
    (pa.types.is_date, "date"),
    (pa.types.is_timestamp, "datetime"),
)
_ERROR = {
    "type": "object",
    "required": ["error", "next_step"],
    "properties": {"error": {"type": "string"}, "next_step": {"type": "string"}},
}
_REFUSALS = {
    "400": "a parameter that is not known, or a value that is none",
    "404": "no such file",
    "406": "no such format",
    "410": "a snapshot that is kept no more",
    "413": "too large for its format; the next step says how to page",
    "503": "no data just now",
}


@lru_cache(maxsize=64)
def schema_of(file_name: str, snapshot: Snapshot) -> pa.Schema:
    """Names and types of a file's columns, asked of the database."""
    file = FILES[file_name]
    return next(store.batches(snapshot, file.query.name, parameters.everything(file) | {"rows": 0})).schema


def kind_of(arrow: pa.DataType) -> str:
    """The type of a column as Frictionless and JSON Schema name it."""
    return next((kind for is_so, kind in _KINDS if is_so(arrow)), "string")


def package(snapshot: Snapshot, data: str, paths: dict[str, str]) -> dict[str, Any]:
    """The data package of the files whose paths are given by name, of real hubs or of examples."""
    told: dict[str, Any] = {
        "$schema": "https://datapackage.org/profiles/2.0/datapackage.json",
        "name": NAME if data == "real" else f"{NAME}-{data}",
        "title": TITLE if data == "real" else f"{TITLE} (invented examples)",
        "version": snapshot.name,
        "created": f"{snapshot.published_at:%Y-%m-%dT%H:%M:%SZ}",
        "sources": sources(),
        "resources": [_resource(FILES[name], snapshot, path) for name, path in paths.items()],
    }
    licence = settings.licence()
    return told | ({"licenses": [{"name": licence}]} if licence else {})


def sources() -> list[dict[str, str]]:
    """Where what did not come from hubs is from, with its day where one is known."""
    rows = store.ask("sources").fillna("").to_dict("records")
    return [{"title": " ".join(filter(None, (row["vocabulary"] + ":", row["source"], row["as_of"])))} for row in rows]


def _resource(file: File, snapshot: Snapshot, path: str) -> dict[str, Any]:
    asked = file.query
    references = [
        {"fields": [column], "reference": {"resource": other, "fields": list(FILES[other].query.key)}}
        for column, other in file.references.items()
    ]
    fields = [_field(file, column) for column in schema_of(file.name, snapshot)]
    keys = {"primaryKey": [column.removesuffix("?") for column in asked.key]}
    return {
        "name": file.name,
        "title": file.title,
        "description": asked.grain,
        "path": path,
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "schema": {"fields": fields, "missingValues": [""]} | keys | {"foreignKeys": references},
    }


def _field(file: File, column: pa.Field) -> dict[str, str]:
    told = {"name": column.name, "type": kind_of(column.type), "description": meanings(file)[column.name]}
    tag = hxl.tags().get(column.name)
    return told | ({"hxl": tag} if tag else {})


def openapi() -> dict[str, Any]:
    """All addresses with their parameters, types and refusals, as OpenAPI 3.1."""
    snapshot = store.current()
    paths: dict[str, Any] = {}
    for file in FILES.values():
        for form in FORMATS.values():
            paths[f"/data/{file.name}.{form.suffix}"] = {"get": _operation(file, form.suffix, snapshot)}
    return {
        "openapi": "3.1.0",
        "info": {"title": TITLE, "version": snapshot.name, "description": "Read only; every row of one snapshot."},
        "paths": paths,
        "components": {"schemas": {"Refusal": _ERROR}},
    }


def _operation(file: File, suffix: str, snapshot: Snapshot) -> dict[str, Any]:
    media_type = FORMATS[suffix].media_type.partition(";")[0]
    content = {media_type: {"schema": _rows_schema(file, snapshot) if suffix == "json" else {}}}
    asked = [_parameter(one) for one in parameters.of(file).values()]
    asked.append(_given("snapshot", {"type": "string", "pattern": f"^{store.NAME}$"}, "a kept snapshot, by its name"))
    if suffix in ("csv", "xlsx"):
        asked.append(_given("hxl", {"type": "string", "enum": ["0", "1"]}, "1: a row of HXL hashtags below the header"))
    refusals = {status: _refusal(meaning) for status, meaning in _REFUSALS.items()}
    return {
        "operationId": f"{file.name}_{suffix}",
        "summary": file.title,
        "description": file.query.grain,
        "parameters": asked,
        "responses": {"200": {"description": file.query.grain, "content": content}, "304": {"description": "as kept"}}
        | refusals,
    }


def _rows_schema(file: File, snapshot: Snapshot) -> dict[str, Any]:
    columns = {}
    for column in schema_of(file.name, snapshot):
        kind = kind_of(column.type)
        form = {"format": "date"} if kind == "date" else {}
        name = "string" if kind in ("date", "datetime") else kind
        columns[column.name] = {"type": [name, "null"], "description": meanings(file)[column.name]} | form
    return {"type": "array", "items": {"type": "object", "properties": columns, "required": list(columns)}}


def _refusal(meaning: str) -> dict[str, Any]:
    refusal = {"schema": {"$ref": "#/components/schemas/Refusal"}}
    return {"description": meaning, "content": {"application/json": refusal}}


def _parameter(parameter: parameters.Parameter) -> dict[str, Any]:
    schema: dict[str, Any] = dict(parameter.schema)
    if parameter.vocabulary:
        schema["enum"] = parameters.vocabulary(parameter)
    if parameter.is_list:
        schema = {"type": "array", "items": schema}
    return _given(parameter.name, schema, parameter.meaning)


def _given(name: str, schema: dict[str, Any], meaning: str) -> dict[str, Any]:
    return {"name": name, "in": "query", "required": False, "description": meaning, "schema": schema}
