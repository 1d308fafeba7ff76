"""An impatient editor at the desk: everything twice, at once, in the wrong order, and while files change underneath."""

from __future__ import annotations

import json
import os
import signal
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QUrl
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from app.model.article import ParagraphKind, ReadOptions
from app.session.folders import config_folder, data_folder
from app.session.settings import load_settings
from app.session.state import Correction
from tests.end2end.conftest import WAIT
from widgets.dialogs import ExportPdf
from widgets.main_window import MainWindow

Compare = Callable[..., None]

STORY = "A bridge fell in {town} on Monday.\n\nNobody was hurt, the mayor of {town} said, and {count} cars were lost.\n"


def notices(window: MainWindow) -> list[str]:
    return [notice.text for notice in window.notices.notices]


def story(folder: Path, name: str, town: str = "Orleigh", count: int = 3) -> Path:
    path = folder / name
    path.write_text(STORY.format(town=town, count=count), encoding="utf-8")
    return path


def idle(window: MainWindow, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: not window.workspace.busy, timeout=WAIT)


def texts(window: MainWindow) -> list[str]:
    return [article.paragraphs[-1].text for article in window.workspace.articles]


# --- the same thing twice


def test_the_second_of_the_same_file_is_the_one_read_again(
    window: MainWindow, compare: Compare, qtbot: QtBot, tmp_path: Path
):
    path = story(tmp_path, "a.txt")
    compare(window, path, path)
    story(tmp_path, "a.txt", count=4)
    window.workspace.reload(1)
    idle(window, qtbot)
    assert ["3 cars" in text for text in texts(window)] == [True, False]


def test_a_changed_file_opened_twice_is_reloaded_in_both_panes(
    window: MainWindow, compare: Compare, qtbot: QtBot, tmp_path: Path
):
    path = story(tmp_path, "a.txt")
    compare(window, path, path)
    story(tmp_path, "a.txt", count=4)
    window.actions_by_id["reload_all"].trigger()
    idle(window, qtbot)
    assert ["4 cars" in text for text in texts(window)] == [True, True]


def test_the_second_of_the_same_text_is_the_one_decoded_again(
    window: MainWindow, compare: Compare, qtbot: QtBot, tmp_path: Path
):
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_bytes("Премьер-министр сказал, что переговоры начнутся. ".encode("cp1251") * 4)
    compare(window, tmp_path / "a.txt", tmp_path / "b.txt")
    first = texts(window)[0]
    window.workspace.read_otherwise(1, ReadOptions("koi8-r"))
    idle(window, qtbot)
    assert texts(window)[0] == first
    assert texts(window)[1] != first


# --- undo


def test_undo_keeps_what_was_opened_since(window: MainWindow, compare: Compare, qtbot: QtBot, tmp_path: Path):
    compare(window, story(tmp_path, "a.txt"), story(tmp_path, "b.txt", "Marrow"))
    window.workspace.correct(0, Correction(title="Corrected"))
    window.workspace.remove(1)
    idle(window, qtbot)
    compare(window, story(tmp_path, "c.txt", "Kelder"))
    window.workspace.undo()
    assert [Path(a.path).name for a in window.workspace.articles] == ["a.txt", "b.txt", "c.txt"]
    assert [a.siglum for a in window.workspace.articles] == ["A", "B", "C"]
    window.workspace.undo()
    assert window.workspace.articles[0].title != "Corrected"
    assert len(window.workspace.articles) == 3
    window.workspace.redo()
    window.workspace.redo()
    assert [Path(a.path).name for a in window.workspace.articles] == ["a.txt", "c.txt"]
    idle(window, qtbot)


def test_undo_while_a_sixth_is_read_does_not_make_seven(window: MainWindow, qtbot: QtBot, tmp_path: Path):
    window.workspace.open_files([str(story(tmp_path, f"{n}.txt", f"Town{n}")) for n in range(6)])
    qtbot.waitUntil(lambda: len(window.workspace.articles) == 6, timeout=WAIT)
    window.workspace.remove(5)
    window.workspace.open_files([str(story(tmp_path, "new.txt", "New"))])
    window.workspace.undo()
    assert len(window.workspace.articles) == 6
    qtbot.waitUntil(lambda: any("six" in text for text in notices(window)), timeout=WAIT)
    idle(window, qtbot)
    assert [Path(a.path).name for a in window.workspace.articles] == [f"{n}.txt" for n in range(6)]


def test_undo_before_the_other_encoding_has_come(window: MainWindow, compare: Compare, qtbot: QtBot, tmp_path: Path):
    (tmp_path / "a.txt").write_bytes("Премьер-министр сказал, что переговоры начнутся. ".encode("cp1251") * 4)
    compare(window, tmp_path / "a.txt", story(tmp_path, "b.txt"))
    before = texts(window)
    window.workspace.read_otherwise(0, ReadOptions("koi8-r"))
    window.workspace.undo()
    idle(window, qtbot)
    assert texts(window) == before


def test_an_encoding_that_does_not_fit_leaves_the_text(
    window: MainWindow, compare: Compare, qtbot: QtBot, tmp_path: Path
):
    compare(window, story(tmp_path, "a.txt"), story(tmp_path, "b.txt", "Marrow"))
    encoding = window.workspace.articles[0].encoding
    window.workspace.read_otherwise(0, ReadOptions("no-such-encoding"))
    idle(window, qtbot)
    qtbot.waitUntil(lambda: any("no-such-encoding" in text for text in notices(window)), timeout=WAIT)
    assert window.workspace.articles[0].encoding == encoding


def test_taking_back_an_encoding_reads_the_bytes_as_at_first(
    window: MainWindow, compare: Compare, qtbot: QtBot, tmp_path: Path
):
    (tmp_path / "a.txt").write_bytes("Премьер-министр сказал, что переговоры начнутся. ".encode("cp1251") * 4)
    compare(window, tmp_path / "a.txt", story(tmp_path, "b.txt"))
    before = texts(window)
    window.workspace.read_otherwise(0, ReadOptions("koi8-r"))
    idle(window, qtbot)
    assert texts(window) != before
    window.workspace.read_otherwise(0, ReadOptions())
    idle(window, qtbot)
    assert texts(window) == before


def test_undo_does_not_bring_back_what_was_hidden_since(
    window: MainWindow, compare: Compare, qtbot: QtBot, tmp_path: Path
):
    compare(window, story(tmp_path, "a.txt"), story(tmp_path, "b.txt", "Marrow"))
    window.workspace.correct(0, Correction(title="Corrected"))
    window.workspace.hide(1)
    window.workspace.undo()
    assert window.workspace.state.articles[1].hidden
    idle(window, qtbot)


# --- closing and coming back


def test_what_was_removed_to_the_last_does_not_come_back(
    make_window: Callable[..., MainWindow], qtbot: QtBot, tmp_path: Path
):
    first = make_window()
    first.workspace.open_files([str(story(tmp_path, "a.txt"))])
    qtbot.waitUntil(lambda: len(first.workspace.articles) == 1, timeout=WAIT)
    first.workspace.save_now()
    first.workspace.remove(0)
    first.close()
    second = make_window()
    assert second.workspace.articles == ()


def test_what_is_being_read_does_not_land_in_another_comparison(
    make_window: Callable[..., MainWindow], compare: Compare, qtbot: QtBot, tmp_path: Path
):
    window = make_window()
    compare(window, story(tmp_path, "a.txt"), story(tmp_path, "b.txt", "Marrow"))
    window.workspace.close()
    (recent,) = window.workspace.recent()
    window.workspace.open_files([str(story(tmp_path, "c.txt", "Kelder"))])
    window.workspace.reopen(recent.session)
    idle(window, qtbot)
    assert [Path(a.path).name for a in window.workspace.articles] == ["a.txt", "b.txt"]


def test_notices_do_not_outlive_their_comparison(window: MainWindow, compare: Compare, qtbot: QtBot, tmp_path: Path):
    compare(window, story(tmp_path, "a.txt"), story(tmp_path, "b.txt", "Marrow"), story(tmp_path, "c.txt"))
    window.workspace.remove(0)
    assert any("was removed" in text for text in notices(window))
    window.workspace.close()
    assert not any("removed" in text or "same text" in text for text in notices(window))


def test_do_not_keep_leaves_no_byte(window: MainWindow, compare: Compare, qtbot: QtBot, tmp_path: Path):
    compare(window, story(tmp_path, "a.txt", "Zanzibarville"), story(tmp_path, "b.txt", "Marrow"))
    window.workspace.save_now()
    assert any(b"Zanzibarville" in path.read_bytes() for path in data_folder().rglob("*") if path.is_file())
    window.actions_by_id["keep_nothing"].setChecked(True)
    window.workspace.correct(0, Correction(title="Zanzibarville again"))
    window.workspace.remove(1)
    idle(window, qtbot)
    window.workspace.close()
    window.close()
    for path in data_folder().rglob("*"):
        assert not path.is_file() or b"Zanzibarville" not in path.read_bytes(), path


# --- files that change underneath


def test_a_deleted_file_is_said_to_be_gone(window: MainWindow, compare: Compare, qtbot: QtBot, tmp_path: Path):
    compare(window, story(tmp_path, "a.txt"), story(tmp_path, "b.txt", "Marrow"))
    (tmp_path / "a.txt").unlink()
    qtbot.waitUntil(lambda: any("no longer there" in text for text in notices(window)), timeout=WAIT)
    assert not any("changed" in text for text in notices(window))
    assert len(window.workspace.articles) == 2
    story(tmp_path, "a.txt", count=9)
    qtbot.waitUntil(lambda: any("changed on disk" in text for text in notices(window)), timeout=WAIT)
    assert not any("no longer there" in text for text in notices(window))


def test_touching_without_changing_is_not_told(window: MainWindow, compare: Compare, qtbot: QtBot, tmp_path: Path):
    compare(window, story(tmp_path, "a.txt"), story(tmp_path, "b.txt", "Marrow"))
    os.chmod(tmp_path / "a.txt", 0o600)
    story(tmp_path, "b.txt", "Marrow", count=8)
    qtbot.waitUntil(lambda: any("b.txt has changed" in text for text in notices(window)), timeout=WAIT)
    assert not any("a.txt" in text for text in notices(window))


def test_a_notice_of_change_goes_when_the_file_is_read_again(
    window: MainWindow, compare: Compare, qtbot: QtBot, tmp_path: Path
):
    compare(window, story(tmp_path, "a.txt"), story(tmp_path, "b.txt", "Marrow"))
    story(tmp_path, "a.txt", count=8)
    qtbot.waitUntil(lambda: any("a.txt has changed" in text for text in notices(window)), timeout=WAIT)
    window.actions_by_id["reload_all"].trigger()
    idle(window, qtbot)
    assert "8 cars" in texts(window)[0]
    assert not any("changed" in text for text in notices(window))


def test_an_emptied_file_is_not_taken_over(window: MainWindow, compare: Compare, qtbot: QtBot, tmp_path: Path):
    compare(window, story(tmp_path, "a.txt"), story(tmp_path, "b.txt", "Marrow"))
    before = texts(window)
    (tmp_path / "a.txt").write_bytes(b"")
    window.workspace.reload(0)
    qtbot.waitUntil(lambda: any("empty" in text for text in notices(window)), timeout=WAIT)
    idle(window, qtbot)
    assert texts(window) == before


# --- dropped, and pasted


def test_copied_files_are_pasted_as_files(window: MainWindow, qtbot: QtBot, tmp_path: Path):
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(story(tmp_path, "a.txt"))), QUrl.fromLocalFile(str(story(tmp_path, "b.txt")))])
    QGuiApplication.clipboard().setMimeData(data)
    window.actions_by_id["paste"].trigger()
    idle(window, qtbot)
    assert [Path(a.path).name for a in window.workspace.articles] == ["a.txt", "b.txt"]


def test_folders_and_files_dropped_at_once(window: MainWindow, qtbot: QtBot, tmp_path: Path):
    folder = tmp_path / "folder"
    folder.mkdir()
    odd = story(tmp_path, "spaces, 'quotes' \"100%\" 😀 #?.txt")
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in (folder, odd, story(tmp_path, "b.txt", "Marrow"))])
    window.commands.drop(data)
    idle(window, qtbot)
    assert [Path(a.path).name for a in window.workspace.articles] == [odd.name, "b.txt"]
    assert any("folder" in text for text in notices(window))


def test_a_hundred_files_dropped_at_once(window: MainWindow, qtbot: QtBot, tmp_path: Path):
    window.workspace.open_files([str(story(tmp_path, f"{n}.txt", f"Town{n}")) for n in range(100)])
    idle(window, qtbot)
    assert len(window.workspace.articles) == 6
    assert any("94 not opened" in text for text in notices(window))
    assert len(window.notices.rows) <= 3


def test_links_beside_files_are_not_swallowed(window: MainWindow, qtbot: QtBot, tmp_path: Path):
    data = QMimeData()
    data.setUrls([QUrl("https://example.org/a"), QUrl.fromLocalFile(str(story(tmp_path, "a.txt")))])
    window.commands.drop(data)
    idle(window, qtbot)
    assert len(window.workspace.articles) == 1
    assert any("offline" in text for text in notices(window))


def test_a_comparison_among_articles_says_what_is_left(
    window: MainWindow, compare: Compare, qtbot: QtBot, tmp_path: Path
):
    compare(window, story(tmp_path, "a.txt"), story(tmp_path, "b.txt", "Marrow"))
    saved = tmp_path / "s.copytaster"
    assert window.workspace.save_as(str(saved))
    window.workspace.close()
    window.workspace.open_files([str(story(tmp_path, "c.txt")), str(saved), str(saved)])
    idle(window, qtbot)
    assert [Path(a.path).name for a in window.workspace.articles] == ["a.txt", "b.txt"]
    assert any("2 files" in text for text in notices(window))


@pytest.mark.skipif(os.name != "posix", reason="needs pipes")
def test_a_pipe_called_a_comparison_is_not_waited_for(window: MainWindow, qtbot: QtBot, tmp_path: Path):
    os.mkfifo(tmp_path / "p.copytaster")
    window.workspace.open_comparison(str(tmp_path / "p.copytaster"))
    qtbot.waitUntil(lambda: any("p.copytaster" in text for text in notices(window)), timeout=WAIT)


@pytest.mark.skipif(os.name != "posix", reason="needs names that are not text")
def test_a_name_that_is_no_text_is_opened_and_kept(
    make_window: Callable[..., MainWindow], compare: Compare, qtbot: QtBot, tmp_path: Path
):
    odd = Path(os.fsdecode(os.fsencode(tmp_path) + b"/a\xff\n.txt"))
    try:
        odd.write_text(STORY.format(town="Orleigh", count=3), encoding="utf-8")
    except OSError:
        pytest.skip("this file system has only text for names")
    first = make_window()
    compare(first, odd, story(tmp_path, "b.txt", "Marrow"))
    first.workspace.save_now()
    first.close()
    second = make_window()
    assert [a.path for a in second.workspace.articles] == [str(odd), str(tmp_path / "b.txt")]
    idle(second, qtbot)


def test_kind_and_base_of_a_lone_article(window: MainWindow, qtbot: QtBot, tmp_path: Path):
    window.workspace.open_files([str(story(tmp_path, "a.txt"))])
    qtbot.waitUntil(lambda: len(window.workspace.articles) == 1, timeout=WAIT)
    window.workspace.correct_kind(0, 0, ParagraphKind.FURNITURE)
    window.workspace.set_base(0)
    for name, action in window.actions_by_id.items():
        if action.isEnabled() and name.startswith(("next", "prev", "first", "last", "other", "zoom", "find_")):
            action.trigger()
    idle(window, qtbot)
    assert window.workspace.comparison is not None


# --- processes that do not do as they should


@pytest.mark.skipif(os.name != "posix", reason="needs signals")
def test_an_engine_that_does_not_listen_does_not_hold_the_window_up(window: MainWindow, qtbot: QtBot, tmp_path: Path):
    # more than fits into a pipe; were it sent in the window's thread, this test would never end
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text("\n\n".join(f"Sentence {n} of {name} stands here." for n in range(9000)))
    window.workspace.engine.start()
    pid = window.workspace.engine.pid
    assert pid is not None
    os.kill(pid, signal.SIGSTOP)
    window.workspace.open_files([str(tmp_path / "a.txt"), str(tmp_path / "b.txt")])
    qtbot.waitUntil(lambda: len(window.workspace.articles) == 2, timeout=WAIT)
    window.workspace.compare_again()
    window.workspace.cancel()
    assert not window.workspace.busy
    window.workspace.compare_again()
    window.close()
    assert window.workspace.engine.pid is None


# --- a home that is no good


def test_a_folder_that_cannot_be_written_is_told_in_words(
    make_window: Callable[..., MainWindow],
    compare: Compare,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
):
    (tmp_path / "home").write_text("not a folder", encoding="utf-8")
    monkeypatch.setenv("COPYTASTER_HOME", str(tmp_path / "home"))
    window = make_window()
    compare(window, story(tmp_path, "a.txt"), story(tmp_path, "b.txt", "Marrow"))
    assert any("not kept for the next start" in text for text in notices(window))
    assert window.workspace.save_as(str(tmp_path / "elsewhere.copytaster"))
    window.workspace.close()


@pytest.mark.parametrize("geometry", ["abc", "!!!!", "ü", "QUJD"])
def test_a_broken_geometry_does_not_keep_the_window_shut(qtbot: QtBot, geometry: str):
    (config_folder() / "settings.json").write_text(
        json.dumps({"version": 1, "window_geometry": geometry}), encoding="utf-8"
    )
    loaded = load_settings(config_folder())
    window = MainWindow(loaded.settings)
    qtbot.addWidget(window)
    assert loaded.ignored == (() if geometry == "QUJD" else ("window_geometry",))
    window.close()


def test_a_home_of_nobody_does_not_break_the_export_dialog(qtbot: QtBot):
    dialog = ExportPdf("/tmp/a.pdf", 2)
    qtbot.addWidget(dialog)
    dialog.path_box.setText("~no-such-person/a.pdf")
    assert not dialog.export_button.isEnabled()
