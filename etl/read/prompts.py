"""Word's invitations to type ("Click or tap here to enter text."): known ones, and what looks like one."""

import re
from functools import cache

from etl.folder import reference

PROMPT_LENGTH_MAX = 150  # a longer text under a stale flag is an answer
# Names of the styles that programs keep for prompts: Word's, in whatever language, and LibreOffice's.
PROMPT_STYLES = ("placeholder text", "placeholder")

_FIRST_CJK = "\u2e80"
_BLANKS = re.compile(r"\s+")
_FILLERS = re.compile(r"[\s_.…·\-–—]*\Z")


@cache
def _prompts() -> re.Pattern[str]:
    """Every known prompt as one pattern, the longest first, its last stop optional."""
    texts = {row["text"].rstrip(".。") for row in reference.rows("form_prompts") if row["kind"] == "prompt"}
    known = sorted(texts, key=len, reverse=True)
    alternatives = "|".join(r"\s+".join(re.escape(word) for word in text.split()) for text in known)
    return re.compile(rf"[\[<(«]?(?<!\w)(?:{alternatives})(?!\w)[.。…]*[\]>)»]?", re.IGNORECASE)


@cache
def _first_letters(is_ascii: bool) -> tuple[str, ...]:
    """A cheap test before the pattern: the first six letters of each prompt that a text of this kind can hold."""
    rows = (row["text"][:6].casefold() for row in reference.rows("form_prompts") if row["kind"] == "prompt")
    return tuple({letters for letters in rows if letters.isascii() or not is_ascii})


@cache
def _edges(kind: str) -> tuple[str, ...]:
    return tuple(row["text"].casefold() for row in reference.rows("form_prompts") if row["kind"] == kind)


def without_prompts(text: str) -> str:
    """The text without the known prompts left in it; what was typed before or after one stays."""
    folded = text.casefold()
    for letters in _first_letters(text.isascii()):
        if letters in folded:
            return _prompts().sub(" ", text)
    return text


def is_prompt(text: str, styled: bool) -> bool:
    """Whether the text of a control that claims to show its prompt is one, and no answer under a stale flag.

    `styled` says that the text has Word's style for prompts: then only a long text which invites nobody is an answer.
    """
    if _FILLERS.match(without_prompts(text)):
        return True
    if len(text) > PROMPT_LENGTH_MAX:
        return False
    return styled or invites(text)


def invites(text: str) -> bool:
    """Whether the text begins like an invitation to type, in any of the form's languages."""
    words = _BLANKS.sub(" ", text).casefold().strip(" [](){}<>«»*.。…:")
    return any(_opens(opening, words) for opening in _edges("opening")) or words.endswith(_edges("ending"))


def _opens(opening: str, words: str) -> bool:
    """Whether whole words open a text; Chinese and Japanese don't part them."""
    following = words[len(opening) : len(opening) + 1]
    return words.startswith(opening) and (not following.isalnum() or opening[-1] >= _FIRST_CJK)


def is_left_prompt(text: str) -> bool:
    """Whether plain text is a prompt of a lost control: it invites to type "here", or in brackets."""
    if len(text) > PROMPT_LENGTH_MAX:
        return False
    words = re.findall(r"\w+", text.casefold())
    in_brackets = text[:1] in tuple("[<{«")
    says_here = any(here in words or (not here.isascii() and here in text) for here in _edges("here"))
    return (in_brackets or says_here) and invites(text)
