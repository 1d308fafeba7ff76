"""Giving quoted regions to their cues: the nearest said-word, the paragraph's speaker, or the one before."""

from __future__ import annotations

import re

from app.quotes.clauses import speaker_of
from app.quotes.cues import Cue
from app.quotes.draft import Draft, Speaker
from app.quotes.marks import Region
from app.quotes.view import View, count_words

_FAR = 25.0
_NO_SPEAKER = 6.0
_SHORT_WEAK = 4
_ABBREVIATED = re.compile(
    r"\b(?:[A-Z]|[A-Z]\.[A-Z]|Mr|Mrs|Ms|Dr|Sen|Gov|Rep|Gen|Lt|Col|Capt|Sgt|Maj|Adm|St|Jr|Sr|Prof|Rev|Hon|Pres)\.\s"
)
_STOP = re.compile(r"[.!?][\"”’']?\s")
_SIGNED = re.compile(r"\s*[―—–-]{1,2}\s*([A-Z][^“\"]{2,60}?)\s*(?:$|[.,;](?:\s|$))")
_CAPITAL = re.compile(r"\s*['‘(\[]*[A-Z0-9]")


class Attacher:
    """Walks an article's paragraphs in order and keeps what is needed from one to the next: who spoke last."""

    def __init__(self) -> None:
        self._last: Draft | None = None

    def attach(self, view: View, cues: tuple[Cue, ...], clauses: list[Draft]) -> list[Draft]:
        """Give the paragraph's regions to drafts: reported clauses are widened in place, new drafts are returned."""
        found: list[Draft] = []
        speaking: Draft | None = None
        alone = not view.outside().strip(" .,;:-—–\u00a0") if view.regions else False
        for region in view.regions:
            words = count_words(view.text[region.first : region.last])
            holding = next((one for one in clauses if one.covers(view.number, region.start, region.end, 2)), None)
            if holding is not None:
                if holding.speaker is not None:
                    speaking = speaking or holding
                    self._last = holding
                continue
            if region.continues and self._last is not None and self._last.spans:
                self._last.spans.append((view.number, region.start, region.end))
                speaking = self._last
                continue
            cue = nearest(view, cues, region)
            if words < 3 and cue is None:
                continue
            place = (view.number, region.start, region.end)
            signed = _SIGNED.match(view.text, region.end)
            if signed and (cue is None or cue.at[0] > region.end):
                found.append(Draft(view.number, [place], "―", None, None, Speaker(view.number, signed.span(1), None)))
                continue
            if cue is None and alone:
                if self._last is not None:
                    found.append(Draft(view.number, [place], None, None, None, self._last.speaker))
                elif words >= 6:
                    found.append(Draft(view.number, [place]))
                continue
            sentence = _is_sentence(view, region)
            if cue is None:
                if speaking is not None and sentence:
                    speaking.spans.append(place)
                elif words >= 4 and sentence:
                    found.append(Draft(view.number, [place]))
                continue
            if words < 2 or (cue.weak and not sentence and words < _SHORT_WEAK):
                continue
            draft = next((one for one in (*found, *clauses) if one.token == cue.token), None)
            if draft is None:
                draft = Draft(
                    view.number,
                    [],
                    view.text[cue.at[0] : cue.at[1]],
                    (view.number, *cue.at),
                    cue.token,
                    speaker_of(view, cue),
                )
                found.append(draft)
            draft.spans.append(place)
            if draft.speaker is not None:
                speaking = self._last = draft
        return found


def _is_sentence(view: View, region: Region) -> bool:
    """Whether a region is punctuated like speech: a capital first, an end mark last."""
    inner = view.text[region.first : region.last].rstrip()
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
