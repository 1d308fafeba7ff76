"""Notices when an opened file changes on disk."""

from __future__ import annotations

import os
from collections.abc import Iterable

from PySide6.QtCore import QFileSystemWatcher, QObject, QTimer, Signal


class FileWatch(QObject):
    """Watches files by path; says once per change, when the writing has settled."""

    changed = Signal(str)

    SETTLE = 300
    """Milliseconds after the last sign of writing: editors save in several steps."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._known: dict[str, tuple[float, int] | None] = {}
        self._pending: set[str] = set()
        self._watcher = QFileSystemWatcher(self)
        self._watcher.fileChanged.connect(self._on_touched)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(self.SETTLE)
        self._timer.timeout.connect(self._on_settled)

    def add(self, path: str) -> None:
        """Watch a file as it is now."""
        if path:
            self._known[path] = _stamp(path)
            self._watcher.addPath(path)

    def look(self, files: Iterable[tuple[str, float | None, int | None]]) -> None:
        """Watch just these files, and say which are no longer as they were (seconds since 1970, bytes)."""
        old = self._watcher.files()
        if old:
            self._watcher.removePaths(old)
        self._known.clear()
        for path, modified, size in files:
            if not path:
                continue
            self.add(path)
            now = self._known[path]
            if now is not None and modified is not None and now != (modified, size):
                self._pending.add(path)
        if self._pending:
            self._timer.start()

    def _on_touched(self, path: str) -> None:
        self._pending.add(path)
        self._timer.start()

    def _on_settled(self) -> None:
        for path in sorted(self._pending & self._known.keys()):
            now = _stamp(path)
            # a file written anew by rename is another file to the watcher
            if now is not None and path not in self._watcher.files():
                self._watcher.addPath(path)
            self._known[path] = now
            self.changed.emit(path)
        self._pending.clear()


def _stamp(path: str) -> tuple[float, int] | None:
    try:
        found = os.stat(path)
    except OSError:
        return None
    return found.st_mtime, found.st_size
