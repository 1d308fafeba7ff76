"""Locking a process in, for good, before it looks at a file nobody vouches for.

Every layer is tried, what a system does not offer is left out, and what holds is reported by name. From outside in:
the system's limits (memory, CPU, no file written, no core), a network namespace with nothing in it, Landlock (nothing
can be opened but the program's own files), seccomp (only the calls that parsing needs), and, on every system, an audit
hook of the interpreter (PEP 578), which is a seat belt more than a wall.

Numbers and structures: Linux' ``landlock.h``, ``seccomp.h``, ``filter.h``, and the system call tables of x86-64 and the
generic one that AArch64 uses.
"""

from __future__ import annotations

import contextlib
import ctypes
import functools
import os
import signal
import struct
import sys
from collections.abc import Sequence
from typing import Any

from app.workers import limits

LIMITS, NETWORK, LANDLOCK, SECCOMP, HOOK = "limits", "network", "landlock", "seccomp", "hook"
LAYERS = (LIMITS, NETWORK, LANDLOCK, SECCOMP, HOOK)
"""Names of the layers, outermost first."""

_HERE = os.path.dirname(os.path.dirname(os.path.dirname(os.path.realpath(__file__))))


class Refused(PermissionError):  # noqa: N818 - says what it is
    """A locked process tried what it may not do."""


def lock(writable: Sequence[str] = ()) -> tuple[str, ...]:
    """Lock this process in; gives the names of the layers that hold. Only files below *writable* can be written.

    Modules of the program that are not loaded yet can still be. On Linux the process ends with the one that started it.
    Call it with one thread running.
    """
    readable = own_places()
    writable = tuple(os.path.realpath(place) for place in writable)
    held: list[str] = []
    if _set_limits(may_write=bool(writable)):
        held.append(LIMITS)
    if sys.platform == "linux":
        libc = ctypes.CDLL(None, use_errno=True)
        libc.prctl(_PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0)
        libc.prctl(_PR_SET_DUMPABLE, 0, 0, 0, 0)
        for name, ready in (
            (NETWORK, lambda: _own_network(libc)),
            (LANDLOCK, lambda: _landlock(libc, readable, writable)),
            (SECCOMP, lambda: _seccomp(libc, may_write=bool(writable))),
        ):
            with contextlib.suppress(OSError, AttributeError, ValueError):
                if ready():
                    held.append(name)
    _hook(readable, writable)
    held.append(HOOK)
    return tuple(held)


@functools.cache
def own_places() -> tuple[str, ...]:
    """Folders and files a reader needs: the interpreter, its packages, our code and data, the system's libraries.

    A folder of the search path that is not one of packages alone (the one the program was started in, somebody's own
    folder of scripts) is not given as a whole, but only what can be imported from it.
    """
    roots = list(dict.fromkeys(os.path.realpath(prefix) for prefix in (sys.prefix, sys.base_prefix, sys.exec_prefix)))
    broad = {os.path.realpath(place) for place in ("/", "/usr", "/usr/local", os.path.expanduser("~"))}
    places = [root for root in roots if root not in broad]
    places += [os.path.join(root, name) for root in roots for name in ("lib", "lib64", "DLLs")]
    for place in sys.path:
        if not os.path.isabs(place) or os.path.realpath(place) == _HERE:
            continue
        is_plain = os.path.basename(place) in ("site-packages", "dist-packages") or os.path.isfile(place)
        places += [place] if is_plain or _below(os.path.realpath(place), places) else _importable(place)
    places += [os.path.join(_HERE, "app"), os.path.join(_HERE, "resources")]
    if sys.platform != "win32":
        places += ["/lib", "/lib64", "/usr/lib", "/usr/local/lib", "/usr/share/zoneinfo", "/etc/ld.so.cache"]
        places += ["/etc/localtime", "/dev/urandom", "/dev/null", "/System/Library"]
    return tuple(dict.fromkeys(os.path.realpath(place) for place in places if os.path.exists(place)))


def _importable(place: str) -> list[str]:
    """Packages and modules in a folder, with the libraries and descriptions that are beside packages."""
    found: list[str] = []
    with contextlib.suppress(OSError), os.scandir(place) as entries:
        for entry in entries:
            beside = entry.name.endswith((".libs", ".dist-info", ".egg-info"))
            if beside or entry.name.endswith((".py", ".so", ".pyd")) or _is_package(entry.path):
                found.append(entry.path)
    return sorted(found)


def _is_package(place: str) -> bool:
    return os.path.isfile(os.path.join(place, "__init__.py"))


# --- limits


def _set_limits(*, may_write: bool) -> bool:
    try:
        import resource
    except ImportError:  # not on Windows: whoever started us watches
        return False
    wanted = {
        "RLIMIT_AS": limits.READER_BYTES,
        "RLIMIT_CPU": limits.READER_CPU,
        "RLIMIT_CORE": 0,
        "RLIMIT_NOFILE": 64,
        "RLIMIT_NPROC": 0,
    }
    if not may_write:
        wanted["RLIMIT_FSIZE"] = 0
    held = True
    for name, size in wanted.items():
        which = getattr(resource, name, None)
        if which is None:
            continue
        hard = resource.getrlimit(which)[1]
        size = size if hard == resource.RLIM_INFINITY else min(size, hard)
        try:
            # past the soft CPU limit the process is told, past the hard one it is ended
            resource.setrlimit(which, (size, size + 1 if name == "RLIMIT_CPU" else size))
        except (OSError, ValueError):
            held = held and name not in ("RLIMIT_AS", "RLIMIT_CPU")
    return held and sys.platform != "darwin"  # which takes a limit of memory and does not keep it


# --- Linux: numbers

_PR_SET_PDEATHSIG, _PR_SET_DUMPABLE, _PR_SET_SECCOMP, _PR_SET_NO_NEW_PRIVS = 1, 4, 22, 38
_CLONE_NEWUSER, _CLONE_NEWNET = 0x10000000, 0x40000000
_CREATE_RULESET, _ADD_RULE, _RESTRICT_SELF = 444, 445, 446
_RULE_PATH_BENEATH = 1
_VERSION_WANTED = 1
_READ_FILE, _READ_DIR = 1 << 2, 1 << 3
_FS_BITS = {1: 13, 2: 14, 3: 15, 4: 15, 5: 16}
"""How many kinds of access to files each version of Landlock knows."""


def _own_network(libc: Any) -> bool:
    held = libc.unshare(_CLONE_NEWUSER | _CLONE_NEWNET) == 0
    libc.prctl(_PR_SET_PDEATHSIG, signal.SIGKILL, 0, 0, 0)  # only now: new rights clear it
    return held


def _landlock(libc: Any, readable: Sequence[str], writable: Sequence[str]) -> bool:
    version = libc.syscall(_CREATE_RULESET, None, 0, _VERSION_WANTED)
    if version < 1:
        return False
    everything = (1 << _FS_BITS.get(version, 16)) - 1
    fields = [everything]
    if version >= 4:
        fields.append(0b11)  # binding and connecting TCP
    if version >= 6:
        fields.append(0b11)  # abstract Unix sockets and signals to others
    attributes = struct.pack(f"{len(fields)}Q", *fields)
    rules = libc.syscall(_CREATE_RULESET, attributes, len(attributes), 0)
    if rules < 0:
        return False
    try:
        for places, access in ((readable, _READ_FILE | _READ_DIR), (writable, everything)):
            for place in places:
                _allow(libc, rules, place, access)
        return libc.syscall(_RESTRICT_SELF, rules, 0) == 0
    finally:
        os.close(rules)


def _allow(libc: Any, rules: int, place: str, access: int) -> None:
    try:
        handle = os.open(place, os.O_PATH | os.O_CLOEXEC)
    except OSError:
        return
    try:
        if not os.path.isdir(place):
            access &= _READ_FILE | 0b11
        libc.syscall(_ADD_RULE, rules, _RULE_PATH_BENEATH, struct.pack("=Qi", access, handle), 0)
    finally:
        os.close(handle)


# --- Linux: the filter of system calls

_MACHINES = {"x86_64": 0xC000003E, "aarch64": 0xC00000B7}
_X32 = 0x40000000
_ALLOW, _REFUSE = 0x7FFF0000, 0x00050000 | 1  # an error EPERM, so that libraries can go on without
_LOAD, _JUMP_EQUAL, _JUMP_LEAST, _JUMP_BITS, _RETURN = 0x20, 0x15, 0x35, 0x45, 0x06
_NUMBER, _MACHINE, _ARGUMENTS = 0, 4, 16
_OPEN_WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND
_WRITING = _OPEN_WRITING | (getattr(os, "O_TMPFILE", 0) & ~getattr(os, "O_DIRECTORY", 0))

# name: number on x86-64, number on AArch64 (None: there is none)
_CALLS: dict[str, tuple[int | None, int | None]] = {
    "read": (0, 63), "write": (1, 64), "close": (3, 57), "stat": (4, None), "fstat": (5, 80), "lstat": (6, None),
    "poll": (7, None), "ppoll": (271, 73), "lseek": (8, 62), "mmap": (9, 222), "mprotect": (10, 226),
    "munmap": (11, 215), "brk": (12, 214), "rt_sigaction": (13, 134), "rt_sigprocmask": (14, 135),
    "rt_sigreturn": (15, 139), "pread64": (17, 67), "readv": (19, 65), "writev": (20, 66),
    "access": (21, None), "sched_yield": (24, 124), "mremap": (25, 216), "madvise": (28, 233), "dup": (32, 23),
    "nanosleep": (35, 101), "getpid": (39, 172), "exit": (60, 93), "uname": (63, 160),
    "getcwd": (79, 17), "readlink": (89, None), "gettimeofday": (96, 169), "getrlimit": (97, 163),
    "getrusage": (98, 165), "sysinfo": (99, 179), "times": (100, 153), "getuid": (102, 174), "getgid": (104, 176),
    "geteuid": (107, 175), "getegid": (108, 177), "getppid": (110, 173), "sigaltstack": (131, 132),
    "gettid": (186, 178), "time": (201, None), "futex": (202, 98), "sched_getaffinity": (204, 123),
    "getdents64": (217, 61), "clock_gettime": (228, 113), "clock_getres": (229, 114), "clock_nanosleep": (230, 115),
    "exit_group": (231, 94), "newfstatat": (262, 79), "readlinkat": (267, 78), "faccessat": (269, 48),
    "faccessat2": (439, 439), "set_robust_list": (273, 99), "getrandom": (318, 278),
    "statx": (332, 291), "rseq": (334, 293), "statfs": (137, 43), "fstatfs": (138, 44), "fadvise64": (221, 223),
    "membarrier": (324, 283),
}  # fmt: skip
_OPENING: dict[str, tuple[int | None, int | None, int]] = {"open": (2, None, 1), "openat": (257, 56, 2)}
"""Calls that open a file, with the number of the argument that says how."""
_WRITING_CALLS: dict[str, tuple[int | None, int | None]] = {
    "pwrite64": (18, 68), "fsync": (74, 82), "fdatasync": (75, 83), "ftruncate": (77, 46), "flock": (73, 32),
    "unlink": (87, None), "unlinkat": (263, 35), "fchmod": (91, 52), "fchown": (93, 55),
}  # fmt: skip
"""What keeping a comparison takes besides, where there is a folder that may be written to."""
_FCNTL, _PRLIMIT = (72, 25), (302, 261)
_FCNTL_ALLOWED, _FCNTL_LOCKS = (0, 1, 2, 3, 1030), (5, 6, 7)
"""Duplicating a handle, its flags and its mode. Others send signals to any process of the same user (``F_SETOWN`` with
``F_SETSIG``) or hold a file against others (leases, locks). ``ioctl`` is missing above since it changes files that were
opened for reading alone."""


def _seccomp(libc: Any, *, may_write: bool = False) -> bool:
    machine = os.uname().machine
    if machine not in _MACHINES or sys.byteorder != "little":
        return False
    column = list(_MACHINES).index(machine)
    program = _filter(_MACHINES[machine], column, may_write=may_write)
    code = b"".join(struct.pack("=HBBI", *step) for step in program)
    buffer = ctypes.create_string_buffer(code, len(code))

    class Program(ctypes.Structure):
        _fields_ = (("length", ctypes.c_ushort), ("code", ctypes.c_void_p))

    whole = Program(len(program), ctypes.cast(buffer, ctypes.c_void_p))
    return libc.prctl(_PR_SET_SECCOMP, 2, ctypes.byref(whole), 0, 0) == 0


def _filter(machine: int, column: int, *, may_write: bool) -> list[tuple[int, int, int, int]]:
    """The filter's steps: (code, jump if true, jump if false, value)."""
    steps = [
        (_LOAD, 0, 0, _MACHINE),
        (_JUMP_EQUAL, 1, 0, machine),
        (_RETURN, 0, 0, _REFUSE),
        (_LOAD, 0, 0, _NUMBER),
        (_JUMP_LEAST, 0, 1, _X32),
        (_RETURN, 0, 0, _REFUSE),
    ]
    for *numbers, argument in _OPENING.values():
        number = numbers[column]
        if number is not None:
            steps += [
                (_JUMP_EQUAL, 0, 4, number),
                (_LOAD, 0, 0, _ARGUMENTS + 8 * argument),
                (_JUMP_BITS, 0, 1, 0 if may_write else _WRITING),
                (_RETURN, 0, 0, _REFUSE),
                (_RETURN, 0, 0, _ALLOW),
            ]
    commands = _FCNTL_ALLOWED + (_FCNTL_LOCKS if may_write else ())
    choices = [(_JUMP_EQUAL, len(commands) - at, 0, command) for at, command in enumerate(commands)]
    steps += [
        (_JUMP_EQUAL, 0, 3 + len(choices), _FCNTL[column]),
        (_LOAD, 0, 0, _ARGUMENTS + 8),
        *choices,
        (_RETURN, 0, 0, _REFUSE),
        (_RETURN, 0, 0, _ALLOW),
    ]
    steps += [
        # for limits of one's own: another process's could be set so that it dies of them
        (_JUMP_EQUAL, 0, 4, _PRLIMIT[column]),
        (_LOAD, 0, 0, _ARGUMENTS),
        (_JUMP_EQUAL, 1, 0, 0),
        (_RETURN, 0, 0, _REFUSE),
        (_RETURN, 0, 0, _ALLOW),
    ]
    for numbers in (*_CALLS.values(), *(_WRITING_CALLS.values() if may_write else ())):
        number = numbers[column]
        if number is not None:
            steps += [(_JUMP_EQUAL, 0, 1, number), (_RETURN, 0, 0, _ALLOW)]
    return [*steps, (_RETURN, 0, 0, _REFUSE)]


# --- every system: the interpreter's own events

_NEVER = (
    "socket.", "subprocess.", "os.system", "os.exec", "os.fork", "os.posix_spawn", "os.spawn", "os.startfile", "pty.",
    "ftplib.", "http.", "imaplib.", "poplib.", "smtplib.", "nntplib.", "telnetlib.", "urllib.", "webbrowser.",
    "winreg.", "_winapi.", "msvcrt.", "signal.pthread_kill", "os.kill", "shutil.",
)  # fmt: skip
_CHANGES = (
    "os.remove", "os.rename", "os.mkdir", "os.rmdir", "os.link", "os.symlink", "os.truncate", "os.chmod", "os.chown",
    "os.utime", "os.setxattr", "os.removexattr", "os.lockf", "tempfile.",
)  # fmt: skip


def _hook(readable: Sequence[str], writable: Sequence[str]) -> None:
    roots = tuple(readable)

    def watch(event: str, args: tuple[Any, ...]) -> None:
        if event == "open":
            path, mode, flags = args
            if isinstance(path, int):
                return
            place = os.path.realpath(os.fsdecode(path))
            if _below(place, writable):
                return
            if (mode and set(mode) & set("wax+")) or (isinstance(flags, int) and flags & _OPEN_WRITING):
                raise Refused(f"writing {place}")
            if not _below(place, roots):
                raise Refused(f"opening {place}")
        elif event.startswith(_NEVER) or (
            not writable and (event.startswith(_CHANGES) or (event == "sqlite3.connect" and args[:1] != (":memory:",)))
        ):
            raise Refused(event)

    sys.dont_write_bytecode = True
    sys.addaudithook(watch)


def _below(place: str, roots: Sequence[str]) -> bool:
    return any(place == root or place.startswith(root.rstrip(os.sep) + os.sep) for root in roots)
