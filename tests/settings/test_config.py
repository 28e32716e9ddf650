from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from reader.domain.errors import UsageError
from reader.settings.config import BY_NAME, SETTINGS, Config, Loaded, load, table
from reader.settings.locations import Locations
from reader.settings.values import size

Load = Callable[..., Loaded]


@pytest.fixture
def home(tmp_path: Path) -> Locations:
    return Locations(*(tmp_path / kind for kind in ("config", "data", "state", "cache")))


@pytest.fixture
def loaded(home: Locations, tmp_path: Path) -> Load:
    """Load with the text of `config.yaml` and of `.reader.yaml`, variables and flags."""

    def run(
        own: str = "", beside: str = "", environ: dict[str, str] | None = None, **flags: object
    ) -> Loaded:
        folder = tmp_path / "news" / "today"
        folder.mkdir(parents=True, exist_ok=True)
        home.config.mkdir(exist_ok=True)
        if own:
            (home.config / "config.yaml").write_text(own)
        if beside:
            (folder.parent / ".reader.yaml").write_text(beside)
        return load(flags, environ or {}, folder, home)

    return run


def test_without_any_file_the_defaults_hold(loaded: Load) -> None:
    found = loaded()
    assert (found.config.theme, found.config.measure, found.problems, found.files) == ("auto", 72, (), ())
    assert found.config.jobs >= 1


def test_what_is_nearer_to_the_person_and_the_moment_wins(loaded: Load) -> None:
    own, beside, environ = "measure: 60", "measure: 61", {"READER_MEASURE": "62"}
    assert loaded(own).config.measure == 60
    assert loaded(own, beside).config.measure == 61
    assert loaded(own, beside, environ).config.measure == 62
    assert loaded(own, beside, environ, measure=63).config.measure == 63


def test_every_mistake_of_a_file_is_told_and_the_rest_holds(loaded: Load) -> None:
    found = loaded("measure: wide\nthem: ink\nboilerplate: no\nmax_size: 1 furlong\n")
    assert [str(p) for p in found.problems] == [
        'config.yaml:1:10: "measure" expects a whole number from 40 to 120',
        'config.yaml:4:11: "max_size" expects a size such as 64MiB',
        'config.yaml:2:1: unknown key "them"; did you mean "theme"?',
    ]
    assert found.config.boilerplate is False
    assert found.config.measure == Config().measure


@pytest.mark.parametrize("broken", ["a: [", "a: &x 1", "\x00", "- list", "measure: {a: b}"])
def test_a_broken_file_never_stops_the_reading(loaded: Load, broken: str) -> None:
    found = loaded(broken)
    assert found.problems
    assert found.config.measure == Config().measure


@pytest.mark.parametrize("name", [s.name for s in SETTINGS if s.shared is False])
def test_a_file_beside_an_article_may_not_set_what_is_yours(loaded: Load, name: str) -> None:
    value = {"keymap": "{quit: Z}", "jobs": "3", "question": "search", "force_text": "yes"}.get(name, "x")
    found = loaded(beside=f"{name}: {value}\n")
    assert len(found.problems) == 1
    assert "only your own config.yaml" in str(found.problems[0])
    assert getattr(found.config, name) == getattr(
        load({}, {}, None, Locations.of({"HOME": "/nowhere"})).config, name
    )


def test_a_folder_may_ask_for_privacy_and_never_take_it_away(loaded: Load) -> None:
    assert loaded(beside="private: true").config.private
    found = loaded("private: true", beside="private: false")
    assert found.config.private
    assert str(found.problems[0]).startswith('.reader.yaml:1:10: "private" is not taken from here')


@pytest.mark.parametrize("name", ["../evil", "/tmp/evil", ".hidden", "a\\b", "", "a" * 101, "a\nb"])
def test_a_theme_is_a_name_that_leads_to_no_other_folder(loaded: Load, name: str) -> None:
    found = loaded(beside=f"theme: '{name}'" if name.isprintable() else 'theme: "a\\nb"')
    assert len(found.problems) == 1
    assert found.config.theme == "auto"
    with pytest.raises(UsageError, match="--theme: expected a theme's name"):
        loaded(theme=name)


def test_the_nearest_file_above_the_article_counts_alone(loaded: Load, tmp_path: Path) -> None:
    loaded(beside="measure: 50\nboilerplate: hide")
    (tmp_path / "news" / "today" / ".reader.yaml").write_text("measure: 51")
    found = loaded("theme: paper")
    assert (found.config.measure, found.config.boilerplate, found.config.theme) == (51, True, "paper")
    assert [path.parent.name for path in found.files] == ["today", "config"]


def test_a_right_file_is_kept_ready_until_it_changes(loaded: Load, home: Locations) -> None:
    text = "measure: 50\nkeymap: {quit: [Z, ','], next: x}\nrules: none\nmax_size: 1 KiB\nboilerplate: hide\n"
    first = loaded(text)
    assert len(list((home.cache / "settings").iterdir())) == 1
    assert loaded().config == first.config
    assert loaded("measure: 100\n").config.measure == 100


def test_what_is_kept_of_one_s_own_file_is_not_taken_for_a_shared_one(loaded: Load, home: Locations) -> None:
    loaded("question: search")
    shared = load({}, {}, home.config, home)
    assert shared.config.question == "search"
    (home.config / ".reader.yaml").hardlink_to(home.config / "config.yaml")
    assert "only your own" in str(load({}, {}, home.config, home).problems[0])


def test_the_mistakes_of_a_file_are_told_every_time(loaded: Load, home: Locations) -> None:
    assert loaded("measure: 3").problems
    assert loaded("measure: 3").problems
    assert not (home.cache / "settings").exists()


@pytest.mark.parametrize(
    ("own", "environ", "flags"),
    [
        ("private: true", {}, {}),
        ("measure: 50", {"READER_PRIVATE": "1"}, {}),
        ("measure: 50", {}, {"private": True}),
    ],
)
def test_private_keeps_nothing_ready(
    loaded: Load, home: Locations, own: str, environ: dict[str, str], flags: dict[str, object]
) -> None:
    assert loaded(own, environ=environ, **flags).config.private
    assert not home.cache.exists()


@pytest.mark.parametrize(
    "measure", ["39", "121", "7²", "4_0", "72          x", "٧٢", "-50", "", "72.0", "[72]"]
)
def test_a_measure_is_a_whole_number(loaded: Load, measure: str) -> None:
    found = loaded(f"measure: {measure}")
    assert found.config.measure == 72
    assert len(found.problems) == (1 if measure else 0)


def test_a_wrong_variable_is_told_and_a_wrong_flag_refused(loaded: Load) -> None:
    assert "READER_MEASURE: expected a whole number" in str(
        loaded(environ={"READER_MEASURE": "x"}).problems[0]
    )
    with pytest.raises(UsageError, match="--max-size: expected a size"):
        loaded(max_size="big")


@pytest.mark.parametrize(
    ("text", "bytes_"),
    [
        ("64MiB", 64 << 20),
        ("10 MB", 10_000_000),
        ("5", 5),
        ("2kib", 2048),
        ("1g", None),
        ("0", None),
        ("٥", None),
        ("-1", None),
        ("1.5MB", None),
    ],
)
def test_sizes(text: str, bytes_: int | None) -> None:
    if bytes_ is None:
        with pytest.raises(ValueError):  # noqa: PT011 - the caller says what is expected
            size(text)
    else:
        assert size(text) == bytes_


@pytest.mark.parametrize(
    ("text", "rules"),
    [("rules: none", ()), ("rules: [a, b]", ("a", "b")), ("rules: a, b", ("a", "b")), ("rules: []", ())],
)
def test_rules_are_names(loaded: Load, text: str, rules: tuple[str, ...]) -> None:
    assert loaded(text).config.rules == rules


def test_a_key_may_be_a_comma(loaded: Load) -> None:
    assert loaded("keymap:\n  next: ','\n  quit: [q, Z Z]\n").config.keymap == {
        "next": (",",),
        "quit": ("q", "Z Z"),
    }


def test_every_setting_is_in_the_table_once() -> None:
    assert len(BY_NAME) == len(SETTINGS)
    assert [row[0] for row in table()] == [s.name for s in SETTINGS]
    assert {s.name for s in SETTINGS} == set(Config.__struct_fields__)
