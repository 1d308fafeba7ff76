"""Agency files in XML: NITF, NewsML 1 and G2, and XML of any other kind."""

from __future__ import annotations

import base64
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from read_outcomes import body, check_outcome, parts

from app.errors import CopytasterError, ErrorCode
from app.model.article import Article, ParagraphKind, ReadOptions, ReadOutcome
from app.read import limits, read_bytes

K = ParagraphKind
ONE = "A fire in the harbour hall of Port Ellarig halted every ferry for six hours on Tuesday."
TWO = "Nobody was hurt, and the hall was insured, the port master told reporters at the quay."
THREE = "The ferries sail again from Wednesday, she said before noon."


def read(xml: str, item: int = 1, name: str = "story.xml") -> Article:
    return read_bytes(xml.encode(), name, ReadOptions(item=item))


def refusal(xml: str | bytes) -> CopytasterError:
    with pytest.raises(CopytasterError) as caught:
        read_bytes(xml if isinstance(xml, bytes) else xml.encode(), "story.xml")
    return caught.value


def nitf(content: str, head: str = "", data: str = "") -> str:
    return (
        f'<nitf><head><title>slug line</title><docdata>{data}<date.issue norm="20260303T101010Z"/>'
        f'<doc.copyright holder="Orbit News"/></docdata></head><body><body.head>{head}</body.head>'
        f"<body.content>{content}</body.content></body></nitf>"
    )


HEAD = "<hedline><hl1>Fire halts ferries</hl1></hedline><byline>By <person>Nora Field</person></byline>"


def test_nitf_gives_its_parts() -> None:
    article = read(nitf(f"<p>{ONE}</p><hl2>At the quay</hl2><p>{TWO}</p><p>ends</p>", HEAD))
    assert parts(article) == [
        (K.TITLE, "Fire halts ferries"),
        (K.BYLINE, "By Nora Field"),
        (K.BODY, ONE),
        (K.HEADING, "At the quay"),
        (K.BODY, TWO),
        (K.FURNITURE, "ends"),
    ]
    assert (article.title, article.byline, article.source) == ("Fire halts ferries", "Nora Field", "Orbit News")
    assert article.published == "2026-03-03"
    assert article.format == "nitf"


def test_nitf_opens_under_a_prefix_and_with_a_remote_dtd() -> None:
    plain = nitf(f"<p>{ONE}</p>", HEAD)
    spaced = plain.replace("<", "<n:").replace("<n:/", "</n:").replace("<n:nitf>", '<n:nitf xmlns:n="urn:nitf">')
    typed = '<?xml version="1.0"?><!DOCTYPE nitf SYSTEM "http://127.0.0.1:9/nitf.dtd">' + plain
    for xml in (spaced, typed):
        assert body(read(xml)) == [ONE]
        assert read(xml).format == "nitf"


def test_parameter_entities_that_name_files_are_passed_over() -> None:
    xml = '<!DOCTYPE nitf SYSTEM "nitf.dtd" [<!ENTITY % more SYSTEM "file:///etc/hostname"> %more;]>'
    assert body(read(xml + nitf(f"<p>{ONE}</p>", HEAD))) == [ONE]


def test_no_dtd_is_opened(tmp_path: Path) -> None:
    dtd = tmp_path / "nitf.dtd"
    dtd.write_text('<!ENTITY secret "swordfish"><!ATTLIST p class CDATA "hl2">', encoding="utf-8")
    named = f'<!DOCTYPE nitf SYSTEM "{dtd.as_uri()}" [<!ENTITY % more SYSTEM "{dtd.as_uri()}"> %more;]>'
    article = read(named + nitf(f"<p>{ONE} &secret;</p>", HEAD))
    assert body(article) == [f"{ONE} &secret;"]


def test_numbered_paragraphs_are_a_list() -> None:
    lines = ["1. Orleigh, 12 points", "2. Ellarig, 9 points", "3. Halmstedt, 4 points"]
    article = read(nitf(f"<p>{ONE}</p>" + "".join(f"<p>{line}</p>" for line in lines) + f"<p>{TWO}</p>", HEAD))
    assert [text for kind, text in parts(article) if kind is K.LIST_ITEM] == lines


@pytest.mark.parametrize(
    "declared",
    [
        '<!ENTITY x "y">',
        '<!ENTITY x SYSTEM "file:///etc/hostname">',
        "<!ENTITY % x '<!ENTITY y \"z\">'>",
        "<!ENTITY\n%\nx 'y'>",
    ],
)  # fmt: skip
def test_entities_of_a_files_own_are_refused(declared: str) -> None:
    problem = refusal(f"<!DOCTYPE nitf [{declared}]>" + nitf(f"<p>{ONE} &x;</p>"))
    assert problem.code is ErrorCode.DAMAGED


def test_quotes_tables_lists_and_captions_keep_their_kinds() -> None:
    article = read(
        nitf(
            f"<p>{ONE}</p><bq><block><p>{TWO}</p></block></bq><ul><li>Six ferries stood still</li></ul>"
            "<table><tr><td>Team</td><td>Points</td></tr></table>"
            "<media><media-reference source='a.jpg'>a.jpg</media-reference><media-caption>The hall on Tuesday"
            "</media-caption><media-producer>Orbit/Ada Brook</media-producer></media>"
            f"<p>{THREE}</p>",
            HEAD,
        )
    )
    assert [(kind, text) for kind, text in parts(article) if kind not in {K.TITLE, K.BYLINE, K.BODY}] == [
        (K.BLOCK_QUOTE, TWO),
        (K.LIST_ITEM, "Six ferries stood still"),
        (K.TABLE_ROW, "Team Points"),
        (K.CAPTION, "The hall on Tuesday"),
    ]


def test_lines_broken_by_tags_are_joined_and_columns_become_rows() -> None:
    broken = ONE.replace("ferry ", "ferry <br/>")
    table = "<pre>Team          Won   Lost\nOrleigh       12    3\nEllarig       9     6</pre>"
    article = read(nitf(f"<p>{broken}</p><p>{TWO}</p>{table}", HEAD))
    assert body(article) == [ONE, TWO]
    assert [text for kind, text in parts(article) if kind is K.TABLE_ROW] == [
        "Team Won Lost",
        "Orleigh 12 3",
        "Ellarig 9 6",
    ]


def test_a_block_in_bold_alone_is_a_subhead() -> None:
    article = read(nitf(f"<p>{ONE}</p><p><strong>At the quay</strong></p><p><b>{TWO}</b></p>", HEAD))
    assert (K.HEADING, "At the quay") in parts(article)
    assert TWO in body(article)


def test_what_is_for_editors_is_furniture() -> None:
    lines = ["EMBARGOED UNTIL 6 p.m.", "Eds: Adds quote of the port master", ONE, TWO, "MORE", THREE, "-30-", "nf/gh"]
    article = read(nitf("".join(f"<p>{line}</p>" for line in lines), HEAD))
    assert body(article) == [ONE, TWO, THREE]
    texts = [paragraph.text for paragraph in article.paragraphs]
    assert all(line in texts for line in lines)


def test_notes_and_contacts_after_the_end_are_furniture() -> None:
    lines = [ONE, TWO, THREE, "ends", "Notes to editors", "The hall was built in 1911 by the town and the port.",
             "Call Ada Brook on 0555 010 203."]  # fmt: skip
    assert body(read(nitf("".join(f"<p>{line}</p>" for line in lines), HEAD))) == lines[:3]


def test_sentences_that_look_like_notes_stay() -> None:
    lines = ["Editors of the Courier met on Tuesday and said that nothing would change.",
             "Embargoed grain left the port on Wednesday, its master said.", ONE]  # fmt: skip
    assert body(read(nitf("".join(f"<p>{line}</p>" for line in lines), HEAD))) == lines


def test_initials_are_no_byline_and_a_summary_is_no_body() -> None:
    head = "<hedline><hl1>Fire</hl1><hl2>HARBOUR FIRE</hl2></hedline><byline>nf/gh</byline>"
    head += f"<abstract><p>{THREE}</p></abstract>"
    article = read(nitf(f"<p>{ONE}</p><p>{TWO}</p>", head))
    assert article.byline is None
    assert body(article) == [ONE, TWO]
    assert (K.FURNITURE, THREE) in parts(article)


def test_a_head_without_a_text_is_a_flash() -> None:
    assert parts(read(nitf("", HEAD)))[0] == (K.TITLE, "Fire halts ferries")
    assert refusal("<nitf><body/></nitf>").code is ErrorCode.NO_TEXT


def test_false_encodings_and_careless_markup_open() -> None:
    xml = nitf("<p>Müller &amp; Söhne &nbsp;AT&T – all „halted“ on Tuesday, they said.</p><p>&bogus; here.</p>", HEAD)
    article = read_bytes(('<?xml version="1.0" encoding="iso-8859-1"?>' + xml).encode(), "a.xml")
    assert body(article)[0] == "Müller & Söhne AT&T – all „halted“ on Tuesday, they said."
    assert "&bogus;" in body(article)[1]
    assert article.encoding == "utf-8"
    latin = ('<?xml version="1.0" encoding="utf-8"?>' + nitf("<p>Der Müller schloß die Hütte früh.</p>", HEAD)).encode(
        "cp1252"
    )
    assert body(read_bytes(latin, "a.xml")) == ["Der Müller schloß die Hütte früh."]
    wide = ('<?xml version="1.0" encoding="utf-16"?>' + xml).encode("utf-16")
    assert body(read_bytes(wide, "a.xml"))[0].startswith("Müller")


def test_a_cut_file_opens_in_part() -> None:
    article = read(nitf(f"<p>{ONE}</p><p>{TWO}</p>", HEAD)[:-40])
    assert article.outcome is ReadOutcome.OPENED_IN_PART
    assert ONE in body(article)
    assert "markup-damaged" in [note.code for note in article.notes]


def newsml(*components: str, attributes: str = "") -> str:
    return (
        "<NewsML><NewsItem xml:lang='en'><Identification><NewsIdentifier><ProviderId>orbit.example</ProviderId>"
        "<DateId>20260303</DateId></NewsIdentifier></Identification><NewsManagement><Urgency FormalName='4'/>"
        f"</NewsManagement><NewsComponent{attributes}>{''.join(components)}</NewsComponent></NewsItem></NewsML>"
    )


def component(headline: str, content: str, role: str = "", media: str = "Text") -> str:
    named = f"<Role FormalName='{role}'/>" if role else ""
    lines = f"<NewsLines><HeadLine>{headline}</HeadLine></NewsLines>" if headline else ""
    return (
        f"<NewsComponent>{named}{lines}<ContentItem><MediaType FormalName='{media}'/>"
        f"<DataContent>{content}</DataContent></ContentItem></NewsComponent>"
    )


@pytest.mark.parametrize(
    "content",
    [
        f"<p>{ONE}</p><p>{TWO}</p>",
        f"<html><head><title>x</title></head><body><p>{ONE}</p><p>{TWO}</p></body></html>",
        f"<nitf><body><body.content><p>{ONE}</p><p>{TWO}</p></body.content></body></nitf>",
        f"<![CDATA[<p>{ONE}</p><p>{TWO}</p>]]>",
        f"&lt;p&gt;{ONE}&lt;/p&gt;&lt;p&gt;{TWO}&lt;/p&gt;",
        f"{ONE}\n\n{TWO}",
        f"<![CDATA[{ONE}<br/><br>{TWO}]]>",
    ],
)
def test_newsml_1_holds_text_in_many_ways(content: str) -> None:
    xml = newsml(component("Fire halts ferries", content))
    for one in (xml, xml.upper().replace(content.upper(), content) if "FORMALNAME" not in content else xml):
        article = read(one)
        assert article.format == "newsml-1"
        assert body(article) == [ONE, TWO]
    assert (read(xml).title, read(xml).published) == ("Fire halts ferries", "2026-03-03")


def test_newsml_1_offers_its_stories() -> None:
    xml = newsml(
        component("Fire halts ferries", f"<p>{ONE}</p>"),
        component("A picture", "<p>Caption</p>", media="Photo"),
        component("Ferries sail again", f"<p>{THREE}</p>"),
    )
    assert [item.title for item in read(xml).items] == ["Fire halts ferries", "Ferries sail again"]
    assert body(read(xml, 2)) == [THREE]
    with pytest.raises(CopytasterError) as caught:
        read(xml, 3)
    assert caught.value.code is ErrorCode.NO_SUCH_ITEM


def test_newsml_1_roles_make_one_story() -> None:
    xml = newsml(
        component("", "Fire halts ferries", "Title"),
        component("", f"<p>{ONE}</p>", "Lead"),
        component("", f"<p>{TWO}</p>", "Body"),
        component("", "<p>The hall on Tuesday</p>", "Caption"),
    )
    assert parts(read(xml)) == [
        (K.TITLE, "Fire halts ferries"),
        (K.BODY, ONE),
        (K.BODY, TWO),
        (K.CAPTION, "The hall on Tuesday"),
    ]


def test_equivalents_are_read_once() -> None:
    xml = newsml(
        component("Fire", f"<p>{ONE}</p>"), component("", f"<p>{TWO}</p>"), attributes=" EquivalentsList='yes'"
    )
    assert body(read(xml)) == [ONE]


def test_a_dateline_stated_apart_is_kept() -> None:
    xml = newsml("<NewsLines><HeadLine>Fire</HeadLine><DateLine>Port Ellarig, March 3 (Orbit) -</DateLine></NewsLines>",
                 component("", f"<p>{ONE}</p>"))  # fmt: skip
    assert (K.DATELINE, "Port Ellarig, March 3 (Orbit) -") in parts(read(xml))
    again = xml.replace(ONE, f"PORT ELLARIG, March 3 (Orbit) - {ONE}")
    assert K.DATELINE not in [kind for kind, _ in parts(read(again))]


def test_a_file_of_pictures_says_so() -> None:
    problem = refusal(newsml(component("A picture", "", media="Photo")))
    assert problem.code is ErrorCode.NO_TEXT
    assert "photo" in problem.values["detail"]
    item = (
        "<newsItem xmlns='http://iptc.org/std/nar/2006-10-01/'><itemMeta><itemClass qcode='ninat:picture'/></itemMeta>"
    )
    problem = refusal(item + "<contentSet><remoteContent href='a.jpg'/></contentSet></newsItem>")
    assert "picture" in problem.values["detail"]
    assert "package" in refusal("<packageItem xmlns='urn:x'/>").values["detail"]


def g2(content: str, meta: str = "", kind: str = "ninat:text") -> str:
    return (
        "<newsItem xmlns='http://iptc.org/std/nar/2006-10-01/' xml:lang='en'>"
        f"<rightsInfo><copyrightHolder literal='Orbit Ltd'/></rightsInfo><itemMeta>"
        f"<itemClass qcode='{kind}'/><provider literal='orbit'/>"
        f"<versionCreated>2026-03-03T10:00:00Z</versionCreated></itemMeta>"
        f"<contentMeta>{meta}</contentMeta><contentSet>{content}</contentSet></newsItem>"
    )


META = "<headline>Fire halts ferries</headline><by>Nora Field</by><slugline>HARBOUR-FIRE</slugline>"


@pytest.mark.parametrize(
    "content",
    [
        f"<inlineXML><html xmlns='http://www.w3.org/1999/xhtml'><body><p>{ONE}</p><p>{TWO}</p></body></html></inlineXML>",
        (
            f"<inlineXML><nitf xmlns=''><body><body.content><p>{ONE}</p><p>{TWO}</p></body.content></body></nitf>"
            "</inlineXML>"
        ),
        f"<inlineData contenttype='text/plain'>{ONE}\n\n{TWO}</inlineData>",
        f"<inlineData contenttype='text/html'><![CDATA[<p>{ONE}</p><p>{TWO}</p>]]></inlineData>",
        "<inlineData contenttype='text/plain' encoding='base64'>"
        + base64.b64encode(f"{ONE}\n\n{TWO}".encode()).decode()
        + "</inlineData>",
    ],
)
def test_g2_holds_text_in_many_ways(content: str) -> None:
    article = read(g2(content, META))
    assert body(article) == [ONE, TWO]
    assert (article.title, article.byline, article.source) == ("Fire halts ferries", "Nora Field", "orbit")
    assert (article.published, article.format) == ("2026-03-03", "newsml-g2")


def test_a_message_lists_its_texts_alone() -> None:
    first = g2(f"<inlineXML><html><body><p>{ONE}</p></body></html></inlineXML>", META)
    second = g2(f"<inlineData>{TWO}</inlineData>", "<headline>Nobody hurt</headline>")
    picture = g2("<remoteContent href='a.jpg'/>", META, "ninat:picture")
    xml = f"<newsMessage><header/><itemSet>{first}{picture}{second}</itemSet></newsMessage>"
    assert [item.title for item in read(xml).items] == ["Fire halts ferries", "Nobody hurt"]
    assert body(read(xml, 2)) == [TWO]


def test_the_head_of_an_xhtml_body_is_furniture() -> None:
    html = f"<html><body><header><ul><li>Fire</li></ul><h1>Fire halts ferries</h1></header><p>{ONE}</p></body></html>"
    article = read(g2(f"<inlineXML>{html}</inlineXML>", META))
    assert parts(article)[:2] == [(K.TITLE, "Fire halts ferries"), (K.BYLINE, "Nora Field")]
    assert [text for _, text in parts(article)].count("Fire halts ferries") == 1


def test_notes_to_editors_are_kept_as_furniture() -> None:
    xml = g2(f"<inlineData>{ONE}</inlineData>", META).replace(
        "</itemMeta>", "<edNote>Adds the quay</edNote></itemMeta>"
    )
    assert parts(read(xml))[-1] == (K.FURNITURE, "Adds the quay")


def test_other_xml_gives_its_prose_or_says_what_it_is() -> None:
    xml = "<report><title>Fire halts ferries</title><author>Nora Field</author>"
    xml += f"<text><para>{ONE}</para><para>{TWO}</para></text></report>"
    article = read("<?xml version='1.0'?>" + xml)
    assert body(article) == [ONE, TWO]
    assert (article.title, article.byline, article.format) == ("Fire halts ferries", "Nora Field", "xml")
    assert body(read(f"<?xml version='1.0'?><log><row>{ONE}</row><row>12</row><row>{TWO}</row></log>")) == [ONE, TWO]
    problem = refusal("<?xml version='1.0'?><config><key>a</key><key>b</key></config>")
    assert problem.code is ErrorCode.NO_TEXT
    assert "<config>" in problem.values["detail"]


def test_agency_files_in_an_envelope_open() -> None:
    for inner in (nitf(f"<p>{ONE}</p>", HEAD), newsml(component("Fire halts ferries", f"<p>{ONE}</p>")),
                  g2(f"<inlineData>{ONE}</inlineData>", META)):  # fmt: skip
        article = read(f"<?xml version='1.0'?><envelope><payload>{inner}</payload></envelope>")
        assert article.title == "Fire halts ferries"
        assert body(article) == [ONE]


@pytest.mark.parametrize(
    ("xml", "code"),
    [
        ("<nitf " + " ".join(f"a{number}='x'" for number in range(1500)) + "/>", ErrorCode.TOO_BIG),
        ("<nitf z='>' " + " ".join(f"a{number}='x'" for number in range(1500)) + "/>", ErrorCode.TOO_BIG),
        ("<nitf>" + "<p>" * 5000, ErrorCode.TOO_BIG),
        ("<nitf>" + "<" * 5000, ErrorCode.NO_TEXT),
        ("<nitf>" + '<a "' * 5000, ErrorCode.NO_TEXT),
    ],
)
def test_floods_are_refused(xml: str, code: ErrorCode) -> None:
    assert refusal(xml).code is code


def test_too_many_tags_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "MOST_TAGS", 50)
    assert refusal(nitf("<p>word</p>" * 30)).code is ErrorCode.TOO_BIG


def test_too_many_items_are_cut_and_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "MOST_ITEMS", 3)
    xml = newsml(*(component(f"Story {number}", f"<p>{ONE}</p>") for number in range(5)))
    assert len(read(xml).items) == 3
    assert "items-cut" in [note.code for note in read(xml).notes]


GOOD = [
    nitf(f"<p>{ONE}</p>", HEAD),
    newsml(component("Fire", f"<p>{ONE}</p>")),
    g2(f"<inlineData>{ONE}</inlineData>", META),
]


@given(st.sampled_from(GOOD), st.integers(0, 700), st.integers(0, 40), st.binary(max_size=12))
@settings(suppress_health_check=[HealthCheck.too_slow], deadline=None, max_examples=80)
def test_mutated_files_end_in_an_article_or_a_refusal(xml: str, at: int, cut: int, put: bytes) -> None:
    data = xml.encode()
    check_outcome(data[:at] + put + data[at + cut :], "a.xml")
