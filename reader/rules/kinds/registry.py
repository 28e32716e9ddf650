"""All kinds of rule: a new one is a new file beside this one, and a line here."""

from __future__ import annotations

from reader.rules.kinds import entity, lemma, match, phrase, quote, regex, speaker, words
from reader.rules.kinds.kind import Kind

KINDS: dict[str, Kind] = {
    kind.key: kind
    for kind in (
        words.KIND,
        phrase.KIND,
        regex.KIND,
        lemma.KIND,
        match.KIND,
        entity.KIND,
        quote.KIND,
        speaker.KIND,
    )
}
"""Key to kind."""
