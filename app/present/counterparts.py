"""Where the other article stands opposite words that only one has."""

from __future__ import annotations

from app.model.alignment import Link
from app.model.comparison import Comparison
from app.model.finding import Finding, FindingKind
from app.model.passage import Passage
from app.present.index import index_of

_ALONE = frozenset({FindingKind.ONLY_IN, FindingKind.UNSUPPORTED, FindingKind.OMITTED})
"""What one article alone has, with nothing opposite."""


def counterparts(comparison: Comparison, finding: Finding) -> tuple[Passage, ...]:
    """Return the places (empty passages) opposite a finding's evidence in an article that it names without words there.

    The words that were left out, or put in, stand on one side alone; on the other an editor wants to see the place. It
    is found by the wording of the paragraph's best link; nothing where the article has no link to it.
    """
    told = {at.article for at in finding.evidence}
    if len(told) != 1 or finding.kind in _ALONE:
        return ()
    at = finding.evidence[0]
    named = {value for key, value in finding.values if key in ("first", "second")}
    sigla = [article.siglum for article in comparison.articles]
    others = [number for number, siglum in enumerate(sigla) if number not in told and siglum in named]
    if not named and len(sigla) == 2:
        others = [1 - at.article]
    index = index_of(comparison)
    found: list[Passage] = []
    for other in others:
        links = index.links_to(at.article, at.paragraph, other)
        place = _opposite(comparison.links[links[0]], at) if links else None
        if place is not None:
            found.append(place)
    return tuple(found)


def _opposite(link: Link, at: Passage) -> Passage | None:
    """Return the place on a link's other side, by the last words before *at* that were kept or replaced."""
    mine = link.a.article == at.article
    place: Passage | None = None
    for edit in link.wording.fine:
        own, far = (edit.a, edit.b) if mine else (edit.b, edit.a)
        if own is not None and own.paragraph == at.paragraph and own.end > at.start:
            if far is None:
                break
            # inside kept words the place is as far from their beginning on both sides
            shift = min(max(0, at.start - own.start), len(far))
            return Passage(far.article, far.paragraph, far.start + shift, far.start + shift)
        if far is not None:
            place = Passage(far.article, far.paragraph, far.end, far.end)
    return place
