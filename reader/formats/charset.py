"""Bytes to text: byte-order mark, strict UTF-8, obvious UTF-16, detection, cp1252 (in this order)."""

from __future__ import annotations

import codecs
import re

from reader.domain.display import REPLACEMENT
from reader.domain.errors import UsageError

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16: its mark begins with theirs
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_NOT_CHARSETS = frozenset(
    {"base64_codec", "bz2_codec", "hex_codec", "quopri_codec", "rot_13", "uu_codec", "zlib_codec"}
)
_SAMPLE_BEFORE, _SAMPLE_AFTER = 20_000, 100_000  # bytes around the first one that is not UTF-8
_TOO_FEW = 8  # bytes outside ASCII: a café and three curly quotes prove nothing but are most often cp1252
_LEAST_CONFIDENCE = 0.05  # chardet's own for texts that are right: 0.07 and more
_UTF16_SAMPLE = 4096
_FALLBACK = "cp1252"


def decode(data: bytes, encoding: str | None = None) -> tuple[str, str]:
    """The text (line ends LF, no leading byte-order mark, no lone surrogate) and the charset's name.

    `encoding` overrides all detection; what it cannot decode becomes U+FFFD.
    Raises UsageError where there is no such charset.
    """
    if encoding is not None:
        name = _codec(encoding)
        return _tidy(data.decode(name, "replace"), foreign=True), _shown(name)
    for mark, name in _BOMS:
        if data.startswith(mark):
            return _tidy(data[len(mark) :].decode(name, "replace"), foreign=True), name
    try:
        return _tidy(data.decode("utf-8"), foreign=False), "utf-8"
    except UnicodeDecodeError as error:
        first_bad = error.start
    if wide := _plain_utf16(data):
        return _tidy(data.decode(wide, "replace"), foreign=True), wide
    if (text := _damaged_utf8(data)) is not None:
        return _tidy(text, foreign=False), "utf-8"
    text, name = _detected(data, first_bad)
    return _tidy(text, foreign=True), name


def is_binary(data: bytes, encoding: str | None = None) -> bool:
    """Whether there are NUL bytes that the charset does not explain."""
    if b"\0" not in data:
        return False
    if encoding is not None:
        return not _codec(encoding).startswith(("utf_16", "utf_32"))
    wide = any(data.startswith(mark) for mark, name in _BOMS if name != "utf-8")
    return not wide and _plain_utf16(data) is None


def _tidy(text: str, *, foreign: bool) -> str:
    text = text.removeprefix("\ufeff")
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    if foreign:  # strict UTF-8 has no surrogates; some other codecs let them through
        text = re.sub("[\ud800-\udfff]", REPLACEMENT, text)
    return text


def _plain_utf16(data: bytes) -> str | None:
    """UTF-16 without a mark, where every other byte of a Latin text is NUL and none of the others is."""
    if len(data) < 4 or len(data) % 2:
        return None
    sample = data[:_UTF16_SAMPLE]
    even, odd = sample[::2], sample[1::2]
    for name, high, low in (("utf-16-le", odd, even), ("utf-16-be", even, odd)):
        if high.count(0) >= 0.7 * len(high) and 0 not in low:
            return name
    return None


def _damaged_utf8(data: bytes) -> str | None:
    """UTF-8 with a few broken characters (cut off, a stray byte), which is not another charset."""
    text = data.decode("utf-8", "replace")
    broken = text.count(REPLACEMENT)
    whole = sum(map(len, re.findall(r"[^\x00-\x7f\ufffd]+", text)))
    return text if whole >= 10 * broken else None


def _detected(data: bytes, first_bad: int) -> tuple[str, str]:
    sample = data[max(0, first_bad - _SAMPLE_BEFORE) : first_bad + _SAMPLE_AFTER]
    if sum(byte >= 0x80 for byte in sample) < _TOO_FEW:
        return data.decode(_FALLBACK, "replace"), _FALLBACK
    import chardet

    # What the web and desktops wrote; EBCDIC, DOS and old Macintosh pages are guesses on short texts.
    eras = chardet.EncodingEra.MODERN_WEB | chardet.EncodingEra.LEGACY_ISO
    guess = chardet.detect(sample, encoding_era=eras)
    name = _known(guess["encoding"] or "")
    if name and name != "latin_1" and guess["confidence"] >= _LEAST_CONFIDENCE:  # cp1252 is Latin-1 and more
        try:
            return data.decode(name), _shown(name)
        except UnicodeDecodeError:
            pass  # the guess was made on a sample; the rest says otherwise
    return data.decode(_FALLBACK, "replace"), _FALLBACK


def _codec(encoding: str) -> str:
    if name := _known(encoding):
        return name
    from difflib import get_close_matches
    from encodings.aliases import aliases

    valid = {n.replace("_", "-") for n in (*aliases, *aliases.values()) if _known(n)}
    near = get_close_matches(encoding.lower().replace("_", "-"), sorted(valid), n=3)
    hint = (
        f"nearest: {', '.join(near)}"
        if near
        else "for example utf-8, cp1252, iso-8859-2, utf-16, shift-jis, koi8-r"
    )
    raise UsageError(f"No charset is called {encoding}", hint=hint, source="--encoding")


def _known(encoding: str) -> str | None:
    """Python's module name for a charset, None for what is none (`base64`, `idna`, …)."""
    from encodings.aliases import aliases

    key = re.sub(r"\W+", "_", encoding.strip().lower(), flags=re.ASCII)
    name = "utf_8" if key == "utf_8_sig" else aliases.get(key, key)
    if name in _NOT_CHARSETS or (name not in aliases.values() and name not in _WITHOUT_ALIAS):
        return None
    try:
        codecs.lookup(name)
    except LookupError:  # Windows' own ones elsewhere
        return None
    return name


_WITHOUT_ALIAS = frozenset(
    {"cp720", "cp737", "cp856", "cp874", "cp875", "cp1006", "koi8_r", "koi8_t", "koi8_u"}
)


def _shown(name: str) -> str:
    return codecs.lookup(name).name
