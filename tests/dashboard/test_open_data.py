"""The files at addresses: what they hold, what is refused, and what real programs read out of them."""

import io
import zipfile
from datetime import date

import duckdb
import frictionless
import hxl
import openpyxl
import pandas as pd
import pyarrow.parquet
import pyogrio
import pytest
import schemathesis
from hypothesis import given, settings
from hypothesis.strategies import SearchStrategy
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import response_schema_conformance, status_code_conformance
from starlette.applications import Starlette
from starlette.testclient import TestClient

from dashboard import api, query, store
from dashboard.open_data import formats, parameters
from dashboard.open_data.catalogue import FILES
from dashboard.open_data.meanings import meanings
from dashboard.open_data.routes import ROUTES
from tests.dashboard.parameters import SAMPLE

HOSTILE = "*Flood* <b>maps</b> $x^2$ [here](http://evil.example) =1+1 :smile:"


@pytest.fixture
def get(use):
    """Ask an address of the open data, on the snapshot with one real and one example hub."""
    use("one")
    client = TestClient(Starlette(routes=[*api.ROUTES, *ROUTES]))
    return client.get


def csv_of(answer) -> pd.DataFrame:
    assert answer.status_code == 200, answer.text
    return pd.read_csv(io.BytesIO(answer.content), keep_default_na=False)


@pytest.mark.parametrize("name", FILES)
def test_every_column_of_a_file_has_a_meaning_and_rows_of_one_kind_of_data(get, name):
    store.pin()
    assert [column for column, meaning in meanings(FILES[name]).items() if not meaning] == []
    for data, is_example in (("examples", "True"), ("real", "False")):
        rows = csv_of(get(f"/data/{name}.csv", params={"data": data} if "data" in parameters.of(FILES[name]) else {}))
        assert tuple(rows.columns) == FILES[name].query.columns
        if "is_example" in rows and len(rows):
            assert {str(value) for value in rows["is_example"]} == {is_example}


def test_a_service_with_its_place_codes_and_words(get):
    rows = csv_of(get("/data/services.csv?data=examples")).set_index("service_id")
    assert list(rows.index) == ["s1.2", "s2.2"]
    flood = rows.loc["s1.2"]
    assert (flood["country_code"], flood["service_type_ids"], flood["topic_ids"]) == ("KEN", "events;training", "flood")
    assert (flood["start_year"], flood["end_year"], flood["targets_count"]) == ("2025", "2027", 1)
    assert flood["description"] == HOSTILE
    assert (flood["document_id"], flood["table_number"], flood["row_number"]) == (
        "example-one/work-plan-2026.xlsx",
        1,
        2,
    )


def test_each_service_lists_the_countries_that_it_is_open_to(get):
    rows = csv_of(get("/data/service_countries.csv?data=examples")).set_index("country_code")
    assert set(rows["service_id"]) == {"s1.2"}
    assert tuple(rows.loc["ITA", ["reach", "via"]]) == ("priority", "Italy")
    assert tuple(rows.loc["KEN", ["reach", "via"]]) == ("all", "all cities")


@pytest.mark.parametrize(
    ("file", "screen", "asked"),
    [
        ("services", "matching_services", {"data": "examples", "country": "ITA", "type": "training"}),
        ("services", "matching_services", {"data": "examples", "q": "etude"}),
        ("targets", "targets", {"data": "examples", "year": "2026"}),
        ("progress", "progress_targets", {"data": "examples", "as_of": "2026-11-21"}),
        ("results", "report_results", {"data": "examples", "as_of": "2026-11-21"}),
        ("funding", "funding_matching", {"data": "examples", "form": "in_kind"}),
        ("findings", "findings", {"data": "examples", "severity": "error"}),
        ("hubs", "hubs", {"data": "real", "region": "ECA", "as_of": "2026-11-21"}),
    ],
)
def test_a_file_has_the_rows_of_its_screen(get, file, screen, asked):
    rows = csv_of(get(f"/data/{file}.csv", params=asked))
    names = {name: one.sets for name, one in parameters.PARAMETERS.items()}
    chosen = {sets: value for name, value in asked.items() for sets in names[name]}
    chosen = (
        chosen | {"is_example": asked["data"] == "examples"} | {"types": [asked["type"]] if "type" in asked else []}
    )
    chosen |= {day: date.fromisoformat(asked["as_of"]) for day in ("as_of", "today") if "as_of" in asked}
    known = SAMPLE | {"rows": None} | chosen
    shown = store.ask(screen, **{key: known[key] for key in query.named(screen).parameters})
    assert len(rows) == len(shown)
    key = [column for column in query.named(screen).key if column in shown and column in rows]
    if key:
        assert set(rows[key].astype(str).agg("/".join, axis=1)) == set(shown[key].astype(str).agg("/".join, axis=1))


def test_the_same_rows_in_each_format_and_in_each_program(get, tmp_path):
    told = csv_of(get("/data/services.csv?data=examples"))["title"].tolist()
    assert told == ["Flood training", "Étude des crues"]
    listed = get("/data/services.json?data=examples").json()
    assert [row["title"] for row in listed] == told
    assert listed[1]["start_year"] is None
    assert listed[0]["is_open_ended"] is False
    parquet = tmp_path / "services.parquet"
    parquet.write_bytes(get("/data/services.parquet?data=examples").content)
    assert duckdb.sql(f"SELECT title, end_year - start_year FROM read_parquet('{parquet}')").fetchall() == [
        ("Flood training", 2),
        ("Étude des crues", None),
    ]
    assert pyarrow.parquet.read_metadata(parquet).metadata[b"snapshot"] == b"testone0000000"
    book = openpyxl.load_workbook(io.BytesIO(get("/data/services.xlsx?data=examples").content))
    rows = list(book["Data"].iter_rows(values_only=True))
    assert [row[rows[0].index("title")] for row in rows[1:]] == told
    assert ("snapshot", "testone0000000") in list(book["About"].iter_rows(values_only=True))


def test_text_that_begins_as_a_formula_is_inert_in_csv_and_a_number_stays_one():
    texts = ["=1+1", "+x", "-x", "@x", "-48.5", "plain", None]
    batch = duckdb.sql("SELECT unnest(?) AS text", params=[texts]).to_arrow_table().to_batches()[0]
    assert formats.inert(batch).column(0).to_pylist() == ["'=1+1", "'+x", "'-x", "'@x", "-48.5", "plain", None]


def test_no_rows_are_a_file_with_a_header_in_each_format(get):
    nothing = "data=real&q=nothing-has-this"
    assert csv_of(get(f"/data/services.csv?{nothing}")).empty
    assert get(f"/data/services.json?{nothing}").json() == []
    assert pyarrow.parquet.read_table(io.BytesIO(get(f"/data/services.parquet?{nothing}").content)).num_rows == 0
    book = openpyxl.load_workbook(io.BytesIO(get(f"/data/services.xlsx?{nothing}").content))
    assert book["Data"].max_row == 1


def test_pages_add_up_to_the_whole(get):
    whole = csv_of(get("/data/service_countries.csv?data=examples"))
    pages = [csv_of(get(f"/data/service_countries.csv?data=examples&limit=2&offset={first}")) for first in (0, 2, 4)]
    assert len(whole) == 6
    assert pd.concat(pages, ignore_index=True).equals(whole)


@pytest.mark.parametrize(
    ("address", "status", "said", "step"),
    [
        ("/data/services.csv?country=Kenya", 400, "country knows no “Kenya”.", "It is one of "),
        (
            "/data/services.csv?year=soon",
            400,
            "“soon” is no value of year.",
            "It takes a whole number from 1990 to 2100.",
        ),
        ("/data/services.csv?hubs=x", 400, "services takes no parameter “hubs”.", "It takes data, type, region"),
        ("/data/services.csv?status=achieved", 400, "services takes no parameter “status”.", "parameter of progress."),
        ("/data/services.csv?year=2025&year=2026", 400, "year is given 2 times.", "Give it once."),
        ("/data/services.csv?data=all", 400, "“all” is no value of data.", "It takes real or examples."),
        ("/data/services.csv?limit=-1", 400, "“-1” is no value of limit.", "It takes a whole number"),
        ("/data/services.csv?q=" + "x" * 201, 400, f"“{'x' * 40}” is no value of q.", "at most 200 characters."),
        (
            "/data/progress.csv?as_of=2026-13-01",
            400,
            "“2026-13-01” is no value of as_of.",
            "It takes a day as YYYY-MM-DD",
        ),
        (
            "/data/services.csv?country=';DROP TABLE hub;--",
            400,
            "country knows no “';DROP TABLE hub;--”.",
            "It is one of",
        ),
        ("/data/services.json?hxl=1", 400, "A row of hashtags has no place in .json.", "Ask for .csv or .xlsx."),
        ("/data/cities.csv", 404, "There is no file cities.", "There are hubs, services"),
        ("/data/", 404, "There is nothing at /data/.", "/api/openapi.json lists all addresses."),
        ("/api/services", 404, "There is nothing at /api/services.", "/api/openapi.json lists all addresses."),
        ("/data/services.pdf", 406, "services does not come as .pdf.", "It comes as .csv, .json, .parquet, .xlsx."),
        ("/data/services.csv?snapshot=0123", 410, "The snapshot 0123 is not kept here.", "Leave snapshot out"),
        (
            "/data/services.csv?snapshot=../../etc/passwd",
            410,
            "The snapshot ../../etc/passwd is not kept here.",
            "Leave",
        ),
        ("/data/all.zip?type=training", 400, "There is no parameter “type” here.", "It takes data and snapshot."),
    ],
)
def test_what_is_refused_is_said_in_json_with_a_next_step(get, address, status, said, step):
    answer = get(address)
    assert (answer.status_code, answer.json()["error"]) == (status, said)
    assert step in answer.json()["next_step"]


def test_a_workbook_that_would_be_too_large_says_how_to_page(get, monkeypatch):
    monkeypatch.setattr(formats, "XLSX_ROWS_MAX", 3)
    answer = get("/data/service_countries.xlsx?data=examples")
    assert answer.status_code == 413
    assert answer.json()["next_step"] == "Ask for .csv or .parquet, or page with limit=3 and offset."
    assert get("/data/service_countries.xlsx?data=examples&limit=3").status_code == 200


def test_other_methods_are_refused_in_json(get):
    client = get.__self__
    assert client.post("/data/services.csv").json()["error"] == "POST is not answered here."
    assert client.delete("/api/openapi.json").status_code == 405
    head = client.head("/data/services.csv")
    assert (head.status_code, head.content, head.headers["content-type"]) == (200, b"", "text/csv; charset=utf-8")


def test_without_data_the_refusal_says_so(tmp_path, monkeypatch):
    monkeypatch.setenv("RESILIENCE_HUB_SNAPSHOTS", str(tmp_path))
    answer = TestClient(Starlette(routes=ROUTES)).get("/data/services.csv")
    assert (answer.status_code, answer.json()["next_step"]) == (503, "Ask again in a few minutes.")


def test_what_was_kept_is_not_sent_again_and_others_may_read_it(get):
    first = get("/data/services.csv?data=examples", headers={"Origin": "https://example.org"})
    assert first.headers["access-control-allow-origin"] == "*"
    assert first.headers["content-encoding"] == "gzip"
    again = get("/data/services.csv?data=examples", headers={"If-None-Match": first.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")
    assert get("/data/services.csv?data=examples&year=2026").headers["etag"] != first.headers["etag"]


def test_a_kept_snapshot_answers_as_it_stood(get):
    address = "/data/services.csv?data=examples&snapshot=testone0000000"
    assert get(address).headers["cache-control"] == "public, max-age=3600"
    assert csv_of(get(address))["service_id"].tolist() == ["s1.2", "s2.2"]


@pytest.mark.parametrize("data", ["real", "examples"])
def test_the_archive_is_a_valid_data_package(get, tmp_path, data):
    answer = get(f"/data/all.zip?data={data}")
    with zipfile.ZipFile(io.BytesIO(answer.content)) as archive:
        archive.extractall(tmp_path)
        assert sorted(archive.namelist()) == sorted([*(f"{name}.csv" for name in FILES), "datapackage.json"])
    report = frictionless.Package(tmp_path / "datapackage.json").validate()
    assert report.flatten(["name", "rowNumber", "fieldName", "type", "note"]) == []
    assert [task.stats.get("rows", 0) for task in report.tasks if task.name == "services"] == [
        2 if data == "examples" else 0
    ]


def test_the_package_says_what_each_file_is_and_where_it_lies(get):
    told = get("/data/datapackage.json?data=examples").json()
    assert told["version"] == "testone0000000"
    services = next(resource for resource in told["resources"] if resource["name"] == "services")
    assert services["path"] == "services.csv?data=examples"
    assert services["schema"]["primaryKey"] == ["service_id"]
    assert {"fields": ["hub_id"], "reference": {"resource": "hubs", "fields": ["hub_id"]}} in services["schema"][
        "foreignKeys"
    ]
    kinds = {field["name"]: field["type"] for field in services["schema"]["fields"]}
    assert (kinds["start_year"], kinds["is_open_ended"], kinds["title"]) == ("integer", "boolean", "string")
    assert "licenses" not in told


def test_a_licence_is_named_once_its_publisher_states_it(get, monkeypatch):
    monkeypatch.setenv("RESILIENCE_HUB_LICENCE", "CC-BY-4.0")
    assert get("/data/datapackage.json").json()["licenses"] == [{"name": "CC-BY-4.0"}]


def test_maps_open_in_gdal(get, tmp_path):
    for name in ("hubs", "services_by_country"):
        (tmp_path / f"{name}.geojson").write_bytes(get(f"/data/{name}.geojson?data=examples").content)
    info = pyogrio.read_info(tmp_path / "hubs.geojson")
    assert (info["features"], info["geometry_type"]) == (1, "Point")
    _, table = pyogrio.read_arrow(tmp_path / "services_by_country.geojson", read_geometry=False)
    counted = dict(zip(table["country_code"].to_pylist(), table["services_count"].to_pylist(), strict=True))
    assert (counted["ITA"], counted["TUV"], set(counted.values())) == (1, 1, {1})


def test_hashtags_are_read_by_libhxl_without_a_warning(get, tmp_path):
    path = tmp_path / "services.csv"
    path.write_bytes(get("/data/services.csv?data=examples&hxl=1").content)
    with hxl.data(str(path), hxl.InputOptions(allow_local=True)) as source:
        assert [str(value) for row in source for value in [row.get("#activity+name")]] == [
            "Flood training",
            "Étude des crues",
        ]
        assert "#country+code+v_iso3" in source.display_tags
        assert hxl.schema().validate(hxl.data(str(path), hxl.InputOptions(allow_local=True)))


def test_the_description_lists_each_address_with_its_columns(get):
    told = get("/api/openapi.json").json()
    assert len(told["paths"]) == len(FILES) * len(formats.FORMATS)
    operation = told["paths"]["/data/services.json"]["get"]
    columns = operation["responses"]["200"]["content"]["application/json"]["schema"]["items"]["properties"]
    assert tuple(columns) == FILES["services"].query.columns
    year = next(one for one in operation["parameters"] if one["name"] == "year")
    assert year["schema"] == {"type": "integer", "minimum": 1990, "maximum": 2100}


def test_no_address_breaks_whatever_is_asked_of_it(use):
    use("one")
    described = schemathesis.openapi.from_asgi("/api/openapi.json", Starlette(routes=[*api.ROUTES, *ROUTES]))
    operations = described.include(path_regex=r"\.(csv|json)$").get_all_operations()
    for operation in operations:
        tried(operation.ok().as_strategy())


def tried(cases: SearchStrategy) -> None:
    @settings(max_examples=5)
    @given(cases)
    def call(case: schemathesis.Case) -> None:
        case.call_and_validate(checks=[not_a_server_error, status_code_conformance, response_schema_conformance])

    call()
