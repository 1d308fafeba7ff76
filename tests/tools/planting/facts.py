"""Harmful alterations of facts: figures, amounts, percentages, dates, ages, names, places, offices.

Every function gives *changes*: a stretch of the paragraph and what is to stand there instead. The wording stays good
English, and each changes one fact only.
"""

from __future__ import annotations

import random
import re
from collections.abc import Iterator

from tests.tools.planting import words
from tests.tools.planting.text import (
    NAME,
    UPPER,
    WORD,
    Change,
    Text,
    capital,
    has_person,
    is_quoted,
    nearby,
    replaced,
    surnames,
)

_DIGITS = r"\d{1,3}(?:,\d{3})+|\d+"
_MONEY = re.compile(rf"(?P<sign>[$€£]) ?(?P<n>{_DIGITS})(?P<d>\.\d+)?(?P<scale> ?(?:million|billion|trillion|m|bn)\b)?")
_NAMED_MONEY = re.compile(
    rf"\b(?P<sign>)(?P<n>{_DIGITS})(?P<d>\.\d+)?(?P<scale> (?:million|billion|trillion))? "
    r"(?:dollars|euros|pounds|crowns|francs|yen|rubles|roubles|marks|kronor)\b"
)
_PERCENT = re.compile(r"\b(?P<n>\d+)(?P<d>\.\d+)? ?(?:%|per ?cent\b|percent\b|percentage points?\b)")
_DATES = re.compile(
    rf"\b(?:(?P<m>{'|'.join(words.MONTHS)}) (?P<d>\d{{1,2}})\b(?!,\d{{3}})"
    rf"|(?P<e>\d{{1,2}}) (?P<n>{'|'.join(words.MONTHS)}))"
)
_SINCE = re.compile(r"\b(?P<in>in|since|of|until|from) (?P<y>(?:19|20)\d\d)\b")
_AGES = re.compile(
    rf"(?P<before>{WORD}, |\baged |)(?<!\d)(?P<n>[1-9]\d)(?P<after>-year-old\b|)(?!\d)(?=(?P<stop>[,.])|)"
)
_FIGURE = re.compile(rf"(?<![\w$€£.,/-])(?P<n>{_DIGITS}) (?P<what>[a-z][a-z-]+)\b")
_NOT_COUNTED = frozenset(
    words.listed("""million billion trillion percent per dollars euros pounds crowns francs yen rubles marks p a am pm
    a.m p.m and to or of in on at by for the""")
) | {month.lower() for month in words.MONTHS}  # fmt: skip


def _other_number(digits: str, rng: random.Random) -> str:
    """Another number a tired hand might type: two figures turned round, or one of them replaced."""
    places = [at for at in range(len(digits) - 1) if digits[at : at + 2].isdigit() and digits[at] != digits[at + 1]]
    places = [at for at in places if at or digits[at + 1] != "0"]
    if places and rng.random() < 0.6:
        at = rng.choice(places)
        return digits[:at] + digits[at + 1] + digits[at] + digits[at + 2 :]
    at = rng.choice([at for at, each in enumerate(digits) if each.isdigit()][:2])
    fresh = str(rng.choice([n for n in range(2, 10) if str(n) != digits[at]]))
    return digits[:at] + fresh + digits[at + 1 :]


def _amounts(pattern: re.Pattern[str], paragraph: str, rng: random.Random) -> Iterator[Change]:
    for match in pattern.finditer(paragraph):
        if is_quoted(paragraph, *match.span()):
            continue
        start, end = nearby(paragraph, match.start(), match.end(), 2)
        scale = match.groupdict().get("scale") or ""
        old = match["n"] + (match["d"] or "")
        changed = match[0].replace(old, _other_number(old, rng), 1)
        if scale.strip() in ("million", "billion") and rng.random() < 0.25:
            changed = match[0].replace(scale, " billion" if "million" in scale else " million")
        yield Change(
            start,
            end,
            paragraph[start : match.start()] + changed + paragraph[match.end() : end],
            f"{match[0]} became {changed}",
        )


def money(text: Text, number: int, rng: random.Random) -> Iterator[Change]:
    """An amount with figures turned round, one replaced, or another scale."""
    for pattern in (_MONEY, _NAMED_MONEY):
        yield from _amounts(pattern, text.paragraphs[number], rng)


def percent(text: Text, number: int, rng: random.Random) -> Iterator[Change]:
    """Another percentage."""
    yield from _amounts(_PERCENT, text.paragraphs[number], rng)


def figure(text: Text, number: int, rng: random.Random) -> Iterator[Change]:
    """A count in figures or letters, a fraction or a multiple."""
    paragraph = text.paragraphs[number]
    for match in _FIGURE.finditer(paragraph):
        year = re.fullmatch(r"(?:19|20)\d\d", match["n"])
        if match["what"] in _NOT_COUNTED or year or is_quoted(paragraph, *match.span()):
            continue
        if match["n"] != "1" and not re.search(rf"(?:{'|'.join(words.MONTHS)}) $", paragraph[: match.start()]):
            yield replaced(paragraph, match, f"{_other_number(match['n'], rng)} {match['what']}", (0, 1))
    for match in re.finditer(rf"\b(?P<n>{'|'.join(words.NUMBERS)}) (?P<what>[a-z-]+s)\b", paragraph):
        if not is_quoted(paragraph, *match.span()):
            at = words.NUMBERS.index(match["n"])
            other = words.NUMBERS[
                at + rng.choice([-2, -1, 1, 2, 3]) if 2 <= at < len(words.NUMBERS) - 3 else at + 3 - 6 * (at > 9)
            ]
            yield replaced(paragraph, match, f"{other} {match['what']}", (0, 1))
    for old, new in words.PARTS.items():
        for match in re.finditer(rf"\b{old}\b(?! (?:past|to) )", paragraph):
            if not is_quoted(paragraph, *match.span()):
                yield replaced(paragraph, match, new, (1, 2))


def date(text: Text, number: int, rng: random.Random) -> Iterator[Change]:
    """Another day, month, weekday or year."""
    paragraph = text.paragraphs[number]
    for match in _DATES.finditer(paragraph):
        month, day = match["m"] or match["n"], match["d"] or match["e"]
        if rng.random() < 0.5:
            fresh = words.MONTHS[(words.MONTHS.index(month) + rng.choice([1, 2, 10, 11])) % 12]
            yield replaced(paragraph, match, match[0].replace(month, fresh), (1, 0))
        else:
            fresh = str(rng.choice([n for n in range(1, 29) if abs(n - int(day)) > 1]))
            yield replaced(paragraph, match, re.sub(rf"\b{day}\b", fresh, match[0]), (1, 0))
    for match in re.finditer(rf"\bon (?P<w>{'|'.join(words.WEEKDAYS)})\b", paragraph):
        if not is_quoted(paragraph, *match.span()):
            at = words.WEEKDAYS.index(match["w"])
            yield replaced(paragraph, match, "on " + words.WEEKDAYS[(at + rng.choice([1, 2, 5, 6])) % 7], (2, 0))
    for match in _SINCE.finditer(paragraph):
        if not is_quoted(paragraph, *match.span()):
            yield replaced(
                paragraph, match, f"{match['in']} {int(match['y']) + rng.choice([-10, -3, -2, -1, 1, 2])}", (2, 0)
            )


def age(text: Text, number: int, rng: random.Random) -> Iterator[Change]:
    """Another age."""
    paragraph = text.paragraphs[number]
    for match in _AGES.finditer(paragraph):
        apposed = match["before"].endswith(", ") and match["stop"]
        if apposed and set(match["before"].strip(", ").split()) & words.NO_PERSON:
            continue
        if not (apposed or match["before"] == "aged " or match["after"]) or is_quoted(paragraph, *match.span()):
            continue
        fresh = (
            str(int(match["n"]) + rng.choice([-10, 10, 20, 1, 2, -2]))
            if int(match["n"]) > 20
            else str(int(match["n"]) + 10)
        )
        yield replaced(paragraph, match, match["before"] + fresh + match["after"], (1, 1))


def _misspelt(name: str, rng: random.Random) -> str:
    """Misspell a name as hands do: a vowel, two letters turned round, one doubled, dropped or put in."""
    for _ in range(20):
        at = rng.randrange(1, len(name) - 1)
        how = rng.randrange(4)
        if how == 0 and name[at] in "aeiou":
            made = name[:at] + rng.choice("aeiou") + name[at + 1 :]
        elif how == 1:
            made = name[:at] + name[at + 1] + name[at] + name[at + 2 :]
        elif how == 2 and name[at] in "lnrst":
            made = name[:at] + name[at] + name[at:]
        else:
            made = name[:at] + name[at + 1 :] if len(name) > 5 else name[:-1] + rng.choice("nrsy")
        if made != name and made.isalpha():
            return made
    return name[:-1] + ("s" if name[-1] != "s" else "n")


def name(text: Text, number: int, rng: random.Random) -> Iterator[Change]:
    """A person's surname misspelt or exchanged; the first name stays."""
    paragraph = text.paragraphs[number]
    for full in text.people:
        first, _, last = full.rpartition(" ")
        if len(last) < 4 or not last.isalpha():
            continue
        for match in re.finditer(rf"\b{re.escape(full)}\b", paragraph):
            others = [other for other in surnames(text.people) if other != last]
            fresh = rng.choice(others) if others and rng.random() < 0.2 else _misspelt(last, rng)
            yield Change(*match.span(), f"{first} {fresh}", f"{last} became {fresh}")


def place(text: Text, number: int, rng: random.Random) -> Iterator[Change]:
    """Another place, of the same class where it is known, else another one of the text."""
    paragraph = text.paragraphs[number]
    for old in text.places:
        known = next((group for group in (words.CITIES, words.COUNTRIES, words.STATES) if old in group), None)
        others = [other for other in (known or text.places) if other != old and other not in paragraph]
        for match in re.finditer(
            rf"\b(?P<in>in|near|from|outside|to|at|of) {re.escape(old)}\b(?! [{UPPER}]|['’-])", paragraph
        ):
            if others and not is_quoted(paragraph, *match.span()):
                yield replaced(paragraph, match, f"{match['in']} {rng.choice(others)}", (2, 0))


def title(text: Text, number: int, rng: random.Random) -> Iterator[Change]:
    """Another office, rank or job of somebody named beside it."""
    del rng
    paragraph = text.paragraphs[number]
    for old, new in words.ROLES.items():
        for role, fresh in ((old, new), (capital(old), capital(new))):
            for match in re.finditer(
                rf"(?<![\w-]){role}(?P<of> (?:of|for) [\w’' -]{{3,40}}?)?,? (?:{NAME}|(?:{WORD})\b(?! (?:of|and)\b))",
                paragraph,
            ):
                if has_person(text, match[0]) and not is_quoted(paragraph, *match.span()):
                    yield Change(*match.span(), match[0].replace(role, fresh, 1), f"{role} became {fresh}")
            for match in re.finditer(rf"{WORD}, (?:the |an? |its |their )?(?:[\w’'-]+ ){{0,3}}?{role}\b", paragraph):
                if has_person(text, match[0]) and not is_quoted(paragraph, *match.span()):
                    changed = re.sub(rf"\b{role}$", fresh, match[0])
                    changed = re.sub(rf"\ban? (?={fresh}$)", "an " if fresh[0] in "aeio" else "a ", changed)
                    yield Change(*match.span(), changed, f"{role} became {fresh}")
