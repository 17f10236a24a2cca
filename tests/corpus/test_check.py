"""Every rule, broken once: a sound story has no findings, and each fault has exactly its own."""

from __future__ import annotations

import copy
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from osexplore.corpus.check import RULES, check
from osexplore.corpus.problem import Problem
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
from osexplore.corpus.shape import Documents, tabulate
from osexplore.corpus.store import decode_all, read
from tests import build

Tables = dict[str, dict[str, dict[str, Any]]]
Change = Callable[[dict[str, Any]], object]


def article(identity: str, published: str, digit: str) -> dict[str, Any]:
    text = {"file": f"{identity}.txt", "sha256": digit * 64, "characters": 1000, "body": [100, 900]}
    return build.source(identity, published, text=text)


def quote(identity: str, source: str, event: str, start: int, **fields: Any) -> dict[str, Any]:
    place = {"exact": "马斯克离开了董事会", "start": start, "paragraph": 3, "prefix": "后来,", "suffix": "。"}
    words = {"translation": {"en": "Musk left the board"}, "spoken_language": "zh-Hans"}
    return build.quote(identity, source, event, **{**place, **words, **fields})


def sound() -> Tables:
    """Make a story without a fault, in which every field is used."""
    dated = {"date_text": {"en": "February 2018", "zh-Hans": "2018年2月"}, "summary": {"en": "He left."}}
    return build.documents(
        corpus=build.story(updated="2024-03-01", description={"en": "A story."}),
        people=[
            build.person("musk", "Elon Musk", aliases=["马斯克", {"text": "老马", "source": "sohu"}]),
            build.person("altman", "Sam Altman", aliases=["奥特曼", {"text": "老马", "source": "times"}]),
            build.person("insiders", "Insiders", kind="group"),
        ],
        sources=[
            article("sohu", "2023-03-28", "a") | {"based_on": ["blog"], "by": ["insiders"]},
            article("times", "2024-06-28", "b")
            | {"published_from": "derived", "note": {"en": "By its URL."}},
            build.source("blog", "2023", published_from="derived", text=None),
            build.work("email", csl={}, title={"en": "An e-mail"}),
        ],
        events=[
            build.event("leaves", "2018-02", dated_by=["q1"], people=["musk"], order=1, **dated),
            build.event("denies", "2018-02", dated_by=["q3"], people=["altman"], order=2, **dated),
        ],
        quotes=[
            quote("q1", "sohu", "leaves", 200, said="2018-02", via=["blog", "email"], statement="left"),
            quote("q2", "times", "leaves", 300, mode="direct", speakers=["musk"], to=["altman"]),
            quote("q3", "times", "denies", 400, mode="indirect", according_to=["insiders"]),
            quote(
                "q4",
                "times",
                "denies",
                500,
                exact="没有说话",
                language="en",
                translation={},
                note={"en": "So printed."},
            ),
        ],
        disagreements=[build.disagreement("why", "leaves", ["q1"], ["q2"], note={"en": "Both tell why."})],
    )


def findings(tables: Any) -> list[Problem]:
    return check(_documents(tables))


def document(tables: Tables, table: str, identity: str) -> dict[str, Any]:
    return next(made for made in tables[table].values() if made["id"] == identity)


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


def test_a_sound_story_has_no_findings() -> None:
    assert findings(sound()) == []


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
    documents = _documents(tables)
    return Examined(documents, decode_all(documents)[0])


def _documents(tables: Any) -> Documents:
    path = Path("story.json")
    return Documents(path, tabulate(tables, path))


def test_every_rule_has_a_story_that_breaks_it() -> None:
    own = {identities.one_story, identities.well_formed_ids}  # below

    assert {rule for rule, *_ in BROKEN} | own == set(RULES)


def test_a_second_story_in_a_file_is_a_finding() -> None:
    tables = sound()
    tables["corpus"]["7"] = build.story("other")

    assert [str(problem) for problem in findings(tables)] == [
        "corpus document 7, field id: is one story too many; a file tells one: remove the other"
    ]


def test_ids_are_slugs_wherever_they_are_named() -> None:
    tables = sound()
    document(tables, "people", "insiders")["id"] = "In Siders"
    document(tables, "sources", "sohu")["by"] = ["In Siders"]
    document(tables, "quotes", "q3")["according_to"] = ["In Siders"]

    assert [(problem.id, problem.field) for problem in findings(tables)] == [("In Siders", "id")]


def test_a_circle_of_sources_is_told_once() -> None:
    tables = sound()
    document(tables, "sources", "blog")["based_on"] = ["email"]
    document(tables, "sources", "email")["based_on"] = ["blog"]

    assert [problem.what for problem in findings(tables)] == ["leads back to itself: blog -> email -> blog"]


def test_a_work_that_is_based_on_the_print_is_no_chain() -> None:
    tables = sound()
    document(tables, "sources", "email")["based_on"] = ["sohu"]

    assert "email -> sohu" in findings(tables)[0].what


def test_context_may_put_a_source_over_half() -> None:
    tables = sound()
    document(tables, "sources", "sohu")["text"].update(body=[180, 220])
    document(tables, "quotes", "q1").update(prefix="前" * 12)

    assert [(problem.field, problem.what) for problem in findings(tables)] == [
        ("text.body", "22 of 40 characters are shown (with prefix, suffix), and less than half may be")
    ]


def test_the_overlap_of_two_quotes_counts_once() -> None:
    tables = sound()
    document(tables, "sources", "times")["text"].update(body=[300, 385])
    document(tables, "quotes", "q3").update(start=302)
    document(tables, "quotes", "q4").update(start=310)

    assert findings(tables) == []


def test_a_statement_of_one_quote_and_events_without_order_are_fine() -> None:
    tables = sound()
    for event in tables["events"].values():
        del event["order"]

    assert findings(tables) == []


def test_an_event_may_be_dated_by_the_words_about_another() -> None:
    tables = sound()
    document(tables, "events", "leaves")["dated_by"] = ["q3"]

    assert findings(tables) == []


def test_both_of_two_people_may_keep_a_spelling_that_only_one_source_gives_to_the_other() -> None:
    tables = sound()
    document(tables, "people", "altman")["aliases"] = [{"text": "马斯克", "source": "times"}]

    assert findings(tables) == []


def test_unknown_ids_suggest_the_one_that_was_meant() -> None:
    tables = sound()
    document(tables, "quotes", "q3")["according_to"] = ["insider"]

    assert findings(tables)[0].remedy == "did you mean insiders?"


def test_everything_is_reported_at_once_sorted_also_where_types_are_wrong() -> None:
    tables = sound()
    document(tables, "people", "musk")["kind"] = "human"
    document(tables, "events", "leaves")["people"] = "musk"
    document(tables, "quotes", "q2").update(speakers=3, to=["nobody"], colour="red")
    document(tables, "quotes", "q1").update(start="200", exact=None)
    document(tables, "corpus", "tiny")["updated"] = "today"

    assert [(problem.table, problem.id, problem.field) for problem in findings(tables)] == [
        ("corpus", "tiny", "updated"),
        ("people", "musk", "kind"),
        ("events", "leaves", "people"),
        ("quotes", "q1", "exact"),
        ("quotes", "q1", "start"),
        ("quotes", "q2", "colour"),
        ("quotes", "q2", "speakers"),
        ("quotes", "q2", "to"),
    ]


@pytest.mark.parametrize(
    "value", [None, 3, "x", [], ["x"], [None], [[]], {"x": []}, {"en": {}}, True, 1.5, -1]
)
def test_no_value_whatsoever_breaks_the_check(value: Any) -> None:
    for table, documents in sound().items():
        for number, made in documents.items():
            for field in made:
                tables = copy.deepcopy(sound())
                tables[table][number][field] = value
                assert all(str(problem) for problem in findings(tables))


def test_the_shipped_story_passes(root: Path) -> None:
    shipped = root / "db.json"
    if shipped.stat().st_size < 100:
        pytest.skip("there is no story in the checkout yet")
    assert [str(problem) for problem in check(read(shipped))] == []
