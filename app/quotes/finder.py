"""Finding the quotes of an article: direct, indirect and mixed, each with its speaker's words."""

from __future__ import annotations

from app.model.article import ParagraphKind, SegmentedArticle
from app.model.parse import Parse, ParsedParagraph
from app.model.passage import Passage
from app.model.quote import Quote, QuoteKind
from app.quotes.attach import Attacher
from app.quotes.clauses import find_clauses
from app.quotes.cues import find_cues
from app.quotes.draft import Draft, Place
from app.quotes.marks import find_regions
from app.quotes.names import LocalNames
from app.quotes.posts import find_posts, owners
from app.quotes.stretches import gap
from app.quotes.transcript import find_lines
from app.quotes.view import View, count_words

_DIRECT_SHARE = 0.9
_HEADS = frozenset({ParagraphKind.TITLE, ParagraphKind.HEADING})
_LEAST_WORDS = 3


def find_quotes(segmented: SegmentedArticle, parse: Parse | None) -> tuple[Quote, ...]:
    """Find what an article quotes, in the order of the text.

    With a parse: rules over the dependency tree (research: PolNeAR; reporting verbs outside the marks, their subjects
    and clauses). Without one: the stretches in quotation marks, with no speakers. Speakers are those the article
    alone gives; ``resolve_speakers`` knows more once the entities of all articles are known.
    """
    regions = find_regions(segmented.paragraphs)
    views = [
        View(
            number,
            paragraph.kind,
            paragraph.text,
            parse.paragraphs[number] if parse is not None else ParsedParagraph(),
            regions[number],
        )
        for number, paragraph in enumerate(segmented.paragraphs)
    ]
    accounts = owners(views)
    drafts = _by_marks(views) if parse is None else _by_parse(views, accounts)
    names = LocalNames(views, accounts)
    names.resolve(drafts)
    quotes = [_finished(segmented.number, draft, views, names) for draft in drafts]
    return tuple(sorted((quote for quote in quotes if quote is not None), key=_order))


def _order(quote: Quote) -> tuple[tuple[Passage, ...], str]:
    return quote.spans, quote.cue or ""


def _by_marks(views: list[View]) -> list[Draft]:
    found: list[Draft] = []
    for view in views:
        for region in view.regions:
            place = (view.number, region.start, region.end)
            if region.continues and found:
                found[-1].spans.append(place)
            elif count_words(view.text[region.first : region.last]) >= _LEAST_WORDS:
                found.append(Draft(view.number, [place]))
    return found


def _by_parse(views: list[View], accounts: dict[str, str]) -> list[Draft]:
    attacher = Attacher(views)
    spoken = find_lines(views)
    posts = find_posts(views, accounts)
    found: list[Draft] = [*spoken.values()]
    for view in views:
        if view.kind is ParagraphKind.FURNITURE:
            continue
        if view.number in posts or view.number in spoken:
            attacher.skip()
            post = posts.get(view.number)
            if post is not None and post.paragraph == view.number:
                found.append(post)
            continue
        cues = find_cues(view)
        clauses = find_clauses(view, cues)
        quoted = attacher.attach(view, cues, clauses)
        found += [*clauses, *quoted]
    return found


def _finished(article: int, draft: Draft, views: list[View], names: LocalNames) -> Quote | None:
    spans = [bare for bare in (_bare(place, views) for place in _merged(draft.spans)) if bare[1] < bare[2]]
    inside = [
        (number, max(start, region.first), min(end, region.last))
        for number, start, end in spans
        for region in views[number].regions
        if region.first < end and start < region.last
    ]
    if draft.set_apart:
        inside = list(spans)
    letters = sum(_letters(views, place) for place in spans)
    if not letters:
        return None
    share = sum(_letters(views, place) for place in inside) / letters
    kind = QuoteKind.DIRECT if share >= _DIRECT_SHARE else QuoteKind.MIXED if share else QuoteKind.INDIRECT
    mention = draft.speaker
    passages = tuple(Passage(article, *place) for place in spans)
    return Quote(
        article,
        passages,
        _text(passages, views),
        kind,
        names.name_of(draft),
        Passage(article, mention.paragraph, *mention.at) if mention is not None else None,
        draft.cue,
        Passage(article, *draft.cue_at) if draft.cue_at is not None else None,
        tuple(Passage(article, *place) for place in inside),
    )


def _letters(views: list[View], place: Place) -> int:
    number, start, end = place
    return sum(sign.isalnum() for sign in views[number].text[start:end])


def _merged(spans: list[Place]) -> list[Place]:
    merged: list[Place] = []
    for number, start, end in sorted(spans):
        if merged and merged[-1][0] == number and start <= merged[-1][2] + 1:
            merged[-1] = (number, merged[-1][1], max(end, merged[-1][2]))
        else:
            merged.append((number, start, end))
    return merged


def _bare(place: Place, views: list[View]) -> Place:
    """Leave out the outer quotation marks where one region is the whole of the span."""
    number, start, end = place
    for region in views[number].regions:
        if region.start <= start <= region.first and region.last <= end <= region.end:
            start, end = max(start, region.first), min(end, region.last)
    text = views[number].text
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return number, start, end


def _text(spans: tuple[Passage, ...], views: list[View]) -> str:
    """The spans' surfaces, joined; ``stretches.span_texts`` takes them apart again."""
    parts: list[str] = []
    for number, span in enumerate(spans):
        if number:
            parts.append(gap(spans[number - 1], span))
        parts.append(views[span.paragraph].text[span.start : span.end])
    return "".join(parts)
