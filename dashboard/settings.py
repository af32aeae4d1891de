"""Where the data lie, who may look, and which day it is: the few things that the surroundings decide."""

import os
from datetime import date
from pathlib import Path
from typing import Literal

Audience = Literal["public", "secretariat"]

SHIPPED_DATA = Path(__file__).resolve().parent.parent / "data"


def data_folder() -> Path:
    """The data folder in use: RESILIENCE_HUB_DATA, or the one that ships with the code."""
    return Path(os.environ.get("RESILIENCE_HUB_DATA") or SHIPPED_DATA)


def snapshots_folder() -> Path:
    """Where snapshots are published: RESILIENCE_HUB_SNAPSHOTS, or `snapshots` in the data folder."""
    return Path(os.environ.get("RESILIENCE_HUB_SNAPSHOTS") or data_folder() / "snapshots")


def geo_folder() -> Path:
    """Where the country polygons lie: `geo` in the data folder, or the one that ships with the code."""
    own = data_folder() / "geo"
    return own if own.is_dir() else SHIPPED_DATA / "geo"


def audience() -> Audience:
    """For whom this process serves: RESILIENCE_HUB_AUDIENCE; whatever is not "secretariat" is the public."""
    return "secretariat" if os.environ.get("RESILIENCE_HUB_AUDIENCE") == "secretariat" else "public"


def licence() -> str:
    """Under which licence the data may be used, as its publisher states it: RESILIENCE_HUB_LICENCE; else empty."""
    return os.environ.get("RESILIENCE_HUB_LICENCE", "")


def today() -> date:
    """The day that terms and dues are judged by: RESILIENCE_HUB_TODAY (YYYY-MM-DD), or the clock's."""
    fixed = os.environ.get("RESILIENCE_HUB_TODAY")
    return date.fromisoformat(fixed) if fixed else date.today()
