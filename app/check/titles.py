"""Offices and titles that one article gives a person and another does not."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from app.check.ground import Ground
from app.check.roles import ALIKE, Role, compatible, contradict, roles_beside, roles_made
from app.model.entity import EntityType
from app.model.finding import Finding, FindingKind, Severity
from app.model.passage import Passage

_CLOSED = frozenset({"VERB", "AUX", "ADP", "PRON", "SCONJ", "CCONJ"})


VERY = 0.8
"""Score from which two sentences are one told twice."""


@dataclass(frozen=True, slots=True)
class _Given:
    role: Role
    at: Passage
    sentence: Passage


def find_titles(ground: Ground) -> list[Finding]:
    """Give a finding where a person has an office in one article that the other's words for it contradict."""
    findings: list[Finding] = []
    base, count = ground.comparison.base, len(ground.comparison.articles)
    pairs = sorted(((i, j) for i in range(count) for j in range(i + 1, count)), key=lambda pair: base not in pair)
    given = _given(ground)
    used: set[Passage] = set()
    for number in sorted(given):
        by_article = given[number]
        for i, j in pairs:
            first, second = ground.ordered(i, j)
            pair = _contradiction(
                ground, by_article.get(first, []), by_article.get(second, []), ground.rewritten(first, second)
            )
            if pair is None or (first != base and {pair[0].at, pair[1].at} <= used):
                continue
            used |= {pair[0].at, pair[1].at}
            findings.append(_finding(ground, *pair))
    return findings


def _given(ground: Ground) -> dict[int, dict[int, list[_Given]]]:
    """Entity number -> article -> the offices it is given there."""
    entities = ground.comparison.entities
    people = {EntityType.PERSON, EntityType.ORGANISATION, EntityType.OTHER}
    starts: dict[tuple[int, int], list[int]] = defaultdict(list)
    for entity in entities:
        if entity.type is EntityType.PERSON:
            for at in entity.mentions:
                starts[at.article, at.paragraph].append(at.start)
    found: dict[int, dict[int, list[_Given]]] = defaultdict(lambda: defaultdict(list))
    for number, entity in enumerate(entities):
        if entity.type not in people:
            continue
        for at in entity.mentions:
            text = ground.comparison.articles[at.article].paragraphs[at.paragraph].text
            sentence = ground.sentences.around(at)
            closed = {
                t.start
                for t in ground.sentences.tokens(at)
                if t.pos in _CLOSED and sentence.start <= t.start < sentence.end and text[t.start : t.end] != "of"
            }
            names = starts[at.article, at.paragraph]
            span = (sentence.start, sentence.end)
            roles = roles_beside(text, at.start, at.end, span, names, closed)
            if entity.type is EntityType.PERSON:
                roles += roles_made(text, at.end, sentence.end, names, closed)
            for role in roles:
                place = Passage(at.article, at.paragraph, role.start, role.end)
                found[number][at.article].append(_Given(role, place, sentence))
    return found


def _contradiction(
    ground: Ground, here: list[_Given], there: list[_Given], rewrite: bool
) -> tuple[_Given, _Given] | None:
    """The best pair of offices that cannot be one; none where each has its like in the other article."""
    left = {a for a in here if not any(compatible(a.role, b.role) for b in there)}
    right = {b for b in there if not any(compatible(a.role, b.role) for a in here)}
    best: tuple[float, _Given, _Given] | None = None
    for a in here:
        for b in there:
            if a not in left and b not in right:
                continue
            matches = ground.sentences.matches(a.sentence, b.at.article)
            score = max((m.score for m in matches if m.there == b.sentence), default=0.0)
            # what has its like elsewhere in the other article must differ in the very sentence
            other_field = a.role.head == b.role.head and a.role.changed == b.role.changed
            least = 0.0 if a in left and b in right else ALIKE if other_field and rewrite else VERY
            if score < least or not contradict(a.role, b.role, score):
                continue
            if best is None or score > best[0]:
                best = score, a, b
    return best[1:] if best is not None else None


def _finding(ground: Ground, a: _Given, b: _Given) -> Finding:
    return Finding(
        kind=FindingKind.TITLE_DIFFERS,
        severity=Severity.CHECK,
        values=(
            ("a", ground.text(a.at)),
            ("b", ground.text(b.at)),
            ("first", ground.siglum(a.at.article)),
            ("second", ground.siglum(b.at.article)),
        ),
        evidence=(a.at, b.at),
    )
