"""The sample articles are what docs/sample-articles.md says they are."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

import pytest

from reader.domain.text import Article, BlockKind
from reader.formats.registry import read
from reader.formats.source import expand

HERE = Path(__file__).parent.parent
SAMPLES = sorted((HERE / "sample_articles").iterdir())


@cache
def sample(name: str) -> Article:
    return read(name, (HERE / "sample_articles" / name).read_bytes())


def residue(article: Article) -> list[str]:
    return [b.extent.of(article.text) for b in article.blocks if b.kind is BlockKind.BOILERPLATE]


def test_there_are_enough_and_all_open_as_a_queue() -> None:
    assert len(SAMPLES) >= 8
    assert [s.name for s in expand([str(HERE / "sample_articles")])] == [str(p) for p in SAMPLES]
    assert any(p.suffix == ".md" for p in SAMPLES)


@pytest.mark.parametrize("path", SAMPLES, ids=lambda p: p.name)
def test_each_is_of_a_readable_length_and_named_in_the_docs(path: Path) -> None:
    article = sample(path.name)
    assert 300 <= len(article.text.split()) <= 1500
    assert article.title
    assert not article.notices
    assert path.name in (HERE / "docs" / "sample-articles.md").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("name", "dateline"),
    [
        ("harbour-strike.txt", "ALDMOUTH, Nov. 12 (Northern Press)"),
        ("school-board.txt", "MILLBROOK, Kan."),
        ("cup-final.txt", "MARLOW PARK"),
        ("merger.txt", "NEW YORK (Meridian Wire)"),
        ("court-report.txt", "CARROWAY"),
    ],
)
def test_datelines(name: str, dateline: str) -> None:
    article = sample(name)
    assert article.dateline is not None
    assert article.dateline.of(article.text) == dateline


@pytest.mark.parametrize(
    ("name", "found"),
    [
        ("harbour-strike.txt", ['"*" indicates required fields']),
        ("school-board.txt", ["Photo by", "Share this article", "Sign up for", "We use cookies"]),
        ("cup-final.txt", ["Follow us on"]),
        ("merger.txt", ["Advertisement"]),
        ("court-report.txt", ["Copyright 2024"]),
        ("interview.txt", ["Leave a comment"]),
    ],
)
def test_residue_of_scraping(name: str, found: list[str]) -> None:
    lines = residue(sample(name))
    assert all(any(line.startswith(start) for line in lines) for start in found), lines


@pytest.mark.parametrize(
    ("name", "pattern"),
    [
        ("harbour-strike.txt", r"“[^”]+,” said [A-Z][^“]+“but"),  # an interrupted quote
        ("harbour-strike.txt", r"“[^”\n]+\n“[^”]+”"),  # a quote that runs over paragraphs
        ("harbour-strike.txt", r"\(APA\)"),  # an acronym
        ("harbour-strike.txt", r"according to the"),
        ("harbour-strike.txt", r"Two officials"),  # unnamed sources
        ("harbour-strike.txt", r"“Captain” Joe"),  # a nickname
        ("harbour-strike.txt", r"so-called “"),  # a scare quote
        ("harbour-strike.txt", r"Daniel Okafor(.|\n)*Ruth Okafor"),  # two people of one surname
        ("school-board.txt", r'"[^"“”]+," she said'),  # straight marks
        ("estuary-bridge.txt", r"‘[^’]+’ said Councillor"),  # British marks
        ("coalition-talks.txt", r"„[^“]+“(.|\n)*«[^»]+»"),
        ("court-report.txt", r"Stephen Marsh(.|\n)*Judge Robert Marsh"),
        ("interview.txt", r"\nHADDAD: "),
        ("merger.txt", r"A person briefed on"),
    ],
)  # fmt: skip
def test_what_makes_news_hard_is_there(name: str, pattern: str) -> None:
    assert re.search(pattern, sample(name).text)


def test_headings_and_hard_wraps() -> None:
    kinds = {b.kind for b in sample("slow-light.md").blocks}
    assert {BlockKind.HEADING, BlockKind.LIST_ITEM, BlockKind.BLOCK_QUOTE} <= kinds
    assert any(b.kind is BlockKind.HEADING for b in sample("coalition-talks.txt").blocks)
    wrapped = [
        b for b in sample("court-report.txt").blocks if "\n" in b.extent.of(sample("court-report.txt").text)
    ]
    assert len(wrapped) > 10
