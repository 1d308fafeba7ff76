"""Numerals in digits and in English words, and their values."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from app.entities.words import word_list

_UNITS = {
    word: n
    for n, word in enumerate(
        word_list(
            "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen "
            "sixteen seventeen eighteen nineteen"
        )
    )
}
_TENS = {
    word: 10 * n for n, word in enumerate(word_list("twenty thirty forty fifty sixty seventy eighty ninety"), start=2)
}
_SCALES = {"hundred": 100, "thousand": 10**3, "million": 10**6, "billion": 10**9, "trillion": 10**12, "dozen": 12}
_SHORT_SCALES = {"k": 10**3, "m": 10**6, "mn": 10**6, "bn": 10**9, "tn": 10**12, "trn": 10**12}
_LONG_SCALES = {**_SCALES, "mln": 10**6, "mio": 10**6, "bln": 10**9, "lakh": 10**5, "crore": 10**7}
_ORDINALS = {
    word: n
    for n, word in enumerate(
        word_list(
            "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth "
            "fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth"
        ),
        start=1,
    )
}
_FRACTIONS = {"half": 2, "third": 3, "quarter": 4, "fifth": 5, "sixth": 6, "eighth": 8, "tenth": 10}
VAGUE = frozenset({"dozens", "scores", "hundreds", "thousands", "millions", "billions"})
"""Words that give a size and no number: their value stays open."""

# Where a comma is the decimal mark and a full stop or a space parts the thousands.
_COMMA_DECIMAL = frozenset(
    word_list("de fr es it pt nl ru uk pl cs sk sl hr sr bg ro hu da sv nb nn no fi tr el id ca eu")
)

_SPACE = "[ \u00a0\u202f]"
_SMALL = "|".join(sorted([*_UNITS, *_TENS], key=len, reverse=True))
_BIG = "|".join(_SCALES)
_WORDS = (
    rf"(?:(?:(?:(?:a|three){_SPACE}quarters?{_SPACE}of{_SPACE})?an?|half{_SPACE}an?){_SPACE}(?:{_BIG})|(?:{_SMALL}))\b"
    rf"(?:(?:[ \u00a0-]|{_SPACE}and{_SPACE}(?=(?:{_SMALL})\b))(?:{_SMALL}|{_BIG})\b(?!s))*"
)
_DIGITS = (
    r"(?<![\w.,:/])(?<![A-Za-z]-)(?:\d{1,3}(?:[,'’\u00a0\u202f]\d{3})+(?:\.\d+)?|\d{1,3}(?:\.\d{3}){2,}|\d+(?:[.,]\d+)?)"
    r"(?![\d])"
)
_NUMERAL = re.compile(
    rf"(?P<digits>{_DIGITS})(?:(?:{_SPACE}|-)?(?P<scale>{'|'.join(_LONG_SCALES)})\b"
    rf"|(?P<short>k|mn|m|bn|tn|trn)\b)?"
    rf"|\b(?P<words>{_WORDS})|\b(?P<vague>(?:(?:tens|{'|'.join(sorted(VAGUE))}){_SPACE}of{_SPACE}(?=thousands|millions|billions))?"
    rf"(?:{'|'.join(sorted(VAGUE))}))\b",
    re.IGNORECASE,
)
_ORDINAL = re.compile(
    rf"(?<![\w.,])(?P<digits>\d+)(?:st|nd|rd|th)\b|\b(?:(?P<tens>{'|'.join(_TENS)})-)?(?P<word>{'|'.join(_ORDINALS)})\b",
    re.IGNORECASE,
)
_FRACTION = re.compile(
    rf"\b(?P<top>an?|one|two|three|four|five|seven|nine)[ -](?P<bottom>{'|'.join(_FRACTIONS)})(?P<many>s?)\b"
    r"(?! of an? (?:thousand|million|billion|trillion)\b)"
    r"|\b(?P<half>half)\b(?=[ ](?:of|the|its|their|his|her|our|my|those|these|that|this)\b)"
    r"|(?<![\d/])(?P<over>[1-9])/(?P<under>[2-9]|10)(?![\d/])|(?P<sign>[½¼¾⅓⅔])",
    re.IGNORECASE,
)
_IN = re.compile(
    rf"\b(?P<top>{'|'.join(list(_UNITS)[1:10])}|\d{{1,2}})[ \u00a0](?:in|out[ \u00a0]of)[ \u00a0](?:every[ \u00a0])?"
    rf"(?P<bottom>{'|'.join([*list(_UNITS)[2:13], *_TENS, 'a hundred', '100', 'a thousand', '1,000'])}|[1-9]\d?)\b"
    r"(?![.,:-]\d|[ \u00a0](?:days?|weeks?|months?|years?|minutes?|hours?|seconds?|games?|matches|innings|sets|the"
    r"|\d))",
    re.IGNORECASE,
)
_MULTIPLES = {
    2: "twice twofold doubled doubles doubling", 3: "threefold tripled triples tripling trebled trebles trebling",
    4: "fourfold quadrupled quadruples quadrupling", 5: "fivefold", 10: "tenfold",
}  # fmt: skip
_MULTIPLE_OF = {word: n for n, words in _MULTIPLES.items() for word in words.split()}
_MULTIPLE = re.compile(
    rf"\b(?:(?P<word>{'|'.join(_MULTIPLE_OF)})|(?P<plain>double|triple|treble)"
    r"(?=[ \u00a0](?:the|that|what|its|their|his|her|those|last|in|by|to|from|over)\b|[.,;]))\b"
    r"|\b(?P<n>two|three|four|five|six|seven|eight|nine|ten|\d{1,3})[ \u00a0]times"
    r"(?=[ \u00a0](?:as|the|more|higher|larger|bigger|greater|that|what|its|their|over)\b)",
    re.IGNORECASE,
)
_SIGNS = {"½": 1 / 2, "¼": 1 / 4, "¾": 3 / 4, "⅓": 1 / 3, "⅔": 2 / 3}


@dataclass(frozen=True, slots=True)
class Numeral:
    """A numeral at [start, end): its value (``None`` for "hundreds") and whether a scale word or sign was part of it.

    ``short`` is a scale attached as a letter ("35m"), which may be a unit of measure as well; ``plain`` is the value
    without it, ``digits_end`` where the digits end.
    """

    start: int
    end: int
    value: int | float | None
    scale: int = 1
    short: str = ""
    plain: int | float | None = None
    digits_end: int = 0
    word: bool = False


def numerals(text: str, language: str) -> Iterator[Numeral]:
    """Every cardinal numeral of *text*, left to right. Words are read in English only."""
    english = language.split("-")[0].casefold() in {"en", ""}
    for match in _NUMERAL.finditer(text):
        if (digits := match.group("digits")) is not None:
            plain = read_digits(digits, language)
            if plain is None:
                continue
            end = match.end("digits")
            scale_word, short = match.group("scale"), match.group("short") or ""
            scale = _LONG_SCALES[scale_word.casefold()] if scale_word else _SHORT_SCALES.get(short.casefold(), 1)
            yield Numeral(match.start(), match.end(), tidy(plain * scale), scale, short, plain, end)
        elif not english:
            continue
        elif match.group("vague") is not None:
            yield Numeral(match.start(), match.end(), None, digits_end=match.end(), word=True)
        else:
            value, scale = read_words(match.group("words"))
            yield Numeral(match.start(), match.end(), value, scale, "", value, match.end(), word=True)


def ordinals(text: str) -> Iterator[tuple[int, int, int]]:
    """(start, end, value) of each English ordinal, in digits or words."""
    for match in _ORDINAL.finditer(text):
        if match.group("digits"):
            if len(match.group("digits")) > 9:
                continue
            value = int(match.group("digits"))
        else:
            value = _ORDINALS[match.group("word").casefold()]
            if match.group("tens"):
                if value > 9:
                    continue
                value += _TENS[match.group("tens").casefold()]
        yield match.start(), match.end(), value


def fractions(text: str) -> Iterator[tuple[int, int, float]]:
    """(start, end, value) of each fraction: "a third", "two-thirds", "half of", "3/4", "½"; rounded to 6 digits."""
    for match in _FRACTION.finditer(text):
        if match.group("sign"):
            value = _SIGNS[match.group("sign")]
        elif match.group("over"):
            value = int(match.group("over")) / int(match.group("under"))
        elif match.group("half"):
            value = 0.5
        else:
            top = match.group("top").casefold()
            count = 1 if top in {"a", "an", "one"} else _UNITS[top]
            if (count > 1) != bool(match.group("many")):
                continue  # "a third" but never "two third", which is an ordinal or a slip
            after = text[match.end() : match.end() + 20].lstrip(" \u00a0")
            if (
                count == 1
                and not match.group("many")
                and not _part_of(text[max(0, match.start() - 20) : match.start()], after)
            ):
                continue
            value = count / _FRACTIONS[match.group("bottom").casefold()]
        yield match.start(), match.end(), tidy(round(value, 6))


def ratios(text: str) -> Iterator[tuple[int, int, float]]:
    """(start, end, value) of each share told as a ratio: "one in five", "nine out of ten"; rounded to 6 digits."""
    for match in _IN.finditer(text):
        top, bottom = (_plain_number(match.group(name)) for name in ("top", "bottom"))
        if 0 < top < bottom:
            yield match.start(), match.end(), tidy(round(top / bottom, 6))


def multiples(text: str) -> Iterator[tuple[int, int, int]]:
    """(start, end, value) of each multiple: "twice", "doubled", "three times as many", "fivefold"."""
    for match in _MULTIPLE.finditer(text):
        if (word := match.group("word")) is not None:
            yield match.start(), match.end(), _MULTIPLE_OF[word.casefold()]
        elif (plain := match.group("plain")) is not None:
            yield match.start("plain"), match.end(), 2 if plain.casefold() == "double" else 3
        else:
            yield match.start(), match.end(), int(_plain_number(match.group("n")))


def _plain_number(words: str) -> int | float:
    digits = words.replace(",", "")
    return int(digits) if digits.isdigit() else read_words(words)[0]


def _part_of(before: str, after: str) -> bool:
    """Whether "a third" is a share here and not one more of a row ("a third man")."""
    if re.match(
        r"(?:of|more|less|fewer|higher|lower|larger|smaller|bigger|in|since|over|from|to)\b|[.,;:!?)”\"]|$", after
    ):
        return re.search(r"\b(?:for|as|was|is|came|finished|be) $", before) is None or after.startswith("of ")
    return re.search(r"\b(?:by|about|nearly|almost|over|than|roughly|around) $", before) is not None


def read_digits(surface: str, language: str) -> int | float | None:
    """The value of a numeral in digits as *language* writes it; ``None`` where the marks fit neither reading."""
    surface = re.sub(r"['’\u00a0\u202f]", "", surface)
    if len(surface) > 30:
        return None
    comma_decimal = language.split("-")[0].casefold() in _COMMA_DECIMAL
    thousands, decimal = (".", ",") if comma_decimal else (",", ".")
    if re.fullmatch(rf"\d{{1,3}}(?:{re.escape(thousands)}\d{{3}})+(?:{re.escape(decimal)}\d+)?", surface):
        surface = surface.replace(thousands, "")
    surface = surface.replace(decimal, ".")
    if not re.fullmatch(r"\d+(?:\.\d+)?", surface):
        return None
    return tidy(float(surface)) if "." in surface else int(surface)


def read_words(words: str) -> tuple[int | float, int]:
    """(value, largest scale) of a numeral in English words ("two dozen", "a hundred and five", "half a million")."""
    total, current, largest = 0.0, 0.0, 1
    half, part = False, 1.0
    quarters = re.match(r"(a|three)[ \u00a0\u202f]quarters?[ \u00a0\u202f]of[ \u00a0\u202f]", words.casefold())
    if quarters is not None:
        part = 0.25 if quarters.group(1) == "a" else 0.75
        words = words[quarters.end() :]
    for word in re.split(r"[\s\u00a0-]+", words.casefold()):
        if word == "half":
            half = True
        elif word in ("a", "an"):
            current = 0.5 if half else part
        elif word in _UNITS:
            current += _UNITS[word]
        elif word in _TENS:
            current += _TENS[word]
        elif word in _SCALES:
            scale = _SCALES[word]
            largest = max(largest, scale)
            current = (current or 1.0) * scale
            if scale >= 1000:
                total, current = total + current, 0.0
    return tidy(total + current), largest


def tidy(value: int | float) -> int | float:
    """A whole number as ``int``; others without the noise of binary fractions (12 significant digits)."""
    if isinstance(value, float):
        value = float(f"{value:.12g}")
        if value.is_integer() and abs(value) < 1e15:
            return int(value)
    return value
