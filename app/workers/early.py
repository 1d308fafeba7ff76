"""A reader begun before there is a window to listen to it. What it says is held until somebody listens for good."""

from __future__ import annotations

import threading
from collections.abc import Callable, Sequence
from typing import Any

from app.workers.pool import Worker


class EarlyReader(Worker):
    """Answers *requests*, in their order, in one process: starting a second one would only take the time of the first.

    ``looked_at`` may be set to hear of each answer while it is held; it is called in a thread of its own.
    """

    def __init__(self, requests: Sequence[dict[str, Any]]) -> None:
        super().__init__("read")
        self.requests = tuple(requests)
        self.looked_at: Callable[[], None] | None = None
        self._held: list[Any | None] = []
        self._take: Callable[[Any | None], None] | None = None
        self._lock = threading.Lock()
        super().listen(self._hold)
        for request in self.requests:
            self.send(request)

    def answers(self) -> tuple[Any | None, ...]:
        """What has been said so far; ``None`` for the end of the process."""
        with self._lock:
            return tuple(self._held)

    def listen(self, take: Callable[[Any | None], None]) -> None:
        """Hand everything said so far, and from now on, to *take*."""
        with self._lock:
            self.looked_at = None
            self._take = take
            for answer in self._held:
                take(answer)
            self._held.clear()

    def _hold(self, answer: Any | None) -> None:
        with self._lock:
            if self._take is not None:
                self._take(answer)
                return
            self._held.append(answer)
            looked_at = self.looked_at
        if looked_at is not None:
            looked_at()
