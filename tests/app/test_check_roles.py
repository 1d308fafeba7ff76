"""Offices read from the words beside a name, and which of them contradict each other."""

from __future__ import annotations

import pytest

from app.check.roles import Role, compatible, contradict, read_role, roles_beside, roles_made


def beside(text: str, name: str) -> list[str]:
    start = text.index(name)
    return [text[r.start : r.end] for r in roles_beside(text, start, start + len(name), (0, len(text)))]


@pytest.mark.parametrize(
    ("text", "roles"),
    [
        ("Mayor Ana Bell spoke.", ["Mayor"]),
        ("Finance Minister Ana Bell spoke.", ["Finance Minister"]),
        ("a police spokesman, Ana Bell, said", ["police spokesman"]),
        ("Ana Bell, the chief of police, said", ["chief of police"]),
        ("Ana Bell, 44, the acting head of the port, said", ["acting head of the port"]),
        ("The port's deputy director, Ana Bell, said", ["port's deputy director"]),
        ("photographer and director Ana Bell said", ["director", "photographer"]),
        ("Ana Bell, co-founder and chief executive, said", ["founder", "chief executive"]),
        ("Ana Bell lives in Rome, where the mayor is ill.", []),
        ("The mayor was ill, so Ana Bell spoke.", []),
        ("Ana Bell spoke.", []),
    ],
)
def test_roles_beside_a_name(text: str, roles: list[str]):
    assert beside(text, "Ana Bell") == roles


def test_a_role_beside_another_name_is_not_taken():
    text = "Ana Bell, Prosecutor Rolf Nyman told the court, had lied."
    assert roles_beside(text, 0, 8, (0, len(text)), [0, text.index("Rolf")]) == []


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("Ana Bell will join the bank as president of its trading arm.", "president of its trading arm"),
        ("Ana Bell was named acting governor.", "acting governor"),
        ("Ana Bell became the first mayor of Brod.", "first mayor of Brod"),
        ("Ana Bell was ill.", None),
    ],
)
def test_role_a_sentence_makes(text: str, role: str | None):
    assert [text[r.start : r.end] for r in roles_made(text, 8, len(text))] == ([role] if role else [])


def role(text: str) -> Role:
    found = read_role(text, 0, len(text))
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("spokesman", "spokeswoman"),
        ("CEO", "chief executive"),
        ("PM", "prime minister"),
        ("police chief", "chief of police"),
        ("Interior Minister", "minister"),
        ("chairman of the club", "club's chair"),
        ("ex-president", "former president"),
        ("acting director", "interim head"),
        ("Det Insp", "Detective Inspector"),
    ],
)
def test_one_office_in_two_wordings(one: str, other: str):
    assert compatible(role(one), role(other))
    assert compatible(role(other), role(one))
    assert not contradict(role(one), role(other), 1.0)


@pytest.mark.parametrize(
    ("one", "other", "match"),
    [
        ("Finance Minister", "Foreign Minister", 0.0),
        ("vice-president", "president", 0.0),
        ("acting head", "head", 0.0),
        ("deputy mayor", "mayor", 0.0),
        ("sergeant", "superintendent", 0.0),
        ("captain", "major", 0.0),
        ("former president", "president", 0.4),
        ("hospital administrator", "hospital consultant", 0.4),
        ("police spokesman", "chief of police", 0.6),
    ],
)
def test_two_offices(one: str, other: str, match: float):
    assert contradict(role(one), role(other), match)
    assert contradict(role(other), role(one), match)


@pytest.mark.parametrize(
    ("one", "other", "match"),
    [
        ("former president", "president", 0.0),
        ("teacher", "author", 0.3),
        ("official", "mayor", 1.0),
        ("photographer", "director", 0.0),
    ],
)
def test_offices_one_person_may_have(one: str, other: str, match: float):
    assert not contradict(role(one), role(other), match)


def test_no_role_in_other_words():
    assert read_role("the long grey wall", 0, 18) is None
