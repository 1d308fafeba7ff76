"""The vocabulary of rich text files: what stands for a character, what holds no text of the article, code pages."""

from __future__ import annotations

import codecs
import re

TOKEN = re.compile(
    r"([^\\{}\r\n]+)|\\([a-zA-Z]{1,40})(-?\d{1,10})? ?|\\'([0-9a-fA-F]{2})|\\([^a-zA-Z])|([{}])|[\r\n]+", re.S
)
"""Groups: text; a control word and its number; a byte in hexadecimal; a control sign; a brace."""
BRACES = re.compile(r"\\bin(\d{1,10}) ?|\\[^a-zA-Z]|([{}])", re.S)
"""What matters in a group that is passed over."""
SIGN_FIELD = re.compile(
    r"^\W{0,9}(?:\\[a-z]+-?\d*[\s{]*){0,20}SYMBOL\s+(0x[0-9a-fA-F]{1,5}|\d{1,6})(?:[^\"]{0,99}\"([^\"]{1,60})\")?"
)
"""The code of a field that stands for a sign of a font: the sign's place, and the font's name."""
CHARACTERS = {
    "tab": "\t", "line": "\n", "lbr": "\n", "softline": "\n", "page": "\f", "column": "\f", "emdash": "—",
    "endash": "–", "lquote": "‘", "rquote": "’", "ldblquote": "“", "rdblquote": "”", "bullet": "•", "emspace": " ",
    "enspace": " ", "qmspace": " ", "zwj": "\u200d", "zwnj": "\u200c", "nestcell": "\t",
}  # fmt: skip
SIGNS = {"~": "\xa0", "_": "\N{NON-BREAKING HYPHEN}", "{": "{", "}": "}", "\\": "\\", "\t": "\t"}
PASSED_OVER = frozenset(
    (
        "colortbl", "pict", "nonshppict", "shprslt", "sp", "filetbl", "fldinst", "datafield", "formfield", "template",
        "xe", "rxe", "tc", "tcn", "txe", "bkmkstart", "bkmkend", "annotation", "atnid", "atnauthor", "atnref", "atnicn",
        "atntime", "atndate", "atnparent", "comment", "private1",
        "printim", "buptim", "pntxta", "pntxtb", "pnseclvl", "ftnsep", "ftnsepc",
        "ftncn", "aftnsep", "aftnsepc", "aftncn", "background", "falt", "panose", "leveltext", "levelnumbers",
        "nonesttables", "objdata", "objclass", "listtable", "listoverridetable", "revtbl", "rsidtbl", "generator",
        "themedata", "colorschememapping", "datastore", "latentstyles", "userprops", "xmlnstbl", "htmltag",
    )
)  # fmt: skip
"""Groups without text of the article, whether marked as ignorable or not."""
READ_THOUGH_IGNORABLE = frozenset(("shpinst", "do", "ud", "nesttableprops", "shptxt", "footnote"))
"""Groups marked as ignorable that hold text all the same."""
HEADERS = frozenset(("header", "headerl", "headerr", "headerf"))
FOOTERS = frozenset(("footer", "footerl", "footerr", "footerf"))
BOXES = frozenset(("shptxt", "dptxbxtext"))
LISTED = frozenset(("listtext", "pntext"))
"""The number or bullet of a list's paragraph, written out for programs that know no lists."""

_CHARSETS = {
    77: "mac_roman", 78: "cp932", 128: "cp932", 129: "cp949", 130: "johab", 134: "cp936", 136: "cp950",
    161: "cp1253", 162: "cp1254", 163: "cp1258", 177: "cp1255", 178: "cp1256", 186: "cp1257", 204: "cp1251",
    222: "cp874", 238: "cp1250", 254: "cp437", 255: "cp850",
}  # fmt: skip
_PAGES = {10000: "mac_roman", 65001: "utf-8", 1361: "johab", 10007: "mac_cyrillic", 10029: "mac_latin2"}


def codec_of_page(number: int) -> str | None:
    """Give the Python name of a code page, ``None`` where there is none of that number."""
    name = _PAGES.get(number, f"cp{number}")
    try:
        return codecs.lookup(name).name if 0 < number < 70_000 else None
    except LookupError:
        return None


def codec_of_charset(number: int) -> str | None:
    """Give the codec of a font's character set, or ``None`` where the file's own is meant."""
    return _CHARSETS.get(number)
