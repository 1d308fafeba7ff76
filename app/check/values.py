"""What figures say: whether two say the same, nearly the same, or could both be true."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable
from datetime import date, timedelta
from enum import IntEnum

from app.check.caution import Bound, Stated
from app.model.entity import Figure, FigureKind

WEEKDAYS = frozenset({"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"})

_POINTS = frozenset({"point", "points"})

FAMILY = {
    FigureKind.NUMBER: "count",
    FigureKind.QUANTITY: "count",
    FigureKind.ORDINAL: "ordinal",
    FigureKind.MONEY: "money",
    FigureKind.PERCENT: "share",
    FigureKind.DATE: "date",
    FigureKind.TIME: "time",
    FigureKind.AGE: "age",
}

# How many of a common unit one of this unit is, by what is measured.
_MEASURES: dict[str, tuple[str, float]] = {
    "kilometre": ("length", 1000), "metre": ("length", 1), "centimetre": ("length", 0.01),
    "millimetre": ("length", 0.001), "mile": ("length", 1609.344), "foot": ("length", 0.3048),
    "inch": ("length", 0.0254), "yard": ("length", 0.9144),
    "square kilometre": ("area", 1e6), "square metre": ("area", 1), "square mile": ("area", 2.59e6),
    "square foot": ("area", 0.0929), "acre": ("area", 4046.86), "hectare": ("area", 1e4),
    "kilogram": ("mass", 1), "gram": ("mass", 0.001), "milligram": ("mass", 1e-6), "tonne": ("mass", 1000),
    "ton": ("mass", 1000), "pound": ("mass", 0.4536), "ounce": ("mass", 0.02835),
    "litre": ("volume", 1), "gallon": ("volume", 4.0), "barrel": ("volume", 159),
    "kilometre per hour": ("speed", 1), "mile per hour": ("speed", 1.609344), "knot": ("speed", 1.852),
    "megawatt": ("power", 1), "gigawatt": ("power", 1000), "kilowatt": ("power", 0.001),
    "megabyte": ("data", 1), "gigabyte": ("data", 1000), "terabyte": ("data", 1e6),
    "second": ("time", 1 / 3600), "minute": ("time", 1 / 60), "hour": ("time", 1), "day": ("time", 24),
    "week": ("time", 168), "fortnight": ("time", 336), "month": ("time", 730.5), "year": ("time", 8766),
    "decade": ("time", 87660), "century": ("time", 876600),
}  # fmt: skip
_BY_RULE = frozenset({"length", "area", "mass", "volume", "speed"})
"""Measured in two systems: what is converted is rounded as well."""

# What a size told without a number stands for, generously.
_SIZES: dict[str, tuple[float, float]] = {
    "dozens": (20, 250), "scores": (30, 500), "hundreds": (150, 5e3), "thousands": (1.5e3, 5e5),
    "millions": (1.5e6, 5e9), "billions": (1.5e9, 5e12), "tens of thousands": (1.5e4, 2.5e5),
    "hundreds of thousands": (1.5e5, 2e6), "tens of millions": (1.5e7, 2.5e8), "hundreds of millions": (1.5e8, 2e9),
    "thousands of millions": (1e9, 5e12), "tens of billions": (1.5e10, 2.5e11), "hundreds of billions": (1.5e11, 2e12),
}  # fmt: skip


class Likeness(IntEnum):
    """How well two figures agree."""

    OTHER = 0
    ROUNDED = 1
    SAME = 2


def family(figure: Figure) -> str:
    """Name what may be compared with this figure: a fraction is a share as a percentage is."""
    if figure.kind is FigureKind.NUMBER and isinstance(figure.value, float) and 0 < figure.value < 1:
        return "share"
    if figure.unit in _POINTS:
        return "share"
    return FAMILY[figure.kind]


def alone(among: Iterable[Stated], one: Stated) -> bool:
    """Whether no other figure of its family is told among these."""
    return sum(family(each.figure) == family(one.figure) for each in among) == 1


def digits_turned(one: Stated, other: Stated) -> bool:
    """Whether two figures have the same digits in another order: 61,000 and 16,000."""
    a, b = ([c for c in each.words if c.isdigit()] for each in (one, other))
    return a != b and len(a) > 1 and sorted(a) == sorted(b)


def same_digits(one: Stated, other: Stated) -> bool:
    """Whether two figures have the same digits, two at least, and differ in scale or unit: £3.5m and £3.5bn."""
    a, b = ("".join(c for c in each.words if c.isdigit()).strip("0") for each in (one, other))
    if a == b and len(a) > 1:
        return True
    x, y = _number(one.figure), _number(other.figure)
    if not (math.isfinite(x) and math.isfinite(y) and x and y):
        return False
    m, n = (f"{abs(value):e}".split("e")[0].rstrip("0") for value in (x, y))
    return m == n and (len(m) > 2 or one.figure.unit != other.figure.unit)


def same_month(one: Figure, other: Figure) -> bool:
    """Whether two figures are days of one month, told with or without the year."""
    a, b = one.value, other.value
    if not isinstance(a, str) or not isinstance(b, str) or one.kind is not FigureKind.DATE:
        return False
    days = [re.fullmatch(r"(?:-|\d{4})-(\d\d)-\d\d", each) for each in (a, b)]
    return days[0] is not None and days[1] is not None and days[0].group(1) == days[1].group(1)


def measure(figure: Figure) -> str | None:
    """Name what a figure measures ("length", "time"); ``None`` for a count of things."""
    found = _MEASURES.get(figure.unit or "") if figure.kind is FigureKind.QUANTITY else None
    return found[0] if found else None


def same_value(one: Figure, other: Figure) -> bool:
    """Whether two figures say the same; an unsettled value agrees with none."""
    if family(one) != family(other) or one.value is None or other.value is None:
        # "three" as a number and as a quantity of days is one figure; money and counts are not
        return False
    if isinstance(one.value, str) or isinstance(other.value, str):
        return isinstance(one.value, str) and isinstance(other.value, str) and _same_date(one.value, other.value)
    a, b = _number(one), _number(other)
    if pointed(one) != pointed(other) or (one.unit == "times") != (other.unit == "times"):
        return False
    if family(one) == "share" and one.kind is not other.kind:
        # "a third" is 33 per cent as well as 33.3
        return abs(a - b) <= 0.5
    if one.kind is FigureKind.MONEY:
        return a == b and (one.unit is None or other.unit is None or one.unit == other.unit)
    here, there = _scale(one), _scale(other)
    if here is None or there is None or here[0] != there[0]:
        return a == b
    x, y = a * here[1], b * there[1]
    if one.unit == other.unit:
        return a == b
    return abs(x - y) <= (0.06 if here[0] in _BY_RULE else 0.02) * max(abs(x), abs(y))


def pointed(figure: Figure) -> bool:
    """Whether a share is told in points: three points are not three per cent."""
    return figure.unit == "percentage point" or figure.unit in _POINTS


def likeness(one: Stated, other: Stated) -> Likeness:
    """Tell whether two figures that may be compared say the same, one of them rounded or with a bound, or differ."""
    a, b = one.figure, other.figure
    if same_value(a, b) or one.words.casefold() == other.words.casefold():
        return Likeness.SAME
    if family(a) == "count" and (is_size(one) or is_size(other)):
        return Likeness.SAME if _sizes_agree(one, other) else Likeness.OTHER
    if isinstance(a.value, str) or isinstance(b.value, str) or a.value is None or b.value is None:
        return Likeness.OTHER
    if (
        a.kind in (FigureKind.AGE, FigureKind.ORDINAL)
        or a.unit in _UNALIKE
        or b.unit in _UNALIKE
        or pointed(a) != pointed(b)
    ):
        return Likeness.OTHER
    if a.kind is FigureKind.MONEY and a.unit != b.unit:
        return Likeness.OTHER
    return Likeness.ROUNDED if _rounded(one, other) else Likeness.OTHER


_UNALIKE = frozenset({"percentage point", "times"})


def is_size(one: Stated) -> bool:
    """Whether this is a size without a number: "dozens"."""
    return one.words.casefold() in _SIZES


def _sizes_agree(one: Stated, other: Stated) -> bool:
    """Two sizes in words must be of one order; a number must lie within the size the other tells."""
    a, b = _SIZES.get(one.words.casefold()), _SIZES.get(other.words.casefold())
    if a is not None and b is not None:
        return a[0] <= 2 * b[0] and b[0] <= 2 * a[0]
    low_a, high_a = _range(one)
    low_b, high_b = _range(other)
    return low_a <= high_b and low_b <= high_a


def _range(one: Stated) -> tuple[float, float]:
    size = _SIZES.get(one.words.casefold())
    if size is not None:
        return size
    value = one.figure.value
    return (0, float("inf")) if value is None or isinstance(value, str) else (float(value), float(value))


def _number(figure: Figure) -> float:
    value = figure.value
    if value is None or isinstance(value, str):
        return math.nan
    if family(figure) == "share" and figure.kind is FigureKind.NUMBER and not pointed(figure):
        return float(value) * 100
    return float(value)


def _scale(figure: Figure) -> tuple[str, float] | None:
    measured = figure.kind in (FigureKind.QUANTITY, FigureKind.AGE)
    return _MEASURES.get(figure.unit or "") if measured else None


def step_of(value: float) -> float:
    """Give the size of a number's last digit that is no nought: 100 for 9,300, 0.1 for 6.3."""
    value = abs(value)
    if not value:
        return 1.0
    digits = f"{value:.12g}"
    if "e" in digits:
        return 10.0 ** int(digits.split("e")[1])
    if "." in digits:
        return float(10.0 ** -len(digits.split(".")[1]))
    return float(10 ** (len(digits) - len(digits.rstrip("0"))))


def _rounded(one: Stated, other: Stated) -> bool:
    """Whether one is the other rounded to its own last digit, or given as a bound that the other keeps."""
    a, b = _number(one.figure), _number(other.figure)
    here, there = _scale(one.figure), _scale(other.figure)
    if here is not None and there is not None and here[0] == there[0]:
        a, b = a * here[1], b * there[1]
    elif one.figure.unit != other.figure.unit and FigureKind.QUANTITY in (one.figure.kind, other.figure.kind):
        return False
    coarse, fine = (one, other) if step_of(_number(one.figure)) >= step_of(_number(other.figure)) else (other, one)
    x, y = (a, b) if coarse is one else (b, a)
    if not x or (x < 0) != (y < 0):
        return False
    step = step_of(_number(coarse.figure)) * (abs(x) / abs(_number(coarse.figure)) if _number(coarse.figure) else 1)
    apart = abs(y - x)
    if step_of(_number(coarse.figure)) == step_of(_number(fine.figure)):
        return False
    if coarse.bound is Bound.OVER:
        return x <= y <= x + step
    if coarse.bound is Bound.UNDER:
        return x - step <= y <= x
    if coarse.hedged:
        return apart <= max(step / 2, 0.02 * abs(x)) and apart / abs(x) <= 0.12
    return apart <= step / 2 and apart / abs(x) < 0.05


def _same_date(one: str, other: str) -> bool:
    """Whether two dates agree as far as both go: the coarser may hold the finer; ``--09-30`` leaves the year open."""
    if "W" in one or "W" in other:
        return _in_week(one, other) if "W" in one else _in_week(other, one)
    if one.endswith("X") or other.endswith("X"):
        return one[:3] == other[:3]
    if one.startswith("--") != other.startswith("--"):
        open_year, full = (one, other) if one.startswith("--") else (other, one)
        rest = full[5:]
        return not rest or rest.startswith(open_year[2:]) or open_year[2:].startswith(rest)
    return one.startswith(other) or other.startswith(one)


def _in_week(week: str, other: str) -> bool:
    if week == other:
        return True
    monday = date.fromisocalendar(int(week[:4]), int(week[6:]), 1)
    days = [(monday + timedelta(days=n)).isoformat() for n in range(7)]
    if "W" in other or other.startswith("--"):
        return other.startswith("--") and any(day[5:].startswith(other[2:]) for day in days)
    return any(day.startswith(other) for day in days)
