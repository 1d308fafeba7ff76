"""A kill at any moment costs nothing: the next start shows the same comparison at the same place."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

from pytestqt.qtbot import QtBot

from app.model.comparison import Stage
from tests.end2end.conftest import WAIT
from widgets.main_window import MainWindow

ROOT = Path(__file__).resolve().parents[2]

VICTIM = """
import sys
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from app.model.comparison import Stage
from app.session.settings import Settings
from widgets.main_window import MainWindow
from widgets.workspace import SAVE_DELAY

application = QApplication([])
window = MainWindow(Settings())
window.resize(900, 500)
workspace = window.workspace
workspace.begin(fresh=True)
window.show()

def scrolled():
    window.view.set_place((7, 0.25))
    kept = workspace.save_now
    def said():
        kept()
        if workspace.state.view.place[0] == 7:
            print(*workspace.state.view.place, flush=True)
    workspace._saver.timeout.disconnect()
    workspace._saver.timeout.connect(said)

def come(done=[]):
    comparison = workspace.comparison
    if comparison is not None and comparison.stage is Stage.COMPLETE and not done:
        done.append(True)
        QTimer.singleShot(0, scrolled)

workspace.comparison_changed.connect(come)
workspace.open_files(sys.argv[1:])
application.exec()
"""


def test_window_killed_and_started_again(
    make_window: Callable[..., MainWindow], qtbot: QtBot, harbour: tuple[Path, Path]
):
    with subprocess.Popen(
        [sys.executable, "-c", VICTIM, *map(str, harbour)], stdout=subprocess.PIPE, text=True, cwd=ROOT
    ) as victim:
        assert victim.stdout is not None
        row, fraction = victim.stdout.readline().split()
        os.kill(victim.pid, signal.SIGKILL)
    window = make_window()
    window.resize(900, 500)
    assert [article.path for article in window.workspace.articles] == [str(path) for path in harbour]
    assert window.workspace.state.view.place == (int(row), float(fraction))
    comparison = window.workspace.comparison
    assert comparison is not None
    assert comparison.stage is Stage.READ
    assert window.view.place()[0] == int(row)
    qtbot.waitUntil(
        lambda: window.workspace.comparison is not None and window.workspace.comparison.stage is Stage.COMPLETE,
        timeout=WAIT,
    )
    assert window.view.place()[0] == int(row)


def test_files_on_the_command_line_open_a_new_comparison(
    make_window: Callable[..., MainWindow], compare: Callable[..., None], qtbot: QtBot, harbour: tuple[Path, Path]
):
    first = make_window()
    compare(first, *harbour)
    first.close()
    second = make_window(fresh=True)
    assert not second.workspace.articles
    (recent,) = second.workspace.recent()
    second.workspace.reopen(recent.session)
    assert len(second.workspace.articles) == 2
    qtbot.waitUntil(lambda: not second.workspace.busy, timeout=WAIT)
