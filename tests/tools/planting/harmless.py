"""The light hand of a sub-editor: changes that leave every fact as it is.

Changes are made on a paragraph that may hold marks (private-use characters around what was changed before); none of
them touches a marked stretch, and all but typography keep out of quotations.
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Iterator

from tests.tools.planting import words
from tests.tools.planting.text import NAME, SAID, WORD, capital, is_quoted, sentences

MARKS = re.compile("[\ue000-\uf8ff]")
_MONTH = "|".join(words.MONTHS)
Found = Iterator[tuple[int, int, str, str]]
"""Start, end, the new wording, what kind of change it is."""


def reorder(paragraph: str) -> Found:
    """Who says so moved to the front or the back; "X said" turned round after a quotation."""
    for begin, end in sentences(paragraph):
        said = paragraph[begin:end]
        if MARKS.search(said):
            continue
        plain = '"' not in said and "“" not in said
        front = re.match(
            rf"(?P<who>(?:The |A |An )?(?:{WORD}|[a-z’'-]+)(?: (?:{WORD}|[a-z’'-]+)){{0,4}}) (?P<v>said)(?: that)? "
            rf"(?P<what>(?:the|there|it|its|a|an|no|more|most) [^.,]+)\.$",
            said,
        )
        begins = said.split()[0]
        usual = begins in ("The", "A", "An", *words.NO_NAMES) or begins not in words.NO_PERSON
        if front is not None and plain and usual and len(front["what"].split()) >= 6 and " and " not in said:
            who = front["who"]
            if who.split()[0] in ("The", "A", "An", *words.NO_NAMES):
                who = who[0].lower() + who[1:]
            yield begin, end, f"{capital(front['what'])}, {who} {front['v']}.", "reorder"
        back = re.search(r"^(?P<what>[^,]+), (?P<who>(?:the |a |an )?[^,]{3,40}) said\.$", said)
        if (
            back is not None
            and plain
            and len(back["what"].split()) >= 6
            and " and " not in said
            and re.match(r"(?:The|A|An|It|There|No|More) ", said)
        ):
            yield begin, end, f"{capital(back['who'])} said that {said[0].lower()}{back['what'][1:]}.", "reorder"
        according = re.match(r"According to (?P<who>[^,]+), (?P<what>[^.,\d][^.,]*)\.$", said)
        if according is not None and plain:
            yield begin, end, f"{capital(according['what'])}, according to {according['who']}.", "reorder"
    for match in re.finditer(rf"(?<=[\"”]) (?P<n>{NAME}|{WORD}) (?P<v>{SAID})(?=[.])", paragraph):
        yield match.start() + 1, match.end(), f"{match['v']} {match['n']}", "reorder"
    for match in re.finditer(rf"(?<=[,][\"”]) (?P<v>said) (?P<n>{NAME}|{WORD})(?=\.)", paragraph):
        yield match.start() + 1, match.end(), f"{match['n']} {match['v']}", "reorder"


def reformat(paragraph: str) -> Found:
    """Figures, amounts and dates in another style, their values the same."""
    for match in re.finditer(r"\b(?P<n>\d+(?:\.\d+)?)(?P<p>%| percent\b| per cent\b)", paragraph):
        yield *match.span(), match["n"] + ("%" if "per" in match["p"] else " per cent"), "reformat"
    for match in re.finditer(r"(?P<s>[$€£])(?P<n>\d[\d.,]*) (?P<x>million|billion)\b", paragraph):
        yield *match.span(), f"{match['s']}{match['n']}{'m' if match['x'] == 'million' else 'bn'}", "reformat"
    for match in re.finditer(r"\b(?P<n>\d[\d.,]*)(?P<x> million| billion)? (?P<u>euros|pounds)\b", paragraph):
        scale = {" million": "m", " billion": "bn", None: ""}[match["x"]]
        yield *match.span(), f"{'€' if match['u'] == 'euros' else '£'}{match['n']}{scale}", "reformat"
    for match in re.finditer(rf"\b(?P<m>{_MONTH}) (?P<d>\d{{1,2}})\b(?!,? \d{{4}}|,\d)", paragraph):
        yield *match.span(), f"{match['d']} {match['m']}", "reformat"
    for match in re.finditer(rf"\b(?P<d>\d{{1,2}}) (?P<m>{_MONTH})\b(?!,? \d{{4}})", paragraph):
        yield *match.span(), f"{match['m']} {match['d']}", "reformat"
    for short, month in words.SHORT_MONTHS.items():
        for match in re.finditer(rf"(?<!\w){re.escape(short)} (?P<d>\d{{1,2}})\b(?!,? \d{{4}})", paragraph):
            yield *match.span(), f"{words.MONTHS[month]} {match['d']}", "reformat"
    for match in re.finditer(rf"(?<!-)\b(?P<n>{'|'.join(words.NUMBERS[8:])}) (?P<w>[a-z]+s)\b", paragraph):
        yield *match.span(), f"{words.NUMBERS.index(match['n']) + 2} {match['w']}", "reformat"
    for match in re.finditer(
        r"(?<![\w$€£.,-])(?P<n>1\d|20|[2-9]) "
        r"(?P<w>(?:people|men|women|children|years|days|weeks|months|hours|miles|others|members|cars|homes|boats|beds|officers))\b",
        paragraph,
    ):
        yield *match.span(), f"{words.NUMBERS[int(match['n']) - 2]} {match['w']}", "reformat"


def reword(paragraph: str) -> Found:
    """Synonyms, contractions, abbreviations, spelling of the other side of the ocean."""
    for table, kind in ((words.SYNONYMS, "synonym"), (words.SPELLING, "style"), (words.SHORTER, "style")):
        for old, new in table.items():
            for match in re.finditer(rf"(?<![\w’'-]){old}(?![\w’'-])", paragraph):
                yield *match.span(), new, kind
    for old, new in words.ABBREVIATED.items():
        for match in re.finditer(rf"(?<!\w){re.escape(old)}(?= [A-Za-z])", paragraph):
            yield *match.span(), new, "style"


RULES: tuple[tuple[Callable[[str], Found], float], ...] = ((reorder, 0.7), (reformat, 0.8), (reword, 0.6))
"""With how likely each of their changes is made."""


def changes(
    rule: Callable[[str], Found], odds: float, paragraph: str, rng: random.Random
) -> list[tuple[int, int, str, str]]:
    """Draw which of a rule's changes are made; they do not overlap, and touch nothing that is marked."""
    taken: list[tuple[int, int, str, str]] = []
    for start, end, new, kind in sorted(rule(paragraph)):
        clear = not MARKS.search(paragraph[start:end]) and not inside_mark(paragraph, start)
        if kind != "reorder" and is_quoted(paragraph, start, end):
            continue
        if clear and (not taken or start >= taken[-1][1]) and rng.random() < odds:
            taken.append((start, end, new, kind))
    return taken


def inside_mark(paragraph: str, at: int) -> bool:
    """Whether a marked stretch is open at a place: marks come in pairs, the opening one of an even number."""
    depth = 0
    for match in MARKS.finditer(paragraph[:at]):
        depth += 1 if ord(match[0]) % 2 == 0 else -1
    return depth > 0


def typography(paragraphs: list[str], rng: random.Random) -> list[str]:
    """Curly quotation marks for straight ones or the other way round, and another dash, all through."""
    text = "\n".join(paragraphs)
    if "“" in text:
        text = text.translate({0x201C: '"', 0x201D: '"', 0x2018: "'", 0x2019: "'"})
    else:
        text = re.sub(r'"([^"\n]*)"', r"“\1”", text)
        text = re.sub(r"(?<=\w)'(?=\w|s\b)", "’", text)
    if rng.random() < 0.5:
        text = text.replace(" -- ", " – ").replace(" — ", " – ").replace("—", " – ")
    return text.split("\n")
