"""A source can be cited, and its text can be recognised."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from osexplore.corpus import csl
from osexplore.corpus.problem import Problem

if TYPE_CHECKING:
    from osexplore.corpus.rules.examined import Examined

_SHA256 = re.compile(r"[0-9a-f]{64}", re.ASCII)


def csl_without_issued(examined: Examined) -> Iterator[Problem]:
    """The date of issue is computed from `published`."""
    for source in examined.corpus.sources:
        if "issued" in source.csl:
            remedy = "remove it and give the date as published"
            yield Problem("sources", source.id, "csl.issued", "does not belong here", remedy)


def csl_type(examined: Examined) -> Iterator[Problem]:
    """An article, and whatever else is described in CSL, is of a type that CSL knows."""
    for source in examined.corpus.sources:
        kind = source.csl.get("type")
        if kind is None:
            if (source.text or source.csl) and examined.known("sources", "csl", source):
                remedy = "add it, such as webpage or article-newspaper"
                yield Problem("sources", source.id, "csl.type", "is missing", remedy)
        elif isinstance(kind, str) and kind not in csl.TYPES:
            yield Problem(
                "sources", source.id, "csl.type", f"{kind!r} is no type of CSL", _meant(kind, csl.TYPES)
            )


def csl_variables(examined: Examined) -> Iterator[Problem]:
    """What a source is described by are variables of CSL."""
    for source in examined.corpus.sources:
        for name in source.csl:
            if name not in csl.VARIABLES:
                remedy = _meant(name, csl.VARIABLES)
                yield Problem("sources", source.id, f"csl.{name}", "is no variable of CSL", remedy)


def csl_values(examined: Examined) -> Iterator[Problem]:
    """A variable of CSL holds what it is made for: names a list of names, the rest text or a number."""
    for source in examined.corpus.sources:
        for name, value in source.csl.items():
            if name in csl.NAMES and not (isinstance(value, list) and value and all(map(csl.is_name, value))):
                remedy = 'write it as [{"literal": "…"}] or [{"family": "…", "given": "…"}]'
                yield Problem("sources", source.id, f"csl.{name}", "is not a list of names", remedy)
            elif name in csl.TEXTS and not (isinstance(value, str) and value.strip()):
                yield Problem(
                    "sources", source.id, f"csl.{name}", "is not text", "write the words, or leave it out"
                )
            elif name in csl.NUMBERS and not isinstance(value, str | int):
                yield Problem(
                    "sources", source.id, f"csl.{name}", "is no number", "write it as text or a number"
                )


def described(examined: Examined) -> Iterator[Problem]:
    """A source without a printed title is described by a title of ours."""
    for source in examined.corpus.sources:
        untitled = not source.csl.get("title") and not source.title
        if untitled and examined.known("sources", "csl", source):
            remedy = "describe the source in it, as there is no printed title"
            yield Problem("sources", source.id, "title", "is empty, and so is csl.title", remedy)


def article_language(examined: Examined) -> Iterator[Problem]:
    """An article is in a language."""
    for source in examined.corpus.sources:
        if source.text and source.language is None:
            yield Problem("sources", source.id, "language", "is missing", "give it, such as zh-Hans")


def text_fingerprint(examined: Examined) -> Iterator[Problem]:
    """A text is recognised by its SHA-256, which is 64 digits of 0-9 and a-f."""
    for source in examined.corpus.sources:
        if source.text and not _SHA256.fullmatch(source.text.sha256):
            remedy = "write what `sha256sum FILE` prints"
            yield Problem("sources", source.id, "text.sha256", "is no SHA-256", remedy)


def text_of_its_own(examined: Examined) -> Iterator[Problem]:
    """Two sources do not have one text."""
    holders: dict[str, str] = {}
    for source in examined.corpus.sources:
        if source.text:
            first = holders.setdefault(source.text.sha256, source.id)
            if first != source.id:
                what = f"is that of {first} too"
                yield Problem("sources", source.id, "text.sha256", what, "name each source's own file")


def text_file_name(examined: Examined) -> Iterator[Problem]:
    """A text's file is a name without folders, to be found wherever its reader keeps the texts."""
    for source in examined.corpus.sources:
        if source.text and (not source.text.file.strip() or re.search(r"[/\\]", source.text.file)):
            what = f"{source.text.file!r} is not the bare name of a file"
            yield Problem("sources", source.id, "text.file", what, "leave the folder out")


def body_inside_text(examined: Examined) -> Iterator[Problem]:
    """The body of an article is a part of its text, and not an empty one."""
    for source in examined.corpus.sources:
        if source.text:
            (first, last), characters = source.text.body, source.text.characters
            if not 0 <= first < last <= characters:
                what = f"is [{first}, {last}] in a text of {characters} characters"
                remedy = "give the start and the end of the article proper inside its text"
                yield Problem("sources", source.id, "text.body", what, remedy)


RULES = (
    csl_without_issued,
    csl_type,
    csl_variables,
    csl_values,
    described,
    article_language,
    text_fingerprint,
    text_of_its_own,
    text_file_name,
    body_inside_text,
)


def _meant(name: Any, known: frozenset[str]) -> str:
    from osexplore.corpus.type_errors import near

    found = near(str(name), known)
    return f"did you mean {found}?" if found else "see the CSL specification, appendices III and IV"
