"""The palette: ink, land, quantities and categories, each for a light and a dark page.

Ink, accent and page are those of the theme in `.streamlit/config.toml`, the colours of statuses stand beside their
names in `data/reference/progress_status.csv`; every other colour of the screens stands here.
"""

import tomllib
from dataclasses import dataclass
from pathlib import Path

RGB = list[int]
THEME = tomllib.loads(Path(__file__).parents[1].joinpath(".streamlit/config.toml").read_text(encoding="utf-8"))["theme"]


@dataclass(frozen=True, slots=True)
class Palette:
    """Colours as #RRGGBB; `classes` run from little to much, away from the background."""

    ink: str
    secondary: str
    accent: str
    land: str
    border: str
    page: str
    unknown: str
    classes: tuple[str, ...]


BLUES = ("#E3EEF5", "#B5D2E5", "#7FB2D2", "#3F89B6", "#0B5C8A")


def _themed(theme: str, secondary: str, land: str, border: str, unknown: str, classes: tuple[str, ...]) -> Palette:
    ink, accent, page = (THEME[theme][part] for part in ("textColor", "linkColor", "backgroundColor"))
    return Palette(ink, secondary, accent, land, border, page, unknown, classes)


LIGHT = _themed("light", "#4D5763", "#EEF2F5", "#C9D2DA", "#D5DBE1", BLUES)
DARK = _themed("dark", "#A9B3BE", "#1D2833", "#3A4856", "#55616D", BLUES[::-1])


def palette(theme: str | None) -> Palette:
    """The palette of a theme; whatever is not "dark" is light."""
    return DARK if theme == "dark" else LIGHT


def shade(quantity: int, most: int) -> int:
    """Which of five equal classes up to the most a quantity is in, from 1; 0 for none."""
    return 0 if quantity == 0 else min(5, 1 + 5 * (quantity - 1) // max(most, 5))


def shade_ranges(most: int) -> list[tuple[int, int]]:
    """The least and most of each class that is in use, for a legend."""
    classes: dict[int, list[int]] = {}
    for quantity in range(1, most + 1):
        classes.setdefault(shade(quantity, most), []).append(quantity)
    return [(values[0], values[-1]) for values in classes.values()]


def rgb(color: str, alpha: float = 1.0) -> RGB:
    """#RRGGBB as the four numbers that deck.gl takes."""
    return [int(color[at : at + 2], 16) for at in (1, 3, 5)] + [round(alpha * 255)]


def faint(palette: Palette) -> str:
    """The text colour at 40 %, for the outline that makes light fills stand out from the page."""
    red, green, blue, _ = rgb(palette.ink)
    return f"rgba({red},{green},{blue},0.4)"


def text_on(color: str) -> str:
    """White or dark text, whichever is read better on a colour (by WCAG's relative luminance)."""
    shares = [part / 255 for part in rgb(color)[:3]]
    red, green, blue = (share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4 for share in shares)
    return LIGHT.page if 0.2126 * red + 0.7152 * green + 0.0722 * blue < 0.2 else LIGHT.ink
