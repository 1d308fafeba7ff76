"""Differences an editor must look at."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from app.model.passage import Passage


class FindingKind(StrEnum):
    """What differs. The list may grow; the names stay."""

    QUOTE_ALTERED = "quote-altered"
    QUOTE_TRIMMED = "quote-trimmed"
    PARAPHRASE_QUOTED = "paraphrase-quoted"
    SPEAKER_DIFFERS = "speaker-differs"
    CUE_DIFFERS = "cue-differs"
    ATTRIBUTION_DROPPED = "attribution-dropped"
    ATTRIBUTION_ADDED = "attribution-added"
    FIGURE_DIFFERS = "figure-differs"
    MONEY_DIFFERS = "money-differs"
    PERCENT_DIFFERS = "percent-differs"
    DATE_DIFFERS = "date-differs"
    WEEKDAY_DIFFERS = "weekday-differs"
    AGE_DIFFERS = "age-differs"
    NAME_DIFFERS = "name-differs"
    TITLE_DIFFERS = "title-differs"
    PLACE_DIFFERS = "place-differs"
    HEDGE_LOST = "hedge-lost"
    HEDGE_GAINED = "hedge-gained"
    NEGATION_LOST = "negation-lost"
    NEGATION_GAINED = "negation-gained"
    NEGATION_MOVED = "negation-moved"
    ONLY_IN = "only-in"
    UNSUPPORTED = "unsupported"
    OMITTED = "omitted"
    TERM_DIFFERS = "term-differs"
    ORDER_CHANGED = "order-changed"
    STYLE_ONLY = "style-only"


class Severity(StrEnum):
    """``check``: an editor must look. ``note``: worth knowing."""

    CHECK = "check"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class Finding:
    """One difference, with the exact words on every side that has them. ``values`` are named texts for its sentence."""

    kind: FindingKind
    severity: Severity
    values: tuple[tuple[str, str], ...]
    evidence: tuple[Passage, ...]
