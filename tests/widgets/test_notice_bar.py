from collections.abc import Callable

import pytest
from PySide6.QtCore import QObject, Qt
from pytestqt.qtbot import QtBot

from widgets.notice_bar import MOST, NoticeBar
from widgets.notices import Notice, NoticeAction, NoticeKind
from widgets.theme import DARK


class Clock:
    """Stands for the timer: keeps the calls until they are run by hand."""

    def __init__(self) -> None:
        self.calls: list[Callable[[], None]] = []

    def __call__(self, milliseconds: int, owner: QObject, call: Callable[[], None]) -> None:
        assert milliseconds > 0
        self.calls.append(call)


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def bar(qtbot: QtBot, clock: Clock) -> NoticeBar:
    bar = NoticeBar(later=clock)
    qtbot.addWidget(bar)
    bar.resize(700, 200)
    return bar


def texts(bar: NoticeBar) -> list[str]:
    return [row.text.text() for row in bar.rows]


def say(text: str, kind: NoticeKind = NoticeKind.WARNING, replaces: str = "") -> Notice:
    return Notice(kind, text, (), replaces)


def test_waits_for_the_window(bar: NoticeBar, clock: Clock) -> None:
    bar.post(say("one", NoticeKind.INFO))
    bar.post(say("two"))
    assert texts(bar) == []
    assert not clock.calls
    bar.show()
    assert texts(bar) == ["two", "one"]
    assert len(clock.calls) == 1


def test_three_at_a_time_and_none_is_lost(bar: NoticeBar, qtbot: QtBot) -> None:
    bar.show()
    for number in range(5):
        bar.post(say(str(number)))
    assert texts(bar) == ["4", "3", "2"]
    assert len(bar.rows) == MOST
    for _ in range(2):
        qtbot.mouseClick(bar.rows[0].close_button, Qt.MouseButton.LeftButton)
    assert texts(bar) == ["2", "1", "0"]


def test_those_that_wait_are_counted(bar: NoticeBar, qtbot: QtBot) -> None:
    bar.show()
    for number in range(3):
        bar.post(say(str(number)))
    assert not bar.rest.isVisible()
    bar.post(say("3"))
    assert bar.rest.text.text() == "1 more: close one to see it"
    bar.post(say("4"))
    assert bar.rest.isVisible()
    assert bar.rest.text.text() == "2 more: close one to see the next"
    qtbot.mouseClick(bar.rest.close_button, Qt.MouseButton.LeftButton)
    assert not bar.notices
    assert not bar.rest.isVisible()


def test_errors_stay_in_sight(bar: NoticeBar) -> None:
    bar.show()
    bar.post(say("error", NoticeKind.ERROR))
    for number in range(4):
        bar.post(say(str(number)))
    assert texts(bar) == ["error", "3", "2"]


def test_replaces_its_like(bar: NoticeBar) -> None:
    bar.show()
    bar.post(say("writing", replaces="export"))
    bar.post(say("other"))
    bar.post(say("written", replaces="export"))
    assert texts(bar) == ["written", "other"]
    bar.post(say("other"))
    assert texts(bar) == ["other", "written"]
    bar.withdraw("export")
    assert texts(bar) == ["other"]
    bar.clear()
    assert texts(bar) == []


def test_replaces_before_it_was_shown(bar: NoticeBar) -> None:
    bar.post(say("writing", replaces="export"))
    bar.post(say("written", replaces="export"))
    bar.show()
    assert texts(bar) == ["written"]


def test_info_goes_by_itself_and_only_itself(bar: NoticeBar, clock: Clock) -> None:
    bar.show()
    bar.post(say("info", NoticeKind.INFO))
    bar.post(say("warning"))
    bar.post(say("error", NoticeKind.ERROR))
    bar.post(Notice(NoticeKind.INFO, "written", (NoticeAction("Open", list),)))
    assert len(clock.calls) == 1
    clock.calls[0]()
    assert "info" not in texts(bar)
    assert len(bar.notices) == 3
    clock.calls[0]()
    assert len(bar.notices) == 3


def test_actions_run_after_closing(bar: NoticeBar, qtbot: QtBot) -> None:
    done: list[str] = []

    def again() -> None:
        done.append("run")
        bar.post(say("again", replaces="job"))

    bar.show()
    actions = (NoticeAction("Try again", again), NoticeAction("Two", list), NoticeAction("Three", list))
    bar.post(Notice(NoticeKind.ERROR, "failed", actions, "job"))
    row = bar.rows[0]
    assert [button.text() for button in row.buttons] == ["Try again", "Two"]
    qtbot.mouseClick(row.buttons[0], Qt.MouseButton.LeftButton)
    assert done == ["run"]
    assert texts(bar) == ["again"]


def test_escape_closes(bar: NoticeBar, qtbot: QtBot) -> None:
    bar.show()
    bar.post(say("one"))
    qtbot.keyClick(bar.rows[0].close_button, Qt.Key.Key_Escape)
    assert texts(bar) == []


def test_accessible_and_plain(bar: NoticeBar) -> None:
    bar.show()
    bar.set_theme(DARK)
    bar.post(say("<b>story</b>.txt: there is no such file", NoticeKind.ERROR))
    row = bar.rows[0]
    assert row.accessibleName() == "Error: <b>story</b>.txt: there is no such file"
    assert row.text.textFormat() is Qt.TextFormat.PlainText
    assert row.close_button.accessibleName() == "Close this notice"
    assert row.close_button.focusPolicy() is Qt.FocusPolicy.TabFocus


def test_empty_bar_takes_no_room(bar: NoticeBar) -> None:
    assert bar.sizeHint().height() == 0
