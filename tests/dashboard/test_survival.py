"""A database that DuckDB gives up, a file that is cut short, a pointer to nothing: said plainly, and over once mended.

The error itself is raised in place of an answer, or made by DuckDB: a checkpoint that its own test switch aborts leaves
the database invalid, as an internal error does.
"""

import json
import os
import shutil
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Event
from time import sleep

import duckdb
import pytest
from starlette.requests import Request

from dashboard import api, database, layout, store
from tests.dashboard.app import PATIENCE_SECONDS, opened, said
from tests.dashboard.snapshots import build

BROKEN = [duckdb.InternalException, duckdb.FatalException]
QUESTION = "SELECT count(*) AS hubs_count FROM hub"


@pytest.fixture
def snapshots(tmp_path, monkeypatch) -> Path:
    """A folder of snapshots of this test alone, as the public sees it."""
    monkeypatch.setenv("RESILIENCE_HUB_SNAPSHOTS", str(build(tmp_path, "one")))
    monkeypatch.setenv("RESILIENCE_HUB_TODAY", "2026-11-21")
    monkeypatch.delenv("RESILIENCE_HUB_AUDIENCE", raising=False)
    return tmp_path


@pytest.fixture
def failing(monkeypatch):
    """Let the next answers of databases be errors, as many as are given; what is left of them can be looked at."""

    def next_answers(*errors: Exception) -> list[Exception]:
        left, fetched = list(errors), database.fetched

        def answer(*asked):
            if left:
                raise left.pop(0)
            return fetched(*asked)

        monkeypatch.setattr(database, "fetched", answer)
        return left

    return next_answers


def health() -> tuple[int, dict]:
    answer = api.health(Request({"type": "http", "query_string": b"", "headers": [], "method": "GET", "path": "/"}))
    return answer.status_code, json.loads(answer.body)


def snapshot_file(folder: Path) -> Path:
    return folder / f"{(folder / 'current').read_text().strip()}.duckdb"


def cut_short(path: Path) -> None:
    os.truncate(path, path.stat().st_size // 2)


@pytest.mark.parametrize("error", BROKEN)
def test_a_given_up_database_is_asked_once_more_on_a_new_connection(snapshots, failing, error):
    path = store.pin().path
    before = store._database(path)._connection
    left = failing(error("INTERNAL Error: Attempted to dereference unique_ptr that is NULL"))
    assert len(store.ask("hub_addresses")) == 2
    assert left == []
    assert store._database(path)._connection is not before
    with pytest.raises(duckdb.ConnectionException, match="closed"):
        before.execute("SELECT 1")


def test_a_second_failure_is_said_plainly_and_never_kept(snapshots, failing):
    store.pin()
    failing(*[duckdb.InternalException("INTERNAL Error: out of luck\nStack Trace:\n/lib/libduckdb.so")] * 2)
    with pytest.raises(store.Unavailable) as problem:
        store.ask("regions")
    assert str(problem.value) == (
        "The database of the snapshot testone0000000 failed twice over the question “regions”: "
        "INTERNAL Error: out of luck"
    )
    assert problem.value.next_step == "make run"
    assert "Africa" in store.ask("regions")["name"].tolist()


def test_an_error_of_the_question_drops_no_connection(snapshots, failing):
    path = store.pin().path
    before = store._database(path)._connection
    failing(duckdb.ConversionException("Conversion Error: no year"))
    with pytest.raises(store.Unavailable, match="cannot be read: Conversion Error: no year"):
        store.ask("regions")
    assert store._database(path)._connection is before


def test_the_private_file_comes_back_as_well(snapshots, failing, monkeypatch):
    monkeypatch.setenv("RESILIENCE_HUB_AUDIENCE", "secretariat")
    public = store.pin().path
    before = store._database(public)._connection
    failing(duckdb.FatalException("FATAL Error: invalidated"))
    assert store.ask_private("focal_points", hub_id="example-one")["name"].tolist() == ["Amina Otieno"]
    assert store._database(public)._connection is before


@pytest.mark.parametrize("audience", ["public", "secretariat"])
def test_a_screen_fails_plainly_and_comes_back(snapshots, failing, monkeypatch, audience):
    monkeypatch.setenv("RESILIENCE_HUB_AUDIENCE", audience)
    failing(*[duckdb.InternalException("INTERNAL Error: out of luck\nStack Trace:\n/lib/libduckdb.so")] * 2)
    app = opened("overview.py", data="Examples")
    assert not app.exception
    assert app.title[-1].value == "This cannot be shown just now"
    assert "reload this page" in said(app).lower()
    assert ("out of luck" in said(app)) == (audience == "secretariat")
    assert "Stack Trace" not in said(app)
    assert [code.value for code in app.code] == (["make run"] if audience == "secretariat" else [])
    app.run()
    assert "1 example hub in 1 country" in said(app)


def test_a_screen_does_not_notice_one_failure(snapshots, failing):
    left = failing(duckdb.InternalException("INTERNAL Error: out of luck"))
    assert "1 example hub in 1 country" in said(opened("overview.py", data="Examples"))
    assert left == []


def test_a_download_made_after_a_failure_has_its_rows(snapshots, failing, monkeypatch):
    made = {}
    monkeypatch.setattr(
        layout.st, "download_button", lambda label, make, *_, **__: made.setdefault(label, make), raising=True
    )
    store.pin()
    layout.downloads("hubs", "Hubs", "", lambda: store.ask("hub_addresses"))
    failing(duckdb.FatalException("FATAL Error: invalidated"))
    assert "Kisima" in made["CSV"]().decode("utf-8-sig")


def test_countries_for_maps_come_back_as_well(snapshots, failing):
    asked = Request({"type": "http", "query_string": b"data=examples&measure=any", "headers": []})
    failing(*[duckdb.FatalException("FATAL Error: invalidated")] * 2)
    assert api.countries(asked).status_code == 503
    assert api.countries(asked).status_code == 200


@pytest.fixture
def writable(tmp_path, monkeypatch) -> database.Database:
    """A small database whose file is opened for writing, so that DuckDB can be made to give it up."""
    path = tmp_path / "small.duckdb"
    with duckdb.connect(str(path)) as made:
        made.execute("CREATE TABLE hub AS SELECT range AS hub_id FROM range(3)")
    connect = duckdb.connect
    monkeypatch.setattr(database.duckdb, "connect", lambda name, **_: connect(name))
    return database.Database(path, store.CONNECTION)


def give_up(broken: database.Database) -> None:
    """Make DuckDB itself invalidate the database, for every cursor on it."""
    cursor = broken._connection.cursor()
    cursor.execute("PRAGMA debug_checkpoint_abort = 'before_header'")
    cursor.execute("INSERT INTO hub VALUES (3)")
    with pytest.raises(duckdb.FatalException):
        cursor.execute("CHECKPOINT")


def test_duckdb_opens_a_new_instance_after_it_gave_the_old_one_up(writable):
    assert writable.rows(QUESTION, {})["hubs_count"].tolist() == [3]
    give_up(writable)
    with pytest.raises(duckdb.FatalException, match="invalidated"):
        writable._connection.cursor().execute(QUESTION)
    assert writable.rows(QUESTION, {})["hubs_count"].tolist() == [4]


def test_the_new_instance_waits_for_the_last_query_on_the_old_one(writable, monkeypatch):
    """DuckDB would give the dead instance to whoever opens the file while a cursor on it lives."""
    monkeypatch.setattr(database, "LEAVE_SECONDS", PATIENCE_SECONDS)
    writable.rows(QUESTION, {})
    inside, leave = Event(), Event()

    def stay() -> None:
        with writable._cursor():
            inside.set()
            leave.wait(PATIENCE_SECONDS)

    with ThreadPoolExecutor(9) as threads:
        staying = threads.submit(stay)
        try:
            assert inside.wait(PATIENCE_SECONDS)
            give_up(writable)
            asking = [threads.submit(writable.rows, QUESTION, {}) for _ in range(8)]
            while not writable._is_given_up and not any(asked.done() for asked in asking):
                sleep(0.01)
            assert not any(asked.done() for asked in asking)
        finally:
            leave.set()
        assert [asked.result()["hubs_count"].tolist() for asked in asking] == [[4]] * 8
        staying.result()


def test_a_query_that_never_leaves_is_said_plainly(snapshots, monkeypatch):
    monkeypatch.setattr(database, "LEAVE_SECONDS", 0.01)
    path = store.pin().path
    with store._database(path)._cursor():
        store._database(path)._is_given_up = True
        with pytest.raises(store.Unavailable, match="a query still runs on it") as problem:
            store.ask("regions")
    assert problem.value.next_step == "make run"
    assert "Africa" in store.ask("regions")["name"].tolist()


def test_health_asks_the_database_and_not_the_kept_answers(snapshots, failing):
    store.pin()
    store.ask("snapshot")
    assert health() == (200, {"ok": True, "snapshot": "testone0000000"})
    failing(*[duckdb.FatalException("FATAL Error: database has been invalidated")] * 2)
    status, told = health()
    assert status == 503
    assert told["ok"] is False
    assert "database has been invalidated" in told["reason"]
    assert told["next_step"] == "make run"
    assert health() == (200, {"ok": True, "snapshot": "testone0000000"})


def test_health_looks_at_the_private_file_for_the_secretariat_alone(snapshots, monkeypatch):
    cut_short(store.pin().private_path)
    assert health()[0] == 200
    monkeypatch.setenv("RESILIENCE_HUB_AUDIENCE", "secretariat")
    status, told = health()
    assert status == 503
    assert "testone0000000.private cannot be read" in told["reason"]
    assert told["next_step"] == "make load"


def test_health_without_a_snapshot(tmp_path, monkeypatch):
    monkeypatch.setenv("RESILIENCE_HUB_SNAPSHOTS", str(tmp_path))
    told = {"reason": "No snapshot has been published in snapshots yet.", "next_step": "make load"}
    assert health() == (503, {"ok": False, "snapshot": None} | told)
    build(tmp_path, "one")
    assert health()[0] == 200


@pytest.mark.parametrize("asked_before", [False, True])
def test_a_pointer_to_a_missing_file(snapshots, asked_before):
    if asked_before:
        assert health()[0] == 200
    path = snapshot_file(snapshots)
    aside = path.rename(snapshots / "aside")
    status, told = health()
    assert status == 503
    assert told["reason"].startswith("The snapshot testone0000000 is named in snapshots but cannot be opened")
    assert str(snapshots) not in told["reason"]
    app = opened("overview.py", data="Examples")
    assert not app.exception
    assert app.title[0].value == "There is nothing to show yet"
    aside.rename(path)
    assert health()[0] == 200
    assert "1 example hub in 1 country" in said(app.run())


@pytest.mark.parametrize("asked_before", [False, True])
def test_a_file_that_was_cut_short(snapshots, monkeypatch, asked_before):
    monkeypatch.setenv("RESILIENCE_HUB_AUDIENCE", "secretariat")
    if asked_before:
        assert health()[0] == 200
    path = snapshot_file(snapshots)
    whole = shutil.copyfile(path, snapshots / "whole")
    cut_short(path)
    status, told = health()
    assert status == 503
    assert "cannot be opened: IO Error" in told["reason"]
    assert told["next_step"] == "make load"
    app = opened("overview.py", data="Examples")
    assert not app.exception
    assert "Could not read enough bytes" in said(app).replace("\\", "")
    os.replace(whole, path)
    assert health()[0] == 200
    assert "1 example hub in 1 country" in said(app.run())


def test_a_pointer_that_is_no_text_and_one_that_is_a_folder(snapshots):
    (snapshots / "current").write_bytes(b"\xff\xfe\x00")
    assert "names no snapshot" in health()[1]["reason"]
    (snapshots / "current").unlink()
    (snapshots / "current").mkdir()
    assert "cannot be read: Is a directory." in health()[1]["reason"]
