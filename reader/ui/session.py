"""What is being read: the queue, the open article, its reading as it grows, and what is chosen in it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from msgspec.structs import replace

from reader.domain.analysis import Analysis
from reader.domain.corrections import Said
from reader.domain.entities import Entity
from reader.domain.errors import ReaderError
from reader.domain.quotes import Quote
from reader.domain.reading import Reading
from reader.domain.rules import Highlight
from reader.domain.spans import Span, SpanKind
from reader.domain.text import Article, Extent
from reader.ui import focus as focuses
from reader.ui.again import again
from reader.ui.focus import EntityFocus, Focus, QuoteFocus
from reader.ui.hits import SearchFocus
from reader.ui.index import Index
from reader.ui.jumps import Jumps
from reader.ui.pins import Pins

if TYPE_CHECKING:
    from reader.engine import Engine
    from reader.formats.glance import Glance
    from reader.formats.source import Source
    from reader.ui.whose import Cycle


class Session:
    """The state behind the main screen; it knows no widget."""

    def __init__(
        self, engine: Engine, queue: Sequence[Source], article: Article, known: Analysis | None
    ) -> None:
        self.engine = engine
        self.queue = queue
        self.index = 0
        self.failed: list[ReaderError] = []
        """Why articles of the queue could not be opened, each once."""
        self.glances: dict[int, Glance] = {}
        """What was seen of articles of the queue that are not open, by their number."""
        self.jumps = Jumps()
        self.share_done = 0.0
        """How much of the article is analysed, 0 to 1."""
        self.place = engine.position(article) or 0
        """The offset that is at the top of the screen."""
        self.read = self.place
        """How many characters are read; what is at the end of the screen tells more than its top."""
        self.chosen: Focus | None = None
        """An entity or a quote."""
        self.search: SearchFocus | None = None
        self.cycle: Cycle | None = None
        """The going through who may have said a quote that was on last."""
        self.left: Extent | None = None
        """Where we were in what was let go last: the caret comes out there."""
        self._entities: dict[str, Entity] = {}
        self._quotes: dict[str, Quote] = {}
        self._index: Index | None = None
        self.opening = 0
        """Counts how often an analysis was asked for: what is made in a thread may come too late."""
        self._found: tuple[Analysis | None, bool] | None = None  # taken, but not yet in the reading
        self._again = False  # whether what is shown is whole, and waits for its correction
        self.reading: Reading
        """The open article with its layers."""
        self._read(article, known)
        self.pins = Pins(self.reading, engine.pins(article))
        """What is pinned in it."""
        self._untold = self._notices()
        self._piped = {0: article} if self.source.path is None else {}

    # -- the article

    @property
    def source(self) -> Source:
        """Where the open article came from."""
        return self.queue[self.index]

    @property
    def article(self) -> Article:
        """The open one."""
        return self.reading.article

    def open(self, index: int) -> None:
        """Open another article of the queue; raises `ReaderError`, and the one that is open stays."""
        try:
            article = self._piped.get(index) or self.engine.open(self.queue[index])
        except ReaderError as error:
            if str(error) not in map(str, self.failed):
                self.failed.append(error)
            raise
        self.failed = [error for error in self.failed if error.source != self.queue[index].name]
        if self.queue[index].path is None:
            self._piped[index] = article  # a pipe cannot be read twice
        self.index = index
        self.glances.pop(index, None)  # once it was open, more is known
        self._start(article)

    def reload(self) -> bool:
        """Read the file again; whether its text changed. Raises `ReaderError`."""
        article = self.engine.open(self.queue[self.index])
        if article.sha256 == self.article.sha256:
            return False
        before = list(self.pins)
        self._start(article)
        for pin in before if not len(self.pins) else ():  # of the new text nothing is kept yet
            self.pins.put(pin)
            self.engine.save_pin(article, pin)
        return True

    def _start(self, article: Article) -> None:
        self.chosen = self.search = None
        self.left = self.cycle = None
        self.opening += 1
        self.jumps.clear()
        self._found, self._again = None, False
        self.share_done = 0.0
        self.place = self.read = self.engine.position(article) or 0
        self._read(article, self.engine.begin(article))
        self.pins = Pins(self.reading, self.engine.pins(article))
        self._untold = self._notices()

    def read_on(self) -> bool:
        """Take the layers of the open article's blocks, where these are all told apart only now; whether so.

        Its analysis, too, has waited for that: see `begin`.
        """
        if not self.reading.opening or not self.article.whole:
            return False
        self._read(self.article, None)
        self.pins.read(self.reading)
        return True

    def begin(self, opening: int) -> Callable[[], Analysis] | None:
        """Begin the analysis that has waited, if that opening of an article still lasts.

        Without a model, what makes all that can be said, in any thread; `begun` takes it.
        """
        if opening != self.opening:
            return None
        article = self.article
        if self.engine.modelless:
            return lambda: self.engine.without_model(article)
        known = self.engine.begin(article, self.place)
        self._found = (known, True) if known is not None else None
        return None

    def begun(self, whole: Analysis, opening: int) -> None:
        """Take what was made of an article, if that opening of it still lasts."""
        if opening == self.opening:
            self._found = whole, True

    def again(self) -> None:
        """Have the open article analysed again, since something was said about what is in it.

        What was found before stays until the whole is there.
        """
        self.opening += 1  # what is being made of what was found before comes too late
        self._again = self._again or self.reading.complete
        known = self.engine.analyse_again(self.article, self.place)
        self._found = (known, True) if known is not None else None

    def match(self) -> None:
        """Have looked for what rules still lack in the open article; what they find comes with `poll`."""
        if self.reading.complete and not self._again and self._found is None:
            self.engine.match(self.article)

    def save(self) -> None:
        """Keep the place."""
        self.engine.save_position(self.article, self.place, self.read)

    def notices(self) -> list[str]:
        """What there is to tell since the last call."""
        untold, self._untold = [*self._untold, *self.engine.notices()], []
        return list(dict.fromkeys(untold))

    def _notices(self) -> list[str]:
        return [*self.article.notices, *self.reading.analysis.notices]

    def poll(self) -> bool:
        """Take what the analysis says; whether there is something that `taken` gives."""
        for update in self.engine.analyst.poll():
            if update.matched:
                if update.sha256 == self.article.sha256 and self.reading.complete:
                    self._found = self._found or (None, False)
                continue
            if self._again and not update.complete:
                continue
            if self._again and update.analysis is not None and update.analysis.model is None:
                self._again = False  # what was found before is better than what can be said without a model
                self._untold += update.analysis.notices
                continue
            if update.sha256 == self.article.sha256 and self.expects:
                self.share_done = update.done / update.total if update.total else self.share_done
                latest, complete = self._found or (None, False)
                if update.analysis is not None or update.complete:
                    self._found = update.analysis or latest, complete or update.complete
        return self._found is not None

    @property
    def expects(self) -> bool:
        """Whether the analysis of the open article has more to say."""
        return self._again or not self.reading.complete

    @property
    def ended(self) -> bool:
        """Whether `taken` will give the whole."""
        return self._found is not None and self._found[1]

    def taken(self) -> Callable[[], Reading] | None:
        """What makes a reading of what was taken, in any thread; None where nothing was."""
        if self._found is None:
            return None
        (latest, complete), self._found = self._found, None
        self._again = self._again and not complete
        analysis, article = latest or self.reading.analysis, self.article
        complete = complete or (latest is None and self.reading.complete)
        return lambda: self.engine.reading(article, analysis, complete=complete)

    def read_again(self) -> bool:
        """Have the layers of what was found made anew, since others are asked for; whether `taken` is to be
        asked at once: else they come with what the analysis says next.
        """
        if self.reading.opening or self._again:
            return False
        latest, complete = self._found or (None, False)
        self._found = latest, complete or self.reading.complete
        return self.reading.complete

    def show(self, reading: Reading, opening: int) -> bool:
        """Put another state of the open article's reading in its place; whether that opening still lasts."""
        if opening != self.opening:
            return False
        same = reading.analysis is self.reading.analysis
        self._take_over(reading)
        self.pins.read(reading)
        if reading.complete and not same:
            self._untold += self.reading.analysis.notices
        if self.chosen is not None:
            self.chosen = again(self.chosen, *self.found)
        return True

    def _read(self, article: Article, analysis: Analysis | None) -> None:
        self._take_over(self.engine.reading(article, analysis, complete=analysis is not None))

    def _take_over(self, reading: Reading) -> None:
        self.reading = reading
        self._entities = {entity.id: entity for entity in reading.analysis.entities}
        self._quotes = {quote.id: quote for quote in reading.analysis.quotes}
        self._index = None

    # -- what is in it

    @property
    def found(self) -> tuple[Sequence[Entity], Sequence[Quote]]:
        """The entities and the quotes, so far."""
        return self.reading.analysis.entities, self.reading.analysis.quotes

    def entity(self, ref: str) -> Entity | None:
        """The entity of that id."""
        return self._entities.get(ref)

    def quote(self, ref: str) -> Quote | None:
        """The quote of that id."""
        return self._quotes.get(ref)

    def highlights_at(self, offset: int) -> list[Highlight]:
        """What the rules found there."""
        return [h for h in self.reading.highlights if h.extent.start <= offset < h.extent.end]

    def block_at(self, offset: int) -> Extent | None:
        """The extent of the block that a place is in, or of the one before it."""
        block = self.article.block_before(offset)
        return block.extent if block else None

    def crosses_blocks(self, extent: Extent | None) -> bool:
        """Whether an extent does not lie within one block."""
        if extent is None:
            return False
        block = self.block_at(extent.start)
        return block is None or not block.contains(extent)

    @property
    def said(self) -> tuple[Said, ...]:
        """What was said about names and quotes, as far as what is shown follows it."""
        return self.reading.analysis.corrections

    def focus_on(self, ref: str) -> Focus | None:
        """The focus on an entity or a quote; None where there is no such thing."""
        if (entity := self._entities.get(ref)) is not None and entity.mentions:
            return EntityFocus(entity, text=self.article.text)
        if (quote := self._quotes.get(ref)) is not None:
            return focuses.of_quote(quote, self.reading.analysis.quotes, self.article.text)
        return None

    def at(self, offset: int) -> Focus | None:
        """What stands at a place: the name there, else the quote there."""
        if found := self.index_of_places.name_at(offset) or self.index_of_places.quote_at(offset):
            return self._focus_on(*found)
        return None

    def beside(self, offset: int, kind: str, count: int) -> Focus | None:
        """The `count`th name or quote (see `Index.beside`) after a place; below 0, before it."""
        found = self.index_of_places.beside(offset, kind, count)
        return self._focus_on(*found[1:]) if found else None

    def _focus_on(self, ref: str, number: int) -> Focus | None:
        focus = self.focus_on(ref)
        if isinstance(focus, QuoteFocus):
            return replace(focus, part=number if number < len(focus.quote.parts) else 0)
        return focus.at(number) if focus is not None else None

    @property
    def index_of_places(self) -> Index:
        """What was found, by place."""
        if self._index is None:
            self._index = Index(self.reading.analysis)
        return self._index

    # -- what is chosen

    @property
    def focus(self) -> Focus | None:
        """What `n` and `N` walk: the search, else the chosen entity or quote."""
        return self.search or self.chosen

    def set_focus(self, focus: Focus) -> None:
        """Put another state of a focus in its place."""
        if isinstance(focus, SearchFocus):
            self.search = focus
        else:
            self.chosen, self.search = focus, None

    def drop(self) -> bool:
        """Put away the search, else what is chosen; whether there was something."""
        dropped = self.focus
        if dropped is None:
            return False
        self.left = focuses.current(dropped).extent
        if self.search is not None:
            self.search = None
        else:
            self.chosen = None
        return True

    def overlay(self) -> list[Span]:
        """The layers of what is chosen and searched for; what is pinned keeps its own colour."""
        spans = [span for one in (self.chosen, self.search) if one is not None for span in one.overlay()]
        if isinstance(self.chosen, EntityFocus) and self.pins.of_entity(self.chosen.entity) is not None:
            return [s for s in spans if s.kind is SpanKind.SEARCH or s.style_key == "chosen.current"]
        return spans

    def lit(self) -> tuple[str, str]:
        """The ids of the entity and the quote that the panels show as chosen; empty for none."""
        if isinstance(self.chosen, EntityFocus):
            return self.chosen.entity.id, ""
        if isinstance(self.chosen, QuoteFocus):
            speaker = self.chosen.quote.speaker
            return (speaker.entity or "" if speaker else ""), self.chosen.quote.id
        return "", ""
