"""Names put in the place of others: another town, person or party where two articles tell the same thing."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from app.check.ground import Ground
from app.check.sentences import Meaning
from app.check.slots import Slots
from app.check.words import word_set
from app.model.article import ParagraphKind
from app.model.entity import EntityType
from app.model.finding import Finding, FindingKind, Severity
from app.model.passage import Passage

LEAST_MATCH = 0.5
"""Least score of two sentences whose names are compared."""

LEAST = 0.75
"""Least agreement of two places for their names to be meant for one thing."""

VERY = 0.8
"""Score from which two sentences are one told twice."""

NAMED_MATCH, NAMED = 0.38, 0.48
"""The same for names before one and the same noun ("the Dover crossing"): they say which one is meant."""

_KINDS = frozenset({EntityType.PERSON, EntityType.PLACE, EntityType.ORGANISATION, EntityType.GROUP, EntityType.OTHER})
DATELINE = 40
"""Code points at a paragraph's beginning in which capitals mean a dateline."""

_GENERAL = word_set(
    "the of and for in party council university college school bank club city united rovers town county ministry "
    "department court hospital airport station street road bridge river lake mount north south east west new group "
    "company union institute association federation committee commission agency authority national royal central"
)
"""Words of names that do not tell which one is meant."""

_UNNAMED = frozenset({ParagraphKind.DATELINE, ParagraphKind.BYLINE, ParagraphKind.TITLE, ParagraphKind.HEADING})


@dataclass(frozen=True, slots=True)
class _Swap:
    fit: float
    a: Passage
    b: Passage
    one: int
    other: int


def find_swapped(ground: Ground, slots: Slots, told: Iterable[Finding]) -> list[Finding]:
    """Give the findings; names that are two spellings of one are another check's, as are those in findings *told*."""
    known = [finding.evidence for finding in told]
    base, count = ground.comparison.base, len(ground.comparison.articles)
    pairs = sorted(((i, j) for i in range(count) for j in range(i + 1, count)), key=lambda pair: base not in pair)
    findings: list[Finding] = []
    used: set[Passage] = set()
    for i, j in pairs:
        first, second = ground.ordered(i, j)
        swaps = sorted(_swaps(ground, slots, first, second), key=lambda s: (-s.fit, s.a, s.b))
        seen: set[frozenset[int]] = set()
        taken: set[Passage] = set()
        for swap in swaps:
            pair = frozenset((swap.one, swap.other))
            if pair in seen or taken & {swap.a, swap.b} or (first != base and {swap.a, swap.b} <= used):
                continue
            if any(all(any(at.overlaps(p) for p in evidence) for at in (swap.a, swap.b)) for evidence in known):
                continue
            seen.add(pair)
            taken |= {swap.a, swap.b}
            findings.append(_finding(ground, swap))
        used |= taken
    return findings


def _swaps(ground: Ground, slots: Slots, first: int, second: int) -> list[_Swap]:
    found: list[_Swap] = []
    entities = ground.comparison.entities
    for sentence in ground.sentences.of(first):
        here = [] if ground.kind(sentence) in _UNNAMED else slots.entities_in(sentence)
        if not here:
            continue
        matches = [m for m in ground.sentences.matches(sentence, second) if m.score >= NAMED_MATCH][:3]
        for match in matches:
            there = [] if ground.kind(match.there) in _UNNAMED else slots.entities_in(match.there)
            wide = _near(ground, slots, sentence, match.there)
            narrow = {number for _, number in here}, {number for _, number in there}
            for a, one in here:
                if _in_dateline(ground, a) or entities[one].type not in _KINDS:
                    continue
                for b, other in there:
                    if match.score >= VERY and slots.in_place(a, b):
                        # one sentence told twice: what other sentences name settles nothing
                        mine, theirs = narrow
                    else:
                        mine, theirs = wide
                    if (
                        one in theirs
                        or other in mine
                        or other == one
                        or _in_dateline(ground, b)
                        or not _comparable(ground, one, other)
                    ):
                        continue
                    if _related(ground, a, b, _people(ground, one, other)) or ground.near_spelling(
                        ground.text(a), ground.text(b)
                    ):
                        continue
                    fit = slots.agreement(a, b)
                    naming = slots.of(a).link == slots.of(b).link == "compound"
                    least, score = (NAMED, NAMED_MATCH) if naming else (LEAST, LEAST_MATCH)
                    if fit >= least and match.score >= score and slots.same_spot(a, b):
                        found.append(_Swap(fit, a, b, one, other))
    return found


def _near(ground: Ground, slots: Slots, here: Passage, there: Passage) -> tuple[set[int], set[int]]:
    """The entities of either sentence and of those that tell the same, so that a split sentence hides nothing."""
    mine = {number for _, number in slots.entities_in(here)}
    theirs = {number for _, number in slots.entities_in(there)}
    for match in ground.sentences.matches(here, there.article)[:3]:
        theirs |= {number for _, number in slots.entities_in(match.there)}
    for match in ground.sentences.matches(there, here.article)[:3]:
        mine |= {number for _, number in slots.entities_in(match.there)}
    return mine, theirs


def _comparable(ground: Ground, one: int, other: int) -> bool:
    """A person is no place; of a name the model knows no type for, it may be either."""
    types = {ground.comparison.entities[n].type for n in (one, other)}
    return types <= _KINDS and not (
        EntityType.PERSON in types and len(types & {EntityType.PLACE, EntityType.GROUP}) > 0
    )


def _people(ground: Ground, one: int, other: int) -> bool:
    return all(ground.comparison.entities[n].type is EntityType.PERSON for n in (one, other))


def _in_dateline(ground: Ground, at: Passage) -> bool:
    """Whether a name stands in capitals at a paragraph's beginning: where the report was filed."""
    return at.start < DATELINE and ground.text(at).isupper() and len(at) > 3


def _related(ground: Ground, a: Passage, b: Passage, people: bool) -> bool:
    """Whether two names may be one: they share a telling word or its meaning ("France", "French"), or are short for it.

    Two whole names of people that share a surname alone, or a first name, are two people.
    """
    one, other = _words(ground.text(a)), _words(ground.text(b))
    if people and len(one) > 1 and len(other) > 1:
        # "J. Marsh" and "John Marsh" may be one; a middle name may come and go
        initial = one[0][0] == other[0][0] and 1 in (len(one[0]), len(other[0]))
        return one[-1] == other[-1] and (one[0] == other[0] or initial)
    mine = {ground.sentences.meaning(word) for word in one}
    theirs = {ground.sentences.meaning(word) for word in other}
    if mine <= theirs or theirs <= mine or any(len(word) > 1 for word in (mine & theirs) - _general(ground.meaning)):
        return True
    return _short_for(ground.text(a), ground.text(b)) or _short_for(ground.text(b), ground.text(a))


@lru_cache(maxsize=1)
def _general(meaning: Meaning) -> frozenset[str]:
    return frozenset(map(meaning, _GENERAL))


def _words(name: str) -> list[str]:
    plain = name.replace("’s", "").replace("'s", "")
    return [word.strip(".,").casefold() for word in plain.replace("-", " ").split() if word.strip(".,")]


def _short_for(short: str, name: str) -> bool:
    letters = [c for c in short if c.isalpha()]
    initials = "".join(word[0] for word in name.split() if word[:1].isupper())
    return len(letters) >= 2 and all(c.isupper() for c in letters) and "".join(letters) == initials


def _finding(ground: Ground, swap: _Swap) -> Finding:
    types = {ground.comparison.entities[n].type for n in (swap.one, swap.other)}
    return Finding(
        kind=FindingKind.PLACE_DIFFERS if EntityType.PLACE in types else FindingKind.NAME_DIFFERS,
        severity=Severity.CHECK,
        values=(
            ("a", ground.text(swap.a)),
            ("b", ground.text(swap.b)),
            ("first", ground.siglum(swap.a.article)),
            ("second", ground.siglum(swap.b.article)),
        ),
        evidence=(swap.a, swap.b),
    )
