"""PDFs made for tests: bytes laid out by hand in Helvetica, each piece of text at its place."""

from __future__ import annotations

from dataclasses import dataclass

WIDTH, HEIGHT = 612, 792
_LATIN = "/Encoding/WinAnsiEncoding"
_EM = 0.5
"""Width of a letter in the size, roughly."""


@dataclass(frozen=True)
class Put:
    """Text put at a place, in points from the lower left corner."""

    x: float
    y: float
    text: str
    size: float = 10
    bold: bool = False


def _show(put: Put | str) -> bytes:
    if isinstance(put, str):
        return put.encode("latin-1")
    text = put.text.encode("cp1252").replace(b"\\", b"\\\\").replace(b"(", b"\\(").replace(b")", b"\\)")
    font = 2 if put.bold else 1
    return f"BT /F{font} {put.size} Tf {put.x} {put.y} Td (".encode() + text + b") Tj ET"


def pdf(
    *pages: list[Put | str] | list[Put] | list[str],
    info: dict[str, str] | None = None,
    page: str = "",
    catalog: str = "",
    count: int | None = None,
    trailer: str = "",
    resources: str = "",
    font: str = "",
    extra: tuple[bytes, ...] = (),
) -> bytes:
    """Make a PDF. A string among a page's pieces is content stream as it is; *page*, *catalog*, *trailer*, *resources*
    and *font* are added to these dictionaries; *count* is the number of pages the file claims; *extra* are objects
    with the numbers 5, 6 and so on."""
    faces = [f"<</Type/Font/Subtype/Type1/BaseFont/{name}{font}>>" for name in ("Helvetica", "Helvetica-Bold")]
    objects = [b"", b"", *(face.replace(">>", _LATIN + ">>").encode() for face in faces), *extra]
    kids: list[str] = []
    for pieces in pages:
        stream = b"\n".join(_show(put) for put in pieces)
        objects.append(b"<</Length %d>>stream\n%s\nendstream" % (len(stream), stream))
        fonts = f"/Resources<</Font<</F1 3 0 R/F2 4 0 R>>{resources}>>"
        box = f"/MediaBox[0 0 {WIDTH} {HEIGHT}]"
        objects.append(f"<</Type/Page/Parent 2 0 R{box}{fonts}/Contents {len(objects)} 0 R{page}>>".encode())
        kids.append(f"{len(objects)} 0 R")
    objects.append(("<<" + "".join(f"/{key}({value})" for key, value in (info or {}).items()) + ">>").encode("latin-1"))
    objects[0] = f"<</Type/Catalog/Pages 2 0 R{catalog}>>".encode()
    pages_said = len(kids) if count is None else count
    objects[1] = f"<</Type/Pages/Count {pages_said}/Kids[{' '.join(kids)}]>>".encode()
    data = b"%PDF-1.4\n"
    offsets: list[int] = []
    for number, content in enumerate(objects, 1):
        offsets.append(len(data))
        data += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    start = len(data)
    data += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    data += b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    keys = f"/Size {len(objects) + 1}/Root 1 0 R/Info {len(objects)} 0 R{trailer}"
    return data + f"trailer<<{keys}>>\nstartxref\n{start}\n%%EOF\n".encode()


def wrap(text: str, width: float, size: float = 10, indent: float = 0) -> list[str]:
    """Break *text* into lines of *width* points, the first one shorter by *indent*."""
    lines = [""]
    for word in text.split():
        room = width - (indent if len(lines) == 1 else 0)
        if lines[-1] and (len(lines[-1]) + 1 + len(word)) * _EM * size > room:
            lines.append("")
        lines[-1] = f"{lines[-1]} {word}".strip()
    return lines


def column(
    paragraphs: list[str],
    *,
    x: float = 60,
    y: float = 700,
    width: float = 400,
    size: float = 10,
    indent: float = 0,
    gap: float = 0,
    bold: bool = False,
) -> list[Put]:
    """Lay *paragraphs* out from *y* down, *gap* points between them besides the line spacing."""
    put: list[Put] = []
    for paragraph in paragraphs:
        for number, text in enumerate(wrap(paragraph, width, size, indent)):
            put.append(Put(x + (0 if number else indent), y, text, size, bold))
            y -= 1.2 * size
        y -= gap
    return put


HARBOUR = """\
The harbour council met on Monday evening to talk about the old bridge, which has been closed since the winter storm. \
Nobody had expected a quick answer, and nobody got one.
Its members heard two engineers first. They said that the pillars would stand for another ten years if the deck was \
made lighter, and for two if it was not.
A baker from the northern bank asked who would pay for the ferry until then. The mayor looked at her papers for a \
while. She said the town would, as it had in the spring.
There was some applause at this, and a good deal of muttering from the benches near the door. The ferry is slow, it \
does not run at night, and it costs more than the bridge ever did.
The council will vote in June. Until then the bridge stays closed to everything but bicycles.
""".splitlines()
