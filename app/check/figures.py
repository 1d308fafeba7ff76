"""Figures that differ in passages that otherwise match."""

from __future__ import annotations

from collections.abc import Iterator

from app.check.ground import Ground, ends
from app.model.alignment import Link, LinkKind
from app.model.edit import EditKind
from app.model.entity import Figure, FigureKind
from app.model.finding import Finding, FindingKind, Severity
from app.model.passage import Passage

_FINDING = {
    FigureKind.MONEY: FindingKind.MONEY_DIFFERS,
    FigureKind.PERCENT: FindingKind.PERCENT_DIFFERS,
    FigureKind.DATE: FindingKind.DATE_DIFFERS,
    FigureKind.TIME: FindingKind.DATE_DIFFERS,
    FigureKind.AGE: FindingKind.AGE_DIFFERS,
}

_FAMILY = {
    FigureKind.NUMBER: "count",
    FigureKind.QUANTITY: "count",
    FigureKind.ORDINAL: "ordinal",
    FigureKind.MONEY: "money",
    FigureKind.PERCENT: "percent",
    FigureKind.DATE: "date",
    FigureKind.TIME: "time",
    FigureKind.AGE: "age",
}

_WEEKDAYS = frozenset({"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"})

CONTEXT = 5
"""Words to either side that say what a figure is about."""

IN_PLACE = 0.2
"""What standing in the other's place adds, where the wording as a whole was changed."""

LEAST = 0.34
"""Least agreement of the words around two figures for them to be about the same thing; a figure put in the other's
very place of an edited passage needs none."""


def find_differing(ground: Ground) -> tuple[list[Finding], set[Figure]]:
    """Give the findings, and the figures they speak of (so that nothing else reports them again)."""
    by_place: dict[tuple[int, int], list[Figure]] = {}
    for figure in ground.comparison.figures:
        by_place.setdefault((figure.at.article, figure.at.paragraph), []).append(figure)
    findings: list[Finding] = []
    used: set[Figure] = set()
    seen: set[tuple[Passage, Passage]] = set()
    base = ground.comparison.base
    for link in sorted(ground.firm_links, key=lambda link: base not in (link.a.article, link.b.article)):
        first, second = ground.ordered(link.a.article, link.b.article)
        sides = {link.a.article: link.a, link.b.article: link.b}
        here = [figure for p in sides[first].paragraphs for figure in by_place.get((first, p), ())]
        there = [figure for p in sides[second].paragraphs for figure in by_place.get((second, p), ())]
        for one, other in _pairs(ground, link, here, there):
            # what both say otherwise than the base has been told already, twice
            if (one.at, other.at) in seen or (first != base and {one, other} <= used):
                continue
            seen.add((one.at, other.at))
            used |= {one, other}
            findings.append(_finding(ground, one, other))
    return findings, used


def same_value(one: Figure, other: Figure) -> bool:
    """Whether two figures say the same; an unsettled date says what its words say."""
    if _FAMILY[one.kind] != _FAMILY[other.kind]:
        # "three" as a number and as a quantity of days is one figure; money and counts are not
        return False
    if one.value is None or other.value is None:
        return False
    if isinstance(one.value, str) and isinstance(other.value, str):
        return _same_date(one.value, other.value)
    if one.value != other.value:
        return False
    return one.kind is not FigureKind.MONEY or one.unit is None or other.unit is None or one.unit == other.unit


def _same_date(one: str, other: str) -> bool:
    """Whether two dates agree as far as both go: the coarser may hold the finer; ``--09-30`` leaves the year open."""
    if one.startswith("--") != other.startswith("--"):
        open_year, full = (one, other) if one.startswith("--") else (other, one)
        rest = full[5:]
        return not rest or rest.startswith(open_year[2:]) or open_year[2:].startswith(rest)
    return one.startswith(other) or other.startswith(one)


def _pairs(ground: Ground, link: Link, here: list[Figure], there: list[Figure]) -> Iterator[tuple[Figure, Figure]]:
    """Pair the figures that have no equal on the other side, best first."""
    left = [f for f in here if not any(_equal(ground, f, g) for g in there)]
    right = [g for g in there if not any(_equal(ground, f, g) for f in here)]
    scored: list[tuple[float, Figure, Figure]] = []
    for one in left:
        for other in right:
            if _FAMILY[one.kind] != _FAMILY[other.kind]:
                continue
            if one.kind is FigureKind.DATE and not _comparable(ground, one, other):
                continue
            score = _agreement(ground, one, other)
            if score is None:
                continue
            if _replaces(link, one.at, other.at):
                # in a reworded pair what stands in a thing's place may be another thing altogether
                score = 1.0 if link.kind is LinkKind.EDITED else score + IN_PLACE
            if score >= LEAST:
                scored.append((score, one, other))
    scored.sort(key=lambda item: (-item[0], item[1].at, item[2].at))
    taken: set[Figure] = set()
    for _, one, other in scored:
        if one not in taken and other not in taken:
            taken |= {one, other}
            yield one, other


def _equal(ground: Ground, one: Figure, other: Figure) -> bool:
    if same_value(one, other):
        return True
    return ground.text(one.at).casefold() == ground.text(other.at).casefold()


def _comparable(ground: Ground, one: Figure, other: Figure) -> bool:
    """Two dates can contradict each other only when both are settled, or both are names of weekdays.

    The days two articles were published on differ by nature.
    """
    articles = ground.comparison.articles
    if all(figure.value == articles[figure.at.article].published for figure in (one, other)):
        return False
    if one.value is not None and other.value is not None:
        return True
    return all(ground.text(figure.at).casefold() in _WEEKDAYS for figure in (one, other))


def _replaces(link: Link, one: Passage, other: Passage) -> bool:
    """Whether the wording puts *other* where *one* stood."""
    for edit in link.wording.fine:
        if edit.kind is EditKind.REPLACED:
            here, there = ends(edit, one.article)
            if here is not None and there is not None and here.overlaps(one) and there.overlaps(other):
                return True
    return False


def _around(ground: Ground, at: Passage) -> set[str]:
    tokens = ground.segmented[at.article].paragraphs[at.paragraph].tokens
    inside = [n for n, token in enumerate(tokens) if token.start < at.end and at.start < token.end]
    if not inside:
        return set()
    near = tokens[max(0, inside[0] - CONTEXT) : inside[0]] + tokens[inside[-1] + 1 : inside[-1] + 1 + CONTEXT]
    return {token.normal for token in near if len(token.normal) > 3}


def _agreement(ground: Ground, one: Figure, other: Figure) -> float | None:
    """How far the words around two figures, and what they count, agree: 0..1; ``None`` if they count other things."""
    here, there = _around(ground, one.at), _around(ground, other.at)
    shared = len(here & there) / max(1, min(len(here), len(there)))
    if one.kind not in (FigureKind.MONEY, FigureKind.PERCENT) and one.unit and other.unit:
        if _stem(one.unit) != _stem(other.unit):
            return None
        return max(shared, 0.5) if shared else 0.4
    return shared * 0.8


def _stem(unit: str) -> str:
    """Leave off the plural: one year, four years."""
    word = unit.casefold().replace("-", " ").strip()
    return word[:-1] if word.endswith("s") and len(word) > 3 else word


def _rounded(one: Figure, other: Figure) -> bool:
    """Whether one is the other, rounded to its own last digit."""
    if isinstance(one.value, str) or isinstance(other.value, str) or one.value is None or other.value is None:
        return False
    coarse, fine = sorted((float(one.value), float(other.value)), key=lambda v: len(f"{v:g}".rstrip("0").rstrip(".")))
    if not coarse or one.unit != other.unit:
        return False
    step = 1.0
    while coarse % (step * 10) == 0:
        step *= 10
    return coarse != fine and abs(coarse - fine) <= step / 2 and abs(coarse - fine) / abs(coarse) < 0.05


def _finding(ground: Ground, one: Figure, other: Figure) -> Finding:
    kind = _FINDING.get(one.kind, FindingKind.FIGURE_DIFFERS)
    a, b = ground.text(one.at), ground.text(other.at)
    if {a.casefold(), b.casefold()} <= _WEEKDAYS:
        kind = FindingKind.WEEKDAY_DIFFERS
    return Finding(
        kind=kind,
        severity=Severity.NOTE if _rounded(one, other) else Severity.CHECK,
        values=(
            ("a", a),
            ("b", b),
            ("first", ground.siglum(one.at.article)),
            ("second", ground.siglum(other.at.article)),
        ),
        evidence=(one.at, other.at),
    )
