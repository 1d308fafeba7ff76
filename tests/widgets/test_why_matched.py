from dataclasses import replace

import sidebar_story as story
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from app.model.alignment import Link, LinkKind, Reason, Side
from app.session.settings import Settings
from widgets.dialogs import SCORES
from widgets.dialogs.guide import Guide
from widgets.main_window import MainWindow

LINKS = (
    Link(Side(0, (1,)), Side(1, (1,)), LinkKind.PARTIAL, False, 0.41, (Reason("figures", ("64",)),)),
    Link(
        Side(0, (1, 2)),
        Side(1, (2,)),
        LinkKind.REWORDED,
        False,
        0.83,
        (Reason("names", ("R&D", "Almar")), Reason("neighbours")),
    ),
)


def opened(window: MainWindow, paragraph: int) -> QMenu | None:
    """The submenu that the menu over a paragraph of A gets, if any."""
    menu = QMenu(window)
    window.view.context_menu_requested.emit(menu, 0, paragraph, QPoint())
    return next((action.menu() for action in menu.actions() if action.menu() is not None), None)  # type: ignore[return-value]


def test_menu_tells_the_reasons_best_match_first(qtbot: QtBot) -> None:
    window = MainWindow(Settings())
    qtbot.addWidget(window)
    window.workspace.comparison = replace(story.two(), links=LINKS)
    why = opened(window, 1)
    assert why is not None
    told = [action.text() for action in why.actions() if not action.isSeparator()]
    assert told == [
        "B ¶2: reworded · 0.83",
        "\u2003both name “R&&D”, “Almar”",
        "\u2003the paragraphs around them match",
        "B ¶1: related in part · 0.41",
        "\u2003both give “64”",
        "&How the numbers come about",
    ]
    assert [action.isEnabled() for action in why.actions() if not action.isSeparator()] == [*[False] * 5, True]
    why.actions()[-1].trigger()
    [guide] = window.findChildren(Guide)
    assert guide.text.page == SCORES
    assert guide.text.textCursor().block().text() == "Matches"
    guide.close()


def test_nothing_is_added_where_nothing_is_matched(qtbot: QtBot) -> None:
    window = MainWindow(Settings())
    qtbot.addWidget(window)
    assert opened(window, 1) is None
    window.workspace.comparison = replace(story.two(), links=LINKS)
    assert opened(window, 4) is None
    assert opened(window, -1) is None
