"""Documents of word processors, built member by member, with words of our own."""

from __future__ import annotations

import io
import zipfile

from app.model.article import Article, ParagraphKind, ReadChoice, ReadOptions

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
ORIGINAL = ReadOptions(choices=frozenset((ReadChoice.ORIGINAL,)))
ODF = " ".join(
    f'xmlns:{prefix}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
    for prefix, name in (
        ("office", "office"), ("text", "text"), ("table", "table"), ("style", "style"), ("draw", "drawing"),
        ("meta", "meta"), ("manifest", "manifest"),
    )
)  # fmt: skip
SENTENCE = "The ferry to the outer islands was held in the harbour until the fog had lifted."


def zipped(members: dict[str, str | bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", method) as archive:
        for name, content in members.items():
            archive.writestr(zipfile.ZipInfo(name), content, method)
    return file.getvalue()


def docx(body: str, styles: str = "", relations: str = "", **others: str | bytes) -> bytes:
    """A Word document; *others* are further members, by names in which "__" stands for the slash."""
    members: dict[str, str | bytes] = {
        "[Content_Types].xml": "<Types xmlns='http://schemas.openxmlformats.org/package/2006/content-types'/>",
        "_rels/.rels": f"<Relationships><Relationship Id='r1' Type='{OFFICE}officeDocument' "
        "Target='word/document.xml'/></Relationships>",
        "word/document.xml": f"<w:document xmlns:w='{W}' xmlns:r='{R}'><w:body>{body}</w:body></w:document>",
        "word/_rels/document.xml.rels": f"<Relationships>{relations}</Relationships>",
    }
    if styles:
        members["word/styles.xml"] = f"<w:styles xmlns:w='{W}'>{styles}</w:styles>"
    return zipped(members | {f"{name.replace('__', '/')}.xml": content for name, content in others.items()})


def p(text: str, properties: str = "") -> str:
    """A Word paragraph."""
    return f"<w:p><w:pPr>{properties}</w:pPr>{r(text)}</w:p>"


def r(text: str, properties: str = "") -> str:
    """A run of a Word paragraph."""
    return f"<w:r><w:rPr>{properties}</w:rPr><w:t xml:space='preserve'>{text}</w:t></w:r>"


def odt(text: str, automatic: str = "", styles: str = "", meta: str = "", **others: str | bytes) -> bytes:
    members: dict[str, str | bytes] = {
        "mimetype": "application/vnd.oasis.opendocument.text",
        "content.xml": f"<office:document-content {ODF}><office:automatic-styles>{automatic}</office:automatic-styles>"
        f"<office:body><office:text>{text}</office:text></office:body></office:document-content>",
        "styles.xml": f"<office:document-styles {ODF}>{styles}</office:document-styles>",
        "meta.xml": f"<office:document-meta {ODF} xmlns:dc='http://purl.org/dc/elements/1.1/'><office:meta>{meta}"
        "</office:meta></office:document-meta>",
    }
    return zipped(members | {name.replace("__", "/"): content for name, content in others.items()})


def texts(article: Article) -> list[str]:
    return [paragraph.text for paragraph in article.paragraphs]


def kinds(article: Article) -> list[tuple[str, str]]:
    return [(paragraph.kind.value, paragraph.text) for paragraph in article.paragraphs]


def body(article: Article) -> list[str]:
    return [one.text for one in article.paragraphs if one.kind is not ParagraphKind.FURNITURE]


def codes(article: Article) -> list[str]:
    return [note.code for note in article.notes]
