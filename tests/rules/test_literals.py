"""Words without which a pattern cannot match: they never change what is found."""

from __future__ import annotations

import sys

import pytest
import regex
from hypothesis import given
from hypothesis import strategies as st

from reader.rules.kinds.literals import folded, needed


@pytest.mark.parametrize(
    ("pattern", "words"),
    [
        ("ferry", {"ferry"}),
        (r"\bferry\s+\w+ed\b", {"ferry"}),
        ("ferr(?:y|ies)", {"ferr"}),
        ("(?:the|a) (?P<x>pier|dock)s?", {"pier", "dock"}),
        ("pier|dock", {"pier", "dock"}),
        ("pier|", None),
        ("(?i)PIER", {"pier"}),
        ("docks?", {"dock"}),
        ("doc+k", {"doc"}),
        ("do*ck", {"ck"}),
        ("(?:pier)?dock", {"dock"}),
        ("(?:pier)*dock", {"dock"}),
        ("(?:pier){0}dock", {"dock"}),
        ("(?:pier)+", {"pier"}),
        (r"\d+ years", {" years"}),
        ("[pd]ier", {"ier"}),
        (r"\x41bc", None),
        ("(?=pier)pi", None),
        ("(?<!a)pier", None),
        ("(?x) pi er", None),
        (r"\p{Lu}pier", None),
        (r"(pier)\1", None),
        (".", None),
    ],
)
def test_what_a_pattern_needs(pattern: str, words: set[str] | None) -> None:
    found = needed(pattern, False)
    assert found == (None if words is None else frozenset(words))


def test_letters_that_are_alike_where_case_is_ignored_are_folded_alike() -> None:
    every = "".join(chr(code) for code in range(sys.maxunicode + 1) if not 0xD800 <= code < 0xE000)
    for letter in "abcdefghijklmnopqrstuvwxyz":
        for alike in regex.findall(f"(?i){letter}", every):
            assert folded(alike) == letter


_PATTERN = st.text(alphabet="abAKkSsiI(?:|)+*?{012}[]^$.\\bd ßſKİı-", min_size=1, max_size=14)
_TEXT = st.text(alphabet="abAKkSsiI 12ßſKİı-", max_size=20)


@given(_PATTERN, st.booleans(), _TEXT)
def test_every_match_has_what_its_pattern_needs(pattern: str, ignore_case: bool, text: str) -> None:
    try:
        compiled = regex.compile(pattern, regex.IGNORECASE if ignore_case else 0)
    except regex.error:
        return
    words = needed(pattern, ignore_case)
    for match in compiled.finditer(text, timeout=1):
        assert words is None or any(word in folded(match.group()) for word in words)
