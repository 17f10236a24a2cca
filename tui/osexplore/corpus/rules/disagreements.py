"""A disagreement is a question with two answers or more, each held by somebody."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from osexplore.corpus.problem import Problem

if TYPE_CHECKING:
    from osexplore.corpus.rules.examined import Examined


def on_events(examined: Examined) -> Iterator[Problem]:
    """A disagreement is about an event."""
    for disagreement in examined.corpus.disagreements:
        if not disagreement.events:
            remedy = "name the events that the question is about"
            yield Problem("disagreements", disagreement.id, "events", "is empty", remedy)


def two_versions(examined: Examined) -> Iterator[Problem]:
    """A disagreement has two versions at least."""
    for disagreement in examined.corpus.disagreements:
        count = len(disagreement.versions)
        if count < 2:
            what = f"has {count or 'no'} version{'' if count == 1 else 's'}"
            remedy = "add the other answers, or remove the disagreement"
            yield Problem("disagreements", disagreement.id, "versions", what, remedy)


def held_versions(examined: Examined) -> Iterator[Problem]:
    """A version is held by a quote, or stands for sources that are silent."""
    for disagreement in examined.corpus.disagreements:
        for number, version in enumerate(disagreement.versions):
            if not version.quotes and not version.silent:
                what, remedy = "has neither quotes nor silent sources", "say who holds it"
                yield Problem("disagreements", disagreement.id, f"versions[{number}]", what, remedy)


def one_answer_a_quote(examined: Examined) -> Iterator[Problem]:
    """A quote holds one version of a question."""
    for disagreement in examined.corpus.disagreements:
        seen: dict[str, int] = {}
        for number, version in enumerate(disagreement.versions):
            for quote in dict.fromkeys(version.quotes):
                if seen.setdefault(quote, number) != number:
                    what = f"names {quote}, which is in versions[{seen[quote]}] too"
                    where = f"versions[{number}].quotes"
                    yield Problem("disagreements", disagreement.id, where, what, "leave it in one of the two")


def quotes_on_its_events(examined: Examined) -> Iterator[Problem]:
    """A quote that answers a question is on an event that the question is about."""
    for disagreement in examined.corpus.disagreements:
        for number, version in enumerate(disagreement.versions):
            for name in dict.fromkeys(version.quotes):
                quote = examined.quotes.get(name)
                if quote and disagreement.events and not set(quote.events) & set(disagreement.events):
                    what = f"names {name}, which is on none of its events"
                    remedy = "add the event of that quote to events, or name another quote"
                    where = f"versions[{number}].quotes"
                    yield Problem("disagreements", disagreement.id, where, what, remedy)


def silence_is_silence(examined: Examined) -> Iterator[Problem]:
    """A source that is silent on a question does not answer it, and is silent once."""
    for disagreement in examined.corpus.disagreements:
        answers = {
            quote.source: quote.id
            for version in disagreement.versions
            for name in version.quotes
            if (quote := examined.quotes.get(name))
        }
        silent: dict[str, int] = {}
        for number, version in enumerate(disagreement.versions):
            for source in dict.fromkeys(version.silent):
                where = f"versions[{number}].silent"
                if source in answers:
                    what = f"names {source}, whose quote {answers[source]} answers the question"
                    yield Problem("disagreements", disagreement.id, where, what, "remove one of the two")
                elif silent.setdefault(source, number) != number:
                    what = f"names {source}, which is silent in versions[{silent[source]}] too"
                    yield Problem("disagreements", disagreement.id, where, what, "leave it in one of the two")


RULES = (
    on_events,
    two_versions,
    held_versions,
    one_answer_a_quote,
    quotes_on_its_events,
    silence_is_silence,
)
