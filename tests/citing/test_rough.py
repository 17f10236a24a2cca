from __future__ import annotations

from typing import Any

import pytest

from osexplore.citing import engine, runs, styles
from osexplore.citing.items import item
from osexplore.corpus.model import Source


def issued(style: str, published: str, **fields: Any) -> dict[str, Any]:
    csl = {"type": "webpage", "title": "Ships", "container-title": "The Site", **fields}
    made = item(Source(id="s", csl=csl, published=published), {}, styles.named(style))
    dated: dict[str, Any] = made["issued"]
    return dated


@pytest.mark.parametrize(
    ("published", "words"),
    [
        ("2024~", "[ca. 2024]"),
        ("2024-09?", "[September 2024?]"),
        ("2024-03-05~", "[ca. March 5, 2024]"),
        ("2024-03%", "[ca. March 2024?]"),
    ],
)
@pytest.mark.parametrize("site", ["The Site", ""])
def test_in_a_note_a_rough_date_of_a_page_is_worded(published: str, words: str, site: str) -> None:
    assert issued("chicago-notes", published, **{"container-title": site}) == {"literal": words}


@pytest.mark.parametrize(
    ("published", "fields"), [("2024-03", {}), ("2023~/2024~", {}), ("2024~", {"type": "book"})]
)
def test_any_other_date_is_left_to_the_style(published: str, fields: dict[str, Any]) -> None:
    assert "date-parts" in issued("chicago-notes", published, **fields)


@pytest.mark.parametrize("style", ["apa", "chicago-author-date", "mla", "harvard", "gbt7714-2025-numeric"])
def test_any_other_style_words_it_itself(style: str) -> None:
    assert issued(style, "2024~") == {"date-parts": [[2024]], "circa": True}


@pytest.mark.usefixtures("with_engine")
@pytest.mark.parametrize(
    ("style", "site", "place"),
    [
        ("chicago-notes", "The Site", "“Ships,” The Site, [ca. March 2024]."),
        ("chicago-notes", "", "“Ships,” [ca. March 2024]."),
        ("mla", "The Site", "“Ships.” The Site, circa Mar. 2024."),
        ("mla", "", "Ships. Circa Mar. 2024."),
    ],
)
def test_no_comma_is_missing_and_no_capital_stands_behind_one(style: str, site: str, place: str) -> None:
    csl = {"type": "webpage", "title": "Ships", "container-title": site}
    source = Source(id="s", csl=csl, language="en", published="2024-03~")
    chosen = styles.named(style)
    [rendered] = engine.render([item(source, {}, chosen)], chosen)
    assert place in (runs.plain(rendered.citation), runs.plain(rendered.reference))
