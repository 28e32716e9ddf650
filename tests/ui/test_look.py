"""What is kept of how an article is shown."""

from __future__ import annotations

from typing import Any

import msgspec
import pytest
from msgspec.structs import replace

from reader.ui import look
from reader.ui.look import Look

USUAL = Look(measure=72, panels=True, boilerplate=True)


@pytest.mark.parametrize(
    ("values", "changed"),
    [
        ({}, {}),
        ({"measure": 80, "panels": False}, {"measure": 80, "panels": False}),
        ({"measure": 10}, {}),
        ({"measure": 4_000}, {}),
        ({"measure": "80"}, {}),
        ({"measure": True}, {}),
        ({"sort": "name", "order": "text"}, {"sort": "name", "order": "text"}),
        ({"sort": "by moon", "order": 3}, {}),
        ({"groups": ["place"]}, {"groups": ("place",)}),
        ({"groups": ["place", "moons"]}, {}),
        ({"speakers": ["Ana Ruiz"], "later": 1}, {"speakers": ("Ana Ruiz",)}),
        ({"speakers": ["x"] * 1001}, {}),
        ({"speakers": [1]}, {}),
    ],
)
def test_values_that_can_be_hold_and_others_are_ignored(
    values: dict[str, Any], changed: dict[str, Any]
) -> None:
    assert look.kept(values, USUAL) == replace(USUAL, **changed)


def test_what_was_changed_is_what_is_kept() -> None:
    now = replace(USUAL, measure=80, speakers=("Ana Ruiz",))
    changes = look.changes(USUAL, now, USUAL)
    assert changes == {"measure": 80, "speakers": ("Ana Ruiz",)}
    assert look.kept(msgspec.json.decode(msgspec.json.encode(changes)), USUAL) == now


def test_what_is_as_the_settings_say_again_follows_them() -> None:
    assert look.changes(replace(USUAL, measure=80), USUAL, USUAL) == {"measure": None}


def test_another_article_has_other_speakers() -> None:
    folded = replace(USUAL, speakers=("Ana Ruiz", "nobody"))
    assert folded.elsewhere.speakers == ("nobody",)
