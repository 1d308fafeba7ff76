"""The window driven as a person would: open, read, step, correct, undo, export, close and come back."""

from __future__ import annotations

import os
import signal
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, Qt, QUrl
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from app.model.article import ParagraphKind, ReadOptions
from app.model.comparison import Stage
from app.model.finding import FindingKind
from app.present.page import Granularity, Role
from app.session.folders import data_folder
from app.session.state import Correction
from tests.end2end.conftest import WAIT
from widgets.main_window import MainWindow

Compare = Callable[..., None]


def notices(window: MainWindow) -> list[str]:
    return [notice.text for notice in window.notices.notices]


def test_wire_and_rewrite_are_compared(window: MainWindow, compare: Compare, harbour: tuple[Path, Path]):
    compare(window, *harbour)
    comparison = window.workspace.comparison
    assert comparison is not None
    kinds = {finding.kind for finding in comparison.findings}
    assert {FindingKind.QUOTE_ALTERED, FindingKind.FIGURE_DIFFERS, FindingKind.ATTRIBUTION_DROPPED} <= kinds
    assert window.view.order == (0, 1)
    assert "Difference" in window.status._place.text() or "differences" in window.status._place.text()
    assert any("altered" in button.text() for button in window.summary.parts)


def test_text_is_shown_before_the_engine_has_answered(
    window: MainWindow, qtbot: QtBot, harbour: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(window.workspace.engine, "compare", lambda *_: None)
    window.workspace.open_files([str(path) for path in harbour])
    qtbot.waitUntil(lambda: len(window.workspace.articles) == 2, timeout=WAIT)
    comparison = window.workspace.comparison
    assert comparison is not None
    assert comparison.stage is Stage.READ
    assert all(len(pane.text) for pane in window.view.panes)


def test_stepping_through_differences(window: MainWindow, compare: Compare, harbour: tuple[Path, Path]):
    compare(window, *harbour)
    act = window.actions_by_id
    act["first_difference"].trigger()
    assert "<b>Difference 1</b>" in window.status._place.text()
    act["next_difference"].trigger()
    assert "<b>Difference 2</b>" in window.status._place.text()
    act["previous_difference"].trigger()
    assert "<b>Difference 1</b>" in window.status._place.text()
    act["last_difference"].trigger()
    total = len(window.reading._stops)
    assert f"<b>Difference {total}</b> of {total}" in window.status._place.text()
    assert total > 3


def test_a_finding_brings_its_evidence_into_view(window: MainWindow, compare: Compare, harbour: tuple[Path, Path]):
    compare(window, *harbour)
    window.actions_by_id["next_finding"].trigger()
    comparison = window.workspace.comparison
    assert comparison is not None
    rows = [
        number
        for number, row in enumerate(comparison.rows)
        for passage in comparison.findings[0].evidence
        if passage.paragraph in row.cells[passage.article]
    ]
    assert window.view.current_row in rows


def test_marks_can_be_switched(window: MainWindow, compare: Compare, harbour: tuple[Path, Path]):
    compare(window, *harbour)
    window.reading.set_marks(frozenset({Role.QUOTE}))
    assert window.view.surface.marks == {Role.QUOTE}
    assert window.workspace.state.view.marks == {"quote"}
    window.reading.set_granularity(Granularity.FINE)
    assert window.workspace.state.view.granularity == "fine"


def test_zoom_by_keys(window: MainWindow, compare: Compare, harbour: tuple[Path, Path]):
    compare(window, *harbour)
    window.actions_by_id["zoom_in"].trigger()
    assert window.workspace.state.view.zoom == 110
    window.actions_by_id["zoom_reset"].trigger()
    assert window.workspace.state.view.zoom == 100


def test_removal_and_undo(window: MainWindow, compare: Compare, qtbot: QtBot, harbour: tuple[Path, Path]):
    compare(window, *harbour)
    window.workspace.remove(1)
    assert len(window.workspace.articles) == 1
    assert window.view.order == (0,)
    window.actions_by_id["undo"].trigger()
    assert len(window.workspace.articles) == 2
    qtbot.waitUntil(lambda: not window.workspace.busy, timeout=WAIT)
    window.actions_by_id["redo"].trigger()
    assert len(window.workspace.articles) == 1


def test_correcting_a_kind_and_a_title(window: MainWindow, compare: Compare, qtbot: QtBot, harbour: tuple[Path, Path]):
    compare(window, *harbour)
    before = window.workspace.articles[0].paragraphs[3].kind
    assert before is ParagraphKind.BODY
    window.workspace.correct_kind(0, 3, ParagraphKind.FURNITURE)
    assert window.workspace.articles[0].paragraphs[3].kind is ParagraphKind.FURNITURE
    window.workspace.correct(0, Correction(title="Another title"))
    qtbot.waitUntil(lambda: not window.workspace.busy, timeout=WAIT)
    comparison = window.workspace.comparison
    assert comparison is not None
    assert comparison.articles[0].title == "Another title"
    window.actions_by_id["undo"].trigger()
    window.actions_by_id["undo"].trigger()
    assert window.workspace.articles[0].paragraphs[3].kind is ParagraphKind.BODY


def test_encoding_can_be_corrected(window: MainWindow, compare: Compare, qtbot: QtBot, tmp_path: Path):
    words = "Премьер-министр сказал, что переговоры начнутся в понедельник. " * 4
    (tmp_path / "a.txt").write_bytes(words.encode("cp1251"))
    (tmp_path / "b.txt").write_text("Another text in English about the talks that begin on Monday.", encoding="utf-8")
    compare(window, tmp_path / "a.txt", tmp_path / "b.txt")
    window.workspace.read_otherwise(0, ReadOptions("koi8-r"))
    qtbot.waitUntil(lambda: not window.workspace.busy, timeout=WAIT)
    wrong = window.workspace.articles[0].paragraphs[0].text
    window.workspace.read_otherwise(0, ReadOptions("cp1251"))
    qtbot.waitUntil(lambda: not window.workspace.busy, timeout=WAIT)
    assert window.workspace.articles[0].paragraphs[0].text.startswith("Премьер-министр")
    assert not wrong.startswith("Премьер")


def test_base_order_swap_and_hiding(window: MainWindow, compare: Compare, qtbot: QtBot, harbour: tuple[Path, Path]):
    compare(window, *harbour)
    titles = [article.title for article in window.workspace.articles]
    window.workspace.set_base(1)
    qtbot.waitUntil(lambda: not window.workspace.busy, timeout=WAIT)
    comparison = window.workspace.comparison
    assert comparison is not None
    assert comparison.base == 1
    window.workspace.move(0, 1)
    assert window.view.order == (1, 0)
    window.workspace.hide(0)
    assert window.view.order == (1,)
    window.actions_by_id["show_all"].trigger()
    assert window.view.order == (1, 0)
    window.actions_by_id["swap"].trigger()
    qtbot.waitUntil(lambda: not window.workspace.busy, timeout=WAIT)
    assert [article.title for article in window.workspace.articles] == titles[::-1]
    assert window.workspace.state.base == 0


def test_what_is_odd_is_said(window: MainWindow, compare: Compare, harbour: tuple[Path, Path], tmp_path: Path):
    compare(window, harbour[0], harbour[0])
    assert any("same file" in text for text in notices(window))
    window.workspace.close()
    (tmp_path / "german.txt").write_text(
        "Der Bahnhof bleibt gesperrt, weil das Stellwerk nicht besetzt ist. Die Bahn sucht nach einer Lösung.\n\n"
        "Die Fahrgäste müssen auf Busse umsteigen, und der Ersatzverkehr ist nicht immer pünktlich.",
        encoding="utf-8",
    )
    compare(window, tmp_path / "german.txt", harbour[0])
    assert any("not English" in text for text in notices(window))
    assert any("nothing in common" in text for text in notices(window))


def test_links_are_refused_with_a_reason(window: MainWindow):
    data = QMimeData()
    data.setUrls([QUrl("https://example.org/story")])
    window.commands.drop(data)
    assert any("offline" in text and "save the page" in text for text in notices(window))
    data = QMimeData()
    data.setText("www.example.org/story")
    window.commands.drop(data)
    assert not window.workspace.articles


def test_a_seventh_article_is_refused(window: MainWindow, qtbot: QtBot, tmp_path: Path):
    paths = []
    for number in range(7):
        path = tmp_path / f"{number}.txt"
        path.write_text(f"Article number {number} has its own few words about a bridge.", encoding="utf-8")
        paths.append(str(path))
    window.workspace.open_files(paths)
    qtbot.waitUntil(lambda: len(window.workspace.articles) == 6, timeout=WAIT)
    assert any("six" in text for text in notices(window))
    qtbot.waitUntil(lambda: not window.workspace.busy, timeout=WAIT)
    assert len(window.view.panes) == 6


def test_bad_files_are_told_in_a_notice(window: MainWindow, qtbot: QtBot, tmp_path: Path):
    (tmp_path / "empty.txt").write_bytes(b"")
    window.workspace.open_files([str(tmp_path / "empty.txt"), str(tmp_path / "gone.txt")])
    qtbot.waitUntil(lambda: len(notices(window)) == 2, timeout=WAIT)
    assert not window.workspace.articles
    assert any("empty" in text for text in notices(window))


def test_paste_from_the_clipboard(window: MainWindow, qtbot: QtBot):
    QGuiApplication.clipboard().setText("A pasted text stands here.\n\nIt has a second paragraph, too.")
    window.actions_by_id["paste"].trigger()
    qtbot.waitUntil(lambda: len(window.workspace.articles) == 1, timeout=WAIT)
    assert window.workspace.articles[0].path == ""
    assert len(window.workspace.articles[0].paragraphs) == 2


def test_copy_with_source(window: MainWindow, compare: Compare, harbour: tuple[Path, Path]):
    compare(window, *harbour)
    window.view.panes[0].setFocus()
    window.view.panes[0].select_all()
    window.actions_by_id["copy"].trigger()
    plain = QGuiApplication.clipboard().text()
    assert "lithium" in plain
    window.actions_by_id["copy_source"].trigger()
    assert window.workspace.articles[0].title in QGuiApplication.clipboard().text()


def test_find_goes_through_all_panes(window: MainWindow, compare: Compare, harbour: tuple[Path, Path]):
    compare(window, *harbour)
    at, total = window.view.find("lithium")
    assert at == 1
    assert total >= 2


def test_file_changed_on_disk(
    window: MainWindow, compare: Compare, qtbot: QtBot, harbour: tuple[Path, Path], tmp_path: Path
):
    copy = tmp_path / "wire.txt"
    copy.write_bytes(harbour[0].read_bytes())
    compare(window, copy, harbour[1])
    copy.write_text(copy.read_text(encoding="utf-8") + "\n\nOne more paragraph was added.\n", encoding="utf-8")
    qtbot.waitUntil(lambda: any("changed on disk" in text for text in notices(window)), timeout=WAIT)
    count = len(window.workspace.articles[0].paragraphs)
    window.workspace.reload(0)
    qtbot.waitUntil(lambda: len(window.workspace.articles[0].paragraphs) == count + 1, timeout=WAIT)
    qtbot.waitUntil(lambda: not window.workspace.busy, timeout=WAIT)


def test_engine_killed_in_mid_comparison(window: MainWindow, qtbot: QtBot, harbour: tuple[Path, Path], tmp_path: Path):
    long = tmp_path / "long.txt"
    text = harbour[0].read_text(encoding="utf-8")
    long.write_text("\n\n".join(text.replace("Kelder", f"Kelder {n}") for n in range(40)), encoding="utf-8")
    window.workspace.open_files([str(long), str(harbour[1])])
    qtbot.waitUntil(lambda: window.workspace.engine.busy and len(window.workspace.articles) == 2, timeout=WAIT)
    pid = window.workspace.engine.pid
    assert pid is not None
    os.kill(pid, signal.SIGKILL)
    qtbot.waitUntil(lambda: any("broke down" in text for text in notices(window)), timeout=WAIT)
    assert window.isVisible()
    assert len(window.workspace.articles) == 2
    window.workspace.remove(0)
    window.workspace.open_files([str(harbour[0])])
    qtbot.waitUntil(
        lambda: window.workspace.comparison is not None and window.workspace.comparison.stage is Stage.COMPLETE,
        timeout=WAIT,
    )
    assert window.workspace.engine.pid != pid


def test_comparison_comes_back(
    make_window: Callable[..., MainWindow], compare: Compare, qtbot: QtBot, harbour: tuple[Path, Path]
):
    first = make_window()
    compare(first, *harbour)
    first.resize(900, 500)
    first.actions_by_id["zoom_in"].trigger()
    first.view.set_place((6, 0.5))
    qtbot.waitUntil(lambda: first.workspace.state.view.place[0] == first.view.place()[0], timeout=WAIT)
    comparison = first.workspace.comparison
    assert comparison is not None
    place = first.view.place()
    assert place[0] > 0
    first.sidebar.seen_changed.emit("some-key", True)
    first.close()
    second = make_window()
    second.resize(900, 500)
    assert [a.title for a in second.workspace.articles] == [a.title for a in first.workspace.articles]
    qtbot.waitUntil(
        lambda: second.workspace.comparison is not None and second.workspace.comparison.stage is Stage.COMPLETE,
        timeout=WAIT,
    )
    assert second.workspace.comparison == comparison
    assert second.workspace.state.view.zoom == 110
    assert second.view.place()[0] == place[0]
    assert "some-key" in second.workspace.state.seen


def test_save_open_and_leave_nothing(
    make_window: Callable[..., MainWindow], compare: Compare, qtbot: QtBot, tmp_path: Path, harbour: tuple[Path, Path]
):
    window = make_window()
    copies = []
    for path in harbour:
        copies.append(tmp_path / path.name)
        copies[-1].write_bytes(path.read_bytes())
    compare(window, *copies)
    saved = tmp_path / "story.copytaster"
    assert window.workspace.save_as(str(saved))
    for path in copies:
        path.unlink()
    window.workspace.close()
    assert not window.workspace.articles
    assert len(window.workspace.recent()) == 1
    window.workspace.open_comparison(str(saved))
    qtbot.waitUntil(lambda: len(window.workspace.articles) == 2, timeout=WAIT)
    qtbot.waitUntil(lambda: not window.workspace.busy, timeout=WAIT)
    window.actions_by_id["keep_nothing"].setChecked(True)
    window.workspace.close()
    window.workspace.clear_recents()
    left = [path for path in data_folder().rglob("*") if path.is_file() and path.suffix != ".json"]
    assert [path.name for path in left if path.stat().st_size] == []


def test_damaged_comparison_says_so_and_is_left(window: MainWindow, qtbot: QtBot, tmp_path: Path):
    path = tmp_path / "broken.copytaster"
    path.write_bytes(b"SQLite format 3\0 but nothing more")
    before = path.read_bytes()
    window.workspace.open_comparison(str(path))
    qtbot.waitUntil(lambda: any("damaged" in text for text in notices(window)), timeout=WAIT)
    assert path.read_bytes() == before


def test_pdf_from_the_window(
    window: MainWindow, compare: Compare, qtbot: QtBot, tmp_path: Path, harbour: tuple[Path, Path]
):
    compare(window, *harbour)
    path = tmp_path / "out.pdf"
    stages: list[str] = []
    window.commands.exporter.progressed.connect(lambda done, total: stages.append(window.summary.progress_text.text()))
    with qtbot.waitSignal(window.commands.exporter.finished, timeout=WAIT):
        window.commands.write_pdf(str(path), "auto", Granularity.AUTO, frozenset(Role))
    assert path.read_bytes().startswith(b"%PDF-")
    assert any("is written" in text for text in notices(window))
    assert set(stages) == {"Writing the PDF…"}
    assert not window.actions_by_id["cancel"].isEnabled()


def test_export_can_be_stopped(window: MainWindow, compare: Compare, harbour: tuple[Path, Path], tmp_path: Path):
    compare(window, *harbour)
    window.commands.write_pdf(str(tmp_path / "out.pdf"), "auto", Granularity.AUTO, frozenset(Role))
    assert window.actions_by_id["cancel"].isEnabled()
    window.actions_by_id["cancel"].trigger()
    assert not window.commands.exporter.busy
    assert list(tmp_path.glob("*.pdf")) == []


def test_every_menu_entry_has_a_deed(window: MainWindow):
    for name, action in window.actions_by_id.items():
        assert action.receivers("2triggered(bool)") or action.receivers("2toggled(bool)"), name


def test_keys_are_not_given_twice(window: MainWindow):
    seen: dict[str, str] = {}
    for name, action in window.actions_by_id.items():
        for keys in action.shortcuts():
            text = keys.toString()
            assert text not in seen, f"{text}: {name} and {seen[text]}"
            seen[text] = name


def test_f6_walks_the_panes(window: MainWindow, compare: Compare, qtbot: QtBot, harbour: tuple[Path, Path]):
    compare(window, *harbour)
    window.view.panes[0].setFocus()
    window.actions_by_id["next_pane"].trigger()
    assert window.view.focused_pane() is window.view.panes[1]
    qtbot.keyClick(window.view.panes[1], Qt.Key.Key_End, Qt.KeyboardModifier.ControlModifier)
    assert window.view.panes[1].caret.index == len(window.view.panes[1].text) - 1


def test_one_article_asks_for_another(window: MainWindow, qtbot: QtBot, harbour: tuple[Path, Path]):
    window.workspace.open_files([str(harbour[0])])
    qtbot.waitUntil(lambda: len(window.workspace.articles) == 1 and not window.workspace.busy, timeout=WAIT)
    assert "Open a second article to compare." in [label.text() for label in window.summary.findChildren(QLabel)]
    assert any("Open two articles" in label.text() for label in window.sidebar.findChildren(QLabel))
