"""Harmful alterations of who says what, and how surely: speakers, cues, attributions, hedges, negations, quotations.

As in ``facts``: each function gives the changes it could make in one paragraph.
"""

from __future__ import annotations

import random
import re
from collections.abc import Iterator

from tests.tools.planting import words
from tests.tools.planting.text import (
    NAME,
    SAID,
    WORD,
    Change,
    Text,
    capital,
    is_quoted,
    nearby,
    quoted,
    sentences,
    surnames,
)

_MODALS = ("might", "could", "would", "should", "may", "must", "will", "can")
_NO_MODAL = "".join(f"(?<!{verb} )" for verb in _MODALS)
_AND_SAID = re.compile(rf"\b(?:and|but) (?:that|{SAID}|denied|had|he|she|they)\b")


def speaker(text: Text, number: int, rng: random.Random) -> Iterator[Change]:
    """A quotation given to somebody else in the story."""
    paragraph = text.paragraphs[number]
    for begin, end in quoted(paragraph):
        if len(paragraph[begin:end].split()) < 5:
            continue
        after = re.match(
            rf" (?:(?P<v>{SAID}) (?P<n>{NAME}|{WORD})|(?P<m>{NAME}|{WORD}|he|she) (?P<w>{SAID}))(?=[,.])",
            paragraph[end:],
        )
        if after is None:
            continue
        old = after["n"] or after["m"]
        if old not in ("he", "she") and old.split()[-1] not in surnames([*text.people, *text.speakers]):
            continue
        around = " ".join(text.paragraphs[max(0, number - 2) : number + 1])
        others = [each for each in surnames(text.people) if each not in around]
        if others:
            fresh = rng.choice(others)
            stop = end + after.end()
            yield Change(begin, stop, paragraph[begin:end] + after[0].replace(old, fresh, 1), f"{old} became {fresh}")


def cue(text: Text, number: int, rng: random.Random) -> Iterator[Change]:
    """A neutral verb of saying made one that judges."""
    paragraph = text.paragraphs[number]
    for match in re.finditer(
        r"\b(?!(?:be|been|being|is|was|are|were|there|to|have|has|had|then|when|as) )"
        rf"(?:{WORD}|[a-z]+) (?P<v>said)\b(?! (?:in|on|at|to|by|last|{'|'.join(words.WEEKDAYS)})\b)(?P<t> that)?",
        paragraph,
    ):
        if is_quoted(paragraph, *match.span()):
            continue
        fresh = rng.choice(words.FORCES)
        that = match["t"] or ""
        tail = re.match(r"(?: [\w’'-]+){0,3}", paragraph[match.end() :])
        end = match.end() + len(tail[0] if tail else "")
        new = paragraph[match.start() : match.start("v")] + fresh + that + paragraph[match.end() : end]
        yield Change(match.start(), end, new, f"said became {fresh}")


def attribution(text: Text, number: int, rng: random.Random) -> Iterator[Change]:
    """Who says so dropped: what was said stands as fact."""
    del rng
    paragraph = text.paragraphs[number]
    for begin, end in sentences(paragraph):
        said = paragraph[begin:end]
        if '"' in said or "“" in said or len(said.split()) < 9:
            continue
        front = re.match(
            rf"(?:The |A |An )?(?:[\w’'.-]+ ){{1,6}}?(?:said|told reporters|alleged|claimed)(?: that)? "
            rf"(?=(?:the|there|its|a|an|no|more|{WORD}|\d+)\b)",
            said,
        )
        if (
            front is not None
            and not re.search(r" (?:who|be|that|and|as) ", front[0][:-6])
            and not _AND_SAID.search(said)
        ):
            yield Change(begin, end, capital(said[front.end() :]), f"“{front[0].strip()}” dropped")
        who = rf"(?:the |a |an |its )?(?:[a-z’'-]+ ){{0,2}}(?:{NAME}|{WORD}|[a-z]+)"
        days = f"(?: on (?:{'|'.join(words.WEEKDAYS)}))?"
        back = re.search(
            rf", (?:{who} (?:said|says)|said (?:the [a-z]+|{NAME}|{WORD})|according to [^,.]+){days}\.$", said
        )
        if back is not None and not re.search(r", (?:who|whose|which|where) ", said):
            yield Change(begin, end, said[: back.start()] + ".", f"“{back[0].strip(' ,.')}” dropped")
        according = re.match(r"According to [^,]+, ", said)
        if according is not None:
            yield Change(begin, end, capital(said[according.end() :]), f"“{according[0].strip(' ,')}” dropped")


def hedge(text: Text, number: int, rng: random.Random) -> Iterator[Change]:
    """A word of caution lost, or put in."""
    paragraph = text.paragraphs[number]
    for old, new in words.HEDGES.items():
        for match in re.finditer(rf"\b{old}\b ?", paragraph):
            if is_quoted(paragraph, *match.span()) or not re.match(r"[\w’'-]", paragraph[match.end() :]):
                continue
            before = re.search(r"(\w+) $", paragraph[: match.start()])
            if before is not None and before[1] == "I":
                continue
            many = before is not None and (
                before[1].lower() in ("we", "they", "you", "people") or before[1].endswith("s")
            )
            one, several = new if isinstance(new, tuple) else (new, new)
            made = several if many else one
            begin, _ = nearby(paragraph, match.start(), match.end(), 2)
            tail = re.match(r"[\w’'-]+(?: [\w’'-]+)?", paragraph[match.end() :])
            end = match.end() + len(tail[0] if tail else "")
            yield Change(
                begin,
                end,
                paragraph[begin : match.start()] + made + " " * bool(made) + paragraph[match.end() : end],
                f"“{old}” lost",
            )
    for match in re.finditer(
        rf"\b(?P<h>{'|'.join(words.ROUGHLY)}) (?P<n>[$€£]?\d[\d,.]*\d|\d|{'|'.join(words.NUMBERS)})\b"
        r"(?! (?:o'clock|a\.m|p\.m))",
        paragraph,
    ):
        if not is_quoted(paragraph, *match.span()) and not re.fullmatch(r"(?:19|20)\d\d", match["n"]):
            end = nearby(paragraph, match.start(), match.end(), 2)[1]
            yield Change(match.start(), end, match["n"] + paragraph[match.end() : end], f"“{match['h']}” lost")
    done = r"(?P<d>[a-z]{3,}ed|killed|shot|taken|told|built|paid)\b"
    for match in re.finditer(
        rf"{_NO_MODAL}\b(?P<v>was|were|had|has|have) (?P<b>been )?{done}",
        paragraph,
    ):
        if is_quoted(paragraph, *match.span()) or (match["v"] in ("had", "has", "have") and not match["b"]):
            continue
        fresh = rng.choice(["allegedly", "reportedly", "apparently"])
        begin, end = nearby(paragraph, match.start(), match.end(), 1)
        new = f"{match['v']} {fresh} {match['b'] or ''}{match['d']}"
        yield Change(
            begin, end, paragraph[begin : match.start()] + new + paragraph[match.end() : end], f"“{fresh}” put in"
        )


def negation(text: Text, number: int, rng: random.Random) -> Iterator[Change]:
    """A "not" lost, or put in."""
    del rng
    paragraph = text.paragraphs[number]
    for old, new in words.NEGATIONS.items():
        for match in re.finditer(rf"\b{old}\b", paragraph):
            if not is_quoted(paragraph, *match.span()):
                begin, end = nearby(paragraph, match.start(), match.end(), 2)
                yield Change(
                    begin,
                    end,
                    paragraph[begin : match.start()] + new + paragraph[match.end() : end],
                    f"“{old}” became “{new}”",
                )
    for verbs, follow in words.TAKES_NOT:
        for match in re.finditer(rf"{_NO_MODAL}\b(?P<v>{verbs}) (?P<d>{follow})\b", paragraph):
            near = paragraph[max(0, match.start() - 30) : match.end() + 20]
            if not is_quoted(paragraph, *match.span()) and not re.search(
                r"\bnot\b|n['’]t\b|\b(?:no|never|any|only)\b", near
            ):
                begin, end = nearby(paragraph, match.start(), match.end(), 2)
                new = f"{match['v']} not {match['d']}"
                yield Change(
                    begin, end, paragraph[begin : match.start()] + new + paragraph[match.end() : end], "“not” put in"
                )


def quote_altered(text: Text, number: int, rng: random.Random) -> Iterator[Change]:
    """One word inside quotation marks replaced, dropped or put in."""
    del rng
    paragraph = text.paragraphs[number]
    for begin, end in quoted(paragraph):
        if len(paragraph[begin:end].split()) < 6:
            continue
        for old, new in words.IN_QUOTES.items():
            for match in re.finditer(rf"(?<=[\w,] ){old.strip()}(?= \w)", paragraph[begin:end]):
                start, stop = begin + match.start(), begin + match.end()
                left, right = nearby(paragraph, start, stop, 3)
                made = re.sub("  +", " ", paragraph[left:start] + new.strip() + paragraph[stop:right])
                yield Change(left, right, made, f"“{old.strip()}” became “{new.strip()}” inside the quotation")


def quote_trimmed(text: Text, number: int, rng: random.Random) -> Iterator[Change]:
    """The end of a quotation cut off where it qualifies what stands before."""
    del rng
    paragraph = text.paragraphs[number]
    for begin, end in quoted(paragraph):
        said = paragraph[begin:end]
        mark, close = said[0], said[-1]
        for match in re.finditer(
            r",? (?:but|because|although|though|unless|if|except|until|only) \w"
            r"|[.!?] (?:But|Yet|Still|Only|If|Unless) ",
            said,
        ):
            head = said[1 : match.start()].rstrip(" ,")
            if len(head.split()) >= 4 and len(said[match.start() :].split()) >= 4:
                stop = said[-2] if said[-2] in ",.!?" else ""
                yield Change(begin, end, f"{mark}{head}{stop}{close}", "the end of the quotation is cut")


def paraphrase_quoted(text: Text, number: int, rng: random.Random) -> Iterator[Change]:
    """Words of an indirect report put in quotation marks."""
    paragraph = text.paragraphs[number]
    for begin, end in sentences(paragraph):
        said = paragraph[begin:end]
        if '"' in said or "“" in said:
            continue
        match = re.match(
            rf"(?P<who>(?:[\w’'.-]+ ){{1,6}}?)(?:said|argued|warned|insisted)(?P<that> that)? "
            rf"(?P<what>(?:the|there|a|an|no|this|these|it (?:is|was)|{WORD}) [^.]+)\.$",
            said,
        )
        if match is None or not 6 <= len(match["what"].split()) <= 24:
            continue
        if rng.random() < 0.5:
            start, stop = begin + match.start("what"), begin + match.end("what")
            if match["that"]:
                start = begin + match.start("that") + 1
            yield Change(
                start - 1, stop + 1, f": “{capital(match['what'])}.”", "indirect speech put in quotation marks"
            )
        else:
            pieces = match["what"].split(" ")
            for at in range(len(pieces) - 3, 1, -1):
                if (
                    pieces[at - 1] in ("be", "been", "was", "is", "are", "were", "a", "to", "would", "could", "had")
                    and len(pieces) - at <= 9
                ):
                    tail = " ".join(pieces[at:])
                    start = begin + match.end("what") - len(tail)
                    yield Change(
                        start, start + len(tail), f"“{tail}”", "words of an indirect report put in quotation marks"
                    )
                    break


def unsupported(text: Text, number: int, rng: random.Random) -> Iterator[Change]:
    """A statement that the wire does not have: a sentence, or an aside on somebody."""
    paragraph = text.paragraphs[number]
    n = rng.choice(["two", "three", "four", "six"])
    people = surnames(text.people)
    lines = [line for line in words.UNSUPPORTED if people or "{name}" not in line]
    line = rng.choice(lines).format(n=n, name=rng.choice(people) if people else "")
    for _, end in sentences(paragraph)[-1:]:
        yield Change(end, end, line, "not in the wire", added=True)
    for last in people:
        match = re.search(rf"(?<=\w )\b{last}(?= (?:{SAID})\b)|^{last}(?= (?:{SAID})\b)", paragraph)
        if match is not None and not is_quoted(paragraph, *match.span()):
            yield Change(
                match.end(),
                match.end(),
                rng.choice(words.UNSUPPORTED_ASIDES).format(n=n),
                "not in the wire",
                added=True,
            )


def omitted(text: Text, number: int, rng: random.Random) -> Iterator[Change]:
    """A denial, a challenge or a qualification that is gone."""
    del rng
    paragraph = text.paragraphs[number]
    for begin, end in sentences(paragraph):
        said = paragraph[begin:end]
        denies = re.search(
            rf"(?<!was )(?<!were )(?<!been )(?<!be )\b(?:{'|'.join(words.DENIALS)})\b"
            r"|\bsaid (?:there (?:was|were) no|it had not|he had not|she had not)\b",
            said,
        )
        counters = re.match(r"(?:But|However,|Yet) ", said)
        if (denies or counters) and not is_quoted(paragraph, begin, end) and len(said.split()) > 5:
            yield Change(begin, end, "", "left out", lost=True)
