"""The palette: ink, land, quantities and categories, each for a light and a dark page."""

from dataclasses import dataclass

RGB = list[int]


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
LIGHT = Palette("#1B2733", "#4D5763", "#0B6FA4", "#EEF2F5", "#C9D2DA", "#FFFFFF", "#D5DBE1", BLUES)
DARK = Palette("#E8EDF2", "#A9B3BE", "#6DB8E3", "#1D2833", "#3A4856", "#0F1720", "#55616D", tuple(reversed(BLUES)))


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
