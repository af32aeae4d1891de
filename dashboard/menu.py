"""The menu: which screens there are, in which group each stands, and who may open it. A new screen is a line here."""

from dataclasses import dataclass
from pathlib import Path

from dashboard import settings

PAGES = Path(__file__).resolve().parent.parent / "pages"


@dataclass(frozen=True, slots=True)
class Screen:
    """One line of the menu: the group it stands in, its file in pages/, its title, and who may open it."""

    group: str
    file: str
    title: str
    audience: settings.Audience = "public"
    has_data_choice: bool = True


SCREENS = (
    Screen("The network", "overview.py", "Overview"),
    Screen("The network", "hub.py", "Hub"),
    Screen("Find help for a city", "services.py", "Services"),
    Screen("Find help for a city", "recovery.py", "Recovery archive", has_data_choice=False),
    Screen("What became of it?", "progress.py", "Progress"),
    Screen("What became of it?", "reports.py", "Reports"),
    Screen("What became of it?", "funding.py", "Funding"),
    Screen("What do I decide?", "review.py", "Review", audience="secretariat"),
    Screen("What do I decide?", "candidatures.py", "Candidatures", audience="secretariat"),
    Screen("Can I trust it?", "quality.py", "Data quality"),
    Screen("Can I trust it?", "method.py", "Method", has_data_choice=False),
    Screen("Can I trust it?", "data.py", "Data"),
)


def offered() -> list[Screen]:
    """The screens that this process offers to its audience."""
    return [screen for screen in SCREENS if screen.audience in ("public", settings.audience())]
