from __future__ import annotations

import pytest
from pane_pages import article, compared, pair
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from app.present.page import Role
from widgets.compare.compare_view import CompareView
from widgets.compare.legend import GROUPS, Legend
from widgets.compare.text_search import find_all, pattern_of


@pytest.mark.parametrize(
    ("query", "text", "found"),
    [
        ("don't", "They don’t know", "don’t"),
        ('"evil"', "against “evil” forces", "“evil”"),
        ("air - force", "the air – force base", "air – force"),
        ("the  talks", "the\u00a0talks", "the\u00a0talks"),
        ("end...", "the end… of it", "end…"),
        ("SYRIA", "in Syria now", "Syria"),
        ("a.b", "aXb a.b", "a.b"),
        ("😀 yes", "oh 😀 yes", "😀 yes"),
    ],
)
def test_typography_is_no_obstacle(query: str, text: str, found: str) -> None:
    pattern = pattern_of(query)
    assert pattern is not None
    match = pattern.search(text)
    assert match is not None
    assert match.group() == found


def test_case_matters_when_asked() -> None:
    pattern = pattern_of("Syria", case=True)
    assert pattern is not None
    assert pattern.search("in syria") is None


def test_nothing_to_find() -> None:
    assert pattern_of("  ") is None


TEXTS_A = ["Talks ended.", "More talks came; talks failed.", "Nothing."]
TEXTS_B = ["The talks.", "Silence."]


@pytest.fixture
def view(qtbot: QtBot) -> CompareView:
    made = CompareView()
    qtbot.addWidget(made)
    made.resize(900, 500)
    rows = [((0,), (0,)), ((1,), ()), ((2,), (1,))]
    made.set_page(*compared([article("A", TEXTS_A), article("B", TEXTS_B)], rows))
    made.show()
    qtbot.waitExposed(made)
    return made


def test_matches_come_row_by_row_and_pane_by_pane(view: CompareView) -> None:
    pattern = pattern_of("talks")
    assert pattern is not None
    hits = find_all(view.surface.layout.page, (0, 1), pattern)
    assert [(row, at.article, at.start) for row, at in hits] == [(0, 0, 0), (0, 1, 4), (1, 0, 5), (1, 0, 17)]


def test_find_steps_round_both_ways(view: CompareView) -> None:
    assert [view.find("talks") for _ in range(5)] == [(1, 4), (2, 4), (3, 4), (4, 4), (1, 4)]
    assert view.find("talks", backwards=True) == (4, 4)
    assert view.selected_text() == "talks"
    assert view.panes[1].selection() is None
    assert sum(map(len, view.surface.found.values())) == 4
    assert view.find("absent") == (0, 0)
    view.clear_find()
    assert view.surface.found == {}


def test_typing_on_stays_at_the_match(view: CompareView) -> None:
    assert view.find("t", typed=True)[0] == 1
    assert view.find("ta", typed=True)[0] == 1
    assert view.find("talks c", typed=True) == (1, 1)


def test_the_bar_opens_counts_and_closes(view: CompareView) -> None:
    view.activateWindow()
    view.focus_pane()
    QTest.keyClick(view.panes[0], Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    bar = view.find_bar
    assert bar.isVisible()
    bar.field.setText("talks")
    bar.find_next()
    assert bar.count.text() == "1 of 4"
    QTest.keyClick(bar.field, Qt.Key.Key_Return)
    assert bar.count.text() == "2 of 4"
    QTest.keyClick(bar.field, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    assert bar.count.text() == "1 of 4"
    QTest.keyClick(view.panes[0], Qt.Key.Key_F3)
    assert bar.count.text() == "2 of 4"
    bar.field.setText("nowhere")
    bar.find_next()
    assert bar.count.text() == "not found"
    bar.field.clear()
    assert bar.count.text() == ""
    QTest.keyClick(bar.field, Qt.Key.Key_Escape)
    assert not bar.isVisible()
    assert view.surface.found == {}


def test_a_match_far_off_is_brought_into_view(qtbot: QtBot) -> None:
    view = CompareView()
    qtbot.addWidget(view)
    view.resize(900, 500)
    view.set_page(*pair(200))
    view.show()
    assert view.find("A180 the", case=False) == (1, 1)
    pane = view.panes[0]
    assert pane.rect().contains(pane.position_rect(pane.caret))


def test_matches_are_found_again_on_a_new_page(view: CompareView) -> None:
    view.find_bar.field.setText("talks")
    view.find_bar.find_next()
    rows = [((), (0,)), ((0,), ()), ((1,), ()), ((2,), (1,))]
    view.set_page(*compared([article("A", TEXTS_A), article("B", TEXTS_B)], rows))
    assert sum(map(len, view.surface.found.values())) == 4


def test_legend_switches_kinds_of_marks(qtbot: QtBot) -> None:
    legend = Legend()
    qtbot.addWidget(legend)
    legend.show()
    assert legend.marks() == frozenset(Role)
    assert frozenset().union(*(roles for _, _, roles in GROUPS)) == frozenset(Role)
    switch = next(each for each in legend._switches if each.text() == "Names")
    with qtbot.waitSignal(legend.marks_changed) as told:
        QTest.mouseClick(switch, Qt.MouseButton.LeftButton)
    assert told.args == [frozenset(Role) - {Role.ENTITY}]
    legend.set_marks(frozenset({Role.ENTITY}))
    assert legend.marks() == frozenset({Role.ENTITY})
    legend.grab()
