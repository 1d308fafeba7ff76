"""Setting right what the reader of a file got wrong about an article."""

from __future__ import annotations

import codecs
import datetime
import re
from dataclasses import replace

from PySide6.QtWidgets import QComboBox, QDialog, QDialogButtonBox, QFormLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from app.model.article import ReadOptions
from app.model.hidden import show_name
from app.session.state import Correction, OpenArticle

ENCODINGS = (
    "utf-8",
    "windows-1252",
    "iso-8859-1",
    "iso-8859-15",
    "utf-16",
    "windows-1250",
    "windows-1251",
    "windows-1253",
    "windows-1254",
    "windows-1256",
    "iso-8859-2",
    "koi8-r",
    "mac-roman",
    "shift_jis",
    "euc-kr",
    "gb18030",
    "big5",
)
"""Offered beside the one in use."""

_ISO = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")


def is_iso_date(text: str) -> bool:
    """Whether *text* is an ISO 8601 date of year, month or day precision that exists."""
    match = _ISO.fullmatch(text)
    if match is None:
        return False
    year, month, day = match.groups()
    try:
        datetime.date(int(year), int(month or 1), int(day or 1))
    except ValueError:
        return False
    return True


def _codec(name: str) -> str:
    """Return what the encoding called *name* is called by all its names alike."""
    try:
        return codecs.lookup(name).name
    except LookupError:
        return name


class CorrectArticle(QDialog):
    """Title, byline, source, date and, where the file was decoded from bytes, encoding.

    A field left as it was keeps what was read, and stays marked as a guess if it was one.
    """

    def __init__(self, opened: OpenArticle, parent: QWidget | None = None, *, at_encoding: bool = False) -> None:
        """*at_encoding*: begin at the encoding."""
        super().__init__(parent)
        self._opened = opened
        article = opened.corrected()
        self._shown = {
            "title": show_name(article.title or ""),
            "byline": show_name(article.byline or ""),
            "source": show_name(article.source or ""),
            "published": show_name(article.published or ""),
        }
        self.setWindowTitle(self.tr("Correct article {siglum}").format(siglum=article.siglum))
        form = QFormLayout()
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        form.setVerticalSpacing(8)
        labels = {
            "title": self.tr("&Title"),
            "byline": self.tr("&Byline"),
            "source": self.tr("&Source"),
            "published": self.tr("&Date"),
        }
        self.fields: dict[str, QLineEdit] = {}
        self.hints: dict[str, QLabel] = {}
        for name, label in labels.items():
            edit = QLineEdit(self._shown[name], self)
            edit.setAccessibleName(label.replace("&", ""))
            edit.setCursorPosition(0)
            edit.textChanged.connect(self._check)
            self.fields[name] = edit
            form.addRow(label, edit)
            if name in article.guessed:
                self._hint(form, name, self.tr("Guessed, not found stated in the file."))
        self.fields["published"].setPlaceholderText(self.tr("2026, 2026-03 or 2026-03-17"))
        self._date_problem = QLabel(self.tr("Write the date as 2026-03-17, 2026-03 or 2026, or leave it empty."), self)
        self._date_problem.setWordWrap(True)
        self._date_problem.hide()
        form.addRow("", self._date_problem)
        self.encoding: QComboBox | None = None
        if (opened.data is not None or article.path) and article.encoding is not None:
            self.encoding = self._make_encoding(article.encoding)
            form.addRow(self.tr("&Encoding"), self.encoding)
            guessed = "encoding" in article.guessed or any(note.code == "encoding-guessed" for note in article.notes)
            if guessed:
                self._hint(form, "encoding", self.tr("Guessed from the bytes. Another one reads the file again."))
        self.buttons = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel, self
        )
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.addLayout(form)
        column.addStretch(1)
        column.addWidget(self.buttons)
        self.resize(480, self.sizeHint().height())
        if at_encoding and self.encoding is not None:
            self.encoding.setFocus()
        else:
            self.fields["title"].setFocus()

    def _hint(self, form: QFormLayout, name: str, text: str) -> None:
        label = QLabel(text, self)
        label.setProperty("dim", True)
        self.hints[name] = label
        form.addRow("", label)
        if name in self.fields:
            self.fields[name].setAccessibleDescription(text)

    def _make_encoding(self, current: str) -> QComboBox:
        box = QComboBox(self)
        box.setAccessibleName(self.tr("Encoding"))
        box.addItem(current, current)
        if self._opened.article.options.encoding is not None:
            box.addItem(self.tr("Find it out"), None)
        for name in ENCODINGS:
            if _codec(name) != _codec(current):
                box.addItem(name, name)
        box.setCurrentIndex(0)
        return box

    def correction(self) -> Correction:
        """Return the article's corrections, those made before included.

        ``None`` stands for a field as read; an emptied one is ``""``.
        """
        before = self._opened.correction
        read = self._opened.article
        as_read = {"title": read.title, "byline": read.byline, "source": read.source, "published": read.published}
        made: dict[str, str | None] = {}
        for name, edit in self.fields.items():
            text = " ".join(edit.text().split())
            if text != self._shown[name]:
                made[name] = None if text == (as_read[name] or "") else text
        return replace(before, **made)  # type: ignore[arg-type]

    def options(self) -> ReadOptions:
        """Return how the file is to be read: as it was, but for another encoding."""
        options = self._opened.article.options
        if self.encoding is None or self.encoding.currentIndex() == 0:
            return options
        return replace(options, encoding=self.encoding.currentData())

    def _check(self) -> None:
        text = self.fields["published"].text().strip()
        good = not text or text == self._shown["published"] or is_iso_date(text)
        self._date_problem.setVisible(not good)
        self.buttons.button(QDialogButtonBox.StandardButton.Ok).setEnabled(good)
        self.fields["published"].setAccessibleDescription("" if good else self._date_problem.text())
