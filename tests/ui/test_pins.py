from __future__ import annotations

from collections.abc import Sequence

import pytest
from msgspec.structs import replace

from reader.domain import search
from reader.domain.analysis import Analysis
from reader.domain.pins import Pin
from reader.domain.reading import Reading
from reader.domain.text import Article, Extent
from reader.ui import pins as module
from reader.ui.pins import Pins, called
from tests.ui.fakes import TEXT, FakeEngine, analysis, article, at

BOARD = Pin(2, entity="Harbour Board", label="ORG", place=at(TEXT, "Harbour Board").start)
FERRY = Pin(1, "\\<ferry\\>")


def reading(found: Analysis | None = None, text: str = TEXT) -> Reading:
    return FakeEngine().reading(article(text), found)


def words(pins: Pins, start: int = 0, end: int = len(TEXT)) -> list[tuple[str, str]]:
    return [(span.style_key, span.extent.of(TEXT)) for span in pins.between(start, end)]


def test_words_and_names_are_marked_each_in_its_colour() -> None:
    pins = Pins(reading(analysis()), [FERRY, BOARD])
    assert words(pins) == [
        ("pin.1", "ferry"),
        ("pin.1", "ferry"),
        ("pin.2", "Harbour Board"),
        ("pin.2", "Harbour Board"),
    ]
    assert words(pins, 0, 60) == [("pin.1", "ferry")]
    assert [pins.count(pin) for pin in pins] == [2, 2]


def test_a_guess_looks_like_one_and_does_not_count() -> None:
    pins = Pins(reading(analysis()), [Pin(3, entity="Tom Hale", label="PERSON")])
    assert words(pins) == [("pin.3", "Tom Hale"), ("pin.guess", "He ")]
    assert pins.count(next(iter(pins))) == 1


def test_a_name_is_found_again_whatever_its_id() -> None:
    found = analysis()
    moved = tuple(replace(e, id=f"x{e.id}") for e in reversed(found.entities))
    pins = Pins(reading(), [BOARD])
    assert words(pins) == [("pin.2", "Harbour Board")] * 2, "before it is found it is searched for"
    pins.read(reading(replace(found, entities=moved)))
    entity = pins.entity(BOARD)
    assert entity is not None
    assert entity.id == "xe3"
    assert pins.of_entity(entity) == BOARD
    same = replace(entity, id="other", label="GPE", mentions=entity.mentions[1:])
    pins.read(reading(replace(found, entities=(same, entity))))
    assert pins.entity(BOARD) is entity, "that with the same label comes first"


def test_what_is_said_is_searched_as_far_as_it_is_found() -> None:
    pins = Pins(reading(), [Pin(1, "\\qthe"), Pin(2, "\\sthe", speaker="Ana Ruiz")])
    assert words(pins) == []
    pins.read(reading(analysis()))
    assert words(pins) == [("pin.1", "the"), ("pin.1", "the"), ("pin.2", "the"), ("pin.2", "the")]


def test_colours_are_taken_once_and_given_back() -> None:
    pins = Pins(reading(), [FERRY])
    assert pins.free() == 2
    assert pins.same_as(replace(FERRY, number=5)) == FERRY
    assert pins.same_as(BOARD) is None
    for number in range(2, 7):
        pins.put(Pin(number, f"word{number}"))
    assert pins.free() is None
    pins.put(Pin(1, "board"))
    assert next(iter(pins)).query == "board"
    assert ("pin.1", "ferry") not in words(pins)
    pins.drop(Pin(3))
    assert (pins.free(), len(pins)) == (3, 5)


def test_what_stands_at_a_place_is_told() -> None:
    pins = Pins(reading(analysis()), [FERRY, BOARD])
    assert pins.at(at(TEXT, "ferry").start + 2) == [FERRY]
    assert pins.at(at(TEXT, "Harbour Board").end - 1) == [BOARD]
    assert pins.at(at(TEXT, "Harbour Board").end) == []


@pytest.mark.parametrize("query", ["\\v(", "\\v(a|aa)+$x", ""])
def test_what_cannot_be_searched_for_marks_nothing(query: str) -> None:
    pins = Pins(reading(text="a" * 1000 + "!"), [Pin(1, query)])
    assert list(pins.between(0, 1000)) == []


def test_in_a_long_text_only_what_is_near_is_searched(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "LONG", 10)
    monkeypatch.setattr(module, "CHUNK", 50)
    looked: list[Extent] = []
    find = search.find

    def noted(
        article: Article, query: str, within: Sequence[Extent] | None, *, seconds: float
    ) -> search.Hits:
        looked.extend(within or [Extent(0, len(article.text))])
        return find(article, query, within, seconds=seconds)

    monkeypatch.setattr(search, "find", noted)
    monkeypatch.setattr(search, "LONGEST", 20)
    text = "A ferry on the sea. " * 100
    pins = Pins(reading(text=text), [FERRY])
    seen = pins.between(1000, 1040)
    assert [span.extent.start for span in seen] == [1002, 1022]
    assert all(extent.start > 900 and extent.end < 1200 for extent in looked)
    assert pins.count(FERRY) is None
    before = len(looked)
    assert pins.between(1000, 1040) == seen
    assert len(looked) == before, "what was found is kept"
    everywhere = [Extent(n, n + 5) for n in range(2, 2000, 20)]
    assert [span.extent for span in pins.between(0, 2000)] == everywhere, "also over the edges of chunks"
    pins.hold(FERRY, everywhere[:3])
    assert pins.count(FERRY) == 3
    assert len(pins.between(0, 2000)) == 3


def test_pins_are_called_by_their_words() -> None:
    assert called(BOARD) == "Harbour Board"
    assert called(FERRY) == "ferry"
    assert called(Pin(1, "\\q\\v\\d+")) == "\\v\\d+ in quotes"
    assert called(Pin(1, "\\sferry", speaker="Tom Hale")) == "ferry in what Tom Hale says"


def test_what_takes_too_long_in_the_whole_text_is_looked_for_where_one_looks(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    find = search.find

    def slowly(
        about: Article, query: str, within: Sequence[Extent] | None, *, seconds: float
    ) -> Sequence[Extent]:
        if within is None:
            raise TimeoutError
        return find(about, query, within, seconds=seconds)

    monkeypatch.setattr(search, "find", slowly)
    pins = Pins(reading(analysis()), [FERRY])
    assert pins.count(FERRY) is None
    assert words(pins) == [("pin.1", "ferry"), ("pin.1", "ferry")]
