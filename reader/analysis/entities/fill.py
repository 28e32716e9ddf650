"""Names that the model missed: known from elsewhere in the article, or from the lists."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable

from reader.analysis.entities.draft import Draft, Sheet
from reader.analysis.entities.lexicon import head_label, is_generic, is_role, known_names
from reader.analysis.entities.names import key_of
from reader.analysis.parse import Stretch, Token

_OPENING = frozenset({"NN", "NNS", "NNPS", "JJ", "VBG", "VBN", "VB"})
"""Tags that names get which the tagger does not know."""

_OFFICES = frozenset({"Minister", "Secretary", "Ministry", "Department", "Commissioner"})
_PORTFOLIOS = frozenset({"Labour", "Labor", "Commerce", "Interior", "Treasury", "Justice"})

Table = dict[tuple[str, ...], list[tuple[tuple[str, ...], str]]]
"""From the first two tokens of names, or the only one, to the names that begin so, longest first."""


def fill_from_article(sheet: Sheet) -> None:
    """Mark what stands elsewhere in the article as a name."""
    labels: dict[tuple[str, ...], Counter[str]] = defaultdict(Counter)
    for draft in sheet.names():
        words = draft.words
        if draft.person is None and words[0].isupper() and len(words) > 1 and not is_generic(words):
            labels[tuple(t.text for t in draft.tokens)][draft.label] += 1
    named = ((name, votes.most_common(1)[0][0]) for name, votes in labels.items())
    _fill(sheet, _table(named), "alias", from_lists=False)


def fill_short_forms(sheet: Sheet) -> None:
    """Mark `the Commission` where the article names one organisation that ends so: `European Commission`."""
    heads: dict[str, set[str]] = defaultdict(set)
    long_names: dict[str, Draft] = {}
    for draft in sheet.names():
        last = draft.tokens[-1].text
        if draft.label == "ORG" and draft.last - draft.first > 1 and head_label(last) == "ORG":
            heads[last].add(key_of(draft.words))
            long_names.setdefault(last, draft)
    for stretch, i in sheet.capitals:
        token = stretch.tokens[i]
        long = long_names.get(token.text)
        if long is None or len(heads[token.text]) > 1 or long.start > token.start or not i:
            continue
        before = stretch.tokens[i - 1].text.lower()
        if before == "the" and token.tag.startswith("NNP") and stands_alone(sheet, stretch, i, i + 1):
            added = sheet.add(stretch, i, i + 1, "ORG", "alias")
            if added is not None:
                added.short_of = key_of(long.words)


def fill_from_lists(sheet: Sheet) -> None:
    """Mark well-known names."""
    _fill(sheet, _known_table(), "list", from_lists=True)


def stands_alone(sheet: Sheet, stretch: Stretch, first: int, last: int) -> bool:
    """Whether these tokens are free and no unclaimed word in capitals touches them."""
    if not sheet.free(stretch, first, last):
        return False
    tokens = stretch.tokens
    before = tokens[first - 1] if first else None
    after = tokens[last] if last < len(tokens) else None
    return not any(
        token is not None and is_rest_of_name(sheet, stretch, token) and not is_role(token.text)
        for token in (before, after)
    )


def is_rest_of_name(sheet: Sheet, stretch: Stretch, token: Token) -> bool:
    """Whether the token looks like a part of a name that nothing claims."""
    return (
        token.text[0].isupper()
        and token.tag.startswith("NNP")
        and sheet.owner(stretch, token.i) is None
        and token.i not in stretch.sentences
        and stretch.start not in sheet.headlines
    )


def _table(names: Iterable[tuple[tuple[str, ...], str]]) -> Table:
    table: Table = defaultdict(list)
    for tokens, label in names:
        table[tokens[:2]].append((tokens, label))
    for found in table.values():
        found.sort(key=lambda name: -len(name[0]))
    return dict(table)


def _beginning(table: Table, tokens: list[Token], i: int) -> list[tuple[tuple[str, ...], str]]:
    """The names that may stand at token `i`, longest first."""
    pair = tuple(token.text for token in tokens[i : i + 2])
    single = table.get(pair[:1], [])
    return [*table[pair], *single] if len(pair) == 2 and pair in table else single


_known: Table = {}


def _known_table() -> Table:
    if not _known:
        _known.update(
            _table((tuple(name.replace("-", " - ").split()), label) for name, label in known_names().items())
        )
    return _known


def _fill(sheet: Sheet, table: Table, basis: str, *, from_lists: bool) -> None:
    for stretch, i in sheet.capitals:
        tokens = stretch.tokens
        for name, label in _beginning(table, tokens, i):
            last = i + len(name)
            if last > len(tokens) or (len(name) > 1 and tuple(t.text for t in tokens[i:last]) != name):
                continue
            known = not from_lists and last == i + 1 and opens_as_name(sheet, stretch, i)
            if not known and not all(_may_name(stretch, t, label) for t in tokens[i:last]):
                continue
            if len(name) == 1 and from_lists and (_is_shouted(tokens, i) or is_portfolio(tokens, i)):
                continue
            if stands_alone(sheet, stretch, i, last):
                sheet.add(stretch, i, last, label, basis)
                break


def join_known(sheet: Sheet) -> None:
    """Make one of well-known names of several words of which the model saw parts: `Guinea` - `Bissau`."""
    table = _known_table()
    for stretch, i in sheet.capitals:
        tokens = stretch.tokens
        for name, label in _beginning(table, tokens, i):
            last = i + len(name)
            if len(name) == 1 or tuple(t.text for t in tokens[i:last]) != name:
                continue
            owners = sheet.within(stretch, i, last)
            if not owners or any(o.first < i or o.last > last for o in owners):
                break
            if len(owners) > 1 or owners[0].last - owners[0].first < len(name):
                for owner in owners:
                    sheet.remove(owner)
                sheet.add(stretch, i, last, label, "list")
            break


def opens_as_name(sheet: Sheet, stretch: Stretch, i: int) -> bool:
    """Whether a word that opens a sentence does as names do, though tagged otherwise: `Okonjo rates it`."""
    tokens = stretch.tokens
    token = tokens[i]
    if i not in stretch.sentences and not (i - 1 in stretch.sentences and not tokens[i - 1].text.isalnum()):
        return False
    if i + 2 >= len(tokens) or token.tag not in _OPENING or token.text.lower() in sheet.small:
        return False
    after = tokens[i + 1]
    if is_generic(token.text) or is_role(token.text) or len(token.text) < 4 or not after.text.islower():
        return False
    # The tagger takes the verb for a noun where it takes the name for a modifier.
    if after.tag == "NNS":
        verb = after.text.endswith("s") and tokens[i + 2].tag in ("DT", "IN", "TO", "PRP$")
        return verb or token.tag in ("NN", "NNPS")
    return after.tag in ("VBZ", "VBD", "MD", "POS")


def _may_name(stretch: Stretch, token: Token, label: str) -> bool:
    """Whether the tagger, or the capital inside a sentence, speaks for a name."""
    if token.tag.startswith("NNP") or not token.text[0].isupper():
        return True
    if label == "NORP":
        return token.tag in ("JJ", "NNS", "NN")
    return (token.text.isupper() and len(token.text) > 1) or token.i not in stretch.sentences


def is_portfolio(tokens: list[Token], i: int) -> bool:
    """Whether it says what somebody is a minister of, and no party: `Labour` of `Labour Minister`."""
    word = tokens[i].text
    if i + 1 >= len(tokens) or tokens[i + 1].text not in _OFFICES:
        return False
    return word in _PORTFOLIOS or is_generic(word)


def _is_shouted(tokens: list[Token], i: int) -> bool:
    """Whether a short word in capitals stands among words in capitals: `LET US GO`."""
    beside = tokens[max(0, i - 1) : i] + tokens[i + 1 : i + 2]
    return tokens[i].text.isupper() and any(
        t.text.isupper() and len(t.text) > 2 and t.text.isalpha() for t in beside
    )
