"""Everything that can be wrong with a corpus, found at once."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from osexplore.corpus.rules import (
    chains,
    disagreements,
    identities,
    people,
    places,
    quotes,
    sources,
    times,
    wording,
)
from osexplore.corpus.rules.examined import Examined
from osexplore.corpus.shape import RECORDS
from osexplore.corpus.store import decode_all

if TYPE_CHECKING:
    from osexplore.corpus.problem import Problem
    from osexplore.corpus.shape import Documents

RULES = (
    *identities.RULES,
    *wording.RULES,
    *times.RULES,
    *people.RULES,
    *sources.RULES,
    *quotes.RULES,
    *places.RULES,
    *chains.RULES,
    *disagreements.RULES,
)

_TABLES = list(RECORDS)


def check(documents: Documents) -> list[Problem]:
    """Return all that is wrong, sorted by table, id and field.

    A document with a wrong type is examined without that field, and no rule speaks about the field.
    """
    corpus, problems = decode_all(documents)
    mistyped = frozenset((problem.table, problem.id, _name(problem.field)) for problem in problems)
    examined = Examined(documents, corpus, mistyped)
    found = {problem for rule in RULES for problem in rule(examined)}
    known = {
        problem for problem in found if (problem.table, problem.id, _name(problem.field)) not in mistyped
    }
    return sorted({*problems, *known}, key=_order)


def _order(problem: Problem) -> tuple[int, str, str, str]:
    return _TABLES.index(problem.table), problem.id, problem.field, problem.what


def _name(field: str) -> str:
    """Return the document's own field that a path such as `versions[1].quotes` begins with."""
    return re.split(r"[.\[]", field)[0]
