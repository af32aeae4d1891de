"""Which files there are: one for each noun of the data, made of the query of its name."""

from dataclasses import dataclass, field
from pathlib import Path

from dashboard import query

HERE = Path(__file__).resolve().parent


@dataclass(frozen=True, slots=True)
class File:
    """One file: `/data/<name>.<format>`.

    `table` is the snapshot's table whose comments say what its columns mean; `references` says which file's key a
    column holds.
    """

    name: str
    table: str
    title: str
    references: dict[str, str] = field(default_factory=dict)

    @property
    def query(self) -> query.Query:
        """The question whose rows the file has; its header promises columns, key and parameters."""
        return query.named(f"open_{self.name}")


_HUB, _SERVICE = {"hub_id": "hubs"}, {"service_id": "services"}
FILES = {
    file.name: file
    for file in (
        File("hubs", "hub", "Hubs and candidates"),
        File("services", "service", "Services in force", _HUB),
        File("service_countries", "service_country", "Countries that services are open to", _HUB | _SERVICE),
        File("targets", "indicator", "Indicators of services, as written and as read", _HUB | _SERVICE),
        File(
            "progress",
            "indicator",
            "Progress of targets on a day",
            _HUB | _SERVICE | {"indicator_id": "targets"},
        ),
        File("results", "indicator_result", "Values reported for targets", _HUB),
        File("funding", "amount", "Sums of money, stated, confirmed and delivered", _HUB),
        File("findings", "finding", "Problems found in documents", _HUB),
        File("recovery_resources", "resource", "What the recovery programme offers"),
        File(
            "recovery_sessions",
            "session",
            "Sessions of the recovery programme",
            {"resource_id": "recovery_resources"},
        ),
    )
}
