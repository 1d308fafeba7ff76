"""The lists after the table: findings, who is named, what is called differently."""

from __future__ import annotations

from app import messages
from app.export.pdf_text import References, clean, is_rtl, language_of
from app.model.comparison import Comparison
from app.model.entity import EntityType
from app.model.finding import Finding, FindingKind, Severity
from app.model.passage import Passage
from app.present import GROUPS, PARTS, counterparts, term_counts, who_has

CONTEXT = 48
"""Code points of text shown either side of a finding's words."""

LONGEST = 320
"""Evidence longer than this is cut in the list; the table above has it whole."""


def order_findings(comparison: Comparison) -> list[int]:
    """Return the findings' numbers as the report lists them: to check before notes, then by group and seriousness."""
    rank = {kind: place for place, (_, kinds) in enumerate(PARTS) for kind in kinds}

    def key(number: int) -> tuple[bool, int, int, str, int]:
        finding = comparison.findings[number]
        group = next(place for place, (_, kinds) in enumerate(GROUPS) if finding.kind in kinds)
        return finding.severity is not Severity.CHECK, group, rank[finding.kind], finding.kind.value, number

    return sorted(range(len(comparison.findings)), key=key)


def findings(comparison: Comparison, order: list[int]) -> list[dict[str, object]]:
    """Return the findings by severity, then by group of kinds; each with its number, kind, sentence and evidence.

    Notes of style alone are only counted.
    """
    references = References(comparison)
    severities: list[dict[str, object]] = []
    for severity, title in ((Severity.CHECK, "To check"), (Severity.NOTE, "Worth knowing")):
        numbered = [(n, comparison.findings[number]) for n, number in enumerate(order, 1)]
        own = [(n, finding) for n, finding in numbered if finding.severity is severity]
        groups: list[dict[str, object]] = []
        for code, kinds in GROUPS:
            items = [(n, finding) for n, finding in own if finding.kind in kinds]
            told = [(n, finding) for n, finding in items if not _folded(finding)]
            if items:
                style = len(items) - len(told)
                groups.append(
                    {
                        "title": messages.finding_group(code),
                        "items": [_item(comparison, n, finding, references) for n, finding in told],
                        "folded": messages.summary_count("style-only", style) + ", not listed" if style else "",
                    }
                )
        if groups:
            severities.append({"title": title, "check": severity is Severity.CHECK, "groups": groups})
    return severities


def _folded(finding: Finding) -> bool:
    return finding.kind is FindingKind.STYLE_ONLY and finding.severity is Severity.NOTE


def _item(comparison: Comparison, n: int, finding: Finding, references: References) -> dict[str, object]:
    item: dict[str, object] = {
        "n": n,
        "kind": messages.kind_title(finding.kind),
        "sentence": _stopped(clean(messages.finding(comparison, finding))),
        "refs": [references.value(*spot) for spot in sorted({(p.article, p.paragraph) for p in finding.evidence})],
    }
    if finding.severity is Severity.CHECK:
        shown = (*finding.evidence, *counterparts(comparison, finding))
        item["evidence"] = [_evidence(comparison, at, references) for at in shown]
    return item


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


def terms(comparison: Comparison) -> list[dict[str, object]]:
    """Return what each article calls one thing: the subject, and per article its terms with how often."""
    rows: list[dict[str, object]] = []
    for row in comparison.terms:
        counts = term_counts(comparison, row)
        cells = [", ".join(f"{clean(term)}\u00a0{count}×" for term, count in own) for own in counts]
        rows.append({"subject": clean(row.subject), "cells": cells})
    return rows
