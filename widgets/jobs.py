"""The Qt face of the worker processes: wishes in, signals out. The only module of the window that knows of processes.

Answers arrive in a listening thread of ``app.workers.pool`` and cross to the window's thread by a queued signal.
"""

from __future__ import annotations

import base64
import hashlib
import queue
import threading
from collections import deque
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QObject, Qt, QTimer, Signal

from app.errors import CopytasterError, ErrorCode
from app.model.article import Article
from app.model.comparison import Comparison
from app.model.decisions import UNDECIDED, Decisions
from app.session.state import KEEP_BYTES
from app.workers import limits
from app.workers.early import EarlyReader
from app.workers.pool import Worker, article_of, named
from app.workers.protocol import (
    CancelRequest,
    CompareRequest,
    ExportRequest,
    Failed,
    Finished,
    Progressed,
    Ready,
    Stepped,
)

_LATEST, _LARGEST = 1e11, 1 << 53
"""Seconds since 1970 and bytes, beyond which a reader's word on a file is not believed."""


@dataclass(frozen=True, slots=True)
class ReadAnswer:
    """A file as read: the article, and what is kept of the file (bytes, seconds since 1970, bytes in all)."""

    article: Article
    data: bytes | None = None
    modified: float | None = None
    size: int | None = None


class _Line(QObject):
    """Carries requests to workers and their answers back, each in a thread of its own.

    A process that does not read (it is still starting, stopped, or short of memory) would else hold the window up with
    the first request that is larger than its pipe.
    """

    received = Signal(object, object)
    """The worker and its answer; ``None`` when it has ended."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._requests: dict[Worker, queue.SimpleQueue[object | None]] = {}

    def send(self, worker: Worker, request: object) -> None:
        requests = self._requests.get(worker)
        if requests is None:
            requests = self._requests[worker] = queue.SimpleQueue()

            def run() -> None:
                while (request := requests.get()) is not None and worker.send(request):
                    pass

            threading.Thread(target=run, name=f"requests-{worker.pid}", daemon=True).start()
        requests.put(request)

    def end(self, worker: Worker) -> None:
        """End the process, and the thread that sends to it."""
        requests = self._requests.pop(worker, None)
        if requests is not None:
            requests.put(None)
        worker.end()

    def listen(self, worker: Worker) -> None:
        def take(answer: Any | None) -> None:
            try:
                self.received.emit(worker, answer)
            except RuntimeError:
                return  # the window was closed meanwhile

        worker.listen(take)


class Engine(QObject):
    """The comparing process: kept warm, started again when it breaks down, the latest request wins."""

    warmed = Signal()
    """The language model is loaded."""
    progressed = Signal(str, int, int)
    """Stage, done, total of the open request."""
    stepped = Signal(object)
    """A ``Comparison``, as far as it has come."""
    finished = Signal()
    """The open request is answered in full."""
    failed = Signal(object)
    """The open request failed: a ``CopytasterError``. After a breakdown the process has been started again."""

    MOST_DEATHS = 3

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._line = _Line(self)
        self._line.received.connect(self._on_received, Qt.ConnectionType.QueuedConnection)
        self._worker: Worker | None = None
        self._last = 0
        self._open: CompareRequest | None = None
        self._deaths = 0
        self._silence = QTimer(self)
        self._silence.setSingleShot(True)
        self._silence.setInterval(int(limits.ENGINE_SILENCE * 1000))
        self._silence.timeout.connect(self._on_silence)

    @property
    def busy(self) -> bool:
        """Whether a request is open."""
        return self._open is not None

    @property
    def pid(self) -> int | None:
        """The process's number, for tests and the curious."""
        return self._worker.pid if self._worker else None

    def start(self, worker: Worker | None = None) -> None:
        """Start the process, or take over one that was started before, if none is running."""
        if self._worker is None:
            try:
                self._worker = worker or Worker("engine")
            except CopytasterError as problem:
                self.failed.emit(problem)
                return
            self._line.listen(self._worker)

    def compare(self, articles: tuple[Article, ...], base: int, decisions: Decisions = UNDECIDED) -> None:
        """Ask for a comparison that keeps to the reader's *decisions*; an open request is dropped."""
        self._last += 1
        self._open = CompareRequest(self._last, articles, base, decisions)
        self.start()
        if self._worker is not None:
            # a process that has just died is noticed by the listener, which reports the open request as failed
            self._line.send(self._worker, self._open)
            self._silence.start()

    def cancel(self) -> None:
        """Drop the open request."""
        if self._open is not None and self._worker is not None:
            self._line.send(self._worker, CancelRequest(self._open.id))
        self._settle()

    def end(self) -> None:
        """End the process."""
        self._settle()
        worker, self._worker = self._worker, None
        if worker is not None:
            self._line.end(worker)

    def _settle(self) -> None:
        self._open = None
        self._silence.stop()

    def _on_received(self, worker: Worker, answer: object) -> None:
        if worker is not self._worker:
            return
        if answer is None:
            self._deaths += 1
            self._restart(CopytasterError(ErrorCode.ENGINE_CRASHED))
            return
        if isinstance(answer, Ready):
            if answer.warm:
                self.warmed.emit()
            return
        if self._open is None or getattr(answer, "id", 0) != self._open.id:
            return
        self._silence.start()
        if isinstance(answer, Progressed):
            self.progressed.emit(answer.stage, answer.done, answer.total)
        elif isinstance(answer, Stepped):
            self._deaths = 0
            self.stepped.emit(answer.comparison)
        elif isinstance(answer, Finished):
            self._settle()
            self.finished.emit()
        elif isinstance(answer, Failed):
            self._settle()
            self.failed.emit(answer.error())

    def _on_silence(self) -> None:
        self._restart(CopytasterError(ErrorCode.ENGINE_SLOW, seconds=f"{limits.ENGINE_SILENCE:g}"))

    def _restart(self, problem: CopytasterError) -> None:
        waiting = self._open is not None
        self.end()
        # one that cannot even start is left alone until it is asked for something again
        if self._deaths <= self.MOST_DEATHS:
            self.start()
        # an idle engine that died is simply started again: nothing of the reader's was in it
        if waiting:
            self.failed.emit(problem)


class FileReader(QObject):
    """Reads files, each in a process that is thrown away after it (``app.workers.sandbox``); one is kept warm."""

    read = Signal(int, object)
    """Job number and a ``ReadAnswer``, or the plain answer to what is no request for an article (a ``dict``)."""
    failed = Signal(int, object)
    """Job number and a ``CopytasterError``."""

    AT_ONCE = 2

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._line = _Line(self)
        self._line.received.connect(self._on_received, Qt.ConnectionType.QueuedConnection)
        self._last = 0
        self._waiting: deque[tuple[int, dict[str, Any]]] = deque()
        self._jobs: dict[Worker, tuple[deque[tuple[int, dict[str, Any]]], QTimer]] = {}
        self._idle: list[Worker] = []

    def ask(self, request: dict[str, Any]) -> int:
        """Ask for ``{"path"}``, ``{"data", "name"}``, ``{"text", "html"}`` or what else ``app.workers.reader`` answers.

        Gives the job's number.
        """
        self._last += 1
        self._waiting.append((self._last, {"keep": True, **request}))
        self._next()
        return self._last

    def adopt(self, worker: EarlyReader) -> list[int]:
        """Take over a reader that was sent its requests before the window was there; gives the jobs' numbers."""
        jobs = deque((self._last + at, request) for at, request in enumerate(worker.requests, 1))
        self._last += len(jobs)
        self._begin(worker, jobs)
        self._line.listen(worker)
        return [job for job, _ in jobs]

    def warm(self) -> None:
        """Keep a process ready."""
        if not self._idle and not self._jobs and (worker := self._started()) is not None:
            self._idle.append(worker)

    def end(self) -> None:
        """End every process; what was asked for is dropped."""
        self._waiting.clear()
        for worker, (_, timer) in self._jobs.items():
            timer.stop()
            self._line.end(worker)
        self._jobs.clear()
        for worker in self._idle:
            self._line.end(worker)
        self._idle.clear()

    def _started(self) -> Worker | None:
        try:
            worker = Worker("read")
        except CopytasterError:
            return None
        self._line.listen(worker)
        return worker

    def _next(self) -> None:
        while self._waiting and len(self._jobs) < self.AT_ONCE:
            job, request = self._waiting.popleft()
            worker = self._idle.pop() if self._idle else self._started()
            if worker is None:
                self.failed.emit(job, CopytasterError(ErrorCode.READER_CRASHED, named(request)))
                continue
            self._line.send(worker, request)
            self._begin(worker, deque([(job, request)]))

    def _begin(self, worker: Worker, jobs: deque[tuple[int, dict[str, Any]]]) -> None:
        timer = QTimer(self)
        timer.setSingleShot(True)
        timer.timeout.connect(worker.end)
        timer.setInterval(int((limits.READER_SECONDS + limits.READER_GRACE) * 1000))
        timer.start()
        self._jobs[worker] = (jobs, timer)

    def _on_received(self, worker: Worker, answer: Any) -> None:
        if worker not in self._jobs:
            if answer is None and worker in self._idle:
                self._idle.remove(worker)
                self._line.end(worker)
            return
        jobs, timer = self._jobs[worker]
        job, request = jobs.popleft()
        overdue = not timer.isActive()
        if jobs and answer is not None:
            timer.start()
        else:
            # what a reader has not come to when it breaks down is read by another one
            self._waiting.extendleft(reversed(jobs))
            del self._jobs[worker]
            timer.stop()
            timer.deleteLater()
            if answer is None:
                self._line.end(worker)
            else:
                self._idle.append(worker)
        path = named(request)
        try:
            if answer is None:
                code = ErrorCode.TOO_SLOW if overdue else ErrorCode.READER_CRASHED
                raise CopytasterError(code, path, seconds=f"{limits.READER_SECONDS:g}")
            result = _answer_of(answer, request)
        except CopytasterError as problem:
            self.failed.emit(job, problem)
        else:
            self.read.emit(job, result)
        self._next()
        self.warm()


def _answer_of(answer: dict[str, Any], request: dict[str, Any]) -> ReadAnswer | dict[str, Any]:
    if not answer.keys() & {"article", "error"}:
        return answer
    article = article_of(answer, request)
    modified, size = answer.get("modified"), answer.get("size")
    return ReadAnswer(
        article,
        _bytes_of(answer.get("data"), article),
        modified if isinstance(modified, float) and abs(modified) < _LATEST else None,
        size if type(size) is int and 0 <= size < _LARGEST else None,
    )


def _bytes_of(value: object, article: Article) -> bytes | None:
    """Take the bytes kept of a file, if they are those the article was read from."""
    if not isinstance(value, str) or not value or len(value) > 2 * KEEP_BYTES:
        return None
    try:
        data = base64.b64decode(value, validate=True)
    except ValueError:
        return None
    return data if hashlib.sha256(data).hexdigest() == article.sha256 else None


class Exporter(QObject):
    """Writes one file in a process of its own; cancelling ends that process."""

    progressed = Signal(int, int)
    finished = Signal(str)
    """The path written."""
    failed = Signal(object)
    """A ``CopytasterError``."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._line = _Line(self)
        self._line.received.connect(self._on_received, Qt.ConnectionType.QueuedConnection)
        self._worker: Worker | None = None
        self._path = ""

    @property
    def busy(self) -> bool:
        """Whether a file is being written."""
        return self._worker is not None

    def write(self, comparison: Comparison, path: str, options: object) -> None:
        """Write a comparison; one export at a time, a second one is ignored."""
        if self._worker is not None:
            return
        try:
            self._worker = Worker("export")
        except CopytasterError as problem:
            self.failed.emit(problem)
            return
        self._path = path
        self._line.send(self._worker, ExportRequest(comparison, path, options))
        self._line.listen(self._worker)

    def cancel(self) -> None:
        """Give the file up; what stood at the path stays."""
        worker, self._worker = self._worker, None
        if worker is not None:
            self._line.end(worker)

    def _on_received(self, worker: Worker, answer: object) -> None:
        if worker is not self._worker:
            return
        if isinstance(answer, Progressed):
            self.progressed.emit(answer.done, answer.total)
            return
        self.cancel()
        if isinstance(answer, Finished):
            self.finished.emit(self._path)
        elif isinstance(answer, Failed):
            self.failed.emit(answer.error())
        else:
            problem = CopytasterError(ErrorCode.EXPORT_FAILED, self._path, detail="the exporting process broke down")
            self.failed.emit(problem)
