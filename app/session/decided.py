"""What the reader has decided by hand, kept in step with the articles: pure functions on ``Decisions``.

Of two decisions on the same two paragraphs the later one holds.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from typing import TypeVar

from app.model.alignment import Side
from app.model.decisions import Decisions, EntityChoice, LinkChoice

Choice = LinkChoice | EntityChoice

_Choice = TypeVar("_Choice", LinkChoice, EntityChoice)

Pair = tuple[int, int]
"""A paragraph of the lower article, and one of the other."""


def chosen_link(one: Side, other: Side, linked: bool) -> LinkChoice:
    """Return a decision on two sides, whichever comes first.

    Raises ``ValueError`` where both are of one article, or one is empty.
    """
    a, b = sorted((_ascending(one), _ascending(other)))
    if a.article == b.article or not a.paragraphs or not b.paragraphs:
        raise ValueError("no link between two articles")
    return LinkChoice(a, b, linked)


def with_link(decisions: Decisions, made: LinkChoice) -> Decisions:
    """Return *decisions* with *made* as the latest.

    A link made takes what it joins out of earlier rejections; a rejection takes earlier links away that join any two of
    its paragraphs.
    """
    kept: list[LinkChoice] = []
    pairs = set(_pairs(made))
    for choice in decisions.links:
        own = set(_pairs_with(choice, made))
        if own.isdisjoint(pairs) or (choice.linked is made.linked and not own <= pairs):
            kept.append(choice)
        elif made.linked and not choice.linked:
            kept.extend(_without(choice, pairs))
    return replace(decisions, links=(*kept, made))


def with_entity(decisions: Decisions, made: EntityChoice) -> Decisions:
    """Return *decisions* with *made* as the latest; saying the same twice in a row changes nothing."""
    if decisions.entities[-1:] == (made,):
        return decisions
    return replace(decisions, entities=(*decisions.entities, made))


def without(decisions: Decisions, choice: Choice) -> Decisions:
    """Return *decisions* with the latest decision equal to *choice* taken back; unchanged where there is none."""
    if isinstance(choice, LinkChoice):
        return replace(decisions, links=_less(decisions.links, choice))
    return replace(decisions, entities=_less(decisions.entities, choice))


def made_link(decisions: Decisions, one: Side, other: Side) -> LinkChoice | None:
    """Return the latest link made by hand that joins a paragraph of one side with one of the other."""
    asked = chosen_link(one, other, True)
    pairs = set(_pairs(asked))
    joined = (
        each for each in reversed(decisions.links) if each.linked and not pairs.isdisjoint(_pairs_with(each, asked))
    )
    return next(joined, None)


def renumbered(decisions: Decisions, numbers: Sequence[int | None]) -> Decisions:
    """Return *decisions* with each article under its new number; links go with an article that has none."""
    links: list[LinkChoice] = []
    for choice in decisions.links:
        a, b = numbers[choice.a.article], numbers[choice.b.article]
        if a is not None and b is not None:
            links.append(chosen_link(Side(a, choice.a.paragraphs), Side(b, choice.b.paragraphs), choice.linked))
    return _with_links(decisions, links)


def carried(decisions: Decisions, article: int, become: Callable[[int], Iterable[int]]) -> tuple[Decisions, int, int]:
    """Return *decisions* after the paragraphs of *article* changed, how many were on it, and how many of them are gone.

    *become* gives the new paragraphs of an old one. A decision goes when nothing is left of its side.
    """
    links: list[LinkChoice] = []
    touched = lost = 0
    for choice in decisions.links:
        if article not in (choice.a.article, choice.b.article):
            links.append(choice)
            continue
        touched += 1
        sides = [
            Side(article, tuple(sorted({new for old in side.paragraphs for new in become(old)})))
            if side.article == article
            else side
            for side in (choice.a, choice.b)
        ]
        if all(side.paragraphs for side in sides):
            links.append(LinkChoice(sides[0], sides[1], choice.linked))
        else:
            lost += 1
    return _with_links(decisions, links), touched, lost


def fitting(decisions: Decisions, counts: Sequence[int]) -> Decisions:
    """Return *decisions* without the links that name an article or a paragraph there is not."""
    return _with_links(decisions, [choice for choice in decisions.links if _fits(choice, counts)])


def _fits(choice: LinkChoice, counts: Sequence[int]) -> bool:
    if not 0 <= choice.a.article < choice.b.article < len(counts):
        return False
    return all(
        side.paragraphs
        and list(side.paragraphs) == sorted(set(side.paragraphs))
        and side.paragraphs[0] >= 0
        and side.paragraphs[-1] < counts[side.article]
        for side in (choice.a, choice.b)
    )


def _with_links(decisions: Decisions, links: Sequence[LinkChoice]) -> Decisions:
    return decisions if tuple(links) == decisions.links else replace(decisions, links=tuple(links))


def _ascending(side: Side) -> Side:
    return Side(side.article, tuple(sorted(set(side.paragraphs))))


def _pairs(choice: LinkChoice) -> Iterator[Pair]:
    return ((a, b) for a in choice.a.paragraphs for b in choice.b.paragraphs)


def _pairs_with(choice: LinkChoice, other: LinkChoice) -> Iterator[Pair]:
    """Give the pairs of *choice* if both decisions are on the same two articles."""
    same = (choice.a.article, choice.b.article) == (other.a.article, other.b.article)
    return _pairs(choice) if same else iter(())


def _without(rejection: LinkChoice, pairs: set[Pair]) -> Iterator[LinkChoice]:
    """Give what is left of a rejection when *pairs* are joined after all: for each paragraph, the ones it is not."""
    for a in rejection.a.paragraphs:
        rest = tuple(b for b in rejection.b.paragraphs if (a, b) not in pairs)
        if rest:
            yield LinkChoice(Side(rejection.a.article, (a,)), Side(rejection.b.article, rest), linked=False)


def _less(choices: tuple[_Choice, ...], choice: _Choice) -> tuple[_Choice, ...]:
    for at in range(len(choices) - 1, -1, -1):
        if choices[at] == choice:
            return choices[:at] + choices[at + 1 :]
    return choices
