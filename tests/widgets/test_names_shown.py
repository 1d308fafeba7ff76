"""Names and titles of unknown origin: wherever they stand in the window, nothing in them hides or turns round."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
import sidebar_story as story
from desk import Desk
from fake_reader import FakeReader, article
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextDocument
from pytestqt.qtbot import QtBot

from app.errors import CopytasterError, ErrorCode
from app.model.article import Article, Item, Note, ReadOptions
from app.session.recents import Recent
from app.session.settings import Settings
from app.session.state import OpenArticle
from widgets.compare.pane_head import head_text
from widgets.dialogs import ChooseItem, CorrectArticle
from widgets.main_window import MainWindow
from widgets.naming import file_name, tip, title_of
from widgets.sidebar.entities_model import EntitiesModel
from widgets.welcome import Welcome, recent_text

LYING = "/news/report\u202etxt.exe"
SHOWN = "report[U+202E]txt.exe"
HEADLINE = "Price \u2066falls\u200b"
HEADLINE_SHOWN = "Price [U+2066]falls[U+200B]"


def lying(request: dict[str, Any], options: ReadOptions, *notes: Note) -> Article:
    return replace(article(request, options, notes=notes), title=HEADLINE, source="\u202eWire", byline="A\u202dB")


def cut(request: dict[str, Any], options: ReadOptions) -> Article:
    return lying(request, options, Note("attachments", (("names", "gpj\u202e.txt"),)))


def unreadable(request: dict[str, Any], options: ReadOptions) -> Article:
    raise CopytasterError(ErrorCode.UNREADABLE, request["path"], detail="\u202edetail")


def test_names() -> None:
    made = article({"path": LYING}, ReadOptions())
    assert file_name(LYING) == SHOWN
    assert title_of(made) == SHOWN
    assert title_of(replace(made, title=HEADLINE)) == HEADLINE_SHOWN
    assert title_of(replace(made, path=""), "Untitled") == "Untitled"


def test_head_of_a_pane() -> None:
    made = lying({"path": LYING}, ReadOptions())
    text = head_text(made)
    assert text.title == HEADLINE_SHOWN
    assert text.meta[0] == "[U+202E]Wire"
    assert text.full.splitlines()[2:] == ["A[U+202D]B", f"/news/{SHOWN}"]
    assert head_text(replace(made, title=None)).title == SHOWN


def test_notices(desk: Desk) -> None:
    desk.open(LYING, answer=cut)
    assert desk.texts == [f"{SHOWN}: attached and not opened: gpj[U+202E].txt."]
    desk.said.clear()
    desk.workspace._on_file_changed(LYING)
    assert desk.texts == [f"{SHOWN} has changed on disk since A was opened."]
    desk.workspace._on_file_gone(LYING)
    assert desk.texts == [f"{SHOWN} is no longer there. What was read from it stays."]
    desk.said.clear()
    desk.workspace.remove(0)
    assert desk.texts == [f"“{HEADLINE_SHOWN}” was removed."]
    desk.said.clear()
    desk.open(LYING, answer=unreadable)
    assert desk.texts == [f"{SHOWN}: cannot be read ([U+202E]detail)."]


def test_window_and_its_menus(desk: Desk, qtbot: QtBot) -> None:
    window = MainWindow(Settings(), desk.workspace)
    qtbot.addWidget(window)
    FakeReader.article = staticmethod(lying)
    desk.workspace.open_files([LYING])
    desk.reader.answer()
    assert window.windowTitle() == f"{HEADLINE_SHOWN} — Copytaster"
    window._fill_articles()
    assert window._menus["Articles"].actions()[0].text() == f"A  {HEADLINE_SHOWN}"


def test_choosing_an_item(qtbot: QtBot) -> None:
    dialog = ChooseItem(file_name(LYING), (Item("One\u202e", "x\u200b"), Item("", "")), 2)
    qtbot.addWidget(dialog)
    assert SHOWN in dialog.windowTitle()
    row = dialog.list.item(0)
    assert row.text() == "One[U+202E]"
    spoken = row.data(Qt.ItemDataRole.AccessibleTextRole)
    assert row.toolTip() == "One[U+202E]\nx[U+200B]"
    assert "x[U+200B]" in spoken


def test_correcting(qtbot: QtBot) -> None:
    dialog = CorrectArticle(OpenArticle(lying({"path": LYING}, ReadOptions())))
    qtbot.addWidget(dialog)
    assert dialog.fields["title"].text() == HEADLINE_SHOWN
    assert dialog.correction().title is None  # what was not touched is not corrected


def test_recent_comparisons(qtbot: QtBot) -> None:
    entry = Recent("0" * 32, (HEADLINE, "Q&A"), (LYING, "/news/b.txt"), "2026-03-01", None)
    assert recent_text(entry) == f"{HEADLINE_SHOWN} — Q&A"
    welcome = Welcome()
    qtbot.addWidget(welcome)
    welcome.set_recents((entry,))
    button = welcome._recent.itemAt(0).widget()
    assert button.text() == f"{HEADLINE_SHOWN} — Q&&A"  # a single & would underline the A
    assert button.toolTip() == f"/news/{SHOWN}\n/news/b.txt"


def test_heads_of_the_table_of_names() -> None:
    comparison = story.two()
    model = EntitiesModel()
    model.set_comparison(
        replace(comparison, articles=tuple(replace(each, title=HEADLINE) for each in comparison.articles))
    )
    told = model.headerData(1, Qt.Orientation.Horizontal, Qt.ItemDataRole.ToolTipRole)
    assert told == HEADLINE_SHOWN


@pytest.mark.parametrize("text", ["<img src='file:///x.png'> seen", "1 < 2 & 3 &lt; 4\nnext"])
def test_a_tip_is_never_markup(text: str) -> None:
    document = QTextDocument()
    document.setHtml(tip(text))
    assert document.toPlainText() == text
    assert tip("plain, 2 > 1") == "plain, 2 > 1"
