"""Looking at what is on the screen, in a thread."""

from __future__ import annotations

import threading

from reader.ui.glances import Glances


class Watched:
    """Counts what is looked at, and can hold the looking up."""

    def __init__(self) -> None:
        self.looked: list[int] = []
        self.told: list[tuple[int, str]] = []
        self.free = threading.Event()
        self.free.set()
        self.glances = Glances(self.look, lambda number, found: self.told.append((number, found)))

    def look(self, number: int) -> str:
        assert threading.current_thread() is not threading.main_thread()
        self.looked.append(number)
        assert self.free.wait(10)
        return f"seen {number}"

    def want(self, *numbers: int) -> None:
        self.glances.want(numbers)

    def end(self) -> None:
        """Wait until nothing is left to do."""
        self.free.set()
        if (thread := self.glances._thread) is not None:
            thread.join(10)


def test_each_is_looked_at_once_in_the_order_in_which_it_is_wanted() -> None:
    watched = Watched()
    watched.want(3, 1)
    watched.end()
    watched.want(1, 3, 2)
    watched.end()
    assert watched.looked == [3, 1, 2]
    assert watched.told[0] == (3, "seen 3")


def test_what_is_not_wanted_any_more_is_not_looked_at() -> None:
    watched = Watched()
    watched.free.clear()
    watched.want(*range(2_000))
    watched.want(1_500)
    watched.end()
    assert watched.looked in ([0, 1_500], [1_500])


def test_nothing_goes_on_when_nothing_is_wanted() -> None:
    watched = Watched()
    watched.free.clear()
    watched.want(5, 6)
    watched.want()
    watched.end()
    assert 6 not in watched.looked
