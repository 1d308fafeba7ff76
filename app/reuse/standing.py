"""How each body word of an article stands in a source: word for word, nearly, in other words, or not at all.

The four kinds, each word of one kind, the first that holds (GLOSSARY has the same for readers):

- verbatim: in a run of ``VERBATIM_RUN`` words or more that stands in the body of the source as it is, linked or not; or
  in a sentence all of whose words are a whole sentence there. Words are equal by normal form.
- close: in a sentence at least half of whose words were kept, in their order, in one paragraph linked with its own.
- reworded: in a paragraph linked as a whole (a partial link says that the main content is another's), but for
  sentences that have none of the wording shared while others of the paragraph have.
- new: what is left.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from app.model.alignment import Link, LinkKind
from app.model.edit import EditKind
from app.model.passage import Passage
from app.model.reuse import ReuseKind
from app.reuse.words import Body, Place

VERBATIM_RUN = 5
"""So many words in a row, kept as they are, count as taken over verbatim; shorter runs are the language's own."""

KEPT_SENTENCE = 0.5
"""From this share of kept words a sentence is close: where links, too, part edited from reworded."""

KEPT_AT_ALL = 0.2
"""Below this share of kept words nothing but the language's own small words has been kept of a sentence."""

KINDS = tuple(ReuseKind)
_VERBATIM, _CLOSE, _REWORDED, _NEW = range(4)


@dataclass(slots=True)
class _Linked:
    """What the links of one paragraph with one source say of it."""

    whole: bool = False
    kept: list[list[Passage]] = field(default_factory=list[list[Passage]])
    shared: list[Passage] = field(default_factory=list[Passage])


Linked = dict[int, _Linked]
"""Linked paragraphs of one article, with one source, by number."""


def by_article(links: Sequence[Link]) -> dict[tuple[int, int], Linked]:
    """Gather the links by (article, source), in both directions."""
    found: defaultdict[tuple[int, int], Linked] = defaultdict(dict)
    for link in links:
        kept: tuple[defaultdict[int, list[Passage]], ...] = (defaultdict(list), defaultdict(list))
        for edit in link.wording.fine:
            if edit.kind is EditKind.KEPT and edit.a is not None and edit.b is not None:
                kept[0][edit.a.paragraph].append(edit.a)
                kept[1][edit.b.paragraph].append(edit.b)
        for end, (near, far) in enumerate(((link.a, link.b), (link.b, link.a))):
            linked = found[near.article, far.article]
            for number in near.paragraphs:
                told = linked.setdefault(number, _Linked())
                told.whole |= link.kind is not LinkKind.PARTIAL
                told.kept.append(kept[end][number])
                told.shared += (
                    at for at in link.wording.shared if (at.article, at.paragraph) == (near.article, number)
                )
    return dict(found)


def standing(
    body: Body, lengths: Sequence[int], sentences: frozenset[tuple[str, ...]], linked: Linked, out: bytes
) -> bytearray:
    """Give each word's kind as an index into ``KINDS``.

    *lengths* are those of ``Runs.lengths``, *sentences* the source's whole sentences, *linked* the body's links with
    the source. Words marked in *out* are left out: they count neither for a run's length nor for a sentence, and what
    is said of them means nothing.
    """
    kinds = bytearray([_NEW]) * len(body.places)
    _mark_linked(body, linked, out, kinds)
    counted = [0]
    for left_out in out:
        counted.append(counted[-1] + (not left_out))
    reached = 0
    for begin, length in enumerate(lengths):
        end = begin + length
        if end > reached and counted[end] - counted[begin] >= VERBATIM_RUN:
            kinds[begin:end] = bytes(length)
            reached = end
    for number, (begin, end) in enumerate(body.sentences):
        whole = counted[end] - counted[begin] == end - begin
        if whole and lengths[begin] >= end - begin and body.sentence_forms(number) in sentences:
            kinds[begin:end] = bytes(end - begin)
    return kinds


def _mark_linked(body: Body, linked: Linked, out: bytes, kinds: bytearray) -> None:
    told: dict[int, list[tuple[int, int, bool]]] = defaultdict(list)
    for begin, end in body.sentences:
        number = body.places[begin][0]
        link = linked.get(number)
        if link is None:
            continue
        words = [place for place, left_out in zip(body.places[begin:end], out[begin:end], strict=True) if not left_out]
        most = max((len(words) and sum(map(_under(kept), words)) / len(words) for kept in link.kept), default=0.0)
        if most >= KEPT_SENTENCE:
            kinds[begin:end] = bytes([_CLOSE]) * (end - begin)
        if link.whole:
            shares = most >= KEPT_AT_ALL or any(map(_under(link.shared), words))
            told[number].append((begin, end, shares))
    for sentences in told.values():
        none = not any(shares for _, _, shares in sentences)
        for begin, end, shares in sentences:
            if (shares or none) and kinds[begin] == _NEW:
                kinds[begin:end] = bytes([_REWORDED]) * (end - begin)


def _under(stretches: Sequence[Passage]) -> Callable[[Place], bool]:
    """Give a test: whether stretches of its paragraph cover the better part of a word ("(Daesh)," holds signs)."""
    held = bytearray(max((at.end for at in stretches), default=0))
    for at in stretches:
        held[at.start : at.end] = b"\1" * len(at)
    return lambda word: 2 * held.count(1, word[1], word[2]) > word[2] - word[1]


def covered(body: Body, stretches: Sequence[Passage]) -> bytes:
    """Mark the words of a body whose better part lies under *stretches* of its article."""
    at: defaultdict[int, list[Passage]] = defaultdict(list)
    for stretch in stretches:
        at[stretch.paragraph].append(stretch)
    marks = bytearray(len(body.places))
    for begin, end in body.paragraphs:
        number = body.places[begin][0]
        if number in at:
            marks[begin:end] = bytes(map(_under(at[number]), body.places[begin:end]))
    return bytes(marks)
