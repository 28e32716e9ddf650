"""The marks of the articles that were open: those that cannot be kept hold until the end."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.domain.text import Article

if TYPE_CHECKING:
    from reader.domain.moved import Moved
    from reader.engine import Engine


class Marks:
    """Letters, each for a place of one article."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._unkept: dict[str, dict[str, int]] = {}  # by digest

    def of(self, article: Article) -> dict[str, int]:
        """From the letter to the offset; what other windows have set meanwhile is among them."""
        return {**self._engine.marks(article), **self._unkept.get(article.sha256, {})}

    def set(self, article: Article, name: str, offset: int) -> bool:
        """Set a mark, or move it; whether it is kept when the program ends."""
        unkept = self._unkept.setdefault(article.sha256, {})
        if is_kept := self._engine.set_mark(article, name, offset):
            unkept.pop(name, None)
        else:
            unkept[name] = offset
        return is_kept

    def follow(self, old: Article, new: Article, where: Moved) -> tuple[int, int]:
        """Set the marks of a text in the text that it has become; how many are found there, how many not."""
        there = {name: where(offset) for name, offset in self.of(old).items()}
        for name, (offset, _) in there.items():
            self.set(new, name, offset)
        found = sum(is_found for _, is_found in there.values())
        return found, len(there) - found
