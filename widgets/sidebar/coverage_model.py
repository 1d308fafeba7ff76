"""Who carries what, as a table: a line a paragraph, a column an article."""

from __future__ import annotations

from enum import Enum

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from app import messages
from app.model.alignment import LinkKind, Side
from app.model.article import ParagraphKind
from app.model.comparison import Comparison, Stage
from app.model.hidden import show_name
from app.model.passage import Passage
from app.present import Carrier, CoverageLine, Sign, body_numbers, coverage_lines
from widgets.naming import side_name, tip, title_of

_Index = QModelIndex | QPersistentModelIndex

OWN_ROLE = int(Qt.ItemDataRole.UserRole) + 1
"""The article whose paragraph a line is."""
CELL_ROLE = int(Qt.ItemDataRole.UserRole) + 2
"""(sign, number) of a cell, as texts; ``None`` where the article does not carry the paragraph."""

LONGEST = 160
"""Code points of a paragraph that are shown."""

_SIGNS = {
    LinkKind.IDENTICAL: Sign.IDENTICAL,
    LinkKind.EDITED: Sign.EDITED,
    LinkKind.REWORDED: Sign.REWORDED,
    LinkKind.PARTIAL: Sign.PARTIAL,
}


_KINDS = {
    ParagraphKind.TITLE: "T",
    ParagraphKind.HEADING: "H",
    ParagraphKind.BYLINE: "by",
    ParagraphKind.DATELINE: "date",
    ParagraphKind.CAPTION: "cap",
}
"""What stands in a cell for paragraphs without a number."""


class Show(Enum):
    """Which lines are shown."""

    ALL = "all"
    ONE = "one"
    EVERY = "every"


class CoverageModel(QAbstractTableModel):
    """Column 0 holds the paragraph's words; column n + 1 says how, and where in its order, article n carries it."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._comparison: Comparison | None = None
        self._all: tuple[CoverageLine, ...] = ()
        self._lines: tuple[CoverageLine, ...] = ()
        self._numbers: tuple[tuple[int | None, ...], ...] = ()
        self._show = Show.ALL
        self._only: int | None = None
        self._order: int | None = None

    def set_comparison(self, comparison: Comparison | None) -> None:
        """Show another comparison, as soon as it is aligned."""
        self.beginResetModel()
        self._comparison = comparison
        aligned = comparison is not None and comparison.stage >= Stage.ALIGNED and len(comparison.articles) > 1
        self._all = coverage_lines(comparison) if comparison is not None and aligned else ()
        self._numbers = tuple(body_numbers(article) for article in comparison.articles) if comparison else ()
        count = len(comparison.articles) if comparison else 0
        self._order = self._order if self._order is not None and self._order < count else None
        self._only = self._only if self._only is not None and self._only < count else None
        self._choose()
        self.endResetModel()

    def set_filter(self, show: Show, only: int | None = None) -> None:
        """Show some lines alone; with ``Show.ONE`` those of article *only*, or of whichever has them alone."""
        self.beginResetModel()
        self._show, self._only = show, only
        self._choose()
        self.endResetModel()

    def order_by(self, article: int | None) -> None:
        """Set the lines in an article's order, what it has not at the end; ``None``: the base's, then the others'."""
        self.beginResetModel()
        self._order = article
        self._choose()
        self.endResetModel()

    @property
    def order(self) -> int | None:
        """The article whose order the lines stand in."""
        return self._order

    def count(self, show: Show, only: int | None = None) -> int:
        """Return how many lines a filter lets through."""
        return sum(self._passes(line, show, only) for line in self._all)

    def _passes(self, line: CoverageLine, show: Show, only: int | None) -> bool:
        if show is Show.ALL:
            return True
        if show is Show.EVERY:
            return line.count == len(line.cells)
        return line.count == 1 and only in (None, line.article)

    def _choose(self) -> None:
        lines = [line for line in self._all if self._passes(line, self._show, self._only)]
        order = self._order
        if order is not None:
            end = len(self._numbers[order])
            lines.sort(key=lambda line: min(self._paragraphs(line, order), default=end))
        self._lines = tuple(lines)

    @staticmethod
    def _paragraphs(line: CoverageLine, article: int) -> tuple[int, ...]:
        if article == line.article:
            return (line.paragraph,)
        cell = line.cells[article]
        return cell.paragraphs if cell is not None else ()

    def line(self, row: int) -> CoverageLine:
        """Return the line shown in a row."""
        return self._lines[row]

    def row_of(self, article: int, paragraph: int) -> int:
        """Return the row that has a paragraph in it, its own line first; -1 where none is shown."""
        held = -1
        for row, line in enumerate(self._lines):
            if (line.article, line.paragraph) == (article, paragraph):
                return row
            if held < 0 and paragraph in self._paragraphs(line, article):
                held = row
        return held

    def passages(self, index: _Index) -> tuple[Passage, ...]:
        """Return the paragraphs that a cell stands for; column 0 stands for the line's own."""
        if self._comparison is None or not index.isValid():
            return ()
        line = self._lines[index.row()]
        article = line.article if index.column() == 0 else index.column() - 1
        texts = self._comparison.articles[article].paragraphs
        return tuple(Passage(article, each, 0, len(texts[each].text)) for each in self._paragraphs(line, article))

    # -- what Qt asks --------------------------------------------------------------------------------------------

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._lines)

    def columnCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() or self._comparison is None else 1 + len(self._comparison.articles)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if orientation is not Qt.Orientation.Horizontal or self._comparison is None:
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole and section > 0:
            return Qt.AlignmentFlag.AlignCenter
        article = section - 1
        if role == Qt.ItemDataRole.DisplayRole:
            if section == 0:
                return self.tr("Paragraph")
            return self._comparison.articles[article].siglum + (" ▾" if article == self._order else "")
        if role == Qt.ItemDataRole.ToolTipRole:
            if section == 0:
                return self.tr("Click for the base’s order")
            title = title_of(self._comparison.articles[article])
            return tip("\n".join((title, self.tr("Click for this article’s order"))))
        return None

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if self._comparison is None or not index.isValid():
            return None
        line = self._lines[index.row()]
        if role == OWN_ROLE:
            return line.article
        if role == CELL_ROLE:
            return self._cell(line, index.column())
        if role == Qt.ItemDataRole.DisplayRole:
            if index.column() == 0:
                return self._words(line)
            cell = self._cell(line, index.column())
            return " ".join(part for part in cell if part) if cell is not None else "–"
        if role == Qt.ItemDataRole.ToolTipRole:
            return tip(self._told(line, index.column()))
        if role == Qt.ItemDataRole.AccessibleTextRole:
            told = self._told(line, index.column())
            return told.replace("\n", ". ")
        return None

    def _words(self, line: CoverageLine) -> str:
        assert self._comparison is not None
        text = self._comparison.articles[line.article].paragraphs[line.paragraph].text
        return show_name(text if len(text) <= LONGEST else text[: LONGEST - 1].rstrip() + "…")

    def _cell(self, line: CoverageLine, column: int) -> tuple[str, str] | None:
        article = column - 1
        if column == 0:
            return None
        if article == line.article:
            return "", self._number(article, (line.paragraph,))
        carrier = line.cells[article]
        if carrier is None:
            return None
        sign = Sign.MOVED if carrier.moved else _SIGNS[carrier.kind]
        return sign.value, self._number(article, carrier.paragraphs)

    def _number(self, article: int, paragraphs: tuple[int, ...]) -> str:
        assert self._comparison is not None
        numbers = [number for each in paragraphs if (number := self._numbers[article][each]) is not None]
        if not numbers:
            return _KINDS.get(self._comparison.articles[article].paragraphs[paragraphs[0]].kind, "·")
        return str(numbers[0]) if len(numbers) == 1 else f"{numbers[0]}+"

    def _told(self, line: CoverageLine, column: int) -> str:
        assert self._comparison is not None
        articles = self._comparison.articles
        article = line.article if column == 0 else column - 1
        paragraphs = self._paragraphs(line, article)
        if not paragraphs:
            return self.tr("Not in {siglum}").format(siglum=articles[article].siglum)
        name = side_name(articles, Side(article, paragraphs))
        if article == line.article:
            alone = self.tr("In no other article") if line.count == 1 else ""
            return "\n".join(part for part in (f"{name}: {self._words(line)}", alone) if part)
        carrier = line.cells[article]
        assert isinstance(carrier, Carrier)
        words = show_name(" ".join(articles[article].paragraphs[each].text for each in paragraphs))
        said = messages.link(self._comparison.links[carrier.link])
        return f"{name}: {said}\n{words if len(words) <= LONGEST else words[: LONGEST - 1].rstrip() + '…'}"
