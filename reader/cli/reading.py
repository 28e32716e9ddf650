"""`reader FILE…`: the window, or the article as text where there is no terminal for one."""

from __future__ import annotations

import argparse
import gc
import os
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from msgspec.structs import replace

from reader.cli import streams
from reader.cli.arguments import Start
from reader.domain.errors import CannotOpen, Exit, Invalid, ReaderError, UsageError
from reader.domain.reading import Reading
from reader.domain.text import Article
from reader.engine import Engine
from reader.formats.source import Source, expand, load
from reader.settings.themes import Borrowed


def run(options: argparse.Namespace, start: Start | None) -> int:
    """Open the articles; the exit code."""
    names = list(options.paths) or _unnamed(options)
    if not names:
        return Exit.OK
    failed: list[ReaderError] = []
    queue = queue_of(names, failed)
    engine = Engine(flags_of(options), near=folder_of(names), borrow=borrow)
    refuse_bad_flags(engine, options)
    try:
        if options.plain or not streams.is_terminal(1):
            gc.enable()
        if options.plain:
            return _write(engine, queue, "plain", failed)
        if options.color == "always" and not streams.is_terminal(1):
            return _write(engine, queue, "ansi", failed)
        if not streams.is_terminal(1) or not streams.is_smart(os.environ):
            return _write(engine, queue, "text", failed)
        return _window(engine, queue, start, failed)
    finally:
        engine.close()


def _unnamed(options: argparse.Namespace) -> list[str]:
    """What is opened where nothing was named: what is piped in, else an article of those read last, which the
    person chooses; nothing where that is none of them.
    """
    if streams.is_open(0) and not streams.is_terminal(0):
        return ["-"]
    engine = Engine(flags_of(options), borrow=borrow)
    try:
        refuse_bad_flags(engine, options)
        window = streams.is_terminal(1) and streams.is_smart(os.environ) and not options.plain
        places = engine.recent() if window and streams.is_open(0) else []
        if not places:
            raise UsageError("no article was named", hint="try `reader article.txt`, or `reader --help`")
        from reader.ui.recent import choose

        engine.looks.shelf.colors = streams.colors(os.environ)
        chosen = choose(places, engine.theme("mono" if os.environ.get("NO_COLOR") else None))
        return [chosen] if chosen else []
    finally:
        engine.close()


def borrow(name: str) -> Borrowed | None:
    """The palette of a theme of Textual's; only asked for names that no file has."""
    from reader.ui.borrowed import palette

    return palette(name)


def flags_of(options: argparse.Namespace) -> dict[str, object]:
    """The settings among the options, those that were given."""
    return {
        name: value
        for name, value in vars(options).items()
        if name in SETTINGS and value not in (None, False)
    }


SETTINGS = ("theme", "measure", "encoding", "force_text", "max_size", "model", "rules", "private", "jobs")
"""The options that are settings, under the names that config.yaml has for them."""


def folder_of(names: Sequence[str]) -> Path | None:
    """The folder whose `.reader.yaml` counts: that of the first article."""
    first = next((name for name in names if name != "-"), None)
    if first is None:
        return None
    path = Path(first)
    return path if path.is_dir() else path.parent


def queue_of(names: Sequence[str], failed: list[ReaderError]) -> list[Source]:
    """The articles that the names lead to; a folder that has none is put into `failed`."""
    queue: list[Source] = []
    for name in names:
        try:
            queue += [source for source in expand([name]) if name != "-" or source not in queue]
        except ReaderError as error:
            failed.append(error)
    return queue


def refuse_bad_flags(engine: Engine, options: argparse.Namespace) -> None:
    """What a flag names is part of the command: it must be there and be right. Raises `Invalid`."""
    before = len(engine.problems)
    if options.rules:
        engine.highlighting.rules.read_own()  # those that ship are right
    if getattr(options, "theme", None):
        engine.theme()
    if wrong := engine.problems[before:]:
        raise Invalid(
            [one for each in wrong for one in (each.problems if isinstance(each, Invalid) else [each])]
        )


def _write(engine: Engine, queue: Sequence[Source], form: str, failed: list[ReaderError]) -> int:
    """The articles on standard output; those that cannot be opened are named on standard error."""
    if form == "text":
        for source in queue:
            try:
                streams.write_text(as_text(engine.open(source)))
            except ReaderError as error:
                failed.append(error)
    else:
        from reader.export import ansi, registry

        write = ansi.writer(engine.theme()) if form == "ansi" else registry.writer(form)
        readings = engine.analyse_all(queue, failed)
        notices: list[str] = []
        if form != "plain":  # which has them at the head of each article
            readings = noting(readings, notices)
        streams.write(write(readings))
        return report(engine, failed, notices)
    return report(engine, failed)


def noting(readings: Iterable[Reading], notices: list[str]) -> Iterator[Reading]:
    """The same readings; what is to be told of each is put into `notices`."""
    for reading in readings:
        told = (*reading.article.notices, *reading.analysis.notices)
        notices += [f"{reading.article.source}: {notice}" for notice in told]
        yield reading


def report(engine: Engine, failed: Sequence[ReaderError], notices: Sequence[str] = ()) -> int:
    """Say what went wrong; the exit code: that of the one article, or 3 where there were several."""
    for error in failed:
        streams.say(str(error))
    for notice in (*notices, *engine.notices()):
        streams.say(notice)
    return failed[0].code if len(failed) == 1 else Exit.CANNOT_OPEN if failed else Exit.OK


def as_text(article: Article) -> str:
    """The text for a pipe: what could control a terminal is visible."""
    from reader.domain.display import show

    text = show(article.text.replace("\t", "    "), keep_lines=True)
    return text if text.endswith("\n") or not text else text + "\n"


def _held(queue: Sequence[Source], max_size: int, failed: list[ReaderError]) -> Iterator[Source]:
    """The queue, with what can be read only once, and may have to be waited for, read already."""
    for source in queue:
        if not source.once():
            yield source
            continue
        try:
            yield replace(source, path=None, data=load(source, max_size=max_size))
        except ReaderError as error:
            failed.append(error)


def _window(engine: Engine, queue: Sequence[Source], start: Start | None, failed: list[ReaderError]) -> int:
    """The terminal application. The analysis process starts before Textual is imported."""
    remaining = list(_held(queue, engine.config.max_size, failed))
    article: Article | None = None
    first = None
    while remaining and article is None:
        first = remaining[0]
        try:
            article = engine.open(first)
        except ReaderError as error:
            failed.append(error)
            remaining.pop(0)
    if article is None or first is None:
        for reason in failed[:-1]:
            streams.say(str(reason))
        raise failed[-1] if failed else CannotOpen("there is no article")
    streams.take_terminal()
    engine.looks.shelf.colors = streams.colors(os.environ)
    try:
        engine.looks.ask()
        known = engine.begin(article)
        engine.problems.extend(failed)
        from reader.ui.app import run as run_window

        code, more = run_window(engine, remaining, article=article, known=known, start=start)
    finally:
        engine.looks.give_back()
    failed += more
    for reason in failed:  # told in the window too, which is gone
        streams.say(str(reason))
    return code or (Exit.CANNOT_OPEN if failed else Exit.OK)
