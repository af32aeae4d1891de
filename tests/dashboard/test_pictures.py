import json

import pandas as pd
import pytest

from dashboard import charts, colors, maps

POINTS = pd.DataFrame(
    {"longitude": [11.0, 12.0], "latitude": [45.0, 46.0], "hubs_count": [1, 4], "name": ["a", "b"], "detail": ["", ""]}
)


def test_bars_keep_order_zero_base_and_direct_labels():
    rows = pd.DataFrame({"region": ["Africa", "Arab States"], "hubs_count": [1204, 0]})
    bar = charts.bars(rows, "region", "hubs_count", colors.LIGHT)
    assert list(bar.data[0].y) == ["Africa", "Arab States"]
    assert list(bar.data[0].text) == ["1,204", "0"]
    assert bar.layout.xaxis.rangemode == "tozero"
    assert bar.layout.yaxis.autorange == "reversed"


def test_a_label_is_wrapped_and_runs_no_markup():
    assert charts.wrapped("Research, analysis and report writing") == "Research, analysis and report<br>writing"
    assert charts.wrapped('<a href="x">R&D</a>') == '&lt;a href="x"&gt;R&amp;D&lt;/a&gt;'


def test_a_chart_without_rows_is_an_empty_figure():
    assert (
        charts.bars(pd.DataFrame({"region": [], "hubs_count": []}), "region", "hubs_count", colors.LIGHT).data[0].y
        == ()
    )


@pytest.mark.parametrize("deck", [maps.hubs(POINTS, "/land", colors.LIGHT), maps.served("/countries", colors.DARK)])
def test_maps_name_no_tile_service(deck):
    spec = json.loads(deck.to_json())
    assert spec.get("mapProvider") is None
    assert "//" not in json.dumps(spec)
    assert all(layer["id"] for layer in spec["layers"])


def test_a_map_of_few_places_looks_closer_than_the_world():
    near, world = maps.hubs(POINTS, "/land", colors.LIGHT), maps.served("/countries", colors.LIGHT)
    assert near.initial_view_state.zoom > world.initial_view_state.zoom + 2
    assert near.initial_view_state.longitude == 11.5
    assert maps.hubs(POINTS.iloc[:0], "/land", colors.LIGHT).initial_view_state.zoom == world.initial_view_state.zoom


def test_shades_grow_with_the_number_and_none_is_its_own():
    assert [colors.shade(quantity, 12) for quantity in (0, 1, 3, 4, 12)] == [0, 1, 1, 2, 5]
    assert colors.shade_ranges(12) == [(1, 3), (4, 5), (6, 8), (9, 10), (11, 12)]
    assert colors.shade_ranges(2) == [(1, 1), (2, 2)]
    assert colors.shade_ranges(0) == []


@pytest.mark.parametrize("shown", [colors.LIGHT, colors.DARK])
def test_text_has_the_contrast_that_wcag_asks_for(shown):
    assert all(contrast(text, shown.page) >= 4.5 for text in (shown.ink, shown.secondary, shown.accent))


def contrast(one: str, other: str) -> float:
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def luminance(color: str) -> float:
    parts = [value / 255 for value in colors.rgb(color)[:3]]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
