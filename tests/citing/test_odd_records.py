"""Whatever a story holds, what is copied and exported of it is text: no error, nothing that steers a screen.

A story opens with wrong dates, odd records and hostile text in it; `check` tells of them.
"""

from __future__ import annotations

import csv
import io
import json
from html.parser import HTMLParser
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from osexplore.citing import export, styles
from osexplore.citing.formats import FORMATS
from osexplore.citing.items import item
from osexplore.citing.parts import EXTRAS
from osexplore.citing.quotation import Choice, Context, copy
from osexplore.citing.template import FIELDS, template
from osexplore.corpus import csl
from osexplore.corpus.model import Corpus, Source
from tests import build
from tests.citing.material import material

HOSTILE = '\x1b]52;c;x\x07\u202e\ud800=1+1\r\n- {x} %$&#_~^\\ <b> | `q` [l](u) -- "q" and others, Jr.'
TEXT = st.one_of(
    st.sampled_from(["", " ", "船", HOSTILE, "and", "A, B", "{", "}", "\\"]), st.text(max_size=12)
)
DATE = st.one_of(
    st.sampled_from(["2018", "2018~/2019", "../2024-03", "Feb 2018", "", "[", HOSTILE]), st.text(max_size=8)
)
NAME = st.fixed_dictionaries(
    {}, optional={part: st.one_of(TEXT, st.booleans(), st.integers()) for part in
                  ("literal", "family", "given", "suffix", "non-dropping-particle", "dropping-particle")},
)  # fmt: skip
CSL_DATE: st.SearchStrategy[Any] = st.one_of(
    DATE,
    st.fixed_dictionaries(
        {"date-parts": st.lists(st.lists(st.one_of(st.integers(), TEXT), max_size=4), max_size=3)}
    ),
    st.just({"literal": 7}),
    st.just({}),
)
ANY = st.one_of(
    TEXT, st.integers(), st.none(), st.booleans(), st.lists(NAME, max_size=2), st.just({"a": [1]})
)
RECORD = st.fixed_dictionaries(
    {},
    optional={
        "type": st.one_of(st.sampled_from(sorted(csl.TYPES)), ANY),
        "title": ANY,
        "author": st.lists(NAME, max_size=3),
        "editor": ANY,
        "URL": st.one_of(st.sampled_from(["http://[::1", "https://e.org/a b", "javascript:x", HOSTILE]), ANY),
        "DOI": ANY,
        "accessed": CSL_DATE,
        "issued": CSL_DATE,
        "container-title": ANY,
        "page": ANY,
        "volume": ANY,
        "colour": ANY,
    },
)
LIMITS = settings(
    deadline=None,
    max_examples=60,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)

pytestmark = pytest.mark.usefixtures("no_engine")


@st.composite
def stories(draw: st.DrawFn) -> Corpus:
    """Draw a story of one quote from one work, everything of it as odd as the form allows."""
    text = {
        "file": draw(TEXT),
        "sha256": draw(st.sampled_from(["ab" * 32, "zz", ""])),
        "characters": 9,
        "body": [0, 9],
    }
    source = build.source(
        "s", draw(DATE), csl=draw(RECORD), title={"en": draw(TEXT)}, by=["p"],
        text=draw(st.sampled_from([text, None])),
        language=draw(st.sampled_from(["zh-Hans", "en", "fr", "", HOSTILE])),
    )  # fmt: skip
    quote = build.quote(
        "q", "s", "e", draw(TEXT),
        mode=draw(st.sampled_from(["direct", "mixed", "indirect", "narration"])),
        said=draw(DATE), speakers=["p"], attribution=draw(TEXT), start=1,
        prefix=draw(TEXT), suffix=draw(TEXT),
        paragraph=2, medium="email", spoken_language="en",
        translation={"en": draw(TEXT)}, note={"en": draw(TEXT)},
    )  # fmt: skip
    event = build.event("e", draw(DATE), title={"en": draw(TEXT)}, summary={"en": draw(TEXT)})
    return build.corpus(
        people=[build.person("p", draw(TEXT))], sources=[source], quotes=[quote], events=[event]
    )


def is_harmless(text: str) -> bool:
    text.encode("utf-8")
    return not any(sign in text for sign in "\x1b\x07\x9b\u202e\r")


@pytest.mark.parametrize("form", FORMATS)
@LIMITS
@given(story=stories(), note=TEXT)
def test_a_copy_is_text_that_does_nothing(form: str, story: Corpus, note: str) -> None:
    some = material(story)
    context = Context(some.people, some.sources, notes={"q": note})
    for made_of in (None, template("all", " ".join(f"{{{field}}}" for field in FIELDS))):
        for name in ("apa", "gbt7714-2025-numeric"):
            choice = Choice(styles.named(name), FORMATS[form], extras=frozenset(EXTRAS), template=made_of)
            assert is_harmless(copy([*some.quotes, *some.sources.values()], context, choice, live=False).text)


class Tags(HTMLParser):
    """The elements of a piece of HTML, and where its links lead."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.names: set[str] = set()
        self.links: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        self.names.add(tag)
        self.links += [value or "" for name, value in attributes if name == "href"]
        assert {name for name, _ in attributes} <= {"class", "href", "id", "lang", "style"}


@LIMITS
@given(story=stories(), note=TEXT)
def test_a_copy_as_html_has_our_elements_alone(story: Corpus, note: str) -> None:
    some = material(story)
    context = Context(some.people, some.sources, notes={"q": note})
    for name in ("apa", "chicago-notes"):
        choice = Choice(styles.named(name), FORMATS["html"], extras=frozenset(EXTRAS))
        found = Tags(copy([*some.quotes, *some.sources.values()], context, choice, live=False).text)
        assert found.names <= {"p", "span", "i", "b", "u", "sub", "sup", "a", "br"}
        assert all(link.startswith(("http://", "https://", "#note-")) for link in found.links)


@pytest.mark.parametrize("form", export.FORMATS)
@LIMITS
@given(story=stories())
def test_an_export_is_text_that_does_nothing(form: str, story: Corpus) -> None:
    made = export.export(form, material(story), export.Options(styles.named("apa"))).text
    assert is_harmless(made)
    if form in ("csl-json", "webannotation", "timelinejs"):
        json.loads(made)
    if form == "jsonl":
        assert [
            json.loads(line)["document"]["exact"] for line in made.splitlines() if '"quotes"' in line
        ] == [story.quotes[0].exact]
    if form == "csv":
        assert not any(
            cell.startswith(tuple("=+-@")) for row in csv.reader(io.StringIO(made)) for cell in row
        )


@LIMITS
@given(record=RECORD, published=DATE)
def test_an_item_has_names_texts_and_dates_as_csl_has_them(record: dict[str, Any], published: str) -> None:
    made = item(Source(id="s", csl=record, published=published), {})
    for variable, value in made.items():
        if variable in csl.NAMES:
            parts = [part for name in value for part in name.values()]
            assert parts
            assert all(isinstance(part, str) for part in parts)
        elif variable in csl.DATES:
            assert isinstance(value, dict)
            assert all(len(day) <= 3 for day in value.get("date-parts", ()))
        elif variable in csl.TEXTS:
            assert isinstance(value, str)
