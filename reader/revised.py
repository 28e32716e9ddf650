"""What is kept of an article goes on to the same article after its file was changed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.domain import moved
from reader.domain.moved import Context
from reader.domain.text import Article

if TYPE_CHECKING:
    from reader.store.database import Store


def take_over(store: Store, article: Article, source: str) -> str:
    """Keep of a text what is kept of the one that was read last from its file, where that is the same text,
    changed: place, marks, pins, how it was shown. What there is to tell of it.
    """
    earlier = store.earlier(source)
    if earlier is None or not moved.is_same(earlier.sample, article.text):
        return ""
    before, length = earlier.place, len(article.text)

    def share(offset: int) -> int:
        return min(length, offset * length // max(1, before.length))

    def where(offset: int, what: Context | None) -> tuple[int, bool]:
        found = moved.find(article.text, what, offset) if what is not None else None
        return (share(offset), False) if found is None else (found, True)

    found = 0
    for name, (offset, what) in earlier.marks.items():
        there, is_found = where(offset, what)
        found += is_found
        store.save_mark(article.sha256, name, there, article.text)
    for pin in store.pins(before.sha256):
        store.save_pin(article.sha256, pin)
    store.save_look(article.sha256, store.look(before.sha256))
    store.save_position(  # the last one: with it, it is done
        article.sha256,
        where(before.offset, earlier.context)[0],
        length=length,
        source=source,
        title=article.title,
        read=None if before.read is None else share(before.read),
        text=article.text,
    )
    return moved.told(found, len(earlier.marks) - found)
