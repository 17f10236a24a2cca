"""The story that a command is about, opened."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from osexplore.corpus.index import Index
from osexplore.corpus.store import default_path, load

if TYPE_CHECKING:
    from pathlib import Path


def opened(db: Path | None) -> Index:
    """Return the story that `--db` names; say on stderr what its index finds wrong in it."""
    index = Index(load(default_path(db)))
    if index.trouble:
        click.echo(f"osexplore: {index.trouble}", err=True)
    return index
