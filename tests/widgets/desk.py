"""A workspace without a process: its reader answers when it is told to, its engine never."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from fake_reader import FakeReader, feed

import widgets.intake
from app.model.article import Article, ReadOptions
from widgets.jobs import Engine
from widgets.notices import Notice
from widgets.workspace import Workspace


class Desk:
    """A workspace with a fake reader, and what it has said and not taken back."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(widgets.intake, "FileReader", FakeReader)
        monkeypatch.setattr(Engine, "compare", lambda *_: None)
        self.workspace = Workspace()
        reader = self.workspace._intake.reader
        assert isinstance(reader, FakeReader)
        self.reader = reader
        self.said: dict[str, Notice] = {}
        self.workspace.noticed.connect(lambda notice: self.said.update({notice.replaces: notice}))
        self.workspace.withdrawn.connect(lambda name: self.said.pop(name, None))

    def open(self, *paths: str, answer: Callable[[dict[str, Any], ReadOptions], Article] = feed) -> None:
        FakeReader.article = staticmethod(answer)
        self.workspace.open_files(paths)
        self.reader.answer()

    @property
    def texts(self) -> list[str]:
        return [notice.text for notice in self.said.values()]

    def press(self, label: str) -> None:
        """Press the button of that name in a notice, which closes it."""
        [(name, action)] = [
            (name, action) for name, notice in self.said.items() for action in notice.actions if action.text == label
        ]
        del self.said[name]
        action.run()

    def first_words(self) -> list[str]:
        return [each.paragraphs[0].text for each in self.workspace.articles]
