"""`reader rules check | test | list | schema`: rule files without reading an article in the window."""

from __future__ import annotations

import argparse
import json
import os
from collections.abc import Callable, Sequence
from pathlib import Path

from reader.cli import listing, streams
from reader.domain.display import show
from reader.domain.errors import CannotOpen, Exit, Invalid, ReaderError, UsageError
from reader.domain.rules import RuleSet
from reader.engine import Engine
from reader.rules.active import Active


def run(options: argparse.Namespace) -> int:
    """Run what is asked for; the exit code."""
    return _RUN[options.action](options)


def _check(options: argparse.Namespace) -> int:
    """Every mistake of every file, also in spaCy's eyes; 5 where there is one."""
    from reader.highlighting import check
    from reader.rules.doubts import doubts

    active = Engine({}).highlighting.rules
    code = Exit.OK
    for name in options.files or _own(active):
        try:
            ruleset = _load(name, active, check)
        except ReaderError as error:
            streams.say(str(error))
            code = Exit.INVALID if isinstance(error, Invalid) else code or error.code
            continue
        for doubt in doubts(ruleset):
            doubt.message = f"warning: {doubt.message}"
            streams.say(str(doubt))
        streams.write_text(show(f"{name}: ok, {_counted(ruleset)}") + "\n")
    return code


def _own(active: Active) -> Sequence[str]:
    """The person's own rule files. UsageError where there is none."""
    own = [str(path) for path in active.own()]
    if not own:
        raise UsageError("no rule file was named", hint="try `reader rules check mine.yaml`")
    return own


def _load(name: str, active: Active, read: Callable[[bytes, str, Path], RuleSet]) -> RuleSet:
    """The rules of a file, or of a set of that name; errors have the name as it was given."""
    from reader.files import yamlfile

    path = _path(name, active)
    source = name if name.endswith(path.suffix) else f"{name}{path.suffix}"
    return read(yamlfile.read(path, source), source, path.parent)


def _path(name: str, active: Active) -> Path:
    """Where the file is, or the set of that name; raises CannotOpen."""
    path = Path(name).expanduser()
    if path.is_file() or os.sep in name or path.suffix in (".yaml", ".yml", ".jsonl"):
        if not path.exists():
            raise CannotOpen("No such file or directory", source=name)
        return path
    try:
        return active.file(name)
    except CannotOpen as error:
        if path.exists():  # a folder, say: what is wrong with it is told when it is read
            return path
        error.source = ""
        raise


def _counted(ruleset: RuleSet) -> str:
    off = sum(not rule.enabled for rule in ruleset.rules)
    rules = f"{len(ruleset.rules)} rule{'s' if len(ruleset.rules) != 1 else ''}"
    return f"{rules}, {off} of them off" if off else rules


def _test(options: argparse.Namespace) -> int:
    """What each rule finds in articles."""
    from reader.export.rule_trial import Trial
    from reader.rules.apply import needs

    # An absolute path, so that it can be no set's name.
    options.rules = [str(_path(options.file, Engine({}).highlighting.rules).absolute())]
    with listing.opened(options, "rules test mine.yaml") as work:
        engine = work.engine
        engine.highlighting.anew = True
        (ruleset,) = engine.highlighting.rules.sets
        trial = Trial(ruleset, engine.theme(), max(0, options.examples))
        parsed = any(rule.enabled and needs(rule) != "text" for rule in ruleset.rules)
        for reading in work.readings(parsed=parsed):
            trial.take(reading, engine.highlighting.off)
        trial.slow = engine.highlighting.slow
        code = work.report()
        streams.write([trial.as_json()] if options.json else trial.report(listing.columns()))
        return code


def _list(options: argparse.Namespace) -> int:
    """Every set that is there, a line each."""
    from reader.rules.loader import load

    engine = Engine({})
    active = engine.highlighting.rules
    files = set(active.files)
    rows = []
    for name in active.names():
        path = active.file(name)
        try:
            ruleset, wrong = _load(name, active, load), ""
        except ReaderError as error:
            ruleset, wrong = RuleSet(name, "", (), str(path)), str(error).split("\n")[0]
        rows.append(
            {
                "name": name,
                "active": path in files,
                "shipped": path.parent == active.folders[1],
                "rules": len(ruleset.rules),
                "description": ruleset.description,
                "file": str(path),
                "error": wrong or None,
            }
        )
    engine.notices()  # what is wrong with a set is said in its line
    for row in rows:
        streams.write_text(_as_json(row) if options.json else _as_line(row, rows))
    return Exit.OK


def _as_json(row: dict[str, object]) -> str:
    return json.dumps(row) + "\n"


def _as_line(row: dict[str, object], rows: Sequence[dict[str, object]]) -> str:
    widest = max(len(str(other["name"])) for other in rows)
    whose = "shipped" if row["shipped"] else "own"
    count = f"{row['rules']} rule{'s' if row['rules'] != 1 else ''}"
    said = f"not valid: {row['error']}" if row["error"] else f"{count:<9}  {row['description']}"
    mark = "*" if row["active"] else " "
    return show(f"{mark} {row['name']!s:<{widest}}  {whose:<7}  {said}".rstrip()) + "\n"


def _schema(options: argparse.Namespace) -> int:
    """The JSON Schema of rule files."""
    from reader.rules.schema import schema

    del options
    streams.write_text(json.dumps(schema(), indent=2) + "\n")
    return Exit.OK


_RUN: dict[str, Callable[[argparse.Namespace], int]] = {
    "check": _check,
    "test": _test,
    "list": _list,
    "schema": _schema,
}
