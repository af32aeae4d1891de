"""The address of a screen's rows: a file with the filters that were chosen on the screen."""

from collections.abc import Mapping
from typing import Any
from urllib.parse import urlencode

from dashboard.open_data import parameters
from dashboard.open_data.catalogue import FILES


def address(name: str, chosen: Mapping[str, Any], is_example: bool) -> str:
    """The path of a file as CSV, with what was chosen under the names of its parameters.

    `chosen` may hold more than that; its snapshot goes with it, so that the rows are those on the screen, whatever is
    published later.
    """
    given = dict(chosen) | {"data": "examples" if is_example else "real"}
    taken = [one for one in [*parameters.of(FILES[name]), "snapshot"] if given.get(one)]
    return f"data/{name}.csv?{urlencode({one: given[one] for one in taken}, doseq=True)}"
