"""Who carries what: for each paragraph the articles that have it, in which words, and where in their order."""

from __future__ import annotations

from dataclasses import dataclass

from app.model.alignment import LinkKind
from app.model.article import ParagraphKind
from app.model.comparison import Comparison
from app.present.index import Index, index_of

_NO_MATTER = frozenset({ParagraphKind.FURNITURE, ParagraphKind.BYLINE, ParagraphKind.DATELINE})


@dataclass(frozen=True, slots=True)
class Carrier:
    """An article that carries a paragraph: where it does, and what its best link (a number) says.

    ``paragraphs`` are those of its whole links, or, where it has none, of its partial ones.
    """

    article: int
    paragraphs: tuple[int, ...]
    kind: LinkKind
    moved: bool
    link: int


@dataclass(frozen=True, slots=True)
class CoverageLine:
    """A paragraph, and a cell an article: who carries it, ``None`` for its own article and for those that do not."""

    article: int
    paragraph: int
    cells: tuple[Carrier | None, ...]

    @property
    def count(self) -> int:
        """How many articles have it, its own included."""
        return 1 + sum(cell is not None for cell in self.cells)


def carriers(comparison: Comparison, article: int, paragraph: int) -> tuple[Carrier, ...]:
    """Return the other articles that carry a paragraph, in their order."""
    return tuple(cell for cell in _cells(index_of(comparison), article, paragraph) if cell is not None)


def coverage_lines(comparison: Comparison) -> tuple[CoverageLine, ...]:
    """Return a line for each paragraph of the base, then for those of the others that no line before names.

    Furniture, bylines and datelines carry nothing. Every other paragraph stands in a line of its own or in the cells of
    one.
    """
    index = index_of(comparison)
    named: set[tuple[int, int]] = set()
    lines: list[CoverageLine] = []
    for article in sorted(range(len(comparison.articles)), key=lambda number: (number != comparison.base, number)):
        for number, paragraph in enumerate(comparison.articles[article].paragraphs):
            if paragraph.kind in _NO_MATTER or (article, number) in named:
                continue
            cells = _cells(index, article, number)
            named.update((cell.article, each) for cell in cells if cell is not None for each in cell.paragraphs)
            lines.append(CoverageLine(article, number, cells))
    return tuple(lines)


def _cells(index: Index, article: int, paragraph: int) -> tuple[Carrier | None, ...]:
    links = index.comparison.links
    found: list[list[int]] = [[] for _ in index.comparison.articles]
    for number in index.links(article, paragraph):
        link = links[number]
        found[link.b.article if link.a.article == article else link.a.article].append(number)
    cells: list[Carrier | None] = []
    for other, numbers in enumerate(found):
        if not numbers:
            cells.append(None)
            continue
        best = links[numbers[0]]
        # links stand best first: whole ones before partial ones
        alike = [n for n in numbers if (links[n].kind is LinkKind.PARTIAL) is (best.kind is LinkKind.PARTIAL)]
        sides = (links[n].b if links[n].a.article == article else links[n].a for n in alike)
        paragraphs = tuple(sorted({each for side in sides for each in side.paragraphs}))
        cells.append(Carrier(other, paragraphs, best.kind, best.moved, numbers[0]))
    return tuple(cells)
