"""Feeds: RSS, Atom, RDF and WordPress exports."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from read_outcomes import body, check_outcome

from app.errors import CopytasterError, ErrorCode
from app.model.article import Article, ParagraphKind, ReadOptions
from app.read import limits, read_bytes

K = ParagraphKind
ONE = "A fire in the harbour hall of Port Ellarig halted every ferry for six hours on Tuesday."
TWO = "Nobody was hurt, and the hall was insured, the port master told reporters at the quay."
LONG = " ".join([ONE, TWO] * 3)


def read(xml: str, item: int = 1) -> Article:
    return read_bytes(xml.encode(), "feed.xml", ReadOptions(item=item))


def codes(article: Article) -> list[str]:
    return [note.code for note in article.notes]


def rss(*items: str) -> str:
    return (
        '<?xml version="1.0"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:excerpt="http://wordpress.org/export/1.2/excerpt/">'
        f"<channel><title>The Orleigh Courier</title><language>en-gb</language>{''.join(items)}</channel></rss>"
    )


def item(title: str, inner: str) -> str:
    return f"<item><title>{title}</title><pubDate>Tue, 03 Mar 2026 10:00:00 GMT</pubDate>{inner}</item>"


def test_the_whole_text_comes_before_the_summary() -> None:
    xml = rss(
        item(
            "Fire halts ferries",
            "<dc:creator>Nora Field</dc:creator><description>In short: a fire.</description>"
            f"<content:encoded><![CDATA[<p>{ONE}</p><h3>At the quay</h3><blockquote>{TWO}</blockquote>"
            "<ul><li>Six ferries</li></ul>]]></content:encoded>",
        )
    )
    article = read(xml)
    assert [(paragraph.kind, paragraph.text) for paragraph in article.paragraphs] == [
        (K.TITLE, "Fire halts ferries"),
        (K.BYLINE, "Nora Field"),
        (K.FURNITURE, "In short: a fire."),
        (K.BODY, ONE),
        (K.HEADING, "At the quay"),
        (K.BLOCK_QUOTE, TWO),
        (K.LIST_ITEM, "Six ferries"),
    ]
    assert (article.source, article.published, article.format) == ("The Orleigh Courier", "2026-03-03", "feed")
    assert "teaser" not in codes(article)


@pytest.mark.parametrize(
    "written",
    [
        f"&lt;p&gt;{ONE}&lt;/p&gt;&lt;p&gt;{TWO}&lt;/p&gt;",
        f"&amp;lt;p&amp;gt;{ONE}&amp;lt;/p&amp;gt;&amp;lt;p&amp;gt;{TWO}&amp;lt;/p&amp;gt;",
        f"<![CDATA[<p>{ONE}</p><p>{TWO}</p>]]>",
        f"<![CDATA[{ONE}<br/><br/>{TWO}]]>",
        f"{ONE}\n\n{TWO}",
    ],
)
def test_markup_may_be_escaped_once_or_twice(written: str) -> None:
    article = read(rss(item("Fire &amp;amp; ferries", f"<description>{written}</description>")))
    assert body(article) == [ONE, TWO]
    assert article.title == "Fire & ferries"


def test_a_teaser_is_said_to_be_one() -> None:
    assert "teaser" in codes(read(rss(item("Fire", f"<description>{ONE}</description>"))))
    assert "teaser" in codes(read(rss(item("Fire", f"<description>{LONG} Continue reading</description>"))))
    assert "teaser" not in codes(read(rss(item("Fire", f"<description>{LONG}</description>"))))


def test_entries_are_offered_and_empty_ones_are_not() -> None:
    xml = rss(
        item("First", f"<description>{ONE}</description>"),
        "<item/>",
        item("Second", f"<description>{TWO}</description>"),
    )
    assert [one.title for one in read(xml).items] == ["First", "Second"]
    assert "2026" in read(xml).items[0].detail
    assert body(read(xml, 2)) == [TWO]
    with pytest.raises(CopytasterError) as caught:
        read(xml, 3)
    assert caught.value.code is ErrorCode.NO_SUCH_ITEM


def test_a_feed_without_words_says_so() -> None:
    for xml in (rss(), rss("<item/>")):
        with pytest.raises(CopytasterError) as caught:
            read(xml)
        assert caught.value.code is ErrorCode.NO_TEXT


def test_atom_is_read() -> None:
    xml = (
        '<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en"><title>The Orleigh Courier</title><entry>'
        '<title type="html">Fire &amp;lt;b&amp;gt;halts&amp;lt;/b&amp;gt; ferries</title>'
        "<author><name>Nora Field</name></author>"
        f"<updated>2026-03-04T10:00:00Z</updated><published>2026-03-03T10:00:00Z</published><summary>{TWO}</summary>"
        f'<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>{ONE}</p></div></content></entry><entry>'
        f'<title>Inside</title><content type="text/xml">'
        f"<nitf><body><body.content><p>{TWO}</p></body.content></body></nitf>"
        "</content></entry></feed>"
    )
    article = read(xml)
    assert body(article) == [ONE]
    assert (article.title, article.byline, article.published) == ("Fire halts ferries", "Nora Field", "2026-03-03")
    assert body(read(xml, 2)) == [TWO]
    assert body(
        read(f"<entry xmlns='http://www.w3.org/2005/Atom'><title>x</title><content>{ONE}</content></entry>")
    ) == [ONE]


def test_rdf_is_read() -> None:
    xml = (
        '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>The Orleigh Courier</title></channel>'
        f"<item><title>Fire</title><description>{ONE}</description><dc:date>2026-03-03</dc:date></item></rdf:RDF>"
    )
    article = read(xml)
    assert (body(article), article.published, article.source) == ([ONE], "2026-03-03", "The Orleigh Courier")


def test_the_first_feeds_ever_are_read() -> None:
    article = read(
        '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://my.netscape.com/rdf/simple/0.9/">'
        f"<item><title>Fire halts ferries</title><description>{ONE}</description></item></rdf:RDF>"
    )
    assert article.title == "Fire halts ferries"


def test_references_to_the_windows_code_page_and_odd_ones_are_read_as_browsers_do() -> None:
    article = read(
        f"<rss><channel><item><title>x</title><description>{ONE} It&#146;s &#X41;.</description></item></channel></rss>"
    )
    assert any("It’s A." in text for text in body(article))


def test_an_export_takes_the_text_not_the_excerpt() -> None:
    inner = f"<excerpt:encoded>{TWO}</excerpt:encoded><content:encoded>{ONE}</content:encoded>"
    assert body(read(rss(item("Fire", inner)))) == [ONE]


def test_too_many_entries_are_cut_and_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "MOST_ITEMS", 3)
    article = read(rss(*(item(f"Story {number}", f"<description>{ONE}</description>") for number in range(6))))
    assert len(article.items) == 3
    assert "items-cut" in codes(article)


def test_entities_of_a_feeds_own_are_refused() -> None:
    with pytest.raises(CopytasterError) as caught:
        read('<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY a "b">]>' + rss(item("&a;", ""))[21:])
    assert caught.value.code is ErrorCode.DAMAGED


@given(st.integers(0, 600), st.integers(0, 40), st.binary(max_size=12))
@settings(suppress_health_check=[HealthCheck.too_slow], deadline=None, max_examples=60)
def test_mutated_feeds_end_in_an_article_or_a_refusal(at: int, cut: int, put: bytes) -> None:
    data = rss(
        item("Fire", f"<description>{ONE}</description>"), item("Two", f"<description>{TWO}</description>")
    ).encode()
    check_outcome(data[:at] + put + data[at + cut :], "a.xml")
