"""Finds in a coverage text what names places and what says how they count: the marks that coverage.py reasons with."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from etl.folder.reference import rows
from etl.meaning.language import fold as folded
from etl.meaning.tables import made_once
from etl.meaning.wording import Hit, PhraseTree, Word, fold, words
from etl.meaning.words.lexicon import languages_of_word

PLACE_KINDS = frozenset(("country", "region", "group", "place", "narrowed"))
NOUNS = ("country_noun", "noun")
# Among phrases of equal length the first of these counts.
WORD_ORDER = (
    "not_stated", "form_label", "open_list", "exception", "priority_before", "soft_priority_before", "priority",
    "soft_priority", "soft_priority_forward", "beyond", "other_countries", "only_word", "including", "participating",
    "chosen_group", "neighbours", "world", "every", "own_country", "own_area", "own_region", "international",
    "world_adjective", "people", "organisation", "network_word", "country_noun", "noun", "member", "plain",
)  # fmt: skip
# Characters of the longest listed phrase after which a name may start: "特别优先考虑".
_LONGEST_HAN_PHRASE = 6
RANK = {kind: rank for rank, kind in enumerate(WORD_ORDER)}


@dataclass(frozen=True, slots=True)
class Listed:
    """What a listed phrase stands for, and how it must be written: "" any way, "capital" or "acronym" letters."""

    kind: str
    value: str
    is_doubtful: bool = False
    case: str = ""
    language: str = ""


@dataclass(frozen=True, slots=True)
class Mark:
    """Words first..last-1 of the text mean `kind` and one of `values`; several values, or doubt, ask for a person."""

    kind: str
    values: tuple[str, ...]
    first: int
    last: int
    is_doubtful: bool = False

    @property
    def is_place(self) -> bool:
        """Whether it names somewhere."""
        return self.kind in PLACE_KINDS


def _case(phrase: str) -> str:
    """How a name of a country or group must be written; short acronyms would else be ordinary words ("US", "LAC")."""
    letters = [c for c in phrase if c.isalpha()]
    cased = phrase.isascii() or all("\u0400" <= c <= "\u04ff" for c in letters)
    return "acronym" if phrase.isupper() and len(letters) <= 4 and cased else ""


def _endings() -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for row in rows("word_endings"):
        found.setdefault(row["language"], set()).add(fold(row["ending"]) if row["ending"] else "")
    return {language: frozenset(endings) for language, endings in found.items()}


def _names() -> Iterator[tuple[str, str, Listed]]:
    """Every (name, language, meaning) of countries, regions, groups, networks and known sub-national places."""
    for row in rows("country_names"):
        doubtful = row["is_ambiguous"] == "true"
        # Case forms of Russian nouns are too often other words to be read without a capital.
        is_name = row["language"] == "ru" and row["name"][0].isupper()
        case = "capital" if is_name and row["kind"] != "adjective" else ""
        item = Listed("country", row["country_code"], doubtful, _case(row["name"]) or case, row["language"])
        yield row["name"], row["language"], item
    for row in rows("region_names"):
        yield row["name"], row["language"], Listed("region", row["region_code"], False, _case(row["name"]))
    for row in rows("country_group_names"):
        yield row["name"], row["language"], Listed("group", row["group_id"], False, _case(row["name"]))
    for row in rows("coverage_words"):
        if row["role"] in ("network", "set_aside"):
            item = Listed(row["role"], row["value"], False, _case(row["form"]))
            yield row["form"], row["language"], item
    for row in rows("subdivisions"):
        if row["source"] == "project":
            for name in (row["name"], *filter(None, row["aliases"].split("|"))):
                yield name, "en", Listed("place", f"{row['country_code']}|{row['name']}", False, "capital")


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """All that the scanner knows."""

    names: PhraseTree
    words: PhraseTree
    ordinary: frozenset[str]


@made_once
def vocabulary() -> Vocabulary:
    """The vocabulary of the tables in use."""
    endings = _endings()
    listed = [row for row in rows("coverage_words") if row["role"] in RANK]
    by_class = {name: frozenset(fold(r["form"]) for r in rows("coverage_words") if r["role"] == name)
                for name in ("article", "ordinary_word")}  # fmt: skip
    names, other = PhraseTree(endings, by_class["article"]), PhraseTree(endings)
    for name, language, item in _names():
        names.add(name, language, item)
    for row in listed:
        case = _case(row["form"]) if row["role"] == "not_stated" else ""
        other.add(row["form"], row["language"], Listed(row["role"], "", False, case, row["language"]))
    return Vocabulary(names, other, by_class["ordinary_word"])


def _is_written_right(item: Listed, hit_words: list[Word], ordinary: frozenset[str]) -> bool:
    """Whether the letters' case allows the meaning: "US" is a country, "us" is not; "polish" is a verb."""
    if item.case == "capital":
        return hit_words[0].is_capital or not hit_words[0].raw.islower()
    if item.case == "acronym":
        return all(word.is_acronym for word in hit_words)
    return not (len(hit_words) == 1 and hit_words[0].folded in ordinary and not hit_words[0].is_capital)


def _starts_freely(text_words: list[Word], first: int, taken: set[int]) -> bool:
    """Whether a name may begin here: not inside a word, unless a name, or before Chinese characters a word, ended."""
    word = text_words[first]
    if first == 0 or not word.script:
        return True
    before = text_words[first - 1]
    if before.end < word.start or before.script != word.script or first - 1 in taken or word.script == "hiragana":
        return True
    return word.script == "han" and _ends_phrase(text_words, first)


def _ends_phrase(text_words: list[Word], last: int) -> bool:
    """Whether a listed phrase ends right before a word."""
    starts = range(max(0, last - _LONGEST_HAN_PHRASE), last)
    return any(hit.last == last for start in starts for hit in vocabulary().words.longest(text_words[:last], start))


def _ends_freely(text_words: list[Word], last: int) -> bool:
    """Whether a katakana name is not the beginning of a longer katakana word."""
    if last >= len(text_words):
        return True
    before, after = text_words[last - 1], text_words[last]
    return before.script != "katakana" or after.script != "katakana" or before.end < after.start


def _name_at(text_words: list[Word], first: int, known: Vocabulary) -> Mark | None:
    for hit in known.names.longest(text_words, first):
        hit_words = text_words[hit.first : hit.last]
        items = [item for item in hit.items if _is_written_right(item, hit_words, known.ordinary)]
        if items and _ends_freely(text_words, hit.last):
            return _mark(hit, items)
    return None


def _mark(hit: Hit, items: list[Listed]) -> Mark:
    """One mark for a phrase: the first kind listed; several countries are a doubt, several groups are all meant."""
    kind = items[0].kind
    values = tuple(dict.fromkeys(item.value for item in items if item.kind == kind))
    doubtful = (kind == "country" and len(values) > 1) or all(item.is_doubtful for item in items)
    return Mark(kind, values, hit.first, hit.last, doubtful)


def names_in(text_words: list[Word]) -> list[Mark]:
    """Names in the text, longest first from left to right, none overlapping."""
    known, position = vocabulary(), 0
    found: list[Mark] = []
    taken: set[int] = set()
    while position < len(text_words):
        mark = _name_at(text_words, position, known) if _starts_freely(text_words, position, taken) else None
        if mark:
            found.append(mark)
            taken.update(range(mark.first, mark.last))
        position = mark.last if mark else position + 1
    return [mark for mark in found if _is_whole_korean_word(text_words, mark, taken)]


def _is_whole_korean_word(text_words: list[Word], mark: Mark, taken: set[int]) -> bool:
    """Whether what is written onto a Korean name is known: 한국의 and 한국도시 are Korea, 한국도로공사 is a company."""
    position, known = mark.last, vocabulary().words
    if text_words[mark.last - 1].script != "hangul":
        return True
    while position < len(text_words) and text_words[position].start == text_words[position - 1].end:
        if position in taken or text_words[position].script != "hangul":
            return True
        hits = known.longest(text_words, position)
        if not hits or any(item.kind == "organisation" for item in hits[0].items):
            return False
        position = hits[0].last
    return True


def marks_in(text_words: list[Word], language: str | None = None) -> list[Mark]:
    """All marks of a text from left to right: names first, then the words between them."""
    names = names_in(text_words)
    hits = _word_hits(text_words, {mark.first: mark.last for mark in names})
    spoken = _language_of(hits) or language
    if any(not _is_of_language(text_words, mark, spoken) for mark in names):
        names = [mark for mark in names if _is_of_language(text_words, mark, spoken)]
        hits = _word_hits(text_words, {mark.first: mark.last for mark in names})
    own = [hit for hit in hits if not _means_another(text_words, hit, spoken)]
    return sorted([*names, *(_in_language(hit, spoken) for hit in own)], key=lambda mark: mark.first)


@made_once
def _homographs() -> dict[str, str]:
    return {fold(r["form"]): r["language"] for r in rows("coverage_words") if r["role"] == "homograph"}


def _is_of_language(text_words: list[Word], mark: Mark, language: str | None) -> bool:
    """Whether a name that is an ordinary word elsewhere stands in its own language: "Island" is Iceland in German."""
    home = _homographs().get(text_words[mark.first].folded) if mark.last - mark.first == 1 else None
    return home is None or home == language


def _word_hits(text_words: list[Word], name_ends: dict[int, int]) -> list[Hit]:
    """Listed words and phrases between the names, longest first."""
    known, found, position = vocabulary().words, [], 0
    limits = [*sorted(name_ends), len(text_words)]
    while position < len(text_words):
        if position in name_ends:
            position = name_ends[position]
            continue
        limit = next(bound for bound in limits if bound > position)
        hit = _word_hit(known, text_words, position, limit)
        found += [hit] if hit else []
        position = hit.last if hit else position + 1
    return found


def _word_hit(known: PhraseTree, text_words: list[Word], position: int, limit: int) -> Hit | None:
    for hit in known.longest(text_words, position):
        covered = text_words[hit.first : hit.last]
        items = [i for i in hit.items if not i.case or all(w.is_acronym for w in covered)]
        if hit.last <= limit and items and not _cuts_a_longer(known, text_words, hit, limit):
            return Hit(hit.first, hit.last, items)
    return None


def _cuts_a_longer(known: PhraseTree, text_words: list[Word], hit: Hit, limit: int) -> bool:
    """Whether a phrase opens with a preposition and cuts a longer one: "da região" | "metropolitana"."""
    alone = [h for h in known.longest(text_words, hit.first) if h.last == hit.first + 1]
    if hit.last - hit.first == 1 or not alone or not any(item.kind == "plain" for item in alone[0].items):
        return False
    later = known.longest(text_words, hit.first + 1)
    return bool(later) and hit.last < later[0].last <= limit


def _language_of(hits: list[Hit]) -> str:
    """The language to which most of the words belong; "" when two have as many."""
    votes: Counter[str] = Counter()
    for hit in hits:
        votes.update({item.language for item in hit.items})
    best = votes.most_common(2)
    return best[0][0] if best and (len(best) == 1 or best[0][1] > best[1][1]) else ""


def _means_another(text_words: list[Word], hit: Hit, language: str | None) -> bool:
    """Whether a word listed for other languages is a frequent word of the text's own: Turkish "her" is "every"."""
    if not language or hit.last - hit.first > 1 or any(item.language == language for item in hit.items):
        return False
    return language in languages_of_word().get(folded(text_words[hit.first].raw), ())


def _in_language(hit: Hit, language: str | None) -> Mark:
    """The mark of a phrase: what it means in the text's language, where it is a word of that language."""
    items = [item for item in hit.items if item.language == language] or hit.items
    kinds = sorted({item.kind for item in items}, key=RANK.__getitem__)
    return Mark(kinds[0], tuple(kinds), hit.first, hit.last)


def unknown_words(text_words: list[Word], marks: list[Mark]) -> list[int]:
    """Positions of the words that no mark covers and that are not numbers."""
    covered = {position for mark in marks for position in range(mark.first, mark.last)}
    return [p for p, word in enumerate(text_words) if p not in covered and not word.raw[0].isdigit()]


def scan(text: str, language: str | None = None) -> tuple[list[Word], list[Mark]]:
    """The words of a text and the marks among them; `language` decides where the words alone don't tell it."""
    text_words = words(text)
    return text_words, marks_in(text_words, language)
