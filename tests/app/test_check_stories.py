"""Findings on whole stories: a wire and a rewrite in which several things went wrong at once."""

from __future__ import annotations

import pytest

from app import read
from app.compare import compare
from app.model.comparison import Comparison
from app.model.finding import FindingKind, Severity
from tests.app.wording_stories import STORIES, Story

ELSEWHERE = frozenset({"figure-differs", "money-differs", "percent-differs", "name-differs", "title-differs"})
"""Kinds that other tests look at."""


def compared(*texts: str) -> Comparison:
    return compare([read.read_bytes(text.encode(), f"{number}.txt") for number, text in enumerate(texts)])


def found(comparison: Comparison, severity: Severity = Severity.CHECK) -> list[tuple[str, tuple[str, ...]]]:
    result: list[tuple[str, tuple[str, ...]]] = []
    for finding in comparison.findings:
        if finding.severity is severity:
            words = tuple(
                comparison.articles[at.article].paragraphs[at.paragraph].text[at.start : at.end]
                for at in finding.evidence
            )
            result.append((finding.kind.value, words))
    return result


@pytest.mark.parametrize("story", STORIES, ids=lambda story: story.name)
def test_everything_planted_is_found_and_nothing_else(story: Story):
    findings = [one for one in found(compared(story.wire, story.rewrite)) if one[0] not in ELSEWHERE]
    missed = [
        (kind, words)
        for kind, words in story.planted
        if not any(kind == other and any(words in each for each in evidence) for other, evidence in findings)
    ]
    assert missed == []
    told = {
        (kind, evidence)
        for kind, evidence in findings
        if not any(kind == other and any(words in each for each in evidence) for other, words in story.planted)
    }
    assert told == set()


def test_three_articles_do_not_multiply_a_finding():
    story = STORIES[0]
    two = found(compared(story.wire, story.rewrite))
    comparison = compared(story.wire, story.rewrite, story.rewrite)
    three = found(comparison)
    # what is new in either rewrite is said of each; what the base has is said once
    based = [one for one in two if one[0] != FindingKind.UNSUPPORTED]
    assert len([one for one in three if one[0] != FindingKind.UNSUPPORTED]) == len(based)
    lost = next(one for one in comparison.findings if one.kind is FindingKind.NEGATION_LOST)
    assert dict(lost.values)["second"] == "B, C"
    assert {at.article for at in lost.evidence} == {0, 1, 2}


def test_what_another_article_has_is_not_left_out():
    story = STORIES[0]
    kinds = {kind for kind, _ in found(compared(story.wire, story.rewrite, story.wire))}
    assert FindingKind.OMITTED not in kinds


def test_an_article_beside_itself_gives_nothing_to_check():
    for story in STORIES:
        assert found(compared(story.wire, story.wire)) == []


def test_independent_accounts_are_not_held_to_one_another():
    assert found(compared(STORIES[0].wire, STORIES[1].wire)) == []
