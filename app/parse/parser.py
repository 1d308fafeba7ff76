"""The parser: verifies and loads the model once, then gives a frozen ``Parse`` for each article."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from app.model.article import ParagraphKind, SegmentedArticle
from app.model.parse import NameSpan, Parse, ParsedParagraph, ParsedToken
from app.parse.model_files import expected_files, model_folder, verify
from app.parse.pieces import cut, even

_BATCH_LIMIT = 16_000
"""Most code points handed to the model together; bounds memory whatever the article's length."""

Piece = tuple[int, int, str]
"""Paragraph number, offset in the paragraph, evened text."""


class Parser:
    """The English model, loaded on first use and kept.

    Importing this module is cheap; the first ``parse`` of an English article imports spaCy and loads the weights
    (one to four seconds), so it belongs in the engine's process.
    """

    def __init__(self) -> None:
        self._model: Any = None

    def parse(self, segmented: SegmentedArticle) -> Parse | None:
        """Parse an article, each paragraph on its own, so a line break always ends a sentence.

        Furniture gives an empty paragraph. Articles in another language give ``None``.

        :raises CopytasterError: ``MODEL_ALTERED`` when a model file is missing or not the known one.
        """
        if not speaks(segmented.language):
            return None
        pieces: list[Piece] = [
            (number, start, even(paragraph.text[start:end]))
            for number, paragraph in enumerate(segmented.paragraphs)
            if paragraph.kind is not ParagraphKind.FURNITURE
            for start, end in cut(paragraph)
        ]
        gathered = [_Gathered() for _ in segmented.paragraphs]
        for batch in _batches(pieces):
            documents = self._loaded().pipe([text for _, _, text in batch], batch_size=len(batch))
            for (number, offset, _), document in zip(batch, documents, strict=True):
                gathered[number].take(document, offset)
        return Parse(tuple(one.frozen() for one in gathered))

    def load(self) -> None:
        """Load the model now rather than at the first article.

        :raises CopytasterError: ``MODEL_ALTERED`` when a model file is missing or not the known one.
        """
        self._loaded()

    def _loaded(self) -> Any:
        if self._model is None:
            expected = expected_files()
            folder = model_folder(expected)
            verify(folder, expected)
            import spacy

            # the sentence recogniser is not needed: the parser finds the sentences
            self._model = spacy.load(folder, exclude=["senter"])
        return self._model


def speaks(language: str) -> bool:
    """Whether the model knows a language, given as a BCP 47 tag."""
    return language.replace("_", "-").split("-")[0].casefold() in {"en", "eng"}


def _batches(pieces: list[Piece]) -> Iterator[list[Piece]]:
    batch: list[Piece] = []
    size = 0
    for piece in pieces:
        if batch and size + len(piece[2]) > _BATCH_LIMIT:
            yield batch
            batch, size = [], 0
        batch.append(piece)
        size += len(piece[2])
    if batch:
        yield batch


class _Gathered:
    """The pieces of one paragraph, put together again."""

    def __init__(self) -> None:
        self._tokens: list[ParsedToken] = []
        self._sentences: list[tuple[int, int]] = []
        self._names: list[NameSpan] = []

    def take(self, document: Any, offset: int) -> None:
        """Add a parsed piece that begins *offset* code points into the paragraph."""
        first = len(self._tokens)
        for token in document:
            start = offset + token.idx
            self._tokens.append(
                ParsedToken(
                    start,
                    start + len(token),
                    token.lemma_,
                    token.pos_,
                    token.tag_,
                    token.dep_,
                    first + token.head.i,
                )
            )
        self._sentences += [(first + sentence.start, first + sentence.end) for sentence in document.sents]
        self._names += [
            NameSpan(offset + name.start_char, offset + name.end_char, name.label_) for name in document.ents
        ]

    def frozen(self) -> ParsedParagraph:
        """Give the paragraph as a value."""
        return ParsedParagraph(tuple(self._tokens), tuple(self._sentences), tuple(self._names))
