"""Cutting English words to a stem, lightly: enough to bring inflections together, seldom enough to join two words."""

from __future__ import annotations

from functools import lru_cache

SHORTEST = 3
"""A stem keeps at least this many letters, so that short words ("bring", "red") stay whole."""

_IRREGULAR = {
    "said": "say", "says": "say", "saying": "say", "told": "tell", "went": "go", "gone": "go", "goes": "go",
    "made": "make", "making": "make", "took": "take", "taken": "take", "taking": "take", "gave": "give",
    "given": "give", "giving": "give", "came": "come", "coming": "come", "saw": "see", "seen": "see", "knew": "know",
    "known": "know", "thought": "think", "left": "leave", "leaving": "leave", "kept": "keep", "held": "hold",
    "brought": "bring", "began": "begin", "begun": "begin", "wrote": "write", "written": "write",
    "writing": "write", "spoke": "speak", "spoken": "speak", "speech": "speak", "ran": "run", "won": "win",
    "lost": "lose", "losing": "lose", "met": "meet", "paid": "pay", "sent": "send", "spent": "spend",
    "built": "build", "bought": "buy", "sold": "sell", "sought": "seek", "fought": "fight", "fell": "fall",
    "fallen": "fall", "rose": "rise", "risen": "rise", "rising": "rise", "drew": "draw", "drawn": "draw",
    "grew": "grow", "grown": "grow", "threw": "throw", "thrown": "throw", "broke": "break", "broken": "break",
    "chose": "choose", "chosen": "choose", "drove": "drive", "driven": "drive", "stood": "stand", "struck": "strike",
    "shot": "shoot", "hid": "hide", "hidden": "hide", "stole": "steal", "stolen": "steal", "led": "lead",
    "heard": "hear", "felt": "feel", "meant": "mean", "caught": "catch", "taught": "teach", "died": "die",
    "dies": "die", "dying": "die", "dead": "die", "death": "die", "deaths": "die", "lay": "lie", "lying": "lie",
    "men": "man", "women": "woman", "children": "child", "people": "person", "lives": "life", "wives": "wife",
    "feet": "foot", "elected": "elect", "election": "elect", "elections": "elect",
}  # fmt: skip

_ENDINGS: tuple[tuple[str, str], ...] = (
    ("izations", "ize"), ("isations", "ize"), ("ization", "ize"), ("isation", "ize"), ("fulness", "ful"),
    ("ational", "ate"), ("iveness", "ive"), ("ousness", "ous"), ("ements", ""), ("ations", "ate"), ("ating", "ate"),
    ("ation", "ate"), ("ators", "ate"), ("ement", ""), ("ments", ""), ("ising", "ize"), ("ized", "ize"),
    ("ised", "ize"), ("izes", "ize"), ("ises", "ize"), ("izing", "ize"), ("ator", "ate"), ("ated", "ate"),
    ("ates", "ate"), ("ingly", ""), ("edly", ""), ("ment", ""), ("ness", ""), ("ities", "ity"), ("ally", "al"),
    ("ions", ""), ("ings", ""), ("iers", "y"), ("ion", ""), ("ies", "y"), ("ied", "y"), ("ers", ""), ("ing", ""),
    ("ely", ""), ("ed", ""), ("es", ""), ("er", ""), ("ly", ""), ("s", ""), ("e", ""),
)  # fmt: skip


@lru_cache(maxsize=65536)
def stem(word: str) -> str:
    """Return the stem of a folded *word* (``"airstrikes"`` and ``"airstrike"`` give the same)."""
    if word.endswith("'s"):
        word = word[:-2]
    word = word.strip("'")
    found = _IRREGULAR.get(word)
    if found is not None:
        return found
    if not word.isalpha() or not word.isascii():
        return word
    if word.endswith(("ss", "us", "is")):
        return word
    for ending, instead in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= SHORTEST:
            left = word[: len(word) - len(ending)]
            if not any(letter in "aeiouy" for letter in left):
                return word
            if instead == "" and len(left) > SHORTEST and left[-1] == left[-2] and left[-1] not in "lsz":
                left = left[:-1]
            out = left + instead
            return out[:-1] if out.endswith("e") else out
    return word
