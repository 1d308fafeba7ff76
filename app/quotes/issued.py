"""Words put out in writing: whose statement, letter or post it is, and lines that announce one."""

from __future__ import annotations

import re

from app.model.article import ParagraphKind
from app.quotes.cues import FINITE, SAY, first_noun, mention, subject_of
from app.quotes.draft import Draft, Speaker
from app.quotes.view import Stretch, View

ISSUED = frozenset({"statement", "tweet", "post", "letter", "message", "email", "memo", "remarks", "comments"})
"""Nouns for words put out."""

_PAGES = frozenset({"account", "page", "feed", "channel", "website", "profile", "timeline"})
"""Where posts stand, and whose they are."""

_WHOLE = re.compile(
    r"\b(?:in\s+full|full\s+(?:\w+\s+)?(?:statement|letter|text|remarks|comments|post|message))\b", re.I
)
_MOST_ANNOUNCING = 16
"""Most tokens of a line that announces a text without a verb of saying."""
_FIRST_PERSON = frozenset({"we", "our", "us", "ours", "i", "my", "me"})


def issuer(view: View, number: int) -> int | None:
    """Whose text a noun names: "the mayor's letter", "a statement from the mayor", "a post on the mayor's page"."""
    for child in view.children[number]:
        if view.tokens[child].dep == "poss":
            return child
        goals = [one for one in view.children[child] if view.tokens[one].dep == "pobj"]
        if view.word(child) in {"by", "from"} and goals:
            return goals[0]
        if view.word(child) in {"on", "to"} and goals and view.tokens[goals[0]].lemma.lower() in _PAGES:
            owner = next((one for one in view.children[goals[0]] if view.tokens[one].dep == "poss"), None)
            if owner is not None:
                return owner
    return None


def author(view: View, head: int) -> Speaker | None:
    """Who speaks through a text put out: "a statement from the council said"; ``None`` where it is none or nobody's."""
    owner = issuer(view, head) if view.word(head) in ISSUED else None
    if owner is None or view.tokens[owner].pos == "PRON" or view.token_quoted(owner):
        return None
    return Speaker(view.number, _owner_at(view, owner), owner)


def colon_lead(view: View, end: int) -> Draft | None:
    """Who is announced by a colon before *end*: "He went on:", "the ministry released the following statement:"."""
    if not view.text[:end].rstrip().endswith(":") or not view.tokens:
        return None
    last = next((number for number in range(len(view.tokens) - 1, -1, -1) if view.tokens[number].end <= end), None)
    if last is None:
        return None
    first, past = view.parsed.sentences[view.sentence_of[last]]
    issued = announced(view, first, last + 1)
    for number in range(first, past):
        token = view.tokens[number]
        if token.head == number and token.pos in {"VERB", "AUX"} and not view.token_quoted(number):
            subject = subject_of(view, number)
            says = token.lemma.lower() in SAY
            if subject is None or view.token_quoted(subject) or token.end > end or (issued and not says):
                return issued
            speaker = Speaker(view.number, mention(view, subject, number), subject)
            texts = any(view.word(each) in ISSUED for each in range(first, past))
            lead = Draft(view.number, speaker=speaker, reporting=says or texts)
            lead.cue, lead.cue_at = view.text[token.start : token.end], (view.number, token.start, token.end)
            return lead
    return issued


def announced(view: View, first: int, past: int) -> Draft | None:
    """Who is announced by tokens *first* up to *past* that name a text: "Full statement from the council:"."""
    if past - first > _MOST_ANNOUNCING:
        return None
    for number in range(first, past):
        if view.word(number) in ISSUED and not view.token_quoted(number):
            owner = issuer(view, number)
            if owner is None:
                owner = _bare_subject(view, first, past)
            if owner is None or owner == number:
                continue
            speaker = Speaker(view.number, _owner_at(view, owner), owner)
            token = view.tokens[number]
            draft = Draft(view.number, speaker=speaker, reporting=True)
            draft.cue, draft.cue_at = view.text[token.start : token.end], (view.number, token.start, token.end)
            return draft
    return None


def _owner_at(view: View, owner: int) -> Stretch:
    """The words that name an owner, without the possessive and what a comma adds."""
    start, end = mention(view, owner, None)
    marks = [view.tokens[child].start for child in view.children[owner] if view.tokens[child].dep == "case"]
    comma = view.text.find(",", start, end)
    return start, min([end, *(cut for cut in (*marks, comma) if cut > start)])


def _bare_subject(view: View, first: int, past: int) -> int | None:
    """The noun that begins a run of tokens without a verb: "Police, in a post on the site: ..."."""
    if any(view.tokens[number].tag in FINITE for number in range(first, past)):
        return None
    return first_noun(view, range(first, past))


def headed(view: View) -> Draft | None:
    """Who is announced by a heading or a line without an end mark: "The mayor's statement in full"."""
    line = view.text.rstrip()
    if view.kind not in {ParagraphKind.HEADING, ParagraphKind.BODY} or line[-1:] in {".", "!", "?"}:
        return None
    return announced(view, 0, len(view.tokens)) if _WHOLE.search(line) else None


def in_first_person(view: View) -> bool:
    """Whether a paragraph without marks speaks as "we" or "I", as a reporter hardly does."""
    return not view.regions and any(view.word(number) in _FIRST_PERSON for number in range(len(view.tokens)))
