"""The dates left to ``dateparser``: "twenty years ago", "a decade ago", "one year and two months ago".

It is asked about found spans only, and only about those that ``app.entities.dates`` does not know, since importing it
takes a second. Granularity is the one it reports.
"""

from __future__ import annotations

import re
import warnings
from datetime import datetime
from functools import lru_cache
from typing import Any

from app.entities.dates import Published

_ASKABLE = re.compile(r"\b(?:day|week|month|year|decade)s? ago$", re.IGNORECASE)
_STRETCH = re.compile(
    r"\b(?:past|last|next|every|each|per|old|more|less|than|several|few|between|to|and|quarter)\b|[-–%]", re.IGNORECASE
)
_LONGEST = 40
# Two bases that differ in every part: what comes out equal does not depend on the base.
_BASES = (datetime(1971, 2, 3), datetime(2004, 9, 17))


def loose_date(surface: str, published: Published) -> str | None:
    """The ISO value of *surface*, or ``None``; what depends on a base date needs the day of publication."""
    surface = " ".join(surface.split())
    if len(surface) > _LONGEST or not surface.isascii() or not _ASKABLE.search(surface) or _STRETCH.search(surface):
        return None
    absolute = {_asked(surface, base) for base in _BASES}
    if len(absolute) == 1:
        return absolute.pop()
    if published.day is None:
        return None
    day = published.day
    return _asked(surface, datetime(day.year, day.month, day.day))


def _asked(surface: str, base: datetime) -> str | None:
    settings = {
        "RELATIVE_BASE": base,
        "PREFER_DATES_FROM": "past",
        "RETURN_AS_TIMEZONE_AWARE": False,
        "TIMEZONE": "UTC",
    }
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            told = _parser_class()(languages=["en"], settings=settings).get_date_data(surface)
        except (ValueError, OverflowError, TypeError, AttributeError, IndexError, KeyError):
            return None  # its own slips on odd input are no fault of the article
    found: datetime | None = told.date_obj
    if found is None:
        return None
    full = found.date().isoformat()
    return {"year": full[:4], "month": full[:7], "day": full}.get(str(told.period))


@lru_cache(maxsize=1)
def _parser_class() -> Any:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        from dateparser.date import DateDataParser
    return DateDataParser
