"""What spaCy says of a stretch of text, as plain data: everything after this file works without spaCy."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec


class Token(msgspec.Struct, array_like=True, gc=False):
    """A word or a mark."""

    i: int
    """Place in its stretch."""
    text: str
    start: int
    """Code points into the article's text."""
    end: int
    tag: str
    """Penn Treebank part of speech (`NNP`, `VBD`)."""
    dep: str
    """Relation to the head (`nsubj`, `ccomp`), as spaCy's English models name them."""
    head: int
    """Place of the head in the stretch; a sentence's root is its own head."""
    lemma: str
    """Of verbs, by spaCy's lemmatizer; of other words the word in lower case."""


class Name(msgspec.Struct, array_like=True, gc=False):
    """An entity as the model alone sees it."""

    first: int
    """Place of its first token in the stretch."""
    last: int
    """Place after its last token."""
    label: str
    scores: dict[str, float] = {}
    """How likely the model thinks each label at the first token; empty where it does not say."""


class Stretch(msgspec.Struct, dict=True):
    """A paragraph, or a part of one that is too long, with its parse.

    One block of the article is one stretch, or several in order where it is very long.
    """

    start: int
    """Code points into the article's text."""
    end: int
    block: int
    """Place of its block in `Article.blocks`."""
    tokens: list[Token]
    sentences: list[int]
    """Place of the first token of each sentence."""
    names: list[Name]

    def children(self, i: int) -> list[int]:
        """Places of the tokens whose head is token `i`, in order."""
        return self._children()[i]

    def sentence_of(self, i: int) -> int:
        """The number, from 0, of the sentence of token `i`."""
        return self._sentence_numbers()[i]

    def sentence_spans(self) -> Iterator[tuple[int, int]]:
        """First token and the place after the last of each sentence."""
        ends = [*self.sentences[1:], len(self.tokens)]
        return zip(self.sentences, ends, strict=True)

    def _children(self) -> list[list[int]]:
        try:
            known: list[list[int]] = self.__dict__["below"]
        except KeyError:
            known = self.__dict__["below"] = [[] for _ in self.tokens]
            for token in self.tokens:
                if token.head != token.i:
                    known[token.head].append(token.i)
        return known

    def _sentence_numbers(self) -> list[int]:
        try:
            known: list[int] = self.__dict__["numbers"]
        except KeyError:
            known = self.__dict__["numbers"] = []
            for number, (first, last) in enumerate(self.sentence_spans()):
                known.extend([number] * (last - first))
        return known
