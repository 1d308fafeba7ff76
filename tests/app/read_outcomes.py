"""What tests of readers ask of an article: its parts, its body, and that reading ended one way or the other."""

from __future__ import annotations

from app.errors import CopytasterError
from app.model.article import Article, ParagraphKind
from app.read import read_bytes


def check_outcome(data: bytes, name: str) -> None:
    """An article with words in it, or a refusal that names the file; anything else fails the test."""
    refused = None
    try:
        article = read_bytes(data, name)
    except CopytasterError as problem:
        refused = problem
    else:
        assert any(character.isalnum() for paragraph in article.paragraphs for character in paragraph.text)
    assert refused is None or refused.path == name


def parts(article: Article) -> list[tuple[ParagraphKind, str]]:
    return [(paragraph.kind, paragraph.text) for paragraph in article.paragraphs]


def body(article: Article) -> list[str]:
    return [paragraph.text for paragraph in article.paragraphs if paragraph.kind is ParagraphKind.BODY]
