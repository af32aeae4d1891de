"""One file that was sent: a document is filed; a mail or archive is taken apart, its documents filed, itself kept."""

from dataclasses import replace
from datetime import date
from pathlib import Path

from etl.folder import filing
from etl.folder.containers import Container, Member, take_apart
from etl.intake.filing import Desk, Filed, Sent, file_together

ORIGINALS = "originals"  # beside the inbox: a load would open them, and find their documents twice


def file_sent(
    place: Desk, name: str, content: bytes, hub: str | None = None, on: date | None = None, sender: str = ""
) -> list[Filed]:
    """What became of a file, or of each document that came in it; those of one mail tell each other's hub.

    `on` and `sender` stand in place of what a mail says. Raises WrongUsage for a hub that is not known, OSError where
    the disk refuses the mail itself.
    """
    container = take_apart(content, name)
    if container is None or not container.members:
        [told] = file_together(place, [Sent(name, content, on or _day(container), sender)], hub)
        return [_with_notes(told, container)]
    day, from_whom = on or _day(container), sender or (container.mail.sender if container.mail else "")
    kept, is_new = _kept(place, filing.dated_name(name, day), content, day)
    sent_in = kept.relative_to(place.data).as_posix()
    source = "e-mail" if container.kind == "mail" else "archive"
    common = Sent("", b"", day, from_whom, source, sent_in)
    filed = file_together(place, [_sent(member, common, on, sender) for member in container.members], hub)
    if is_new and all(one.problem or one.was_there for one in filed):
        kept.unlink()  # no line of the list speaks of it
    return [_with_notes(filed[0], container), *filed[1:]]


def _day(container: Container | None) -> date:
    told = container.mail.sent_on if container and container.mail else None
    return told or date.today()


def _sent(member: Member, common: Sent, on: date | None, sender: str) -> Sent:
    """One document of a mail; what was forwarded came with the mail inside."""
    one = replace(common, name=member.name, content=member.data)
    if member.mail is None:
        return one
    day, from_whom = on or member.mail.sent_on or one.on, sender or member.mail.sender or one.sender
    return replace(one, on=day, sender=from_whom)


def _kept(place: Desk, name: str, content: bytes, day: date) -> tuple[Path, bool]:
    """Where the mail or archive itself is kept, and whether it was not there before."""
    root = place.data / ORIGINALS
    there = filing.same_file(root, content)
    return (there, False) if there else (filing.keep(place.data, root / str(day.year), name, content), True)


def _with_notes(told: Filed, container: Container | None) -> Filed:
    """A document with what could not be taken out of the mail or archive that it came in."""
    said = tuple(f"{one.message} {one.hint}".strip() for one in (container.findings if container else ()))
    return replace(told, notes=(*said, *told.notes))
