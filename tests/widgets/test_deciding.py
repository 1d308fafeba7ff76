"""The window's part in links by hand: what is asked of the workspace, what is said; the words on who carries what."""

from __future__ import annotations

from dataclasses import replace

import pytest
from desk import Desk
from pane_pages import many
from pytestqt.qtbot import QtBot

from app.model.alignment import Side
from app.model.comparison import Comparison, Stage
from app.model.decisions import LinkChoice
from app.model.passage import Passage
from app.session.settings import Settings
from widgets.dialogs.decisions import DecisionList
from widgets.main_window import MainWindow

ONE, OTHER = Side(0, (1,)), Side(2, (3,))


@pytest.fixture
def window(desk: Desk, qtbot: QtBot) -> MainWindow:
    window = MainWindow(Settings(), desk.workspace)
    qtbot.addWidget(window)
    window.show()
    made = many(3)[1]
    texts = {f"/news/{n}.txt": each for n, each in enumerate(made.articles)}
    desk.open(*texts, answer=lambda request, _options: replace(texts[request["path"]], siglum="", path=request["path"]))
    desk.workspace._on_stepped(replace(made, articles=desk.workspace.articles))
    window.notices.clear()
    return window


def said(window: MainWindow) -> list[str]:
    return [notice.text for notice in window.notices.notices]


def test_linking_says_so_and_can_be_undone(window: MainWindow) -> None:
    window.view.link_requested.emit(OTHER, ONE)
    assert window.workspace.decisions.links == (LinkChoice(ONE, OTHER, True),)
    assert said(window) == ["A ¶2 and C ¶4 are linked."]
    [notice] = window.notices.notices
    notice.actions[0].run()
    assert window.workspace.decisions.links == ()
    assert window.actions_by_id["redo"].isEnabled()


def test_rejecting_and_taking_back(window: MainWindow) -> None:
    window.view.reject_requested.emit(ONE, OTHER)
    assert said(window) == ["A ¶2 and C ¶4 are not the same any more."]
    window.view.link_requested.emit(ONE, Side(2, (3, 4)))
    window.view.take_back_requested.emit(ONE, Side(2, (4,)))
    assert said(window) == ["The link between A ¶2 and C ¶4–5 is taken back."]
    assert window.workspace.decisions.links == ()
    window.view.take_back_requested.emit(ONE, Side(1, (4,)))
    assert said(window) == ["The link between A ¶2 and C ¶4–5 is taken back."]


def test_the_list_takes_back_and_shows(window: MainWindow, monkeypatch: pytest.MonkeyPatch) -> None:
    assert not window.actions_by_id["decisions"].isEnabled()
    window.view.link_requested.emit(ONE, OTHER)
    window.view.reject_requested.emit(Side(1, (0,)), OTHER)
    assert window.actions_by_id["decisions"].isEnabled()

    def use(dialog: DecisionList) -> bool:
        dialog.list.setCurrentRow(1)
        dialog.take_back.click()
        dialog.list.setCurrentRow(0)
        dialog.show_button.click()
        return True

    monkeypatch.setattr(DecisionList, "exec", use)
    window.actions_by_id["decisions"].trigger()
    assert window.workspace.decisions.links == (LinkChoice(ONE, OTHER, True),)
    assert window.view.current_row == 1


def test_the_tip_of_the_letters_names_who_carries_it(window: MainWindow) -> None:
    told = window.reading.carried_text(0, 2)
    assert told.startswith("Carried by\nB ¶3: Edited · 0.50")
    assert "C ¶3: Edited" in told
    assert window.reading.carried_text(1, 2).count("\n") == 1
    comparison = window.workspace.comparison
    assert comparison is not None
    window.workspace.comparison = replace(comparison, links=())
    assert window.reading.carried_text(0, 2) == "In no other article"
    window.workspace.comparison = Comparison(Stage.READ, 0, comparison.articles)
    assert window.reading.carried_text(0, 2) == ""


def test_passages_gone_through_are_all_lit_however_long(window: MainWindow) -> None:
    passages = (Passage(0, 0, 0, 150), Passage(0, 3, 0, 160))
    window.sidebar.coverage.passages_requested.emit(passages, 1)
    assert window.view.current_row == 3
    assert set(window.view.surface.lit) == {(0, 0), (0, 3)}
