"""Which paragraphs of the articles tell the same, and the table of rows made from that."""

from __future__ import annotations

from app.align.aligner import align
from app.align.knowledge import Annotations
from app.align.related import meaning
from app.align.rows import build_rows

__all__ = ["Annotations", "align", "build_rows", "meaning"]
