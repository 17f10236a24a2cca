"""Words belong to an event, to somebody, and to a language."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from osexplore.corpus.model import is_back_translation, primary_language
from osexplore.corpus.problem import Problem

if TYPE_CHECKING:
    from osexplore.corpus.rules.examined import Examined

_MARKS = re.compile('[“”„‟"«»‹›‘「」『』﹁﹂﹃﹄＂]')
"""Quotation marks, without those that may be an apostrophe."""


def quotes_on_events(examined: Examined) -> Iterator[Problem]:
    """A quote is on an event."""
    for quote in examined.corpus.quotes:
        if not quote.events:
            yield Problem("quotes", quote.id, "events", "is empty", "name the event that the words tell of")


def events_with_quotes(examined: Examined) -> Iterator[Problem]:
    """An event is told by a quote."""
    for event in examined.corpus.events:
        if event.id not in examined.quoted_events:
            remedy = "name it in the events of a quote, or remove the event"
            yield Problem("events", event.id, "id", "is named by no quote", remedy)


def speakers_present(examined: Examined) -> Iterator[Problem]:
    """Who speaks in a quote is among the people of its events."""
    for quote in examined.corpus.quotes:
        for name in quote.events:
            event = examined.events.get(name)
            if event is None or not examined.known("events", "people", event):
                continue
            for speaker in dict.fromkeys(quote.speakers):
                if speaker not in event.people:
                    what = f"names {speaker}, who is not among the people of {name}"
                    remedy = f"add {speaker} to the people of that event"
                    yield Problem("quotes", quote.id, "speakers", what, remedy)


def direct_words_have_speakers(examined: Examined) -> Iterator[Problem]:
    """Words printed as somebody's own are somebody's."""
    for quote in examined.corpus.quotes:
        if quote.mode == "direct" and not quote.speakers:
            remedy = "say who said or wrote the words, or correct the mode"
            yield Problem("quotes", quote.id, "speakers", "is empty, and the mode is direct", remedy)


def reported_words_have_somebody(examined: Examined) -> Iterator[Problem]:
    """Words that are reported have a speaker, or at least somebody on whose word they are."""
    for quote in examined.corpus.quotes:
        nobody = not (quote.speakers or quote.according_to)
        if quote.mode in ("mixed", "indirect") and nobody and examined.known("quotes", "according_to", quote):
            what = f"is empty, and so is according_to, and the mode is {quote.mode}"
            yield Problem("quotes", quote.id, "speakers", what, "say whose words they are")


def narration_has_no_speaker(examined: Examined) -> Iterator[Problem]:
    """What a source says for itself has no speaker."""
    for quote in examined.corpus.quotes:
        if quote.mode == "narration" and quote.speakers and examined.known("quotes", "mode", quote):
            what = f"is narration, and the speakers are {', '.join(quote.speakers)}"
            yield Problem("quotes", quote.id, "mode", what, "correct the mode, or remove the speakers")


def printed_language(examined: Examined) -> Iterator[Problem]:
    """A quote says in which language it is printed."""
    for quote in examined.corpus.quotes:
        if quote.language is None:
            yield Problem("quotes", quote.id, "language", "is missing", "give it, such as zh-Hans")


def spoken_language(examined: Examined) -> Iterator[Problem]:
    """Somebody's words that are translated say in which language they were said."""
    for quote in examined.corpus.quotes:
        if quote.translation and quote.mode != "narration" and quote.spoken_language is None:
            what = "is missing beside a translation"
            yield Problem(
                "quotes", quote.id, "spoken_language", what, "say in which language the words were said"
            )


def translated(examined: Examined) -> Iterator[Problem]:
    """Words that are not in English have a translation."""
    for quote in examined.corpus.quotes:
        foreign = quote.language is not None and primary_language(quote.language) != "en"
        if foreign and not quote.translation:
            what = f"is missing, and the words are {quote.language}"
            yield Problem("quotes", quote.id, "translation", what, "translate them into English (en)")


def back_translations_unmarked(examined: Examined) -> Iterator[Problem]:
    """Words that lead back from a translation are nobody's own, and stand in no quotation marks."""
    for quote in examined.corpus.quotes:
        for language, text in quote.translation.items() if is_back_translation(quote) else ():
            if found := _MARKS.search(text):
                what = f"has {found[0]} in a back-translation"
                remedy = "take the quotation marks away: nobody said these words"
                yield Problem("quotes", quote.id, f"translation.{language}", what, remedy)


RULES = (
    quotes_on_events,
    events_with_quotes,
    speakers_present,
    direct_words_have_speakers,
    reported_words_have_somebody,
    narration_has_no_speaker,
    printed_language,
    spoken_language,
    translated,
    back_translations_unmarked,
)
