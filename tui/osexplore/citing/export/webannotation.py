"""W3C Web Annotations (JSON-LD): each quote as an annotation on its source's text, found by selectors.

The text is named by the hash of its bytes (RFC 6920), since positions hold for no other; a web
address, where the source has one, is a second target, with the quote's words alone.
"""

from __future__ import annotations

import base64
import re
import uuid
from typing import TYPE_CHECKING, Any

from osexplore.citing import guard
from osexplore.citing.export.jsontext import json_text
from osexplore.citing.links import web_address
from osexplore.corpus.model import words
from osexplore.corpus.plain import harmless, harmless_lines

if TYPE_CHECKING:
    from osexplore.citing.export.material import Material
    from osexplore.corpus.model import Quote, Source

CONTEXT = "http://www.w3.org/ns/anno.jsonld"

_SHA256 = re.compile(r"[0-9A-Fa-f]{64}")


def write(material: Material) -> str:
    """Return a collection with the annotations on its one page."""
    items = [made for quote in material.quotes if (made := _annotation(quote, material)) is not None]
    collection = {
        "@context": CONTEXT,
        "id": _urn(material.story.id, "collection"),
        "type": "AnnotationCollection",
        "label": harmless(words(material.story.title)),
        "total": len(items),
        "first": {
            "id": _urn(material.story.id, "page"),
            "type": "AnnotationPage",
            "startIndex": 0,
            "items": items,
        },
    }
    return json_text(collection)


def unaddressed(material: Material) -> list[str]:
    """Return the ids of the works whose quotes are left out: they have no text and no address to point at."""
    quoted = {quote.source: quote for quote in material.quotes}
    return sorted(work for work, quote in quoted.items() if not _targets(quote, material.sources[work]))


def text_address(sha256: str) -> str:
    """Return the name of a text by the hash of its bytes, a URI of RFC 6920."""
    digest = base64.urlsafe_b64encode(bytes.fromhex(sha256)).decode().rstrip("=")
    return f"ni:///sha-256;{digest}"


def _annotation(quote: Quote, material: Material) -> dict[str, Any] | None:
    targets = _targets(quote, material.sources[quote.source])
    if not targets:
        return None
    english = guard.our_english(quote)
    notes = [note for note in (words(quote.note), material.notes.get(quote.id)) if note]
    bodies = [
        _body(guard.attribution(quote, material.sources[quote.source], material.people), "describing"),
        *([_body(english, "commenting")] if english else []),
        *(_body(note, "commenting") for note in notes),
        *(_body(words(event.title), "tagging") for event in material.events if event.id in quote.events),
    ]
    return {
        "id": _urn(material.story.id, quote.id),
        "type": "Annotation",
        "motivation": "highlighting",
        "body": bodies,
        "target": targets[0] if len(targets) == 1 else targets,
    }


def _targets(quote: Quote, source: Source) -> list[dict[str, Any]]:
    """Return the text by its hash, with the quote's place in it, and the address with the words alone."""
    selector: dict[str, Any] = {
        "type": "TextQuoteSelector", "exact": quote.exact, "prefix": quote.prefix, "suffix": quote.suffix,
    }  # fmt: skip
    targets: list[dict[str, Any]] = []
    if source.text is not None and _SHA256.fullmatch(source.text.sha256):
        selectors = [selector]
        if quote.start is not None:
            end = quote.start + len(quote.exact)
            selectors.append({"type": "TextPositionSelector", "start": quote.start, "end": end})
        targets.append({"source": text_address(source.text.sha256), "selector": selectors})
    address = web_address(source)
    if address:
        targets.append({"source": address, "selector": selector})
    return targets


def _body(text: str, purpose: str) -> dict[str, str]:
    return {
        "type": "TextualBody", "value": harmless_lines(text), "format": "text/plain", "language": "en",
        "purpose": purpose,
    }  # fmt: skip


def _urn(story: str, identity: str) -> str:
    """Return a name that stays the same for the same record of the same story."""
    return f"urn:uuid:{uuid.uuid5(uuid.NAMESPACE_URL, f'osexplore:{story}:{identity}')}"
