"""Which names of people are one person.

A full name, its short forms and its initials are one; a bare surname goes with the one person it fits in its own
article, else in all. Where several fit, titles decide ("Mrs Marsh", "President Obama"), then who is called by the
first name alone, then who alone had been named in full when the surname was first used. Else it stays apart, since a
wrong merge misleads and a missing one only repeats.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from app.entities.given import same_given, womans
from app.entities.joining import MEN, WOMEN, Joiner, Name
from app.entities.known import known
from app.model.entity import EntityType
from app.model.passage import Passage

SUFFIXES = frozenset({"jr", "sr", "ii", "iii", "iv", "vi", "vii", "viii", "xii", "xiv", "xvi"})


def join_persons(names: Sequence[Name], joiner: Joiner) -> None:
    """Join the names of each person, and the bare words that another article shows to be a surname."""
    people = _people(names)
    full = [n for n in people if len(names[n].words) > 1]
    _join_given(full, names, joiner)
    by_word: dict[str, list[int]] = defaultdict(list)
    for n in full:
        for word in sorted(set(names[n].words)):
            by_word[word].append(n)
    left: dict[tuple[str, bool | None], int] = {
        (name.key, None): n
        for n, name in reversed(list(enumerate(names)))
        if len(name.words) == 1 and name.type not in (EntityType.PERSON, EntityType.GROUP)
    }
    unsettled: list[tuple[int, bool]] = []
    settled: dict[str, set[int]] = defaultdict(set)
    called = {names[n].key for n in people if len(names[n].words) == 1}
    fathers = _fathers([names[n] for n in full])
    both = _both_genders([names[n] for n in people if len(names[n].words) == 1])
    for n in sorted(people, key=lambda n: (-len(names[n].words), -len(names[n].key), n)):
        name = names[n]
        fuller = [
            m
            for m in by_word.get(surname(name.words), ())
            if _shortens(name.words, names[m].words) and (name.words, names[m].words) not in fathers
        ]
        here = [m for m in fuller if names[m].article == name.article]
        roots = {joiner.root(m) for m in here or fuller} - {joiner.root(n)}
        if len(name.words) == 1:
            # "Kim" is Kim Jong Un's family name though it stands first; a surname at the end goes before it.
            fuller = [m for m in fuller if surname(names[m].words) == name.key] or fuller
            roots = _meant(name, fuller, names, joiner, called)
        if len(roots) == 1:
            joiner.join(n, roots.pop())
            settled[name.key].add(joiner.root(n))
        elif len(name.words) == 1 and not fuller:
            # Nobody's surname: the same name in all articles, whatever its type there.
            gender = _gender(name.titles()) if name.key in both else None
            joiner.join(n, left.setdefault((name.key, gender), n))
        elif len(name.words) == 1:
            unsettled.append((n, bool(here)))
    _join_unsettled(unsettled, settled, names, joiner)


def _fathers(full: Iterable[Name]) -> set[tuple[tuple[str, ...], tuple[str, ...]]]:
    """Who is no "Jr" for short: an article names him in full after his namesake, and so means somebody else."""
    first: dict[tuple[int, tuple[str, ...]], Passage] = {}
    for name in full:
        first[name.article, name.words] = min(mention.at for mention in name.mentions)
    return {
        pair
        for (article, words), at in first.items()
        for pair in ((words[:-1], words), (words, words[:-1]))
        if words[-1] in ("jr", "ii", "iii") and len(words) > 2 and first.get((article, words[:-1]), at) > at
    }


def _both_genders(names: Iterable[Name]) -> set[str]:
    """The bare names that stand behind "Mr" as well as behind "Mrs"."""
    found: dict[str, set[bool | None]] = defaultdict(set)
    for name in names:
        found[name.key].add(_gender(name.titles()))
    return {key for key, genders in found.items() if {True, False} <= genders}


def _people(names: Sequence[Name]) -> list[int]:
    """The persons, and the bare words one article's model took for an organisation though another names a person so."""
    surnames = {surname(name.words) for name in names if name.type is EntityType.PERSON and len(name.words) > 1}
    return [
        n
        for n, name in enumerate(names)
        if name.type is EntityType.PERSON
        or (
            name.type in (EntityType.ORGANISATION, EntityType.OTHER)
            and len(name.words) == 1
            and name.key in surnames
            and all(known().name_of(mention.surface, name.type) is None for mention in name.mentions)
        )
    ]


def _join_given(full: Iterable[int], names: Sequence[Name], joiner: Joiner) -> None:
    """Full names whose given names are forms of one ("Ted Kennedy", "Edward M. Kennedy")."""
    by_surname: dict[str, list[int]] = defaultdict(list)
    for n in full:
        words = names[n].words
        for m in by_surname[surname(words)]:
            other = names[m].words
            if words[0] != other[0] and same_given(words[0], other[0]) and _compatible(words, other):
                joiner.join(n, m)
        by_surname[surname(words)].append(n)


def _compatible(one: Sequence[str], other: Sequence[str]) -> bool:
    """Whether neither the words between given name and surname nor a "Jr" behind them speak against each other."""
    ends = [words[-1] for words in (one, other) if words[-1] in SUFFIXES]
    middles = [tuple(word for word in words[1:-1] if word not in SUFFIXES) for words in (one, other)]
    fit = not all(middles) or all(
        _initial_of(a, b) or _initial_of(b, a) for a, b in zip(middles[0], middles[1], strict=False)
    )
    return len(set(ends)) < 2 and fit


def _meant(name: Name, fuller: Iterable[int], names: Sequence[Name], joiner: Joiner, called: set[str]) -> set[int]:
    """The people a bare surname can mean, by their roots: one where anything tells, none where nobody fits."""
    persons: dict[int, list[Name]] = defaultdict(list)
    for m in fuller:
        persons[joiner.root(m)].append(names[m])
    man = _gender(name.titles())
    if man is not None:
        of = {root: _gender_of(each) for root, each in persons.items()}
        persons = {root: each for root, each in persons.items() if of[root] is not (not man)}
        surely = {root: each for root, each in persons.items() if of[root] is man}
        persons = surely or persons
    office = name.titles() - MEN - WOMEN
    titled = {root for root, each in persons.items() if office & frozenset[str]().union(*(m.titles() for m in each))}
    if len(titled) == 1:
        return titled
    here = {root: each for root, each in persons.items() if any(m.article == name.article for m in each)}
    persons = here or persons
    if len(persons) < 2:
        return set(persons)
    formal = {root for root, each in persons.items() if not any(m.words[0] in called for m in each)}
    if len(formal) == 1:
        return formal
    first = sorted(
        (min(m.at for each in one if each.article == name.article for m in each.mentions), root)
        for root, one in here.items()
    )
    if len(first) > 1 and any(first[0][0] < mention.at < first[1][0] for mention in name.mentions):
        return {first[0][1]}
    return set(persons)


def _gender(titles: frozenset[str]) -> bool | None:
    """Whether titles are a man's; ``None`` where they are nobody's or both."""
    man, woman = bool(titles & MEN), bool(titles & WOMEN)
    return man if man is not woman else None


def _gender_of(names: Iterable[Name]) -> bool | None:
    """Whether somebody is a man, by titles, else by a given name that only women have; ``None`` where nothing tells."""
    names = list(names)
    said = _gender(frozenset[str]().union(*(name.titles() for name in names)))
    return False if said is None and any(womans(name.words[0]) for name in names) else said


def _join_unsettled(
    unsettled: Iterable[tuple[int, bool]], settled: dict[str, set[int]], names: Sequence[Name], joiner: Joiner
) -> None:
    """A bare surname of an article that names nobody so in full goes where the other articles' went, if that is one."""
    first: dict[tuple[str, bool | None], int] = {}
    for n, has_full in unsettled:
        roots = {joiner.root(m) for m in settled[names[n].key]}
        if len(roots) == 1 and not has_full:
            joiner.join(n, roots.pop())
        else:
            joiner.join(n, first.setdefault((names[n].key, _gender(names[n].titles())), n))


def surname(words: Sequence[str]) -> str:
    """The last word that is no suffix ("Jr")."""
    return next((word for word in reversed(words) if word not in SUFFIXES), words[0])


def _shortens(short: tuple[str, ...], full: tuple[str, ...]) -> bool:
    """Whether *short* can be another way of writing the person *full* ("Putin", "V. Putin", "Vladimir V. Putin")."""
    short_end, full_end = short[-1] in SUFFIXES, full[-1] in SUFFIXES
    if short_end and full_end and short[-1] != full[-1]:
        return False
    a, b = short[: -1 if short_end and len(short) > 1 else None], full[: -1 if full_end and len(full) > 1 else None]
    if a == b:
        return short != full
    if len(a) > len(b) or (len(a) == 1 and short_end):
        return False  # "Elizabeth II" is nobody's given name and suffix
    if b[-len(a) :] == a or (len(a) == 1 and a[0] in b and len(a[0]) > 1):
        return True
    if len(a) < 2 or a[-1] != b[-1] or not _initial_of(a[0], b[0]):
        return False
    middles = iter(b[1:-1])
    return all(any(_initial_of(x, y) for y in middles) for x in a[1:-1])


def _initial_of(a: str, b: str) -> bool:
    return a == b or (len(a) == 1 and b.startswith(a))
