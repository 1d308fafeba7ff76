"""Saved pages: ``lxml`` builds the tree, ``trafilatura`` says what is the article, the block walk takes the text."""

from __future__ import annotations

import copy
import itertools
import logging
import re
from typing import Any

import trafilatura
from lxml import etree

from app.errors import CopytasterError, ErrorCode
from app.model.article import Note, ParagraphKind, ReadChoice
from app.read import clean, facts, limits, tree, walk
from app.read.around import around, bounded
from app.read.dates import is_date_line
from app.read.draft import Draft, Piece
from app.read.furniture import has_words
from app.read.roles import byline_of, is_caption
from app.read.slim import slim

_K = ParagraphKind
_THIN = 60
"""Words; an extraction shorter than this, and than a fifth of the page, is not trusted."""
_LEAD = 12
"""Words; what is shorter may be a byline or a date above the text."""
_NEAR = 6
"""Levels up from a caption where a link around it is looked for."""
_BESIDE = 5
"""Words; a shorter paragraph beside the article's own is a button more often than text."""

logging.getLogger("trafilatura").setLevel(logging.CRITICAL)


def read(text: str, *, whole: bool = False) -> Draft:
    """Read a saved page, with *whole* everything it shows.

    Raises ``CopytasterError`` with ``TOO_BIG`` for one that no parser stands, ``NO_TEXT`` for one that shows nothing.

    Headings, quotations, lists, table rows and captions of the article keep their kinds; what stands among its
    paragraphs or around them and is not part of it becomes furniture. A page in which no article is found is taken
    whole, and says so.
    """
    text = clean.lines(slim(text))
    page = _tree(text)
    if page is None:
        return _whole(Draft(walk.walk(walk.scan(text))))
    draft = Draft()
    facts.state(draft, page)
    tree.show(page)
    extracted = None if whole else _extract(page)
    origins: dict[int, Any] = {}
    pieces = walk.walk(tree.events(page, origins))
    _entitle(draft, pieces, origins)
    if whole:
        draft.pieces = pieces
        return _entitled(draft)
    draft.offered.add(ReadChoice.WHOLE_PAGE)
    if len(pieces) > limits.MOST_EXTRACTED_BLOCKS or extracted is None:
        draft.pieces = pieces
        return _whole(draft)
    place, article = _article(draft.title, pieces, extracted, origins)
    told, all_words = _words(article), _words(pieces)
    if told < _THIN and told < all_words / 5 and not any(len(piece.text) > 100 for piece in article):
        draft.pieces = pieces
        return _whole(draft)
    draft.pieces = article
    _title_first(draft)
    seen: set[str] = set()
    before, after, is_cut = bounded(around(pieces[: place[0]], seen), around(pieces[place[1] :], seen))
    draft.pieces = [*before, *draft.pieces, *after]
    if is_cut:
        draft.notes.append(Note("cut", (("limit", f"{limits.MOST_FURNITURE} paragraphs around the article"),)))
    return draft


def shown(text: str) -> list[Piece]:
    """Give all that a page or an HTML mail shows, in order; raises ``CopytasterError`` with ``TOO_BIG``."""
    text = clean.lines(slim(text))
    page = _tree(text)
    if page is None:
        return walk.walk(walk.scan(text))
    tree.show(page)
    return walk.walk(tree.events(page, {}))


def _tree(text: str) -> Any:
    """The tree of *text*, ``None`` where it is too deep for a parser or the parser makes nothing of it."""
    return tree.parse(text) if walk.check_budgets(text) <= limits.DEEPEST_TREE else None


def _extract(page: Any) -> list[str] | None:
    """The texts of the article's blocks as trafilatura sees them, folded; ``None`` where it sees none."""
    if sum(1 for _ in page.iter("p", "div", "li", "td", "br")) > limits.MOST_EXTRACTED_BLOCKS:
        return None
    try:
        found = trafilatura.bare_extraction(
            copy.deepcopy(page), fast=True, include_comments=False, include_tables=True, with_metadata=False
        )
    except (etree.LxmlError, ValueError, TypeError, AttributeError, IndexError, KeyError, RecursionError):
        return None  # a fault of the library on an odd page: the whole page is there instead
    body = getattr(found, "body", None)
    if body is None:
        return None
    texts = [_fold(piece.text) for piece in walk.walk(tree.events(body, {}, _TRAFILATURA))]
    return [text for text in texts if text] or None


_TRAFILATURA = {"head": "h2", "quote": "blockquote", "list": "ul", "item": "li", "lb": "br", "row": "tr", "cell": "td"}


def _fold(text: str) -> str:
    return re.sub(r"[\W_]+", "", text.casefold())


def _words(pieces: list[Piece]) -> int:
    return sum(len(piece.text.split()) for piece in pieces if piece.kind is not _K.FURNITURE)


def _article(
    title: str | None, pieces: list[Piece], extracted: list[str], origins: dict[int, Any]
) -> tuple[tuple[int, int], list[Piece]]:
    """Of the page's blocks those that the extraction holds, with the captions and quotations among them.

    Gives where the article stands in *pieces* (half-open) and its own pieces. It begins at the heading with *title*
    where one stands before the text.
    """
    known = set(extracted)
    joined = "\n".join(extracted)
    held: list[bool] = []
    for piece in pieces:
        folded = _fold(piece.text)
        # a block may be a part of an extracted paragraph, or hold several
        held.append(bool(folded) and (folded in known or (len(folded) > 30 and folded in joined)))
    if not any(held):
        return (0, 0), []
    chosen = _once(pieces, held)
    inside = frozenset(chosen)
    home = _home(pieces, chosen, origins)
    # what stands beside the article's paragraphs is of the article, though the extraction left it out
    beside = {
        number
        for number, piece in enumerate(pieces)
        if number not in inside
        and home is not None
        and (_parent(piece, origins) is home or origins.get(piece.origin) is home)
        and piece.kind is not _K.FURNITURE
        and (len(piece.text.split()) >= _BESIDE or (piece.kind is _K.HEADING and chosen[0] < number < chosen[-1]))
    }
    numbers = sorted(inside | beside)
    first = min(numbers[0], _headed(title, pieces, chosen[0]))
    # the head of the article ends where its text begins: with the first held block that is no line
    opening = next((n for n in chosen if len(pieces[n].text.split()) >= _LEAD), chosen[0])
    end = numbers[-1] + 1
    while end < len(pieces) and home is not None and _is_under(pieces[end], origins, home) and _captions(pieces[end]):
        end += 1
    result: list[Piece] = []
    captions: set[str] = set()
    for number in range(first, end):
        piece = pieces[number]
        if number in inside:
            result.append(Piece(piece.text, None if piece.kind is _K.FURNITURE else piece.kind))
        elif number in beside:
            result.append(Piece(piece.text, piece.kind))
        elif _captions(piece) and piece.text not in captions and not _is_linked(piece, origins):
            captions.add(piece.text)  # a gallery repeats them
            result.append(Piece(piece.text, _K.CAPTION))
        elif number < opening and (kind := _heads(piece)):
            result.append(Piece(piece.text, kind))
        elif has_words(piece.text):
            result.append(Piece(piece.text, _K.FURNITURE))
    return (first, end), result


def _captions(piece: Piece) -> bool:
    return piece.kind is _K.CAPTION or (piece.kind is not _K.HEADING and is_caption(piece.text))


def _heads(piece: Piece) -> ParagraphKind | None:
    """What a block between title and text is, if it belongs to the head of an article; ``None`` for the rest."""
    if piece.kind is not None:
        return None
    if is_date_line(piece.text):
        return _K.DATELINE
    return _K.BYLINE if byline_of(piece.text) is not None else None


def _headed(title: str | None, pieces: list[Piece], first: int) -> int:
    """Number of the heading with the article's title, of those before *first* the last; *first* without one."""
    folded = _fold(title or "")
    if not folded:
        return first
    return next(
        (n for n in reversed(range(first)) if pieces[n].kind is _K.HEADING and _fold(pieces[n].text) == folded), first
    )


def _is_linked(piece: Piece, origins: dict[int, Any]) -> bool:
    """Whether all of a block is a link, as the pictures of other stories are."""
    element = origins.get(piece.origin)
    if element is None:
        return False
    if any(one.tag == "a" for one in itertools.islice(element.iterancestors(), _NEAR)):
        return True
    inside = next(iter(element), None)
    return inside is not None and inside.tag == "a" and len(_fold(inside.text or "")) >= len(_fold(piece.text))


def _is_under(piece: Piece, origins: dict[int, Any], home: Any) -> bool:
    element = origins.get(piece.origin)
    return element is not None and any(one is home for one in element.iterancestors())


def _home(pieces: list[Piece], chosen: list[int], origins: dict[int, Any]) -> Any:
    """The element that holds most of the article's words as its children, if it holds half of them."""
    shares: dict[int, int] = {}
    elements: dict[int, Any] = {}
    total = 0
    for number in chosen:
        parent = _parent(pieces[number], origins)
        size = len(pieces[number].text)
        total += size
        if parent is not None:
            elements[id(parent)] = parent
            shares[id(parent)] = shares.get(id(parent), 0) + size
    if not shares:
        return None
    best = max(shares, key=lambda key: shares[key])
    return elements[best] if shares[best] >= total / 2 else None


def _parent(piece: Piece, origins: dict[int, Any]) -> Any:
    element = origins.get(piece.origin)
    return None if element is None else element.getparent()


def _once(pieces: list[Piece], held: list[bool]) -> list[int]:
    """Numbers of the held blocks; a page may show a line twice, and the first stands."""
    seen: set[str] = set()
    numbers: list[int] = []
    for number, is_held in enumerate(held):
        if not is_held:
            continue
        folded = _fold(pieces[number].text)
        if folded in seen:
            continue
        seen.add(folded)
        numbers.append(number)
    return numbers


def _entitle(draft: Draft, pieces: list[Piece], origins: dict[int, Any]) -> None:
    """Take the page's first heading as the title where the metadata agree with it, or say nothing."""
    headings = [piece for piece in pieces if piece.kind is _K.HEADING]
    if draft.title is None:
        draft.title = next((piece.text for piece in headings if origins[piece.origin].tag == "h1"), None)
        return
    stated = _fold(draft.title)
    for piece in headings:
        folded = _fold(piece.text)
        # "Headline | Outlet" in the page's title, "Headline" in its heading
        if len(folded) > 10 and (folded in stated):
            draft.title = piece.text
            return
    bare = re.split(r"\s+[|–—]\s+|\s+-\s+(?=[^-]{2,40}$)", draft.title)[0]
    if len(bare) > 15:
        draft.title = bare


def _title_first(draft: Draft) -> None:
    """Put the title at the head of the article's paragraphs, once."""
    if not draft.title:
        return
    folded = _fold(draft.title)
    for number, piece in enumerate(draft.pieces):
        if piece.kind in {None, _K.HEADING} and _fold(piece.text) == folded:
            del draft.pieces[number]
            break
    draft.pieces.insert(0, Piece(draft.title, _K.TITLE))


def _whole(draft: Draft) -> Draft:
    if not any(has_words(piece.text) for piece in draft.pieces):
        raise CopytasterError(ErrorCode.NO_TEXT, detail="the page shows none")
    draft.notes.append(Note("extraction-thin"))
    draft.offered.discard(ReadChoice.WHOLE_PAGE)
    return _entitled(draft)


def _entitled(draft: Draft) -> Draft:
    if draft.title and not any(_fold(piece.text) == _fold(draft.title) for piece in draft.pieces):
        draft.pieces.insert(0, Piece(draft.title, _K.TITLE))
    return draft
