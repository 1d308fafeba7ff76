from __future__ import annotations

import pytest
from pane_pages import LONG, article, compared
from PySide6.QtCore import QPoint, QRect
from PySide6.QtGui import QColor, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from app.model.article import ParagraphKind
from app.model.comparison import Comparison
from app.present.page import Page, PageParagraph, PageRow, Role, Run
from widgets.compare.compare_view import CompareView
from widgets.theme import DARK, HIGH_CONTRAST_DARK, LIGHT, Theme, palette_of, style_sheet


def marked(role: Role) -> tuple[Page, Comparison]:
    """One row; ten characters of A's paragraph carry *role* and are entity 0."""
    page, comparison = compared([article("A", [LONG]), article("B", [LONG])], [((0,), (0,))])
    runs = (Run(0, 4), Run(4, 14, frozenset({role}), 0), Run(14, len(LONG)))
    first = PageParagraph(0, 0, 1, ParagraphKind.BODY, LONG, runs, quoted=True)
    return Page((PageRow(((first,), page.rows[0].cells[1])),)), comparison


def view_of(qtbot: QtBot, made: tuple[Page, Comparison], theme: Theme = LIGHT) -> CompareView:
    view = CompareView()
    qtbot.addWidget(view)
    view.resize(900, 400)
    view.set_theme(theme)
    view.set_page(*made)
    view.show()
    qtbot.waitExposed(view)
    return view


def has(image: QImage, colour: str, where: QRect | None = None) -> bool:
    wanted = QColor(colour).rgb()
    area = image.rect() if where is None else where.intersected(image.rect())
    return any(
        image.pixel(x, y) == wanted
        for y in range(area.top(), area.bottom() + 1)
        for x in range(area.left(), area.right() + 1)
    )


@pytest.mark.parametrize("theme", [LIGHT, DARK, HIGH_CONTRAST_DARK])
@pytest.mark.parametrize("role", [Role.INSERTED, Role.DELETED, Role.REPLACED, Role.SHARED, Role.CHECK])
def test_a_mark_is_painted_and_can_be_switched_off(qtbot: QtBot, theme: Theme, role: Role) -> None:
    view = view_of(qtbot, marked(role), theme)
    mark = theme.mark_for(frozenset({role}), 0)
    assert mark.tint is not None
    assert has(view.panes[0].grab().toImage(), mark.tint)
    assert not has(view.panes[1].grab().toImage(), mark.tint)
    view.set_marks(frozenset())
    assert not has(view.panes[0].grab().toImage(), mark.tint)


def test_a_chosen_name_is_framed_even_with_names_switched_off(qtbot: QtBot) -> None:
    view = view_of(qtbot, marked(Role.ENTITY))
    view.set_marks(frozenset())
    assert not has(view.panes[0].grab().toImage(), LIGHT.accent)
    view.set_lit([], entity=0)
    assert has(view.panes[0].grab().toImage(), LIGHT.accent)
    view.set_lit([])
    assert not has(view.panes[0].grab().toImage(), LIGHT.accent)


def test_the_quotation_bar_stands_in_the_margin(qtbot: QtBot) -> None:
    view = view_of(qtbot, marked(Role.QUOTE))
    pane = view.panes[0]
    margin = QRect(0, 0, view.surface.layout.text_left(0) - 2, pane.height())
    assert has(pane.grab().toImage(), LIGHT.shared, margin)
    view.set_marks(frozenset({Role.ENTITY}))
    assert not has(pane.grab().toImage(), LIGHT.shared, margin)


def test_gaps_are_grey_and_the_row_under_the_pointer_is_tinted(qtbot: QtBot) -> None:
    made = compared([article("A", [LONG, LONG]), article("B", [LONG])], [((0,), (0,)), ((1,), ())])
    view = view_of(qtbot, made)
    first, second = view.panes
    height = view.surface.layout.height(0)
    assert QColor(second.grab().toImage().pixel(200, height + 20)).name() == LIGHT.gap
    view.go_to_row(0)
    assert QColor(first.grab().toImage().pixel(first.width() - 4, height + 20)).name() == LIGHT.page
    QTest.mouseMove(first, QPoint(100, height + 20))
    assert QColor(first.grab().toImage().pixel(first.width() - 4, height + 20)).name() == LIGHT.hover
    view.go_to_row(1)
    for pane in view.panes:
        assert QColor(pane.grab().toImage().pixel(pane.width() - 4, height + 20)).name() == LIGHT.current


@pytest.mark.parametrize("theme", [LIGHT, DARK])
def test_qt_understands_the_style_sheet(qtbot: QtBot, theme: Theme) -> None:
    """Qt warns of what it cannot parse, and a warning fails the test."""
    widget = QWidget()
    qtbot.addWidget(widget)
    layout = QVBoxLayout(widget)
    for each in (QPushButton("Button"), QLabel("Label")):
        layout.addWidget(each)
    widget.setPalette(palette_of(theme))
    widget.setStyleSheet(style_sheet(theme))
    image = widget.grab().toImage()
    assert has(image, theme.raised)
