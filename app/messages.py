"""The sentences of the program, in English: one for every code the engine uses.

The engine returns codes and values; command line, PDF and window speak through this module alone, so a translation
has one place to stand. Nothing here decides anything.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from pathlib import PurePath
from typing import Protocol

from app.errors import CopytasterError, ErrorCode
from app.model.alignment import Link, LinkKind, Reason
from app.model.article import Article, Note, ReadChoice
from app.model.comparison import Comparison
from app.model.decisions import EntityChoice, EntityDeed
from app.model.entity import EntityType
from app.model.finding import Finding, FindingKind
from app.model.hidden import show_name
from app.model.quote import Verdict
from app.model.reuse import ReuseKind
from app.read.formats import KINDS, Format

_ERRORS: dict[ErrorCode, str] = {
    ErrorCode.NEEDS_PASSWORD: "needs a password; save a copy without one and open that",
    ErrorCode.MISNAMED: "is not what its name says: it ends in {name} and holds {content}; get the file again, or open "
    "it as plain text",
    ErrorCode.TOO_BIG: "too big to open ({detail}); cut out the part you need, or open it as plain text",
    ErrorCode.DAMAGED: "the file is damaged ({detail}); get it again, or open it as plain text",
    ErrorCode.NO_TEXT: "there is no text in it ({detail}){advice}",
    ErrorCode.TOO_SLOW: "gave up reading after {seconds} seconds; open it as plain text",
    ErrorCode.READER_CRASHED: "the reader broke down on this file, nothing else was harmed; open it as plain text",
    ErrorCode.MISSING: "there is no such file",
    ErrorCode.IS_FOLDER: "this is a folder, not an article",
    ErrorCode.UNREADABLE: "cannot be read ({detail})",
    ErrorCode.UNKNOWN_ENCODING: "cannot be read as {encoding}",
    ErrorCode.NO_SUCH_ITEM: "has no article {item}; it holds {count}",
    ErrorCode.TOO_FEW: "a comparison needs two articles",
    ErrorCode.TOO_MANY: "at most {limit} articles can be compared",
    ErrorCode.CANNOT_WRITE: "cannot be written ({detail})",
    ErrorCode.EXPORT_FAILED: "the PDF could not be made ({detail})",
    ErrorCode.ENGINE_CRASHED: "the comparing process broke down and was started again; your articles are safe",
    ErrorCode.ENGINE_SLOW: "the comparing process did not answer for {seconds} seconds and was started again",
    ErrorCode.ENGINE_LOST: "the comparing process cannot be started ({detail})",
    ErrorCode.SESSION_DAMAGED: "this comparison file is damaged; it was left as it is",
    ErrorCode.SESSION_NEWER: "this comparison was saved by a newer Copytaster; it was left as it is",
    ErrorCode.MODEL_ALTERED: "the language model is not the one this program was made with ({detail})",
}

_LOCKED = "cannot be opened ({detail}); get a copy that is not locked"
"""What is said of a file that no password opens."""

_NOTES: dict[str, str] = {
    "content-differs-from-name": "opened as {content}, which is what it holds, though its name says {name}",
    "encoding-guessed": "encoding guessed: {encoding}",
    "encoding-mixed": "some characters could not be read as {encoding}",
    "date-ambiguous": "the date {text} can mean {first} or {second}",
    "date-guessed": "the date {text} was read as {date}",
    "title-guessed": "the title was guessed from the first paragraph",
    "rejoined": "a sentence broken over two paragraphs was joined",
    "hard-wrapped": "lines broken at a fixed width were joined",
    "extraction-thin": "little of the page looked like an article, so the whole page was taken",
    "legible-only": "only what is legible in the bytes is shown",
    "tracked-changes": "it holds tracked changes, read as if all were accepted; the text before them can be shown",
    "tracked-changes-original": "it holds tracked changes, read as if none had been made",
    "hidden-text": "hidden text was left out ({words})",
    "cut-off": "the file breaks off: what came after is missing; get it again for the rest",
    "part-unreadable": "a part of it could not be read and is missing ({part})",
    "archive-list-lost": "the file breaks off; its text is whole, but notes, headers or styles may be missing; get it "
    "again",
    "markup-damaged": "the markup is damaged; what can be read of it is shown",
    "teaser": "this is only the beginning or a summary; the whole text is not in the file",
    "stored-in-part": "this article was not complete when it was stored",
    "items-cut": "only the first {limit} articles of the file are listed",
    "cut": "only the first {limit} were read",
    "pdf-repaired": "the file is damaged: its index is broken, and text may be missing",
    "pages-lost": "could not be read: page {pages}",
    "pages-without-text": "pictures without text, which only text recognition (OCR) can read: page {pages}",
    "attachments": "attached and not opened: {names}",
    "hidden-characters": "invisible or direction-changing characters are shown as signs: {count} ({names})",
    "language": "this is not English ({language}): wording, figures and quotation marks are compared, speakers and "
    "names only roughly",
    "same-file": "{first} and {second} are the same file",
    "same-text": "{first} and {second} have the same text",
    "too-long-for-model": "{article} has more than {limit} words: its names and quotations were found without the "
    "language model",
    "nothing-in-common": "{first} and {second} have nothing in common",
}

_CHOICES: dict[ReadChoice, str] = {
    ReadChoice.WHOLE_PAGE: "the whole page",
    ReadChoice.ORIGINAL: "before its tracked changes",
    ReadChoice.PLAIN_TEXT: "what is legible in it",
}

_LAYERS: dict[str, str] = {
    "limits": "the system’s limits of memory and time",
    "network": "a network of its own, with nothing in it",
    "landlock": "Landlock: no file but the program’s own can be opened",
    "seccomp": "seccomp: no system call but those that parsing needs",
    "hook": "the interpreter’s own watch",
}

_ATTEMPTS: dict[str, str] = {
    "open-other": "opening another file",
    "write": "writing a file",
    "connect": "making a socket",
    "start": "starting a process",
    "signal": "signalling another process",
}

_REASONS: dict[str, str] = {
    "by-hand": "linked by hand",
    "copy": "nearly the same wording",
    "words": "shares {words}",
    "names": "both name {words}",
    "entities": "both name {words}",
    "figures": "both give {words}",
    "phrase": "shares the run {words}",
    "quote": "quotes the same words: {words}",
    "paraphrase": "tells in its own words what the other quotes",
    "speaker": "same speaker: {words}",
    "neighbours": "the paragraphs around them match",
    "position": "stands at the same place in the story",
    "paragraph": "stands in matching paragraphs",
    "meaning": "much the same statement in other words",
    "contained": "one holds the other",
    "verbatim": "the same words",
}

_REUSE: dict[ReuseKind, str] = {
    ReuseKind.VERBATIM: "verbatim",
    ReuseKind.CLOSE: "close",
    ReuseKind.REWORDED: "reworded",
    ReuseKind.NEW: "new",
}

_DEEDS: dict[EntityDeed, str] = {
    EntityDeed.MERGE: "{forms} are one",
    EntityDeed.SPLIT: "{forms}: one apart from the others",
    EntityDeed.RENAME: "{forms}: called “{name}”",
    EntityDeed.RETYPE: "{forms}: {type}",
    EntityDeed.DROP: "{forms}: no name",
}

KIND_TITLES: dict[FindingKind, str] = {
    FindingKind.QUOTE_ALTERED: "Quote altered",
    FindingKind.QUOTE_TRIMMED: "Quote trimmed",
    FindingKind.PARAPHRASE_QUOTED: "Paraphrase in quotation marks",
    FindingKind.SPEAKER_DIFFERS: "Other speaker",
    FindingKind.CUE_DIFFERS: "Other reporting verb",
    FindingKind.ATTRIBUTION_DROPPED: "Attribution dropped",
    FindingKind.ATTRIBUTION_ADDED: "Attribution added",
    FindingKind.FIGURE_DIFFERS: "Figure differs",
    FindingKind.MONEY_DIFFERS: "Amount differs",
    FindingKind.PERCENT_DIFFERS: "Percentage differs",
    FindingKind.DATE_DIFFERS: "Date differs",
    FindingKind.WEEKDAY_DIFFERS: "Weekday differs",
    FindingKind.AGE_DIFFERS: "Age differs",
    FindingKind.NAME_DIFFERS: "Name differs",
    FindingKind.TITLE_DIFFERS: "Title differs",
    FindingKind.PLACE_DIFFERS: "Place differs",
    FindingKind.HEDGE_LOST: "Caution lost",
    FindingKind.HEDGE_GAINED: "Caution gained",
    FindingKind.NEGATION_LOST: "Negation lost",
    FindingKind.NEGATION_GAINED: "Negation gained",
    FindingKind.NEGATION_MOVED: "Negation moved",
    FindingKind.ONLY_IN: "Only in one article",
    FindingKind.UNSUPPORTED: "Not in the base",
    FindingKind.OMITTED: "Left out",
    FindingKind.TERM_DIFFERS: "Other term",
    FindingKind.ORDER_CHANGED: "Order changed",
    FindingKind.STYLE_ONLY: "Style only",
}

_FINDINGS: dict[FindingKind, str] = {
    FindingKind.QUOTE_ALTERED: "Inside the quotation marks {first} has “{a}”, {second} has “{b}”",
    FindingKind.QUOTE_TRIMMED: "Inside the quotation marks {second} leaves out “{a}” without saying so",
    FindingKind.PARAPHRASE_QUOTED: "{first} tells this in its own words, {second} puts it in quotation marks: “{b}”",
    FindingKind.SPEAKER_DIFFERS: "{first} has {a} say this, {second} has {b}",
    FindingKind.CUE_DIFFERS: "{first} writes “{a}”, {second} “{b}”",
    FindingKind.ATTRIBUTION_DROPPED: "{first} says this comes from {a}; {second} states it as fact",
    FindingKind.ATTRIBUTION_ADDED: "{first} states this as fact; {second} says it comes from {b}",
    FindingKind.FIGURE_DIFFERS: "{first} says {a}, {second} says {b}",
    FindingKind.MONEY_DIFFERS: "{first} says {a}, {second} says {b}",
    FindingKind.PERCENT_DIFFERS: "{first} says {a}, {second} says {b}",
    FindingKind.DATE_DIFFERS: "{first} says {a}, {second} says {b}",
    FindingKind.WEEKDAY_DIFFERS: "{first} says {a}, {second} says {b}",
    FindingKind.AGE_DIFFERS: "{first} says {a}, {second} says {b}",
    FindingKind.NAME_DIFFERS: "{first} writes {a}, {second} writes {b}",
    FindingKind.TITLE_DIFFERS: "{first} writes {a}, {second} writes {b}",
    FindingKind.PLACE_DIFFERS: "{first} says {a}, {second} says {b}",
    FindingKind.HEDGE_LOST: "{first} is careful (“{a}”), {second} is not",
    FindingKind.HEDGE_GAINED: "{second} adds “{b}”",
    FindingKind.NEGATION_LOST: "{first} has “{a}”, {second} “{b}”",
    FindingKind.NEGATION_GAINED: "{first} has “{a}”, {second} “{b}”",
    FindingKind.NEGATION_MOVED: "{first} has “{a}”, {second} “{b}”: they do not deny the same",
    FindingKind.ONLY_IN: "Only {first} has the {what} {a}",
    FindingKind.UNSUPPORTED: "{second} says “{b}”; {first} does not",
    FindingKind.OMITTED: "{first} has the {what} {a}; no other article does",
    FindingKind.TERM_DIFFERS: "{first} writes {a}, {second} writes {b}",
    FindingKind.ORDER_CHANGED: "{second} tells this {what} in the story than {first}",
    FindingKind.STYLE_ONLY: "{first} and {second} differ in typography alone (places: {count})",
}

_VERDICTS: dict[Verdict, str] = {
    Verdict.VERBATIM: "verbatim",
    Verdict.STYLE_ONLY: "style only",
    Verdict.TRIMMED: "trimmed",
    Verdict.ALTERED: "altered",
    Verdict.REWORDED: "reworded",
    Verdict.PARAPHRASED: "paraphrased",
}

_LINKS: dict[LinkKind, str] = {
    LinkKind.IDENTICAL: "identical",
    LinkKind.EDITED: "edited",
    LinkKind.REWORDED: "reworded",
    LinkKind.PARTIAL: "related in part",
}

_TYPES: dict[EntityType, tuple[str, str]] = {
    EntityType.PERSON: ("person", "People"),
    EntityType.ORGANISATION: ("organisation", "Organisations"),
    EntityType.PLACE: ("place", "Places"),
    EntityType.GROUP: ("group", "Groups"),
    EntityType.EVENT: ("event", "Events"),
    EntityType.WORK: ("work", "Works"),
    EntityType.OTHER: ("name", "Other names"),
}

# singular and plural of what the five-second answer counts; the codes are FindingKind values or families of them
_SUMMARY: dict[str, tuple[str, str]] = {
    "quotes-altered": ("quote altered", "quotes altered"),
    "quotes-trimmed": ("quote trimmed", "quotes trimmed"),
    "paraphrases-quoted": ("paraphrase put in quotation marks", "paraphrases put in quotation marks"),
    "speakers-differ": ("quote under another speaker", "quotes under another speaker"),
    "cues-differ": ("reporting verb differs", "reporting verbs differ"),
    "attributions-dropped": ("attribution dropped", "attributions dropped"),
    "attributions-added": ("attribution added", "attributions added"),
    "figures-differ": ("figure differs", "figures differ"),
    "dates-differ": ("date differs", "dates differ"),
    "names-differ": ("name differs", "names differ"),
    "places-differ": ("place differs", "places differ"),
    "titles-differ": ("person’s title differs", "persons’ titles differ"),
    "caution-differs": ("change of caution", "changes of caution"),
    "negations-differ": ("negation differs", "negations differ"),
    "unsupported": ("statement not in the base", "statements not in the base"),
    "omitted": ("thing left out", "things left out"),
    "only-in": ("thing in one article alone", "things in one article alone"),
    "terms-differ": ("other term", "other terms"),
    "order-changed": ("change of order", "changes of order"),
    "style-only": ("difference of style alone", "differences of style alone"),
    "other": ("other note", "other notes"),
}


_GROUPS: dict[str, str] = {
    "quotes": "Quotes and speakers",
    "figures": "Figures and dates",
    "names": "Names and terms",
    "sources": "Sources and force",
    "content": "Added and left out",
    "order": "Order and style",
}


class _Blank(dict[str, str]):
    """Values for a sentence; one that is missing shows as a dash instead of failing."""

    def __missing__(self, key: str) -> str:
        return "–"


def _fill(sentence: str, values: Mapping[str, str]) -> str:
    return sentence.format_map(_Blank(values))


def _listed(words: tuple[str, ...]) -> str:
    return ", ".join(f"“{word}”" for word in words)


def _shown(values: Mapping[str, str]) -> dict[str, str]:
    """Values that come from files, with no character in them that hides or turns round another."""
    return {key: show_name(value) for key, value in values.items()}


def error(problem: CopytasterError) -> str:
    """Say what is wrong, without the path."""
    values = _shown(problem.values)
    sentence = _LOCKED if problem.code is ErrorCode.NEEDS_PASSWORD and "detail" in values else _ERRORS[problem.code]
    detail = values.get("detail") or values.get("reason") or "no reason given"
    # a detail that says what to do has a colon or a semicolon in it
    advice = "" if re.search("[:;]", detail) else "; see whether it is the right file"
    return _fill(sentence, {"advice": advice, **values, "detail": detail})


def error_line(problem: CopytasterError) -> str:
    """Say what is wrong and where, as ``FILE: what is wrong``."""
    return f"{show_name(problem.path)}: {error(problem)}" if problem.path else error(problem)


def error_notice(problem: CopytasterError) -> str:
    """Say what is wrong for the window: the file's name without its folder."""
    text = error(problem)
    return f"{show_name(PurePath(problem.path).name)}: {text}" if problem.path else text[:1].upper() + text[1:]


def note(value: Note) -> str:
    """Give the sentence of a note."""
    sentence = _NOTES.get(value.code)
    # a code nobody knows is no sentence: filled in, it could ask for a gigabyte of blanks
    return show_name(value.code) if sentence is None else _fill(sentence, _shown(dict(value.values)))


def reading(article: Article) -> str:
    """Say what a file was read as, which of its articles this is and how it was taken: "a Word document"."""
    parts = [KINDS[Format(article.format)].name]
    if article.items:
        parts.append(f"article {article.options.item} of {len(article.items)}")
    parts += [_CHOICES[choice] for choice in sorted(article.options.choices)]
    return ", ".join(parts)


def layer(name: str, holds: bool) -> str:
    """Say whether a layer of what keeps a reader in holds on this system."""
    return f"{'holds  ' if holds else 'absent '} {_LAYERS[name]}"


def layers() -> dict[str, str]:
    """Give the layers of what keeps a reader in, outermost first: what each is, by its name, with a capital."""
    return {name: text[:1].upper() + text[1:] for name, text in _LAYERS.items()}


def attempts(made: Mapping[str, bool]) -> str:
    """Say how the attempts of a locked reader ended, by name, in a sentence or two."""
    refused = [_ATTEMPTS.get(name, name) for name, was in made.items() if was]
    let_through = [_ATTEMPTS.get(name, name) for name, was in made.items() if not was]
    told = [("Tried just now and refused: ", refused), ("Tried just now and NOT refused: ", let_through)]
    return " ".join(f"{head}{', '.join(names)}." for head, names in told if names)


def attempt(name: str, refused: bool) -> str:
    """Say how an attempt of a locked reader ended."""
    return f"{'refused' if refused else 'NOT REFUSED'} {_ATTEMPTS.get(name, name)}"


def reason(value: Reason) -> str:
    """Say in a few words why two things were linked."""
    return _fill(_REASONS.get(value.code, value.code), {"words": _listed(value.words)})


def reasons(values: tuple[Reason, ...]) -> str:
    """Join several reasons into one line."""
    return "; ".join(reason(value) for value in values)


def verdict(value: Verdict) -> str:
    """Name a quote's verdict."""
    return _VERDICTS[value]


def link_kind(value: LinkKind) -> str:
    """Name a link's kind."""
    return _LINKS[value]


def link(value: Link) -> str:
    """Say how close a link is, and why: "Edited · 0.93 — both name Kelder"."""
    kind = link_kind(value.kind)
    words = f"{kind[:1].upper()}{kind[1:]} · {value.score:.2f}"
    return f"{words} — {reasons(value.reasons)}" if value.reasons else words


def versions(sigla: Sequence[str]) -> str:
    """Say that articles are versions of one text: "A, B and C are versions of one text"."""
    return f"{', '.join(sigla[:-1])} and {sigla[-1]} are versions of one text"


def reuse_kind(value: ReuseKind) -> str:
    """Name a kind of reuse."""
    return _REUSE[value]


def kind_title(value: FindingKind) -> str:
    """Give the short heading of a kind of finding."""
    return KIND_TITLES[value]


def entity_type(value: EntityType, plural: bool = False) -> str:
    """Name a type of entity, or its heading."""
    return _TYPES[value][plural]


def entity_choice(value: EntityChoice) -> str:
    """Say what the reader decided on a name."""
    kind = entity_type(value.type) if value.type is not None else ""
    forms = " and ".join(f"“{show_name(form)}”" for form in value.forms)
    return _fill(_DEEDS[value.deed], {"forms": forms, "name": show_name(value.name), "type": kind})


def times(word: str, count: int) -> str:
    """Say how often a word is used: "regime once", "regime 3 times"."""
    return f"{word} once" if count == 1 else f"{word} {count} times"


def finding(comparison: Comparison, value: Finding) -> str:
    """Give a finding's sentence; sigla are filled in from its evidence where its values do not name them."""
    values = dict(value.values)
    articles = sorted({passage.article for passage in value.evidence})
    for key, at in (("first", 0), ("second", 1)):
        if key not in values and at < len(articles):
            values[key] = comparison.articles[articles[at]].siglum
    return _fill(_FINDINGS[value.kind], values)


def finding_group(code: str) -> str:
    """Give the heading of a group of kinds of finding, as in ``present.GROUPS``."""
    return _GROUPS[code]


def summary_count(code: str, count: int) -> str:
    """Say one part of the five-second answer: "2 quotes altered"."""
    one, many = _SUMMARY[code]
    return f"{count} {one if count == 1 else many}"


class _Counted(Protocol):
    @property
    def code(self) -> str: ...
    @property
    def count(self) -> int: ...


def summary_part(part: _Counted) -> str:
    """Say one part of the five-second answer, given as ``present.SummaryPart``."""
    return summary_count(part.code, part.count)


def carries_each(base: str, shares: Sequence[tuple[str, float]]) -> str:
    """Say how much of the base each of several articles carries, in one line: (siglum, share 0..1)."""
    (first, share), *rest = shares
    return ", ".join([carries(first, base, share), *(f"{siglum} {round(each * 100)} %" for siglum, each in rest)])


def carries(siglum: str, base: str, share: float) -> str:
    """Say how much of the base an article carries; *share* is 0..1."""
    return f"{siglum} carries {round(share * 100)} % of {base}"
