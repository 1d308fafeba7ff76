"""E-mails and mailboxes: which text is taken, what is quoted, signed or attached, and mails made to hurt."""

from __future__ import annotations

import base64
import quopri

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.errors import CopytasterError, ErrorCode
from app.model.article import Article, ParagraphKind, ReadOptions, ReadOutcome
from app.read import limits, read_bytes
from app.read.mail import mime

K = ParagraphKind
HEAD = b"Message-ID: <1@example.org>\nFrom: Ann Example <ann@example.org>\nTo: desk@example.org\n"
SAID = "The harbour office closed two of its three piers on Monday after a crane fell into the basin."
MORE = "Nobody was hurt, the harbour master said, and the ferry will not run before Thursday."


def mail(body: str, kind: str = "text/plain; charset=utf-8", head: str = "Subject: Crane falls\n") -> bytes:
    return HEAD + head.encode() + f"Content-Type: {kind}\n\n{body}".encode()


def part(body: str, kind: str, more: str = "") -> str:
    return f"--sep\nContent-Type: {kind}\n{more}\n{body}\n"


def several(kind: str, *parts: str) -> bytes:
    return mail("".join(parts) + "--sep--\n", f'multipart/{kind}; boundary="sep"')


def read(data: bytes, name: str = "x.eml", item: int = 1) -> Article:
    return read_bytes(data, name, ReadOptions(item=item))


def of_kind(article: Article, kind: ParagraphKind) -> list[str]:
    return [paragraph.text for paragraph in article.paragraphs if paragraph.kind is kind]


def refused(data: bytes) -> CopytasterError:
    with pytest.raises(CopytasterError) as caught:
        read(data)
    return caught.value


def test_subject_sender_and_date_are_the_facts() -> None:
    article = read(
        mail(f"{SAID}\n\n{MORE}\n", head="Subject: Fwd: Re: Crane falls\nDate: Tue, 10 Mar 2026 10:00:00 +0100\n")
    )
    assert (article.title, article.byline, article.published) == ("Crane falls", "Ann Example", "2026-03-10")
    assert article.guessed == ("byline",)
    assert article.format == "mail"
    assert [p.kind for p in article.paragraphs] == [K.TITLE, K.BODY, K.BODY]


def test_the_texts_own_byline_overrules_the_sender() -> None:
    article = read(mail(f"By Bob Sample\n\n{SAID}\n\n{MORE}\n"))
    assert article.byline == "Bob Sample"
    assert "byline" not in article.guessed


def test_encoded_words_and_raw_bytes_in_headers_are_read() -> None:
    word = base64.b64encode("Überblick: alles".encode()).decode()
    assert read(mail(SAID, head=f"Subject: =?utf-8?b?{word}?=\n")).title == "Überblick: alles"
    assert read(mail(SAID, head="Subject: =?no-such-set?q?caf=E9_closed?=\n")).title == "café closed"
    assert read(mail(SAID, head="Subject: Café fermé\n")).title == "Café fermé"


def test_plain_text_comes_before_html_unless_it_is_a_stub() -> None:
    page = (
        f"<p>{SAID}</p><p>{MORE}</p><p style='display:none'>Secret</p><img src='https://track.example/x.gif' width=1>"
    )
    both = read(several("alternative", part(f"{SAID}\n\n{MORE} Plainly.", "text/plain"), part(page, "text/html")))
    assert of_kind(both, K.BODY) == [SAID, f"{MORE} Plainly."]
    stub = read(several("alternative", part("See the web version.", "text/plain"), part(page, "text/html")))
    assert of_kind(stub, K.BODY) == [SAID, MORE]
    assert not any("track" in p.text or "Secret" in p.text for p in stub.paragraphs)


def test_flowed_text_is_joined_and_fixed_lines_stay() -> None:
    flowed = "The harbour office closed two \nof its three piers on Monday.\n\n> Nobody was \n> hurt.\n"
    article = read(mail(flowed, "text/plain; format=flowed"))
    assert of_kind(article, K.BODY) == ["The harbour office closed two of its three piers on Monday."]
    assert of_kind(article, K.BLOCK_QUOTE) == ["Nobody was hurt."]


def test_replies_forwards_and_signatures_are_told_apart() -> None:
    body = (
        f"{SAID}\n\nOn Tue, 10 Mar 2026, Bob Sample wrote:\n> {MORE}\n\n"
        f"-----Original Message-----\nFrom: Cleo Third\nSent: Monday\nSubject: Piers\n\n{MORE} Again, she said.\n\n"
        "-- \nAnn Example\nHarbour News\n"
    )
    article = read(mail(body))
    assert of_kind(article, K.BODY) == [SAID, f"{MORE} Again, she said."]
    assert of_kind(article, K.BLOCK_QUOTE) == [MORE]
    furniture = " ".join(of_kind(article, K.FURNITURE))
    for text in ("Bob Sample wrote", "Original Message", "Cleo Third", "Harbour News"):
        assert text in furniture


def test_header_lines_may_be_folded_from_the_first_on() -> None:
    data = b'Content-Type: multipart/alternative;\n\tboundary="sep"\n' + HEAD + b"Subject: Crane falls\n\n"
    data += part(SAID, "text/plain").encode() + b"--sep--\n"
    for name in ("x.eml", "x"):
        article = read(data, name)
        assert article.format == "mail"
        assert of_kind(article, K.BODY) == [SAID]


@pytest.mark.parametrize(
    "line",
    [
        "--- On Wed, 3/4/26, ann@example.org <ann@example.org> wrote:",
        "02.04.2026 14:20 пользователь ann@example.org написал:",
    ],
)
def test_a_reply_is_introduced_in_any_language(line: str) -> None:
    article = read(mail(f"{MORE}\n\n{line}\n> {SAID}\n"))
    assert of_kind(article, K.FURNITURE) == [line]
    assert of_kind(article, K.BLOCK_QUOTE) == [SAID]


def test_a_slip_of_two_zero_bytes_makes_no_text_in_chinese() -> None:
    article = read(mail(f"{SAID}\n\n{MORE}\n").replace(b"Nobody", b"\0\0Nobody"))
    assert of_kind(article, K.BODY) == [SAID, MORE]
    assert article.title == "Crane falls"


def test_a_forwarded_mail_is_kept() -> None:
    inner = f"From: Bob Sample <b@example.org>\nSubject: Ferry stays\nContent-Type: text/plain\n\n{MORE}\n"
    article = read(several("mixed", part(SAID, "text/plain"), part(inner, "message/rfc822")))
    assert of_kind(article, K.BODY) == [SAID, MORE]
    assert "Ferry stays" in of_kind(article, K.HEADING)


def test_attachments_are_named_and_not_opened() -> None:
    attached = part(
        "JVBERi0=", "application/pdf; name=a.pdf", 'Content-Disposition: attachment; filename="gpj\u202e.pdf"\n'
    )
    text = part("Not to be read here.", "text/plain", "Content-Disposition: attachment; filename=notes.txt\n")
    article = read(several("mixed", part(SAID, "text/plain"), attached, text))
    note = next(note for note in article.notes if note.code == "attachments")
    assert dict(note.values)["names"] == "gpj[U+202E].pdf, notes.txt"
    assert not any("Not to be read" in p.text for p in article.paragraphs)


@pytest.mark.parametrize(
    ("data", "word"),
    [
        (mail("Version: 1", "multipart/encrypted; boundary=sep"), "encrypted"),
        (mail("MIAGCSqGSIb3DQEHA6CAMIACAQAx", "application/pkcs7-mime; smime-type=enveloped-data"), "encrypted"),
        (mail("-----BEGIN PGP MESSAGE-----\n\nhQEMA\n-----END PGP MESSAGE-----\n"), "encrypted"),
        (mail(""), "no text"),
        (several("mixed", part("AAAA", "image/png; name=a.png", "Content-Disposition: attachment\n")), "a.png"),
    ],
)
def test_what_cannot_be_read_says_why(data: bytes, word: str) -> None:
    problem = refused(data)
    assert problem.code is ErrorCode.NO_TEXT
    assert word in problem.values["detail"]


def test_pgp_signed_text_is_read_without_its_armour() -> None:
    body = (
        f"-----BEGIN PGP SIGNED MESSAGE-----\nHash: SHA256\n\n{SAID}\n"
        "-----BEGIN PGP SIGNATURE-----\n\niQEzBAEB\n-----END PGP SIGNATURE-----\n"
    )
    assert of_kind(read(mail(body)), K.BODY) == [SAID]


@pytest.mark.parametrize("charset", ["koi8-r", "no-such-set", "utf-8", ""])
def test_charsets_are_minded_and_unknown_ones_guessed(charset: str) -> None:
    text = "Портовое управление закрыло в понедельник два из трёх причалов, сообщила начальница порта."
    data = text.encode("koi8-r" if charset != "utf-8" else "utf-8")
    head = (
        HEAD + f"Content-Type: text/plain; charset={charset}\nContent-Transfer-Encoding: quoted-printable\n\n".encode()
    )
    assert text in [p.text for p in read(head + quopri.encodestring(data)).paragraphs]


def test_a_mailbox_offers_its_mails() -> None:
    border = b"From ann@example.org Tue Mar 10 10:00:00 2026\n"
    box = (
        border
        + mail(f"{SAID}\n")
        + b"\n\n"
        + border
        + mail(f">From here on it is quoted.\n\n{MORE}\n", head="Subject: B\n")
    )
    first, second = read(box, "a.mbox"), read(box, "a.mbox", item=2)
    assert [item.title for item in first.items] == ["Crane falls", "B"]
    assert of_kind(first, K.BODY) == [SAID]
    assert MORE in of_kind(second, K.BODY)
    assert any(p.text == "From here on it is quoted." for p in second.paragraphs)
    with pytest.raises(CopytasterError) as caught:
        read(box, "a.mbox", item=3)
    assert caught.value.code is ErrorCode.NO_SUCH_ITEM


def test_a_long_mailbox_is_cut_and_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "MOST_ITEMS", 3)
    article = read((b"From a@b Tue Mar 10 10:00:00 2026\n" + mail(f"{SAID}\n") + b"\n\n") * 5, "a.mbox")
    assert len(article.items) == 3
    assert article.outcome is ReadOutcome.OPENED_IN_PART


def test_floods_of_parts_are_refused_before_they_hurt() -> None:
    flat = mail("--b\n\nword\n" * 100_000, "multipart/mixed; boundary=b")
    nested = HEAD + b"".join(b"Content-Type: multipart/mixed; boundary=b%d\n\n--b%d\n" % (n, n) for n in range(1500))
    mails = HEAD + b"Content-Type: message/rfc822\n\n" * 1500 + b"\nword"
    for data in (flat, nested, mails):
        assert refused(data).code is ErrorCode.TOO_BIG


def test_a_multipart_without_its_boundary_is_read_as_text() -> None:
    assert SAID in " ".join(p.text for p in read(mail(f"{SAID}\n", "multipart/mixed")).paragraphs)


@pytest.mark.parametrize("value", ["(" * 5000, "=?utf-8?b?%%%?=", "=?utf-8?q?" * 500, '"' * 3000, "<" * 3000, "\x00"])
def test_headers_of_no_sense_break_nothing(value: str) -> None:
    data = HEAD.replace(b"Ann Example <ann@example.org>", value.encode()) + f"Subject: {value}\n\n{SAID}\n".encode()
    assert SAID in [p.text for p in read(data).paragraphs]


@given(st.lists(st.tuples(st.integers(0, 3000), st.binary(max_size=8)), max_size=6))
@settings(max_examples=60)
def test_any_mutation_gives_an_article_or_a_refusal(changes: list[tuple[int, bytes]]) -> None:
    data = bytearray(several("alternative", part(SAID, "text/plain"), part(f"<p>{MORE}</p>", "text/html")))
    for at, what in changes:
        data[at % len(data) : at % len(data) + len(what)] = what
    try:
        article = read(bytes(data))
    except CopytasterError:
        article = None
    assert article is None or article.paragraphs


@given(st.binary(max_size=300))
@settings(max_examples=100)
def test_any_bytes_can_be_cut_into_parts(data: bytes) -> None:
    root = mime.parse(b"Content-Type: multipart/mixed; boundary=x\n\n--x\n" + data)
    for one in root.parts:
        assert isinstance(one.content(), bytes)
        assert isinstance(one.filename, str)
