"""Loading spaCy quickly changes nothing but the time."""

from __future__ import annotations

import subprocess
import sys

import spacy

from reader.analysis import models, pipeline, quick

TEXT = (
    "Mr. O'Neill isn't in the U.S.; visit https://example.org (it's free) for $3.5m—or don't! e.g. 10am, C++."
)


def test_the_tokenizer_is_the_one_that_the_model_brings() -> None:
    ours, plain = (
        pipeline.load(models.SHIPPED),
        spacy.load(models.SHIPPED, exclude=["ner", "parser", "tagger"]),
    )
    assert [t.text for t in ours.make_doc(TEXT)] == [t.text for t in plain.make_doc(TEXT)]
    one, other = (getattr(nlp.tokenizer, "to_bytes")() for nlp in (ours, plain))  # noqa: B009
    assert one == other


def test_a_model_that_is_not_there_needs_no_changes() -> None:
    assert quick.overrides("no_such_model") == {}


def test_the_command_line_can_be_imported_afterwards() -> None:
    code = (
        "import sys; from reader.analysis import quick; quick.import_spacy();"
        "assert 'spacy' in sys.modules and 'spacy.cli' not in sys.modules and 'requests' not in sys.modules;"
        "import spacy.cli; assert callable(spacy.cli.info)"
    )
    subprocess.run([sys.executable, "-c", code], check=True)
