"""Which names of people become one: nicknames, spellings, shared surnames, titles; and bodies in brackets."""

from __future__ import annotations

import pytest

from app.entities import merge_aliases, near_spelling
from app.entities.given import family, same_given, womans
from app.model.entity import Entity, EntityType, NamedMention
from app.model.passage import Passage

P, O, L = EntityType.PERSON, EntityType.ORGANISATION, EntityType.PLACE  # noqa: E741


def told(*names: str, article: int = 0, start: int = 0) -> list[NamedMention]:
    """Mentions of people, one paragraph each; a title stands before a bar ("Mrs|Marsh")."""
    made = []
    for n, each in enumerate(names, start):
        title, _, surface = each.rpartition("|")
        made.append(NamedMention(Passage(article, n, 0, len(surface)), P, surface, title))
    return made


def clusters(mentions: list[NamedMention]) -> list[list[str]]:
    """Which mentions are one, as the names with their titles, in the order of the text."""
    names = {m.at: f"{m.title}|{m.surface}" if m.title else m.surface for m in mentions}
    return [[names[at] for at in entity.mentions] for entity in merge_aliases(mentions)]


@pytest.mark.parametrize(
    "names",
    [
        ["William Brandt", "Bill Brandt", "Brandt"],
        ["Ted Marlowe", "Edward M. Marlowe"],
        ["Vadim Zelensky", "Vadim Zelenskiy", "Zelenskyy"],
        ["Dmitri Orlov", "Dmitry Orlov"],
        ["Omar Gaddafi", "Omar Qadhafi", "Kadafi"],
        ["Robert “Bo” Finch", "Robert Finch", "Bo", "Finch"],
        ["J.D. Orr", "J. D. Orr", "Orr"],
        ["Luis Orr", "Luis Orr Jr", "Orr"],
        ["Recep Erdoğan", "Recep Erdogan", "Erdoğan"],
    ],
)
def test_one_person(names: list[str]) -> None:
    assert clusters(told(*names)) == [names]
    assert [len(each) for each in clusters([m for n, each in enumerate(names) for m in told(each, article=n)])] == [
        len(names)
    ]


@pytest.mark.parametrize(
    "names",
    [
        ["Elizabeth Orr", "Elizabeth II"],
        ["Edward B. Marlowe", "Ted M. Marlowe"],
        ["Luis Orr Jr", "Luis Orr Sr"],
        ["Katherine Marsh", "Anna Marsh"],
        ["Vadim Kowalsky", "Vadim Kowalski"],
    ],
)
def test_two_people(names: list[str]) -> None:
    assert clusters(told(*names)) == [[name] for name in names]


@pytest.mark.parametrize(
    ("names", "expected"),
    [
        (["John Marsh", "Anna Marsh", "Marsh"], [["John Marsh"], ["Anna Marsh"], ["Marsh"]]),
        (["John Marsh", "Anna Marsh", "Mrs|Marsh"], [["John Marsh"], ["Anna Marsh", "Mrs|Marsh"]]),
        (["John Marsh", "Anna Marsh", "Mr|Marsh"], [["John Marsh", "Mr|Marsh"], ["Anna Marsh"]]),
        (
            ["John Marsh", "Anna Marsh", "Mr|Marsh", "Mrs|Marsh"],
            [["John Marsh", "Mr|Marsh"], ["Anna Marsh", "Mrs|Marsh"]],
        ),
        (["Mrs|Lee Marsh", "Jo Marsh", "Ms|Marsh"], [["Mrs|Lee Marsh", "Ms|Marsh"], ["Jo Marsh"]]),
        (["John Marsh", "Marsh", "Anna Marsh", "Marsh"], [["John Marsh", "Marsh", "Marsh"], ["Anna Marsh"]]),
        (
            ["Mayor|John Marsh", "Anna Marsh", "Mayor|Marsh", "Marsh"],
            [["Mayor|John Marsh", "Mayor|Marsh", "Marsh"], ["Anna Marsh"]],
        ),
        (
            ["John Marsh", "Anna Marsh", "Lou Marsh", "Anna", "Lou", "Marsh"],
            [["John Marsh", "Marsh"], ["Anna Marsh", "Anna"], ["Lou Marsh", "Lou"]],
        ),
        (["Quill Marsh", "Ms|Marsh", "Marsh"], [["Quill Marsh", "Ms|Marsh", "Marsh"]]),
        (["Mr|Marsh", "Mrs|Marsh"], [["Mr|Marsh"], ["Mrs|Marsh"]]),
        (["Luis Orr Jr", "Orr", "Luis Orr", "Orr"], [["Luis Orr Jr", "Orr", "Orr"], ["Luis Orr"]]),
        (["Mr|Marsh", "Marsh"], [["Mr|Marsh", "Marsh"]]),
    ],
)
def test_who_is_meant_by_a_shared_surname(names: list[str], expected: list[list[str]]) -> None:
    assert clusters(told(*names)) == expected


def test_an_office_points_to_another_article() -> None:
    mentions = told("President|Ivo Marsh") + told("Anna Marsh", "President|Marsh", "Marsh", article=1)
    assert clusters(mentions) == [["President|Ivo Marsh", "President|Marsh", "Marsh"], ["Anna Marsh"]]


def test_a_bare_surname_follows_the_other_articles() -> None:
    mentions = told("John Marsh", "Marsh", "Anna Marsh") + told("Marsh", article=1)
    assert clusters(mentions) == [["John Marsh", "Marsh", "Marsh"], ["Anna Marsh"]]


def bodies(*names: str, gap: int = 2) -> list[NamedMention]:
    made, at = [], 0
    for name in names:
        made.append(NamedMention(Passage(0, 0, at, at + len(name)), O, name))
        at += len(name) + gap
    return made


def forms(entities: tuple[Entity, ...]) -> list[set[str]]:
    return [{entity.name, *entity.aliases} for entity in entities]


def test_an_acronym_in_brackets_need_not_be_initials() -> None:
    together = bodies("Office of Gas and Electricity Markets", "Ofgem")
    assert forms(merge_aliases(together)) == [{"Office of Gas and Electricity Markets", "Ofgem"}]
    apart = bodies("Office of Gas and Electricity Markets", "Ofgem", gap=9)
    assert len(merge_aliases(apart)) == 2
    other = bodies("Office of Gas and Electricity Markets", "Unesco")
    assert len(merge_aliases(other)) == 2


@pytest.mark.parametrize(
    ("names", "count"),
    [
        (["National Observer", "Observer"], 1),
        (["House", "House Budget Committee"], 2),
        (["GOP", "Republican Party", "G.O.P."], 1),
        (["FBI", "F.B.I.", "Federal Bureau of Investigation"], 1),
        (["Environmental Protection Agency", "EPA"], 1),
        (["United States Senate", "Senate"], 1),
    ],
)
def test_bodies(names: list[str], count: int) -> None:
    mentions = [NamedMention(Passage(0, n, 0, len(name)), O, name) for n, name in enumerate(names)]
    assert len(merge_aliases(mentions)) == count


def test_the_list_knows_the_type() -> None:
    mentions = [NamedMention(Passage(0, n, 0, len(s)), L, s) for n, s in enumerate(["F.B.I.", "F.B.I."])]
    (entity,) = merge_aliases(mentions)
    assert entity.type is O


def test_word_lists_of_names() -> None:
    assert same_given("bill", "william")
    assert same_given("william", "bill")
    assert not same_given("anna", "william")
    assert womans("anna")
    assert not womans("john")
    assert family("zelenskiy") == family("zelenskyy") == "zelensky"
    assert family("kowalski") == "kowalski"
    assert not near_spelling("Vadim Zelensky", "Vadim Ivanov")
