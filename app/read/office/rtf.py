"""Rich text files (.rtf): one pass over groups, control words and text.

An own reader: the libraries that give plain text show what is hidden or deleted, lose notes and text boxes, and know
nothing of styles.
"""

from __future__ import annotations

from app.errors import CopytasterError, ErrorCode
from app.model.article import Note, ReadChoice, ReadOutcome
from app.read import limits
from app.read.draft import Draft
from app.read.office import styled
from app.read.office.rtf_state import Writer
from app.read.office.rtf_words import BRACES, LISTED, PASSED_OVER, READ_THOUGH_IGNORABLE, SIGN_FIELD, TOKEN
from app.read.source import Source

_LONGEST_CODE = 1_000
"""Characters of a field's code that are looked at."""


def read(source: Source) -> Draft:
    """Read a rich text file: the text, then its notes; headers and footers as furniture around it.

    Tracked changes are read as accepted, or with ``ReadChoice.ORIGINAL`` as if never made. Comments and hidden text are
    left out. Raises ``CopytasterError``: ``TOO_BIG`` for groups nested beyond any use, ``NO_TEXT``,
    ``UNKNOWN_ENCODING``.
    """
    original = source.wants(ReadChoice.ORIGINAL)
    writer = Writer(original=original, encoding=source.options.encoding)
    begin = source.data.find(b"{\\rtf")
    if begin < 0:
        raise CopytasterError(ErrorCode.DAMAGED, detail="it is no rich text")
    walk = _Walk(source.data[begin:].decode("latin-1"), writer)
    draft = Draft()
    try:
        walk.run()
        draft.pieces = writer.finished()
    except styled.Full:
        draft.pieces = writer.everything()
        styled.note_full(draft)
    draft.encoding = writer.encoding
    if walk.is_cut:
        draft.outcome = ReadOutcome.OPENED_IN_PART
        limit = f"{limits.MOST_RTF_TOKENS:,} words and marks"
        draft.notes.append(Note("cut", (("limit", limit),)) if walk.is_too_long else Note("cut-off"))
    if writer.is_tracked:
        draft.notes.append(Note("tracked-changes-original" if original else "tracked-changes"))
        if not original:
            draft.offered.add(ReadChoice.ORIGINAL)
    if writer.hidden:
        draft.notes.append(Note("hidden-text", (("words", f"{writer.hidden} words"),)))
    if not draft.pieces:
        detail = "all of it is hidden" if writer.hidden else "the document is empty, or holds pictures alone"
        raise CopytasterError(ErrorCode.NO_TEXT, detail=detail)
    styled.hint(draft, title=writer.facts.get("title"), author=writer.facts.get("author"), dated=writer.dated())
    styled.entitle(draft)
    return draft


class _Walk:
    """The pass over the text, which hands on what it meets. ``is_cut``: it ended before the file's own end."""

    def __init__(self, text: str, writer: Writer) -> None:
        self.is_cut = self.is_too_long = False
        self._text = text
        self._writer = writer
        self._last = text.rfind("\\par")
        """Where the last paragraph ends: a brace too many before that is a mistake."""
        self._at = 0
        self._depth = 0
        self._tokens = 0
        self._is_told = False
        """Whether the result of a field says again what was given for its code."""
        self._ignorable = False
        """Whether the sign that marks an ignorable group came last."""

    def run(self) -> None:
        """Read to the end of the outermost group, or of the file."""
        text, writer, match_at = self._text, self._writer, TOKEN.match
        while match := match_at(text, self._at):
            self._at = match.end()
            self._tokens += 1
            if self._tokens > limits.MOST_RTF_TOKENS:
                self.is_cut = self.is_too_long = True
                return
            which = match.lastindex
            if which == 1:
                writer.text(match[1])
            elif which in {2, 3}:
                self._word(match[2], match[3])
                continue
            elif which == 4:
                writer.byte(int(match[4], 16))
            elif which == 5:
                self._ignorable = match[5] == "*"
                if not self._ignorable:
                    writer.sign(match[5])
                continue
            elif which == 6:
                if match[6] == "{":
                    self._open()
                elif self._close():
                    return
            self._ignorable = False
        self.is_cut = self._depth > 0

    def _open(self) -> None:
        self._depth += 1
        if self._depth > limits.DEEPEST_RTF_GROUP:
            detail = f"groups nested more than {limits.DEEPEST_RTF_GROUP:,} deep"
            raise CopytasterError(ErrorCode.TOO_BIG, detail=detail)
        self._writer.open()

    def _close(self) -> bool:
        """End a group; gives whether the file ends with it."""
        if self._depth == 1:
            is_end = self._last < self._at
            self._depth -= is_end
            return is_end
        self._depth -= 1
        self._writer.close()
        return False

    def _word(self, word: str, number: str | None) -> None:
        ignorable, self._ignorable = self._ignorable, False
        if word == "bin":
            self._at = self._past_data(self._at, int(number or 0))
        elif word in PASSED_OVER or (ignorable and word not in READ_THOUGH_IGNORABLE and word not in LISTED):
            begin = self._at
            self._pass_over()
            if word == "fldinst":
                self._tell(self._text[begin : min(self._at, begin + _LONGEST_CODE)])
        elif word == "fldrslt" and self._is_told:
            self._is_told = False
            self._pass_over()
        elif word in LISTED:
            self._writer.list_item()
            self._pass_over()
        elif word == "upr":
            # the same text twice: in old characters, then in Unicode
            start = self._text.find("{", self._at, self._at + 100)
            if start >= 0:
                self._at = start + 1
                self._pass_over()
                self._at = min(self._at + 1, len(self._text))
        else:
            self._writer.word(word, None if number is None else int(number))

    def _tell(self, code: str) -> None:
        """Give the sign a field stands for, whose result is as a rule left empty."""
        found = SIGN_FIELD.search(code)
        self._is_told = found is not None
        if found is not None:
            number = int(found[1], 16) if found[1][:2].lower() == "0x" else int(found[1])
            self._writer.symbol(number, found[2] or "")

    def _past_data(self, at: int, size: int) -> int:
        """Where raw data of *size* bytes ends; a size that does not lead to the end of a group is not believed."""
        end = at + size
        return end if self._text[end : end + 3].lstrip()[:1] in {"}", "\\"} else at

    def _pass_over(self) -> None:
        """Go to the brace that ends the group, without reading what is in it."""
        depth = 0
        while match := BRACES.search(self._text, self._at):
            self._at = match.end()
            self._tokens += 1
            if match[1]:
                self._at = self._past_data(self._at, int(match[1]))
            elif match[2] == "{":
                depth += 1
            elif match[2] == "}":
                if not depth:
                    self._at -= 1
                    return
                depth -= 1
        self._at = len(self._text)
