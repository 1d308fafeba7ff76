"""What this program is, and what keeps the files that are read in it from doing harm on this computer."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QGridLayout, QLabel, QVBoxLayout, QWidget

from app import __version__, messages
from widgets.theme import reading_font

_WIDTH = 440
"""Pixels of a line of text."""


class About(QDialog):
    """Name, version, licence; and what a reader cannot do here, once :meth:`show_containment` has been told."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("About Copytaster"))
        name = QLabel("Copytaster", self)
        name.setFont(reading_font(170))
        version = self._dim(self.tr("Version {number}").format(number=__version__))
        what = self._plain(self.tr("Puts articles side by side, offline. Nothing leaves this computer."))
        licence = self._dim(
            self.tr("Apache License 2.0. The language model is Explosion’s en_core_web_sm 3.8 (MIT license).")
        )
        head = self._plain(self.tr("Files are read in locked processes. On this system:"))
        font = head.font()
        font.setWeight(QFont.Weight.DemiBold)
        head.setFont(font)
        # room for the whole list from the start: nothing moves when the answer comes
        self.lines = {name: (QLabel("…", self), self._dim(text)) for name, text in messages.layers().items()}
        self.refused = self._dim(self.tr("Asking a reader…"))
        grid = QGridLayout()
        grid.setHorizontalSpacing(10)
        grid.setVerticalSpacing(5)
        grid.setColumnStretch(1, 1)
        for row, (sign, text) in enumerate(self.lines.values()):
            sign.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignHCenter)
            sign.setMinimumWidth(14)
            grid.addWidget(sign, row, 0)
            grid.addWidget(text, row, 1)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, self)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(26, 22, 26, 16)
        column.setSpacing(4)
        for widget, below in ((name, 0), (version, 10), (what, 4), (licence, 18), (head, 4)):
            column.addWidget(widget)
            column.addSpacing(below)
        column.addLayout(grid)
        column.addSpacing(8)
        column.addWidget(self.refused)
        column.addStretch(1)
        column.addSpacing(12)
        column.addWidget(buttons)
        buttons.button(QDialogButtonBox.StandardButton.Close).setFocus()

    def _plain(self, text: str, *, dim: bool = False) -> QLabel:
        label = QLabel(text, self)
        label.setProperty("dim", dim)
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setWordWrap(True)
        # a wrapped label's height follows its width, which layouts learn too late: so both are fixed here
        label.setFixedWidth(_WIDTH)
        label.ensurePolished()
        label.setMinimumHeight(label.heightForWidth(_WIDTH))
        return label

    def _dim(self, text: str) -> QLabel:
        return self._plain(text, dim=True)

    def show_containment(self, said: Mapping[str, Any] | None) -> None:
        """Show what a reader *said* of the layers that hold and of its attempts (see ``lockdown`` and ``attempts``).

        ``None``: there was no answer.
        """
        layers, attempts = (said or {}).get("layers"), (said or {}).get("attempts")
        if not isinstance(layers, list) or not isinstance(attempts, dict):
            self.refused.setText(self.tr("No reader answered, so it is not known what holds."))
            return
        for name, (sign, text) in self.lines.items():
            holds = name in layers
            sign.setText("✓" if holds else "–")
            sign.setAccessibleName(self.tr("holds") if holds else self.tr("absent"))
            text.setProperty("dim", not holds)
            text.style().unpolish(text)
            text.style().polish(text)
        self.refused.setText(messages.attempts({str(name): bool(refused) for name, refused in attempts.items()}))
