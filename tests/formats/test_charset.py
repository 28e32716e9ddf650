from __future__ import annotations

import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.domain.display import show
from reader.domain.errors import UsageError
from reader.formats.charset import decode, is_binary

FRENCH = (
    "Le préfet a déclaré à la presse que « la forêt brûlée » serait replantée dès l’été, malgré les dégâts."
)
GERMAN = "Der Bürgermeister sagte, die Straße bleibe für „mehrere Wochen“ gesperrt – das müsse man aushalten."
ENGLISH = "The mayor said it’s “a huge relief” — and the café’s owners, who lost £4,000, agreed."


@pytest.mark.parametrize("text", [FRENCH, GERMAN, ENGLISH, "café", "He said it’s fine."])
@pytest.mark.parametrize("times", [1, 40])
def test_cp1252_is_told_from_the_rest(text: str, times: int) -> None:
    whole = "\n".join([text] * times)
    assert decode(whole.encode("cp1252")) == (whole, "cp1252")


def test_cp1252_far_behind_plain_ascii_is_found() -> None:
    text = "A plain sentence without accents. " * 20_000 + FRENCH
    assert decode(text.encode("cp1252")) == (text, "cp1252")


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        ("Губернатор заявил, что мост откроют в марте, а не в мае.", "cp1251"),
        ("Губернатор заявил, что мост откроют в марте, а не в мае.", "koi8-r"),
        ("市長は、橋は三月に開通すると述べた。", "cp932"),
    ],
)
def test_other_charsets_are_detected(text: str, encoding: str) -> None:
    assert decode(text.encode(encoding))[0] == text


@pytest.mark.parametrize("data", [b"", b"plain", "ça va — 日本 👩".encode()])
def test_strict_utf8_needs_no_guess(data: bytes) -> None:
    assert decode(data) == (data.decode(), "utf-8")


@pytest.mark.parametrize(
    ("mark", "encoding"),
    [
        (codecs.BOM_UTF8, "utf-8"),
        (codecs.BOM_UTF16_LE, "utf-16-le"),
        (codecs.BOM_UTF16_BE, "utf-16-be"),
        (codecs.BOM_UTF32_LE, "utf-32-le"),
        (codecs.BOM_UTF32_BE, "utf-32-be"),
    ],
)
@pytest.mark.parametrize("text", ["", "h", "hi", "déjà 👩 vu"])
def test_a_byte_order_mark_decides_and_goes(mark: bytes, encoding: str, text: str) -> None:
    assert decode(mark + text.encode(encoding)) == (text, encoding)


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_utf16_without_a_mark_where_it_is_plain(encoding: str) -> None:
    data = ENGLISH.encode(encoding)
    assert decode(data) == (ENGLISH, encoding)
    assert not is_binary(data)


def test_a_broken_character_does_not_make_utf8_something_else() -> None:
    data = GERMAN.encode() * 3 + "ß".encode()[:1]
    assert decode(data) == (GERMAN * 3 + "\ufffd", "utf-8")


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        (b"a\r\nb", "a\nb"),
        (b"a\rb", "a\nb"),
        (b"a\n\r\nb\r", "a\n\nb\n"),
        (codecs.BOM_UTF8 + b"Obama\rMet", "Obama\nMet"),
        ("a\r\nb".encode("utf-16"), "a\nb"),
        ("a\u2028b\u2029c\x85d\x0ce\x0bf".encode(), "a\u2028b\u2029c\x85d\x0ce\x0bf"),
        ("a\ufeffb".encode(), "a\ufeffb"),
    ],
)
def test_line_ends_become_lf_and_nothing_else_changes(raw: bytes, text: str) -> None:
    assert decode(raw)[0] == text


def test_a_given_encoding_overrides_what_would_be_found() -> None:
    assert decode("é".encode(), "latin-1") == ("Ã©", "iso8859-1")
    assert decode("zażółć".encode("cp1250"), "windows-1250") == ("zażółć", "cp1250")


def test_what_a_given_encoding_cannot_decode_is_replaced() -> None:
    assert decode(b"caf\xe9", "utf-8") == ("caf\ufffd", "utf-8")
    assert decode(b"caf\xe9", "ascii") == ("caf\ufffd", "ascii")


def test_a_given_encoding_drops_the_mark_too() -> None:
    assert decode(codecs.BOM_UTF8 + b"x", "utf8") == ("x", "utf-8")
    assert decode("x".encode("utf-16"), "utf-16") == ("x", "utf-16")


@pytest.mark.parametrize(
    "name", ["utf-8", "UTF_8", "utf-8-sig", "Latin-1", "ISO-8859-15", "shift_jis", "koi8-u", "cp1252"]
)
def test_charsets_by_their_usual_names(name: str) -> None:
    assert decode(b"abc", name)[0] == "abc"


@pytest.mark.parametrize(
    ("name", "near"), [("utf-9", "utf-8"), ("cp1253x", "cp1253"), ("latin-11", "latin-1")]
)
def test_an_unknown_charset_names_the_nearest(name: str, near: str) -> None:
    with pytest.raises(UsageError, match=f"--encoding: No charset is called {name}; nearest: .*{near}"):
        decode(b"", name)


@pytest.mark.parametrize(
    "name", ["base64", "rot13", "zlib", "idna", "punycode", "unicode_escape", "undefined", "\x1b", ""]
)
def test_codecs_that_are_no_charsets_are_unknown(name: str) -> None:
    with pytest.raises(UsageError):
        decode(b"abc", name)


@pytest.mark.parametrize(
    ("data", "encoding", "binary"),
    [
        (b"text", None, False),
        (b"te\0xt", None, True),
        (b"\x7fELF\0\0\0\1", None, True),
        ("text".encode("utf-16"), None, False),
        ("text".encode("utf-32"), None, False),
        ("日本".encode("utf-16-le") + b"a\0", None, True),
        ("日本".encode("utf-16-le") + b"a\0", "utf-16-le", False),
        (codecs.BOM_UTF8 + b"a\0", None, True),
        (b"a\0", "cp1252", True),
    ],
)
def test_nul_bytes_make_it_binary_unless_the_charset_explains_them(
    data: bytes, encoding: str | None, binary: bool
) -> None:
    assert is_binary(data, encoding) is binary


ENCODINGS = [
    None,
    "utf-8",
    "utf-7",
    "utf-16",
    "utf-16-le",
    "utf-32",
    "cp1252",
    "shift_jis",
    "iso2022_jp",
    "gb18030",
    "hz",
    "big5",
]


@given(st.binary(max_size=300), st.sampled_from(ENCODINGS))
def test_any_bytes_become_clean_text(data: bytes, encoding: str | None) -> None:
    text, name = decode(data, encoding)
    text.encode("utf-8")  # fails on lone surrogates
    assert "\r" not in text
    assert len(show(text)) == len(text)
    codecs.lookup(name)


@given(st.text())
def test_utf8_comes_back_but_for_line_ends_and_mark(text: str) -> None:
    data = text.encode("utf-8", "replace")
    expected = data.decode().replace("\r\n", "\n").replace("\r", "\n")
    if not data.startswith((codecs.BOM_UTF8, codecs.BOM_UTF16_LE)):
        assert decode(data)[0] == expected
