"""Refreshes the word lists that come from packages; `python -m etl.folder.word_lists_build`.

closed_words.csv keeps its rows of source "project" (words that change a meaning, harmless and ordinary ones) and takes
the other stop words from stopwordsiso; common_words.csv is the frequent words of wordfreq that closed_words.csv lacks.
Needs requirements-build.txt; nothing that runs the dashboard imports this module.
"""

import re
from collections.abc import Iterator

from etl.folder.reference_build import Row, kept, write
from etl.meaning.language import fold
from etl.meaning.words.lexicon import LANGUAGES, UNSPACED

STOP_WORDS = "stopwords-iso"
FREQUENT_WORDS = "wordfreq"
# So many frequent words of a language are known as ordinary ones.
MOST_COMMON = 3_000
_PLAIN_WORD = re.compile(r"[^\W\d_]{2,}")
# Languages whose script no language read here shares: their texts are told by their letters.
_OWN_SCRIPT = frozenset({"bn", "hi", "th", "he", "el", "gu", "mr", "hy"})
# Languages that no form is written in.
_LEFT_OUT = frozenset({"la", "eo", "br"})


def stop_word_rows(project: list[Row]) -> Iterator[Row]:
    """Stop words that no row of the project places: closed in the languages read here, elsewhere in all others."""
    import stopwordsiso

    for language in sorted(stopwordsiso.langs() - _OWN_SCRIPT - _LEFT_OUT - UNSPACED):
        own = [row for row in project if row["language"] == language]
        known = {fold(row["form"].rstrip("*")) for row in own}
        stems = tuple(fold(row["form"][:-1]) for row in own if row["form"].endswith("*"))
        role = "closed" if language in LANGUAGES else "elsewhere"
        for word in sorted(filter(_PLAIN_WORD.fullmatch, stopwordsiso.stopwords(language))):
            if fold(word) not in known and not (stems and fold(word).startswith(stems)):
                known.add(fold(word))
                yield {"language": language, "role": role, "form": word, "source": STOP_WORDS}


def common_rows(closed: list[Row]) -> Iterator[Row]:
    """The frequent words of each language with spaces, one row a word, most frequent first."""
    import wordfreq

    for language in (language for language in LANGUAGES if language not in UNSPACED):
        known = {fold(row["form"].rstrip("*")) for row in closed if row["language"] == language}
        for word in wordfreq.top_n_list(language, MOST_COMMON):
            if _PLAIN_WORD.fullmatch(word) and len(word) > 2 and fold(word) not in known:
                known.add(fold(word))
                yield {"language": language, "form": word, "source": FREQUENT_WORDS}


def main() -> None:
    """Rebuild both lists."""
    project = kept("closed_words")
    closed = [*project, *stop_word_rows(project)]
    write("closed_words", "language role form source", closed)
    write("common_words", "language form source", common_rows(closed))


if __name__ == "__main__":
    main()
