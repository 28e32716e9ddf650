"""Reading a file again that was changed, and the editor's command line."""

from __future__ import annotations

from pathlib import Path

import pytest

from reader.ui.screens.files import editor_command
from tests.ui.fakes import article
from tests.ui.test_app import LONG, engine_with, line, make, press, running


@pytest.mark.parametrize(
    ("environ", "expected"),
    [
        ({}, ["vi", "+7", "/a b.txt"]),
        ({"EDITOR": "nano"}, ["nano", "+7", "/a b.txt"]),
        ({"EDITOR": "nano", "VISUAL": "emacs -nw"}, ["emacs", "-nw", "+7", "/a b.txt"]),
        ({"EDITOR": "code -n"}, ["code", "-n", "--wait", "--goto", "/a b.txt:7"]),
        ({"EDITOR": "/usr/bin/hx"}, ["/usr/bin/hx", "/a b.txt:7"]),
        ({"EDITOR": " "}, ["vi", "+7", "/a b.txt"]),
    ],
)
def test_the_editor_opens_the_file_at_the_line(environ: dict[str, str], expected: list[str]) -> None:
    assert editor_command(environ, Path("/a b.txt"), 7) == expected


def test_a_file_name_is_never_an_option() -> None:
    assert editor_command({}, Path("-rf"), 1)[-1].startswith("/")


async def test_what_was_set_in_a_text_goes_with_it_when_the_file_is_read_again() -> None:
    engine = engine_with(LONG)
    app = make(engine, known=False)
    async with running(app, 80, 16) as pilot:
        view, session = app.main.article_view, app.session
        await press(pilot, "space space m a space m b")
        marked = {name: LONG[at : at + 30] for name, at in session.marks.of(session.article).items()}
        await press(pilot, "g")
        place = view.place
        changed = "A new paragraph that was put before all.\n\n" + LONG.replace("number 3 ", "number three ")
        engine.articles["ferry.txt"] = article(changed)
        await press(pilot, "R")
        assert line(app, "status").startswith("  read again; 2 marks moved with the text")
        assert view.place == changed.index(LONG[place : place + 30])
        there = session.marks.of(session.article)
        assert {name: changed[at : at + 30] for name, at in there.items()} == marked
        await press(pilot, "' '")
        assert changed[view.place :].startswith(marked["b"]), "where the last jump began"
