"""The documentation says what the program does."""

from __future__ import annotations

import argparse
import json
import re
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from reader.cli.arguments import COMMANDS, command_parser, reading_parser
from reader.domain.analysis import Analysis
from reader.domain.errors import Exit, ReaderError
from reader.domain.reading import Reading
from reader.domain.rules import SCOPES, Highlight, Rule, RuleSet
from reader.domain.text import Article, Block, BlockKind, Extent
from reader.domain.theme import COLOR_ROLES, STYLE_KEYS, Theme
from reader.export.registry import FORMATS
from reader.export.rule_trial import Trial
from reader.files.yamlfile import Mapping, parse
from reader.rules.kinds.entity import LABELS
from reader.rules.kinds.kind import Key, Kind
from reader.rules.kinds.registry import KINDS
from reader.rules.loader import SHARED
from reader.rules.loader import load as load_rules
from reader.settings import lenses, names, themefile
from reader.settings.config import SETTINGS, load
from reader.settings.locations import Locations
from reader.ui.commands import as_markdown

HERE = Path(__file__).parent.parent
PAGES = {p.name: p.read_text(encoding="utf-8") for p in (*HERE.glob("*.md"), *HERE.glob("docs/*.md"))}
CONFIGURATION = PAGES["configuration.md"]
RULES = PAGES["highlight-rules.md"]
THEMES = PAGES["themes.md"]


def test_the_keys_are_those_of_the_table() -> None:
    assert PAGES["keys.md"].endswith(as_markdown()), (
        "write as_markdown() of reader.ui.commands into docs/keys.md"
    )


@pytest.mark.parametrize("word", [*(s.name for s in SETTINGS), *COLOR_ROLES, *STYLE_KEYS])
def test_every_setting_role_and_style_is_explained(word: str) -> None:
    assert f"`{word}`" in CONFIGURATION + THEMES


@pytest.mark.parametrize("name", sorted(path.stem for path in Locations.shipped().glob("*.yaml")))
def test_every_theme_has_its_picture(name: str) -> None:
    assert f"[`{name}`](pictures/themes/{name}.png)" in THEMES


@pytest.mark.parametrize("kind", KINDS.values(), ids=lambda kind: kind.key)
def test_every_kind_of_rule_is_explained_with_an_example(kind: Kind) -> None:
    assert f"| `{kind.key}` | {kind.help} |" in RULES
    assert f"### {kind.key}\n" in RULES
    assert any(rule.kind == kind.key for rules in example_rules() for rule in rules)


@pytest.mark.parametrize("key", [*SHARED, *(key for kind in KINDS.values() for key in kind.keys[1:])])
def test_every_field_of_a_rule_is_explained(key: Key) -> None:
    assert f"| `{key.name}` |" in RULES


def test_every_place_and_label_of_a_rule_is_explained() -> None:
    assert all(f"`{word}`" in RULES for word in (*SCOPES, *LABELS))


@pytest.mark.parametrize("setting", SETTINGS, ids=lambda s: s.name)
def test_settings_are_explained_as_in_their_table(setting: object) -> None:
    assert f"| `{setting.name}` | {setting.expects} |" in CONFIGURATION  # type: ignore[attr-defined]
    assert f"| {setting.help} |" in CONFIGURATION  # type: ignore[attr-defined]


@pytest.mark.parametrize("format_", FORMATS)
def test_every_output_format_is_explained(format_: str) -> None:
    assert f"| `{format_}` |" in PAGES["export.md"]


@pytest.mark.parametrize("command", COMMANDS)
def test_every_subcommand_is_explained(command: str) -> None:
    assert f"`reader {command}" in PAGES["using.md"]


@pytest.mark.parametrize("code", Exit)
def test_every_exit_code_is_explained(code: Exit) -> None:
    assert re.search(rf"^\| {int(code)} \|", PAGES["using.md"], re.M)


@pytest.mark.parametrize("page", PAGES)
def test_links_lead_somewhere(page: str) -> None:
    folder = HERE if (HERE / page).is_file() else HERE / "docs"
    for target in re.findall(r"\]\(([^)#]+)(?:#[^)]*)?\)", PAGES[page]):
        assert "://" in target or (folder / target).exists(), target


def options_of(words: list[str]) -> str:
    """The help of a command, or of the inner one that the words name."""
    parser = command_parser(words[0]) if words[0] in COMMANDS else reading_parser()
    for action in parser._actions:
        if isinstance(action, argparse._SubParsersAction) and len(words) > 1:
            parser = action.choices[words[1]]
    return parser.format_help()


@pytest.mark.parametrize("page", PAGES)
def test_examples_use_what_there_is(page: str) -> None:
    for line in re.findall(
        r"\breader ([^`\n|]*)", "\n".join(re.findall(r"`[^`]+`|```.*?```", PAGES[page], re.S))
    ):
        words = line.split()
        for flag in (w.split("=")[0] for w in words if w.startswith("--")):
            assert flag in options_of(words), line


def blocks(page: str = CONFIGURATION + THEMES) -> list[str]:
    return re.findall(r"```yaml\n(.*?)```", page, re.S)


def example_rules() -> list[tuple[Rule, ...]]:
    """The rules of each example, which are right; a file that one names is there."""
    with TemporaryDirectory() as folder:
        Path(folder, "agencies.txt").write_text("Coast Guard\n")
        return [load_rules(block, "example", Path(folder)).rules for block in blocks(RULES)]


def test_the_examples_are_right(tmp_path: Path) -> None:
    seen = []
    for block in blocks():
        root = parse(block, "example")
        assert isinstance(root, Mapping)
        if "appearance" in root.entries:
            locations = Locations(tmp_path, tmp_path, tmp_path, tmp_path)
            folders = (tmp_path, locations.shipped())
            themefile.read(block.encode(), "mine.yaml", themefile.parents_in(folders, tmp_path / "mine.yaml"))
            seen.append("theme")
        elif "lenses" in root.entries:
            wrong: list[ReaderError] = []
            assert len(lenses.read(root.entries["lenses"][1], wrong)) == 2
            assert wrong == []
            seen.append("lenses")
        elif "names" in root.entries:
            problems: list[ReaderError] = []
            assert len(names.parse(block.encode(), "names.yaml", problems)) == 3
            assert problems == []
            seen.append("names")
        else:
            (tmp_path / "config.yaml").write_text(block, encoding="utf-8")
            found = load({}, {}, None, Locations(tmp_path, tmp_path, tmp_path, tmp_path))
            assert found.problems == ()
            assert found.config.measure == 66
            seen.append("config")
    assert sorted(seen) == ["config", "lenses", "names", "theme"]


def test_every_field_of_a_trial_is_explained() -> None:
    rule = Rule(name="r", kind="words", pattern="x", style="rule.default", source="f:1")
    trial = Trial(RuleSet("s", "", (rule,), "f"), Theme("t", "dark"), 1)
    article = Article("a", "x", (Block(Extent(0, 1), BlockKind.PARAGRAPH),))
    trial.take(Reading(article, Analysis(), (Highlight(Extent(0, 1), "s/r", "rule.default"),), (), ()))
    written = json.loads(trial.as_json())
    (found,) = written["rules"]
    (example,) = found["examples"]
    assert all(f"`{key}`" in RULES for key in (*written, *found, *example))
