"""Whether a count is a target, a result, a baseline or a rule: read from tense and mood, never from the count.

In a work plan an undated participle ("2 agreements signed") is a target; in running text it settles nothing.
"""

from typing import NamedTuple

from etl.meaning.indicator_words import Piece

_END_OF_SENTENCE = 8
_VERB_LAST = frozenset({"ko", "ja"})


class Nature(NamedTuple):
    """What the counts of a segment are, the rule that says so and, when it is unsure, why."""

    nature: str
    rule: str
    doubt: str = ""


def nature_of(pieces: list[Piece], first: int, language: str, is_plan: bool) -> Nature:
    """The nature of the counts of one segment, the first of which stands at the piece `first`."""
    has_past, has_future = _is_past(pieces, first, language, is_plan), _is_future(pieces)
    said = {role for piece in pieces for role in piece.roles}
    if is_plan:
        is_reached = has_past and not has_future and not _has_due_date(pieces)
        doubt = "It reads as a result already reached, not as a target." if is_reached else ""
        return Nature("target", "plan_is_target", doubt)
    if "rule" in said:
        return Nature("none", "obligation", "It reads as a rule or a possibility, not as a target.")
    if "harm" in said:
        return Nature("none", "loss", "It speaks of losses, which are no achievement.")
    if has_past and has_future:
        return Nature("target", "tense", "The sentence speaks both of what was done and of what is planned.")
    if "opinion" in said:
        return Nature("none", "opinion", "It tells what people think, which is no achievement.")
    if "one_of" in said:
        return Nature("actual", "part_of_a_group", "It names one or some out of a group, not the count of the hub.")
    if has_past and _has_due_date(pieces):
        return Nature("target", "tense", "A past tense stands beside a date by which it is due.")
    if has_past or has_future:
        return Nature("actual" if has_past else "target", "tense")
    if _has_due_date(pieces) or _is_bare_rate(pieces, first):
        return Nature("target", "due_date_or_rate")
    return Nature("target", "no_tense", "Whether it is planned or done is not said.")


def _is_future(pieces: list[Piece]) -> bool:
    opens_with_verb = bool(pieces) and "infinitive" in pieces[0].roles and "unit" not in pieces[0].roles
    # In Chinese a sign behind the verb makes it past: "出版了".
    is_past = len(pieces) > 1 and "past" in pieces[1].roles
    return (opens_with_verb and not is_past) or any(piece.has("future", "target") for piece in pieces)


def _is_past(pieces: list[Piece], first: int, language: str, is_plan: bool) -> bool:
    """Whether a finite past tense is there; in Korean and Japanese only the verb at the end of the sentence counts."""
    if language in _VERB_LAST:
        end = pieces[-1].end if pieces else 0
        return any("past" in piece.roles and piece.end > end - _END_OF_SENTENCE for piece in pieces)
    if any(piece.roles.get("past") == "strong" for piece in pieces):
        return True
    # A passive of Indonesian shows no tense: in a plan it names what is to be, after "akan" what will be.
    if not is_plan and not _is_future(pieces) and any(piece.roles.get("past") == "passive" for piece in pieces):
        return True
    # In a plan the perfect tells of a result only where it governs the count: "have trained 40 wardens".
    perfect = any(
        piece.roles.get("past") == "weak"
        and any("participle" in later.roles for later in pieces[index + 1 : index + 5])
        for index, piece in enumerate(pieces[:first] if is_plan else pieces)
    )
    if is_plan:
        return perfect
    if language != "en":
        return perfect
    return perfect or _has_past_verb_before(pieces, first) or _has_object(pieces)


def _has_object(pieces: list[Piece]) -> bool:
    """Whether a verb in -ed has an object: "100 mayors signed the declaration" tells of the past."""
    return any(
        verb.word.endswith("ed") and "participle" in verb.roles and "article" in following.roles
        for verb, following in zip(pieces, pieces[1:], strict=False)
    )


def _has_past_verb_before(pieces: list[Piece], first: int) -> bool:
    """Whether a verb in -ed with its subject stands right before the count: "the city organised 4 workshops"."""
    verb = first - 1
    while verb > 0 and pieces[verb].has("before", "total", "mark"):
        verb -= 1
    if verb < 1 or not (pieces[verb].word.endswith("ed") and pieces[verb].has("participle", "past")):
        return False
    subject = pieces[verb - 1]
    return (subject.is_unknown and not subject.word.endswith("ly")) or "unit" in subject.roles


def _has_due_date(pieces: list[Piece]) -> bool:
    """Whether a date is one by which something is due: "by 2027", "d'ici 2027", "2027년까지"."""
    for index, piece in enumerate(pieces):
        beside = [pieces[near] for near in (index - 1, index + 1) if 0 <= near < len(pieces)]
        if "date" in piece.roles and any("by" in near.roles for near in beside):
            return True
    return False


def _is_bare_rate(pieces: list[Piece], first: int) -> bool:
    """Whether the segment is a count per period and nothing else: "4 a 6 talleres por año"."""
    if sum(piece.is_unknown for piece in pieces) > 1 or any(piece.has("article", "verbal") for piece in pieces[first:]):
        return False
    opens = all(piece.has("before", "period", "mark", "process", "stop", "of") for piece in pieces[:first])
    return opens and any(piece.has("period", "per", "each") for piece in pieces)
