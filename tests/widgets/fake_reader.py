"""A reader of files that answers when it is told to: no process, any article."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, Signal

from app.errors import CopytasterError, ErrorCode
from app.model.article import (
    Article,
    Item,
    Note,
    Paragraph,
    ParagraphKind,
    ReadChoice,
    ReadOptions,
    ReadOutcome,
)
from app.workers import reader
from widgets.jobs import ReadAnswer

Answer = Callable[[dict[str, Any], ReadOptions], Article]


class FakeReader(QObject):
    """Stands for ``FileReader``. ``article`` makes the answers; an error it raises is what the reader says."""

    read = Signal(int, object)
    failed = Signal(int, object)
    article: Answer

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.asked: list[dict[str, Any]] = []
        self.waiting: dict[int, dict[str, Any]] = {}

    def ask(self, request: dict[str, Any]) -> int:
        self.asked.append(request)
        self.waiting[len(self.asked)] = request
        return len(self.asked)

    def answer(self, *jobs: int) -> None:
        """Answer these jobs, or all that wait, in their order."""
        for job in jobs or sorted(self.waiting):
            request = self.waiting.pop(job)
            if "comparison" in request or "containment" in request:
                self._reply(job, request)
                continue
            told = request.get("options", {})
            choices = frozenset(ReadChoice(each) for each in told.get("choices", ()))
            options = ReadOptions(told.get("encoding"), told.get("item", 1), choices)
            try:
                article = type(self).article(request, options)
            except CopytasterError as problem:
                self.failed.emit(job, problem)
            else:
                kept = (b"bytes", 1.0, 5) if "path" in request else (None, None, None)
                self.read.emit(job, ReadAnswer(article, *kept))

    def _reply(self, job: int, request: dict[str, Any]) -> None:
        """Answer as a locked reader would, but in this process."""
        said = reader.answer(request) if "comparison" in request else {"layers": ["limits"], "attempts": {}}
        if "error" in said:
            problem = said["error"]
            self.failed.emit(job, CopytasterError(ErrorCode(problem["code"]), problem["path"], **problem["values"]))
        else:
            self.read.emit(job, said)

    def end(self) -> None:
        self.waiting.clear()

    def warm(self) -> None:
        """There is nothing to warm."""


ITEMS = tuple(Item(f"Story {number}", f"{number} March 2026") for number in range(1, 8))


def article(
    request: dict[str, Any],
    options: ReadOptions,
    *texts: str,
    items: tuple[Item, ...] = (),
    offered: frozenset[ReadChoice] = frozenset(),
    notes: tuple[Note, ...] = (),
    outcome: ReadOutcome = ReadOutcome.OPENED,
) -> Article:
    """Make an article as a reader would of *request*."""
    path = str(request.get("path") or request.get("name") or "")
    paragraphs = tuple(Paragraph(ParagraphKind.BODY, text) for text in texts or (f"Text of {path}.", "More of it."))
    return Article(
        "", path, path, paragraphs, outcome=outcome, notes=notes, items=items, options=options, offered=offered
    )


def feed(request: dict[str, Any], options: ReadOptions) -> Article:
    """A feed of seven stories, each with words of its own."""
    return article(request, options, f"Story {options.item}.", "Words they share.", items=ITEMS)
