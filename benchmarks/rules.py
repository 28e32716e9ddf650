"""How long highlight rules take: many rules on a usual article, and very many phrases on a long one.

    python -m benchmarks.rules [--rounds N] [--profile]

Run it in the environment that the reader is installed in, from the checkout.
"""

from __future__ import annotations

import argparse
import cProfile
import pstats
import statistics
import tempfile
import time
from collections.abc import Callable
from itertools import cycle, islice
from pathlib import Path

from benchmarks import corpus
from reader.domain.analysis import Analysis
from reader.domain.errors import ReaderError
from reader.domain.rules import RuleSet
from reader.domain.text import Article
from reader.engine import Engine
from reader.formats.source import Source
from reader.rules import apply as rules
from reader.rules.kinds import terms
from reader.rules.loader import load

RULES, PHRASES, LONG = 500, 20_000, 100_000


def pieces_of_text(count: int, words: int) -> list[str]:
    """So many different runs of words, as the samples have them."""
    text = " ".join(path.read_text(encoding="utf-8") for path in corpus.samples(None)).split()
    text = [word.strip(".,;:“”\"'’‘()[]#*") for word in text]
    text = [word for word in text if word.isalnum() and len(word) > 3]  # nobody marks every "the"
    return [
        " ".join(text[(7 * n + k * n // len(text)) % len(text)] for k in range(words)) for n in range(count)
    ]


def many_rules() -> RuleSet:
    """The kinds that need no parse, in turn, as people write them."""
    terms = iter(cycle(pieces_of_text(4_000, 1)))
    pairs = iter(cycle(pieces_of_text(4_000, 2)))

    def some(source: object, count: int) -> str:
        return ", ".join(f"'{term}'" for term in islice(source, count))  # type: ignore[call-overload]

    made: list[Callable[[], str]] = [
        lambda: f"words: [{some(terms, 8)}]",
        lambda: f"words: [{some(pairs, 8)}], in: body",
        lambda: f"phrase: [{some(pairs, 20)}]",
        lambda: f"regex: '{next(terms)}s?'",
        lambda: f"regex: '\\b(?:{next(terms)}|{next(terms)}|{next(terms)})\\b', case: ignore",
        lambda: f"regex: '[$€£]\\s?\\d[\\d,.]*(?:\\s?(?:million|billion|{next(terms)}))?'",
        lambda: f"regex: '(?i)\\b{next(terms)}\\s+\\w+ed\\b', unless: {next(terms)}",
        lambda: f"entity: [PERSON, ORG], text: {next(terms)}",
        lambda: f"entity: ['{next(terms).title()}', '{next(pairs)}']",
        lambda: f"speaker: ['{next(terms)}', '{next(pairs)}'], text: '{next(terms)}'",
    ]
    lines = (f"  - {{name: r{n}, {make()}}}" for n, make in zip(range(RULES), cycle(made)))
    return load("rules:\n" + "\n".join(lines), "many.yaml")


def article_of(folder: Path, text: str) -> tuple[Engine, Article]:
    """A text as the engine opens it."""
    path = folder / "article.txt"
    path.write_text(text, encoding="utf-8")
    engine = Engine({"private": True})
    return engine, engine.open(Source(str(path), path))


def usual(folder: Path) -> Callable[[], None]:
    """500 rules on an article of 800 words, matching and merging."""
    words = corpus.five_kilobytes().read_text(encoding="utf-8").split(" ")
    path = folder / "usual.txt"
    path.write_text(" ".join(words[:800]), encoding="utf-8")
    engine = Engine({"private": True})
    failed: list[ReaderError] = []
    (reading,) = engine.analyse_all([Source(str(path), path)], failed)
    engine.close()
    ruleset = many_rules()
    article, analysis = reading.article, reading.analysis
    found = rules.apply([ruleset], article, analysis, complete=True)
    print(f"{len(ruleset.rules)} rules, {len(article.text.split())} words: {len(found.highlights)} matches")
    return lambda: void(rules.apply([ruleset], article, analysis, complete=True))


def phrases(folder: Path) -> Callable[[], None]:
    """20,000 phrases of a file on 100 KB of text, reading the file and building included."""
    lines = dict.fromkeys(
        f"{one} {n % 97}" if n % 3 else one for n, one in enumerate(pieces_of_text(PHRASES, 3))
    )
    (folder / "phrases.txt").write_text("\n".join(lines), encoding="utf-8")
    _, article = article_of(folder, corpus.numbered(LONG))
    text = "rules: [{name: r, phrase: {file: phrases.txt}}]"

    def run() -> None:
        terms._index.cache_clear()
        ruleset = load(text, "phrases.yaml", folder)
        rules.apply([ruleset], article, Analysis(), complete=True)

    print(f"{len(lines)} phrases, {len(article.text)} characters")
    return run


def void(_: object) -> None:
    """Nothing."""


FIGURES = {"rules": (usual, 60, 25), "phrases": (phrases, 300, 120)}
"""Each figure with the milliseconds that it must take at most, and those that we aim at."""


def main() -> None:
    """Measure and print a table."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", 1)[0])
    parser.add_argument("--rounds", type=int, default=9)
    parser.add_argument("--profile", action="store_true", help="where the time goes")
    options = parser.parse_args()
    for name, (prepare, must, aim) in FIGURES.items():
        with tempfile.TemporaryDirectory() as folder:
            run = prepare(Path(folder))
            run()
            times = []
            for _ in range(options.rounds):
                started = (
                    time.process_time()
                )  # of this process alone: other work on the machine is none of it
                run()
                times.append(1000 * (time.process_time() - started))
            print(
                f"{name:<8} {statistics.median(times):>7.1f} ms, worst {max(times):.1f}; "
                f"must {must}, aim {aim}: {(prepare.__doc__ or '').rstrip('.')}",
                flush=True,
            )
            if options.profile:
                with cProfile.Profile() as profile:
                    run()
                pstats.Stats(profile).sort_stats("tottime").print_stats(18)


if __name__ == "__main__":
    main()
