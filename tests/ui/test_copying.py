"""What is copied, and through what."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace

from reader.domain.analysis import Analysis
from reader.domain.quotes import Quote, QuoteKind, Speaker
from reader.domain.text import Extent
from reader.ui import clipboard
from reader.ui.copying import Passage, with_source
from tests.ui.fakes import TEXT, FakeEngine, article, at
from tests.ui.test_app import line, make, press, running


@pytest.mark.parametrize(
    ("keys", "copied"),
    [
        ("y", "Harbour board votes to keep the old ferry"),
        ("]e y", "Mayor Ana Ruiz of Port Ellis said the ferry would run until spring."),
        ("]q ]q y", "“It is the only way home for many,”"),
        ("/ M o n d a y enter y", "Ruiz met the board on Monday."),
        ("c w v w l l l y", "board vote"),
        ("]q ]q Y", "“It is the only way home for many,”\n— ~Ana Ruiz, “Harbour board votes to keep the old ferry”, ferry.txt, ¶ 1"),
        ("]e Y", "Mayor Ana Ruiz of Port Ellis said the ferry would run until spring.\n— “Harbour board votes to keep the old ferry”, ferry.txt, ¶ 1"),
    ],
)  # fmt: skip
async def test_the_selection_else_the_quote_or_the_sentence_is_copied(keys: str, copied: str) -> None:
    app = make()
    async with running(app) as pilot:
        await press(pilot, keys)
        assert app.clipboard == copied
        assert line(app, "status").lstrip().startswith("copied: ")
        assert not app.main.article_view.selecting


async def test_what_could_act_on_a_terminal_is_copied_as_a_mark() -> None:
    text = "Title\n\nOne \x1b]52;c;QUJD\x07 two\nthree.\n"
    app = make(FakeEngine({"a.txt": article(text, "a.txt")}), known=False)
    async with running(app) as pilot:
        await press(pilot, "c } y")
        assert app.clipboard.startswith("One ␛]52;c;QUJD␇ two three.")


async def test_an_empty_article_has_nothing_to_copy() -> None:
    app = make(FakeEngine({"a.txt": article("", "a.txt")}), known=False)
    async with running(app) as pilot:
        await press(pilot, "y")
        assert "there is nothing to copy here" in line(app, "status")
        assert app.clipboard == ""


async def test_a_selection_over_paragraphs_has_no_wraps() -> None:
    app = make()
    async with running(app) as pilot:
        view = app.main.article_view
        whole = Extent(0, len(TEXT))
        await press(pilot, "c")
        assert view.words(whole).startswith("Harbour board votes to keep the old ferry\n\nMayor Ana")
        assert "spring. “It is the only way home for many,” she said.\n\nThe Harbour" in view.words(whole)


def test_who_is_unknown_is_not_named() -> None:
    found = Passage("sentence", "So.", 0)
    assert with_source(found, name="a.txt", title=None, paragraph=3) == "So.\n— a.txt, ¶ 3"


@pytest.mark.parametrize(
    ("environ", "platform", "there", "first"),
    [
        ({}, "linux", {"xclip", "wl-copy"}, ""),
        ({"DISPLAY": ":0"}, "linux", {"xclip", "xsel"}, "xclip"),
        ({"DISPLAY": ":0"}, "linux", {"xsel"}, "xsel"),
        ({"DISPLAY": ":0", "WAYLAND_DISPLAY": "w"}, "linux", {"xclip", "wl-copy"}, "wl-copy"),
        ({"DISPLAY": ":0"}, "linux", set(), ""),
        ({}, "darwin", {"pbcopy"}, "pbcopy"),
    ],
)
def test_the_tool_is_the_one_of_the_desktop(
    monkeypatch: pytest.MonkeyPatch, environ: dict[str, str], platform: str, there: set[str], first: str
) -> None:
    monkeypatch.setattr(shutil, "which", lambda name: name if name in there else None)
    assert clipboard.tool(environ, platform)[:1] == ((first,) if first else ())


def test_the_tool_gets_the_text(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    kept = tmp_path / "kept"
    script = f"import sys; open({str(kept)!r}, 'wb').write(sys.stdin.buffer.read())"
    monkeypatch.setattr(clipboard, "tool", lambda environ: (sys.executable, "-c", script))
    thread = clipboard.put("“words”", {})
    assert thread is not None
    thread.join()
    assert kept.read_text(encoding="utf-8") == "“words”"


def test_a_tool_that_is_missing_or_hangs_is_left_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(clipboard, "PATIENCE", 0.05)
    for command in (("/no/such/tool",), (sys.executable, "-c", "import time; time.sleep(60)")):
        monkeypatch.setattr(clipboard, "tool", lambda environ, command=command: command)
        thread = clipboard.put("words", {})
        assert thread is not None
        thread.join()
    monkeypatch.setattr(clipboard, "tool", lambda environ: ())
    assert clipboard.put("words", {}) is None


async def copied(quote: Quote, text: str, keys: str) -> str:
    app = make(FakeEngine({"a.txt": article(text, "a.txt")}), known=False)
    async with running(app) as pilot:
        app.session._take_over(replace(app.session.reading, analysis=Analysis((), (quote,))))
        app.main.choose_ref(quote.id)
        await press(pilot, keys)
        return app.clipboard


async def test_parts_with_only_the_end_of_a_paragraph_between_are_copied_as_paragraphs() -> None:
    text = "Title\n\n“We waited.\n\n“We wait.” “Long.” It rained. “Too long.”\n"
    parts = tuple(at(text, words) for words in ("“We waited.", "“We wait.”", "“Long.”", "“Too long.”"))
    quote = Quote("q1", QuoteKind.DIRECT, parts, None, None, "marks")
    assert await copied(quote, text, "y") == "“We waited.\n\n“We wait.” “Long.” … “Too long.”"


@pytest.mark.parametrize(
    ("change", "source"),
    [
        ({}, "— ~Mia Reed (never said), "),
        ({"kind": QuoteKind.DIRECT}, "— ~Mia Reed (never said), "),
        ({"kind": QuoteKind.DIRECT, "asserted": True}, "— ~Mia Reed, "),
        ({"asserted": True, "speaker": None}, "— Nobody named (never said), "),
    ],
)
async def test_with_the_source_goes_the_cue_of_what_is_reported_or_not_said(
    change: dict[str, Any], source: str
) -> None:
    text = "Title\n\nMia Reed never said that Anna Mercer lied.\n"
    speaker = Speaker(at(text, "Mia Reed"), None, "Mia Reed", "subject of said", False)
    quote = Quote(
        "q1", QuoteKind.INDIRECT, (at(text, "that Anna Mercer lied"),), at(text, "never said"), speaker, "clause",
        asserted=False,
    )  # fmt: skip
    assert (await copied(replace(quote, **change), text, "Y")).split("\n")[1].startswith(source)


@pytest.mark.parametrize("keys", ["c } y", "c } Y", "c } v 9 9 9 l y"])
async def test_what_joins_letters_or_lets_words_wrap_is_copied_as_it_is(keys: str) -> None:
    words = "A fam\u200dily \U0001f468\u200d\U0001f469\ufe0f, soft\u00adened, zero\u200bwidth, \u200fmarked\u2060, a\ttab."
    app = make(FakeEngine({"a.txt": article(f"Ti\u200dtle\n\n{words}\n", "a.txt")}), known=False)
    async with running(app) as pilot:
        await press(pilot, keys)
        assert app.clipboard.split("\n")[0] == words
        assert "·" not in app.clipboard


@pytest.mark.parametrize(
    ("char", "mark"), [("\x1b", "␛"), ("\x7f", "␡"), ("\x9b", "\ufffd"), ("\u202e", "⁞"), ("\u2066", "⁞"), ("\u2069", "⁞")]
)  # fmt: skip
async def test_what_could_act_where_it_is_pasted_is_not(char: str, mark: str) -> None:
    app = make(FakeEngine({"a.txt": article(f"Title\n\nOne{char}two.\n", "a.txt")}), known=False)
    async with running(app) as pilot:
        await press(pilot, "c } y")
        assert app.clipboard == f"One{mark}two."


@pytest.mark.parametrize(
    ("keys", "copied"),
    [
        ("v }", "Title"),
        ("v } }", "Title\n\nOne. Two."),
        ("v } } } }", "Title\n\nOne. Two.\n\nLast."),
        ("c } v )", "One."),
        ("c } v ) )", "One. Two."),
        ("c } v ) ) )", "One. Two.\n\nLast."),
        ("c } v } {", "O"),
    ],
)
async def test_what_is_selected_ends_with_the_paragraph_or_the_sentence(keys: str, copied: str) -> None:
    app = make(FakeEngine({"a.txt": article("Title\n\nOne. Two.\n\nLast.\n", "a.txt")}), known=False)
    async with running(app) as pilot:
        await press(pilot, f"{keys} y")
        assert app.clipboard == copied
