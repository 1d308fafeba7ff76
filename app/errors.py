"""What can go wrong, as codes and values; the sentences stand in ``app.messages``."""

from __future__ import annotations

from enum import StrEnum


class ErrorCode(StrEnum):
    """Every way reading, comparing, exporting or keeping can fail."""

    # outcomes of reading a file, beside those of ``ReadOutcome``
    NEEDS_PASSWORD = "needs-password"  # noqa: S105 - a code
    MISNAMED = "not-what-its-name-says"
    TOO_BIG = "too-big"
    DAMAGED = "damaged"
    NO_TEXT = "no-text"
    TOO_SLOW = "took-too-long"
    READER_CRASHED = "reader-crashed"
    # it never came to reading
    MISSING = "missing"
    IS_FOLDER = "is-folder"
    UNREADABLE = "unreadable"
    UNKNOWN_ENCODING = "unknown-encoding"
    NO_SUCH_ITEM = "no-such-item"
    TOO_FEW = "too-few"
    TOO_MANY = "too-many"
    CANNOT_WRITE = "cannot-write"
    EXPORT_FAILED = "export-failed"
    ENGINE_CRASHED = "engine-crashed"
    ENGINE_SLOW = "engine-slow"
    ENGINE_LOST = "engine-lost"
    SESSION_DAMAGED = "session-damaged"
    SESSION_NEWER = "session-newer"
    MODEL_ALTERED = "model-altered"


class CopytasterError(Exception):
    """An expected failure: a code, the values its sentence needs, and the path it is about, if any."""

    def __init__(self, code: ErrorCode, path: str = "", **values: str) -> None:
        super().__init__(code.value, path, values)
        self.code = code
        self.path = path
        self.values = values


class Cancelled(Exception):  # noqa: N818 - a wish granted, not an error
    """The caller no longer wants the result."""
