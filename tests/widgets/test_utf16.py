from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from widgets.utf16 import Utf16Map, unit_count

PIECES = st.lists(
    st.sampled_from(["a", "é", "e\u0301", "😀", "👩‍🚒", "🇸🇾", "שלום", "مرحبا", " ", "“", "𝔸", "漢"]), max_size=30
).map("".join)
TEXTS = st.one_of(PIECES, st.text(st.characters(exclude_categories=("Cs",)), max_size=40))


def true_units(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2


@given(TEXTS)
def test_unit_count_is_that_of_the_encoding(text: str) -> None:
    assert unit_count(text) == true_units(text)


@given(TEXTS)
def test_every_position_goes_there_and_back(text: str) -> None:
    positions = Utf16Map(text)
    for point in range(len(text) + 1):
        assert positions.to_units(point) == true_units(text[:point])
        assert positions.to_points(positions.to_units(point)) == point


@given(TEXTS)
def test_a_unit_inside_a_pair_belongs_to_its_character(text: str) -> None:
    positions = Utf16Map(text)
    for point, character in enumerate(text):
        if ord(character) > 0xFFFF:
            assert positions.to_points(positions.to_units(point) + 1) == point


@given(TEXTS, st.integers(-5, 200))
def test_positions_outside_are_clamped(text: str, anywhere: int) -> None:
    positions = Utf16Map(text)
    assert 0 <= positions.to_points(anywhere) <= len(text)
    assert 0 <= positions.to_units(anywhere) <= true_units(text)
