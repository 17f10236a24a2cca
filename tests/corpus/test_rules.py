"""Every rule, broken once: each fault has exactly its own finding."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from osexplore.corpus.check import RULES
from osexplore.corpus.rules import (
    chains,
    disagreements,
    identities,
    people,
    places,
    quotes,
    sources,
    times,
    wording,
)
from osexplore.corpus.rules.examined import Examined, Rule
from osexplore.corpus.store import decode_all
from tests.corpus.sound import Tables, article, document, documents_of, findings, sound

Change = Callable[[dict[str, Any]], object]


def put(**fields: Any) -> Change:
    return lambda made: made.update(fields)


def drop(*names: str) -> Change:
    def change(made: dict[str, Any]) -> None:
        for name in names:
            del made[name]

    return change


def inside(field: str, **fields: Any) -> Change:
    return lambda made: made[field].update(fields)


def version(number: int, **fields: Any) -> Change:
    return lambda made: made["versions"][number].update(fields)


BROKEN: list[tuple[Rule, str, str, Change, str, str]] = [
    # identities
    (identities.unique_ids, "quotes", "q4", put(id="q2"), "id", "2 documents"),
    (identities.well_formed_statements, "quotes", "q1", put(statement="Left!"), "statement", "Left!"),
    (identities.known_references, "sources", "sohu", put(by=["musc"]), "by", "'musc'"),
    (identities.known_references, "sources", "times", put(based_on=["blogg"]), "based_on", "'blogg'"),
    (identities.known_references, "events", "leaves", put(people=["musk", "nobody"]), "people", "'nobody'"),
    (identities.known_references, "events", "leaves", put(dated_by=["q1", "q9"]), "dated_by", "'q9'"),
    (identities.known_references, "quotes", "q3", put(source="tims"), "source", "'tims'"),
    (identities.known_references, "quotes", "q1", put(events=["leaves", "leavs"]), "events", "'leavs'"),
    (identities.known_references, "quotes", "q2", put(to=["nobody"]), "to", "'nobody'"),
    (identities.known_references, "quotes", "q3", put(according_to=["insidrs"]), "according_to", "'insidrs'"),
    (identities.known_references, "quotes", "q1", put(via=["blog", "letter"]), "via", "'letter'"),
    (identities.known_references, "disagreements", "why", put(events=["leaves", "x"]), "events", "'x'"),
    (
        identities.known_references,
        "disagreements",
        "why",
        version(1, quotes=["q2", "x"]),
        "versions[1].quotes",
        "'x'",
    ),
    (
        identities.known_references,
        "disagreements",
        "why",
        version(0, silent=["x"]),
        "versions[0].silent",
        "'x'",
    ),
    (
        identities.known_references,
        "people",
        "altman",
        put(aliases=["奥特曼", {"text": "老马", "source": "tims"}]),
        "aliases[1].source",
        "'tims'",
    ),
    (identities.single_references, "quotes", "q1", put(events=["leaves", "leaves"]), "events", "2 times"),
    # wording
    (wording.english_present, "events", "leaves", put(summary={"zh-Hans": "他走了"}), "summary", "no en"),
    (
        wording.english_present,
        "disagreements",
        "why",
        version(0, value={"zh": "钱"}),
        "versions[0].value",
        "no en",
    ),
    (wording.words_not_empty, "sources", "times", put(note={"en": " "}), "note.en", "empty"),
    (wording.needed_words, "people", "musk", put(name={}), "name", "empty"),
    (wording.needed_words, "disagreements", "why", version(1, value={}), "versions[1].value", "empty"),
    (wording.well_formed_languages, "quotes", "q1", put(language="chinese"), "language", "'chinese'"),
    (
        wording.well_formed_languages,
        "quotes",
        "q1",
        put(spoken_language="zh_CN"),
        "spoken_language",
        "'zh_CN'",
    ),
    (wording.well_formed_languages, "sources", "sohu", put(language=""), "language", "''"),
    (
        wording.well_formed_languages,
        "corpus",
        "tiny",
        put(languages=["en", "zh Hans"]),
        "languages",
        "'zh Hans'",
    ),
    (wording.well_formed_languages, "people", "musk", inside("name", 中="马斯克先生"), "name", "'中'"),
    # times
    (times.readable_dates, "events", "leaves", put(date="Feb 2018"), "date", "Feb 2018"),
    (times.readable_dates, "sources", "sohu", put(published="2023-13-45"), "published", "2023-13-45"),
    (times.readable_dates, "quotes", "q1", put(said="early 2018"), "said", "early 2018"),
    (times.readable_dates, "corpus", "tiny", put(updated="today"), "updated", "today"),
    (times.worded_dates, "events", "leaves", drop("date_text"), "date_text", "missing"),
    (times.dated_by_words, "events", "leaves", put(dated_by=[]), "dated_by", "missing"),
    (times.dated_by_words, "events", "leaves", drop("date"), "date", "missing"),
    (times.clear_order, "events", "denies", put(order=1), "order", "leaves"),
    (times.published_is_explained, "sources", "blog", drop("published"), "published_from", "derived"),
    (times.published_is_explained, "sources", "blog", drop("published_from"), "published_from", "unknown"),
    (times.found_dates_have_a_note, "sources", "times", drop("note"), "note", "derived"),
    (times.said_before_published, "quotes", "q1", put(said="2023-03-29"), "said", "2023-03-28"),
    (times.based_on_earlier_works, "sources", "sohu", put(based_on=["times"]), "based_on", "times"),
    (times.based_on_earlier_works, "quotes", "q1", put(via=["times"]), "via", "times"),
    # people
    (people.spellings_not_empty, "people", "musk", put(aliases=["马斯克", ""]), "aliases[1]", "empty"),
    (people.single_aliases, "people", "musk", put(aliases=["马斯克", "马斯克"]), "aliases", "2 times"),
    (people.spellings_of_one_person, "people", "altman", put(aliases=["馬斯克"]), "aliases[0]", "musk"),
    (people.family_names, "people", "musk", put(family={"en": "Musc"}), "family.en", "no part of name.en"),
    (people.family_names, "people", "musk", put(family={"en": "Mus"}), "family.en", "no part of name.en"),
    (people.family_names, "people", "insiders", put(family={"en": "People"}), "family", "of a group"),
    (wording.words_not_empty, "people", "musk", put(family={"en": ""}), "family.en", "empty"),
    (people.spellings_of_one_person, "people", "altman", put(name={"en": "ELON MUSK"}), "name.en", "musk"),
    (
        people.spellings_of_one_person,
        "people",
        "altman",
        put(aliases=[{"text": "老马", "source": "sohu"}]),
        "aliases[0]",
        "in sohu",
    ),
    # sources
    (sources.csl_without_issued, "sources", "sohu", inside("csl", issued={}), "csl.issued", "not belong"),
    (sources.csl_type, "sources", "sohu", inside("csl", type="web-page"), "csl.type", "web-page"),
    (sources.csl_type, "sources", "sohu", put(csl={"title": "A title"}), "csl.type", "missing"),
    (
        sources.csl_variables,
        "sources",
        "sohu",
        inside("csl", container_title="搜狐"),
        "csl.container_title",
        "variable",
    ),
    (sources.csl_values, "sources", "sohu", inside("csl", author="梁昌均"), "csl.author", "list of names"),
    (
        sources.csl_values,
        "sources",
        "sohu",
        inside("csl", author=[{"name": "梁"}]),
        "csl.author",
        "list of names",
    ),
    (sources.csl_values, "sources", "sohu", inside("csl", publisher=["搜狐"]), "csl.publisher", "not text"),
    (sources.csl_values, "sources", "sohu", inside("csl", volume=[1]), "csl.volume", "no number"),
    (sources.described, "sources", "email", put(title={}), "title", "csl.title"),
    (sources.article_language, "sources", "sohu", drop("language"), "language", "missing"),
    (sources.text_fingerprint, "sources", "sohu", inside("text", sha256="A" * 64), "text.sha256", "SHA-256"),
    (sources.text_of_its_own, "sources", "times", inside("text", sha256="a" * 64), "text.sha256", "sohu"),
    (
        sources.text_file_name,
        "sources",
        "sohu",
        inside("text", file="../sohu.txt"),
        "text.file",
        "../sohu.txt",
    ),
    (sources.body_inside_text, "sources", "sohu", inside("text", body=[100, 1001]), "text.body", "1001"),
    (
        sources.body_inside_text,
        "sources",
        "email",
        put(text={**article("x", "2023", "c")["text"], "body": [5, 5]}, language="zh", csl={"type": "post"}),
        "text.body",
        "[5, 5]",
    ),
    # quotes
    (quotes.quotes_on_events, "quotes", "q4", put(events=[]), "events", "empty"),
    (quotes.events_with_quotes, "events", "", put(id="nothing", title={"en": "Nothing"}), "id", "no quote"),
    (quotes.speakers_present, "quotes", "q2", put(speakers=["musk", "altman"]), "speakers", "altman"),
    (quotes.direct_words_have_speakers, "quotes", "q2", put(speakers=[]), "speakers", "direct"),
    (quotes.reported_words_have_somebody, "quotes", "q3", drop("according_to"), "speakers", "indirect"),
    (quotes.narration_has_no_speaker, "quotes", "q2", drop("mode"), "mode", "musk"),
    (quotes.printed_language, "quotes", "q1", drop("language"), "language", "missing"),
    (quotes.spoken_language, "quotes", "q2", drop("spoken_language"), "spoken_language", "missing"),
    (quotes.translated, "quotes", "q1", drop("translation"), "translation", "zh-Hans"),
    (
        quotes.back_translations_unmarked,
        "quotes",
        "q2",
        put(spoken_language="en", translation={"en": "Musk’s “reason” and 'others'"}),
        "translation.en",
        "has “ in a back-translation",
    ),
    # places
    (places.words_present, "quotes", "q1", put(exact=""), "exact", "empty"),
    (places.words_present, "quotes", "q1", put(exact="马斯克 "), "exact", "space"),
    (places.anchored, "quotes", "q1", drop("start"), "start", "missing"),
    (places.anchored, "quotes", "q1", drop("paragraph"), "paragraph", "missing"),
    (places.paragraphs_from_one, "quotes", "q1", put(paragraph=0), "paragraph", "0"),
    (places.short_context, "quotes", "q1", put(prefix="前" * 33), "prefix", "33"),
    (places.short_context, "quotes", "q1", put(suffix="后" * 33), "suffix", "33"),
    (places.inside_body, "quotes", "q1", put(start=99), "start", "outside"),
    (places.inside_body, "quotes", "q1", put(start=892), "start", "901"),
    (places.quoted_once, "quotes", "q3", put(start=300), "exact", "q2"),
    (places.short_excerpts, "sources", "sohu", inside("text", body=[200, 227]), "text.body", "a third"),
    (
        places.short_excerpts,
        "sources",
        "sohu",
        inside("text", body=[196, 222], characters=222),
        "text.body",
        "a third",
    ),
    # chains
    (chains.no_circle_of_sources, "sources", "email", put(based_on=["email"]), "based_on", "email -> email"),
    (chains.no_way_back_to_the_print, "quotes", "q1", put(via=["sohu"]), "via", "sohu"),
    # disagreements
    (disagreements.on_events, "disagreements", "why", put(events=[]), "events", "empty"),
    (
        disagreements.two_versions,
        "disagreements",
        "why",
        lambda made: made["versions"].pop(),
        "versions",
        "1 version",
    ),
    (disagreements.held_versions, "disagreements", "why", version(1, quotes=[]), "versions[1]", "neither"),
    (
        disagreements.one_answer_a_quote,
        "disagreements",
        "why",
        version(1, quotes=["q2", "q1"]),
        "versions[1].quotes",
        "q1",
    ),
    (
        disagreements.quotes_on_its_events,
        "disagreements",
        "why",
        version(1, quotes=["q2", "q3"]),
        "versions[1].quotes",
        "q3",
    ),
    (
        disagreements.silence_is_silence,
        "disagreements",
        "why",
        version(1, silent=["sohu"]),
        "versions[1].silent",
        "q1",
    ),
]


@pytest.mark.parametrize(
    ("rule", "table", "identity", "change", "field", "words"),
    BROKEN,
    ids=[f"{rule.__name__}-{table}-{identity}-{field}" for rule, table, identity, _, field, _ in BROKEN],
)
def test_a_broken_rule_is_one_finding_with_its_place(
    rule: Rule, table: str, identity: str, change: Change, field: str, words: str
) -> None:
    tables = sound()
    if identity:
        change(document(tables, table, identity))
    else:
        tables[table]["99"] = {}
        change(tables[table]["99"])

    found = findings(tables)

    assert [(problem.table, problem.field) for problem in found] == [(table, field)]
    assert words in found[0].what
    assert found[0].remedy
    assert [made for made in RULES if found[0] in made(_examined(tables))] == [rule]


def _examined(tables: Tables) -> Examined:
    documents = documents_of(tables)
    return Examined(documents, decode_all(documents)[0])


def test_every_rule_has_a_story_that_breaks_it() -> None:
    own = {identities.one_story, identities.well_formed_ids}  # broken in test_check.py

    assert {rule for rule, *_ in BROKEN} | own == set(RULES)
