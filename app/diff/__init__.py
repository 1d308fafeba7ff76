"""Wording: what was kept, inserted, deleted and replaced between two linked stretches, token by token."""

from __future__ import annotations

from app.diff.script import Step, token_edits
from app.diff.wording import wording

__all__ = ["Step", "token_edits", "wording"]
