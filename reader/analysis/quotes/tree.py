"""One stretch with what the frames ask of it: edges of subtrees, words in marks, noun phrases."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from reader.analysis.parse import Stretch, Token
from reader.analysis.quotes.marks import Marked
from reader.domain.text import Extent

SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj"})
_PREMODIFIERS = frozenset(
    {
        "det",
        "amod",
        "compound",
        "poss",
        "nummod",
        "quantmod",
        "nmod",
        "predet",
        "case",
        "advmod",
        "punct",
        "neg",
    }
)
_LONGEST_LIST = 12
"""Tokens of a list of speakers."""


class Tree:
    """A parsed stretch; token places are those of the stretch."""

    def __init__(self, stretch: Stretch, marks: Sequence[Marked], dateline: Extent | None = None) -> None:
        self.stretch = stretch
        self.tokens: list[Token] = stretch.tokens
        self.starts = [token.start for token in self.tokens]
        self.left, self.right = self._edges()
        inside = dateline is not None and stretch.start <= dateline.start < stretch.end
        self.opens = self.places(dateline)[1] if dateline is not None and inside else 0
        """The first token behind a dateline."""
        first = bisect_left(marks, stretch.start + 1, key=lambda marked: marked.extent.end)
        last = bisect_left(marks, stretch.end, key=lambda marked: marked.extent.start)
        self.marks = list(marks[first:last])
        """Those that share a character with the stretch."""
        self.mark_of: list[int] = [-1] * len(self.tokens)
        """For each token the place in `marks` of the one that it stands in, or -1."""
        for number, marked in enumerate(self.marks):
            for i in range(*self.places(marked.extent)):
                self.mark_of[i] = number

    def label(self, i: int) -> str:
        """What the model alone takes the name that token `i` is in for; empty where it is in none."""
        place = bisect_right(self.stretch.names, i, key=lambda name: name.first) - 1
        if place < 0 or i >= self.stretch.names[place].last:
            return ""
        return self.stretch.names[place].label

    def places(self, extent: Extent) -> tuple[int, int]:
        """First token that starts in the extent, and the place after the last one."""
        return bisect_left(self.starts, extent.start), bisect_left(self.starts, extent.end)

    def at(self, offset: int) -> int:
        """The last token that starts at or before the offset; 0 where none does."""
        return max(0, bisect_right(self.starts, offset) - 1)

    def sentence(self, i: int) -> tuple[int, int]:
        """First token of the sentence of token `i`, and the place after its last."""
        number = self.stretch.sentence_of(i)
        ends = self.stretch.sentences
        return ends[number], ends[number + 1] if number + 1 < len(ends) else len(self.tokens)

    def child(self, i: int, *deps: str) -> int | None:
        """The first token on `i` by one of these relations."""
        return next((k for k in self.stretch.children(i) if self.tokens[k].dep in deps), None)

    def last_word(self, i: int) -> int:
        """The token, or the last one before it that is no loose mark of punctuation."""
        while i > 0 and self.tokens[i].dep == "punct" and self.outside(i):
            i -= 1
        return i

    def outside(self, i: int) -> bool:
        """Whether the token stands outside all marks."""
        return self.mark_of[i] < 0

    def phrase(self, head: int) -> tuple[int, int]:
        """First and last token of the noun phrase that ends with its head, without what follows it."""
        first = head
        for k in reversed(self.stretch.children(head)):
            if k < head and self.tokens[k].dep in _PREMODIFIERS and self.mark_of[k] == self.mark_of[head]:
                first = min(first, self.left[k])
        while first < head and self.tokens[first].dep in ("punct", "case"):
            first += 1
        if self.mark_of[first] != self.mark_of[head]:
            first = head
        return first, head

    def speaker(self, head: int) -> tuple[int, int]:
        """First and last token of a phrase with what is listed after it: `Ms. Cruz and two aides`."""
        first, last = self.phrase(head)
        while (k := self.child(last, "conj")) is not None:
            if k < last or k - first > _LONGEST_LIST or self.tokens[k].tag[:2] not in ("NN", "PR"):
                break
            if self.mark_of[k] != self.mark_of[head]:
                break
            last = k
        return first, last

    def named_until(self, head: int) -> int:
        """Where `the lawyer, Jo Doe` ends with who that is; at the head where nobody is named behind it."""
        apposition = self.child(head, "appos")
        if apposition is None or apposition < head or self.mark_of[apposition] != self.mark_of[head]:
            return head
        return apposition if self.tokens[apposition].tag.startswith("NNP") else head

    def extent(self, first: int, last: int) -> Extent:
        """From the first character of one token to the last of another."""
        return Extent(self.tokens[first].start, self.tokens[last].end)

    def _edges(self) -> tuple[list[int], list[int]]:
        """The outermost tokens of each token's subtree."""
        size = len(self.tokens)
        left, right = list(range(size)), list(range(size))
        order: list[int] = [token.i for token in self.tokens if token.head == token.i]
        for i in order:  # grows while it is read: parents before children
            order.extend(self.stretch.children(i))
        for i in reversed(order):
            head = self.tokens[i].head
            left[head] = min(left[head], left[i])
            right[head] = max(right[head], right[i])
        return left, right
