"""Budgets: what the readers refuse or cut before it can hurt. Measured traps are in the comments."""

from __future__ import annotations

MOST_BYTES = 64_000_000
"""A file larger than this is not opened; what makes files large is their pictures."""

MOST_TEXT_BYTES = 20_000_000
"""Bytes of text, markup or unpacked XML that are parsed; a long book is about 2 MB."""

MOST_ITEMS = 1_000
"""Articles listed of a file that holds several; what comes after is left out, and said so."""

MOST_PARAGRAPHS = 100_000
"""What comes after is cut off, and said so."""

MOST_LINES = 400_000
"""Lines of plain text; a book of 20 MB broken at 60 columns has fewer."""

LONGEST_PARAGRAPH = 50_000
"""Code points; a longer paragraph is cut at a space, since layout and comparison work by paragraph."""

MOST_ATTRIBUTES = 1_000
"""Attributes of one tag: HTML parsers are quadratic in them (40,000 take a minute). Real pages have at most 64."""

DEEPEST_TREE = 1_800
"""Nesting of tags: past 2,048 libxml2 returns nothing, without an error. Real pages have at most 51."""

MOST_EXTRACTED_BLOCKS = 10_000
"""Blocks of a page beyond which the article is not looked for (0.35 ms each), and the whole page is taken."""

MOST_EXTRACTED_ELEMENTS = 30_000
"""Tags of any kind beyond which the article is not looked for: side by side in one paragraph they cost the library the
square of their number (30,000 take 5 s). Large real pages have 20,000."""

MOST_EXTRACTED_LEVELS = 2_000_000
"""Tags times their depth beyond which the article is not looked for: 4,000 in lists 700 deep took 9 s. Large real pages
have 20,000 tags, at a depth of 51 at the most."""

MOST_EXTRACTED_TABLES = 200_000
"""Tables within tables times the depth of the page beyond which the article is not looked for: the library takes each
apart again for every one around it (1,700 in each other took 16 s). Real pages have at most 50, at a depth of 51."""

MOST_EXTRACTED_LETTERS = 3_000_000
"""Code points of a page beyond which the article is not looked for; a book in one page is 2 million."""

MOST_SEARCHED = 2_000_000_000
"""Blocks of a page times the letters of its extraction; beyond it a part of a paragraph is not looked for in it."""

MOST_MARKUP_SIGNS = 1_000
"""Brackets, stars or the like in one Markdown paragraph: the library is quadratic in them (50,000 never end)."""

DEEPEST_QUOTE = 50
"""Levels of ``>`` or of list indentation in Markdown; each is a level of recursion."""

MOST_JSON_BYTES = 1_000_000
"""Metadata of a page larger than this is left unread."""

MOST_FURNITURE = 200
"""Paragraphs of a saved page kept from around its article; a portal's lists of other stories have no end."""

MOST_MEMBERS = 5_000
"""Members of a zip file; the largest real document has some hundred pictures."""

MOST_UNPACKED_BYTES = 200_000_000
"""What a zip file may unpack to by its own account; pictures are packed already, so three times the file is much."""

UNPACKED_FREELY = 1_000_000
"""Bytes; a member of text no larger than this may be packed as tightly as it likes."""

MOST_RATIO = 200
"""How much a larger one may shrink by packing: real documents shrink by 5 to 30, bombs by 1,000."""

MOST_XML_TAGS = 1_500_000
"""Tags in one part of a document (3 microseconds and 120 bytes each); a long book has 300,000."""

MOST_CHAPTERS = 2_000
"""Chapters of a book that are opened; what comes after is left out, and said so."""

MOST_RTF_TOKENS = 2_000_000
"""Words, groups and controls of a rich text file (2 to 4 microseconds each); a long book has 500,000."""

DEEPEST_RTF_GROUP = 2_000
"""Nesting of groups; real files have at most 30, and every level keeps its own settings."""

MOST_TAGS = 200_000
"""Tags of an XML file or a fragment: each element takes some 200 bytes once parsed. A thousand entries have 30,000."""

MOST_MENDED_TAGS = 100_000
"""Tags of damaged XML that is read as far as it goes: the parser keeps a record of every fault."""

DEEPEST_JSON = 200
"""Levels of JSON; the library goes down by recursion. Agency items have at most 12."""

MOST_JSON_VALUES = 2_000_000
"""Values of a JSON file: each takes some 100 bytes once parsed."""

MOST_PDF_PAGES = 2_000
"""Pages of a PDF that are read; a page count can lie, and a thick book has 1,500."""

MOST_PDF_CHARACTERS = 1_000_000
"""Characters read of a PDF, at about 7 µs each; a book of 400 pages has fewer."""

MOST_PAGE_CHARACTERS = 100_000
"""Characters read of one PDF page; a page of a broadsheet in small type has 30,000."""

MOST_PARTS = 2_000
"""Parts of one mail or saved page; a page with all its pictures has a few hundred."""

DEEPEST_PART = 12
"""Parts within parts, and mails within mails; each level is one more pass over what it holds."""

MOST_HEADER_BYTES = 200_000
"""Header lines of one part read at the most; long chains of relays stay below 50 kB."""

LONGEST_HEADER = 4_000
"""Code points of one header's value; a subject or a name is shorter, and the library is quadratic in them."""
