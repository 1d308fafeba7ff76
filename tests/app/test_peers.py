"""The peers' plain methods and their scores, as the bench prints them."""

from __future__ import annotations

import pytest

from tests.tools import peers

FIRST = ["The bridge was closed at noon.", "Nobody was hurt, police said.", "Rain is expected."]
SECOND = ["Police said nobody was hurt.", "The bridge was closed on Monday at noon.", "Shops stay open late."]


@pytest.mark.parametrize("align", [peers.by_difflib, peers.by_tfidf])
def test_paragraphs_are_paired_by_their_words(align: peers.Aligner):
    pairs = {(i, j) for score, i, j in align(FIRST, SECOND) if score > 0.2}
    assert (0, 1) in pairs
    assert not {(0, 0), (0, 2), (2, 1)} & pairs


def test_a_line_diff_pairs_what_is_the_same():
    assert list(peers.by_lines(FIRST, ["New.", *FIRST])) == [(1.0, 0, 1), (1.0, 1, 2), (1.0, 2, 3)]


def test_mutual_best_keeps_what_is_best_both_ways():
    scores = [(0.9, 0, 0), (0.8, 0, 1), (0.7, 1, 1), (0.0, 2, 2)]
    assert list(peers.mutual_best(scores)) == [(0.9, 0, 0)]


def test_partial_links_are_neither_right_nor_wrong():
    item = {"gold": [[0, 0, "same"], [1, 1, "same"], [2, 2, "partial"]]}
    assert peers.strict([item], [{(0, 0), (2, 2), (0, 1)}]) == (1, 1, 1)
    assert peers.f1(1, 1, 1) == (0.5, 0.5, 0.5)
    assert peers.f1(0, 0, 0) == (0.0, 0.0, 0.0)


def test_quotation_marks_are_found_by_pair():
    text = 'He said “it will rain soon”. Then: "go in now, all" and "no".'
    assert [text[s:e] for each in peers.by_marks(text) for s, e in each["spans"]] == [
        "it will rain soon",
        "go in now, all",
    ]
