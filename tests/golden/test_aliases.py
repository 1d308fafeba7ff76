"""Names of the sample stories, found and joined as a reader labelled them by hand."""

from __future__ import annotations

import json
from collections.abc import Callable

import pytest

from app.model.entity import Entity, EntityType
from app.model.passage import Passage
from tests.tools import alias_score


def test_the_sample_stories_reach_the_floor() -> None:
    reached = alias_score.score(["seeds"])["seeds"]
    figures = reached.figures()
    report = json.dumps(figures) + "\n" + "\n".join(reached.wrong)
    assert figures["cubed_p"] >= 0.98, report
    assert figures["cubed_f"] >= 0.93, report
    assert figures["pairs_f"] >= 0.88, report


def test_the_gold_is_whole() -> None:
    items = alias_score.items()
    assert sum(len(item["clusters"]) for item in items) >= 200
    types = {kind.value for kind in EntityType}
    for item in items:
        forms = [form for each in item["clusters"] for form in (*each["forms"], *each.get("optional", ()))]
        assert len(forms) == len(set(forms)), item["id"]
        assert all(each["types"] and set(each["types"]) <= types for each in item["clusters"]), item["id"]


ITEM = {
    "id": "made-up",
    "clusters": [
        {"types": ["person"], "forms": ["Orla Finch", "Finch"]},
        {"types": ["place"], "forms": ["Leeds"], "optional": ["Leeds ring road"]},
    ],
}


@pytest.mark.parametrize(
    ("clusters", "change"),
    [
        ([["Orla Finch", "Finch"], ["Leeds"]], lambda f: f),
        ([["Orla Finch"], ["Finch"], ["Leeds"]], lambda f: {**f, "pairs_p": 0.0, "pairs_r": 0.0, "cubed_r": 2 / 3}),
        ([["Orla Finch", "Finch", "Leeds"]], lambda f: {**f, "pairs_p": 1 / 3, "types": 2 / 3}),
        ([["Orla Finch", "Finch"]], lambda f: {**f, "forms_found": 2 / 3, "cubed_r": 2 / 3}),
        ([["Orla Finch", "Finch"], ["Leeds"], ["Tuesday"]], lambda f: {**f, "forms_right": 0.75}),
    ],
)
def test_the_score_counts_what_is_wrong(
    clusters: list[list[str]], change: Callable[[dict[str, float]], dict[str, float]]
) -> None:
    found: list[Entity] = []
    surfaces: dict[Passage, str] = {}
    for number, forms in enumerate(clusters):
        at = [Passage(0, number, n * 50, n * 50 + len(form)) for n, form in enumerate(forms)]
        surfaces |= dict(zip(at, forms, strict=True))
        kind = EntityType.PLACE if forms[0] == "Leeds" else EntityType.PERSON
        found.append(Entity(forms[0], kind, tuple(forms[1:]), tuple(at)))
    score = alias_score.Score()
    alias_score.add(score, ITEM, found, surfaces)
    perfect = {"forms_found": 1.0, "forms_right": 1.0, "types": 1.0, "cubed_r": 1.0, "pairs_p": 1.0, "pairs_r": 1.0}
    figures = score.figures()
    assert {key: figures[key] for key in perfect} == pytest.approx(change(perfect), abs=1e-4)
