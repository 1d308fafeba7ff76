"""Look-ups over one comparison that every part of ``present`` needs: made once, read many times."""

from __future__ import annotations

from collections import defaultdict

from app.model.alignment import Link, LinkKind, Row
from app.model.article import PROSE, Article, ParagraphKind
from app.model.comparison import Comparison


class Index:
    """Where things stand in one comparison.

    ``rows``: its rows, or (before alignment) the articles zipped paragraph by paragraph. ``row_of``: the row of
    (article, paragraph). ``links_of``: per (article, paragraph) the numbers of its links, best first: whole ones before
    partial ones, then by score.
    """

    def __init__(self, comparison: Comparison) -> None:
        self.comparison = comparison
        self.rows = comparison.rows or zipped(comparison.articles)
        self.row_of: dict[tuple[int, int], int] = {}
        for number, row in enumerate(self.rows):
            for article, cell in enumerate(row.cells):
                for paragraph in cell:
                    self.row_of[article, paragraph] = number
        order = sorted(range(len(comparison.links)), key=lambda number: rank(comparison.links[number], number))
        links_of: defaultdict[tuple[int, int], list[int]] = defaultdict(list)
        for number in order:
            link = comparison.links[number]
            for side in (link.a, link.b):
                for paragraph in side.paragraphs:
                    links_of[side.article, paragraph].append(number)
        self.links_of = {place: tuple(numbers) for place, numbers in links_of.items()}

    def links(self, article: int, paragraph: int) -> tuple[int, ...]:
        """Return the numbers of the links that touch a paragraph, best first."""
        return self.links_of.get((article, paragraph), ())

    def links_to(self, article: int, paragraph: int, other: int) -> tuple[int, ...]:
        """Return those of a paragraph's links that lead to the article *other*, best first."""
        links = self.comparison.links
        return tuple(
            number
            for number in self.links(article, paragraph)
            if other in (links[number].a.article, links[number].b.article)
        )

    def is_furniture(self, article: int, paragraph: int) -> bool:
        """Say whether a paragraph is left out of the comparison."""
        return self.comparison.articles[article].paragraphs[paragraph].kind is ParagraphKind.FURNITURE


def rank(link: Link, number: int) -> tuple[bool, float, int]:
    """Return the sort key that puts the best link first."""
    return link.kind is LinkKind.PARTIAL, -link.score, number


def zipped(articles: tuple[Article, ...]) -> tuple[Row, ...]:
    """Return rows that set the articles' paragraphs side by side by number: what is shown before alignment."""
    height = max((len(article.paragraphs) for article in articles), default=0)
    return tuple(
        Row(tuple((number,) if number < len(article.paragraphs) else () for article in articles))
        for number in range(height)
    )


def body_numbers(article: Article) -> tuple[int | None, ...]:
    """Return per paragraph the number shown beside it: prose counts from 1, everything else has ``None``."""
    numbers: list[int | None] = []
    count = 0
    for paragraph in article.paragraphs:
        prose = paragraph.kind in PROSE
        count += prose
        numbers.append(count if prose else None)
    return tuple(numbers)


_last: Index | None = None


def index_of(comparison: Comparison) -> Index:
    """Return the index of *comparison*; the last one made is kept, since callers ask row by row."""
    global _last
    found = _last
    if found is None or found.comparison is not comparison:
        found = Index(comparison)
        _last = found
    return found
