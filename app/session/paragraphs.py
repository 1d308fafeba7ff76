"""Setting paragraphs right: their kinds, where they begin and end; what was done by hand outlives another reading.

Paragraphs are numbered as corrected. Rows, place and kinds follow the text when its numbers change.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace

from app.model.article import Paragraph, ParagraphKind
from app.model.comparison import Comparison
from app.model.finding import Finding
from app.model.passage import Passage
from app.session import decided
from app.session import shape as shapes
from app.session.matching import Matching
from app.session.shape import Line, Outline, Part, Shape
from app.session.state import Correction, OpenArticle, SessionState, correct_article, with_article

Place = tuple[int, int]
"""A paragraph, and a code point in it."""

Way = Callable[[int, int], Place | None]
"""Gives the new place of an old one, or ``None`` where it is gone."""


@dataclass(frozen=True, slots=True)
class Renewed:
    """A state in which an article's paragraphs changed, and the *way* from their old places to the new ones.

    ``made`` counts what was set by hand in that article before, ``lost`` how much of it could not be kept.
    """

    state: SessionState
    way: Way
    made: int = 0
    lost: int = 0


def correct_kind(state: SessionState, number: int, paragraph: int, kind: ParagraphKind) -> SessionState:
    """Return *state* with one paragraph's kind set right; setting it to what was read takes the correction back."""
    return correct_kinds(state, number, (paragraph,), kind)


def correct_kinds(state: SessionState, number: int, paragraphs: Iterable[int], kind: ParagraphKind) -> SessionState:
    """Return *state* with several paragraphs of one kind."""
    opened = state.articles[number]
    kinds = dict(opened.correction.kinds)
    as_read = shapes.reshape(opened.article.paragraphs, opened.correction.shape)
    for paragraph in paragraphs:
        if as_read[paragraph].kind is kind:
            kinds.pop(paragraph, None)
        else:
            kinds[paragraph] = kind
    return correct_article(state, number, replace(opened.correction, kinds=tuple(kinds.items())))


def join_paragraphs(state: SessionState, number: int, paragraphs: Iterable[int]) -> Renewed:
    """Return *state* with these paragraphs of an article made one, which has the kind of the first."""
    opened = state.articles[number]
    chosen = sorted(set(paragraphs))
    shape = shapes.joined(opened.article.paragraphs, opened.correction.shape, chosen)
    return _reshaped(state, number, shape, chosen[0] if chosen else 0)


def split_paragraph(state: SessionState, number: int, paragraph: int, at: int) -> Renewed:
    """Return *state* with a paragraph cut before its code point *at*; unchanged where one half would be empty."""
    opened = state.articles[number]
    shape = shapes.split(opened.article.paragraphs, opened.correction.shape, paragraph, at)
    return _reshaped(state, number, shape, paragraph)


def replace_article(state: SessionState, number: int, again: OpenArticle, *, facts: bool = True) -> Renewed:
    """Return *state* with article *number* read again (file changed, another reading), its corrections carried over.

    Kinds, joins and splits follow their paragraphs, found again by their words. *facts*: keep the corrected title and
    the like, too; not for another article of the same file. ``again.correction`` is ignored.
    """
    old = state.articles[number]
    before, after = old.article.paragraphs, again.article.paragraphs
    matching = Matching([each.text for each in before], [each.text for each in after])
    fix = old.correction
    shape = shapes.sound(after, _carried_lines(fix.shape, after, matching))
    lines, new_lines = Outline(before, fix.shape), Outline(after, shape)
    numbers = _numbers(lines, new_lines, matching.place)
    kinds = _carried_kinds(fix.kinds, numbers, lambda number: after[new_lines[number][0].paragraph].kind)
    made = len(fix.kinds) + shapes.deeds(fix.shape)
    lost = sum(numbers[each] is None for each, _ in fix.kinds) + shapes.deeds(fix.shape) - shapes.deeds(shape)
    kept = fix if facts else Correction()
    if facts:
        made += sum(each is not None for each in (fix.title, fix.byline, fix.source, fix.published))
    renewed = replace(again, correction=replace(kept, kinds=kinds, shape=shape), hidden=old.hidden)
    changed = with_article(state, number, lambda _: renewed)
    way = _way(lines, new_lines, matching.place)
    changed, linked, unlinked = _with_decisions(changed, number, old.corrected().paragraphs, way)
    return Renewed(_with_rows(changed, number, numbers), way, made + linked, max(0, lost) + unlinked)


def carry_ticks(
    state: SessionState, checked: Comparison, number: int, way: Way, key_of: Callable[[Comparison, Finding], str]
) -> tuple[SessionState, Comparison, int]:
    """Carry the findings ticked off over to an article whose paragraphs changed.

    *checked* is the comparison they were ticked in, *key_of* names a finding in a comparison. Return the state with
    the ticks under their new names (the old ones stay, for undo), the ticked findings in terms of the new text, and how
    many ticks could not be carried.
    """
    articles = (*checked.articles[:number], state.articles[number].corrected(), *checked.articles[number + 1 :])
    renewed = replace(checked, articles=articles, findings=())
    seen = set(state.seen)
    followed: list[Finding] = []
    lost = 0
    for finding in checked.findings:
        if key_of(checked, finding) not in state.seen:
            continue
        evidence = [_moved(passage, way) if passage.article == number else passage for passage in finding.evidence]
        if any(passage is None for passage in evidence):
            lost += 1
            continue
        found = replace(finding, evidence=tuple(passage for passage in evidence if passage is not None))
        followed.append(found)
        seen.add(key_of(renewed, found))
    return replace(state, seen=frozenset(seen)), replace(renewed, findings=tuple(followed)), lost


def _moved(passage: Passage, way: Way) -> Passage | None:
    start = way(passage.paragraph, passage.start)
    end = way(passage.paragraph, passage.end - 1) if passage.end > passage.start else start
    if start is None or end is None or start[0] != end[0] or end[1] < start[1]:
        return None
    return Passage(passage.article, start[0], start[1], end[1] + (passage.end > passage.start))


def _reshaped(state: SessionState, number: int, shape: Shape, changed: int) -> Renewed:
    opened = state.articles[number]
    paragraphs, fix = opened.article.paragraphs, opened.correction
    lines, new_lines = Outline(paragraphs, fix.shape), Outline(paragraphs, shape)

    def same(paragraph: int, offset: int) -> Place:
        return paragraph, offset

    way = _way(lines, new_lines, same)
    if shape == fix.shape:
        return Renewed(state, way)
    numbers = _numbers(lines, new_lines, same)
    kinds = dict(_carried_kinds(fix.kinds, numbers, None))
    by_hand = dict(fix.kinds).get(changed)
    if by_hand is not None:
        # what was cut from a paragraph whose kind was set by hand is of that kind, too
        cut = (new_lines.number(*line[0][:2]) for line in shape if _begins_within(line, lines[changed]))
        kinds |= dict.fromkeys((each for each in cut if each is not None), by_hand)
    fixed = replace(fix, kinds=tuple(sorted(kinds.items())), shape=shape)
    changed_state = with_article(state, number, lambda opened: replace(opened, correction=fixed))
    changed_state, _, _ = _with_decisions(changed_state, number, opened.corrected().paragraphs, way)
    return Renewed(_with_rows(changed_state, number, numbers), way)


def _begins_within(line: Line, old: Line) -> bool:
    first = line[0]
    return any(part.paragraph == first.paragraph and part.start <= first.start < part.end for part in old)


def _numbers(lines: Outline, new_lines: Outline, way: Way) -> list[int | None]:
    """Return for each paragraph of *lines* the number of the new one that begins at the same place."""
    places = (way(*lines[number][0][:2]) for number in range(len(lines)))
    return [new_lines.number(*place) if place is not None else None for place in places]


def _way(lines: Outline, new_lines: Outline, between: Way) -> Way:
    def way(paragraph: int, offset: int) -> Place | None:
        there = between(*lines.to_read(paragraph, offset))
        return new_lines.place(*there) if there is not None else None

    return way


def _carried_lines(shape: Shape, after: Sequence[Paragraph], matching: Matching) -> list[Line]:
    result: list[Line] = []
    for line in shape:
        parts: list[Part] = []
        for part in line:
            start, end = matching.place(part.paragraph, part.start), matching.place(part.paragraph, part.end)
            if start is None or end is None or end[1] <= start[1]:
                break
            text = after[start[0]].text[start[1] : end[1]]
            first = start[1] + len(text) - len(text.lstrip())
            parts.append(Part(start[0], first if start[1] else 0, max(first, start[1] + len(text.rstrip()))))
        else:
            result.append(tuple(parts))
    return result


def _carried_kinds(
    kinds: Iterable[tuple[int, ParagraphKind]],
    numbers: Sequence[int | None],
    as_read: Callable[[int], ParagraphKind] | None,
) -> tuple[tuple[int, ParagraphKind], ...]:
    found = {there: kind for paragraph, kind in kinds if (there := numbers[paragraph]) is not None}
    # a file that has come to agree needs no correction any more
    return tuple((number, kind) for number, kind in sorted(found.items()) if not as_read or as_read(number) is not kind)


def _with_decisions(
    state: SessionState, number: int, before: Sequence[Paragraph], way: Way
) -> tuple[SessionState, int, int]:
    """Return *state* with the links decided by hand on the paragraphs as they are now, how many were on this article,
    and how many of those could not be kept. What was cut from a paragraph keeps its links; furniture has none.
    """
    now = state.articles[number].corrected().paragraphs

    def become(paragraph: int) -> list[int]:
        length = len(before[paragraph].text)
        ends = [place[0] for place in (way(paragraph, 0), way(paragraph, max(0, length - 1))) if place is not None]
        if not ends:
            return []
        between = range(min(ends), max(ends) + 1)
        return [each for each in between if len(between) == 1 or now[each].kind is not ParagraphKind.FURNITURE]

    decisions, touched, lost = decided.carried(state.decisions, number, become)
    return replace(state, decisions=decisions), touched, lost


def _with_rows(state: SessionState, number: int, numbers: Sequence[int | None]) -> SessionState:
    """Return *state* with the rows in the new *numbers* of an article; what is new stands in a row of its own."""
    if not state.rows:
        return state
    row_of: dict[int, int] = {}
    kept: list[tuple[tuple[int, ...], ...]] = []
    for at, row in enumerate(state.rows):
        cell: tuple[int, ...] = ()
        for each in row[number]:
            new = numbers[each]
            if new is not None and new not in row_of:
                row_of[new] = at
                cell += (new,)
        kept.append(row if cell == row[number] else (*row[:number], cell, *row[number + 1 :]))
    added: dict[int, list[int]] = {}
    at = -1
    for each in range(state.articles[number].count):
        if each in row_of:
            at = row_of[each]
        else:
            added.setdefault(at, []).append(each)
    alone = ((),) * (len(state.articles) - 1)
    top, fraction = state.view.place
    now = top
    rows: list[tuple[tuple[int, ...], ...]] = []
    for at in range(-1, len(kept)):
        if at == top:
            now, fraction = len(rows), fraction if any(kept[at]) else 0.0
        if at >= 0 and any(kept[at]):
            rows.append(kept[at])
        rows.extend((*alone[:number], (each,), *alone[number:]) for each in added.get(at, ()))
    view = replace(state.view, place=(min(now, max(len(rows) - 1, 0)), fraction))
    return replace(state, rows=tuple(rows), view=view)
