from __future__ import annotations

import re

import pytest

from reader.domain import search
from reader.domain.errors import ReaderError
from reader.domain.search import Hits, Query, ahead, between, find, joined, nearest, parse
from reader.domain.text import Article, Extent

TEXT = 'The C++ harbour strike\nended. Harbour workers said "don\'t", a-b (yes) harbours.'
ARTICLE = Article("a", TEXT, ())


@pytest.mark.parametrize(
    ("query", "hits"),
    [
        ("harbour", ["harbour", "Harbour", "harbour"]),
        ("Harbour", ["Harbour"]),
        ("strike ended", ["strike\nended"]),
        ("C++", ["C++"]),
        ("don't", ["don't"]),
        ("a-b", ["a-b"]),
        ('"', ['"', '"']),
        ("(", ["("]),
        ("", []),
        ("\\v", []),
        ("nowhere", []),
        ("\\wharbour", ["harbour", "Harbour"]),
        ("\\<harbour\\>", ["harbour", "Harbour"]),
        ("\\<harbour", ["harbour", "Harbour", "harbour"]),
        ("bour\\>", ["bour", "bour"]),
        ("\\<\\>", []),
        ("\\qharbour", ["harbour", "Harbour", "harbour"]),
        ("\\vha\\w+", ["harbour", "Harbour", "harbours"]),
        ("\\vx*", []),
        ("\\v^ended", ["ended"]),
        ("\\v\\S+\\W$", ["harbours."]),
    ],
)
def test_hits(query: str, hits: list[str]) -> None:
    assert [hit.of(TEXT) for hit in find(ARTICLE, query)] == hits


@pytest.mark.parametrize(
    ("query", "message"),
    [
        ("\\v(", "bad pattern: missing ), at position 1"),
        ("\\v[", "bad pattern: "),
        ("\\v" + "a" * 2000, "bad pattern: longer than 1000 characters"),
        ("\\v" + "(" * 490 + "a" + ")" * 490, "bad pattern: the pattern is nested too deeply"),
        ("\\v((a{1000}){1000}){1000}", "bad pattern: the pattern repeats too much"),
        ("\\va{99999999999999999999}", "bad pattern: the pattern repeats too much"),
        ("\\va(?R)?b", "bad pattern: a pattern that calls itself"),
        ("\\v(?:harbour){e<=3}", "bad pattern: fuzzy matching is not allowed"),
        ("\\v(?a)(?u)x", "bad pattern: ASCII, LOCALE and UNICODE flags"),
        ("x" * 2000, "longer than 1000 characters"),
    ],
)
def test_a_bad_pattern_is_said(query: str, message: str) -> None:
    with pytest.raises(ReaderError) as raised:
        find(ARTICLE, query)
    assert raised.value.message.startswith(message)


def test_a_pattern_that_runs_away_is_stopped() -> None:
    with pytest.raises(ReaderError, match="took over 1 s"):
        find(Article("a", "a" * 1000 + "!", ()), "\\v(a|aa)+$")


def test_what_is_typed_says_where_and_how_to_search() -> None:
    assert parse("ferry") == Query("ferry")
    assert parse("\\q\\wferry") == Query("ferry", whole=(True, True), scope="quotes")
    assert parse("\\s\\v\\d+") == Query("\\d+", pattern=True, scope="speaker")
    assert parse("\\v\\w+") == Query("\\w+", pattern=True), "in a pattern it is a class"
    assert parse("\\v\\S").capitals is False
    assert parse("\\wFerry").capitals


def test_hits_are_looked_for_only_where_it_is_said() -> None:
    within = [Extent(4, 20), Extent(30, 60)]
    assert [hit.start for hit in find(ARTICLE, "harbour", within)] == [8, 30]
    assert not find(ARTICLE, "strike ended", within), "a hit lies within one of them"
    assert not find(ARTICLE, "harbour", [])


def test_the_nearest_hit_is_found_in_both_directions() -> None:
    everywhere = [Extent(0, len(TEXT))]

    def start(place: int, *, backwards: bool) -> int | None:
        there = ahead(everywhere, place, backwards=backwards)
        hit = nearest(ARTICLE, "harbour", there, backwards=backwards, seconds=1)
        return hit.start if hit else None

    assert [start(place, backwards=False) for place in (0, 8, 9, 31)] == [8, 8, 30, 70]
    assert [start(place, backwards=True) for place in (8, 15, 40, 99)] == [None, 8, 30, 70]
    assert start(len(TEXT), backwards=False) is None
    within = [Extent(0, 20), Extent(70, 80)]
    assert [e.start for e in ahead(within, 10, backwards=False)] == [10, 70]
    assert [e.end for e in ahead(within, 75, backwards=True)] == [75, 20]


def test_less_than_the_limit_may_be_given_and_giving_up_ends_it() -> None:
    with pytest.raises(TimeoutError):
        find(Article("a", "a" * 1000 + "!", ()), "\\v(a|aa)+$", seconds=0.05)
    with pytest.raises(TimeoutError):
        find(ARTICLE, "harbour", seconds=0)
    assert len(find(ARTICLE, "harbour", given_up=lambda: True)) == 1


def test_extents_are_joined_and_found_by_place() -> None:
    extents = joined([Extent(10, 20), Extent(0, 5), Extent(15, 30), Extent(30, 40)])
    assert extents == [Extent(0, 5), Extent(10, 30), Extent(30, 40)]
    assert list(between(extents, 5, 10)) == []
    assert list(between(extents, 4, 11)) == extents[:2]
    assert list(between(extents, 30, 31)) == extents[2:]
    assert list(between(extents, 50, 60)) == []


@pytest.mark.parametrize(
    ("text", "query", "hits"),
    [
        ("São Paulo, sao, SÃO", "sao", ["São", "sao", "SÃO"]),
        ("São Paulo, sao, SÃO", "Sao", ["São"]),
        ("São Paulo, sao, SÃO", "são", ["São", "SÃO"]),
        ("Sa\u0303o Paulo, sao.", "sao", ["Sa\u0303o", "sao"]),
        ("Sa\u0303o Paulo, sao.", "são", ["Sa\u0303o"]),
        ("Łódź, Lodz, Øre, ore", "lodz", ["Łódź", "Lodz"]),
        ("Łódź, Lodz, Øre, ore", "ore", ["Øre", "ore"]),
        ("São Paulo", "sao paulo", ["São Paulo"]),
        ("São Paulo", "\\wpaulo", ["Paulo"]),
        ("Sãozinho, São", "\\wsao", ["São"]),
        ("São Paulo", "\\vsao", []),
        ("Αθήνα", "αθηνα", ["Αθήνα"]),
        ("It’s, it's, it‘s", "it's", ["It’s", "it's", "it‘s"]),
        ("It’s, it's", "it’s", ["It’s"]),
        ('“So”, „so“, «so», "so"', '"so"', ["“So”", "„so“", "«so»", '"so"']),
        ("“So” “so”", '\\v"so"', []),
        ("10–12, 10-12", "10-12", ["10–12", "10-12"]),
        ("l’été, l'ete", "l'été", ["l’été"]),
        ("naïve \nidea", "naive idea", ["naïve \nidea"]),
    ],
)
def test_what_is_typed_plainly_finds_accents_and_typographic_marks(
    text: str, query: str, hits: list[str]
) -> None:
    assert [hit.of(text) for hit in find(Article("a", text, ()), query)] == hits


@pytest.mark.parametrize("size", range(1, 30))
def test_a_text_with_accents_is_searched_in_stretches_as_if_in_one(
    monkeypatch: pytest.MonkeyPatch, size: int
) -> None:
    text = "aaaaa são SÃO sao ááááá saosao caosao " * 3
    whole = [Extent(*m.span()) for m in re.finditer("s[aã]o|aa|áá", text, re.IGNORECASE)]
    monkeypatch.setattr(search, "_STRETCH", size)
    monkeypatch.setattr(search, "_OVER", 4)
    found = [*find(Article("a", text, ()), "sao"), *find(Article("a", text, ()), "aa")]
    assert sorted(found) == whole
    for query, backwards in (("sao", False), ("sao", True)):
        hits = [hit for hit in whole if hit.of(text).lower() != "aa" and len(hit) == 3]
        place = len(text) if backwards else 0
        walked = []
        everywhere = [Extent(0, len(text))]
        while hit := nearest(
            Article("a", text, ()), query, ahead(everywhere, place, backwards=backwards),
            backwards=backwards, seconds=1,
        ):  # fmt: skip
            walked.append(hit)
            place = hit.start if backwards else hit.end
        assert walked == (hits[::-1] if backwards else hits)


def test_hits_are_numbers_and_read_as_extents() -> None:
    for extents in (
        [Extent(1, 3), Extent(5, 7)],
        [Extent(1, 3), Extent(5, 6), Extent(8, 11)],
        [Extent(0, 4)],
    ):
        hits = Hits()
        for extent in extents:
            hits.add(extent.start, extent.end)
        assert list(hits) == extents
        assert hits[-1] == extents[-1]
        assert hits[1:] == extents[1:]
        assert list(between(hits, 2, 6)) == [e for e in extents if e.end > 2 and e.start < 6]


def test_every_hit_is_kept_however_many_there_are_and_in_few_bytes() -> None:
    hits = find(Article("a", "a" * 150_000, ()), "a")
    assert len(hits) == 150_000
    assert len(hits.starts) * hits.starts.itemsize <= 8 * 150_000
