"""The names that a person corrected for every article: `names.yaml`, which anyone can edit."""

from __future__ import annotations

import os
import stat
from pathlib import Path

import msgspec

from reader.domain.corrections import NO_NAME, Correction
from reader.domain.entities import GROUPS, group_of
from reader.domain.errors import Invalid, ReaderError
from reader.files import fingerprint
from reader.files.kept import Kept

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
    from reader.files.fields import Fields, list_of, one_of, string

    root = Fields(yamlfile.parse(data, source), problems)
    node = root.get("names")
    root.finish()
    if node is None:
        return ()
    if not isinstance(node, yamlfile.Sequence):
        problems.append(node.error('"names" holds a list', 'each name begins with "- name: …"'))
        return ()
    found = []
    for item in node.items:
        wrong: list[ReaderError] = []
        fields = Fields(item, wrong)
        name = fields.need("name", string, "")
        label = fields.take("label", one_of(LABELS), None)
        also = fields.take("also", list_of(string, single=True), ())
        fields.finish()
        if not wrong and label is None and not also:
            wrong.append(item.error("it says nothing about the name", 'it needs "label", "also" or both'))
        problems += wrong
        if not wrong:
            found.append(Correction((name, *also), label))
    return tuple(found)


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
    from reader.files import yamledit, yamlfile

    name, *also = correction.names
    item = [f"name: {yamledit.quoted(name)}"]
    if correction.label is not None:
        item.append(f"label: {correction.label}")
    if also:
        item.append(f"also: {yamledit.flow(also)}")
    old = yamlfile.read(path, path.name) if path.exists() else _HEADER.encode()
    problems: list[ReaderError] = []
    try:
        before = parse(old, path.name, problems)
        new, inserted = yamledit.appended(old, "names", item, path.name)
        after = parse(new, path.name, problems)
    except Invalid as error:
        raise error.problems[0] from error
    if problems:
        raise problems[0]
    if after != (*before, correction):  # better nothing than something else
        raise ReaderError("the name could not be added", hint="write it in by hand", source=path.name)
    _write(path, new)
    return inserted.decode()


def remove(path: Path, inserted: str) -> None:
    """Take out what `add` put in; raises `ReaderError` where it is not there any more as it was."""
    from reader.files import yamledit, yamlfile

    new = yamledit.without(yamlfile.read(path, path.name), inserted.encode()) if path.exists() else None
    if new is None:
        raise ReaderError("the lines were changed meanwhile", hint="take them out by hand", source=path.name)
    _write(path, new)


def _write(path: Path, data: bytes) -> None:
    from reader.files import atomic

    try:
        mode = stat.S_IMODE(path.stat().st_mode) if path.exists() else 0o600
        atomic.write(path, data, mode)
    except OSError as error:
        raise ReaderError(f"not saved: {error.strerror}", source=path.name) from error
