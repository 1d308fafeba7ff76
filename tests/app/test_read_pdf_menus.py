"""Printed web pages: menus, running heads and lists of other stories are furniture, and nothing else is."""

from __future__ import annotations

from pdf_made import HARBOUR, Put, column, pdf

from app.model.article import ParagraphKind
from app.read import read_bytes

K = ParagraphKind
TITLE = Put(60, 680, "The bridge stays closed", 20)


def furniture(*page: Put) -> list[str]:
    article = read_bytes(pdf([*page]), "story.pdf")
    assert article.title == TITLE.text
    return [paragraph.text for paragraph in article.paragraphs if paragraph.kind is K.FURNITURE]


def story(bottom: float = 640) -> list[Put]:
    return [TITLE, *column(HARBOUR, y=bottom, gap=6)]


def menu(y: float, size: float = 10) -> list[Put]:
    return [Put(60 + 70 * at, y, text, size) for at, text in enumerate(("Harbour", "Ferries", "Bridges", "Sign in"))]


def test_a_menu_above_the_title():
    assert furniture(Put(60, 760, "Letters of the Bank"), *menu(730), *story()) == [
        "Letters of the Bank",
        "Harbour Ferries Bridges Sign in",
    ]


def test_what_stands_alone_above_the_title_stays():
    assert not furniture(Put(60, 730, "From our archive"), *story())
    assert not furniture(Put(60, 745, "By Ilse Marant"), Put(60, 720, "14 March 2025"), *story())


def test_a_form_above_a_large_line_stays():
    form = [Put(60, 770 - 14 * at, text) for at, text in enumerate(("Name of boat", "Home port", "Crew"))]
    assert not furniture(*form, Put(60, 720, "Bring this to the office at the quay."), *story())


def test_a_table_below_the_last_sentence_stays():
    rows = [("Boat", "Bank", "Crew", "Year"), ("Petrel", "North", "4", "1911"), ("Tern", "South", "3", "1946")]
    table = [Put(60 + 90 * at, 300 - 14 * row, cell) for row, cells in enumerate(rows) for at, cell in enumerate(cells)]
    assert not furniture(*story(), *table)


def test_a_menu_below_the_last_sentence():
    assert furniture(*story(), *menu(300, 8)) == ["Harbour Ferries Bridges Sign in"]


def test_a_line_below_the_last_sentence_stays():
    assert not furniture(*story(), Put(60, 300, "Photographs of the winter storm on page nine"))


def test_other_stories_beside_and_below():
    others = ["Most read", "1. Ferry delayed again", "2. What the mayor did not say"]
    beside = [Put(480, 600 - 14 * at, text, 8) for at, text in enumerate(others)]
    assert furniture(*story(), *beside) == others
    below = [Put(60, 300 - 14 * at, text) for at, text in enumerate(others)]
    assert furniture(*story(), *below) == others
    assert not furniture(*story(), *below[1:])
