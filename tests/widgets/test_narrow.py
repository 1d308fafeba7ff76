"""The window in little room: nothing in it may make it wider than the screen."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
import sidebar_story as story
from desk import Desk
from PySide6.QtWidgets import QToolButton
from pytestqt.qtbot import QtBot

from app.model.comparison import Comparison
from app.session.settings import Settings, load_settings, save_settings
from widgets.compare.legend import Legend
from widgets.compare.pane_head import HeadText, PaneHead
from widgets.main_window import MainWindow
from widgets.status_line import StatusLine

FORMS = ("new", "verbatim", "matched", "Matched:")


def six() -> Comparison:
    """Six articles, each with a share of its own."""
    comparison = story.four()
    more = [replace(comparison.articles[at], siglum=siglum) for at, siglum in ((0, "E"), (1, "F"))]
    rows = tuple(replace(row, cells=(*row.cells, (), ())) for row in comparison.rows)
    return replace(comparison, articles=(*comparison.articles, *more), rows=rows)


@pytest.fixture
def window(desk: Desk, qtbot: QtBot) -> MainWindow:
    window = MainWindow(Settings(legend_open=True), desk.workspace)
    qtbot.addWidget(window)
    window.show()
    desk.open(*(f"/news/{number}.xml" for number in range(6)))
    desk.workspace._on_stepped(replace(six(), articles=desk.workspace.articles, rows=(), findings=(), quotes=(),
                                       quote_links=(), utterances=(), entities=(), links=()))  # fmt: skip
    return window


def test_six_articles_fit_a_small_screen(window: MainWindow) -> None:
    assert "F" in window.status._shares.toolTip()
    assert window.minimumSizeHint().width() <= 700
    window.resize(1280, 800)
    assert window.width() == 1280
    window.resize(700, 500)
    assert window.width() == 700


def test_the_articles_keep_room_beside_the_sidebar(window: MainWindow) -> None:
    window.resize(700, 500)
    window.grab()
    assert window.view.width() >= 380
    assert window.sidebar.width() >= 240


def test_the_tool_bar_says_that_there_is_more(window: MainWindow) -> None:
    window.resize(700, 500)
    window.grab()
    more = window.findChild(QToolButton, "qt_toolbar_ext_button")
    assert more.isVisible()
    assert more.text() == "»"


def test_shares_take_the_form_that_fits(qtbot: QtBot) -> None:
    line = StatusLine()
    qtbot.addWidget(line)
    line.show()
    line.set_comparison(six())
    seen = []
    for width in range(2400, 300, -20):
        line.resize(width, 24)
        line.grab()
        text = line._shares.text()
        assert line._shares.sizeHint().width() <= line._shares.width() or not text
        form = next((form for form in FORMS if form in text), None)
        if not seen or seen[-1] != form:
            seen.append(form)
    told = [each for each in seen if each]
    assert told == list(FORMS)
    assert line._shares.toolTip().count("\n") == 5
    line.set_comparison(None)
    assert line._shares.text() == ""
    assert line._shares.toolTip() == ""


def test_the_legend_wraps(qtbot: QtBot) -> None:
    legend = Legend()
    qtbot.addWidget(legend)
    assert legend.minimumSizeHint().width() < 100
    assert legend.heightForWidth(300) > legend.heightForWidth(900)


def test_the_second_line_of_a_head_drops_whole_parts(qtbot: QtBot) -> None:
    head = PaneHead(0)
    qtbot.addWidget(head)
    parts = ("The Harbour Gazette", "23 February 2026", "1,127 words", "carries 94 %")
    head.show_article(HeadText("A", "Title", parts, "Title"), base=True)
    lines = set()
    for width in range(700, 120, -10):
        head.resize(width, head.height_for(width))
        lines.add(head.meta_line())
    whole = {" · ".join(parts[:count]) for count in range(1, 5)}
    assert whole <= lines
    assert all("·" not in line for line in lines - whole)


def test_what_a_window_measures_is_a_setting_that_is_read_again(window: MainWindow, tmp_path: Path) -> None:
    window.notices.clear()
    window.grab()
    window.keep_measures()
    measured = window.commands.settings
    assert len(measured.window_state.split()) == 3
    save_settings(tmp_path, measured)
    loaded = load_settings(tmp_path)
    assert loaded.settings == measured
    assert not loaded.ignored


@pytest.mark.parametrize("state", ["1 2", "1 2 x", "AAAA", "1 2 -3", "1 2 ²"])
def test_other_measures_are_ignored(tmp_path: Path, state: str) -> None:
    save_settings(tmp_path, Settings(window_state=state))
    assert load_settings(tmp_path).ignored == ("window_state",)
