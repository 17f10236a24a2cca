"""A spelling leads to one person, and a family name is a part of its person's name."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from typing import TYPE_CHECKING

from osexplore.corpus.model import in_name
from osexplore.corpus.problem import Problem
from osexplore.corpus.scripts import fold

if TYPE_CHECKING:
    from osexplore.corpus.model import Person
    from osexplore.corpus.rules.examined import Examined

_Spelling = tuple[str, str, str | None, str]


def spellings_not_empty(examined: Examined) -> Iterator[Problem]:
    """An alias has letters."""
    for person in examined.corpus.people:
        for field, text, _ in _aliases(person):
            if not text.strip():
                yield Problem("people", person.id, field, "is empty", "remove it")


def single_aliases(examined: Examined) -> Iterator[Problem]:
    """A person has an alias once."""
    for person in examined.corpus.people:
        entries = Counter((text, source) for _, text, source in _aliases(person))
        for (text, _), count in entries.items():
            if count > 1:
                yield Problem("people", person.id, "aliases", f"has {text!r} {count} times", "once is enough")


def spellings_of_one_person(examined: Examined) -> Iterator[Problem]:
    """Two people share a spelling only where a source tells them apart."""
    holders: defaultdict[tuple[str, str | None], dict[str, tuple[str, str]]] = defaultdict(dict)
    for person in examined.corpus.people:
        for field, text, source in (*_names(person), *_aliases(person)):
            if text.strip():
                holders[fold(text), source].setdefault(person.id, (field, text))
    for (_, source), sharing in holders.items():
        (first, _), *others = sharing.items()
        for identity, (field, text) in others:
            where = f" in {source}" if source else ""
            what = f"{text!r} also names {first}{where}"
            remedy = 'write it as {"text": …, "source": …} for the source that means this one'
            yield Problem("people", identity, field, what, remedy)


def family_names(examined: Examined) -> Iterator[Problem]:
    """Only a person has a family name, and it is whole words of the name in the same language."""
    for person in examined.corpus.people:
        if person.family and person.kind != "person":
            yield Problem("people", person.id, "family", f"is that of a {person.kind}", "remove it")
            continue
        for language, family in person.family.items():
            name = person.name.get(language)
            if family.strip() and (name is None or in_name(family, name) is None):
                what = f"{family!r} is no part of name.{language}"
                yield Problem("people", person.id, f"family.{language}", what, "write it as it stands there")


RULES = (spellings_not_empty, single_aliases, spellings_of_one_person, family_names)


def _names(person: Person) -> Iterator[tuple[str, str, None]]:
    for language, text in person.name.items():
        yield f"name.{language}", text, None


def _aliases(person: Person) -> Iterator[tuple[str, str, str | None]]:
    """Yield field, text and source (None: in any) of each alias."""
    for number, alias in enumerate(person.aliases):
        if isinstance(alias, str):
            yield f"aliases[{number}]", alias, None
        else:
            yield f"aliases[{number}]", alias.text, alias.source
