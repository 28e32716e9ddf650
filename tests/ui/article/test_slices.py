"""Work behind the keys: one call at a time, until nothing is left, and again when there is more."""

from __future__ import annotations

from collections.abc import Callable

from reader.ui.article.slices import Slices


def test_it_goes_on_as_long_as_something_is_left() -> None:
    waiting: list[Callable[[], None]] = []
    left = [True, True, False, False]
    slices = Slices(lambda _, call: waiting.append(call), lambda _: left.pop(0))
    slices.go_on()
    slices.go_on()
    assert len(waiting) == 1, "one at a time"
    while waiting:
        waiting.pop()()
    assert left == [False]
    slices.go_on()
    waiting.pop()()
    assert (left, waiting) == ([], [])


def test_it_works_for_a_moment_only() -> None:
    asked: list[float] = []

    def later(pause: float, call: Callable[[], None]) -> None:
        asked.append(pause)
        call()

    def work(seconds: float) -> bool:
        asked.append(seconds)
        return False

    Slices(later, work).go_on()
    assert [0 < seconds <= 0.005 for seconds in asked] == [True, True]
