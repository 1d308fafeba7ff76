"""The head over one pane: who this article is, and what can be done with it."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QAction,
    QFont,
    QFontMetricsF,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
    QTextLayout,
    QTextOption,
)
from PySide6.QtWidgets import QMenu, QToolButton, QWidget

from app.model.article import Article, ReadOptions
from app.model.hidden import show_name
from app.present import long_date
from widgets.compare.decoration import colour
from widgets.compare.pills import Pills
from widgets.compare.ways import ways_of
from widgets.naming import tip, title_of
from widgets.theme import LIGHT, Theme, reading_font, ui_font
from widgets.utf16 import Utf16Map

DISC = 24
_LEFT, _GAP, _TOP, _BOTTOM = 14, 11, 11, 10
_ALIGNED = 40
"""From this inset on, in pixels, the title stands over the text and the disc left of it."""
_MENU_WIDTH = 26
_LEAST_META = 70
"""Pixels of the second line that its words keep before there is room for pills."""


@dataclass(frozen=True, slots=True)
class HeadText:
    """What the head says: ``meta`` are the parts of its second line."""

    siglum: str
    title: str
    meta: tuple[str, ...]
    full: str


def head_text(
    article: Article,
    carried: float | None = None,
    words: int | None = None,
    version: tuple[int, int] | None = None,
) -> HeadText:
    """Return what the head of *article* says. *carried*: the share 0..1 of the base it carries, ``None`` for the base.

    *version*: (which, of how many), counted from 1, where it is a version of a text that others are versions of. A
    date that the reader inferred says what it was read from, or that it is a guess.
    """
    title = title_of(article, "Untitled")
    meta: list[str] = []
    if article.source:
        meta.append(show_name(article.source) + (" (guessed)" if "source" in article.guessed else ""))
    if article.published:
        date = long_date(article.published)
        if "published" in article.guessed:
            told = next((dict(n.values).get("text") for n in article.notes if n.code.startswith("date-")), None)
            date += f" (read from {show_name(told)})" if told else " (guessed)"
        meta.append(date)
    if version is not None:
        meta.append(f"version {version[0]} of {version[1]}")
    if words is not None:
        meta.append(f"{words:,} words" if words != 1 else "1 word")
    if carried is not None:
        meta.append(f"carries {round(carried * 100)} %")
    facts = [title, " · ".join(meta), show_name(article.byline or ""), show_name(article.path)]
    full = "\n".join(fact for fact in facts if fact)
    return HeadText(article.siglum or "?", title, tuple(meta), full)


class PaneHead(QWidget):
    """Siglum, title, source, date, words and menu of *article* (its number). Signals carry that number.

    ``swap_requested`` gives this article and the other one.
    """

    base_requested = Signal(int)
    move_requested = Signal(int, int)
    swap_requested = Signal(int, int)
    hide_requested = Signal(int)
    reload_requested = Signal(int)
    correct_requested = Signal(int)
    encoding_requested = Signal(int)
    reading_requested = Signal(int, object)
    """The ``ReadOptions`` to read it with."""
    item_requested = Signal(int)
    """Another article of its file is to be chosen."""
    remove_requested = Signal(int)

    def __init__(self, article: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.article = article
        self._text = HeadText("", "", (), "")
        self._base = False
        self._focused = False
        self._theme = LIGHT
        self._title_font = reading_font()
        self._title_font.setPointSizeF(11.5)
        self._title_font.setWeight(QFont.Weight.Bold)
        self._meta_font = ui_font(8.5)
        self._disc_font = ui_font(10)
        self._disc_font.setWeight(QFont.Weight.Bold)
        self._menu = QMenu(self)
        self._button = QToolButton(self)
        self._button.setText("⋯")
        self._button.setProperty("quiet", True)
        self._button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self._button.setMenu(self._menu)
        self._button.setToolTip(self.tr("What can be done with this article"))
        self._button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self._others: tuple[tuple[int, str], ...] = ()
        self._source: Article | None = None
        self._pills = Pills(
            self,
            self._meta_font,
            lambda: self.item_requested.emit(self.article),
            lambda options: self.reading_requested.emit(self.article, options),
        )
        self._pills_width = 0
        self._left = _LEFT

    # -- content -------------------------------------------------------------------------------------------------

    def show_article(
        self,
        text: HeadText,
        base: bool,
        others: tuple[tuple[int, str], ...] = (),
        first: bool = True,
        last: bool = True,
        source: Article | None = None,
    ) -> None:
        """Show *text*; *others* are the other panes' (number, siglum), *first* and *last* its place among them.

        *source*: the article itself, for the ways it can be read.
        """
        self._text, self._base, self._others = text, base, others
        self.setToolTip(tip(text.full))
        self.setAccessibleName(f"{text.siglum}: {text.title}")
        self.setAccessibleDescription(" · ".join((*text.meta, *([self.tr("base")] if base else []))))
        self._button.setAccessibleName(self.tr("Menu of article {siglum}").format(siglum=text.siglum))
        self._source = source
        self._fill_menu(first, last)
        self._pills.show_article(text.siglum, source)
        self._place_pills()
        self.update()

    def _fill_menu(self, first: bool, last: bool) -> None:
        self._menu.clear()
        number = self.article
        self._add(self.tr("Make it the &base"), not self._base, lambda: self.base_requested.emit(number))
        self._menu.addSeparator()
        self._add(self.tr("Move &left"), not first, lambda: self.move_requested.emit(number, -1))
        self._add(self.tr("Move &right"), not last, lambda: self.move_requested.emit(number, 1))
        if len(self._others) == 1:
            other, siglum = self._others[0]
            self._add(self.tr("&Swap with {siglum}").format(siglum=siglum), True, self._swap(other))
        elif self._others:
            swap = self._menu.addMenu(self.tr("&Swap with"))
            for other, siglum in self._others:
                action = swap.addAction(siglum)
                action.triggered.connect(self._swap(other))
        self._add(self.tr("&Hide"), bool(self._others), lambda: self.hide_requested.emit(number))
        self._menu.addSeparator()
        source = self._source
        has_file = source is None or bool(source.path)
        self._add(self.tr("&Correct details…"), True, lambda: self.correct_requested.emit(number))
        self._menu.addSeparator()
        self._add(self.tr("Reloa&d from its file"), has_file, lambda: self.reload_requested.emit(number))
        if source is not None and has_file:
            if len(source.items) > 1:
                text = self.tr("&Article {item} of {count}…")
                told = text.format(item=source.options.item, count=f"{len(source.items):,}")
                self._add(told, True, lambda: self.item_requested.emit(number))
            for way in ways_of(source):
                action = self._add(way.entry, True, self._reader(way.options))
                action.setCheckable(True)
                action.setChecked(way.on)
        decoded = has_file and (source is None or source.encoding is not None)
        self._add(self.tr("&Encoding…"), decoded, lambda: self.encoding_requested.emit(number))
        self._menu.addSeparator()
        self._add(self.tr("Re&move"), True, lambda: self.remove_requested.emit(number))

    def _add(self, label: str, enabled: bool, run: object) -> QAction:
        action = self._menu.addAction(label)
        action.setEnabled(enabled)
        action.triggered.connect(run)
        return action

    def _swap(self, other: int) -> object:
        return lambda: self.swap_requested.emit(self.article, other)

    def _reader(self, options: ReadOptions) -> object:
        return lambda: self.reading_requested.emit(self.article, options)

    @property
    def pills(self) -> list[QToolButton]:
        """The buttons for other ways of reading, those without room included."""
        return self._pills.buttons

    @property
    def menu(self) -> QMenu:
        """The head's menu, for the view to add to."""
        return self._menu

    def set_theme(self, theme: Theme) -> None:
        """Use *theme* from now on."""
        self._theme = theme
        self.update()

    def set_focused(self, focused: bool) -> None:
        """Show whether the pane below has the keyboard."""
        if focused != self._focused:
            self._focused = focused
            self.update()

    # -- geometry and paint --------------------------------------------------------------------------------------

    def set_inset(self, text_left: int) -> None:
        """Stand over text that starts *text_left* pixels into the column."""
        left = max(_LEFT, text_left - _ALIGNED + _LEFT)
        if left != self._left:
            self._left = left
            self._place_pills()
            self.update()

    def _measure(self, width: int) -> int:
        return max(40, width - self._left - DISC - _GAP - _MENU_WIDTH - 8)

    def height_for(self, width: int) -> int:
        """Return the height wanted at *width*, pixels: the title takes one line or two."""
        pitch = QFontMetricsF(self._title_font).height()
        lines = min(2, self._title_lines(self._measure(width)))
        return round(_TOP + lines * pitch + 3 + QFontMetricsF(self._meta_font).height() + _BOTTOM)

    def _title_lines(self, measure: int) -> int:
        return 1 if QFontMetricsF(self._title_font).horizontalAdvance(self._text.title) <= measure else 2

    def sizeHint(self) -> QSize:
        return QSize(300, self.height_for(300))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._button.setGeometry(self.width() - _MENU_WIDTH - 6, _TOP - 3, _MENU_WIDTH, 24)
        self._place_pills()

    def _meta_room(self) -> int:
        """Return how wide the second line is, pixels."""
        return self._measure(self.width()) + _MENU_WIDTH

    def _chip_width(self) -> float:
        """Return how wide the base's chip is, pixels."""
        return QFontMetricsF(self._meta_font).horizontalAdvance(self.tr("base")) + 22 if self._base else 0.0

    def meta_line(self) -> str:
        """Return what is said in the second line: the parts that have room, the first of them cut if need be."""
        metrics = QFontMetricsF(self._meta_font)
        room = max(0.0, self._meta_room() - self._chip_width() - self._pills_width)
        for count in range(len(self._text.meta), 1, -1):
            line = " · ".join(self._text.meta[:count])
            if metrics.horizontalAdvance(line) <= room:
                return line
        return metrics.elidedText(next(iter(self._text.meta), ""), Qt.TextElideMode.ElideRight, room)

    def _place_pills(self) -> None:
        """Set the pills after the second line's words."""
        chip = self._chip_width()
        self._pills_width = self._pills.fit(round(self._meta_room() - chip), _LEAST_META if self._text.meta else 0)
        words = QFontMetricsF(self._meta_font).horizontalAdvance(self.meta_line())
        lines = min(2, self._title_lines(self._measure(self.width())))
        y = _TOP + lines * QFontMetricsF(self._title_font).height() + 3
        self._pills.move(self._left + DISC + _GAP + words + chip, y - 1.5)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        try:
            self._paint(painter)
        finally:
            painter.end()

    def _paint(self, painter: QPainter) -> None:
        theme = self._theme
        painter.fillRect(self.rect(), colour(theme.page))
        painter.fillRect(QRect(0, self.height() - 1, self.width(), 1), colour(theme.line))
        if self._focused:
            painter.fillRect(QRect(0, self.height() - 2, self.width(), 2), colour(theme.accent))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour(theme.ink_of(self.article)))
        disc = QRectF(self._left, _TOP, DISC, DISC)
        painter.drawEllipse(disc)
        painter.setPen(colour(theme.page))
        painter.setFont(self._disc_font)
        painter.drawText(disc, Qt.AlignmentFlag.AlignCenter, self._text.siglum)
        left = self._left + DISC + _GAP
        measure = self._measure(self.width())
        y = self._paint_title(painter, left, measure)
        self._paint_meta(painter, left, y + 3)

    def _paint_title(self, painter: QPainter, left: int, measure: int) -> float:
        metrics = QFontMetricsF(self._title_font)
        painter.setFont(self._title_font)
        painter.setPen(colour(self._theme.ink))
        rest, y = self._text.title, float(_TOP)
        if self._title_lines(measure) == 2:
            cut = _break_at(rest, self._title_font, measure)
            painter.drawText(QPointF(left, y + metrics.ascent()), rest[:cut].rstrip())
            rest = rest[cut:]
            y += metrics.height()
        shown = metrics.elidedText(rest, Qt.TextElideMode.ElideRight, measure)
        painter.drawText(QPointF(left, y + metrics.ascent()), shown)
        return y + metrics.height()

    def _paint_meta(self, painter: QPainter, left: int, y: float) -> None:
        metrics = QFontMetricsF(self._meta_font)
        painter.setFont(self._meta_font)
        painter.setPen(colour(self._theme.dim))
        chip = self.tr("base") if self._base else ""
        line = self.meta_line()
        painter.drawText(QPointF(left, y + metrics.ascent()), line)
        if chip:
            x = left + metrics.horizontalAdvance(line) + 8
            rect = QRectF(x, y - 1, metrics.horizontalAdvance(chip) + 14, metrics.height() + 2)
            # fainter than a pill: it is no button
            painter.setPen(QPen(colour(self._theme.line), 1))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(rect.adjusted(0.5, 0.5, -0.5, -0.5), rect.height() / 2, rect.height() / 2)
            painter.setPen(colour(self._theme.dim))
            painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, chip)


def _break_at(text: str, font: QFont, measure: int) -> int:
    """Return where the first line of *text* ends."""
    layout = QTextLayout(text, font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    layout.beginLayout()
    line = layout.createLine()
    line.setLineWidth(measure)
    end = line.textLength()
    layout.endLayout()
    return Utf16Map(text).to_points(end)
