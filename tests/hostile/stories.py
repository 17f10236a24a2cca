"""Stories whose every field is hostile, and who can tell that nothing of it is left."""

from __future__ import annotations

import re
import unicodedata
from typing import Any

from tests.build import Tables, documents

HOSTILE = {
    "escapes": "E\x1b[2J\x1b[31mX\x1b]0;owned\x07Y\x1b]52;c;b3duZWQ=\x07Z\x1bc\x1b",
    "c1": "C\x9b2JX\x9d52;c;b3duZWQ=\x9cY\x90q\x85N",
    "controls": "N\x00U\x07L\x08\x7fT\x0b\x0cR\rS\nV\tW\x0e\x0f",
    "bidi": "B\u202eevil\u202cX\u2066Y\u2069\u200f\u061cZ",
    "hidden": "H\u200b\u200c\u200d\u2060\ufeffX\u00ad\u2028Y\u2029Z\U000e0041",
    "halves": "S\ud83dX\udc00Y\ufffe",
    "markup": "[/][sic] [b]M[/b] [@click=app.quit]Q[/] [link=https://example.org]L[/link] [",
    "console": "[red]M[/red] [on blue] \\[x] :smile: {x} %s $x $(y) `z` <b> &amp; [/",
}
"""Text that acts, hides or pretends somewhere."""

MARK = "Zq"
"""What nothing changes, at the beginning of `EVERY`."""

EVERY = "".join(
    (MARK, "\x1b[2J\x9b\0\t\u202e\u2066\u200b\u2028\ud83d\ufffe[/][@click=app.quit]", *HOSTILE.values())
)
"""All kinds in one text: one of each at its beginning, for places that show no more."""

LETTERS = "postwefqrvd"
"""With what the ids begin: person, organization, sources s t w, events e f, quotes q r v, disagreement."""


def story(text: str) -> Tables:
    """Return the tables of a story in which `text` is every free text, every name and every id.

    References hold. Only what has a form of its own (dates, languages, kinds) is as it should be.
    """
    words = {"en": text, "zh-Hans": text}
    # But for NUL, at which SQLite ends a text that it takes out of JSON, so that no filter would find it.
    ids = {name: f"{name} {text}".replace("\0", "") for name in LETTERS}
    csl = {
        "type": "webpage",
        **dict.fromkeys(("title", "publisher", "container-title", "note", "genre", "URL", "DOI"), text),
        "author": [{"literal": text}, {"family": text, "given": text}],
    }
    body = {"file": text, "sha256": "0" * 64, "characters": 5000, "body": [0, 5000]}
    source = {"csl": csl, "title": words, "by": [ids["p"]], "published": "2024", "note": words}
    quote = {
        "exact": text, "prefix": text, "suffix": text, "start": 40, "paragraph": 2, "medium": "email",
        "speakers": [ids["p"], ids["o"]], "to": [ids["p"]], "according_to": [ids["o"]], "attribution": text,
        "said": "2018", "language": "zh-Hans", "spoken_language": "en", "via": [ids["w"]],
        "statement": text, "translation": words, "note": words,
    }  # fmt: skip
    return documents(
        corpus={
            "id": text, "schema": 1, "title": words, "description": words, "languages": ["en", "zh-Hans"],
            "license": text, "updated": "2024",
        },
        people=[
            {"id": ids["p"], "kind": "person", "name": words, "about": words,
             "aliases": [text, {"text": text, "source": ids["s"]}]},
            {"id": ids["o"], "kind": "group", "name": {}, "about": words},
        ],
        sources=[
            {"id": ids["s"], **source, "language": "zh-Hans", "based_on": [ids["w"]], "text": body},
            {"id": ids["t"], "csl": {"title": text}, "published": "2023",
             "text": {**body, "file": f"2{text}"}},
            {"id": ids["w"], "csl": {}, "title": {}},
        ],
        events=[
            {"id": ids["e"], "date": "2018-02", "date_text": words, "title": words, "summary": words,
             "people": [ids["p"], ids["o"]], "dated_by": [ids["q"]]},
            {"id": ids["f"], "title": {}, "people": [ids["o"]]},
        ],
        quotes=[
            {"id": ids["q"], "source": ids["s"], "events": [ids["e"]], **quote, "mode": "direct"},
            {"id": ids["r"], "source": ids["t"], "events": [ids["e"], ids["f"]], **quote, "mode": "indirect"},
            {"id": ids["v"], "source": ids["s"], "events": [ids["e"]], **quote, "start": 90, "mode": "mixed"},
        ],
        disagreements=[
            {"id": ids["d"], "topic": words, "kind": "reason", "events": [ids["e"]], "note": words,
             "versions": [{"value": words, "quotes": [ids["q"]]}, {"value": words, "quotes": [ids["r"]]},
                          {"value": words, "silent": [ids["t"]]}]},
        ],
    )  # fmt: skip


def without_halves(value: Any) -> Any:
    """Return a value as a screen's test can hold it: what no encoding has is refused at the file."""
    if isinstance(value, dict):
        return {without_halves(key): without_halves(item) for key, item in value.items()}
    if isinstance(value, list):
        return [without_halves(item) for item in value]
    return re.sub("[\ud800-\udfff]", "\ufffd", value) if isinstance(value, str) else value


def harm(text: str, *, allowed: str = "") -> str:
    """Return the characters of a text that could act on a terminal, turn the reading order, or hide.

    By Unicode's own categories, so that this judge knows nothing of the rules it judges: controls,
    format characters, halves of surrogate pairs, line and paragraph separators, noncharacters.
    """
    return "".join(character for character in text if character not in allowed and _is_harm(character))


def _is_harm(character: str) -> bool:
    if unicodedata.category(character) in ("Cc", "Cf", "Cs", "Zl", "Zp"):
        return True
    return ord(character) & 0xFFFE == 0xFFFE or 0xFDD0 <= ord(character) <= 0xFDEF
