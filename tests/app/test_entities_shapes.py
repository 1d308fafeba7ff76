"""Names by their form and by the words beside them: bylines, titles, two names in one span, places taken for people."""

from __future__ import annotations

from dataclasses import replace

import pytest

from app.entities import find_mentions, share_mentions
from app.model.article import ParagraphKind
from tests.app.test_entities_finder import article, seen, told

BYLINE, DATELINE = ParagraphKind.BYLINE, ParagraphKind.DATELINE


@pytest.mark.parametrize(
    ("text", "kind", "expected"),
    [
        ("By Ada Finch", BYLINE, [("Ada Finch", "person")]),
        ("By Ada Finch and Orm Brandt", BYLINE, [("Ada Finch", "person"), ("Orm Brandt", "person")]),
        ("By Ada Finch, The Marrow Courier", BYLINE, [("Ada Finch", "person"), ("Marrow Courier", "organisation")]),
        ("Kite · by Ada van der Finch · 3 May 2020", BYLINE, [("Ada van der Finch", "person")]),
        ("By our own correspondent", BYLINE, []),
        ("The Marrow Courier, 3 May 2020", DATELINE, [("Marrow Courier", "organisation")]),
        (
            "MARROW, Tessaly, May 3, 2020 (Kitewire) - A fire broke out.",
            ParagraphKind.BODY,
            [("MARROW", "place"), ("Tessaly", "place"), ("Kitewire", "organisation")],
        ),
    ],
)
def test_fixed_forms(text: str, kind: ParagraphKind, expected: list[tuple[str, str]]) -> None:
    page = article(text, kinds={0: kind})
    spans = [(0, "Tessaly", "GPE")] if "Tessaly" in text else []
    assert told(find_mentions(page, seen(page, *spans))) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Sen. Orm Brandt, R-Ariz., spoke.", ("Ariz.", "place")),
        ("Rep. Orm Brandt (D-N.C.) spoke.", ("N.C.", "place")),
        ("Then Defense Minister Sergei Brandt’s plane landed.", ("Sergei Brandt", "person")),
        ("They asked Robert “Bo” Brandt to stay.", ("Robert “Bo” Brandt", "person")),
    ],
)
def test_forms_the_model_need_not_see(text: str, expected: tuple[str, str]) -> None:
    page = article(text)
    assert expected in told(find_mentions(page, seen(page)))


@pytest.mark.parametrize(
    ("text", "words", "label", "expected"),
    [
        ("He named CNN & Kiteline again.", "CNN & Kiteline", "ORG", ["CNN", "Kiteline"]),
        ("They sell Marks and Brandt socks.", "Marks and Brandt", "ORG", ["Marks and Brandt"]),
        ("The Old Union of Oriana Falk left.", "Old Union of Oriana Falk", "ORG", ["Old Union", "Oriana Falk"]),
        ("It lay in ruins by then. (Photo by Kite Channel)", "Photo by Kite Channel", "ORG", ["Kite Channel"]),
        ("They saw Brandt told the Kite again.", "Brandt told the Kite", "WORK_OF_ART", []),
        ("They saw “Brandt Told the Paper” again.", "Brandt Told the Paper", "WORK_OF_ART", ["Brandt Told the Paper"]),
        ("It was the Orm Board of Kites (OBK) again.", "Orm Board of Kites", "ORG", ["Orm Board of Kites", "OBK"]),
        ("It was the Orm Board of Kites (May) again.", "Orm Board of Kites", "ORG", ["Orm Board of Kites"]),
        ("The Russia-Ukraine talks failed.", "Russia-Ukraine", "ORG", ["Russia", "Ukraine"]),
        ("The Kite-Marlowe talks failed.", "Kite-Marlowe", "ORG", ["Kite-Marlowe"]),
        ("It said [that Orm] Brandt had left.", "Orm] Brandt", "PERSON", ["Brandt"]),
        ("See pic.kite.com/Abc there.", "pic.kite.com/Abc", "PERSON", []),
        ("They drove along Route 19 to town.", "Route 19", "FAC", ["Route 19"]),
    ],
)  # fmt: skip
def test_spans_are_parted_and_shortened(text: str, words: str, label: str, expected: list[str]) -> None:
    page = article(text)
    assert [surface for surface, _ in told(find_mentions(page, seen(page, (0, words, label))))] == expected


def test_a_word_before_a_known_person_goes() -> None:
    page = article("Mila Orban left.", "Dear Mila Orban, they wrote.", "General Orban did not reply.")
    parse = seen(page, (0, "Mila Orban", "PERSON"), (1, "Dear Mila Orban", "ORG"), (2, "General Orban", "ORG"))
    assert told(find_mentions(page, parse)) == [
        ("Mila Orban", "person"),
        ("Mila Orban", "person"),
        ("Orban", "person"),
    ]


@pytest.mark.parametrize(
    ("text", "label", "kind"),
    [
        ("People fled from the town of Skik at night.", "PERSON", "place"),
        ("Nobody in Skik wanted to leave.", "PERSON", "place"),
        ("Troops marched from Skik. They came to Skik by night.", "PERSON", "place"),
        ("They met Skik in Skik, and Skik said so.", "PERSON", "person"),
        ("Skik, 43, was asked at home.", "GPE", "person"),
        ("Nobody asked Skik himself.", "GPE", "person"),
        ("Skik said that it would not vote.", "GPE", "place"),
        ("Nobody saw Skik again.", "PERSON", "person"),
    ],
)
def test_the_words_beside_a_name_tell_its_type(text: str, label: str, kind: str) -> None:
    page = article(text)
    assert {each for _, each in told(find_mentions(page, seen(page, (0, "Skik", label))))} == {kind}


def test_adjectives_of_places_are_groups() -> None:
    page = article("Velmaria has an army.", "The Velmarian border is long.", "Velmarians live there.")
    parse = seen(page, (0, "Velmaria", "GPE"), (1, "Velmarian", "GPE"), (2, "Velmarians", "ORG"))
    assert told(find_mentions(page, parse)) == [
        ("Velmaria", "place"),
        ("Velmarian", "group"),
        ("Velmarians", "group"),
    ]


def test_the_short_form_of_a_body_is_a_body() -> None:
    page = article("It stood in the National Kite.", "The Kite denied it.")
    parse = seen(page, (0, "National Kite", "ORG"), (1, "Kite", "PERSON"))
    assert told(find_mentions(page, parse)) == [("National Kite", "organisation"), ("Kite", "organisation")]


def test_titles_stand_beside_people() -> None:
    page = article("Mrs Orban met President Ivo Marsh in Skik.")
    parse = seen(page, (0, "Orban", "PERSON"), (0, "Ivo Marsh", "PERSON"), (0, "Skik", "GPE"))
    assert [(m.title, m.surface) for m in find_mentions(page, parse)] == [
        ("Mrs", "Orban"),
        ("President", "Ivo Marsh"),
        ("", "Skik"),
    ]


def test_what_one_article_names_is_found_in_the_others() -> None:
    first = article("They met in Orm Vale.", "Kite spoke.")
    second = article("Nobody left Orm Vale or the Kite club, kite in hand.")
    mentions = find_mentions(first, seen(first, (0, "Orm Vale", "GPE"), (1, "Kite", "PERSON")))
    articles = (first, replace(second, number=1))
    shared = share_mentions(mentions, articles)
    assert shared[: len(mentions)] == mentions
    assert [(m.at.article, m.surface, m.type.value) for m in shared[len(mentions) :]] == [(1, "Orm Vale", "place")]
    assert share_mentions(shared, articles) == shared
