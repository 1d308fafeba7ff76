"""How much of one article stands in another: a bar, and numbers that lead to their passages one by one."""

from __future__ import annotations

from PySide6.QtCore import QMargins, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QMenu,
    QPushButton,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from app import messages
from app.model.comparison import Comparison
from app.model.passage import Passage
from app.model.reuse import Reuse, ReuseKind, Share
from widgets.compare.decoration import colour
from widgets.sidebar.chips import FlowLayout
from widgets.theme import LIGHT, Theme, ui_font

_LONGEST = "longest"


class _Bar(QWidget):
    """The four shares side by side, the darker the nearer to the source; also told apart by edges."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.theme = LIGHT
        self.article = 0
        self.shares: tuple[Share, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(100, 12)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        try:
            left = 0.0
            for share in self.shares:
                width = share.share * self.width()
                self._paint_share(painter, QRectF(left, 0, width, self.height()), share.kind)
                left += width
        finally:
            painter.end()

    def _paint_share(self, painter: QPainter, rect: QRectF, kind: ReuseKind) -> None:
        theme = self.theme
        if rect.width() < 1:
            return
        fill = theme.shared if kind is ReuseKind.VERBATIM else theme.shared_tint
        painter.fillRect(rect, colour(theme.tint_of(self.article) if kind is ReuseKind.NEW else fill))
        if kind is ReuseKind.CLOSE:
            painter.fillRect(QRectF(rect.left(), rect.bottom() - 5, rect.width(), 5), colour(theme.shared))
        elif kind is ReuseKind.REWORDED:
            painter.setPen(QPen(colour(theme.shared), 1, Qt.PenStyle.DotLine))
            painter.drawLine(rect.bottomLeft().toPoint(), rect.bottomRight().toPoint())
        painter.fillRect(QRectF(rect.right() - 1, 0, 1, rect.height()), colour(theme.panel))


class ReuseBox(QWidget):
    """What one article takes from another. A number's button goes to its passages, one more each time it is pressed."""

    passages_requested = Signal(object, int)
    """All the passages of a number, and which of them to go to."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = LIGHT
        self._comparison: Comparison | None = None
        self._reuse: Reuse | None = None
        self._at: tuple[str, int] = ("", -1)
        self.pair = QToolButton(self)
        self.pair.setProperty("quiet", True)
        self.pair.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.menu = QMenu(self.pair)
        self.pair.setMenu(self.menu)
        self.bare = QPushButton(self.tr("Without quotations, names"), self)
        self.bare.setToolTip(self.tr("Leave out the words inside quotation marks and names"))
        self.bare.setCheckable(True)
        self.bare.setProperty("pill", True)
        self.bare.setAutoDefault(False)
        self.bare.toggled.connect(lambda _on: self._rebuild())
        self.bar = _Bar(self)
        self._numbers = QWidget(self)
        self._flow = FlowLayout(self._numbers, 2, QMargins(0, 0, 0, 0))
        policy = QSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self._numbers.setSizePolicy(policy)
        self.place = QLabel(self)
        self.place.setProperty("dim", True)
        self.place.setFont(ui_font(8.5))
        self.place.setWordWrap(True)
        self.buttons: dict[str, QPushButton] = {}
        head = QHBoxLayout()
        head.setSpacing(6)
        head.addWidget(self.pair)
        head.addStretch(1)
        head.addWidget(self.bare)
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 6, 12, 4)
        column.setSpacing(4)
        column.addLayout(head)
        for part in (self.bar, self._numbers, self.place):
            column.addWidget(part)
        self.hide()

    def set_theme(self, theme: Theme) -> None:
        """Paint with another theme."""
        self._theme = self.bar.theme = theme
        self._rebuild()

    def set_comparison(self, comparison: Comparison | None) -> None:
        """Show another comparison; the two articles stay the same where they still are there."""
        pair = (self._reuse.article, self._reuse.source) if self._reuse else None
        self._comparison = comparison
        found = comparison.reuse if comparison is not None else ()
        base = comparison.base if comparison is not None else 0
        kept = next((each for each in found if (each.article, each.source) == pair), None)
        self._reuse = kept or next((each for each in found if each.source == base), None)
        self.menu.clear()
        for each in found:
            action = self.menu.addAction(self._name(each))
            action.triggered.connect(lambda _on=False, each=each: self.show_reuse(each))
        self.setVisible(self._reuse is not None)
        self._rebuild()

    def show_reuse(self, reuse: Reuse) -> None:
        """Show what another article takes, or from another."""
        self._reuse = reuse
        self._rebuild()

    def _name(self, reuse: Reuse) -> str:
        assert self._comparison is not None
        articles = self._comparison.articles
        told = self.tr("{article} from {source}")
        return told.format(article=articles[reuse.article].siglum, source=articles[reuse.source].siglum)

    def _rebuild(self) -> None:
        self._at = ("", -1)
        self.place.hide()
        while (item := self._flow.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        self.buttons = {}
        reuse = self._reuse
        if reuse is None:
            return
        self.pair.setText(f"{self._name(reuse)} ▾")
        self.pair.setToolTip(self.tr("Which article, and from which"))
        self.bare.setEnabled(bool(reuse.bare))
        shares = reuse.bare if self.bare.isChecked() and reuse.bare else reuse.shares
        self.bar.article, self.bar.shares = reuse.article, shares
        self.bar.update()
        for share in shares:
            text = self.tr("{share} % {kind}").format(
                share=round(share.share * 100), kind=messages.reuse_kind(share.kind)
            )
            tip = self.tr("{words} words in {count} passages; press to go through them")
            told = tip.format(words=f"{share.words:,}", count=f"{len(share.passages):,}")
            self._add(share.kind.value, text, told, share.passages)
        if reuse.longest is not None:
            text = self.tr("longest run {words} words").format(words=reuse.longest_words)
            self._add(_LONGEST, text, self.tr("The longest run of words that both have"), reuse.longest)
        density = QLabel(self.tr("density {value}").format(value=f"{reuse.density:.1f}"), self._numbers)
        density.setProperty("dim", True)
        density.setToolTip(
            self.tr("Mean length of the shared run that each word stands in; 1 is chance, 10 and more is copying")
        )
        density.setContentsMargins(5, 4, 5, 4)
        self._flow.addWidget(density)
        density.show()
        self._numbers.updateGeometry()

    def _add(self, key: str, text: str, told: str, passages: tuple[Passage, ...]) -> None:
        button = QPushButton(text, self._numbers)
        button.setProperty("quiet", True)
        button.setAutoDefault(False)
        button.setCheckable(True)
        button.setEnabled(bool(passages))
        button.setToolTip(told)
        button.setAccessibleName(f"{text}. {told}")
        button.setStyleSheet("QPushButton { padding: 3px 5px; }")
        button.clicked.connect(lambda _on=False: self._step(key, passages))
        self._flow.addWidget(button)
        button.show()
        self.buttons[key] = button

    def _step(self, key: str, passages: tuple[Passage, ...]) -> None:
        before, at = self._at
        at = (at + 1) % len(passages) if before == key else 0
        if key == _LONGEST:
            self.place.hide()
        else:
            told = self.tr("Passage {number} of {count}")
            self.place.setText(told.format(number=f"{at + 1:,}", count=f"{len(passages):,}"))
            self.place.show()
        self._at = (key, at)
        for other, button in self.buttons.items():
            button.setChecked(other == key)
        self.passages_requested.emit(passages, at)
