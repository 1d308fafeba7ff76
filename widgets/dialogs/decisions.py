"""The reader's decisions on links and names, each to be taken back."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLabel, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from app import messages
from app.model.alignment import Side
from app.model.article import Article
from app.model.decisions import Decisions, LinkChoice
from app.model.hidden import show_name
from app.session.decided import Choice
from widgets.naming import side_name, tip

_CHOICE = Qt.ItemDataRole.UserRole
LONGEST = 70
"""Code points of a paragraph that are quoted."""


class DecisionList(QDialog):
    """A list. ``take_back_requested`` carries one decision; ``chosen`` is the one to be shown, if it was accepted."""

    take_back_requested = Signal(object)

    def __init__(self, articles: Sequence[Article], decisions: Decisions, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.chosen: Choice | None = None
        self._articles = articles
        self.setWindowTitle(self.tr("Your links and names"))
        self.list = QListWidget(self)
        self.list.setAccessibleName(self.tr("What you decided"))
        self.list.setWordWrap(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        for choice in (*decisions.links, *decisions.entities):
            self._add(choice)
        self.blank = QLabel(self.tr("Everything is taken back."), self)
        self.blank.setProperty("dim", True)
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, self)
        self.take_back = self.buttons.addButton(self.tr("&Take back"), QDialogButtonBox.ButtonRole.ActionRole)
        self.show_button = self.buttons.addButton(self.tr("&Show"), QDialogButtonBox.ButtonRole.ActionRole)
        column = QVBoxLayout(self)
        column.setSpacing(8)
        for part in (self.list, self.blank, self.buttons):
            column.addWidget(part)
        self.buttons.rejected.connect(self.reject)
        self.take_back.clicked.connect(self._take_back)
        self.show_button.clicked.connect(self._show)
        self.list.itemActivated.connect(lambda _item: self._show())
        self.list.currentItemChanged.connect(self._check)
        self.resize(620, 360)
        self.list.setCurrentRow(0)
        self._check()

    def _add(self, choice: Choice) -> None:
        if isinstance(choice, LinkChoice):
            said = (
                self.tr("{one} and {other} are linked")
                if choice.linked
                else self.tr("{one} and {other} are not the same")
            )
            told = said.format(one=side_name(self._articles, choice.a), other=side_name(self._articles, choice.b))
            quoted = "\n".join(self._quoted(side) for side in (choice.a, choice.b))
        else:
            told, quoted = messages.entity_choice(choice), ""
        row = QListWidgetItem(f"{told}\n{quoted}" if quoted else told)
        row.setData(_CHOICE, choice)
        row.setToolTip(tip(row.text()))
        self.list.addItem(row)

    def _quoted(self, side: Side) -> str:
        article = self._articles[side.article]
        text = show_name(" ".join(article.paragraphs[each].text for each in side.paragraphs))
        return f"{article.siglum}  “{text if len(text) <= LONGEST else text[: LONGEST - 1].rstrip() + '…'}”"

    def _check(self) -> None:
        row = self.list.currentItem()
        choice = row.data(_CHOICE) if row is not None else None
        self.take_back.setEnabled(choice is not None)
        self.show_button.setEnabled(isinstance(choice, LinkChoice))
        self.list.setVisible(self.list.count() > 0)
        self.blank.setVisible(self.list.count() == 0)

    def _take_back(self) -> None:
        row = self.list.takeItem(self.list.currentRow())
        if row is not None:
            self.take_back_requested.emit(row.data(_CHOICE))
        self._check()

    def _show(self) -> None:
        row = self.list.currentItem()
        if row is not None and isinstance(row.data(_CHOICE), LinkChoice):
            self.chosen = row.data(_CHOICE)
            self.accept()
