"""Which paragraphs belong to which, as the view asks: signs, partners, the weight of a row in the overview."""

from __future__ import annotations

from app.model.alignment import Link, LinkKind, Side
from app.model.article import ParagraphKind
from app.model.comparison import Comparison
from app.present import Carrier, carriers, row_sign
from app.present.page import Page, PageParagraph, PageRow, Sign
from widgets.compare.surface import Place
from widgets.theme import Theme

_KIND_WEIGHT = {LinkKind.IDENTICAL: 0, LinkKind.PARTIAL: 1, LinkKind.REWORDED: 3, LinkKind.EDITED: 3}


class LinkIndex:
    """Answers over one comparison; what was asked once is kept."""

    def __init__(self, comparison: Comparison, page: Page) -> None:
        self.comparison = comparison
        self._page = page
        self._carriers: dict[Place, tuple[Carrier, ...]] = {}
        self._signs: dict[tuple[int, int, int], tuple[Sign, int] | None] = {}

    def sign(self, row: int, first: int, second: int) -> tuple[Sign, int] | None:
        """Return how *row* joins two articles, and the link that says so."""
        low, high = min(first, second), max(first, second)
        key = (row, low, high)
        if key not in self._signs:
            links = self.comparison.links
            touched = any(paragraph.links for paragraph in (*self._cell(row, low), *self._cell(row, high)))
            self._signs[key] = row_sign(self.comparison, row, low, high) if links and touched else None
        return self._signs[key]

    def _cell(self, row: int, article: int) -> tuple[PageParagraph, ...]:
        return self._page.rows[row].cells[article]

    def carriers(self, paragraph: PageParagraph) -> tuple[Carrier, ...]:
        """Return the other articles that carry *paragraph*; nothing where two articles stand side by side anyway."""
        if len(self.comparison.articles) < 3 or not paragraph.links:
            return ()
        place = (paragraph.article, paragraph.paragraph)
        if place not in self._carriers:
            self._carriers[place] = carriers(self.comparison, *place)
        return self._carriers[place]

    def link(self, number: int) -> Link | None:
        """Return link *number*, if there is one."""
        return self.comparison.links[number] if 0 <= number < len(self.comparison.links) else None

    def far(self, number: int, article: int) -> Side | None:
        """Return the side of link *number* that is not *article*'s."""
        link = self.link(number)
        if link is None:
            return None
        return link.b if link.a.article == article else link.a

    def partners(self, paragraph: PageParagraph) -> frozenset[Place]:
        """Return every paragraph a link joins to *paragraph*, as (article, paragraph)."""
        sides = (self.far(number, paragraph.article) for number in paragraph.links)
        return frozenset((side.article, number) for side in sides if side is not None for number in side.paragraphs)

    def move_of(self, paragraph: PageParagraph) -> int | None:
        """Return the best moved link of *paragraph*."""
        return next((number for number in paragraph.links if self.comparison.links[number].moved), None)

    def colour(self, row: PageRow, articles: tuple[int, ...], theme: Theme) -> tuple[int, str] | None:
        """Return (weight, colour) of *row* in the overview; ``None`` where nothing differs or all is furniture."""
        present = [
            article
            for article in articles
            if any(paragraph.kind is not ParagraphKind.FURNITURE for paragraph in row.cells[article])
        ]
        if not present:
            return None
        first = row.cells[present[0]][0]
        best = self.link(first.links[0]) if first.links else None
        if best is not None and best.moved:
            return 4, theme.accent
        if len(present) == 1:
            if best is not None:
                return 1, theme.shared_tint
            return 2, theme.tint_of(present[0])
        if best is None:
            return 2, theme.tint_of(present[-1])
        if best.kind is LinkKind.IDENTICAL:
            return None
        return _KIND_WEIGHT[best.kind], theme.shared if best.kind is not LinkKind.PARTIAL else theme.shared_tint

    def check_places(self) -> frozenset[Place]:
        """Return the paragraphs in which something must be checked."""
        return frozenset(
            (at.article, at.paragraph)
            for finding in self.comparison.findings
            if finding.severity.value == "check"
            for at in finding.evidence
        )
