from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from osexplore.corpus.model import Corpus, Quote, Source, Version
from osexplore.corpus.witnesses import (
    Witnesses,
    chain,
    common_works,
    holders,
    is_claimed,
    is_unnamed,
    witnesses,
)
from tests.build import corpus, quote, source, version, work


def by_id(story: Corpus) -> tuple[dict[str, Quote], dict[str, Source]]:
    return {record.id: record for record in story.quotes}, {record.id: record for record in story.sources}


def count(quotes: list[dict[str, Any]], sources: list[dict[str, Any]] | None = None) -> Witnesses:
    """Count the witnesses of a version that all these quotes hold."""
    story = corpus(quotes=quotes, sources=sources or [])
    return witnesses(Version(value={}, quotes=tuple(record["id"] for record in quotes)), *by_id(story))


def test_articles_on_their_own_word_are_a_witness_each() -> None:
    assert count([quote("p", "a", "e"), quote("q", "b", "e")]) == Witnesses(2, at_most=False, shared=())


def test_an_article_on_its_own_word_twice_is_one_witness() -> None:
    assert count([quote("p", "a", "e"), quote("q", "a", "e")]).count == 1


def test_two_articles_retelling_one_blog_are_one_witness() -> None:
    found = count([quote("p", "a", "e", via=["blog"]), quote("q", "b", "e", via=["blog"])])
    assert found == Witnesses(1, at_most=False, shared=("blog",))


def test_articles_based_on_one_work_are_one_witness() -> None:
    sources = [source("a", based_on=["x"]), source("b", based_on=["y"]), work("y", based_on=["x"])]
    assert count([quote("p", "a", "e"), quote("q", "b", "e")], sources).count == 1


def test_a_work_behind_a_work_in_via_counts_as_shared() -> None:
    quotes = [quote("p", "a", "e", via=["blog"]), quote("q", "b", "e", via=["email"])]
    assert count(quotes).count == 2
    assert count(quotes, [work("blog", based_on=["email"])]) == Witnesses(1, False, ("email",))


def test_an_article_that_retells_another_is_no_second_witness() -> None:
    quotes = [quote("p", "a", "e"), quote("q", "b", "e")]
    assert count(quotes, [source("b", based_on=["a"])]).count == 1
    retold = count([quote("p", "a", "e", via=["blog"]), quotes[1]], [source("b", based_on=["a"])])
    assert retold == Witnesses(1, at_most=False, shared=("a", "blog"))


def test_two_prints_of_one_original_are_one_witness_whatever_letters_they_quote() -> None:
    quotes = [quote("p", "a", "e", via=["one"]), quote("q", "b", "e", via=["two"])]
    assert count(quotes).count == 2
    prints = [source("a", based_on=["original"]), source("b", based_on=["original"])]
    assert count(quotes, prints) == Witnesses(1, at_most=False, shared=("original",))


def test_what_one_quote_shows_of_a_work_holds_for_the_whole_version() -> None:
    """One article says that the blog has it from an e-mail; the other two have the blog, and the e-mail."""
    quotes = [quote("q", "b", "e", via=["blog"]), quote("r", "c", "e", via=["email"])]
    assert count(quotes).count == 2
    assert count([quote("p", "a", "e", via=["blog", "email"]), *quotes]).count == 1


def test_an_article_that_quotes_two_letters_is_one_witness_since_both_come_through_its_hands() -> None:
    assert count([quote("p", "a", "e", via=["one"]), quote("q", "a", "e", via=["two"])]).count == 1


def test_an_article_that_quotes_two_letters_does_not_make_one_of_those_who_have_one_each() -> None:
    quotes = [
        quote("p", "a", "e", via=["one"]),
        quote("q", "a", "e", via=["two"]),
        quote("r", "b", "e", via=["one"]),
        quote("s", "c", "e", via=["two"]),
    ]
    assert count(quotes).count == 2
    assert count(quotes[:3]).count == 2


def test_a_blog_is_a_witness_beside_another_letter_of_the_article_that_quotes_it() -> None:
    quotes = [
        quote("p", "a", "e", via=["blog"]),
        quote("q", "blog", "e"),
        quote("r", "a", "e", via=["letter"]),
    ]
    assert count(quotes).count == 2


def test_what_some_share_is_said_only_where_they_are_fewer_than_the_sources() -> None:
    """Of three sources two have one letter; the other letter of the one makes three witnesses of them."""
    quotes = [
        quote("p", "a", "e", via=["one"]),
        quote("q", "b", "e", via=["one"]),
        quote("r", "b", "e", via=["two"]),
        quote("s", "c", "e"),
    ]
    assert count(quotes) == Witnesses(3, at_most=False, shared=())
    assert count([*quotes[:2], quotes[3]]) == Witnesses(2, at_most=False, shared=("one",))


def test_an_articles_own_word_adds_nothing_beside_the_blog_it_quotes() -> None:
    quotes = [
        quote("p", "a", "e"),
        quote("q", "a", "e", via=["blog"]),
        quote("r", "b", "e", via=["blog"]),
    ]
    assert count(quotes).count == 1


def test_an_unnamed_work_makes_it_at_most() -> None:
    report = work("report", csl={"type": "article"}, title={"en": "a media report"})
    quotes = [quote("p", "a", "e", via=["report"]), quote("q", "b", "e")]
    assert count(quotes, [report]) == Witnesses(2, at_most=True, shared=())
    assert count(quotes[:1], [report]) == Witnesses(1, at_most=False, shared=())


def test_silence_and_unknown_quotes_testify_to_nothing() -> None:
    quotes, sources = by_id(corpus(quotes=[quote("p", "a", "e")]))
    assert witnesses(Version(value={}, silent=("a",)), quotes, sources) == Witnesses(0, False, ())
    assert witnesses(Version(value={}, quotes=("p", "gone")), quotes, sources).count == 1


def test_works_based_on_each_other_in_a_circle_come_to_an_end() -> None:
    circle = [source("a", based_on=["b"]), source("b", based_on=["a"])]
    assert count([quote("p", "a", "e"), quote("q", "b", "e")], circle).count == 1


def test_a_chain_runs_from_the_print_towards_the_words() -> None:
    sources = [source("a", based_on=["x", "y"]), work("x", based_on=["z"])]
    quotes, known = by_id(corpus(quotes=[quote("p", "a", "e", via=["blog", "z", "email"])], sources=sources))
    assert chain(quotes["p"], known) == ("x", "y", "z", "blog", "email")


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({"according_to": ["lawyer"], "speakers": ["musk"]}, ("lawyer",)),
        ({"speakers": ["musk", "altman"]}, ("musk", "altman")),
        ({}, ("a",)),
    ],
)
def test_who_holds_a_version(fields: dict[str, Any], expected: tuple[str, ...]) -> None:
    quotes, _ = by_id(corpus(quotes=[quote("p", "a", "e", **fields)]))
    assert holders(quotes["p"]) == expected


@pytest.mark.parametrize(
    ("fields", "unnamed"),
    [
        ({"csl": {"type": "article"}}, True),
        ({"csl": {"type": "article", "title": ""}}, True),
        ({"csl": {"type": "article", "publisher": "Sohu"}}, False),
        ({"csl": {"author": [{"literal": "Someone"}]}}, False),
        ({"csl": {"container-title": "Weekly"}}, False),
        ({"csl": {}, "by": ["musk"]}, False),
        ({"csl": {}, "title": {"en": "a media report"}}, True),
    ],
)
def test_when_a_work_is_unnamed(fields: dict[str, Any], unnamed: bool) -> None:
    assert is_unnamed(msgspec.convert(work("w", **fields), Source)) is unnamed


def test_an_article_with_a_text_is_never_unnamed() -> None:
    assert not is_unnamed(msgspec.convert(source("a", csl={}), Source))


@pytest.mark.parametrize(
    ("quotes", "claimed"),
    [
        ([{"speakers": ["musk"]}, {"according_to": ["lawyer"]}], True),
        ([{"speakers": ["musk"]}, {}], False),
        ([{"via": ["report"]}], True),
        ([{"via": ["blog"]}], False),
        ([], False),
    ],
)
def test_an_event_is_claimed_when_nobody_tells_it_on_his_own_word(
    quotes: list[dict[str, Any]], claimed: bool
) -> None:
    made = [quote(f"q{number}", "a", "e", **fields) for number, fields in enumerate(quotes)]
    _, sources = by_id(corpus(quotes=made, sources=[work("report", csl={})]))
    assert is_claimed(msgspec.convert(made, list[Quote]), sources) is claimed


def test_versions_that_all_go_back_to_one_work_are_one_work_told_differently() -> None:
    quotes, sources = by_id(
        corpus(
            quotes=[
                quote("p", "a", "e", via=["email"]),
                quote("q", "b", "e", via=["blog"]),
                quote("r", "c", "e"),
                quote("s", "d", "e", via=["blog"]),
            ],
            sources=[work("blog", based_on=["email"])],
        )
    )

    def told(*versions: dict[str, Any]) -> tuple[str, ...]:
        return common_works(msgspec.convert(versions, list[Version]), quotes, sources)

    assert told(version("45", "p"), version("44", "q")) == ("email",)
    assert told(version("45", "p"), version("44", "q"), version("43", "s")) == ("email",)
    assert told(version("45", "p"), version("44", "q"), version("43", "r")) == ()
    assert told(version("45", "p", "q"), version("silent", silent=["c"])) == ()


def test_works_that_all_versions_go_back_to_stand_as_the_first_quote_has_them() -> None:
    quotes, sources = by_id(
        corpus(
            quotes=[
                quote("p", "a", "e", via=["email"], speakers=["musk"]),
                quote("q", "b", "e", via=["letter", "email"], speakers=["altman"]),
            ],
            sources=[work("email", based_on=["letter"])],
        )
    )
    versions = msgspec.convert([version("45", "p"), version("44", "q", "gone")], list[Version])
    assert common_works(versions, quotes, sources) == ("email", "letter")


@pytest.mark.parametrize(
    ("fields", "common"),
    [
        ({}, ("sohu",)),
        ({"speakers": ["musk"]}, ()),
        ({"speakers": ["teller"]}, ()),
        ({"speakers": ["musk"], "via": ["email"]}, ()),
    ],
)
def test_an_article_that_contradicts_itself_is_told_differently_but_not_one_that_quotes_both_sides(
    fields: dict[str, Any], common: tuple[str, ...]
) -> None:
    quotes, sources = by_id(corpus(quotes=[quote("p", "sohu", "e"), quote("q", "sohu", "e", **fields)]))
    versions = msgspec.convert([version("45", "p"), version("44", "q")], list[Version])
    assert common_works(versions, quotes, sources) == common


def test_a_version_with_very_many_quotes_is_counted_in_no_time() -> None:
    quotes = [quote(f"q{n}", f"s{n % 60}", "e", via=[f"w{n * 7 % 50}"]) for n in range(300)]
    assert count(quotes).count == 50


QUOTES = st.lists(
    st.tuples(st.sampled_from("abc"), st.lists(st.sampled_from(["v", "w", "x", "a"]), max_size=2)),
    min_size=1,
    max_size=7,
)


def counted(drawn: list[tuple[str, list[str]]]) -> int:
    return count([quote(f"q{n}", of, "e", via=via) for n, (of, via) in enumerate(drawn)]).count


@given(QUOTES)
def test_there_are_never_more_witnesses_than_sources(drawn: list[tuple[str, list[str]]]) -> None:
    assert 1 <= counted(drawn) <= len({of for of, _ in drawn})


@given(QUOTES, st.randoms(use_true_random=False))
def test_the_order_of_the_quotes_does_not_matter(drawn: list[tuple[str, list[str]]], random: Any) -> None:
    shuffled = random.sample(drawn, len(drawn))
    assert counted(shuffled) == counted(drawn)


@given(QUOTES, QUOTES)
def test_more_quotes_that_show_no_new_link_never_make_fewer_witnesses(
    drawn: list[tuple[str, list[str]]], more: list[tuple[str, list[str]]]
) -> None:
    links = {(of, work) for of, via in drawn for work in via[:1]} | {tuple(via) for _, via in drawn}
    known = [(of, via) for of, via in more if len(via) == 1 and (of, via[0]) in links]
    assert counted(drawn + known) >= counted(drawn)


@given(st.lists(st.tuples(st.sampled_from("abcd"), st.sampled_from("vwxyz")), min_size=1, max_size=9))
def test_witnesses_are_as_many_quotes_as_share_neither_work_nor_source(drawn: list[tuple[str, str]]) -> None:
    """With one work in each chain the count is the largest set of quotes that have nothing in common."""
    assert counted([(of, [via]) for of, via in drawn]) == largest_set_apart(drawn)


def test_whom_fewest_meet_is_not_always_chosen() -> None:
    """Where the quote that meets the fewest others were always taken, there would be three."""
    pairs = ["1x", "1y", "2v", "2w", "2y", "3w", "3x", "4w"]
    assert counted([(pair[0], [pair[1]]) for pair in pairs]) == 4


def largest_set_apart(pairs: list[tuple[str, str]]) -> int:
    if not pairs:
        return 0
    first, rest = pairs[0], pairs[1:]
    apart = [pair for pair in rest if pair[0] != first[0] and pair[1] != first[1]]
    return max(largest_set_apart(rest), 1 + largest_set_apart(apart))


def test_the_mapping_may_lack_a_source() -> None:
    quotes, _ = by_id(corpus(quotes=[quote("p", "a", "e", via=["gone"])]))
    nothing: Mapping[str, Source] = {}
    assert witnesses(Version(value={}, quotes=("p",)), quotes, nothing).count == 1
    assert not is_claimed(quotes.values(), nothing)
