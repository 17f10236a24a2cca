"""A small material for the exports' tests: one event in doubt, one without a date, three quotes."""

from __future__ import annotations

from typing import Any

from osexplore.citing.export import Material
from osexplore.corpus.model import Corpus
from tests import build
from tests.citing.works import FULL, PEOPLE, WORKS

DIGEST = "ab" * 32


def small(**changes: Any) -> Corpus:
    text = {"file": "sohu.txt", "sha256": DIGEST, "characters": 100, "body": [0, 100]}
    csl = {"type": "webpage", "title": "船", "author": [{"literal": "梁"}], "URL": "https://example.org/s"}
    sohu = build.source("sohu", "2023-03~", csl=csl, title={"en": "Ships"}, text=text, based_on=["report"])
    return build.corpus(
        people=[build.person("musk", "Elon Musk")],
        sources=[
            sohu,
            build.work("mail", csl={"type": "personal_communication"}, by=["musk"], title={"en": "A mail"}),
            build.work("report", csl={"type": "report"}, title={"en": "a media report"}),
        ],
        events=[
            build.event("leaves", "2018-02-20", title={"en": "=Musk leaves"}, summary={"en": "He <goes>."}),
            build.event("later", "2018-03/2018-05", title={"en": "Later"}),
            build.event("whenever", None, title={"en": "Whenever"}),
        ],
        quotes=[
            build.quote(
                "q1", "sohu", "leaves", "=1+1", mode="direct", speakers=["musk"], via=["mail"], start=3,
                prefix="他说：", suffix="。", paragraph=2, spoken_language="en",
                translation={"en": "Forget it"}, **changes,
            ),
            build.quote("q2", "sohu", ["leaves", "later"], "两人闹翻", start=20, paragraph=3),
            build.quote("q3", "sohu", "whenever", "某日", start=40, paragraph=4),
        ],
    )  # fmt: skip


def material(corpus: Corpus) -> Material:
    return Material(
        corpus.story,
        {person.id: person for person in corpus.people},
        {source.id: source for source in corpus.sources},
        corpus.events,
        corpus.quotes,
    )


def with_further_works(corpus: Corpus) -> Material:
    """Return a corpus as material, with odd works and full ones beside its own."""
    made = material(corpus)
    works = (*WORKS, *FULL)
    further = [build.quote(f"of-{work.id}", work.id, corpus.events[0].id) for work in works]
    quotes = build.corpus(quotes=further, events=[build.event(corpus.events[0].id)]).quotes
    sources = {**made.sources, **{work.id: work for work in works}}
    return Material(
        corpus.story, {**made.people, **PEOPLE}, sources, corpus.events, (*corpus.quotes, *quotes)
    )
