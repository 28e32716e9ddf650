"""Row 44: whatever is searched for, there are results, no matches, or a bad pattern."""

from __future__ import annotations

import pytest

from tests.ui.fakes import FakeEngine, article
from tests.ui.test_app import line, make, running

TEXT = """\
The C++ harbour strike

“We don't know,” said a by-stander (a-b), and "nobody" does.
"""


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ('"', "1/4"),
        ("C++", "1/1"),
        ("a-b", "1/1"),
        ("don't", "1/1"),
        ("(", "1/1"),
        ("zebra", "no match"),
        ("\\v(", "bad pattern"),
        ("\\vC\\+\\+", "1/1"),
        ("[/x]", "no match"),
    ],
)
async def test_every_text_has_an_answer(typed: str, said: str) -> None:
    app = make(FakeEngine({"ferry.txt": article(TEXT)}), known=False)
    async with running(app) as pilot:
        await pilot.press("slash", *typed)
        await pilot.pause()
        assert said in line(app, "status")
        await pilot.press("enter")
        await pilot.pause()
        assert app.is_running


async def test_nothing_is_searched_for_where_nothing_is_typed() -> None:
    app = make(FakeEngine({"ferry.txt": article(TEXT)}), known=False)
    async with running(app) as pilot:
        await pilot.press("slash", "enter")
        await pilot.pause()
        assert app.session.search is None
        assert app.main.prompt is None
