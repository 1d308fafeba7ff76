"""How rows are joined, and the stops of the tour from difference to difference."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from app.model.alignment import Link, LinkKind, Row
from app.model.comparison import Comparison
from app.model.edit import EditKind
from app.model.passage import Passage
from app.present.index import Index, index_of, rank
from app.present.page import Sign

_SIGNS = {
    LinkKind.IDENTICAL: Sign.IDENTICAL,
    LinkKind.EDITED: Sign.EDITED,
    LinkKind.REWORDED: Sign.REWORDED,
    LinkKind.PARTIAL: Sign.PARTIAL,
}


def link_sign(kind: LinkKind) -> Sign:
    """Return the sign of a link that is no move."""
    return _SIGNS[kind]


class DifferenceKind(StrEnum):
    """Why a row is a stop of the tour."""

    WORDING = "wording"
    MOVED = "moved"
    ONLY_IN = "only-in"


@dataclass(frozen=True, slots=True)
class Difference:
    """One stop: the row, why it is one, the link that shows it (number, if any), and the words to look at."""

    row: int
    kind: DifferenceKind
    link: int | None
    passages: tuple[Passage, ...]


def row_sign(comparison: Comparison, row: int, first: int, second: int) -> tuple[Sign, int] | None:
    """Return how a row joins two articles and the number of the link that says so, or ``None`` where nothing does.

    The best link between the row's two cells, or from one of them to the other article elsewhere (a move), decides.
    A row is identical only if all its paragraphs are.
    """
    index = index_of(comparison)
    cells = (_present(index, row, first), _present(index, row, second))
    joined, elsewhere = _links_of_row(index, row, first, second)
    numbers = sorted(joined | elsewhere, key=lambda number: rank(comparison.links[number], number))
    if not numbers:
        return None
    best = comparison.links[numbers[0]]
    if best.moved:
        return Sign.MOVED, numbers[0]
    if best.kind is LinkKind.IDENTICAL:
        covered = {
            (side.article, paragraph)
            for number in joined
            if comparison.links[number].kind is LinkKind.IDENTICAL
            for side in (comparison.links[number].a, comparison.links[number].b)
            for paragraph in side.paragraphs
        }
        if any((a, p) not in covered for a, cell in zip((first, second), cells, strict=True) for p in cell):
            return Sign.EDITED, numbers[0]
    return _SIGNS[best.kind], numbers[0]


def differences(comparison: Comparison) -> tuple[Difference, ...]:
    """Return one stop for each row that differs: other wording, a move, or something only some articles have.

    Rows of furniture alone are no stops, and before alignment there are none.
    """
    if not comparison.rows:
        return ()
    index = index_of(comparison)
    stops = (_difference(index, number, row) for number, row in enumerate(comparison.rows))
    return tuple(stop for stop in stops if stop is not None)


def _difference(index: Index, number: int, row: Row) -> Difference | None:
    links = index.comparison.links
    articles = [article for article in range(len(row.cells)) if _present(index, number, article)]
    if not articles:
        return None
    joined: set[int] = set()
    moves: set[int] = set()
    for position, first in enumerate(articles):
        for second in articles[position + 1 :]:
            inner, outer = _links_of_row(index, number, first, second)
            joined |= inner
            moves |= outer
    absent = [article for article in range(len(row.cells)) if article not in articles]
    for first in articles:
        for second in absent:
            moves |= _links_of_row(index, number, first, second)[1]
    changed = [link for link in joined if links[link].kind is not LinkKind.IDENTICAL]
    if changed:
        best = min(changed, key=lambda link: rank(links[link], link))
        return Difference(number, DifferenceKind.WORDING, best, _changed_words(index, links[best]))
    moves |= {link for link in joined if links[link].moved}
    if moves:
        best = min(moves, key=lambda link: rank(links[link], link))
        return Difference(number, DifferenceKind.MOVED, best, _ends(index, links[best]))
    loose = [
        _whole(index, article, paragraph)
        for article in articles
        for paragraph in _present(index, number, article)
        if absent or not joined.intersection(index.links(article, paragraph))
    ]
    return Difference(number, DifferenceKind.ONLY_IN, None, tuple(loose)) if loose else None


def _links_of_row(index: Index, row: int, first: int, second: int) -> tuple[set[int], set[int]]:
    """Return the links that join the row's cells of two articles, and the moves between them elsewhere."""
    inner: set[int] = set()
    outer: set[int] = set()
    for article, other in ((first, second), (second, first)):
        for paragraph in _present(index, row, article):
            for number in index.links_to(article, paragraph, other):
                link = index.comparison.links[number]
                far = link.b if link.a.article == article else link.a
                if any(index.row_of.get((other, p)) == row for p in far.paragraphs):
                    inner.add(number)
                elif link.moved:
                    outer.add(number)
    return inner, outer


def _present(index: Index, row: int, article: int) -> tuple[int, ...]:
    """Return the paragraphs of a cell, furniture left out."""
    return tuple(p for p in index.rows[row].cells[article] if not index.is_furniture(article, p))


def _whole(index: Index, article: int, paragraph: int) -> Passage:
    return Passage(article, paragraph, 0, len(index.comparison.articles[article].paragraphs[paragraph].text))


def _ends(index: Index, link: Link) -> tuple[Passage, ...]:
    return tuple(_whole(index, side.article, p) for side in (link.a, link.b) for p in side.paragraphs)


def _changed_words(index: Index, link: Link) -> tuple[Passage, ...]:
    """Return the words an edited link changes; for others, where they would be all over, the paragraphs."""
    if link.kind is not LinkKind.EDITED:
        return _ends(index, link)
    found = [
        at
        for edit in link.wording.readable or link.wording.fine
        if edit.kind is not EditKind.KEPT
        for at in (edit.a, edit.b)
        if at is not None
    ]
    return tuple(sorted(found)) or _ends(index, link)
