import json

from starlette.requests import Request

from dashboard import api, filters


def asked(query: str) -> Request:
    return Request({"type": "http", "query_string": query.encode(), "headers": [], "method": "GET", "path": "/"})


def countries(query: str) -> dict[str, dict]:
    body = json.loads(api.countries(asked(query)).body)
    return {feature["properties"]["a3"]: feature for feature in body["features"]}


def test_health_names_the_snapshot(use):
    use("one")
    assert json.loads(api.health(asked("")).body) == {"ok": True, "snapshot": "testone0000000"}


def test_health_without_a_snapshot_says_what_to_do(tmp_path, monkeypatch):
    monkeypatch.setenv("RESILIENCE_HUB_SNAPSHOTS", str(tmp_path))
    answer = api.health(asked(""))
    assert answer.status_code == 503
    assert json.loads(answer.body)["next_step"] == "make load"


def test_countries_carry_the_number_and_the_words(use):
    use("one")
    named = countries("data=examples&measure=named")
    assert (
        named["ITA"]["properties"] | {"services_count": 1, "words": "1 service", "shade": 1}
        == named["ITA"]["properties"]
    )
    assert named["KEN"]["properties"]["services_count"] == 0
    assert countries("data=examples&measure=any")["KEN"]["properties"]["services_count"] == 1
    assert countries("data=real&measure=any")["KEN"]["properties"]["services_count"] == 0


def test_a_country_without_a_polygon_is_a_dot(use):
    use("one")
    assert countries("data=examples&measure=any")["TUV"]["geometry"] == {"type": "Point", "coordinates": [179.2, -8.5]}
    assert "ATA" not in countries("data=examples")


def test_filters_survive_the_address_and_back():
    chosen = filters.services(True, types=["training", "events"], country="KEN", year=2026, q="río & sea")
    query = asked(filters.to_address(chosen)).query_params
    assert filters.from_address(query, query.getlist("types")) == chosen


def test_an_odd_address_is_no_error(use):
    use("one")
    assert countries("data=examples&year=soon&measure=nonsense&types=%27--")["ITA"]["properties"]["services_count"] == 0
