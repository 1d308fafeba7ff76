"""Tokens and the normal form."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.segment import normal, tokenize


def surfaces(text: str) -> list[str]:
    return [text[token.start : token.end] for token in tokenize(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("He said 250,000 fled.", ["He", "said", "250,000", "fled", "."]),
        ("on 12/10/2015 at 10:30", ["on", "12/10/2015", "at", "10:30"]),
        ("3.5 or 3.5% of $35m", ["3.5", "or", "3.5", "%", "of", "$35m"]),
        ("US$35 and €1.2bn", ["US$35", "and", "€1.2bn"]),
        ("a SU-30 jet, well-known", ["a", "SU-30", "jet", ",", "well-known"]),
        ("al-Nusra and al-Qa'ida", ["al-Nusra", "and", "al-Qa'ida"]),
        ("the U.S.-led raids", ["the", "U.S.-led", "raids"]),
        ("Mr. Smith of the U.S.", ["Mr.", "Smith", "of", "the", "U.S."]),
        ("I don’t, o'clock", ["I", "don’t", ",", "o'clock"]),
        ("Putin’s and the U.S.'s", ["Putin", "’s", "and", "the", "U.S.", "'s"]),
        ("wait... no… yes", ["wait", "...", "no", "…", "yes"]),
        ("one -- two—three", ["one", "--", "two", "—", "three"]),
        ("“Yes,” he said", ["“", "Yes", ",", "”", "he", "said"]),
        ("10–20 people", ["10–20", "people"]),
        ("the states' right", ["the", "states", "'", "right"]),
        ("see www.example.org, or not", ["see", "www.example.org", ",", "or", "not"]),
        ("end.Next and/or", ["end", ".", "Next", "and", "/", "or"]),
        ("He said no. No. 5", ["He", "said", "no", ".", "No.", "5"]),
        ("cafe\u0301 हिन्दी", ["cafe\u0301", "हिन्दी"]),
        ("北京市", ["北", "京", "市"]),
        ("🇬🇧👍🏽", ["🇬🇧", "👍🏽"]),
        ("a_b", ["a", "_", "b"]),
    ],
)
def test_words_and_figures_stay_whole(text: str, expected: list[str]) -> None:
    assert surfaces(text) == expected


@given(st.text(max_size=200))
def test_tokens_and_white_space_partition_the_text(text: str) -> None:
    at = 0
    for token in tokenize(text):
        assert token.start < token.end
        assert token.normal
        assert not text[at : token.start].strip()
        assert not any(character.isspace() for character in text[token.start : token.end])
        at = token.end
    assert not text[at:].strip()


@given(st.text(alphabet="a.A1-'’s$,/ _\u0301\u200b“", max_size=120))
def test_tokens_partition_awkward_text(text: str) -> None:
    assert "".join(surfaces(text)) == "".join(text.split())


@given(st.text(max_size=80))
def test_the_normal_form_is_stable(text: str) -> None:
    once = normal(text)
    assert normal(once) == once
    assert normal(unicodedata.normalize("NFD", text)) == normal(unicodedata.normalize("NFC", text))


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("“Don’t”", '"don\'t"'),
        ("1\u00a0000\u2009km", "1 000 km"),
        ("US–led", "us-led"),
        ("no — never", "no -- never"),
        ("wait…", "Wait..."),
        ("ﬁre", "fire"),
        ("Straße", "STRASSE"),
        ("e\u0301", "É"),
        ("co\u00adoperate", "cooperate"),
        ("«Oui»", '"oui"'),
    ],
)
def test_typography_is_folded(first: str, second: str) -> None:
    assert normal(first) == normal(second)


def test_a_row_of_hyphens_is_not_a_dash() -> None:
    assert normal("--------") == "--------"


@pytest.mark.parametrize("piece", ["a.", ".", "a-", "'", "http://", "www.", "$", "\u0301", '"', "\u200d", "1,"])
def test_long_runs_are_cut_in_linear_time(piece: str) -> None:
    # a quadratic expression would run into the test's time limit here
    text = piece * 200_000
    assert sum(token.end - token.start for token in tokenize(text)) == len(text)
