"""All kinds of rule: a new one is a new file beside this one, and a line here."""

from __future__ import annotations

from reader.rules.kinds import entity, lemma, match, regex, words
from reader.rules.kinds.kind import Kind

KINDS: dict[str, Kind] = {
    kind.key: kind for kind in (words.KIND, regex.KIND, entity.KIND, lemma.KIND, match.KIND)
}
"""Key to kind."""
