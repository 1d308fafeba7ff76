"""Offices and titles as a text gives them to a person: "Finance Minister", "the acting chief of police".

A role is read from the words before a name ("a police spokesman, Joost Hamer"), from those after it ("Joost Hamer, the
chief of police,") and from what the sentence makes of it ("will join as president of ..."). Its head is the office;
what stands before the head, or after "of", is its field ("finance", "police"); "former", "acting", "vice" change it.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from app.check.words import word_set

_ABBREVIATIONS = {
    "ceo": "chief executive", "cfo": "chief finance executive", "coo": "chief operating executive",
    "pm": "prime minister", "cllr": "councillor", "det": "detective", "sgt": "sergeant", "insp": "inspector",
    "supt": "superintendent", "col": "colonel", "lt": "lieutenant", "capt": "captain", "cmdr": "commander",
    "gen": "general", "adm": "admiral", "maj": "major", "cpl": "corporal", "brig": "brigadier", "sen": "senator",
    "rep": "representative", "gov": "governor", "prof": "professor", "rev": "reverend", "pres": "president",
    "vp": "vice president", "atty": "attorney", "sec": "secretary", "dep": "deputy", "asst": "assistant",
    "superintendant": "superintendent", "co": "", "us": "american", "uk": "british",
}  # fmt: skip

_CHANGING = {
    "former": "former", "ex": "former", "retired": "former", "onetime": "former", "erstwhile": "former",
    "acting": "acting", "interim": "acting", "caretaker": "acting", "temporary": "acting",
    "deputy": "deputy", "vice": "deputy", "assistant": "deputy", "associate": "deputy", "under": "deputy",
    "elect": "elect", "designate": "elect", "incoming": "elect",
    "shadow": "shadow", "prime": "prime", "honorary": "honorary", "emeritus": "honorary",
}  # fmt: skip
"""Words that make another office of one, by what they make of it."""

_LOUD = word_set("chief lead senior top head then outgoing longtime long-time veteran new current first")
"""Words before an office that leave it what it is. "Chief" belongs to "chief executive", whoever leaves it out."""

_PORTFOLIOS = word_set(
    "finance foreign interior defence defense health education justice trade labour labor transport environment energy "
    "agriculture culture home treasury economy economic immigration housing tourism sport technology industry "
    "development planning social welfare family police fire army navy air managing creative artistic sporting "
    "technical marketing operating research sales legal communications commercial editorial medical nursing "
    "musical political business crime financial operations personnel programme security"
)
_RANKS = tuple(
    word_set(words)
    for words in (
        "constable sergeant inspector superintendent commander commissioner detective sheriff",
        "private corporal sergeant lieutenant captain major colonel brigadier general marshal",
        "captain commander commodore admiral lieutenant",
        "bishop archbishop cardinal pope priest",
        "goalkeeper defender midfielder striker winger",
        "lecturer professor dean rector",
    )
)
_WORD = re.compile(r"[^\W\d_]+(?:[’'][^\W\d_]+)?")
_STOP = re.compile(
    r"[,;:.()“”\"–—]|\b(?:who|which|that|when|where|whose|said|says|and|but|with|from|since|after|before|while|until|to)\b"
)
_CHOSEN = "named|appointed|elected|made|promoted to|chosen"
_MADE = re.compile(
    rf"\b(?:as|became|become|becomes|(?:is|was|been|be)(?: now)?(?! (?:{_CHOSEN}))|{_CHOSEN})[ \u00a0]"
    r"(?=(?:an?|the|its|their|his|her)[ \u00a0]|[^\W\d])"
)
_OF = word_set("of for at in on")
_ARTICLES = word_set("a an the its his her their our my this")
ALIKE = 0.55
"""Least score of two sentences for two quite different offices in them to be meant for one."""

LONG_HEAD = 6
"""Letters an office must have to be known at the end of a longer word."""

LONGEST = 90
"""Code points around a name in which its role is looked for."""


@dataclass(frozen=True, slots=True)
class Role:
    """An office: ``head`` stands for all words for it, ``changed`` what makes another of it, ``field`` what it is in.

    ``start`` and ``end`` are its place in the paragraph.
    """

    head: str
    changed: frozenset[str]
    field: frozenset[str]
    start: int
    end: int
    general: bool = False


@cache
def _heads() -> dict[str, tuple[str, bool]]:
    """Word -> the first word of its line, and whether it is too general to contradict another."""
    text = (files("resources") / "data" / "roles.txt").read_text(encoding="utf-8")
    found: dict[str, tuple[str, bool]] = {}
    for line in text.splitlines():
        if line.startswith("#"):
            continue
        words = line.removeprefix("!").split()
        for word in words:
            found.setdefault(word, (word if line.startswith("!") else words[0], line.startswith("!")))
    return found


def _head(word: str) -> tuple[str, bool] | None:
    heads = _heads()
    found = heads.get(word) or (heads.get(word[:-1]) if word.endswith("s") else None)
    if found is None and len(word) > LONG_HEAD:
        # "schoolteacher", "policewoman"
        found = next((heads[word[n:]] for n in range(3, len(word) - LONG_HEAD + 1) if word[n:] in heads), None)
    return found


def _words(text: str, start: int, end: int) -> list[tuple[str, int, int]]:
    """The words of a stretch, abbreviations written out, possessives left off."""
    found: list[tuple[str, int, int]] = []
    for match in _WORD.finditer(text, start, end):
        word = re.sub(r"[’']s?$", "", match.group().casefold())
        found += [(each, match.start(), match.end()) for each in _ABBREVIATIONS.get(word, word).split()]
    return found


def read_role(text: str, start: int, end: int, closed: Collection[int] = ()) -> Role | None:
    """Read the phrase at [start, end) as a role: its last office before an "of", with what belongs to it.

    *closed* are where words begin that belong to no role: verbs, prepositions, pronouns.
    """
    words = _words(text, start, end)
    limit = next((n for n, (word, _, _) in enumerate(words) if word in _OF and n), len(words))
    at = next((n for n in range(limit - 1, -1, -1) if _head(words[n][0])), None)
    if at is None:
        return None
    while at + 1 < limit and _head(words[at + 1][0]) is None and words[at + 1][0] not in _CHANGING:
        # "director Grace Achieng": what follows the office is the name, and no part of the phrase
        limit = at + 1
    head, general = _head(words[at][0]) or ("", False)
    first = at
    changed: set[str] = set()
    field: set[str] = set()
    for n in range(at - 1, -1, -1):
        word = words[n][0]
        between = text[words[n][2] : words[n + 1][1]]
        if word in _ARTICLES or (words[n][1] in closed and word not in _CHANGING) or between.strip(" -\u00a0"):
            break
        if word in _CHANGING:
            changed.add(_CHANGING[word])
        elif word not in _LOUD and _head(word) is None and word not in {"year", "old"}:
            field.add(word)
        if word not in {"year", "old"}:
            first = n
        if words[n][2] - words[n][1] > len(word) and text[words[n][1] : words[n][2]].endswith(("s", "’", "'")):
            break  # "Vellheim's sporting director": whose office it is ends the phrase
    if limit > at + 1 and words[at + 1][0] in _CHANGING:
        changed.add(_CHANGING[words[at + 1][0]])
    last = at
    if limit < len(words) and words[limit][0] in _OF and limit <= at + 2:
        for n in range(limit + 1, min(len(words), limit + 5)):
            if words[n][0] in _OF or (words[n][1] in closed and words[n][0] not in _ARTICLES):
                break
            if words[n][0] not in _ARTICLES:
                field.add(words[n][0])
                last = n
    return Role(head, frozenset(changed), frozenset(field), words[first][1], words[last][2], general)


def roles_beside(
    text: str, start: int, end: int, sentence: tuple[int, int], names: Sequence[int] = (), closed: Collection[int] = ()
) -> list[Role]:
    """Read the roles that a sentence gives to a name at [start, end).

    *names* are where the sentence's names begin; *closed* as in ``read_role``.
    """
    found: list[Role] = []
    begin, stop = max(sentence[0], start - LONGEST), min(sentence[1], end + LONGEST)
    # "Mayor Pieter Roelofs", "a police spokesman, Joost Hamer"
    before = text[begin:start]
    cuts = [match.end() for match in _STOP.finditer(before.rstrip(" ,\u00a0"))]
    phrase = begin + (cuts[-1] if cuts else 0)
    # a preposition or a verb before the office: "during President ..."
    for at in sorted(closed):
        word = _WORD.match(text, at)
        if phrase <= at < start and word is not None and word.group().casefold() not in _CHANGING:
            phrase = word.end()
    comma = before.rstrip(" \u00a0").endswith(",")
    own = re.match(r"\W*(?:[Aa]n?|[Tt]he|[Ii]ts|[Hh]is|[Hh]er|[Tt]heir|[^\W\d_][\w’'. -]*[’']s?)\s", text[phrase:start])
    if not comma or own is not None:
        role = read_role(text, phrase, start, closed)
        gap = text[role.end : start] if role is not None else ""
        if role is not None and not gap.strip(" ,\u00a0.") and (comma or "," not in gap):
            found.append(role)
            found += _joined_before(text, begin, role.start, closed)
    # the name itself may hold its title
    inside = read_role(text, start, end, closed)
    if inside is not None and inside.start == start and not inside.general:
        found.append(inside)
    # "Joost Hamer, the chief of police,"; an age may stand between
    after = re.match(r"(?:[’']s)?,(?:\s\d{1,3},)?\s(?=[^\W\d]|ex-)", text[end:stop])
    if after is not None:
        here = end + after.end()
        cut = _STOP.search(text, here, stop)
        last = cut.start() if cut is not None else stop
        role = read_role(text, here, last, closed)
        if role is not None and not any(role.end < name < last for name in names) and _bare(text, here, role, closed):
            found.append(role)
            joined = re.match(r"[ \u00a0]and[ \u00a0]", text[role.end : stop])
            if joined is not None:
                here = role.end + joined.end()
                cut = _STOP.search(text, here, stop)
                second = read_role(text, here, cut.start() if cut is not None else stop, closed)
                found += [second] if second is not None and _bare(text, here, second, closed) else []
    return found


def _joined_before(text: str, begin: int, start: int, closed: Collection[int]) -> list[Role]:
    """The office before an "and": "photographer and director Tyler Shields" gives two."""
    joined = re.search(r"[ \u00a0]and[ \u00a0](?:an?[ \u00a0]|the[ \u00a0])?$", text[begin:start])
    if joined is None:
        return []
    end = begin + joined.start()
    cuts = [match.end() for match in _STOP.finditer(text, begin, end)]
    role = read_role(text, cuts[-1] if cuts else begin, end, closed)
    return [role] if role is not None and role.end == end else []


def roles_made(text: str, start: int, end: int, names: Sequence[int] = (), closed: Collection[int] = ()) -> list[Role]:
    """Read the role that the rest of a sentence, [start, end), makes of whom it is about: "will join as president"."""
    for made in _MADE.finditer(text, start, end):
        if any(start <= name < made.start() for name in names):
            break
        here = made.end()
        cut = _STOP.search(text, here, end)
        role = read_role(text, here, cut.start() if cut is not None else end, closed)
        if role is not None and _bare(text, here, role, closed):
            return [role]
    return []


def _bare(text: str, start: int, role: Role, closed: Collection[int]) -> bool:
    """Whether nothing but articles, owners and adjectives stands between *start* and a role."""
    return role.start - start <= 40 and not any(start <= at < role.start for at in closed)


def compatible(one: Role, other: Role) -> bool:
    """Whether two roles may be one and the same, told in more or fewer words."""
    if one.head != other.head or one.changed != other.changed:
        return False
    a, b = one.field & _PORTFOLIOS, other.field & _PORTFOLIOS
    return not a or not b or bool(a & b)


def contradict(one: Role, other: Role, match: float) -> bool:
    """Whether two roles of one person cannot both be meant: another rank, field or degree of one office.

    *match* is the score of their sentences. A person may well have two offices, or have left one since: such roles
    contradict each other only where the two sentences tell the same.
    """
    if one.general or other.general or compatible(one, other):
        return False
    if one.head == other.head:
        return one.changed ^ other.changed != frozenset({"former"}) or match > 0
    if any(one.head in ranks and other.head in ranks for ranks in _RANKS):
        return True
    if one.changed != other.changed:
        return False
    return match >= ALIKE or (match > 0 and bool(one.field & other.field))
