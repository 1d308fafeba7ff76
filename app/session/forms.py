"""The forms a session file has had: its tables, by version. Older ones are read, and renewed where they are written to.

Form 2 adds how an article was read (format, options, what was offered, the items of its file) and the joins and splits;
the encoding asked for went from the corrections to the options. Form 3 adds what was decided by hand on links and
names, and whether sentences are marked by age.
"""

from __future__ import annotations

APPLICATION_ID = 0x43545354  # "CTST"
VERSION = 3

# "articles" comes first: what the others say refers to it. Texts that UTF-8 cannot hold (a file name with stray
# bytes) are kept as blobs.
TABLES = {
    "meta": "CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT)",
    "articles": (
        "CREATE TABLE articles (number INTEGER PRIMARY KEY, path TEXT, sha256 TEXT, title TEXT, byline TEXT, "
        "source TEXT, published TEXT, language TEXT, encoding TEXT, outcome TEXT, guessed TEXT, format TEXT, "
        "options TEXT, offered TEXT, items TEXT, hidden INTEGER, modified REAL, size INTEGER, data BLOB, digest TEXT)"
    ),
    "paragraphs": (
        "CREATE TABLE paragraphs (article INTEGER, number INTEGER, kind TEXT, text TEXT, "
        "PRIMARY KEY (article, number)) WITHOUT ROWID"
    ),
    "notes": (
        "CREATE TABLE notes (article INTEGER, number INTEGER, code TEXT, named TEXT, "
        "PRIMARY KEY (article, number)) WITHOUT ROWID"
    ),
    "corrections": (
        "CREATE TABLE corrections (article INTEGER PRIMARY KEY, title TEXT, byline TEXT, source TEXT, "
        "published TEXT, kinds TEXT, shape TEXT)"
    ),
    "alignment": "CREATE TABLE alignment (number INTEGER PRIMARY KEY, cells TEXT)",
    "view": "CREATE TABLE view (key TEXT PRIMARY KEY, value TEXT)",
    "seen": "CREATE TABLE seen (key TEXT PRIMARY KEY)",
    "decisions": "CREATE TABLE decisions (number INTEGER PRIMARY KEY, subject TEXT, told TEXT, digest TEXT)",
}

_ARTICLES_1 = (
    "CREATE TABLE articles (number INTEGER PRIMARY KEY, path TEXT, sha256 TEXT, title TEXT, byline TEXT, "
    "source TEXT, published TEXT, language TEXT, encoding TEXT, outcome TEXT, guessed TEXT, hidden INTEGER, "
    "modified REAL, size INTEGER, data BLOB, digest TEXT)"
)
_CORRECTIONS_1 = (
    "CREATE TABLE corrections (article INTEGER PRIMARY KEY, title TEXT, byline TEXT, source TEXT, "
    "published TEXT, encoding TEXT, kinds TEXT)"
)

_TABLES_2 = {name: table for name, table in TABLES.items() if name != "decisions"}

TABLES_OF: dict[int, dict[str, str]] = {
    1: {**_TABLES_2, "articles": _ARTICLES_1, "corrections": _CORRECTIONS_1},
    2: _TABLES_2,
    VERSION: TABLES,
}
