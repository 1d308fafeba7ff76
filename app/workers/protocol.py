"""What window, engine and exporter say to each other, as frozen values; ``frames`` knows how it crosses the pipe."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from app.errors import CopytasterError, ErrorCode
from app.model.article import Article
from app.model.comparison import Comparison
from app.model.decisions import UNDECIDED, Decisions
from app.workers.frames import LARGEST, BrokenFrame, read, write_json, write_value

__all__ = [
    "LARGEST",
    "BrokenFrame",
    "CancelRequest",
    "CompareRequest",
    "ExportRequest",
    "Failed",
    "Finished",
    "Progressed",
    "Ready",
    "Stepped",
    "read",
    "write_json",
    "write_value",
]


@dataclass(frozen=True, slots=True)
class CompareRequest:
    """Ask the engine for a comparison; a newer request cancels an older one."""

    id: int
    articles: tuple[Article, ...]
    base: int
    decisions: Decisions = UNDECIDED


@dataclass(frozen=True, slots=True)
class CancelRequest:
    """Ask the engine to drop a request."""

    id: int


@dataclass(frozen=True, slots=True)
class ExportRequest:
    """Ask an export worker for one file; ``options`` is the exporter's own frozen value."""

    comparison: Comparison
    path: str
    options: Any


@dataclass(frozen=True, slots=True)
class Ready:
    """The worker is up; the engine says it again, with ``warm``, when the language model is loaded."""

    warm: bool = False


@dataclass(frozen=True, slots=True)
class Progressed:
    """How far a request has come."""

    id: int
    stage: str
    done: int
    total: int


@dataclass(frozen=True, slots=True)
class Stepped:
    """A comparison as far as it has come."""

    id: int
    comparison: Comparison


@dataclass(frozen=True, slots=True)
class Finished:
    """A request is answered in full (or, with ``cancelled``, dropped)."""

    id: int
    cancelled: bool = False


@dataclass(frozen=True, slots=True)
class Failed:
    """A request failed in an expected way."""

    id: int
    code: ErrorCode
    path: str
    values: tuple[tuple[str, str], ...]

    @staticmethod
    def of(request: int, problem: CopytasterError) -> Failed:
        """Pack an error for the pipe."""
        return Failed(request, problem.code, problem.path, tuple(sorted(problem.values.items())))

    def error(self) -> CopytasterError:
        """Unpack the error at the other end."""
        return CopytasterError(self.code, self.path, **dict(self.values))
