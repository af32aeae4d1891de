"""A reading as it can be shown: every word of the text with what became of it."""

from typing import Any

from etl.meaning.reading import Reading
from etl.meaning.words.spoken import spoken_language
from etl.meaning.words.tokens import words_of


def explained(kind: str, text: str, language: str | None, reading: Reading) -> dict[str, Any]:
    """`tokens`: each word, figure and sign with its place, its role and the kind whose value it is part of, or null;
    `unread`: the words that no value used and that may change it.
    """
    tokens = [
        {
            "start": token.start,
            "end": token.end,
            "role": token.role,
            "claimed_by": kind if any(s <= token.start and token.end <= e for s, e in reading.spans) else None,
        }
        for token in words_of(text, spoken_language(text, language))
    ]
    return {"tokens": tokens, "unread": [text[start:end] for start, end in reading.unread]}
