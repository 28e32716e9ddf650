"""Text files with a term in each line."""

from __future__ import annotations

import re
import stat
from pathlib import Path

from reader.domain.errors import ReaderError

MAX_BYTES = 8 << 20
_NO_TEXT = re.compile("[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
_LINE = re.compile("\r\n|[\n\r]")


def read(path: Path) -> tuple[str, ...]:
    r"""The terms of a file, each once, in its order; empty lines and those that begin with `#` are none (`\#`
    begins a term with the sign). Raises `ReaderError`, without a place, with why there are none.
    """
    try:
        if not stat.S_ISREG(path.stat().st_mode):
            raise ReaderError("not a regular file", hint="it needs a text file with a phrase in each line")
        with path.open("rb") as file:
            data = file.read(MAX_BYTES + 1)
    except OSError as error:
        raise ReaderError(error.strerror or "cannot be read") from error
    except ValueError as error:  # a NUL in the path
        raise ReaderError("not a file name") from error
    if len(data) > MAX_BYTES:
        raise ReaderError("larger than 8 MiB", hint="split the file")
    terms = _terms(_decoded(data))
    if not terms:
        raise ReaderError("there is no phrase in it", hint="write one in each line")
    return terms


def _decoded(data: bytes) -> str:
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise ReaderError(f"not UTF-8 in line {line}", hint="save the file as UTF-8") from error
    if odd := _NO_TEXT.search(text):
        line = text.count("\n", 0, odd.start()) + 1
        code = ord(odd.group())
        raise ReaderError(f"not text: a control character (U+{code:04X}) in line {line}")
    return text


def _terms(text: str) -> tuple[str, ...]:
    stripped = (line.strip() for line in _LINE.split(text))
    terms = (term[1:] if term.startswith("\\#") else term for term in stripped if term and term[0] != "#")
    return tuple(dict.fromkeys(terms))
