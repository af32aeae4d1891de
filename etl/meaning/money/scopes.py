"""The words that can speak of one sum: its sentence, and what stands nearer than the sums beside it."""

import re

from etl.meaning.money.text import Amount, MoneyText, Scope

# A dot between a short word and a small letter closes an abbreviation ("1,2 mill. in total"), not a sentence.
_SENTENCE_END = re.compile(
    r"[;!?](?=\s|$)|(?<![^\W\d_])\.(?=\s|$)|\.(?=\s+[^\sa-zà-öø-ÿа-я]|\s*$)|(?<=[^\W\d_]{5})\.(?=\s)|\n"
)
_JOINT = re.compile(r"[,;()]| (?:and|y|et|e|und|en|и|plus|as well as) | و|및|と")


def scopes_of(amounts: list[Amount], text: MoneyText) -> list[Scope]:
    """The scope of each sum; the words between two sums belong to the one that they stand nearer to."""
    folded = text.folded
    ends = [0, *(match.end() for match in _SENTENCE_END.finditer(text.written)), len(folded)]
    scopes = []
    for index, amount in enumerate(amounts):
        opened = max(end for end in ends if end <= amount.start)
        closed = min(end for end in ends if end >= amount.end)
        left = amounts[index - 1].end if index else opened
        right = amounts[index + 1].start if index + 1 < len(amounts) else closed
        before = _after_last_joint(folded, max(opened, left), amount.start) if index else opened
        after = _before_first_joint(folded, amount.end, min(closed, right)) if right < closed else min(closed, right)
        first = next(one.start for one in amounts if one.start >= opened)
        scopes.append(Scope((opened, closed), (before, amount.start), (amount.end, after), first))
    return scopes


def _after_last_joint(folded: str, start: int, end: int) -> int:
    return max((match.end() for match in _JOINT.finditer(folded, start, end)), default=start)


def _before_first_joint(folded: str, start: int, end: int) -> int:
    matches = [match.start() for match in _JOINT.finditer(folded, start, end) if match.group() not in ("(", ")", ",")]
    return matches[0] if matches else end


def whole_text(text: MoneyText) -> Scope:
    """The whole text as the sentence of what has no sum."""
    return Scope((0, len(text.folded)), (0, 0), (0, len(text.folded)))
