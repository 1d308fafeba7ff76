"""The figures an article gives, with their values: numbers, money, per cent, quantities, ages, ordinals, dates, times.

A small normaliser of our own over the plain text, so that it works in any language that writes digits; a parse only
improves what is counted. Hedges ("more than", "about") stay out of span and value. Every stretch is claimed once, in
the order times, dates, ages, fractions, amounts, ordinals.
"""

from __future__ import annotations

import re
from bisect import bisect_right

from app.entities import measures
from app.entities.dates import Published, dates, numeric_order, published_date, times
from app.entities.loose_dates import loose_date
from app.entities.numerals import Numeral, fractions, multiples, numerals, ordinals, ratios, read_words, tidy
from app.entities.words import word_list
from app.model.article import ParagraphKind, SegmentedArticle
from app.model.entity import Figure, FigureKind
from app.model.parse import Parse, ParsedParagraph
from app.model.passage import Passage

_GAP = "[ \u00a0\u202f]"
_AGE_WORDS = word_list(
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
    "seventeen eighteen nineteen twenty"
)
_AGE = (
    r"(?:1[01]\d|\d{1,2}|"
    + "|".join(_AGE_WORDS)
    + r"|(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)(?:-\w{3,5})?)"
)
_AGED = "man|woman|boy|girl|teenager|child|pupil|student|driver|mother|father|pensioner|youth|youngster|soldier|widow"
_AGES = (
    re.compile(rf"\b(?P<n>{_AGE})[- \u00a0](?P<unit>year|month|week|day)s?[- \u00a0]olds?\b", re.IGNORECASE),
    re.compile(rf"\b(?:aged|age)[ \u00a0](?:of[ \u00a0])?(?P<n>{_AGE})\b(?![-–]\d|[.,]\d|%)", re.IGNORECASE),
    re.compile(
        rf"\b(?:turns|turned|turning|(?:will|to)[ \u00a0]turn)[ \u00a0](?P<n>{_AGE})"
        r"(?=[,.;)](?!\d)|$|[ \u00a0](?:next|this|last|in|on|and|today|tomorrow|yesterday)\b)"
    ),
    re.compile(rf"\b(?:{_AGED})[ \u00a0]of[ \u00a0](?P<n>{_AGE})\b(?![.,]\d)"),
    re.compile(
        r"(?<=[a-z’'.][\w’'.],[ \u00a0])(?P<n>1[01]\d|[1-9]\d?)(?=(?:,[ \u00a0](?!\d)|[.;)](?!\d)|$|[ \u00a0]and\b))"
    ),
)
_NAMED_BEFORE = re.compile(r"[A-Z][\w’'.-]*,[ \u00a0]$")
_BEFORE_MONEY = re.compile(rf"(?P<sign>{measures.SIGNS}|\b(?:{measures.CODES})){_GAP}?$")
_AFTER_MONEY = re.compile(
    rf"(?:{_GAP}|-)?(?:(?P<sign>[€₽₹₩₪¥£]|\b(?:{measures.CODES})\b)|(?P<word>(?:{measures.CURRENCY_WORDS})\b))",
    re.IGNORECASE,
)
_OF = re.compile(rf"{_GAP}of\b")
_PENCE = re.compile(r"p\b(?!\.m)")
_PERCENT = re.compile(
    rf"(?:{_GAP}|-)?(?P<points>(?:percentage|per{_GAP}cent){_GAP}points?\b)|(?:{_GAP}|-)?(?:%|per{_GAP}?cent(?:age)?\b|pct\b|pc\b)",
    re.IGNORECASE,
)
_SCORE = re.compile(r"[-–]\d{1,3}\b(?![-–])")
_SPAN = re.compile(rf"\ba{_GAP}(?P<unit>decade|fortnight)\b(?!{_GAP}(?:ago|earlier|later)|-)")
_BASIS = re.compile(rf"(?:{_GAP}|-)basis{_GAP}points?\b", re.IGNORECASE)
_STEP = re.compile(
    rf"\b(?P<size>half|(?:a|three)[ -]quarters?{_GAP}of|a[ -](?:third|fifth|tenth){_GAP}of)"
    rf"{_GAP}an?{_GAP}(?:(?P<percent>per{_GAP}?cent)(?!{_GAP}point)"
    rf"|(?:percentage|per{_GAP}cent){_GAP}point)\b",
    re.IGNORECASE,
)
_STEPS = {"half": 0.5, "three": 0.75, "third": 0.333333, "fifth": 0.2, "tenth": 0.1}
_MEASURE = re.compile(rf"(?:{_GAP}|-)?(?P<unit>{measures.UNIT_WORDS})(?![^\W_])(?!{_GAP}?of{_GAP}the\b)")
_BRIDGE = re.compile(rf"{_GAP}?(?:[-–—]|to|and|or|or{_GAP}even|and{_GAP}up{_GAP}to){_GAP}?(?:[A-Z]{{0,2}}[$£€¥])?")
_MODEL_NUMBER = re.compile(r"(?:^|[\s(“\"‘'])(?P<word>[A-Z][a-z]+)[ \u00a0-]$")
_NUMBERED = frozenset(word_list("Article Section Chapter Page Number No Nos Resolution Paragraph Clause Verse Day"))
_NAME_LABELS = frozenset({"PERSON", "ORG", "PRODUCT", "WORK_OF_ART", "LAW", "FAC", "EVENT"})
_COUNTED = re.compile(
    rf"(?:{_GAP}(?:of{_GAP}(?:the{_GAP}|its{_GAP}|their{_GAP})?)?)(?P<words>[^\W\d_][\w’'-]*(?:{_GAP}[^\W\d_][\w’'-]*){{0,3}})"
)
_PLURALS = frozenset({"people", "men", "women", "children", "police", "troops", "staff", "personnel"})
_NOT_COUNTED = frozenset(
    word_list(
        "of the and or to in on at for from by with as was is has yes this us plus versus less across its his "
        "years minutes"
    )
)

Amount = tuple[int, int, FigureKind, float | int | None, str | None]
"""Start, end, kind, value and unit of an amount within its paragraph."""


def find_figures(segmented: SegmentedArticle, parse: Parse | None, published: str | None) -> tuple[Figure, ...]:
    """The figures of *segmented*, in the order of the text, never overlapping, none in furniture.

    *published* is ISO 8601 of any precision; without it relative dates and weekdays have no value. Ranges give two
    figures of one unit. Units: a currency code (or the currency's name where countries share it), ``percent``, a unit
    of measure in the singular, ``year`` for ages, or the thing counted in lower case ("sorties").
    """
    base = published_date(published)
    prose = [p.text for p in segmented.paragraphs if p.kind is not ParagraphKind.FURNITURE]
    order = numeric_order(prose)
    found: list[Figure] = []
    for number, paragraph in enumerate(segmented.paragraphs):
        if paragraph.kind is ParagraphKind.FURNITURE:
            continue
        parsed = parse.paragraphs[number] if parse is not None and number < len(parse.paragraphs) else None
        page = _Page(paragraph.text, segmented.language, parsed)
        page.read(base, order)
        found += (
            Figure(Passage(segmented.number, number, start, end), kind, value, unit)
            for start, end, kind, value, unit in sorted(page.claimed, key=lambda claim: claim[:2])
        )
    return tuple(found)


class _Page:
    """One paragraph and what has been claimed of it so far."""

    def __init__(self, text: str, language: str, parsed: ParsedParagraph | None) -> None:
        self.text = text
        self.language = language
        self.parsed = parsed
        self.claimed: list[tuple[int, int, FigureKind, float | int | str | None, str | None]] = []
        self._starts = [token.start for token in parsed.tokens] if parsed else []
        self._taken = bytearray(len(text))
        self._names = bytearray(len(text))
        for name in parsed.names if parsed else ():
            if name.label in _NAME_LABELS and len(text[name.start : name.end].split()) > 1:
                self._names[name.start : name.end] = b"\x01" * (name.end - name.start)

    def read(self, base: Published, order: str | None) -> None:
        """Claim everything there is."""
        text = self.text
        if not any(c.isdigit() for c in text) and not any(c.isalpha() for c in text):
            return
        for moment in times(text):
            self._claim(moment.start, moment.end, FigureKind.TIME, moment.value, moment.zone)
        for moment in dates(text, base, order):
            self._claim(moment.start, moment.end, FigureKind.DATE, moment.value, None)
        self._ages()
        english = self.language.split("-")[0].casefold() in {"en", ""}
        if english:
            self._parts()
        for start, end, value in fractions(text):
            self._claim(start, end, FigureKind.NUMBER, value, None)
        self._loose(base)
        placed = [each for each in ordinals(text) if not self._in_name(*each[:2])] if english else []
        for start, end, value in placed:
            if "-" in text[start:end] or text[start].isdigit():
                self._claim(start, end, FigureKind.ORDINAL, value, None)
        self._amounts(list(numerals(text, self.language)))
        for start, end, value in placed:
            self._claim(start, end, FigureKind.ORDINAL, value, None)

    def _claim(self, start: int, end: int, kind: FigureKind, value: float | int | str | None, unit: str | None) -> None:
        if not any(self._taken[start:end]):
            self._taken[start:end] = b"\x01" * (end - start)
            self.claimed.append((start, end, kind, value, unit))

    def _parts(self) -> None:
        """Shares and multiples in words, and the small steps that rates are moved by."""
        for match in _STEP.finditer(self.text):
            size = match.group("size").casefold()
            value = next((step for word, step in _STEPS.items() if word in size), 0.25)
            unit = "percent" if match.group("percent") else "percentage point"
            self._claim(*match.span(), FigureKind.PERCENT, value, unit)
        for match in _SPAN.finditer(self.text):
            self._claim(*match.span(), FigureKind.QUANTITY, 1, match.group("unit").casefold())
        for start, end, value in ratios(self.text):
            self._claim(start, end, FigureKind.NUMBER, value, None)
        for start, end, value in multiples(self.text):
            self._claim(start, end, FigureKind.NUMBER, value, "times")

    def _ages(self) -> None:
        for number, pattern in enumerate(_AGES):
            for match in pattern.finditer(self.text):
                start, end = match.span() if number == 0 else match.span("n")
                if pattern is _AGES[-1] and _NAMED_BEFORE.search(self.text[max(0, start - 40) : start]) is None:
                    continue
                told = match.group("n")
                value = int(told) if told.isdigit() else read_words(told)[0]
                if value:
                    unit = match.groupdict().get("unit") or "year"
                    self._claim(start, end, FigureKind.AGE, value, unit.casefold())

    def _amounts(self, found: list[Numeral]) -> None:
        read: list[tuple[Numeral, Amount]] = []
        for numeral in found:
            if any(self._taken[numeral.start : numeral.end]):
                continue
            amount = self._amount(numeral)
            if amount is not None:
                read.append((numeral, amount))
        for n in range(1, len(read)):
            read[n] = (read[n][0], self._as_the_last(read[n - 1][1], read[n][1]))
        for n in range(len(read) - 2, -1, -1):
            read[n] = (read[n][0], self._as_the_next(read[n], read[n + 1]))
        for _, amount in read:
            self._claim(*amount)

    def _as_the_last(self, before: Amount, amount: Amount) -> Amount:
        """In "$5-10 million" the second figure is money because the first is."""
        start, end, kind, value, unit = amount
        bridge = _BRIDGE.fullmatch(self.text, before[1], max(before[1], start))
        if bridge is None or not any(c in bridge.group() for c in "-–—"):
            return amount
        if before[2] is FigureKind.MONEY and kind is FigureKind.NUMBER and unit is None:
            return start, end, FigureKind.MONEY, value, before[4]
        return amount

    def _as_the_next(
        self,
        one: tuple[Numeral, Amount],
        following: tuple[Numeral, Amount],
    ) -> Amount:
        """In "9 million and 12 million euros" and "20-30 per cent" the first figure has the unit of the second."""
        numeral, (start, end, kind, value, unit) = one
        after, (next_start, _, next_kind, _, next_unit) = following
        bridge = _BRIDGE.fullmatch(self.text, end, max(end, next_start))
        if bridge is None or next_unit is None or (unit is not None and kind is not next_kind):
            return start, end, kind, value, unit
        dash = any(c in bridge.group() for c in "-–—") or " to " in bridge.group()
        if kind is FigureKind.NUMBER and unit is None and (dash or next_kind is not FigureKind.NUMBER):
            kind, unit = next_kind, next_unit
        if (
            dash
            and numeral.scale == 1
            and after.scale > 1
            and value is not None
            and after.plain is not None
            and value < after.plain
            and kind is next_kind
        ):
            value = tidy(value * after.scale)
        return start, end, kind, value, unit

    def _amount(self, numeral: Numeral) -> Amount | None:
        text, start, end, value = self.text, numeral.start, numeral.end, numeral.value
        if start and text[start - 1] in "-−" and (start < 2 or text[start - 2] in " \u00a0(") and value is not None:
            start, value = start - 1, -value
        sign = _BEFORE_MONEY.search(text, max(0, start - 6), start)
        if sign is not None:
            if value is None:
                return None
            return sign.start(), end, FigureKind.MONEY, value, measures.currency(sign.group("sign"))
        if (basis := _BASIS.match(text, end)) is not None and value is not None:
            return start, basis.end(), FigureKind.PERCENT, tidy(value / 100), "percentage point"
        if (percent := _PERCENT.match(text, end)) is not None:
            unit = "percentage point" if percent.group("points") else "percent"
            return start, percent.end(), FigureKind.PERCENT, value, unit
        if (money := _AFTER_MONEY.match(text, end)) is not None and _OF.match(text, money.end()) is None:
            unit = measures.currency(money.group("sign") or money.group("word"))
            if unit is not None:
                return start, money.end(), FigureKind.MONEY, value, unit
        if not numeral.word and _PENCE.match(text, end):
            return start, end + 1, FigureKind.MONEY, tidy((value or 0) / 100), "GBP"
        return self._measured(numeral, start, value)

    def _measured(self, numeral: Numeral, start: int, value: float | int | None) -> Amount | None:
        text, end = self.text, numeral.end
        if numeral.short == "m" and measures.is_length(
            text[max(0, start - 24) : start], text[end : end + 24], numeral.plain
        ):
            return start, end, FigureKind.QUANTITY, numeral.plain, "metre"
        if (measure := _MEASURE.match(text, end)) is not None:
            unit = measures.unit(measure.group("unit"))
            if unit is not None:
                return start, measure.end(), FigureKind.QUANTITY, value, unit
        if end < len(text) and (text[end].isalnum() or text[end] == "_"):
            return None  # "12th", "3D", an identifier
        if not numeral.word and self._is_label(start, end):
            return None
        unit = self._counted(start, end)
        if numeral.word and text[start].isupper() and _MODEL_NUMBER.search(text[max(0, start - 24) : start]):
            return None  # "Rossiya One", "Channel Four"
        if numeral.word and value in (0, 1) and not self._is_count(start, end):
            return None  # "one of", "no one", "one another"
        return start, end, FigureKind.NUMBER, value, unit

    def _is_label(self, start: int, end: int) -> bool:
        """Whether digits belong to a name ("Rossiya 1", "SU-30", "Channel 4"), not to a count or a score."""
        if _SCORE.match(self.text, end):
            return False
        before = _MODEL_NUMBER.search(self.text[max(0, start - 24) : start])
        if before is not None and len(self.text[start:end]) <= 3 and before.group("word") not in _NUMBERED:
            sentence_start = not self.text[: max(0, start - len(before.group("word")) - 1)].rstrip(" “\"'‘(")
            if not sentence_start and self._counted(start, end) is None:
                return True
        return self._in_name(start, end) and bool(
            re.search(r"[^\W\d_]\S*[ \u00a0-]$", self.text[max(0, start - 3) : start])
        )

    def _in_name(self, start: int, end: int) -> bool:
        """Whether the model sees a longer name here ("Public Libraries Act 1964", "First Bank")."""
        return all(self._names[start:end])

    def _token(self, at: int) -> int | None:
        n = bisect_right(self._starts, at) - 1
        if self.parsed is None or n < 0 or not self.parsed.tokens[n].start <= at < self.parsed.tokens[n].end:
            return None
        return n

    def _is_count(self, start: int, end: int) -> bool:
        n = self._token(start)
        if self.parsed is None or n is None:
            return False
        token = self.parsed.tokens[n]
        return token.dep == "nummod" and token.head != n and end - start == token.end - token.start

    def _counted(self, start: int, end: int) -> str | None:
        """The thing counted, as written but in lower case, where it plainly stands after the figure."""
        if self.parsed is not None and (n := self._token(end - 1)) is not None:
            tokens = self.parsed.tokens
            token = tokens[n]
            head = tokens[token.head]
            if token.dep in {"nummod", "compound"} and head.pos == "NOUN" and end <= head.start <= end + 40:
                return self.text[head.start : head.end].casefold()
            of = tokens[n + 1] if n + 1 < len(tokens) else None
            if of is not None and self.text[of.start : of.end] == "of":
                for later in tokens[n + 2 : n + 6]:
                    if later.head == n + 1 and later.dep == "pobj":
                        return self.text[later.start : later.end].casefold()
            if token.dep != "nummod":
                return None
        after = _COUNTED.match(self.text, end)
        if after is None:
            return None
        for word in re.split(_GAP, after.group("words")):
            folded = word.casefold()
            if folded in _PLURALS or (
                len(folded) > 3 and folded.endswith("s") and not folded.endswith(("ss", "'s", "’s", "ous"))
            ):
                return folded if folded not in _NOT_COUNTED else None
            if folded in _NOT_COUNTED:
                return None
        return None

    def _loose(self, base: Published) -> None:
        """What the model calls a date and the rules above do not know goes to ``dateparser``."""
        if self.parsed is None:
            return
        for name in self.parsed.names:
            if name.label == "DATE" and not any(self._taken[name.start : name.end]):
                value = loose_date(self.text[name.start : name.end], base)
                if value is not None:
                    self._claim(name.start, name.end, FigureKind.DATE, value, None)
