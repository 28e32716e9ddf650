"""A search in a thread: whatever happens in it, somebody hears of it."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence

from reader.domain.text import Extent
from reader.ui.seeking import GivenUp, Seeking


async def test_what_goes_wrong_in_the_thread_is_said() -> None:
    def find(given_up: GivenUp) -> Sequence[Extent]:
        raise RecursionError("maximum recursion depth exceeded")

    told: asyncio.Future[Seeking] = asyncio.get_running_loop().create_future()
    Seeking(find, told.set_result, lambda tell: tell()).start()
    assert (await told).error == "the search failed: RecursionError"
