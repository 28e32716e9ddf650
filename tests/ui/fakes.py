"""An engine without files and processes, an article with a hand-made analysis, and two themes."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

from msgspec.structs import replace

from reader.analysis.client import Update
from reader.changes import Changes
from reader.domain.analysis import Analysis, ModelInfo
from reader.domain.corrections import Said
from reader.domain.entities import Entity, Mention
from reader.domain.errors import CannotOpen
from reader.domain.layers import of_article, of_entities, of_quotes
from reader.domain.lens import Lens
from reader.domain.pins import Pin
from reader.domain.quotes import Quote, QuoteKind, Speaker
from reader.domain.reading import Reading
from reader.domain.spans import flatten
from reader.domain.text import Article, Block, BlockKind, Extent
from reader.domain.theme import COLOR_ROLES, STYLE_KEYS, Style, Theme
from reader.files.kept import Kept
from reader.formats.glance import Glance
from reader.formats.source import Source
from reader.rules.active import Refreshed
from reader.settings import lenses
from reader.settings.locations import Locations
from reader.settings.looks import Looks
from reader.settings.themes import Shelf
from reader.store.database import Store
from reader.store.positions import Place

if TYPE_CHECKING:
    from reader.engine import Engine

TEXT = """\
Harbour board votes to keep the old ferry

Mayor Ana Ruiz of Port Ellis said the ferry would run until spring. “It is the only way home for many,” she said.

The Harbour Board had planned to end the line. Ruiz met the board on Monday.

“We were wrong,” said Tom Hale, who chairs the Harbour Board. He called the plan a “rescue.”

Sign up for our newsletter
"""


def article(text: str = TEXT, source: str = "ferry.txt") -> Article:
    """A text as an article: the first paragraph is its title, a `Sign up` line is boilerplate."""
    blocks: list[Block] = []
    start = 0
    for part in text.split("\n\n"):
        words = part.rstrip("\n")
        kind = BlockKind.PARAGRAPH if blocks else BlockKind.TITLE
        if words.startswith("Sign up"):
            kind = BlockKind.BOILERPLATE
        if words:
            blocks.append(Block(Extent(start, start + len(words)), kind))
        start += len(part) + 2
    return Article(source, text, tuple(blocks), title=text.split("\n", 1)[0] if blocks else None)


def at(text: str, words: str, nth: int = 0) -> Extent:
    """Where words stand in a text for the `nth` time, from 0."""
    start = -1
    for _ in range(nth + 1):
        start = text.index(words, start + 1)
    return Extent(start, start + len(words))


def entity(id_: str, name: str, label: str, *places: tuple[Extent, bool], role: str | None = None) -> Entity:
    """An entity with mentions at those places, each sure or not."""
    mentions = tuple(
        Mention(extent, label, "model" if sure else "pronoun", sure, not sure) for extent, sure in places
    )
    return Entity(id_, name, label, role, mentions, certain=True)


def analysis() -> Analysis:
    """Who and what is in `TEXT`."""
    ana = entity(
        "e1", "Ana Ruiz", "PERSON",
        (at(TEXT, "Ana Ruiz"), True), (at(TEXT, "she"), False), (at(TEXT, "Ruiz", 1), True),
        role="Mayor of Port Ellis",
    )  # fmt: skip
    entities = (
        ana,
        entity("e2", "Port Ellis", "GPE", (at(TEXT, "Port Ellis"), True)),
        entity(
            "e3",
            "Harbour Board",
            "ORG",
            (at(TEXT, "Harbour Board"), True),
            (at(TEXT, "Harbour Board", 1), True),
        ),
        entity("e4", "Monday", "DATE", (at(TEXT, "Monday"), True)),
        entity("e5", "Tom Hale", "PERSON", (at(TEXT, "Tom Hale"), True), (at(TEXT, "He "), False)),
    )
    hers = Speaker(at(TEXT, "she"), "e1", "Ana Ruiz", "the last woman named", False, (at(TEXT, "Ana Ruiz"),))
    quotes = (
        Quote(
            "q1", QuoteKind.INDIRECT, (at(TEXT, "the ferry would run until spring"),), at(TEXT, "said"),
            Speaker(at(TEXT, "Ana Ruiz"), "e1", "Ana Ruiz", "subject of said", True), "clause",
        ),
        Quote("q2", QuoteKind.DIRECT, (at(TEXT, "“It is the only way home for many,”"),), at(TEXT, "said", 1), hers, "marks"),
        Quote(
            "q3", QuoteKind.DIRECT, (at(TEXT, "“We were wrong,”"),), at(TEXT, "said", 2),
            Speaker(at(TEXT, "Tom Hale"), "e5", "Tom Hale", "subject of said", True), "marks",
        ),
        Quote("q4", QuoteKind.SCARE, (at(TEXT, "“rescue.”"),), None, None, "marks"),
    )  # fmt: skip
    return Analysis(entities, quotes, ModelInfo("toy", "1", "en"), "en")


def theme(name: str = "ink") -> Theme:
    """A theme: dark, light, or without any tone."""
    tones = {"ink": ("#17191c", "#d6d2c8"), "paper": ("#fbf9f4", "#2c2a26")}
    ground, text = tones.get(name, ("#000000", "#ffffff"))
    flat = name == "mono"
    grounds = {"background", "panel", "quote", "row", "tint", "on_accent"}
    colors = {role: ground if role in grounds else text for role in COLOR_ROLES}
    if not flat:
        colors |= {
            "row": "#2d3138" if name == "ink" else "#e3ded1",
            "accent": "#f0b95a" if name == "ink" else "#8a5200",
        }
    styles: Mapping[str, Style] = {key: default for key, (_, default) in STYLE_KEYS.items()}
    return Theme(name, "light" if name == "paper" else "dark", colors, styles)


@dataclass
class FakeConfig:
    """The settings that the window asks for."""

    theme: str = "ink"
    measure: int = 72
    keymap: Mapping[str, Any] = field(default_factory=dict)
    boilerplate: bool = False
    question: str = "help"
    panels: bool = True
    lenses: Mapping[str, Lens] = field(default_factory=dict)


class FakeAnalyst:
    """Gives what it is told to give."""

    def __init__(self) -> None:
        self.updates: list[Update] = []
        self.asked: list[tuple[str, int]] = []
        self.corrections: Sequence[Said] = ()
        self.focused: list[int] = []
        self.closed = False

    def fileno(self) -> int | None:
        return None

    def analyse(self, article: Article, focus: int = 0, corrections: Sequence[Said] = ()) -> bool:
        self.asked.append((article.source, focus))
        self.corrections = corrections
        return True

    def focus(self, offset: int) -> None:
        self.focused.append(offset)

    def poll(self) -> list[Update]:
        updates, self.updates = self.updates, []
        return updates

    def close(self) -> None:
        self.closed = True


class FakeHighlighting:
    """No rule is active, whatever a lens asks for, or is saved."""

    def refresh(self, *, patient: bool = True) -> Refreshed:
        return Refreshed()

    def look_for(self, lens: Lens | None) -> tuple[Lens | None, bool]:
        return lens, False


class FakeEngine:
    """Articles from a dictionary; what is kept is kept in memory."""

    def __init__(self, articles: Mapping[str, Article] | None = None) -> None:
        self.config = FakeConfig()
        self.highlighting = FakeHighlighting()
        self.analyst = FakeAnalyst()
        self.articles = dict(articles or {"ferry.txt": article()})
        self.known: dict[str, Analysis] = {}
        self.places: dict[str, int] = {}
        self.read: dict[str, int] = {}
        self.kept: dict[str, Place] = {}
        self.glanced: list[str] = []
        self.told: list[str] = []
        self.matched: list[str] = []
        self.store = Store(Path("nowhere"), private=True)
        nowhere = Path("nowhere")
        shelf = Shelf(Locations(nowhere, nowhere, nowhere, nowhere), Kept(None))
        self.looks = Looks(None, {}, shelf, tell=lambda error: self.told.append(str(error)), place_of=str)
        self.changes = self.keeping(None)

    def keeping(self, names: Path | None) -> Changes:
        """What keeps corrections: those for every article in this file."""
        path = names or Path("nowhere")
        taught = path.with_name("mine.yaml")
        return Changes(lambda: self.store, path, Kept(None), taught=taught, private=names is None)

    def queue(self) -> list[Source]:
        return [Source(name, Path(name)) for name in self.articles]

    def open(self, source: Source) -> Article:
        if source.name not in self.articles:
            raise CannotOpen("No such file", source=source.name)
        return self.articles[source.name]

    modelless = False

    def without_model(self, article: Article) -> Analysis:
        return replace(analysis(), model=None)

    def looking_up(self, article: Article) -> Callable[[], Analysis | None]:
        return lambda: self.without_model(article) if self.modelless else self.cached(article)

    def cached(self, article: Article) -> Analysis | None:
        return self.known.get(article.sha256)

    def begin(self, article: Article, focus: int | None = None) -> Analysis | None:
        if not article.whole:
            return None
        known = self.cached(article)
        if known is None:
            self.analyse(article, self.places.get(article.sha256, 0) if focus is None else focus)
        return known

    def analyse(self, article: Article, focus: int) -> None:
        self.analyst.analyse(article, focus, self.changes.corrections(article))

    def match(self, article: Article) -> None:
        self.matched.append(article.source)

    def analyse_again(self, article: Article, focus: int) -> Analysis | None:
        self.analyse(article, focus)
        return None

    def reading(
        self, article: Article, analysis: Analysis | None = None, *, complete: bool = False
    ) -> Reading:
        found = analysis or Analysis()
        if analysis is None and not article.whole:
            return Reading(article, found, (), (), (), complete, opening=True)
        spans = [*of_article(article), *of_entities(found.entities), *of_quotes(article, found.quotes)]
        return Reading(article, found, (), tuple(spans), flatten(spans), complete)

    @property
    def lenses(self) -> tuple[Lens, ...]:
        return lenses.every(self.config.lenses)

    watched: frozenset[Path] = frozenset()

    def place_of(self, *names: str) -> str:
        return ".".join(names)

    def position(self, article: Article) -> int | None:
        return self.places.get(article.sha256)

    def save_position(self, article: Article, offset: int, read: int | None = None) -> None:
        self.places[article.sha256] = offset
        self.read[article.sha256] = offset if read is None else read

    def place(self, sha256: str) -> Place | None:
        return self.kept.get(sha256)

    def known_places(self) -> dict[str, Place]:
        return {place.source: place for place in self.kept.values()}

    def glance(self, source: Source) -> Glance:
        self.glanced.append(source.name)
        found = self.open(source)
        return Glance(len(found.text), found.title, found.sha256)

    def look(self, article: Article) -> dict[str, Any]:
        return self.store.look(article.sha256)

    def save_look(self, article: Article, changes: Mapping[str, Any]) -> None:
        self.store.save_look(article.sha256, changes)

    def marks(self, article: Article) -> dict[str, int]:
        return self.store.marks(article.sha256)

    keeps = True

    def set_mark(self, article: Article, name: str, offset: int) -> bool:
        return self.keeps and self.store.save_mark(article.sha256, name, offset)

    def pins(self, article: Article) -> list[Pin]:
        return self.store.pins(article.sha256)

    def save_pin(self, article: Article, pin: Pin) -> None:
        self.store.save_pin(article.sha256, pin)

    def drop_pin(self, article: Article, pin: Pin) -> None:
        self.store.drop_pin(article.sha256, pin.number)

    def notices(self) -> list[str]:
        told, self.told = self.told, []
        return told

    def theme(self, name: str | None = None) -> Theme:
        return theme(name or self.config.theme)

    @property
    def theme_files(self) -> tuple[Path, ...]:
        return ()

    def theme_names(self) -> list[str]:
        return ["ink", "mono", "paper"]


def as_engine(fake: FakeEngine) -> Engine:
    """The fake where an engine is asked for."""
    return cast("Engine", fake)
