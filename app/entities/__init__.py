"""Whom and what an article names, the figures it gives, and which names are one."""

from __future__ import annotations

from app.entities.aliases import merge_aliases
from app.entities.figures import find_figures
from app.entities.finder import find_mentions
from app.entities.forms import same_calling
from app.entities.keys import mention_key, near_spelling
from app.entities.sharing import share_mentions

__all__ = [
    "find_figures",
    "find_mentions",
    "mention_key",
    "merge_aliases",
    "near_spelling",
    "same_calling",
    "share_mentions",
]
