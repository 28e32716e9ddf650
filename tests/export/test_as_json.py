from __future__ import annotations

import json
from collections.abc import Iterator
from typing import cast

from msgspec.structs import replace

from reader.domain.reading import Reading
from reader.export.as_json import document, lines, plain


def test_the_object_has_what_the_contract_names(reading: Reading) -> None:
    (line,) = lines([reading])
    found = json.loads(line)
    assert found["schema"] == 1
    assert found["source"] == "news/a.txt"
    assert found["title"] is None
    assert found["language"] == "en"
    assert found["model"] == {"name": "m", "version": "1.0", "lang": "en"}
    assert found["blocks"][2] == {"start": 40, "end": 50, "kind": "boilerplate"}
    assert found["entities"] == [
        {
            "id": "e1",
            "name": "Anna Berg",
            "label": "PERSON",
            "role": None,
            "certain": True,
            "mentions": [
                {"start": 0, "end": 9, "label": "PERSON", "basis": "model", "certain": True},
                {
                    "start": 30,
                    "end": 33,
                    "label": "PERSON",
                    "basis": "pronoun",
                    "pronoun": True,
                    "certain": False,
                },
            ],
        }
    ]
    assert found["quotes"] == [
        {
            "id": "q1",
            "kind": "direct",
            "parts": [{"start": 19, "end": 29}],
            "cue": {"start": 34, "end": 38},
            "speaker": {
                "start": 30,
                "end": 33,
                "entity": "e1",
                "name": "Anna Berg",
                "basis": "she = the last woman named",
                "certain": False,
                "chain": [{"start": 0, "end": 9}],
                "candidates": [{"start": 0, "end": 9, "entity": "e1", "name": "Anna Berg"}],
            },
            "basis": "marks",
        }
    ]
    assert found["highlights"] == [{"start": 10, "end": 14, "rule": "mine/verbs", "style": {"bold": True}}]


def test_what_a_person_confirmed_is_said_to_be(reading: Reading) -> None:
    (entity,) = reading.analysis.entities
    confirmed = replace(reading.analysis, entities=(replace(entity, confirmed=True),))
    (said,) = cast("list[dict[str, object]]", plain(replace(reading, analysis=confirmed))["entities"])
    assert said["confirmed"] is True


def test_a_quote_that_a_person_confirmed_is_said_to_be(reading: Reading) -> None:
    (quote,) = reading.analysis.quotes
    assert quote.speaker is not None
    as_found = cast("list[dict[str, object]]", plain(reading)["quotes"])[0]
    assert "confirmed" not in as_found
    assert "confirmed" not in cast("dict[str, object]", as_found["speaker"])
    said = replace(quote, confirmed=True, speaker=replace(quote.speaker, confirmed=True))
    analysis = replace(reading.analysis, quotes=(said,))
    found = cast("list[dict[str, object]]", plain(replace(reading, analysis=analysis))["quotes"])[0]
    assert found["confirmed"] is True
    assert cast("dict[str, object]", found["speaker"])["confirmed"] is True


def test_offsets_are_code_points_of_the_text(reading: Reading) -> None:
    found = json.loads(next(lines([reading])))
    part = found["quotes"][0]["parts"][0]
    assert found["text"][part["start"] : part["end"]] == "“We wait,”"


def test_one_article_is_an_object_and_several_are_a_list(reading: Reading) -> None:
    assert json.loads(b"".join(document([reading]))) == json.loads(next(lines([reading])))
    assert json.loads(b"".join(document([reading] * 3))) == [json.loads(next(lines([reading])))] * 3
    assert b"".join(document([])) == b""


def test_jsonl_gives_each_article_as_soon_as_it_is_there(reading: Reading) -> None:
    asked = []

    def readings() -> Iterator[Reading]:
        for n in range(2):
            asked.append(n)
            yield reading

    written = lines(readings())
    next(written)
    assert asked == [0]


def test_a_name_that_is_not_utf8_can_be_written(reading: Reading) -> None:
    odd = replace(reading, article=replace(reading.article, source="bad\udcff.txt"))
    assert plain(odd)["source"] == "bad\ufffd.txt"


def test_a_quote_that_is_not_said_is_told_apart(reading: Reading) -> None:
    (quote,) = reading.analysis.quotes
    assert "asserted" not in cast("list[dict[str, object]]", plain(reading)["quotes"])[0]
    denied = replace(reading.analysis, quotes=(replace(quote, asserted=False),))
    (found,) = cast("list[dict[str, object]]", plain(replace(reading, analysis=denied))["quotes"])
    assert found["asserted"] is False
