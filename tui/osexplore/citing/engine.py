"""References and citations of items in a style: from the cache where they lie, else from pandoc.

Every item is rendered as a document of its own and kept by style and hash of the item, with a
placeholder where a place in the work goes. Only a collection with an engine at hand is rendered
as one document, so that its numbers, its order and its `2024a` come from the style.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import msgspec

from osexplore.citing import pandoc, runs, styles
from osexplore.citing.runs import Run, Runs

if TYPE_CHECKING:
    from collections.abc import Sequence

    from osexplore.citing.styles import Style

Item = dict[str, Any]
"""A CSL-JSON item."""

Place = tuple[str, int | None]
"""Where a citation points: an item's id, and the paragraph or None."""

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
    """Return each item rendered for itself by pandoc, all in one process; raise EngineError or StyleError."""
    if not items:
        return []
    jobs = [_job([item], [(item["id"], place)], style) for item in items for place in (None, PLACEHOLDER)]
    results = pandoc.run(styles.find(style), jobs)
    pairs = zip(results[::2], results[1::2], strict=True)
    return [_rendering(bare, placed) for bare, placed in pairs]


def render_together(items: Sequence[Item], citations: Sequence[Place], style: Style) -> Cited:
    """Return items cited in one document, in the order of `citations`."""
    places = [(identity, None if place is None else _marked(place)) for identity, place in citations]
    [result] = pandoc.run(styles.find(style), [_job(items, places, style)])
    rendered = [_runs(citation) for citation in result["citations"]]
    marks = [
        place is not None and place in runs.plain(citation)
        for citation, (_, place) in zip(rendered, places, strict=True)
    ]
    return Cited(
        tuple(runs.mapped(citation, _unmarked) for citation in rendered),
        tuple(marks),
        tuple((entry["id"], entry["label"].strip(), _runs(entry["runs"])) for entry in result["entries"]),
    )


def _job(items: Sequence[Item], citations: Sequence[tuple[str, str | None]], style: Style) -> dict[str, Any]:
    language = style.language or items[0].get("language") or "zh-CN"
    # "¶" is the one label of a paragraph that pandoc reads in every language.
    cited = [
        {"id": identity, "locator": f"¶ {place}"} if place else {"id": identity}
        for identity, place in citations
    ]
    return {"language": language, "items": items, "citations": cited}


def _rendering(bare: Any, placed: Any) -> Rendering:
    entry: dict[str, Any] = bare["entries"][0] if bare["entries"] else {"label": "", "runs": []}
    reference = _runs(entry["runs"])
    return Rendering(
        citation=_runs(bare["citations"][0]),
        citation_at=_runs(placed["citations"][0]),
        label=entry["label"].strip() if reference else "",
        reference=reference,
    )


def _runs(raw: Any) -> Runs:
    return runs.joined(Run(text, marks) for text, marks in raw)


def _marked(paragraph: int) -> str:
    """Return a paragraph as a number that stands nowhere else in a citation."""
    return f"{PLACEHOLDER}{paragraph:05}"


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
