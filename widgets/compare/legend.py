"""What the marks mean, each shown in its own style, each a switch."""

from __future__ import annotations

from PySide6.QtCore import QMargins, QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QLabel, QSizePolicy, QWidget

from app.model.alignment import LinkKind
from app.present import Carrier
from app.present.page import Role
from widgets.compare.carrier_signs import PITCH, SIZE, draw_letter
from widgets.compare.decoration import colour, draw_behind, draw_under
from widgets.compare.pane_painter import MOVED_SIGN
from widgets.compare.surface import ALL_MARKS
from widgets.sidebar.chips import FlowLayout
from widgets.theme import LIGHT, Theme, ui_font

GROUPS: tuple[tuple[str, str, frozenset[Role]], ...] = (
    ("Only here", "words that only this article has", frozenset({Role.INSERTED, Role.DELETED})),
    ("Replaced", "words that stand in place of another article's", frozenset({Role.REPLACED, Role.STYLE_ONLY})),
    ("Shared", "words a reworded passage shares with its counterpart", frozenset({Role.SHARED})),
    ("Moved", "a passage that stands elsewhere in another article", frozenset({Role.MOVED})),
    ("Quotes", "what somebody is quoted as saying", frozenset({Role.QUOTE})),
    ("Names", "people, places, organisations", frozenset({Role.ENTITY})),
    ("Figures", "numbers, money, per cent, dates", frozenset({Role.FIGURE})),
    ("To check", "a difference an editor must look at", frozenset({Role.CHECK})),
    (
        "Carried by",
        "the other articles that have a paragraph: solid for all of it, hollow for a part",
        frozenset({Role.CARRIED}),
    ),
)
"""Label, explanation and roles of each switch."""


_SIGN_WIDTHS = {Role.MOVED: 14, Role.QUOTE: 10, Role.CARRIED: 34}
"""What is marked by a sign rather than under the words: pixels of the sign before the name."""


_BESIDE_AGES = frozenset({*_SIGN_WIDTHS, Role.CHECK})


class _Switch(QAbstractButton):
    """One kind of mark: its name drawn as the mark itself."""

    def __init__(self, label: str, tip: str, roles: frozenset[Role], parent: QWidget) -> None:
        super().__init__(parent)
        self.roles = roles
        self.theme = LIGHT
        self.articles: tuple[int, ...] = (0, 1)
        self.setText(label)
        self.setToolTip(tip)
        self.setAccessibleName(label)
        self.setAccessibleDescription(tip)
        self.setCheckable(True)
        self.setChecked(True)
        self.setFont(ui_font(9))
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)

    def sizeHint(self) -> QSize:
        metrics = QFontMetricsF(self.font())
        return QSize(round(metrics.horizontalAdvance(self.text())) + 16 + self._extra(), round(metrics.height()) + 12)

    def _extra(self) -> int:
        """Return the pixels that a sign takes before the name."""
        return next((width for role, width in _SIGN_WIDTHS.items() if role in self.roles), 0)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        try:
            self._paint(painter)
        finally:
            painter.end()

    def _paint(self, painter: QPainter) -> None:
        theme, metrics = self.theme, QFontMetricsF(self.font())
        if self.underMouse() and self.isEnabled():
            painter.fillRect(self.rect(), colour(theme.gap))
        left = 8.0
        baseline = (self.height() - metrics.height()) / 2 + metrics.ascent() - 1
        line = QRect(0, 0, self.width(), self.height())
        on = self.isChecked() and self.isEnabled()
        painter.setFont(self.font())
        if on and Role.QUOTE in self.roles:
            painter.fillRect(QRectF(left, 5, 3, self.height() - 10), colour(theme.shared))
        if Role.MOVED in self.roles:
            painter.setPen(colour(theme.accent if on else theme.dim))
            painter.drawText(QRect(int(left) - 3, 0, 14, self.height()), Qt.AlignmentFlag.AlignCenter, MOVED_SIGN)
        if Role.CARRIED in self.roles:
            self._paint_letters(painter, left)
            painter.setFont(self.font())
        left += self._extra()
        width = metrics.horizontalAdvance(self.text())
        samples = self._samples(left, width, line)
        if on:
            for mark, rect in samples:
                draw_behind(painter, mark, (rect,), round(baseline), metrics.ascent())
        painter.setPen(colour(theme.ink if on else theme.dim))
        painter.drawText(QPointF(left, baseline), self.text())
        if on:
            for mark, rect in samples:
                draw_under(painter, mark, (rect,), round(baseline), metrics.ascent())
        elif self.isEnabled():
            painter.fillRect(QRectF(left, baseline - metrics.xHeight() / 2, width, 1), colour(theme.dim))
        if self.hasFocus():
            painter.setPen(colour(theme.accent))
            painter.drawRect(self.rect().adjusted(0, 0, -1, -1))

    def _paint_letters(self, painter: QPainter, left: float) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)
        rect = QRectF(left, (self.height() - SIZE) // 2, SIZE, SIZE)
        for article, kind in ((0, LinkKind.EDITED), (1, LinkKind.PARTIAL)):
            draw_letter(painter, self.theme, rect, Carrier(article, (), kind, False, 0), "AB"[article])
            rect.translate(PITCH + 1, 0)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)

    def _samples(self, left: float, width: float, line: QRect) -> list[tuple]:
        """What is each article's own is shown in the hues of the first articles, side by side."""
        role = next((role for role in Role if role in self.roles), None)
        if role is None or role in _SIGN_WIDTHS:
            return []
        roles = frozenset({role})
        if role in (Role.INSERTED, Role.REPLACED):
            each = width / max(1, len(self.articles))
            return [
                (self.theme.mark_for(roles, article), QRectF(left + at * each, line.top(), each, line.height()))
                for at, article in enumerate(self.articles)
            ]
        return [(self.theme.mark_for(roles, 0), QRectF(left, line.top(), width, line.height()))]


class Legend(QWidget):
    """A row of switches; ``marks_changed`` gives the set of roles that are shown (a ``frozenset[Role]``)."""

    marks_changed = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        row = FlowLayout(self, 2, QMargins(12, 2, 12, 2))
        self._label = QLabel(self.tr("Marks"), self)
        self._label.setProperty("dim", True)
        self._label.setFont(ui_font(9))
        self._label.setContentsMargins(0, 6, 6, 6)
        row.addWidget(self._label)
        self._switches: list[_Switch] = []
        for label, tip, roles in GROUPS:
            switch = _Switch(self.tr(label), self.tr(tip), roles, self)
            switch.toggled.connect(self._on_toggled)
            self._switches.append(switch)
            row.addWidget(switch)
        policy = QSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def marks(self) -> frozenset[Role]:
        """Return the roles that are switched on."""
        off = frozenset().union(*(switch.roles for switch in self._switches if not switch.isChecked()))
        return ALL_MARKS - off

    def set_marks(self, marks: frozenset[Role]) -> None:
        """Switch exactly the groups on that have a role in *marks*; tells nobody."""
        for switch in self._switches:
            switch.blockSignals(True)
            switch.setChecked(bool(switch.roles & marks))
            switch.blockSignals(False)
            switch.update()

    def set_theme(self, theme: Theme) -> None:
        """Use *theme* from now on."""
        for switch in self._switches:
            switch.theme = theme
            switch.update()

    def set_articles(self, articles: tuple[int, ...]) -> None:
        """Show the hues of *articles* in the samples, at most three."""
        for switch in self._switches:
            switch.articles = articles[:3] or (0,)
            switch.setVisible(Role.CARRIED not in switch.roles or len(articles) > 2)
            switch.update()

    def set_by_age(self, by_age: bool) -> None:
        """Say that sentences are marked by age, in place of the wording: those switches do nothing now."""
        for switch in self._switches:
            switch.setEnabled(not by_age or bool(switch.roles & _BESIDE_AGES))

    def _on_toggled(self) -> None:
        self.marks_changed.emit(self.marks())
