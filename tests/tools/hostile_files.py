"""Files made to hurt whoever opens them, in every format: built by name, small on disk, in words of our own.

Every one is a sample of ``sample_files`` with something done to it, or made from nothing. *secret* is the path of a
file next to them: what is in that must never be shown.
"""

from __future__ import annotations

import io
import json
import plistlib
import struct
import warnings
import zipfile
import zlib
from itertools import pairwise
from pathlib import Path

from tests.tools import sample_files

STORY = "The ferry left Tolme on time, and nobody who stood on the quay had anything to add to that."
DECLARED = '<?xml version="1.0"?>'
XML_FILES = ("nitf.xml", "g2.xml", "newsml.xml", "feed.rss", "feed.atom", "other.xml", "sample.fodt")
"""Samples that are XML as they are."""
XML_MEMBERS = (
    ("sample.docx", "word/document.xml"),
    ("sample.docx", "word/footnotes.xml"),
    ("sample.docx", "_rels/.rels"),
    ("sample.docx", "[Content_Types].xml"),
    ("sample.odt", "content.xml"),
    ("sample.odt", "META-INF/manifest.xml"),
    ("sample.epub", "META-INF/container.xml"),
    ("sample.epub", "book.opf"),
    ("sample.epub", "one.xhtml"),
)
"""Samples with XML within, and where."""


def laughs(levels: int = 9, *, pairs: int = 10) -> str:
    """A document type whose entity "z" unfolds to a thousand million words."""
    names = "abcdefghijklmnopqrstuvwxy"[: levels + 1]
    inner = "".join(f'<!ENTITY {new} "{f"&{old};" * pairs}">' for old, new in pairwise(names))
    return f'<!DOCTYPE x [<!ENTITY a "ha ha ha">{inner}<!ENTITY z "&{names[-1]};">]>'


def doctypes(secret: Path) -> dict[str, str]:
    """Document types that name the secret, or unfold without end."""
    address = secret.as_uri()
    return {
        "external-entity": f'<!DOCTYPE x [<!ENTITY z SYSTEM "{address}">]>',
        "public-entity": f'<!DOCTYPE x [<!ENTITY z PUBLIC "-//X" "{address}">]>',
        "parameter-entity": f'<!DOCTYPE x [<!ENTITY % p SYSTEM "{address}"> %p; <!ENTITY z "x">]>',
        "parameter-alone": f'<!DOCTYPE x [<!ENTITY % p SYSTEM "{address}"> %p;]>',
        "nested-parameter": f"<!DOCTYPE x [<!ENTITY % p '<!ENTITY z SYSTEM \"{address}\">'> %p;]>",
        "external-subset": f'<!DOCTYPE x SYSTEM "{address}">',
        "remote-subset": '<!DOCTYPE x PUBLIC "-//X" "http://127.0.0.1:9/x.dtd">',
        "laughs": laughs(),
        "quadratic": f'<!DOCTYPE x [<!ENTITY z "{"word " * 20_000}">]>',
        "recursive": '<!DOCTYPE x [<!ENTITY z "&y;"><!ENTITY y "&z;">]>',
        "parameter-laughs": '<!DOCTYPE x [<!ENTITY % a "<!--x-->">'
        + "".join(f'<!ENTITY % {chr(98 + n)} "{f"%{chr(97 + n)};" * 10}">' for n in range(9))
        + "%j;]>",
    }


def with_doctype(xml: str, doctype: str, times: int = 1) -> str:
    """Put *doctype* before the root of *xml*, and its entity "z" into the story and an attribute."""
    head, rest = ("", xml)
    if xml.startswith("<?xml"):
        head, _, rest = xml.partition("?>")
        head += "?>"
    if rest.lstrip().startswith("<!DOCTYPE"):
        rest = rest[rest.index(">") + 1 :]
    start = rest.index("<")
    end = min(at for at in (rest.find(" ", start), rest.find(">", start)) if at > 0)
    marked = f"{rest[start:end]} lang='&z;'{rest[end:]}"
    return head + doctype + marked.replace("rest hours back", "&z;" * times + " rest hours back", 1)


def changed(sample: bytes, member: str, content: bytes, *, more: dict[str, bytes] | None = None) -> bytes:
    """Give a zip file with one member replaced, or added."""
    with zipfile.ZipFile(io.BytesIO(sample)) as old:
        members: dict[str, str | bytes] = {name: old.read(name) for name in old.namelist()}
    members[member] = content
    return sample_files.archive(members | (more or {}))


def member(sample: bytes, name: str) -> str:
    """Give the text of a zip file's member."""
    with zipfile.ZipFile(io.BytesIO(sample)) as old:
        return old.read(name).decode()


def entities(secret: Path) -> dict[str, bytes]:
    """Every XML there is, with every document type there is: name to content."""
    samples = sample_files.build()
    made: dict[str, bytes] = {}
    for kind, doctype in doctypes(secret).items():
        times = 20_000 if kind == "quadratic" else 1
        for name in XML_FILES:
            made[f"{kind}-{name}"] = with_doctype(samples[name].decode(), doctype, times).encode()
        for name, inside in XML_MEMBERS:
            xml = with_doctype(member(samples[name], inside), doctype, times)
            part = inside.replace("/", "_")
            made[f"{kind}-{part}-{name}"] = changed(samples[name], inside, xml.encode())
        made[f"{kind}-xml.webarchive"] = with_doctype(samples["xml.webarchive"].decode(), doctype, times).encode()
    return made


def disguised(secret: Path) -> dict[str, bytes]:
    """Traps of XML in encodings in which nobody would look for them."""
    flood = "<story " + " ".join(f'a{n}="1"' for n in range(60_000)) + f"><p>{STORY}</p></story>"
    made: dict[str, bytes] = {}
    for encoding in ("utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-32-le", "utf-32-be", "cp037", "utf-7"):
        for kind, body in (
            ("external", f'<!DOCTYPE x [<!ENTITY z SYSTEM "{secret.as_uri()}">]><x><p>{STORY} &z;</p></x>'),
            ("laughs", laughs() + f"<x><p>{STORY} &z;</p></x>"),
            ("flood", flood),
        ):
            xml = f'<?xml version="1.0" encoding="{encoding.removesuffix("-le").removesuffix("-be")}"?>{body}'
            data = xml.replace("<", "+ADw-").replace("+ADw-?xml", "<?xml").encode() if encoding == "utf-7" else b""
            made[f"{kind}-{encoding}.xml"] = data = data or xml.encode(encoding)
            made[f"{kind}-{encoding}.docx"] = changed(sample_files.docx(), "word/document.xml", data)
    return made


def inclusions(secret: Path) -> dict[str, bytes]:
    """Files that ask for another one by the means their format has."""
    address, path = secret.as_uri(), str(secret)
    samples = sample_files.build()
    story = f"<p>{STORY}</p>"
    include = f'<i:include xmlns:i="http://www.w3.org/2001/XInclude" href="{address}" parse="text"/>'
    page = "".join(
        f"<{mark}></{mark.split()[0]}>"
        for mark in (
            f'iframe src="{address}"',
            f'object data="{address}"',
            f'embed src="{address}"',
            f'link rel="import" href="{address}"',
            f'script src="{address}"',
            f'img src="{address}"',
            f'frame src="{address}"',
            f'portal src="{address}"',
            f'include src="{address}"',
        )
    )
    document = member(samples["sample.docx"], "word/document.xml")
    relations = member(samples["sample.docx"], "word/_rels/document.xml.rels")
    field = (
        f'<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>INCLUDETEXT "{path}"</w:instrText></w:r>'
        f'<w:r><w:fldChar w:fldCharType="end"/></w:r></w:p><w:altChunk xmlns:r="http://schemas.openxmlformats.org/'
        f'officeDocument/2006/relationships" r:id="r9"/>'
    )
    kinds = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    outward = "".join(
        f'<Relationship Id="r{n}" Type="{kinds}/{kind}" Target="{target}"{mode}/>'
        for n, (kind, target, mode) in enumerate(
            (
                ("aFChunk", address, ' TargetMode="External"'),
                ("footnotes", address, ' TargetMode="External"'),
                ("endnotes", f"../../../../../..{path}", ""),
                ("styles", path, ""),
                ("numbering", address, ""),
                ("attachedTemplate", address, ' TargetMode="External"'),
                ("subDocument", address, ""),
            ),
            9,
        )
    )
    content = member(samples["sample.odt"], "content.xml")
    section = (
        f'<text:section text:name="s"><text:section-source xmlns:xlink="http://www.w3.org/1999/xlink" '
        f'xlink:href="{address}"/></text:section></office:text>'
    )
    book = member(samples["sample.epub"], "book.opf")
    climbing = "../../../../../../../.." + path
    main = {"WebResourceData": samples["sample.html"], "WebResourceMIMEType": "text/html", "WebResourceURL": address}
    sub = {"WebResourceData": b"", "WebResourceMIMEType": "text/html", "WebResourceURL": address}
    return {
        "include.xml": samples["other.xml"].replace(b"</story>", include.encode() + b"</story>"),
        "include-nitf.xml": samples["nitf.xml"].replace(b"</body.content>", include.encode() + b"</body.content>"),
        "sheet.xml": f'<?xml version="1.0"?><?xml-stylesheet href="{address}" type="text/xsl"?><x>{story}</x>'.encode(),
        "page.html": samples["sample.html"].replace(b"<article>", f"<article>{page}".encode()),
        "base.html": samples["sample.html"].replace(b"<head>", f'<head><base href="{address}">'.encode()),
        "picture.md": f"# A story\n\n![x]({address})\n\n<iframe src='{address}'></iframe>\n\n{STORY}\n".encode(),
        "field.rtf": (
            rf'{{\rtf1\ansi {{\field{{\*\fldinst INCLUDETEXT "{address}"}}{{\fldrslt }}}} {STORY}\par}}'
        ).encode(),
        "field.docx": changed(
            samples["sample.docx"], "word/document.xml", document.replace("</w:body>", f"{field}</w:body>").encode()
        ),
        "relations.docx": changed(
            samples["sample.docx"],
            "word/_rels/document.xml.rels",
            relations.replace("</Relationships>", f"{outward}</Relationships>").encode(),
        ),
        "main.docx": changed(
            samples["sample.docx"],
            "_rels/.rels",
            member(samples["sample.docx"], "_rels/.rels").replace("word/document.xml", climbing).encode(),
            more={"[Content_Types].xml": b"<Types/>"},
        ),
        "section.odt": changed(
            samples["sample.odt"], "content.xml", content.replace("</office:text>", section).encode()
        ),
        "chapter.epub": changed(samples["sample.epub"], "book.opf", book.replace("one.xhtml", climbing).encode()),
        "remote.epub": changed(samples["sample.epub"], "book.opf", book.replace("one.xhtml", address).encode()),
        "external.eml": (
            f"From: a@b.invalid\nSubject: Outside\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=x\n\n"
            f'--x\nContent-Type: message/external-body; access-type=local-file; name="{path}"\n\n'
            f"Content-Type: text/plain\n\n--x\nContent-Type: text/plain\n\n{STORY}\n--x--\n"
        ).encode(),
        "location.mhtml": samples["sample.mhtml"].replace(b"https://sound.invalid/ferry", address.encode()),
        "file.webarchive": plistlib.dumps({"WebMainResource": main, "WebSubresources": [sub]}),
        "link.rss": samples["feed.rss"].replace(
            b"<item>", f'<item><link>{address}</link><enclosure url="{address}"/>'.encode()
        ),
        "source.atom": samples["feed.atom"].replace(
            b'<content type="html">', f'<content src="{address}"/><content type="html">'.encode()
        ),
        "associations.json": json.dumps(
            {
                "uri": address,
                "type": "text",
                "headline": "Outside",
                "body_html": story,
                "renditions": {"a": address},
                "associations": {"main": {"uri": address, "href": address, "type": "text"}},
            }
        ).encode(),
        "compared.json": samples["comparison.json"].replace(
            b'"path": "a.txt"', b'"path": %s' % json.dumps(path).encode()
        ),
        "stream.pdf": pdf([b"<< /Length 0 /F (%s) /FFilter null >>\nstream\n\nendstream" % path.encode()]),
        "action.pdf": pdf(
            [text_stream(STORY)],
            catalog=b"/OpenAction << /S /GoToR /F (%s) /D [0 /Fit] >> "
            b"/Names << /EmbeddedFiles << /Names [(a) << /F (%s) "
            b"/Type /Filespec >>] >> >>" % (path.encode(), path.encode()),
        ),
    }


# --- archives


def zipped(members: list[tuple[str, bytes]], *, level: int = 9) -> bytes:
    """A zip file of members as they are given, names twice if need be."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED, compresslevel=level) as made:
        for name, content in members:
            with warnings.catch_warnings(action="ignore"):  # of a name that is there twice
                made.writestr(zipfile.ZipInfo(name, (2026, 2, 23, 10, 0, 0)), content, zipfile.ZIP_DEFLATED)
    return stream.getvalue()


def overlapping(sample: bytes, inside: str, copies: int) -> bytes:
    """A directory in which many entries point to the same member."""
    end = sample.rindex(b"PK\x05\x06")
    count, size, start = struct.unpack("<HII", sample[end + 10 : end + 20])
    entries = sample[start : start + size]
    at = entries.index(inside.encode()) - 46
    length = 46 + sum(struct.unpack("<HHH", entries[at + 28 : at + 34]))
    entry = entries[at : at + length]
    more = b"".join(entry.replace(inside.encode(), f"{n:0{len(inside)}d}".encode()) for n in range(copies))
    tail = struct.pack("<4sHHHHIIH", b"PK\x05\x06", 0, 0, count + copies, count + copies, size + len(more), start, 0)
    return sample[:start] + entries + more + tail


def lying(sample: bytes, inside: str, *, size: int, packed: int | None = None) -> bytes:
    """State another size for a member, in the directory and in its own header."""
    made = bytearray(sample)
    for mark, at_packed, at_name in ((b"PK\x01\x02", 20, 46), (b"PK\x03\x04", 18, 30)):
        at = made.find(mark)
        while at >= 0:
            if made[at + at_name : at + at_name + len(inside)] == inside.encode():
                if packed is not None:
                    struct.pack_into("<I", made, at + at_packed, packed)
                struct.pack_into("<I", made, at + at_packed + 4, size)
            at = made.find(mark, at + 4)
    return bytes(made)


def archives(secret: Path) -> dict[str, bytes]:
    """Zip files that unpack to more than they are, lie about it, or lead elsewhere."""
    samples = sample_files.build()
    word, book = samples["sample.docx"], samples["sample.epub"]
    document = member(word, "word/document.xml")
    blank = document.replace("</w:body>", f"<w:p><w:r><w:t>{'a' * 30_000_000}</w:t></w:r></w:p></w:body>").encode()
    bomb = changed(word, "word/document.xml", blank)
    nested = zipped([("a.zip", zipped([("b.zip", zipped([("c", bytes(9_000_000))]))]))])
    link = zipfile.ZipInfo("word/document.xml")
    link.external_attr = 0o120777 << 16
    linked = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(word)) as old, zipfile.ZipFile(linked, "w") as new:
        for name in old.namelist():
            new.writestr(
                link if name == link.filename else name, str(secret) if name == link.filename else old.read(name)
            )
    climbing = [
        ("../../../../../../tmp/copytaster-climbed.xml", b"x"),
        (str(secret), b"x"),
        ("C:\\x.xml", b"x"),
        ("", b"x"),
    ]
    with zipfile.ZipFile(io.BytesIO(word)) as old:
        members = [(name, old.read(name)) for name in old.namelist()]
    doubled = zipped([*members, ("word/document.xml", document.replace("Marrow", "Harrow").encode())])
    huge = struct.pack("<HHQQ", 1, 16, 1 << 60, 1 << 60)
    deep = (
        "<w:tbl><w:tr><w:tc>" * 1_500 + f"<w:p><w:r><w:t>{STORY}</w:t></w:r></w:p>" + "</w:tc></w:tr></w:tbl>" * 1_500
    )
    space = "urn:oasis:names:tc:opendocument:xmlns"
    sections = "<text:section>" * 1_500 + f"<text:p>{STORY}</text:p>" + "</text:section>" * 1_500
    content = member(samples["sample.odt"], "content.xml")
    return {
        "bomb.docx": bomb,
        "bomb.odt": changed(
            samples["sample.odt"],
            "content.xml",
            content.replace("</office:text>", f"<text:p>{'a' * 30_000_000}</text:p></office:text>").encode(),
        ),
        "bomb.epub": changed(book, "one.xhtml", b"<html><body><p>" + b"a" * 30_000_000 + b"</p></body></html>"),
        "picture-bomb.docx": changed(word, "word/media/one.png", bytes(150_000_000)),
        "many.docx": zipped([*members, *((f"word/{n}.xml", b"") for n in range(6_000))]),
        "nested.docx": changed(word, "word/embeddings/one.docx", nested),
        "nested.zip": nested,
        "overlapping.docx": overlapping(bomb, "word/document.xml", 4_000),
        "overlapping-chapters.epub": overlapping(book, "one.xhtml", 1_500),
        "short.docx": lying(bomb, "word/document.xml", size=1_000),
        "small.docx": lying(word, "word/document.xml", size=10),
        "long.docx": lying(word, "word/document.xml", size=0xFFFFFFF0),
        "packed.docx": lying(word, "word/document.xml", size=100, packed=0x7FFFFFFF),
        "empty.docx": lying(word, "word/document.xml", size=0, packed=0),
        "zip64.docx": lying(word, "word/document.xml", size=0xFFFFFFFF, packed=0xFFFFFFFF),
        "zip64-lie.docx": word.replace(
            b"PK\x05\x06", b"PK\x06\x07" + struct.pack("<IQI", 0, 1 << 60, 1) + b"PK\x05\x06"
        ),
        "zip64-extra.docx": zip64(document, members, huge),
        "twice.docx": doubled,
        "linked.docx": linked.getvalue(),
        "climbing.docx": zipped([*members, *climbing]),
        "cut.docx": word[:-200],
        "headless.docx": word[4:],
        "comment.docx": word[:-2] + struct.pack("<H", 60_000) + bytes(60_000),
        "method.docx": word.replace(b"\x08\x00", b"\x63\x00"),
        "deep-tables.docx": changed(
            word, "word/document.xml", document.replace("<w:body>", f"<w:body>{deep}").encode()
        ),
        "deep-sections.odt": changed(
            samples["sample.odt"], "content.xml", content.replace("<office:text>", f"<office:text>{sections}").encode()
        ),
        "deep-lists.odt": changed(
            samples["sample.odt"],
            "content.xml",
            content.replace(
                "<office:text>",
                "<office:text>"
                + "<text:list><text:list-item>" * 800
                + f"<text:p>{STORY}</text:p>"
                + "</text:list-item></text:list>" * 800,
            ).encode(),
        ),
        "spaces.odt": changed(
            samples["sample.odt"],
            "content.xml",
            content.replace("rest hours", '<text:s text:c="2000000000"/>rest hours', 1).encode(),
        ),
        "repeated.odt": changed(
            samples["sample.odt"],
            "content.xml",
            content.replace(
                "</office:text>",
                f'<table:table xmlns:table="{space}:table:1.0">'
                '<table:table-row table:number-rows-repeated="1000000000">'
                f'<table:table-sandbox table:number-columns-repeated="1000000000"><text:p>{STORY}</text:p>'
                "</table:table-sandbox></table:table-row></table:table></office:text>",
            ).encode(),
        ),
        "attributes.docx": changed(
            word,
            "word/document.xml",
            document.replace("<w:body>", "<w:body " + " ".join(f'a{n}="1"' for n in range(60_000)) + ">").encode(),
        ),
        "looped-styles.docx": changed(
            word,
            "word/styles.xml",
            (
                '<w:styles xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">'
                + "".join(
                    f'<w:style w:type="paragraph" w:styleId="s{n}"><w:basedOn w:val="s{(n + 1) % 5_000}"/></w:style>'
                    for n in range(5_000)
                )
                + "</w:styles>"
            ).encode(),
        ),
        "looped-spine.epub": changed(
            book,
            "book.opf",
            member(samples["sample.epub"], "book.opf")
            .replace('<itemref idref="c"/>', '<itemref idref="c"/>' * 100_000)
            .encode(),
        ),
        "own-rootfile.epub": changed(
            book,
            "META-INF/container.xml",
            member(book, "META-INF/container.xml").replace("book.opf", "META-INF/container.xml").encode(),
        ),
    }


def zip64(document: str, members: list[tuple[str, bytes]], extra: bytes) -> bytes:
    """A document whose main member carries an extra field of sizes that are lies."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as made:
        for name, content in members:
            info = zipfile.ZipInfo(name, (2026, 2, 23, 10, 0, 0))
            if name == "word/document.xml":
                info.extra = extra
                content = document.encode()
            made.writestr(info, content, zipfile.ZIP_DEFLATED)
    return stream.getvalue()


# --- PDF


def text_stream(text: str, head: bytes = b"") -> bytes:
    """A content stream that shows *text*."""
    shown = b"BT /F1 11 Tf 14 TL 72 760 Td (" + text.encode("ascii") + b") Tj ET"
    return b"<< /Length %d %s>>\nstream\n%s\nendstream" % (len(shown), head, shown)


def packed_stream(content: bytes, *, times: int = 1, head: bytes = b"") -> bytes:
    """A stream packed *times* over."""
    for _ in range(times):
        content = zlib.compress(content, 9)
    filters = b"/FlateDecode " * times
    return b"<< /Length %d /Filter [%s] %s>>\nstream\n%s\nendstream" % (len(content), filters, head, content)


def blank(size: int, times: int = 1) -> bytes:
    """Packed blanks, *size* bytes of them once unpacked, without ever having them in memory."""
    block = 10_000_000
    packer = zlib.compressobj(9, zlib.DEFLATED, -zlib.MAX_WBITS)
    packed = packer.compress(b" " * block) + packer.flush(zlib.Z_FULL_FLUSH)  # a piece that stands for itself
    size -= size % block
    low, high = (1 + 32 * size) % 65521, (size + 16 * size * (size + 1)) % 65521  # Adler-32 of so many blanks
    data = b"\x78\xda" + packed * (size // block) + b"\x03\x00" + struct.pack(">HH", high, low)
    for _ in range(times - 1):
        data = zlib.compress(data, 9)
    filters = b"/FlateDecode " * times
    return b"<< /Length %d /Filter [%s] >>\nstream\n%s\nendstream" % (len(data), filters, data)


def pdf(
    contents: list[bytes], *, catalog: bytes = b"", page: bytes = b"", more: tuple[bytes, ...] = (), pages: bytes = b""
) -> bytes:
    """A PDF of one page shown by *contents*; *more* are objects with the numbers after those."""
    numbers = b" ".join(b"%d 0 R" % (5 + at) for at in range(len(contents)))
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R %s >>" % catalog,
        pages or b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents [%s] "
        b"/Resources << /Font << /F1 4 0 R >> %s >> >>" % (numbers, page),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
        *contents,
        *more,
    ]
    result, places = b"%PDF-1.7\n", []
    for number, body in enumerate(objects, 1):
        places.append(len(result))
        result += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    end = b"trailer << /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, len(result))
    return result + b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1) + table + end


def pdfs() -> dict[str, bytes]:
    """PDFs that unpack without end, go in circles or state lengths that are not so."""
    story = text_stream(STORY)
    good = pdf([story])
    picture = b"/Type /XObject /Subtype /Image /Width 60000 /Height 60000 /BitsPerComponent 8 /ColorSpace /DeviceRGB "
    form = b"/Type /XObject /Subtype /Form /BBox [0 0 612 792] /Resources << /XObject << /X0 6 0 R /X1 6 0 R >> >> "
    doubling = tuple(
        b"<< /Length 20 /Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << /X %d 0 R >> >> >>\n"
        b"stream\n/X Do /X Do /X Do   \nendstream" % (number + 1)
        for number in range(6, 36)
    )
    packed = zlib.compress(b"7 0 " + b" " * 50_000_000 + b"<< /Type /Font >>", 9)
    objects = b"<< /Type /ObjStm /N 1 /First 4 /Filter /FlateDecode /Length %d >>\nstream\n%s\nendstream" % (
        len(packed),
        packed,
    )
    table = zlib.compress(bytes(60_000_000), 9)
    crossed = (
        b"%%PDF-1.7\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n"
        b"9 0 obj\n<< /Type /XRef /W [1 4 2] /Size 9000000 "
        b"/Root 1 0 R /Filter /FlateDecode /Length %d >>\nstream\n%s\nendstream\nendobj\nstartxref\n58\n%%%%EOF"
        % (len(table), table)
    )
    filters = b"/ASCIIHexDecode " * 2_000
    return {
        "gigabytes.pdf": pdf([blank(2_000_000_000), story]),
        "gigabytes-twice.pdf": pdf([blank(3_000_000_000, times=2), story]),
        "gigabytes-thrice.pdf": pdf([blank(1_000_000_000, times=3), story]),
        "operators.pdf": pdf([packed_stream(b"BT /F1 9 Tf (x) Tj ET\n" * 3_000_000)]),
        "strings.pdf": pdf([packed_stream(b"BT /F1 9 Tf (" + b"word " * 6_000_000 + b") Tj ET")]),
        "saved-states.pdf": pdf([packed_stream(b"q " * 5_000_000), story]),
        "arrays.pdf": pdf([packed_stream(b"[" * 5_000_000), story]),
        "picture.pdf": pdf(
            [story, packed_stream(b"/I Do")],
            page=b"/XObject << /I 7 0 R >>",
            more=(packed_stream(bytes(90_000_000), head=picture),),
        ),
        "object-stream.pdf": pdf([story], more=(objects,)),
        "cross-reference.pdf": crossed,
        "own-form.pdf": pdf(
            [packed_stream(b"/X0 Do"), b"<< /Length 14 %s>>\nstream\n/X0 Do /X1 Do \nendstream" % form, story],
            page=b"/XObject << /X0 6 0 R >>",
        ),
        "doubling-forms.pdf": pdf(
            [packed_stream(b"/X Do")], page=b"/XObject << /X 6 0 R >>", more=(*doubling, text_stream(STORY))
        ),
        "own-page.pdf": pdf([story], pages=b"<< /Type /Pages /Kids [2 0 R 3 0 R] /Count 2 >>"),
        "page-count.pdf": pdf([story], pages=b"<< /Type /Pages /Kids [3 0 R] /Count 2000000000 >>"),
        "same-page.pdf": pdf([story], pages=b"<< /Type /Pages /Kids [%s] /Count 50000 >>" % (b"3 0 R " * 9_000)),
        "deep-array.pdf": pdf([story], catalog=b"/X " + b"[" * 300_000),
        "deep-dictionary.pdf": pdf([story], catalog=b"/X " + b"<</A " * 100_000),
        "length-huge.pdf": good.replace(b"/Length ", b"/Length 99999999999", 1),
        "length-negative.pdf": good.replace(b"/Length ", b"/Length -", 1),
        "length-itself.pdf": pdf([b"<< /Length 5 0 R >>\nstream\nBT ET\nendstream", story]),
        "filters.pdf": pdf([b"<< /Length 2 /Filter [%s] >>\nstream\n20\nendstream" % filters, story]),
        "previous-itself.pdf": good.replace(b"/Root 1 0 R >>", b"/Root 1 0 R /Prev %d >>" % good.rindex(b"xref\n0")),
        "start-far.pdf": good[: good.rindex(b"startxref")] + b"startxref\n99999999999999999999\n%%EOF",
        "outline-itself.pdf": pdf(
            [story], catalog=b"/Outlines 6 0 R", more=(b"<< /First 6 0 R /Next 6 0 R /Parent 6 0 R /Title (x) >>",)
        ),
        "script.pdf": pdf([story], catalog=b"/OpenAction << /S /JavaScript /JS (while\\(1\\){}) >>"),
        "box.pdf": pdf([story]).replace(b"[0 0 612 792]", b"[0 0 1e30 -1e30]"),
        "font-size.pdf": pdf([story]).replace(b"/F1 11 Tf", b"/F1 1e30 Tf"),
        "cut.pdf": good[: len(good) // 2],
    }
