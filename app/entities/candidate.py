"""A stretch of an article that may be a name, before the whole article has been weighed."""

from __future__ import annotations

from dataclasses import dataclass

from app.model.entity import EntityType


@dataclass(slots=True)
class Candidate:
    """Where it stands, what it seems to be; ``sure``: a list or a fixed pattern says so, and no vote changes it."""

    paragraph: int
    start: int
    end: int
    type: EntityType
    surface: str
    sure: bool = False
