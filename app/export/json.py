"""A comparison as JSON, version 1: the contract of DESIGN 5.2, its schema in ``resources/schema``.

Same comparison, same bytes: keys in fixed order, lists already sorted by the engine.
"""

from __future__ import annotations

import json
from typing import Any

from app import messages
from app.model.alignment import Link, Reason, Side
from app.model.article import Article
from app.model.comparison import Comparison
from app.model.edit import Edit
from app.model.entity import Entity, Figure
from app.model.finding import Finding
from app.model.passage import Passage
from app.model.quote import Quote, QuoteLink, Utterance
from app.model.reuse import Reuse, Share, Trail
from app.model.terms import TermRow

FORMAT = "copytaster.comparison"
VERSION = 1


def to_object(comparison: Comparison) -> dict[str, Any]:
    """Give the comparison as plain JSON values."""
    return {
        "format": FORMAT,
        "version": VERSION,
        "base": comparison.base,
        "articles": [_article(article) for article in comparison.articles],
        "links": [_link(link) for link in comparison.links],
        "rows": [[list(cell) for cell in row.cells] for row in comparison.rows],
        "quotes": [_quote(quote) for quote in comparison.quotes],
        "quote_links": [_quote_link(link) for link in comparison.quote_links],
        "utterances": [_utterance(utterance) for utterance in comparison.utterances],
        "entities": [_entity(entity) for entity in comparison.entities],
        "figures": [_figure(figure) for figure in comparison.figures],
        "findings": [_finding(finding) for finding in comparison.findings],
        "terms": [_term_row(row) for row in comparison.terms],
        "reuse": [_reuse(reuse) for reuse in comparison.reuse],
        "trails": [_trail(trail) for trail in comparison.trails],
    }


def to_text(comparison: Comparison, *, one_line: bool = False) -> str:
    """Give the comparison as JSON text ending in a line break; *one_line* for JSON Lines."""
    value = to_object(comparison)
    if one_line:
        return json.dumps(value, ensure_ascii=False, separators=(",", ":")) + "\n"
    return json.dumps(value, ensure_ascii=False, indent=1) + "\n"


def _article(article: Article) -> dict[str, Any]:
    return {
        "siglum": article.siglum,
        "path": article.path,
        "sha256": article.sha256,
        "title": article.title,
        "byline": article.byline,
        "source": article.source,
        "published": article.published,
        "language": article.language,
        "encoding": article.encoding,
        "outcome": article.outcome.value,
        "format": article.format,
        **_items(article),
        "notes": [messages.note(note) for note in article.notes],
        "guessed": list(article.guessed),
        "paragraphs": [{"kind": paragraph.kind.value, "text": paragraph.text} for paragraph in article.paragraphs],
    }


def _items(article: Article) -> dict[str, Any]:
    """Say which of a file's articles this is, and which others there are, where it holds several."""
    if not article.items:
        return {}
    listed = [
        {"number": number, "title": item.title, "detail": item.detail} for number, item in enumerate(article.items, 1)
    ]
    return {"item": article.options.item, "items": listed}


def _side(side: Side) -> dict[str, Any]:
    return {"article": side.article, "paragraphs": list(side.paragraphs)}


def _span(passage: Passage | None) -> list[int] | None:
    return None if passage is None else [passage.paragraph, passage.start, passage.end]


def _reasons(reasons: tuple[Reason, ...]) -> list[str]:
    return [messages.reason(reason) for reason in reasons]


def _edit(edit: Edit) -> dict[str, Any]:
    return {"op": edit.kind.value, "a": _span(edit.a), "b": _span(edit.b)}


def _link(link: Link) -> dict[str, Any]:
    return {
        "a": _side(link.a),
        "b": _side(link.b),
        "kind": link.kind.value,
        "moved": link.moved,
        "score": link.score,
        "reasons": _reasons(link.reasons),
        "edits": [_edit(edit) for edit in link.wording.fine],
    }


def _quote(quote: Quote) -> dict[str, Any]:
    return {
        "article": quote.article,
        "spans": [_span(span) for span in quote.spans],
        "text": quote.text,
        "kind": quote.kind.value,
        "speaker": quote.speaker,
        "mention": _span(quote.mention),
        "cue": quote.cue,
    }


def _quote_link(link: QuoteLink) -> dict[str, Any]:
    return {
        "a": link.a,
        "b": link.b,
        "score": link.score,
        "reasons": _reasons(link.reasons),
        "verdict": link.verdict.value,
    }


def _utterance(utterance: Utterance) -> dict[str, Any]:
    readings = [
        {
            "article": reading.article,
            "quotes": list(reading.quotes),
            "verdict": None if reading.verdict is None else reading.verdict.value,
        }
        for reading in utterance.readings
    ]
    return {"speaker": utterance.speaker, "readings": readings}


def _place(passage: Passage) -> dict[str, int]:
    return {
        "article": passage.article,
        "paragraph": passage.paragraph,
        "start": passage.start,
        "end": passage.end,
    }


def _entity(entity: Entity) -> dict[str, Any]:
    return {
        "name": entity.name,
        "type": entity.type.value,
        "aliases": list(entity.aliases),
        "mentions": [_place(mention) for mention in entity.mentions],
    }


def _figure(figure: Figure) -> dict[str, Any]:
    return {**_place(figure.at), "kind": figure.kind.value, "value": figure.value, "unit": figure.unit}


def _term_row(row: TermRow) -> dict[str, Any]:
    listed = [{"words": term.words, "uses": [_place(use) for use in term.uses]} for term in row.terms]
    return {"subject": row.subject, "entity": row.entity, "terms": listed}


def _finding(finding: Finding) -> dict[str, Any]:
    return {
        "kind": finding.kind.value,
        "severity": finding.severity.value,
        "values": dict(finding.values),
        "evidence": [_place(passage) for passage in finding.evidence],
    }


def _reuse(reuse: Reuse) -> dict[str, Any]:
    longest = None
    if reuse.longest is not None:
        here, there = reuse.longest
        longest = {"words": reuse.longest_words, "article": _span(here), "source": _span(there)}
    return {
        "article": reuse.article,
        "source": reuse.source,
        "shares": [_share(share) for share in reuse.shares],
        "bare": [_share(share) for share in reuse.bare],
        "longest": longest,
        "density": round(reuse.density, 4),
    }


def _share(share: Share) -> dict[str, Any]:
    return {
        "kind": share.kind.value,
        "words": share.words,
        "share": round(share.share, 4),
        "passages": [_span(passage) for passage in share.passages],
    }


def _trail(trail: Trail) -> dict[str, Any]:
    return {
        "articles": list(trail.articles),
        "dated": trail.dated,
        "ages": [{**_place(age.at), "since": age.since} for age in trail.ages],
    }
