"""What a process of ours may not do: reach the network, or eat the machine."""

from __future__ import annotations

import sys

READER_SECONDS = 14.0
"""A file that is not read by then, by the clock on the wall, is given up."""

READER_GRACE = 4.0
"""Seconds more in which whoever started the sandbox must have said so."""

READER_CPU = 12
"""Seconds of its own time a reader has, where the system counts them."""

READER_BYTES = 1_200_000_000
"""Memory of a reader: address space where the system limits that, else what is resident, looked at from outside."""

ANSWER_BYTES = 256_000_000
"""A reader's answer is not longer than this: 20 MB of text in JSON's longest form, and the file's bytes."""

ENGINE_BYTES = 12_000_000_000
"""Address space of the engine: two books and the language model need well under a tenth of it."""

ENGINE_SILENCE = 120.0
"""Seconds without a sign of life, while a request is open, before the engine is taken for stuck."""

_LOOKUPS = frozenset({"socket.getaddrinfo", "socket.gethostbyname", "socket.gethostbyaddr", "socket.getnameinfo"})


class NetworkForbidden(Exception):  # noqa: N818 - says what it is
    """Something tried to reach the network. Nothing in this program may."""


def _forbid(event: str, args: tuple[object, ...]) -> None:
    if event in _LOOKUPS:
        raise NetworkForbidden(event)
    if event == "socket.__new__" and len(args) > 1:
        # by number: importing the socket module here would cost every start-up. AF_UNIX (1) stays: it is the
        # desktop's own. -1 stands for "the default", which is AF_INET.
        family = args[1]
        if not isinstance(family, int) or int(family) != 1:
            raise NetworkForbidden(event)


def forbid_network() -> None:
    """Make every internet socket and every name look-up in this process fail. Cannot be undone.

    Uses the interpreter's audit hooks (PEP 578).
    """
    sys.addaudithook(_forbid)


def limit_memory(size: int) -> None:
    """Bound this process's address space to *size* bytes, where the system can."""
    try:
        import resource
    except ImportError:  # not on Windows
        return
    hard = resource.getrlimit(resource.RLIMIT_AS)[1]
    if hard != resource.RLIM_INFINITY:
        size = min(size, hard)
    resource.setrlimit(resource.RLIMIT_AS, (size, hard))
