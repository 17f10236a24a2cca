"""The words of a quote as they are copied: the print, and our English in brackets, by the translation guard.

Around a Chinese work in a Chinese style the guard's labels are Chinese too, and our English stays
away unless it is asked for.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from osexplore.citing import guard
from osexplore.citing.secondhand import CHINESE
from osexplore.corpus.model import is_back_translation

if TYPE_CHECKING:
    from osexplore.citing.formats import Format
    from osexplore.citing.secondhand import Tongue
    from osexplore.corpus.model import Quote

Languages = Literal["usual", "original", "translation", "both"]
LANGUAGES: tuple[Languages, ...] = ("usual", "original", "translation", "both")
"""Which words are copied; usual is both, but in a Chinese style the original of Chinese print."""

_PASSAGES = {"mixed": "［转述，部分为原话］", "indirect": "［转述］", "narration": "［叙述］"}
_TRANSLATED_PRINT = "［原话为外文，此为所引文献的译文］"


def shown(quote: Quote, languages: Languages, said_in: Tongue) -> tuple[bool, bool]:
    """Tell whether the print and whether our English are copied; where there is only one, it is."""
    english = bool(guard.our_english(quote))
    if languages == "usual":
        return True, english and said_in is not CHINESE
    return languages != "translation" or not english, languages != "original" and english


def words(quote: Quote, languages: Languages, said_in: Tongue, form: Format) -> str:
    """Return a quote's words, written in a format."""
    original, english = shown(quote, languages, said_in)
    parts = [
        _printed(quote, said_in, form) if original else "",
        form.words(guard.our_english(quote), "en") if english else "",
    ]
    return " ".join(part for part in parts if part)


def _printed(quote: Quote, said_in: Tongue, form: Format) -> str:
    """Return the print: direct speech in quotation marks, all else marked as what it is."""
    chinese, language = said_in is CHINESE, said_in.language
    exact = guard.printed_words(quote).removeprefix(f"{guard.PASSAGES.get(quote.mode, '')} ")
    label = (_PASSAGES if chinese else guard.PASSAGES).get(quote.mode, "")
    is_translated = chinese and quote.mode == "direct" and is_back_translation(quote)
    parts = [
        form.words(label, language) if label else "",
        form.words(exact, quote.language),
        form.words(_TRANSLATED_PRINT, language) if is_translated else "",
    ]
    return ("" if chinese else " ").join(part for part in parts if part)
