"""Words that exclude each other on one thing: the northern and the southern edge, Friday night and Friday morning.

They are compared in sentences that match, and only where they hang on words that mean the same or stand exactly in
each other's place.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from app.check.ground import Ground
from app.check.slots import Slots
from app.check.words import word_set
from app.model.finding import Finding, FindingKind, Severity
from app.model.passage import Passage

LEAST = 0.38
"""Least score of two sentences whose words are compared."""

RANKS = 3
"""Sentences among the best of a sentence's that are looked at."""

_SIDES = {
    "north": "north", "northern": "north", "northwards": "north", "northward": "north",
    "south": "south", "southern": "south", "southwards": "south", "southward": "south",
    "east": "east", "eastern": "east", "eastwards": "east", "eastward": "east",
    "west": "west", "western": "west", "westwards": "west", "westward": "west",
    "northeast": "north-east", "northeastern": "north-east", "northwest": "north-west", "northwestern": "north-west",
    "southeast": "south-east", "southeastern": "south-east", "southwest": "south-west", "southwestern": "south-west",
}  # fmt: skip
_GROUPS = (
    ("place", word_set("left right")),
    ("place", word_set("upper lower")),
    ("place", word_set("inner outer")),
    ("place", word_set("front rear")),
    ("place", word_set("upstream downstream")),
    ("place", word_set("inland offshore")),
    ("place", word_set("urban rural")),
    ("date", word_set("morning afternoon evening night")),
    ("date", word_set("spring summer autumn winter")),
    ("age", word_set("teens twenties thirties forties fifties sixties seventies eighties nineties")),
    ("figure", word_set("maximum minimum")),
    ("figure", word_set("first last")),
    ("figure", word_set("annual monthly weekly daily quarterly")),
    ("figure", word_set("gross net")),
    ("figure", word_set("domestic foreign overseas")),
    ("figure", word_set("import export imports exports")),
    ("name", word_set("son daughter")),
    ("name", word_set("brother sister")),
    ("name", word_set("husband wife widow widower")),
    ("name", word_set("father mother")),
    ("name", word_set("uncle aunt")),
    ("name", word_set("nephew niece")),
    ("name", word_set("grandson granddaughter")),
    ("name", word_set("grandfather grandmother")),
    ("name", word_set("elder younger eldest youngest")),
)
_SAME = {"evening": "night", "exports": "export", "imports": "import", "widower": "husband"}
_KINDS = {
    "place": FindingKind.PLACE_DIFFERS,
    "date": FindingKind.DATE_DIFFERS,
    "figure": FindingKind.FIGURE_DIFFERS,
    "name": FindingKind.NAME_DIFFERS,
    "age": FindingKind.AGE_DIFFERS,
}


@dataclass(frozen=True, slots=True)
class _Marked:
    """A word of a group: which group, and what it says there."""

    at: Passage
    group: int
    says: str


def find_contrasts(ground: Ground, slots: Slots, told: Iterable[Finding]) -> list[Finding]:
    """Give the findings between the base and each other article, one for each word of the base at most.

    Words inside the evidence of findings *told* are left out.
    """
    known = [at for finding in told for at in finding.evidence]
    base = ground.comparison.base
    findings: list[Finding] = []
    for other in range(len(ground.comparison.articles)):
        if other != base:
            findings += _between(ground, slots, base, other)
    return [each for each in findings if not all(any(at.overlaps(far) for far in known) for at in each.evidence)]


def _between(ground: Ground, slots: Slots, base: int, other: int) -> Iterator[Finding]:
    inside = {at: _marked(ground, at) for article in (base, other) for at in ground.sentences.of(article)}
    used: set[Passage] = set()
    for sentence in ground.sentences.of(base):
        for match in ground.sentences.matches(sentence, other)[:RANKS] if inside[sentence] else ():
            here, there = inside[sentence], inside[match.there]
            for a in here:
                for b in there:
                    if match.score < LEAST or a.group != b.group or a.says == b.says or used & {a.at, b.at}:
                        continue
                    # what the other sentence has as well is told there
                    if any(x.says == a.says for x in there if x.group == a.group) or any(
                        x.says == b.says for x in here if x.group == b.group
                    ):
                        continue
                    if slots.same_spot(a.at, b.at):
                        used |= {a.at, b.at}
                        yield _finding(ground, a, b)


def _marked(ground: Ground, sentence: Passage) -> list[_Marked]:
    found: list[_Marked] = []
    for located in ground.tokens([sentence]):
        word = located.token.normal
        side = _SIDES.get(word.replace("-", ""))
        if side is not None:
            found.append(_Marked(located.at, -1, side))
            continue
        for number, (_, words) in enumerate(_GROUPS):
            if word in words:
                found.append(_Marked(located.at, number, _SAME.get(word, word)))
    return found


def _finding(ground: Ground, a: _Marked, b: _Marked) -> Finding:
    return Finding(
        kind=FindingKind.PLACE_DIFFERS if a.group < 0 else _KINDS[_GROUPS[a.group][0]],
        severity=Severity.CHECK,
        values=(
            ("a", ground.text(a.at)),
            ("b", ground.text(b.at)),
            ("first", ground.siglum(a.at.article)),
            ("second", ground.siglum(b.at.article)),
        ),
        evidence=(a.at, b.at),
    )
