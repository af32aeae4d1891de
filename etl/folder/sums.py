"""Checksums of files, remembered: a file that is as it was when it was summed needs no new sum."""

import hashlib
import json
import os
import time
from pathlib import Path

# A file may change once more within the same tick of the file system's clock, 2 s at the coarsest (FAT): the sum of a
# file that changed later than this before it was summed is not remembered.
SETTLED_NS = 3_000_000_000


class Sums:
    """SHA-256 of files by path; what is remembered holds for the same size, node, and times of change alone."""

    def __init__(self, kept: Path | None = None) -> None:
        """`kept` is the file that remembers them from load to load; None remembers nothing."""
        self._kept = kept
        self._before = _read(kept) if kept else {}
        self._now: dict[str, list[int | str]] = {}

    def of(self, path: Path) -> tuple[str, int]:
        """The checksum and the size in bytes of a file; raises OSError where it cannot be read."""
        mark, known = _mark(path.stat()), self._before.get(str(path))
        if not known or known[:-1] != mark:
            started = time.time_ns()
            with path.open("rb") as file:
                known = [*mark, hashlib.file_digest(file, "sha256").hexdigest()]
            # A file that was written to meanwhile has another mark by now, and another sum.
            if _mark(path.stat()) != mark or started - max(mark[2:]) < SETTLED_NS:
                return str(known[-1]), mark[0]
        self._now[str(path)] = known
        return str(known[-1]), mark[0]

    def keep(self) -> None:
        """Remember the sums of the files that were asked for, and of no others."""
        if self._kept is None or self._now == self._before:
            return
        self._kept.parent.mkdir(parents=True, exist_ok=True)
        aside = self._kept.with_suffix(f".{os.getpid()}")
        aside.write_text(json.dumps(self._now), encoding="utf-8")
        os.replace(aside, self._kept)


def _mark(stat: os.stat_result) -> list[int]:
    """What changes with a file: size, node, and the times of change of its content and of the file, in nanoseconds."""
    return [stat.st_size, stat.st_ino, stat.st_mtime_ns, stat.st_ctime_ns]


def _read(kept: Path) -> dict[str, list[int | str]]:
    """What is remembered; nothing where the file is not there or damaged."""
    try:
        known = json.loads(kept.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    is_whole = isinstance(known, dict) and all(isinstance(one, list) and len(one) == 5 for one in known.values())
    return known if is_whole else {}
