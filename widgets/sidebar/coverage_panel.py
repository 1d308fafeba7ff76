"""The coverage: who carries which paragraph, and how much of one article stands in another."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QLabel, QSizePolicy, QStackedLayout, QVBoxLayout, QWidget

from app.model.comparison import Comparison, Stage
from widgets.sidebar.chips import ChipRow
from widgets.sidebar.coverage_model import CoverageModel, Show
from widgets.sidebar.coverage_reuse import ReuseBox
from widgets.sidebar.coverage_view import CoverageView
from widgets.theme import LIGHT, Theme

_ALONE = "alone:"


class CoveragePanel(QWidget):
    """Reuse above, chips, and the table below them.

    ``reveal_requested`` carries passages to bring into view; ``passages_requested`` all passages of one kind of reuse,
    to be lit, and the number of the one to bring into view.
    """

    reveal_requested = Signal(object)
    passages_requested = Signal(object, int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = LIGHT
        self._comparison: Comparison | None = None
        self.reuse = ReuseBox(self)
        self.reuse.passages_requested.connect(self.passages_requested)
        self.chips = ChipRow(self)
        self.chips.setAccessibleName(self.tr("Show which paragraphs"))
        self.chips.chosen.connect(lambda _key: self._apply())
        self.model = CoverageModel(self)
        self.view = CoverageView(self)
        self.view.setAccessibleName(self.tr("Who carries what"))
        self.view.setModel(self.model)
        self.view.opened.connect(self._open)
        self.view.order_requested.connect(self._order)
        self.blank = QLabel(self)
        self.blank.setWordWrap(True)
        self.blank.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        self.blank.setContentsMargins(16, 14, 16, 14)
        self.blank.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Expanding)
        self.blank.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByKeyboard)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.reuse)
        column.addWidget(self.chips)
        self._stack = QStackedLayout()
        self._stack.addWidget(self.view)
        self._stack.addWidget(self.blank)
        column.addLayout(self._stack, 1)
        self.set_comparison(None)

    def set_theme(self, theme: Theme) -> None:
        """Paint with another theme."""
        self._theme = theme
        palette = self.blank.palette()
        palette.setColor(QPalette.ColorRole.WindowText, theme.dim)
        self.blank.setPalette(palette)
        self.view.theme = theme
        self.view.viewport().update()
        self.reuse.set_theme(theme)

    def set_comparison(self, comparison: Comparison | None) -> None:
        """Show another comparison; filter, order and the line chosen stay where they still make sense."""
        chosen = self._chosen()
        self._comparison = comparison
        self.reuse.set_comparison(comparison)
        self.model.set_comparison(comparison)
        self.view.sigla = tuple(article.siglum for article in comparison.articles) if comparison else ()
        self.view.fit_columns()
        self._show_chips()
        self._apply()
        row = self.model.row_of(*chosen[:2]) if chosen is not None else -1
        if chosen is not None and row >= 0:
            self.view.setCurrentIndex(self.model.index(row, min(chosen[2], self.model.columnCount() - 1)))

    def _chosen(self) -> tuple[int, int, int] | None:
        index = self.view.currentIndex()
        if not index.isValid():
            return None
        line = self.model.line(index.row())
        return line.article, line.paragraph, index.column()

    def _show_chips(self) -> None:
        comparison, model = self._comparison, self.model
        if comparison is None or not model.count(Show.ALL):
            self.chips.set_chips([], "")
            return
        alone = model.count(Show.ONE)
        chips = [
            (Show.ALL.value, self.tr("All"), self.tr("All paragraphs")),
            (
                Show.ONE.value,
                self.tr("Only in one {count}").format(count=alone),
                self.tr("Paragraphs only one article has"),
            ),
        ]
        if len(comparison.articles) > 2:
            every = model.count(Show.EVERY)
            chips.append(
                (Show.EVERY.value, self.tr("In all {count}").format(count=every), self.tr("Paragraphs all have"))
            )
        entries = [
            (f"{_ALONE}{number}", self.tr("Only in {siglum} {count}").format(siglum=article.siglum, count=count))
            for number, article in enumerate(comparison.articles)
            if (count := model.count(Show.ONE, number))
        ]
        self.chips.set_chips(chips, self.chips.current, self.tr("Only in…"), entries if len(entries) > 1 else ())

    def _apply(self) -> None:
        key = self.chips.current
        if key.startswith(_ALONE):
            self.model.set_filter(Show.ONE, int(key.removeprefix(_ALONE)))
        else:
            self.model.set_filter(Show(key) if key else Show.ALL)
        self._show_state()

    def _order(self, article: int | None) -> None:
        self.model.order_by(article)
        self.view.scrollToTop()

    def _show_state(self) -> None:
        comparison, sentence = self._comparison, ""
        if comparison is None or len(comparison.articles) < 2:
            sentence = self.tr("Open two articles to compare them.")
        elif comparison.stage < Stage.ALIGNED:
            sentence = self.tr("Comparing…")
        elif not self.model.rowCount():
            sentence = self.tr("There is no such paragraph.")
        self.blank.setText(sentence)
        self.blank.setAccessibleName(sentence)
        self._stack.setCurrentWidget(self.blank if sentence else self.view)

    def focus_first(self) -> None:
        """Move the keyboard to the table, or to the sentence in its place."""
        (self.blank if self._stack.currentWidget() is self.blank else self.view).setFocus()

    def _open(self, index: QModelIndex) -> None:
        passages = self.model.passages(index)
        if passages:
            self.reveal_requested.emit(passages)
