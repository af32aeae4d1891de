"""One file that was sent: a document is filed; a mail or archive is taken apart, its documents filed, itself kept."""

import re
from dataclasses import replace
from datetime import date
from pathlib import Path

from etl.errors import WrongUsage
from etl.folder import filing
from etl.folder.containers import Container, Mail, Member, take_apart
from etl.intake.filing import Desk, Filed, Sent, file_together

ORIGINALS = "originals"  # beside the inbox: a load would open them, and find their documents twice
# A letter or digit first: a table program takes what begins with = + - or @ for a formula.
_ADDRESS = re.compile(r"[^\W_][\w.+'&/#=~!-]*@[\w-]+(\.[\w-]+)+")


def file_sent(
    place: Desk, name: str, content: bytes, hub: str | None = None, on: date | None = None, sender: str = ""
) -> list[Filed]:
    """What became of a file, or of each document that came in it; those of one mail tell each other's hub.

    `on` and `sender` stand in place of what a mail says. Raises WrongUsage for a hub that is not known, a day that is
    still to come and an address that is none; OSError where the disk refuses the mail itself.
    """
    _refuse_wrong(place, on, sender)
    container = take_apart(content, name)
    mail = container.mail if container else None
    day, from_whom = on or _day(place, mail), sender or _address(mail)
    if container is None or not container.members:
        [told] = file_together(place, [Sent(name, content, day, from_whom)], hub)
        return [_with_notes(_of_empty(told) if container else told, place, container)]
    kept, is_new = _kept(place, filing.dated_name(name, day), content, day)
    sent_in = kept.relative_to(place.data).as_posix()
    source = "e-mail" if container.kind == "mail" else "archive"
    common = Sent("", b"", day, from_whom, source, sent_in)
    filed = file_together(place, [_sent(place, member, common, on, sender) for member in container.members], hub)
    if is_new and all(one.problem and not one.is_recognised for one in filed):
        kept.unlink()  # nothing that came in it is known to be a document
    return [_with_notes(filed[0], place, container), *filed[1:]]


def _refuse_wrong(place: Desk, on: date | None, sender: str) -> None:
    if on and on > place.today:
        raise WrongUsage(f"{on} is still to come: no document was received then.", "Give the day on which it came.")
    if sender and not _ADDRESS.fullmatch(sender):
        raise WrongUsage(f'"{sender}" is no e-mail address.', "Write it as name@example.org.")


def _of_empty(told: Filed) -> Filed:
    """A mail or archive in which nothing lay; it is filed as it came only where a person says whose it is."""
    what = "a mail or archive with no document in it"
    problem = "There is no document in it. Ask who sent it for the documents." if told.problem else ""
    return replace(told, what=what, problem=problem)


def _day(place: Desk, mail: Mail | None) -> date:
    return (mail.came_on(place.today) if mail else None) or place.today


def _address(mail: Mail | None) -> str:
    """The sender that a mail names, where it is an address; "" where it is none, or there is no mail."""
    return mail.sender if mail and _ADDRESS.fullmatch(mail.sender) else ""


def _sent(place: Desk, member: Member, common: Sent, on: date | None, sender: str) -> Sent:
    """One document of a mail; what was forwarded came with the mail inside."""
    one = replace(common, name=member.name, content=member.data)
    if member.mail is None:
        return one
    day, from_whom = on or member.mail.came_on(place.today) or one.on, sender or _address(member.mail) or one.sender
    return replace(one, on=day, sender=from_whom)


def _kept(place: Desk, name: str, content: bytes, day: date) -> tuple[Path, bool]:
    """Where the mail or archive itself is kept, and whether it was not there before."""
    root = place.data / ORIGINALS
    there = filing.same_file(root, content)
    return (there, False) if there else (filing.keep(place.data, root / str(day.year), name, content), True)


def _with_notes(told: Filed, place: Desk, container: Container | None) -> Filed:
    """A document with what is to be said of the mail or archive that it came in: its day, and what was left out."""
    findings = (*container.findings, *container.doubted_days(place.today)) if container else ()
    said = tuple(f"{one.message} {one.hint}".strip() for one in findings)
    return replace(told, notes=(*said, *told.notes))
