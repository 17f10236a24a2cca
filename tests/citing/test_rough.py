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
    ("published", "chicago", "mla"),
    [
        ("2024~", "[2024?]", "circa 2024"),
        ("2024-09?", "[September 2024?]", "circa Sept. 2024"),
        ("2024-03-05~", "[March 5, 2024?]", "circa 5 Mar. 2024"),
    ],
)
def test_behind_a_site_a_rough_date_is_worded(published: str, chicago: str, mla: str) -> None:
    assert issued("chicago-notes", published) == {"literal": chicago}
    assert issued("mla", published) == {"literal": mla}


@pytest.mark.parametrize("style", ["chicago-notes", "mla"])
@pytest.mark.parametrize(
    ("published", "fields"),
    [("2024-03", {}), ("2023~/2024~", {}), ("2024~", {"container-title": ""}), ("2024~", {"type": "book"})],
)
def test_any_other_date_is_left_to_the_style(style: str, published: str, fields: dict[str, Any]) -> None:
    assert "date-parts" in issued(style, published, **fields)


@pytest.mark.parametrize("style", ["apa", "chicago-author-date", "harvard", "gbt7714-2025-numeric"])
def test_any_other_style_words_it_itself(style: str) -> None:
    assert issued(style, "2024~") == {"date-parts": [[2024]], "circa": True}


@pytest.mark.usefixtures("with_engine")
@pytest.mark.parametrize(
    ("style", "place"),
    [("chicago-notes", "“Ships,” The Site, [March 2024?]."), ("mla", "“Ships.” The Site, circa Mar. 2024.")],
)
def test_no_comma_is_missing_and_no_capital_stands_behind_one(style: str, place: str) -> None:
    source = Source(
        id="s",
        csl={"type": "webpage", "title": "Ships", "container-title": "The Site"},
        language="en",
        published="2024-03~",
    )
    chosen = styles.named(style)
    [rendered] = engine.render([item(source, {}, chosen)], chosen)
    assert place in (runs.plain(rendered.citation), runs.plain(rendered.reference))
