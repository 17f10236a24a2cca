"""Which person or source is meant by what somebody writes: an id, a spelling, a part of one."""

from __future__ import annotations

from difflib import get_close_matches
from typing import TYPE_CHECKING

import click

from osexplore.citing.naming import place, printed, source_name
from osexplore.corpus.finding import PersonFinder
from osexplore.corpus.scripts import fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from osexplore.corpus.index import Index
    from osexplore.corpus.model import Source

_MOST = 4
"""How many ids a message names at most."""


def person_id(text: str, index: Index) -> str:
    """Return the id of the person who is meant; raise click.ClickException where none is, or not one alone.

    Meant is who has this id, else this spelling, else this word in a name; a person goes before organizations
    and groups ("musk" is Elon Musk, and not his lawyers).
    """
    if text in index.people:
        return text
    finder = PersonFinder(list(index.people.values()))
    named = finder.named(text)
    if named:
        persons = [person for person in named if person.kind == "person"]
        return _only("--person", text, [person.id for person in persons or named])
    found = [one.person for one in finder.find(text)] if text.strip() else []
    near = [person.id for person in sorted(found, key=lambda person: person.kind != "person")]
    raise _unknown("--person", text, "nobody in this story", near, "people")


def source_id(text: str, index: Index) -> str:
    """Return the id of the source that is meant; raise click.ClickException where none is, or not one alone.

    Meant is what has this id, else this title or this place (newspaper, site, publisher) in any language,
    else an id that begins so, else such a part in a title or place, if the source tells any event. A source
    that tells any goes before the works behind it ("wsj" is the article, and not what that is based on).
    """
    if text in index.sources:
        return text
    wanted = fold(text.strip())
    folded = {
        one: [fold(name) for name in _names(source, index) if name] for one, source in index.sources.items()
    }
    for found in (
        [one for one, names in folded.items() if wanted in names],
        [one for one in folded if wanted and one.startswith(wanted)],
        [one for one in index.telling() if wanted and any(wanted in name for name in folded[one])],
    ):
        if found:
            telling = set(index.telling())
            return _only("--source", text, [one for one in found if one in telling] or found)
    near = near_identities(text, index.sources)
    raise _unknown("--source", text, "no source in this story", near, "sources")


def near_identities(text: str, identities: Iterable[str]) -> list[str]:
    """Return the few ids that hold a text, else come near it."""
    identities = list(identities)
    holding = [identity for identity in identities if text and text.lower() in identity]
    return holding[:3] or get_close_matches(text.lower(), identities, n=3)


def _only(option: str, text: str, found: list[str]) -> str:
    """Return the one id that was found; raise click.ClickException where there are several."""
    if len(found) == 1:
        return found[0]
    raise click.ClickException(f"{option} {text}: may be {_or(found)}; give the id")


def _unknown(option: str, text: str, what: str, near: list[str], listing: str) -> click.ClickException:
    remedy = f"did you mean {_or(near[:3])}?" if near else f"`osexplore {listing}` lists them"
    return click.ClickException(f"{option} {text}: {what}; {remedy}")


def _names(source: Source, index: Index) -> Iterator[str]:
    """Give the titles of a source and the places where it stood, as printed and as told by us."""
    yield from source.title.values()
    for field in ("title", "container-title", "publisher"):
        yield printed(source, field)
    yield place(source, index.people)
    yield source_name(source, index.people)


def _or(identities: list[str]) -> str:
    named = identities[:_MOST]
    more = len(identities) - len(named)
    return " or ".join([", ".join(named[:-1]), named[-1]] if len(named) > 1 else named) + (
        f" (and {more} more)" if more > 0 else ""
    )
