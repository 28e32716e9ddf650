"""The subcommands that need no window."""

from __future__ import annotations

import argparse
import os
import signal
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager
from pathlib import Path
from typing import BinaryIO

from reader.cli import streams
from reader.domain.display import show
from reader.domain.errors import CannotOpen, Exit, ReaderError, UsageError
from reader.domain.reading import Reading
from reader.engine import Engine
from reader.settings.names import FILE


def run(name: str, options: argparse.Namespace) -> int:
    """Run one of `arguments.COMMANDS`; the exit code."""
    return _RUN[name](options)


def _export(options: argparse.Namespace) -> int:
    from reader.cli.reading import flags_of, folder_of, noting, queue_of, refuse_bad_flags, report
    from reader.export.registry import writer

    names = list(options.paths)
    if not names:
        if streams.is_terminal(0):
            raise UsageError("no article was named", hint="try `reader export article.txt`")
        names = ["-"]
    write = writer(options.format)
    failed: list[ReaderError] = []
    queue = queue_of(names, failed)
    engine = Engine(flags_of(options), near=folder_of(names))
    refuse_bad_flags(engine, options)
    notices: list[str] = []
    readings = noting(engine.analyse_all(queue, failed), notices)
    if not options.quiet and streams.is_terminal(2):
        readings = _progress(readings, len(queue))
    try:
        if options.output:
            # An end by signal, too, leaves no half of a file behind.
            for number in (signal.SIGTERM, signal.SIGHUP):
                signal.signal(number, lambda n, _: sys.exit(128 + n))
            try:
                with _output(Path(options.output)) as file:
                    file.writelines(write(readings))
            except OSError as error:
                raise CannotOpen(error.strerror or "cannot be written", source=options.output) from None
        else:
            streams.write(write(readings))
        return report(engine, failed, notices) and Exit.CANNOT_OPEN
    finally:
        engine.close()


def _entities(options: argparse.Namespace) -> int:
    from reader.cli import entities

    return entities.run(options)


def _quotes(options: argparse.Namespace) -> int:
    from reader.cli import quotes

    return quotes.run(options)


def _output(path: Path) -> AbstractContextManager[BinaryIO]:
    """Where `--output` leads: a file that is replaced when all is written; a device or FIFO as it is."""
    from reader.files import atomic

    if path.exists() and not path.is_file():
        return open(path, "wb")
    if not path.parent.is_dir():
        raise CannotOpen("No such folder", source=str(path.parent))
    return atomic.writing(path, mode=0o644)


def _progress(readings: Iterator[Reading], total: int) -> Iterator[Reading]:
    """The same readings, with a line on standard error that says how far it is, ten times a second."""
    last = 0.0
    for number, reading in enumerate(readings, start=1):
        yield reading
        now = time.monotonic()
        if now - last > 0.1 or number == total:
            os.write(2, f"\r{number} of {total} articles".encode())
            last = now
    os.write(2, b"\r\x1b[K")


def _check(files: Sequence[str], check: Callable[[bytes, str], object], what: str) -> int:
    """Every problem of every file on standard output; 5 where there is one."""
    if not files:
        raise UsageError(f"no {what} file was named")
    code = Exit.OK
    for name in files:
        try:
            check(Path(name).read_bytes(), name)
        except OSError as error:
            streams.say(f"{name}: {error.strerror}")
            code = code or Exit.CANNOT_OPEN
        except ReaderError as error:
            streams.say(str(error))
            code = Exit.INVALID
    return code


def _rules(options: argparse.Namespace) -> int:
    from reader.cli import rules

    return rules.run(options)


def _themes(options: argparse.Namespace) -> int:
    from reader.cli import themes

    return themes.run(options)


def _names(options: argparse.Namespace) -> int:
    engine = Engine({})
    if options.action == "check":
        from reader.settings.names import check

        own = engine.locations.config / FILE
        return _check(options.files or ([str(own)] if own.exists() else []), check, "name")
    for said in engine.changes.always():
        also = f", also {', '.join(said.names[1:])}" if len(said.names) > 1 else ""
        streams.write_text(show(f"{said.label or 'same':<12} {said.names[0]}{also}") + "\n")
    for notice in engine.notices():
        streams.say(notice)
    return Exit.OK


def _keys(options: argparse.Namespace) -> int:
    del options
    from reader.ui import commands, keymap

    engine = Engine({})
    config = engine.config
    table, problems = keymap.resolve(
        config.keymap, question=config.question, place=lambda name: engine.place_of("keymap", name)
    )
    streams.write_text(commands.as_yaml(table))
    for problem in (*problems, *engine.notices()):
        streams.say(problem)
    return Exit.OK


def _forget(options: argparse.Namespace) -> int:
    from reader.cli.reading import flags_of
    from reader.formats.source import expand

    if bool(options.path) == bool(options.all):
        raise UsageError("name one article, or --all", hint="reader forget PATH")
    engine = Engine(flags_of(options))
    try:
        if options.all:
            engine.forget(None)
            streams.say("forgotten: every article")
        else:
            for source in expand([options.path]):
                kept = engine.forget(engine.open(source).sha256)
                streams.say(f"{source.name}: {'forgotten' if kept else 'nothing was kept about it'}")
    finally:
        for notice in engine.notices():
            streams.say(notice)
        engine.close()
    return Exit.OK


def _doctor(options: argparse.Namespace) -> int:
    del options
    from reader.cli import doctor

    streams.write_text(doctor.report() + "\n")
    return Exit.OK


def _completion(options: argparse.Namespace) -> int:
    import shtab

    from reader.cli.arguments import whole_parser

    streams.write_text(shtab.complete(whole_parser(shtab.FILE), options.shell) + "\n")
    return Exit.OK


_RUN: dict[str, Callable[[argparse.Namespace], int]] = {
    "export": _export,
    "entities": _entities,
    "quotes": _quotes,
    "rules": _rules,
    "themes": _themes,
    "names": _names,
    "keys": _keys,
    "forget": _forget,
    "doctor": _doctor,
    "completion": _completion,
}
