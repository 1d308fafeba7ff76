"""The articles' first screenful, painted before the rest of the window is even imported.

It stands where the Aligned view will draw the same text, in the same fonts and colours and on the same line grid, so
that nothing moves when the view takes its place. Neither the comparison's model nor Qt's own namespace (15 ms) is
imported here.
"""

from __future__ import annotations

import contextlib
from collections.abc import Sequence
from itertools import groupby
from typing import Any, NamedTuple, cast

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, QTimer, Signal
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetricsF,
    QPainter,
    QPaintEvent,
    QPalette,
    QPixmap,
    QTextCharFormat,
    QTextLayout,
)
from PySide6.QtWidgets import QApplication, QWidget

from app.model.kinds import PROSE, ParagraphKind
from app.session.settings import Settings
from app.workers.early import EarlyReader
from widgets.compare.column_widths import ColumnWidths
from widgets.compare.paragraph_box import FURNITURE_NOTE, ParagraphBox
from widgets.compare.reading_style import PARAGRAPH_GAP, ROW_PADDING, ReadingStyle, style_for
from widgets.theme import Theme, reading_font, ui_font

PATIENCE = 120
"""Milliseconds an empty frame waits for its text before the rest of the window is built; HTML takes longer anyway."""

USUAL_TOP, LEGEND, USUAL_BOTTOM, USUAL_LEAST = 114, 32, 22, 400
"""Until a window has been measured: pixels above the view without the legend, of the legend, below the view; and the
least width of the view."""

GUTTER, SCROLL_BAR, OVERVIEW = 30, 13, 16
"""Widths in pixels, as the view has them."""

FURNITURE_SHOWN = 2
"""Paragraphs of a long run of furniture that are shown, as on the page."""

LONGEST = 500_000
"""Code points of a paragraph; a reader that says more is not to be believed, and is told off by others."""

_QUIET = frozenset({ParagraphKind.FURNITURE, ParagraphKind.BYLINE, ParagraphKind.DATELINE, ParagraphKind.CAPTION})


class _Paragraph(NamedTuple):
    kind: ParagraphKind
    text: str
    number: int | None
    suffix: str
    folded: bool


class _Pane(NamedTuple):
    title: str
    paragraphs: tuple[_Paragraph, ...]


class _Cell(NamedTuple):
    boxes: tuple[ParagraphBox, ...]
    tops: tuple[int, ...]
    height: int


class FirstFrame(QWidget):
    """Paints what *early* has read, as it comes; ``shown`` says once that all is on screen, or takes too long."""

    shown = Signal()
    _came = Signal()

    def __init__(self, settings: Settings, early: EarlyReader) -> None:
        super().__init__()
        self._settings = settings
        self._early = early
        self._zoom = settings.zoom
        self._columns: tuple[float, ...] = ()
        self._place: tuple[int, float] = (0, 0.0)
        self._panes: list[_Pane | None] = []
        self._rows: list[list[list[int]]] = []
        self._cells: dict[int, list[_Cell]] = {}
        self._laid_out: tuple[int, ...] = ()
        self._done = self._said = False
        dark = settings.theme == "dark" or (
            settings.theme == "system" and QApplication.palette().color(QPalette.ColorRole.Window).lightness() < 128
        )
        self.theme = Theme.for_palette(dark)
        palette = self.palette()
        palette.setColor(QPalette.ColorRole.WindowText, QColor(self.theme.dim))
        self._dim = QTextCharFormat()
        self._dim.setForeground(palette.brush(QPalette.ColorRole.WindowText))
        palette.setColor(QPalette.ColorRole.WindowText, QColor(self.theme.ink))
        self.setPalette(palette)
        self._pixels: dict[str, QPixmap] = {}
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._say)
        self._came.connect(self._take_in)
        early.looked_at = self._hear
        self._take_in()

    @property
    def complete(self) -> bool:
        """Whether everything has been read, or has failed."""
        return self._done

    def _hear(self) -> None:
        """Called in the reader's thread: the signal crosses to the window's."""
        with contextlib.suppress(RuntimeError):  # the window was closed meanwhile
            self._came.emit()

    # -- what there is to show -----------------------------------------------------------------------------------

    def _take_in(self) -> None:
        answers = self._early.answers()
        wanted = len(self._early.requests)
        self._done = len(answers) >= wanted or None in answers
        try:
            if "sessions" in self._early.requests[0]:
                found = answers[0]["glimpse"] if answers and answers[0] else None
                self._show_session(found) if found else self._show_articles([])
            else:
                came = [answer for answer in answers if answer is None or "article" in answer]
                articles = [answer["article"] if answer else None for answer in came]
                self._show_articles([*articles, *[None] * (wanted - len(answers))])
        except (KeyError, TypeError, ValueError, IndexError, OverflowError):
            self._show_articles([])  # what is odd about it is told by those who know how
        self._cells.clear()
        self.update()

    def _show_articles(self, articles: Sequence[dict[str, Any] | None]) -> None:
        panes = [None if article is None else _pane(article) for article in articles]
        height = max((len(pane.paragraphs) for pane in panes if pane is not None), default=0)
        self._rows = [
            [[number] if pane is not None and number < len(pane.paragraphs) else [] for pane in panes]
            for number in range(height)
        ]
        self._panes = panes

    def _show_session(self, found: dict[str, Any]) -> None:
        self._show_articles(found["articles"])
        row, fraction = found["place"]
        zoom, columns = int(found["zoom"]), tuple(float(share) for share in found["columns"])
        if found["rows"]:
            rows = cast("list[list[list[int]]]", found["rows"])
            for cells in rows:
                for pane, cell in zip(self._panes, cells, strict=True):
                    if pane is None or any(not 0 <= number < len(pane.paragraphs) for number in cell):
                        raise ValueError("rows")
            self._rows = rows
        self._place = (int(row), float(fraction))
        self._zoom, self._columns = zoom, columns

    # -- where it stands -----------------------------------------------------------------------------------------

    def view_rect(self) -> QRect:
        """Return where the Aligned view will stand, heads included, in this widget's pixels."""
        settings, window = self._settings, self.window()
        top, bottom, least = USUAL_TOP + (LEGEND if settings.legend_open else 0), USUAL_BOTTOM, USUAL_LEAST
        measured = settings.window_state.split()
        if len(measured) == 3 and all(part.isdecimal() and len(part) < 6 for part in measured):
            top, bottom, least = map(int, measured)
        side = max(240, settings.sidebar_width) + 1 if settings.sidebar_open else 0
        above = self.mapTo(window, QPoint(0, 0)).y()
        return QRect(0, top - above, max(least, window.width() - side), max(1, window.height() - top - bottom))

    def _style(self) -> ReadingStyle:
        return style_for(max(40, min(400, self._zoom)))

    def _head_height(self, widths: Sequence[int], title: QFont) -> int:
        metrics = QFontMetricsF(title)
        lines = 1
        for pane, width in zip(self._panes, widths, strict=True):
            inset = max(14, self._style().columns(width)[0] - 40 + 14)
            if pane is not None and metrics.horizontalAdvance(pane.title) > max(40, width - inset - 24 - 11 - 26 - 8):
                lines = 2
        return round(11 + lines * metrics.height() + 3 + QFontMetricsF(ui_font(8.5)).height() + 10)

    def row_cells(self, row: int, widths: Sequence[int]) -> list[_Cell]:
        """Return the laid-out cells of *row*, one a pane."""
        found = self._cells.get(row)
        if found is None:
            style = self._style()
            found = []
            for pane, width, numbers in zip(self._panes, widths, self._rows[row], strict=True):
                measure = style.columns(width)[1]
                paragraphs = [pane.paragraphs[number] for number in numbers] if pane is not None else []
                # a box asks for no more than kind, text and whether it is folded
                boxes = tuple(ParagraphBox(cast("Any", each), style, measure, each.suffix) for each in paragraphs)
                tops: list[int] = []
                y = ROW_PADDING
                for box in boxes:
                    tops.append(y)
                    if box.height:
                        y += box.height + PARAGRAPH_GAP
                found.append(_Cell(boxes, tuple(tops), y - PARAGRAPH_GAP + ROW_PADDING if y > ROW_PADDING else 0))
            self._cells[row] = found
        return found

    def _height(self, row: int, widths: Sequence[int]) -> int:
        return max((cell.height for cell in self.row_cells(row, widths)), default=0)

    def _anchor(self, viewport: int, widths: Sequence[int]) -> tuple[int, int]:
        """Return the row at the top and the pixels of it out of sight, no further down than the end allows."""
        row = max(0, min(self._place[0], len(self._rows) - 1))
        offset = round(max(0.0, min(self._place[1], 1.0)) * self._height(row, widths))
        left = viewport + offset
        for below in range(row, len(self._rows)):
            left -= self._height(below, widths)
            if left <= 0:
                return row, offset
        left, row = viewport, len(self._rows) - 1
        while row > 0 and left > (height := self._height(row, widths)):
            left -= height
            row -= 1
        return row, max(0, self._height(row, widths) - left)

    # -- paint ---------------------------------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        try:
            self._fill(painter, self.rect(), self.theme.panel)
            if self._panes:
                self._paint(painter)
        finally:
            painter.end()
            # whatever happened here, the rest of the window must come
            if not self._said and (self._done or not self._timer.isActive()):
                self._timer.start(0 if self._done else PATIENCE)

    def _say(self) -> None:
        if not self._said:
            self._said = True
            self.shown.emit()

    def _paint(self, painter: QPainter) -> None:
        theme, view = self.theme, self.view_rect()
        count = len(self._panes)
        columns = ColumnWidths(count)
        columns.set(self._columns)
        room = max(1, view.width() - SCROLL_BAR - OVERVIEW)
        widths = columns.pixels(columns.stretched(max(1, room - GUTTER * (count - 1))))
        if widths != self._laid_out:
            self._laid_out = widths
            self._cells.clear()
        title = reading_font()
        title.setPointSizeF(11.5)
        title.setWeight(QFont.Weight.Bold)
        head = self._head_height(widths, title)
        foot = round(QFontMetricsF(ui_font(9)).height()) + 9
        text = sum(widths) + GUTTER * (count - 1)
        low = SCROLL_BAR if text > room else 0
        text = min(text, room)
        y, height = view.top() + head, max(1, view.height() - head - foot - low)
        self._fill(painter, QRect(0, view.top(), text, head + height), theme.page)
        self._fill(painter, QRect(0, y - 1, text, 1), theme.line)
        if not self._rows:
            return
        painter.setClipRect(QRect(0, y, text, height))
        row, offset = self._anchor(height, widths)
        top = y - offset
        bottom = y + height
        while row < len(self._rows) and top < bottom:
            tall = self._height(row, widths)
            x = 0
            for cell, width in zip(self.row_cells(row, widths), widths, strict=True):
                self._paint_cell(painter, cell, QRect(x, top, width, tall))
                x += width
                self._fill(painter, QRect(x, top + tall - 1, GUTTER, 1), theme.line)
                x += GUTTER
            top += tall
            row += 1
        x = 0
        for width in widths[:-1]:
            x += width + GUTTER
            self._fill(painter, QRect(x - GUTTER, y, 1, height), theme.line)
            self._fill(painter, QRect(x - 1, y, 1, height), theme.line)

    def _paint_cell(self, painter: QPainter, cell: _Cell, rect: QRect) -> None:
        theme = self.theme
        if not cell.boxes:
            self._fill(painter, rect, theme.gap)
        self._fill(painter, QRect(rect.left(), rect.bottom(), rect.width(), 1), theme.line)
        style = self._style()
        left = rect.left() + style.columns(rect.width())[0]
        clip = QRectF(rect)
        for box, top in zip(cell.boxes, cell.tops, strict=True):
            paragraph = cast("_Paragraph", box.paragraph)
            if paragraph.folded:
                continue
            y = rect.top() + top
            if paragraph.number is not None:
                right = left - 14 - QFontMetricsF(style.number).horizontalAdvance(str(paragraph.number))
                self._label(painter, str(paragraph.number), style.number, right, y + box.face.baseline - 1)
            box.draw_dressed(painter, left, y, self._dim if paragraph.kind in _QUIET else None, clip)
            if paragraph.kind is ParagraphKind.LIST_ITEM:
                self._label(painter, "•", box.face.font, left, y + box.face.baseline)

    # Pens and brushes would load Qt's whole namespace, which takes longer than all the painting here: the pen is the
    # palette's, other colours come from a pixel or from a text format.

    def _fill(self, painter: QPainter, rect: QRect, name: str) -> None:
        pixel = self._pixels.get(name)
        if pixel is None:
            pixel = self._pixels[name] = QPixmap(1, 1)
            pixel.fill(QColor(name))
        painter.drawPixmap(rect, pixel)

    def _label(self, painter: QPainter, text: str, font: QFont, x: float, baseline: float) -> None:
        layout = QTextLayout(text, font)
        span = QTextLayout.FormatRange()
        span.start, span.length, span.format = 0, len(text), self._dim
        layout.setFormats([span])
        layout.beginLayout()
        line = layout.createLine()
        layout.endLayout()
        layout.draw(painter, QPointF(x, baseline - line.ascent()), [], QRectF(self.rect()))


def _pane(article: dict[str, Any]) -> _Pane:
    paragraphs: list[_Paragraph] = []
    count = 0
    pairs = [(ParagraphKind(name), str(text)) for name, text in article["paragraphs"]]
    if max(len(text) for text in (str(article["title"]), *(text for _, text in pairs))) > LONGEST:
        raise ValueError("too long")
    for kind, group in groupby(pairs, lambda pair: pair[0]):
        run = [text for _, text in group]
        quiet = kind is ParagraphKind.FURNITURE
        long = quiet and len(run) > FURNITURE_SHOWN + 1
        for at, text in enumerate(run):
            count += kind in PROSE
            suffix = FURNITURE_NOTE if quiet and at == 0 else ""
            if long and at == FURNITURE_SHOWN - 1:
                suffix += f" — {len(run) - FURNITURE_SHOWN} more lines of the page"
            number = count if kind in PROSE else None
            paragraphs.append(_Paragraph(kind, text, number, suffix, long and at >= FURNITURE_SHOWN))
    path = str(article["path"]).replace("\\", "/")
    return _Pane(str(article["title"] or path.rsplit("/", 1)[-1] or "Untitled"), tuple(paragraphs))
