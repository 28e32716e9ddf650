"""From what stands in a file, a variable or a flag to the value of a setting; raises ValueError."""

from __future__ import annotations

from collections.abc import Callable, Mapping

KIB = 1024
_UNITS = {"": 1, "B": 1, "KB": 1000, "MB": 1000**2, "GB": 1000**3, "KIB": KIB, "MIB": KIB**2, "GIB": KIB**3}
_FLAGS = {
    **dict.fromkeys(("true", "yes", "on", "1"), True),
    **dict.fromkeys(("false", "no", "off", "0"), False),
}


def text(value: object) -> str:
    """Text that is not empty."""
    if not isinstance(value, str) or not value:
        raise ValueError
    return value


def file_name(value: object) -> str:
    """A name that leads to no other folder."""
    name = text(value)
    if name.startswith(".") or not name.isprintable() or "/" in name or "\\" in name:
        raise ValueError
    if len(name.encode()) > 100:
        raise ValueError
    return name


def theme(value: object) -> str:
    """A theme's name, or two, the dark one first, with a comma between them."""
    both = names(value)
    if len(both) not in (1, 2):
        raise ValueError
    return ",".join(map(file_name, both))


def charset(value: object) -> str:
    """The name of a charset that Python knows."""
    name = text(value)
    try:
        "".encode(name)
    except (LookupError, ValueError):
        raise ValueError from None
    return name


def flag(value: object) -> bool:
    """`true yes on 1` or `false no off 0`."""
    return value if isinstance(value, bool) else _known(_FLAGS, value)


def shown(value: object) -> bool:
    """As `flag`, and `show` or `hide`."""
    return value if isinstance(value, bool) else _known(_FLAGS | {"show": True, "hide": False}, value)


def _known(words: Mapping[str, bool], value: object) -> bool:
    try:
        return words[text(value).lower()]
    except KeyError:
        raise ValueError from None


def whole(low: int, high: int) -> Callable[[object], int]:
    """A whole number from `low` to `high`."""

    def convert(value: object) -> int:
        digits = str(value) if isinstance(value, int | str) else ""
        if not (digits.isascii() and digits.isdigit() and len(digits) <= 12 and low <= int(digits) <= high):
            raise ValueError
        return int(digits)

    return convert


def one_of(*words: str) -> Callable[[object], str]:
    """One of some words."""

    def convert(value: object) -> str:
        if value not in words:
            raise ValueError
        return str(value)

    return convert


def size(value: object) -> int:
    """Bytes, from a number or from text such as `64MiB` or `10 MB`."""
    written = str(value).strip()
    digits = written.rstrip("BbIiKkMmGg ")
    unit = written[len(digits) :].strip().upper()
    if not (digits.isascii() and digits.isdigit()) or len(digits) > 12 or unit not in _UNITS:
        raise ValueError
    return int(digits) * _UNITS[unit] or _nothing()


def _nothing() -> int:
    raise ValueError  # a size of 0 would refuse everything


def names(value: object) -> tuple[str, ...]:
    """A list of names, or one text with commas between them."""
    if isinstance(value, str):
        value = [part.strip() for part in value.split(",") if part.strip()]
    if not isinstance(value, list | tuple):
        raise ValueError
    return tuple(text(item) for item in value)


def names_or_none(value: object) -> tuple[str, ...]:
    """As `names`, and `none` for an empty list."""
    return () if value in ("none", ["none"]) else names(value)


def keymap(value: object) -> dict[str, tuple[str, ...]]:
    """Command ids with a key or a list of keys."""
    if not isinstance(value, Mapping):
        raise ValueError
    # A comma may be a key of its own: lists are lists here, and text is one key.
    return {str(k): (text(v),) if isinstance(v, str) else names(v) for k, v in value.items()}
