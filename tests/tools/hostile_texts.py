"""More files made to hurt: markup, mails, property lists, plain text and characters, too much of each."""

from __future__ import annotations

import plistlib
import struct

from tests.tools import sample_files
from tests.tools.hostile_files import DECLARED, STORY, changed, member, pdf, text_stream


def feed(item: str) -> str:
    """A feed of one item."""
    return f'<rss version="2.0"><channel><item><title>A story</title>{item}</item></channel></rss>'


def markup() -> dict[str, bytes]:
    """Floods of tags, attributes, brackets and levels."""
    page = "<html><head><title>A story</title></head><body>%s</body></html>"
    story = f"<p>{STORY}</p>"
    sandbox = "<table><tr><td>"
    made = {
        "deep.html": page % ("<div>" * 50_000 + story),
        "deep-inline.html": page % ("<p>" + "<b>" * 50_000 + STORY),
        "deep-tables.html": page % (sandbox * 20_000 + story),
        "deep-lists.html": page % ("<ul><li>" * 20_000 + story),
        "deep-quotes.html": page % ("<blockquote>" * 20_000 + story),
        "closing.html": page % (story + "</div>" * 200_000),
        "misnested.html": page % ("<b><i><a href=x><p>" * 20_000 + STORY + "</b></i>" * 20_000),
        "attributes.html": page % ("<p " + " ".join(f'a{n}="1"' for n in range(60_000)) + f">{STORY}</p>"),
        "long-attribute.html": page % (f'<p title="{"x" * 5_000_000}">{STORY}</p>'),
        "open-attribute.html": page % (story + '<p title="' + "<p " * 500_000),
        "open-comment.html": page % (story + "<!--" + "<!-- - " * 200_000),
        "open-tags.html": page % (story + "<" * 1_000_000),
        "comments.html": page % (story + "<!---->" * 200_000),
        "references.html": page % (f"<p>{STORY} {'&amp' * 500_000}</p>"),
        "number-reference.html": page % (f"<p>{STORY} &#{'9' * 1_000_000};</p>"),
        "scripts.html": page % (story + '<script type="application/ld+json">' + "[" * 200_000 + "</script>"),
        "many-scripts.html": page % (story + '<script type="application/ld+json">{"a":1}</script>' * 30_000),
        "figures-in-script.html": page
        % (f'{story}<script type="application/ld+json">{{"a":{"9" * 900_000}}}</script>'),
        "metas.html": "<html><head>"
        + '<meta name="author" content="x">' * 100_000
        + f"</head><body>{story}</body></html>",
        "titles.html": page % ("<title>" * 100_000 + story),
        "styles.html": page % (f'<p style="{"display:none;" * 200_000}">x</p>{story}'),
        "forms.html": page % ("<form><input><select><option>" * 30_000 + story),
        "selectors.html": f"<html><head><style>{'a{}' * 500_000}</style></head><body>{story}</body></html>",
        "paragraphs.html": page % ("<p>a word" * 40_000),
        "breaks.html": page % (f"<p>{STORY}" + "<br>" * 100_000 + "</p>"),
        "charsets.html": "<html><head>" + "<meta charset=utf-7>" * 50_000 + f"</head><body>{story}</body></html>",
        "cdata.xml": DECLARED + "<x><p>" + "<![CDATA[" + STORY + "]]>" * 1 + "<![CDATA[ ]]>" * 100_000 + "</p></x>",
        "deep.xml": DECLARED + "<a>" * 200_000 + STORY + "</a>" * 200_000,
        "attributes.xml": DECLARED + "<x " + " ".join(f'a{n}="1"' for n in range(60_000)) + f"><p>{STORY}</p></x>",
        "namespaces.xml": DECLARED
        + "<x "
        + " ".join(f'xmlns:n{n}="urn:{n}"' for n in range(900))
        + f">{'<y/>' * 10_000}{story}</x>",
        "nested-namespaces.xml": DECLARED + "".join(f'<n{n}:a xmlns:n{n}="urn:{n}">' for n in range(1_500)) + STORY,
        "instructions.xml": DECLARED + f"<x>{'<?x y?>' * 200_000}{story}</x>",
        "tags.xml": DECLARED + f"<x>{'<p/>' * 1_000_000}{story}</x>",
        "deep-nitf.xml": "<nitf><body><body.content>" + "<block>" * 100_000 + story + "</block>" * 100_000,
        "open.rss": '<rss version="2.0"><channel>' + "<item><title>x" * 50_000,
        "items.rss": '<rss version="2.0"><channel>'
        + f"<item><title>x</title><description>{STORY}</description></item>" * 20_000
        + "</channel></rss>",
        "escaped.rss": feed(f"<description>{'&amp;' * 500_000}lt;p> {STORY}</description>"),
        "deep.atom": '<feed xmlns="http://www.w3.org/2005/Atom"><entry><title>A story</title><content type="xhtml">'
        + "<div>" * 100_000
        + f"{STORY}</content></entry></feed>",
        "brackets.md": f"# A story\n\n{STORY}\n\n" + "[" * 100_000,
        "links.md": f"# A story\n\n{STORY}\n\n" + "[a](" * 50_000,
        "images.md": f"# A story\n\n{STORY}\n\n" + "![" * 50_000,
        "stars.md": f"# A story\n\n{STORY}\n\n" + "*a **a " * 50_000,
        "underscores.md": f"# A story\n\n{STORY}\n\n" + "_" * 200_000,
        "ticks.md": f"# A story\n\n{STORY}\n\n" + "".join("`" * n + "a " for n in range(1, 900)),
        "quotes.md": f"# A story\n\n{STORY}\n\n" + "> " * 20_000 + "x",
        "lists.md": f"# A story\n\n{STORY}\n\n" + "".join(" " * n + "- x\n" for n in range(2_000)),
        "same-line-lists.md": f"# A story\n\n{STORY}\n\n" + "- " * 50_000 + "x",
        "references.md": f"# A story\n\n{STORY}\n\n" + "".join(f"[a{n}]: /x\n" for n in range(20_000)) + "[a1]" * 1_000,
        "blank.md": f"# A story\n\n{STORY}\n" + "\n" * 2_000_000 + STORY,
        "blocks.md": f"# A story\n\n{STORY}\n\n" + "a\n\n" * 110_000,
        "rules.md": f"# A story\n\n{STORY}\n\n" + "---\n" * 50_000,
        "underlines.md": f"# A story\n\n{STORY}\n\n" + "a\n===\n" * 30_000,
        "bare-marks.md": f"# A story\n\n{STORY}\n\n" + "- \n" * 50_000 + "=\n" * 50_000,
        "headings.md": f"# A story\n\n{STORY}\n\n" + "# a\n" * 50_000,
        "tables.md": f"# A story\n\n{STORY}\n\n" + "|a" * 20_000 + "\n" + "|-" * 20_000 + "\n" + "|a" * 20_000,
        "entities.md": f"# A story\n\n{STORY}\n\n" + "&amp;" * 100_000 + "&" * 100_000,
        "angles.md": f"# A story\n\n{STORY}\n\n" + "<" * 100_000 + "<!--" * 10_000 + "<?" * 10_000,
        "groups.rtf": r"{\rtf1\ansi " + "{" * 500_000 + STORY,
        "groups-closed.rtf": r"{\rtf1\ansi " + "{{" * 1_000 + STORY + "}}" * 1_000 + "}",
        "closing.rtf": r"{\rtf1\ansi " + STORY + r"\par" + "}" * 500_000,
        "binary.rtf": r"{\rtf1\ansi " + STORY + r"\par {\pict\bin2000000000 x}" + STORY + "}",
        "binary-negative.rtf": r"{\rtf1\ansi " + STORY + r"\par {\pict\bin-5 x}" + STORY + "}",
        "figures.rtf": r"{\rtf1\ansi\u" + "9" * 500_000 + "? " + STORY + r"\par\fs99999999999999999999 x}",
        "unicode.rtf": r"{\rtf1\ansi\uc2000000000\u8220?" + STORY + r"\par " + STORY + "}",
        "fonts.rtf": r"{\rtf1\ansi{\fonttbl"
        + "".join(rf"{{\f{n}\fcharset{n % 256} x;}}" for n in range(30_000))
        + "}"
        + STORY
        + "}",
        "controls.rtf": r"{\rtf1\ansi " + STORY + r"\par" + r"\b\i\ul\plain" * 100_000 + "}",
        "long-control.rtf": r"{\rtf1\ansi\\" + "a" * 1_000_000 + " " + STORY + "}",
        "hex.rtf": r"{\rtf1\ansi " + STORY + r"\'e" * 100_000 + "}",
        "deep-table.rtf": r"{\rtf1\ansi "
        + r"\trowd\intbl\itap9999999 x\nestcell" * 20_000
        + r"\row "
        + STORY
        + r"\par}",
        "deep.json": '{"uri": "x", "type": "text", "headline": "A story", "body_text": "'
        + STORY
        + '", "a": '
        + "[" * 500_000,
        "deep-closed.json": '{"uri": "x", "type": "text", "headline": "A story", "body_text": "'
        + STORY
        + '", "a": '
        + "[" * 50_000
        + "]" * 50_000
        + "}",
        "wide.json": '{"uri": "x", "type": "text", "headline": "A story", "body_text": "'
        + STORY
        + '", "a": ['
        + "0," * 5_000_000
        + "0]}",
        "keys.json": '{"uri": "x", "type": "text", "headline": "A story", "body_text": "'
        + STORY
        + '", '
        + ",".join(f'"k{n}": {{}}' for n in range(60_000))
        + "}",
        "figure.json": '{"uri": "x", "type": "text", "headline": "A story", "body_text": "'
        + STORY
        + '", "version": '
        + "9" * 1_000_000
        + "}",
        "infinite.json": '{"uri": "x", "type": "text", "headline": "A story", "body_text": "'
        + STORY
        + '", "urgency": 1e99999, "wordcount": NaN}',
        "lines.jsonl": '{"format": "copytaster.comparison"}\n' * 100_000,
    }
    return {name: text.encode() for name, text in made.items()}


def mails() -> dict[str, bytes]:
    """Mails whose parts, headers and lengths are traps."""
    head = "From: a@b.invalid\nSubject: A story\nDate: Mon, 23 Feb 2026 10:00:00 +0000\nMIME-Version: 1.0\n"
    deep = "".join(f"Content-Type: multipart/mixed; boundary=b{n}\n\n--b{n}\n" for n in range(2_000))
    part = f"--x\nContent-Type: text/plain\n\n{STORY}\n"
    made = {
        "deep.eml": head + deep + f"Content-Type: text/plain\n\n{STORY}\n",
        "mails-in-mails.eml": head + "Content-Type: message/rfc822\n\n" * 5_000 + STORY,
        "parts.eml": head + "Content-Type: multipart/mixed; boundary=x\n\n" + part * 20_000 + "--x--\n",
        "own-boundary.eml": head
        + "Content-Type: multipart/mixed; boundary=x\n\n--x\nContent-Type: multipart/mixed; boundary=x\n\n"
        + part * 500,
        "no-boundary.eml": head + f"Content-Type: multipart/mixed\n\n{STORY}\n",
        "long-boundary.eml": head + f"Content-Type: multipart/mixed; boundary={'x' * 500_000}\n\n--x\n\n{STORY}\n",
        "dashes.eml": head + "Content-Type: multipart/mixed; boundary=-\n\n" + "-" * 2_000_000 + f"\n{STORY}",
        "headers.eml": "X: y\n" * 60_000 + head + f"\n{STORY}\n",
        "long-header.eml": head + f"X: {'a ' * 2_000_000}\n\n{STORY}\n",
        "folded.eml": head + "X: y" + "\n " * 500_000 + f"\n\n{STORY}\n",
        "encoded-words.eml": head.replace("A story", "=?utf-8?q?a?= " * 50_000) + f"\n{STORY}\n",
        "half-encoded-words.eml": head.replace("A story", "=?" * 100_000) + f"\n{STORY}\n",
        "parameters.eml": head + "Content-Type: text/plain" + "; a*0*=x" * 50_000 + f"\n\n{STORY}\n",
        "continued.eml": head
        + "Content-Type: text/plain"
        + "".join(f"; name*{n}=x" for n in range(50_000))
        + f"\n\n{STORY}\n",
        "addresses.eml": head.replace("a@b.invalid", "(" * 100_000 + "a@b.invalid") + f"\n{STORY}\n",
        "quoted-addresses.eml": head.replace("a@b.invalid", '"\\' * 100_000 + "<a@b.invalid>," * 10_000)
        + f"\n{STORY}\n",
        "length.eml": head + f"Content-Length: 99999999999999999999\nContent-Type: text/plain\n\n{STORY}\n",
        "length-short.eml": head + f"Content-Length: 3\nLines: -1\nContent-Type: text/plain\n\n{STORY}\n",
        "charset.eml": head + f"Content-Type: text/plain; charset={'x' * 100_000}\n\n{STORY}\n",
        "codec.eml": head
        + f"Content-Type: text/plain; charset=zlib_codec\nContent-Transfer-Encoding: 8bit\n\n{STORY}\n",
        "base64.eml": head + "Content-Type: text/plain\nContent-Transfer-Encoding: base64\n\n" + "=" * 1_000_000 + "QQ",
        "equals.eml": head
        + f"Content-Type: text/plain\nContent-Transfer-Encoding: quoted-printable\n\n{STORY}\n"
        + "=" * 1_000_000,
        "uu.eml": head
        + "Content-Type: text/plain\nContent-Transfer-Encoding: x-uuencode\n\nbegin 644 ../../x\n"
        + f"{'M' * 500_000}\nend\n{STORY}",
        "quotes.eml": head + f"\n{STORY}\n\n" + (">" * 5_000 + " x\n") * 300,
        "wrote.eml": head + f"\n{STORY}\n\n" + "On x wrote:\n" * 30_000,
        "names.eml": head
        + "Content-Type: multipart/mixed; boundary=x\n\n"
        + part
        + '--x\nContent-Disposition: attachment; filename="../../../../etc/cron.d/x\u202egpj.exe"\n\nx\n--x--\n',
        "from-lines.mbox": ("From a@b.invalid Mon Feb 23 10:00:00 2026\n" + head + f"\n{STORY}\n\n") * 5_000,
        "bare-from-lines.mbox": "From a@b.invalid Mon Feb 23 10:00:00 2026\n" * 40_000,
        "deep.mhtml": head.replace("A story", "Saved") + deep + f"Content-Type: text/html\n\n<p>{STORY}</p>\n",
        "parts.mhtml": head
        + "Content-Type: multipart/related; boundary=x\n\n"
        + "--x\nContent-Type: text/html\nContent-Location: cid:a\n\n<p>x\n" * 10_000
        + "--x--\n",
        "circle.mhtml": head + 'Content-Type: multipart/related; boundary=x; start="<a>"\n\n--x\nContent-ID: <a>\n'
        "Content-Type: text/html\n\n"
        f'<iframe src="cid:a"></iframe><p>{STORY}</p>\n--x--\n',
    }
    return {name: text.encode() for name, text in made.items()}


def plists() -> dict[str, bytes]:
    """Web archives whose property list is a trap."""
    sample = sample_files.webarchive()
    nested = b"<plist><dict>" + b"<key>a</key><dict>" * 50_000
    looped = plistlib.dumps({"WebMainResource": {}, "a": [[]]}, fmt=plistlib.FMT_BINARY)
    size, places = sample[-26:-24], sample[-8:]
    return {
        "deep-xml.webarchive": b'<?xml version="1.0"?>' + nested,
        "deep-arrays.webarchive": b'<?xml version="1.0"?><plist>' + b"<array>" * 100_000 + b"</array>" * 100_000,
        "integer.webarchive": b'<?xml version="1.0"?><plist><dict><key>WebMainResource</key><integer>'
        + b"9" * 1_000_000,
        "count.webarchive": sample[:-26] + size + struct.pack(">QQ", 1 << 60, 0) + places,
        "table.webarchive": sample[:-8] + struct.pack(">Q", 1 << 60),
        "widths.webarchive": sample[:-26] + b"\xff\xff" + sample[-24:],
        "itself.webarchive": looped.replace(b"\xa1\x05", b"\xa1\x04").replace(b"\xa1\x04", b"\xa1\x00"),
        "sizes.webarchive": sample.replace(b"\x5f\x10", b"\x5f\x13", 1),
        "main.webarchive": plistlib.dumps({"WebMainResource": {"WebResourceData": 7, "WebResourceMIMEType": ["x"]}}),
        "frames.webarchive": plistlib.dumps(frames(60)),
    }


def frames(depth: int) -> dict[str, object]:
    """A web archive with frames in frames."""
    made: dict[str, object] = {
        "WebMainResource": {
            "WebResourceData": f"<p>{STORY}</p>".encode(),
            "WebResourceMIMEType": "text/html",
            "WebResourceURL": "https://sound.invalid/",
        }
    }
    return made if not depth else made | {"WebSubframeArchives": [frames(depth - 1)]}


def texts() -> dict[str, bytes]:
    """Plain and agency text that is long in every way it can be."""
    made = {
        "one-line.txt": "word " * 400_000,
        "unended.txt": f"{STORY}\n\n" * 40_000 + "and so the ferry went on to the other island\n\n" * 20_000,
        "unended-line.txt": f"{STORY}\n\n" * 400 + "and so on and on " * 500_000,
        "one-word.txt": "w" * 4_000_000,
        "lines.txt": "\n" * 4_000_000 + STORY,
        "short-lines.txt": "a\n" * 100_000,
        "spaces.txt": STORY + " " * 4_000_000 + "end",
        "tabs.txt": STORY + "\n" + "\t" * 2_000_000 + "end",
        "quotes.txt": "“" * 300_000 + STORY + "”" * 300_000,
        "apostrophes.txt": STORY + " '" * 500_000,
        "dots.txt": STORY + "." * 1_000_000 + "\n" + ". " * 500_000,
        "dashes.txt": "-" * 1_000_000 + "\n" + STORY + "\n" + "- " * 500_000,
        "brackets.txt": "(" * 500_000 + STORY + "[" * 500_000,
        "figures.txt": STORY + "\n" + "1" * 1_000_000 + "\n" + "1," * 500_000,
        "dates.txt": STORY + "\n" + "12 October 2015 " * 50_000,
        "date.txt": STORY + "\n12 October " + "2" * 500_000,
        "bylines.txt": "By Ann Bee\n\n" * 20_000 + STORY,
        "byline.txt": "By " + "Ann Bee, " * 100_000 + "\n\n" + STORY,
        "datelines.txt": ("TOLME, Feb 23 (Sound) - " * 20_000) + STORY,
        "capitals.txt": "TOLME " * 300_000 + STORY,
        "combining.txt": STORY + " e" + "\u0301" * 1_000_000,
        "invisible.txt": STORY + " a" + "\u200b" * 1_000_000 + "b",
        "selectors.txt": STORY + " a" + "\ufe0f" * 1_000_000,
        "joiners.txt": STORY + " \u0628" + "\u200d\u200c" * 500_000,
        "overrides.txt": STORY + " \u202eabc\u202d" * 100_000,
        "zczc.txt": "ZCZC\r\n" * 40_000 + STORY,
        "zczc-nnnn.txt": "ZCZC\r\nNNNN\r\n" * 100_000,
        "keys.tst": "zczc\r\n" + "TI#x\r\n" * 100_000 + f"TX#\r\n{STORY}\r\nnnnn\r\n",
        "starts.iptc": "\x01" * 500_000 + f"snd0042 4 i 211\r\n\r\n\x02{STORY}\r\n\x03",
        "messages.iptc": f"\x01snd0042 4 i 211  snd 0023\r\n\r\n\x02{STORY}\r\n\x03230226\x04" * 5_000,
        "idle.anpa": "\x16" * 300_000 + f"\x01a0042\x1f\r\n\x02{STORY}\r\n\x03" + "\x16" * 300_000,
        "marks.anpa": "\x16\x16\x01a0042\x1f" + "\x02\x03" * 200_000 + STORY,
        "carets.anpa": f"\x16\x16\x01a0042\x1f\r\n\x02^x<\r\n{'^' * 500_000}{STORY}< \r\n\x03",
        "html-like.txt": "<" * 100_000 + STORY + "&" * 100_000,
        "from.txt": "From " * 200_000 + STORY,
        "colons.txt": "a: b\n" * 40_000 + STORY,
    }
    return {name: text.encode() for name, text in made.items()}


def characters() -> dict[str, bytes]:
    """Half characters, none at all, and those that hide or turn round others, in the ways every format has."""
    odd = "before\u202eafter \u2066in\u2069 a\u200b\u200bb\ufeff \U000e0041 \u00ad c"
    half = "before\ud800after"
    word = sample_files.docx()
    document = member(word, "word/document.xml")
    head = b"From: a@b.invalid\nSubject: =?utf-8?q?A_story_=ED=A0=80_=E2=80=AE?=\nMIME-Version: 1.0\n"
    raw = half.encode("utf-8", "surrogatepass")
    return {
        "half.txt": f"{STORY} ".encode() + raw,
        "half-utf16.txt": b"\xff\xfe" + f"{STORY} ".encode("utf-16-le") + half.encode("utf-16-le", "surrogatepass"),
        "half-end.txt": b"\xff\xfe" + f"{STORY} ".encode("utf-16-le") + b"\x00\xd8",
        "nul.txt": f"{STORY} ".encode() + b"a\0b\0\0c",
        "nul-end.txt": f"{STORY} ".encode() + bytes(1_000_000),
        "odd.txt": f"{STORY} {odd}".encode(),
        "half.html": f"<p>{STORY} &#xD800; &#55296; &#xDFFF; &#x110000; &#0; &#x80; &#xFFFE;</p>".encode() + raw,
        "odd.html": f"<title>{odd}</title><p>{STORY} {odd} &#8238;x &rlm;&shy;&ZeroWidthSpace;</p>".encode(),
        "half.xml": f"{DECLARED}<x><p>{STORY} &#xD800;</p></x>".encode(),
        "half-raw.xml": f"{DECLARED}<x><p>{STORY} ".encode() + raw + b"</p></x>",
        "nul.xml": f"{DECLARED}<x><p>{STORY} a\0b &#0;</p></x>".encode(),
        "odd.docx": changed(word, "word/document.xml", document.replace("rest hours", f"{odd} rest hours").encode()),
        "half.docx": changed(word, "word/document.xml", document.encode().replace(b"rest hours", raw + b" rest hours")),
        "half-reference.docx": changed(
            word, "word/document.xml", document.replace("rest hours", "&#xD83D; rest hours").encode()
        ),
        "half.rtf": rf"{{\rtf1\ansi {STORY} \u-10240? \u55296?x \u-8192? \u0? \u1114112?\par}}".encode(),
        "pair.rtf": rf"{{\rtf1\ansi {STORY} \u-10179?\u-8704? \u-8704?\u-10179?\par}}".encode(),
        "odd.rtf": rf"{{\rtf1\ansi {STORY} \u8238?x\rtlmark\zwj\zwnj\-\par}}".encode(),
        "nul.rtf": rf"{{\rtf1\ansi {STORY} \'00\'ad".encode() + b"\0\0 x\\par}",
        "half.json": b'{"uri": "x", "type": "text", "headline": "A \\ud800 story", "byline": "\\udc00", "body_text": "'
        + f'{STORY} \\ud83d \\u0000 \\u202e\\ud83d\\ude00"}}'.encode(),
        "half.rss": feed(f"<description>{STORY} &amp;#xD800; &amp;#0;</description>").encode(),
        "half.eml": head + f"Content-Type: text/plain; charset=utf-8\n\n{STORY} ".encode() + raw + b" \0",
        "utf-7.eml": head + f"Content-Type: text/plain; charset=utf-7\n\n{STORY} +2AA- +IC4-x\n".encode(),
        "half.md": f"# A story\n\n{STORY} &#xD800; &#0; ".encode() + raw,
        "odd.pdf": pdf([text_stream(STORY + " a\\000b\\255c\\376\\377")]),
        "half.zczc": f"ZCZC\r\n{STORY} ".encode() + raw + b"\r\nNNNN\r\n",
    }
