"""The basic reference: who, what, where, when, as far as the record says, and labelled as no style's own.

It stands where no citation style has been rendered. What is not recorded is left out or said to be
unknown; nothing is filled in.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from osexplore.citing.naming import date_words, printed, quoted_title, title, writers

if TYPE_CHECKING:
    from collections.abc import Mapping

    from osexplore.corpus.model import Person, Source

LABEL = "Basic reference"

_FOUND = {"address": "from its address", "derived": "derived, not printed"}


def reference(source: Source, people: Mapping[str, Person]) -> str:
    """Return the basic reference of a work, labelled: author, “title”, publisher, date, address."""
    publishers = dict.fromkeys(printed(source, field) for field in ("container-title", "publisher"))
    parts = [writers(source, people), _title(source), *publishers, _published(source)]
    sentence = f"{LABEL}: {', '.join(part for part in parts if part)}."
    return " ".join(part for part in (sentence, _address(source)) if part)


def _title(source: Source) -> str:
    """Return the printed title in quotation marks; of an untitled work our description in brackets."""
    ours = title(source)
    return quoted_title(source) or (f"[{ours}]" if ours else "untitled")


def _published(source: Source) -> str:
    """Return the date of publication in words, with how it was found unless it is printed."""
    if not source.published:
        return "date unknown"
    found = _FOUND.get(source.published_from)
    wording = date_words(source.published)
    return f"{wording} ({found})" if found else wording


def _address(source: Source) -> str:
    """Return where the work stands: its URL, else its DOI as one."""
    url, doi = printed(source, "URL"), printed(source, "DOI")
    return url or (f"https://doi.org/{doi.removeprefix('https://doi.org/')}" if doi else "")
