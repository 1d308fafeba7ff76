"""Reporting words by their force: what a change from one to another makes a reader think."""

from __future__ import annotations

from enum import StrEnum

from app.check.grammar import Grammar
from app.check.words import word_set


class Force(StrEnum):
    """What a reporting word adds to "said"."""

    NEUTRAL = "neutral"
    CLAIM = "claim"
    ADMIT = "admit"
    DENY = "deny"
    WARN = "warn"
    THREATEN = "threaten"
    PROMISE = "promise"
    FACT = "fact"
    DEMAND = "demand"
    HINT = "hint"
    BELIEVE = "believe"
    ATTACK = "attack"
    BOAST = "boast"
    JOKE = "joke"
    COMPLAIN = "complain"
    PRAISE = "praise"


_LISTS = {
    Force.NEUTRAL: "say tell add state explain write reply answer respond continue remark comment ask describe call "
    "announce declare report note observe mention recall tweet post testify conclude agree go put speak predict "
    "point stress emphasise "
    "emphasize clarify reiterate repeat",
    Force.CLAIM: "claim allege insist maintain contend assert argue purport profess accuse",
    Force.ADMIT: "admit concede acknowledge confess accept",
    Force.DENY: "deny reject dismiss dispute refute rebut disavow",
    Force.WARN: "warn caution",
    Force.THREATEN: "threaten",
    Force.PROMISE: "promise vow pledge swear guarantee assure",
    Force.FACT: "confirm reveal disclose",
    Force.DEMAND: "urge demand order implore beg plead",
    Force.HINT: "suggest hint imply indicate signal insinuate intimate",
    Force.BELIEVE: "think believe feel suspect fear hope reckon estimate guess doubt suppose expect forecast",
    Force.ATTACK: "blast slam condemn denounce lambast attack criticise criticize rage fume thunder",
    Force.BOAST: "boast brag gloat crow",
    Force.JOKE: "joke quip laugh tease",
    Force.COMPLAIN: "complain moan lament grumble whine protest",
    Force.PRAISE: "praise hail applaud",
}
FORCES: dict[str, Force] = {lemma: force for force, text in _LISTS.items() for lemma in text.split()}

NOUNS: dict[str, Force] = {
    "claim": Force.CLAIM,
    "allegation": Force.CLAIM,
    "assertion": Force.CLAIM,
    "contention": Force.CLAIM,
    "insistence": Force.CLAIM,
    "admission": Force.ADMIT,
    "confession": Force.ADMIT,
    "concession": Force.ADMIT,
    "acknowledgement": Force.ADMIT,
    "denial": Force.DENY,
    "rejection": Force.DENY,
    "warning": Force.WARN,
    "threat": Force.THREATEN,
    "promise": Force.PROMISE,
    "pledge": Force.PROMISE,
    "vow": Force.PROMISE,
    "confirmation": Force.FACT,
    "revelation": Force.FACT,
    "suggestion": Force.HINT,
    "hint": Force.HINT,
    "belief": Force.BELIEVE,
    "suspicion": Force.BELIEVE,
    "fear": Force.BELIEVE,
    "statement": Force.NEUTRAL,
    "remark": Force.NEUTRAL,
    "announcement": Force.NEUTRAL,
    "accusation": Force.CLAIM,
    "complaint": Force.COMPLAIN,
    "criticism": Force.ATTACK,
    "charge": Force.CLAIM,
    "argument": Force.CLAIM,
    "view": Force.BELIEVE,
    "finding": Force.NEUTRAL,
    "conclusion": Force.NEUTRAL,
    "report": Force.NEUTRAL,
    "rumour": Force.HINT,
    "rumor": Force.HINT,
    "speculation": Force.HINT,
}
"""Nouns that report the clause they govern: "the claim that"."""

NAMING = word_set("describe call term dub label brand put estimate value characterise characterize count style deem")
"""Verbs that report what they name: "what he described as irregularities", "which she put at 22 million"."""

_SORTS = """
police officer detective investigator constable
witness bystander onlooker eyewitness passer-by
resident neighbour neighbor villager local islander
prosecutor prosecution
doctor medic surgeon hospital nurse
lawyer solicitor barrister counsel attorney
analyst expert economist academic scientist researcher
activist campaigner protester charity
rebel militant separatist insurgent
army soldier military
union
critic opponent
parent mother father
relative family kin
passenger commuter
teacher headteacher
pupil student schoolchild
farmer grower
trader shopkeeper
customer shopper
tenant
landlord
supplier
employee worker staff
pilot
driver
firefighter
coastguard
survivor victim
"""
SORTS = {word: number for number, line in enumerate(_SORTS.strip().splitlines()) for word in line.split()}
"""Sorts of people who are quoted without a name; another sort is another source."""

VERBS = frozenset(FORCES)
"""Lemmas of reporting verbs."""

_NEAR = (
    {Force.NEUTRAL, Force.PRAISE},
    {Force.NEUTRAL, Force.BELIEVE},
    {Force.NEUTRAL, Force.JOKE},
    {Force.NEUTRAL, Force.DEMAND},
    {Force.WARN, Force.DEMAND},
    {Force.HINT, Force.BELIEVE},
    {Force.ATTACK, Force.COMPLAIN},
    {Force.ATTACK, Force.CLAIM},
)
"""Classes between which a change is mostly a matter of style."""

_STARK = frozenset({Force.NEUTRAL, Force.CLAIM, Force.ADMIT, Force.DENY, Force.FACT})


def force(lemma: str) -> Force | None:
    """Give the force of a reporting verb's or noun's lemma."""
    return FORCES.get(lemma) or NOUNS.get(lemma)


def force_at(grammar: Grammar, at: int) -> Force | None:
    """Give the force of a reporting word where it stands: who "points out" a thing grants that it is so."""
    particles = {grammar.words[child].form for child in grammar.kids(at, "prt")}
    if (grammar.words[at].lemma, "out") in {("point", form) for form in particles}:
        return Force.FACT
    return force(grammar.words[at].lemma)


def differs(one: Force, other: Force, stark: bool) -> bool:
    """Whether a change from one force to another makes the speaker look different; *stark*: to anybody."""
    if stark and not ({one, other} <= _STARK and {one, other} != {Force.NEUTRAL, Force.FACT}):
        return False
    return one is not other and not any({one, other} <= near for near in _NEAR)
