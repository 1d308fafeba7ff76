"""How much of each article stands in the others, word for word or nearly so, and which are versions of one text."""

from __future__ import annotations

from app.reuse.measure import measure
from app.reuse.runs import Runs
from app.reuse.trails import find_trails
from app.reuse.words import Body, bodies

__all__ = ["Body", "Runs", "bodies", "find_trails", "measure"]
