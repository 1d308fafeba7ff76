"""The engine worker: articles in, comparisons out in steps; the latest request wins."""

from __future__ import annotations

import os
import queue
import threading
from typing import BinaryIO

from app.errors import Cancelled, CopytasterError
from app.workers import protocol
from app.workers.protocol import CancelRequest, CompareRequest, Failed, Finished, Progressed, Ready, Stepped


class _Inbox:
    """Requests as they come in, read by a thread of their own so that a running comparison can be called off."""

    def __init__(self, requests: BinaryIO) -> None:
        self._requests = requests
        self._waiting: queue.SimpleQueue[CompareRequest] = queue.SimpleQueue()
        self._latest = 0
        self._cancelled: set[int] = set()
        threading.Thread(target=self._listen, name="requests", daemon=True).start()

    def _listen(self) -> None:
        try:
            while (message := protocol.read(self._requests)) is not None:
                if isinstance(message, CancelRequest):
                    self._cancelled.add(message.id)
                elif isinstance(message, CompareRequest):
                    self._latest = message.id
                    self._waiting.put(message)
        finally:
            # the window is gone: so are we, even in the middle of a comparison
            os._exit(0)

    def next(self) -> CompareRequest:
        """Wait for a request."""
        return self._waiting.get()

    def empty(self) -> bool:
        """Whether nothing waits."""
        return self._waiting.empty()

    def unwanted(self, request: int) -> bool:
        """Whether a request was called off or overtaken."""
        return request in self._cancelled or request < self._latest


def serve(requests: BinaryIO, frames: BinaryIO) -> None:
    """Answer requests until the pipe closes; load the language model when there is nothing else to do."""
    inbox = _Inbox(requests)
    protocol.write_value(frames, Ready())
    if inbox.empty():
        _warm(frames)
    while True:
        _answer(inbox, inbox.next(), frames)


def _warm(frames: BinaryIO) -> None:
    from app import compare

    try:
        compare.warm_up()
    except CopytasterError:
        return  # said when a request needs the model
    protocol.write_value(frames, Ready(warm=True))


def _answer(inbox: _Inbox, request: CompareRequest, frames: BinaryIO) -> None:
    from app import compare

    def progress(stage: str, done: int, total: int) -> None:
        if inbox.unwanted(request.id):
            raise Cancelled
        protocol.write_value(frames, Progressed(request.id, stage, done, total))

    try:
        for comparison in compare.steps(request.articles, request.base, progress, request.decisions):
            progress("step", 0, 1)
            protocol.write_value(frames, Stepped(request.id, comparison))
        protocol.write_value(frames, Finished(request.id))
    except Cancelled:
        protocol.write_value(frames, Finished(request.id, cancelled=True))
    except CopytasterError as problem:
        protocol.write_value(frames, Failed.of(request.id, problem))
