"""Saved pages and Markdown."""

from __future__ import annotations

import json
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.errors import CopytasterError, ErrorCode
from app.model.article import Article, ParagraphKind, ReadChoice, ReadOptions
from app.read import limits, read_bytes, read_file
from app.read.draft import Piece
from app.read.web.around import bounded
from app.read.web.slim import slim
from seeds import ROOT

K = ParagraphKind
FORMATS = Path(__file__).parents[3] / "shared" / "data" / "formats"

WORDS = "The harbour office closed two of its three piers on Monday after a crane fell into the basin"
PARAGRAPHS = [f"{WORDS}, and this was report number {number} of the long day." for number in range(6)]
NAVIGATION = "".join(f'<li><a href="/{n}">Section number {n}</a></li>' for n in range(12))


def page(body: str, head: str = "") -> bytes:
    return (
        f"<!DOCTYPE html><html lang=en><head><meta charset=utf-8>{head}</head><body><nav><ul>{NAVIGATION}</ul></nav>"
        f"<main><article>{body}</article></main><footer><p>Terms of use and privacy</p></footer></body></html>"
    ).encode()


def read(data: bytes, name: str = "page.html") -> Article:
    return read_bytes(data, name)


def of_kind(article: Article, kind: ParagraphKind) -> list[str]:
    return [paragraph.text for paragraph in article.paragraphs if paragraph.kind is kind]


def paragraphs(texts: list[str]) -> str:
    return "".join(f"<p>{text}</p>" for text in texts)


def test_the_article_is_found_and_navigation_left_out() -> None:
    article = read(
        page("<h1>Crane falls into basin</h1>" + paragraphs(PARAGRAPHS), "<title>Crane falls into basin</title>")
    )
    assert article.title == "Crane falls into basin"
    assert of_kind(article, K.TITLE) == ["Crane falls into basin"]
    assert of_kind(article, K.BODY) == PARAGRAPHS
    assert not any("Section number" in text for text in of_kind(article, K.BODY) + of_kind(article, K.LIST_ITEM))


def test_kinds_follow_the_tags() -> None:
    body = (
        paragraphs(PARAGRAPHS[:2])
        + "<figure><img src=x.jpg><figcaption>The crane after its fall.</figcaption></figure>"
        + "<h2>What comes next</h2>"
        + f"<blockquote><p>“{WORDS}, I think,” the harbour master said.</p></blockquote>"
        + "<ul><li>One pier is open to all of the ferries</li><li>Two piers are closed to all of the ferries</li></ul>"
        + paragraphs(PARAGRAPHS[2:])
    )
    article = read(page(body))
    assert of_kind(article, K.CAPTION) == ["The crane after its fall."]
    assert of_kind(article, K.HEADING) == ["What comes next"]
    assert len(of_kind(article, K.BLOCK_QUOTE)) == 1
    assert len(of_kind(article, K.LIST_ITEM)) == 2
    assert of_kind(article, K.BODY) == PARAGRAPHS


def test_what_stands_around_the_article_is_furniture_in_page_order() -> None:
    source = (
        "<html><body><header><a href=/>Harbour News</a><ul><li>Home</li><li>World</li></ul></header>"
        "<div class=promo><p>Read our long guide to all the ferries of the coast.</p></div>"
        "<div id=story><h1>Crane falls into basin</h1><button>Share</button>"
        + paragraphs(PARAGRAPHS)
        + "</div><div class=more><p>Bridge painted blue after a vote of the whole town</p></div>"
        "<form><p>Get the newsletter every morning</p><button>Sign me up</button></form>"
        "<footer><p>Terms of use and privacy</p></footer></body></html>"
    )
    article = read(source.encode())
    furniture = of_kind(article, K.FURNITURE)
    assert furniture == [
        "Harbour News Home World",
        "Read our long guide to all the ferries of the coast.",
        "Share",
        "Bridge painted blue after a vote of the whole town",
        "Get the newsletter every morning",
        "Sign me up",
        "Terms of use and privacy",
    ]
    assert of_kind(article, K.BODY) == PARAGRAPHS
    kinds = [paragraph.kind for paragraph in article.paragraphs]
    assert kinds == [K.FURNITURE] * 2 + [K.TITLE, K.FURNITURE] + [K.BODY] * 6 + [K.FURNITURE] * 4


def test_a_button_within_a_paragraph_does_not_cut_it() -> None:
    cut = f"{PARAGRAPHS[0]} <button>What is this?</button> {PARAGRAPHS[1]}"
    article = read(page("<h1>Crane falls</h1>" + paragraphs([cut, *PARAGRAPHS[2:]])))
    assert of_kind(article, K.BODY) == [f"{PARAGRAPHS[0]} {PARAGRAPHS[1]}", *PARAGRAPHS[2:]]


def test_what_stands_around_the_article_is_bounded_and_said() -> None:
    lists = "".join(f"<p>Another story of the harbour, number {n}</p>" for n in range(500))
    article = read(
        page("<h1>Crane falls</h1>" + paragraphs(PARAGRAPHS)).replace(b"</main>", lists.encode() + b"</main>")
    )
    assert len(of_kind(article, K.FURNITURE)) == limits.MOST_FURNITURE
    assert of_kind(article, K.BODY) == PARAGRAPHS
    assert "cut" in [note.code for note in article.notes]
    before, after, is_cut = bounded([Piece(str(n)) for n in range(150)], [Piece(str(n)) for n in range(150)])
    assert (len(before), len(after), is_cut) == (100, 100, True)
    before, after, is_cut = bounded([Piece("x")] * 250, [Piece("x")] * 10)
    assert (len(before), len(after), is_cut) == (190, 10, True)


@pytest.mark.parametrize(
    "picture",
    [
        "<div class=picture><img src=a><p class=caption>{}</p></div>",
        "<div class='wp-caption'><img src=a><p class='wp-caption-text'>{}</p></div>",
        "<figure><img src=a><p>{}</p></figure>",
        "<figure><img src=a><figcaption><span>{}</span></figcaption></figure>",
    ],
)
@pytest.mark.parametrize("place", [0, 3, 6])
def test_a_caption_is_one_wherever_it_stands(picture: str, place: int) -> None:
    told = "The crane before its fall into the basin last year"
    blocks = [f"<p>{text}</p>" for text in PARAGRAPHS]
    blocks.insert(place, picture.format(told))
    article = read(page("<h1>Crane falls</h1>" + "".join(blocks)))
    assert of_kind(article, K.CAPTION) == [told]
    assert of_kind(article, K.BODY) == PARAGRAPHS
    assert told not in of_kind(article, K.FURNITURE)


def test_the_date_above_the_text_is_a_dateline() -> None:
    article = read(
        page("<h1>Crane falls</h1><p class=b>By Ann Example</p><p class=d>12 October 2015</p>" + paragraphs(PARAGRAPHS))
    )
    assert [p.kind for p in article.paragraphs if p.kind is not K.FURNITURE][:3] == [K.TITLE, K.BYLINE, K.DATELINE]


@pytest.mark.parametrize(
    ("name", "furniture", "captions"),
    [
        ("dam-vote/meridian.html", ["Home World", "Share Email", "Most read", "butter", "All rights", "newsletter"], 1),
        ("syria-retold/channel.html", ["Live Programmes", "SHARE THIS STORY", "Reader Poll", "by satellite"], 2),
    ],
)
def test_the_saved_pages_of_the_sample_stories(name: str, furniture: list[str], captions: int) -> None:
    path = ROOT / name
    article = read(path.read_bytes(), path.name)
    aside = of_kind(article, K.FURNITURE)
    rest = [p.text for p in article.paragraphs if p.kind is not K.FURNITURE]
    for text in furniture:
        assert any(text in one for one in aside)
        assert not any(text in one for one in rest)
    assert len(of_kind(article, K.CAPTION)) == captions
    assert len(of_kind(article, K.BODY)) == 11


def test_saved_pages_of_the_development_set_keep_their_furniture_apart() -> None:
    told = FORMATS / "expected.json"
    if not told.is_file():
        pytest.skip(f"the development set of formats is not at {FORMATS}")
    items = [item for item in json.loads(told.read_bytes())["items"] if item["path"].endswith(".html")]
    assert len(items) > 10
    for item in items:
        article = read_file(FORMATS / item["path"])
        body = plain(" ".join(p.text for p in article.paragraphs if p.kind is not K.FURNITURE))
        for text in item.get("must_not_contain") or ():
            assert plain(text) not in body, item["path"]


def plain(text: str) -> str:
    text = unicodedata.normalize("NFKC", text).translate(str.maketrans("“”‘’–—", "\"\"''--"))
    return " ".join(text.split())


def test_metadata_come_from_linked_data_first() -> None:
    head = (
        '<title>Other | Site</title><meta property="og:site_name" content="Wrong">'
        '<script type="application/ld+json">{"@graph": [{"@type": "NewsArticle", "headline": "Crane &amp; basin fall",'
        '"author": [{"name": "Ann Example"}, {"name": "Bob Sample"}], "datePublished": "2015-10-12T08:00:00Z",'
        '"publisher": {"@type": "Organization", "name": "Harbour News"}}]}</script>'
    )
    article = read(page(paragraphs(PARAGRAPHS), head))
    assert article.title == "Crane & basin fall"
    assert article.byline == "Ann Example, Bob Sample"
    assert article.source == "Harbour News"
    assert article.published == "2015-10-12"
    assert article.guessed == ()


def test_metadata_come_from_open_graph_next() -> None:
    head = (
        '<meta property="og:title" content="Crane falls"><meta property="og:site_name" content="Harbour News">'
        '<meta name="author" content="Ann Example"><meta property="article:published_time" content="2015-10-12">'
        '<script type="application/ld+json">{broken</script>'
    )
    article = read(page(paragraphs(PARAGRAPHS), head))
    assert (article.title, article.byline, article.source, article.published) == (
        "Crane falls",
        "Ann Example",
        "Harbour News",
        "2015-10-12",
    )


def test_scripts_and_styles_are_never_text() -> None:
    body = "<script>alert('one')</script><style>p {color: red}</style>" + paragraphs(PARAGRAPHS)
    assert not any("alert" in p.text or "color" in p.text for p in read(page(body)).paragraphs)


def test_a_page_that_is_no_article_is_taken_whole_and_says_so() -> None:
    article = read(b"<html><body><table><tr><td>Pier</td><td>Open</td></tr></table></body></html>")
    assert article.paragraphs[0].text.startswith("Pier")
    assert article.paragraphs[-1].text.endswith("Open")


def test_a_page_without_text_is_refused() -> None:
    with pytest.raises(CopytasterError) as caught:
        read(b"<!DOCTYPE html><html><head><title></title></head><body><script>x()</script><img src=a></body></html>")
    assert caught.value.code is ErrorCode.NO_TEXT


def test_deep_nesting_hides_nothing() -> None:
    for depth in (300, 1500, 5000):
        article = read(b"<html><body>" + b"<div>" * depth + paragraphs(PARAGRAPHS).encode() + b"</div>" * depth)
        assert set(PARAGRAPHS) <= {paragraph.text for paragraph in article.paragraphs}


def test_a_flood_of_attributes_is_refused_before_parsing() -> None:
    for flood in (
        "".join(f" a{n}=1" for n in range(limits.MOST_ATTRIBUTES + 5)),
        "".join(f" a{n}" for n in range(limits.MOST_ATTRIBUTES + 5)),
        "".join(f" a{n}='>'" for n in range(limits.MOST_ATTRIBUTES + 5)),
    ):
        with pytest.raises(CopytasterError) as caught:
            read(f"<html><body><p{flood}>Text</p></body></html>".encode())
        assert caught.value.code is ErrorCode.TOO_BIG


@pytest.mark.parametrize("piece", ["<", "<!--", "<script", "<script>", "</", "&", "<p", "<!", "<table>"])
def test_broken_markup_is_read_in_linear_time(piece: str) -> None:
    article = read(b"<html><body><p>Some words here</p>" + piece.encode() * 30_000)
    assert article.paragraphs[0].text.startswith("Some words here")


@pytest.mark.parametrize("piece", ["<a ", '<a "', "<a '<"])
def test_endless_tags_are_refused(piece: str) -> None:
    with pytest.raises(CopytasterError) as caught:
        read(b"<html><body><p>Some words here</p>" + piece.encode() * 30_000)
    assert caught.value.code is ErrorCode.TOO_BIG


@pytest.mark.parametrize(
    "hidden",
    [
        "<div style='margin:0; display: none'>{}</div>",
        "<p hidden>{}</p>",
        "<span aria-hidden=true>{}</span>",
        "<noscript>{}</noscript>",
        "<span class='sr-only'>{}</span>",
        "<p style='visibility:hidden'>{}</p>",
    ],
)
def test_what_a_page_hides_is_not_read(hidden: str) -> None:
    secret = "These words are hidden from who reads the page."
    source = page(
        "<h1>Crane falls</h1>" + paragraphs(PARAGRAPHS[:3]) + hidden.format(secret) + paragraphs(PARAGRAPHS[3:])
    )
    for choices in (frozenset[ReadChoice](), frozenset((ReadChoice.WHOLE_PAGE,))):
        article = read_bytes(source, "x.html", ReadOptions(choices=choices))
        assert not any("hidden from" in p.text for p in article.paragraphs)
        assert [p.text for p in article.paragraphs if p.text in PARAGRAPHS] == PARAGRAPHS


def test_a_page_that_is_hidden_until_a_script_runs_is_read() -> None:
    source = f"<html><body><div style='display:none'>{paragraphs(PARAGRAPHS)}</div></body></html>"
    assert of_kind(read(source.encode()), K.BODY) == PARAGRAPHS


def test_the_whole_page_is_everything_it_shows_in_order() -> None:
    source = page("<h1>Crane falls</h1>" + paragraphs(PARAGRAPHS))
    article = read_bytes(source, "x.html", ReadOptions(choices=frozenset((ReadChoice.WHOLE_PAGE,))))
    shown = [p.text for p in article.paragraphs]
    sections = [f"Section number {n}" for n in range(12)]
    assert shown == [*sections, "Crane falls", *PARAGRAPHS, "Terms of use and privacy"]
    assert ReadChoice.WHOLE_PAGE in read(source).offered


def test_a_page_saved_as_one_file_is_read_without_its_pictures() -> None:
    picture = "data:image/png;base64," + "QUJD" * 2_000_000
    note = (
        "<!--\n Page saved with SingleFile \n url: https://www.harbour.example/2026/03/10/crane \n"
        " saved date: Thu Nov 19 2026 10:00:00 GMT+0000\n-->"
    )
    body = f"<img src={picture}>" + paragraphs(PARAGRAPHS) + f"<div style=\"background:url('{picture}')\"></div>"
    source = page("<h1>Crane falls into basin</h1>" + body).replace(b"<head>", b"<head>" + note.encode())
    assert len(source) > 15_000_000
    article = read(source)
    assert of_kind(article, K.BODY) == PARAGRAPHS
    assert (article.source, article.published) == ("harbour.example", "2026-03-10")
    assert set(article.guessed) == {"published", "source"}
    assert not any("SingleFile" in p.text or "base64" in p.text for p in article.paragraphs)


@pytest.mark.parametrize("name", ["related-posts", "newsletter-signup", "share-tools", "most-read", "comments"])
def test_what_names_itself_an_aside_is_one(name: str) -> None:
    aside = "Another crane fell in the town of Halm a year ago, and nobody was hurt there."
    blocks = paragraphs(PARAGRAPHS[:3]) + f"<div class='{name}'><p>{aside}</p></div>" + paragraphs(PARAGRAPHS[3:])
    article = read(page("<h1>Crane falls</h1>" + blocks))
    assert of_kind(article, K.BODY) == PARAGRAPHS
    assert aside in of_kind(article, K.FURNITURE)


def test_a_rule_across_the_article_is_part_of_it() -> None:
    article = read(page(paragraphs([*PARAGRAPHS[:3], "_______________", *PARAGRAPHS[3:]])))
    assert of_kind(article, K.BODY) == [*PARAGRAPHS[:3], "_______________", *PARAGRAPHS[3:]]


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("Ann Example - Mar 10, 2026, 10:31 pm CST", K.BYLINE),
        ("March 10, 2026 / 1:07 AM / Harbour News", K.DATELINE),
        ("<a href=/ann>Ann Example</a> @annexample", K.BYLINE),
        ("Two of three piers are closed to ships", None),
    ],
)
def test_lines_under_the_title_are_told(line: str, kind: ParagraphKind | None) -> None:
    head = '<meta name="author" content="By Ann Example"><meta property="og:title" content="Crane falls into basin">'
    article = read(page(f"<h1>Crane falls into basin</h1><div>{line}</div>" + paragraphs(PARAGRAPHS), head))
    assert article.byline == "Ann Example"
    assert article.paragraphs[1].kind is K.TITLE
    if kind is not None:
        assert article.paragraphs[2].kind is kind


def test_writer_and_day_are_guessed_where_they_are_not_stated() -> None:
    head = '<link rel=canonical href="https://www.harbour.example/news/2026/mar/10/crane-falls">'
    article = read(
        page("<h1>Crane falls</h1><a rel=author href=/ann>by Ann Example</a>" + paragraphs(PARAGRAPHS), head)
    )
    assert (article.byline, article.published, article.source) == ("Ann Example", "2026-03-10", "harbour.example")
    assert set(article.guessed) == {"byline", "published", "source"}


def test_the_heading_shown_is_the_title_where_the_metadata_agree() -> None:
    head = '<meta property="og:title" content="Key moments from the long harbour hearing">'
    shown = "Key moments from the long harbour board hearing on Monday"
    article = read(page(f"<h1>{shown}</h1>" + paragraphs(PARAGRAPHS), head))
    assert article.title == shown
    assert [p.text for p in article.paragraphs].count(shown) == 1
    other = read(page("<h1>Harbour News</h1>" + paragraphs(PARAGRAPHS), head))
    assert other.title == "Key moments from the long harbour hearing"


@pytest.mark.parametrize(
    "flood",
    [
        "<table>" * 900 + "<tr><td>Pier</td></tr>" * 3000,
        "<input>word " * 40_000,
        "<span hidden>a</span>word " * 40_000,
        "<p>" + "word " * 700_000,
        "<p>One of many short paragraphs.</p>" * 12_000,
        "<script>" * 20_000 + "word",
        "<!--" * 50_000 + "word",
        '<p style="data:' * 20_000 + '">word</p>',
    ],
)
def test_floods_are_read_or_refused_in_fair_time(flood: str) -> None:
    try:
        first = read(f"<html><body><p>{PARAGRAPHS[0]}</p>{flood}".encode()).paragraphs[0].text
    except CopytasterError as problem:
        first = problem.code
    assert first in {PARAGRAPHS[0], ErrorCode.TOO_BIG}


@given(st.lists(st.tuples(st.integers(0, 3000), st.text("<>/\"'=&- apdivstyle", max_size=8)), max_size=6))
@settings(max_examples=40)
def test_any_mutation_of_a_page_gives_an_article_or_a_refusal(changes: list[tuple[int, str]]) -> None:
    source = bytearray(page("<h1>Crane falls</h1><ul><li>One</ul><table><tr><td>a</table>" + paragraphs(PARAGRAPHS)))
    for at, what in changes:
        source[at % len(source) : at % len(source)] = what.encode()
    try:
        article = read(bytes(source))
    except CopytasterError:
        article = None
    assert article is None or article.paragraphs


def test_embedded_files_scripts_and_comments_go_before_parsing() -> None:
    text = "<!--> a <!-- x --><p class='data:' style=\"a:url(data:b)\">B<SCRIPT>no</SCRIPT>C<img src='data:q\"r'>"
    assert slim(text) == ' a <p class="" style="a:url()">BC<img src="">'
    assert slim('<script type="application/ld+json">{}</script>') == '<script type="application/ld+json">{}</script>'
    assert slim("İ" * 9 + "<style>a</style>word") == "İ" * 9 + "word"
    assert slim("<script>word") == "<script>word"


def test_markdown_has_kinds_and_front_matter() -> None:
    text = (
        '---\ntitle: "From the front"\nauthor: Ann Example\ndate: 2015-10-12\n---\n\n# From the front\n\n'
        f"{PARAGRAPHS[0]} It has *stress* and a [link](https://example.org/x).\n\n## Next\n\n> {PARAGRAPHS[1]}\n\n"
        "- one pier\n- two piers\n\n![picture](https://example.org/a.png)\n\n| a | b |\n|---|---|\n| c | d |\n"
    )
    article = read(text.encode(), "note.md")
    assert (article.title, article.byline, article.published) == ("From the front", "Ann Example", "2015-10-12")
    assert of_kind(article, K.TITLE) == ["From the front"]
    assert of_kind(article, K.HEADING) == ["Next"]
    assert of_kind(article, K.BLOCK_QUOTE) == [PARAGRAPHS[1]]
    assert of_kind(article, K.LIST_ITEM) == ["one pier", "two piers"]
    assert of_kind(article, K.TABLE_ROW) == ["a b", "c d"]
    assert of_kind(article, K.BODY) == [f"{PARAGRAPHS[0]} It has stress and a link."]
    assert not any("example.org" in paragraph.text for paragraph in article.paragraphs)


@pytest.mark.parametrize(
    ("line", "source"),
    [
        ("**Touchline** · by Ann Example · 12 October 2015", "Touchline"),
        ("*By Ann Example, The Courier, 12 October 2015*", "The Courier"),
    ],
)
def test_a_line_of_facts_under_a_markdown_title_is_read(line: str, source: str) -> None:
    article = read(f"# From the front\n\n{line}\n\n{PARAGRAPHS[0]}\n\n{PARAGRAPHS[1]}\n".encode(), "note.md")
    assert (article.byline, article.source, article.published) == ("Ann Example", source, "2015-10-12")
    assert [p.kind for p in article.paragraphs] == [K.TITLE, K.BYLINE, K.BODY, K.BODY]


@pytest.mark.parametrize(
    "flood", ["[" * 50_000, "*" * 80_000, ">" * 20_000, "`" * 20_000, " " * 9_000 + "x\n", "[a" * 9_000]
)
def test_markdown_floods_are_read_as_plain_text(flood: str) -> None:
    article = read(f"{PARAGRAPHS[0]}\n\n{flood}\n\n{PARAGRAPHS[1]}".encode(), "note.md")
    assert set(PARAGRAPHS[:2]) <= {paragraph.text for paragraph in article.paragraphs}
    assert "content-differs-from-name" in [note.code for note in article.notes]
