from concurrent.futures import ThreadPoolExecutor

import duckdb
import pytest

from dashboard import store
from tests.dashboard.snapshots import build


def test_no_snapshot_gives_the_command_that_makes_one(tmp_path, monkeypatch):
    monkeypatch.setenv("RESILIENCE_HUB_SNAPSHOTS", str(tmp_path))
    with pytest.raises(store.Unavailable, match="No snapshot has been published") as problem:
        store.pin()
    assert problem.value.next_step == "make load"


def test_a_pointer_cannot_lead_out_of_its_folder(tmp_path, monkeypatch):
    monkeypatch.setenv("RESILIENCE_HUB_SNAPSHOTS", str(tmp_path))
    (tmp_path / "current").write_text("../elsewhere")
    with pytest.raises(store.Unavailable, match="names no snapshot"):
        store.pin()


def test_a_pruned_snapshot_is_said_plainly(tmp_path, monkeypatch):
    monkeypatch.setenv("RESILIENCE_HUB_SNAPSHOTS", str(tmp_path))
    (tmp_path / "current").write_text("gone")
    with pytest.raises(store.Unavailable, match="gone is named .* but cannot be opened"):
        store.pin()


def test_a_rerun_keeps_its_snapshot_until_it_pins_again(tmp_path, monkeypatch):
    monkeypatch.setenv("RESILIENCE_HUB_SNAPSHOTS", str(build(tmp_path, "one")))
    store.pin()
    build(tmp_path, "empty")
    assert len(store.ask("hub_addresses")) == 2
    store.pin()
    assert len(store.ask("hub_addresses")) == 0


def test_wrong_parameters_are_named(use):
    use("one")
    with pytest.raises(TypeError, match=r"years takes \['is_example'\], not \['region'\]"):
        store.ask("years", region="AFR")


def test_answers_are_cached_and_safe_from_their_readers(use):
    use("one")
    first = store.ask("regions")
    first["name"] = "changed"
    assert store.ask("regions")["name"].tolist()[0] == "Africa"


def test_the_public_process_never_opens_the_private_file(use, monkeypatch):
    use("one")
    with pytest.raises(PermissionError, match="secretariat's alone"):
        store.ask_private("focal_points", hub_id="example-one")
    monkeypatch.setenv("RESILIENCE_HUB_AUDIENCE", "secretariat")
    assert store.ask_private("focal_points", hub_id="example-one")["name"].tolist() == ["Amina Otieno"]


def test_a_missing_private_file_has_no_focal_points(tmp_path, monkeypatch):
    monkeypatch.setenv("RESILIENCE_HUB_SNAPSHOTS", str(build(tmp_path, "one")))
    monkeypatch.setenv("RESILIENCE_HUB_AUDIENCE", "secretariat")
    store.pin().private_path.unlink()
    assert store.ask_private("focal_points", hub_id="example-one").columns.tolist()[:2] == ["name", "position"]


@pytest.mark.parametrize("statement", ["SELECT * FROM read_text('/etc/hostname')", "DELETE FROM hub", "INSTALL excel"])
def test_a_connection_reads_the_snapshot_and_nothing_else(use, statement):
    use("one")
    with pytest.raises(duckdb.Error):
        store._database(store.current().path).rows(statement, {})


def test_another_version_of_the_schema_is_said_plainly(tmp_path, monkeypatch):
    with duckdb.connect(str(tmp_path / "old.duckdb")) as database:
        database.execute("CREATE TABLE hub (hub_id VARCHAR)")
    (tmp_path / "current").write_text("old")
    monkeypatch.setenv("RESILIENCE_HUB_SNAPSHOTS", str(tmp_path))
    store.pin()
    with pytest.raises(store.Unavailable, match="old does not fit this version"):
        store.ask("hub_addresses")


def test_threads_get_their_own_answers(use):
    use("many")
    path = store.current().path

    def hubs_of(region: str) -> int:
        return len(
            store._answer(
                path,
                "hubs",
                {
                    "is_example": True,
                    "today": None,
                    "region": region,
                    "first": 0,
                    "rows": None,
                },
            )
        )

    with ThreadPoolExecutor(8) as threads:
        assert list(threads.map(hubs_of, ["AFR", "ARB", "AMC", "APA", "ECA"] * 8)) == [200] * 40


def test_a_query_runs_on_one_thread(use):
    use("one")
    found = store._database(store.current().path).rows("SELECT current_setting('threads') AS threads", {})
    assert found["threads"].tolist() == [1]
