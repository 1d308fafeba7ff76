"""Starting workers and talking to them, from the window or the command line."""

from __future__ import annotations

import contextlib
import os
import subprocess
import sys
import threading
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, BinaryIO, cast

from app.errors import CopytasterError, ErrorCode
from app.workers import frames, limits

if TYPE_CHECKING:
    from app.model.article import Article, ReadOptions

_HERE = os.path.dirname(os.path.dirname(os.path.dirname(os.path.realpath(__file__))))


_HARMLESS = (
    "LANG",
    "LC_",
    "TZ",
    "PYTHON",
    "LD_LIBRARY_PATH",
    "DYLD_",
    "__PYVENV",
    "SYSTEMROOT",
    "WINDIR",
    "TEMP",
    "TMP",
)
"""How the names of variables begin that an interpreter may need to start, and to know its language."""


def _command(role: str) -> list[str]:
    # a reader is waited for at every start, so it is spared the ``site`` module: it gets our own search path instead
    light = ["-S"] if role == "read" else []
    return [sys.executable, *light, "-m", "app.workers", role]


def _environment(role: str) -> dict[str, str]:
    """Give a worker our own code first, one thread a process, and the same result every time."""
    path = os.environ.get("PYTHONPATH", "").split(os.pathsep)
    inherited = dict(os.environ)
    if role == "read":
        path = [place for place in sys.path if os.path.isabs(place)]
        # people keep passwords in their environment, and a reader has no use for it
        inherited = {name: value for name, value in inherited.items() if name.upper().startswith(_HARMLESS)}
    return {
        **inherited,
        "PYTHONPATH": os.pathsep.join([_HERE, *(place for place in path if place)]),
        "PYTHONSAFEPATH": "1",
        "OMP_NUM_THREADS": "1",
        "OPENBLAS_NUM_THREADS": "1",
    }


class Worker:
    """One process and its pipes. *role* is ``read``, ``engine`` or ``export``."""

    def __init__(self, role: str) -> None:
        self._only_json = role == "read"
        try:
            self._process = subprocess.Popen(
                _command(role),
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                env=_environment(role),
            )
        except OSError as problem:
            raise CopytasterError(ErrorCode.ENGINE_LOST, detail=str(problem)) from problem

    @property
    def pid(self) -> int:
        """The process's number."""
        return self._process.pid

    def send(self, value: object) -> bool:
        """Send one request; false when the process is gone."""
        stream = cast("BinaryIO", self._process.stdin)
        try:
            if self._only_json:
                frames.write_json(stream, cast("dict[str, Any]", value))
            else:
                frames.write_value(stream, value)
        except (OSError, ValueError):
            return False
        return True

    def receive(self) -> Any | None:
        """Wait for one answer; ``None`` when the process has ended or lost its mind."""
        stream = cast("BinaryIO", self._process.stdout)
        try:
            return frames.read(stream, only_json=self._only_json)
        except (frames.BrokenFrame, OSError, ValueError, MemoryError):
            return None

    def listen(self, take: Callable[[Any | None], None]) -> None:
        """Hand every answer to *take*, in a thread of its own; ``None`` once, at the end."""

        def run() -> None:
            while (answer := self.receive()) is not None:
                take(answer)
            take(None)

        threading.Thread(target=run, name=f"worker-{self.pid}", daemon=True).start()

    def end(self) -> None:
        """End the process, at once and for good."""
        self._process.kill()
        for stream in (self._process.stdin, self._process.stdout):
            if stream is not None:
                with contextlib.suppress(OSError):
                    stream.close()
        self._process.wait()


_LONGEST_REASON = 500
"""Code points of a value in an error of a reader."""


def article_of(answer: object, request: dict[str, Any]) -> Article:
    """Take the article out of a reader's answer to *request*; raises ``CopytasterError`` for what it says is wrong.

    Which file it is, and how it was to be read, is known here, and not taken from the answer.
    """
    from dataclasses import replace

    from app.workers import codec  # what an article is made of need not be known before one has come

    path = named(request)
    try:
        fields = cast("dict[str, Any]", answer)
        if "article" in fields:
            options = codec.options_from_json(request.get("options", {}))
            return replace(codec.from_json(fields["article"]), path=path, options=options)
        problem = fields["error"]
        code = ErrorCode(problem["code"])
        values = {str(key): str(value)[:_LONGEST_REASON] for key, value in problem["values"].items()}
    except (KeyError, ValueError, TypeError, AttributeError, RecursionError):
        raise CopytasterError(ErrorCode.READER_CRASHED, path) from None
    raise CopytasterError(code, path, **values)


def named(request: dict[str, Any]) -> str:
    """Give the path or name of what a request asks for, "" for what was pasted."""
    return str(request.get("path") or request.get("name") or request.get("comparison") or "")


def _plain(options: ReadOptions) -> dict[str, Any]:
    from app.workers import codec  # as above

    return codec.options_to_json(options)


class Readers:
    """Reads files one after the other, each in a sandbox of its own (``app.workers.sandbox``)."""

    def __init__(self, seconds: float = limits.READER_SECONDS + limits.READER_GRACE) -> None:
        self._seconds = seconds
        self._worker: Worker | None = None

    def read(self, path: str, options: ReadOptions | None = None) -> Article:
        """Read one file. Raises ``CopytasterError``, also when the reader broke down or took too long."""
        request = {"path": path, **({} if options is None else {"options": _plain(options)})}
        return article_of(self.ask(request), request)

    def ask(self, request: dict[str, Any]) -> Any:
        """Have one request answered; the worker that makes the sandboxes is itself replaced when it breaks down."""
        path = named(request)
        if self._worker is None:
            self._worker = Worker("read")
        worker = self._worker
        overdue = threading.Event()

        def give_up() -> None:
            overdue.set()
            worker.end()

        timer = threading.Timer(self._seconds, give_up)
        timer.start()
        try:
            answer = worker.receive() if worker.send(request) else None
        finally:
            timer.cancel()
        if answer is None:
            self.close()
            if overdue.is_set():
                raise CopytasterError(ErrorCode.TOO_SLOW, path, seconds=f"{self._seconds:g}")
            raise CopytasterError(ErrorCode.READER_CRASHED, path)
        return answer

    def close(self) -> None:
        """End the worker."""
        if self._worker is not None:
            self._worker.end()
            self._worker = None

    def __enter__(self) -> Readers:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()
