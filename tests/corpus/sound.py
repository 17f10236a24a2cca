"""A story without a fault, in which every field is used, and what `check` finds in what is made of it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from osexplore.corpus.check import check
from osexplore.corpus.problem import Problem
from osexplore.corpus.shape import Documents, tabulate
from tests import build

Tables = dict[str, dict[str, dict[str, Any]]]


def article(identity: str, published: str, digit: str) -> dict[str, Any]:
    text = {"file": f"{identity}.txt", "sha256": digit * 64, "characters": 1000, "body": [100, 900]}
    return build.source(identity, published, text=text)


def quote(identity: str, source: str, event: str, start: int, **fields: Any) -> dict[str, Any]:
    place = {"exact": "马斯克离开了董事会", "start": start, "paragraph": 3, "prefix": "后来,", "suffix": "。"}
    words = {"translation": {"en": "Musk left the board"}, "spoken_language": "zh-Hans"}
    return build.quote(identity, source, event, **{**place, **words, **fields})


def sound() -> Tables:
    """Make a story without a fault, in which every field is used."""
    dated = {"date_text": {"en": "February 2018", "zh-Hans": "2018年2月"}, "summary": {"en": "He left."}}
    return build.documents(
        corpus=build.story(updated="2024-03-01", description={"en": "A story."}),
        people=[
            build.person("musk", "Elon Musk", aliases=["马斯克", {"text": "老马", "source": "sohu"}]),
            build.person("altman", "Sam Altman", aliases=["奥特曼", {"text": "老马", "source": "times"}]),
            build.person("insiders", "Insiders", kind="group"),
        ],
        sources=[
            article("sohu", "2023-03-28", "a") | {"based_on": ["blog"], "by": ["insiders"]},
            article("times", "2024-06-28", "b")
            | {"published_from": "derived", "note": {"en": "By its URL."}},
            build.source("blog", "2023", published_from="derived", text=None),
            build.work("email", csl={}, title={"en": "An e-mail"}),
        ],
        events=[
            build.event("leaves", "2018-02", dated_by=["q1"], people=["musk"], order=1, **dated),
            build.event("denies", "2018-02", dated_by=["q3"], people=["altman"], order=2, **dated),
        ],
        quotes=[
            quote("q1", "sohu", "leaves", 200, said="2018-02", via=["blog", "email"], statement="left"),
            quote("q2", "times", "leaves", 300, mode="direct", speakers=["musk"], to=["altman"]),
            quote("q3", "times", "denies", 400, mode="indirect", according_to=["insiders"]),
            quote(
                "q4",
                "times",
                "denies",
                500,
                exact="没有说话",
                language="en",
                translation={},
                note={"en": "So printed."},
            ),
        ],
        disagreements=[build.disagreement("why", "leaves", ["q1"], ["q2"], note={"en": "Both tell why."})],
    )


def findings(tables: Any) -> list[Problem]:
    return check(documents_of(tables))


def document(tables: Tables, table: str, identity: str) -> dict[str, Any]:
    return next(made for made in tables[table].values() if made["id"] == identity)


def documents_of(tables: Any) -> Documents:
    path = Path("story.json")
    return Documents(path, tabulate(tables, path))
