"""Services, their targets and coverages as the rows of the Services screen's tables."""

import pandas as pd

from dashboard import grids
from dashboard import words as common
from dashboard.layout import hub_links
from dashboard.screens.services import words


def services(found: pd.DataFrame) -> pd.DataFrame:
    """One row a service of `services`: whose, why it is open to the country asked for, what and when."""
    reasons = [words.why(row) for row in found.to_dict("records")]
    return pd.DataFrame(
        {
            "title": found["title"],
            "hub": hub_links(found),
            "country": found["country"],
            "why": reasons,
            "types": found["types"],
            "years": [common.years(row) for row in found.to_dict("records")],
            "coverage_text": found["coverage_text"],
            "targets_count": found["targets_count"],
            "description": found["description"],
        }
    )


def targets(found: pd.DataFrame) -> pd.DataFrame:
    """One row an indicator of `targets`, as written and as read, with its hub and service."""
    return grids.targets(found).assign(hub=hub_links(found), title=found["title"])


def unplaced(found: pd.DataFrame) -> pd.DataFrame:
    """One row a coverage of `coverage_unplaced`, and why it has no country."""
    return found.assign(hub=hub_links(found), kind=found["kind"].map(words.unplaced)).drop(
        columns=["service_id", "hub_id"]
    )
