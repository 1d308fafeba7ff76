"""The small buttons in a head: how its file is read, and how else it could be."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QFont, QFontMetricsF
from PySide6.QtWidgets import QToolButton, QWidget

from app.model.article import Article, ReadChoice, ReadOptions
from widgets.compare.ways import Way, ways_of

_GAP, _SIDES = 8, 26


class Pills:
    """Pills on *head*, in *font*. ``buttons`` are those there are, in sight or not."""

    def __init__(
        self, head: QWidget, font: QFont, ask_item: Callable[[], None], ask_reading: Callable[[ReadOptions], None]
    ) -> None:
        self._head, self._font = head, font
        self._ask_item, self._ask_reading = ask_item, ask_reading
        self._shown: tuple[object, ...] = ()
        self.buttons: list[QToolButton] = []

    def show_article(self, siglum: str, source: Article | None) -> None:
        """Offer what makes a difference for *source*, and show what is in use; plain text only where it is."""
        shown = (siglum, *_reading_of(source)) if source is not None and source.path else ()
        if shown == self._shown:
            return
        self._shown = shown
        keyboard = self._head.window().focusWidget()
        focused = next((at for at, button in enumerate(self.buttons) if button is keyboard), None)
        for button in self.buttons:
            button.hide()
            button.deleteLater()
        self.buttons = []
        if source is not None and shown:
            self._fill(siglum, source)
        if focused is not None and self.buttons:
            self.buttons[min(focused, len(self.buttons) - 1)].setFocus()

    def _fill(self, siglum: str, source: Article) -> None:
        if len(source.items) > 1:
            text = _text("{item} of {count}").format(item=source.options.item, count=f"{len(source.items):,}")
            pill = self._add(siglum, text, _text("The file holds several articles. Press to choose another one."))
            pill.clicked.connect(self._ask_item)
        for way in ways_of(source):
            if way.on or way.choice is not ReadChoice.PLAIN_TEXT:
                pill = self._add(siglum, way.pill, way.tip)
                pill.setCheckable(True)
                pill.setChecked(way.on)
                pill.clicked.connect(self._asking(way, pill))

    def _add(self, siglum: str, text: str, tip: str) -> QToolButton:
        pill = QToolButton(self._head)
        pill.setText(text)
        pill.setToolTip(tip)
        pill.setAccessibleName(f"{siglum}: {text}")
        pill.setAccessibleDescription(tip)
        pill.setProperty("pill", True)
        pill.setProperty("small", True)
        pill.setFont(self._font)
        pill.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        pill.setCursor(Qt.CursorShape.ArrowCursor)
        metrics = QFontMetricsF(self._font)
        pill.resize(round(metrics.horizontalAdvance(text)) + _SIDES, round(metrics.height()) + 3)
        pill.show()
        self.buttons.append(pill)
        return pill

    def _asking(self, way: Way, pill: QToolButton) -> Callable[[], None]:
        def ask() -> None:
            pill.setChecked(way.on)  # until the other reading has come, the old one is in use
            self._ask_reading(way.options)

        return ask

    def fit(self, room: int, words: int) -> int:
        """Show as many as fit into *room* pixels, leaving *words* for what is not in use; give the width they take."""

        def offered(pill: QToolButton) -> bool:
            return pill.isCheckable() and not pill.isChecked()

        taken, fits = 0, True
        for pill in sorted(self.buttons, key=offered):
            wide = pill.width() + _GAP
            fits = fits and taken + wide <= room - (words if offered(pill) else 0)
            pill.setVisible(fits)
            taken += wide if fits else 0
        return taken

    def move(self, x: float, y: float) -> None:
        """Set them side by side from *x* on."""
        for pill in self.buttons:
            if not pill.isHidden():
                x += _GAP
                pill.move(round(x), round(y))
                x += pill.width()


def _reading_of(article: Article) -> tuple[object, ...]:
    return article.path, len(article.items), article.options, article.offered


def _text(source: str) -> str:
    return QCoreApplication.translate("Pills", source)
