"""`words: [allegedly, is said to]`: whole words and phrases from a list.

Text and list are cut into the same tokens, and the list becomes a tree of them: the time depends
on the text alone, not on how long the list is.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import TypeAlias

import regex

from reader.domain.text import Extent
from reader.files.fields import Fields, list_of, string
from reader.files.yamlfile import Node
from reader.rules.kinds.kind import Clock, Kind, Target
from reader.rules.kinds.patterns import read_case

# A word, or one sign. "can" is no word of "can't"; "Trump" is one of "Trump's".
_TOKEN = regex.compile(r"\w+(?:['’]t\b)?|[^\w\s]", regex.IGNORECASE)

Tree: TypeAlias = "dict[str, Tree]"
_END = ""
"""The key that says: a term of the list may end here."""


@dataclass(frozen=True, slots=True)
class _Words:
    terms: tuple[str, ...]
    ignore_case: bool


def _read(fields: Fields) -> object:
    ignore_case = read_case(fields, "ignore")
    terms = fields.take("words", _terms, ())
    return _Words(terms, ignore_case)


def _terms(node: Node) -> tuple[str, ...]:
    terms = list_of(_term, single=True)(node)
    if not terms:
        raise node.error('"words" is an empty list')
    return terms


def _term(node: Node) -> str:
    text = string(node)
    if not text.strip():
        raise node.error("an empty word")
    return text


def _key(word: str, ignore_case: bool) -> str:
    """The form in which words are compared."""
    if not word.isascii():
        word = unicodedata.normalize("NFC", word.replace("’", "'"))
    return word.casefold() if ignore_case else word


@lru_cache(maxsize=64)
def _tree(words: _Words) -> Tree:
    """The terms, token by token; a token with white space before it begins with a space, save the first."""
    root: Tree = {}
    for term in words.terms:
        branch = root
        end = None
        for token in _TOKEN.finditer(term):
            space = " " if end is not None and token.start() > end else ""
            branch = branch.setdefault(space + _key(token.group(), words.ignore_case), {})
            end = token.end()
        branch[_END] = {}
    return root


def _find(pattern: object, target: Target, _: Clock) -> Iterator[Extent]:
    """The matches; untimed, since no list can make it slower than a walk through the text."""
    assert isinstance(pattern, _Words)
    tree = _tree(pattern)
    for piece in target.pieces:
        if tree.keys().isdisjoint(_TOKEN.findall(_key(piece.text, pattern.ignore_case))):
            continue  # most paragraphs, at half the price
        tokens = list(_TOKEN.finditer(piece.text))
        keys = [_key(token.group(), pattern.ignore_case) for token in tokens]
        free = 0  # the first token after the last match
        for place, key in enumerate(keys):
            if place >= free and key in tree:
                length = _longest(tree[key], tokens, keys, place)
                if length:
                    free = place + length
                    yield Extent(piece.start + tokens[place].start(), piece.start + tokens[free - 1].end())


def _longest(branch: Tree, tokens: list[regex.Match[str]], keys: list[str], place: int) -> int:
    """How many tokens the longest term has that begins at `place`, `branch` being its first; 0 for none."""
    longest = 0
    for last in range(place, len(tokens)):
        if last > place:
            space = " " if tokens[last].start() > tokens[last - 1].end() else ""
            if space + keys[last] not in branch:
                break
            branch = branch[space + keys[last]]
        if _END in branch:
            longest = last - place + 1
    return longest


KIND = Kind("words", "text", "whole words and phrases from a list", _read, _find)
