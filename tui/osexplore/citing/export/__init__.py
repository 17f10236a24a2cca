"""The works, quotes and events of a story in the forms that other programs read."""

from __future__ import annotations

from dataclasses import dataclass
from importlib import import_module
from typing import TYPE_CHECKING

from osexplore.citing.export.material import Material, collected, selected
from osexplore.citing.quotation import Copy

if TYPE_CHECKING:
    from osexplore.citing.styles import Style

__all__ = ["FORMATS", "SUFFIXES", "Material", "Options", "collected", "export", "selected"]

FORMATS = {
    "csl-json": "csl_json",
    "biblatex": "biblatex",
    "bibtex": "bibtex",
    "ris": "ris",
    "csv": "sheet",
    "markdown": "markdown",
    "jsonl": "lines",
    "webannotation": "webannotation",
    "timelinejs": "timelinejs",
}
"""Each export format's name, and the module here that writes it."""

SUFFIXES = {
    "csl-json": ".json",
    "biblatex": ".bib",
    "bibtex": ".bib",
    "ris": ".ris",
    "csv": ".csv",
    "markdown": ".md",
    "jsonl": ".jsonl",
    "webannotation": ".jsonld",
    "timelinejs": ".json",
}
"""How the name of a file in each format ends."""


@dataclass(frozen=True)
class Options:
    """What an export may be told: the style of its references, and whether CSV begins with a BOM."""

    style: Style
    bom: bool = False


def export(form: str, material: Material, options: Options) -> Copy:
    """Return the material in a format of `FORMATS`, and what must be said about what it leaves out."""
    module = import_module(f"{__name__}.{FORMATS[form]}")
    made: Copy
    if form == "markdown":
        made = module.write(material, options.style)
        return made
    if form == "csv":
        made = module.write(material, options.style, bom=options.bom)
        return made
    return Copy(module.write(material), tuple(_left_out(form, material)))


def _left_out(form: str, material: Material) -> list[str]:
    """Return what a format has no room for, in words."""
    if form == "timelinejs":
        from osexplore.citing.export.timelinejs import undated

        missing = undated(material)
        return [f"without a date, and so left out: {', '.join(missing)}"] if missing else []
    if form == "webannotation":
        from osexplore.citing.export.webannotation import unaddressed

        missing = unaddressed(material)
        return [f"without a text or an address, and so left out: {', '.join(missing)}"] if missing else []
    return []
