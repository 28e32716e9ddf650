"""Putting items into lists of a YAML file that a person wrote, and taking them out: other bytes stay."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from reader.domain.errors import ReaderError
from reader.files import yamlfile

_INDENT = "  "
_END = "..."
"""Ends a document; within one no line can begin so."""
_ESCAPED = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\t": "\\t"}


def quoted(text: str) -> str:
    """The text as a YAML string in double quotes, whatever is in it."""
    return '"' + "".join(_ESCAPED.get(c) or (c if c.isprintable() else _escape(c)) for c in text) + '"'


def flow(words: Iterable[str]) -> str:
    """A list of words on one line."""
    return f"[{', '.join(quoted(word) for word in words)}]"


def appended(
    data: bytes, root: yamlfile.Node, key: str, item: Sequence[str], comment: Sequence[str] = ()
) -> tuple[bytes, bytes]:
    """The file with another item at the end of the list under a key, and what was put in for that.

    `root`: what the file says; `item`: its lines, and `comment` those before it, without the dash, the `#`
    and the indentation. Raises `ReaderError` where the list is not written one item a line.
    """
    text = data.decode("utf-8")
    newline = "\r\n" if "\r\n" in text else "\n"
    lines = text.splitlines(keepends=True)
    indent, end = _INDENT, len(lines)
    before: list[str] = []
    if not isinstance(root, yamlfile.Mapping):
        raise root.error("expected keys with values")
    if key in root.entries:
        indent = _indent(root.entries[key][1], lines)
        end = _end_of_list(root, key, lines)
    else:
        before = [f"{key}:"]
    written = before + [f"{indent}# {line}" for line in comment]
    written += [f"{indent}{'- ' if not n else _INDENT}{line}" for n, line in enumerate(item)]
    inserted = "".join(line + newline for line in written)
    if end and not lines[end - 1].endswith(("\n", "\r")):
        inserted = newline + inserted.removesuffix(newline)
    new = "".join([*lines[:end], inserted, *lines[end:]])
    return new.encode("utf-8"), inserted.encode("utf-8")


def without(data: bytes, inserted: bytes) -> bytes | None:
    """The file without what was put in, where that stands there on lines of its own; else None."""
    at = data.rfind(inserted)
    own_lines = at == 0 or inserted[:1] in b"\r\n" or data[at - 1 : at] in (b"\n", b"\r")
    return data[:at] + data[at + len(inserted) :] if at >= 0 and own_lines else None


def without_item(data: bytes, root: yamlfile.Node, key: str, place: int) -> bytes | None:
    """The file without the lines of one item of the list under a key; None where it has none of its own."""
    lines = data.decode("utf-8").splitlines(keepends=True)
    if not isinstance(root, yamlfile.Mapping) or key not in root.entries:
        return None
    node = root.entries[key][1]
    if not isinstance(node, yamlfile.Sequence) or not _dash(node.items[place], lines):
        return None
    first = node.items[place].line - 1
    following = (
        node.items[place + 1].line - 1 if place + 1 < len(node.items) else _end_of_list(root, key, lines)
    )
    last = _before_comments(lines, first + 1, following)
    return "".join([*lines[:first], *lines[last:]]).encode("utf-8")


def _end_of_list(root: yamlfile.Mapping, key: str, lines: Sequence[str]) -> int:
    """The number of the line after the last one of what stands under a key."""
    own = root.entries[key][0].line
    end = min((k.line - 1 for k, _ in root.entries.values() if k.line > own), default=len(lines))
    return _before_comments(lines, own, end)


def _before_comments(lines: Sequence[str], first: int, end: int) -> int:
    """The end, without blank lines and comments before it: they belong to what follows. So does `...`."""
    while end > first and (lines[end - 1].strip()[:1] in ("", "#") or lines[end - 1].rstrip() == _END):
        end -= 1
    return end


def _indent(node: yamlfile.Node, lines: Sequence[str]) -> str:
    """What stands before the dashes of a list."""
    if isinstance(node, yamlfile.Scalar) and node.is_null and not node.text:
        return _INDENT
    if isinstance(node, yamlfile.Sequence) and node.items and (dash := _dash(node.items[0], lines)):
        return dash[1]
    raise ReaderError(
        "nothing can be added to this list",
        hint="write it one item a line, each after a dash",
        source=f"{node.source}:{node.line}:{node.column}",
    )


def _dash(item: yamlfile.Node, lines: Sequence[str]) -> re.Match[str] | None:
    """The dash that an item stands after, where nothing else stands before it."""
    return re.match(r"\ufeff?(\s*)-\s+$", lines[item.line - 1][: item.column - 1])


def _escape(character: str) -> str:
    code = ord(character)
    return f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"
