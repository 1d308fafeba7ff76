"""What a locked process tries, to tell whether it is: past the interpreter, at the system itself."""

from __future__ import annotations

import ctypes
import os
import sys

OPEN_OTHER, WRITE, CONNECT, START, SIGNAL = "open-other", "write", "connect", "start", "signal"


def make() -> dict[str, bool]:
    """Give, by name of the attempt, whether it was refused. Call it in a locked process."""
    if sys.platform == "win32":
        return _through_interpreter()
    libc = ctypes.CDLL(None, use_errno=True)
    return {
        OPEN_OTHER: libc.open(b"/etc/passwd", os.O_RDONLY) < 0,
        WRITE: _cannot_write(libc),
        CONNECT: libc.socket(2, 1, 0) < 0,
        START: _cannot_fork(libc),
        SIGNAL: libc.kill(os.getppid(), 0) < 0,
    }


def _cannot_write(libc: ctypes.CDLL) -> bool:
    new = os.fsencode(f"/tmp/copytaster-{os.getpid()}")  # noqa: S108 - it is not to come about
    handle = libc.open(new, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    if handle >= 0:
        libc.close(handle)
        libc.unlink(new)
    return handle < 0


def _cannot_fork(libc: ctypes.CDLL) -> bool:
    number = libc.fork()
    if number == 0:
        os._exit(0)
    return number < 0


def _through_interpreter() -> dict[str, bool]:
    def refused(attempt: str) -> bool:
        try:
            sys.audit(attempt)
        except PermissionError:
            return True
        return False

    return {WRITE: refused("os.mkdir"), CONNECT: refused("socket.connect"), START: refused("subprocess.Popen")}
