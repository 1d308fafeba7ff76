"""Giving quoted regions to their cues: the nearest said-word, the paragraph's speaker, or the one before."""

from __future__ import annotations

import re
from collections.abc import Sequence

from app.model.article import ParagraphKind
from app.quotes.clauses import speaker_of
from app.quotes.cues import Cue
from app.quotes.draft import Draft, Speaker
from app.quotes.issued import colon_lead, headed, in_first_person
from app.quotes.marks import Region
from app.quotes.view import View, count_words

_FAR = 25.0
_NO_SPEAKER = 6.0
_SHORT_WEAK = 4
_LEAST_APART = 4
_LEAST_FLOATING = 6
_LEAST_SENTENCE = 4
_ABBREVIATED = re.compile(
    r"\b(?:[A-Z]|[A-Z]\.[A-Z]|Mr|Mrs|Ms|Dr|Sen|Gov|Rep|Gen|Lt|Col|Capt|Sgt|Maj|Adm|St|Jr|Sr|Prof|Rev|Hon|Pres)\.\s"
)
_STOP = re.compile(r"[.!?][\"”’']?\s")
_SIGNED = re.compile(r"\s*[―—–-]{1,2}\s*([A-Z][^“\"]{2,60}?)\s*(?:$|[.,;](?:\s|$))")
_DASHED = re.compile(r"\s*[―—–-]{1,2}\s*(?=[A-Z])")
_SMALL = frozenset({"a", "an", "the", "of", "and", "or", "in", "on", "at", "to", "for", "with", "is", "as", "by"})
"""Words that have no capital in a title."""
_MOST_SIGNING = 12
"""Most words of the line that names a quotation's speaker beneath it."""
_CAPITAL = re.compile(r"\s*['‘(\[]*[A-Z0-9]")


class Attacher:
    """Walks an article's paragraphs in order and keeps what is needed from one to the next.

    ``_last``: the last quote whose speaker is told; ``_latest``: the last quote of all, which a quotation that goes on
    in the next paragraph belongs to; ``_lead``: who was announced by a colon at the end of the paragraph before.
    """

    def __init__(self, views: Sequence[View]) -> None:
        self._views = views
        self._last: Draft | None = None
        self._latest: Draft | None = None
        self._lead: Draft | None = None

    def attach(self, view: View, cues: tuple[Cue, ...], clauses: list[Draft]) -> list[Draft]:
        """Give the paragraph's regions to drafts: reported clauses are widened in place, new drafts are returned."""
        if self._latest is not None and (signer := _signer(view, self._latest)) is not None:
            self._latest.speaker, self._latest.cue, self._latest.cue_at = signer, None, None
            clauses.clear()
            return []
        led = self._lead is not None and self._lead.reporting and view.kind is ParagraphKind.BODY
        if self._latest is not None and self._speaks_on(view, self._latest):
            clauses.clear()
            self._latest.spans.append((view.number, *view.tidy(0, len(view.text))))
            return []
        if (view.kind is ParagraphKind.BLOCK_QUOTE or led) and not view.regions:
            return self._set_apart(view, clauses)
        found: list[Draft] = []
        speaking: Draft | None = None
        alone = bool(view.regions) and not view.outside().strip(" .,;:-—–\u00a0")
        for region in view.regions:
            place = (view.number, region.start, region.end)
            words = count_words(view.text[region.first : region.last])
            holding = next((one for one in clauses if one.covers(view.number, region.start, region.end, 2)), None)
            if region.continues and holding is not None and self._goes_on(view, holding):
                speaking = self._last = self._joined(holding)
                clauses[:] = [one for one in clauses if one is not holding]
                continue
            if holding is not None:
                if holding.speaker is not None:
                    speaking = speaking or holding
                    self._last = holding
                self._latest = holding
                continue
            cue = nearest(view, cues, region)
            if region.continues and self._latest is not None:
                self._latest.spans.append(place)
                if self._latest.speaker is None and cue is not None:
                    self._name(self._latest, view, cue)
                speaking = self._latest
                if speaking.speaker is not None:
                    self._last = speaking
                continue
            if (words < 3 and cue is None) or _names_a_work(view, region):
                continue
            draft = self._draft_for(view, region, cue, (found, clauses), speaking, alone and speaking is None)
            if draft is None:
                continue
            if not draft.spans:
                found.append(draft)
            draft.spans.append(place)
            self._latest = draft
            if draft.speaker is not None and draft.cue is not None:
                speaking = self._last = draft
        self._lead = colon_lead(view, len(view.text.rstrip())) or headed(view)
        return found

    def skip(self) -> None:
        """Pass over a paragraph whose words are given to their speaker by its form: what led up to it is used up."""
        self._lead = None

    def _speaks_on(self, view: View, before: Draft) -> bool:
        """Whether a statement without marks goes on: in the first person here, or in the paragraph after."""
        if not before.unmarked or view.kind is not ParagraphKind.BODY or view.regions:
            return False
        after = self._views[view.number + 1 : view.number + 2]
        on = in_first_person(view) or any(one.kind is ParagraphKind.BODY and in_first_person(one) for one in after)
        return on and before.spans[-1][0] == view.number - 1

    def _goes_on(self, view: View, holding: Draft) -> bool:
        """Whether a quotation with a cue is the end of the one before, which opened paragraphs ago and never closed.

        All of it stands in quotation marks, and it is not told of somebody else by name.
        """
        before = self._latest
        if before is None or before.spans[-1][0] != view.number - 1:
            return False
        if not all(view.quoted(start) and view.quoted(end - 1) for _, start, end in holding.spans):
            return False
        if before.speaker is None or holding.speaker is None:
            return True
        words = self._words(holding.speaker)
        named = any(word[:1].isupper() for word in words)
        return not named or not self._words(before.speaker).isdisjoint(words)

    def _words(self, speaker: Speaker) -> set[str]:
        return set(self._views[speaker.paragraph].text[slice(*speaker.at)].split())

    def _joined(self, holding: Draft) -> Draft:
        """The quotation before with its end added; who spoke may be told in either."""
        whole = self._latest or holding
        whole.spans += holding.spans
        if whole.speaker is None:
            whole.cue, whole.cue_at, whole.token = holding.cue, holding.cue_at, holding.token
            whole.speaker = holding.speaker
        return whole

    def _draft_for(
        self,
        view: View,
        region: Region,
        cue: Cue | None,
        known: tuple[list[Draft], list[Draft]],
        speaking: Draft | None,
        floating: bool,
    ) -> Draft | None:
        """The draft a region belongs to, new or known; ``None`` for words that are only set off, not said.

        *floating*: the paragraph is nothing but quotation and nobody has spoken in it yet.
        """
        words = count_words(view.text[region.first : region.last])
        signed = self._signed(view, region, cue)
        if signed is not None:
            return signed
        sentence = _is_sentence(view, region)
        if cue is not None:
            if words < 2 or (cue.weak and not sentence and words < _SHORT_WEAK):
                return None
            return _of_cue(known, cue) or self._name(Draft(view.number), view, cue)
        lead = self._lead if not view.text[: region.start].strip() else colon_lead(view, region.start)
        if lead is not None:
            return Draft(view.number, [], lead.cue, lead.cue_at, None, lead.speaker)
        if floating:
            if self._last is not None:
                return Draft(view.number, speaker=self._last.speaker)
            return Draft(view.number) if words >= _LEAST_FLOATING else None
        if not sentence:
            return None
        if speaking is not None:
            return speaking
        return Draft(view.number) if words >= _LEAST_SENTENCE else None

    def _name(self, draft: Draft, view: View, cue: Cue) -> Draft:
        draft.cue = view.text[cue.at[0] : cue.at[1]]
        draft.cue_at = (view.number, *cue.at)
        draft.token = cue.token
        draft.speaker = speaker_of(view, cue)
        return draft

    def _signed(self, view: View, region: Region, cue: Cue | None) -> Draft | None:
        """A quotation with its speaker behind a dash."""
        signed = _SIGNED.match(view.text, region.end)
        if not signed or (cue is not None and cue.at[0] <= region.end):
            return None
        return Draft(view.number, [], "―", None, None, Speaker(view.number, signed.span(1), None))

    def _set_apart(self, view: View, clauses: list[Draft]) -> list[Draft]:
        """A block quote: all of it is quotation, by whoever was announced or spoke last."""
        start, end = view.tidy(0, len(view.text))
        if count_words(view.text) < _LEAST_APART:
            return []
        clauses.clear()
        place = (view.number, start, end)
        before = self._latest
        if before is not None and before.set_apart and before.spans[-1][0] == view.number - 1 and self._lead is None:
            before.spans.append(place)
            return []
        source = self._lead or self._last
        unmarked = view.kind is ParagraphKind.BODY
        draft = Draft(view.number, [place], set_apart=True, unmarked=unmarked)
        if source is not None:
            draft.cue, draft.cue_at, draft.speaker = source.cue, source.cue_at, source.speaker
        self._latest, self._lead = draft, None
        return [draft]


def _signer(view: View, before: Draft) -> Speaker | None:
    """The name a line under a quotation is made of: "Ann Example, mayor", or "— Ann Example" """
    dashed = _DASHED.match(view.text)
    beneath = before.spans[-1][0] == view.number - 1 and not view.regions
    if not beneath or not (dashed or (before.set_apart and view.kind is ParagraphKind.BLOCK_QUOTE)):
        return None
    start = dashed.end() if dashed else 0
    line = view.text[start:].rstrip()
    if count_words(line) > _MOST_SIGNING or line[-1:] in {".", "!", "?", "…"} or not line[:1].isupper():
        return None
    named = next((name for name in view.names if name.label == "PERSON" and name.start >= start), None)
    if named is None and not dashed:
        return None
    at = (named.start, named.end) if named is not None else (start, start + len(line.split(",")[0]))
    return Speaker(view.number, at, None)


def _of_cue(known: tuple[list[Draft], list[Draft]], cue: Cue) -> Draft | None:
    """The draft that already has this cue."""
    return next((draft for drafts in known for draft in drafts if draft.token == cue.token), None)


def _names_a_work(view: View, region: Region) -> bool:
    """Whether a quotation is the title of a book, a show or a law: every word of weight has its capital."""
    words = view.text[region.first : region.last].split()
    weighty = [word for word in words if word.lower() not in _SMALL]
    titled = len(weighty) > 1 and words[-1][-1:] not in {".", "!", "?", "…"} and all(map(_capital, weighty))
    return (
        titled
        and not view.text[: region.start].rstrip().endswith((",", ":"))
        and bool(view.text[: region.start].strip())
    )


def _capital(word: str) -> bool:
    return word[:1].isupper() and not word[1:2].isupper()


def _is_sentence(view: View, region: Region) -> bool:
    """Whether a region is punctuated like speech: a capital first, an end mark last."""
    inner = view.text[region.first : region.last].rstrip(" '’”\u00a0")
    ends = inner[-1:] in {".", ",", "!", "?", "…", "-", "—"} or view.text[region.end : region.end + 1] in {",", "."}
    return bool(ends) and _CAPITAL.match(inner) is not None


def nearest(view: View, cues: tuple[Cue, ...], region: Region) -> Cue | None:
    """The cue that fits a region best by its distance in words; sentence ends and other quotations cost extra."""
    best: tuple[float, Cue] | None = None
    for cue in cues:
        if cue.at[0] >= region.end:
            gap = view.text[region.end : cue.at[0]]
            if _STOP.search(_ABBREVIATED.sub("X ", gap)):
                continue
            cost = float(count_words(gap)) + (8 if view.regions_between(region.end, cue.at[0]) else 0)
        else:
            gap = view.text[cue.at[1] : region.start]
            lead = gap.rstrip()[-1:]
            if _STOP.search(_ABBREVIATED.sub("X ", gap)) and lead != ":":
                continue
            cost = float(count_words(gap)) + (2 if view.regions_between(cue.at[1], region.start) else 0)
            cost = cost * 0.5 if lead in {":", ","} else cost + 1
        if cue.speaker is None:
            cost += _NO_SPEAKER
        if cost <= _FAR and (best is None or cost < best[0]):
            best = (cost, cue)
    return best[1] if best else None
