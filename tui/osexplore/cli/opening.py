"""The story that a command is about, opened."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from osexplore.corpus.index import Index
from osexplore.corpus.references import loose_ends
from osexplore.corpus.store import default_path, load

if TYPE_CHECKING:
    from pathlib import Path


def opened(db: Path | None) -> Index:
    """Return the story that `--db` names; say on stderr if ids in it stand twice or lead nowhere."""
    corpus = load(default_path(db))
    loose = loose_ends(corpus)
    if loose:
        found = "an id stands twice or leads" if loose == 1 else f"{loose} ids stand twice or lead"
        click.echo(f"osexplore: {found} nowhere; `osexplore check` says which and where", err=True)
    return Index(corpus)
