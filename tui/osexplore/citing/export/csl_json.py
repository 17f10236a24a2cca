"""CSL-JSON: the works as items, titles as printed; ours go into `custom`, which no style prints."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from osexplore.citing.export.jsontext import json_text
from osexplore.citing.items import item
from osexplore.corpus.plain import harmless

if TYPE_CHECKING:
    from osexplore.citing.export.material import Material
    from osexplore.corpus.model import Source


def write(material: Material) -> str:
    """Return a list of items that is valid by the official schema."""
    items = [_item(work, material) for work in material.works]
    return json_text(items)


def _item(work: Source, material: Material) -> dict[str, Any]:
    made = {key: _clean(value) for key, value in item(work, material.people).items()}
    if work.title:
        made["custom"] = {"title-translations": {tag: harmless(text) for tag, text in work.title.items()}}
    return made


def _clean(value: Any) -> Any:
    """Return a value with every text in it harmless."""
    if isinstance(value, str):
        return harmless(value)
    if isinstance(value, dict):
        return {key: _clean(part) for key, part in value.items()}
    return [_clean(part) for part in value] if isinstance(value, list) else value
