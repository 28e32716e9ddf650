"""Keys about files: the queue, reloading, editing."""

from __future__ import annotations

import os
import shlex
import subprocess
from collections.abc import Callable, Iterable
from pathlib import Path

from reader.domain.errors import ReaderError
from reader.ui.screens.hunting import look_for
from reader.ui.screens.window import FilesChanged, Window

Handler = Callable[[Window, int | None], None]


def _article(direction: int) -> Handler:
    def run(window: Window, count: int | None) -> None:
        session = window.session
        last = len(session.queue) - 1
        wanted = max(0, min(last, session.index + direction * (count or 1)))
        if wanted == session.index:
            window.say("this is the last article" if direction > 0 else "this is the first article")
            return
        open_article(window, range(wanted, last + 1) if direction > 0 else range(wanted, -1, -1))

    return run


def open_article(window: Window, numbers: Iterable[int]) -> None:
    """Open the first of these articles of the queue that can be; without one, what is open stays."""
    window.keep()
    wrong: list[ReaderError] = []
    for number in numbers:
        try:
            window.session.open(number)
        except ReaderError as error:
            wrong.append(error)
        else:
            window.restore()
            window.show_article()
            break
    if wrong:  # passed over: the articles behind them can be read
        window.say("; ".join(map(str, wrong)), color="error")


def reload(window: Window, count: int | None) -> None:
    """Read the file again; the words that were at the top stay there."""
    del count
    session = window.session
    search = session.search
    if session.source.path is None:
        window.say("it comes from a pipe, which can be read only once")
        return
    window.keep()
    try:
        told = session.reload()
    except ReaderError as error:
        window.say(str(error), color="error")
        return
    if told is None:
        window.say("the file has not changed")
        return
    window.restore(edited=True)
    window.show_article()
    if search is not None:
        look_for(window, search.anew(), window.article_view.place)
    window.say(f"read again; {told}" if told else "read again")


def edit(window: Window, count: int | None) -> None:
    """Open the article's file in the person's editor, then read it again."""
    path = window.session.source.path
    if path is None or not path.is_file():
        window.say("there is no file to edit")
        return
    view = window.article_view
    line = window.session.article.text.count("\n", 0, view.here) + 1
    if open_editor(window, path, line):
        reload(window, count)


def open_editor(window: Window, path: Path, line: int) -> bool:
    """Open a file at a line in the person's editor; whether that ended well, else it is said."""
    try:
        command = editor_command(os.environ, path, line)
    except ValueError as error:
        window.say(f"EDITOR cannot be read: {error}", color="error")
        return False
    with window.app.suspend():
        try:
            failed = subprocess.run(command, check=False).returncode
        except OSError as error:
            failed, problem = 1, f"{command[0]}: {error.strerror}; set EDITOR"
        else:
            problem = f"{command[0]} ended with {failed}"
    if failed:
        window.say(problem, color="error")
    window.post_message(FilesChanged())
    return not failed


def editor_command(environ: os._Environ[str] | dict[str, str], path: Path, line: int) -> list[str]:
    """The editor's command line that opens a file at a line."""
    words = shlex.split(environ.get("VISUAL") or environ.get("EDITOR") or "vi") or ["vi"]
    name = Path(words[0]).name
    file = str(path.absolute())  # never taken for an option
    if name in ("code", "codium", "code-insiders"):
        return [*words, "--wait", "--goto", f"{file}:{line}"]
    if name in ("hx", "helix", "subl", "zed"):
        return [*words, f"{file}:{line}"]
    return [*words, f"+{line}", file]


HANDLERS: dict[str, Handler] = {
    "next-article": _article(1),
    "previous-article": _article(-1),
    "reload": reload,
    "edit": edit,
}
