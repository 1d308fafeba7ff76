"""Normal forms of names: what must be equal for two surfaces to be one name."""

from __future__ import annotations

import re

from rapidfuzz.distance import OSA

from app.entities.folding import fold
from app.entities.given import family
from app.entities.known import known
from app.entities.words import word_list
from app.model.entity import EntityType

_WORD = re.compile(r"[^\W_]+(?:\.(?=[^\W_]\.?))?", re.UNICODE)
# "J.D. Vance", "JD Vance" and "J. D. Vance" have the same initials.
_INITIALS = re.compile(r"\b([A-Z])\.?([A-Z])\.?(?=\s+[A-Z])")
_SPELLING = {
    "defence": "defense",
    "centre": "center",
    "labour": "labor",
    "organisation": "organization",
    "harbour": "harbor",
    "theatre": "theater",
    "programme": "program",
}
_NUMBERS = {
    word: str(n)
    for n, word in enumerate(
        ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"]
    )
}
# "Juergen" is how a wire writes "Jürgen".
_DIGRAPH = re.compile(r"(?<=[^\Waeiouq])[ou]e(?=[^\Waeiou])|^[ou]e(?=[^\Waeiou])")
SMALL_WORDS = frozenset(word_list("of the and for to in on a an de la le du des & y e und der die das"))
"""Words that an acronym may leave out."""
# Endings that turn a name into its adjective or plural: a relative, not a misspelling.
_INFLECTED = ("s", "es", "n", "an", "ian", "ean", "i", "ish", "ese", "er")


def words_of(text: str) -> tuple[str, ...]:
    """The folded words of a name: hyphens part words, apostrophes and full stops vanish, number words are digits.

    ``"U.S."`` -> ``("us",)``, ``"Rossiya One TV"`` -> ``("rossiya", "1", "tv")``, ``"al-Assad"`` -> ``("assad",)``.
    """
    folded = re.sub(r"(?<=\w)\.(?=\w)|(?<=\w)\.(?=\W|$)", "", fold(text)).replace("'", "")
    plain: list[str] = _WORD.findall(folded)
    found = tuple(_NUMBERS.get(word) or _SPELLING.get(word) or word for word in plain)
    without = tuple(word for word in found if word not in {"al", "el"})
    return without or found


def mention_key(surface: str, kind: EntityType) -> str:
    """What identifies a name within its type before aliases are joined: equal keys are one name, spelled alike.

    Case, diacritics, hyphens, apostrophes, full stops, articles, possessives and number words do not count.
    """
    words = words_of(_INITIALS.sub(r"\1. \2.", surface) if kind is EntityType.PERSON else surface)
    key = " ".join(_DIGRAPH.sub(lambda m: m.group()[0], word) for word in words) if words else fold(surface) or surface
    if kind is EntityType.PERSON and words:
        *given, last = key.split() or [key]
        key = " ".join([*given, family(last)])
    if kind is EntityType.GROUP and len(key) > 4 and key.endswith("s") and not key.endswith(("ss", "us", "is")):
        key = key[:-1]
    return key


def _same_key(a: str, b: str) -> bool:
    return mention_key(a, EntityType.OTHER) == mention_key(b, EntityType.OTHER)


def near_spelling(a: str, b: str) -> bool:
    """Whether two names look like one name spelled in two ways ("Konashenkov", "Konoshenkov").

    False when they are equal after folding, when they differ in a figure, when one is the plural or adjective of the
    other, when both are well-known names of their own ("Iran", "Iraq"), and when more than one word differs.
    Optimal string alignment distance: 1 in words of four letters or more, 2 from seven letters (from five where the
    first letter and the other words of the name agree).
    """

    one, two = words_of(a), words_of(b)
    if one == two or "".join(one) == "".join(two) or len(one) != len(two) or _same_key(a, b):
        return False
    apart = [(x, y) for x, y in zip(one, two, strict=True) if x != y]
    if len(apart) != 1:
        return False
    x, y = sorted(apart[0], key=lambda word: (len(word), word))
    if len(x) < 4 or not (x.isalpha() and y.isalpha()):
        return False
    if y.startswith(x) and y[len(x) :] in _INFLECTED:
        return False
    kinds = (EntityType.PLACE, EntityType.ORGANISATION, EntityType.GROUP)
    listed = known()
    for left, right in ((a, b), apart[0]):
        names = [{listed.canonical.get((fold(each), kind)) for kind in kinds} - {None} for each in (left, right)]
        if names[0] and names[1] and not names[0] & names[1]:
            return False
    # Beside an equal surname a first name may differ more ("Yusen", "Yusuf").
    limit = 2 if len(x) >= 7 or (len(one) > 1 and len(x) >= 5 and x[0] == y[0]) else 1
    return OSA.distance(x, y, score_cutoff=limit) <= limit


def initials(words: tuple[str, ...]) -> set[str]:
    """The acronyms a name of several words can have, with and without its small words."""
    if len(words) < 2:
        return set()
    return {"".join(w[0] for w in words), "".join(w[0] for w in words if w not in SMALL_WORDS)} - {""}
