"""An editor puts right what was read: another reading, paragraphs joined, split, left out; a file that changes."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton, QToolButton
from pytestqt.qtbot import QtBot

from app.model.article import ParagraphKind, ReadChoice
from app.model.comparison import Stage
from app.present import finding_key
from app.session.state import Correction
from tests.end2end.conftest import WAIT
from widgets.compare.pane_text import Position
from widgets.main_window import MainWindow

Compare = Callable[..., None]
CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier

PAGE = """<html><head><title>Gauge out of order</title></head><body>
<nav><ul><li><a href="a">Home</a></li><li><a href="b">Harbour</a></li></ul></nav>
<article><h1>Gauge out of order until April</h1>
<p>The tide gauge at Kelder quay will stay shut until April, the harbour office said on Tuesday.</p>
<p>Engineers found salt in the housing and want to replace the whole unit before the spring tides.</p>
<p>“We will not guess the level of the sea,” harbour master Ada Lindqvist told the council.</p></article>
<footer><p>Kelder Courier, all rights reserved, printed on recycled paper.</p></footer></body></html>"""

WIRE = (
    "The tide gauge at Kelder quay will stay shut until April, the harbour office said.\n\n"
    "Engineers found salt in the housing\n\n"
    "and want to replace 12 parts of the unit before the spring tides.\n\n"
    "“We will not guess the level of the sea,” harbour master Ada Lindqvist told the council."
)
REWRITE = (
    "The gauge at Kelder quay stays shut until April.\n\n"
    "Engineers found salt in the housing and want to replace 14 parts of the unit before the spring tides.\n\n"
    "“We will not guess the height of the sea,” harbour master Ada Lindqvist told the council."
)


@pytest.fixture
def wire(tmp_path: Path) -> Path:
    (tmp_path / "wire.txt").write_text(WIRE, encoding="utf-8")
    return tmp_path / "wire.txt"


@pytest.fixture
def rewrite(tmp_path: Path) -> Path:
    (tmp_path / "rewrite.txt").write_text(REWRITE, encoding="utf-8")
    return tmp_path / "rewrite.txt"


def texts(window: MainWindow, number: int = 0) -> list[str]:
    return [paragraph.text for paragraph in window.workspace.articles[number].paragraphs]


def idle(window: MainWindow, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: not window.workspace.busy, timeout=WAIT)


def notices(window: MainWindow) -> list[str]:
    return [notice.text for notice in window.notices.notices]


def at(window: MainWindow, pane: int, index: int, offset: int) -> None:
    """Put the caret of a pane where a click would."""
    window.activateWindow()
    window.view.panes[pane].setFocus()
    window.view.panes[pane].set_caret(Position(index, offset))


def press(window: MainWindow, label: str) -> None:
    [button] = [each for each in window.notices.findChildren(QPushButton) if each.text() == label]
    button.click()


def pill(window: MainWindow, pane: int, label: str) -> QToolButton:
    [found] = [each for each in window.view.heads[pane].pills if each.text() == label]
    return found


def ticked(window: MainWindow) -> int:
    """Tick every finding off, and say how many there are."""
    rows = window.workspace.comparison
    assert rows is not None
    for finding in rows.findings:
        window.sidebar.seen_changed.emit(finding_key(rows, finding), True)
    return len(rows.findings)


def seen(window: MainWindow) -> int:
    comparison = window.workspace.comparison
    assert comparison is not None
    return sum(finding_key(comparison, finding) in window.workspace.state.seen for finding in comparison.findings)


def test_the_whole_page_and_back(window: MainWindow, compare: Compare, qtbot: QtBot, wire: Path, tmp_path: Path):
    (tmp_path / "page.html").write_text(PAGE, encoding="utf-8")
    compare(window, wire, tmp_path / "page.html")
    body = [each.text for each in window.workspace.articles[1].paragraphs if each.kind is ParagraphKind.BODY]
    assert len(body) == 3
    pill(window, 1, "Whole page").click()
    idle(window, qtbot)
    assert window.workspace.articles[1].options.choices == {ReadChoice.WHOLE_PAGE}
    assert pill(window, 1, "Whole page").isChecked()
    assert len(texts(window, 1)) > len(body)
    window.actions_by_id["undo"].trigger()
    assert window.workspace.articles[1].options.choices == frozenset()
    window.actions_by_id["redo"].trigger()
    assert window.workspace.articles[1].options.choices == {ReadChoice.WHOLE_PAGE}
    pill(window, 1, "Whole page").click()
    idle(window, qtbot)
    assert [e.text for e in window.workspace.articles[1].paragraphs if e.kind is ParagraphKind.BODY] == body


def test_join_and_split_by_keys(window: MainWindow, compare: Compare, qtbot: QtBot, wire: Path, rewrite: Path):
    compare(window, wire, rewrite)
    before = texts(window)
    at(window, 0, 1, 4)
    QTest.keyClick(window.view.panes[0], Qt.Key.Key_J, CONTROL)
    assert texts(window)[1] == f"{before[1]} {before[2]}"
    assert len(texts(window)) == len(before) - 1
    idle(window, qtbot)
    # the caret stands at the joint
    assert window.view.panes[0].caret.offset == len(before[1]) + 1
    QTest.keyClick(window.view.panes[0], Qt.Key.Key_Return, CONTROL)
    assert texts(window) == before
    assert window.workspace.state.articles[0].correction == Correction()
    QTest.keyClick(window.view.panes[0], Qt.Key.Key_J, CONTROL | SHIFT)
    assert texts(window)[1] == f"{before[1]} {before[2]}"
    QTest.keyClick(window.view.panes[0], Qt.Key.Key_Z, CONTROL)
    assert texts(window) == before
    QTest.keyClick(window.view.panes[0], Qt.Key.Key_Z, CONTROL | SHIFT)
    assert len(texts(window)) == len(before) - 1
    idle(window, qtbot)
    comparison = window.workspace.comparison
    assert comparison is not None
    assert comparison.stage is Stage.COMPLETE
    assert len(comparison.links) == 3


def test_leave_out_and_take_in_by_keys(window: MainWindow, compare: Compare, qtbot: QtBot, wire: Path, rewrite: Path):
    compare(window, wire, rewrite)
    at(window, 0, 3, 0)
    QTest.keyClick(window.view.panes[0], Qt.Key.Key_Delete, CONTROL)
    assert window.workspace.articles[0].paragraphs[3].kind is ParagraphKind.FURNITURE
    idle(window, qtbot)
    QTest.keyClick(window.view.panes[0], Qt.Key.Key_Delete, CONTROL)
    assert window.workspace.articles[0].paragraphs[3].kind is ParagraphKind.BODY
    idle(window, qtbot)


def test_what_the_page_carries_is_switched_on_at_once(
    window: MainWindow, compare: Compare, qtbot: QtBot, wire: Path, tmp_path: Path
):
    (tmp_path / "page.html").write_text(PAGE, encoding="utf-8")
    compare(window, wire, tmp_path / "page.html")
    window.workspace.correct_kinds(1, range(len(texts(window, 1))), ParagraphKind.FURNITURE)
    menu = window.view.build_context_menu(1, 1)
    [take_in] = [each for each in menu.actions() if each.text().replace("&", "").startswith("Take in all")]
    take_in.trigger()
    assert {each.kind for each in window.workspace.articles[1].paragraphs} == {ParagraphKind.BODY}
    window.actions_by_id["undo"].trigger()
    assert {each.kind for each in window.workspace.articles[1].paragraphs} == {ParagraphKind.FURNITURE}
    idle(window, qtbot)


def test_ticks_stay_when_paragraphs_are_joined(
    window: MainWindow, compare: Compare, qtbot: QtBot, wire: Path, rewrite: Path
):
    compare(window, wire, rewrite)
    count = ticked(window)
    assert seen(window) == count > 0
    window.workspace.join(0, (1, 2))
    idle(window, qtbot)
    comparison = window.workspace.comparison
    assert comparison is not None
    evidence = [finding for finding in comparison.findings if "12" in dict(finding.values).values()]
    assert seen(window) >= len(evidence) > 0
    window.workspace.undo()
    idle(window, qtbot)
    assert seen(window) == count


def test_a_changed_file_keeps_what_was_set_by_hand(
    window: MainWindow, compare: Compare, qtbot: QtBot, wire: Path, rewrite: Path
):
    compare(window, wire, rewrite)
    window.workspace.correct(0, Correction(title="The gauge"))
    window.workspace.join(0, (1, 2))
    window.workspace.correct_kind(0, 2, ParagraphKind.BLOCK_QUOTE)
    idle(window, qtbot)
    count = ticked(window)
    wire.write_text("Updated on Wednesday by the harbour desk.\n\n" + WIRE, encoding="utf-8")
    rewrite.write_text(REWRITE + "\n\nThe council meets again in May.", encoding="utf-8")
    window.actions_by_id["reload_all"].trigger()
    idle(window, qtbot)
    assert texts(window)[2].startswith("Engineers found salt in the housing and want to replace 12")
    assert window.workspace.articles[0].title == "The gauge"
    assert window.workspace.articles[0].paragraphs[3].kind is ParagraphKind.BLOCK_QUOTE
    assert not any("could not be kept" in text for text in notices(window))
    # both files have other checksums now, and yet what was ticked is ticked
    assert seen(window) >= count > 0


def test_what_a_change_has_taken_away_is_told(
    window: MainWindow, compare: Compare, qtbot: QtBot, wire: Path, rewrite: Path
):
    compare(window, wire, rewrite)
    window.workspace.join(0, (1, 2))
    window.workspace.correct_kind(0, 2, ParagraphKind.BLOCK_QUOTE)
    before = texts(window)
    idle(window, qtbot)
    wire.write_text(WIRE.split("\n\n")[0] + "\n\nAll else is new, and nothing of it was there.", encoding="utf-8")
    window.workspace.reload(0)
    qtbot.waitUntil(lambda: any("2 of 2 things set by hand" in text for text in notices(window)), timeout=WAIT)
    idle(window, qtbot)
    press(window, "Undo")
    assert texts(window) == before
    idle(window, qtbot)


def test_a_file_that_is_something_else_can_be_opened_as_plain_text(window: MainWindow, qtbot: QtBot, tmp_path: Path):
    broken = tmp_path / "letter.docx"
    broken.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(range(256)) * 40 + b"A line that can be read.")
    window.workspace.open_files([str(broken)])
    qtbot.waitUntil(lambda: any("letter.docx: " in text for text in notices(window)), timeout=WAIT)
    assert not window.workspace.articles
    press(window, "Open as plain text")
    idle(window, qtbot)
    assert any("A line that can be read." in text for text in texts(window))
    assert window.workspace.articles[0].options.choices == {ReadChoice.PLAIN_TEXT}
    assert pill(window, 0, "Plain text").isChecked()


def test_it_all_comes_back(
    make_window: Callable[..., MainWindow], compare: Compare, qtbot: QtBot, wire: Path, tmp_path: Path
):
    (tmp_path / "page.html").write_text(PAGE, encoding="utf-8")
    first = make_window()
    compare(first, wire, tmp_path / "page.html")
    first.workspace.join(0, (1, 2))
    first.workspace.split(0, 0, 20)
    first.workspace.correct_kind(0, 2, ParagraphKind.BLOCK_QUOTE)
    pill(first, 1, "Whole page").click()
    idle(first, qtbot)
    articles = first.workspace.articles
    first.close()
    second = make_window()
    assert second.workspace.articles == articles
    assert pill(second, 1, "Whole page").isChecked()
    idle(second, qtbot)
    # decoded again, it is still read the way that was chosen
    second.workspace.reload(1)
    idle(second, qtbot)
    assert second.workspace.articles[1].options.choices == {ReadChoice.WHOLE_PAGE}
