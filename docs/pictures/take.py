"""Takes the pictures of the documentation: the real window on the sample articles.

    python docs/pictures/take.py

Needs Chromium for turning SVG into PNG. The analysis runs as always; nothing of it is kept.
"""

from __future__ import annotations

import asyncio
import re
import shutil
import subprocess
import tempfile
from pathlib import Path

from reader.engine import Engine
from reader.formats.source import expand
from reader.ui.app import ReaderApp
from reader.ui.session import Session

HERE = Path(__file__).resolve().parent
SAMPLES = HERE.parent.parent / "sample_articles"
PICTURES = {
    # name: (article, theme, columns, rows, keys)
    "dark": ("harbour-strike.txt", "ink", 120, 40, ["e", "enter", "n"]),
    "light": (
        "harbour-strike.txt",
        "paper",
        120,
        40,
        ["right_square_bracket", "q", "right_square_bracket", "q"],
    ),
    "small": ("merger.txt", "ink", 80, 24, ["e"]),
    "mono": ("harbour-strike.txt", "mono", 120, 40, ["e", "enter"]),
}


async def screen(article: str, theme: str, size: tuple[int, int], keys: list[str]) -> str:
    """The window as SVG, after the keys, when the analysis is complete."""
    queue = expand([str(SAMPLES / article)])
    engine = Engine({"private": True, "theme": theme})
    opened = engine.open(queue[0])
    engine.analyst.analyse(opened)
    app = ReaderApp(Session(engine, queue, opened, None), engine.theme())
    async with app.run_test(size=size) as pilot:
        while not app.session.reading.complete:
            await pilot.pause(0.05)
        await pilot.press(*keys)
        await pilot.pause()
        svg = app.export_screenshot(title="reader")
    engine.close()
    return svg


def drawn(svg: str) -> str:
    """The SVG for a page, with a font that is installed."""
    width = re.findall(r'viewBox="0 0 ([\d.]+) ', svg)[0]
    svg = re.sub(r"@font-face \{.*?\}", "", svg, flags=re.S)
    svg = svg.replace("Fira Code", "JetBrains Mono, DejaVu Sans Mono")
    return svg.replace("<svg ", f"<svg width={float(width):.0f} ", 1)


def picture(svg: str, target: Path) -> None:
    """The SVG as PNG."""
    width, height = (float(n) for n in re.findall(r'viewBox="0 0 ([\d.]+) ([\d.]+)"', svg)[0])
    browse(drawn(svg), (round(width), round(height)), target)


def browse(html: str, size: tuple[int, int], target: Path, zoom: float = 1) -> None:
    """A picture of what a browser makes of this."""
    browser = shutil.which("chromium") or shutil.which("google-chrome")
    if browser is None:
        raise SystemExit("Chromium is needed to turn SVG into PNG")
    with tempfile.TemporaryDirectory() as folder:
        page = Path(folder, "page.html")
        style = f"margin:0; zoom:{zoom}; line-height:0; background:#808080"
        page.write_text(f'<body style="{style}">{html}', encoding="utf-8")
        options = [
            "--headless",
            "--no-sandbox",
            "--disable-gpu",
            "--disable-background-networking",
            "--hide-scrollbars",
            f"--window-size={size[0]},{size[1]}",
        ]
        command = [browser, *options, f"--screenshot={target}", str(page)]
        subprocess.run(command, check=True, capture_output=True)


def main() -> None:
    """Take all of them."""
    for name, (article, theme, columns, rows, keys) in PICTURES.items():
        picture(asyncio.run(screen(article, theme, (columns, rows), keys)), HERE / f"{name}.png")


if __name__ == "__main__":
    main()
