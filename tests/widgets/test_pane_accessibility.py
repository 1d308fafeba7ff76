from __future__ import annotations

from collections.abc import Iterator

import pytest
from pane_pages import LONG, article, compared
from PySide6.QtCore import QCoreApplication, QEvent, QPoint
from PySide6.QtGui import QAccessible, QAccessibleInterface
from pytestqt.qtbot import QtBot

from app.present.page import Role
from widgets.compare.accessible import describe
from widgets.compare.article_pane import ArticlePane
from widgets.compare.compare_view import CompareView
from widgets.compare.pane_text import Position

TEXTS = ["Emoji 😀 first.", "Second paragraph. " + LONG]


@pytest.fixture
def pane(qtbot: QtBot) -> Iterator[ArticlePane]:
    view = CompareView()
    qtbot.addWidget(view)
    view.resize(800, 500)
    page, comparison = compared([article("A", TEXTS), article("B", ["Other."])], [((0,), (0,)), ((1,), ())])
    view.set_page(page, comparison)
    view.show()
    qtbot.waitExposed(view)
    QAccessible.setActive(True)
    yield view.panes[0]
    QAccessible.setActive(False)


def interface(pane: ArticlePane) -> QAccessibleInterface:
    found = QAccessible.queryAccessibleInterface(pane)
    assert found is not None
    return found


def test_a_pane_is_a_document_named_after_its_article(pane: ArticlePane) -> None:
    found = interface(pane)
    assert found.role() == QAccessible.Role.Document
    assert found.text(QAccessible.Text.Name) == "A: Title A"
    assert found.state().readOnly


def test_the_whole_text_can_be_read(pane: ArticlePane) -> None:
    text = interface(pane).textInterface()
    whole = "\n".join(TEXTS)
    assert text.characterCount() == len(whole) + 1  # the emoji takes two units
    assert text.text(0, text.characterCount()) == whole
    assert text.text(6, 8) == "😀"
    assert text.text(9, 14) == "first"


def test_caret_and_selection_go_both_ways(pane: ArticlePane) -> None:
    text = interface(pane).textInterface()
    text.setCursorPosition(9)
    assert pane.caret == Position(0, 8)
    assert text.cursorPosition() == 9
    assert text.selectionCount() == 0
    text.setSelection(0, 9, 14)
    assert pane.selected_text() == "first"
    assert text.selectionCount() == 1
    assert tuple(text.selection(0)) == (9, 14)
    text.removeSelection(0)
    assert pane.selection() is None
    pane.select(Position(1, 0), Position(1, 6))
    assert tuple(text.selection(0)) == (16, 22)


def test_character_rectangles_and_points_agree(pane: ArticlePane) -> None:
    text = interface(pane).textInterface()
    for offset in (0, 3, 9, 20, 40):
        rect = text.characterRect(offset)
        assert rect.height() > 10
        assert text.offsetAtPoint(QPoint(rect.left() + 1, rect.center().y())) == offset
    assert text.offsetAtPoint(pane.mapToGlobal(QPoint(-20, -20))) == -1


def test_attributes_say_why_words_are_marked(pane: ArticlePane) -> None:
    paragraph = pane.text.paragraphs[0]
    assert describe(paragraph, frozenset({Role.INSERTED, Role.ENTITY})) == "text-model:body;mark:only here\\, name;"
    words, start, end = interface(pane).textInterface().attributes(2)
    assert words.startswith("text-model:body")
    assert (start, end) == (0, len(TEXTS[0]) + 1)


def test_interfaces_go_with_their_panes(qtbot: QtBot) -> None:
    from widgets.compare import accessible

    QAccessible.setActive(True)
    view = CompareView()
    qtbot.addWidget(view)
    page, comparison = compared([article("A", TEXTS), article("B", ["Other."])], [((0,), (0,)), ((1,), ())])
    view.set_page(page, comparison)
    for pane in view.panes:
        assert QAccessible.queryAccessibleInterface(pane) is not None
    kept = len(accessible._kept)
    gone = view.panes[1]
    view.set_page(page, comparison, (0,))
    QCoreApplication.sendPostedEvents(gone, QEvent.Type.DeferredDelete)
    assert len(accessible._kept) == kept - 1
    QAccessible.setActive(False)
