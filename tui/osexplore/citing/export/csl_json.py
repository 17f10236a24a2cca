"""CSL-JSON: the works as items, titles as printed; what its schema has no field for goes into `custom`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from osexplore.citing.export.jsontext import json_text
from osexplore.citing.items import item
from osexplore.corpus import csl
from osexplore.corpus.plain import harmless

if TYPE_CHECKING:
    from osexplore.citing.export.material import Material
    from osexplore.corpus.model import Source


def write(material: Material) -> str:
    """Return a list of items that is valid by the official schema."""
    items = [_item(work, material) for work in material.works]
    return json_text(items)


def _item(work: Source, material: Material) -> dict[str, Any]:
    made = {**item(work, material.people), "id": harmless(work.id)}
    custom = {name: made.pop(name) for name in sorted(csl.OUTSIDE_SCHEMA & made.keys())}
    if work.title:
        custom["title-translations"] = {tag: harmless(text) for tag, text in work.title.items()}
    if custom:
        made["custom"] = {**made.get("custom", {}), **custom}
    return made
