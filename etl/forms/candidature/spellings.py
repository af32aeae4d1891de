"""Keys by the letters in them, so that a key is compared with those alone that may be spelled like it."""

import difflib
from collections import defaultdict
from collections.abc import Callable, Iterable
from itertools import pairwise
from math import ceil

import numpy as np
from rapidfuzz import process
from rapidfuzz.distance import Indel

SIMILARITY_MIN = 0.85  # one letter in seven may differ: a typing error or an ending, no other word
ORDERED_MIN = SIMILARITY_MIN - 0.01  # rapidfuzz leaves out some keys that lie just on its bound
COMMON_PAIRS_MIN = 0.4  # similar keys share about half of their letter pairs at least


class Spellings:
    """Keys by their numbers and letter pairs."""

    def __init__(self, keys: Iterable[str]) -> None:
        """Labels of other numbers are other labels, so that each number has keys of its own."""
        by_digits: dict[str, list[str]] = defaultdict(list)
        for key in keys:
            by_digits[_digits_of(key)].append(key)
        self._by_digits = {digits: _SharedPairs(found) for digits, found in by_digits.items()}

    def nearest(self, key: str, is_wanted: Callable[[str], bool]) -> str | None:
        """The wanted key that is spelled most like another, with the same numbers; None where none is similar."""
        of_same_numbers = self._by_digits.get(_digits_of(key))
        if of_same_numbers is None:
            return None
        # Letters in the same order are never fewer than those in blocks, which decide, and are counted much faster.
        scored = process.extract_iter(
            key, of_same_numbers.sharing(key), scorer=Indel.normalized_similarity, score_cutoff=ORDERED_MIN
        )
        likely = [known for known, *_ in scored if is_wanted(known)]
        near = difflib.get_close_matches(key, likely, 1, SIMILARITY_MIN) if likely else ()
        return near[0] if near else None


class _SharedPairs:
    """Keys by their letter pairs: what shares few with another key is never looked at."""

    def __init__(self, keys: list[str]) -> None:
        self._keys = keys
        numbers: dict[str, list[int]] = defaultdict(list)
        for number, key in enumerate(keys):
            for pair in _letter_pairs(key):
                numbers[pair].append(number)
        self._having = {pair: np.array(found) for pair, found in numbers.items()}

    def sharing(self, key: str) -> list[str]:
        """The keys that have so many of a key's letter pairs as similar ones have."""
        pairs = _letter_pairs(key)
        having = [self._having[pair] for pair in pairs if pair in self._having]
        if not having:
            return []
        shared = np.bincount(np.concatenate(having))
        return [self._keys[number] for number in np.flatnonzero(shared >= ceil(len(pairs) * COMMON_PAIRS_MIN))]


def _digits_of(key: str) -> str:
    return "" if key.isalpha() else "".join(letter for letter in key if letter.isdigit())


def _letter_pairs(key: str) -> frozenset[str]:
    """Each two letters of a key that follow each other."""
    return frozenset(map("".join, pairwise(key)))
