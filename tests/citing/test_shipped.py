"""The renderings that ship are those of the story that ships; tools/render_citations.py makes them."""

from __future__ import annotations

import pytest

from osexplore.citing import cache, runs
from osexplore.citing.items import item
from osexplore.citing.styles import STYLES, Style
from osexplore.corpus.model import Corpus
from tests.citing.conftest import Rendered

REMEDY = "stale: run `uv run --group proof python tools/render_citations.py`"


@pytest.mark.parametrize("style", STYLES.values(), ids=STYLES)
def test_every_source_of_the_story_is_there_and_nothing_else(style: Style, story: Corpus) -> None:
    people = {person.id: person for person in story.people}
    wanted = {cache.item_hash(item(source, people, style), style) for source in story.sources}
    assert set(cache.read(cache.SHIPPED / f"{style.name}.json")) == wanted, REMEDY


@pytest.mark.parametrize("style", STYLES.values(), ids=STYLES)
def test_they_are_what_the_engine_makes(style: Style, story: Corpus, rendered: Rendered) -> None:
    shipped = cache.read(cache.SHIPPED / f"{style.name}.json")
    ours = {source.id for source in story.sources}
    made = {cache.item_hash(made, style): one for made, one in rendered[style.name] if made["id"] in ours}
    assert shipped == made, REMEDY


@pytest.mark.parametrize("style", STYLES.values(), ids=STYLES)
def test_no_citation_is_empty(style: Style) -> None:
    for rendering in cache.shipped(style).values():
        assert runs.plain(rendering.citation).strip(" .")
