"""A rule file's YAML as a `RuleSet`."""

from __future__ import annotations

from pathlib import Path, PurePath

from reader.domain.errors import Invalid, ReaderError
from reader.domain.rules import SCOPES, Rule, RuleSet
from reader.domain.theme import STYLE_KEYS, Style
from reader.files.fields import Fields, boolean, integer, list_of, nearest, one_of, quote, string
from reader.files.styles import style_of
from reader.files.yamlfile import Mapping, Node, Sequence, parse
from reader.rules.kinds import schemas
from reader.rules.kinds.kind import Key, Kind
from reader.rules.kinds.patterns import UNLESS, read_unless
from reader.rules.kinds.registry import KINDS

SHARED = (
    Key("name", "needed; shown with the match", schemas.TEXT),
    Key("style", "a style key, or a style of its own", schemas.STYLE),
    Key("in", "where it may match: in any of these places", schemas.some(schemas.one_of(SCOPES))),
    UNLESS,
    Key("priority", "0 to 100; the higher lies above", {"type": "integer", "minimum": 0, "maximum": 100}),
    Key("enabled", "false switches it off", schemas.BOOLEAN),
    Key("note", "shown when you ask what something is", schemas.TEXT),
)
"""The keys that every rule may have."""


def load(text: str | bytes, source: str, folder: Path = Path()) -> RuleSet:
    """The rules of one file; raises `Invalid` with everything that is wrong in it.

    `source` is the file's name in messages; its stem is the set's name where the file gives none. One that
    ends in `.jsonl` holds patterns of spaCy's EntityRuler. `folder` is where it lies: what it says of other
    files starts from there.
    """
    if source.endswith(".jsonl"):
        from reader.rules import jsonl  # seldom needed

        return jsonl.load(text, source)
    problems: list[ReaderError] = []
    files: list[Path] = []
    root = parse(text, source)
    fields = Fields(root, problems)
    if not isinstance(root, Mapping):
        raise Invalid(problems)
    name = fields.take("name", string, PurePath(source).stem)
    description = fields.take("description", string, "")
    node = fields.get("rules")
    if "rules" not in root.entries:
        problems.append(root.error('"rules" is missing', "a rule file holds a list under this key"))
    fields.finish()
    rules = _rules(node, problems, folder, files) if node is not None else ()
    others = tuple(dict.fromkeys(files))
    if problems:
        raise Invalid(problems, others)
    return RuleSet(name, description, rules, source, others)


def _rules(node: Node, problems: list[ReaderError], folder: Path, files: list[Path]) -> tuple[Rule, ...]:
    """The rules that can be read; what is wrong is added to `problems`, what they depend on to `files`."""
    if not isinstance(node, Sequence):
        problems.append(node.error('"rules" holds a list', 'each rule begins with "- name: …"'))
        return ()
    rules: dict[str, Rule] = {}
    for item in node.items:
        rule = _rule(item, problems, folder, files)
        if rule is None:
            continue
        if rule.name in rules:
            hint = f"it is also the one at {rules[rule.name].source}"
            problems.append(item.error(f"a second rule named {quote(rule.name)}", hint))
        rules[rule.name] = rule
    return tuple(rules.values())


def _rule(node: Node, problems: list[ReaderError], folder: Path, files: list[Path]) -> Rule | None:
    """One rule; None where it has no name. What is wrong with it is added to `problems`."""
    wrong: list[ReaderError] = []
    fields = Fields(node, wrong, folder)
    if not isinstance(node, Mapping):
        problems.extend(wrong)
        return None
    name = fields.need("name", string, "")
    kind = _kind(fields, node, wrong)
    rule = Rule(
        name=name,
        kind=kind.key if kind else "",
        pattern=kind.read(fields) if kind else None,
        style=fields.take("style", _style, "rule.default"),
        scope=frozenset(fields.take("in", list_of(one_of(SCOPES), single=True), ())),
        priority=fields.take("priority", integer(0, 100), 50),
        enabled=fields.take("enabled", boolean, True),
        note=fields.take("note", string, ""),
        unless=read_unless(fields, ignore_case=kind.ignore_case) if kind else None,
        source=f"{node.source}:{node.line}",
        pattern_at=_place(node.entries[kind.key][1]) if kind else "",
    )
    if kind:
        fields.finish()
    files.extend(fields.files)
    where = f"rule {quote(name)}: " if name else ""
    problems.extend(ReaderError(where + p.message, hint=p.hint, source=p.source) for p in wrong)
    return rule if name else None


def _kind(fields: Fields, node: Mapping, wrong: list[ReaderError]) -> Kind | None:
    """The kind whose key the rule has; None where that is not one, which is then reported."""
    found = [kind for key, kind in KINDS.items() if key in node.entries]
    if len(found) == 1:
        if fields.get(found[0].key) is not None:
            return found[0]
        wrong.append(node.entries[found[0].key][0].error(f'"{found[0].key}" has no value'))
        return None
    if found:
        keys = " and ".join(f'"{kind.key}"' for kind in found)
        wrong.append(node.error(f"{keys} in one rule", "make two rules of it"))
        return None
    known = [*KINDS, *(key.name for key in SHARED)]
    known += [key.name for kind in KINDS.values() for key in kind.keys if key.name not in known]
    odd = [entry for entry, _ in node.entries.values() if entry.text not in known]
    wrong.extend(entry.error(f"unknown key {quote(entry.text)}", nearest(entry.text, known)) for entry in odd)
    if not odd:
        wrong.append(
            node.error("the rule does not say what to look for", f"it needs one of: {', '.join(KINDS)}")
        )
    return None


def _place(node: Node) -> str:
    return f"{node.source}:{node.line}:{node.column}"


def _style(node: Node) -> str | Style:
    if isinstance(node, Mapping):
        return style_of()(node)
    key = string(node)
    if key in STYLE_KEYS:
        return key
    of_rules = [known for known in STYLE_KEYS if known.startswith("rule.")]
    hint = nearest(key, STYLE_KEYS if nearest(key, STYLE_KEYS).startswith("did") else of_rules)
    raise node.error(f"unknown style {quote(key)}", hint)
