"""A move held level: one pane steps out of the common place so that both ends of a moved passage stand side by side."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QRect

from widgets.compare.article_pane import ArticlePane
from widgets.compare.row_layout import Anchor, RowLayout


@dataclass(frozen=True, slots=True)
class Level:
    """Link *link*, read in pane *source* at paragraph *near*, its other end *far* in pane *target* brought level."""

    link: int
    source: ArticlePane
    near: int
    target: ArticlePane
    far: int

    def source_rect(self) -> QRect:
        """Return where the near paragraph stands in its pane."""
        return self.source.paragraph_rect(self.source.text.index_of[self.near])

    def target_rect(self) -> QRect:
        """Return where the far paragraph stands in its pane."""
        return self.target.paragraph_rect(self.target.text.index_of[self.far])

    def in_view(self) -> bool:
        """Whether any of either end is still on screen; once both are gone there is nothing to hold."""
        height = self.source.height()
        return any(rect.bottom() >= 0 and rect.top() < height for rect in (self.source_rect(), self.target_rect()))


def level_anchor(layout: RowLayout, target: ArticlePane, far: int, y: int) -> Anchor:
    """Return the place *target* must take for its paragraph *far* to begin at height *y*."""
    index = target.text.index_of[far]
    row = target.text.rows[index]
    cell = layout.cells(row)[target.article]
    top = cell.tops[index - target.text.first_in(row)]
    return layout.walk(Anchor(row, top - y), 0, free=True)
