"""What is being read: files and the clipboard in the order they were asked for, and articles read again another way."""

from __future__ import annotations

import base64
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, Signal

from app.errors import CopytasterError, ErrorCode
from app.model.article import ReadChoice, ReadOptions
from app.session import state
from app.session.state import OpenArticle
from app.workers.early import EarlyReader
from widgets.jobs import FileReader, ReadAnswer

Take = Callable[[OpenArticle], None]
Finish = Callable[[ReadAnswer], OpenArticle]
Answered = Callable[[dict[str, Any]], None]
Refused = Callable[[CopytasterError], None]


@dataclass(frozen=True, slots=True)
class Job:
    """Something being read. ``then`` takes an article read again; without it the article is a further one.

    ``finish`` makes an open article of the reader's answer. ``wish`` names the article that another reading was chosen
    for: a later wish for the same one takes this one's place.
    """

    request: dict[str, Any]
    finish: Finish
    then: Take | None = None
    wish: int | None = None

    @property
    def choices(self) -> frozenset[str]:
        """The choices asked for, as the request has them."""
        return frozenset(self.request.get("options", {}).get("choices", ()))

    @property
    def has_file(self) -> bool:
        """Whether it can be asked for again, or another way."""
        return "path" in self.request or "data" in self.request


@dataclass(frozen=True, slots=True)
class Question:
    """Something asked that is no article. ``aside``: nobody is kept waiting by it."""

    answered: Answered
    refused: Refused
    aside: bool = False


class Intake(QObject):
    """Asks the readers, and hands on what they answer: further articles in order, the others as they come."""

    busy_changed = Signal()
    arrived = Signal(object)
    """Further articles, a list of ``OpenArticle``, in the order they were asked for."""
    all_in = Signal()
    """No further article is awaited."""
    failed = Signal(object, object)
    """A ``Job`` and its ``CopytasterError``."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._jobs: dict[int, Job] = {}
        self._questions: dict[int, Question] = {}
        self._order: list[int] = []
        self._ready: dict[int, OpenArticle] = {}
        self.reader = FileReader(self)
        self.reader.read.connect(self._on_read)
        self.reader.failed.connect(self._on_failed)

    @property
    def busy(self) -> bool:
        """Whether anything is being read."""
        return bool(self._jobs) or any(not question.aside for question in self._questions.values())

    @property
    def awaited(self) -> int:
        """How many further articles have been asked for and are not handed on yet."""
        return len(self._order)

    def add(self, request: dict[str, Any], finish: Finish | None = None) -> None:
        """Read a further article."""
        self._ask(Job(request, finish or opened_of))

    def adopt(self, started: EarlyReader) -> None:
        """Take over reads begun before the window was there."""
        for number, request in zip(self.reader.adopt(started), started.requests, strict=True):
            self._expect(number, Job(request, opened_of))
        self.busy_changed.emit()

    def read_again(self, request: dict[str, Any], finish: Finish, then: Take, wish: int | None = None) -> None:
        """Read an article that is there once more."""
        if wish is not None:
            self.take_back(wish)
        self._ask(Job(request, finish, then, wish))

    def ask(self, request: dict[str, Any], question: Question) -> None:
        """Ask something that is no article; of what keeps somebody waiting only the latest is answered."""
        if not question.aside:
            self._questions = {number: each for number, each in self._questions.items() if each.aside}
        self._questions[self.reader.ask(request)] = question
        self.busy_changed.emit()

    def repeat(self, job: Job, choice: ReadChoice | None = None) -> None:
        """Try a job once more, with another *choice* of reading if one is given."""
        options = dict(job.request.get("options", {}))
        if choice is not None:
            options["choices"] = [choice.value]
        self._ask(replace(job, request={**job.request, "options": options}))

    def take_back(self, wish: int | None = None) -> bool:
        """Drop the last wish for another reading, or those for one article; false where there is none."""
        numbers = [number for number, job in self._jobs.items() if job.wish is not None and wish in (None, job.wish)]
        for number in numbers if wish is not None else numbers[-1:]:
            del self._jobs[number]
        if numbers:
            self.busy_changed.emit()
        return bool(numbers)

    def drop(self) -> None:
        """Give up everything; what has been handed on stays."""
        self._jobs.clear()
        aside = [question for question in self._questions.values() if question.aside]
        self._questions.clear()
        self._order.clear()
        self._ready.clear()
        self.reader.end()
        for question in aside:
            question.refused(CopytasterError(ErrorCode.READER_CRASHED))

    def _ask(self, job: Job) -> None:
        self._expect(self.reader.ask(job.request), job)
        self.busy_changed.emit()

    def _expect(self, number: int, job: Job) -> None:
        self._jobs[number] = job
        if job.then is None:
            self._order.append(number)

    def _on_read(self, number: int, answer: ReadAnswer | dict[str, Any]) -> None:
        question = self._questions.pop(number, None)
        if question is not None:
            self.busy_changed.emit()
            if isinstance(answer, dict):
                question.answered(answer)
            else:
                question.refused(CopytasterError(ErrorCode.READER_CRASHED))
            return
        job = self._jobs.pop(number, None)
        if job is None:
            return
        if isinstance(answer, dict):
            self._fail(number, job, CopytasterError(ErrorCode.READER_CRASHED, str(job.request.get("path", ""))))
            return
        opened = job.finish(answer)
        if job.then is not None:
            job.then(opened)
        else:
            self._ready[number] = opened
            self._hand_on()
        self.busy_changed.emit()

    def _on_failed(self, number: int, problem: CopytasterError) -> None:
        question = self._questions.pop(number, None)
        if question is not None:
            self.busy_changed.emit()
            question.refused(problem)
            return
        job = self._jobs.pop(number, None)
        if job is not None:
            self._fail(number, job, problem)

    def _fail(self, number: int, job: Job, problem: CopytasterError) -> None:
        self.failed.emit(job, problem)
        if number in self._order:
            self._order.remove(number)
            self._hand_on()
        self.busy_changed.emit()

    def _hand_on(self) -> None:
        """Hand on what has come, in the order it was asked for, all that can be at once."""
        ready: list[OpenArticle] = []
        while self._order and self._order[0] in self._ready:
            ready.append(self._ready.pop(self._order.pop(0)))
        if ready:
            self.arrived.emit(ready)
        if not self._order:
            self.all_in.emit()


def file_request(path: str, options: ReadOptions | None = None) -> dict[str, Any]:
    """Ask for a file as it is on disk."""
    return {"path": path} | ({"options": _plain(options)} if options is not None else {})


def kept_request(opened: OpenArticle, options: ReadOptions) -> dict[str, Any] | None:
    """Ask for an open article read another way: from the bytes kept of it, else from its file; ``None``: pasted."""
    path = opened.article.path
    if opened.data is not None:
        data = base64.b64encode(opened.data).decode("ascii")
        return {"data": data, "name": Path(path).name or "text.txt", "options": _plain(options)}
    return file_request(path, options) if path else None


def opened_of(answer: ReadAnswer) -> OpenArticle:
    """Make an open article of what was read from a file."""
    return state.opened(answer.article, answer.data, answer.modified, answer.size)


def same_file(opened: OpenArticle) -> Finish:
    """Give a way to make an open article of what was read from the bytes kept of *opened*."""

    def finish(answer: ReadAnswer) -> OpenArticle:
        if answer.data is not None:
            return opened_of(answer)
        article = replace(answer.article, path=opened.article.path)
        return OpenArticle(article, data=opened.data, modified=opened.modified, size=opened.size)

    return finish


def _plain(options: ReadOptions) -> dict[str, Any]:
    return {"encoding": options.encoding, "item": options.item, "choices": sorted(options.choices)}
