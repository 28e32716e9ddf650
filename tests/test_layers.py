"""The layers as they are when the program runs."""

from __future__ import annotations

import subprocess
import sys

import pytest


def loaded_by(module: str) -> set[str]:
    """The names of all modules that importing this one loads, in a fresh interpreter."""
    code = f"import sys, {module}; print(*sys.modules)"
    return set(
        subprocess.run(
            [sys.executable, "-c", code], capture_output=True, text=True, check=True
        ).stdout.split()
    )


@pytest.mark.parametrize(
    "module", ["reader.engine", "reader.cli.reading", "reader.cli.commands", "reader.analysis.pool"]
)
def test_the_core_needs_neither_the_screen_nor_the_model(module: str) -> None:
    assert not loaded_by(module) & {"textual", "rich", "spacy", "thinc", "numpy"}


@pytest.mark.parametrize(
    "heavy", ["yaml", "sqlite3", "chardet", "markdown_it", "regex", "platformdirs", "shtab", "watchdog"]
)
def test_a_start_loads_nothing_that_it_may_not_need(heavy: str) -> None:
    assert heavy not in loaded_by("reader.cli.reading")


def test_the_window_does_not_load_the_model() -> None:
    assert not loaded_by("reader.ui.app") & {"spacy", "thinc", "numpy"}


def test_the_domain_is_the_standard_library_regex_and_msgspec() -> None:
    modules = "reader.domain.search, reader.domain.layers, reader.domain.reading, reader.domain.display"
    foreign = {name.split(".")[0] for name in loaded_by(modules)} - set(sys.stdlib_module_names)
    allowed = {"reader", "regex", "msgspec", "typing_extensions", "editables", "sitecustomize"}
    assert {name for name in foreign if not name.startswith("_")} <= allowed
