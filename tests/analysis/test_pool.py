"""Many articles through processes that may die: none is lost, and the order stays."""

from __future__ import annotations

import os
import signal
import subprocess
from collections.abc import Iterator

import pytest

from reader.analysis import pool
from reader.analysis.cache import Cache
from reader.analysis.models import SHIPPED
from reader.analysis.pool import analyse_all
from reader.analysis.process import Process
from reader.domain.text import Article
from tests.analysis.conftest import as_found
from tests.analysis.test_client import NEWS, article


@pytest.fixture
def started(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[Process]]:
    """Every process that the pool starts, in order."""
    processes: list[Process] = []

    class Watched(Process):
        def __init__(self, *arguments: object) -> None:
            super().__init__(*arguments)  # type: ignore[arg-type]
            processes.append(self)

    monkeypatch.setattr(pool, "Process", Watched)
    yield processes
    for process in processes:
        process.kill()


def many(count: int) -> list[Article]:
    return [article(f"Number {n}. {NEWS}", f"{n}.txt") for n in range(count)]


def test_a_process_that_is_killed_loses_no_article(started: list[Process]) -> None:
    articles = many(6)
    found: list[tuple[str, bool, int]] = []
    for one, analysis in analyse_all(as_found(articles), SHIPPED, 1, Cache(None)):
        if not found:
            os.kill(started[0]._child.pid, signal.SIGKILL)
        found.append((one.source, analysis.model is not None, len(analysis.quotes)))
    assert found == [(a.source, True, 1) for a in articles]


DEADLY = """
import os, signal
from reader.analysis import worker
resolve = worker.resolve
def crash(article, *rest):
    if "Number 2" in article.text:
        os.kill(os.getpid(), signal.SIGKILL)
    return resolve(article, *rest)
worker.resolve = crash
worker.main()
"""
"""A worker that crashes on one article."""


def test_the_article_that_ends_the_process_twice_comes_with_a_notice(
    started: list[Process], monkeypatch: pytest.MonkeyPatch
) -> None:
    start = subprocess.Popen

    def deadly(command: list[str], **options: object) -> object:
        return start([command[0], "-c", DEADLY, *command[-2:]], **options)  # type: ignore[call-overload]

    monkeypatch.setattr(subprocess, "Popen", deadly)
    articles = many(4)
    found = dict(
        (a.source, analysis) for a, analysis in analyse_all(as_found(articles), SHIPPED, 1, Cache(None))
    )
    assert list(found) == [a.source for a in articles]
    bad = found.pop("2.txt")
    assert bad.model is None
    assert "signal 9" in bad.notices[0]
    assert len(bad.quotes) == 1
    assert all(analysis.model is not None for analysis in found.values())
    assert len(started) == 3


def test_what_is_known_needs_no_process(started: list[Process], tmp_path: object) -> None:
    cache = Cache(tmp_path)  # type: ignore[arg-type]
    first = list(analyse_all(as_found(many(3)), SHIPPED, 1, cache))
    assert len(started) == 1
    assert list(analyse_all(as_found(many(3)), SHIPPED, 1, cache)) == first
    assert len(started) == 1


def test_a_missing_model_leaves_the_quotation_marks(started: list[Process]) -> None:
    found = list(analyse_all(as_found(many(2)), "no_such_model", 2, Cache(None)))
    assert [len(analysis.quotes) for _, analysis in found] == [1, 1]
    assert all('"no_such_model" is not installed' in analysis.notices[0] for _, analysis in found)
    assert started == []


def test_leaving_early_ends_the_processes(started: list[Process]) -> None:
    results = analyse_all(as_found(many(50)), SHIPPED, 2, Cache(None))
    next(results)
    results.close()  # type: ignore[attr-defined]
    assert started
    assert all(process._child.poll() is not None for process in started)
