from __future__ import annotations

import itertools
import json
import math
from collections.abc import Callable
from pathlib import Path

import pytest

from reader.domain.errors import CannotOpen, Invalid
from reader.domain.theme import COLOR_ROLES, STYLE_KEYS, Style, Theme
from reader.files.kept import Kept
from reader.settings.contrast import mix, ratio
from reader.settings.legible import weaknesses
from reader.settings.locations import Locations
from reader.settings.themefile import check, read
from reader.settings.themes import choose, load_theme, names, own_files

NOTHING = Kept(None)


@pytest.fixture
def home(tmp_path: Path) -> Locations:
    return Locations(tmp_path, tmp_path, tmp_path, tmp_path)


def test_the_shipped_themes_are_there(home: Locations) -> None:
    assert {"ink", "paper", "mono"} <= set(names(home))


@pytest.mark.parametrize("name", ["ink", "paper"])
def test_the_shipped_themes_can_be_read(home: Locations, name: str) -> None:
    theme = load_theme(name, home, NOTHING)
    assert set(theme.colors) == set(COLOR_ROLES)
    assert set(theme.styles) == set(STYLE_KEYS)
    assert weaknesses(theme) == []


def test_mono_has_no_colour_at_all_and_still_tells_the_layers_apart(home: Locations) -> None:
    theme = load_theme("mono", home, NOTHING)
    assert theme.colors == {}
    assert all(s.color is None and s.background is None for s in theme.styles.values())
    assert (
        len({theme.styles[k] for k in ("entity.person", "chosen.mention", "chosen.guess", "chosen.current")})
        == 4
    )
    assert theme.styles["chosen.quote"].underline
    assert theme.styles["lens.quote"].bold
    assert not theme.styles["lens.dim"].bold


@pytest.mark.parametrize("name", ["ink", "paper"])
@pytest.mark.parametrize("key", ["lens.dim", "fold.line", "fold.rule"])
def test_what_is_dimmed_can_still_be_read(home: Locations, name: str, key: str) -> None:
    theme = load_theme(name, home, NOTHING)
    color = theme.styles[key].color
    assert color is not None
    assert (
        3
        <= ratio(color, theme.colors["background"])
        < ratio(theme.colors["text"], theme.colors["background"])
    )


def test_a_theme_of_three_lines_is_a_theme() -> None:
    theme = read(b'name: mine\nappearance: light\ncolors: {accent: "#004488"}\n', "mine.yaml")
    assert set(theme.colors) == set(COLOR_ROLES)
    assert theme.styles["chosen.current"].background == "#004488"


def test_a_style_may_name_a_colour_of_the_palette() -> None:
    theme = read(b"name: m\nappearance: dark\nstyles:\n  entity.org: {color: accent, bold: true}\n", "m.yaml")
    assert theme.styles["entity.org"] == Style(color=theme.colors["accent"], bold=True)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("appearance: dusk", "m.yaml:1:13"),
        ("colors: {accent: red}", "m.yaml:1:18"),
        ("colors: {acent: '#112233'}", 'did you mean "accent"'),
        ("styles: {entity.persn: {bold: true}}", 'did you mean "entity.person"'),
        ("styles: {entity.person: {bold: perhaps}}", "expected true or false"),
        ("styles: {entity.person: bold}", "m.yaml:1:25"),
    ],
)
def test_a_mistake_is_told_with_its_place(text: str, said: str) -> None:
    with pytest.raises(Invalid) as caught:
        read(text.encode(), "m.yaml")
    assert said in str(caught.value)


def test_a_poor_pair_is_named() -> None:
    with pytest.raises(Invalid, match=r"text on background has a contrast of 1\.\d:1, under 4\.5:1"):
        check(b'name: m\nappearance: dark\ncolors: {text: "#222222", background: "#17191c"}\n', "m.yaml")


@pytest.mark.parametrize(
    ("styles", "said"),
    [
        ('{entity.org: {color: "#222222"}}', "entity.org (#222222) on background has"),
        ('{rule.hedge: {background: "#d6d2c8"}}', "text on rule.hedge has"),
        ("{chosen.cue: {background: mute}}", "chosen.cue (#f0b95a) on chosen.cue has"),
    ],
)
def test_a_style_that_cannot_be_read_is_named(styles: str, said: str) -> None:
    with pytest.raises(Invalid) as caught:
        check(f"name: m\nextends: ink\nstyles: {styles}\n".encode(), "m.yaml")
    assert said in str(caught.value)


def test_quiet_text_may_be_quieter(home: Locations) -> None:
    colors = 'colors: {mute: "#85827c"}'
    check(f"name: m\nextends: ink\n{colors}\n".encode(), "m.yaml")
    with pytest.raises(Invalid, match=r"text on row has a contrast of .*:1, under 4\.5:1"):
        check(f"name: m\nextends: ink\n{colors.replace('mute', 'text')}\n".encode(), "m.yaml")


@pytest.mark.parametrize("name", ["ink", "paper"])
def test_the_shipped_palettes_have_the_contrast_they_promise(home: Locations, name: str) -> None:
    colors = load_theme(name, home, NOTHING).colors
    for ground in ("background", "panel", "quote", "row"):
        for text in ("text", "quoted", "soft", "person", "org", "place", "other", "accent", "mute"):
            assert ratio(colors[text], colors[ground]) >= 4.5
    for text in ("text", "quoted", "soft", "person", "org", "place", "other", "accent"):
        assert ratio(colors[text], colors["tint"]) >= 4.5
    assert ratio(colors["on_accent"], colors["accent"]) >= 4.5
    assert ratio(colors["strip"], colors["background"]) >= 3


MISSING = {
    "red": (
        (0.152286, 1.052583, -0.204868),
        (0.114503, 0.786281, 0.099216),
        (-0.003882, -0.048116, 1.051998),
    ),
    "green": (
        (0.367322, 0.860646, -0.227968),
        (0.280085, 0.672501, 0.047413),
        (-0.011820, 0.042940, 0.968881),
    ),
    "blue": (
        (1.255528, -0.076749, -0.178779),
        (-0.078411, 0.930809, 0.147602),
        (0.004733, 0.691367, 0.303900),
    ),
    "none": ((1, 0, 0), (0, 1, 0), (0, 0, 1)),
}
"""How linear colours look to eyes without one kind of cones (Machado and others, 2009, severity 1)."""


def seen(color: str, missing: str) -> tuple[float, float, float]:
    """A colour in CIELAB, as those eyes see it."""
    channels = [int(color[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    rows = [sum(a * b for a, b in zip(row, linear, strict=True)) for row in MISSING[missing]]
    red, green, blue = (min(1.0, max(0.0, c)) for c in rows)
    x, y, z = (
        value ** (1 / 3) if value > 0.008856 else 7.787 * value + 16 / 116
        for value in (
            (0.4124 * red + 0.3576 * green + 0.1805 * blue) / 0.95047,
            0.2126 * red + 0.7152 * green + 0.0722 * blue,
            (0.0193 * red + 0.1192 * green + 0.9505 * blue) / 1.08883,
        )
    )
    return 116 * y - 16, 500 * (x - y), 200 * (y - z)


@pytest.mark.parametrize("missing", MISSING)
@pytest.mark.parametrize("name", ["ink", "paper"])
def test_pins_can_be_told_apart_by_every_eye(home: Locations, name: str, missing: str) -> None:
    colors = load_theme(name, home, NOTHING).colors
    pins = [seen(colors[f"pin{n}"], missing) for n in range(1, 7)]
    assert min(math.dist(*pair) for pair in itertools.combinations(pins, 2)) > 18
    grounds = [seen(colors[ground], missing) for ground in ("background", "quote", "tint")]
    assert min(math.dist(pin, ground) for pin in pins for ground in grounds) > 12


def test_pins_without_colours_differ_in_their_attributes(home: Locations) -> None:
    styles = load_theme("mono", home, NOTHING).styles
    assert len({styles[f"pin.{n}"] for n in range(1, 7)}) == 6
    assert all(styles[f"pin.{n}"].underline for n in range(1, 7))


@pytest.mark.parametrize("colors", ['{background: "#808080", text: "#ffffff"}', '{background: "#003a2a"}'])
def test_what_is_pinned_can_be_read_in_a_theme_that_knows_no_pins(colors: str) -> None:
    theme = read(f"name: m\nappearance: dark\ncolors: {colors}\n".encode(), "m.yaml")
    assert not [weak for weak in weaknesses(theme) if weak.startswith("pin.") and "808080" not in colors]
    assert theme.styles["pin.3"].background == theme.colors["pin3"]


def test_the_users_theme_comes_before_the_one_that_ships(home: Locations) -> None:
    (home.config / "themes").mkdir()
    (home.config / "themes" / "ink.yaml").write_text("name: ink\nappearance: light\n")
    assert load_theme("ink", home, NOTHING).appearance == "light"


def test_a_broken_theme_of_the_users_can_be_passed_over(home: Locations) -> None:
    (home.config / "themes").mkdir()
    (home.config / "themes" / "ink.yaml").write_text("name: [")
    with pytest.raises(Invalid):
        load_theme("ink", home, NOTHING)
    assert load_theme("ink", home, NOTHING, own=False).colors["accent"] == "#f0b95a"


@pytest.fixture
def theme(home: Locations) -> Callable[..., Theme]:
    """Writes themes of the user's, and loads the first."""

    def run(**texts: str) -> Theme:
        folder = home.config / "themes"
        folder.mkdir(exist_ok=True)
        for name, text in texts.items():
            (folder / f"{name}.yaml").write_text(f"name: {name}\n{text}\n")
        return load_theme(next(iter(texts)), home, NOTHING)

    return run


def test_a_theme_extends_another(theme: Callable[..., Theme]) -> None:
    found = theme(mine='extends: paper\ncolors: {accent: "#004488"}\nstyles: {chosen.cue: {italic: true}}')
    assert (found.name, found.appearance) == ("mine", "light")
    assert found.colors["person"] == "#7d2408"
    assert found.styles["chosen.mention"].color == "#004488"
    assert found.styles["chosen.cue"] == Style(color="#004488", bold=True, italic=True)


def test_a_theme_may_extend_the_one_that_it_stands_in_for(theme: Callable[..., Theme]) -> None:
    found = theme(ink='extends: ink\ncolors: {accent: "#ffffff"}')
    assert (found.colors["accent"], found.colors["person"]) == ("#ffffff", "#e09675")


def test_the_nearest_of_several_that_extend_each_other_wins(theme: Callable[..., Theme]) -> None:
    found = theme(
        one="extends: two\nstyles: {entity.org: {bold: true}}",
        two="extends: paper\nstyles: {entity.org: {bold: false, italic: true}, entity.place: {strike: true}}",
    )
    assert found.styles["entity.org"] == Style(color="#0b4a94", bold=True, italic=True)
    assert found.styles["entity.place"].strike
    assert theme(plain="extends: mono\nstyles: {entity.org: {color: accent}}").styles["entity.org"] == Style(
        bold=True
    )


@pytest.mark.parametrize(
    ("texts", "said"),
    [
        ({"a": "extends: b", "b": "extends: a"}, 'b.yaml:2:10: there is no theme "a" to extend'),
        ({"a": "extends: nope"}, 'a.yaml:2:10: there is no theme "nope" to extend'),
        ({"a": "extends: ../a"}, 'there is no theme "../a"'),
        ({"a": "extends: [ink]"}, "a.yaml:2:10: expected text, found a list"),
        ({"a": "extends: b", "b": "appearance: dusk"}, "b.yaml:2:13"),
        ({"a": "extends: b", "b": "x: ["}, "b.yaml:3:1"),
    ],
)
def test_what_is_wrong_with_an_extended_theme_is_told(
    theme: Callable[..., Theme], texts: dict[str, str], said: str
) -> None:
    with pytest.raises(Invalid) as caught:
        theme(**texts)
    assert said in str(caught.value)


def test_an_unknown_theme_names_the_nearest(home: Locations) -> None:
    with pytest.raises(CannotOpen, match="paper"):
        load_theme("papper", home, NOTHING)


@pytest.mark.parametrize(
    ("environ", "background", "name"),
    [
        ({}, None, "ink"),
        ({"COLORFGBG": "15;0"}, None, "ink"),
        ({"COLORFGBG": "0;15"}, None, "paper"),
        ({"COLORFGBG": "0;default;15"}, None, "paper"),
        ({"COLORFGBG": "0;15"}, "#101010", "ink"),
        ({}, "#ffffff", "paper"),
    ],
)
def test_the_terminals_background_chooses(environ: dict[str, str], background: str | None, name: str) -> None:
    assert choose("auto", environ, background) == name


def test_contrast_is_that_of_wcag() -> None:
    assert ratio("#000000", "#ffffff") == pytest.approx(21)
    assert ratio("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)
    assert mix("#000000", "#ffffff", 0.5) == "#808080"


def test_a_theme_is_kept_ready_until_its_file_changes(home: Locations, tmp_path: Path) -> None:
    (home.config / "themes").mkdir()
    file = home.config / "themes" / "mine.yaml"
    file.write_text("name: mine\nappearance: light\n")
    kept = Kept(tmp_path / "kept")
    first = load_theme("mine", home, kept)
    assert len(list((tmp_path / "kept").iterdir())) == 1
    assert load_theme("mine", home, kept) == first
    file.write_text("name: mine\nappearance: dark\n")
    assert load_theme("mine", home, kept).appearance == "dark"


def test_what_no_theme_is_stands_in_no_ones_way(home: Locations, theme: Callable[..., Theme]) -> None:
    folder = home.config / "themes"
    before = names(home)
    theme(mine="extends: ink")
    (folder / "back").symlink_to(".")
    (folder / ".#mine.yaml").symlink_to("nobody@host.1:2")  # an editor's lock
    (folder / "._mine.yaml").write_text("\0")
    (folder / "loop.yaml").symlink_to("loop.yaml")
    (folder / "folder.yaml").mkdir()
    assert theme(mine="extends: paper").appearance == "light"
    assert load_theme("ink", home, NOTHING).appearance == "dark"
    assert names(home) == sorted([*before, "mine"])
    assert own_files(home) == [folder / "mine.yaml"]


@pytest.mark.parametrize("name", ["loop", "gone", "x" * 300, "a\0b"])
def test_a_name_that_leads_to_no_file_is_no_theme(home: Locations, name: str) -> None:
    folder = home.config / "themes"
    folder.mkdir()
    (folder / "loop.yaml").symlink_to("loop.yaml")
    (folder / "gone.yaml").symlink_to("nowhere.yaml")
    (folder / "mine.yaml").write_text(f"extends: {json.dumps(name)}\n")
    with pytest.raises(CannotOpen, match="there is no theme"):
        load_theme(name, home, NOTHING)
    with pytest.raises(Invalid, match="there is no theme"):
        load_theme("mine", home, NOTHING)


@pytest.mark.parametrize(
    ("color", "hint"),
    [
        ("red", 'did you mean "ansi_red"?'),
        ("bright red", 'did you mean "ansi_bright_red"?'),
        ('"#fa0"', 'write six digits: "#ffaa00"'),
    ],
)
def test_a_colour_that_is_none_says_what_was_meant(color: str, hint: str) -> None:
    with pytest.raises(Invalid) as caught:
        read(f"name: x\nappearance: dark\ncolors: {{text: {color}}}\n".encode(), "x.yaml")
    assert str(caught.value).endswith(hint)


def test_for_whom_a_theme_is_does_not_come_from_the_one_that_it_extends(theme: Callable[..., Theme]) -> None:
    assert theme(mine="extends: ink").about == ""


def test_mistakes_are_told_by_line() -> None:
    text = "name: x\nbold: 1\nstyles: {nope: {}}\ncolors: {text: 1}\nappearance: dusk\n"
    with pytest.raises(Invalid) as caught:
        read(text.encode(), "x.yaml")
    assert [str(p).split(":")[1] for p in caught.value.problems] == ["2", "3", "4", "5"]
