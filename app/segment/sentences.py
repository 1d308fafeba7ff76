"""Sentence borders, by rules: end marks, what stands before them, what comes after."""

from __future__ import annotations

import re

_CLOSERS = "\"'”’»›)\\]}"
_OPENERS = "\"'“‘„«‹([{¿¡–—-*•"
# never a test for what follows inside the expression: that keeps the search linear on long runs of dots
_END = re.compile(rf"(?P<mark>[.!?…]++|[。！？｡]++)(?P<close>[{_CLOSERS}]*+)(?P<gap>\s*+)")
_FIRST = re.compile(rf"[{re.escape(_OPENERS)}\s]*+(?P<word>\w[\w'’.-]{{0,30}})?")
_BEFORE = re.compile(r"(?:\w[\w.&'’-]{0,24})$")
_INITIALS = re.compile(r"(?:[^\W\d_]\.)*[^\W\d_]$")
_SPEECH = re.compile(
    r"(?:[\w.’'-]+\s+){1,3}(?:said|says|say|asked|asks|told|added|wrote|tweeted|shouted|cried|replied|warned|joked)\b"
)


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


# a name or figure follows these: no border whatever comes
_NEVER = _words(
    """mr mrs ms messrs dr drs prof profs gen gens maj col capt cmdr lt sgt cpl adm sen sens rep reps gov hon rev fr st
    ste sr sra mme mlle hr hrn vs v cf approx nr ca bzw al-hajj dept mt ft pres supt insp det atty amb brig"""
)
# these may stand at the end of a sentence: a border only before a word that commonly begins one
_MAYBE = _words(
    """jr inc corp co ltd bros etc jan feb mar apr jun jul aug sep sept oct nov dec no nos ave blvd rd pp p fig vol ed
    usw geb str est dist sq al
    ala ariz ark calif colo conn del fla ga ill ind kan ky la md mich minn miss mont neb nev okla ore pa tenn va wash
    wis wyo"""
)
_COUNTED = _words("no nos p pp fig vol")
_MONTHS = _words("""januar februar märz april mai juni juli august september oktober november dezember jänner""")
_STARTERS = _words(
    """the a an he she it they we i you this that these those there here but and or so yet in on at as by for from with
    after before since when while where if although though however meanwhile many some most all one two his her its
    their our my not no what who why how both each several more other another also according during under over now then
    today last since earlier later still even once"""
)


def sentences(text: str) -> tuple[tuple[int, int], ...]:
    """Give the sentences of a paragraph as (start, end) code points: ascending, disjoint, covering all but white space.

    Knows abbreviations, initials, dotted names, closing marks after the stop, ellipses and ordinals. A paragraph with
    any text has at least one sentence. Linear in the length of the text.
    """
    result: list[tuple[int, int]] = []
    length = len(text)
    start = length - len(text.lstrip())
    last = len(text.rstrip())
    for match in _END.finditer(text):
        end = match.end("close")
        if end >= last:
            break
        if end > start and _is_border(text, match, start):
            result.append((start, end))
            start = match.end()
    if start < last:
        result.append((start, last))
    return tuple(result)


def _is_border(text: str, match: re.Match[str], start: int) -> bool:
    mark, closed = match["mark"], bool(match["close"])
    following = _FIRST.match(text, match.end())
    word = (following["word"] if following else None) or ""
    if mark[0] in "。！？｡":
        return bool(word) or bool(match["gap"])
    if not match["gap"]:
        return False
    if word[:1].islower():
        return False
    if not word:
        return True
    if mark != ".":
        if mark.startswith((".", "…")):
            return True
        # "Really?" Putin asked.
        return not (closed and _SPEECH.match(text, match.end()))
    return closed or not _abbreviates(text, match.start(), start, word)


def _abbreviates(text: str, stop: int, start: int, following: str) -> bool:
    """Whether the full stop at *stop* belongs to the word before it."""
    found = _BEFORE.search(text, max(start, stop - 26), stop)
    if found is None:
        return False
    before = found.group().rsplit("-", 1)[-1]
    low = before.lower()
    begins = following.lower() in _STARTERS
    if low in _NEVER and (before[:1].isupper() or not begins):
        return True
    if low in _MAYBE and (before[:1].isupper() or following[:1].isdigit() or low in {"etc", "al"}):
        if low in _COUNTED:
            return following[:1].isdigit()
        return not begins
    if _INITIALS.match(before) and (before[-1].isupper() or "." in before):
        return not begins
    if before.isdigit() and len(before) <= 2:
        # "1. Foo" opens a list; "12. Oktober" is a date
        return stop - len(before) <= start or following.lower() in _MONTHS
    return False
