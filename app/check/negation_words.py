"""What turns a statement round: negations in the grammar of a clause, and pairs of opposites."""

from __future__ import annotations

from app.check.grammar import Grammar
from app.check.words import word_set

NEGATIONS = word_set("not n't never no nobody none nothing neither nor nowhere without cannot no-one")
"""Forms that negate the clause they stand in."""

TURNING = word_set("fail refuse decline unable deny dispute doubt rebut refute cease stop avoid lack forget miss rule")
"""Words that turn round what hangs on them: "failed to win" is "did not win"."""

_NOBODY = word_set("nobody none nothing neither no-one nowhere")
_WITHOUT_TO = word_set("deny dispute doubt rebut refute rule")
RAISING = word_set("think believe expect suppose intend plan want seem appear")
"""Verbs whose denial is a denial of what hangs on them."""

_CLAUSES = frozenset({"xcomp", "ccomp", "pcomp"})

_OPPOSITES = """
approve reject|accept reject|accept refuse|agree refuse|allow ban|allow forbid|permit prohibit|permit forbid
allow bar|legal illegal|lawful unlawful|guilty innocent|convict acquit|win lose|support oppose|back oppose
favour oppose|favor oppose|confirm deny|admit deny|include exclude|succeed fail|pass fail|true false|safe dangerous
safe unsafe|open close|start stop|continue stop|possible impossible|likely unlikely|able unable|willing unwilling
fair unfair|known unknown|find lose|increase decrease|rise fall|grow shrink|gain lose|raise lower|improve worsen
strengthen weaken|before after|for against|above below|inside outside|within beyond|more less|more fewer
better worse|higher lower|public private|present absent|alive dead|valid invalid|ready unready|necessary unnecessary
aware unaware|clear unclear|certain uncertain|happy unhappy|consistent inconsistent|adequate inadequate
appropriate inappropriate|responsible irresponsible|responsible blameless|voluntary compulsory|voluntary forced
clear convict|acquit jail|clear jail|uphold overturn|uphold quash|extend shorten|lift impose|grant refuse|grant deny
enter leave|join leave|arrive leave|keep drop|keep scrap|retain scrap|trust distrust|agree disagree
approve disapprove|appear disappear|hire fire|innocent guilty|sober drunk|first last|minority majority
positive negative|optimistic pessimistic|unanimous split|with without|despite because|armed unarmed|secure insecure
complete incomplete|direct indirect|stable unstable|reliable unreliable|fit unfit|expected unexpected
intentional accidental|deliberate accidental|prevent cause|encourage discourage|praise criticise|praise criticize
welcome condemn|confident doubtful
"""
"""Pairs of which the second is the denying one, as far as one is."""

_PAIRS = {tuple(pair.split()) for line in _OPPOSITES.strip().splitlines() for pair in line.split("|")}
_PREFIXES = ("un", "in", "im", "il", "ir", "dis", "non-", "non")


def opposite(one: str, other: str) -> int:
    """Tell whether two lemmas are opposites: 1 if *other* is the denying one, -1 if *one* is, 0 if they are none."""
    if (one, other) in _PAIRS or _denies(other, one):
        return 1
    if (other, one) in _PAIRS or _denies(one, other):
        return -1
    return 0


def _denies(word: str, plain: str) -> bool:
    return len(plain) > 3 and any(word == prefix + plain for prefix in _PREFIXES)


def negations(grammar: Grammar, predicate: int) -> list[int]:
    """Give the words that negate a predicate, in order; an even number of them leaves it standing."""
    words = grammar.words
    found: set[int] = set()
    at = grammar.verb_of(predicate)
    if at != predicate:
        found |= _own(grammar, predicate)
    seen: set[int] = set()
    while at not in seen:
        seen.add(at)
        found |= _own(grammar, at)
        word = words[at]
        head = word.head
        if head == at:
            break
        above = words[head]
        yet = [child for child in grammar.kids(head, "advmod") if words[child].form == "yet"]
        if word.dep == "xcomp" and above.lemma == "have" and yet:
            # "has yet to publish"
            found |= set(yet)
            break
        if word.dep == "xcomp" and above.lemma in TURNING - _WITHOUT_TO:
            found.add(head)
            at = grammar.verb_of(head)
        elif word.dep in {"ccomp", "xcomp"} and above.lemma in _WITHOUT_TO and above.lemma != "rule":
            found.add(head)
            break
        elif word.dep in {"xcomp", "ccomp"} and above.lemma in RAISING:
            at = head
        elif word.dep == "pcomp" and above.form in {"without", "from"}:
            if above.form == "without":
                found.add(head)
            break
        elif word.dep == "conj" and grammar.subject(at) is None and _joined_by_or(grammar, head):
            at = head
        else:
            break
    return sorted(found)


def _idle(grammar: Grammar, at: int) -> bool:
    """Whether "not" denies nothing: "not only", "whether or not"."""
    after = grammar.words[at + 1].form if at + 1 < len(grammar.words) else ""
    before = grammar.words[at - 1].form if at else ""
    return after in {"only", "just", "least"} or before == "or"


def _joined_by_or(grammar: Grammar, head: int) -> bool:
    return any(grammar.words[child].form in {"or", "nor"} for child in grammar.kids(head, "cc"))


def _own(grammar: Grammar, verb: int) -> set[int]:
    """Negations that hang on a verb itself, on its subject or on its objects."""
    found: set[int] = set()
    for child in grammar.children[verb]:
        word = grammar.words[child]
        if word.dep == "neg" or word.form in {"not", "n't", "never"}:
            # "not only" and "not just" deny nothing
            if not _idle(grammar, child):
                found.add(child)
        elif word.dep in {"nsubj", "nsubjpass", "dobj", "attr", "pobj", "dative"}:
            if word.form in _NOBODY:
                found.add(child)
            determiners = grammar.kids(child, "det", "neg", "preconj")
            found |= {below for below in determiners if grammar.words[below].form in {"no", "neither"}}
    return found
