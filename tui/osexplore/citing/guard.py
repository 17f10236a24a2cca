"""The translation guard: what a copied quote says about its words, so that nobody takes them for more.

The printed words stand as printed. Only direct speech gets quotation marks; reported speech and
narration are marked as a passage of the article. Our English follows in brackets, labelled as ours,
and as a back-translation where the print is itself a translation; here it never gets quotation marks.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from osexplore.citing import basic
from osexplore.citing.chains import chain
from osexplore.citing.naming import date_words, language_name, medium_name, person_names, place, short_label
from osexplore.corpus.model import is_back_translation
from osexplore.corpus.plain import harmless, harmless_lines

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from osexplore.corpus.model import Mode, Person, Quote, Source

Kind = Literal[
    "direct", "direct-translated", "mixed", "mixed-translated", "indirect", "indirect-translated", "narration"
]  # fmt: skip
"""What copied print is: its mode, and whether it is to be said that the print translates."""

_TRANSLATED: dict[Mode, Kind] = {
    "direct": "direct-translated",
    "mixed": "mixed-translated",
    "indirect": "indirect-translated",
}

_LABELS: dict[Kind, str] = {
    "direct-translated": "[originally in {}; the print is a translation]",
    "mixed": "[reported, in part in the speaker's words]",
    "mixed-translated": "[reported, in part in the speaker's words as translated in print]",
    "indirect": "[reported]",
    "indirect-translated": "[reported; originally in {}]",
    "narration": "[narration, verbatim]",
}
"""How words are marked that are not, or not wholly, the speaker's own."""

_OPENING, _CLOSING = "“「『", "”」』"


def passage(
    quote: Quote,
    source: Source,
    people: Mapping[str, Person],
    sources: Mapping[str, Source],
    reference: str = "",
) -> str:
    """Return what is copied of a quote: its words, whose they are, our English, the reference, the chain."""
    parts = [
        printed_words(quote),
        attribution(quote, source, people),
        our_english(quote),
        f"— {reference or basic.reference(source, people)}",
        chain(quote, source, people, sources),
    ]
    return "\n".join(part for part in parts if part)


def printed_words(quote: Quote) -> str:
    """Return the words exactly as printed: direct speech in quotation marks, all else marked as a passage."""
    return " ".join(part for part in (label(quote), in_marks(quote)) if part)


def kind(quote: Quote, *, alone: bool = False) -> Kind:
    """Return what the print is; it stands `alone` where no English of ours beside it says that it translates.

    What marks of the print enclose in reported speech looks like the speaker's own words in any case.
    """
    if not is_back_translation(quote):
        return quote.mode
    return _TRANSLATED.get(quote.mode, quote.mode) if alone or quote.mode == "mixed" else quote.mode


def label(quote: Quote, *, alone: bool = False) -> str:
    """Return what the print is in brackets; nothing for direct speech that needs no such word."""
    return _LABELS.get(kind(quote, alone=alone), "").format(language_name(quote.spoken_language))


def in_marks(quote: Quote, marks: str = "“”") -> str:
    """Return the words exactly as printed, direct speech in quotation marks: its own, else these `marks`."""
    exact = harmless_lines(quote.exact)
    if quote.mode != "direct":
        return exact
    opened, closed = outer_marks(exact)
    opening = _OPENING[_CLOSING.index(exact[-1])] if closed and exact[-1] in _CLOSING else marks[0]
    closing = _CLOSING[_OPENING.index(exact[0])] if opened and exact[0] in _OPENING else marks[1]
    return f"{'' if opened else opening}{exact}{'' if closed else closing}"


def outer_marks(text: str) -> tuple[bool, bool]:
    """Tell whether a text itself begins with a mark that encloses all of it, and whether it ends with one.

    A mark that opens at its beginning and closes before its end encloses only a part.
    """
    last = len(text) - 1
    if text.startswith('"'):
        return (True, True) if text.find('"', 1) == last > 0 else (text.count('"') == 1, False)
    open_at: list[int] = []
    for position, character in enumerate(text):
        if character in _OPENING:
            open_at.append(position)
        elif character in _CLOSING and open_at:
            opened = open_at.pop()
            if opened == 0 and position == last:
                return True, True
        elif character in _CLOSING and position == last:
            return False, True
    return 0 in open_at, False


def attribution(
    quote: Quote, source: Source, people: Mapping[str, Person], nameless: str = "the source below"
) -> str:
    """Say whose words these are, to whom, in what and when, and on whose word the source has them.

    A source that stood nowhere by name is called `nameless`.
    """
    reporter = place(source, people) or nameless
    informants = [f"according to {person_names(quote.according_to, people)}"] if quote.according_to else []
    if quote.speakers and quote.mode != "narration":
        reported = [] if quote.mode == "direct" else [f"as reported by {reporter}"]
        parts = [person_names(quote.speakers, people), *_circumstances(quote, people), *reported, *informants]
    else:
        nobody = "Speaker not named" if quote.mode == "direct" else f"In the words of {reporter}"
        parts = [nobody, *informants, *_circumstances(quote, people)]
    if quote.attribution and _needs_its_wording(quote, people):
        parts.append(f"in print: {harmless(quote.attribution)}")
    return ", ".join(parts)


def _circumstances(quote: Quote, people: Mapping[str, Person]) -> Iterator[str]:
    """Yield to whom the words were said, in what, and when."""
    if quote.to:
        yield f"to {person_names(quote.to, people)}"
    if quote.medium:
        yield medium_name(quote.medium)
    if quote.said:
        yield date_words(quote.said) if quote.medium else f"said {date_words(quote.said)}"


def our_english(quote: Quote) -> str:
    """Return our English in brackets, labelled for what it is; nothing where there is none."""
    words = english(quote)
    return f"[our {translation_label(quote)}: {words}]" if words else ""


def english(quote: Quote) -> str:
    """Return our English alone, without marks that enclose it; nothing where there is none."""
    return _without_outer_marks(harmless_lines(quote.translation.get("en", "")).strip())


def translation_label(quote: Quote) -> str:
    """Return what our English of a quote is: a translation, or a back-translation and from which language."""
    if short_label(quote) == "back-translation":
        return f"back-translation from {language_name(quote.language)}"
    if is_back_translation(quote):
        spoken, printed = language_name(quote.spoken_language), language_name(quote.language)
        return f"translation from the {printed} of words in {spoken}"
    return "translation"


def _needs_its_wording(quote: Quote, people: Mapping[str, Person]) -> bool:
    """Tell whether the printed naming says something that the names do not: for groups, and for nobody."""
    holders = quote.according_to or quote.speakers
    kinds = [people[holder].kind for holder in holders if holder in people]
    return not holders or any(kind == "group" for kind in kinds)


def _without_outer_marks(text: str) -> str:
    """Take away quotation marks that enclose a whole text."""
    return text[1:-1].strip() if len(text) > 1 and outer_marks(text) == (True, True) else text
