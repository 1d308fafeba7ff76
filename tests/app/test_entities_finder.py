"""Names in one article: repair of the model's spans, consistency, sweeping, headlines, no model."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.entities import find_mentions
from app.model.article import ParagraphKind, SegmentedArticle, SegmentedParagraph
from app.model.entity import EntityType, NamedMention
from app.model.parse import NameSpan, Parse, ParsedParagraph


def article(*texts: str, language: str = "en", kinds: dict[int, ParagraphKind] | None = None) -> SegmentedArticle:
    return SegmentedArticle(
        0,
        language,
        tuple(
            SegmentedParagraph((kinds or {}).get(n, ParagraphKind.BODY), text, (), ((0, len(text)),) if text else ())
            for n, text in enumerate(texts)
        ),
    )


def seen(segmented: SegmentedArticle, *spans: tuple[int, str, str]) -> Parse:
    """A parse in which the model saw (paragraph, words, label), each at its first place."""
    names: dict[int, list[NameSpan]] = {}
    for number, words, label in spans:
        at = segmented.paragraphs[number].text.index(words)
        names.setdefault(number, []).append(NameSpan(at, at + len(words), label))
    return Parse(tuple(ParsedParagraph(names=tuple(names.get(n, ()))) for n in range(len(segmented.paragraphs))))


def told(mentions: tuple[NamedMention, ...]) -> list[tuple[str, str]]:
    return [(m.surface, m.type.value) for m in mentions]


@pytest.mark.parametrize(
    ("text", "words", "label", "expected"),
    [
        ("The Skarray Trust denied it.", "The Skarray Trust", "ORG", ("Skarray Trust", "organisation")),
        ("It was Varnholm's third win.", "Varnholm's", "GPE", ("Varnholm", "place")),
        ("Reporters met Ms Selbach there.", "Ms Selbach", "ORG", ("Selbach", "person")),
        ("Then Major General Ivo Karsten spoke.", "Major General Ivo Karsten", "ORG", ("Ivo Karsten", "person")),
        ("They beat Varnholm 3-1 at home.", "Varnholm 3-1", "GPE", ("Varnholm", "place")),
        ("He told Rossmere FM Sunday.", "Rossmere FM Sunday", "ORG", ("Rossmere FM", "organisation")),
        ("They asked Callum Strake.", "Callum Strake", "ORG", ("Callum Strake", "person")),
        ("They flew from Hestad airbase.", "Hestad", "NORP", ("Hestad", "place")),
        ("It is near Varnholm (the old town).", "Varnholm (the old town", "GPE", ("Varnholm", "place")),
        ("Marlowe Controls said so.", "Marlowe Controls", "PERSON", ("Marlowe Controls", "organisation")),
    ],
)
def test_spans_are_repaired(text: str, words: str, label: str, expected: tuple[str, str]) -> None:
    page = article(text)
    assert told(find_mentions(page, seen(page, (0, words, label)))) == [expected]


def test_numbers_titles_and_calendar_are_no_names() -> None:
    page = article("Prices rose 4 per cent on Monday, the Minister said.")
    parse = seen(page, (0, "4 per cent", "PERCENT"), (0, "Monday", "ORG"), (0, "Minister", "ORG"))
    assert find_mentions(page, parse) == ()


def test_known_names_win_over_the_model() -> None:
    page = article("A raid on Daesh was reported by AFP.")
    assert told(find_mentions(page, seen(page, (0, "Daesh", "GPE")))) == [
        ("Daesh", "organisation"),
        ("AFP", "organisation"),
    ]


def test_two_known_names_in_one_span_are_parted() -> None:
    page = article("It hit positions of the Takfiri Daesh militant group.")
    found = find_mentions(page, seen(page, (0, "the Takfiri Daesh", "ORG")))
    assert told(found) == [("Takfiri", "group"), ("Daesh", "organisation")]


def test_a_whole_known_name_replaces_its_part() -> None:
    page = article("He said it on the Rossiya 1 channel.")
    assert told(find_mentions(page, seen(page, (0, "Rossiya", "ORG")))) == [("Rossiya 1", "organisation")]


def test_surname_follows_the_person_named_in_full() -> None:
    page = article("Morag Tennant was aboard.", "It was Tennant who called, and Tennant again.")
    parse = seen(page, (0, "Morag Tennant", "PERSON"), (1, "Tennant", "ORG"))
    assert told(find_mentions(page, parse)) == [
        ("Morag Tennant", "person"),
        ("Tennant", "person"),
        ("Tennant", "person"),
    ]


def test_majority_of_the_document_decides() -> None:
    page = article("In Varnholm it rained.", "Near Varnholm it snowed.", "Only Varnholm was dry.")
    parse = seen(page, (0, "Varnholm", "GPE"), (1, "Varnholm", "ORG"), (2, "Varnholm", "GPE"))
    assert {m.type for m in find_mentions(page, parse)} == {EntityType.PLACE}


def test_missed_repeats_are_swept_up_but_not_within_words() -> None:
    page = article(
        "Varnholm is small.", "The Varnholm-based firm left Varnholm; Varnholmers and pro-Varnholm people wept."
    )
    found = find_mentions(page, seen(page, (0, "Varnholm", "GPE")))
    assert [(m.at.paragraph, m.at.start) for m in found] == [(0, 0), (1, 4), (1, 29)]


def test_headline_keeps_only_names_seen_in_the_body() -> None:
    page = article("Tennant Defends Ferry Crossing Plans", "Morag Tennant spoke.")
    parse = seen(page, (0, "Tennant Defends", "PERSON"), (0, "Ferry Crossing", "ORG"), (1, "Morag Tennant", "PERSON"))
    assert told(find_mentions(page, parse)) == [("Tennant", "person"), ("Morag Tennant", "person")]


def test_dateline_gives_place_and_agency() -> None:
    page = article("PORT ELLARIG, Scotland, Sept 16 (NWA) - A ferry struck a breakwater.")
    assert told(find_mentions(page, seen(page))) == [
        ("PORT ELLARIG", "place"),
        ("Scotland", "place"),
        ("NWA", "organisation"),
    ]


def test_nothing_in_furniture() -> None:
    page = article("Russia and Syria", "A raid in Syria.", kinds={0: ParagraphKind.FURNITURE})
    parse = seen(page, (0, "Russia", "GPE"), (1, "Syria", "GPE"))
    assert [m.at.paragraph for m in find_mentions(page, parse)] == [1]
    assert [m.at.paragraph for m in find_mentions(page, None)] == [1]


def test_pronoun_us_is_no_country_but_capitals_are() -> None:
    page = article("They told us that the US and the U.S. Army would go.")
    assert told(find_mentions(page, seen(page)))[0] == ("US", "place")
    assert [m.at.start for m in find_mentions(page, seen(page))] == [22, 33]


def test_without_a_model_capitals_and_repetition_tell() -> None:
    page = article(
        "Gestern sprach Bürgermeisterin Anna Lindqvist in Oslo. Die Stadt schwieg.",
        "Lindqvist nannte keine Zahlen.",
        language="de",
    )
    surfaces = [m.surface for m in find_mentions(page, None)]
    assert "Oslo" in surfaces
    assert "Lindqvist" in surfaces
    assert "Stadt" not in surfaces
    assert "Zahlen" not in surfaces


def test_without_a_model_french_names_in_mid_sentence() -> None:
    page = article("Le ministre Jean Morvan est arrivé à Kervelin. Il a dit non.", language="fr")
    found = told(find_mentions(page, None))
    assert ("Jean Morvan", "person") in found
    assert "Kervelin" in [surface for surface, _ in found]
    assert not {"Le", "Il"} & {surface for surface, _ in found}


_LABELS = ["PERSON", "ORG", "GPE", "NORP", "WORK_OF_ART", "DATE", "EVENT", "NONSENSE"]
_TEXT = st.text(st.one_of(st.characters(), st.sampled_from("ABC abc.,'’“”()-/\u00a0 12US")), max_size=60) | st.lists(
    st.sampled_from(
        ["the", "US", "U.S.", "Daesh", "President", "Anna", "Lind", "of", "al-Nusra", "Rossiya", "1", "Mr", "—", "’s"]
    ),
    max_size=14,
).map(" ".join)


@given(st.lists(_TEXT, max_size=4), st.data())
def test_law_mentions_lie_in_their_paragraphs_and_never_overlap(texts: list[str], data: st.DataObject) -> None:
    page = article(*texts)
    spans = [
        [
            NameSpan(a, b, data.draw(st.sampled_from(_LABELS)))
            for a, b in (
                sorted(data.draw(st.tuples(*[st.integers(0, len(text))] * 2)))
                for _ in range(data.draw(st.integers(0, 3)))
            )
        ]
        for text in texts
    ]
    parse = Parse(tuple(ParsedParagraph(names=tuple(names)) for names in spans))
    for found in (find_mentions(page, parse), find_mentions(page, None)):
        assert found == tuple(sorted(found, key=lambda m: m.at))
        for mention in found:
            text = page.paragraphs[mention.at.paragraph].text
            assert 0 <= mention.at.start < mention.at.end <= len(text)
            assert text[mention.at.start : mention.at.end] == mention.surface
        for one, other in itertools.pairwise(found):
            assert not one.at.overlaps(other.at)
