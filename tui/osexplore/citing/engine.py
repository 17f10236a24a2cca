"""References and citations of items in a style: from the cache where they lie, else from pandoc.

Every item is rendered as a document of its own and kept by style and hash of the item, with a
placeholder where a place in the work goes. Only a collection with an engine at hand is rendered
as one document, so that its numbers, its order and its `2024a` come from the style.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, TypeVar

import msgspec

from osexplore.citing import finishing, pandoc, runs, styles
from osexplore.citing.runs import Run, Runs

if TYPE_CHECKING:
    from collections.abc import Sequence

    from osexplore.citing.styles import Style

Item = dict[str, Any]
"""A CSL-JSON item."""

Place = tuple[str, int | None]
"""Where a citation points: an item's id, and the paragraph or None."""

T = TypeVar("T")

BATCH = 40
"""How many items go into one process: the slowest style takes most of a second for each on a busy machine."""

PLACEHOLDER = "7036807"
"""Stands for a paragraph in a rendering; a number, since styles treat a number as one."""


class Rendering(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One item in one style. An empty `reference` means: the style lists no such work."""

    citation: Runs = ()
    citation_at: Runs = ()
    label: str = ""
    reference: Runs = ()

    def cite(self, paragraph: int | None = None) -> Runs:
        """Return the citation, with its place where one is given and the style prints places."""
        if paragraph is None or not self.prints_place:
            return self.citation
        return runs.replaced(self.citation_at, PLACEHOLDER, str(paragraph))

    @property
    def prints_place(self) -> bool:
        """Tell whether the style prints a paragraph in its citation."""
        return bool(self.citation) and PLACEHOLDER in runs.plain(self.citation_at)

    def numbered(self, number: int) -> Rendering:
        """Return the rendering of a numeric style under another number than 1."""
        return Rendering(
            citation=_renumbered(self.citation, number),
            citation_at=_renumbered(self.citation_at, number),
            label=re.sub(r"\d+", str(number), self.label, count=1),
            reference=self.reference,
        )


class Cited(msgspec.Struct, frozen=True):
    """A collection in one style: its citations in their order, its references in the style's."""

    citations: tuple[Runs, ...]
    placed: tuple[bool, ...]
    """Of each citation, whether the style printed its paragraph."""
    references: tuple[tuple[str, str, Runs], ...]
    """Each work once: id, label, reference."""


def render(items: Sequence[Item], style: Style) -> list[Rendering]:
    """Return each item rendered for itself by pandoc, many in a process; raise EngineError or StyleError."""
    return [one for batch in batches(items) for one in _rendered(batch, style)]


def batches(items: Sequence[T]) -> list[Sequence[T]]:
    """Return items in portions that pandoc is done with in time, whatever the style."""
    return [items[start : start + BATCH] for start in range(0, len(items), BATCH)]


def _rendered(items: Sequence[Item], style: Style) -> list[Rendering]:
    jobs = [_job([item], [(item["id"], place)], style) for item in items for place in (None, PLACEHOLDER)]
    results = pandoc.run(styles.find(style), jobs)
    pairs = zip(items, results[::2], results[1::2], strict=True)
    return [_rendering(item, style, bare, placed) for item, bare, placed in pairs]


def render_together(items: Sequence[Item], citations: Sequence[Place], style: Style) -> Cited:
    """Return items cited in one document, in the order of `citations`.

    A style that takes each item's language gets a document for each, the Chinese one first: so the
    list is grouped by languages, as GB/T 7714 has it. Numbers then count within a language.
    """
    documents = _by_language(items, style)
    jobs = [
        _job(group, [place for place in map(_marked, citations) if place[0] in ids], style)
        for group, ids in documents
    ]
    rendered = pandoc.run(styles.find(style), jobs)
    in_order = [iter(result["citations"]) for result in rendered]
    known = {item["id"]: item for item in items}
    cited = [
        finishing.citation(_runs(next(in_order[_document_of(one, documents)])), known[one], style)
        for one, _ in citations
    ]
    placed = [PLACEHOLDER in runs.plain(citation) for citation in cited]
    entries = [entry for result in rendered for entry in result["entries"]]
    return Cited(
        tuple(runs.mapped(citation, _unmarked) for citation in cited),
        tuple(placed),
        tuple(_entry(entry, known[entry["id"]], style) for entry in entries),
    )


def _entry(entry: Any, item: Item, style: Style) -> tuple[str, str, Runs]:
    """Return an entry of the list of references: id, label, reference."""
    return item["id"], entry["label"].strip(), finishing.reference(_runs(entry["runs"]), item, style)


def _by_language(items: Sequence[Item], style: Style) -> list[tuple[list[Item], set[str]]]:
    """Return items by the document that they are cited in, with their ids."""
    groups: dict[str, list[Item]] = {}
    for item in items:
        language = style.language or item.get("language", "zh-CN")
        # British and American works stand in one order; the scripts of Chinese have words of their own.
        one = language if language.startswith("zh") else language.split("-")[0]
        groups.setdefault(one, []).append(item)
    first = sorted(groups, key=lambda language: (not language.startswith("zh"), language))
    return [(groups[language], {item["id"] for item in groups[language]}) for language in first]


def _document_of(identity: str, documents: Sequence[tuple[list[Item], set[str]]]) -> int:
    return next(number for number, (_, ids) in enumerate(documents) if identity in ids)


def _job(items: Sequence[Item], citations: Sequence[tuple[str, str | None]], style: Style) -> dict[str, Any]:
    language = style.language or items[0].get("language") or "zh-CN"
    # "¶" is the one label of a paragraph that pandoc reads in every language.
    cited = [
        {"id": identity, "locator": f"¶ {place}"} if place else {"id": identity}
        for identity, place in citations
    ]
    return {"language": language, "items": [finishing.given(item) for item in items], "citations": cited}


def _rendering(item: Item, style: Style, bare: Any, placed: Any) -> Rendering:
    entries = bare["entries"] or [{"label": "", "runs": []}]
    _, label, reference = _entry(entries[0], item, style)
    return Rendering(
        citation=finishing.citation(_runs(bare["citations"][0]), item, style),
        citation_at=finishing.citation(_runs(placed["citations"][0]), item, style),
        label=label if reference else "",
        reference=reference,
    )


def _runs(raw: Any) -> Runs:
    """Return the runs that render.lua writes, without the space that some styles leave at either end."""
    made = runs.joined(Run(text, marks) for text, marks in raw)
    if not made:
        return made
    made = (Run(made[0].text.lstrip(), made[0].marks), *made[1:])
    return runs.joined((*made[:-1], Run(made[-1].text.rstrip(), made[-1].marks)))


def _marked(place: Place) -> tuple[str, str | None]:
    """Return a place with its paragraph as a number that stands nowhere else in a citation."""
    identity, paragraph = place
    return identity, None if paragraph is None else f"{PLACEHOLDER}{paragraph:05}"


def _unmarked(text: str) -> str:
    return re.sub(rf"{PLACEHOLDER}0{{0,4}}(\d+)", r"\1", text)


def _renumbered(citation: Runs, number: int) -> Runs:
    """Return a numeric citation with its first number, which is 1, replaced."""
    out: list[Run] = []
    pending = True
    for run in citation:
        text, found = re.subn(r"(?<!\d)1(?!\d)", str(number), run.text, count=1) if pending else (run.text, 0)
        pending = pending and not found
        out.append(Run(text, run.marks))
    return tuple(out)
