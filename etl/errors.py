"""What stops a command, as one tree; everything that stops no command is a finding (etl/findings.py).

EtlError            the command ends with exit code 1: nothing wrong with how it was asked for
 ├─ DocumentError   a file cannot be read            (etl/read/errors.py)
 ├─ NotPublished    a snapshot was refused           (etl/snapshot/publish.py)
 ├─ NoSnapshot      there is none that can be opened
 ├─ NothingToWrite  no report is owed or planned     (etl/send/packs.py)
 └─ WrongUsage      it ends with exit code 2: a folder or name that was asked for is not as the command needs it
"""

import hashlib
import os
import sys
import traceback
from pathlib import Path

OK, FAILED, WRONG = 0, 1, 2
UNFORESEEN = "unforeseen_error"  # the code of the finding; what met one is no reading and is not kept
CODE = Path(__file__).resolve().parent.parent


class EtlError(Exception):
    """What a command cannot do: `message` names the thing and its place, `hint` the next step in the imperative."""

    exit_code = FAILED

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint

    def __str__(self) -> str:
        """Both as one text."""
        return f"{self.message} {self.hint}".strip()


class NoSnapshot(EtlError):
    """There is no snapshot that can be asked."""


class WrongUsage(EtlError):
    """A folder or name that was asked for is not as the command needs it."""

    exit_code = WRONG


def in_words(error: Exception) -> str:
    """Any error as one line for a person: what a command knows of, what the disk says, else where the code failed."""
    if isinstance(error, EtlError):
        return str(error)
    if isinstance(error, OSError) and error.filename is not None:
        return f"{error.filename}: {error.strerror}. Check the path, and that it may be read and written."
    frames = [one for one in traceback.extract_tb(error.__traceback__) if one.filename.startswith(str(CODE / "etl"))]
    place = f"{Path(frames[-1].filename).relative_to(CODE)}, line {frames[-1].lineno}" if frames else "its surroundings"
    said = " ".join(str(error).split()) or "no reason given"
    return f"An unforeseen error in {place}: {type(error).__name__}, {said}. Report it with this line and the command."


def logged(error: Exception, about: str) -> str:
    """Write an unforeseen error with its traceback into the log; the reference under which it stands there.

    The same fault has the same reference, whichever file meets it, and stands there once in full. The log is
    `log/unforeseen.log` of the data folder (RESILIENCE_HUB_DATA, else data); where that cannot be written, standard
    error.
    """
    frame = traceback.extract_tb(error.__traceback__)[-1]
    fault = f"{type(error).__name__} {Path(frame.filename).name} {frame.name} {frame.line}"
    reference = hashlib.sha256(fault.encode()).hexdigest()[:8]
    log = Path(os.environ.get("RESILIENCE_HUB_DATA") or CODE / "data") / "log" / "unforeseen.log"
    entry = f"{reference} {about}\n"
    try:
        log.parent.mkdir(exist_ok=True)
        with log.open("a+", encoding="utf-8", errors="backslashreplace") as file:
            file.seek(0)
            is_known = reference in file.read()
            file.write(entry if is_known else entry + "".join(traceback.format_exception(error)))
    except OSError:
        print(entry + "".join(traceback.format_exception(error)), file=sys.stderr)
    return reference


def ended(error: Exception) -> int:
    """Say what stopped a command, without a traceback; the exit code."""
    if isinstance(error, BrokenPipeError):  # whoever reads has seen enough, as `head` has
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return OK
    print(in_words(error), file=sys.stderr)
    return error.exit_code if isinstance(error, EtlError) else FAILED
