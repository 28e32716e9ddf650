"""What is kept of an article when it is left, and comes back when it is opened."""

from __future__ import annotations

from msgspec.structs import replace

from reader.ui import look
from reader.ui.look import Look
from reader.ui.screens.window import Window


class Keeping(Window):
    """The window with a memory of each article: where one was in it, how it was shown.

    Written when an article is left and when the program ends, never at a key. What was changed holds for
    the articles after it too, where these have no memory of their own.
    """

    def restore(self, *, edited: bool = False) -> None:
        """Show the article that was just opened as it was shown when it was left.

        `edited`: it is the one before in other words, which is shown as that one is, and so will be kept.
        """
        if edited:
            self._before = self._settings()
            return
        if self._usual is None:
            self._usual = self._settings()
        session = self.session
        self._before = look.kept(session.engine.look(session.article), self._usual)
        self._show_look(self._before)

    def keep(self) -> None:
        """Keep where we are in the open article, and what was changed of how it is shown."""
        session, view = self.session, self.article_view
        if not view.shows(session.article) or self._before is None:
            return  # it never came to the screen
        session.place, session.read = view.place, view.read
        session.save()
        now = self.look
        if changed := look.changes(self._before, now, self._settings()):
            session.engine.save_look(session.article, changed)
            touched = {name: getattr(now, name) for name in changed}
            self._usual = replace(self._usual or now, **touched).elsewhere
            self._before = now

    @property
    def look(self) -> Look:
        """How the article is shown."""
        view = self.article_view
        return Look(
            measure=view.measure,
            panels=self.wish.panels,
            boilerplate=view.show_boilerplate,
            numbers=view.show_numbers,
            groups=self.entities.folded_groups,
            sort=self.entities.sort,
            speakers=self.quotes.folded_speakers,
            order=self.quotes.choice.order,
            lens=view.lens.name if view.lens is not None else "",
            rules_off=tuple(sorted(self.session.rules_off)),
        )

    _usual: Look | None = None
    """How an article is shown of which nothing is kept; None before the first."""
    _before: Look | None = None
    """How the open article was shown when it came."""

    def _settings(self) -> Look:
        config = self.session.engine.config
        return Look(measure=config.measure, panels=config.panels, boilerplate=config.boilerplate)

    def _show_look(self, wanted: Look) -> None:
        view, now = self.article_view, self.look
        if wanted.measure != now.measure:
            view.measure = wanted.measure
        if wanted.boilerplate != now.boilerplate:
            view.show_boilerplate = wanted.boilerplate
        if wanted.numbers != now.numbers:
            view.show_numbers = wanted.numbers
        if wanted.lens != now.lens:
            self._wear(wanted.lens)
        self.session.rules_off = frozenset(wanted.rules_off)
        self.hide_layers()
        self.entities.fold(wanted.groups, wanted.sort)
        self.quotes.fold(wanted.speakers, wanted.order)
        if (wanted.measure, wanted.panels) != (self.wish.measure, self.wish.panels):
            self.change(measure=wanted.measure, panels=wanted.panels)

    def _wear(self, name: str) -> None:
        """Put the lens of that name on; none where there is no such lens any more."""
        from reader.ui.screens.lenses import wear

        wear(self, next((lens for lens in self.session.engine.lenses if lens.name == name), None))
