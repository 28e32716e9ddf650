"""The names that a person corrected for every article: `names.yaml`, which anyone can edit."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from reader.domain.corrections import NO_NAME, Correction
from reader.domain.entities import GROUPS, group_of
from reader.domain.errors import Invalid, ReaderError
from reader.files import fingerprint
from reader.files.kept import Kept

if TYPE_CHECKING:
    from reader.files.itemlist import ItemList
    from reader.files.yamlfile import Node

FILE = "names.yaml"
LABELS = (*(label for label in GROUPS if group_of(label) != "figure"), NO_NAME)
"""What a name can be."""
_HEADER = """\
# Names as you know them: in every article that has them they go before what the model says.
# label: PERSON, ORG, GPE (countries, cities), LOC (other places), FAC (buildings), NORP (nationalities,
#        parties, faiths), EVENT, WORK_OF_ART, PRODUCT, LAW, LANGUAGE; none: it is no name at all
# also:  what else it is called
names:
"""

_decode = msgspec.json.Decoder(tuple[Correction, ...]).decode


def load(path: Path, kept: Kept, problems: list[ReaderError]) -> tuple[Correction, ...]:
    """What the file says, in its order; what is wrong in it goes to `problems` and the rest holds.

    `kept` has it ready from the last time: YAML would be a tenth of the start.
    """
    if not os.path.lexists(path):
        return ()
    code = fingerprint.of_code(Path(__file__).parent)
    key = fingerprint.of_data([code.encode(), fingerprint.of_file(path)])
    found = kept.get(key, _decode)
    if found is None:
        from reader.files import yamlfile

        wrong: list[ReaderError] = []
        try:
            found = parse(yamlfile.read(path, path.name), path.name, wrong)
        except Invalid as error:
            wrong, found = list(error.problems), ()
        if wrong:
            problems += wrong
        else:
            kept.put(key, found)
    return found


def parse(data: bytes, source: str, problems: list[ReaderError]) -> tuple[Correction, ...]:
    """The corrections of a file, those that are right; raises `Invalid` where it is no YAML."""
    from reader.files import yamlfile

    return tuple(c for c in _corrections(yamlfile.parse(data, source), problems) if c is not None)


def _corrections(root: Node, problems: list[ReaderError]) -> list[Correction | None]:
    """What each item of the list says; None for what is wrong, which is added to `problems`."""
    from reader.files import yamlfile
    from reader.files.fields import Fields

    fields = Fields(root, problems)
    node = fields.get("names")
    fields.finish()
    if node is None:
        return []
    if not isinstance(node, yamlfile.Sequence):
        problems.append(node.error('"names" holds a list', 'each name begins with "- name: …"'))
        return []
    return [_correction(item, problems) for item in node.items]


def _correction(item: Node, problems: list[ReaderError]) -> Correction | None:
    from reader.files.fields import Fields, list_of, one_of, string

    wrong: list[ReaderError] = []
    fields = Fields(item, wrong)
    name = fields.need("name", string, "")
    label = fields.take("label", one_of(LABELS), None)
    also = fields.take("also", list_of(string, single=True), ())
    fields.finish()
    if not wrong and label is None and not also:
        wrong.append(item.error("it says nothing about the name", 'it needs "label", "also" or both'))
    problems += wrong
    return None if wrong else Correction((name, *also), label)


def check(data: bytes, source: str) -> None:
    """Raises `Invalid` with every mistake in a list of names."""
    problems: list[ReaderError] = []
    parse(data, source, problems)
    if problems:
        raise Invalid(problems)


def add(path: Path, correction: Correction) -> str:
    """Write a correction at the end of the file, which is made where it is missing; what was put in.

    Every other byte stays. Raises `ReaderError` where that cannot be done; the file is then as it was.
    """
    from reader.files import yamledit

    name, *also = correction.names
    item = [f"name: {yamledit.quoted(name)}"]
    if correction.label is not None:
        item.append(f"label: {correction.label}")
    if also:
        item.append(f"also: {yamledit.flow(also)}")
    return _list().add(path, correction, item)


def remove(path: Path, correction: Correction, inserted: str) -> None:
    """Take out a correction that `add` put in as `inserted`; every other byte stays.

    Raises `Changed` where the list does not say it any more, and `ReaderError` where it cannot be written.
    """
    _list().remove(path, correction, inserted)


def _list() -> ItemList[Correction]:
    from reader.files import yamlfile
    from reader.files.itemlist import ItemList

    return ItemList(
        "names", _HEADER, lambda data, source, problems: _corrections(yamlfile.parse(data, source), problems)
    )
