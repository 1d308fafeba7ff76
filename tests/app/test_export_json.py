"""JSON version 1: by its schema, sorted as promised, and the same bytes every time."""

from __future__ import annotations

import json
from pathlib import Path

import jsonschema
import pytest

from app import read
from app.compare import annotate_one, compare
from app.export import json as exported
from app.model.comparison import Comparison

ROOT = Path(__file__).resolve().parents[2]
SCHEMA = json.loads((ROOT / "resources" / "schema" / "comparison-1.json").read_text(encoding="utf-8"))
STORY = ROOT / "seeds" / "harbour-fire"
TRAIL = ROOT / "seeds" / "ferry-trail"


@pytest.fixture(scope="module")
def comparison() -> Comparison:
    return compare([read.read_file(STORY / name) for name in ("wire.txt", "rewrite.txt")])


def test_schema_is_a_schema():
    jsonschema.Draft202012Validator.check_schema(SCHEMA)


def test_comparison_is_valid_and_sorted(comparison: Comparison):
    value = exported.to_object(comparison)
    jsonschema.Draft202012Validator(SCHEMA).validate(value)
    ends = [(link["a"]["article"], link["a"]["paragraphs"], link["b"]["article"]) for link in value["links"]]
    assert all(link["a"]["article"] < link["b"]["article"] for link in value["links"])
    assert ends == sorted(ends)
    pairs = [(link["a"], link["b"]) for link in value["quote_links"]]
    assert pairs == sorted(pairs)
    assert all(value["quotes"][a]["article"] < value["quotes"][b]["article"] for a, b in pairs)


def test_every_quote_stands_in_one_utterance(comparison: Comparison):
    value = exported.to_object(comparison)
    told = [
        (reading["article"], number)
        for row in value["utterances"]
        for reading in row["readings"]
        for number in reading["quotes"]
    ]
    assert sorted(told, key=lambda one: one[1]) == [(quote["article"], n) for n, quote in enumerate(value["quotes"])]
    verdicts = [reading["verdict"] for row in value["utterances"] for reading in row["readings"]]
    assert verdicts.count(None) == len(value["utterances"]) < len(verdicts)


def test_spans_stand_in_their_paragraphs(comparison: Comparison):
    value = exported.to_object(comparison)

    def text(article: int, paragraph: int) -> str:
        return value["articles"][article]["paragraphs"][paragraph]["text"]

    for entity in value["entities"]:
        for mention in entity["mentions"]:
            words = text(mention["article"], mention["paragraph"])[mention["start"] : mention["end"]]
            assert words in {entity["name"], *entity["aliases"]}
    for quote in value["quotes"]:
        for paragraph, start, end in quote["spans"]:
            assert 0 <= start < end <= len(text(quote["article"], paragraph))
    for link in value["links"]:
        for edit in link["edits"]:
            assert (edit["a"] is None) == (edit["op"] == "inserted")
            assert (edit["b"] is None) == (edit["op"] == "deleted")


def test_reuse_and_trails_are_told():
    value = exported.to_object(compare([read.read_file(TRAIL / f"version-{n}.txt") for n in (1, 2, 3)]))
    jsonschema.Draft202012Validator(SCHEMA).validate(value)
    pairs = [(reuse["article"], reuse["source"]) for reuse in value["reuse"]]
    assert pairs == [(a, b) for a in range(3) for b in range(3) if a != b]
    for reuse in value["reuse"]:
        for shares in (reuse["shares"], reuse["bare"]):
            assert [share["kind"] for share in shares] == ["verbatim", "close", "reworded", "new"]
            assert sum(share["share"] for share in shares) == pytest.approx(1, abs=0.001)
        assert sum(s["words"] for s in reuse["bare"]) < sum(s["words"] for s in reuse["shares"])
    (trail,) = value["trails"]
    assert (trail["articles"], trail["dated"]) == ([0, 1, 2], False)  # two of them are of one day
    oldest = {(age["article"], age["since"]) for age in trail["ages"]}
    assert oldest == {(0, 0), (1, 0), (1, 1), (2, 0), (2, 1), (2, 2)}


def test_one_article_is_valid_too():
    value = exported.to_object(annotate_one(read.read_file(STORY / "wire.txt")))
    jsonschema.Draft202012Validator(SCHEMA).validate(value)
    assert (value["links"], value["findings"]) == ([], [])


def test_text_is_whole_and_repeatable(comparison: Comparison):
    text = exported.to_text(comparison)
    assert text.endswith("}\n")
    assert text == exported.to_text(comparison)
    line = exported.to_text(comparison, one_line=True)
    assert line.count("\n") == 1
    assert json.loads(line) == json.loads(text)
