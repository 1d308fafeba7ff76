"""Quotations whose words changed."""

from __future__ import annotations

from app.check.ground import Ground, Located, covering
from app.model.edit import EditKind
from app.model.entity import Figure
from app.model.finding import Finding, FindingKind, Severity
from app.model.passage import Passage
from app.model.quote import Quote, QuoteLink, Verdict

KEPT_RUN = 3
"""Tokens in a row that count as kept in another of a quote's links."""

_SEAM = frozenset(
    ("i", "you", "he", "she", "it", "we", "they", "and", "but", "so", "that", "the", "a", "an", "have", "has")
)
"""Words that alone are no alteration."""

_ELLIPSIS = frozenset({"...", "…", "[...]"})


def find_altered(ground: Ground) -> list[Finding]:
    """Words changed, added, or left out without an ellipsis, inside quotation marks.

    A verdict looks at two quotes alike; a finding speaks from the base: words that only the other has inside the marks
    were put into somebody's mouth.
    """
    result: list[Finding] = []
    told = _kept_elsewhere(ground)
    for link in told_from_base(ground):
        if link.verdict not in (Verdict.ALTERED, Verdict.TRIMMED):
            continue
        first, second = sides(ground, link)
        a, b = _changed(ground, first, second, inner=link.verdict is Verdict.TRIMMED)
        a = [token for token in a if token.at not in told.get((first, second.article), ())]
        b = [token for token in b if token.at not in told.get((second, first.article), ())]
        if _says_nothing(a) and _says_nothing(b):
            continue
        if _same_figures(ground, a, b):
            continue
        a, b = _but_for_style(a, b)
        a, b = _undeclared(ground, a), _undeclared(ground, b)
        if not a and not b:
            continue
        altered = link.verdict is Verdict.ALTERED or bool(b)
        here, there = _runs(a), _runs(b)
        marked = any(token.token.normal in _ELLIPSIS for token in ground.tokens(_inside(second)))
        if not altered and (marked or not here):
            continue
        result.append(
            Finding(
                kind=FindingKind.QUOTE_ALTERED if altered else FindingKind.QUOTE_TRIMMED,
                severity=Severity.CHECK,
                values=(
                    ("a", _joined(ground, here)),
                    ("b", _joined(ground, there)),
                    ("first", ground.siglum(first.article)),
                    ("second", ground.siglum(second.article)),
                    ("speaker", first.speaker or second.speaker or ""),
                ),
                evidence=here + there,
            )
        )
    return result


def told_from_base(ground: Ground) -> list[QuoteLink]:
    """Pairs with the base; of the others only those whose quotes the base does not have."""
    quotes, base = ground.comparison.quotes, ground.comparison.base
    in_base: set[int] = set()
    for link in ground.comparison.quote_links:
        if quotes[link.a].article == base:
            in_base.add(link.b)
        if quotes[link.b].article == base:
            in_base.add(link.a)
    return [
        link
        for link in ground.comparison.quote_links
        if base in (quotes[link.a].article, quotes[link.b].article) or (link.a not in in_base and link.b not in in_base)
    ]


def sides(ground: Ground, link: QuoteLink) -> tuple[Quote, Quote]:
    """Give a link's quotes, the base's first."""
    one, other = ground.comparison.quotes[link.a], ground.comparison.quotes[link.b]
    return (one, other) if ground.ordered(one.article, other.article)[0] == one.article else (other, one)


def _inside(quote: Quote) -> tuple[Passage, ...]:
    return quote.inside or quote.spans


def _changed(ground: Ground, one: Quote, other: Quote, *, inner: bool) -> tuple[list[Located], list[Located]]:
    """Tokens changed on each side; what one side leaves off at either end is trimming, not change.

    With *inner* the two differ by left out words alone, so only what lies between kept words counts.
    """
    here, there = ground.tokens(_inside(one)), ground.tokens(_inside(other))
    edits = ground.token_edits([t.token.normal for t in here], [t.token.normal for t in there])
    # the full stop after a cut counts as kept, so a sentence that ends too soon is changed within
    last = max((n for n, edit in enumerate(edits) if edit[0] is EditKind.KEPT), default=-1)
    first = next((n for n, edit in enumerate(edits) if edit[0] is EditKind.KEPT), len(edits))
    a: list[Located] = []
    b: list[Located] = []
    for n, (kind, a0, a1, b0, b1) in enumerate(edits):
        outside = not first < n < last
        if kind is EditKind.KEPT or (outside and kind in (EditKind.DELETED, EditKind.INSERTED)):
            continue
        if inner and outside:
            continue
        a += [t for t in here[a0:a1] if t.token.normal[:1].isalnum()]
        b += [t for t in there[b0:b1] if t.token.normal[:1].isalnum()]
    return a, b


def _kept_elsewhere(ground: Ground) -> dict[tuple[Quote, int], set[Passage]]:
    """Where each quote's tokens are kept in another article, over all its links there.

    Outlets cut one utterance at different places: what one link lacks may stand in the next quote.
    """
    quotes = ground.comparison.quotes
    result: dict[tuple[Quote, int], set[Passage]] = {}
    for link in ground.comparison.quote_links:
        one, other = quotes[link.a], quotes[link.b]
        here, there = ground.tokens(_inside(one)), ground.tokens(_inside(other))
        for kind, a0, a1, b0, b1 in ground.token_edits([t.token.normal for t in here], [t.token.normal for t in there]):
            # a word or two kept by chance tells nothing
            if kind is EditKind.KEPT and a1 - a0 >= KEPT_RUN:
                result.setdefault((one, other.article), set()).update(t.at for t in here[a0:a1])
                result.setdefault((other, one.article), set()).update(t.at for t in there[b0:b1])
    return result


def _but_for_style(a: list[Located], b: list[Located]) -> tuple[list[Located], list[Located]]:
    """Leave out what differs in its dots alone: "F.B.I." and "FBI"."""
    plain_a = {t.token.normal.replace(".", "") for t in a if len(t.token.normal) > 1}
    plain_b = {t.token.normal.replace(".", "") for t in b if len(t.token.normal) > 1}
    both = plain_a & plain_b
    return (
        [t for t in a if t.token.normal.replace(".", "") not in both],
        [t for t in b if t.token.normal.replace(".", "") not in both],
    )


def _undeclared(ground: Ground, tokens: list[Located]) -> list[Located]:
    """Leave out what stands in square brackets: it says itself that somebody else put it there."""
    result: list[Located] = []
    for located in tokens:
        at = located.at
        before = ground.comparison.articles[at.article].paragraphs[at.paragraph].text[: at.start]
        if before.rfind("[") <= before.rfind("]"):
            result.append(located)
    return result


def _says_nothing(tokens: list[Located]) -> bool:
    """Whether words left over at a seam of the comparison carry nothing of their own."""
    return all(token.token.normal in _SEAM for token in tokens)


def _same_figures(ground: Ground, a: list[Located], b: list[Located]) -> bool:
    """Whether the change is a figure written another way, and nothing else: "eighteen" and "18" are house style."""

    def figures(tokens: list[Located]) -> list[Figure] | None:
        places = sorted({(token.at.article, token.at.paragraph) for token in tokens})
        near = [figure for place in places for figure in ground.figures_at.get(place, ())]
        found = [f for f in near if any(f.at.overlaps(token.at) for token in tokens)]
        return found if tokens and all(any(f.at.overlaps(t.at) for f in found) for t in tokens) else None

    one, other = figures(a), figures(b)
    if one is None or other is None or len(one) != len(other):
        return False
    return all(f.value is not None and f.value == g.value for f, g in zip(one, other, strict=True))


def _runs(tokens: list[Located]) -> tuple[Passage, ...]:
    """Join changed tokens that stand next to each other."""
    groups: list[list[Located]] = []
    for token in tokens:
        last = groups[-1][-1].at if groups else None
        if last is not None and last.paragraph == token.at.paragraph and 0 <= token.at.start - last.end <= 2:
            groups[-1].append(token)
        else:
            groups.append([token])
    return tuple(passage for group in groups for passage in covering(group))


def _joined(ground: Ground, passages: tuple[Passage, ...]) -> str:
    return " … ".join(ground.text(passage) for passage in passages) or "–"
