"""spaCy loaded in two thirds of the time: without its command line, and with one tokenizer instead of two.

What is left out is not used here; where spaCy is built otherwise than expected, it loads as it always does.
"""

from __future__ import annotations

import importlib
import importlib.util
import sys
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from spacy.language import Language

_COMMAND_LINE = ("spacy.cli", "spacy.cli.info")
_USUAL_TOKENIZER = '@tokenizers = "spacy.Tokenizer.v1"'
_EMPTY_TOKENIZER = "reader.EmptyTokenizer.v1"


def import_spacy() -> None:
    """Import spaCy; its command line (requests, httpx, typer, …) only when somebody asks for it later."""
    if "spacy" in sys.modules or any(name in sys.modules for name in _COMMAND_LINE):
        return
    for name in _COMMAND_LINE:
        sys.modules[name] = ModuleType(name)
    sys.modules["spacy.cli.info"].info = None  # type: ignore[attr-defined]
    try:
        importlib.import_module("spacy")
    finally:
        for name in _COMMAND_LINE:
            del sys.modules[name]


def overrides(package: str) -> dict[str, Any]:
    """What to change in the configuration of a pipeline before it is loaded.

    A pipeline brings the rules of its tokenizer; building those of its language first is work for nothing.
    """
    spec = importlib.util.find_spec(package)
    if spec is None or spec.origin is None:
        return {}
    configs = Path(spec.origin).parent.glob("*/config.cfg")
    if not any(_USUAL_TOKENIZER in path.read_text(encoding="utf-8") for path in configs):
        return {}
    from spacy.util import registry

    if _EMPTY_TOKENIZER not in registry.tokenizers:
        registry.tokenizers.register(_EMPTY_TOKENIZER, func=_empty_tokenizer)
    return {"nlp": {"tokenizer": {"@tokenizers": _EMPTY_TOKENIZER}}}


def _empty_tokenizer() -> Any:
    def create(nlp: Language) -> Any:
        from spacy.tokenizer import Tokenizer  # type: ignore[import-not-found]

        return Tokenizer(nlp.vocab)

    return create
