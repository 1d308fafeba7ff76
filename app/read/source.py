"""What a format's reader is given: the bytes of one file, its name, and how it is to be read."""

from __future__ import annotations

from app.errors import CopytasterError, ErrorCode
from app.model.article import USUAL, Note, ReadChoice, ReadOptions, ReadOutcome
from app.read.decode import Decoded, decode
from app.read.draft import Draft


class Source:
    """A file to read. ``name`` is for its extension alone: the content decides."""

    def __init__(self, data: bytes, name: str = "", options: ReadOptions = USUAL) -> None:
        self.data = data
        self.name = name
        self.options = options
        self._decoded: Decoded | None = None

    def wants(self, choice: ReadChoice) -> bool:
        """Whether the file is to be read that other way."""
        return choice in self.options.choices

    def decoded(self) -> Decoded:
        """Decode the bytes, minding the encoding that markup declares for itself.

        Raises ``CopytasterError``: ``NO_TEXT``, or ``UNKNOWN_ENCODING`` where the one asked for does not fit.
        """
        if self._decoded is None:
            declared = None
            if b"<" in self.data[:4096]:
                from app.read import walk  # plain text does without

                declared = walk.declared_encoding(self.data)
            self._decoded = decode(self.data, self.options.encoding, declared)
        return self._decoded

    def note_decoding(self, draft: Draft, decoded: Decoded | None = None) -> Draft:
        """Say in *draft* which encoding was used and whether it was guessed; gives *draft*.

        *decoded* is the part of the file that was read, where it is not the whole.
        """
        decoded = decoded or self.decoded()
        draft.encoding = decoded.encoding
        if decoded.guessed:
            draft.guessed.add("encoding")
            draft.notes.append(Note("encoding-guessed", (("encoding", decoded.encoding),)))
        if decoded.mixed:
            draft.outcome = ReadOutcome.OPENED_IN_PART
            draft.notes.append(Note("encoding-mixed", (("encoding", decoded.encoding),)))
        return draft

    def chosen(self, items: int) -> int:
        """Give the number, from 0, of the article wanted of a file that holds *items*.

        Raises ``CopytasterError`` with ``NO_SUCH_ITEM``.
        """
        if not 1 <= self.options.item <= items:
            values = {"item": str(self.options.item), "count": str(items)}
            raise CopytasterError(ErrorCode.NO_SUCH_ITEM, self.name, **values)
        return self.options.item - 1
