"""Which stretches of a paragraph carry which role; overlaps are resolved in ``runs``, nowhere else."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from app.model.alignment import Link, LinkKind, Side
from app.model.comparison import Comparison
from app.model.edit import EditKind
from app.model.entity import Figure
from app.model.finding import Severity
from app.model.passage import Passage
from app.present.index import Index
from app.present.page import Granularity, Role, Run

WORDING_ROLES = frozenset({Role.INSERTED, Role.DELETED, Role.REPLACED, Role.SHARED, Role.STYLE_ONLY})
"""Roles that say how the wording relates to another article: a code point carries at most one of them."""

_STRENGTH = (Role.REPLACED, Role.DELETED, Role.INSERTED, Role.SHARED, Role.STYLE_ONLY)


@dataclass(frozen=True, slots=True)
class Mark:
    """A stretch (code points of the paragraph) with one role, and whom it belongs to."""

    start: int
    end: int
    role: Role
    entity: int | None = None
    quote: int | None = None
    finding: int | None = None


class Marker:
    """Collects the marks of any paragraph of one comparison at one granularity."""

    def __init__(self, index: Index, granularity: Granularity) -> None:
        self._index = index
        self._comparison = index.comparison
        self._granularity = granularity
        self._fixed = _fixed_marks(index.comparison)
        self._mentions: defaultdict[tuple[int, int], list[tuple[int, Passage]]] = defaultdict(list)
        self._named_in: defaultdict[int, set[int]] = defaultdict(set)
        for number, entity in enumerate(index.comparison.entities):
            for at in entity.mentions:
                self._mentions[at.article, at.paragraph].append((number, at))
                self._named_in[at.article].add(number)
        self._figures: defaultdict[tuple[int, int], list[Figure]] = defaultdict(list)
        self._figured_in: defaultdict[int, set[object]] = defaultdict(set)
        for figure in index.comparison.figures:
            self._figures[figure.at.article, figure.at.paragraph].append(figure)
            self._figured_in[figure.at.article].add(_value(figure))

    def marks(self, article: int, paragraph: int) -> list[Mark]:
        """Return every mark of a paragraph, in no promised order; furniture has none."""
        place = (article, paragraph)
        linked = place in self._index.links_of
        if not (linked or place in self._fixed) or self._index.is_furniture(article, paragraph):
            return []
        return [*self._fixed.get(place, ()), *(self._wording(article, paragraph) if linked else ())]

    def _wording(self, article: int, paragraph: int) -> list[Mark]:
        """Return the marks of a paragraph's wording, from the links that decide about it."""
        links = self._deciding(article, paragraph)
        if not links:
            return []
        auto = self._granularity is Granularity.AUTO
        if auto and all(link.kind in (LinkKind.REWORDED, LinkKind.PARTIAL) for link in links):
            return self._common(links, article, paragraph)
        own = Role.DELETED if article == self._comparison.base else Role.INSERTED
        marks = _lacking([self._own_edits(link, article, paragraph, own) for link in links], own)
        for link in links:
            for first, second in link.wording.folded:
                at = first if first.article == article else second
                if at.article == article and at.paragraph == paragraph:
                    marks.append(Mark(at.start, at.end, Role.STYLE_ONLY))
        return marks

    def _deciding(self, article: int, paragraph: int) -> list[Link]:
        """Return the links that say how a paragraph's words stand: with the base, else any; whole, else partial."""
        base = self._comparison.base
        numbers = self._index.links(article, paragraph)
        if article != base:
            numbers = self._index.links_to(article, paragraph, base) or numbers
        links = [self._comparison.links[number] for number in numbers]
        return [link for link in links if link.kind is not LinkKind.PARTIAL] or links

    def _own_edits(self, link: Link, article: int, paragraph: int, own: Role) -> list[tuple[int, int, Role]]:
        """Return what the other side of *link* lacks of the paragraph: stretches with *own* or REPLACED."""
        readable = self._granularity is Granularity.READABLE or (
            self._granularity is Granularity.AUTO and link.kind is LinkKind.REWORDED
        )
        found: list[tuple[int, int, Role]] = []
        for edit in link.wording.readable if readable else link.wording.fine:
            if edit.kind is EditKind.KEPT:
                continue
            at = edit.a if link.a.article == article else edit.b
            if at is not None and at.paragraph == paragraph and at.end > at.start:
                found.append((at.start, at.end, Role.REPLACED if edit.kind is EditKind.REPLACED else own))
        return found

    def _common(self, links: Sequence[Link], article: int, paragraph: int) -> list[Mark]:
        """Return what a reworded paragraph shares with its partners, and the figures and names that differ."""
        marks = [
            Mark(at.start, at.end, Role.SHARED)
            for link in links
            for at in link.wording.shared
            if at.article == article and at.paragraph == paragraph
        ]
        own = Role.DELETED if article == self._comparison.base else Role.INSERTED
        partners = [_far(link, article) for link in links]
        others = {side.article for side in partners}
        named = set[int]().union(*(self._named_in.get(other, set[int]()) for other in others))
        for number, at in self._mentions.get((article, paragraph), ()):
            if number not in named:
                marks.append(Mark(at.start, at.end, own))
        near = [
            figure
            for side in partners
            for partner in side.paragraphs
            for figure in self._figures.get((side.article, partner), ())
        ]
        mine = self._figures.get((article, paragraph), [])
        held = {_value(figure) for figure in mine}
        rivals = {(figure.kind, figure.unit) for figure in near if _value(figure) not in held}
        known = set[object]().union(*(self._figured_in.get(other, set[object]()) for other in others))
        values = {_value(figure) for figure in near}
        for figure in mine:
            if figure.value is None or _value(figure) in values:
                continue
            if (figure.kind, figure.unit) in rivals:
                marks.append(Mark(figure.at.start, figure.at.end, Role.REPLACED))
            elif _value(figure) not in known:
                marks.append(Mark(figure.at.start, figure.at.end, own))
        return join_shared(self._comparison.articles[article].paragraphs[paragraph].text, marks)


def _fixed_marks(comparison: Comparison) -> dict[tuple[int, int], list[Mark]]:
    """Return the marks that do not depend on links: quotations, names, figures, and evidence to check."""
    found: defaultdict[tuple[int, int], list[Mark]] = defaultdict(list)
    for number, quote in enumerate(comparison.quotes):
        for at in quote.inside or quote.spans:
            found[at.article, at.paragraph].append(Mark(at.start, at.end, Role.QUOTE, quote=number))
    for number, entity in enumerate(comparison.entities):
        for at in entity.mentions:
            found[at.article, at.paragraph].append(Mark(at.start, at.end, Role.ENTITY, entity=number))
    for figure in comparison.figures:
        found[figure.at.article, figure.at.paragraph].append(Mark(figure.at.start, figure.at.end, Role.FIGURE))
    for number, finding in enumerate(comparison.findings):
        if finding.severity is Severity.CHECK:
            for at in finding.evidence:
                found[at.article, at.paragraph].append(Mark(at.start, at.end, Role.CHECK, finding=number))
    return found


def _value(figure: Figure) -> object:
    return (figure.kind, figure.value, figure.unit)


def _far(link: Link, article: int) -> Side:
    return link.b if link.a.article == article else link.a


def _lacking(per_link: list[list[tuple[int, int, Role]]], own: Role) -> list[Mark]:
    """Return what *every* link says the other side lacks; where one has other words instead, it is a replacement."""
    if len(per_link) == 1:
        return [Mark(start, end, role) for start, end, role in per_link[0]]
    borders = sorted({border for edits in per_link for start, end, _ in edits for border in (start, end)})
    marks: list[Mark] = []
    for start, end in pairwise(borders):
        roles = [next((role for s, e, role in edits if s <= start and end <= e), None) for edits in per_link]
        if None not in roles:
            marks.append(Mark(start, end, own if set(roles) == {own} else Role.REPLACED))
    return marks


def join_shared(text: str, marks: list[Mark]) -> list[Mark]:
    """Return *marks* with shared stretches joined where only white space stands between: one mark, not one a word."""
    shared = sorted((m for m in marks if m.role is Role.SHARED), key=lambda mark: (mark.start, mark.end))
    result = [mark for mark in marks if mark.role is not Role.SHARED]
    while shared:
        start, end = shared[0].start, shared[0].end
        rest = 1
        while rest < len(shared) and (shared[rest].start <= end or text[end : shared[rest].start].isspace()):
            end = max(end, shared[rest].end)
            rest += 1
        result.append(Mark(start, end, Role.SHARED))
        del shared[:rest]
    return result


def runs(text: str, marks: Sequence[Mark]) -> tuple[Run, ...]:
    """Return the runs that partition *text*, each with the roles of the marks that cover it.

    Of several wording roles on one code point the strongest stays (replaced, then deleted or inserted, shared, style
    only); of several names the longest mention, then the first, gives the run its entity. Neighbours that are alike
    are joined; marks are clipped to the text, and empty ones dropped.
    """
    length = len(text)
    if length == 0:
        return ()
    if not marks:
        return (Run(0, length),)
    clipped = [mark for mark in marks if max(mark.start, 0) < min(mark.end, length)]
    clipped.sort(key=lambda mark: (mark.start, mark.end, mark.role))
    borders = sorted({0, length, *(max(m.start, 0) for m in clipped), *(min(m.end, length) for m in clipped)})
    result: list[Run] = []
    active: list[Mark] = []
    following = 0
    for start, end in pairwise(borders):
        active = [mark for mark in active if mark.end > start]
        while following < len(clipped) and clipped[following].start <= start:
            active.append(clipped[following])
            following += 1
        run = _run(start, end, active)
        if result and _alike(result[-1], run):
            last = result.pop()
            run = Run(last.start, end, run.roles, run.entity, run.quotes, run.findings)
        result.append(run)
    return tuple(result)


def _run(start: int, end: int, marks: list[Mark]) -> Run:
    if not marks:
        return Run(start, end)
    roles = {mark.role for mark in marks}
    wording = next((role for role in _STRENGTH if role in roles), None)
    roles -= WORDING_ROLES
    if wording is not None:
        roles.add(wording)
    names = [(mark.start - mark.end, mark.start, mark.entity) for mark in marks if mark.entity is not None]
    return Run(
        start,
        end,
        frozenset(roles),
        min(names)[2] if names else None,
        tuple(sorted({mark.quote for mark in marks if mark.quote is not None})),
        tuple(sorted({mark.finding for mark in marks if mark.finding is not None})),
    )


def _alike(first: Run, second: Run) -> bool:
    return (first.roles, first.entity, first.quotes, first.findings) == (
        second.roles,
        second.entity,
        second.quotes,
        second.findings,
    )
