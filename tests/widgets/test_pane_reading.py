from __future__ import annotations

import pytest
from pane_pages import LONG, article, compared
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QContextMenuEvent, QGuiApplication, QKeyEvent, QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from app.model.passage import Passage
from widgets.compare.article_pane import ArticlePane
from widgets.compare.compare_view import CompareView
from widgets.compare.pane_text import PaneText, Position

TEXTS = [
    "First words stand here.",
    "Second paragraph 😀 follows, " + LONG,
    "",
    "قال الوزير إن المحادثات انتهت",
    "Last one.",
]
CONTROL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def view(qtbot: QtBot) -> CompareView:
    made = CompareView()
    qtbot.addWidget(made)
    made.resize(900, 600)
    page, comparison = compared(
        [article("A", TEXTS), article("B", ["Other.", LONG])],
        [
            ((0,), (0,)),
            ((1,), ()),
            ((2,), ()),
            ((3,), (1,)),
            ((4,), ()),
        ],
    )
    made.set_page(page, comparison)
    made.show()
    qtbot.waitExposed(made)
    made.panes[0].setFocus()
    return made


@pytest.fixture
def pane(view: CompareView) -> ArticlePane:
    return view.panes[0]


def key(pane: ArticlePane, code: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    QTest.keyClick(pane, code, modifiers)


def spot(pane: ArticlePane, index: int, offset: int) -> QPoint:
    return pane.position_rect(Position(index, offset)).center() + QPoint(1, 0)


def mouse(pane: ArticlePane, kind: QEvent.Type, at: QPoint, held: bool = True, stamp: int = 0) -> None:
    button = Qt.MouseButton.LeftButton
    event = QMouseEvent(
        kind,
        QPointF(at),
        QPointF(pane.mapToGlobal(at)),
        Qt.MouseButton.NoButton if kind == QEvent.Type.MouseMove else button,
        button if held else Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
    )
    event.setTimestamp(stamp)
    QApplication.sendEvent(pane, event)


def press_and_release(pane: ArticlePane, at: QPoint, stamp: int) -> None:
    mouse(pane, QEvent.Type.MouseButtonPress, at, stamp=stamp)
    mouse(pane, QEvent.Type.MouseButtonRelease, at, held=False, stamp=stamp + 10)


def test_drag_selects_and_copies(pane: ArticlePane, view: CompareView) -> None:
    mouse(pane, QEvent.Type.MouseButtonPress, spot(pane, 0, 6))
    mouse(pane, QEvent.Type.MouseMove, spot(pane, 1, 6))
    mouse(pane, QEvent.Type.MouseButtonRelease, spot(pane, 1, 6), held=False)
    assert view.selected_text() == "words stand here.\n\nSecond"
    assert view.selected_passages() == (Passage(0, 0, 6, 23), Passage(0, 1, 0, 6))
    key(pane, Qt.Key.Key_C, CONTROL)
    assert QGuiApplication.clipboard().text() == "words stand here.\n\nSecond"


def test_double_click_takes_a_word_and_a_third_the_paragraph(pane: ArticlePane) -> None:
    at = spot(pane, 1, 3)
    press_and_release(pane, at, 1000)
    mouse(pane, QEvent.Type.MouseButtonDblClick, at, stamp=1100)
    assert pane.selected_text() == "Second"
    mouse(pane, QEvent.Type.MouseButtonRelease, at, held=False, stamp=1110)
    press_and_release(pane, at, 1200)
    assert pane.selected_text() == TEXTS[1]


def test_a_drag_after_a_double_click_keeps_whole_words(pane: ArticlePane) -> None:
    mouse(pane, QEvent.Type.MouseButtonPress, spot(pane, 0, 7), stamp=1000)
    mouse(pane, QEvent.Type.MouseButtonDblClick, spot(pane, 0, 7), stamp=1100)
    mouse(pane, QEvent.Type.MouseMove, spot(pane, 0, 13))
    assert pane.selected_text() == "words stand"
    mouse(pane, QEvent.Type.MouseMove, spot(pane, 0, 2))
    assert pane.selected_text() == "First words"


def test_shift_click_extends(pane: ArticlePane) -> None:
    QTest.mouseClick(pane, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, spot(pane, 0, 0))
    QTest.mouseClick(pane, Qt.MouseButton.LeftButton, SHIFT, spot(pane, 0, 5))
    assert pane.selected_text() == "First"


def test_only_one_pane_holds_a_selection(view: CompareView) -> None:
    view.panes[0].select_all()
    view.panes[1].select_all()
    assert view.panes[0].selection() is None
    assert view.selected_text() == "Other.\n\n" + LONG


def test_keys_move_by_character_word_line_and_paragraph(pane: ArticlePane) -> None:
    pane.set_caret(Position(0, 0))
    key(pane, Qt.Key.Key_Right)
    assert pane.caret == Position(0, 1)
    key(pane, Qt.Key.Key_Right, CONTROL)
    assert pane.caret == Position(0, 6)
    key(pane, Qt.Key.Key_Left, CONTROL)
    assert pane.caret == Position(0, 0)
    key(pane, Qt.Key.Key_End)
    assert pane.caret == Position(0, len(TEXTS[0]))
    key(pane, Qt.Key.Key_Right)
    assert pane.caret == Position(1, 0)
    key(pane, Qt.Key.Key_Down)
    assert pane.caret.index == 1
    assert pane.box(1).line_of(pane.caret.offset) == 1
    key(pane, Qt.Key.Key_Up)
    key(pane, Qt.Key.Key_Up)
    assert pane.caret == Position(0, 0)
    key(pane, Qt.Key.Key_Down, CONTROL)
    assert pane.caret == Position(1, 0)
    key(pane, Qt.Key.Key_End, CONTROL)
    assert pane.caret == Position(4, len(TEXTS[4]))
    key(pane, Qt.Key.Key_Home, CONTROL)
    assert pane.caret == Position(0, 0)


def test_the_caret_steps_over_an_emoji_at_once(pane: ArticlePane) -> None:
    at = TEXTS[1].index("😀")
    pane.set_caret(Position(1, at))
    key(pane, Qt.Key.Key_Right, SHIFT)
    assert pane.selected_text() == "😀"


def test_left_leads_on_in_right_to_left_text(pane: ArticlePane) -> None:
    pane.set_caret(Position(3, 0))
    key(pane, Qt.Key.Key_Left)
    assert pane.caret == Position(3, 1)
    pane.set_caret(Position(3, len(TEXTS[3])))
    key(pane, Qt.Key.Key_Left)
    assert pane.caret == Position(4, 0)


def test_an_empty_paragraph_is_passed_through(pane: ArticlePane) -> None:
    pane.set_caret(Position(1, len(TEXTS[1])))
    for index in (2, 3):
        key(pane, Qt.Key.Key_Down)
        assert pane.caret.index == index
    assert pane.position_rect(Position(2, 0)).height() > 10


def test_shift_selects_and_a_plain_step_collapses(pane: ArticlePane) -> None:
    pane.set_caret(Position(0, 6))
    for _ in range(5):
        key(pane, Qt.Key.Key_Right, SHIFT)
    assert pane.selected_text() == "words"
    key(pane, Qt.Key.Key_Left)
    assert pane.selection() is None
    assert pane.caret == Position(0, 6)


def test_vertical_steps_keep_their_column(pane: ArticlePane) -> None:
    pane.set_caret(Position(1, 40))
    x = pane.position_rect(pane.caret).x()
    key(pane, Qt.Key.Key_Down)
    key(pane, Qt.Key.Key_Up)
    assert pane.position_rect(pane.caret).x() == x


def test_select_all_is_the_pane_alone(pane: ArticlePane, view: CompareView) -> None:
    key(pane, Qt.Key.Key_A, CONTROL)
    assert view.selected_text() == "\n\n".join(TEXTS)


def test_copy_with_source_names_article_and_paragraph(pane: ArticlePane, view: CompareView) -> None:
    pane.select(Position(1, 0), Position(1, 6))
    view.copy_with_source()
    copied = QGuiApplication.clipboard().text()
    assert copied.startswith("Second\n")
    assert "Title A" in copied
    assert "paragraph 2" in copied


def test_selection_outlives_a_new_page_of_the_same_articles(pane: ArticlePane, view: CompareView) -> None:
    pane.select(Position(1, 0), Position(1, 6))
    made, comparison = compared(
        [article("A", TEXTS), article("B", ["Other.", LONG])],
        [
            ((0,), ()),
            ((1,), (0,)),
            ((2,), ()),
            ((3,), (1,)),
            ((4,), ()),
        ],
    )
    view.set_page(made, comparison)
    assert view.selected_text() == "Second"


def test_nothing_selected_copies_nothing(view: CompareView) -> None:
    QGuiApplication.clipboard().setText("before")
    view.copy()
    assert QGuiApplication.clipboard().text() == "before"


def test_position_at_takes_any_point(pane: ArticlePane) -> None:
    for x in (-10, 0, 200, 5000):
        for y in (-100, 0, 50, 300, 5000):
            at = pane.position_at(x, y)
            assert pane.text.clamp(at) == at


def test_flat_text_and_positions_agree(pane: ArticlePane) -> None:
    text = pane.text
    flat = text.flat
    for index, paragraph in enumerate(text.paragraphs):
        for offset in range(len(paragraph.text) + 1):
            at = Position(index, offset)
            units = text.to_flat(at)
            assert text.from_flat(units) == at
            assert flat.encode("utf-16-le")[: 2 * units].decode("utf-16-le").endswith(paragraph.text[:offset])
    assert text.flat_length() == len(flat.encode("utf-16-le")) // 2
    assert text.flat_slice(0, 5) == "First"


def test_an_article_without_text(qtbot: QtBot) -> None:
    view = CompareView()
    qtbot.addWidget(view)
    view.resize(700, 400)
    page, comparison = compared([article("A", []), article("B", ["Some text."])], [((), (0,))])
    view.set_page(page, comparison)
    view.show()
    pane = view.panes[0]
    pane.setFocus()
    for code in (Qt.Key.Key_Down, Qt.Key.Key_Right, Qt.Key.Key_End, Qt.Key.Key_PageDown, Qt.Key.Key_A):
        key(pane, code, CONTROL)
        key(pane, code)
    QTest.mouseDClick(pane, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, QPoint(50, 20))
    pane.select_all()
    assert pane.selected_text() == ""
    assert pane.selection() is None
    view.grab()
    assert PaneText(page, 0).flat_length() == 0


def test_menu_key_asks_at_the_caret(pane: ArticlePane, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(QMenu, "popup", lambda menu, point: menu.deleteLater())  # there is no screen to show it on
    pane.set_caret(Position(1, 3))
    with qtbot.waitSignal(pane.menu_requested) as asked:
        QApplication.sendEvent(pane, QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, QPoint(0, 0), QPoint(0, 0)))
    assert asked.args is not None
    assert asked.args[0] == 1


def test_other_keys_are_left_to_the_window(pane: ArticlePane) -> None:
    event = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_F5, Qt.KeyboardModifier.NoModifier)
    pane.keyPressEvent(event)
    assert not event.isAccepted()
