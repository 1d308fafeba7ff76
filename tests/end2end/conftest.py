"""The window as its user has it: real files, the real engine, Qt without a display."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from app.model.comparison import Stage
from app.session.settings import Settings
from widgets.main_window import MainWindow

SEEDS = Path(__file__).resolve().parents[2] / "seeds"
WAIT = 60_000


@pytest.fixture
def make_window(qtbot: QtBot) -> Iterator[Callable[..., MainWindow]]:
    windows: list[MainWindow] = []

    def make(*, fresh: bool = False, begin: bool = True) -> MainWindow:
        window = MainWindow(Settings())
        qtbot.addWidget(window)
        windows.append(window)
        if begin:
            window.workspace.begin(fresh=fresh)
        window.show()
        return window

    yield make
    for window in windows:
        window.close()


@pytest.fixture
def window(make_window: Callable[..., MainWindow]) -> MainWindow:
    return make_window()


@pytest.fixture
def compare(qtbot: QtBot) -> Callable[..., None]:
    """Open files in a window and wait for the whole comparison."""

    def opened(window: MainWindow, *paths: Path) -> None:
        many = len(window.workspace.articles) + len(paths)
        window.workspace.open_files([str(path) for path in paths])

        def complete() -> bool:
            comparison = window.workspace.comparison
            return comparison is not None and comparison.stage is Stage.COMPLETE and len(comparison.articles) == many

        qtbot.waitUntil(complete, timeout=WAIT)
        qtbot.waitUntil(lambda: not window.workspace.busy, timeout=WAIT)

    return opened


@pytest.fixture
def harbour() -> tuple[Path, Path]:
    return SEEDS / "harbour-fire" / "wire.txt", SEEDS / "harbour-fire" / "rewrite.txt"
