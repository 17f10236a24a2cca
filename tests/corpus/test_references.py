from __future__ import annotations

from typing import Any

import pytest

from osexplore.corpus.references import loose_ends
from tests.build import corpus, disagreement, event, person, quote, source


def test_a_whole_story_has_no_loose_ends() -> None:
    story = corpus(
        people=[person("musk", aliases=["马斯克", {"text": "他", "source": "sohu"}])],
        events=[event("e", dated_by=["q"])],
        quotes=[quote("q", "sohu", "e", speakers=["musk"], via=["email"])],
        disagreements=[disagreement("d", "e", ["q"], ["q"])],
    )
    assert loose_ends(story) == 0


@pytest.mark.parametrize(
    "tables",
    [
        {"people": [person("musk"), person("musk")]},
        {"people": [person("musk", aliases=[{"text": "他", "source": "gone"}])]},
        {"sources": [source("sohu", based_on=["gone"])]},
        {"sources": [source("sohu", by=["gone"])]},
        {"events": [event("e", people=["gone"])]},
        {"events": [event("e", dated_by=["gone"])]},
        {"events": [event("e")], "quotes": [quote("q", "gone", "e")]},
        {"sources": [source("sohu")], "quotes": [quote("q", "sohu", "gone")]},
        {"sources": [source("sohu")], "quotes": [quote("q", "sohu", [], via=["gone"])]},
        {"disagreements": [disagreement("d", [], ["gone"])]},
        {"disagreements": [disagreement("d", ["gone"])]},
    ],
)
def test_an_id_that_stands_twice_or_leads_nowhere_is_one(tables: Any) -> None:
    assert loose_ends(corpus(complete=False, **tables)) == 1
