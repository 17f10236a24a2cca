"""The words of a quote as they are copied: the print, and our English in brackets, by the translation guard.

In a Chinese style the guard's labels are Chinese too, and our English of Chinese print stays away
unless it is asked for.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from osexplore.citing import guard
from osexplore.citing.curly import curled
from osexplore.citing.naming import INNER_MARKS
from osexplore.citing.tongues import CHINESE
from osexplore.corpus.model import is_back_translation, primary_language

if TYPE_CHECKING:
    from osexplore.citing.formats import Format
    from osexplore.citing.tongues import Tongue
    from osexplore.corpus.model import Quote

Languages = Literal["usual", "original", "translation", "both"]
LANGUAGES: tuple[Languages, ...] = ("usual", "original", "translation", "both")
"""Which words are copied; usual is both, but in a Chinese style the original of Chinese print."""

_LABELS: dict[guard.Kind, str] = {
    "direct-translated": "［原话为{}，此为所引文献的译文］",
    "mixed": "［转述，部分为原话］",
    "mixed-translated": "［转述，部分为原话的译文］",
    "indirect": "［转述］",
    "indirect-translated": "［转述，原话为{}］",
    "narration": "［叙述，照录原文］",
}
_TRANSLATION, _BACK = "笔者英译", "笔者由译文转译为英文"


def shown(quote: Quote, languages: Languages, said_in: Tongue) -> tuple[bool, bool]:
    """Tell whether the print and whether our English are copied; where there is only one, it is."""
    english = bool(guard.english(quote))
    if languages == "usual":
        readable = said_in is CHINESE and primary_language(quote.language) in ("zh", None)
        return True, english and not readable
    return languages != "translation" or not english, languages != "original" and english


def words(quote: Quote, languages: Languages, said_in: Tongue, form: Format, *, whole: bool = False) -> str:
    """Return a quote's words, written in a format; the `whole` of them even if its citation has some."""
    original, english = shown(quote, languages, said_in)
    apart = not whole and english_cited(quote, languages, said_in)
    parts = [
        printed(quote, said_in, form, alone=not english) if original else "",
        our_english(quote, said_in, form) if english and not apart else "",
    ]
    return (" " if said_in.spaced else "").join(part for part in parts if part)


def english_cited(quote: Quote, languages: Languages, said_in: Tongue) -> str:
    """Return our translation of direct speech where the style has it in the citation, in quotation marks.

    A back-translation never stands so: nobody said these words.
    """
    is_translation = quote.mode == "direct" and not is_back_translation(quote)
    if not (said_in.own_translation and is_translation and all(shown(quote, languages, said_in))):
        return ""
    return f"“{curled(guard.english(quote)).translate(INNER_MARKS).removesuffix('.')}”"


def our_english(quote: Quote, said_in: Tongue, form: Format) -> str:
    """Return our English in brackets, labelled in the language of the words around it; "" without any."""
    if said_in is not CHINESE:
        return form.words(curled(guard.our_english(quote)), "en")
    label = _BACK if is_back_translation(quote) else _TRANSLATION
    english = form.words(curled(guard.english(quote)), "en")
    if not english:
        return ""
    return f"{form.words(f'［{label}：', said_in.language)}{english}{form.words('］', said_in.language)}"


def printed(quote: Quote, said_in: Tongue, form: Format, *, alone: bool) -> str:
    """Return the print: direct speech in quotation marks, all else marked as what it is.

    Where it stands `alone`, without our English beside it, it is said that it translates.
    """
    exact = form.words(guard.in_marks(quote, _marks(quote, said_in)), quote.language)
    label = _label(quote, said_in, alone=alone)
    told = [form.words(label, said_in.language)] if label else []
    parts = [exact, *told] if quote.mode == "direct" else [*told, exact]
    return (" " if said_in.spaced else "").join(parts)


def _label(quote: Quote, said_in: Tongue, *, alone: bool) -> str:
    """Return what the print is, in the language of the words around it."""
    if said_in is not CHINESE:
        return curled(guard.label(quote, alone=alone))
    spoken = "中文" if primary_language(quote.spoken_language) == "zh" else "外文"
    return _LABELS.get(guard.kind(quote, alone=alone or quote.mode == "direct"), "").format(spoken)


def _marks(quote: Quote, said_in: Tongue) -> str:
    """Return the marks of the text around the quote; corner brackets where Chinese print has them."""
    around = f"{quote.prefix}{quote.exact}{quote.suffix}"
    return "「」" if said_in is CHINESE and any(mark in around for mark in "「」") else "“”"
