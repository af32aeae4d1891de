"""The command `file`: paths in, the lines that it prints out."""

import errno
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from pathlib import Path

from etl.errors import EtlError, WrongUsage, in_words
from etl.folder.filing import NotFiled, one_at_a_time
from etl.intake.filing import BYTES_MAX, Desk, Filed, desk, still_missing
from etl.intake.mail import file_sent


def file_paths(
    data: Path,
    inbox: Path,
    snapshots: Path,
    paths: Sequence[Path],
    hub: str | None,
    on: date | None,
    sender: str,
    today: date,
) -> tuple[list[str], bool]:
    """File the documents at some paths; what is said of each, and whether all are in the inbox now.

    Raises WrongUsage for a hub that is not known, an address that is none, a day of receipt after `today`, and a folder
    that is no data folder.
    """
    with one_at_a_time(data):
        place, filed = desk(data, inbox, snapshots, today), []
        for path in paths:
            filed += _file_path(place, path, hub, on, sender)
        missing = still_missing(place, filed, on or today)
    return list(_lines(filed, missing)), not any(one.problem for one in filed)


def _file_path(place: Desk, path: Path, hub: str | None, on: date | None, sender: str) -> list[Filed]:
    """What became of one path; a file that cannot be read stops no other."""
    try:
        return file_sent(place, path.name, _read(path), hub, on, sender)
    except WrongUsage:
        raise
    except (EtlError, OSError) as error:
        return [Filed(path.name, "not read", problem=in_words(error))]


def _read(path: Path) -> bytes:
    """The bytes of a file; raises OSError for one that cannot be read, NotFiled for what is no file of a fair size."""
    if path.is_dir():
        raise IsADirectoryError(errno.EISDIR, "Is a directory", str(path))
    size = path.stat().st_size
    if size > BYTES_MAX:
        raise NotFiled(f"{path.name} has {size // 2**20} MB; at most {BYTES_MAX // 2**20} are taken.", "Send it apart.")
    if not size:
        raise NotFiled(f"{path.name} is empty.", "Ask who sent it to send it again.")
    return path.read_bytes()


# --- what is said -----------------------------------------------------------------------------------------------------


def _lines(filed: Iterable[Filed], missing: dict[str, list[str]]) -> Iterator[str]:
    """A line a document with what has to be looked at, what its candidature lacks, and the count."""
    told = list(filed)
    for one in told:
        yield f"{one.name}: {one.what}. {_outcome(one)}"
        yield from (f"    to be checked: {note}" for note in one.notes)
    for folder, lacks in missing.items():
        yield f"\nStill missing in {folder}:"
        yield from (f"    {lack}" for lack in lacks)
    done = sum(not one.problem for one in told)
    yield f"\n{done} of {len(told)} {'is' if len(told) == 1 else 'are'} in the inbox."
    if done:
        yield "Next: python -m etl load"


def _outcome(one: Filed) -> str:
    if one.problem:
        return f"NOT FILED: {one.problem}"
    return f"Already there as {one.document_id}." if one.was_there else f"Filed as {one.document_id}."
