"""What people and works are called in the words around a citation, in the language of these words."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from osexplore.citing.curly import curled
from osexplore.citing.naming import authors, is_by, place, printed, quoted_title
from osexplore.citing.tongues import CHINESE
from osexplore.corpus.model import words
from osexplore.corpus.plain import harmless

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from osexplore.citing.tongues import Tongue
    from osexplore.corpus.model import Person, Source

_TELLS_APART = re.compile(r"\s*[(（][^()（）]*\d{4}(?:年(?:\d{1,2}月)?)?[)）]$")
"""The end of a group's name that only tells it from another such group: "(2025)", "（OpenAI，2023年）"."""

_INNER_TITLE_MARKS = str.maketrans("《》", "〈〉")


def names(identities: Iterable[str], people: Mapping[str, Person], said_in: Tongue) -> str:
    """Return people's names in the language of the words around them, several as a sentence joins them."""
    known = [_name(people[one], said_in) if one in people else one for one in identities]
    return said_in.listed(known)


def work_name(
    work: Source,
    people: Mapping[str, Person],
    said_in: Tongue,
    *named: Sequence[str],
) -> str:
    """Return what a work of a chain is called: its title in marks and by whom, else our description.

    The description of an untitled work stands in brackets, as in the references. Who wrote it is left
    out where it is by people who have been `named`.
    """
    if not printed(work, "title"):
        return _description(work, people, said_in)
    by = "" if any(is_by(work, some, people) for some in named) else _writers(work, people, said_in)
    if said_in is CHINESE:
        return f"{by}{_in_title_marks(work)}"
    return f"{quoted_title(work)} by {by}" if by else quoted_title(work)


def placed(work: Source, people: Mapping[str, Person], said_in: Tongue) -> str:
    """Return what a work is called with where it stood, which tells a reprint from its original."""
    name, stood = work_name(work, people, said_in), place(work, people)
    if not (printed(work, "title") and stood):
        return name
    if said_in is CHINESE:
        return f"{_in_title_marks(work)}（{printed(work, 'container-title') or printed(work, 'publisher')}）"
    return name if stood in name else f"{name} ({stood})"


def _name(person: Person, said_in: Tongue) -> str:
    """Return a person's name; a group's without what only tells it from another group of the story."""
    name = harmless(words(person.name, said_in.language))
    told = (_TELLS_APART.sub("", name) if person.kind == "group" else "") or name
    return told if said_in is CHINESE else curled(told)


def _writers(work: Source, people: Mapping[str, Person], said_in: Tongue) -> str:
    """Return who wrote a work: as printed, else the people it is said to be by, else nothing."""
    return said_in.listed(authors(work)) or names(work.by, people, said_in)


def _description(work: Source, people: Mapping[str, Person], said_in: Tongue) -> str:
    """Return our description of an untitled work, else where it stood, by whom, or its id."""
    described = harmless(words(work.title, said_in.language))
    if described:
        return described if said_in is CHINESE else f"[{curled(described)}]"
    stood = printed(work, "container-title") or printed(work, "publisher")
    return stood or _writers(work, people, said_in) or harmless(work.id)


def _in_title_marks(work: Source) -> str:
    """Return a printed title in Chinese title marks, those in it turned into the inner ones."""
    return f"《{printed(work, 'title').translate(_INNER_TITLE_MARKS)}》"
