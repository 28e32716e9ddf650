from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.domain.display import show


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("plain", "plain"),
        ("x\x1b]52;c;QUJD\x1b\\y", "x␛]52;c;QUJD␛\\y"),
        ("a\0b\x0ec\x7fd", "a␀b␎c␡d"),
        ("\x9b2J\x9d0;t\x9c", "\ufffd2J\ufffd0;t\ufffd"),
        ("abc\u202edef", "abc⁞def"),
        ("\u200d\u200d👩a", "··👩a"),
        ("\u3164", "·"),
        ("\ud800", "\ufffd"),
        ("a\u2028b\u2029c\x85d", "a␤b¶c␤d"),
        ("no\u00a0break", "no break"),
        ("café — “quoted”", "café — “quoted”"),
        ("e\u0301", "e\u0301"),
    ],
)
def test_what_would_act_or_vanish_is_seen(text: str, shown: str) -> None:
    assert show(text) == shown


def test_line_ends_stay_only_when_asked_for() -> None:
    assert show("a\nb") == "a␊b"
    assert show("a\nb\x1b", keep_lines=True) == "a\nb␛"


@given(st.text(st.characters(codec=None), max_size=60))
def test_no_character_is_lost_and_none_can_act(text: str) -> None:
    shown = show(text)
    assert len(shown) == len(text)
    assert all(c.isprintable() for c in shown if c != "\u3000")
    assert "\x1b" not in shown
