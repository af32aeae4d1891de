"""Names and contents made into keys: short, stable, and fit for an address."""

import hashlib
from typing import Any

from etl.text.spelling import plain_name

SLUG_LENGTH = 60  # characters; a name that is cut is no longer told by it


def key_of(*parts: Any) -> str:
    """A short stable key for a row that has no name of its own."""
    return hashlib.sha256("\0".join(map(str, parts)).encode("utf-8", "surrogatepass")).hexdigest()[:16]


def slug(text: str) -> str:
    """A name as a part of an address: lower case, letters and digits of any script, joined by hyphens.

    Latin letters lose their accents; marks of other scripts stay, since they make other letters.
    """
    return plain_name(text).replace(" ", "-")[:SLUG_LENGTH].strip("-")
