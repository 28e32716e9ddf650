"""How long a new rule for spaCy's Doc takes on an article that was read before, against spaCy alone.

Each from the start of the program to the colour on the screen, without an analysis process that runs already.
"""

from __future__ import annotations

import time
from pathlib import Path

from benchmarks import corpus
from benchmarks.measuring import BARE, READER, alone, opened, own_folders, paired

RULE = 'rules: [{{name: new, {}, style: {{color: "#010203"}}}}]\n'
COLOUR = b"38;2;1;2;3"


def words(runs: int) -> float:
    """A new `match` rule that looks at words alone, on an article read before, against bare spaCy."""
    return _new_rule("match: [{{LOWER: {{IN: [said, {}]}}}}]", runs)


def names(runs: int) -> float:
    """The same, a `match` rule that looks at names and at the grammar."""
    return _new_rule("match: [{{ENT_TYPE: PERSON}}, {{LOWER: {}, OP: '?'}}, {{POS: VERB, OP: '?'}}]", runs)


def lemmas(runs: int) -> float:
    """The same, a `lemma` rule."""
    return _new_rule("lemma: [say, {}]", runs)


def _new_rule(pattern: str, runs: int) -> float:
    path = corpus.five_kilobytes()
    with own_folders() as environ:
        alone([*READER, "export", str(path)], environ)  # which keeps the analysis and no parse
        folder = Path(environ["XDG_CONFIG_HOME"], "article-reader", "rules")
        folder.mkdir(parents=True)
        asked = 0

        def ours() -> float:
            nonlocal asked
            asked += 1  # a rule that nobody has asked for yet
            (folder / "new.yaml").write_text(RULE.format(pattern.format(f"none{asked}")), encoding="utf-8")
            return _until_coloured(path, environ)

        return paired(ours, lambda: alone([*BARE, "one", str(path)], {}), runs)


def _until_coloured(path: Path, environ: dict[str, str]) -> float:
    started = time.perf_counter()
    terminal = opened(path, environ)
    while COLOUR not in terminal.written:
        if not terminal._read(30):
            raise AssertionError("the colour never came")
    took = time.perf_counter() - started
    terminal.settle(0.2)
    terminal.kill()
    return took
