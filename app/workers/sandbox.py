"""The reading worker: for every request a sandbox, a process that is locked in, answers once and is thrown away.

The worker itself never looks at a file. It keeps the readers' modules loaded and passes on what a sandbox says, if that
is one frame of plain JSON of bearable size, in time. On Linux a sandbox is a fork of the worker, which has one thread
and nothing of anybody's in it: what passes through lies in pages that are given back before the next fork, and is never
parsed here. Elsewhere a sandbox is a new interpreter, one of them started ahead.
"""

from __future__ import annotations

import contextlib
import importlib
import json
import os
import re
import select
import signal
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, BinaryIO, cast

from app.errors import ErrorCode
from app.read.formats import KINDS, extension
from app.workers import frames, limits, lockdown, reader, watch

if TYPE_CHECKING:
    # what only other systems than Linux need is imported where it is used: the first text waits for this module
    import mmap
    import queue
    import subprocess
    from io import FileIO

START = ["-S", "-m", "app.workers", "sandbox"]
"""How an interpreter is made a sandbox."""

_IDLE = 0.5
"""Seconds without a request after which a worker loads one module more."""

_LOOK = 0.1
"""Seconds between two looks at a sandbox from outside."""

_PART = 1 << 20
"""Bytes taken from a pipe at once."""

_NAMED = re.compile(rb'"(?:path|name|comparison)": ("(?:[^"\\]|\\.)*+")')
"""In a request, the path or name of its file: a quotation mark inside of a text has a backslash before it."""

Problem = tuple[ErrorCode, dict[str, str]]
"""What an error of a reader tells: its code and the values of its sentence."""

_CRASHED: Problem = (ErrorCode.READER_CRASHED, {"detail": ""})
_FULL: Problem = (ErrorCode.TOO_BIG, {"detail": "it takes more memory than a file may"})

_NEARLY_ALL = 0.75
"""Share of its memory a sandbox held when it died: a parser in C that gets no more ends its process."""


@dataclass(frozen=True, slots=True)
class Sandbox:
    """A process under way: its number, and the end of the pipe it answers through."""

    pid: int
    answers: BinaryIO
    process: subprocess.Popen[bytes] | None = None

    def end(self) -> tuple[int, int] | None:
        """End it, at once; gives the signal it died of by itself and the bytes it held at the most, or ``None``.

        The bytes are 0 where the system does not tell.
        """
        with contextlib.suppress(OSError):
            self.answers.close()
        if self.process is not None:
            status = self.process.poll()
            _let_go(self.process)
            return (-status, 0) if status is not None and status < 0 else None
        found, status, used = os.wait4(self.pid, os.WNOHANG)
        if not found:
            # it has closed its end and is about to be gone, or it is to be
            found, status, used = _patient_wait(self.pid)
        return (os.WTERMSIG(status), used.ru_maxrss * 1024) if os.WIFSIGNALED(status) else None


def _patient_wait(pid: int) -> tuple[int, int, Any]:
    for turn in range(12):
        select.select([], [], [], 0.0002 * 2**turn)
        found, status, used = os.wait4(pid, os.WNOHANG)
        if found:
            return found, status, used
    os.kill(pid, signal.SIGKILL)
    _, _, used = os.wait4(pid, 0)
    return pid, 0, used


class Overdue(Exception):  # noqa: N818 - says what it is
    """A sandbox was not done in time."""


class Overgrown(Exception):  # noqa: N818 - says what it is
    """A sandbox holds more memory, or says more, than it may."""


class Sandboxes:
    """Makes sandboxes. *forks* tells whether they are forks of this process, or interpreters of their own."""

    def __init__(self, *, forks: bool = sys.platform == "linux", seconds: float = limits.READER_SECONDS) -> None:
        self._forks = forks
        self._seconds = seconds
        self._spare: subprocess.Popen[bytes] | None = None
        self._cold = (
            ["chardet", *(f"app.read.{kind.module}" for kind in KINDS.values() if kind.module)] if forks else []
        )
        lockdown.own_places()  # found once, and known to every fork

    def serve(self, requests: FileIO, answers: FileIO) -> None:
        """Answer requests until the pipe closes."""
        self._warm(requests)
        while (request := frames.take(requests)) is not None:
            self.answer(request, lambda body: frames.write_raw(answers, body))
            self._warm(requests)
        self.close()

    def _warm(self, requests: FileIO) -> None:
        """Load what other files may need, module by module, for as long as nobody asks for anything."""
        while self._cold and not select.select([requests], [], [], _IDLE)[0]:
            with contextlib.suppress(ImportError):
                importlib.import_module(self._cold.pop(0))

    def close(self) -> None:
        """End the interpreter started ahead, where there is one."""
        if self._spare is not None:
            _let_go(self._spare)
            self._spare = None

    def answer(self, request: frames.Incoming, say: Callable[[bytes | mmap.mmap], object]) -> None:
        """Have a request answered in a sandbox of its own, and *say* the JSON. The request is closed."""
        path = _named(request)
        self._prepare(path)
        sandbox = self._fork(request) if self._forks else self._spawn(request)
        request.close()
        answer = frames.Incoming(limits.ANSWER_BYTES)
        problem = self._hear_out(sandbox, answer)
        if problem is None and answer.body is not None:
            say(answer.body)
        else:
            code, values = problem or _CRASHED
            say(frames.plain({"error": {"code": code.value, "path": path, "values": values}}))
        answer.close()

    def _hear_out(self, sandbox: Sandbox, answer: frames.Incoming) -> Problem | None:
        """Take in what a sandbox says, and see it gone; gives what is wrong, ``None`` for a whole answer."""
        problem = None
        try:
            self._gather(sandbox, answer)
        except Overdue:
            problem = ErrorCode.TOO_SLOW, {"seconds": f"{self._seconds:g}"}
        except (Overgrown, frames.Long):
            problem = _FULL
        except frames.BrokenFrame:
            problem = _CRASHED
        if problem is not None:
            _kill(sandbox.pid)
        died = sandbox.end()
        if problem is None and died is not None:
            problem = _told_by(*died)
        return problem if problem is not None or answer.is_whole else _CRASHED

    def _prepare(self, path: str) -> None:
        """Load what a file of that name will need, before there is a sandbox; it stays loaded for the next one."""
        if not self._forks:
            return
        ending = extension(path)
        for kind in KINDS.values():
            # the format an ending stands for first; for another one the sandbox loads what it needs by itself
            if kind.module and kind.extensions[:1] == (ending,) and f"app.read.{kind.module}" not in sys.modules:
                with contextlib.suppress(ImportError):
                    importlib.import_module(f"app.read.{kind.module}")

    def _fork(self, request: frames.Incoming) -> Sandbox:
        ours, theirs = os.pipe()
        maker = os.getpid()
        number = os.fork()
        if number == 0:
            _live(request, theirs, maker)
        os.close(theirs)
        return Sandbox(number, os.fdopen(ours, "rb", buffering=0))

    def _spawn(self, request: frames.Incoming) -> Sandbox:
        process, self._spare = self._spare or _interpreter(), None
        requests, answers = cast("BinaryIO", process.stdin), cast("BinaryIO", process.stdout)
        with contextlib.suppress(OSError):
            frames.write_raw(requests, request.body or b"")
            requests.close()
        self._spare = _interpreter()
        return Sandbox(process.pid, answers, process)

    def _gather(self, sandbox: Sandbox, answer: frames.Incoming) -> None:
        """Take in the one frame a sandbox may say, until it closes its pipe.

        Raises ``Overdue``, ``Overgrown``, and ``BrokenFrame`` or ``Long`` for anything but one frame.
        """
        until = time.monotonic() + self._seconds
        pumped = _pump(sandbox.answers) if os.name == "nt" else None
        while True:
            if time.monotonic() > until:
                raise Overdue
            if (watch.resident(sandbox.pid) or 0) > limits.READER_BYTES:
                raise Overgrown
            if pumped is not None:
                import queue

                with contextlib.suppress(queue.Empty):
                    part = pumped.get(timeout=_LOOK)
                    if not part:
                        return
                    _put(answer, part)
            elif select.select([sandbox.answers], [], [], _LOOK)[0]:
                with answer.room() as room:
                    count = os.readv(sandbox.answers.fileno(), [room[:_PART]])
                if not count:
                    return
                answer.came(count)


def _told_by(died_of: int, held: int) -> Problem:
    """Tell from its death what was wrong with a sandbox."""
    if died_of == getattr(signal, "SIGXCPU", -1):
        return ErrorCode.TOO_SLOW, {"seconds": f"{limits.READER_CPU:g}"}
    if held > _NEARLY_ALL * limits.READER_BYTES:
        return _FULL
    return ErrorCode.READER_CRASHED, {"detail": f"signal {died_of}"}


def _put(answer: frames.Incoming, part: bytes) -> None:
    while part:
        with answer.room() as room:
            count = min(len(room), len(part))
            room[:count] = part[:count]
        answer.came(count)
        part = part[count:]


def _pump(stream: BinaryIO) -> queue.SimpleQueue[bytes]:
    """Read a pipe in a thread, where a pipe cannot be waited for with a time limit."""
    import queue
    import threading

    parts: queue.SimpleQueue[bytes] = queue.SimpleQueue()

    def run() -> None:
        part = b"-"
        while part:
            try:
                part = os.read(stream.fileno(), 1 << 20)
            except (OSError, ValueError):
                part = b""
            parts.put(part)

    threading.Thread(target=run, name="sandbox", daemon=True).start()
    return parts


def _named(request: frames.Incoming) -> str:
    """Give the path or name in a request without parsing it: it may hold somebody's text."""
    found = _NAMED.search(request.body or b"")
    return json.loads(found[1]) if found else ""


def _let_go(process: subprocess.Popen[bytes]) -> None:
    process.kill()
    for stream in (process.stdin, process.stdout):
        if stream is not None:
            with contextlib.suppress(OSError):
                stream.close()
    process.wait()


def _kill(pid: int) -> None:
    with contextlib.suppress(OSError):
        os.kill(pid, getattr(signal, "SIGKILL", signal.SIGTERM))


def _interpreter() -> subprocess.Popen[bytes]:
    import subprocess

    return subprocess.Popen(
        [sys.executable, *START], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
    )


def _live(request: frames.Incoming, pipe: int, maker: int) -> None:
    """The life of a forked sandbox: let go of everything but *pipe*, answer, and be gone."""

    def lock(writable: Sequence[str]) -> tuple[str, ...]:
        held = lockdown.lock(writable)
        if os.getppid() != maker:
            os._exit(0)  # it was gone before the system could be told to end us with it
        return held

    try:
        nothing = os.open(os.devnull, os.O_RDWR)
        for standard in (0, 1, 2):
            os.dup2(nothing, standard)
        highest = os.sysconf("SC_OPEN_MAX")
        os.closerange(3, pipe)
        os.closerange(pipe + 1, min(highest, 65_536) if highest > 0 else 65_536)
        with os.fdopen(pipe, "wb") as answers:
            frames.write_json(answers, reader.answer(json.loads((request.body or b"")[:]), lock))
    finally:
        os._exit(0)


def live_once(requests: BinaryIO, answers: BinaryIO) -> None:
    """The life of a sandbox that is an interpreter of its own: one request, one answer."""
    importlib.import_module("app.read")  # while nothing is asked yet
    request = frames.read(requests, only_json=True)
    if request is not None:
        frames.write_json(answers, reader.answer(request, lockdown.lock))
