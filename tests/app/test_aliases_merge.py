"""Which names become one entity, over one article and several."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.entities import merge_aliases
from app.model.entity import Entity, EntityType, NamedMention
from app.model.passage import Passage

P, O, L, G = EntityType.PERSON, EntityType.ORGANISATION, EntityType.PLACE, EntityType.GROUP  # noqa: E741


def named(*given_names: tuple[str, EntityType] | tuple[str, EntityType, int]) -> list[NamedMention]:
    """Mentions one paragraph each; the third value is the article."""
    made = []
    for n, each in enumerate(given_names):
        surface, kind, number = each if len(each) == 3 else (*each, 0)
        made.append(NamedMention(Passage(number, n, 0, len(surface)), kind, surface))
    return made


def groups(entities: tuple[Entity, ...]) -> list[set[str]]:
    return [{entity.name, *entity.aliases} for entity in entities]


@pytest.mark.parametrize(
    ("surfaces", "kind"),
    [
        (["Islamic State", "Daesh", "ISIL", "the Islamic State group", "ISIS"], O),
        (["Rossiya One TV", "Rossiya 1", "Rossiya One"], O),
        (["United States", "US", "U.S.", "the States", "America"], L),
        (["Vladimir Putin", "Putin", "President Putin", "the Russian President Vladimir Putin", "V. Putin"], P),
        (["Bashar Assad", "Bashar al-Assad", "Assad"], P),
        (["Xi Jinping", "Xi"], P),
        (["National Association of Purchasing Management", "NAPM"], O),
        (["Fenwick Inc", "Fenwick Inc.", "Fenwick"], O),
        (["Ministry of Defence", "Defense Ministry", "Russian Defense Ministry"], O),
        (["Quillon Semiconductor Corp.", "Quillon"], O),
        (["British", "Britons", "Briton"], G),
        (["Bouake", "Bouaké"], L),
        (["Jürgen Pohlert", "Juergen Pohlert", "Pohlert"], P),
    ],
)
def test_one_entity(surfaces: list[str], kind: EntityType) -> None:
    merged = merge_aliases(named(*((surface, kind) for surface in surfaces)))
    assert groups(merged) == [set(surfaces)]
    across = merge_aliases(named(*((surface, kind, n % 3) for n, surface in enumerate(surfaces))))
    assert groups(across) == [set(surfaces)]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (("United States", L), ("Americans", G)),
        (("Igor Konashenkov", P), ("Igor Konoshenkov", P)),
        (("John Brown", P), ("Mary Brown", P)),
        (("Iran", L), ("Iraq", L)),
        (("Syrian army", O), ("Syrian government", O)),
        (("Supreme Court", O), ("Supreme Council", O)),
        (("Russia", L), ("Russian", G)),
        (("Robert Kinsey Jr", P), ("Robert Kinsey Sr", P)),
    ],
)
def test_two_entities(one: tuple[str, EntityType], other: tuple[str, EntityType]) -> None:
    assert len(merge_aliases(named(one, other))) == 2


def test_ambiguous_surname_stays_apart() -> None:
    merged = merge_aliases(named(("John Brown", P), ("Mary Brown", P), ("Brown", P)))
    assert groups(merged) == [{"John Brown"}, {"Mary Brown"}, {"Brown"}]


def test_surname_goes_with_the_full_name_of_its_own_article() -> None:
    merged = merge_aliases(named(("Edwin Farrow", P, 0), ("Farrow", P, 0), ("Ella Farrow", P, 1), ("Farrow", P, 1)))
    assert groups(merged) == [{"Edwin Farrow", "Farrow"}, {"Ella Farrow", "Farrow"}]


def test_full_name_in_one_article_helps_the_other() -> None:
    merged = merge_aliases(named(("Tennant", P, 0), ("Morag Tennant", P, 1)))
    assert [(e.name, e.aliases, e.type) for e in merged] == [("Morag Tennant", ("Tennant",), P)]


def test_ambiguous_initial_stays_apart() -> None:
    merged = merge_aliases(named(("John Smith", P), ("Jane Smith", P), ("J. Smith", P)))
    assert len(merged) == 3


def test_types_that_models_confuse_are_one_name() -> None:
    merged = merge_aliases(named(("Callum Strake", P, 0), ("Callum Strake", O, 1), ("Strake", O, 1)))
    assert [(e.name, e.type) for e in merged] == [("Callum Strake", P)]


@pytest.mark.parametrize(
    ("surfaces", "kind", "name"),
    [
        (["US", "US", "U.S.", "United States"], L, "United States"),
        (["Daesh", "Daesh", "Islamic State"], O, "Islamic State"),
        (["Putin", "Putin", "Vladimir Putin"], P, "Vladimir Putin"),
        (["VARNHOLM", "VARNHOLM", "Varnholm"], L, "Varnholm"),
    ],
)
def test_name_is_the_best_full_form(surfaces: list[str], kind: EntityType, name: str) -> None:
    (entity,) = merge_aliases(named(*((surface, kind) for surface in surfaces)))
    assert entity.name == name
    assert entity.aliases == tuple(sorted(set(surfaces) - {name}))


def test_order_is_that_of_the_first_mention() -> None:
    merged = merge_aliases(named(("Zug", L), ("Aden", L), ("Zug", L)))
    assert [entity.name for entity in merged] == ["Zug", "Aden"]


_SURFACES = st.sampled_from(
    ["US", "U.S.", "United States", "Putin", "Vladimir Putin", "V. Putin", "Pavel Putin", "Daesh", "ISIL", "John Brown",
     "J. Brown", "Brown", "UN", "United Nations", "Union of Nurses", "Kim", "Kim Jong Un", "Front", "Karsand Front"]
) | st.text(min_size=1, max_size=12)  # fmt: skip
_MENTIONS = st.lists(
    st.builds(
        NamedMention,
        st.builds(lambda a, p, s: Passage(a, p, s, s + 1), st.integers(0, 2), st.integers(0, 9), st.integers(0, 9)),
        st.sampled_from(EntityType),
        _SURFACES,
    ),
    max_size=14,
    unique_by=lambda mention: mention.at,
)


@given(_MENTIONS, st.randoms(use_true_random=False))
def test_law_order_does_not_matter_and_each_mention_has_one_entity(mentions: list[NamedMention], random) -> None:
    merged = merge_aliases(mentions)
    shuffled = list(mentions)
    random.shuffle(shuffled)
    assert merge_aliases(shuffled) == merged
    assert sorted(at for entity in merged for at in entity.mentions) == sorted(m.at for m in mentions)
    surfaces = {m.at: m.surface for m in mentions}
    for entity in merged:
        assert {surfaces[at] for at in entity.mentions} == {entity.name, *entity.aliases}
        assert list(entity.mentions) == sorted(entity.mentions)


@given(_MENTIONS, st.permutations([0, 1, 2]))
def test_law_renumbering_the_articles_keeps_the_clusters(mentions: list[NamedMention], numbers: list[int]) -> None:
    def clusters(given_mentions: list[NamedMention], back: dict[int, int]) -> set[frozenset[tuple[int, int, int]]]:
        return {
            frozenset((back[at.article], at.paragraph, at.start) for at in entity.mentions)
            for entity in merge_aliases(given_mentions)
        }

    moved = [
        NamedMention(Passage(numbers[m.at.article], m.at.paragraph, m.at.start, m.at.end), m.type, m.surface)
        for m in mentions
    ]
    assert clusters(mentions, {n: n for n in range(3)}) == clusters(
        moved, {new: old for old, new in enumerate(numbers)}
    )
