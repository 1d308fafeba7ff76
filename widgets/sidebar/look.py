"""Measures and fonts that the sidebar's lists, the summary bar and the notices share; colours are the theme's."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QColor, QFont
from PySide6.QtWidgets import QPushButton, QWidget

from widgets.theme import READING_FAMILIES, Theme

PADDING = 12
"""Space inside a card, in pixels."""
GAP = 8
"""Space between cards, in pixels."""
DISC = 16
"""Diameter of a siglum's disc, in pixels."""
SMALL = 0.9
"""Size of small print against the widget's font."""


def scaled(font: QFont, factor: float) -> QFont:
    """Return *font* at another size, whether it was given in points or in pixels."""
    result = QFont(font)
    if font.pointSizeF() > 0:
        result.setPointSizeF(font.pointSizeF() * factor)
    else:
        result.setPixelSize(max(1, round(font.pixelSize() * factor)))
    return result


def serif(font: QFont) -> QFont:
    """Return the face quoted wording is set in, at the size of *font*."""
    result = QFont(font)
    result.setFamilies(list(READING_FAMILIES))
    result.setStyleHint(QFont.StyleHint.Serif)
    return result


def help_button(parent: QWidget) -> QPushButton:
    """Return a question mark that stands for how the numbers come about."""
    button = QPushButton("?", parent)
    button.setProperty("pill", True)
    button.setAutoDefault(False)
    button.setCursor(Qt.CursorShape.PointingHandCursor)
    name = QCoreApplication.translate("look", "How these numbers come about")
    button.setAccessibleName(name)
    button.setToolTip(name)
    return button


def disc_colours(theme: Theme, article: int) -> tuple[QColor, QColor]:
    """Return ground and letter of an article's siglum disc."""
    return QColor(theme.ink_of(article)), QColor(theme.page)
