"""Everything the report says, as plain values for the template: strings, numbers, lists."""

from __future__ import annotations

from datetime import datetime

from app import messages
from app.export.pdf_lists import entity_matrix, findings, order_findings, terms
from app.export.pdf_quotes import quote_ledger
from app.export.pdf_reuse import apart, carried, reuse, versions
from app.export.pdf_rows import Pieces, rows
from app.export.pdf_text import clean, is_rtl, language_name, short
from app.model.article import Article
from app.model.comparison import Comparison, Stage
from app.model.decisions import BY_HAND
from app.model.finding import Severity
from app.present import (
    Granularity,
    Role,
    body_words,
    build_page,
    carries,
    long_date,
    shares,
    summarise,
)

_WORDING = {
    Granularity.AUTO: "automatic: edits in close pairs, shared words in reworded ones",
    Granularity.FINE: "fine: every edit",
    Granularity.READABLE: "readable: small kept runs joined into their neighbours",
}


def report(
    comparison: Comparison,
    *,
    granularity: Granularity,
    marks: frozenset[Role],
    landscape: bool,
    paper: str,
    made_at: datetime,
    version: str,
) -> dict[str, object]:
    """Return the whole report as the template takes it (its names are explained there)."""
    page = build_page(comparison, granularity)
    order = order_findings(comparison)
    numbers = {
        number: place for place, number in enumerate(order, 1) if comparison.findings[number].severity is Severity.CHECK
    }
    pieces = Pieces(comparison, marks, numbers)
    made = _moment(made_at)
    return {
        "title": clean(_title(comparison)),
        "landscape": landscape,
        "paper": paper,
        "base": comparison.base,
        "made": made,
        "version": clean(version),
        "settings": _settings(comparison, granularity, marks),
        "marks": sorted(role.value for role in marks),
        "articles": [_article(comparison, number) for number in range(len(comparison.articles))],
        "notes": [clean(_sentence(messages.note(note))) for note in comparison.notes],
        "summary": _summary(comparison),
        "rows": rows(comparison, page, pieces, marks),
        "findings": findings(comparison, order),
        "ledger": quote_ledger(comparison, Pieces(comparison, marks, {})),
        "matrix": entity_matrix(comparison),
        "terms": terms(comparison),
        "reuse": reuse(comparison),
        "apart": apart(comparison),
        "carried": carried(comparison),
        "versions": versions(comparison),
        "unshown": 0,
    }


def _title(comparison: Comparison) -> str:
    names = [article.title or _file(article) for article in comparison.articles]
    return " / ".join(names)


def _file(article: Article) -> str:
    """Return a file's name; never its folder, which may tell more than the sender wants to."""
    return article.path.replace("\\", "/").rsplit("/", 1)[-1] or "pasted text"


def _provenance(article: Article, encoding: str) -> tuple[str, str, str]:
    """The file's name, what it was read as unless it is one plain text, and its encoding."""
    told = messages.reading(article) if article.path and article.format != "text" else ""
    return _file(article), told, encoding


def _article(comparison: Comparison, number: int) -> dict[str, object]:
    article = comparison.articles[number]

    def told(field: str, value: str) -> str:
        return f"{value} (guessed)" if field in article.guessed else value

    part = shares(comparison)[number]
    facts = [
        ("Source", told("source", article.source) if article.source else ""),
        ("Date", told("published", long_date(article.published)) if article.published else "not known"),
        ("Byline", told("byline", article.byline) if article.byline else ""),
        ("Length", f"{body_words(article):,} words in {part.paragraphs} paragraphs".replace(",", "\u202f")),
        ("Language", told("language", language_name(article.language))),
        ("File", " · ".join(name for name in _provenance(article, told("encoding", article.encoding or "")) if name)),
    ]
    name = article.title or _file(article)
    return {
        "siglum": clean(article.siglum),
        "name": clean(name),
        "short": short(clean(name), 110 // len(comparison.articles)),
        "guessed": "title" in article.guessed,
        "rtl": is_rtl(name),
        "facts": [[label, clean(value)] for label, value in facts if value],
        "sha256": clean(article.sha256),
        "notes": [clean(_sentence(messages.note(note))) for note in article.notes],
    }


def _summary(comparison: Comparison) -> dict[str, object]:
    parts: list[dict[str, object]] = []
    for part in summarise(comparison):
        checks = sum(comparison.findings[number].severity is Severity.CHECK for number in part.findings)
        parts.append({"text": clean(messages.summary_part(part)), "check": checks > 0})
    base = comparison.articles[comparison.base].siglum
    return {
        "parts": parts,
        "complete": comparison.stage is Stage.COMPLETE,
        "carries": [
            clean(messages.carries(article.siglum, base, carries(comparison, number)))
            for number, article in enumerate(comparison.articles)
            if number != comparison.base
        ],
    }


def _settings(comparison: Comparison, granularity: Granularity, marks: frozenset[Role]) -> list[list[str]]:
    on_paper = frozenset(Role) - {Role.CARRIED}
    shown = "all" if marks >= on_paper else ", ".join(sorted(role.value for role in marks & on_paper)) or "none"
    by_hand = sum(any(reason.code == BY_HAND for reason in link.reasons) for link in comparison.links)
    hand = [["Linked by hand", "1 pair" if by_hand == 1 else f"{by_hand} pairs"]] if by_hand else []
    return [
        ["Base", f"{comparison.articles[comparison.base].siglum}: the others are read against it"],
        ["Wording", _WORDING[granularity]],
        ["Marks", shown],
        *hand,
    ]


def _moment(made_at: datetime) -> str:
    """Return date and time in words, with the offset from UTC as given."""
    offset = made_at.strftime("%z")
    zone = "UTC" if offset in ("+0000", "-0000") else f"UTC{offset[:3]}:{offset[3:5]}"
    return f"{long_date(made_at.date().isoformat())}, {made_at:%H:%M} {zone}"


def _sentence(text: str) -> str:
    return text[:1].upper() + text[1:]
