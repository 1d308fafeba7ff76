from dataclasses import replace

import pytest
import sidebar_story as story
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.qtbot import QtBot

from app.model.comparison import Stage
from widgets.sidebar.entities_model import ALIASES_ROLE, EntitiesModel
from widgets.sidebar.entities_panel import EntitiesPanel

VARGA, FIELD = 1, 2


@pytest.fixture
def panel(qtbot: QtBot) -> EntitiesPanel:
    panel = EntitiesPanel()
    qtbot.addWidget(panel)
    panel.resize(340, 600)
    panel.set_comparison(story.two())
    panel.show()
    qtbot.waitExposed(panel)
    return panel


def rows(model: EntitiesModel) -> list[tuple[str, list[str]]]:
    result = []
    for group in range(model.rowCount()):
        parent = model.index(group, 0)
        names = [model.index(row, 0, parent).data() for row in range(model.rowCount(parent))]
        result.append((parent.data(), names))
    return result


def test_model_keeps_qts_rules(qtbot: QtBot) -> None:
    model = EntitiesModel()
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    for comparison in (story.two(), story.four(), None, story.two()):
        model.set_comparison(comparison)
        model.set_filter("var")
        model.set_filter("")
    assert model.columnCount() == 3
    assert tester.model() is model


def test_groups_with_counts(panel: EntitiesPanel) -> None:
    assert rows(panel.model) == [
        ("People 2", ["Ilse Varga", "Jonas Field"]),
        ("Organisations 2", ["Harbour Workers’ Union", "port authority"]),
        ("Places 1", ["Port Almar"]),
    ]


def test_matrix(panel: EntitiesPanel) -> None:
    panel.set_comparison(story.four())
    varga = panel.model.index_of(VARGA)
    assert [varga.siblingAtColumn(column).data() for column in range(5)] == ["Ilse Varga", "1", "2", "–", "–"]
    assert varga.data(ALIASES_ROLE) == "B “Ms Varga”"
    header = [panel.model.headerData(column, Qt.Orientation.Horizontal) for column in range(5)]
    assert header == ["Who is named", "A", "B", "C", "D"]


def test_spoken_text(panel: EntitiesPanel) -> None:
    spoken = panel.model.index_of(VARGA).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == "Ilse Varga, person: once in A, 2 times in B. Also written Ms Varga."
    cell = panel.model.index_of(0).siblingAtColumn(2)
    assert cell.data(Qt.ItemDataRole.AccessibleTextRole) == "not in B"


def test_filter_finds_names_and_aliases(panel: EntitiesPanel) -> None:
    panel.filter_box.setText("MS  var")
    assert rows(panel.model) == [("People 1", ["Ilse Varga"])]
    panel.filter_box.setText("zzz")
    assert panel.blank.text() == "No name holds “zzz”."
    panel.filter_box.clear()
    assert panel.model.shown == 5
    assert panel.view.isExpanded(panel.model.index(0, 0))


def test_choosing_lights_and_steps_through(panel: EntitiesPanel, qtbot: QtBot) -> None:
    chosen: list[object] = []
    shown: list[object] = []
    panel.entity_chosen.connect(chosen.append)
    panel.reveal_requested.connect(shown.append)
    panel.view.setCurrentIndex(panel.model.index_of(VARGA))
    for _ in range(3):
        qtbot.keyClick(panel.view, Qt.Key.Key_Return)
    qtbot.keyClick(panel.view, Qt.Key.Key_Return)
    qtbot.keyClick(panel.view, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    mentions = story.two().entities[VARGA].mentions
    assert chosen == [VARGA]
    assert shown == [(mentions[n],) for n in (0, 1, 2, 0, 2)]
    assert panel.steps.label.accessibleName() == "Ilse Varga: 3 of 3"
    qtbot.mouseClick(panel.steps.next_button, Qt.MouseButton.LeftButton)
    qtbot.mouseClick(panel.steps.previous_button, Qt.MouseButton.LeftButton)
    assert shown[-2:] == [(mentions[0],), (mentions[2],)]
    qtbot.keyClick(panel.view, Qt.Key.Key_Escape)
    assert chosen == [VARGA, None]
    assert not panel.steps.isVisible()


def test_click_chooses(panel: EntitiesPanel, qtbot: QtBot) -> None:
    at = panel.view.visualRect(panel.model.index_of(FIELD)).center()
    with qtbot.waitSignals([panel.entity_chosen, panel.reveal_requested]):
        qtbot.mouseClick(panel.view.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert panel.chosen == FIELD


def test_click_on_a_heading_folds_it(panel: EntitiesPanel, qtbot: QtBot) -> None:
    heading = panel.model.index(0, 0)
    qtbot.mouseClick(panel.view.viewport(), Qt.MouseButton.LeftButton, pos=panel.view.visualRect(heading).center())
    assert not panel.view.isExpanded(heading)
    assert panel.chosen is None


def test_choice_survives_another_run(panel: EntitiesPanel, qtbot: QtBot) -> None:
    panel.choose(VARGA)
    whole = story.two()
    chosen: list[object] = []
    panel.entity_chosen.connect(chosen.append)
    panel.set_comparison(replace(whole, entities=whole.entities[1:]))
    assert panel.chosen == 0
    assert chosen == [0]
    panel.set_comparison(replace(whole, entities=()))
    assert panel.chosen is None
    assert chosen == [0, None]


def test_one_mention_leaves_nothing_to_step_through(panel: EntitiesPanel) -> None:
    panel.choose(0)
    assert not panel.steps.next_button.isEnabled()


def test_filter_keys(panel: EntitiesPanel, qtbot: QtBot) -> None:
    panel.focus_first()
    panel.filter_box.setText("field")
    qtbot.keyClick(panel.filter_box, Qt.Key.Key_Down)
    assert panel.view.hasFocus()
    assert panel.view.currentIndex().data() == "Jonas Field"
    panel.focus_first()
    qtbot.keyClick(panel.filter_box, Qt.Key.Key_Escape)
    assert panel.filter_box.text() == ""


def test_says_why_nothing_is_there(panel: EntitiesPanel) -> None:
    none = replace(story.two(), entities=())
    panel.set_comparison(replace(none, stage=Stage.ALIGNED))
    assert panel.blank.text() == "Looking for names…"
    panel.set_comparison(none)
    assert panel.blank.text().startswith("No names: ")
    assert not panel.filter_box.isEnabled()


def test_long_names_are_never_clipped(panel: EntitiesPanel) -> None:
    whole = story.two()
    long = replace(whole.entities[0], name="The very long name of an organisation " * 6)
    panel.set_comparison(replace(whole, entities=(long,)))
    panel.resize(260, 600)
    panel.grab()
    height = panel.view.visualRect(panel.model.index_of(0)).height()
    line = panel.view.fontMetrics().height()
    assert 3 * line <= height < 5 * line
    assert panel.view.columnWidth(0) + 2 * panel.view.columnWidth(1) <= panel.view.viewport().width()
