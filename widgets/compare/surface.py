"""What all panes and gutters of one view share: the layout, the theme, and what is lit, found, hovered and current."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from app.model.passage import Passage
from app.present import Ages, Carrier
from app.present.page import PageParagraph, Role, Run
from widgets.compare.row_layout import RowLayout
from widgets.theme import LIGHT, Mark, Theme

ALL_MARKS = frozenset(Role)

_BESIDE_AGES = frozenset({Role.CHECK})
"""Marks of words that are shown with the ages, too."""

Place = tuple[int, int]
"""An article and a paragraph of it."""

Spans = dict[Place, tuple[tuple[int, int], ...]]


def by_paragraph(passages: Iterable[Passage]) -> Spans:
    """Return the passages' (start, end) by (article, paragraph)."""
    found: dict[Place, list[tuple[int, int]]] = {}
    for passage in passages:
        found.setdefault((passage.article, passage.paragraph), []).append((passage.start, passage.end))
    return {place: tuple(sorted(spans)) for place, spans in found.items()}


@dataclass
class Surface:
    """The shared state; panes read it, the view writes it and asks for repaints."""

    layout: RowLayout = field(default_factory=RowLayout)
    theme: Theme = LIGHT
    marks: frozenset[Role] = ALL_MARKS
    lit: Spans = field(default_factory=dict)
    entity: int | None = None
    found: Spans = field(default_factory=dict)
    found_now: Passage | None = None
    ages: Ages | None = None
    """The sentences that are new in a version, while they are marked by age; their wording is then not marked."""
    partners: frozenset[Place] = frozenset()
    begun: frozenset[Place] = frozenset()
    """What is held to be linked by hand."""
    carriers: Callable[[PageParagraph], tuple[Carrier, ...]] = lambda _paragraph: ()
    sigla: tuple[str, ...] = ()
    hover_row: int = -1
    current_row: int = -1

    def row_colour(self, row: int, empty: bool) -> str:
        """Return the background of a cell in *row*."""
        if row == self.current_row:
            return self.theme.current
        if empty:
            return self.theme.gap
        return self.theme.hover if row == self.hover_row else self.theme.page

    def marks_of(self, paragraph: PageParagraph) -> list[tuple[int, int, Mark]]:
        """Return (start, end, mark) of what is to be marked in *paragraph*, neighbours of one look joined."""
        out: list[tuple[int, int, Mark]] = []
        marks = self.marks
        if self.ages is not None:
            aged = self.ages.get((paragraph.article, paragraph.paragraph), ())
            out = [(start, end, self.theme.age_mark(article)) for start, end, article in aged]
            marks &= _BESIDE_AGES
        for run in paragraph.runs:
            lit = self.entity is not None and run.entity == self.entity
            roles = run.roles & marks
            if not roles and not lit:
                continue
            mark = self.theme.mark_for(roles, paragraph.article, lit)
            if mark.tint is None and not mark.lines:
                continue
            if out and out[-1][1] == run.start and out[-1][2] == mark:
                out[-1] = (out[-1][0], run.end, mark)
            else:
                out.append((run.start, run.end, mark))
        return out

    def lit_in(self, paragraph: PageParagraph) -> tuple[tuple[int, int], ...]:
        """Return the lit stretches of *paragraph*."""
        return self.lit.get((paragraph.article, paragraph.paragraph), ())

    def run_at(self, paragraph: PageParagraph, offset: int) -> Run | None:
        """Return the run of *paragraph* that holds code point *offset*."""
        return next((run for run in paragraph.runs if run.start <= offset < run.end), None)
