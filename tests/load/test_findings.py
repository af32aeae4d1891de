"""Findings that only the whole shows: one each, whatever lies several times in the folder, and none stops a load."""

from tests.published import DataFolder, service


def training(participants: int) -> dict:
    return service("Flood training", indicators=f"{participants} participants by 2026", year="2024-2026")


def lowered(folder: DataFolder) -> list[str]:
    return [message for _, message, _ in folder.found("target_lowered")]


def test_a_plan_that_follows_on_two_of_one_day_is_published_and_compared_with_both(tmp_path):
    folder = DataFolder(tmp_path / "data")
    folder.hub("heron-point", "Heron Point", "KEN")
    for name, participants in (("a", 350), ("b", 300)):
        folder.plan(f"kestrel-bay/plan-{name}.csv", training(participants), received_on="2024-01-20")
        folder.plan(f"heron-point/plan-{name}.csv", training(participants), received_on="2024-01-20")
    folder.plan("kestrel-bay/plan-c.csv", training(250), received_on="2024-03-01")
    folder.plan("heron-point/plan-c.csv", training(320), received_on="2024-03-01")
    folder.load()
    target = "SELECT target_value, status_id FROM progress(DATE '2024-06-01') WHERE hub_id = ?"
    assert folder.rows(target, "kestrel-bay") == [(250, "not_yet_due")]
    assert folder.rows(target, "heron-point") == [(320, "not_yet_due")]
    # 320 is less than one of two promises, and nobody knows which was the last.
    assert lowered(folder) == ["The target is 250 participant; kestrel-bay/plan-a.csv promised 350."]
    assert folder.found("target_not_in_later_plan") == []
