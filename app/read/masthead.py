"""Lines at the head of an article: who wrote it, for whom, when; mastheads, and the slugs agencies put above."""

from __future__ import annotations

import re
from dataclasses import dataclass

from app.read import dates
from app.read.furniture import has_words, is_end_marked

_BYLINE = re.compile(
    r"(?:by|von|par|por|words? by|story by)[:\s]\s*"
    r"(?P<who>[^\W\d_][\w.'’-]*(?:[\s,&/|]++[^\W\d_][\w.'’-]*){0,14})[\s,|/]*=?",
    re.I,
)
_NAME = re.compile(r"[A-ZÀ-ÖØ-ÞŁŚŻ][\w.'’-]+|(?:de|van|von|der|al|el|bin|da|di|la|le)$")
_DESK = re.compile(r"(?:staff|correspondents?|reporters?|writers?|agenc(?:y|ies)|newsroom|desk)", re.I)
_STAFF = re.compile(
    r"(?P<who>[A-Z][\w.'’-]+(?: [A-Z][\w.'’-]*){1,3}),? (?:(?:staff|senior|chief|political|foreign) )?"
    r"(?:writer|reporter|correspondent|editor|Reuters|AFP|AP|Associated Press|The Associated Press)$"
)
_AGENCIES = {
    "ap": "AP", "afp": "AFP", "dpa": "dpa", "reuters": "Reuters", "associated press": "AP",
    "the associated press": "AP",
    "agence france-presse": "AFP", "upi": "UPI", "efe": "EFE", "ansa": "ANSA", "tass": "TASS", "xinhua": "Xinhua",
}  # fmt: skip

_OUTLET_WORDS = frozenset(
    """advertiser agency argus broadcasting bulletin channel chronicle courier dispatch echo examiner express gazette
    globe guardian herald independent inquirer journal ledger mail mercury mirror monitor network news newspaper
    newswire observer post press radio record register review sentinel service standard star sun telegraph television
    times tribune tv weekly wire
    abendblatt abendzeitung allgemeine anzeiger blatt bote kurier merkur morgenpost nachrichten presse rundfunk
    rundschau spiegel tageblatt tageszeitung tagblatt volksblatt zeitung
    monde figaro dépêche diario mundo prensa noticias corriere gazzetta giornale dagblad krant courant tidning
    avis""".split()  # noqa: SIM905 - a list of words reads best so
)
_OUTLET_ENDS = ("zeitung", "blatt", "anzeiger", "kurier", "nachrichten", "rundschau", "dagblad")
_OUTLET_STARTS = frozenset("radio tv televisión télé le la el il die der das the".split())  # noqa: SIM905
_SECTIONS = frozenset(
    """africa americas analysis asia breaking business climate crime culture economy education environment europe
    features finance health home international local markets national news opinion politics region regional science
    society sport sports technology top travel uk us usa world story stories
    ausland hintergrund inland kultur lokales meinung panorama politik regionales sport titelseite vermischtes
    wirtschaft wissen
    économie international monde politique société culture internacional economía política deportes sociedad
    mondo esteri cronaca economia politica""".split()  # noqa: SIM905 - as above
)
_SMALL = frozenset("the of and a an in for de la le du der die das und el il y e & und".split())  # noqa: SIM905
_PARTING = re.compile(r"\s*(?:[,;|·•*/]|\s[–—-]+\s)\s*")
_MOST_PARTS, _LONGEST = 6, 160

_ORDINAL = r"(?:\d{1,2}(?:st|nd|rd|th)|first|second|third|fourth|fifth)"
_CYCLE = r"(?:lead|ld|net|update|add|take|sub|writethru|wrap|roundup)"
_SLUG = re.compile(
    rf"""(?:
      [A-Z]{{2}}\#.*                                                   # KN#News Bites
    | (?i:{_ORDINAL}[ -]{_CYCLE}(?:[ -]\w+){{0,2}})                    # 2ND LEAD, 1st Ld-Writethru
    | (?:REFILE|REPEAT|CORRECT(?:ED|ION|S)?|URGENT|FLASH|ALERT|BULLETIN|ADVISORY|EXCLUSIVE|ROUNDUP|WRAPUP|UPDATE|LEAD)
        (?:[ -]?\d{{1,2}})?(?:[ ](?:LEAD|NET|UPDATE|ADD))?
    | EMBARGO(?:ED)?\b.{{0,80}}
    | /?[\w'’&.-]+(?:/[\w'’&.-]+){{1,9}}/?                             # /politics/Britain/EU/
    | (?:BC|AM|PM|AP|YE)-+[A-Z][\w'’&.:/-]*(?:[ ,]+[\w'’&./-]+){{0,8}} # BC-EU--Migration, 2nd Ld
    | [A-Z][A-Z0-9]+(?:[-/][A-Za-z0-9']+)*,?[ ]\(?(?i:(?:{_ORDINAL}[ -])?{_CYCLE}\b.{{0,30}})
    | [A-Z][A-Z0-9]+(?:[-/]+[A-Z0-9]+)+(?:[ ]\(.{{1,40}}\))?           # SYRIA-CRISIS/PUTIN (UPDATE 3)
    | [a-z]{{2,4}}\d{{3,6}}(?:[ ]\S{{1,6}}){{2,8}}                     # eca00075 3 i 510 dpa 1003
    )""",
    re.X,
)
_NOTE = re.compile(
    r"""(?:
      [(\[]?(?:eds?|editors?|editor['’]s|editors['’])\b[.]?(?:\ note)?\s?[:—–-] .*
    | [(\[](?:adds|updates|recasts|repeats|corrects|trims|removes|changes|writes\ through|clarifies|fixes|refiles)\b
        .*[)\]]\.?
    )""",
    re.I | re.X,
)
_CODED_TITLE = re.compile(r"(?:TI#|(?:HEADLINE|TITLE)\s?:\s?)(?P<title>\S.*)")


@dataclass(frozen=True, slots=True)
class Stated:
    """What one line at an article's head says: ``dated`` in the line's words, ``None`` for what it does not say.

    ``is_guess`` where the source is but the part of the line that is left.
    """

    byline: str | None = None
    source: str | None = None
    dated: str | None = None
    section: str | None = None
    is_guess: bool = False


def byline_of(text: str) -> str | None:
    """Give the writer named by a byline paragraph ("By Helen Maguire, dpa"), or ``None`` where it is none."""
    if len(text) > 140 or (is_end_marked(text) and not re.search(r"\b[A-Z][a-z]?\.$", text)):
        return None
    if match := _BYLINE.fullmatch(text):
        who = match["who"].strip(" ,=/|")
        names = re.split(r"[\s,&/|]+", who)
        named = [name for name in names if _NAME.match(name) or name.isupper()]
        if names and _NAME.match(names[0]) and len(named) >= 0.5 * len(names):
            return who
        # "By dpa correspondents"
        return who if len(names) <= 4 and _DESK.fullmatch(names[-1]) else None
    return match["who"] if (match := _STAFF.fullmatch(text)) else None


def outlet(name: str) -> str:
    """Give an outlet's name without stray marks, an agency's in its usual form."""
    name = name.strip(" .,/-–—")
    return _AGENCIES.get(name.lower(), name)


def is_outlet(text: str) -> bool:
    """Whether *text* is the name of a newspaper, channel or agency: "The Orleigh Courier", "Radio Darvin", "dpa"."""
    if text.lower() in _AGENCIES:
        return True
    words = text.split()
    if not 2 <= len(words) <= 5 or is_end_marked(text) or not _is_name(words):
        return False
    last = words[-1].lower()
    if last in _OUTLET_WORDS or last.endswith(_OUTLET_ENDS):
        return True
    first = words[0].lower()
    return first in {"radio", "tv"} or (first in _OUTLET_STARTS and len(words) == 2 and last in _OUTLET_WORDS)


def is_section(text: str) -> bool:
    """Whether *text* names a part of a newspaper: "World", "Top Stories", "Lokales"."""
    words = re.split(r"[\s&]+", text.lower().strip(" :"))
    return 0 < len(words) <= 3 and all(word in _SECTIONS or word in {"and", "und", "et"} for word in words)


def _is_name(words: list[str]) -> bool:
    """Whether all but the small words begin with a capital."""
    return all(word[0].isupper() or word[0].isdigit() or word.lower() in _SMALL for word in words)


def is_slug(text: str) -> bool:
    """Whether *text*, a line above an article, is an agency's code, slug, cycle or note to editors."""
    if len(text) <= 600 and _NOTE.fullmatch(text):
        return True
    return len(text) <= 100 and bool(_SLUG.fullmatch(text)) and not dates.is_date_line(text)


def coded_title(text: str) -> str | None:
    """Give the title in a line that says it is one ("TI#Crane falls"), or ``None``."""
    match = _CODED_TITLE.fullmatch(text) if len(text) <= 300 else None
    return match["title"] if match else None


def state(text: str) -> Stated | None:
    """Read a line of facts alone: outlet, writer, section and date, parted by commas, strokes or dots.

    "The Orleigh Courier, 10 March 2026", "Touchline · by Sonia Marchetti · 3 February 2026", "Halmstedter Bote".
    ``None`` where any part of the line is something else.
    """
    if len(text) > _LONGEST or not has_words(text) or is_end_marked(text.rstrip("*_")):
        return None
    dated = dates.parse(text)
    rest = text if dated is None else text.replace(dated.text, " | ", 1)
    parts = [part.strip(" *_=()[]:") for part in _PARTING.split(rest)]
    parts = [part for part in parts if has_words(part) and (dated is None or has_words(dates.bare(part)))]
    if len(parts) > _MOST_PARTS:
        return None
    byline = source = section = left = None
    for part in parts:
        if byline is None and (who := byline_of(part)) is not None:
            byline = who
        elif source is None and is_outlet(part):
            source = outlet(part)
        elif section is None and is_section(part):
            section = part
        elif left is None and len(part.split()) <= 5 and _is_name(part.split()):
            left = part
        else:
            return None
    if left is not None:
        # a name beside a writer and a date is the outlet's; beside one of them alone it may be a place
        if source is not None or byline is None or dated is None:
            return None
        source = left
    if dated is None and byline is None and source is None and section is None:
        return None
    return Stated(byline, source, None if dated is None else text, section, left is not None)
