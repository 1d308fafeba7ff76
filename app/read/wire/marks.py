"""The lines of agency copy that are meant for editors, in the languages agencies write them in."""

from __future__ import annotations

import re

from app.read.furniture import has_words

_END = re.compile(
    r"\W*(?:-\s?30\s?-|\#{2,}|nnnn|(?:ends?|endit|end all|ende|fin|fine|slut|koniec|eind|einde|loppu)"
    r"(?:[ /]+(?:[A-Z]{2,6}|it|item|of (?:story|text|message|release|item)))?)\W*",
    re.I,
)
_MORE = re.compile(
    r"\W*(?:more|more (?:follows|to (?:follow|come))|mfl|mf|to be continued|continues|mehr|mehr folgt|suite|à suivre"
    r"|segue|sigue|continúa|mer följer|fortsätter|forts|follows|first take|end (?:of )?(?:first |second )?take"
    r"|(?:first|second|third|\d(?:st|nd|rd|th)) (?:add|take|ld|lead|and final (?:add|take))(?: follows)?)\W*",
    re.I,
)
_NOTE = re.compile(
    r"""[(\[*\s-]*(?:
      (?:eds?|editors?|ed['’]?s)\b\.?\s?[:–—-]
    | (?:editor['’]?s['’]?|eds?['’]?\.?|editors['’]?|editorial)\s(?:note|advisory)s?\b
    | notes?\s(?:to|for)\s(?:the\s|news\s|all\s)?(?:eds?\b|editors?|editorial|desks?|subscribers|clients)
    | (?:attention|attn\.?)\s(?:all\s)?(?:editors|eds|desks|news)\b
    | (?:advisory|advisories)\s?:
    | redaktionelle[rn]?\s(?:hinweis|notiz)\w* | (?:hinweis|achtung)\s?(?:an\s(?:die\s)?)?redaktion\w*
    | notes?\saux\s(?:r[ée]dactions?|r[ée]dacteurs)
    | nota\s(?:a|para)\s(?:la\s|las\s|los\s)?(?:redacci|editor|redactor)\w*
    | (?:till?|obs)\s(?:red\b|redaktion\w*) | huom\s?\.?:?\stoimituks\w* | nota\s(?:di\s)?redazione
    | (?:adds|updates|recasts|repeats|corrects|trims|removes|changes|writes\sthrough|clarifies|fixes|refiles)\b
        [^.!?]{3,200}[)\]]\.?$
    | (?:photos?|pictures?|videos?|graphics?|audio)\s(?:available|to\sfollow|follows?|planned)\b[^.]{0,60}\.?$
    )""",
    re.I | re.X,
)
_EMBARGO = re.compile(
    r"\W*(?:(?:strictly\s)?embargo(?:ed)?(?:\s(?:until|till|to|for)\b|\s*[:–—-]|\s+(?=\d))"
    r"|not for (?:publication|release|broadcast|use) (?:before|until|prior)\b|hold for release\b|sperrfrist\b"
    r"|sous embargo\b|embargado hasta\b|under embargo until\b).{0,200}",
    re.I,
)
_TAIL = re.compile(
    r"""\#{0,3}\s*(?:notizblock|notebook|notepad|kontakte|ansprechpartner|contacts?|editorial\scontacts?|press\scontacts?
    |media\scontacts?|notes?\sto\s(?:news\s)?editors|(?:press|media)\senquiries|about\s[A-Z][\w &.'’-]{1,40})\s*:?
    | \#{0,3}\s*(?:for\s)?(?:further|more|media|press)\s(?:information|enquiries)\b.{0,80}:
    | (?:the\sfollowing\sinformation\sis\snot|die\sfolgenden\sinformationen\ssind\snicht)\b.{0,80}
    | (?:\*\s*){3,}""",
    re.I | re.X,
)
_AGENCY = (
    "aap|afp|ansa|anp|apa|ap|ats|belga|bns|cana|cp|ctk|čtk|dpa|efe|hina|ians|interfax|irna|itar-tass|tass|keystone-sda"
    "|kyodo|kyodo news|lusa|mti|ntb|pa|pa media|pap|press association|pti|reuters|ria|ritzau|rtr|rtv|sda|sid|sta|stt"
    "|tanjug|tt|upi|xinhua|yonhap|anadolu|asx|nzn|nzme|afx|dpa-afx|agerpres|ukrinform|europapress|mena|wam|spa|qna"
)
_SIGN = re.compile(rf"[\W_]*(?i:{_AGENCY})(?![\w])(?:[\s/,.-]+(?:[a-z]{{1,5}}\d?|[A-Z]{{1,4}}\d?|\d{{1,6}}))*[\W_]*")
_CREDIT = re.compile(r"==\s?\w[\w-]*(?: \w[\w-]*){0,2}")
_DESK = re.compile(r"[a-z]{2,8}(?:[ /][a-z]{1,4}){2,7}")
_INITIALS = re.compile(
    r"[(\[]?(?:[a-zäöüåæø]{1,6}(?:[/*-][a-zäöüåæø]{1,6}){1,6}|[A-Z]{2,4}(?:/[A-Z]{2,4}){1,4}|/[A-Za-z]{2,12})[)\]]?\.?"
)


def is_end(text: str) -> bool:
    """Whether *text* says that the story ends: "ends", "-30-", "###", "(END)"."""
    return len(text) <= 40 and bool(_END.fullmatch(text)) and text.strip() not in {"-", "--"}


def is_more(text: str) -> bool:
    """Whether *text* says that more follows, or which take this is."""
    return len(text) <= 50 and bool(_MORE.fullmatch(text))


def is_note(text: str) -> bool:
    """Whether *text* speaks to editors: "Eds: Updates with reaction", "(Adds details)", "Note to editors"."""
    return len(text) <= 1200 and bool(_NOTE.match(text))


def is_embargo(text: str) -> bool:
    """Whether *text* forbids publication before a time."""
    return len(text) <= 260 and bool(_EMBARGO.fullmatch(text))


def opens_tail(text: str) -> bool:
    """Whether what follows *text* is for editors alone: contacts, a notebook, notes to editors."""
    return len(text) <= 140 and bool(_TAIL.fullmatch(text))


def is_signoff(text: str) -> bool:
    """Whether *text* is an agency's name with the signs of its desks: "AAP RTV", "/ritzau/", "dpa hm bs wjh"."""
    return len(text) <= 60 and has_words(text) and any(pattern.fullmatch(text) for pattern in (_SIGN, _CREDIT, _DESK))


def is_initials(text: str) -> bool:
    """Whether *text* is how writers sign for the desk: "gr/bp", "(AB/CD)", "/TT"."""
    return len(text) <= 30 and bool(_INITIALS.fullmatch(text))
