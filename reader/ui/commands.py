"""The one table of commands: footer, help, palette, `reader keys` and docs/keys.md are made of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import msgspec
from msgspec.structs import replace

from reader.ui import keys
from reader.ui.keys import Binding, Keys

ARTICLE, CARET, ENTITIES, QUOTES = "article", "caret", "entities", "quotes"
FOLDED = "folded"
"""The article folded: its footer names other keys; what they do is the same."""
SHORTENED = "shortened"
"""As `FOLDED`, to sentences."""
EVERYWHERE = frozenset({ARTICLE, CARET, ENTITIES, QUOTES})
"""The panes that can have the focus; the article with the caret out is one of its own."""


class Command(msgspec.Struct, frozen=True):
    """Something that a key can do."""

    id: str
    """What `keymap:` in the settings calls it."""
    keys: tuple[Keys, ...]
    label: str
    """A word or two, for the footer and the palette."""
    help: str
    """A sentence without its full stop."""
    group: str
    """The heading it stands under in help and docs."""
    panes: frozenset[str] = EVERYWHERE
    """Where it works."""


def _c(id_: str, written: str, label: str, help_: str, *, group: str) -> Command:
    return Command(id_, tuple(keys.parse(w) for w in written.split()), label, help_, group)


def _caret(id_: str, written: str, label: str, help_: str) -> Command:
    return replace(_c(id_, written, label, help_, group="Caret"), panes=frozenset({CARET}))


def _listed(id_: str, written: str, label: str, help_: str, *panes: str) -> Command:
    return replace(_c(id_, written, label, help_, group="Panels"), panes=frozenset(panes))


COMMANDS: tuple[Command, ...] = (
    _c("down", "j down ctrl+e", "down", "a line down; in a list a row; 5j five", group="Moving"),
    _c("up", "k up ctrl+y", "up", "a line up; in a list a row", group="Moving"),
    _c("page-down", "space pgdn ctrl+f", "page down", "a page down", group="Moving"),
    _c("page-up", "b pgup ctrl+b", "page up", "a page up", group="Moving"),
    _c("half-page-down", "d ctrl+d", "half a page down", "half a page down", group="Moving"),
    _c("half-page-up", "u ctrl+u", "half a page up", "half a page up", group="Moving"),
    _c("top", "g home", "top", "to the first line; 42g to paragraph 42", group="Moving"),
    _c("bottom", "G end", "end", "to the last line; 42G to paragraph 42", group="Moving"),
    _c("percent", "%", "per cent", "40% goes to 40 per cent of the article", group="Moving"),
    _c("next-paragraph", "}", "next paragraph", "to the next paragraph", group="Moving"),
    _c("previous-paragraph", "{", "previous paragraph", "to the paragraph before", group="Moving"),
    _c("next-sentence", ")", "next sentence", "to the next sentence", group="Moving"),
    _c("previous-sentence", "(", "previous sentence", "to the sentence before", group="Moving"),
    _c("back", "ctrl+o", "back", "back to where you were before a jump", group="Moving"),
    _c("forward", "alt+right", "forward", "forward again after going back", group="Moving"),
    _c("mark", "m", "mark", "mark this place with the letter that follows", group="Moving"),
    _c(
        "to-mark",
        "'",
        "to mark",
        "to the mark of the letter that follows; '' to before the last jump",
        group="Moving",
    ),
    _c(
        "search",
        "/",
        "search",
        "search as you type; \\w first: whole words, \\v: a regex, Tab: in quotes; in a list: filter it",
        group="Finding",
    ),
    _c("search-back", "", "search back", "search upwards; N then goes down", group="Finding"),
    _c(
        "next",
        "n",
        "next",
        "to the next mention, hit or part of what is chosen; with nothing chosen: the last search again",
        group="Finding",
    ),
    _c("previous", "N", "previous", "to the one before", group="Finding"),
    _c(
        "jump",
        "enter",
        "jump",
        "to the first mention of the chosen entity, to the quote or hit; on a group: fold it",
        group="Finding",
    ),
    _c("next-entity", "]e", "next entity", "choose the next name in the text", group="Finding"),
    _c("previous-entity", "[e", "previous entity", "choose the name before", group="Finding"),
    _c("next-quote", "]q", "next quote", "choose the next quote in the text", group="Finding"),
    _c("previous-quote", "[q", "previous quote", "choose the quote before", group="Finding"),
    _c("next-guess", "]g", "next guess", "choose the next quote whose speaker is a guess", group="Finding"),
    _c("previous-guess", "[g", "previous guess", "choose the one before", group="Finding"),
    _c("next-rule", "]r", "next highlight", "choose the next match of a highlight rule", group="Finding"),
    _c("previous-rule", "[r", "previous highlight", "choose the match before", group="Finding"),
    _c(
        "follow",
        "f",
        "follow",
        "fold the article to the paragraphs (2f: the sentences) that concern the chosen one, or the search; "
        "Enter opens a fold; again: unfold",
        group="Finding",
    ),
    _c(
        "pin",
        "*",
        "pin",
        "mark the word, name, selection or search everywhere in a colour; again: no more",
        group="Finding",
    ),
    _c("pins", "K", "pins", "what is pinned: walk one, take one away", group="Finding"),
    _c("inspect", "i", "what is this?", "every layer on what is chosen, and why", group="Finding"),
    _c("caret", "c", "caret", "the caret out, and away: Enter and i at a character", group="Caret"),
    _caret("caret-left", "h left", "left", "a character back"),
    _caret("caret-right", "l right", "right", "a character on"),
    _caret("caret-word", "w", "next word", "a word on"),
    _caret("caret-word-back", "b", "word before", "a word back"),
    _caret("caret-row-start", "0 ^", "start of the row", "to the start of the row"),
    _caret("caret-row-end", "$", "end of the row", "to the end of the row"),
    replace(
        _c("select", "v", "select", "select with every key that moves; again: let go", group="Caret"),
        panes=frozenset({ARTICLE, CARET}),
    ),
    _c(
        "label",
        "a",
        "it is a …",
        "say what a name is: a person …; of a quote: the next who may have said it",
        group="Correcting",
    ),
    _c("no-name", "x", "no name", "the chosen one is no name at all; a quote: none", group="Correcting"),
    _c("merge", "M", "merge", "the chosen one is the same as another", group="Correcting"),
    replace(
        _c("next-speaker", "a", "other speaker", "the next who may have said it", group="Correcting"),
        panes=frozenset({QUOTES}),
    ),
    replace(
        _c("no-quote", "x", "no quote", "the chosen one is no quote at all", group="Correcting"),
        panes=frozenset({QUOTES}),
    ),
    _c("speaker", "A", "who said it", "choose who said the chosen quote, or confirm it", group="Correcting"),
    replace(
        _c("quote", '"', "a quote", "the selected words are a quote; then whose", group="Correcting"),
        panes=frozenset({ARTICLE, CARET}),
    ),
    _c(
        "teach",
        "r",
        "a rule",
        "make a rule of the selection, hit or chosen name: every place is seen first",
        group="Correcting",
    ),
    _c("undo", "U", "undo", "take the last change back", group="Correcting"),
    _c("redo", "ctrl+r", "redo", "make the change again that was taken back", group="Correcting"),
    _c("copy", "y", "copy", "copy the selection, else the quote or sentence in focus", group="Copying"),
    _c("copy-source", "Y", "copy, source", "the same with speaker, title and paragraph", group="Copying"),
    _c("next-pane", "tab", "pane", "the next pane takes the keys", group="Panels"),
    _c("previous-pane", "shift+tab", "pane before", "the pane before takes the keys", group="Panels"),
    _c("entities", "e", "entities", "the entities take the keys; again: back to the article", group="Panels"),
    _c("quotes", "s", "quotes", "the quotes take the keys; again: back to the article", group="Panels"),
    _c("panels", "w", "panels", "both panels away, and back", group="Panels"),
    _listed(
        "sort",
        "S",
        "sort",
        "the order of the list: names by count, as in the text, A to Z; quotes by speaker, as in the text",
        ENTITIES,
        QUOTES,
    ),
    _listed("hide", "h", "colours", "the group's colours in the text off, and on", ENTITIES),
    _listed("indirect", "h", "indirect", "reported speech out of the list, and back", QUOTES),
    _listed("only", "O", "only", "only the speaker of the chosen row; again: all", QUOTES),
    _listed("unquoted", "P", "never quoted", "the people who are named but never quoted", QUOTES),
    _c("wider", "+", "wider", "widen the column of text", group="Looks"),
    _c("narrower", "-", "narrower", "narrow the column of text", group="Looks"),
    _c("usual-width", "=", "usual width", "the column's width from the settings", group="Looks"),
    _c("quiet", "0", "quiet", "all colours off, and on", group="Looks"),
    _c(
        "lens",
        "L",
        "lens",
        "choose what is coloured: a list opens, a digit chooses; L again or 0 in it: all",
        group="Looks",
    ),
    _c(
        "highlights",
        "H",
        "highlights",
        "the highlight rules and their matches: switch one off and on, walk it, open it in $EDITOR",
        group="Looks",
    ),
    _c("boilerplate", "B", "boilerplate", "residue of web pages shown or hidden", group="Looks"),
    _c("numbers", "#", "numbers", "paragraph numbers shown or hidden", group="Looks"),
    _c(
        "theme",
        "t",
        "theme",
        "choose a theme, seen while you move; Esc takes the old one back",
        group="Looks",
    ),
    _c("legend", "l", "legend", "what each colour and mark means", group="Looks"),
    _c("next-article", "]a", "next article", "the next article of the queue", group="Files"),
    _c("previous-article", "[a", "previous article", "the article of the queue before", group="Files"),
    _c(
        "articles",
        "F",
        "queue",
        "the articles of the queue: how far each is read, how long it takes; Enter opens",
        group="Files",
    ),
    _c("reload", "R", "reload", "read the file again, keeping the place", group="Files"),
    _c("edit", "o", "edit", "open the file at this line in $EDITOR", group="Files"),
    _c(
        "cancel",
        "esc",
        "cancel",
        "put away what is open, searched for or chosen; never quits",
        group="Program",
    ),
    _c(
        "palette",
        ": ctrl+p",
        "palette",
        "every command by name; :42 goes to paragraph 42, :q quits",
        group="Program",
    ),
    _c("help", "? f1", "keys", "this list of keys", group="Program"),
    _c("close", "q", "close", "close what is on top; with nothing open, quit", group="Program"),
    _c("quit", "Q ctrl+q", "quit", "quit at once", group="Program"),
    _c(
        "interrupt",
        "ctrl+c",
        "cancel or copy",
        "cancel a prompt, or copy a selection; twice quits",
        group="Program",
    ),
    _c("suspend", "ctrl+z", "suspend", "back to the shell; fg comes back", group="Program"),
    _c("redraw", "ctrl+l", "redraw", "draw the screen afresh", group="Program"),
)
"""Every command that exists, in the order of help and docs."""

GROUPS = tuple(dict.fromkeys(c.group for c in COMMANDS))

_OF_FOLDED = (
    ("follow",),
    ("2 follow",),
    ("next", "previous"),
    ("jump",),
    ("search",),
    ("inspect",),
    ("help",),
)

FOOTER: Mapping[str, tuple[tuple[str, ...], ...]] = {
    ARTICLE: (
        ("next", "previous"),
        ("next-quote",),
        ("entities",),
        ("quotes",),
        ("follow",),
        ("search",),
        ("help",),
    ),
    FOLDED: _OF_FOLDED,
    SHORTENED: _OF_FOLDED,
    CARET: (
        ("caret-left", "caret-right"),
        ("caret-word", "caret-word-back"),
        ("jump",),
        ("inspect",),
        ("select",),
        ("caret",),
        ("help",),
    ),
    ENTITIES: (
        ("jump",),
        ("next", "previous"),
        ("search",),
        ("inspect",),
        ("label",),
        ("sort",),
        ("help",),
    ),
    QUOTES: (
        ("jump",),
        ("next", "previous"),
        ("search",),
        ("inspect",),
        ("next-speaker",),
        ("sort",),
        ("help",),
    ),
}
"""For each pane the commands that its footer names, some with a count; those of one entry share it."""

_LABELS: Mapping[tuple[str, str], str] = {
    **{(pane, "follow"): "unfold" for pane in (FOLDED, SHORTENED)},
    **{(pane, "jump"): "open a fold" for pane in (FOLDED, SHORTENED)},
    (FOLDED, "2 follow"): "sentences",
    (SHORTENED, "2 follow"): "paragraphs",
}
"""What a command is called in the footer of a pane, where that is something else than elsewhere."""


def bindings(commands: Sequence[Command]) -> list[Binding]:
    """The table as the key reader takes it, the widest first: what comes later wins in its panes."""
    ordered = sorted(commands, key=lambda c: -len(c.panes))
    return [Binding(written, c.id, c.panes) for c in ordered for written in c.keys]


def footer(commands: Sequence[Command], pane: str) -> list[tuple[str, str]]:
    """What the footer says for a pane: pairs of keys and label."""
    by_id = {c.id: c for c in commands}
    entries: list[tuple[str, str]] = []
    for names in FOOTER[pane]:
        bound = []
        for name in names:
            count, _, command = name.rpartition(" ")
            if written := by_id[command].keys:
                label = _LABELS.get((pane, name), by_id[command].label)
                bound.append((count + keys.shown(written[0]), label))
        if bound:
            entries.append((" ".join(key for key, _ in bound), ", ".join(label for _, label in bound)))
    return entries


def as_yaml(commands: Sequence[Command]) -> str:
    """The keymap as YAML, ready to be put into the settings and edited."""
    lines = ["keymap:"]
    for group in GROUPS:
        lines.append(f"  # {group}")
        for command in (c for c in commands if c.group == group):
            written = ", ".join(_quoted(keys.written(k)) for k in command.keys)
            lines.append(f"  {command.id}: [{written}]  # {command.help}{_lost(command, commands)}")
    return "\n".join(lines) + "\n"


def as_markdown(commands: Sequence[Command] = COMMANDS) -> str:
    """The table of keys as docs/keys.md has it."""
    lines: list[str] = []
    for group in GROUPS:
        lines += [f"## {group}", "", "| keys | what they do | name in `keymap:` |", "|---|---|---|"]
        for command in (c for c in commands if c.group == group):
            written = " ".join(f"`{keys.shown(k)}`" for k in command.keys).replace("|", "\\|")
            lines.append(f"| {written or '–'} | {command.help}{where(command)} | `{command.id}` |")
        lines.append("")
    return "\n".join(lines)


def where(command: Command) -> str:
    """In which panes a command works, for behind its help; empty where that is everywhere."""
    return "" if command.panes == EVERYWHERE else f" (in {' and '.join(sorted(command.panes))})"


def _lost(command: Command, commands: Sequence[Command]) -> str:
    """Which of a command's default keys others have taken."""
    default = next((c.keys for c in COMMANDS if c.id == command.id), ())
    gone = [
        f"{keys.shown(k)} is {other.id}"
        for k in default
        for other in commands
        if k not in command.keys and k in other.keys and command.panes <= other.panes
    ]
    return f"; {', '.join(gone)} now" if gone else ""


def _quoted(written: str) -> str:
    escaped = written.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'
