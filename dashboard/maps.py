"""Data frames as pydeck maps that ask nobody for tiles: land from a file of ours, then dots or shades."""

import math
from collections.abc import Sequence

import pandas as pd
import pydeck as pdk

from dashboard.colors import Palette, rgb

WORLD = (12.0, 22.0)
ZOOM = {"wide": 0.75, "narrow": -0.55}
WORLD_SPAN, LEAST_SPAN = 240.0, 30.0  # degrees that the world view shows, and that the closest view shows
CALM = {"scrollZoom": False, "dragRotate": False, "touchRotate": False, "keyboard": True}


def hubs(points: pd.DataFrame, land_url: str, palette: Palette, width: str = "wide") -> pdk.Deck:
    """One dot a row of `hub_points`, its area by the number of hubs, over plain land."""
    sized = points.assign(radius=(points["hubs_count"] ** 0.5).round(2))
    dots = pdk.Layer(
        "ScatterplotLayer",
        id="hubs",
        data=sized.drop(columns="hubs_count").to_dict("records"),
        get_position="[longitude, latitude]",
        get_radius="radius",
        radius_units="'pixels'",
        radius_scale=6,
        radius_min_pixels=5,
        radius_max_pixels=28,
        get_fill_color=rgb(palette.accent, 0.85),
        get_line_color=rgb(palette.page),
        stroked=True,
        line_width_min_pixels=1,
        pickable=True,
        auto_highlight=True,
    )
    return _deck([_land(land_url, palette), dots], _view(points, width), "{name}\n{detail}")


def served(countries_url: str, palette: Palette, width: str = "wide") -> pdk.Deck:
    """Countries in five shades by the `shade` (0 none, 1 … 5) that the features at the address carry."""
    countries = pdk.Layer(
        "GeoJsonLayer",
        id="countries",
        data=countries_url,
        get_fill_color=_by_shade([palette.page, *palette.classes]),
        get_line_color=rgb(palette.border),
        line_width_min_pixels=0.7,
        stroked=True,
        filled=True,
        point_type="'circle'",
        get_point_radius=5,
        point_radius_units="'pixels'",
        pickable=True,
        auto_highlight=True,
    )
    return _deck([countries], _view(pd.DataFrame(), width), "{name}\n{words}")


def _land(url: str, palette: Palette) -> pdk.Layer:
    return pdk.Layer(
        "GeoJsonLayer",
        id="land",
        data=url,
        get_fill_color=rgb(palette.land),
        get_line_color=rgb(palette.border),
        line_width_min_pixels=0.7,
        stroked=True,
        filled=True,
        pickable=False,
    )


def _by_shade(shades: Sequence[str]) -> str:
    """The colour of a feature's shade, as an expression that deck.gl evaluates for each feature."""
    *steps, last = [str(rgb(color)) for color in shades]
    return "".join(f"properties.shade == {step} ? {color} : " for step, color in enumerate(steps)) + last


def _view(points: pd.DataFrame, width: str) -> pdk.ViewState:
    """The world, or closer in where all points lie in a part of it."""
    (longitude, latitude), zoom = WORLD, ZOOM[width]
    if len(points):
        west, east = points["longitude"].min(), points["longitude"].max()
        south, north = points["latitude"].min(), points["latitude"].max()
        closer = math.log2(WORLD_SPAN / max(east - west, (north - south) * 1.8, LEAST_SPAN))
        if closer > 0.5:
            longitude, latitude, zoom = float(west + east) / 2, float(south + north) / 2, zoom + closer
    return pdk.ViewState(longitude=longitude, latitude=latitude, zoom=zoom, min_zoom=-1, max_zoom=8)


def _deck(layers: Sequence[pdk.Layer], view: pdk.ViewState, tooltip: str) -> pdk.Deck:
    """No map_provider and no map_style: a style, even None, makes the browser call a tile service."""
    return pdk.Deck(
        layers=list(layers),
        initial_view_state=view,
        views=[pdk.View("MapView", controller=CALM)],
        tooltip={"text": tooltip},
        map_provider=None,
    )
