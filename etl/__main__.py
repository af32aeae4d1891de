"""`python -m etl`: documents in, one snapshot out. `--help` lists the commands."""

import argparse
import json
import os
import sys
from collections.abc import Callable, Iterable
from datetime import date
from pathlib import Path
from typing import Any

from etl.errors import FAILED, OK, ended

KINDS = ("years", "money", "coverage", "indicators")


def load(options: argparse.Namespace) -> int:
    """Read every document and publish a snapshot; 0 published, 1 not published."""
    from etl.inputs import inputs_of, told_before

    data, inbox, snapshots = _folders(options)
    try:
        # What makes a snapshot takes longer to import than all else of a load that has nothing to do.
        summary = told_before(snapshots, inputs_of(data, inbox, snapshots))
        if summary is None:
            from etl.load import load_data

            summary = load_data(data, inbox, snapshots, progress=_progress)
    except Exception:
        print("Not published; the old snapshot stays.", file=sys.stderr)
        raise
    print(summary)
    return OK


def read(options: argparse.Namespace) -> int:
    """Read forms and print what stands in them, one JSON object a line."""
    from etl.forms.candidature.json_lines import read_files

    for record in read_files(options.files):
        _print_json(record)
    return OK


def interpret(options: argparse.Namespace) -> int:
    """Read JSON lines from standard input and print the value of each text, in order."""
    from importlib import import_module

    reader = getattr(import_module(f"etl.meaning.{options.kind}"), f"read_{options.kind}")
    for number, line in enumerate(sys.stdin.buffer, start=1):
        if line.strip():
            _print_json(_interpret_line(options.kind, reader, line, number))
    return OK


def _interpret_line(kind: str, reader: Callable[..., Any], line: bytes, number: int) -> dict[str, Any]:
    """The answer for one line; a line that is no object with a text gets a reason instead of a value."""
    from etl.meaning.words.shown import explained

    try:
        asked = json.loads(line)
        text, context = asked["text"], asked.get("context") or "work_plan"
        if not isinstance(text, str) or context not in ("work_plan", "text"):
            raise TypeError
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        wanted = '{"text": "…", "language"?: "en", "country"?: "KEN", "context"?: "work_plan" or "text"}'
        return {"value": None, "review": True, "reason": f"Line {number} is not of the form {wanted}."}
    reading = reader(text, asked.get("language"), asked.get("country"), context)
    shown = explained(kind, text, asked.get("language"), reading)
    return {"value": reading.value, "review": reading.review, "reason": reading.reason, **shown}


def file(options: argparse.Namespace) -> int:
    """File documents into the inbox as they came, with the day of receipt; 0 all filed, 1 some were not."""
    from etl.intake.command import file_paths

    data, inbox, snapshots = _folders(options)
    lines, is_done = file_paths(
        data, inbox, snapshots, options.files, options.hub, options.on, options.sender, date.today()
    )
    print("\n".join(lines))
    return OK if is_done else FAILED


def check(options: argparse.Namespace) -> int:
    """Check a form before it is sent: what is read, missing and unclear in it, and a copy with comments."""
    from etl.intake.checked_form import check_form

    checked = check_form(options.file.read_bytes(), options.file.name)
    _print_text(checked.text)
    if options.out:
        options.out.mkdir(parents=True, exist_ok=True)
        account = options.out / f"{options.file.stem} - account.txt"
        account.write_text(checked.text + "\n", encoding="utf-8")
        print(f"\nWrote {account}.")
        if checked.commented:
            copy = options.out / f"{options.file.stem} - with comments{options.file.suffix}"
            copy.write_bytes(checked.commented)
            print(f"Wrote {copy}.")
    return OK if checked.is_form else FAILED


def watch(options: argparse.Namespace) -> int:
    """Load whenever something in the inbox or the lists has changed and has settled, until it is ended."""
    from etl.watch import watch as watched

    watched(*_folders(options), options.every)
    return OK


def init(options: argparse.Namespace) -> int:
    """Make an empty data folder of one's own."""
    from etl.folder.init import make_data_folder

    made = make_data_folder(options.folder)
    print(f"{made} is ready. Put documents into {made / 'inbox'}.\nNext: make run DATA={made}")
    return OK


def screen(options: argparse.Namespace) -> int:
    """Screen a candidature folder by the guideline's rules, and draft the letter that answers it."""
    from etl.folder.lists import read_lists
    from etl.rows.candidature_folder import application_in
    from etl.rules.screening.lines import screening_lines
    from etl.rules.screening.requirements import screen as judged

    data, inbox, _ = _folders(options)
    lists = read_lists(data)
    for finding in lists.findings:
        print(finding.message, file=sys.stderr)
    application = application_in(options.folder, options.on, lists, inbox)
    results = judged(application)
    print("\n".join(screening_lines(results)))
    if options.letter:
        options.letter.write_bytes(_drafted(application, results, options.on))
        print(f"Drafted {options.letter}.")
    return OK


def _drafted(application: Any, results: list[Any], on: date) -> bytes:
    """The letter that answers a candidature: forwarded where nothing is missing, else returned."""
    from etl.rules.screening.application import language_of
    from etl.send.letters import forward_letter, is_complete, return_letter

    city = (application.form.text("city_name") if application.form else None) or "your city"
    write = forward_letter if is_complete(results) else return_letter
    return write(city, results, on, language_of(application))


def annual_report(options: argparse.Namespace) -> int:
    """Write the pre-filled annual report of a hub and year, or the chaser pack for every hub that owes one."""
    from etl.send.packs import write_overdue, write_report

    data, _, snapshots = _folders(options)
    folder = options.out or data / "out" / "annual-reports"
    if options.overdue:
        written = write_overdue(snapshots, options.as_of, folder)
    else:
        written = write_report(snapshots, options.hub, options.year, folder)
    print("\n".join([*map(str, written), f"{len(written)} files written. Send them, then load what comes back."]))
    return OK


def dictionary(_: argparse.Namespace) -> int:
    """Print the data dictionary, made from the comments of the schema."""
    from etl.snapshot.dictionary import data_dictionary

    print(data_dictionary())
    return OK


def _folders(options: argparse.Namespace) -> tuple[Path, Path, Path]:
    """Data folder, inbox and snapshots folder as asked for; the last two lie in the first unless named."""
    if options.data:
        os.environ["RESILIENCE_HUB_DATA"] = str(options.data)
    from etl.folder.reference import data_folder

    data = data_folder()
    return data, options.inbox or data / "inbox", options.snapshots or data / "snapshots"


def _progress(items: Iterable[Any], done_of: int, what: str) -> Iterable[Any]:
    """Pass items through and count them on a terminal; quiet in a pipe."""
    for number, item in enumerate(items, start=1):
        if sys.stderr.isatty() and (number % 20 == 0 or number == done_of):
            end = "\n" if number == done_of else "\r"
            print(f"{what}: {number} of {done_of}", end=end, file=sys.stderr, flush=True)
        yield item


def _print_json(value: Any) -> None:
    _print_text(json.dumps(value, ensure_ascii=False, default=float))


def _print_text(text: str) -> None:
    # Lone surrogates can stand in a text from outside; they are printed as escapes rather than failing the line.
    sys.stdout.buffer.write(text.encode("utf-8", "backslashreplace") + b"\n")
    sys.stdout.flush()


Command = Callable[[str, Callable[[argparse.Namespace], int], str], argparse.ArgumentParser]


def _receiving_commands(command: Command) -> None:
    """The commands for what comes in: looked at, filed, and loaded once it has settled."""
    checking = command("check", check, "python -m etl file FILE")
    checking.add_argument("file", type=Path, metavar="FILE", help="a candidature form or a work plan")
    checking.add_argument("--out", type=Path, metavar="DIR", help="write the account and a copy with comments there")
    watching = command("watch", watch, "make run")
    watching.add_argument("--data", type=_folder, help="data folder (default: RESILIENCE_HUB_DATA, else data)")
    watching.add_argument("--every", type=_seconds, default=10, metavar="SECONDS", help="pause between looks (10)")
    watching.set_defaults(inbox=None, snapshots=None)
    filing = command("file", file, "python -m etl load")
    filing.add_argument("files", nargs="+", type=Path, metavar="FILE", help="a document, or a mail or archive of them")
    filing.add_argument("--hub", help="hub_id of the hub that they are of (default: as the documents say)")
    filing.add_argument("--on", type=_day, help="day of receipt (default: the mail's own, else today)")
    filing.add_argument("--from", dest="sender", default="", metavar="MAIL", help="e-mail address that they came from")
    filing.add_argument("--data", type=_folder, help="data folder (default: RESILIENCE_HUB_DATA, else data)")
    filing.set_defaults(inbox=None, snapshots=None)


def parser() -> argparse.ArgumentParser:
    """The commands and their options."""
    top = argparse.ArgumentParser(prog="python -m etl", description=__doc__, epilog="Next: python -m etl load")
    commands = top.add_subparsers(title="commands", required=True, metavar="COMMAND")

    def command(name: str, run: Callable[[argparse.Namespace], int], then: str) -> argparse.ArgumentParser:
        summary = (run.__doc__ or "").strip().splitlines()[0]
        made = commands.add_parser(name, help=summary, description=summary, epilog=f"Next: {then}")
        made.set_defaults(run=run)
        return made

    loading = command("load", load, "make run")
    loading.add_argument("--inbox", type=_folder, help="folder with the documents (default: DATA/inbox)")
    loading.add_argument("--snapshots", type=Path, help="folder for the snapshots (default: DATA/snapshots)")
    loading.add_argument("--data", type=_folder, help="data folder (default: RESILIENCE_HUB_DATA, else data)")
    reading = command("read", read, "python -m etl load")
    reading.add_argument("files", nargs="+", type=Path, metavar="FILE", help="a form, a work plan or a report")
    _receiving_commands(command)
    interpreting = command("interpret", interpret, "make accuracy")
    interpreting.add_argument("kind", choices=KINDS, help="what to look for in the texts")
    command("init", init, "make run DATA=DIR").add_argument("folder", type=Path, metavar="DIR", help="a new folder")
    command("dictionary", dictionary, "python -m etl load")
    screening = command("screen", screen, "python -m etl load")
    screening.add_argument("folder", type=_folder, metavar="FOLDER", help="the folder of one candidature")
    screening.add_argument("--letter", type=Path, metavar="FILE", help="draft the answer to the city as this .docx")
    screening.add_argument("--on", type=_day, default=date.today(), help="day of receipt (today)")
    screening.add_argument("--data", type=_folder, help="data folder with members.csv and hubs.csv")
    screening.set_defaults(inbox=None, snapshots=None)
    reporting = command("annual-report", annual_report, "python -m etl load")
    which = reporting.add_mutually_exclusive_group(required=True)
    which.add_argument("--hub", help="hub_id of one hub; give --year too")
    which.add_argument("--overdue", action="store_true", help="every report that is overdue, with its letter")
    reporting.add_argument("--year", type=int, help="calendar year of the report")
    reporting.add_argument("--as-of", type=_day, default=date.today(), help="day to judge by (today)")
    reporting.add_argument("--out", type=Path, help="folder for the files (default: DATA/out/annual-reports)")
    reporting.add_argument("--snapshots", type=Path, help="folder of the snapshots (default: DATA/snapshots)")
    reporting.add_argument("--data", type=_folder, help="data folder (default: RESILIENCE_HUB_DATA, else data)")
    reporting.set_defaults(inbox=None)
    return top


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f'"{text}" is no day; write it as YYYY-MM-DD') from None


def _seconds(text: str) -> float:
    seconds = float(text) if text.replace(".", "", 1).isdecimal() else 0
    if not 0 < seconds <= 86_400:
        raise argparse.ArgumentTypeError(f'"{text}" is no pause; write seconds, as 10')
    return seconds


def _folder(text: str) -> Path:
    path = Path(text)
    if not path.is_dir():
        raise argparse.ArgumentTypeError(f"no folder {text}; make one with: python -m etl init {text}")
    return path


def main() -> int:
    """Run the command that was asked for: 0 done, 1 not done, 2 asked for wrongly; never a traceback."""
    parsed = parser()
    options = parsed.parse_args()
    if options.run is annual_report and options.hub and options.year is None:
        parsed.error("--hub needs --year")
    try:
        return options.run(options)
    except KeyboardInterrupt:
        print("Stopped.", file=sys.stderr)
        return FAILED
    except Exception as error:
        return ended(error)


if __name__ == "__main__":
    sys.exit(main())
