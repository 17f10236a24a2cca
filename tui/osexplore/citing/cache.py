"""Rendered references that need no engine any more: those shipped for our story, those made on this machine.

One JSON file a style, from the hash of an item to its rendering. A wrong or missing file is an
empty one: a cache may be deleted at any time.
"""

from __future__ import annotations

import hashlib
from contextlib import suppress
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec
from platformdirs import user_cache_path

from osexplore.citing import engine, styles
from osexplore.citing.engine import Rendering
from osexplore.corpus.atomic import replace
from osexplore.corpus.problem import CorpusError

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from osexplore.citing.engine import Item
    from osexplore.citing.styles import Style

SHIPPED = Path(__file__).parent / "rendered"

Shelf = dict[str, Rendering]
"""Renderings in one style by the hash of their item."""


def item_hash(item: Item, style: Style) -> str:
    """Return what tells an item's rendering from others in a style: its content and language, not its id."""
    content = {**item, "id": "", "": style.language or item.get("language")}
    return hashlib.sha256(msgspec.json.encode(content, order="deterministic")).hexdigest()[:16]


def cached(items: Sequence[Item], style: Style) -> list[Rendering | None]:
    """Return each item's rendering if there is one already; only for what does not ship a file is read."""
    keys = [item_hash(item, style) for item in items]
    shelf = shipped(style)
    if not shelf.keys() >= set(keys):
        shelf = {**kept(style), **shelf}
    return [shelf.get(key) for key in keys]


def renderings(items: Sequence[Item], style: Style) -> list[Rendering]:
    """Return each item's rendering, made by the engine and kept where none is there yet.

    Raises EngineError or StyleError where one is missing and cannot be made.
    """
    found = cached(items, style)
    missing = {item_hash(item, style): item for item, one in zip(items, found, strict=True) if one is None}
    made: Shelf = {}
    for keys in engine.batches(list(missing)):
        new = dict(zip(keys, engine.render([missing[key] for key in keys], style), strict=True))
        made |= new
        with suppress(CorpusError):  # a cache that cannot be written costs time, nothing else
            keep(style, new)
    return [one or made[item_hash(item, style)] for item, one in zip(items, found, strict=True)]


@cache
def shipped(style: Style) -> Shelf:
    """Return what ships with the program in this style; nothing for a style of the reader's."""
    return {} if style.path else read(SHIPPED / f"{style.name}.json")


def kept(style: Style) -> Shelf:
    """Return what this machine has rendered in this style."""
    return read(_place(style))


def keep(style: Style, new: Mapping[str, Rendering]) -> None:
    """Add renderings to what this machine keeps."""
    place = _place(style)
    with suppress(OSError):
        place.parent.mkdir(parents=True, exist_ok=True)
    replace(place, encode({**kept(style), **new}))


def read(path: Path) -> Shelf:
    """Return the shelf in a file; an empty one if there is none or it is of another shape."""
    with suppress(OSError, msgspec.DecodeError):
        return msgspec.json.decode(path.read_bytes(), type=Shelf)
    return {}


def encode(shelf: Mapping[str, Rendering]) -> str:
    """Return a shelf as a file holds it: sorted, one rendering a line, so that a change reads well."""
    lines = [
        f"{msgspec.json.encode(key).decode()}: {msgspec.json.encode(rendering).decode()}"
        for key, rendering in sorted(shelf.items())
    ]
    return "{\n" + ",\n".join(lines) + "\n}\n"


def _place(style: Style) -> Path:
    """Return the machine's file for a style, named by its CSL file's content: a newer one starts anew."""
    with suppress(styles.StyleError, OSError):
        mark = hashlib.sha256(styles.find(style).read_bytes()).hexdigest()[:12]
        return user_cache_path("osexplore") / "citations" / f"{style.name}-{mark}.json"
    return user_cache_path("osexplore") / "citations" / f"{style.name}.json"
