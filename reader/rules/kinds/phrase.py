"""`phrase: {file: agencies.txt}`: names and terms exactly as written, as many as there are."""

from __future__ import annotations

from pathlib import Path

from reader.domain.errors import Invalid, ReaderError
from reader.files import terms
from reader.files.fields import Fields, list_of, string
from reader.files.yamlfile import Mapping, Node
from reader.rules.kinds import schemas
from reader.rules.kinds.kind import Key, Kind
from reader.rules.kinds.patterns import CASE, read_case
from reader.rules.kinds.terms import Terms, find, prepare, read_term


def _read(fields: Fields) -> object:
    ignore_case = read_case(fields, "match")

    def convert(node: Node) -> tuple[str, ...]:
        if isinstance(node, Mapping):
            return _from_file(node, fields)
        found = list_of(read_term, single=True)(node)
        if not found:
            raise node.error('"phrase" is an empty list')
        return found

    return Terms(fields.take("phrase", convert, ()), ignore_case)


def _from_file(node: Node, rule: Fields) -> tuple[str, ...]:
    problems: list[ReaderError] = []
    fields = Fields(node, problems, rule.folder)

    def convert(name: Node) -> tuple[str, ...]:
        written = string(name)
        if not written.strip():
            raise name.error("an empty file name")
        try:
            path = rule.folder / Path(written).expanduser()
        except RuntimeError:  # "~somebody" whom this machine does not know
            raise name.error(f"{written}: there is no such user") from None
        rule.files.append(path)
        try:
            return terms.read(path)
        except ReaderError as error:
            raise name.error(f"{written}: {error.message}", error.hint) from error

    found = fields.need("file", convert, ())
    fields.finish()
    if problems:
        raise Invalid(problems)
    return found


_FILE = {
    "type": "object",
    "properties": {
        "file": {
            **schemas.WORDS,
            "description": "a text file with a phrase in each line; its path starts from this file's folder",
        }
    },
    "required": ["file"],
    "additionalProperties": False,
}
_PHRASE = Key(
    "phrase",
    "names and terms as written; one, a list, or {file: NAME}",
    {"anyOf": [*schemas.some(schemas.WORDS, least=1)["anyOf"], _FILE]},
)
KIND = Kind(
    "phrase",
    "text",
    "names and terms exactly as written, from a list or a file of thousands",
    _read,
    find,
    (_PHRASE, CASE),
    prepare=prepare,
)
