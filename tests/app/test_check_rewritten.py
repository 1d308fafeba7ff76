"""Facts a rewrite gives to another thing are found; facts told in other words are left alone."""

from __future__ import annotations

from functools import cache

import pytest

from tests.app.fact_pairs_rewritten import CHANGED, KEPT
from tests.app.test_check_facts import Told, compared, told


@cache
def changed(turned: bool) -> list[tuple[int, Told]]:
    sides = [wire for _, wire, _ in CHANGED], [rewrite for _, _, rewrite in CHANGED]
    return told(compared(*sides[::-1] if turned else sides))


@pytest.mark.parametrize("turned", [False, True], ids=["wire first", "rewrite first"])
@pytest.mark.parametrize("number", range(len(CHANGED)), ids=lambda n: CHANGED[n][2][:50])
def test_a_fact_given_to_another_thing_is_found(number: int, turned: bool):
    assert [kind for n, (kind, _) in changed(turned) if n == number] == [CHANGED[number][0]]


@cache
def kept(turned: bool) -> list[tuple[int, Told]]:
    sides = [wire for wire, _ in KEPT], [rewrite for _, rewrite in KEPT]
    return told(compared(*sides[::-1] if turned else sides))


@pytest.mark.parametrize("turned", [False, True], ids=["wire first", "rewrite first"])
@pytest.mark.parametrize("number", range(len(KEPT)), ids=lambda n: KEPT[n][1][:50])
def test_a_fact_in_its_place_is_left_alone(number: int, turned: bool):
    assert [one for n, one in kept(turned) if n == number] == []
