"""Render every source of the shipped story in every style, for the cache that ships with the program.

Run `uv run --group proof python tools/render_citations.py` after a change to a source in db.json, to
how items are made, or to a style. What is rendered already is rendered again.
"""

from __future__ import annotations

import sys
from pathlib import Path

from osexplore.citing import cache, engine, pandoc, styles
from osexplore.citing.items import item
from osexplore.corpus.index import Index
from osexplore.corpus.store import load

ROOT = Path(__file__).resolve().parents[1]


def shelf(index: Index, style: styles.Style) -> cache.Shelf:
    """Return every source of a story rendered in a style."""
    items = [item(source, index.people, style) for source in index.sources.values()]
    return dict(
        zip((cache.item_hash(made, style) for made in items), engine.render(items, style), strict=True)
    )


def main() -> int:
    """Write one file a style; say how many renderings it holds."""
    index = Index(load(ROOT / "db.json"))
    cache.SHIPPED.mkdir(exist_ok=True)
    for style in styles.STYLES.values():
        try:
            rendered = shelf(index, style)
        except (pandoc.EngineError, styles.StyleError) as error:
            sys.stderr.write(f"{error}\n")
            return 2
        (cache.SHIPPED / f"{style.name}.json").write_text(cache.encode(rendered), encoding="utf-8")
        sys.stdout.write(f"{style.name}: {len(rendered)}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
