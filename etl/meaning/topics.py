"""Topics and kinds of support that a text speaks of: listed keywords, found where a word begins, nothing inferred."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from etl.folder.reference import rows
from etl.meaning.tables import made_once
from etl.meaning.wording import Word, keys, words

Found = tuple[str, str, int, int]


@dataclass(frozen=True, slots=True)
class Keyword:
    """One listed keyword: its words as (folded, whether any ending may follow) and what it stands for."""

    parts: tuple[tuple[str, bool], ...]
    written: str
    language: str
    meaning: str


@dataclass(frozen=True, slots=True)
class Index:
    """Keywords in the order in which they are tried, each with its place, by their first word.

    `whole` are those whose first word stands as it is, `open` those of which it may be the beginning of another.
    """

    whole: dict[str, list[tuple[int, Keyword]]]
    open: dict[str, list[tuple[int, Keyword]]]
    longest: int


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
    keywords = []
    for row in rows(table):
        written = row["form"]
        parts = tuple((_bare(word), written[word.end : word.end + 1] == "*") for word in words(written))
        keywords.append(Keyword(parts, written.replace("*", "…"), row["language"], row[column]))
    keywords.sort(key=lambda keyword: -len(keyword.written))
    whole: dict[str, list[tuple[int, Keyword]]] = defaultdict(list)
    opened: dict[str, list[tuple[int, Keyword]]] = defaultdict(list)
    for place, keyword in enumerate(keywords):
        first, is_open = keyword.parts[0]
        (opened if is_open else whole)[first].append((place, keyword))
    return Index(dict(whole), dict(opened), max(map(len, opened), default=0))


def _bare(word: Word) -> str:
    """A listed word without the Arabic article."""
    return word.folded[2:] if word.folded.startswith("ال") and len(word.folded) > 3 else word.folded


def _find(text: str, language: str | None, index: Index) -> Iterator[Found]:
    """The longest keyword at each word, none within another of the same meaning."""
    text_words = words(text)
    ends: dict[str, int] = {}
    for position, word in enumerate(text_words):
        for _, keyword in _listed(word, index):
            last = position + len(keyword.parts)
            wanted = language is None or keyword.language in (language, "en")
            if wanted and ends.get(keyword.meaning, 0) <= position and _spells(keyword, text_words[position:last]):
                ends[keyword.meaning] = last
                yield keyword.meaning, keyword.written, word.start, text_words[last - 1].end


def _listed(word: Word, index: Index) -> list[tuple[int, Keyword]]:
    """The keywords that a word may begin, in their order."""
    found: dict[int, Keyword] = {}
    for key in keys(word.folded):
        found.update(index.whole.get(key, ()))
        for cut in range(1, min(len(key), index.longest) + 1):
            found.update(index.open.get(key[:cut], ()))
    return sorted(found.items())


def _spells(keyword: Keyword, text_words: list[Word]) -> bool:
    """Whether words go on as the keyword does after its first, each whole or, where it allows it, with any ending."""
    return len(text_words) == len(keyword.parts) and all(
        any(key.startswith(part) if open_end else key == part for key in keys(word.folded))
        for word, (part, open_end) in zip(text_words[1:], keyword.parts[1:], strict=True)
    )
