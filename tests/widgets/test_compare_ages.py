"""Versions of one text: said at the top, in the heads, and each sentence marked by the version it is new in."""

from __future__ import annotations

from dataclasses import replace

import pytest
from desk import Desk
from pane_pages import article, compared, link
from PySide6.QtCore import QPoint
from PySide6.QtGui import QHelpEvent
from PySide6.QtWidgets import QApplication, QToolTip
from pytestqt.qtbot import QtBot

from app.model.comparison import Comparison
from app.model.passage import Passage
from app.model.reuse import SentenceAge, Trail
from app.present import sentence_ages, trail_of
from app.present.page import Role
from app.session.settings import Settings
from widgets.compare.age_legend import AgeLegend
from widgets.compare.compare_view import CompareView
from widgets.main_window import MainWindow
from widgets.theme import DARK, HIGH_CONTRAST_DARK, HIGH_CONTRAST_LIGHT, LIGHT, contrast

OLD, NEW = "The mill burned.", "Nobody was hurt."


def story() -> Comparison:
    """B is the oldest, then C with a new sentence, then A with it and one of its own; D is a stranger."""
    articles = [
        article("A", [f"{OLD} {NEW}", "It was empty."]),
        article("B", [OLD]),
        article("C", [f"{OLD} {NEW}"]),
        article("D", ["The council will vote."]),
    ]
    ages = (
        SentenceAge(Passage(0, 0, 0, 16), 0),
        SentenceAge(Passage(0, 0, 17, 33), 1),
        SentenceAge(Passage(0, 1, 0, 13), 2),
        SentenceAge(Passage(1, 0, 0, 16), 0),
        SentenceAge(Passage(2, 0, 0, 16), 0),
        SentenceAge(Passage(2, 0, 17, 33), 1),
    )
    links = [link((0, 0), (1, 0)), link((0, 0), (2, 0)), link((1, 0), (2, 0))]
    rows = [((0,), (0,), (0,), (0,)), ((1,), (), (), ())]
    return replace(compared(articles, rows, links)[1], trails=(Trail((1, 2, 0), ages, dated=False),))


def view_of(qtbot: QtBot) -> CompareView:
    from app.present import build_page

    view = CompareView()
    qtbot.addWidget(view)
    view.resize(1300, 600)
    view.set_page(build_page(story()), story())
    view.show()
    qtbot.waitExposed(view)
    return view


def test_what_is_new_is_told_by_the_article_that_has_it_first() -> None:
    assert sentence_ages(story()) == {(0, 0): ((17, 33, 2),), (0, 1): ((0, 13, 0),), (2, 0): ((17, 33, 2),)}
    found = trail_of(story(), 0)
    assert found is not None
    assert found[1] == 2
    assert trail_of(story(), 3) is None


def test_ages_take_the_place_of_wording(qtbot: QtBot) -> None:
    view = view_of(qtbot)
    paragraph = view.panes[0].text.paragraphs[0]
    usual = view.surface.marks_of(paragraph)
    view.set_ages(sentence_ages(story()))
    assert view.surface.marks_of(paragraph) == [(17, 33, LIGHT.age_mark(2))]
    view.set_ages(None)
    assert view.surface.marks_of(paragraph) == usual


def test_each_version_has_a_line_of_its_own_and_can_be_read() -> None:
    for theme in (LIGHT, DARK, HIGH_CONTRAST_LIGHT, HIGH_CONTRAST_DARK):
        marks = [theme.age_mark(number) for number in range(6)]
        assert len({mark.lines[0].style for mark in marks}) == 6
        assert all(mark.tint is not None and contrast(theme.ink, mark.tint) >= 4.5 for mark in marks)


def test_the_heads_say_which_version(qtbot: QtBot) -> None:
    view = view_of(qtbot)
    said = [head.toolTip() for head in view.heads]
    assert ["version 3 of 3" in said[0], "version 1 of 3" in said[1], "version 2 of 3" in said[2]] == [True] * 3
    assert "version" not in said[3]


@pytest.mark.parametrize(
    ("pane", "offset", "told"),
    [(0, 20, "New in C, version 2 of 3"), (0, 3, "Has been there since B"), (3, 3, "")],
)
def test_the_tip_says_the_age(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, pane: int, offset: int, told: str) -> None:
    view = view_of(qtbot)
    said: list[str] = []
    monkeypatch.setattr(QToolTip, "showText", lambda _point, text, *_rest: said.append(text))
    widget = view.panes[pane]
    at = widget.box(0).caret(offset)
    top = widget.paragraph_rect(0).top()
    point = QPoint(view.surface.layout.text_left(pane) + int(at.x()) + 1, top + int(at.center().y()))
    for ages, expected in ((None, ""), (sentence_ages(story()), told)):
        view.set_ages(ages)
        QApplication.sendEvent(widget, QHelpEvent(QHelpEvent.Type.ToolTip, point, widget.mapToGlobal(point)))
        assert said.pop() == expected


def test_the_legend_shows_a_sample_of_each(qtbot: QtBot) -> None:
    legend = AgeLegend()
    qtbot.addWidget(legend)
    assert legend.isHidden()
    legend.show_ages(story())
    texts = [item.widget().accessibleName() for n in range(1, 4) if (item := legend._flow.itemAt(n))]
    assert texts == ["as in B", "new in C", "new in A"]
    legend.resize(500, 30)
    light = legend.grab().toImage()
    legend.set_theme(DARK)
    assert legend.grab().toImage() != light
    legend.show_ages(None)
    assert legend.isHidden()


def test_the_whole_window_switches_and_remembers(desk: Desk, qtbot: QtBot) -> None:
    window = MainWindow(Settings(legend_open=True), desk.workspace)
    qtbot.addWidget(window)
    window.show()
    desk.open(*(f"/news/{number}.xml" for number in range(4)))
    made = replace(story(), articles=tuple(
        replace(each, siglum=own.siglum, path=own.path)
        for each, own in zip(story().articles, desk.workspace.articles, strict=True)
    ))  # fmt: skip
    desk.workspace._on_stepped(made)
    assert window.actions_by_id["ages"].isEnabled()
    [button] = window.summary.versions
    assert button.text() == "A, B and C are versions of one text"
    assert "B → C → A (as opened" in button.toolTip()
    assert window.view.surface.ages is None
    button.click()
    assert window.view.surface.ages == sentence_ages(made)
    assert window.workspace.state.view.ages
    assert window.age_legend.isVisible()
    assert window.actions_by_id["ages"].isChecked()
    on = {role for switch in window.legend._switches if switch.isEnabled() for role in switch.roles}
    assert on == {Role.MOVED, Role.QUOTE, Role.CARRIED, Role.CHECK}
    # another step of the engine changes nothing about it
    desk.workspace._on_stepped(made)
    assert window.view.surface.ages == sentence_ages(made)
    assert window.summary.versions[0].isChecked()
    window.age_legend.closed.emit()
    assert window.view.surface.ages is None
    assert not window.workspace.state.view.ages
    assert not window.actions_by_id["ages"].isChecked()
    desk.workspace._on_stepped(replace(made, trails=()))
    assert not window.actions_by_id["ages"].isEnabled()
    assert window.summary.versions == []
