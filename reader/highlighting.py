"""The active highlight rules and what they find in an article."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec.structs import replace

from reader.analysis.cache import Cache
from reader.domain.analysis import Analysis
from reader.domain.errors import ReaderError
from reader.domain.lens import Lens
from reader.domain.rules import Highlight, Rule, RuleSet
from reader.domain.text import Article, Extent
from reader.rules.active import Active, Refreshed
from reader.settings.config import OWN_RULES

if TYPE_CHECKING:
    from reader.rules.apply import Memo


class Highlighting:
    """Runs the active rules over articles, and keeps what they found."""

    def __init__(
        self,
        named: Sequence[str],
        folders: tuple[Path, Path],
        cache: Cache,
        *,
        place_of: Callable[..., str],
        tell: Callable[[ReaderError], None],
    ) -> None:
        """`named`: the rule sets of the settings; `folders`: the person's, and the one that ships;
        `place_of` says where a setting comes from; `tell` is told what is wrong with a rule set.
        """
        self._cache, self._place_of, self._tell_problem = cache, place_of, tell
        self._memo: tuple[Article, Memo] | None = None  # what was found in the text of that article
        self._notices: list[str] = []
        self.anew = False
        """Whether rules run also where it is known what they find: so it is seen how slow they are."""
        self.slow: dict[str, float] = {}
        """Seconds that slow rules took on one article at most, by the name that their matches have."""
        self.off: frozenset[str] = frozenset()
        """The rules that took too long in the article that was searched last, and are off: `set/rule`."""
        self.rules = Active(named, folders, OWN_RULES, self._tell)
        """The active rule sets; a broken one is a problem, and the others go on."""

    def find(self, article: Article, analysis: Analysis, *, complete: bool) -> tuple[Highlight, ...]:
        """What the active rules find; from the cache where the same rules have searched the same before."""
        keep = complete and analysis.model is not None
        digest = self.rules.digest
        if (
            keep
            and not self.anew
            and (known := self._cache.get_highlights(article, analysis, digest)) is not None
        ):
            self.off = frozenset()
            return known
        from reader.rules.apply import apply

        memo = self._memo
        if memo is None or memo[0] is not article:
            memo = self._memo = (article, {})
        applied = apply(self.rules.sets, article, analysis, complete=complete, memo=memo[1])
        self._notices += applied.notices
        for name, seconds in applied.slow.items():
            self.slow[name] = max(seconds, self.slow.get(name, 0))
        self.off = applied.off
        # Kept only where nothing is wrong: what is wrong shall be told the next time too. While they ran, the
        # rules may have become others.
        right = not applied.notices and not applied.off and not self.rules.wrong
        if keep and right and digest == self.rules.digest:
            self._cache.put_highlights(article, analysis, digest, applied.highlights)
        return applied.highlights

    def preview(self, rule: Rule, article: Article, analysis: Analysis | None) -> list[Extent]:
        """What a rule would mark that is not active, in reading order; in any thread."""
        from reader.rules.apply import apply

        applied = apply([RuleSet("", "", (rule,), "")], article, analysis, complete=True)
        return [highlight.extent for highlight in applied.highlights]

    def look_for(self, lens: Lens | None) -> tuple[Lens | None, bool]:
        """Have the rule sets of a lens looked for, besides the active ones.

        The lens with its sets by the names that their matches have, and whether something else is looked for
        now than before: then a reading has to be made anew.
        """
        if lens is None or lens.rules is None:
            return lens, self.rules.look_for((), "")[1]
        sets, changed = self.rules.look_for(lens.rules, self._place_of("lenses", lens.name, "rules"))
        return replace(lens, rules=sets), changed

    def refresh(self, *, patient: bool = True) -> Refreshed:
        """Read again what changed of the rule files; see `Active.refresh`. In any thread."""
        found = self.rules.refresh(patient=patient)
        if found.changed and self._memo is not None:
            from reader.rules.apply import memo_key

            article, memo = self._memo
            used = {memo_key(rule) for one in self.rules.sets for rule in one.rules}
            self._memo = (article, {known: memo[known] for known in used & memo.keys()})
        return found

    def notices(self) -> list[str]:
        """What the person should be told of rules that did not do all they say, and has not been yet."""
        told, self._notices = self._notices, []
        return told

    def _tell(self, error: ReaderError) -> None:
        if error.source == "rules":
            error.source = self._place_of("rules")
        self._tell_problem(error)
