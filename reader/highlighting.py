"""The active highlight rules and what they find in an article."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, cast

from msgspec.structs import replace

from reader.analysis.matches import SLOW, DocMatches
from reader.domain.analysis import Analysis, ModelInfo
from reader.domain.errors import Invalid, ReaderError
from reader.domain.lens import Lens
from reader.domain.queries import DocQuery
from reader.domain.rules import Highlight, Rule, RuleSet
from reader.domain.text import Article, Extent
from reader.rules.active import Active, Refreshed, may_need_docs
from reader.settings.config import OWN_RULES

if TYPE_CHECKING:
    from reader.rules.apply import Memo

    Queries = tuple[DocQuery, ...]


class Highlighting:
    """Runs the active rules over articles, and keeps what they found."""

    def __init__(
        self,
        named: Sequence[str],
        folders: tuple[Path, Path],
        matches: DocMatches,
        *,
        place_of: Callable[..., str],
        tell: Callable[[ReaderError], None],
    ) -> None:
        """`named`: the rule sets of the settings; `folders`: the person's, and the one that ships; `matches`
        has what the analysis process finds for rules; `place_of` says where a setting comes from; `tell` is
        told what is wrong with a rule set.
        """
        self._cache, self._place_of, self._tell_problem = matches.cache, place_of, tell
        self._matches = matches
        self._missing: tuple[Article, ModelInfo, Queries] | None = None
        self._named: set[tuple[object, ...]] = set()  # the rules that were said to be off
        self._memo: tuple[Article, Memo] | None = None  # what was found in the text of that article
        self._notices: list[str] = []
        self.anew = False
        """Whether rules run also where it is known what they find: so it is seen how slow they are."""
        self.slow: dict[str, float] = {}
        """Seconds that slow rules took on one article at most, by the name that their matches have."""
        self.off: Mapping[str, str] = {}
        """The rules that are off in the article that was searched last, `set/rule`, and why: they took too
        long, or spaCy refuses them.
        """
        self.rules = Active(named, folders, OWN_RULES, self._tell)
        """The active rule sets; a broken one is a problem, and the others go on."""

    def find(self, article: Article, analysis: Analysis, *, complete: bool) -> tuple[Highlight, ...]:
        """What the active rules find; from the cache where the same rules have searched the same before."""
        keep = complete and analysis.model is not None
        digest = self.rules.digest
        self._missing = None
        if (
            keep
            and not self.anew
            and (known := self._cache.get_highlights(article, analysis, digest)) is not None
        ):
            self.off = {}
            return known
        from reader.rules.apply import apply

        queries = self.queries()
        docs = self._docs(article, analysis, queries, complete=complete)
        memo = self._memo
        if memo is None or memo[0] is not article:
            memo = self._memo = (article, {})
        applied = apply(self.rules.sets, article, analysis, complete=complete, memo=memo[1], docs=docs)
        self._notices += applied.notices
        for name, seconds in applied.slow.items():
            self.slow[name] = max(seconds, self.slow.get(name, 0))
        self.off = {**applied.off, **self._off_in_docs(article)}
        # Kept only where nothing is missing or wrong: what is wrong shall be told the next time too. While
        # they ran, the rules may have become others.
        right = not (applied.notices or applied.off or applied.cut or self.rules.wrong)
        if keep and right and len(docs) == len(queries) and digest == self.rules.digest:
            self._cache.put_highlights(article, analysis, digest, applied.highlights)
        return applied.highlights

    def preview(self, rule: Rule, article: Article, analysis: Analysis | None) -> list[Extent]:
        """What a rule would mark that is not active, in reading order; in any thread."""
        from reader.rules.apply import apply

        applied = apply([RuleSet("", "", (rule,), "")], article, analysis, complete=True)
        return [highlight.extent for highlight in applied.highlights]

    def queries(self) -> Queries:
        """What the active rules ask of the model's parse; rule files that cannot ask for anything are not
        even read for it.
        """
        if not any(map(may_need_docs, self.rules.files)):
            return ()
        digest = self.rules.digest
        if (known := self._cache.get_queries(digest)) is not None:
            return known  # so that a start waits for no rule file
        queries = tuple(dict.fromkeys(cast("DocQuery", rule.pattern) for _, rule in self._of_docs()))
        if not self.rules.wrong and digest == self.rules.digest:
            self._cache.put_queries(digest, queries)
        return queries

    def missing(self, article: Article) -> Queries:
        """What is lacking of what rules were last looked for in this whole article."""
        if self._missing is None or self._missing[0] is not article:
            return ()
        _, model, queries = self._missing
        known = self._matches.known(article, model, queries)
        return tuple(query for query in self._matches.open(queries, article) if query not in known)

    def look_for(self, lens: Lens | None) -> tuple[Lens | None, bool]:
        """Have the rule sets of a lens looked for, besides the active ones.

        The lens with its sets by the names that their matches have, and whether something else is looked for
        now than before: then a reading has to be made anew.
        """
        if lens is None or lens.rules is None:
            return lens, self.rules.look_for((), "")[1]
        sets, changed = self.rules.look_for(lens.rules, self._place_of("lenses", lens.name, "rules"))
        return replace(lens, rules=sets), changed

    def check(self, lenses: Iterable[Lens]) -> None:
        """Tell which rule sets are not there that these lenses name."""
        for lens in lenses:
            for name in lens.rules or ():
                try:
                    _ = None if name == OWN_RULES else self.rules.file(name)
                except ReaderError as error:
                    error.source = self._place_of("lenses", lens.name, "rules")
                    self._tell_problem(error)

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

    def _docs(
        self, article: Article, analysis: Analysis, queries: Queries, *, complete: bool
    ) -> Mapping[DocQuery, tuple[Extent, ...]]:
        """What the queries found by now."""
        if not queries:
            return {}
        found: Mapping[DocQuery, tuple[Extent, ...]] = {}
        if analysis.model is not None:
            found = self._matches.known(article, analysis.model, queries)
            if complete:
                self._missing = article, analysis.model, queries
        so_far = self._matches.so_far(article) if analysis.model is None or not complete else {}
        self._name_those_off(article, modelless=complete and analysis.model is None and not so_far)
        return {**so_far, **found}

    def _of_docs(self) -> Iterator[tuple[str, Rule]]:
        """The active rules that the analysis process looks for, with the names that their matches have."""
        from reader.rules.apply import needs

        for one in self.rules.sets:
            for rule in one.rules:
                if rule.enabled and needs(rule) == "doc":
                    yield f"{one.name}/{rule.name}", rule

    def _off_in_docs(self, article: Article) -> dict[str, str]:
        """Those of them that took too long in the article or that spaCy refuses, and why."""
        off = self._matches.off(article)
        if not off:
            return {}
        asked = ((name, cast("DocQuery", rule.pattern)) for name, rule in self._of_docs())
        return {name: off[query] for name, query in asked if query in off}

    def _name_those_off(self, article: Article, *, modelless: bool) -> None:
        """Tell once of each rule that finds nothing, and why."""
        without: list[str] = []
        off_here = self._matches.off(article)
        for name, rule in self._of_docs():
            if (name, rule.source, rule.pattern) in self._named:
                continue
            if (why := off_here.get(cast("DocQuery", rule.pattern))) is not None:
                off = f"{why} and is off" if why == SLOW else f"is off: {why}"
                self._notices.append(f'{rule.source}: rule "{rule.name}" {off}')
            elif modelless:
                without.append(f'"{rule.name}"')
            else:
                continue
            self._named.add((name, rule.source, rule.pattern))
        if without:
            rules = "these rules are" if len(without) > 1 else "this rule is"
            self._notices.append(f"without a model {rules} off: {', '.join(without)}")

    def _tell(self, error: ReaderError) -> None:
        if error.source == "rules":
            error.source = self._place_of("rules")
        self._tell_problem(error)


def check(data: str | bytes, source: str, folder: Path = Path()) -> RuleSet:
    """The rules of one file, if nothing in it is wrong, also in spaCy's eyes; else raises `Invalid`.

    `folder`: where it lies.
    """
    from reader.rules.apply import needs
    from reader.rules.loader import load

    found = load(data, source, folder)
    of_docs = [rule for rule in found.rules if needs(rule) == "doc"]
    if of_docs:
        from reader.analysis.checking import refused

        off = refused(tuple(dict.fromkeys(cast("DocQuery", rule.pattern) for rule in of_docs)))
        problems = [
            ReaderError(f'rule "{rule.name}": {off[rule.pattern]}', source=rule.pattern_at)
            for rule in of_docs
            if rule.pattern in off
        ]
        if problems:
            raise Invalid(problems)
    return found
