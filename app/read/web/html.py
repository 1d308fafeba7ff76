"""Saved pages: ``lxml`` builds the tree, ``trafilatura`` says what is the article, the block walk takes the text."""

from __future__ import annotations

import logging
import re
from typing import Any

import trafilatura
from lxml import etree

from app.errors import CopytasterError, ErrorCode
from app.model.article import Note, ParagraphKind, ReadChoice
from app.read import clean, limits, walk
from app.read.draft import Draft, Piece
from app.read.furniture import has_words
from app.read.masthead import byline_of
from app.read.web import facts, tree
from app.read.web.around import around, bounded
from app.read.web.choose import article, fold, mend
from app.read.web.slim import saved_from, slim

_K = ParagraphKind
_AGREED = 0.6
"""Share of a heading's words that the stated title has, and of the title's words that a heading has, at the least."""
_BARE = 15
"""Code points; what is left of a title without its outlet is one only if it is as long."""
_THIN = 60
"""Words; an extraction shorter than this, and than a fifth of the page, is not trusted."""
logging.getLogger("trafilatura").setLevel(logging.CRITICAL)


def read(text: str, *, whole: bool = False, address: str = "") -> Draft:
    """Read a saved page, with *whole* everything it shows; *address* is where it was saved from, if that is known.

    Raises ``CopytasterError`` with ``TOO_BIG`` for one that no parser stands, ``NO_TEXT`` for one that shows nothing.

    Headings, quotations, lists, table rows and captions of the article keep their kinds; what stands among its
    paragraphs or around them and is not part of it becomes furniture. A page in which no article is found is taken
    whole, and says so.
    """
    address = address or saved_from(text)
    text = _slim(text)
    page, deepest = _tree(text)
    if page is None:
        return _whole(Draft(walk.walk(walk.scan(text))))
    # as long as they are held, the library need not make its elements anew for each look at them
    held = list(page.iter()) if tree.count(page) <= limits.MOST_EXTRACTED_ELEMENTS else []
    draft = Draft()
    facts.state(draft, page, address)
    tree.show(page)
    extracted = None if whole else _extract(page, deepest)
    origins: dict[int, Any] = {}
    pieces = tree.pieces(page, origins)
    del held  # the blocks' own are in *origins*
    _entitle(draft, pieces, origins)
    if whole:
        draft.pieces = pieces
        return _entitled(draft)
    draft.offered.add(ReadChoice.WHOLE_PAGE)
    if len(pieces) > limits.MOST_EXTRACTED_BLOCKS or extracted is None:
        draft.pieces = pieces
        return _whole(draft)
    place, own = article(draft, pieces, mend(extracted, pieces, origins), origins)
    told, all_words = _words(own), _words(pieces)
    if told < _THIN and told < all_words / 5 and not any(len(piece.text) > 100 for piece in own):
        draft.pieces = pieces
        return _whole(draft)
    draft.pieces = own
    _sign(draft)
    _title_first(draft)
    seen: set[str] = set()
    before, after, is_cut = bounded(around(pieces[: place[0]], seen), around(pieces[place[1] :], seen))
    draft.pieces = [*before, *draft.pieces, *after]
    if is_cut:
        draft.notes.append(Note("cut", (("limit", f"{limits.MOST_FURNITURE} paragraphs around the article"),)))
    return draft


def shown(text: str) -> list[Piece]:
    """Give all that a page or an HTML mail shows, in order; raises ``CopytasterError`` with ``TOO_BIG``."""
    text = _slim(text)
    page, _ = _tree(text)
    if page is None:
        return walk.walk(walk.scan(text))
    tree.show(page)
    return tree.pieces(page, {})


def _slim(text: str) -> str:
    text = clean.lines(slim(text))
    if len(text) > limits.MOST_TEXT_BYTES:
        detail = f"a page of more than {limits.MOST_TEXT_BYTES // 1_000_000} MB without its pictures"
        raise CopytasterError(ErrorCode.TOO_BIG, detail=detail)
    return text


def _tree(text: str) -> tuple[Any, int]:
    """The tree of *text* and its depth; ``None`` where it is too deep or no parser makes a tree of it."""
    deepest = walk.check_budgets(text)
    return (tree.parse(text) if deepest <= limits.DEEPEST_TREE else None), deepest


def _extract(page: Any, deepest: int) -> list[str] | None:
    """The texts of the article's blocks as trafilatura sees them, folded; ``None`` where it sees none."""
    if sum(1 for _ in page.iter("p", "div", "li", "td", "br")) > limits.MOST_EXTRACTED_BLOCKS:
        return None
    elements = tree.count(page)
    if (
        elements > limits.MOST_EXTRACTED_ELEMENTS
        or elements * deepest > limits.MOST_EXTRACTED_LEVELS
        or tree.measure(page) > limits.MOST_EXTRACTED_LETTERS
        or tree.nested_tables(page) * deepest > limits.MOST_EXTRACTED_TABLES
    ):
        return None
    try:
        # it works on a copy of the tree
        found = trafilatura.bare_extraction(
            page, fast=True, include_comments=False, include_tables=True, with_metadata=False
        )
    except (etree.LxmlError, ValueError, TypeError, AttributeError, IndexError, KeyError, RecursionError):
        return None  # a fault of the library on an odd page: the whole page is there instead
    body = getattr(found, "body", None)
    if body is None:
        return None
    texts = [fold(piece.text) for piece in tree.pieces(body, {}, _TRAFILATURA)]
    return [text for text in texts if text] or None


_TRAFILATURA = {"head": "h2", "quote": "blockquote", "list": "ul", "item": "li", "lb": "br", "row": "tr", "cell": "td"}


def _words(pieces: list[Piece]) -> int:
    return sum(len(piece.text.split()) for piece in pieces if piece.kind is not _K.FURNITURE)


def _entitle(draft: Draft, pieces: list[Piece], origins: dict[int, Any]) -> None:
    """Take the heading the page shows as its title where the metadata agree with it, or say nothing."""
    headings = [piece for piece in pieces if piece.kind is _K.HEADING]
    tops = [piece for piece in headings if origins[piece.origin].tag == "h1"]
    if draft.title is None:
        draft.title = next((piece.text for piece in tops), None)
        return
    # "Headline | Outlet" in the page's title, "Headline" in its heading
    bare = re.split(r"\s+[|–—]\s+|\s+-\s+(?=[^-]{2,40}$)", draft.title)[0]
    stated = _vocabulary(draft.title)
    fewest = _AGREED * len(_vocabulary(bare))
    for piece in (*tops, *headings):
        shown_ = _vocabulary(piece.text)
        if fold(piece.text) in {fold(bare), fold(draft.title)} and len(bare.split()) > len(piece.text.split()):
            draft.title = bare if fold(piece.text) == fold(bare) else draft.title
            return  # lines that a style sheet parts, and the markup does not: "HarbourCrane falls"
        if len(shown_) >= fewest and len(shown_ & stated) >= _AGREED * len(shown_):
            draft.title = piece.text
            return
    if len(bare) > _BARE:
        draft.title = bare


def _vocabulary(text: str) -> set[str]:
    return set(re.findall(r"\w+", text.casefold()))


def _sign(draft: Draft) -> None:
    """Take the writer the page shows where its metadata name the outlet instead."""
    outlet = fold(draft.source or "")
    stated = fold(draft.byline or "")
    if not outlet or not stated or (stated not in outlet and outlet not in stated):
        return
    shown_ = (byline_of(piece.text) for piece in draft.pieces if piece.kind is _K.BYLINE)
    draft.byline = next((who for who in shown_ if who and fold(who) != outlet), draft.byline)


def _title_first(draft: Draft) -> None:
    """Put the title at the head of the article's paragraphs, and there alone."""
    if not draft.title:
        return
    folded = fold(draft.title)
    draft.pieces = [piece for piece in draft.pieces if fold(piece.text) != folded]
    draft.pieces.insert(0, Piece(draft.title, _K.TITLE))


def _whole(draft: Draft) -> Draft:
    if not any(has_words(piece.text) for piece in draft.pieces):
        raise CopytasterError(ErrorCode.NO_TEXT, detail="the page shows none")
    draft.notes.append(Note("extraction-thin"))
    draft.offered.discard(ReadChoice.WHOLE_PAGE)
    return _entitled(draft)


def _entitled(draft: Draft) -> Draft:
    if draft.title:
        folded = fold(draft.title)
        found = next((piece for piece in draft.pieces if fold(piece.text) == folded), None)
        if found is None:
            draft.pieces.insert(0, Piece(draft.title, _K.TITLE))
        else:
            found.kind = _K.TITLE
    return draft
