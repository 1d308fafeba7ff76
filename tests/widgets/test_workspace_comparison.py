"""Opening a saved comparison: a locked reader looks at it first, and nothing of it is opened until it is sound."""

from __future__ import annotations

from pathlib import Path

import pytest
from desk import Desk
from PySide6.QtCore import QMimeData, QUrl
from pytestqt.qtbot import QtBot

from app.model.article import ReadChoice
from app.session import store
from app.session.settings import Settings
from widgets.main_window import MainWindow


@pytest.fixture
def saved(desk: Desk, tmp_path: Path) -> Path:
    """A comparison of two articles; afterwards another one is on screen."""
    path = tmp_path / "story.copytaster"
    desk.open("/news/a.txt", "/news/b.txt")
    assert desk.workspace.save_as(str(path))
    desk.workspace.close()
    desk.open("/news/c.txt")
    desk.said.clear()
    desk.reader.asked.clear()
    return path


def open_paths(desk: Desk) -> list[str]:
    return [Path(each.path).name for each in desk.workspace.articles]


def test_it_is_opened_once_the_reader_has_vouched(desk: Desk, saved: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[Path] = []
    real = store.open_file
    monkeypatch.setattr(store, "open_file", lambda path, vouched: opened.append(path) or real(path, vouched))
    desk.workspace.open_comparison(str(saved))
    assert desk.reader.asked == [{"comparison": str(saved)}]
    assert desk.workspace.busy
    assert opened == []
    assert open_paths(desk) == ["c.txt"]
    desk.reader.answer()
    assert opened == [saved]
    assert not desk.workspace._intake.busy
    assert open_paths(desk) == ["a.txt", "b.txt"]


def test_every_way_in_passes_the_reader(desk: Desk, saved: Path, qtbot: QtBot) -> None:
    window = MainWindow(Settings(), desk.workspace)
    qtbot.addWidget(window)
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(saved))])
    for way in (
        lambda: desk.workspace.open_comparison(str(saved)),
        lambda: desk.workspace.open_files([str(saved)]),
        lambda: window.commands.drop(data),
    ):
        way()
        assert desk.reader.asked[-1] == {"comparison": str(saved)}
        assert open_paths(desk) == ["c.txt"]


def test_what_is_damaged_is_said_and_nothing_is_opened(
    desk: Desk, saved: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(store, "open_file", lambda *_: pytest.fail("opened"))
    saved.write_bytes(saved.read_bytes()[:5_000])
    desk.workspace.open_comparison(str(saved))
    desk.reader.answer()
    assert desk.texts == ["story.copytaster: this comparison file is damaged; it was left as it is."]
    assert open_paths(desk) == ["c.txt"]
    desk.press("Open as plain text")
    assert desk.reader.asked[-1]["options"]["choices"] == [ReadChoice.PLAIN_TEXT]
    desk.reader.answer()
    assert open_paths(desk) == ["c.txt", "story.copytaster"]


def test_what_changes_between_look_and_opening_is_not_opened(
    desk: Desk, saved: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = store.open_file

    def changed(path: Path, vouched: str) -> object:
        path.write_bytes(path.read_bytes() + b"\0" * 4096)
        return real(path, vouched)

    monkeypatch.setattr(store, "open_file", changed)
    desk.workspace.open_comparison(str(saved))
    desk.reader.answer()
    assert open_paths(desk) == ["c.txt"]
    assert desk.texts == ["story.copytaster: cannot be read (it was being changed; open it again)."]


def test_the_comparison_asked_for_last_is_opened(desk: Desk, saved: Path) -> None:
    desk.workspace.open_comparison(str(saved.with_name("other.copytaster")))
    desk.workspace.open_comparison(str(saved))
    desk.reader.answer()
    assert open_paths(desk) == ["a.txt", "b.txt"]
    assert desk.texts == []


def test_cancel_leaves_what_is_there(desk: Desk, saved: Path) -> None:
    desk.workspace.open_comparison(str(saved))
    desk.workspace.cancel()
    assert not desk.workspace.busy
    desk.reader.answer()
    assert open_paths(desk) == ["c.txt"]


def test_what_a_reader_cannot_do_is_asked_aside(desk: Desk) -> None:
    told: list[object] = []
    desk.workspace.ask_containment(told.append)
    assert not desk.workspace.busy
    desk.reader.answer()
    desk.workspace.ask_containment(told.append)
    desk.workspace.cancel()
    assert told == [{"layers": ["limits"], "attempts": {}}, None]
