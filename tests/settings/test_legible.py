"""Every theme that ships can be read, in every combination of layers, by every eye it says it is for."""

from __future__ import annotations

import itertools

import pytest
from coloraide import Color
from rich.color import Color as RichColor
from rich.color import ColorSystem

from reader.domain.layers import of_article, of_entities, of_quotes
from reader.domain.spans import SpanKind
from reader.domain.theme import ANSI_COLORS, COLOR_ROLES, STYLE_KEYS, Style, Theme
from reader.files.kept import Kept
from reader.settings import palette
from reader.settings.contrast import in_256, ratio
from reader.settings.fitting import fitted
from reader.settings.legible import DIMMED, TEXT, pairs, weaknesses
from reader.settings.locations import Locations
from reader.settings.themefile import made, read
from reader.settings.themes import load_theme
from reader.ui.borrowed import names as textual_names
from reader.ui.borrowed import palette as textual_palette
from tests.ui.fakes import analysis, article

SHIPPED = sorted(path.stem for path in Locations.shipped().glob("*.yaml"))
COLOURED = [name for name in SHIPPED if name not in ("mono", "ansi")]
SAFE = ["ink-safe", "paper-safe"]
EYES = ["none", "protan", "deutan", "tritan"]


def shipped(name: str) -> Theme:
    nowhere = Locations.shipped() / "nowhere"
    return load_theme(name, Locations(nowhere, nowhere, nowhere, nowhere), Kept(None), own=False)


def mine(text: str) -> Theme:
    return read(f"name: mine\n{text}\n".encode(), "mine.yaml")


@pytest.mark.parametrize("name", SHIPPED)
def test_a_shipped_theme_is_whole_and_says_for_whom_it_is(name: str) -> None:
    theme = shipped(name)
    assert theme.name == name
    assert len(theme.about) > 10
    assert set(theme.styles) == set(STYLE_KEYS)
    assert set(theme.colors) in (set(COLOR_ROLES), set())


@pytest.mark.parametrize("name", SHIPPED)
def test_no_shipped_theme_has_a_weak_pair(name: str) -> None:
    assert weaknesses(shipped(name)) == []


@pytest.mark.parametrize("name", SHIPPED)
def test_nor_has_it_in_256_colours_as_they_are_written(name: str) -> None:
    for pair in pairs(fitted(shipped(name))):
        shown = [
            RichColor.parse(color).downgrade(ColorSystem.EIGHT_BIT).get_truecolor() for color in pair.colors
        ]
        assert ratio(*(triplet.hex for triplet in shown)) >= (DIMMED if pair.dimmed else TEXT), pair


@pytest.mark.parametrize("name", ["ink-high", "paper-high"])
def test_high_contrast_is_seven_to_one_and_dimmed_text_is_as_text_elsewhere(name: str) -> None:
    assert weaknesses(shipped(name), text=7, dimmed=4.5) == []


@pytest.mark.parametrize("step", range(0, 256, 15))
def test_256_colours_are_those_that_rich_writes(step: int) -> None:
    for green, blue in itertools.product(range(0, 256, 15), repeat=2):
        color = f"#{step:02x}{green:02x}{blue:02x}"
        assert in_256(color) == RichColor.parse(color).downgrade(ColorSystem.EIGHT_BIT).get_truecolor().hex


# -- eyes that miss a kind of cones


def seen(color: str, eye: str) -> Color:
    """As those eyes see it (Brettel, Viénot and Mollon, 1997; Viénot, 1999)."""
    return Color(color) if eye == "none" else Color(color).filter(eye, 1).clip("srgb")


def apart(one: str, other: str, eye: str) -> float:
    return seen(one, eye).delta_e(seen(other, eye), method="2000")


@pytest.mark.parametrize("eye", EYES)
@pytest.mark.parametrize("name", SAFE)
def test_what_is_told_apart_by_colour_is_so_for_every_eye(name: str, eye: str) -> None:
    colors = shipped(name).colors
    texts = ("text", "person", "org", "place", "other", "number", "accent")
    grounds = ("background", "quote", "tint")
    for kinds in (texts, grounds):
        for one, other in itertools.combinations(kinds, 2):
            assert apart(colors[one], colors[other], eye) >= 12, (one, other)


@pytest.mark.parametrize("eye", EYES)
@pytest.mark.parametrize("name", SAFE)
def test_what_is_pinned_is_told_apart_by_every_eye(name: str, eye: str) -> None:
    colors = shipped(name).colors
    pins = [colors[f"pin{n}"] for n in range(1, 7)]
    assert min(apart(*pair, eye) for pair in itertools.combinations(pins, 2)) >= 12
    grounds = [colors[ground] for ground in ("background", "quote", "tint")]
    assert min(apart(pin, ground, eye) for pin in pins for ground in grounds) >= 12


# -- what can lie over what


@pytest.mark.parametrize(
    ("styles", "text", "ground"),
    [
        ("entity.person: {color: '#ff0000'}", "entity.person (#ff0000)", "chosen.quote"),
        ("rule.number: {color: '#ff0000'}", "rule.number (#ff0000)", "quote.direct"),
        ("block.heading: {background: '#ff0000'}", "entity.org (#6db3e4)", "block.heading"),
        ("quote.cue: {color: '#ff0000'}", "quote.cue (#ff0000)", "quote.direct"),
        ("chosen.guess: {color: '#ff0000'}", "chosen.guess (#ff0000)", "quote.direct"),
        ("lens.dim: {color: '#ff0000'}", "lens.dim (#ff0000)", "chosen.quote"),
        ("quote.scare.mark: {color: '#ff0000'}", "quote.scare.mark (#ff0000)", "quote.direct"),
        ("search.hit: {color: '#ff0000'}", "search.hit (#ff0000)", "search.hit"),
        ("cursor: {background: '#ff0000'}", "rule.source (#f0b95a)", "cursor"),
    ],
)
def test_colours_of_different_layers_meet(styles: str, text: str, ground: str) -> None:
    theme = read(
        f"name: mine\nextends: ink\nstyles:\n  {styles}\n".encode(),
        "mine.yaml",
        lambda name: ((Locations.shipped() / f"{name}.yaml").read_bytes(), name),
    )
    assert (text, ground) in {(pair.text, pair.ground) for pair in pairs(theme)}


def test_what_is_pinned_keeps_its_ground_and_its_text_together() -> None:
    grounds = {f"pin.{n}" for n in range(1, 7)}
    for pair in pairs(shipped("ink")):
        assert (pair.ground in grounds) == pair.text.startswith("pin."), pair


def test_the_order_is_that_of_the_layers() -> None:
    article_ = article()
    found = analysis()
    spans = [*of_article(article_), *of_entities(found.entities), *of_quotes(article_, found.quotes)]
    kinds = {span.style_key.split(".")[0]: span.kind for span in spans}
    assert kinds["entity"] < kinds["quote"] < SpanKind.RULE < SpanKind.HOLLOW < SpanKind.PIN < SpanKind.CHOSEN


def test_a_theme_without_colours_has_no_pairs() -> None:
    assert pairs(mine("appearance: dark\ncolors: none")) == []


# -- the terminal's own colours


def test_the_terminals_own_colours_are_left_to_it() -> None:
    theme = mine(
        "appearance: dark\ncolors: {background: ansi_default, text: ansi_white, accent: ansi_bright_red}"
    )
    assert set(theme.colors.values()) <= set(ANSI_COLORS)
    assert theme.colors["panel"] == "ansi_default"
    assert pairs(theme) == []
    assert fitted(theme) == theme


def test_some_of_them_can_be_mixed_with_others() -> None:
    theme = mine("appearance: dark\nstyles: {entity.org: {color: ansi_cyan}}")
    assert theme.styles["entity.org"].color == "ansi_cyan"
    assert weaknesses(theme) == []


# -- palettes that were made for something else


@pytest.mark.parametrize("name", textual_names())
def test_every_theme_of_textuals_can_be_read(name: str) -> None:
    borrowed = textual_palette(name)
    assert borrowed is not None
    appearance: palette.Appearance = "dark" if borrowed.dark else "light"
    theme = made(name, appearance, palette.borrowed(appearance, borrowed.colors))
    assert set(theme.colors) == set(COLOR_ROLES)
    assert weaknesses(theme) == []
    assert weaknesses(fitted(theme), colors=256) == []
    kinds = [theme.colors[role] for role in ("person", "org", "place")]
    assert len(set(kinds)) == 3


def test_those_that_are_the_terminals_are_not_borrowed() -> None:
    assert textual_palette("ansi-dark") is None
    assert textual_palette("no-such-theme") is None


def test_in_256_colours_names_keep_a_colour_and_quiet_grounds_stay_quiet() -> None:
    for name in COLOURED:
        colors = {role: in_256(color) for role, color in fitted(shipped(name)).colors.items()}
        for role in ("person", "org", "place", "other", "number"):
            assert len({colors[role][i : i + 2] for i in (1, 3, 5)}) > 1, (name, role)
        assert len({colors["background"][i : i + 2] for i in (1, 3, 5)}) == 1, name
        assert len({colors[ground] for ground in ("background", "panel", "row")}) == 3, name


def test_a_style_of_its_own_is_fitted_too() -> None:
    theme = fitted(mine('appearance: dark\nstyles: {entity.org: {color: "#ffee01"}}'))
    assert theme.styles["entity.org"] == Style(color="#ffff00")
