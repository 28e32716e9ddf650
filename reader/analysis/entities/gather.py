"""From the names that the model marked to entities: `gather` is all that others need."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from reader.analysis.parse import Stretch
from reader.domain.entities import Entity, Mention, group_of
from reader.domain.text import Article, Extent


def gather(article: Article, stretches: Sequence[Stretch]) -> tuple[Entity, ...]:
    """The entities of the stretches, in order of first mention."""
    groups: dict[str, list[Mention]] = {}
    people: dict[str, str] = {}
    for stretch in stretches:
        for name in stretch.names:
            tokens = stretch.tokens[name.first : name.last]
            while len(tokens) > 1 and tokens[0].lemma in ("the", "a", "an"):
                tokens = tokens[1:]
            while len(tokens) > 1 and tokens[-1].text in ("'s", "’s"):
                tokens = tokens[:-1]
            extent = Extent(tokens[0].start, tokens[-1].end)
            words = extent.of(article.text)
            figure = group_of(name.label) == "figure"
            key = f"{words} {extent.start}" if figure else words
            if name.label == "PERSON" and len(tokens) > 1:
                people[tokens[-1].text] = words
            groups.setdefault(key, []).append(Mention(extent, name.label, "model", True))
    for surname, full in people.items():
        if surname in groups and surname != full:
            alias = [Mention(m.extent, "PERSON", "alias", True) for m in groups.pop(surname)]
            groups[full] = sorted(groups[full] + alias, key=lambda m: m.extent)
    ordered = sorted(groups.items(), key=lambda item: item[1][0].extent)
    return tuple(
        Entity(
            f"e{number}",
            mentions[0].extent.of(article.text) if group_of(mentions[0].label) == "figure" else key,
            Counter(m.label for m in mentions).most_common(1)[0][0],
            None,
            tuple(mentions),
            True,
        )
        for number, (key, mentions) in enumerate(ordered, 1)
    )
