"""The quote ledger as data: an entry an utterance, every article's wording against the reference's."""

from __future__ import annotations

from app import messages
from app.export.pdf_rows import Pieces
from app.export.pdf_text import References, clean, is_rtl, language_of
from app.model.comparison import Comparison
from app.model.quote import QuoteKind, Verdict
from app.present import VERDICT_SIGNS, LedgerEntry, ledger, wording_runs

_TO_SEE = frozenset({Verdict.ALTERED, Verdict.TRIMMED})
_SEAM = " / "
"""Between the parts of a quotation that the article interrupts."""


def quote_ledger(comparison: Comparison, pieces: Pieces) -> list[dict[str, object]]:
    """Return the ledger in parts: what several articles tell, then what one alone has, an article a part.

    Each entry has its speaker, the worst verdict with the reasons of its link, and every wording with its cue and
    verdict. The marks come from holding the wordings against each other, whatever the paragraphs around them do.
    """
    references = References(comparison)
    parts: dict[str, list[dict[str, object]]] = {}
    for entry in ledger(comparison):
        only = entry.only
        title = "In several articles" if only is None else f"Only in {comparison.articles[only].siglum}"
        parts.setdefault(title, []).append(_entry(comparison, entry, pieces, references))
    return [{"title": clean(title), "entries": entries} for title, entries in parts.items()]


def _entry(comparison: Comparison, entry: LedgerEntry, pieces: Pieces, references: References) -> dict[str, object]:
    verdict = _signed(entry.verdict)
    return {
        "speaker": clean(" / ".join(entry.speakers)) or "Speaker not named",
        "verdict": f"{verdict} · another speaker" if entry.disputed else verdict,
        "alarm": entry.verdict in _TO_SEE or entry.disputed,
        "why": clean(messages.reasons(entry.reasons)),
        "score": f"{entry.score:.2f}" if entry.score is not None else "",
        "wordings": _wordings(comparison, entry, pieces, references),
    }


def _wordings(
    comparison: Comparison, entry: LedgerEntry, pieces: Pieces, references: References
) -> list[dict[str, object]]:
    marked = wording_runs(comparison, entry)
    wordings: list[dict[str, object]] = []
    for article in entry.order:
        for number in entry.quotes[article]:
            quote = comparison.quotes[number]
            if not quote.spans:
                continue
            shown: list[dict[str, object]] = []
            for at, runs in zip(quote.spans, marked[number], strict=True):
                text = comparison.articles[article].paragraphs[at.paragraph].text[at.start : at.end]
                if shown:
                    shown.append({"t": _SEAM})
                shown += pieces.of(text, runs)
            # the speaker only where the entry's heading leaves that open, one verdict a reading
            speaker = quote.speaker if len(entry.speakers) > 1 else None
            last = number == entry.quotes[article][-1]
            verdict = entry.verdicts[article] if last and len(entry.order) > 2 else None
            wordings.append(
                {
                    "ref": references.value(article, quote.spans[0].paragraph),
                    "pieces": shown,
                    "direct": quote.kind is QuoteKind.DIRECT,
                    "told": clean(" ".join(part for part in (speaker, quote.cue) if part)),
                    "verdict": _signed(verdict),
                    "rtl": is_rtl(quote.text),
                    "lang": language_of(quote.text, comparison.articles[article].language),
                }
            )
    return wordings


def _signed(verdict: Verdict | None) -> str:
    return f"{VERDICT_SIGNS[verdict]} {messages.verdict(verdict)}" if verdict else ""
