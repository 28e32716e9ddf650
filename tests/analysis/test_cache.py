"""What is kept of analyses: found again for the same text, blocks, model and rules, and for nothing else."""

from __future__ import annotations

import stat
from pathlib import Path

import pytest
from msgspec.structs import replace

from reader.analysis.cache import Cache
from reader.domain.analysis import Analysis, ModelInfo
from reader.domain.entities import Entity, Mention
from reader.domain.quotes import Quote, QuoteKind, Speaker
from reader.domain.rules import Highlight
from reader.domain.text import Article, Block, BlockKind, Extent
from reader.domain.theme import Style

TEXT = "Ana Ruiz said “no.”"
ARTICLE = Article("a.txt", TEXT, (Block(Extent(0, len(TEXT)), BlockKind.PARAGRAPH),))
MODEL = ModelInfo("toy", "1", "en")
NAME = Extent(0, 8)
ANALYSIS = Analysis(
    (Entity("e1", "Ana Ruiz", "PERSON", None, (Mention(NAME, "PERSON", "model", True),), certain=True),),
    (
        Quote(
            "q1", QuoteKind.DIRECT, (Extent(14, 19),), Extent(9, 13),
            Speaker(NAME, "e1", "Ana Ruiz", "subject of said", True), "marks",
        ),
    ),
    MODEL,
    "en",
)  # fmt: skip
FOUND = (
    Highlight(NAME, "mine/names", "rule.number"),
    Highlight(Extent(9, 13), "mine/verbs", Style(bold=True), 70),
)


@pytest.fixture
def cache(tmp_path: Path) -> Cache:
    return Cache(tmp_path / "cache")


def test_what_is_put_is_got(cache: Cache) -> None:
    assert cache.get(ARTICLE, MODEL) is None
    cache.put(ARTICLE, MODEL, ANALYSIS)
    assert cache.get(ARTICLE, MODEL) == ANALYSIS


def test_a_copy_under_another_name_is_known(cache: Cache) -> None:
    cache.put(ARTICLE, MODEL, ANALYSIS)
    assert cache.get(replace(ARTICLE, source="b.txt"), MODEL) == ANALYSIS


@pytest.mark.parametrize(
    ("article", "model"),
    [
        (Article("a.txt", TEXT + " ", ARTICLE.blocks), MODEL),
        (replace(ARTICLE, blocks=(Block(Extent(0, len(TEXT)), BlockKind.TITLE),)), MODEL),
        (ARTICLE, replace(MODEL, version="2")),
        (ARTICLE, replace(MODEL, name="other")),
    ],
    ids=["text", "blocks", "version", "model"],
)
def test_another_text_structure_or_model_is_not(cache: Cache, article: Article, model: ModelInfo) -> None:
    cache.put(ARTICLE, MODEL, ANALYSIS)
    assert cache.get(article, model) is None


def test_an_analysis_made_by_other_code_is_not_shown(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    Cache(tmp_path).put(ARTICLE, MODEL, ANALYSIS)
    monkeypatch.setattr("reader.files.fingerprint.of_code", lambda folder: "other")
    assert Cache(tmp_path).get(ARTICLE, MODEL) is None


def test_highlights_are_kept_for_their_rules(cache: Cache) -> None:
    cache.put_highlights(ARTICLE, ANALYSIS, "rules 1", FOUND)
    assert cache.get_highlights(ARTICLE, ANALYSIS, "rules 1") == FOUND
    assert cache.get_highlights(ARTICLE, ANALYSIS, "rules 2") is None
    assert cache.get(ARTICLE, MODEL) is None


def test_forgetting_an_article_leaves_the_others(cache: Cache) -> None:
    other = Article("b.txt", "Other.", (Block(Extent(0, 6), BlockKind.PARAGRAPH),))
    cache.put(ARTICLE, MODEL, ANALYSIS)
    cache.put_highlights(ARTICLE, ANALYSIS, "rules", FOUND)
    cache.put(other, MODEL, Analysis())
    assert cache.forget(ARTICLE.sha256) == 2
    assert cache.get(ARTICLE, MODEL) is None
    assert cache.get(other, MODEL) == Analysis()
    assert cache.forget() == 1


def test_only_the_owner_can_read_it(cache: Cache, tmp_path: Path) -> None:
    cache.put(ARTICLE, MODEL, ANALYSIS)
    (path,) = (tmp_path / "cache").iterdir()
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700


@pytest.mark.parametrize("damage", [b"", b"junk", b"0" * 64 + b"\n{}"])
def test_a_damaged_file_is_as_none(cache: Cache, tmp_path: Path, damage: bytes) -> None:
    cache.put(ARTICLE, MODEL, ANALYSIS)
    (path,) = (tmp_path / "cache").iterdir()
    path.write_bytes(damage)
    assert cache.get(ARTICLE, MODEL) is None


def test_without_a_folder_nothing_is_kept() -> None:
    cache = Cache(None)
    cache.put(ARTICLE, MODEL, ANALYSIS)
    assert cache.get(ARTICLE, MODEL) is None
    assert cache.forget() == 0
