"""Which theme is in use, where that comes from, and what is kept for the next start."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from reader.domain.errors import ReaderError
from reader.files.kept import Kept
from reader.settings.locations import Locations
from reader.settings.looks import Looks
from reader.settings.remembered import Terminal
from reader.settings.themes import Borrowed, Shelf, choose

Make = Callable[..., Looks]
XTERM = {"TERM": "xterm-256color"}


@pytest.fixture
def problems() -> list[ReaderError]:
    return []


@pytest.fixture
def looks(tmp_path: Path, problems: list[ReaderError]) -> Make:
    """Looks over a folder of the test's own, as another start makes them."""
    (tmp_path / "themes").mkdir()

    def make(setting: str | None = None, *, keep: bool = True, **environ: str) -> Looks:
        locations = Locations(tmp_path, tmp_path, tmp_path, tmp_path)
        shelf = Shelf(locations, Kept(tmp_path / "kept" if keep else None), borrowed)
        place = "config.yaml:1:1"
        return Looks(
            setting, {**XTERM, **environ}, shelf, tell=problems.append, place_of=lambda *names: place
        )

    return make


def borrowed(name: str) -> Borrowed | None:
    return Borrowed(True, {"background": "#002b36", "text": "#839496"}) if name == "solar" else None


def write(folder: Path, name: str, text: str) -> Path:
    path = folder / "themes" / f"{name}.yaml"
    path.write_text(f"name: {name}\n{text}\n")
    return path


# -- by the terminal's background


@pytest.mark.parametrize(
    ("setting", "environ", "background", "name"),
    [
        ("auto", {}, None, "ink"),
        ("auto", {}, "#ffffff", "paper"),
        ("auto", {"COLORFGBG": "0;15"}, "#000000", "ink"),
        ("ink-high,paper-high", {}, None, "ink-high"),
        ("ink-high,paper-high", {}, "#eeeeee", "paper-high"),
        ("ink-high,paper-high", {"COLORFGBG": "0;15"}, None, "paper-high"),
        ("sepia", {}, "#000000", "sepia"),
    ],
)
def test_of_two_the_terminals_background_chooses(
    setting: str, environ: dict[str, str], background: str | None, name: str
) -> None:
    assert choose(setting, environ, background) == name


@pytest.mark.parametrize(
    ("setting", "environ", "asks"),
    [
        (None, {}, True),
        ("auto", {}, True),
        ("dusk,sepia", {}, True),
        ("sepia", {}, False),
        (None, {"NO_COLOR": "1"}, False),
        (None, {"NO_COLOR": ""}, True),
    ],
)
def test_it_is_asked_only_where_that_decides(
    looks: Make, setting: str | None, environ: dict[str, str], asks: bool
) -> None:
    assert looks(setting, **environ).asks is asks


def test_what_the_terminal_said_holds_at_the_next_start(looks: Make) -> None:
    first = looks()
    assert (first.background, first.name) == (None, "ink")
    first.theme()
    assert first.tell_background("#fafafa")  # another theme is the right one now
    first.theme()
    assert not first.tell_background("#fbfbfb")
    assert (looks().background, looks().name) == ("#fbfbfb", "paper")
    assert looks(TERM="tmux-256color", TMUX="/tmp/x").background is None  # another terminal


def test_a_theme_that_was_chosen_meanwhile_is_left_alone(looks: Make) -> None:
    found = looks()
    found.theme("dusk")
    assert not found.tell_background("#ffffff")


def test_nothing_is_kept_in_private(looks: Make, tmp_path: Path) -> None:
    found = looks(keep=False)
    found.tell_background("#ffffff")
    assert found.name == "paper"
    assert not found.choose("dusk")
    assert looks().background is None
    assert not (tmp_path / "theme").exists()


def test_what_is_damaged_counts_as_nothing(tmp_path: Path) -> None:
    kept = Kept(tmp_path)
    Terminal(XTERM, kept).put("white")
    assert Terminal(XTERM, kept).background() is None


# -- what is chosen in the window


def test_what_was_chosen_is_there_the_next_time(looks: Make) -> None:
    assert looks().choose("sepia")
    assert looks().theme().name == "sepia"
    assert looks().choose("auto")
    assert looks().theme().name == "ink"


def test_a_setting_goes_before_what_was_chosen(looks: Make) -> None:
    looks().choose("sepia")
    set_ = looks("dusk")
    assert set_.fixed
    assert set_.theme().name == "dusk"
    assert not set_.choose("paper")
    assert looks().theme().name == "sepia"


def test_a_chosen_theme_that_is_gone_gives_the_default(
    looks: Make, problems: list[ReaderError], tmp_path: Path
) -> None:
    write(tmp_path, "mine", "extends: paper")
    looks().choose("mine")
    (tmp_path / "themes" / "mine.yaml").unlink()
    assert looks().theme().name == "ink"
    assert 'there is no theme "mine"' in str(problems[0])


@pytest.mark.parametrize("kept", ["../../etc", "", "a\0b", "x" * 300])
def test_what_was_kept_is_a_name_or_nothing(looks: Make, tmp_path: Path, kept: str) -> None:
    (tmp_path / "theme").write_text(kept)
    assert looks().setting == "auto"


# -- the files of the theme in use


def test_the_files_of_a_theme_are_those_that_it_extends_too(looks: Make, tmp_path: Path) -> None:
    base, mine = write(tmp_path, "base", "extends: dusk"), write(tmp_path, "mine", "extends: base")
    for found in (looks("mine"), looks("mine")):  # the second has it ready
        found.theme()
        assert set(found.files) == {base, mine, Locations.shipped() / "dusk.yaml"}
        assert found.in_use == "mine"


def test_a_theme_is_read_again_and_the_last_good_one_stays(
    looks: Make, tmp_path: Path, problems: list[ReaderError]
) -> None:
    base = write(tmp_path, "base", 'appearance: light\ncolors: {accent: "#004488"}')
    write(tmp_path, "mine", "extends: base")
    found = looks("mine")
    assert found.again() is None  # nothing is in use yet
    assert found.theme().colors["accent"] == "#004488"
    base.write_text("name: base\nappearance: light\ncolors: {accent: '#0000ff'}\n")
    again = found.again()
    assert again is not None
    assert again.colors["accent"] == "#0000ff"
    base.write_text("name: base\nappearance: [\n")
    assert found.again() is None
    assert [str(problem).partition(":")[0] for problem in problems] == ["base.yaml"]
    assert found.files  # it is still watched


def test_a_theme_that_is_broken_from_the_start_is_taken_when_it_is_mended(
    looks: Make, tmp_path: Path
) -> None:
    base = write(tmp_path, "base", "appearance: [")
    mine = write(tmp_path, "mine", "extends: base")
    found = looks("mine")
    assert found.theme().name == "ink"
    assert {base, mine} <= set(found.files)
    write(tmp_path, "base", "appearance: light")
    again = found.again()
    assert again is not None
    assert again.name == "mine"


@pytest.mark.parametrize(
    ("texts", "said"),
    [
        (("extends: ink", "extends: paper"), ("theme mine read again", "")),
        (("extends: ink", "extends: ink\n"), ("", "")),
        (("extends: [", "extends: ink"), ("theme mine is right again", "")),
        (("extends: ink", 'extends: ink\ncolors: {text: "#222222"}'), ("theme mine read again", "contrast")),
        (("extends: ink", "extends: ["), ("", "mine.yaml:3:1")),
        (("extends: ink", None), ("", "theme mine: its file is not there any more; t chooses another")),
    ],
)
def test_what_is_said_of_a_theme_that_was_saved(
    looks: Make,
    tmp_path: Path,
    problems: list[ReaderError],
    texts: tuple[str, str | None],
    said: tuple[str, str],
) -> None:
    mine = write(tmp_path, "mine", texts[0] or "")
    found = looks("mine")
    found.theme()
    problems.clear()
    if texts[1] is None:
        mine.unlink()
    else:
        write(tmp_path, "mine", texts[1])
    found.again()
    news, told = said
    assert found.news == news
    assert told in "".join([*found.notices, *map(str, problems)])
    assert bool(told) == bool(found.notices or problems) == found.complains
    found.again()
    assert found.news == ""


@pytest.mark.parametrize(
    ("setting", "said"),
    [
        ("ink-high,paper-hgh", ['there is no theme "paper-hgh"; did you mean "paper-high"?']),
        ("ink-hig,papr", ['no theme "ink-hig"', 'no theme "papr"']),
        ("zzzzzz", ["`reader themes list` has them all"]),
        ("ink,solar", []),
        ("auto", []),
    ],
)
def test_each_theme_that_a_setting_names_and_is_not_there_is_told_once(
    looks: Make, problems: list[ReaderError], setting: str, said: list[str]
) -> None:
    found = looks(setting)
    found.theme()
    found.theme()
    told = list(dict.fromkeys(map(str, problems)))
    assert len(told) == len(said) == len(found.missing())
    assert all(words in line for words, line in zip(said, told, strict=True))
    assert all(line.startswith("config.yaml:1:1: ") for line in told)


# -- what is said of it


def test_what_cannot_be_read_is_one_notice_and_told_once(looks: Make, tmp_path: Path) -> None:
    write(tmp_path, "faint", 'extends: ink\ncolors: {person: "#444444"}')
    for found in (looks("faint"), looks("faint")):
        found.theme()
        found.theme()
        assert found.notices == [
            "theme faint: person on background has a contrast of 1.8:1, under 4.5:1, and 4 more; "
            "`reader themes check faint` tells all"
        ]


def test_a_palette_is_borrowed_where_no_file_has_the_name(looks: Make, problems: list[ReaderError]) -> None:
    theme = looks("solar").theme()
    assert (theme.name, theme.colors["background"]) == ("solar", "#002b36")
    assert not problems
    assert looks("solr").theme().name == "ink"
    assert str(problems[0]).startswith('config.yaml:1:1: there is no theme "solr"')


def test_in_256_colours_it_is_fitted(looks: Make) -> None:
    found = looks("ink")
    plain = found.theme()
    found.shelf.colors = 256
    assert found.theme().colors["background"] != plain.colors["background"]
    assert looks("ink").theme() == plain
