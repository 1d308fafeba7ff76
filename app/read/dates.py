"""Publication dates: the file's wording to ISO 8601 of the known precision, never against today."""

from __future__ import annotations

import datetime
import re
from dataclasses import dataclass

_MONTH_WORDS = (
    "january jan januar jänner janvier enero gennaio janeiro januari",
    "february feb februar février fevrier febrero febbraio fevereiro februari",
    "march mar märz mars marzo março maart",
    "april apr avril abril aprile",
    "may mai mayo maggio maio mei maj",
    "june jun juni juin junio giugno junho",
    "july jul juli juillet julio luglio julho",
    "august aug août aout agosto augustus",
    "september sep sept septembre septiembre settembre setembro",
    "october oct oktober okt octobre octubre ottobre outubro",
    "november nov novembre noviembre novembro",
    "december dec dezember dez décembre decembre diciembre dicembre dezembro",
)
_MONTHS = {word: number for number, words in enumerate(_MONTH_WORDS, 1) for word in words.split()}
_DAYS = {
    word: number
    for number, words in enumerate(
        (
            "monday mon montag lundi lunes lunedì", "tuesday tue tues dienstag mardi martes martedì",
            "wednesday wed mittwoch mercredi miércoles mercoledì", "thursday thu thur thurs donnerstag jeudi jueves",
            "friday fri freitag vendredi viernes venerdì", "saturday sat samstag samedi sábado sabato",
            "sunday sun sonntag dimanche domingo domenica",
        )
    )
    for word in words.split()
}  # fmt: skip
_NAME = "(?:" + "|".join(sorted(_MONTHS, key=lambda word: (-len(word), word))) + r")\b\.?"
_WEEKDAY = re.compile(r"\b(" + "|".join(sorted(_DAYS, key=lambda word: (-len(word), word))) + r")\b", re.I)
_ISO = re.compile(r"\b((?:19|20)\d\d)([-/.])(0?[1-9]|1[0-2])(?:\2(0?[1-9]|[12]\d|3[01]))?(?=\D|$)")
_COMPACT = re.compile(r"\b((?:19|20)\d\d)(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])(?:T\d{4,6}\S*)?\b")
_DAY_FIRST = re.compile(
    rf"\b(\d{{1,2}})(?:st|nd|rd|th|er|\.|º)?[\s-]+(?:of |de )?({_NAME})[\s,-]*(?:de |of )?((?:19|20)\d\d)\b", re.I
)
_MONTH_FIRST = re.compile(rf"\b({_NAME})\s*(\d{{1,2}})(?:st|nd|rd|th)?,?\s+((?:19|20)\d\d)\b", re.I)
_MONTH_ONLY = re.compile(rf"\b({_NAME}),?\s+((?:19|20)\d\d)\b", re.I)
_DAY = re.compile(
    rf"\b(?:({_NAME})\s*(\d{{1,2}})(?:st|nd|rd|th)?|(\d{{1,2}})(?:st|nd|rd|th|\.)?\s+({_NAME}))(?![\d\w])", re.I
)
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_NUMERIC = re.compile(r"\b(\d{1,2})([/.-])(\d{1,2})\2((?:19|20)\d\d|\d\d)\b")
_TIME = re.compile(
    r"\b\d{1,2}[:.]\d\d(?:[:.]\d\d)?(?:\s*[ap]\.?m\.?)?|\b\d{1,2}\s*[ap]\.?m\.?\b|\b(?:gmt|utc|est|edt|cet|cest|bst|ist|pst|pdt"
    r"|et|pt|ct|am|pm|uhr|h)\b|[+-]\d{2}:?\d{2}\b|T\d\d:\d\d\S*",
    re.I,
)
_AROUND = re.compile(
    r"\b(?:first|last|originally)?\s*(?:published|updated?|posted|modified|date|dated|created|on|at|the|stand|publié|le"
    r"|veröffentlicht|am|um|publicado|el|edited)\b",
    re.I,
)


@dataclass(frozen=True, slots=True)
class Dated:
    """A date as read: ``iso`` is ``None`` while ``readings`` holds the two an ambiguous one can have."""

    iso: str | None
    readings: tuple[str, str] | None
    weekday: int | None
    text: str


def _iso(year: int, month: int, day: int) -> str | None:
    try:
        return datetime.date(year, month, day).isoformat()
    except ValueError:
        return None


def _month(word: str) -> int:
    return _MONTHS[word.lower().rstrip(".")]


def parse(text: str) -> Dated | None:
    """Find the first date with a year in *text*, or give ``None``."""
    day = _WEEKDAY.search(text)
    weekday = _DAYS[day.group().lower()] if day else None
    found = _named(text)
    if found is not None:
        return Dated(found[0], None, weekday, found[1])
    if match := _NUMERIC.search(text):
        return _numeric(match, weekday)
    if match := _MONTH_ONLY.search(text):
        return Dated(f"{match[2]}-{_month(match[1]):02d}", None, None, match.group())
    return None


def parse_day(text: str, year: int) -> str | None:
    """Give the date of *year* that a day and month without a year name ("Oct 12", "12. Oktober"), ISO 8601."""
    match = _DAY.search(text)
    if match is None:
        return None
    return _iso(year, _month(match[1] or match[4]), int(match[2] or match[3]))


def years(text: str) -> set[int]:
    """Give the years of four digits in *text*, those of 1900 to 2099."""
    return {int(year) for year in _YEAR.findall(text)}


def _named(text: str) -> tuple[str, str] | None:
    """A date that can be read in one way alone, with its words."""
    for pattern, order in (
        (_ISO, (1, 3, 4)),
        (_COMPACT, (1, 2, 3)),
        (_DAY_FIRST, (3, 2, 1)),
        (_MONTH_FIRST, (3, 1, 2)),
    ):
        match = pattern.search(text)
        if match is None:
            continue
        year, month, day = (match[place] for place in order)
        number = int(month) if month.isdigit() else _month(month)
        if day is None:
            return f"{year}-{number:02d}", match.group()
        iso = _iso(int(year), number, int(day))
        if iso is not None:
            return iso, match.group()
    return None


def _numeric(match: re.Match[str], weekday: int | None) -> Dated | None:
    first, second, year = int(match[1]), int(match[3]), int(match[4])
    if year < 100:
        year += 2000 if year < 70 else 1900
    day_first, month_first = _iso(year, second, first), _iso(year, first, second)
    if match[2] == "." and day_first is not None:
        return Dated(day_first, None, weekday, match.group())
    if day_first is None or month_first is None or day_first == month_first:
        only = day_first or month_first
        return None if only is None else Dated(only, None, weekday, match.group())
    return Dated(None, (day_first, month_first), weekday, match.group())


def settle(dated: Dated, body: str) -> str | None:
    """Decide between two readings by the weekday beside the date, then by other dates in *body*.

    Another numeric date with only one reading shows the order of day and month; a full date in words decides when one
    reading alone falls on it or within the month after it. A bare month ("September last year") decides nothing.
    ``None`` where nothing decides.
    """
    if dated.readings is None:
        return dated.iso
    if dated.weekday is not None:
        fitting = [r for r in dated.readings if datetime.date.fromisoformat(r).weekday() == dated.weekday]
        if len(fitting) == 1:
            return fitting[0]
    orders = {
        int(first) > 12 for first, _, second, _ in _NUMERIC.findall(body) if (int(first) > 12) != (int(second) > 12)
    }
    if len(orders) == 1:
        return dated.readings[0] if orders.pop() else dated.readings[1]
    stated: set[datetime.date] = set()
    for pattern, order in ((_DAY_FIRST, (3, 2, 1)), (_MONTH_FIRST, (3, 1, 2))):
        for match in pattern.finditer(body):
            year, month, day = (match[place] for place in order)
            number = int(month) if month.isdigit() else _month(month)
            iso = _iso(int(year), number, int(day))
            if iso is not None:
                stated.add(datetime.date.fromisoformat(iso))
    if stated:
        latest = max(stated)
        near = [r for r in dated.readings if 0 <= (datetime.date.fromisoformat(r) - latest).days <= 31]
        if len(near) == 1:
            return near[0]
    return None


def is_date_line(text: str) -> bool:
    """Whether *text* holds a date and nothing else: "Mon Oct 12, 2015 3:45PM", "Published: 12/10/2015"."""
    if len(text) > 100:
        return False
    found = parse(text)
    if found is None:
        return False
    rest = text
    for _ in range(2):  # a line may give two dates: published and updated
        again = parse(rest)
        if again is None:
            break
        rest = rest.replace(again.text, " ", 1)
    return not any(character.isalnum() for character in bare(rest))


def bare(text: str) -> str:
    """Take weekdays, times and words such as "published on" out of a line whose date is known."""
    return _AROUND.sub(" ", _TIME.sub(" ", _WEEKDAY.sub(" ", text)))
