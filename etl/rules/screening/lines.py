"""The screening of one candidature as lines for a terminal."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from etl.rules.screening.verdicts import RequirementResult, text_of

VERDICTS = {"met": "met", "not_met": "NOT MET", "needs_a_person": "a person", "not_applicable": "–"}
EVIDENCE_CHARACTERS = 100


def screening_lines(results: Sequence[RequirementResult]) -> list[str]:
    """A line a requirement under its group, with the passage where a person has to look; counts at the end."""
    lines = [line for group, members in groupby(results, key=_group) for line in _group_lines(group, members)]
    count = {verdict: sum(result.verdict == verdict for result in results) for verdict in VERDICTS}
    told = f"{count['met']} met, {count['not_met']} not met, {count['needs_a_person']} for a person, "
    return [*lines, "", f"{len(results)} requirements: {told}{count['not_applicable']} not applicable."]


def _group(result: RequirementResult) -> str:
    return result.group


def _group_lines(group: str, results: Iterator[RequirementResult]) -> Iterator[str]:
    yield f"\n{text_of('word', group, 'en')}"
    for result in results:
        yield f"  {VERDICTS[result.verdict]:9}  {result.requirement}: {result.reason}"
        if result.evidence and result.verdict != "met":
            yield f"             “{_short(result.evidence)}” ({result.evidence_place})"


def _short(passage: str) -> str:
    """A passage on one line, cut where it is long."""
    line = " ".join(passage.split())
    return line if len(line) <= EVIDENCE_CHARACTERS else line[:EVIDENCE_CHARACTERS] + "…"
