"""One small good file of every format, in words of our own: for fuzzing, tracing and timing the readers.

usage: sample_files.py FOLDER     writes them there
"""

from __future__ import annotations

import html
import io
import json
import plistlib
import sys
import zipfile
from email.message import EmailMessage
from email.mime.multipart import MIMEMultipart
from email.mime.text import MIMEText
from pathlib import Path

TITLE = "Ferry strike ends after eleven days"
BYLINE = "Ines Varga"
PARAGRAPHS = (
    (
        "The ferry crews of Marrow Sound went back to work on Monday after an eleven-day strike that had cut off the "
        "islands of Tolme and Little Tolme."
    ),
    (
        "“We have not got all we asked for, but we have got our rest hours back,” said Jonas Petrie, who speaks for "
        "the crews’ union."
    ),
    (
        "The company, Sound Lines, will pay 3.5 per cent more from 1 March, and put a second engineer on every night "
        "crossing."
    ),
    "About 2,400 people live on the two islands – most of them without another way to the mainland.",
    "“Nobody will forget the empty shelves,” the mayor of Tolme, Ada Lindqvist, told the harbour radio.",
)
HEADING = "What happens next"
ITEMS = ("Night crossings begin again on Wednesday.", "The summer timetable comes out in April.")


def paragraphs(mark: str = "p") -> str:
    """The story's paragraphs as elements."""
    return "\n".join(f"<{mark}>{html.escape(text, quote=False)}</{mark}>" for text in PARAGRAPHS)


def page() -> str:
    """A whole page: head, navigation, article, footer."""
    listed = "".join(f"<li>{item}</li>" for item in ITEMS)
    linked = json.dumps({"@type": "NewsArticle", "headline": TITLE, "datePublished": "2026-02-23T10:00:00Z"})
    return (
        f'<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>{TITLE} | The Sound</title>'
        f'<meta name="author" content="{BYLINE}"><script type="application/ld+json">{linked}</script></head><body>'
        f'<nav><a href="/">Home</a><a href="/news">News</a></nav><article><h1>{TITLE}</h1>{paragraphs()}'
        f"<h2>{HEADING}</h2><ul>{listed}</ul><blockquote>“It is over,” the harbour master said.</blockquote></article>"
        "<footer>Copyright The Sound</footer></body></html>"
    )


def archive(members: dict[str, str | bytes]) -> bytes:
    """A zip file; a member called ``mimetype`` is stored as it is."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as made:
        for name, content in members.items():
            info = zipfile.ZipInfo(name, (2026, 2, 23, 10, 0, 0))
            info.compress_type = zipfile.ZIP_STORED if name == "mimetype" else zipfile.ZIP_DEFLATED
            made.writestr(info, content)
    return stream.getvalue()


def docx() -> bytes:
    """A Word document with a heading, a list, a footnote and a tracked change."""
    word = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    packed = "http://schemas.openxmlformats.org/package/2006"

    def line(text: str, style: str = "", more: str = "") -> str:
        kind = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
        return f"<w:p>{kind}<w:r><w:t>{html.escape(text, quote=False)}</w:t></w:r>{more}</w:p>"

    tracked = (
        '<w:ins w:id="1" w:author="A"><w:r><w:t> Added.</w:t></w:r></w:ins>'
        '<w:del w:id="2" w:author="A"><w:r><w:delText> Gone.</w:delText></w:r></w:del>'
    )
    note = '<w:r><w:footnoteReference w:id="2"/></w:r>'
    body = line(TITLE, "Title") + "".join(line(text) for text in PARAGRAPHS[:-1])
    body += line(PARAGRAPHS[-1], more=tracked + note) + line(HEADING, "Heading1")
    body += "".join(line(item, "ListParagraph") for item in ITEMS)
    body += f"<w:tbl><w:tr><w:tc>{line('Tolme')}</w:tc><w:tc>{line('1,900')}</w:tc></w:tr></w:tbl>"
    notes = f'<w:footnote w:id="2">{line("Counted in January.")}</w:footnote>'
    types = "application/vnd.openxmlformats-officedocument.wordprocessingml"
    return archive(
        {
            "[Content_Types].xml": f'<Types xmlns="{packed}/content-types">'
            f'<Override PartName="/word/document.xml" ContentType="{types}.document.main+xml"/></Types>',
            "_rels/.rels": f'<Relationships xmlns="{packed}/relationships"><Relationship Id="r1" '
            f'Type="{relations}/officeDocument" Target="word/document.xml"/></Relationships>',
            "word/_rels/document.xml.rels": f'<Relationships xmlns="{packed}/relationships"><Relationship Id="r1" '
            f'Type="{relations}/footnotes" Target="footnotes.xml"/></Relationships>',
            "word/document.xml": f'<w:document xmlns:w="{word}"><w:body>{body}</w:body></w:document>',
            "word/footnotes.xml": f'<w:footnotes xmlns:w="{word}">{notes}</w:footnotes>',
        }
    )


def _odf_content(root: str) -> str:
    space = "urn:oasis:names:tc:opendocument:xmlns"
    body = f'<text:h text:outline-level="1">{TITLE}</text:h>{paragraphs("text:p")}'
    body += f'<text:h text:outline-level="2">{HEADING}</text:h><text:list>'
    body += "".join(f"<text:list-item><text:p>{item}</text:p></text:list-item>" for item in ITEMS) + "</text:list>"
    kind = ' office:mimetype="application/vnd.oasis.opendocument.text"' if root == "document" else ""
    return (
        f'<office:{root} xmlns:office="{space}:office:1.0" xmlns:text="{space}:text:1.0" office:version="1.3"{kind}>'
        f"<office:body><office:text>{body}</office:text></office:body></office:{root}>"
    )


def odt() -> bytes:
    """An OpenDocument text."""
    manifest = (
        '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0">'
        '<manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/></manifest:manifest>'
    )
    kind = "application/vnd.oasis.opendocument.text"
    content = _odf_content("document-content")
    return archive({"mimetype": kind, "content.xml": content, "META-INF/manifest.xml": manifest})


def epub() -> bytes:
    """An EPUB of one chapter."""
    container = (
        '<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container" version="1.0"><rootfiles><rootfile '
        'full-path="book.opf" media-type="application/oebps-package+xml"/></rootfiles></container>'
    )
    book = (
        '<package xmlns="http://www.idpf.org/2007/opf" version="3.0"><metadata '
        f'xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>{TITLE}</dc:title><dc:creator>{BYLINE}</dc:creator>'
        '<dc:language>en</dc:language></metadata><manifest><item id="c" href="one.xhtml" '
        'media-type="application/xhtml+xml"/></manifest><spine><itemref idref="c"/></spine></package>'
    )
    chapter = f'<html xmlns="http://www.w3.org/1999/xhtml"><body><h1>{TITLE}</h1>{paragraphs()}</body></html>'
    kind = "application/epub+zip"
    return archive({"mimetype": kind, "META-INF/container.xml": container, "book.opf": book, "one.xhtml": chapter})


def rtf() -> bytes:
    """A rich text document."""

    def escaped(text: str) -> str:
        return "".join(c if c < "\x80" else f"\\u{ord(c)}?" for c in text)

    lines = "\n".join(f"\\pard {escaped(text)}\\par" for text in (TITLE, *PARAGRAPHS))
    return f"{{\\rtf1\\ansi\\ansicpg1252{{\\fonttbl{{\\f0 Times;}}}}\n{lines}\n}}".encode("ascii")


def pdf() -> bytes:
    """A PDF of one page, written by hand and not compressed."""
    lines = [TITLE, ""]
    for text in PARAGRAPHS:
        plain = text.translate({0x201C: '"', 0x201D: '"', 0x2019: "'", 0x2013: "-"})
        words, line = plain.split(), ""
        for word in words:
            if len(line) + len(word) > 78:
                lines.append(line)
                line = ""
            line = f"{line} {word}".strip()
        lines += [line, ""]
    shown = "".join(f"({line.translate({40: None, 41: None})}) Tj T* " for line in lines)
    stream = f"BT /F1 11 Tf 14 TL 72 760 Td {shown}ET".encode("ascii")
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        (
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R "
            b"/Resources << /Font << /F1 5 0 R >> >> >>"
        ),
        b"<< /Length %d >>\nstream\n%s\nendstream" % (len(stream), stream),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    ]
    result, places = b"%PDF-1.4\n", []
    for number, body in enumerate(objects, 1):
        places.append(len(result))
        result += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    end = b"trailer << /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, len(result))
    return result + b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1) + table + end


def mail() -> bytes:
    """A mail with a text and an HTML body."""
    made = EmailMessage()
    made["From"], made["To"], made["Subject"] = f"{BYLINE} <ines@sound.invalid>", "desk@sound.invalid", TITLE
    made["Date"] = "Mon, 23 Feb 2026 10:00:00 +0000"
    made.set_content("\n\n".join(PARAGRAPHS))
    made.add_alternative(f"<html><body>{paragraphs()}</body></html>", subtype="html")
    made.set_boundary("----parts")
    return made.as_bytes()


def mhtml() -> bytes:
    """A page as browsers save it with its parts."""
    made = MIMEMultipart("related", boundary="----parts", type="text/html")
    made["From"], made["Subject"] = "<Saved by a browser>", TITLE
    made["Snapshot-Content-Location"] = "https://sound.invalid/ferry"
    part = MIMEText(page(), "html", "utf-8")
    part["Content-Location"] = "https://sound.invalid/ferry"
    made.attach(part)
    return made.as_bytes()


def webarchive(form: plistlib.PlistFormat = plistlib.FMT_BINARY) -> bytes:
    """A page as Safari saves it."""
    main = {
        "WebResourceData": page().encode(),
        "WebResourceMIMEType": "text/html",
        "WebResourceTextEncodingName": "UTF-8",
        "WebResourceURL": "https://sound.invalid/ferry",
    }
    return plistlib.dumps({"WebMainResource": main}, fmt=form)


def nitf() -> str:
    """An agency file in NITF."""
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n<!DOCTYPE nitf SYSTEM "https://sound.invalid/nitf.dtd">\n'
        f'<nitf><head><title>{TITLE}</title><docdata><date.issue norm="20260223T100000Z"/></docdata></head><body>'
        f"<body.head><hedline><hl1>{TITLE}</hl1></hedline><byline>By {BYLINE}</byline>"
        f"<dateline><location>Tolme</location></dateline></body.head><body.content>{paragraphs()}"
        f"<hl2>{HEADING}</hl2></body.content></body></nitf>"
    )


def newsml_g2() -> str:
    """An agency file in NewsML-G2."""
    inner = f'<html xmlns="http://www.w3.org/1999/xhtml"><body>{paragraphs()}</body></html>'
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n<newsItem xmlns="http://iptc.org/std/nar/2006-10-01/" guid="x" '
        'standard="NewsML-G2" standardversion="2.30" xml:lang="en"><itemMeta>'
        "<versionCreated>2026-02-23T10:00:00Z</versionCreated></itemMeta><contentMeta>"
        f"<headline>{TITLE}</headline><by>{BYLINE}</by></contentMeta><contentSet>"
        f'<inlineXML contenttype="application/xhtml+xml">{inner}</inlineXML></contentSet></newsItem>'
    )


def newsml_1() -> str:
    """An agency file in NewsML 1."""
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n<NewsML><NewsItem><Identification><NewsIdentifier>'
        "<DateId>20260223</DateId></NewsIdentifier></Identification><NewsComponent><NewsLines>"
        f"<HeadLine>{TITLE}</HeadLine><ByLine>{BYLINE}</ByLine></NewsLines><ContentItem><DataContent>"
        f"{paragraphs()}</DataContent></ContentItem></NewsComponent></NewsItem></NewsML>"
    )


def ninjs() -> str:
    """An agency file in ninjs 1."""
    fields = {
        "uri": "tag:sound.invalid",
        "type": "text",
        "headline": TITLE,
        "byline": BYLINE,
        "body_html": paragraphs(),
    }
    return json.dumps(fields)


def feed() -> str:
    """A feed of three articles."""
    entries = "".join(
        f"<item><title>{TITLE} ({number})</title><pubDate>Mon, 23 Feb 2026 10:00:00 GMT</pubDate>"
        f"<description>{html.escape(paragraphs())}</description></item>"
        for number in (1, 2, 3)
    )
    return f'<?xml version="1.0"?><rss version="2.0"><channel><title>The Sound</title>{entries}</channel></rss>'


def atom() -> str:
    """A feed in Atom, of one article."""
    return (
        '<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom"><title>The Sound</title><entry>'
        f"<title>{TITLE}</title><updated>2026-02-23T10:00:00Z</updated><author><name>{BYLINE}</name></author>"
        f'<content type="html">{html.escape(paragraphs())}</content></entry></feed>'
    )


def comparison() -> str:
    """A comparison as our own JSON has it, with two articles."""
    kinds = [{"kind": "title", "text": TITLE}, *({"kind": "body", "text": text} for text in PARAGRAPHS)]
    article = {
        "siglum": "A", "path": "a.txt", "sha256": "0" * 64, "title": TITLE, "byline": BYLINE, "source": None,
        "published": "2026-02-23", "language": "en", "encoding": "utf-8", "outcome": "opened", "format": "text",
        "notes": [], "guessed": [], "paragraphs": kinds,
    }  # fmt: skip
    empty: dict[str, object] = {
        name: [] for name in ("links", "rows", "quotes", "quote_links", "entities", "figures", "findings")
    }
    return json.dumps(
        {"format": "copytaster.comparison", "version": 1, "base": 0, "articles": [article, article], **empty}
    )


def session() -> bytes:
    """A saved comparison of two articles."""
    import tempfile

    from app.model.article import Article, Paragraph, ParagraphKind
    from app.session import state, store

    texts = tuple(Paragraph(ParagraphKind.BODY, text) for text in PARAGRAPHS)
    made = [state.opened(Article("", f"{name}.txt", "0" * 64, texts, title=TITLE)) for name in "ab"]
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "made.copytaster"
        store.save_file(path, state.new_session(made))
        return path.read_bytes()


def lines() -> dict[str, str]:
    """Agency files of plain lines."""
    story = "\r\n\r\n".join(PARAGRAPHS)
    tabbed = "\r\n".join(f"\t{text}" for text in PARAGRAPHS)
    keys = f"AN#4711\r\nKN#Sound\r\nPD#23 February 2026 10:00:00\r\nTI#{TITLE}\r\nTX#\r\n{story}\r\n"
    return {
        "sample.iptc": f"\x01snd0042 4 i 211  snd 0023\r\n\r\n\x02{TITLE}\r\nBy {BYLINE}  =\r\n\r\n{story}\r\n"
        "\x03230226\x04",
        "sample.anpa": f"\x16\x16\x01a0042\x1f_-----\r\nr n\x13\x11 BC-Ferry  02-23 0200\r\n\x02^BC-Ferry,200< \r\n"
        f"^{TITLE}< \r\n^By {BYLINE}= \r\n{tabbed}\r\n\x03\x0c\x04",
        "stream.zczc": f"ZCZC\r\n{TITLE}\r\n\r\n{story}\r\nNNNN\r\n\r\nZCZC\r\nAnother one\r\n\r\n{story}\r\nNNNN\r\n",
        "keyed.tst": f"zczc\r\n{keys}nnnn\r\n",
    }


def build() -> dict[str, bytes]:
    """Every sample, by file name."""
    plain = f"{TITLE}\n\nBy {BYLINE}\n\n" + "\n\n".join(PARAGRAPHS) + "\n"
    texts = {
        "sample.txt": plain,
        "sample.md": f"# {TITLE}\n\n" + "\n\n".join(PARAGRAPHS) + f"\n\n## {HEADING}\n\n- {ITEMS[0]}\n- {ITEMS[1]}\n",
        "sample.html": page(),
        "sample.fodt": '<?xml version="1.0"?>' + _odf_content("document"),
        "nitf.xml": nitf(),
        "g2.xml": newsml_g2(),
        "newsml.xml": newsml_1(),
        "ninjs.json": ninjs(),
        "feed.rss": feed(),
        "feed.atom": atom(),
        "other.xml": f'<?xml version="1.0"?><story><head>{TITLE}</head>{paragraphs("para")}</story>',
        "comparison.json": comparison(),
        **lines(),
    }
    box = b"".join(b"From ines@sound.invalid Mon Feb 23 10:00:00 2026\n" + mail() + b"\n" for _ in range(2))
    return {name: text.encode() for name, text in texts.items()} | {
        "wide.txt": plain.encode("utf-16-be"),
        "latin.txt": plain.encode("cp1252"),
        "sample.mhtml": mhtml(),
        "sample.webarchive": webarchive(),
        "xml.webarchive": webarchive(plistlib.FMT_XML),
        "sample.docx": docx(),
        "sample.odt": odt(),
        "sample.epub": epub(),
        "sample.rtf": rtf(),
        "sample.pdf": pdf(),
        "sample.eml": mail(),
        "sample.mbox": box,
        "sample.copytaster": session(),
    }


if __name__ == "__main__":
    target = Path(sys.argv[1])
    target.mkdir(parents=True, exist_ok=True)
    for name, data in build().items():
        (target / name).write_bytes(data)
