"""An editor links paragraphs by hand and rejects links: the engine holds to it, and nothing moves under the eyes."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from app.model.alignment import Link, Side
from app.model.comparison import Comparison, Stage
from app.model.decisions import BY_HAND, EntityChoice, EntityDeed
from app.model.entity import EntityType
from tests.end2end.conftest import WAIT
from widgets.main_window import MainWindow

Compare = Callable[..., None]
ALT, SHIFT, CONTROL = (
    Qt.KeyboardModifier.AltModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.ControlModifier,
)


def comparison_of(window: MainWindow) -> Comparison:
    assert window.workspace.comparison is not None
    return window.workspace.comparison


def links_of(window: MainWindow, article: int, paragraph: int) -> list[Link]:
    return [
        link
        for link in comparison_of(window).links
        if any(side.article == article and paragraph in side.paragraphs for side in (link.a, link.b))
    ]


def at(window: MainWindow, article: int, paragraph: int) -> None:
    window.activateWindow()
    window.view.panes[article].setFocus()
    window.view.put_caret(article, paragraph, 0)


def settled(window: MainWindow, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: not window.workspace.busy, timeout=WAIT)
    assert comparison_of(window).stage is Stage.COMPLETE


def alone(window: MainWindow, article: int) -> int:
    """A body paragraph of an article that nothing is linked to."""
    paragraphs = comparison_of(window).articles[article].paragraphs
    return next(n for n, each in enumerate(paragraphs) if each.kind == "body" and not links_of(window, article, n))


def test_a_link_by_hand_a_rejection_and_their_undoing(
    window: MainWindow, compare: Compare, qtbot: QtBot, harbour: tuple[Path, Path]
):
    window.resize(1000, 500)
    compare(window, *harbour)
    mine = alone(window, 1)
    at(window, 1, mine)
    QTest.keyClick(window.view.panes[1], Qt.Key.Key_S, ALT)
    assert window.view.begun_link == Side(1, (mine,))
    before = len(comparison_of(window).findings)
    at(window, 0, 5)
    stood = window.view.panes[0].paragraph_rect(window.view.panes[0].text.index_of[5]).top()
    QTest.keyClick(window.view.panes[0], Qt.Key.Key_S, ALT)
    # until the engine has answered, all that was known stays in sight
    assert len(comparison_of(window).findings) == before
    settled(window, qtbot)
    [made] = [link for link in links_of(window, 1, mine) if link.a == Side(0, (5,))]
    assert [reason.code for reason in made.reasons] == [BY_HAND]
    assert window.view.panes[0].paragraph_rect(window.view.panes[0].text.index_of[5]).top() == stood
    assert "linked by hand" in window.view._strip.text()
    QTest.keyClick(window.view.panes[0], Qt.Key.Key_Z, CONTROL)
    settled(window, qtbot)
    assert links_of(window, 1, mine) == []
    theirs = next(link for link in comparison_of(window).links if len(links_of(window, 0, link.a.paragraphs[0])) == 1)
    at(window, 0, theirs.a.paragraphs[0])
    QTest.keyClick(window.view.panes[0], Qt.Key.Key_S, ALT | SHIFT)
    settled(window, qtbot)
    assert all((link.a, link.b) != (theirs.a, theirs.b) for link in comparison_of(window).links)
    assert any("not the same any more" in notice.text for notice in window.notices.notices)


def test_links_and_names_by_hand_are_there_after_the_next_start(
    make_window: Callable[..., MainWindow], compare: Compare, qtbot: QtBot, harbour: tuple[Path, Path]
):
    window = make_window(fresh=True)
    compare(window, *harbour)
    mine = alone(window, 1)
    window.workspace.link(Side(1, (mine,)), Side(0, (5,)))
    settled(window, qtbot)
    name = comparison_of(window).entities[0].name
    window.workspace.decide_entity(EntityChoice(EntityDeed.RETYPE, (name,), "", EntityType.WORK))
    settled(window, qtbot)
    decided = window.workspace.decisions
    assert any(each.type is EntityType.WORK and each.name == name for each in comparison_of(window).entities)
    window.close()
    again = make_window()
    assert again.workspace.decisions == decided
    qtbot.waitUntil(lambda: comparison_of(again).stage is Stage.COMPLETE, timeout=WAIT)
    assert any(link.a == Side(0, (5,)) for link in links_of(again, 1, mine))
    again.workspace.swap(0, 1)
    settled(again, qtbot)
    assert any(link.b == Side(1, (5,)) for link in links_of(again, 0, mine))
