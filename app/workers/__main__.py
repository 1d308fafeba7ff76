"""Start a worker: ``python -m app.workers ROLE``. Nothing is imported before the role is known."""

from __future__ import annotations

import os
import sys


def main(arguments: list[str]) -> int:
    """Serve as the worker named, until the pipe closes."""
    role = arguments[0] if arguments else ""
    # Frames own the real standard output; anything a library prints must not get between them.
    frames = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    requests = os.fdopen(os.dup(0), "rb")
    from app.workers import limits

    limits.forbid_network()
    if role == "read":
        from app.workers import sandbox

        # what passes through here is to lie in no buffer
        sandbox.Sandboxes().serve(
            os.fdopen(requests.fileno(), "rb", 0, closefd=False), os.fdopen(frames.fileno(), "wb", 0, closefd=False)
        )
    elif role == "sandbox":
        from app.workers import sandbox

        sandbox.live_once(requests, frames)
    elif role == "engine":
        from app.workers import engine

        limits.limit_memory(limits.ENGINE_BYTES)
        engine.serve(requests, frames)
    elif role == "export":
        from app.workers import exporter

        exporter.serve(requests, frames)
    else:
        sys.stderr.write("copytaster: this is started by the program itself\n")
        return 2
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
