"""The reader's own links and names: asks the workspace for them, says what was done, and lists them."""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from app.model.alignment import Side
from app.model.decisions import LinkChoice
from app.model.passage import Passage
from app.session.decided import Choice, chosen_link, made_link
from widgets.naming import side_name
from widgets.notices import Notice, NoticeAction, NoticeKind
from widgets.reading import Reading
from widgets.workspace import Workspace

_NAME = "decided"


class Deciding(QObject):
    """Deeds on links by hand, with a notice that can take each back."""

    def __init__(self, window: QWidget, workspace: Workspace, reading: Reading) -> None:
        super().__init__(window)
        self._window = window
        self._workspace = workspace
        self._reading = reading

    def link(self, one: Side, other: Side) -> None:
        """Make a link by hand."""
        self._workspace.link(one, other)
        self._say(self.tr("{one} and {other} are linked."), chosen_link(one, other, True))

    def reject(self, one: Side, other: Side) -> None:
        """Take a link for wrong."""
        self._workspace.reject(one, other)
        self._say(self.tr("{one} and {other} are not the same any more."), chosen_link(one, other, False))

    def take_back_link(self, one: Side, other: Side) -> None:
        """Take back the link that the reader made between two sides."""
        choice = made_link(self._workspace.decisions, one, other)
        if choice is not None:
            self._workspace.take_back(choice)
            self._say(self.tr("The link between {one} and {other} is taken back."), choice)

    def _say(self, sentence: str, choice: LinkChoice) -> None:
        articles = self._workspace.articles
        text = sentence.format(one=side_name(articles, choice.a), other=side_name(articles, choice.b))
        undo = NoticeAction(self.tr("Undo"), self._workspace.undo)
        self._workspace.noticed.emit(Notice(NoticeKind.INFO, text, (undo,), replaces=_NAME))

    def show_all(self) -> None:
        """List every decision, to take back or to go to."""
        from widgets.dialogs.decisions import DecisionList

        dialog = DecisionList(self._workspace.articles, self._workspace.decisions, self._window)
        dialog.take_back_requested.connect(self._take_back)
        if dialog.exec() and isinstance(dialog.chosen, LinkChoice):
            side = dialog.chosen.a
            texts = self._workspace.articles[side.article].paragraphs
            self._reading.reveal(
                tuple(Passage(side.article, each, 0, len(texts[each].text)) for each in side.paragraphs)
            )

    def _take_back(self, choice: Choice) -> None:
        self._workspace.take_back(choice)
