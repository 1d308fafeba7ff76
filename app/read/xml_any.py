"""XML of any other kind: its paragraphs where there is prose in it, and agency files wrapped in something else."""

from __future__ import annotations

from typing import Any

from lxml import etree

from app.errors import CopytasterError, ErrorCode
from app.model.article import ParagraphKind
from app.read import items
from app.read.draft import Draft, Piece
from app.read.furniture import is_end_marked
from app.read.source import Source
from app.read.wire import markup, newsml_1, newsml_g2, nitf
from app.read.wire.story import Story, candidate, compose
from app.read.wire.xml_elements import attribute, first, language, name, outermost, parse, text_of

_K = ParagraphKind
_PARAGRAPHS = frozenset(("p", "para", "paragraph", "absatz", "simpara", "textblock", "text:p", "lead", "standfirst"))
_HEADS = frozenset(
    ("title", "head", "heading", "subtitle", "h1", "h2", "h3", "h4", "subhead", "crosshead", "zwischentitel")
)
_ITEMS = frozenset(("li", "item", "listitem", "list-item"))
_TITLES = ("headline", "hl1", "article-title", "title", "titel", "titre", "heading", "name")
_BYLINES = ("byline", "author", "autor", "auteur", "creator")
_DATES = ("pubdate", "date", "published", "datum", "created", "pub-date")
_PROSE = 8
"""Words; an element with as many in a sentence is running text."""
_LEAST = 4


def read(source: Source) -> Draft:
    """Read XML nobody knows. Raises ``CopytasterError`` with ``NO_TEXT`` where it holds no prose."""
    outer = Draft()
    root = parse(source, outer)
    if wrapped := _wrapped(source, root, outer):
        return wrapped
    story = Story(language=language(root))
    story.pieces = _marked(root) or _leaves(root)
    if not any(len(piece.text.split()) >= _PROSE and is_end_marked(piece.text) for piece in story.pieces):
        called = items.label(str(root.tag).rpartition("}")[2])
        raise CopytasterError(
            ErrorCode.NO_TEXT, source.name, detail=f"it is XML for another purpose (<{called}>), without running text"
        )
    story.title = _stated(root, _TITLES)
    story.byline = _stated(root, _BYLINES)
    story.dated = _stated(root, _DATES)
    draft = compose(story)
    draft.notes, draft.encoding, draft.outcome = outer.notes + draft.notes, outer.encoding, outer.outcome
    draft.guessed |= outer.guessed
    return draft


def _wrapped(source: Source, root: Any, outer: Draft) -> Draft | None:
    """What an agency's envelope holds, where it holds anything that is known."""
    found = first(root, "newsml", "newsmessage", "newsitem", "nitf", "html")
    if found is None:
        return None
    called = name(found)
    if called == "html":
        story = Story(title=text_of(first(found, "title")), language=language(found))
        body = first(found, "body")
        story.pieces = markup.from_tree(found if body is None else body)
        stories = [story]
    elif called == "nitf":
        stories = [nitf.story(one) for one in outermost(root, "nitf")]
    elif called == "newsml" or first(found, "newscomponent") is not None:
        stories = newsml_1.stories(found if called == "newsml" else root)
    else:
        stories = [newsml_g2.story(one) for one in outermost(root, "newsitem")]
    candidates = [candidate(one) for one in stories if one.has_text()]
    return items.choose(source, candidates, "what is wrapped in it holds no text", outer) if candidates else None


def _stated(root: Any, names: tuple[str, ...]) -> str:
    for wanted in names:
        found = first(root, wanted)
        text = text_of(found) or attribute(found, "value")
        if text and len(text) <= 300:
            return text
    return ""


def _marked(root: Any) -> list[Piece]:
    """The paragraphs of a document that names them as most do, with heads and list items between."""
    if not any(name(one) in _PARAGRAPHS for one in root.iter()):
        return []
    result: list[Piece] = []
    for element in outermost(root, *_PARAGRAPHS, *_HEADS, *_ITEMS):
        called = name(element)
        text = text_of(element)
        if called in _PARAGRAPHS and "<" in text:
            result += markup.from_text(text)
        elif text:
            kind = _K.HEADING if called in _HEADS else _K.LIST_ITEM if called in _ITEMS else None
            result.append(Piece(text, kind))
    # heads before the first paragraph name the document, its publisher, its parts
    begin = next((number for number, piece in enumerate(result) if piece.kind is None), 0)
    return result[max(0, begin - 1) :]


def _leaves(root: Any) -> list[Piece]:
    """Elements with text of their own, each as a paragraph; single words are data."""
    result: list[Piece] = []
    walker: Any = etree.iterwalk(root, events=("start",))
    for _, element in walker:
        own = (element.text or "").strip() or any((below.tail or "").strip() for below in element)
        if not own:
            continue
        walker.skip_subtree()
        text = "".join(element.itertext())
        if len(text.split()) >= _LEAST:
            result += markup.from_text(text)
    return result
