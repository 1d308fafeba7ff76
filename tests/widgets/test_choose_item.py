from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from app.model.article import Item
from widgets.dialogs import ChooseItem, Details

ITEMS = [Item("Harbour fire put out", "3 March 2026"), Item("Ferry late", "2 March 2026"), Item("", "no date")]


@pytest.fixture
def dialog(qtbot: QtBot) -> ChooseItem:
    return shown(qtbot, ChooseItem("feed.xml", ITEMS, 1))


def shown(qtbot: QtBot, dialog: ChooseItem) -> ChooseItem:
    qtbot.addWidget(dialog)
    dialog.show()
    qtbot.waitExposed(dialog)
    dialog.activateWindow()
    return dialog


def test_the_article_on_screen_is_where_it_begins(dialog: ChooseItem) -> None:
    assert dialog.windowTitle() == "Articles in feed.xml"
    assert dialog.list.currentRow() == 0
    assert not dialog.show_button.isEnabled()
    assert not dialog.add_button.isEnabled()
    assert dialog.count.text() == "3 articles"


def test_down_and_enter_choose(dialog: ChooseItem, qtbot: QtBot) -> None:
    QTest.keyClick(dialog.filter_box, Qt.Key.Key_Down)
    assert dialog.list.currentRow() == 1
    with qtbot.waitSignal(dialog.accepted):
        QTest.keyClick(dialog.filter_box, Qt.Key.Key_Return)
    assert (dialog.item, dialog.further) == (2, False)


def test_add_as_another(dialog: ChooseItem, qtbot: QtBot) -> None:
    dialog.list.setCurrentRow(2)
    with qtbot.waitSignal(dialog.accepted):
        dialog.add_button.click()
    assert (dialog.item, dialog.further) == (3, True)


def test_no_room_for_another(qtbot: QtBot) -> None:
    dialog = shown(qtbot, ChooseItem("feed.xml", ITEMS, 1, can_add=False))
    dialog.list.setCurrentRow(1)
    assert dialog.show_button.isEnabled()
    assert not dialog.add_button.isEnabled()
    assert "six" in dialog.add_button.toolTip()


def test_filter_goes_by_title_and_detail(dialog: ChooseItem) -> None:
    dialog.filter_box.setText("march late")
    assert dialog.shown() == [2]
    assert dialog.list.currentRow() == 1
    assert dialog.count.text() == "1 of 3 articles"
    dialog.filter_box.setText("nothing of the kind")
    assert dialog.shown() == []
    assert not dialog.show_button.isEnabled()
    QTest.keyClick(dialog.filter_box, Qt.Key.Key_Return)
    assert dialog.isVisible()
    QTest.keyClick(dialog.filter_box, Qt.Key.Key_Escape)
    assert dialog.shown() == [1, 2, 3]
    assert dialog.isVisible()


def test_every_row_says_what_it_is(dialog: ChooseItem) -> None:
    rows = [dialog.list.item(row) for row in range(3)]
    told = [row.data(Qt.ItemDataRole.AccessibleTextRole) for row in rows]
    assert told == [
        "1: Harbour fire put out. on screen · 3 March 2026",
        "2: Ferry late. 2 March 2026",
        "3: Untitled. no date",
    ]


def test_a_thousand_can_be_walked_and_filtered(qtbot: QtBot) -> None:
    items = [Item(f"Story {number}", "x" * 300) for number in range(1, 1001)]
    dialog = shown(qtbot, ChooseItem("feed.xml", items, 990))
    assert dialog.list.currentRow() == 989
    assert dialog.list.visualItemRect(dialog.list.currentItem()).intersects(dialog.list.viewport().rect())
    dialog.grab()
    dialog.filter_box.setText("story 77")
    assert dialog.shown() == [number for number in range(1, 1001) if "77" in str(number)]


def test_details_show_names_as_they_are(qtbot: QtBot) -> None:
    dialog = Details([("<b>a</b>.txt", "Opened as <i>text</i>."), ("b.txt", "Cut.")])
    qtbot.addWidget(dialog)
    assert dialog.text.toPlainText().splitlines() == ["<b>a</b>.txt", "Opened as <i>text</i>.", "b.txt", "Cut."]
