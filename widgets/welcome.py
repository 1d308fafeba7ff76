"""What the window shows while nothing is open."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from app.model.hidden import show_name
from app.session.recents import Recent
from widgets.naming import tip
from widgets.theme import Theme, reading_font

MOST_RECENT = 6
WIDTH = 620
"""Pixels of the column of text."""


class Welcome(QWidget):
    """Says what to do first: drop, open, paste, or go on with a recent comparison."""

    open_requested = Signal()
    paste_requested = Signal()
    sample_requested = Signal()
    recent_requested = Signal(str)
    """The id of a recent comparison."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("welcome")
        self._title = QLabel(self.tr("Drop two or more articles here"))
        self._title.setFont(reading_font(170))
        self._text = QLabel(
            self.tr(
                "Copytaster puts them side by side, pairs the paragraphs that match, and marks the words, quotes, "
                "figures and names that differ. Nothing leaves this computer."
            )
        )
        self._text.setWordWrap(True)
        self._text.setObjectName("dim")
        buttons = QHBoxLayout()
        for text, signal in (
            (self.tr("&Open articles…"), self.open_requested),
            (self.tr("&Paste as article"), self.paste_requested),
            (self.tr("See a &sample comparison"), self.sample_requested),
        ):
            button = QPushButton(text)
            button.clicked.connect(signal)
            buttons.addWidget(button)
        buttons.addStretch(1)
        self._recent_head = QLabel(self.tr("Recent comparisons"))
        self._recent_head.setObjectName("dim")
        self._recent = QVBoxLayout()
        self._recent.setSpacing(2)
        # a wrapped label's height follows its width, which layouts learn too late: so the width is fixed here
        self._text.setFixedWidth(WIDTH)
        column = QVBoxLayout()
        column.setSpacing(14)
        column.addStretch(2)
        for label in (self._title, self._text):
            column.addWidget(label)
        column.addLayout(buttons)
        column.addSpacing(18)
        column.addWidget(self._recent_head)
        column.addLayout(self._recent)
        column.addStretch(3)
        outer = QHBoxLayout(self)
        outer.addStretch(1)
        outer.addLayout(column)
        outer.addStretch(1)
        self.set_recents(())

    def set_theme(self, theme: Theme) -> None:
        """Take the theme's colours."""
        self._title.setStyleSheet(f"color: {theme.ink}")
        for label in (self._text, self._recent_head):
            label.setStyleSheet(f"color: {theme.dim}")
        for label in (self._title, self._text):
            label.setMinimumHeight(label.heightForWidth(WIDTH) if label.wordWrap() else label.sizeHint().height())

    def set_recents(self, entries: Sequence[Recent]) -> None:
        """List the recent comparisons, the latest first."""
        while (item := self._recent.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.deleteLater()
        self._recent_head.setVisible(bool(entries))
        for entry in entries[:MOST_RECENT]:
            button = QPushButton(recent_text(entry).replace("&", "&&"))
            button.setFlat(True)
            button.setObjectName("recent")
            button.setProperty("quiet", True)
            button.setStyleSheet("text-align: left; padding: 4px 6px;")
            button.setToolTip(tip("\n".join(show_name(path) for path in entry.paths if path)))
            button.clicked.connect(lambda _=False, session=entry.session: self.recent_requested.emit(session))
            self._recent.addWidget(button)


def recent_text(entry: Recent, most: int = 90) -> str:
    """Name a recent comparison by its titles, cut at *most* characters."""
    text = " — ".join(show_name(title) for title in entry.titles)
    return text if len(text) <= most else text[: most - 1].rstrip() + "…"
