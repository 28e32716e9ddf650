"""What is being read: the queue, the open article of it, and what is chosen and pinned in that."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from reader.domain.analysis import Analysis
from reader.domain.errors import ReaderError
from reader.domain.reading import Reading
from reader.domain.spans import Span
from reader.domain.text import Article, Extent
from reader.ui import focus as focuses
from reader.ui import rule_focus
from reader.ui.again import again
from reader.ui.arriving import Arriving
from reader.ui.focus import EntityFocus, Focus, QuoteFocus
from reader.ui.hits import SearchFocus
from reader.ui.jumps import Jumps
from reader.ui.marks import Marks
from reader.ui.pins import Pins
from reader.ui.rule_focus import RuleFocus

if TYPE_CHECKING:
    from reader.engine import Engine
    from reader.formats.glance import Glance
    from reader.formats.source import Source
    from reader.ui.whose import Cycle


class Session(Arriving):
    """The state behind the main screen; it knows no widget."""

    def __init__(
        self, engine: Engine, queue: Sequence[Source], article: Article, known: Analysis | None
    ) -> None:
        super().__init__(engine)
        self.queue = queue
        self.index = 0
        self.failed: list[ReaderError] = []
        """Why articles of the queue could not be opened, each once."""
        self.glances: dict[int, Glance] = {}
        """What was seen of articles of the queue that are not open, by their number."""
        self.jumps = Jumps()
        self.marks = Marks(engine)
        self.place = engine.position(article) or 0
        self.read = self.place
        """How many characters are read; what is at the end of the screen tells more than its top."""
        self.end_seen = self._was_ended(article)
        """Whether its end was seen, now or the last time: then all of it is read, wherever one goes on."""
        self.chosen: Focus | None = None
        """An entity or a quote."""
        self.search: SearchFocus | None = None
        self.last: SearchFocus | None = None
        """What was searched for last and is put away: `n` takes it up again, in the next article too."""
        self.searched: list[str] = []
        """What was searched for, as typed, the last at the end."""
        self.rules_off: frozenset[str] = frozenset()
        """The rules that are switched off where this article is shown: `set/rule`."""
        self.cycle: Cycle | None = None
        """The going through who may have said a quote that was on last."""
        self.left: Extent | None = None
        """Where we were in what was let go last: the caret comes out there."""
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

    def reload(self) -> str | None:
        """Read the file again; what there is to tell of the marks in it, None where its text is the same.

        Place, marks, jumps and pins go with the text. Raises `ReaderError`.
        """
        from reader.domain.moved import Moved, told  # nobody waits for it before the first screen

        article, old = self.engine.open(self.queue[self.index]), self.article
        if article.sha256 == old.sha256:
            return None
        where = Moved(old.text, article.text)
        before, jumps = list(self.pins), self.jumps
        marks = self.marks.follow(old, article, where)
        self.engine.save_position(article, where(self.place)[0], where(self.read)[0])
        self._start(article)
        jumps.follow(lambda offset: where(offset)[0])
        self.jumps = jumps
        for pin in before if not len(self.pins) else ():  # of the new text nothing is kept yet
            self.pins.put(pin)
            self.engine.save_pin(article, pin)
        return told(*marks)

    def _start(self, article: Article) -> None:
        self.put_away()
        if self.last is not None and self.last.pin is not None:
            self.last = None  # what is pinned is of its article
        self.chosen = None
        self.left = self.cycle = None
        self.opening += 1
        self.jumps = Jumps()
        self._found, self._again = None, False
        self.share_done = 0.0
        self.place = self.read = self.engine.position(article) or 0
        self.end_seen = self._was_ended(article)
        self._read(article, self.engine.begin(article))
        self.pins = Pins(self.reading, self.engine.pins(article))
        self._untold = self._notices()

    def _was_ended(self, article: Article) -> bool:
        place = self.engine.place(article.sha256)
        return place is not None and place.read is not None and place.read >= place.length

    def save(self) -> None:
        """Keep the place."""
        self.engine.save_position(self.article, self.place, self.read)

    def notices(self) -> list[str]:
        """What there is to tell since the last call."""
        untold, self._untold = [*self._untold, *self.engine.notices()], []
        return list(dict.fromkeys(untold))

    def _notices(self) -> list[str]:
        return [*self.article.notices, *self.reading.analysis.notices]

    def read_on(self) -> bool:
        """As of what it is made of; what is pinned is looked for in the blocks."""
        taken = super().read_on()
        if taken:
            self.pins.read(self.reading)
        return taken

    def show(self, reading: Reading, opening: int) -> bool:
        """As of what it is made of; what is pinned and chosen is found again in it."""
        shown = super().show(reading, opening)
        if shown:
            self.pins.read(reading)
            if isinstance(self.chosen, RuleFocus):
                self.chosen = rule_focus.again(self.chosen, reading.highlights)
            elif self.chosen is not None:
                self.chosen = again(self.chosen, *self.found)
        return shown

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
            self.put_away()
            self.chosen = focus

    def drop(self) -> bool:
        """Put away the search, else what is chosen; whether there was something."""
        dropped = self.focus
        if dropped is None:
            return False
        self.left = focuses.current(dropped).extent
        if self.search is not None:
            self.put_away()
        else:
            self.chosen = None
        return True

    def put_away(self) -> None:
        """Search no more, until somebody goes on with it."""
        if self.search is not None:
            self.last, self.search = self.search.anew(), None

    def remember(self, query: str) -> None:
        """Keep what was searched for, to be searched for again."""
        self.searched = [*(one for one in self.searched if one != query), query]

    def overlay(self) -> list[Span]:
        """The spans of the current place of what is chosen and searched for."""
        return [span for one in (self.chosen, self.search) if one is not None for span in one.overlay()]

    def layers(self) -> list[Callable[[int, int], Sequence[Span]]]:
        """What gives those of its other places between two offsets; what is pinned keeps its own colour."""
        found: list[Callable[[int, int], Sequence[Span]]] = []
        if isinstance(self.chosen, EntityFocus) and self.pins.of_entity(self.chosen.entity) is None:
            found.append(self.chosen.between)
        return [*found, self.search.between] if self.search is not None else found

    def lit(self) -> tuple[str, str]:
        """The ids of the entity and the quote that the panels show as chosen; empty for none."""
        if isinstance(self.chosen, EntityFocus):
            return self.chosen.entity.id, ""
        if isinstance(self.chosen, QuoteFocus):
            speaker = self.chosen.quote.speaker
            return (speaker.entity or "" if speaker else ""), self.chosen.quote.id
        return "", ""
