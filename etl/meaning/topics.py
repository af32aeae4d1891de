"""Topics and kinds of support that a text speaks of: listed keywords, found where a word begins, nothing inferred."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from etl.folder.reference import rows
from etl.meaning.tables import made_once
from etl.meaning.wording import Word, keys, words

Found = tuple[str, str, int, int]
# Keywords are looked up by the first letters of their first word.
KEY_LETTERS = 2


@dataclass(frozen=True, slots=True)
class Keyword:
    """One listed keyword: its words as (folded, whether any ending may follow) and what it stands for."""

    parts: tuple[tuple[str, bool], ...]
    written: str
    language: str
    meaning: str


Index = dict[str, list[Keyword]]


def find_topics(text: str, language: str | None = None) -> list[Found]:
    """(topic_id, keyword, start, end) of every topic keyword in the text, in order.

    Keywords of the given language and of English count; without a language those of all.
    """
    return list(_find(text, language, _topic_index()))


def find_support_kinds(text: str, language: str | None = None) -> list[Found]:
    """(support_kind_id, keyword, start, end) of every keyword of the guideline's eight kinds of support."""
    return list(_find(text, language, _support_index()))


@made_once
def _topic_index() -> Index:
    return _index("topic_keywords", "topic_id")


@made_once
def _support_index() -> Index:
    return _index("support_keywords", "support_kind_id")


def _index(table: str, column: str) -> Index:
    index: Index = defaultdict(list)
    for row in rows(table):
        written = row["form"]
        parts = tuple((_bare(word), written[word.end : word.end + 1] == "*") for word in words(written))
        index[parts[0][0][:KEY_LETTERS]].append(Keyword(parts, written.replace("*", "…"), row["language"], row[column]))
    for listed in index.values():
        listed.sort(key=lambda keyword: -len(keyword.written))
    return index


def _bare(word: Word) -> str:
    """A listed word without the Arabic article."""
    return word.folded[2:] if word.folded.startswith("ال") and len(word.folded) > 3 else word.folded


def _find(text: str, language: str | None, index: Index) -> Iterator[Found]:
    """The longest keyword at each word, none within another of the same meaning."""
    text_words = words(text)
    ends: dict[str, int] = {}
    for position, word in enumerate(text_words):
        for keyword in _listed(word, index):
            last = position + len(keyword.parts)
            wanted = language is None or keyword.language in (language, "en")
            if wanted and ends.get(keyword.meaning, 0) <= position and _spells(keyword, text_words[position:last]):
                ends[keyword.meaning] = last
                yield keyword.meaning, keyword.written, word.start, text_words[last - 1].end


def _listed(word: Word, index: Index) -> Iterator[Keyword]:
    for key in dict.fromkeys(key[:KEY_LETTERS] for key in keys(word.folded)):
        yield from index.get(key, ())


def _spells(keyword: Keyword, text_words: list[Word]) -> bool:
    """Whether the words are the keyword's, each whole or, where the keyword allows it, with any ending."""
    return len(text_words) == len(keyword.parts) and all(
        any(key.startswith(part) if open_end else key == part for key in keys(word.folded))
        for word, (part, open_end) in zip(text_words, keyword.parts, strict=True)
    )
