"""The guide: help with pictures, and a page on how the numbers come about, shown beside the work."""

from __future__ import annotations

import re

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QColor, QImage, QTextBlock, QTextBlockFormat, QTextCharFormat, QTextCursor, QTextDocument
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QTextBrowser, QVBoxLayout, QWidget

import resources
from widgets.theme import LIGHT, Theme

HELP = resources.ROOT / "help"
PICTURE_WIDTH = 640
"""Pixels a picture may be wide; larger ones are scaled down."""
LINE_HEIGHT = 125.0
"""Per cent."""
HEADING_SPACE = 16.0

GUIDE, SCORES = "guide", "scores"
PAGES = (GUIDE, SCORES)
"""The pages, by the names of their files."""

_PICTURE = re.compile(r"[a-z-]+\.png")


def slug(heading: str) -> str:
    """Return the name a heading goes by in a link: ``Confidential work`` is ``confidential-work``."""
    return "-".join(re.findall(r"\w+", heading.casefold()))


def _apart() -> QTextBlockFormat:
    """The space above a heading, in pixels."""
    look = QTextBlockFormat()
    look.setTopMargin(HEADING_SPACE)
    return look


class GuideText(QTextBrowser):
    """The guide's text. Links lead to headings of its own pages; pictures come from the help folder, nothing from
    elsewhere.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = LIGHT
        self._page = GUIDE
        self.setOpenLinks(False)
        self.setOpenExternalLinks(False)
        self.setAccessibleName(self.tr("Guide"))
        self.document().setDocumentMargin(20)
        self.anchorClicked.connect(self.follow)
        self._fill()

    def set_theme(self, theme: Theme) -> None:
        """Use the pictures and the link colour of *theme*; the rest follows the window's style sheet."""
        self._theme = theme
        place = self.verticalScrollBar().value()
        self._fill()
        self.verticalScrollBar().setValue(place)

    def follow(self, url: QUrl) -> None:
        """Go to the page or the heading a link names; any other address is left alone."""
        page, _, heading = url.toString().partition("#")
        name = page.removesuffix(".md") if page else self._page
        if name in PAGES and page in ("", f"{name}.md"):
            self.show_page(name, heading)

    @property
    def page(self) -> str:
        """The page shown, one of ``PAGES``."""
        return self._page

    def show_page(self, name: str, heading: str = "") -> None:
        """Show a page from its top, or from the heading with this slug."""
        if name != self._page:
            self._page = name
            self._fill()
        if not heading or not self.go_to(heading):
            self.verticalScrollBar().setValue(0)

    def go_to(self, name: str) -> bool:
        """Bring the heading with this slug to the top; gives whether there is one."""
        for block in self._blocks():
            if block.blockFormat().headingLevel() and slug(block.text()) == name:
                layout = self.document().documentLayout()
                self.verticalScrollBar().setValue(int(layout.blockBoundingRect(block).top()))
                self.setTextCursor(QTextCursor(block))
                return True
        return False

    def loadResource(self, kind: int, name: QUrl) -> object:
        file = name.toString()
        if kind != QTextDocument.ResourceType.ImageResource.value or not _PICTURE.fullmatch(file):
            return None
        if self._theme.dark:
            file = file.replace("-light.", "-dark.")
        image = QImage(str(HELP / file))
        ratio = self.devicePixelRatioF()
        if image.width() > PICTURE_WIDTH * ratio:
            image = image.scaledToWidth(int(PICTURE_WIDTH * ratio), Qt.TransformationMode.SmoothTransformation)
            image.setDevicePixelRatio(ratio)
        return image

    def doSetSource(self, name: QUrl, type: QTextDocument.ResourceType = ...) -> None:  # type: ignore[assignment]  # noqa: A002
        # a browser would go to another document; there is none
        return

    def _fill(self) -> None:
        self.setMarkdown((HELP / f"{self._page}.md").read_text(encoding="utf-8"))
        spacing = QTextBlockFormat()
        spacing.setLineHeight(LINE_HEIGHT, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
        for block in self._blocks():
            if "\ufffc" not in block.text():
                QTextCursor(block).mergeBlockFormat(spacing)
            if block.blockFormat().headingLevel():
                QTextCursor(block).mergeBlockFormat(_apart())
            self._colour_links(block)

    def _colour_links(self, block: QTextBlock) -> None:
        """Give links the accent; Markdown's reader has given them the desktop's link colour."""
        look = QTextCharFormat()
        look.setForeground(QColor(self._theme.accent))
        at = block.begin()
        stretches: list[tuple[int, int]] = []
        while not at.atEnd():
            fragment = at.fragment()
            if fragment.charFormat().isAnchor():
                stretches.append((fragment.position(), fragment.position() + fragment.length()))
            at += 1
        for start, end in stretches:
            cursor = QTextCursor(self.document())
            cursor.setPosition(start)
            cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
            cursor.mergeCharFormat(look)

    def _blocks(self) -> list[QTextBlock]:
        blocks: list[QTextBlock] = []
        block = self.document().begin()
        while block.isValid():
            blocks.append(block)
            block = block.next()
        return blocks


class Guide(QDialog):
    """A window of its own that leaves the comparison usable."""

    def __init__(self, theme: Theme = LIGHT, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Guide"))
        self.setModal(False)
        self.text = GuideText(self)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, self)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.addWidget(self.text, 1)
        column.addWidget(buttons)
        self.resize(760, 720)
        self.set_theme(theme)
        self.text.setFocus()

    def set_theme(self, theme: Theme) -> None:
        """Use another theme."""
        self.text.set_theme(theme)
