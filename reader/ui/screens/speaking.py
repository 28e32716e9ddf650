"""What the lines of the main screen say: what is typed, what there is to tell, where we are."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

from reader.domain.briefly import briefly
from reader.domain.display import show
from reader.ui.commands import Command
from reader.ui.focus import current
from reader.ui.pieces import Piece, piece
from reader.ui.prompt import Prompt
from reader.ui.screens import said
from reader.ui.screens.parts import Parts
from reader.ui.session import Session

if TYPE_CHECKING:
    from reader.domain.theme import Theme

BRIEF = 100
"""Below so many columns the status line says less."""
TINY = 60
"""Below so many what is chosen or searched for tells more than where it is."""

_SETTINGS = ("config.yaml", ".reader.yaml", "names.yaml")
"""Files whose mistakes are told by `reader doctor`."""


class Speaking(Parts):
    """The parts with what is said in the lines around the article, and typed there."""

    def __init__(self, session: Session, commands: tuple[Command, ...], theme: Theme) -> None:
        super().__init__(session, commands, theme)
        self.prompt: Prompt | None = None
        """What is being typed."""
        self.awaited: tuple[str, Callable[[str], None]] | None = None
        """What the next key is for, in a word, and who gets it."""
        self.pending = ""
        """Keys that wait for more."""
        self.interrupted = False
        """Whether the last key was a ctrl+c that had nothing to cancel."""
        self._message: list[Piece] = []

    def ask(self, prompt: Prompt) -> None:
        """Let the person type a line; keys go there until it is done."""
        self._message = []
        self.prompt = prompt
        self.show_status()

    def await_key(self, what: str, done: Callable[[str], None]) -> None:
        """Give the next key to `done`; Esc gives none."""
        self.awaited = (what, done)

    def answer(self, accepted: bool) -> None:
        """End what is being typed."""
        prompt, self.prompt = self.prompt, None
        if prompt is not None:
            prompt.done(accepted)
        self.show_status()

    def say(self, message: str, *, color: str = "soft") -> None:
        """Say something in the status line until the next key."""
        self._message = [piece(message, color)]
        self.show_status()

    def hush(self) -> None:
        """Take the message away, with the next status that is shown."""
        self._message = []

    def message(self, text: str) -> None:
        """Say something beside what is being typed; empty: nothing."""
        self._message = [piece(text, "mute", italic=True)] if text else []

    def tell(self, notices: Iterable[str]) -> None:
        """Tell what the person should know, all in one; it stays for a while, or until Esc."""
        if told := briefly(notices, self._check_of):
            self.notify(show("\n".join(told), keep_lines=True), markup=False, timeout=max(10, 4 * len(told)))

    def _check_of(self, file: str) -> str:
        """The command that tells all that is wrong with a file of the person's."""
        if file in _SETTINGS:
            return "`reader doctor`"
        stem = file.rpartition(".")[0]
        kind = "themes" if stem in self.session.engine.looks.own_names else "rules"
        return f"`reader {kind} check {show(stem)}`"

    def show_title(self) -> None:
        """The article's name, and which of how many it is."""
        self.title_line.say(*said.title(self.session, self.article_view, self.following))

    def show_status(self) -> None:
        """What is typed, said or chosen on the left; where we are on the right."""
        if self.prompt is not None:
            left = [piece(self.prompt.before, "accent", bold=True), *self.prompt.line.pieces()]
            says = [piece(f"   {self.prompt.says()}", "mute")] if self.prompt.says is not None else []
            self.status_line.say([*left, Piece("  "), *self._message, *says], self._search_count(), 1)
            return
        brief = self.size.width < BRIEF
        view = self.article_view
        focus = self.session.focus
        if self._message:
            left = self._message
        elif view.caret is not None and (focus is None or view.caret != current(focus).extent.start):
            left = said.under(self.session, view.caret)
        elif focus is not None:
            left = focus.status(view.paragraph_at, visible=view.in_view(), brief=brief)
        else:
            left = said.here(self.session, view, brief=brief)
        right, kept = said.where(self.session, view, self.pending)
        if self._message or (focus is not None and self.size.width < TINY):
            kept = 1 if self.pending else 0
        self.status_line.say(left, right, kept)

    def _search_count(self) -> list[Piece]:
        search = self.session.search
        return [piece(search.count, "soft")] if search else []
