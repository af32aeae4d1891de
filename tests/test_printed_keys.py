"""Reports that were printed when keys had no marks still find their services and targets."""

from etl.printed_keys import present_keys, with_present_keys

REPORT = {
    "services": [{"service_key": "h/توامة"}, {"service_key": "h/training"}, {"service_key": None}],
    "results": [{"service_key": "h/توامة", "indicator_key": "h/توامة/city-1"}],
    "money": [{"service_key": "h/ツイニンク"}],
}


def test_a_former_spelling_stands_for_the_key_of_today():
    present = present_keys(["h/توأمة", "h/توأمة/city-1", "h/training", "h/ツイニング"])
    report = with_present_keys(REPORT, present)
    assert [row["service_key"] for row in report["services"]] == ["h/توأمة", "h/training", None]
    assert report["results"] == [{"service_key": "h/توأمة", "indicator_key": "h/توأمة/city-1"}]
    assert report["money"] == [{"service_key": "h/ツイニング"}]


def test_a_spelling_that_two_keys_share_or_one_still_has_stands_for_none():
    assert present_keys(["h/かき", "h/がき"]) == {}
    assert present_keys(["h/पटना", "h/पटन"]) == {}
    assert present_keys(["h/पटना", "h/पाटन/city-1"]) == {"h/पटन": "h/पटना", "h/प-टन/city-1": "h/पाटन/city-1"}
    assert present_keys(["h/мойка", "h/training"]) == {"h/моика": "h/мойка"}
