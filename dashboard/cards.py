"""Cards: text that wraps, prints and can be read aloud, for what would be a sentence in a table's cell.

The one place that writes such HTML. Every word goes through `html.escape`, an address is taken only where it is one of
the web or of this server; so nothing that a document or a list holds becomes mark-up. Knows no Streamlit.
"""

import html
import re
from collections.abc import Iterable
from dataclasses import dataclass
from string import Template

WEB = re.compile(r"https?://[^\s<>\"'\\]+")
OWN = re.compile(r"/(?!/)[\w./-]*(\?[\w=&%+.,:~-]*)?")
CARD = Template('<article class="card" id="$anchor"><h3>$title</h3>$facts$body$quote$foot</article>')


@dataclass(frozen=True, slots=True)
class Link:
    """An address and the words that stand for it."""

    words: str
    address: str


@dataclass(frozen=True, slots=True)
class Card:
    """A title, one line of facts, sentences, a passage as written and links under it; all as plain text."""

    anchor: str
    title: str
    facts: tuple[str, ...] = ()
    body: tuple[str, ...] = ()
    quote: str = ""
    links: tuple[Link, ...] = ()
    address: str = ""


def as_html(cards: Iterable[Card]) -> str:
    """The cards as one column of HTML."""
    return f'<div class="cards">{"".join(map(_card, cards))}</div>'


def _card(card: Card) -> str:
    return CARD.substitute(
        anchor=re.sub(r"[^\w-]", "-", card.anchor),
        title=_link(Link(card.title, card.address)),
        facts=_paragraph("facts", " · ".join(filter(None, card.facts))),
        body="".join(_paragraph("body", sentence) for sentence in card.body),
        quote=f"<blockquote>{html.escape(card.quote)}</blockquote>" if card.quote else "",
        foot=f'<p class="foot">{" · ".join(map(_link, card.links))}</p>' if card.links else "",
    )


def _paragraph(kind: str, words: str) -> str:
    return f'<p class="{kind}">{html.escape(words)}</p>' if words else ""


def _link(link: Link) -> str:
    """The words as a link where the address is one, else as text."""
    words = html.escape(link.words)
    if WEB.fullmatch(link.address):
        return f'<a href="{html.escape(link.address)}" target="_blank" rel="noopener noreferrer">{words}</a>'
    if OWN.fullmatch(link.address):
        return f'<a href="{html.escape(link.address)}" target="_self">{words}</a>'
    return words
