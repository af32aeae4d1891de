"""Which of several versions of a document is in force: the one received last, where that can be told.

A version is told to be later by its day of receipt, else by its own day (etl/folder/own_day.py). One without any is
neither the oldest nor the newest. Versions that say the same need no order; of those that differ and can't be ordered
none is published as sure.
"""

from collections.abc import Hashable, Iterable
from dataclasses import dataclass
from datetime import date

from etl.findings import Finding


@dataclass(frozen=True, slots=True)
class Version:
    """One document as a version of what it says; two versions with equal `words` say the same."""

    document_id: str
    received_on: date | None
    words: Hashable

    def is_before(self, other: "Version") -> bool:
        """Whether it came on an earlier day than the other one; False where a day is unknown."""
        return bool(self.received_on and other.received_on and self.received_on < other.received_on)


@dataclass(frozen=True, slots=True)
class Standing:
    """Where a version stands; `replaced_by` is None for one that is in force, or that may be.

    `leads` is true of the one that is shown for all of them. `rivals` are the versions that say otherwise and that can
    be told neither to be earlier nor to be later: what they don't say alike counts for none of them.
    """

    leads: bool
    replaced_by: str | None
    rivals: tuple[str, ...]

    @property
    def name(self) -> str:
        """The word of `document_standing.standing`."""
        return "replaced" if self.replaced_by else "order_unknown" if self.rivals else "in_force"


def standings(versions: Iterable[Version]) -> dict[str, Standing]:
    """Where each version of one thing stands, by document_id."""
    ordered = sorted(versions, key=_rank)
    newest = [version for version in ordered if not any(map(version.is_before, ordered))]
    # Of versions that say the same the one of the last known day speaks for all.
    speakers = {version.words: version for version in newest}
    return {
        version.document_id: Standing(
            version is newest[-1],
            _replacement(version, speakers, newest),
            tuple(other.document_id for other in ordered if _are_rivals(version, other)),
        )
        for version in ordered
    }


def open_questions(versions: Iterable[Version], standing: dict[str, Standing]) -> list[Version]:
    """The versions of which one is in force, and nobody can tell which; none where there is no doubt."""
    may_be = [version for version in versions if standing[version.document_id].replaced_by is None]
    return may_be if len(may_be) > 1 else []


def receipt_rank(received_on: date | None, document_id: str) -> tuple[bool, str, str]:
    """Known days first to last, after all unknown ones: a mere order of going through, no order of receipt."""
    return received_on is not None, str(received_on or ""), document_id


def _rank(version: Version) -> tuple[bool, str, str]:
    return receipt_rank(version.received_on, version.document_id)


def _replacement(version: Version, speakers: dict[Hashable, Version], newest: list[Version]) -> str | None:
    """The version that stands in its place: what says the same, else the last one."""
    speaker = speakers[version.words] if version in newest else newest[-1]
    return None if speaker is version else speaker.document_id


def _are_rivals(one: Version, other: Version) -> bool:
    return one.words != other.words and not one.is_before(other) and not other.is_before(one)


def order_unknown(versions: Iterable[Version]) -> tuple[str, Finding]:
    """The question which of several versions came last, and of which document it is asked: the first without a day."""
    ordered = sorted(versions, key=_rank)
    names = " and ".join(version.document_id for version in ordered)
    undated = [version.document_id for version in ordered if version.received_on is None]
    if undated:
        why = f"{' and '.join(undated)} {'has' if len(undated) == 1 else 'have'} no day of receipt"
        hint = f"Add the day of receipt of {' and '.join(undated)} to data/received.csv."
    else:
        why = f"{'both' if len(ordered) == 2 else 'all'} have the day {ordered[0].received_on}"
        hint = "Put their days in data/received.csv right, or take the one that does not count out of the inbox."
    message = f"Which of {names} came last is not known: {why}. Where they differ, neither counts."
    return (undated or [ordered[-1].document_id])[0], Finding("version_order_unknown", message, text=names, hint=hint)


def same_words(twin: str) -> Finding:
    """A note on a document that says no more than another one, which stands for both."""
    return Finding("duplicate_document", f"It says the same as {twin}, which is read in its place.")
