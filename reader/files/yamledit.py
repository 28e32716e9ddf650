"""Putting lines into a YAML file that a person wrote: every other byte stays as it is."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from reader.domain.errors import ReaderError
from reader.files import yamlfile

_INDENT = "  "
_ESCAPED = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\t": "\\t"}


def quoted(text: str) -> str:
    """The text as a YAML string in double quotes, whatever is in it."""
    return '"' + "".join(_ESCAPED.get(c) or (c if c.isprintable() else _escape(c)) for c in text) + '"'


def appended(data: bytes, key: str, item: Sequence[str], source: str) -> tuple[bytes, bytes]:
    """The file with another item at the end of the list under a key, and what was put in for that.

    `item`: its lines, without the dash and the indentation. Raises `Invalid` for what is no YAML, and
    `ReaderError` where the list is not written one item a line.
    """
    root = yamlfile.parse(data, source)
    text = data.decode("utf-8")
    newline = "\r\n" if "\r\n" in text else "\n"
    lines = text.splitlines(keepends=True)
    indent, end = _INDENT, len(lines)
    before: list[str] = []
    if not isinstance(root, yamlfile.Mapping):
        raise root.error("expected keys with values")
    if key in root.entries:
        key_node, node = root.entries[key]
        indent = _indent(node, lines)
        following = [k.line - 1 for k, _ in root.entries.values() if k.line > key_node.line]
        end = min(following, default=end)
        while end > key_node.line and lines[end - 1].strip()[:1] in ("", "#"):
            end -= 1
    else:
        before = [f"{key}:"]
    written = before + [f"{indent}{'- ' if not n else _INDENT}{line}" for n, line in enumerate(item)]
    inserted = "".join(line + newline for line in written)
    if end and not lines[end - 1].endswith(("\n", "\r")):
        inserted = newline + inserted.removesuffix(newline)
    new = "".join([*lines[:end], inserted, *lines[end:]])
    return new.encode("utf-8"), inserted.encode("utf-8")


def without(data: bytes, inserted: bytes) -> bytes | None:
    """The file without what was put in; None where it is not there as it was."""
    at = data.rfind(inserted)
    return None if at < 0 else data[:at] + data[at + len(inserted) :]


def flow(words: Iterable[str]) -> str:
    """A list of words on one line."""
    return f"[{', '.join(quoted(word) for word in words)}]"


def _indent(node: yamlfile.Node, lines: Sequence[str]) -> str:
    """What stands before the dashes of a list."""
    if isinstance(node, yamlfile.Scalar) and node.is_null and not node.text:
        return _INDENT
    if isinstance(node, yamlfile.Sequence) and node.items:
        first = node.items[0]
        dash = re.match(r"(\s*)-\s+$", lines[first.line - 1][: first.column - 1])
        if dash:
            return dash[1]
    raise ReaderError(
        "nothing can be added to this list",
        hint="write it one item a line, each after a dash",
        source=f"{node.source}:{node.line}:{node.column}",
    )


def _escape(character: str) -> str:
    code = ord(character)
    return f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"
