"""Dates and times on paper, as ISO 8601 texts of the granularity they were given with.

Handled here: ISO dates, day-month-year in either order with the month in words, month and year, years and decades,
numeric dates, weekdays, and the relative words a news text uses. Values:

- ``2015-10-07``, ``2015-10``, ``2015``; ``201X`` a decade (ISO 8601-2); ``2015-W41`` a week;
- ``--09-30``, ``--09`` (as in XML Schema's gMonthDay and gMonth) for a day or a month of an unknown year;
- ``None`` for what cannot be settled: 12/10/2015 without other evidence, "Sunday" without a date of publication.

A month and day without a year are the last such day before publication, or one at most 92 days ahead; weekdays and
months look back, unless "next", "until" or a future verb says otherwise. Nothing is ever resolved against today.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from app.entities.words import word_list

_MONTHS = {
    name: n
    for n, names in enumerate(
        (
            "january jan", "february feb", "march mar", "april apr", "may", "june jun", "july jul", "august aug",
            "september sept sep", "october oct", "november nov", "december dec",
        ),
        start=1,
    )
    for name in names.split()
}  # fmt: skip
_WEEKDAYS = {name: n for n, name in enumerate(word_list("monday tuesday wednesday thursday friday saturday sunday"))}
_MONTH = (
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December"
    r"|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec)\b\.?)"
)
_YEAR = r"(?:1[5-9]\d\d|20\d\d)"
_DAY = r"(?:0?[1-9]|[12]\d|3[01])"
_GAP = "[ \u00a0]"
_COUNT_WORDS = "one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve"
_DATE = re.compile(
    rf"""
    (?<![\w/-])(?P<iso>{_YEAR}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01]))(?=T\d|(?![\w/-]))
  | \b(?P<d1>{_DAY})(?:st|nd|rd|th)?(?:{_GAP}of)?{_GAP}(?P<m1>{_MONTH})(?:,?{_GAP}(?P<y1>{_YEAR})\b)?(?!\w)
  | \b(?P<m2>{_MONTH}){_GAP}(?P<d2>{_DAY})(?:st|nd|rd|th)?
      (?!\w|,\d{{3}}\b|[.:]\d|{_GAP}(?:million|billion|per|percent|people)\b)(?:,?{_GAP}(?P<y2>{_YEAR})\b)?
  | \b(?P<m3>{_MONTH})(?:{_GAP}of)?,?{_GAP}(?P<y3>{_YEAR}|last{_GAP}year|this{_GAP}year|next{_GAP}year)\b
  | (?<![\w/.,-])(?P<n1>\d\d?)(?P<sep>[/.])(?P<n2>\d\d?)(?P=sep)(?P<y4>{_YEAR}|\d\d)(?![\w/]|[.,]\d)
  | \b(?P<rel>(?:last|this|next|past|previous){_GAP}(?P<what>year|month|week|{_MONTH})
      |yesterday|today|tonight|tomorrow
      |(?:the{_GAP})?day{_GAP}before{_GAP}yesterday|(?:the{_GAP})?day{_GAP}after{_GAP}tomorrow)\b
      (?!['’]s{_GAP}(?:world|society))
  | \b(?P<ago>(?P<count>\d\d?|an?|{_COUNT_WORDS}){_GAP}(?P<unit>day|week|month|year)s?{_GAP}
      (?:ago|earlier)(?=\W|$))
  | (?<![\w$£€,.-])(?P<decade>(?:1[5-9]|20)\d0)['’]?s\b
  | \b(?P<weekday>Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday)\b
  | \b(?P<month>{_MONTH})(?!\w)
  | (?<![\w$£€¥.,/:+-])(?P<year>{_YEAR})(?:[-–](?P<short>\d\d|{_YEAR})\b)?(?![\w%/]|[.,:]\d|-\w)
    """,
    re.VERBOSE,
)
_ZONE = "GMT|UTC|EST|EDT|CET|CEST|BST|MSK|IST|PST|PDT|ET"
_TIME = re.compile(
    rf"""
    \b(?P<h1>0?\d|1[0-2])(?:[:.](?P<min1>[0-5]\d))?[ \u00a0]?(?P<half>[ap])\.?[ \u00a0]?m\b\.?
      (?:[ \u00a0](?P<z1>{_ZONE})\b)?
  | (?<![\w.,/:$£€])(?P<h2>[01]\d|2[0-3])(?P<min2>[0-5]\d)[ \u00a0](?P<z2>GMT|UTC|hours|hrs)\b
  | (?<![\w.,/:$£€-])(?P<h3>[01]?\d|2[0-3]):(?P<min3>[0-5]\d)(?::[0-5]\d)?(?![\w/:]|[.,]\d)
      (?:[ \u00a0](?P<z3>{_ZONE})\b)?
  | (?<=\bat[ \u00a0])(?P<h5>1[3-9]|2[0-3])\.(?P<min5>[0-5]\d)(?![\w.,%]*\d|%|[ \u00a0]?(?:per|percent
      |million|billion|euros?|pounds?|dollars?|points?|metres?|seconds?|m|bn|km)\b)
  | \b(?P<h4>0?[1-9]|1[0-2]|{_COUNT_WORDS})[ \u00a0](?:o['’]clock(?:[ \u00a0])?)?
      (?:in[ \u00a0]the[ \u00a0](?P<part>morning|afternoon|evening)\b|(?<=clock)|(?<=clock[ \u00a0]))
  | \b(?P<word>noon|midnight|midday)\b
    """,
    re.VERBOSE | re.IGNORECASE,
)
# "May" and "March" are words too: alone they need one of these before them.
_MONTH_CUE = re.compile(
    r"\b(?:in|since|last|next|this|until|till|by|of|from|late|early|mid|during|through|before|after|between|and|to|for)"
    r"[ \u00a0-]$",
    re.IGNORECASE,
)
_YEAR_CUE = re.compile(
    r"(?:\b(?:in|since|until|till|by|of|from|late|early|mid|during|through|before|after|between|and|to|for|the|around|circa|back|"
    r"year|summer|autumn|winter|spring|fall|season|Act|act)[ \u00a0-]|[(,–-][ \u00a0]?)$"
)
_AHEAD = re.compile(
    r"\b(?:next|until|till|by|coming|will|would|'ll|due|expected|scheduled|plans?|planned|shall|going)\b"
)
_COUNTED = re.compile(
    r"[ \u00a0](?:people|men|women|children|troops|soldiers|metres|meters|miles|km|kilometres|tonnes|tons|hours|days"
    r"|homes|workers|votes|points|pounds|euros|dollars|cases|deaths|GMT|UTC)\b"
)
# A report looks back; a day without a year lies ahead only when it is near ("until 24 November").
_AHEAD_AT_MOST = 92
_COUNTS = {word: n for n, word in enumerate(_COUNT_WORDS.split("|"), start=1)}


@dataclass(frozen=True, slots=True)
class Published:
    """The publication date as far as known: the day, else month or year bounds."""

    text: str
    day: date | None

    @property
    def year(self) -> int | None:
        """The year, known whenever anything is."""
        return int(self.text[:4]) if self.text else None


def published_date(text: str | None) -> Published:
    """Read an ISO 8601 date of any precision; anything else counts as unknown."""
    found = re.match(rf"({_YEAR})(?:-(0[1-9]|1[0-2])(?:-(\d\d))?)?", text or "")
    if found is None:
        return Published("", None)
    day = None
    if found.group(3):
        day = _day(int(found.group(1)), int(found.group(2)), int(found.group(3)))
    return Published(found.group(0), day)


@dataclass(frozen=True, slots=True)
class Moment:
    """A date or time at [start, end) with its ISO value or ``None``; ``zone`` as written, for times."""

    start: int
    end: int
    value: str | None
    zone: str | None = None


def numeric_order(texts: Iterator[str] | list[str] | tuple[str, ...]) -> str | None:
    """``"dmy"`` or ``"mdy"`` when the unambiguous numeric dates of an article agree on one order, else ``None``."""
    orders: set[str] = set()
    for text in texts:
        for match in _DATE.finditer(text):
            if match.group("n1"):
                first, second = int(match.group("n1")), int(match.group("n2"))
                if first > 12 >= second:
                    orders.add("dmy")
                elif second > 12 >= first:
                    orders.add("mdy")
    return orders.pop() if len(orders) == 1 else None


def times(text: str) -> Iterator[Moment]:
    """Clock times as ``HH:MM``."""
    for match in _TIME.finditer(text):
        zone = None
        if (word := match.group("word")) is not None:
            yield Moment(match.start(), match.end(), "00:00" if word.casefold() == "midnight" else "12:00")
            continue
        if (spoken := match.group("h4")) is not None:
            hour = (int(spoken) if spoken.isdigit() else _COUNTS[spoken.casefold()]) % 12
            later = (match.group("part") or "").casefold() in {"afternoon", "evening"}
            if not match.group("part") and hour == 0:
                hour = 12
            end = match.start() + len(match.group().rstrip(" \u00a0"))
            yield Moment(match.start(), end, f"{hour + 12 * later:02d}:00")
            continue
        if match.group("half"):
            hour = int(match.group("h1")) % 12 + (12 if match.group("half").casefold() == "p" else 0)
            if int(match.group("h1")) == 0:
                continue
            minute, zone = match.group("min1") or "00", match.group("z1")
        elif match.group("h2"):
            hour, minute, zone = int(match.group("h2")), match.group("min2"), match.group("z2")
            zone = zone if zone and zone.isupper() else None
        elif match.group("h5"):
            hour, minute = int(match.group("h5")), match.group("min5")
        else:
            hour, minute, zone = int(match.group("h3")), match.group("min3"), match.group("z3")
        yield Moment(match.start(), match.end(), f"{hour:02d}:{minute}", zone)


def dates(text: str, published: Published, order: str | None) -> Iterator[Moment]:
    """The dates of *text*, left to right. *order* settles numeric dates (``numeric_order``)."""
    for match in _DATE.finditer(text):
        kind = match.lastgroup
        start, end = match.span()
        if match.group("iso"):
            yield Moment(start, end, _checked(match.group("iso")))
        elif match.group("d1"):
            yield Moment(start, end, _calendar(match.group("y1"), match.group("m1"), match.group("d1"), published))
        elif match.group("d2"):
            yield Moment(start, end, _calendar(match.group("y2"), match.group("m2"), match.group("d2"), published))
        elif match.group("m3"):
            year = match.group("y3")
            if not year.isdigit():
                shift = {"last": -1, "this": 0, "next": 1}[year.split()[0]]
                year = str(published.year + shift) if published.year else None
            yield Moment(start, end, f"{year}-{_month(match.group('m3')):02d}" if year else None)
        elif match.group("n1"):
            yield Moment(start, end, _numeric(match, published, order))
        elif match.group("rel"):
            yield Moment(start, end, _relative(match, published))
        elif match.group("ago"):
            yield Moment(start, end, _ago(match, published))
        elif match.group("decade"):
            yield Moment(start, end, match.group("decade")[:3] + "X")
        elif match.group("weekday"):
            yield Moment(start, end, _weekday(text, match, published))
        elif match.group("month"):
            name = match.group("month")
            cued = _MONTH_CUE.search(text[max(0, start - 12) : start]) is not None
            if cued or (name not in {"May", "March"} and len(name.rstrip(".")) > 3):
                yield Moment(start, end, _month_alone(text, start, name, published))
        elif match.group("year") and kind is not None:
            yield from _years(text, match)


def _month(name: str) -> int:
    return _MONTHS[name.rstrip(".").casefold()]


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _checked(iso: str) -> str | None:
    return iso if _day(int(iso[:4]), int(iso[5:7]), int(iso[8:10])) else None


def _calendar(year: str | None, month: str, day: str, published: Published) -> str | None:
    m, d = _month(month), int(day)
    if year:
        found = _day(int(year), m, d)
        return found.isoformat() if found else None
    if _day(2000, m, d) is None:
        return None
    if published.day is None:
        # Of a known month or year of publication nothing follows safely for a text of December or January.
        return f"--{m:02d}-{d:02d}"
    base = published.day
    near = [found for y in (base.year - 1, base.year, base.year + 1) if 1 <= y <= 9999 and (found := _day(y, m, d))]
    behind = [found for found in near if (found - base).days <= _AHEAD_AT_MOST]
    return max(behind).isoformat() if behind else f"--{m:02d}-{d:02d}"


def _numeric(match: re.Match[str], published: Published, order: str | None) -> str | None:
    first, second, year = int(match.group("n1")), int(match.group("n2")), match.group("y4")
    if len(year) == 2:
        year = f"20{year}" if match.group("sep") == "/" or int(year) < 50 else f"19{year}"
    dmy, mdy = _day(int(year), second, first), _day(int(year), first, second)
    if dmy == mdy or mdy is None:
        return dmy.isoformat() if dmy else None
    if dmy is None:
        return mdy.isoformat()
    if match.group("sep") == "." or order == "dmy":
        return dmy.isoformat()
    if order == "mdy":
        return mdy.isoformat()
    if published.day in (dmy, mdy):
        return published.text
    return None


def _relative(match: re.Match[str], published: Published) -> str | None:
    words = match.group("rel").split()
    what = match.group("what")
    if what is None:
        shift = {"yesterday": -1, "today": 0, "tonight": 0, "tomorrow": 1}.get(words[0].casefold())
        if shift is None:
            shift = -2 if "before" in words else 2
        return (published.day + timedelta(days=shift)).isoformat() if published.day else None
    step = {"last": -1, "past": -1, "previous": -1, "this": 0, "next": 1}.get(words[0])
    if step is None or published.year is None or words[0] in {"past", "previous"}:
        return None  # "the past year" is a stretch of time, "the previous year" hangs on another date
    if what == "year":
        return str(published.year + step)
    if what == "week":
        if published.day is None:
            return None
        year, week, _ = (published.day + timedelta(weeks=step)).isocalendar()
        return f"{year:04d}-W{week:02d}"
    if len(published.text) < 7:
        return None
    here = int(published.text[5:7])
    if what == "month":
        count = published.year * 12 + here - 1 + step
        return f"{count // 12:04d}-{count % 12 + 1:02d}"
    month = _month(what)
    if step == 0:
        return f"{published.year}-{month:02d}"
    if step == 1:
        return f"{published.year + (month <= here)}-{month:02d}"
    # In October "last September" may be a month or thirteen ago.
    return f"{published.year - 1}-{month:02d}" if month >= here else None


def _ago(match: re.Match[str], published: Published) -> str | None:
    count = match.group("count").casefold()
    n = int(count) if count.isdigit() else _COUNTS.get(count, 1)
    unit = match.group("unit")
    if published.year is None or match.group("ago").endswith("earlier"):
        return None  # earlier than what another sentence told
    if unit == "year":
        return str(published.year - n)
    if unit == "month":
        if len(published.text) < 7:
            return None
        total = published.year * 12 + int(published.text[5:7]) - 1 - n
        return f"{total // 12:04d}-{total % 12 + 1:02d}"
    if published.day is None:
        return None
    if unit == "week":
        year, week, _ = (published.day - timedelta(weeks=n)).isocalendar()
        return f"{year:04d}-W{week:02d}"
    return (published.day - timedelta(days=n)).isoformat()


def _weekday(text: str, match: re.Match[str], published: Published) -> str | None:
    wanted = _WEEKDAYS[match.group("weekday").casefold()]
    beside = _DATE.match(text, match.end() + len(re.match(r",? ?", text[match.end() :]).group()))  # type: ignore[union-attr]
    if beside is not None and (beside.group("d1") or beside.group("d2") or beside.group("iso")):
        told = next(dates(beside.group(), published, None)).value
        if told is not None and len(told) == 10:
            return told if date.fromisoformat(told).weekday() == wanted else None
    if published.day is None:
        return None
    before = text[max(0, match.start() - 60) : match.start()]
    before = re.split(r"[.!?;]\s", before)[-1]
    back = (published.day.weekday() - wanted) % 7
    if _AHEAD.search(before):
        return (published.day + timedelta(days=(-back) % 7)).isoformat()
    if re.search(r"\blast[ \u00a0]$", before) and back == 0:
        back = 7
    return (published.day - timedelta(days=back)).isoformat()


def _month_alone(text: str, start: int, name: str, published: Published) -> str:
    month = _month(name)
    if len(published.text) < 7 or published.year is None:
        return f"--{month:02d}"
    here = int(published.text[5:7])
    ahead = _AHEAD.search(text[max(0, start - 40) : start]) is not None
    year = published.year + (1 if ahead and month < here else -1 if not ahead and month > here else 0)
    return f"{year}-{month:02d}"


def _years(text: str, match: re.Match[str]) -> Iterator[Moment]:
    start, end = match.start("year"), match.end("year")
    cued = _YEAR_CUE.search(text[max(0, start - 12) : start]) is not None
    if _COUNTED.match(text, match.end()) or not (cued or 1900 <= int(match.group("year")) <= 2099):
        return
    yield Moment(start, end, match.group("year"))
    if (short := match.group("short")) is not None:
        full = short if len(short) == 4 else match.group("year")[:2] + short
        if int(full) > int(match.group("year")):
            yield Moment(match.start("short"), match.end("short"), full)
