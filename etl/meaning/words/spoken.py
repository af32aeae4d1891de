"""Which language a text is written in, judged by the frequent words of many: what is in none of ours is not trusted."""

import re
from collections import Counter
from functools import lru_cache
from itertools import islice

from etl.meaning.language import fold, guess_language, likely_language
from etl.meaning.words.lexicon import ANY, LANGUAGES, UNSPACED, languages_of_word

_WORD = re.compile(r"[^\W\d_]{2,}")
_LONGEST = 60
_LEAST_SHARE = 0.35


def presumed_language(text: str, given: str | None) -> str | None:
    """The language given where it is read here, else the one that letters and frequent words suggest."""
    return given if given in LANGUAGES else guess_language(text)


@lru_cache(maxsize=1024)
def spoken_language(text: str, given: str | None) -> str | None:
    """The language whose words a text uses most, of those that are read here; None where it is in none of them.

    The language given, then the one that letters and frequent words suggest, count where several have as many words;
    a text without words is in the language given.
    """
    guessed = likely_language(text, given)
    if guessed in UNSPACED:
        return guessed
    spans = [match.span() for match in islice(_WORD.finditer(text), _LONGEST)]
    if not spans:
        return given or guessed or "en"
    words = [text[start:end] for start, end in spans]
    # A folded text is as long as the text: its words are cut out of it, not folded anew.
    table, folded = languages_of_word(), fold(text)
    votes = Counter(language for start, end in spans for language in table.get(folded[start:end], ()))
    preferred = [language for language in dict.fromkeys((given, guessed, *LANGUAGES)) if language in LANGUAGES]
    best = max(preferred, key=lambda language: (votes[language], -preferred.index(language)))
    return best if _is_read(words, votes, best) else None


def _is_read(words: list[str], votes: Counter[str], best: str) -> bool:
    """Whether the text is in the best of our languages: enough of its words are, and no other language has more."""
    small = [word for word in words if not word[0].isupper()]
    known = votes[best] + votes[ANY]
    if not small:
        return True
    foreign = max((count for language, count in votes.items() if language not in (*LANGUAGES, ANY)), default=0)
    return known >= foreign and known >= _LEAST_SHARE * len(small)
