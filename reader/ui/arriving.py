"""The analysis of the open article as it comes in: asked for, taken piece by piece, shown when it is made."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from reader.domain.analysis import Analysis
from reader.domain.reading import Reading
from reader.domain.text import Article
from reader.ui.contents import Contents

if TYPE_CHECKING:
    from reader.engine import Engine


class Arriving(Contents):
    """What is in the open article, and what of it is still to come."""

    def __init__(self, engine: Engine) -> None:
        self.engine = engine
        self.place = 0
        """The offset that is at the top of the screen."""
        self.share_done = 0.0
        """How much of the article is analysed, 0 to 1."""
        self.opening = 0
        """Counts how often an analysis was asked for: what is made in a thread may come too late."""
        self._found: tuple[Analysis | None, bool] | None = None  # taken, but not yet in the reading
        self._again = False  # whether what is shown is whole, and waits for its correction
        self._untold: list[str] = []  # notices

    def read_on(self) -> bool:
        """Take the layers of the open article's blocks, where these are all told apart only now; whether so.

        Its analysis, too, has waited for that: see `begin`.
        """
        if not self.reading.opening or not self.article.whole:
            return False
        self._read(self.article, None)
        return True

    def begin(self, opening: int) -> Callable[[], Analysis | None] | None:
        """What looks for the analysis that has waited, in any thread, if that opening of an article still
        lasts; `begun` takes what it gives.
        """
        return self.engine.looking_up(self.article) if opening == self.opening else None

    def begun(self, whole: Analysis | None, opening: int) -> None:
        """Take what is known of an article, if that opening of it still lasts; None: have it analysed."""
        if opening != self.opening:
            return
        if whole is None:
            self.engine.analyse(self.article, self.place)
        else:
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
        return lambda: self.prepare(self.engine.reading(article, analysis, complete=complete))

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
        if reading.complete and not same:
            self._untold += self.reading.analysis.notices
        return True

    def _read(self, article: Article, analysis: Analysis | None) -> None:
        self._take_over(self.engine.reading(article, analysis, complete=analysis is not None))
