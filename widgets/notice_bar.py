"""What the window tells the reader, inline: at most three notices at a time, errors first, then the newest."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QColor, QKeyEvent, QPalette, QShowEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from widgets.notices import Notice, NoticeKind
from widgets.theme import LIGHT, Theme

MOST = 3
"""Notices shown at a time; older ones wait and come back as room is made."""
MOST_ACTIONS = 2
HIDE_AFTER = 12_000
"""Milliseconds after which an info that asks for nothing goes away by itself."""

Later = Callable[[int, QObject, Callable[[], None]], object]
"""Runs a call after so many milliseconds, unless the object it belongs to is gone."""


def _later(milliseconds: int, owner: QObject, call: Callable[[], None]) -> None:
    QTimer.singleShot(milliseconds, owner, call)


class NoticeRow(QFrame):
    """One notice: sign, text, actions, close. Escape closes it."""

    closed = Signal()

    def __init__(self, notice: Notice, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.notice = notice
        self.setObjectName("notice")
        self.setAccessibleName(f"{self._kind_name()}: {notice.text}")
        self._sign = QLabel({NoticeKind.INFO: "i", NoticeKind.WARNING: "⚠", NoticeKind.ERROR: "✕"}[notice.kind], self)
        self._sign.setAccessibleName(self._kind_name())
        self.text = QLabel(notice.text, self)
        self.text.setTextFormat(Qt.TextFormat.PlainText)
        self.text.setWordWrap(True)
        self.text.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        line = QHBoxLayout(self)
        line.setContentsMargins(14, 5, 8, 5)
        line.setSpacing(8)
        line.addWidget(self._sign)
        line.addWidget(self.text, 1)
        self.buttons: list[QPushButton] = []
        for action in notice.actions[:MOST_ACTIONS]:
            button = QPushButton(action.text, self)
            button.setAutoDefault(False)
            button.clicked.connect(lambda _checked=False, run=action.run: self._run(run))
            line.addWidget(button)
            self.buttons.append(button)
        self.close_button = QToolButton(self)
        self.close_button.setText("✕")
        self.close_button.setProperty("quiet", True)
        self.close_button.setAccessibleName(self.tr("Close this notice"))
        self.close_button.setToolTip(self.tr("Close this notice"))
        self.close_button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.close_button.clicked.connect(self.closed)
        line.addWidget(self.close_button)
        self.set_theme(theme)

    def _kind_name(self) -> str:
        return {
            NoticeKind.INFO: self.tr("Notice"),
            NoticeKind.WARNING: self.tr("Warning"),
            NoticeKind.ERROR: self.tr("Error"),
        }[self.notice.kind]

    def _run(self, run: Callable[[], object]) -> None:
        # closed first: what the action says about itself must not be closed with it
        self.closed.emit()
        run()

    def set_theme(self, theme: Theme) -> None:
        """Paint with another theme."""
        ground, hue, sign = {
            NoticeKind.INFO: (theme.raised, theme.accent, theme.accent),
            NoticeKind.WARNING: (theme.raised, theme.find_now, theme.ink),
            NoticeKind.ERROR: (theme.check_tint, theme.check, theme.check),
        }[self.notice.kind]
        self.setStyleSheet(
            f"QFrame#notice {{ background: {ground}; border: none; border-left: 4px solid {hue};"
            f" border-bottom: 1px solid {theme.line}; }}"
        )
        ring = "border: 1px solid {0}; border-radius: 7px; min-width: 13px; max-width: 13px; min-height: 13px;"
        ring += " max-height: 13px; font-size: 8pt; font-weight: bold; qproperty-alignment: AlignCenter;"
        is_info = self.notice.kind is NoticeKind.INFO  # few fonts have an i in a ring
        self._sign.setStyleSheet(f"color: {sign}; {ring.format(sign) if is_info else ''}")
        self.text.setStyleSheet(f"color: {theme.ink};")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)


class _Rest(QWidget):
    """How many notices wait for room, and a way to be rid of all."""

    all_closed = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.text = QLabel(self)
        self.text.setProperty("dim", True)
        self.close_button = QPushButton(self.tr("Close all"), self)
        self.close_button.setProperty("quiet", True)
        self.close_button.setAutoDefault(False)
        self.close_button.clicked.connect(self.all_closed)
        line = QHBoxLayout(self)
        line.setContentsMargins(38, 1, 8, 1)
        line.addWidget(self.text, 1)
        line.addWidget(self.close_button)
        self.hide()

    def show_count(self, count: int) -> None:
        """Say that *count* notices wait, if any do."""
        told = self.tr("1 more: close one to see it") if count == 1 else self.tr("%d more: close one to see the next")
        self.text.setText(told % count if count > 1 else told)
        self.setVisible(count > 0)


class NoticeBar(QWidget):
    """Notices in a column. What is posted before the window is on screen waits until it is."""

    def __init__(self, parent: QWidget | None = None, later: Later = _later) -> None:
        super().__init__(parent)
        self._theme = LIGHT
        self._later = later
        self._notices: list[Notice] = []
        self._rows: dict[int, NoticeRow] = {}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self.rest = _Rest(self)
        self.rest.all_closed.connect(self.clear)
        self._column.addWidget(self.rest)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self.setAccessibleName(self.tr("Notices"))

    def post(self, notice: Notice) -> None:
        """Say something; it takes the place of an earlier notice with the same ``replaces``."""
        kept = [old for old in self._notices if not _same(old, notice)]
        for old in self._notices:
            if _same(old, notice):
                self._drop_row(old)
        self._notices = [notice, *kept]
        if self.isVisible():
            self._show()

    def withdraw(self, replaces: str) -> None:
        """Take back whatever was said under this name."""
        for notice in [notice for notice in self._notices if replaces and notice.replaces == replaces]:
            self._close(notice)

    def clear(self) -> None:
        """Take everything back."""
        for notice in list(self._notices):
            self._close(notice)

    @property
    def rows(self) -> list[NoticeRow]:
        """The notices on screen, from the top."""
        return [self._rows[id(notice)] for notice in self._ordered() if id(notice) in self._rows]

    @property
    def notices(self) -> tuple[Notice, ...]:
        """Everything said and not yet closed, the newest first, shown or waiting."""
        return tuple(self._notices)

    def set_theme(self, theme: Theme) -> None:
        """Paint with another theme."""
        self._theme = theme
        palette = self.palette()
        palette.setColor(QPalette.ColorRole.Window, QColor(theme.panel))
        self.setPalette(palette)
        for row in self._rows.values():
            row.set_theme(theme)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._show()

    def _ordered(self) -> list[Notice]:
        """What could not be opened must not be pushed out of sight by what was."""
        return sorted(self._notices, key=lambda notice: notice.kind is not NoticeKind.ERROR)

    def _show(self) -> None:
        ordered = self._ordered()
        for notice in ordered[MOST:]:
            self._drop_row(notice)
        self.rest.show_count(len(ordered[MOST:]))
        for place, notice in enumerate(ordered[:MOST]):
            if id(notice) not in self._rows:
                row = NoticeRow(notice, self._theme, self)
                row.closed.connect(lambda notice=notice: self._close(notice))
                self._rows[id(notice)] = row
                self._column.insertWidget(place, row)
                row.show()
                self._announce(row)
                if notice.kind is NoticeKind.INFO and not notice.actions:
                    self._later(HIDE_AFTER, row, lambda notice=notice: self._close(notice))

    def _announce(self, row: NoticeRow) -> None:
        event = QAccessibleAnnouncementEvent(row, row.accessibleName())
        urgent = row.notice.kind is not NoticeKind.INFO
        politeness = QAccessible.AnnouncementPoliteness
        event.setPoliteness(politeness.Assertive if urgent else politeness.Polite)
        QAccessible.updateAccessibility(event)

    def _drop_row(self, notice: Notice) -> None:
        row = self._rows.pop(id(notice), None)
        if row is not None:
            self._column.removeWidget(row)
            row.hide()
            row.deleteLater()

    def _close(self, notice: Notice) -> None:
        before = len(self._notices)
        self._notices = [old for old in self._notices if old is not notice]
        if len(self._notices) != before:
            self._drop_row(notice)
            if self.isVisible():
                self._show()


def _same(one: Notice, other: Notice) -> bool:
    """Whether the later notice makes the earlier one pointless: the same name, or the very same words."""
    if one.replaces or other.replaces:
        return one.replaces == other.replaces
    return one.kind is other.kind and one.text == other.text
