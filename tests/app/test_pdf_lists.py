"""The lists after the table as plain values: findings, ledger, terms, reuse, coverage, versions."""

from __future__ import annotations

from dataclasses import replace

from present_samples import passage, two, whole

from app.export.pdf_lists import findings, order_findings, terms
from app.export.pdf_quotes import quote_ledger
from app.export.pdf_reuse import apart, carried, reuse, versions
from app.export.pdf_rows import Pieces
from app.model.comparison import Comparison
from app.model.finding import Finding, FindingKind, Severity
from app.model.passage import Passage
from app.model.quote import Reading, Utterance, Verdict
from app.model.reuse import ReuseKind, SentenceAge, Trail
from app.model.terms import Term, TermRow
from app.present import GROUPS, PARTS, Role


def with_style(count: int) -> Comparison:
    """The sample with notes of style alone and one of order."""
    comparison = two()
    more = [
        Finding(FindingKind.STYLE_ONLY, Severity.NOTE, (), (Passage(0, 1, n, n + 1), Passage(1, 2, n, n + 1)))
        for n in range(count)
    ]
    order = Finding(FindingKind.ORDER_CHANGED, Severity.NOTE, (), (Passage(0, 3, 0, 4), Passage(1, 1, 0, 4)))
    return replace(comparison, findings=(*more, order, *comparison.findings))


def test_every_kind_belongs_to_one_group_and_one_part() -> None:
    for parted in (GROUPS, PARTS):
        assert sorted(kind for _, kinds in parted for kind in kinds) == sorted(FindingKind)


def test_findings_stand_in_groups_and_style_is_only_counted() -> None:
    comparison = with_style(3)
    parts = findings(comparison, order_findings(comparison))
    told = [
        (part["title"], group["title"], [(item["n"], item["kind"]) for item in group["items"]], group["folded"])
        for part in parts
        for group in part["groups"]  # type: ignore[union-attr]
    ]
    assert told == [
        ("To check", "Quotes and speakers", [(1, "Quote altered"), (2, "Other speaker")], ""),
        ("To check", "Figures and dates", [(3, "Figure differs")], ""),
        ("Worth knowing", "Added and left out", [(4, "Only in one article")], ""),
        (
            "Worth knowing",
            "Order and style",
            [(5, "Order changed")],
            "3 differences of style alone, not listed",
        ),
    ]


def test_ledger_has_an_entry_an_utterance_those_of_several_first() -> None:
    comparison = two()
    alone = replace(comparison.quotes[1], spans=(Passage(1, 4, 0, 5),), text="Shops", speaker=None)
    comparison = replace(
        comparison,
        quotes=(*comparison.quotes, alone),
        utterances=(Utterance(None, (Reading(1, (2,)),)), *comparison.utterances),
    )
    several, only = quote_ledger(comparison, Pieces(comparison, frozenset(Role), {}))
    assert (several["title"], only["title"]) == ("In several articles", "Only in B")
    (entry,) = several["entries"]  # type: ignore[misc]
    assert entry["verdict"] == "≠ altered · another speaker"
    marked = [[piece["t"] for piece in wording["pieces"] if "w" in piece] for wording in entry["wordings"]]
    assert marked == [["choice"], ["option"]]
    assert [wording["told"] for wording in entry["wordings"]] == ["Ada Brock said", "her deputy said"]
    (other,) = only["entries"]  # type: ignore[misc]
    assert (other["speaker"], other["verdict"], other["why"]) == ("Speaker not named", "", "")


def test_with_three_articles_each_wording_has_its_own_verdict() -> None:
    comparison = two()
    third = replace(comparison.articles[1], siglum="C")
    quote = replace(comparison.quotes[1], article=2, spans=(replace(comparison.quotes[1].spans[0], article=2),))
    told = replace(
        comparison.utterances[0], readings=(*comparison.utterances[0].readings, Reading(2, (2,), Verdict.REWORDED))
    )
    comparison = replace(
        comparison, articles=(*comparison.articles, third), quotes=(*comparison.quotes, quote), utterances=(told,)
    )
    (part,) = quote_ledger(comparison, Pieces(comparison, frozenset(Role), {}))
    (entry,) = part["entries"]  # type: ignore[misc]
    assert [wording["verdict"] for wording in entry["wordings"]] == ["", "≠ altered", "≈ reworded"]


def test_terms_are_counted_by_article() -> None:
    comparison = two()
    words = [passage(comparison.articles, n, p, "bridge") for n, p in ((0, 1), (1, 0), (1, 2))]
    row = TermRow("bridge", None, (Term("old bridge", (words[0],)), Term("bridge", (words[1], words[2]))))
    assert terms(comparison) == []
    assert terms(replace(comparison, terms=(row,))) == [
        {"subject": "bridge", "cells": ["old bridge\u00a01×", "bridge\u00a02×"]}
    ]


def test_reuse_has_a_row_for_each_direction_the_base_as_source_first() -> None:
    rows = reuse(two())
    assert [(row["article"], row["source"]) for row in rows] == [(1, 0), (0, 1)]
    assert [(row["article"], row["source"]) for row in reuse(replace(two(), base=1))] == [(0, 1), (1, 0)]
    for row in rows:
        shares = [int(str(share).split("\u00a0")[0]) for share in row["shares"]]  # type: ignore[union-attr]
        assert 98 <= sum(shares) <= 102
        assert [ref["text"][0] for ref in row["refs"]] == ["AB"[row["article"]], "AB"[row["source"]]]  # type: ignore[index,union-attr]


def test_who_takes_nothing_has_no_row_but_is_counted() -> None:
    comparison = two()
    first, second = comparison.reuse
    fresh = tuple(
        replace(share, words=int(share.kind is ReuseKind.NEW), share=float(share.kind is ReuseKind.NEW))
        for share in first.shares
    )
    comparison = replace(comparison, reuse=(replace(first, shares=fresh, longest_words=2), second))
    assert (len(reuse(comparison)), apart(comparison), apart(two())) == (1, 1, 0)
    short = replace(comparison, reuse=(replace(second, longest_words=4),))
    assert "run" not in reuse(short)[0]


def test_every_paragraph_has_its_carriers() -> None:
    lines = carried(two())
    told = [[f"{cell.get('sign', '')}{cell.get('text', '')}" for cell in line] for line in lines]
    assert told == [["title", ""], ["¶1", "≠¶2"], ["¶2", "≈¶3"], ["¶3", "⇅¶1"], ["", "title"], ["", "¶4"]]
    assert [[bool(cell.get("own")) for cell in line] for line in lines][-1] == [False, True]


def test_versions_count_sentences_by_age_and_list_the_new_ones() -> None:
    comparison = two()
    assert versions(comparison) == []
    places = [(0, 1, 0), (0, 2, 0), (0, 3, 0), (0, 0, 0), (1, 1, 0), (1, 2, 0), (1, 4, 1), (1, 0, 1)]
    ages = tuple(SentenceAge(whole(comparison.articles, n, p), since) for n, p, since in places)
    (trail,) = versions(replace(comparison, trails=(Trail((0, 1), ages, dated=True),)))
    first, second = trail["rows"]  # type: ignore[misc]
    # the body's sentences alone
    assert (first["sentences"], first["since"], first["new"]) == (3, [3], [])
    assert (second["sentences"], second["since"]) == (3, [2, 1])
    assert [new["text"] for new in second["new"]] == ["Shops on the north bank will stay open."]
