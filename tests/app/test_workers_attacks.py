"""A cell taken over: what code inside it can still do to other processes, other files and whoever asked for the file."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
linux = pytest.mark.skipif(sys.platform != "linux", reason="these layers are Linux' own")

# past the interpreter, with the filter alone: what holds without Landlock must hold with it
TAKEN_OVER = """
import ctypes, os, struct, subprocess, sys
from app.workers import lockdown
libc = ctypes.CDLL(None, use_errno=True)
victim = subprocess.Popen([sys.executable, "-c", "import sys; sys.stdin.read()"], stdin=subprocess.PIPE)
kept = os.open(sys.argv[1], os.O_RDONLY)
answers, mine = os.pipe()
cell = os.fork()
if cell == 0:
    libc.prctl(lockdown._PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0)
    if not lockdown._seccomp(libc): os.write(mine, b"absent"); os._exit(0)
    none, some, own = None, struct.pack("QQ", 1, 1), ctypes.create_string_buffer(16)
    attempts = {
        "limit-other": lambda: libc.prlimit(victim.pid, 7, some, None),
        "limits-of-other": lambda: libc.prlimit(victim.pid, 7, None, own),
        "raise-own": lambda: libc.prlimit(0, 7, some, None),
        "own-limits": lambda: libc.prlimit(0, 7, None, own),
        "owner": lambda: libc.fcntl(mine, 8, victim.pid),
        "owner-at-large": lambda: libc.fcntl(mine, 15, struct.pack("ii", 1, victim.pid)),
        "signal-by-handle": lambda: libc.fcntl(mine, 10, 9),
        "asynchronous": lambda: libc.fcntl(mine, 4, 0o20000 | os.O_WRONLY),
        "lease": lambda: libc.fcntl(kept, 1024, 0),
        "mode-of-handle": lambda: libc.fcntl(mine, 3, 0),
        "flags-of-file": lambda: libc.ioctl(kept, 0x40086602, struct.pack("Q", 0x80)),
        "queue-to-terminal": lambda: libc.ioctl(kept, 0x5412, b"x"),
        "kill": lambda: libc.kill(victim.pid, 9),
        "trace": lambda: libc.ptrace(16, victim.pid, 0, 0),
        "read-memory": lambda: libc.process_vm_readv(victim.pid, 0, 0, 0, 0, 0),
        "new-rights": lambda: libc.unshare(0x10000000),
        "socket": lambda: libc.socket(1, 1, 0),
        "pair": lambda: libc.socketpair(1, 1, 0, own),
        "shared-memory": lambda: libc.shmget(0, 4096, 0o1600),
        "memory-file": lambda: libc.memfd_create(b"x", 0),
        "queue": lambda: libc.msgget(0, 0o1600),
        "fork": lambda: libc.fork(),
        "execute": lambda: libc.execve(b"/bin/true", None, None),
        "priority": lambda: libc.setpriority(0, victim.pid, 19),
        "affinity": lambda: libc.sched_setaffinity(victim.pid, 8, b"\\1" + b"\\0" * 7),
        "uring": lambda: libc.syscall(425, 8, own),
        "key": lambda: libc.syscall(250 if os.uname().machine == "x86_64" else 219, 0, -3, 1),
        "foreign-handle": lambda: libc.syscall(434, victim.pid, 0),
        "change-file": lambda: libc.chmod(os.fsencode(sys.argv[1]), 0o777),
        "time-of-file": lambda: libc.utimes(os.fsencode(sys.argv[1]), None),
    }
    done = [name for name, attempt in attempts.items() if attempt() >= 0]
    os.write(mine, " ".join(done).encode())
    os._exit(0)
os.close(mine)
os.waitpid(cell, 0)
print(os.read(answers, 9999).decode())
alive = victim.poll() is None
victim.kill()
print("alive" if alive else "dead")
"""


@linux
def test_a_cell_taken_over_reaches_no_other_process(tmp_path: Path):
    (tmp_path / "kept").write_text("kept", encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-c", TAKEN_OVER, str(tmp_path / "kept")], capture_output=True, text=True, check=True, cwd=ROOT
    )
    said, victim = done.stdout.split("\n")[:2]
    if said == "absent":
        pytest.skip("this system has no such layer")
    assert said.split() == ["own-limits", "mode-of-handle"]
    assert victim == "alive"
