"""The sentence of the program: segment, align, parse, annotate, align again, diff, check.

Reading comes before (``app.read``, in a process of its own); this module composes the other stages, which do not know
one another, and hands out what it has in steps.
"""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache

from app import align, check, diff, entities, quotes, reuse, segment, terms
from app.errors import CopytasterError, ErrorCode
from app.model.alignment import Link, Row
from app.model.article import Article, Note, Paragraph, ParagraphKind, SegmentedArticle
from app.model.comparison import Comparison, Stage
from app.model.decisions import UNDECIDED, Decisions
from app.model.entity import Entity, Figure, NamedMention
from app.model.parse import Parse
from app.model.quote import Quote
from app.parse import Parser
from app.progress import Progress, silent

MOST_ARTICLES = 26
"""Sigla are single letters; the window holds fewer (six panes), the command line this many."""

MOST_WORDS = 60_000
"""Tokens of an article the language model reads, some 17 seconds of its time; a longer one is compared without it."""

_TOO_LONG = "too-long-for-model"


@cache
def language_model() -> Parser:
    """Give the one language model of this process."""
    return Parser()


def warm_up() -> None:
    """Load the language model and whatever else the first comparison would wait for.

    Raises ``CopytasterError`` when the model is not the one this program was made with.
    """
    title = Paragraph(ParagraphKind.BODY, "“It began on Monday,” Ann Example said on 3 May 2020.")
    annotate_one(Article("A", "", "0" * 64, (title,)))


def letter(number: int) -> str:
    """Give the siglum of the article with this number: A, B, C, ..."""
    return chr(ord("A") + number)


def compare(
    articles: Sequence[Article], base: int = 0, progress: Progress = silent, decisions: Decisions = UNDECIDED
) -> Comparison:
    """Compare two or more articles; see ``steps`` for the same in steps.

    Raises ``CopytasterError`` when there are too few or too many, and whatever *progress* raises to cancel.
    """
    return list(steps(articles, base, progress, decisions))[-1]


def steps(
    articles: Sequence[Article], base: int = 0, progress: Progress = silent, decisions: Decisions = UNDECIDED
) -> Iterator[Comparison]:
    """Yield the comparison after alignment by wording, and again when complete.

    *base* is the number of the article the others are read against; *decisions* are the reader's own, which hold.
    """
    if len(articles) < 2:
        raise CopytasterError(ErrorCode.TOO_FEW)
    if len(articles) > MOST_ARTICLES:
        raise CopytasterError(ErrorCode.TOO_MANY, limit=str(MOST_ARTICLES))
    named = tuple(replace(article, siglum=letter(number)) for number, article in enumerate(settle_dates(articles)))
    progress("segment", 0, len(named))
    segmented = tuple(segment.segment(article, number) for number, article in enumerate(named))
    named = tuple(_noted(article, cut) for article, cut in zip(named, segmented, strict=True))
    first = _worded(align.align(segmented, base, progress=progress, choices=decisions.links), segmented, progress)
    runs = reuse.Runs(reuse.bodies(segmented, segment.normal))
    aligned = Comparison(
        stage=Stage.ALIGNED,
        base=base,
        articles=named,
        links=first,
        rows=align.build_rows(segmented, first, base),
        notes=_notes(named, first),
        reuse=reuse.measure(runs, first),
    )
    yield aligned
    yield _annotated(aligned, segmented, runs, progress, decisions)


def settle_dates(articles: Sequence[Article]) -> tuple[Article, ...]:
    """Settle a date that can be read in two ways (12/10/2015) by what the other articles say.

    Of the two readings one must fall in the month an article beside it was published in, or names in its text; the
    settled date stays marked as a guess (DESIGN 5.3).
    """
    result: list[Article] = []
    for number, article in enumerate(articles):
        note = next((note for note in article.notes if note.code == "date-ambiguous"), None)
        others = [other for at, other in enumerate(articles) if at != number]
        if article.published is None and note is not None:
            values = dict(note.values)
            readings = [values.get("first", ""), values.get("second", "")]
            months = {reading[:7] for reading in readings}
            told = [month for month in sorted(months) if any(_tells(other, month) for other in others)]
            if len(told) == 1:
                date = next(reading for reading in readings if reading.startswith(told[0]))
                guess = Note("date-guessed", (("date", date), ("text", values.get("text", ""))))
                notes = tuple(guess if each is note else each for each in article.notes)
                article = replace(article, published=date, guessed=(*article.guessed, "published"), notes=notes)
        result.append(article)
    return tuple(result)


def _tells(article: Article, month: str) -> bool:
    """Whether an article was published in a month (``2015-10``), or names it with its year in its text."""
    if article.published is not None:
        return article.published.startswith(month)
    year, number = month.split("-")
    name = calendar.month_name[int(number)]
    pattern = re.compile(rf"\b{name}(?: \d{{1,2}},?)? {year}\b")
    return any(pattern.search(paragraph.text) for paragraph in article.paragraphs)


def annotate_one(article: Article) -> Comparison:
    """Give one article with its quotes, entities and figures: what ``read`` prints."""
    named = replace(article, siglum=letter(0))
    segmented = (segment.segment(named, 0),)
    named = _noted(named, segmented[0])
    mentions, figures, said, _ = _annotations((named,), segmented, silent)
    people = entities.merge_aliases(mentions)
    said = quotes.resolve_speakers(said, people, segmented)
    rows = tuple(Row(((number,),)) for number in range(len(named.paragraphs)))
    return Comparison(
        stage=Stage.COMPLETE,
        base=0,
        articles=(named,),
        rows=rows,
        quotes=said,
        utterances=quotes.utterances(said, (), 0),
        entities=people,
        figures=figures,
    )


def _is_long(cut: SegmentedArticle) -> bool:
    return sum(len(p.tokens) for p in cut.paragraphs if p.kind is not ParagraphKind.FURNITURE) > MOST_WORDS


def _noted(article: Article, cut: SegmentedArticle) -> Article:
    """Say of a very long article that the language model does not read it."""
    if not _is_long(cut):
        return article
    values = (("article", article.siglum), ("limit", f"{MOST_WORDS:,}"))
    return replace(article, notes=(*article.notes, Note(_TOO_LONG, values)))


def _worded(
    links: tuple[Link, ...], segmented: tuple[SegmentedArticle, ...], progress: Progress, known: Sequence[Link] = ()
) -> tuple[Link, ...]:
    """Add each link's wording; *known* links whose ends are the same keep theirs."""
    done = {(link.a, link.b, link.kind): link.wording for link in known}
    result: list[Link] = []
    for number, link in enumerate(links):
        if number % 64 == 0:
            progress("wording", number, len(links))
        wording = done.get((link.a, link.b, link.kind))
        result.append(replace(link, wording=diff.wording(link, segmented) if wording is None else wording))
    return tuple(result)


def _annotations(
    articles: tuple[Article, ...], segmented: tuple[SegmentedArticle, ...], progress: Progress
) -> tuple[tuple[NamedMention, ...], tuple[Figure, ...], tuple[Quote, ...], tuple[Parse | None, ...]]:
    mentions: list[NamedMention] = []
    figures: list[Figure] = []
    said: list[Quote] = []
    parses: list[Parse | None] = []
    for number, (article, cut) in enumerate(zip(articles, segmented, strict=True)):
        progress("parse", number, len(articles))
        parse = None if _is_long(cut) else language_model().parse(cut)
        parses.append(parse)
        mentions += entities.find_mentions(cut, parse)
        figures += entities.find_figures(cut, parse, article.published)
        said += quotes.find_quotes(cut, parse)
    return tuple(mentions), tuple(figures), tuple(said), tuple(parses)


def _annotated(
    aligned: Comparison,
    segmented: tuple[SegmentedArticle, ...],
    runs: reuse.Runs,
    progress: Progress,
    decisions: Decisions,
) -> Comparison:
    mentions, figures, said, parses = _annotations(aligned.articles, segmented, progress)
    progress("entities", 0, 1)
    mentions = entities.share_mentions(mentions, segmented)
    people: tuple[Entity, ...] = entities.merge_aliases(mentions, decisions.entities)
    said = quotes.cut_alike(quotes.resolve_speakers(said, people, segmented))
    progress("quotes", 0, 1)
    paired = quotes.QuotePairs(said, people, figures, diff.token_edits)
    first = paired.by(aligned.links)
    known = align.Annotations(quotes=said, entities=people, figures=figures, quote_links=first)
    links = align.align(segmented, aligned.base, known, progress, decisions.links)
    links = _worded(links, segmented, progress, aligned.links)
    pairs = paired.by(links)
    measured = reuse.measure(runs, links, said, people)
    comparison = replace(
        aligned,
        stage=Stage.COMPLETE,
        links=links,
        rows=align.build_rows(segmented, links, aligned.base),
        quotes=said,
        quote_links=pairs,
        utterances=quotes.utterances(said, pairs, aligned.base),
        entities=people,
        figures=figures,
        notes=_notes(aligned.articles, links),
        terms=terms.find_terms(segmented, parses, links, people, said, entities.same_calling),
        reuse=measured,
        trails=reuse.find_trails(aligned.articles, segmented, links, measured),
    )
    progress("check", 0, 1)
    marked = tuple(quotes.inside_marks(cut) for cut in segmented)
    findings = check.find(
        comparison, segmented, entities.near_spelling, diff.token_edits, parses, align.meaning, marked
    )
    return replace(comparison, findings=findings)


def _notes(articles: tuple[Article, ...], links: tuple[Link, ...]) -> tuple[Note, ...]:
    """Say plainly what makes the comparison itself odd: the same text twice, nothing in common, more than fits."""
    result = [note for article in articles for note in article.notes if note.code == _TOO_LONG]
    linked = {(link.a.article, link.b.article) for link in links}
    texts = [_body(article) for article in articles]
    for first, article in enumerate(articles):
        for second in range(first + 1, len(articles)):
            other = articles[second]
            pair = (("first", article.siglum), ("second", other.siglum))
            if article.path and (article.path, article.options.item) == (other.path, other.options.item):
                result.append(Note("same-file", pair))
            elif texts[first] == texts[second]:
                result.append(Note("same-text", pair))
            elif (first, second) not in linked:
                result.append(Note("nothing-in-common", pair))
    return tuple(result)


def _body(article: Article) -> tuple[str, ...]:
    return tuple(paragraph.text for paragraph in article.paragraphs if paragraph.kind is not ParagraphKind.FURNITURE)
