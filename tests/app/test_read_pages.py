"""Saved pages: what of their head, captions and boxes is the article's, beside what an extraction tells."""

from __future__ import annotations

from typing import Any

import pytest

from app.model.article import Article, ParagraphKind
from app.read import clean, read_bytes, walk
from app.read.draft import Draft, Piece
from app.read.web import tree
from app.read.web.choose import article as choose
from app.read.web.choose import fold, mend
from app.read.web.slim import slim

K = ParagraphKind

WORDS = "The ferry office at Port Ellarig sold its last paper ticket on Friday after ninety years"
PARAGRAPHS = [f"{WORDS}, and this was ticket number {number} of the long day." for number in range(6)]
TITLE = "<h1>Last paper ticket sold</h1>"


def page(body: str, head: str = "") -> bytes:
    return (
        f"<!DOCTYPE html><html lang=en><head><meta charset=utf-8>{head}</head><body><main><article>{body}</article>"
        "</main><footer><p>Terms of use and privacy</p></footer></body></html>"
    ).encode()


def read(body: str, head: str = "") -> Article:
    return read_bytes(page(body, head), "page.html")


def of_kind(article: Article, kind: ParagraphKind) -> list[str]:
    return [paragraph.text for paragraph in article.paragraphs if paragraph.kind is kind]


def paragraphs(texts: list[str]) -> str:
    return "".join(f"<p>{text}</p>" for text in texts)


def walked(body: str) -> tuple[list[Piece], dict[int, Any]]:
    origins: dict[int, Any] = {}
    return tree.pieces(tree.parse(page(body).decode()), origins), origins


LONG = [f"{WORDS}, and in the hall clerk number {number} wept over it, softly and for long." for number in range(20)]
BOX = "Order the digital ticket today and travel all week at half the price."


def test_running_text_that_an_extraction_passes_over_is_the_article() -> None:
    pieces, origins = walked(f"<div class=text>{paragraphs(LONG)}</div><div class=box><p>{BOX}</p></div>")
    assert mend([fold(BOX)], pieces, origins) == [fold(text) for text in LONG]


def test_an_extraction_that_holds_the_text_or_much_else_is_kept() -> None:
    pieces, origins = walked(f"<div class=text>{paragraphs(LONG)}</div>")
    held = [fold(text) for text in LONG[:8]]
    assert mend(held, pieces, origins) == held
    other = [fold(f"{BOX} {number}") for number in range(40)]
    assert mend(other, pieces, origins) == other


def test_long_comments_are_not_taken_for_the_article() -> None:
    pieces, origins = walked(f"<p>{BOX}</p><div class=comment-list><div>{paragraphs(LONG)}</div></div>")
    assert mend([fold(BOX)], pieces, origins) == [fold(BOX)]


@pytest.mark.parametrize(
    ("markup", "kind"),
    [
        ("<p class=standfirst>Clerks wept as the machine fell silent.</p>", K.BODY),
        ("<div class=article__intro><p>Clerks wept as the machine fell silent.</p></div>", K.BODY),
        ("<div class='summary'>Clerks wept as the machine fell silent</div>", K.HEADING),
        ("<div class='chapo'><p>Clerks wept as the machine fell silent</p></div>", K.HEADING),
        ("<p class=tools>Clerks wept as the machine fell silent.</p>", K.FURNITURE),
    ],
)
def test_what_sums_the_article_up_is_part_of_it(markup: str, kind: ParagraphKind) -> None:
    pieces, origins = walked(f"<header>{TITLE}<div>{markup}</div></header><section>{paragraphs(PARAGRAPHS)}</section>")
    _, own = choose(Draft(title="Last paper ticket sold"), pieces, [fold(text) for text in PARAGRAPHS], origins)
    assert [one.kind for one in own if one.text.startswith("Clerks wept")] == [kind]
    assert [one.text for one in own][-6:] == PARAGRAPHS


def test_a_paragraph_about_the_author_is_none_of_the_article() -> None:
    about = "Ann Example came to the paper ten years ago and writes about harbours, ferries and their clerks."
    box = f"<div class=authorPopup><div><p>{about}</p></div></div>"
    article = read(TITLE + paragraphs(PARAGRAPHS[:2]) + box + paragraphs(PARAGRAPHS[2:]))
    assert of_kind(article, K.BODY) == PARAGRAPHS
    assert about in of_kind(article, K.FURNITURE)


@pytest.mark.parametrize(
    "name", ["ArticleRelatedStories", "shareTools", "commentList", "comments", "page-newsletterBox"]
)
def test_names_in_two_cases_are_told_as_well(name: str) -> None:
    aside = "Another machine fell silent in the town of Halm a year ago, and nobody wept there."
    box = f"<div class={name}><p>{aside}</p></div>"
    article = read(TITLE + paragraphs(PARAGRAPHS[:3]) + box + paragraphs(PARAGRAPHS[3:]))
    assert of_kind(article, K.BODY) == PARAGRAPHS


@pytest.mark.parametrize("name", ["commentLead-content", "unrelated", "Popularity"])
def test_names_that_only_begin_or_end_so_are_none(name: str) -> None:
    box = f"<div class={name}><p>{PARAGRAPHS[3]}</p></div>"
    article = read(TITLE + paragraphs(PARAGRAPHS[:3]) + box + paragraphs(PARAGRAPHS[4:]))
    assert of_kind(article, K.BODY) == PARAGRAPHS


def test_links_to_other_stories_among_the_paragraphs_are_furniture() -> None:
    line = '<p><a href="/1">Five songs for ferry passengers to sing along</a></p>'
    entries = "".join(f'<li><a href="/{n}">The story of clerk number {n}</a></li>' for n in range(4))
    more = f"<h3>More from the harbour</h3><ul>{entries}</ul>"
    article = read(
        TITLE + paragraphs(PARAGRAPHS[:3]) + line + paragraphs(PARAGRAPHS[3:5]) + more + f"<p>{PARAGRAPHS[5]}</p>"
    )
    assert of_kind(article, K.BODY) == PARAGRAPHS
    assert of_kind(article, K.LIST_ITEM) == of_kind(article, K.HEADING) == []


def test_a_list_that_has_links_in_it_stays() -> None:
    entries = "".join(f'<li><a href="/{n}">Clerk number {n}</a> sold tickets for {n} years</li>' for n in range(4, 8))
    article = read(
        f"{TITLE}{paragraphs(PARAGRAPHS[:3])}<h3>Who sold them</h3><ul>{entries}</ul>{paragraphs(PARAGRAPHS[3:])}"
    )
    assert len(of_kind(article, K.LIST_ITEM)) == 4
    assert of_kind(article, K.HEADING) == ["Who sold them"]


@pytest.mark.parametrize("author", ["Harbour News", "harbour news online"])
def test_an_outlet_in_the_metadata_gives_way_to_the_writer_shown(author: str) -> None:
    head = (
        f'<meta name=author content="{author}"><meta property=og:site_name content="Harbour News">'
        "<title>Last paper ticket sold</title>"
    )
    shown = read(f"{TITLE}<p>By Ann Example</p>{paragraphs(PARAGRAPHS)}", head)
    assert shown.byline == "Ann Example"
    assert "byline" not in shown.guessed
    assert read(TITLE + paragraphs(PARAGRAPHS), head).byline == author


def test_lines_of_a_heading_that_only_a_style_sheet_parts_are_parted() -> None:
    head = '<meta property="og:title" content="Ferries: Last paper ticket sold">'
    article = read(f"<h1><span>Ferries</span><span>Last paper ticket sold</span></h1>{paragraphs(PARAGRAPHS)}", head)
    assert article.title == "Ferries: Last paper ticket sold"
    assert [one.text for one in article.paragraphs if "Ferries" in one.text] == ["Ferries: Last paper ticket sold"]


def test_a_heading_that_is_the_writers_name_is_a_byline() -> None:
    head = '<meta name=author content="Ann Example"><title>Last paper ticket sold</title>'
    article = read(f"{TITLE}<h3>Ann Example</h3>{paragraphs(PARAGRAPHS)}", head)
    assert of_kind(article, K.BYLINE) == ["Ann Example"]


def test_the_label_of_an_advertisement_is_no_caption() -> None:
    figure = "<figure><figcaption>Advertisement:</figcaption></figure>"
    article = read(TITLE + paragraphs(PARAGRAPHS[:3]) + figure + paragraphs(PARAGRAPHS[3:]))
    assert of_kind(article, K.CAPTION) == []
    assert of_kind(article, K.BODY) == PARAGRAPHS


def test_hidden_elements_within_each_other_are_hidden_and_what_stays_is_looked_at_too() -> None:
    inner = "<div hidden><p>Words of the inner box, hidden as they are.</p></div>"
    kept = f"<div class=hidden>{TITLE}{paragraphs(PARAGRAPHS)}{inner}</div>"  # a script is to show the page
    article = read(kept)
    assert of_kind(article, K.BODY) == PARAGRAPHS
    assert not any("inner box" in one.text for one in article.paragraphs)


def test_hidden_elements_without_end_cost_no_more_than_the_page_is_long() -> None:
    body = "<div hidden>" * 1_500 + "word " * 20_000 + "</div>" * 1_500
    assert any("word" in one.text for one in read(f"<p>{WORDS}.</p>{body}").paragraphs)


def test_tables_in_each_other_are_read_without_the_extraction(monkeypatch: pytest.MonkeyPatch) -> None:
    def never(*_: object, **__: object) -> None:
        raise AssertionError

    monkeypatch.setattr("trafilatura.bare_extraction", never)
    article = read("<table><tr><td>" * 500 + f"{WORDS}." + "</table>" * 500)
    assert any(WORDS in one.text for one in article.paragraphs)
    assert "extraction-thin" in [note.code for note in article.notes]


@pytest.mark.parametrize("quote", ['"', "'", ""])
@pytest.mark.parametrize("space", ["", " "])
def test_embedded_pictures_go_however_they_are_written(quote: str, space: str) -> None:
    data = "data:image/png;base64,AAAA" + ("B" * 50)
    text = slim(f"<p>Before<img src={space}{quote}{data}{quote} alt=x>after<b style='background:url({data})'>.</b></p>")
    assert "BBB" not in text
    assert "Before" in text
    assert "after" in text


@pytest.mark.parametrize("name", ["srcset", "srcdoc", "SRCSET"])
def test_lists_of_pictures_and_framed_pages_go(name: str) -> None:
    assert "big.jpg" not in slim(f'<img {name}="big.jpg 2x, huge.jpg 4x"><p data-{name}2="kept">x</p>')


@pytest.mark.parametrize(
    ("given", "lines"),
    [
        ("a\r\nb\rc", "a\nb\nc"),
        ("a\x0cb", "a\n\nb"),
        ("a\u2028b\u2029c", "a\nb\n\nc"),
        ("a\x0bb\x85c\x1dd", "a\nb\nc\nd"),
        ("so\xadft \x00\x9fx\ufeff", "soft x"),
        ("\ud800", "\ufffd"),
        ("é – plain\tas it is\n", "é – plain\tas it is\n"),
    ],
)
def test_lines_are_cleaned(given: str, lines: str) -> None:
    assert clean.lines(given) == lines


def test_depth_is_seen_past_a_quotation_mark_left_open() -> None:
    assert walk.check_budgets("<div>" * 50 + '<a title="' + "<div>" * 500) > 500
    assert walk.check_budgets('<p title="a > b">' + "1 < 2 " * 20 + "</p>" * 3) == 0
