from dataclasses import replace
from pathlib import Path

import pytest
import sidebar_story as story
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialogButtonBox, QLabel
from pytestqt.qtbot import QtBot

from app.model.article import ParagraphKind, ReadOptions
from app.present import Granularity, Role
from app.session.state import Correction, OpenArticle
from widgets.dialogs import CorrectArticle, ExportPdf, KeySheet
from widgets.dialogs.correct_article import is_iso_date

ARTICLE = story.two().articles[0]


def test_key_sheet_filters(qtbot: QtBot) -> None:
    sheet = KeySheet(
        [("File", [("Open", "Ctrl+O"), ("Export PDF", "Ctrl+E")]), ("View", [("Sidebar", "F4")]), ("None", [])]
    )
    qtbot.addWidget(sheet)
    sheet.show()
    qtbot.waitExposed(sheet)
    sheet.activateWindow()
    assert sheet.shown() == [("Open", "Ctrl+O"), ("Export PDF", "Ctrl+E"), ("Sidebar", "F4")]
    sheet.filter_box.setText("file pdf")
    assert sheet.shown() == [("Export PDF", "Ctrl+E")]
    qtbot.keyClick(sheet.filter_box, Qt.Key.Key_Escape)
    assert len(sheet.shown()) == 3
    qtbot.keyClick(sheet.filter_box, Qt.Key.Key_Down)
    assert sheet.focusWidget() is sheet.tree
    item = sheet.tree.topLevelItem(0).child(0)
    assert item.data(0, Qt.ItemDataRole.AccessibleTextRole) == "Open: Ctrl+O"
    assert sheet.tree.topLevelItemCount() == 2
    with qtbot.waitSignal(sheet.rejected):
        qtbot.keyClick(sheet, Qt.Key.Key_Escape)


@pytest.fixture
def correct(qtbot: QtBot) -> CorrectArticle:
    dialog = CorrectArticle(OpenArticle(ARTICLE, data=b"bytes"))
    qtbot.addWidget(dialog)
    dialog.show()
    return dialog


def test_nothing_changed_is_nothing_corrected(correct: CorrectArticle) -> None:
    assert correct.correction() == Correction()
    assert "published" in correct.hints
    assert correct.windowTitle() == "Correct article A"


def test_only_changed_fields_come_back(correct: CorrectArticle) -> None:
    correct.fields["byline"].setText("  By  Ann Onymous ")
    correct.fields["source"].clear()
    assert correct.correction() == Correction(byline="By Ann Onymous", source="")


def test_encoding_only_where_there_are_bytes(correct: CorrectArticle, qtbot: QtBot) -> None:
    assert correct.encoding is not None
    assert correct.encoding.currentText() == "utf-8"
    assert [correct.encoding.itemText(n) for n in range(correct.encoding.count())].count("utf-8") == 1
    assert correct.options() == ARTICLE.options
    correct.encoding.setCurrentText("windows-1252")
    assert correct.correction() == Correction()
    assert correct.options() == ReadOptions("windows-1252")
    pasted = CorrectArticle(OpenArticle(replace(ARTICLE, path="")))
    qtbot.addWidget(pasted)
    assert pasted.encoding is None


def test_an_encoding_is_offered_under_one_name(qtbot: QtBot) -> None:
    dialog = CorrectArticle(OpenArticle(replace(ARTICLE, encoding="cp1252")))
    qtbot.addWidget(dialog)
    assert dialog.encoding is not None
    names = [dialog.encoding.itemText(n) for n in range(dialog.encoding.count())]
    assert names[0] == "cp1252"
    assert "windows-1252" not in names
    assert "windows-1251" in names


@pytest.mark.parametrize("text", ["2026", "2026-04", "2024-02-29", ""])
def test_good_dates(correct: CorrectArticle, text: str) -> None:
    correct.fields["published"].setText(text)
    assert correct.buttons.button(QDialogButtonBox.StandardButton.Ok).isEnabled()
    assert correct.correction().published == text


@pytest.mark.parametrize("text", ["2023-02-29", "26", "2026-3", "17/03/2026", "0000", "2026-13", "yesterday"])
def test_bad_dates_are_said_and_not_taken(correct: CorrectArticle, text: str) -> None:
    assert not is_iso_date(text)
    correct.fields["published"].setText(text)
    assert not correct.buttons.button(QDialogButtonBox.StandardButton.Ok).isEnabled()
    assert correct._date_problem.isVisible()
    assert "2026-03-17" in correct.fields["published"].accessibleDescription()
    correct.fields["published"].setText("2026-03")
    assert correct.buttons.button(QDialogButtonBox.StandardButton.Ok).isEnabled()


def test_earlier_corrections_stay_and_can_be_taken_back(qtbot: QtBot) -> None:
    kinds = ((1, ParagraphKind.CAPTION),)
    before = Correction(title="Mine", byline="", kinds=kinds)
    dialog = CorrectArticle(OpenArticle(replace(ARTICLE, byline="By A"), before, data=b""))
    qtbot.addWidget(dialog)
    assert dialog.fields["title"].text() == "Mine"
    assert dialog.correction() == before
    dialog.fields["title"].setText(ARTICLE.title or "")
    dialog.fields["byline"].setText("By A")
    assert dialog.correction() == Correction(kinds=kinds)


def test_fields_have_names_and_mnemonics(correct: CorrectArticle) -> None:
    assert [edit.accessibleName() for edit in correct.fields.values()] == ["Title", "Byline", "Source", "Date"]
    buddies = [label.text() for label in correct.findChildren(QLabel) if label.buddy() is not None]
    assert sorted(buddies) == ["&Byline", "&Date", "&Encoding", "&Source", "&Title"]
    assert correct.fields["title"].hasFocus()


def test_enter_accepts(correct: CorrectArticle, qtbot: QtBot) -> None:
    with qtbot.waitSignal(correct.accepted):
        qtbot.keyClick(correct.fields["title"], Qt.Key.Key_Return)


@pytest.fixture
def export(qtbot: QtBot, tmp_path: Path) -> ExportPdf:
    dialog = ExportPdf(str(tmp_path / "Strike (A-B).pdf"), 2, Granularity.READABLE)
    qtbot.addWidget(dialog)
    dialog.show()
    return dialog


def test_export_defaults(export: ExportPdf, tmp_path: Path) -> None:
    assert export.path() == str(tmp_path / "Strike (A-B).pdf")
    assert export.path_box.selectedText() == "Strike (A-B)"
    assert export.orientation() == "portrait"
    assert export.granularity() is Granularity.READABLE
    assert export.marks() == frozenset(Role) - {Role.FIGURE, Role.STYLE_ONLY, Role.CARRIED}
    assert export.export_button.isDefault()


def test_export_choices(export: ExportPdf) -> None:
    export.orientation_box.setCurrentIndex(1)
    export.granularity_box.setCurrentIndex(2)
    export.mark_boxes[Role.FIGURE].setChecked(True)
    export.mark_boxes[Role.QUOTE].setChecked(False)
    assert export.orientation() == "landscape"
    assert export.granularity() is Granularity.FINE
    assert export.marks() == frozenset(Role) - {Role.QUOTE, Role.STYLE_ONLY, Role.CARRIED}


def test_more_than_two_articles_are_landscape(qtbot: QtBot, tmp_path: Path) -> None:
    dialog = ExportPdf(str(tmp_path / "x.pdf"), 3)
    qtbot.addWidget(dialog)
    assert dialog.orientation() == "landscape"
    assert not dialog.orientation_box.isEnabled()


def test_export_path_is_checked(export: ExportPdf, tmp_path: Path) -> None:
    export.path_box.setText(str(tmp_path / "name"))
    assert export.path().endswith("name.pdf")
    assert export.export_button.isEnabled()
    (tmp_path / "old.pdf").write_bytes(b"")
    export.path_box.setText(str(tmp_path / "old.pdf"))
    assert export.export_button.isEnabled()
    assert export.problem.text() == "This file exists and will be replaced."
    for bad in ("", str(tmp_path / "missing" / "x.pdf")):
        export.path_box.setText(bad)
        assert not export.export_button.isEnabled()
        assert export.problem.isVisible()


def test_mnemonics_do_not_clash(export: ExportPdf) -> None:
    texts = [box.text() for box in export.mark_boxes.values()]
    texts += [label.text() for label in export.findChildren(QLabel) if label.buddy() is not None]
    texts += [export.export_button.text(), "&Browse…"]
    letters = [text[text.index("&") + 1].lower() for text in texts]
    assert len(letters) == len(set(letters))
