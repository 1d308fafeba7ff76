"""The lists after the table: findings, quote ledger, who is named, coverage."""

from __future__ import annotations

from app import messages
from app.export.pdf_rows import Pieces
from app.export.pdf_text import References, clean, is_rtl, language_of
from app.model.comparison import Comparison
from app.model.entity import EntityType
from app.model.finding import Severity
from app.model.passage import Passage
from app.model.quote import Quote, QuoteKind, Verdict
from app.present import (
    PARTS,
    LedgerEntry,
    carries,
    ledger,
    shares,
    who_has,
    wording_runs,
)

CONTEXT = 48
"""Code points of text shown either side of a finding's words."""

LONGEST = 320
"""Evidence longer than this is cut in the list; the table above has it whole."""

_TO_SEE = frozenset({Verdict.ALTERED, Verdict.TRIMMED})


def order_findings(comparison: Comparison) -> list[int]:
    """Return the findings' numbers as the report lists them: to check before notes, then by seriousness and place."""
    rank = {kind: place for place, (_, kinds) in enumerate(PARTS) for kind in kinds}

    def key(number: int) -> tuple[bool, int, str, int]:
        finding = comparison.findings[number]
        return finding.severity is not Severity.CHECK, rank.get(finding.kind, len(rank)), finding.kind.value, number

    return sorted(range(len(comparison.findings)), key=key)


def findings(comparison: Comparison, order: list[int]) -> list[dict[str, object]]:
    """Return the findings in groups: severity, then kind; each with its number, sentence and evidence."""
    references = References(comparison)
    groups: list[dict[str, object]] = []
    for severity, title in ((Severity.CHECK, "To check"), (Severity.NOTE, "Worth knowing")):
        kinds: dict[str, list[dict[str, object]]] = {}
        for place, number in enumerate(order, 1):
            finding = comparison.findings[number]
            if finding.severity is not severity:
                continue
            item: dict[str, object] = {
                "n": place,
                "sentence": _stopped(clean(messages.finding(comparison, finding))),
                "refs": [
                    references.value(*spot) for spot in sorted({(p.article, p.paragraph) for p in finding.evidence})
                ],
            }
            if severity is Severity.CHECK:
                item["evidence"] = [_evidence(comparison, at, references) for at in finding.evidence]
            kinds.setdefault(messages.kind_title(finding.kind), []).append(item)
        if kinds:
            groups.append(
                {
                    "title": title,
                    "check": severity is Severity.CHECK,
                    "kinds": [{"title": name, "items": items} for name, items in kinds.items()],
                }
            )
    return groups


def _stopped(sentence: str) -> str:
    """Return a sentence with a full stop, unless it ends in one before its closing marks."""
    return sentence if sentence.rstrip("”’\"')").endswith((".", "…", "!", "?")) else sentence + "."


def _evidence(comparison: Comparison, at: Passage, references: References) -> dict[str, object]:
    """Return a passage's words between a little of what stands around them, cut at words."""
    article = comparison.articles[at.article]
    text = article.paragraphs[at.paragraph].text
    before, words, after = text[: at.start], text[at.start : at.end], text[at.end :]
    if len(before) > CONTEXT:
        before = "…" + before[-CONTEXT:].partition(" ")[2]
    if len(after) > CONTEXT:
        after = after[:CONTEXT].rpartition(" ")[0] + "\u00a0…"
    if len(words) > LONGEST:
        words = words[:LONGEST].rpartition(" ")[0] + " …"
    return {
        "before": clean(before),
        "words": clean(words),
        "after": clean(after),
        "ref": references.value(at.article, at.paragraph),
        "rtl": is_rtl(text),
        "lang": language_of(text, article.language),
    }


def quote_ledger(comparison: Comparison, pieces: Pieces) -> list[dict[str, object]]:
    """Return the quote ledger: per utterance the speaker, the verdict with its reasons, and every wording.

    The marks in the wordings come from holding them against each other, whatever the paragraphs around them do.
    """
    references = References(comparison)
    entries: list[dict[str, object]] = []
    for entry in ledger(comparison):
        marked = wording_runs(comparison, entry)
        wordings: list[dict[str, object]] = []
        for number in (number for numbers in entry.quotes for number in numbers):
            quote = comparison.quotes[number]
            if not quote.spans:
                continue
            shown: list[dict[str, object]] = []
            for at, runs in zip(quote.spans, marked[number], strict=True):
                text = comparison.articles[at.article].paragraphs[at.paragraph].text[at.start : at.end]
                if shown:
                    shown.append({"t": " … "})
                shown += pieces.of(text, runs)
            wordings.append(
                {
                    "ref": references.value(quote.spans[0].article, quote.spans[0].paragraph),
                    "pieces": shown,
                    "direct": quote.kind is QuoteKind.DIRECT,
                    "told": clean(_told(quote, entry)),
                    "rtl": is_rtl(quote.text),
                    "lang": language_of(quote.text, comparison.articles[quote.article].language),
                }
            )
        verdict = _verdict(comparison, entry)
        entries.append(
            {
                "speaker": clean(" / ".join(entry.speakers)) or "Speaker not named",
                "verdict": f"{verdict} · another speaker" if entry.disputed else verdict,
                "alarm": entry.verdict in _TO_SEE or entry.disputed,
                "why": clean(messages.reasons(entry.reasons)),
                "score": f"{entry.score:.2f}" if entry.score is not None else "",
                "wordings": wordings,
            }
        )
    return entries


def _verdict(comparison: Comparison, entry: LedgerEntry) -> str:
    sigla = [comparison.articles[article].siglum for article in entry.articles]
    if entry.verdict is None:
        return f"only in {sigla[0]}" if sigla else ""
    return messages.verdict(entry.verdict)


def _told(quote: Quote, entry: LedgerEntry) -> str:
    """Return who said it and how; the speaker only where the entry's heading leaves that open."""
    speaker = quote.speaker if len(entry.speakers) > 1 else None
    return " ".join(part for part in (speaker, quote.cue) if part)


def entity_matrix(comparison: Comparison) -> list[dict[str, object]]:
    """Return who is named where, by type; within a type the most often named first."""
    holdings = who_has(comparison)
    groups: list[dict[str, object]] = []
    for kind in EntityType:
        numbers = [number for number, entity in enumerate(comparison.entities) if entity.type is kind]
        numbers.sort(key=lambda number: (-sum(holdings[number].counts), comparison.entities[number].name))
        if numbers:
            groups.append(
                {
                    "title": messages.entity_type(kind, plural=True),
                    "rows": [
                        {
                            "name": clean(comparison.entities[number].name),
                            "aliases": clean(", ".join(comparison.entities[number].aliases)),
                            "counts": list(holdings[number].counts),
                        }
                        for number in numbers
                    ],
                }
            )
    return groups


def coverage(comparison: Comparison) -> list[dict[str, object]]:
    """Return per article its body words, its shares, and how much of the base it carries, in whole per cent."""
    return [
        {
            "article": part.article,
            "words": part.words,
            "paragraphs": part.paragraphs,
            "verbatim": _percent(part.verbatim),
            "close": _percent(part.close),
            "reworded": _percent(part.reworded),
            "new": _percent(part.new),
            "carries": "" if part.article == comparison.base else _percent(carries(comparison, part.article)),
            "bar": [part.verbatim, part.close, part.reworded, part.new],
        }
        for part in shares(comparison)
    ]


def _percent(share: float) -> str:
    return f"{round(share * 100)}\u00a0%"
