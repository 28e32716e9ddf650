"""The lenses: those that ship, and those of the setting `lenses`."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

import msgspec

from reader.domain.errors import ReaderError
from reader.domain.lens import GROUPS, KINDS, Lens

if TYPE_CHECKING:
    from reader.files.yamlfile import Node

SHIPPED = (
    Lens("plain", (), (), ()),
    Lens("people", ("person",), (), ()),
    Lens("voices", (), ("direct", "mixed", "indirect"), (), dim=True),
    Lens("checkable", ("figure",), (), ("checkable", "dates", "hedges", "sources")),
)
ALL, NONE = "all", "none"
_LONGEST = 30


def every(own: Mapping[str, Lens]) -> tuple[Lens, ...]:
    """Those that ship, a person's own of the same name in their place, then his others."""
    return tuple(({lens.name: lens for lens in SHIPPED} | dict(own)).values())


def read(node: Node, problems: list[ReaderError]) -> dict[str, object]:
    """The lenses of a settings file that are right, as plain data; what is wrong goes to `problems`."""
    from reader.files.fields import Fields, boolean, describe, list_of, quote, string
    from reader.files.yamlfile import Mapping as Entries

    found: dict[str, object] = {}
    if not isinstance(node, Entries):
        problems.append(node.error(f'"lenses" expects names with what each shows, found {describe(node)}'))
        return found
    for key, value in node.entries.values():
        before = len(problems)
        if not key.text.strip() or len(key.text) > _LONGEST:
            problems.append(
                key.error(f"a lens has a name of 1 to {_LONGEST} characters, not {quote(key.text)}")
            )
        fields = Fields(value, problems)
        lens = {
            "entities": fields.take("entities", _some(GROUPS), None),
            "quotes": fields.take("quotes", _some(KINDS), None),
            "rules": fields.take("rules", _all_none_or(list_of(string, single=True)), None),
            "dim": fields.take("dim", boolean, False),
        }
        fields.finish()
        if len(problems) == before:
            found[key.text] = {name: value for name, value in lens.items() if value is not None}
    return found


def made(value: object) -> dict[str, Lens]:
    """From plain data to lenses; raises ValueError."""
    if not isinstance(value, Mapping):
        raise ValueError
    try:
        return {
            str(name): msgspec.convert({**said, "name": str(name)}, Lens)
            for name, said in value.items()
            if isinstance(said, Mapping) or _refuse()
        }
    except msgspec.ValidationError:
        raise ValueError from None


def _refuse() -> bool:
    raise ValueError


def _some(words: tuple[str, ...]) -> Callable[[Node], list[str] | None]:
    """A converter for some of the words; None for all of them."""
    from reader.files.fields import list_of, one_of

    return _all_none_or(list_of(one_of((*words, ALL, NONE)), single=True))


def _all_none_or(convert: Callable[[Node], tuple[str, ...]]) -> Callable[[Node], list[str] | None]:
    def run(node: Node) -> list[str] | None:
        found = convert(node)
        if found == (ALL,):
            return None
        if found == (NONE,):
            return []
        if ALL in found or NONE in found:
            raise node.error(f'"{ALL}" and "{NONE}" stand alone')
        return list(found)

    return run
