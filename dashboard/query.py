"""A named question: one `.sql` file whose header promises what a row is, what it takes and which columns it has."""

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

ROOM = Path(__file__).resolve().parent
PROMISES = ("parameters", "key", "columns", "uses")


@dataclass(frozen=True, slots=True)
class Query:
    """One query file.

    `grain` is the first line: what one row is. `parameters`, `key` and `columns` are promised in the header; a column
    of the key may be empty where "?" follows it, and a query of one row has no key. A query that `uses` others sees the
    rows of each as a table of that name; their parameters become its own.
    """

    name: str
    grain: str
    parameters: frozenset[str]
    key: tuple[str, ...]
    columns: tuple[str, ...]
    uses: tuple[str, ...]
    sql: str

    @property
    def as_table(self) -> str:
        """The statement as it stands in brackets inside of another one: without its end."""
        return self.sql.rstrip().rstrip(";")


@cache
def files() -> dict[str, Path]:
    """Every query file by its name, its path below `queries`: the folder that all screens share, or that of one."""
    folders = sorted(ROOM.rglob("queries"))
    return {
        path.relative_to(folder).with_suffix("").as_posix(): path
        for folder in folders
        for path in sorted(folder.rglob("*.sql"))
    }


@cache
def named(name: str) -> Query:
    """The query of one name; raises LookupError naming the file that is missing."""
    if name not in files():
        raise LookupError(f'There is no query "{name}": {name}.sql is missing in each folder queries of dashboard.')
    lines = files()[name].read_text(encoding="utf-8").splitlines()
    header, body = _split(lines)
    promised = _promises(header[1:])
    used = [named(other) for other in promised["uses"]]
    parameters = frozenset(promised["parameters"]).union(*(query.parameters for query in used))
    key, columns, uses = (tuple(promised[promise]) for promise in ("key", "columns", "uses"))
    return Query(name, header[0], parameters, key, columns, uses, _with(used, "\n".join(body)))


def _split(lines: list[str]) -> tuple[list[str], list[str]]:
    """The leading comment lines without their dashes, and the statement."""
    length = next(number for number, line in enumerate(lines) if not line.startswith("--"))
    return [line.removeprefix("--").strip() for line in lines[:length]], lines[length:]


def _promises(header: list[str]) -> dict[str, list[str]]:
    """What the header promises under each of PROMISES; a line without a keyword continues the one above."""
    found: dict[str, list[str]] = {key: [] for key in PROMISES}
    key = PROMISES[0]
    for line in header:
        match = re.match(rf"({'|'.join(PROMISES)}):", line)
        if match:
            key, line = match[1], line[match.end() :]
        found[key] += [word.strip() for word in line.split(",") if word.strip()]
    return found


def _with(used: list[Query], body: str) -> str:
    """The statement with the queries that it uses before it as common table expressions."""
    if not used:
        return body
    tables = ",\n".join(f"{query.name} AS (\n{query.as_table}\n)" for query in used)
    own = body.lstrip()
    return f"WITH {tables},\n{own.removeprefix('WITH ')}" if own.startswith("WITH ") else f"WITH {tables}\n{own}"
