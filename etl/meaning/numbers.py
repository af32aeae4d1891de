"""Numbers in free text: figures in any script and with any separators, scale words, and numbers written in words."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cache
from itertools import pairwise

from etl.folder.reference import rows
from etl.meaning.language import fold, guess_language
from etl.meaning.number_words import (
    GAPS,
    WORD,
    Atom,
    foreign_words,
    forms,
    grammar_of,
    is_glued,
    is_half_read,
    joined,
    lexicon,
    lowest_place,
    word_atoms,
)


@dataclass(frozen=True, slots=True)
class Number:
    """One number of a text.

    `start` and `end` are its characters, `text` those characters as written, scale word included. `is_ordinal` marks a
    place in an order or a numbering ("3rd", "SDG 11"), which is no quantity. `is_ambiguous` marks a separator that may
    mean thousands or decimals, and a word that may be an article ("una").
    """

    start: int
    end: int
    value: Decimal
    text: str
    is_word: bool = False
    is_ordinal: bool = False
    is_ambiguous: bool = False


# Groups parted by spaces or apostrophes, groups with an apostrophe after the millions, everything else.
_SPACED = r"[0-9]{1,3}(?:[ '][0-9]{3})+(?![0-9]|[.,][0-9]{3})(?:[.,][0-9]{1,2}(?![0-9]))?"
_MILLIONS_MARKED = r"[0-9]{1,3}(?:'[0-9]{3})+(?:[.,][0-9]{3})+(?![0-9])"
_FIGURE = rf"{_SPACED}|{_MILLIONS_MARKED}|[0-9]+(?:[.,][0-9]+)*"
_POWERS = tuple("⁰¹²³⁴⁵⁶⁷⁸⁹⁻⁺")  # after a ten they make a power of it, after other numbers the mark of a note
_CJK = re.compile("[⺀-퟿]")
# The languages that part thousands with a space.
_SPACE_LANGUAGES = frozenset({"fr", "ru", "uk", "es", "pt", "de", "it", "nl", "pl", "sv", "cs"})
_HALF = Decimal("0.5")
_LONGEST_SUFFIX = 4  # letters written onto a figure that belong to it: "th", "mill", a currency's
_MARK = re.compile("[^0-9]")
_LETTERS = re.compile("[a-z]+")
_LETTERS_BEFORE = re.compile(r"([a-zͰ-ӿ]+)(-?)$")
_LABEL_BEFORE = re.compile(r"([^\W\d_]+)[.:]? ?$")


# --- the vocabulary ---------------------------------------------------------------------------------------------------


@cache
def _decimal_marks(country: str | None, language: str | None) -> frozenset[str]:
    """The decimal marks that writers of this language in this country may use; empty when nothing is known."""
    table = rows("number_formats")
    own = {row["decimal"] for row in table if country and row["country"] == country and row["language"] == language}
    if own:
        return frozenset(own)
    at_home = {row["decimal"] for row in table if country and row["country"] == country}
    spoken = {row["decimal"] for row in table if not row["country"] and row["language"] == language}
    return frozenset(at_home | spoken)


# --- figures ----------------------------------------------------------------------------------------------------------


def _is_grouped(parts: list[str]) -> bool:
    """Whether the parts between separators are groups of thousands, or of lakh and crore."""
    if not 1 <= len(parts[0]) <= 3 or parts[0] == "0" or len(parts[-1]) != 3:
        return False
    return all(len(part) == 3 for part in parts[1:]) or all(len(part) == 2 for part in parts[1:-1])


def parse_figure(figure: str, language: str | None = None, country: str | None = None) -> tuple[Decimal, bool] | None:
    """The value of a folded figure and whether its separator is in doubt; None when it is no number ("1.2.3")."""
    marks = _MARK.findall(figure)
    if not marks:
        return Decimal(figure), False
    head, last = figure.rsplit(marks[-1], 1)
    if marks[0] == "'" and len(last) == 3:
        # An apostrophe after the millions: "100'000.000".
        return Decimal(re.sub("[^0-9]", "", figure)), False
    parts = figure.split(marks[0])
    if len(set(marks)) == 2 and marks.count(marks[-1]) == 1:
        grouped = head.split(marks[0])
        value = Decimal("".join(grouped) + "." + last)
        return (value, len(last) == 3) if _is_grouped(grouped) else None
    if len(set(marks)) > 1:
        return None
    if marks[0] in " '":
        return Decimal("".join(parts)), False
    if len(marks) > 1:
        return (Decimal("".join(parts)), False) if _is_grouped(parts) else None
    if not _is_grouped(parts):
        return Decimal(f"{head}.{last}"), False
    return _single_mark(head, last, marks[0], _decimal_marks(country, language))


def _single_mark(head: str, last: str, mark: str, decimals: frozenset[str]) -> tuple[Decimal, bool]:
    """ "30.000": thousands, in doubt unless the writers at hand use the other mark for decimals.

    Three decimals hardly ever occur, so the value proposed is thousands; a comma with nothing known is taken for it.
    """
    return Decimal(head + last), mark in decimals or (not decimals and mark == ".")


def _figure_atom(match: re.Match[str], text: str, language: str | None, country: str | None) -> Atom | None:
    figure = match.group()
    if not figure.isdecimal() and language is None:
        language = guess_language(text)
    parsed = parse_figure(figure, language, country)
    if parsed is None:
        return None
    value, doubtful = parsed
    if " " in figure:
        # A plain space may also part two numbers ("phase 2 300 people"); a no-break space never does.
        written = text[match.start() : match.end()]
        doubtful = " " in written and not figure.endswith("000") and language not in _SPACE_LANGUAGES
    return Atom(match.start(), match.end(), "figure", value, doubtful)


@cache
def _atom_pattern() -> re.Pattern[str]:
    """Fractions in one sign or typed before a scale word ("1 3/4 million"), figures, words."""
    scales = "|".join(sorted(forms("scale"), key=len, reverse=True))
    typed = rf"[13]/[24](?= ?(?:{scales})(?![^\W\d_]))"
    fraction = rf"(?<![0-9.,/-])(?:[0-9]+ ?)??(?:[¼-¾⅐-⅞]|(?<![0-9]){typed})"
    return re.compile(rf"(?P<fraction>{fraction})|(?P<figure>{_FIGURE})|(?P<word>{WORD})")


def _fraction_atom(match: re.Match[str]) -> Atom:
    """A whole number, if any, and a fraction: "2½"; thirds and the like are rounded, so in doubt."""
    text = match.group()
    above, slash, below = text[-3:].partition("/")
    exact = int(above) / int(below) if slash else unicodedata.numeric(text[-1])
    value = Decimal(text[: -3 if slash else -1].strip() or 0) + round(Decimal(exact), 3)
    return Atom(match.start(), match.end(), "figure", value, exact * 8 % 1 != 0)


# --- myriads: Korean, Japanese, Chinese -------------------------------------------------------------------------------


@cache
def _cjk() -> dict[str, tuple[str, int]]:
    """Character → (digit, unit or myriad; value)."""
    kinds = ("digit", "unit", "myriad")
    table = [row for row in rows("number_words") if row["language"] == "cjk" and row["role"] in kinds]
    return {row["form"]: (row["role"], int(row["value"])) for row in table}


@cache
def _counter() -> re.Pattern[str]:
    return re.compile(" ?(?:" + "|".join(sorted(forms("counter"), key=len, reverse=True)) + ")")


@cache
def _cjk_pattern() -> re.Pattern[str]:
    """Figures with myriad signs, and numbers in characters before a counter."""

    def letters(*kinds: str) -> str:
        return "".join(form for form, (kind, _) in _cjk().items() if kind in kinds)

    unit, myriad = letters("unit"), letters("myriad")
    hangul, han = (re.sub(rf"[^{span}]", "", letters("digit")) for span in ("가-힣", "〇一-鿿"))
    large = f"{unit}{myriad}"
    counter = "|".join(sorted(forms("counter"), key=len, reverse=True))
    figure = r"[0-9]+(?:[,.][0-9]+)*"
    parts = rf"(?:{figure} ?[{unit}] ?)*"
    tail = rf"{parts}(?:[0-9]{{1,4}}(?![0-9,.년年/-]))?"
    hundreds = rf"{figure} ?[{unit}](?![가-힣]{{2}})(?: ?{figure} ?[{unit}])*"
    mixed = rf"(?=[0-9])(?:{parts}(?:{figure} ?)?(?<=[0-9{unit} ])[{myriad}] ?)+{tail}|{hundreds}"
    # Single Korean digits are parts of many words ("사회"): only before years and months do they count.
    run = rf"(?:[{hangul}{large}](?:(?<=[{large}]) {{1,2}})?){{1,30}}"
    several = rf"(?=[{hangul} ]{{0,30}}[{large}]){run}(?=[ .,;:)]|$| ?(?:{counter}))"
    korean = rf"(?<![가-힣])(?:{several}|[{hangul}](?= ?(?:개?년|개월)))"
    signs = f"{han}{large}"
    counted = rf"(?<![{signs}])[{signs}]{{1,30}}+(?= ?(?:{counter}))"
    apart = rf"(?<![⺀-퟿])(?=[{han}]*[{large}])[{signs}]{{3,30}}+(?![⺀-퟿])"
    return re.compile(rf"(?P<mixed>{mixed})|{korean}|{counted}|{apart}")


def _cjk_value(number: str) -> Decimal:
    """The value of "4억 8000만", "3천만" or "二十五"."""
    total = group = Decimal(0)
    pending: Decimal | None = None
    for piece in re.findall(r"[0-9]+(?:[,.][0-9]+)*|[^0-9 ]", number):
        kind, value = _cjk().get(piece, ("figure", 0))
        if kind == "figure":
            pending = Decimal(piece.replace(",", "")) if piece.count(".") < 2 else Decimal(0)
        elif kind == "digit":
            pending = (pending or Decimal(0)) * 10 + value
        elif kind == "unit":
            group += (pending or Decimal(1)) * value
            pending = None
        else:
            group += pending or 0
            total += (group or Decimal(1)) * value
            group, pending = Decimal(0), None
    return total + group + (pending or 0)


@cache
def _large_signs() -> frozenset[str]:
    """The signs for a hundred million and more, which are never said without how many."""
    return frozenset(sign for sign, (kind, value) in _cjk().items() if kind == "myriad" and value >= 10**8)


@cache
def _small_signs() -> str:
    """The Korean signs for one to nine."""
    told = _cjk().items()
    return "".join(sign for sign, (kind, value) in told if kind == "digit" and value and "가" <= sign <= "힣")


@cache
def _lone_sign_before() -> re.Pattern[str]:
    return re.compile(f"(?:^|[^가-힣])[{_small_signs()}] $")


def _is_open_in_signs(number: str, before: str, after: str, language: str | None) -> bool:
    """Whether signs can be read in two ways.

    "이삼십" is 20 to 30, "三百五" in Chinese 350, "만 십오 세" an age, "구십일" 91 or 90 days, "이 천" "these 1,000".
    """
    is_range = _least_of(number) != number
    is_short = language == "zh" and _short_digit(number) > 0
    is_day = number[-1] in _small_signs() and number[-1] in forms("counter") and not _counter().match(after)
    leads = number[0] not in _small_signs() and not number[0].isdecimal() and _lone_sign_before().search(before)
    return is_range or is_short or is_day or bool(leads) or number.startswith("만 ")


def _short_digit(number: str) -> int:
    """What the last digit of a Chinese number is short for: the 50 of "三百五", 350; 0 where none is cut short."""
    kinds = [_cjk().get(sign, ("figure", 0)) for sign in number if sign != " "]
    if len(kinds) < 3 or kinds[-1][0] != "digit" or kinds[-2][0] not in ("unit", "myriad") or kinds[-2] == ("unit", 10):
        return 0
    return kinds[-1][1] * kinds[-2][1] // 10


def _least_of(number: str) -> str:
    """The lower end of "from three to five" said in two digits ("三五百" → "三百"); any other number as it stands."""
    kinds = [_cjk().get(sign, ("figure", 0))[0] for sign in number]
    if _is_year_or_zero(number, [kind for sign, kind in zip(number, kinds, strict=True) if sign != " "]):
        return number
    follows = [False, *(pair == ("digit", "digit") for pair in pairwise(kinds))]
    return "".join(sign for sign, is_second in zip(number, follows, strict=True) if not is_second)


def _is_year_or_zero(number: str, kinds: list[str]) -> bool:
    """Whether digits stand in a row as they do in a year or after a zero ("二〇二六", "一千零五")."""
    return (len(kinds) > 3 and set(kinds) == {"digit"}) or any(_cjk().get(sign) == ("digit", 0) for sign in number)


def _cjk_atoms(folded: str, language: str | None) -> list[Atom]:
    """The numbers with myriad signs or in characters."""
    found = []
    for match in _cjk_pattern().finditer(folded):
        number, start = match.group().rstrip(), match.start()
        kind, end = "figure" if match.lastgroup == "mixed" else "number", start + len(number)
        after = folded[end : end + 8]
        if kind == "number" and len(number) < 3 and not _counter().match(after):
            # Two signs without a counter are a word as often ("이천" is a city).
            continue
        if number in _large_signs():
            # Nobody says "trillion" for one: the sign begins a word ("조건", condition).
            continue
        is_open = _is_open_in_signs(number, folded[max(0, start - 3) : start], after, language)
        value = _cjk_value(_least_of(number))
        if language == "zh" and (short := _short_digit(number)):
            value += short - _cjk()[number[-1]][1]
        found.append(Atom(start, end, kind, value, is_open))
    return found


# --- joining ----------------------------------------------------------------------------------------------------------


@cache
def _percent() -> re.Pattern[str]:
    return re.compile(rf"(?<![^\W_])(?:{'|'.join(sorted(forms('percent')))})$")


def _is_percent(folded: str, end: int) -> bool:
    """Whether a word closes a phrase for percent ("por ciento"), which is no hundred."""
    return folded.find("c", max(0, end - 6), end) >= 0 and bool(_percent().search(folded, max(0, end - 12), end))


def _atoms(text: str, folded: str, language: str | None, country: str | None) -> list[Atom]:
    """The pieces of numbers in the text, in order; where two readings overlap the one with myriad signs holds."""
    pieces: list[Atom] = []
    for match in _atom_pattern().finditer(folded):
        if match.lastgroup == "word":
            atoms = word_atoms(match, language)
            pieces += [] if atoms and _is_percent(folded, match.end()) else atoms
        elif match.lastgroup == "fraction":
            pieces.append(_fraction_atom(match))
        elif atom := _figure_atom(match, text, language, country):
            pieces.append(atom)
    pieces = joined(pieces, folded, language)
    if text.isascii() or not _CJK.search(folded):
        return pieces
    east = _cjk_atoms(folded, language)
    taken = {place for atom in east for place in range(atom.start, atom.end)}
    return sorted([*east, *(atom for atom in pieces if taken.isdisjoint(range(atom.start, atom.end)))])


class _Sum:
    """A number being put together from its atoms."""

    def __init__(self, first: Atom) -> None:
        self.atoms = [first]
        self.total = Decimal(0)
        self.group = first.value

    @property
    def last(self) -> Atom:
        return self.atoms[-1]

    @property
    def value(self) -> Decimal:
        return self.total + self.group

    @property
    def is_article(self) -> bool:
        """Whether it is no more than a word that may be an article: "a", "one"."""
        return len(self.atoms) == 1 and self.last.kind == "article"

    @property
    def is_spoken(self) -> bool:
        """Whether it is in words alone."""
        return all(atom.kind in ("number", "scale", "article") for atom in self.atoms)

    def takes(self, atom: Atom) -> bool:
        """Whether the atom goes on with this number."""
        if atom.kind == "scale":
            is_letter = atom.value == 1000 and atom.end - atom.start == 1
            return self.last.kind not in ("connector", "number") and not is_letter
        if atom.kind == "article":
            return self.last.kind == "half" and len(self.atoms) == 1
        if atom.kind == "half":
            return self.is_article or grammar_of(atom, None).half_follows
        return atom.kind == "number" and self.last.kind == "scale" and 100 <= atom.value < self.last.value

    def add(self, atom: Atom) -> None:
        """Go on with one more atom that it takes."""
        if atom.kind in ("number", "figure"):
            self.group += atom.value
        elif atom.kind == "half":
            self._add_half(atom)
        elif atom.kind == "scale" and atom.value < 1000:
            self.group = (self.group or 1) * atom.value
        elif atom.kind == "scale":
            multiplies = self.group == 0 and self.total > 0
            self.total = self.total * atom.value if multiplies else self.total + (self.group or 1) * atom.value
            self.group = Decimal(0)
        self.atoms.append(atom)

    def _add_half(self, half: Atom) -> None:
        """Add a half of what was said last: of one ("two and a half"), of a million ("two million and a half")."""
        scale = self.last.value if self.last.kind == "scale" else self.last.scale
        if self.is_article and half.start - self.last.end < len(" e ") and not grammar_of(half, None).half_follows:
            self.group = _HALF  # "a half", with nothing between
        elif scale >= 1000:
            self.total += scale * _HALF
        else:
            self.group += (self.last.value if self.last.kind == "scale" else 1) * _HALF


def _sums(atoms: list[Atom], folded: str) -> Iterator[_Sum]:
    """The numbers that the atoms make."""
    current: _Sum | None = None
    index = 0
    while index < len(atoms):
        atom = atoms[index]
        joint = _joint(current, atoms, index, folded) if current else 0
        if current and joint:
            for piece in atoms[index : index + joint]:
                if joint == 1 or piece.kind not in ("connector", "article"):
                    current.add(piece)
            index += joint
            continue
        if current:
            yield current
        current = _Sum(atom) if atom.kind not in ("connector",) else None
        index += 1
    if current:
        yield current


def _joint(current: _Sum, atoms: list[Atom], index: int, folded: str) -> int:
    """How many atoms from here go on with the current number: two when a connector or a figure with its scale does."""
    atom = atoms[index]
    gap = folded[current.last.end : atom.start]
    if gap not in GAPS:
        return 0
    is_glued_k = atom.kind == "scale" and atom.end - atom.start == 1 and gap == ""
    if is_glued_k or current.takes(atom):
        return 1
    if halves := _and_a_half(current, atoms, index, folded):
        return halves
    following = atoms[index + 1] if index + 1 < len(atoms) else None
    is_beside = following is not None and folded[atom.end : following.start] in GAPS
    if following and is_beside and atom.kind == "connector" and following.kind == "number" and current.takes(following):
        return 2
    return _smaller_figure(current, atoms[index : index + 3], folded)


def _smaller_figure(current: _Sum, following: list[Atom], folded: str) -> int:
    """How many atoms from here are a figure with a smaller scale word, or the hundreds after a thousand.

    "2 millones 300 mil", "4 milioni e 350 mila"; "25 тысяч 300".
    """
    if current.last.kind != "scale":
        return 0
    is_and = following[0].kind == "connector"
    if len(following) < 2 + is_and or following[is_and + 1].kind != "scale":
        return int(_is_hundreds(current.last, following[0], folded))
    figure, scale = following[is_and : is_and + 2]
    if figure.kind != "figure" or figure.value >= 1000:
        return 0
    is_beside = folded[figure.end : scale.start] in GAPS
    return 2 + is_and if is_beside and scale.value < current.last.value else 0


def _is_hundreds(thousand: Atom, figure: Atom, folded: str) -> bool:
    """Whether three figures after "thousand" are its hundreds; before a hyphen they belong to what follows."""
    is_plain = figure.kind == "figure" and figure.end - figure.start == 3 and figure.value == int(figure.value)
    return is_plain and thousand.value == 1000 and figure.value >= 100 and folded[figure.end : figure.end + 1] != "-"


def _and_a_half(current: _Sum, atoms: list[Atom], index: int, folded: str) -> int:
    """How many atoms from here say "and a half" of the current number; a figure needs the article or a scale word.

    Without them it is as likely "25 y medio ambiente" (25, and the environment).
    """
    following = atoms[index : index + 4]
    kinds = [following[0].kind]
    for one, two in pairwise(following):
        if folded[one.end : two.start] not in GAPS or folded[two.end : two.end + 1] == "-":
            break
        kinds.append(two.kind)
    if current.last.kind not in ("number", "article", "scale", "figure") or kinds[:1] != ["connector"]:
        return 0
    if kinds[1:3] == ["article", "half"]:
        return 3
    is_sure = current.last.kind != "figure" or kinds[2:3] == ["scale"]
    return 2 if kinds[1:2] == ["half"] and is_sure else 0


# --- numbers beside numbers -------------------------------------------------------------------------------------------


def _crowded(sums: list[_Sum], folded: str, language: str | None) -> frozenset[int]:
    """Where numbers start that may be part of another one: beside a number or a word for one that was not joined."""
    found: set[int] = set()
    for one, two in pairwise(sums):
        if _may_be_one(one, two, folded):
            found |= {one.atoms[0].start, two.atoms[0].start}
    spoken = (found_sum for found_sum in sums if found_sum.is_spoken)
    return frozenset(found | {each.atoms[0].start for each in spoken if _has_odd_neighbour(each, folded, language)})


def _may_be_one(one: _Sum, two: _Sum, folded: str) -> bool:
    """Whether two numbers that the grammar keeps apart may be meant as one: "forty hundred", "twenty and five"."""
    if two.is_article or not (two.is_spoken and (one.is_spoken or len(one.atoms) > 1)):
        return False
    gap = folded[one.last.end : two.atoms[0].start]
    if gap in GAPS:
        is_split = gap == " " and re.match("-[^\\W\\d_]", folded[two.last.end : two.last.end + 2])
        return not is_split and not one.is_article
    is_joined = gap.strip() in forms("connector") and not one.is_article
    return is_joined and two.value < one.value and two.value < lowest_place(one.value)


_WORD_BEFORE = re.compile(r"([^\W\d_]+)(?: |-)$")
_WORD_AFTER = re.compile(r"(?:,? |-)([^\W\d_]+)")


def _has_odd_neighbour(found: _Sum, folded: str, language: str | None) -> bool:
    """Whether a word beside a number in words is another language's number word, or only half a number."""
    start, end = found.atoms[0].start, found.last.end
    before, after = _WORD_BEFORE.search(folded, max(0, start - 40), start), _WORD_AFTER.match(folded, end)
    beside = [match[1] for match in (before, after) if match]
    if after and after[1] in forms("connector") and (then := _WORD_AFTER.match(folded, after.end())):
        beside.append(then[1])
    return any(word in foreign_words(language) or is_half_read(word, language) for word in beside)


# --- the numbers ------------------------------------------------------------------------------------------------------


def _folded_lines(text: str) -> str:
    """The folded text with its line ends: no number goes on from one line to the next ("120\\n150" are two)."""
    folded = fold(text)
    if "\n" not in text:
        return folded
    return "".join(letter if letter == "\n" else folds for letter, folds in zip(text, folded, strict=True))


@cache
def _ordinal_suffix() -> re.Pattern[str]:
    suffixes = "|".join(re.escape(form) for form in sorted(forms("ordinal_suffix"), key=len, reverse=True))
    return re.compile(rf"-?(?:{suffixes})(?![^\W_])|번째|차(?![가-힣])|回目|番目|[º°](?=\w)")


def _is_glued_to_a_name(text: str, folded: str, start: int) -> bool:
    """Whether letters stand right before the figure, as in MCR2030, H2020 or COVID-19, and are no currency code."""
    letters = start and folded[start - 1] != " " and _LETTERS_BEFORE.search(folded[max(0, start - 12) : start])
    if not letters:
        return False
    word = letters[1]
    is_currency = word in _currency_codes() and word not in forms("label")
    if letters[2]:
        written = text[start - 1 - len(word) : start - 1]
        return written.isupper() and len(word) > 1 and not is_currency
    return not is_currency


@cache
def _currency_codes() -> frozenset[str]:
    """Folded currency codes and the short words that are written right before an amount, as in "Rs5,000"."""
    return forms("before_amount").union(row["currency_code"].lower() for row in rows("currencies"))


def _label_before(folded: str, start: int) -> bool:
    """Whether the figure is the number of something named: "SDG 11", "phase 1"."""
    word = _LABEL_BEFORE.search(folded[max(0, start - 16) : start])
    prefix = folded[start - 1 : start]
    return (word is not None and word[1] in forms("label")) or (prefix != "" and prefix in forms("ordinal_prefix"))


def _as_number(found: _Sum, text: str, folded: str, language: str | None, after_signs: frozenset[int]) -> Number | None:
    """The number that a sum stands for; None when it is part of a name or a scale word that counts nothing."""
    first, last = found.atoms[0], found.last
    start, end = first.start, last.end
    if (scale := _fraction_of_scale(found, text, folded)) is not None:
        return scale if scale.value else None
    is_figure = first.kind == "figure"
    if is_figure and start not in after_signs and _is_glued_to_a_name(text, folded, start):
        return None
    if last.kind == "half" and found.value == _HALF or first.kind == "scale" and first.value < 1000:
        return None
    if is_figure and (name := _LETTERS.match(folded[end : end + 3])) and folded[start:end] + name[0] in forms("name"):
        return None
    suffix = _ordinal_suffix().match(folded, end) if is_figure and last.kind == "figure" else None
    return Number(
        start=start,
        end=suffix.end() if suffix else end,
        value=_halved(found),
        text=text[start : suffix.end() if suffix else end],
        is_word=not is_figure,
        is_ordinal=suffix is not None or first.kind == "ordinal" or (is_figure and _label_before(folded, start)),
        is_ambiguous=_is_doubtful(found, language)
        or _is_part(folded, start)
        or (found.value == 10 and text[end : end + 1] in _POWERS),
    )


@cache
def _fractions() -> tuple[re.Pattern[str], dict[str, Decimal]]:
    """A pattern for words that say which part of a million is meant, and what part each is; 0 where none is exact."""
    told = {fold(row["form"]): Decimal(row["value"]) for row in rows("number_words") if row["role"] == "fraction"}
    longest_first = sorted(map(re.escape, told), key=len, reverse=True)
    return re.compile(rf"(?<![^\W_])(?P<part>{'|'.join(longest_first)}) $"), told


def _fraction_of_scale(found: _Sum, text: str, folded: str) -> Number | None:
    """ "A quarter of a million" as one number, of value 0 where the part is not exact; None for anything else."""
    if found.atoms[0].kind == "figure" or found.value < 1000 or found.value.normalize().as_tuple().digits != (1,):
        return None
    start, end = found.atoms[0].start, found.last.end
    pattern, told = _fractions()
    before = pattern.search(folded, max(0, start - 24), start)
    if before is None:
        return None
    value = found.value * told[before["part"]]
    return Number(before.start(), end, value.quantize(Decimal(1)), text[before.start() : end], is_word=True)


def may_be_in_number(word: str, language: str | None) -> bool:
    """Whether a number may hold this folded word of a text; sure is only that one cannot, in plain letters."""
    if not word.isascii() or is_glued(language) or len(word) <= _LONGEST_SUFFIX:
        return True
    return word in lexicon(language) or word in _words_of_fractions()


@cache
def _words_of_fractions() -> frozenset[str]:
    """The words that "a quarter of a million" has besides a number's own."""
    return frozenset(word for form in _fractions()[1] for word in form.split())


def _halved(found: _Sum) -> Decimal:
    """The value as a plain Decimal without an exponent."""
    value = found.value
    return (
        value.quantize(Decimal(1)) if value == value.to_integral_value() and abs(value) < 10**24 else value.normalize()
    )


def _is_doubtful(found: _Sum, language: str | None) -> bool:
    first = found.atoms[0]
    lone_article = len(found.atoms) == 1 and first.kind == "article"
    lone_scale = len(found.atoms) == 1 and first.kind == "scale" and not (first.value == 1000 and language != "en")
    return lone_article or lone_scale or any(atom.is_ambiguous for atom in found.atoms)


_OF_A_PART = ("of", "de", "di", "d'")


@cache
def _part_before() -> re.Pattern[str]:
    return re.compile(rf"(?<![^\W_])(?:{'|'.join(sorted(forms('part')))}) (?:{'|'.join(_OF_A_PART)}) ?$")


def _is_part(folded: str, start: int) -> bool:
    """Whether only a part of the number is meant: "three quarters of a million"."""
    before = folded[max(0, start - 3) : start].rstrip(" ")
    return before.endswith(_OF_A_PART) and _part_before().search(folded, max(0, start - 16), start) is not None


def find_numbers(
    text: str, language: str | None = None, country: str | None = None, after_signs: frozenset[int] = frozenset()
) -> list[Number]:
    """All numbers of a text in order; `language` is a two-letter code, `country` an ISO 3166-1 alpha-3 code.

    Both settle what "30.000" means and which words are numbers. Figures that belong to a name (MCR2030) are left out,
    unless they start at one of the places `after_signs`, where a currency's letters end ("Q38,500").
    """
    folded = _folded_lines(text)
    language = language or guess_language(text)
    atoms = _atoms(text, folded, language, country)
    sums = list(_sums(atoms, folded))
    crowded = _crowded(sums, folded, language)
    numbers = ((found, _as_number(found, text, folded, language, after_signs)) for found in sums)
    told = [
        replace(number, is_ambiguous=True) if found.atoms[0].start in crowded else number
        for found, number in numbers
        if number
    ]
    # The "three" of "three quarters of a million" is no number of its own.
    return [one for one, later in pairwise([*told, None]) if one and (later is None or one.end <= later.start)]
