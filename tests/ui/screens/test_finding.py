"""Going from one to the next."""

from __future__ import annotations

import pytest

from tests.ui.test_app import line, make, press, running


@pytest.mark.parametrize("keys", ["]q", "[e", "]r"])
async def test_while_the_analysis_runs_nothing_is_missing_for_sure(keys: str) -> None:
    app = make(known=False)
    async with running(app) as pilot:
        app.session.share_done = 0.14
        await press(pilot, keys)
        assert "as far as the text is read (14%)" in line(app, "status")


async def test_when_all_is_read_it_is_said_plainly() -> None:
    app = make()
    async with running(app) as pilot:
        await press(pilot, "G 9 ]q ]q")
        assert "as far as" not in line(app, "status")
