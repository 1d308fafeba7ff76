"""The reader merges, splits, renames, retypes and drops entities."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from app import compare
from app.entities import merge_aliases
from app.model.article import Article, Paragraph, ParagraphKind
from app.model.decisions import Decisions, EntityChoice, EntityDeed
from app.model.entity import Entity, EntityType, NamedMention
from app.model.passage import Passage

P, O, L = EntityType.PERSON, EntityType.ORGANISATION, EntityType.PLACE  # noqa: E741
MERGE, SPLIT, RENAME, RETYPE, DROP = EntityDeed


def named(*given_names: tuple[str, EntityType, int]) -> list[NamedMention]:
    return [NamedMention(Passage(number, n, 0, len(s)), kind, s) for n, (s, kind, number) in enumerate(given_names)]


def forms_of(entity: Entity) -> set[str]:
    return {entity.name, *entity.aliases}


TWO = named(("Orla Finch", P, 0), ("Finch", P, 0), ("Marrow Street", L, 0), ("Kite", O, 1), ("the Kite Group", O, 1))


def test_merge_joins_whatever_has_a_form() -> None:
    found = merge_aliases(TWO, [EntityChoice(MERGE, ("Finch", "Kite"))])
    assert [forms_of(entity) for entity in found] == [
        {"Orla Finch", "Finch", "Kite", "the Kite Group"},
        {"Marrow Street"},
    ]


def test_split_takes_forms_out() -> None:
    found = merge_aliases(TWO, [EntityChoice(SPLIT, ("Finch",))])
    assert [forms_of(e) for e in found] == [{"Orla Finch"}, {"Finch"}, {"Marrow Street"}, {"Kite", "the Kite Group"}]


def test_rename_and_retype() -> None:
    found = merge_aliases(
        TWO, [EntityChoice(RENAME, ("Kite",), name="Kite plc"), EntityChoice(RETYPE, ("Kite plc",), type=L)]
    )
    assert (found[-1].name, found[-1].type, found[-1].aliases) == ("Kite plc", L, ("Kite", "the Kite Group"))


def test_a_name_given_by_hand_stands_for_its_surfaces() -> None:
    renamed = EntityChoice(RENAME, ("Kite",), name="Kite plc")
    merged = merge_aliases(TWO, [renamed, EntityChoice(MERGE, ("Kite plc", "Marrow Street"))])
    assert [entity.name for entity in merged] == ["Orla Finch", "Kite plc"]
    dropped = merge_aliases(TWO, [renamed, EntityChoice(DROP, ("Kite plc",))])
    assert [entity.name for entity in dropped] == ["Orla Finch", "Marrow Street"]


def test_the_name_given_last_stays_after_a_merge() -> None:
    choices = [
        EntityChoice(RENAME, ("Kite",), name="Second"),
        EntityChoice(RENAME, ("Finch",), name="First"),
        EntityChoice(MERGE, ("Kite", "Finch")),
    ]
    assert merge_aliases(TWO, choices)[0].name == "First"


def test_rename_means_the_entity_with_most_of_the_forms() -> None:
    marshes = named(("John Marsh", P, 0), ("Marsh", P, 0), ("Anna Marsh", P, 1), ("Marsh", P, 1))
    found = merge_aliases(marshes, [EntityChoice(RENAME, ("Anna Marsh", "Marsh"), name="Dr A. Marsh")])
    assert [entity.name for entity in found] == ["John Marsh", "Dr A. Marsh"]


def test_drop_leaves_the_other_forms() -> None:
    found = merge_aliases(TWO, [EntityChoice(DROP, ("Orla Finch", "Marrow Street"))])
    assert [forms_of(entity) for entity in found] == [{"Finch"}, {"Kite", "the Kite Group"}]


def test_forms_found_nowhere_change_nothing() -> None:
    for deed in EntityDeed:
        assert merge_aliases(TWO, [EntityChoice(deed, ("Nobody",), "New", P)]) == merge_aliases(TWO)


def test_a_merged_name_is_one_entity_in_the_whole_comparison() -> None:
    def article(*lines: str) -> Article:
        return Article("", "", "0" * 64, tuple(Paragraph(ParagraphKind.BODY, line) for line in lines))

    told = (
        article("“The mill will close in May,” Orla Finch said in Leeds on Tuesday.", "Workers wept at the gates."),
        article("“The mill will close in May,” Kate Brandt said in Leeds on Tuesday.", "Workers wept at the gates."),
    )
    before = compare.compare(told)
    assert {quote.speaker for quote in before.quotes} == {"Orla Finch", "Kate Brandt"}
    merged = EntityChoice(MERGE, ("Orla Finch", "Kate Brandt"), name="Orla Finch")
    after = compare.compare(told, decisions=Decisions(entities=(merged,)))
    assert {quote.speaker for quote in after.quotes} == {"Orla Finch"}
    said = [words for finding in after.findings for _, words in finding.values]
    assert "Kate Brandt" not in [entity.name for entity in after.entities]
    assert not any(finding.kind.value == "speaker-differs" for finding in after.findings), said
    dropped = compare.compare(told, decisions=Decisions(entities=(EntityChoice(DROP, ("Leeds",)),)))
    assert "Leeds" not in [entity.name for entity in dropped.entities]


_NAMES = st.sampled_from(["Orla Finch", "Finch", "Ray Finch", "Kite", "Kite Group", "Leeds", "EPA", "Ada Brandt"])
_MENTIONS = st.lists(
    st.builds(
        NamedMention,
        st.builds(lambda a, p, s: Passage(a, p, s, s + 1), st.integers(0, 2), st.integers(0, 9), st.integers(0, 9)),
        st.sampled_from([P, O, L]),
        _NAMES,
    ),
    max_size=14,
    unique_by=lambda mention: mention.at,
)
_FORMS = st.lists(_NAMES | st.just("Given"), min_size=1, max_size=3).map(tuple)
_CHOICES = st.lists(
    st.builds(
        EntityChoice,
        st.sampled_from(EntityDeed),
        _FORMS,
        st.sampled_from(["", "Given", "Kite"]),
        st.sampled_from([None, P, L]),
    ),
    max_size=4,
)


@given(_MENTIONS, _CHOICES)
def test_law_no_mention_is_lost_but_by_dropping(mentions: list[NamedMention], choices: list[EntityChoice]) -> None:
    kept = [choice for choice in choices if choice.deed is not DROP]
    found = merge_aliases(mentions, kept)
    assert sorted(at for entity in found for at in entity.mentions) == sorted(m.at for m in mentions)
    left = merge_aliases(mentions, choices)
    seen = [at for entity in left for at in entity.mentions]
    assert len(seen) == len(set(seen))
    assert set(seen) <= {m.at for m in mentions}


@given(_MENTIONS, _FORMS)
def test_law_dropped_forms_are_in_no_list(mentions: list[NamedMention], forms: tuple[str, ...]) -> None:
    left = merge_aliases(mentions, [EntityChoice(DROP, forms)])
    assert not {form for entity in left for form in forms_of(entity)} & set(forms)
    assert sorted(at for e in left for at in e.mentions) == sorted(m.at for m in mentions if m.surface not in forms)


@given(_MENTIONS)
def test_law_split_undoes_merge(mentions: list[NamedMention]) -> None:
    before = merge_aliases(mentions)
    if len(before) < 2 or forms_of(before[0]) & forms_of(before[1]):
        return
    others = [entity for entity in before[2:] if not forms_of(entity) & (forms_of(before[0]) | forms_of(before[1]))]
    merge = EntityChoice(MERGE, (before[0].name, before[1].name))
    if any(forms_of(entity) & set(merge.forms) for entity in before[2:]):
        return
    merged = merge_aliases(mentions, [merge])
    assert len(merged) == len(before) - 1
    assert set(others) <= set(merged)
    if len(others) == len(before) - 2:
        parted = merge_aliases(mentions, [merge, EntityChoice(SPLIT, tuple(sorted(forms_of(before[1]))))])
        assert parted == before


@given(_MENTIONS, _CHOICES, st.permutations([0, 1, 2]))
def test_law_renumbering_the_articles_keeps_the_outcome(
    mentions: list[NamedMention], choices: list[EntityChoice], numbers: list[int]
) -> None:
    moved = [
        NamedMention(Passage(numbers[m.at.article], m.at.paragraph, m.at.start, m.at.end), m.type, m.surface)
        for m in mentions
    ]

    def outcome(
        given_mentions: list[NamedMention], back: dict[int, int]
    ) -> set[tuple[str, frozenset[tuple[int, ...]]]]:
        return {
            (e.name, frozenset((back[at.article], at.paragraph, at.start) for at in e.mentions))
            for e in merge_aliases(given_mentions, choices)
        }

    assert outcome(mentions, {n: n for n in range(3)}) == outcome(moved, {new: old for old, new in enumerate(numbers)})
