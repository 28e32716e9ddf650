from __future__ import annotations

from types import SimpleNamespace

import pytest

from reader.analysis import schedule as schedules
from reader.analysis.schedule import FIRST, PART, WHOLE, Schedule
from reader.domain.text import Extent


def stretches(count: int, size: int = 1000) -> list[tuple[int, Extent]]:
    return [(i, Extent(i * (size + 1), i * (size + 1) + size)) for i in range(count)]


def drain(schedule: Schedule) -> list[int]:
    order: list[int] = []
    while batch := schedule.next():
        order += batch
    return order


def test_a_short_article_is_read_in_one_go() -> None:
    schedule = Schedule(stretches(WHOLE // 1000), focus=0)
    assert schedule.next() == list(range(WHOLE // 1000))
    assert schedule.ended


@pytest.mark.parametrize("focus", [0, 1, 17_017, 49_999, 10_000_000])
def test_everything_is_read_once(focus: int) -> None:
    assert sorted(drain(Schedule(stretches(50), focus))) == list(range(50))


def test_what_is_on_the_screen_comes_first_and_then_what_follows_it() -> None:
    schedule = Schedule(stretches(50), focus=20 * 1001 + 5)
    assert schedule.next() == [20, 21, 22, 23]
    assert sum(len(e) for _, e in stretches(4)) >= FIRST
    assert schedule.next() == list(range(24, 24 + PART // 1000))
    assert drain(schedule)[-20:] == list(range(20))


def test_a_jump_is_read_next_and_shown_at_once() -> None:
    schedule = Schedule(stretches(100), focus=0)
    schedule.next()
    schedule.shown(started=float("inf"))  # cost below zero: cheap
    schedule.next()
    schedule.look_at(80 * 1001)
    assert schedule.next()[0] == 80
    assert schedule.snapshot_due()


def test_what_a_screen_shows_is_around_a_place() -> None:
    schedule = Schedule(stretches(50), focus=0)
    assert schedule.around(20 * 1001) == [20, 21, 22, 23]
    assert schedule.around(10**9) == [49]


def test_what_is_looked_at_is_shown_when_it_is_read_and_not_before() -> None:
    schedule = Schedule(stretches(1000), focus=0)
    for _ in range(3):
        schedule.next()
    schedule.shown(started=float("inf"))
    schedule.look_at(80 * 1001)
    assert not schedule.snapshot_due(), "it is not read yet"
    assert schedule.next()[0] == 80
    assert schedule.snapshot_due()


def test_what_is_looked_at_is_shown_where_it_was_read_since_the_last_time() -> None:
    schedule = Schedule(stretches(1000), focus=0)
    for _ in range(3):
        schedule.next()
    schedule.shown(started=float("inf"))
    there = schedule.next()[0]
    assert not schedule.snapshot_due()
    schedule.look_at(there * 1001)
    assert schedule.snapshot_due()
    schedule.shown(started=float("inf"))
    schedule.look_at(there * 1001)
    assert not schedule.snapshot_due(), "it is shown already"


def test_where_snapshots_are_dear_what_is_looked_at_waits_for_as_long_again(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    now = 0.0
    monkeypatch.setattr(schedules, "time", SimpleNamespace(perf_counter=lambda: now))
    schedule = Schedule(stretches(1000), focus=0)
    schedule.next()
    now = 10.0
    schedule.shown(started=7.0)
    schedule.look_at(80 * 1001)
    schedule.next()
    schedule._shown = schedule.done
    now = 15.0
    assert not schedule.snapshot_due()
    now = 16.5
    assert schedule.snapshot_due()


def test_snapshots_grow_with_what_is_read_so_that_they_stay_linear() -> None:
    schedule = Schedule(stretches(2000), focus=0)
    snapshots = 0
    while schedule.next():
        if schedule.snapshot_due():
            snapshots += 1
            schedule.shown(started=float("-inf"))  # dear
    assert 5 < snapshots < 20


def test_an_article_without_language_ends_at_once() -> None:
    schedule = Schedule([], focus=0)
    assert schedule.ended
    assert schedule.next() == []
