"""Help, About: what the program is, and what a reader cannot do on this system."""

from __future__ import annotations

import pytest
from desk import Desk
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app import __version__, messages
from app.session.settings import Settings
from app.workers import lockdown
from widgets.dialogs import About
from widgets.main_window import MainWindow

SAID = {"layers": ["limits", "landlock"], "attempts": {"write": True, "connect": True, "start": False}}


@pytest.fixture
def about(qtbot: QtBot) -> About:
    dialog = About()
    qtbot.addWidget(dialog)
    return dialog


def signs(dialog: About) -> list[str]:
    return [sign.text() for sign, _ in dialog.lines.values()]


def test_every_layer_is_listed() -> None:
    assert tuple(messages.layers()) == lockdown.LAYERS


def test_the_answer_is_shown(about: About) -> None:
    assert signs(about) == ["…"] * 5
    before = about.sizeHint()
    about.show_containment(SAID)
    assert signs(about) == ["✓", "–", "✓", "–", "–"]
    assert about.lines["network"][0].accessibleName() == "absent"
    told = "Tried just now and refused: writing a file, making a socket."
    assert about.refused.text() == f"{told} Tried just now and NOT refused: starting a process."
    assert about.sizeHint().width() == before.width()


@pytest.mark.parametrize("said", [None, {}, {"layers": "all", "attempts": {}}, {"layers": [], "attempts": 3}])
def test_no_answer_is_no_promise(about: About, said: dict[str, object] | None) -> None:
    about.show_containment(said)
    assert signs(about) == ["…"] * 5
    assert about.refused.text() == "No reader answered, so it is not known what holds."


def test_lines_are_not_cut_off(about: About) -> None:
    about.show_containment(SAID)
    about.show()
    about.grab()
    for _, text in about.lines.values():
        assert text.height() >= text.heightForWidth(text.width())


def test_the_dialog_does_not_wait_for_the_answer(desk: Desk, qtbot: QtBot) -> None:
    window = MainWindow(Settings(), desk.workspace)
    qtbot.addWidget(window)
    seen: list[str] = []

    def look() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, About)
        seen.append(dialog.refused.text())
        desk.reader.answer()
        seen.extend(signs(dialog))
        assert __version__ in "".join(label.text() for label in dialog.findChildren(type(dialog.refused)))
        dialog.reject()

    QTimer.singleShot(0, look)
    window.actions_by_id["about"].trigger()
    assert seen == ["Asking a reader…", "✓", "–", "–", "–", "–"]


def test_an_answer_that_comes_after_the_dialog_is_let_go(desk: Desk, qtbot: QtBot) -> None:
    window = MainWindow(Settings(), desk.workspace)
    qtbot.addWidget(window)
    QTimer.singleShot(0, lambda: QApplication.activeModalWidget().close())
    window.actions_by_id["about"].trigger()
    qtbot.wait(1)
    desk.reader.answer()
