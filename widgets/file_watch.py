"""Notices when an opened file changes on disk, goes away or comes back."""

from __future__ import annotations

import os
from collections.abc import Iterable

from PySide6.QtCore import QFileSystemWatcher, QObject, QTimer, Signal

Stamp = tuple[float, int]
"""A file's time of change in seconds since 1970, and its length in bytes."""


class FileWatch(QObject):
    """Watches files by path; says once per change, when the writing has settled."""

    changed = Signal(str)
    """The file is another one than was read."""
    gone = Signal(str)
    """There is no such file any more."""

    SETTLE = 300
    """Milliseconds after the last sign of writing: editors save in several steps."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._known: dict[str, Stamp | None] = {}
        self._pending: set[str] = set()
        self._watcher = QFileSystemWatcher(self)
        self._watcher.fileChanged.connect(self._on_touched)
        self._watcher.directoryChanged.connect(self._on_folder_touched)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(self.SETTLE)
        self._timer.timeout.connect(self._on_settled)

    def add(self, path: str, modified: float | None = None, size: int | None = None) -> None:
        """Watch a file, as it was when it was read, or else as it is now; a change since then is told, too."""
        if not path:
            return
        now = _stamp(path)
        known = now if modified is None or size is None else (modified, size)
        self._known[path] = known
        self._watch(path, now)
        if now is not None and now != known:
            self._on_touched(path)

    def look(self, files: Iterable[tuple[str, float | None, int | None]]) -> None:
        """Watch just these files (path, seconds since 1970, bytes), and say which are no longer as they were."""
        self._known.clear()
        self._pending.clear()
        if old := [*self._watcher.files(), *self._watcher.directories()]:
            self._watcher.removePaths(old)
        for path, modified, size in files:
            self.add(path, modified, size)

    def _watch(self, path: str, now: Stamp | None) -> None:
        # a file written anew by rename is another file to the watcher; for one that is gone its folder is watched
        if now is not None:
            if path not in self._watcher.files():
                self._watcher.addPath(path)
        else:
            folder = os.path.dirname(path)
            if folder not in self._watcher.directories() and os.path.isdir(folder):
                self._watcher.addPath(folder)

    def _on_touched(self, path: str) -> None:
        self._pending.add(path)
        self._timer.start()

    def _on_folder_touched(self, folder: str) -> None:
        for path, known in self._known.items():
            if known is None and os.path.dirname(path) == folder and os.path.exists(path):
                self._on_touched(path)

    def _on_settled(self) -> None:
        for path in sorted(self._pending & self._known.keys()):
            now, known = _stamp(path), self._known[path]
            self._watch(path, now)
            self._known[path] = now
            if now is None:
                if known is not None:
                    self.gone.emit(path)
            elif now != known:
                self.changed.emit(path)
        self._pending.clear()


def _stamp(path: str) -> Stamp | None:
    try:
        found = os.stat(path)
    except (OSError, ValueError):
        return None
    return found.st_mtime, found.st_size
