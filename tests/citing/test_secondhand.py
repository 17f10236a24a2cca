from __future__ import annotations

from typing import Any

import pytest

from osexplore.citing import runs, secondhand, styles
from osexplore.citing.runs import Run
from osexplore.citing.secondhand import CHINESE, ENGLISH
from osexplore.corpus.model import Person, Quote, Source

PEOPLE = {
    "musk": Person(id="musk", kind="person", name={"en": "Elon Musk", "zh-Hans": "马斯克"}),
    "sutskever": Person(id="sutskever", kind="person", name={"en": "Ilya Sutskever", "zh-Hans": "苏茨克弗"}),
    "insiders": Person(id="insiders", kind="group", name={"en": "insiders", "zh-Hans": "知情人士"}),
}
SOURCES = {
    "article": Source(id="article", csl={"type": "webpage"}, language="zh-Hans"),
    "blog": Source(
        id="blog", csl={"type": "post-weblog"}, title={"en": "OpenAI's blog", "zh-Hans": "OpenAI博客"}
    ),
    "mail": Source(
        id="mail", csl={"type": "personal_communication"}, title={"en": "An e-mail"}, published="2018-12"
    ),
    "podcast": Source(id="podcast", csl={"type": "broadcast"}, title={"en": "A podcast", "zh-Hans": "播客"}),
}


def quote(**fields: Any) -> Quote:
    return Quote(id="q", source="article", events=("e",), exact="算了吧", **fields)


def origin(**fields: Any) -> str:
    return secondhand.origin(quote(**fields), PEOPLE, SOURCES, ENGLISH)


def test_narration_of_the_article_itself_has_no_origin() -> None:
    assert origin(mode="narration") == ""


def test_a_speaker_is_named_with_medium_and_date() -> None:
    assert origin(speakers=("musk",), medium="email", said="2018-12") == "Elon Musk, e-mail, December 2018"


def test_an_email_in_a_blog_is_named_with_the_blog_and_is_not_named_twice() -> None:
    told = origin(speakers=("musk",), medium="email", via=("blog", "mail"))
    assert told == "Elon Musk, e-mail, December 2018, in OpenAI's blog"


def test_the_chain_is_named_from_the_words_to_the_print() -> None:
    assert origin(speakers=("musk",), via=("blog", "podcast")) == "Elon Musk, in A podcast, in OpenAI's blog"


def test_narration_through_a_work_begins_with_the_work() -> None:
    assert origin(mode="narration", via=("podcast",)) == "A podcast"


def test_two_speakers_and_an_informant_are_named() -> None:
    told = origin(speakers=("musk", "sutskever"), according_to=("insiders",))
    assert told == "Elon Musk and Ilya Sutskever, according to insiders"
    assert origin(according_to=("insiders",)) == "insiders"


def test_around_a_chinese_work_it_is_chinese() -> None:
    told = secondhand.origin(
        quote(speakers=("musk",), medium="email", via=("blog", "mail")), PEOPLE, SOURCES, CHINESE
    )
    assert told == "马斯克，电子邮件，2018年12月，见OpenAI博客"


@pytest.mark.parametrize(
    ("style", "mode", "words"),
    [
        ("apa", "direct", "as cited in"),
        ("apa", "indirect", "as cited in"),
        ("chicago-notes", "direct", "quoted in"),
        ("chicago-notes", "indirect", "cited in"),
        ("mla", "mixed", "qtd. in"),
        ("mla", "narration", "reported in"),
        ("harvard", "direct", "quoted in"),
        ("gbt7714-2025-numeric", "direct", "转引自"),
    ],
)
def test_each_style_leads_to_the_work_in_hand_in_its_own_words(style: str, mode: Any, words: str) -> None:
    chosen = styles.named(style)
    said_in = secondhand.tongue(chosen, SOURCES["article"])
    assert secondhand.lead(chosen, quote(mode=mode), said_in) == words


@pytest.mark.parametrize(
    ("style", "citation", "expected"),
    [
        ("apa", "(Liang, 2023, para. 1)", "(Musk, as cited in Liang, 2023, para. 1)"),
        ("mla", "(Liang, par. 1)", "(Musk, qtd. in Liang, par. 1)"),
        ("ieee", "[1, para. 1]", "(Musk, quoted in [1, para. 1])"),
        ("vancouver", "(1)", "(Musk, quoted in (1))"),
        ("chicago-notes", "Liang, “Title.”", "Musk, quoted in Liang, “Title.”"),
        ("gbt7714-2015-numeric", "[1]", "（Musk，转引自文献[1]）"),
        ("gbt7714-2025-author-date", "（梁，2023）", "（Musk，转引自梁，2023）"),
    ],
)
def test_the_origin_stands_where_the_style_would_put_it(style: str, citation: str, expected: str) -> None:
    chosen = styles.named(style)
    said_in = secondhand.tongue(chosen, SOURCES["article"])
    lead = secondhand.lead(chosen, quote(mode="direct"), said_in)
    made = secondhand.cited(
        runs.of(citation, "p" if "numeric" in style else ""), "Musk", lead, chosen, said_in
    )
    assert runs.plain(made) == expected
    assert all("p" not in run.marks for run in made)


def test_without_an_origin_the_citation_is_the_styles() -> None:
    citation = (Run("[1]", "p"),)
    assert secondhand.cited(citation, "", "quoted in", styles.named("ieee"), ENGLISH) == citation


def test_a_bare_number_is_called_a_reference() -> None:
    numeric = styles.Style("x", "x", "other", "numeric")
    made = secondhand.cited(runs.of("1", "p"), "Musk", "quoted in", numeric, ENGLISH)
    assert runs.plain(made) == "(Musk, quoted in reference 1)"


def test_an_english_work_in_a_chinese_style_is_told_in_english() -> None:
    gbt = styles.named("gbt7714-2025-numeric")
    english = Source(id="e", csl={"type": "book"}, language="en")
    assert secondhand.tongue(gbt, english) is ENGLISH
    assert secondhand.lead(gbt, quote(mode="direct"), ENGLISH) == "quoted in"
