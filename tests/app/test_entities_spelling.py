"""Keys of names, and names that look like one name spelled in two ways."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.entities import mention_key, near_spelling
from app.model.entity import EntityType


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Konashenkov", "Konoshenkov"),
        ("Edwin Farrow", "Edwin Farrar"),
        ("Denise Achterberg", "Denise Achterburg"),
        ("Alasdair Brodie", "Alistair Brodie"),
        ("Yusen Halmari", "Yusuf Halmari"),
        ("Dorothea Lenz", "Dorothea Lentz"),
    ],
)
def test_near(a: str, b: str) -> None:
    assert near_spelling(a, b)
    assert near_spelling(b, a)


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Iran", "Iraq"),
        ("Austria", "Australia"),
        ("Russia", "Russian"),
        ("Rossiya 1", "Rossiya 2"),
        ("Anna Lind", "Otto Berg"),
        ("Lenz", "Anna Lenz"),
        ("UN", "UK"),
        ("Konashenkov", "Konashenkov"),
        ("Bouake", "Bouaké"),
        ("Al-Nusra", "al Nusra"),
        ("Jürgen Pohlert", "Juergen Pohlert"),
    ],
)
def test_not_near(a: str, b: str) -> None:
    assert not near_spelling(a, b)
    assert not near_spelling(b, a)


@pytest.mark.parametrize(
    ("a", "b", "kind"),
    [
        ("Bouaké", "BOUAKE", EntityType.PLACE),
        ("the U.S.", "US", EntityType.PLACE),
        ("al-Assad", "Assad’s", EntityType.PERSON),
        ("Rossiya One", "Rossiya-1", EntityType.ORGANISATION),
        ("Jürgen Pohlert", "Juergen Pohlert", EntityType.PERSON),
        ("Chechens", "Chechen", EntityType.GROUP),
        ("Defence Ministry", "Defense Ministry", EntityType.ORGANISATION),
    ],
)
def test_equal_keys(a: str, b: str, kind: EntityType) -> None:
    assert mention_key(a, kind) == mention_key(b, kind)


def test_unequal_keys() -> None:
    assert mention_key("Konashenkov", EntityType.PERSON) != mention_key("Konoshenkov", EntityType.PERSON)
    assert mention_key("Michael", EntityType.PERSON) != mention_key("Michal", EntityType.PERSON)


@given(st.text(max_size=30), st.text(max_size=30))
def test_law_symmetric_and_never_of_itself(a: str, b: str) -> None:
    assert near_spelling(a, b) == near_spelling(b, a)
    assert not near_spelling(a, a)
