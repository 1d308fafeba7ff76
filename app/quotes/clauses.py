"""What is said in the reporter's words: the clause under a reporting verb."""

from __future__ import annotations

import re
from bisect import bisect_left

from app.quotes.asides import around_aside
from app.quotes.cues import (
    ASKING,
    NAMING,
    OBJECTS,
    PLAIN,
    PREPOSITIONS,
    SAY,
    SUBJECTS,
    TELLING,
    WISHES,
    Cue,
    mention,
    speaks_for_itself,
)
from app.quotes.draft import Draft, Speaker
from app.quotes.issued import author
from app.quotes.sources import according, claims
from app.quotes.tails import without_tail
from app.quotes.view import Stretch, View, count_words

_LEAST = 8
_LEAST_PART = 10
_LEAST_SENTENCE = 5
_CONCESSION = re.compile(r",\s+(?:although|though|even\s+though|even\s+as)\s|;\s")
"""What begins the reporter's own remark on a clause."""
_TEMPORAL = frozenset({"when", "after", "before", "while", "as", "once"})
"""What begins a clause that tells when it was said, not what."""
_UNNAMED = re.compile(r"not\s+to\s+be\s+(?:named|identified|quoted)|anonymity\b")
"""What a source asks for itself, and says of nothing."""
_DATELINE = re.compile(r"[A-ZÀ-Þ][A-ZÀ-Þ.'’-]+(?:[ ,(][^-–—―\"“]{0,60})?\s*[-–—―]{1,2}\s+")


def find_clauses(view: View, cues: tuple[Cue, ...]) -> list[Draft]:
    """Find the reported clauses of a paragraph; where one lies within another, the larger stays."""
    found = [*according(view), *claims(view)]
    for cue in cues:
        draft = _reported(view, cue)
        if draft is not None:
            found.append(draft)
    found.sort(key=lambda draft: (sum(start - end for _, start, end in draft.spans), draft.spans))
    kept: list[Draft] = []
    for draft in found:
        start, end = draft.spans[0][1], draft.spans[-1][2]
        if not any(other.covers(view.number, start, end) for other in kept):
            kept.append(draft)
    return [draft for place, draft in enumerate(kept) if not any(_reports_over(other, draft) for other in kept[:place])]


def _reports_over(other: Draft, draft: Draft) -> bool:
    """Whether a draft is another's attribution: "Whoever says so, he warned, is wrong" says nothing of "he warned"."""
    if other.cue_at is None:
        return False
    return draft.covers(*other.cue_at) and not any(draft.covers(*span) for span in other.spans)


def _reported(view: View, cue: Cue) -> Draft | None:
    if cue.speaker is None or cue.denied or speaks_for_itself(view, cue):
        return None
    aside = [_until_next_report(view, cue, part) for part in around_aside(view, cue)]
    best: list[Stretch] = []
    for found in [aside, *(_around_cue(view, cue, content) for content in _contents(view, cue))]:
        parts = [_spoken(view, cue, *view.tidy(*view.widened(*part))) for part in found]
        if _length(parts) > _length(best):
            best = parts
    best = [without_tail(view, start, end) for start, end in best if end - start >= _LEAST]
    if not best or _UNNAMED.match(view.text, best[0][0]):
        return None
    return Draft(
        view.number,
        [(view.number, start, end) for start, end in best],
        view.text[cue.at[0] : cue.at[1]],
        (view.number, *cue.at),
        cue.token,
        speaker_of(view, cue),
    )


def _spoken(view: View, cue: Cue, start: int, end: int) -> Stretch:
    """Leave out the end mark, and before the cue whatever leads up to a quoted sentence that ends there."""
    place = bisect_left(view.regions, end, key=lambda region: region.end)
    if end <= cue.at[0] and place < len(view.regions) and start < view.regions[place].start < end:
        region = view.regions[place]
        words = view.text[region.first : region.last]
        if words[:1].isupper() and count_words(words) >= _LEAST_SENTENCE:
            start = region.start
    dateline = _DATELINE.match(view.text, 0, end) if start == 0 else None
    return view.without_stop(dateline.end() if dateline else start, end)


def _length(parts: list[Stretch]) -> int:
    return sum(end - start for start, end in parts)


def speaker_of(view: View, cue: Cue) -> Speaker | None:
    """The speaker beside a cue, as words; of a text put out, whoever put it out."""
    if cue.speaker is None:
        return None
    issued = author(view, cue.speaker)
    if issued is not None:
        return issued
    return Speaker(view.number, mention(view, cue.speaker, cue.token), cue.speaker)


def _contents(view: View, cue: Cue) -> list[Stretch]:
    found: list[Stretch] = []
    for child in view.children[cue.token]:
        dep = view.tokens[child].dep
        if dep == "ccomp" and view.word(view.edges[child][0]) in _TEMPORAL and child > cue.token:
            continue
        if dep == "ccomp" or (dep == "xcomp" and cue.lemma in WISHES and _infinitive(view, child)):
            start, end = view.subtree(child)
            if cue.lemma in ASKING and _infinitive(view, child):
                start = _asked(view, cue, start)
            if found and found[-1][0] > cue.at[1] and not _reports(view, child):
                start = found.pop()[0]  # "said he has ... and his plan was ..."
            found.append(_until_next_report(view, cue, (start, end)))
        elif dep == "prep" and cue.lemma == "call" and view.word(child) == "for":
            found += [
                view.subtree(grandchild)
                for grandchild in view.children[child]
                if view.tokens[grandchild].dep in {"pobj", "pcomp"}
            ]
    if cue.lemma in NAMING or (not found and cue.lemma in TELLING):
        found += _objects(view, cue)
    if not found and cue.lemma in PLAIN:
        found += _rest(view, cue)
    return found


def _reports(view: View, verb: int) -> bool:
    """Whether a verb reports with a subject of its own."""
    own = any(view.tokens[child].dep in SUBJECTS for child in view.children[verb])
    return own and view.tokens[verb].lemma.lower() in SAY


def _asked(view: View, cue: Cue, start: int) -> int:
    """Where what is asked begins: with whoever is to do it ("urged both sides to talk")."""
    for child in view.children[cue.token]:
        if view.tokens[child].dep in {"dobj", "dative"} and cue.at[1] < view.tokens[child].start < start:
            return view.subtree(child)[0]
    return start


def _objects(view: View, cue: Cue) -> list[Stretch]:
    """What a verb says of its object: "called him a liar", "denied any part in it", "accused her of lying"."""
    wanted = {"dobj", "oprd", "acomp", "attr", "ccomp", "xcomp", "pcomp", "dative"}
    prepositions = PREPOSITIONS.get(cue.lemma, frozenset())
    behind = [child for child in view.children[cue.token] if child > cue.token]
    joined = next((view.word(child) for child in behind if view.word(child) in prepositions), None)
    after = [child for child in behind if view.word(child) == joined or view.tokens[child].dep in wanted]
    if not after:
        return []
    if cue.lemma in PREPOSITIONS and cue.lemma not in {"call"} and len(after) == 1 and cue.lemma not in OBJECTS:
        return []
    if cue.lemma == "call" and view.word(after[0]) not in {"on", "upon"} and not _named(view, after):
        return []
    start = view.tokens[after[0]].end if view.word(after[0]) in {"on", "upon"} else view.subtree(after[0])[0]
    end = max(view.subtree(child)[1] for child in after)
    return [_until_next_report(view, cue, (max(start, cue.at[1]), end))]


def _named(view: View, after: list[int]) -> bool:
    """Whether "call" names something: with a complement or a quotation, not "called its ambassador home"."""
    if any(view.tokens[child].dep in {"oprd", "ccomp", "attr", "acomp", "xcomp"} for child in after):
        return True
    return any(view.token_quoted(number) for child in after for number in range(child, view.edges[child][1] + 1))


def _rest(view: View, cue: Cue) -> list[Stretch]:
    """Where the model saw no clause: the rest of the sentence behind the cue, if it has a verb of its own."""
    first, past = view.parsed.sentences[view.sentence_of[cue.token]]
    if cue.speaker is None or cue.speaker > cue.token:
        return []
    verbs = [
        number
        for number in range(cue.token + 1, past)
        if view.tokens[number].pos in {"VERB", "AUX"} and view.tokens[number].tag != "VBG"
    ]
    if not verbs or any(view.token_quoted(number) for number in range(cue.token + 1, past)):
        return []
    subject = next(
        (
            number
            for number in range(cue.token + 1, past)
            if view.tokens[number].dep in {"nsubj", "nsubjpass", "expl"} and number < verbs[-1]
        ),
        None,
    )
    if subject is None:
        return []
    start = min(view.tokens[view.edges[subject][0]].start, view.tokens[subject].start)
    return [_until_next_report(view, cue, (max(start, cue.at[1]), view.stretch(first, past - 1)[1]))]


def _until_next_report(view: View, cue: Cue, content: Stretch) -> Stretch:
    """End a clause before a joined verb that reports again ("..., but Moscow denied it", "... and warned")."""
    start, end = content
    for number in view.within(start + 1, end):
        token = view.tokens[number]
        if number == cue.token or view.token_quoted(number):
            continue
        if token.dep == "conj" and token.pos == "VERB" and token.lemma.lower() in SAY and token.start > cue.at[1]:
            head = token.head
            joints = [child for child in view.children[head] if view.tokens[child].dep == "cc" and child < number]
            left = view.tokens[view.edges[number][0]].start
            cut = min([left, *(view.tokens[joint].start for joint in joints if view.tokens[joint].start > start)])
            if cut > start:
                end = min(end, cut)
    for joint in _CONCESSION.finditer(view.text, start, end):
        if cue.at[1] <= start and joint.start() - start > _LEAST_PART and not view.quoted(joint.start()):
            return start, joint.start()
    return start, end


def _infinitive(view: View, verb: int) -> bool:
    return any(view.tokens[child].dep == "aux" and view.word(child) == "to" for child in view.children[verb])


def _around_cue(view: View, cue: Cue, content: Stretch) -> list[Stretch]:
    """Leave the cue and its speaker out where they stand inside the clause they report."""
    start, end = content
    if not start <= cue.at[0] < end or cue.speaker is None:
        return [content]
    speaker = mention(view, cue.speaker, cue.token)
    first, past = min(speaker[0], cue.at[0]), max(speaker[1], cue.at[1])
    parts = [(start, first), (past, end)]
    if all(b - a >= _LEAST_PART and count_words(view.text[a:b]) >= 2 for a, b in parts):
        return parts
    return [max(parts, key=lambda part: part[1] - part[0])]
