"""One thing, called differently: terms exchanged in matching passages, names, descriptions of people."""

from __future__ import annotations

from functools import cache

import jsonschema
import pytest

from app import read
from app.compare import compare
from app.entities import same_calling
from app.export import json as exported
from app.model.comparison import Comparison
from app.model.entity import EntityType
from app.model.finding import FindingKind, Severity
from app.terms.finder import MOST_ROWS
from app.terms.lexicon import senses, somebody
from tests.app.test_export_json import SCHEMA

ONE = """Shells fall on Darrow

The army of Velmark shelled the town of Darrow on Sunday night and drove the {fighters} from the old harbour.

{state} said that 14 {fighters} had died in the {strike} on the grain market and that the road to Sarn was open.

{name}, {who}, told reporters in Sarn that the harbour would be rebuilt before the winter.

Nobody would say how long the {lull} on the river would hold after the talks in Sarn broke down on Monday.

"We will not talk to {quoted}," a colonel said on the quay.
"""
BASE = {
    "fighters": "rebels",
    "state": "The Velmark government",
    "strike": "raid",
    "name": "Mira Okonski",
    "who": "a former judge",
    "lull": "ceasefire",
    "quoted": "rebels",
}


@cache
def story(*changes: tuple[str, str]) -> Comparison:
    texts = [ONE.format(**BASE), ONE.format(**{**BASE, **dict(changes)})]
    return compare([read.read_bytes(text.encode(), f"{n}.txt") for n, text in enumerate(texts)])


def rows(comparison: Comparison) -> list[set[str]]:
    return [{term.words for term in row.terms} for row in comparison.terms]


def found(comparison: Comparison) -> list[dict[str, list[int]]]:
    """By row and term how often each article uses it."""
    articles = range(len(comparison.articles))
    return [
        {term.words: [sum(use.article == n for use in term.uses) for n in articles] for term in row.terms}
        for row in comparison.terms
    ]


@pytest.mark.parametrize(
    ("changes", "row"),
    [
        ((("fighters", "terrorists"),), {"rebels": [2, 0], "terrorists": [0, 2]}),
        ((("state", "The Velmark regime"),), {"government": [1, 0], "regime": [0, 1]}),
        ((("strike", "massacre"),), None),
        ((("strike", "bombing"),), {"raid": [1, 0], "bombing": [0, 1]}),
        ((("lull", "truce"),), {"ceasefire": [1, 0], "truce": [0, 1]}),
        ((("quoted", "terrorists"),), None),
        ((), None),
    ],
)
def test_terms_that_take_each_others_place(
    changes: tuple[tuple[str, str], ...], row: dict[str, list[int]] | None
) -> None:
    assert found(story(*changes)) == ([] if row is None else [row])


def test_people_are_described() -> None:
    (row,) = story(("who", "a wealthy landowner")).terms
    assert row.subject == "Mira Okonski"
    assert [term.words for term in row.terms] == ["former judge", "wealthy landowner"]
    assert found(story(("who", "the retired judge"))) == []


def test_an_age_is_no_part_of_a_description() -> None:
    (row,) = story(("who", "a 47-year-old former farmer")).terms
    assert [term.words for term in row.terms] == ["former farmer", "former judge"]


@pytest.mark.parametrize(
    ("here", "there", "expected"),
    [
        (("lorry", "dog"), ("truck", "dog"), [{"lorry": [1, 0], "truck": [0, 1]}]),
        (("nurse", "dog"), ("baker", "dog"), []),
        (("nurse", "nurse"), ("baker", "baker"), [{"baker": [0, 2], "nurse": [2, 0]}]),
        (("nurse", "nurse"), ("nurse", "baker"), []),
    ],
)
def test_plain_nouns_that_replace_each_other(
    here: tuple[str, str], there: tuple[str, str], expected: list[dict[str, list[int]]]
) -> None:
    text = "A {} came to the old quay of Marrow on Sunday night.\n\nNobody in Marrow had seen the {} before Monday.\n"
    comparison = compare([read.read_bytes(text.format(*each).encode(), "a.txt") for each in (here, there)])
    assert found(comparison) == expected


def test_the_other_governments_words_do_not_count() -> None:
    text = (
        "The {here} of Velmark rejected the offer on Sunday.\n\nThe Tessalian {there} in Port Ulm accepted the offer.\n"
    )
    texts = [text.format(here="government", there="government"), text.format(here="regime", there="government")]
    comparison = compare([read.read_bytes(each.encode(), f"{n}.txt") for n, each in enumerate(texts)])
    assert found(comparison) == [{"government": [1, 0], "regime": [0, 1]}]


def test_a_finding_where_the_base_has_another_term() -> None:
    comparison = story(("fighters", "terrorists"), ("who", "a wealthy landowner"))
    terms = [finding for finding in comparison.findings if finding.kind is FindingKind.TERM_DIFFERS]
    assert [dict(finding.values) for finding in terms] == [
        {"a": "rebels", "b": "terrorists", "first": "A", "second": "B"}
    ]
    assert terms[0].severity is Severity.NOTE
    assert [at.article for at in terms[0].evidence] == [0, 1]


def test_loaded_words_come_first_and_rows_are_few() -> None:
    comparison = story(("fighters", "terrorists"), ("who", "a wealthy landowner"), ("lull", "truce"))
    assert [row.subject for row in comparison.terms] == ["rebels", "Mira Okonski", "ceasefire"]
    assert len(comparison.terms) <= MOST_ROWS


def test_swapping_the_articles_changes_no_row() -> None:
    texts = [ONE.format(**BASE), ONE.format(**{**BASE, "fighters": "terrorists", "lull": "truce"})]
    made = [read.read_bytes(text.encode(), f"{n}.txt") for n, text in enumerate(texts)]
    one, other = compare(made), compare(made[::-1])
    assert rows(one) == rows(other)
    assert found(one) == [{word: uses[::-1] for word, uses in row.items()} for row in found(other)]


def test_json_holds_the_rows() -> None:
    comparison = story(("fighters", "terrorists"), ("who", "a wealthy landowner"))
    value = exported.to_object(comparison)
    jsonschema.Draft202012Validator(SCHEMA).validate(value)
    first, second = value["terms"]
    assert first["entity"] is None
    assert value["entities"][second["entity"]]["name"] == second["subject"] == "Mira Okonski"
    for term in first["terms"]:
        for use in term["uses"]:
            text = value["articles"][use["article"]]["paragraphs"][use["paragraph"]]["text"]
            assert text[use["start"] : use["end"]] == term["words"]


@pytest.mark.parametrize(
    ("one", "other", "kind", "same"),
    [
        ("EPA", "Environmental Protection Agency", EntityType.ORGANISATION, True),
        ("the Finch Trust", "Trust", EntityType.ORGANISATION, True),
        ("University of Darvin", "Darvin University", EntityType.ORGANISATION, True),
        ("US", "America", EntityType.PLACE, True),
        ("Ill.", "Illinois", EntityType.PLACE, True),
        ("Daesh", "Islamic State", EntityType.ORGANISATION, False),
        ("Burma", "Myanmar", EntityType.PLACE, False),
    ],
)
def test_names_that_differ_in_more_than_length(one: str, other: str, kind: EntityType, same: bool) -> None:
    assert same_calling(one, other, kind) is same
    assert same_calling(other, one, kind) is same


def test_the_word_lists_are_whole() -> None:
    listed = [sense for each in senses().values() for sense in each]
    assert all(word == word.casefold() for sense in listed for word in sense.words)
    assert {sense.group for sense in listed if sense.loaded}
    lonely = [g for g in {s.group for s in listed} if len({s.words for s in listed if s.group == g}) < 2]
    assert lonely == []
    assert somebody("shopkeeper")
    assert not somebody("government")
