"""Which of a page's blocks are its article: those an extraction holds, and what plainly belongs to them."""

from __future__ import annotations

import functools
import itertools
import re
from collections.abc import Iterable
from typing import Any

from app.model.article import ParagraphKind
from app.read import dates, limits, masthead
from app.read.draft import Draft, Piece
from app.read.furniture import has_words, is_end_marked
from app.read.roles import is_caption

_K = ParagraphKind
_LEAD = 12
"""Words; what is shorter may be a byline or a date above the text."""
_NEAR = 6
"""Levels up from a caption where a link around it is looked for."""
_BESIDE = 5
"""Words; a shorter paragraph beside the article's own is a button more often than text."""
_FAR = 60
"""Levels up that are looked at; real pages have at most 51."""
_HOME, _SCOPE = 0.5, 0.9
"""Shares of the article's text that its parent, and the element around all of it, hold."""
_MOST_ASIDE = 0.25
"""Share of the article's words that names of classes may turn into furniture."""
_LIST = 3
"""Entries of a list of links to other stories."""
_FACT_WORDS, _FACT_LENGTH = 16, 160
_NO_WORD = re.compile(r"[\W_]+")
_RULE = re.compile(r"([_*=~–—-])(?:\s*\1){2,}")
# a word in the name of a class, which may be written shareTools or ShareTools
_BEGIN, _END = r"(?-i:(?<![A-Za-z])|(?<=[a-z])(?=[A-Z]))", r"(?-i:(?![a-z]))"
_DECK = re.compile(
    rf"{_BEGIN}(?:sub-?(?:title|head(?:line|ing)?)|deck?|stand-?first|abstract|excerpt|summary|intro(?:duction)?"
    rf"|teaser-?text|lead-?(?:text|in)|chapo|chapeau|vorspann|entradilla|ingress|sommario){_END}",
    re.I,
)
_DECK_LENGTH = 1_000
"""Code points of the paragraph above an article that sums it up."""
_RUN = 3
"""Times the extraction that running text it passed over must be long to be taken in its stead."""
_FEWEST_RUNNING, _MOST_HELD = 1_000, 0.2
"""Code points of such text at the least, and the share of it that the extraction may hold."""
_ASIDE = re.compile(
    rf"{_BEGIN}(?:related(?:s|-?(?:posts?|links?|stor(?:y|ies)|articles?|content|news))?|recirc\w*|recommend\w*"
    r"|newsletters?|subscri\w+|sign-?up|promos?|shar(?:e|ing)(?:-?\w+)?|sharedaddy|addthis|social(?:-?\w+)?"
    r"|comments?(?!-?[a-z])|comments?-?(?:list|section|thread|form|box|area|body|content|text|wrapper|\d+)"
    r"|disqus|outbrain|taboola|most-?(?:read|popular|viewed)|popular|trending|read-?(?:more|next|also)|also-?read"
    r"|more-?(?:from|on|stories|news|coverage)|cookies?|consent|gdpr|breadcrumbs?|pagination"
    r"|(?:about-?)?(?:the-?)?author-?(?:bio|box|info|card|popup|container|details?|profile|description)|authors?(?!-)"
    rf"|paywall|teasers?|up-?next|rankings?|toolbar){_END}",
    re.I,
)


def article(
    draft: Draft, pieces: list[Piece], extracted: list[str], origins: dict[int, Any]
) -> tuple[tuple[int, int], list[Piece]]:
    """Of the page's blocks those that the extraction holds, with the captions and quotations among them.

    *extracted* are the texts of the blocks it holds, folded (see ``fold``). Gives where the article stands in *pieces*
    (half-open) and its own pieces. It begins at the heading with the title of *draft* where one stands before the text.
    """
    known = set(extracted)
    joined = "\n".join(extracted)
    if len(joined) * len(pieces) > limits.MOST_SEARCHED:
        joined = ""
    held: list[bool] = []
    for piece in pieces:
        folded = fold(piece.text)
        # a block may be a part of an extracted paragraph, or hold several
        held.append(bool(folded) and (folded in known or (len(folded) > 30 and folded in joined)))
    if not any(held):
        return (0, 0), []
    return _Choice(pieces, _once(pieces, held), origins).settle(draft)


@functools.lru_cache(maxsize=4096)
def fold(text: str) -> str:
    """Give the letters and digits of *text* alone, in one case."""
    return _NO_WORD.sub("", text.casefold())  # kept, since each block of a page is looked at several times


def mend(extracted: list[str], pieces: list[Piece], origins: dict[int, Any]) -> list[str]:
    """Give *extracted*, or what it should have been where it passes over the running text of the page.

    That is the paragraphs side by side in one element, no comments and the like, when they are far longer.
    """
    known = set(extracted)
    sizes: dict[int, int] = {}
    held: dict[int, int] = {}
    parents: dict[int, Any] = {}
    for piece in pieces:
        element = origins.get(piece.origin)
        if element is None or piece.kind is not None or len(piece.text.split()) < _LEAD:
            continue
        parent = element.getparent()
        if parent is None or not is_end_marked(piece.text):
            continue
        key = id(parent)
        parents[key] = parent
        sizes[key] = sizes.get(key, 0) + len(piece.text)
        held[key] = held.get(key, 0) + (len(piece.text) if fold(piece.text) in known else 0)
    least = max(_FEWEST_RUNNING, _RUN * sum(map(len, extracted)))
    fitting = [key for key, size in sizes.items() if size >= least and held[key] <= _MOST_HELD * size]
    best = max(fitting, key=lambda key: sizes[key], default=None)
    if best is None or _names_aside(itertools.chain((parents[best],), parents[best].iterancestors())):
        return extracted
    home = parents[best]
    inside = (piece for piece in pieces if piece.kind is not _K.FURNITURE and _stands_in(piece, home, origins))
    return [text for piece in inside if (text := fold(piece.text))]


def _stands_in(piece: Piece, home: Any, origins: dict[int, Any]) -> bool:
    element = origins.get(piece.origin)
    return element is not None and any(one is home for one in itertools.islice(element.iterancestors(), _FAR))


def _names_aside(elements: Iterable[Any]) -> bool:
    return any(_ASIDE.search(f"{one.get('class') or ''} {one.get('id') or ''}") for one in elements)


class _Choice:
    """The blocks of a page, those of its article among them, and where in the tree these stand."""

    def __init__(self, pieces: list[Piece], chosen: list[int], origins: dict[int, Any]) -> None:
        self._pieces = pieces
        self._origins = origins
        self._ancestors: dict[int, list[Any]] = {}
        self._home, self._scope = self._places(chosen)
        asides = {number for number in chosen if self._is_aside(pieces[number])} | self._led_elsewhere(chosen)
        total = sum(len(pieces[number].text) for number in chosen)
        if sum(len(pieces[number].text) for number in asides) <= _MOST_ASIDE * total:
            chosen = [number for number in chosen if number not in asides]
        self._chosen = chosen
        self._inside = frozenset(chosen)

    def _led_elsewhere(self, chosen: list[int]) -> set[int]:
        """Numbers of the blocks that only lead to other stories: lines between paragraphs, lists and their headings."""
        pieces = self._pieces
        linked = [
            number
            for number in chosen
            if pieces[number].kind in {None, _K.LIST_ITEM}
            and not is_end_marked(pieces[number].text)
            and self._is_linked(pieces[number])
        ]
        found: set[int] = set()
        for kind, run in itertools.groupby(linked, key=lambda number: pieces[number].kind):
            numbers = list(run)
            if kind is _K.LIST_ITEM and len(numbers) < _LIST:
                continue
            found.update(numbers)
            if kind is _K.LIST_ITEM and numbers[0] - 1 in chosen and pieces[numbers[0] - 1].kind is _K.HEADING:
                found.add(numbers[0] - 1)
        return found

    def settle(self, draft: Draft) -> tuple[tuple[int, int], list[Piece]]:
        """Give the article's place among the blocks and its pieces with their kinds."""
        pieces, inside, chosen = self._pieces, self._inside, self._chosen
        beside = {number for number in range(len(pieces)) if number not in inside and self._belongs(number)}
        numbers = sorted(inside | beside)
        first = min(numbers[0], _headed(draft.title, pieces, chosen[0]))
        # the head of the article ends where its text begins: with the first held block that is no line
        running = (n for n in chosen if pieces[n].kind is not _K.HEADING and len(pieces[n].text.split()) >= _LEAD)
        opening = next(running, chosen[0])
        end = numbers[-1] + 1
        while end < len(pieces) and self._is_under(pieces[end], self._home) and _captions(pieces[end]):
            end += 1
        result: list[Piece] = []
        captions: set[str] = set()
        for number in range(first, end):
            piece = pieces[number]
            is_head = first < number < opening
            if is_head and (kind := self._heads(piece, draft, number - first)):
                result.append(Piece(piece.text, kind))
            elif piece.kind is _K.CAPTION and (number in inside or number in beside):
                if piece.text not in captions:
                    captions.add(piece.text)  # a gallery repeats them
                    result.append(piece)
            elif number in inside:
                result.append(Piece(piece.text, None if piece.kind is _K.FURNITURE else piece.kind))
            elif number in beside:
                result.append(Piece(piece.text, piece.kind if has_words(piece.text) else _K.BODY))
            elif _captions(piece) and piece.text not in captions and not self._is_linked(piece):
                captions.add(piece.text)
                result.append(Piece(piece.text, _K.CAPTION))
            elif has_words(piece.text):
                result.append(Piece(piece.text, _K.FURNITURE))
        return (first, end), result

    def _places(self, chosen: list[int]) -> tuple[Any, Any]:
        """The parent of half of the article's text, and the innermost element around nearly all of it."""
        total = sum(len(self._pieces[number].text) for number in chosen)
        parents: dict[int, int] = {}
        around: dict[int, int] = {}
        elements: dict[int, Any] = {}
        for number in chosen:
            piece = self._pieces[number]
            for level, one in enumerate(self._above(piece)):
                elements[id(one)] = one
                around[id(one)] = around.get(id(one), 0) + len(piece.text)
                if not level:
                    parents[id(one)] = parents.get(id(one), 0) + len(piece.text)
        home = max(parents, key=lambda key: parents[key], default=None)
        # of nested elements the inner one is met first
        scope = next((key for key, size in around.items() if size >= _SCOPE * total), None)
        return (
            elements[home] if home is not None and parents[home] >= _HOME * total else None,
            None if scope is None else elements[scope],
        )

    def _belongs(self, number: int) -> bool:
        """Whether a block the extraction left out stands among the article's own and looks like one of them."""
        piece = self._pieces[number]
        first, last = self._chosen[0], self._chosen[-1]
        is_among = first < number < last
        element = self._origins.get(piece.origin)
        if self._home is None or element is None or piece.kind is _K.FURNITURE:
            return False
        is_child = element is self._home or element.getparent() is self._home
        if not has_words(piece.text):
            return is_among and is_child and bool(_RULE.fullmatch(piece.text))
        size = len(piece.text.split())
        if piece.kind is _K.HEADING and is_among and is_child:
            heads_list = self._pieces[number + 1].kind is _K.LIST_ITEM and number + 1 not in self._inside
            return not heads_list and not self._is_aside(piece)
        if size < _BESIDE or self._is_aside(piece):
            return False
        if is_child:
            return is_end_marked(piece.text) or not self._is_linked(piece)
        return (
            number > first
            and piece.kind in {None, _K.BLOCK_QUOTE}
            and is_end_marked(piece.text)
            and self._is_under(piece, self._home)
            and not self._is_linked(piece)
        )

    def _above(self, piece: Piece) -> list[Any]:
        found: list[Any] | None = self._ancestors.get(piece.origin)
        if found is None:
            element = self._origins.get(piece.origin)
            found = [] if element is None else list(itertools.islice(element.iterancestors(), _FAR))
            self._ancestors[piece.origin] = found
        return found

    def _is_under(self, piece: Piece, place: Any) -> bool:
        return place is not None and any(one is place for one in self._above(piece))

    def _is_aside(self, piece: Piece) -> bool:
        """Whether an element between the block and what is around the article names itself an aside."""
        scope = self._scope
        element = self._origins.get(piece.origin)
        if scope is None or element is None or element is scope or not self._is_under(piece, scope):
            return False
        for one in (element, *self._above(piece)):
            if one is scope or one is self._home:
                return False
            if _names_aside((one,)):
                return True
        return False

    def _is_linked(self, piece: Piece) -> bool:
        """Whether all of a block is a link, as the pictures of other stories are."""
        element = self._origins.get(piece.origin)
        if element is None:
            return False
        if any(one.tag == "a" for one in itertools.islice(element.iterancestors(), _NEAR)):
            return True
        inside = (one for one in itertools.islice(element.iter(), _FAR) if one.tag == "a")
        return sum(len(fold("".join(one.itertext()))) for one in inside) >= len(fold(piece.text))

    def _heads(self, piece: Piece, draft: Draft, place: int) -> ParagraphKind | None:
        """What a block between title and text is, if it belongs to the head of an article; ``None`` for the rest."""
        text = piece.text
        if draft.byline and len(text) <= _FACT_LENGTH and fold(text) == fold(draft.byline):
            return _K.BYLINE
        if piece.kind is _K.HEADING:
            is_deck = place <= 2 and len(text.split()) >= _BESIDE and not self._is_linked(piece)
            return _K.HEADING if is_deck and not self._is_aside(piece) else None
        if piece.kind not in {None, _K.LIST_ITEM, _K.FURNITURE}:
            return None
        if dates.is_date_line(text):
            return _K.DATELINE
        if masthead.byline_of(text) is not None:
            return _K.BYLINE
        if (stated := masthead.state(text)) is not None and (stated.byline or stated.dated):
            return _K.BYLINE if stated.byline else _K.DATELINE
        if self._is_deck(piece):
            return _K.BODY if is_end_marked(text) else _K.HEADING
        if len(text) > _FACT_LENGTH or len(text.split()) > _FACT_WORDS or is_end_marked(text):
            return None
        names = [name.casefold() for name in re.split(r",\s|\s(?:and|&|und|et)\s", draft.byline or "")]
        if any(len(name) > 4 and name in text.casefold() for name in names):
            return _K.BYLINE
        if dates.parse(text) is not None and not self._is_linked(piece):
            return _K.DATELINE
        return None

    def _is_deck(self, piece: Piece) -> bool:
        """Whether the names of a block, or of what is around it alone, say that it sums up the article below."""
        if len(piece.text.split()) < _BESIDE or len(piece.text) > _DECK_LENGTH:
            return False
        element = self._origins.get(piece.origin)
        if element is None or self._is_linked(piece):
            return False
        near = itertools.takewhile(lambda one: one is not self._home and one is not self._scope, self._above(piece)[:2])
        return any(_DECK.search(one.get("class") or "") for one in (element, *near))


def _captions(piece: Piece) -> bool:
    return piece.kind is _K.CAPTION or (piece.kind is not _K.HEADING and is_caption(piece.text))


def _headed(title: str | None, pieces: list[Piece], first: int) -> int:
    """Number of the heading with the article's title, of those before *first* the last; *first* without one."""
    folded = fold(title or "")
    if not folded:
        return first
    return next(
        (n for n in reversed(range(first)) if pieces[n].kind is _K.HEADING and fold(pieces[n].text) == folded), first
    )


def _once(pieces: list[Piece], held: list[bool]) -> list[int]:
    """Numbers of the held blocks; a page may show a line twice, and the first stands."""
    seen: set[str] = set()
    numbers: list[int] = []
    for number, is_held in enumerate(held):
        if not is_held:
            continue
        folded = fold(pieces[number].text)
        if folded in seen:
            continue
        seen.add(folded)
        numbers.append(number)
    return numbers
