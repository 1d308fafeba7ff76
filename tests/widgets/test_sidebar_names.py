from dataclasses import replace

import pytest
import sidebar_story as story
from PySide6.QtCore import QMimeData, QPointF, Qt
from PySide6.QtGui import QContextMenuEvent, QDropEvent
from PySide6.QtWidgets import QDialogButtonBox, QMenu
from pytestqt.qtbot import QtBot

from app.model.decisions import EntityChoice, EntityDeed
from app.model.entity import EntityType
from widgets.sidebar.entities_panel import EntitiesPanel

UNION, VARGA, FIELD, PLACE, AUTHORITY = range(5)
OK = QDialogButtonBox.StandardButton.Ok


@pytest.fixture
def panel(qtbot: QtBot) -> EntitiesPanel:
    panel = EntitiesPanel()
    qtbot.addWidget(panel)
    panel.resize(340, 600)
    panel.set_comparison(story.two())
    panel.show()
    qtbot.waitExposed(panel)
    return panel


@pytest.fixture
def decided(panel: EntitiesPanel) -> list[EntityChoice]:
    choices: list[EntityChoice] = []
    panel.entity_decided.connect(choices.append)
    return choices


def select(panel: EntitiesPanel, *numbers: int) -> None:
    model = panel.view.selectionModel()
    model.clearSelection()
    for number in numbers:
        flags = model.SelectionFlag.Select | model.SelectionFlag.Rows
        model.select(panel.model.index_of(number), flags)


def texts(menu: QMenu) -> list[str]:
    return [action.text().replace("&", "").split("\t")[0] for action in menu.actions() if action.isEnabled()]


def entry(menu: QMenu, text: str):
    return next(action for action in menu.actions() if action.text().replace("&", "").startswith(text))


def test_menu_offers_what_fits(panel: EntitiesPanel) -> None:
    assert texts(panel.deeds.menu((VARGA,))) == ["Same as…", "Split…", "Rename…", "Type", "Not a name"]
    # one form alone cannot be split
    assert "Split…" not in texts(panel.deeds.menu((FIELD,)))
    assert texts(panel.deeds.menu((VARGA, FIELD))) == ["These are one", "Type", "Not a name"]


def test_those_selected_are_made_one(panel: EntitiesPanel, decided: list[EntityChoice]) -> None:
    select(panel, PLACE, AUTHORITY)
    assert panel.view.selected() == (AUTHORITY, PLACE)
    entry(panel.deeds.menu(panel.view.selected()), "These are one").trigger()
    assert decided == [EntityChoice(EntityDeed.MERGE, ("port authority", "Port Almar"))]


def test_same_as_takes_the_other_ones_name(panel: EntitiesPanel, decided: list[EntityChoice], qtbot: QtBot) -> None:
    dialog = panel.deeds.ask_same(FIELD)
    qtbot.waitExposed(dialog)
    rows = [dialog.list.item(row).text() for row in range(dialog.list.count())]
    # his own type first, then the most widely named
    assert rows[:2] == ["Ilse Varga  ·  A 1, B 2", "Port Almar  ·  A 1, B 1"]
    dialog.filter_box.setText("harb")
    assert dialog.list.currentItem().text().startswith("Harbour Workers’ Union")
    dialog.filter_box.setText("nobody")
    assert not dialog.buttons.button(OK).isEnabled()
    dialog.filter_box.setText("varga")
    qtbot.keyClick(dialog.filter_box, Qt.Key.Key_Down)
    dialog.buttons.button(OK).click()
    assert decided == [EntityChoice(EntityDeed.MERGE, ("Ilse Varga", "Jonas Field"), "Ilse Varga")]


def test_what_was_chosen_stays_meant_when_the_numbers_change(panel: EntitiesPanel, decided: list[EntityChoice]) -> None:
    dialog = panel.deeds.ask_same(FIELD)
    whole = story.two()
    panel.set_comparison(replace(whole, entities=whole.entities[1:]))
    dialog.buttons.button(OK).click()
    assert decided == [EntityChoice(EntityDeed.MERGE, ("Ilse Varga", "Jonas Field"), "Ilse Varga")]


def test_split_leaves_at_least_one_form(panel: EntitiesPanel, decided: list[EntityChoice]) -> None:
    dialog = panel.deeds.ask_split(VARGA)
    assert [dialog.list.item(row).text() for row in range(2)] == ["Ilse Varga  ·  A 1, B 1", "Ms Varga  ·  B 1"]
    assert not dialog.buttons.button(OK).isEnabled()
    for row in range(2):
        dialog.list.item(row).setCheckState(Qt.CheckState.Checked)
    assert not dialog.buttons.button(OK).isEnabled()
    dialog.list.item(0).setCheckState(Qt.CheckState.Unchecked)
    dialog.buttons.button(OK).click()
    assert decided == [EntityChoice(EntityDeed.SPLIT, ("Ms Varga",))]


def test_another_name(panel: EntitiesPanel, decided: list[EntityChoice], qtbot: QtBot) -> None:
    panel.view.setCurrentIndex(panel.model.index_of(VARGA))
    qtbot.keyClick(panel.view, Qt.Key.Key_F2)
    dialog = panel.findChildren(type(panel.deeds.ask_name(VARGA)))[0]
    dialog.setTextValue("  Ilse   M. Varga ")
    dialog.accept()
    assert decided == [EntityChoice(EntityDeed.RENAME, ("Ilse Varga", "Ms Varga"), "Ilse M. Varga")]
    same = panel.deeds.ask_name(FIELD)
    same.accept()
    assert len(decided) == 1


def test_another_type(panel: EntitiesPanel, decided: list[EntityChoice]) -> None:
    types = entry(panel.deeds.menu((PLACE, AUTHORITY)), "Type").menu()
    assert isinstance(types, QMenu)
    entry(types, "place").trigger()
    assert decided == [EntityChoice(EntityDeed.RETYPE, ("port authority",), type=EntityType.PLACE)]
    types = entry(panel.deeds.menu((VARGA,)), "Type").menu()
    assert isinstance(types, QMenu)
    assert [action.text() for action in types.actions() if action.isChecked()] == ["person"]


def test_del_leaves_those_selected_out(panel: EntitiesPanel, decided: list[EntityChoice], qtbot: QtBot) -> None:
    panel.view.setFocus()
    select(panel, VARGA, FIELD)
    qtbot.keyClick(panel.view, Qt.Key.Key_Delete)
    assert decided == [EntityChoice(EntityDeed.DROP, ("Ilse Varga", "Ms Varga", "Jonas Field"))]


def drop(panel: EntitiesPanel, dragged: tuple[int, ...], at: QPointF) -> QDropEvent:
    panel.view._dragged = dragged
    event = QDropEvent(
        at, Qt.DropAction.CopyAction, QMimeData(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    )
    panel.view.dropEvent(event)
    return event


def test_dragged_on_another_one_it_is_the_same(panel: EntitiesPanel, decided: list[EntityChoice]) -> None:
    target = QPointF(panel.view.visualRect(panel.model.index_of(VARGA)).center())
    drop(panel, (FIELD, VARGA), target)
    drop(panel, (), target)
    drop(panel, (FIELD,), QPointF(panel.view.visualRect(panel.model.index(0, 0)).center()))
    assert decided == []
    drop(panel, (FIELD,), target)
    assert decided == [EntityChoice(EntityDeed.MERGE, ("Ilse Varga", "Jonas Field"), "Ilse Varga")]


def test_selecting_several_lights_nothing(panel: EntitiesPanel, qtbot: QtBot) -> None:
    first, second = (panel.view.visualRect(panel.model.index_of(number)).center() for number in (VARGA, FIELD))
    qtbot.mouseClick(panel.view.viewport(), Qt.MouseButton.LeftButton, pos=first)
    with qtbot.assertNotEmitted(panel.reveal_requested):
        qtbot.mouseClick(panel.view.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.ControlModifier, second)
    assert panel.view.selected() == (VARGA, FIELD)


def test_a_heading_cannot_be_selected(panel: EntitiesPanel) -> None:
    panel.view.setCurrentIndex(panel.model.index(0, 0))
    assert panel.view.selected() == ()


def test_button_and_right_click_show_the_menu(
    panel: EntitiesPanel, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown: list[list[str]] = []
    monkeypatch.setattr(QMenu, "popup", lambda menu, _at: shown.append(texts(menu)))
    panel.choose(VARGA)
    qtbot.mouseClick(panel.correct_button, Qt.MouseButton.LeftButton)
    select(panel, VARGA, FIELD)
    place = panel.view.visualRect(panel.model.index_of(FIELD)).center()
    panel.view.contextMenuEvent(QContextMenuEvent(QContextMenuEvent.Reason.Mouse, place, panel.view.mapToGlobal(place)))
    assert [menu[0] for menu in shown] == ["Same as…", "These are one"]
