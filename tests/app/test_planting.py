"""The planted-errors generator: what it says it planted is what it planted, and nothing else is harmful by mistake."""

from __future__ import annotations

from collections import Counter
from typing import Any

import pytest

from tests.tools import plant
from tests.tools.planting.score import score
from tests.tools.planting.text import Text, is_open, is_quoted, quoted, sentences

TEXT = """
A quarry near Hollin will close on Monday after a landslip injured 14 workers, the mayor, Ada Brock, said.

“We had no choice but to shut it, because the whole slope may move again,” Brock told reporters. About 230 people were
moved out of their homes. The company denied that it had been warned.

The owner, Tomas Verlaine, 58, said the repairs would cost 3.5 million euros. He was not insured, he said. “Nobody here
has ever seen anything like this before,” said Tomas Verlaine.

The quarry, which opened on March 4, 1962, supplies 12 percent of the stone used in Hollin. Police said the road could
be closed until Friday.

According to the geologist Ruth Amberley, 31, rain had loosened the slope. “I warned them in May, and I would warn them
again today,” Amberley said.
"""
STORY = Text("quarry", "Quarry to close after landslip", [" ".join(each.split()) for each in TEXT.split("\n\n")])


@pytest.fixture(scope="module")
def made() -> list[dict[str, Any]]:
    return [*plant.items(STORY, 1, 6)]


def test_a_story_with_a_place_for_every_kind_has_nearly_all(made: list[dict[str, Any]]):
    kinds = Counter(each["kind"] for item in made for each in item["planted"])
    assert set(kinds) <= set(plant.KINDS)
    assert len(kinds) >= len(plant.KINDS) - 2, set(plant.KINDS) - set(kinds)


def test_what_was_changed_stands_where_it_is_said_to(made: list[dict[str, Any]]):
    for item in made:
        for each in item["planted"] + item["harmless"]:
            assert each["wire"] or each["rewrite"]
            for number, side in enumerate(("wire", "rewrite")):
                if each[side]:
                    paragraph = item["articles"][number]["paragraphs"][each[side]["paragraph"]]
                    assert each[side]["text"]
                    assert each[side]["text"] in paragraph
            if each["wire"] and each["rewrite"]:
                assert each["wire"]["text"] != each["rewrite"]["text"]


def test_the_wire_is_the_text_and_no_mark_is_left(made: list[dict[str, Any]]):
    for item in made:
        assert item["articles"][0]["paragraphs"] == STORY.paragraphs
        assert not any("\ue000" <= c <= "\uf8ff" for p in item["articles"][1]["paragraphs"] for c in p)
        assert all(len(p) == len(p.strip()) and "  " not in p for p in item["articles"][1]["paragraphs"])


def test_paragraphs_are_linked_where_their_text_went(made: list[dict[str, Any]]):
    for item in made:
        count = len(item["articles"][1]["paragraphs"])
        assert {j for _, j, _ in item["gold"]} == set(range(count))
        assert all(0 <= i < len(STORY.paragraphs) and label in ("same", "partial") for i, _, label in item["gold"])


def test_same_seed_same_items(made: list[dict[str, Any]]):
    assert [*plant.items(STORY, 1, 6)] == made
    assert [*plant.items(STORY, 2, 6)] != made


def test_sentences_are_not_cut_in_quotations_or_after_titles():
    said = "“It rained. It poured,” said Dr. Brock. Nobody came. "
    assert [said[s:e] for s, e in sentences(said)] == ["“It rained. It poured,” said Dr. Brock.", "Nobody came."]
    assert [said[s:e] for s, e in quoted(said)] == ["“It rained. It poured,”"]


def test_people_and_places_are_seen():
    assert {"Ada Brock", "Tomas Verlaine", "Ruth Amberley"} <= set(STORY.people)
    assert "Hollin" in STORY.places


def test_an_open_quotation_is_all_the_paragraph():
    assert is_open("“It rained. It poured.")
    assert not is_open("“It rained.” It poured.")
    assert is_quoted("“It rained. It poured.", 14, 15)
    assert not is_quoted("“It rained.” It poured.", 14, 15)


def test_the_score_counts_what_is_found_and_what_is_false():
    wire = ["A landslip injured 14 workers at a quarry near Hollin on Monday.", "The road was closed until Friday."]
    rewrite = [wire[0].replace("14", "41"), "The road was closed until Saturday."]
    articles = [{"title": "Landslip", "paragraphs": text} for text in (wire, rewrite)]
    sides = [{"paragraph": 0, "text": f"{n} workers"} for n in (14, 41)]
    planted = [{"kind": "figure", "wire": sides[0], "rewrite": sides[1]}]
    figures = score([{"id": "a", "articles": articles, "planted": planted, "harmless": []}])
    assert (figures.items, figures.recall(), figures.named, figures.false) == (1, 1.0, 1, 1)
    untouched = {"paragraph": 1, "text": "The road was closed"}
    same = [{"kind": "figure", "wire": sides[0], "rewrite": sides[0]}]
    harmless = [{"kind": "style", "wire": untouched, "rewrite": untouched}]
    articles = [{"title": "Landslip", "paragraphs": wire}] * 2
    figures = score([{"id": "b", "articles": articles, "planted": same, "harmless": harmless}])
    assert (figures.recall(), figures.false, figures.flagged, figures.harmless) == (0.0, 0, 0, 1)
    assert len(figures.missed) == 1
