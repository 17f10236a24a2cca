from __future__ import annotations

from typing import Any

import pytest
from msgspec.structs import replace

from osexplore.citing import chains, runs, secondhand, styles
from osexplore.citing.called import names
from osexplore.citing.runs import Run
from osexplore.citing.tongues import CHINESE, ENGLISH, tongue
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
    "letter": Source(
        id="letter", csl={"type": "personal_communication"}, title={"en": "A letter"}, by=("insiders",)
    ),
    "post": Source(
        id="post",
        csl={"title": "船来了"},
        title={"en": "The ship is in"},
        by=("insiders",),
        language="zh-Hans",
    ),
    "own": Source(id="own", csl={"type": "post"}, by=("musk",), published="2018"),
    "written": Source(
        id="written", csl={"author": [{"family": "Musk", "given": "Elon"}]}, published="2018-05-06"
    ),
    "reprint": Source(
        id="reprint",
        csl={"title": "关于《船》", "container-title": "界面"},
        based_on=("original", "blog"),
        language="zh-Hans",
    ),
    "original": Source(
        id="original", csl={"title": "关于《船》", "container-title": "最话"}, language="zh-Hans"
    ),
    "complaint": Source(
        id="complaint",
        csl={"type": "legal_case"},
        title={"en": "A complaint", "zh-Hans": "起诉书（副本）"},
        by=("musk",),
        published="2024-02-29",
    ),
    "forwarded": Source(
        id="forwarded",
        csl={"type": "personal_communication"},
        title={"en": "E-mail of nobody known", "zh-Hans": "未具名的邮件"},
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
    assert told == "Elon Musk, e-mail, December 2018, in [OpenAI’s blog]"


def test_a_letter_of_somebody_else_who_reports_the_words_is_named() -> None:
    told = origin(speakers=("sutskever",), via=("blog", "letter"))
    assert told == "Ilya Sutskever, in [A letter], in [OpenAI’s blog]"
    assert origin(speakers=("insiders",), via=("letter",)) == "insiders"


def test_a_works_date_is_that_of_the_words_only_where_the_work_is_their_utterance() -> None:
    told = origin(speakers=("sutskever",), according_to=("musk",), medium="conversation", via=("complaint",))
    assert told == "Ilya Sutskever, according to Elon Musk, conversation, in [A complaint], 29 February 2024"
    assert origin(speakers=("musk",), via=("complaint",)) == "Elon Musk, 29 February 2024"
    assert origin(mode="narration", via=("complaint",)) == "[A complaint], 29 February 2024"
    dated = origin(speakers=("sutskever",), said="2015", via=("complaint",))
    assert dated == "Ilya Sutskever, 2015, in [A complaint]"


def test_an_informant_is_no_writer() -> None:
    mail = {"according_to": ("insiders",), "medium": "email", "said": "2018-02", "via": ("blog", "forwarded")}
    assert origin(**mail) == (
        "according to insiders, in [E-mail of nobody known], February 2018, in [OpenAI’s blog]"
    )
    told = secondhand.origin(quote(**mail), PEOPLE, SOURCES, CHINESE)
    assert told == "据知情人士所述，见未具名的邮件，2018年2月，见OpenAI博客"
    heard = origin(according_to=("insiders",), medium="speech", said="2015", via=("complaint",))
    assert heard == "according to insiders, 2015, in [A complaint], speech, 29 February 2024"


def test_what_a_work_is_called_says_a_medium_a_date_and_a_writer_once() -> None:
    assert origin(speakers=("sutskever",), medium="podcast", via=("podcast",)) == (
        "Ilya Sutskever, in [A podcast]"
    )
    assert origin(according_to=("insiders",), via=("post",)) == (
        "according to insiders, in “船来了” [The ship is in]"
    )
    report = Source(id="podcast", title={"en": "A report of 2023"}, published="2023")
    told = secondhand.origin(
        quote(according_to=("insiders",), via=("podcast",)), PEOPLE, {"podcast": report}, ENGLISH
    )
    assert told == "according to insiders, in [A report of 2023]"


def test_in_chinese_an_informant_stands_first_and_no_brackets_stand_in_their_like() -> None:
    told = secondhand.origin(
        quote(speakers=("sutskever",), according_to=("musk",), via=("complaint",)), PEOPLE, SOURCES, CHINESE
    )
    assert told == "据马斯克所述，苏茨克弗，见起诉书〔副本〕，2024年2月29日"
    titled = replace(SOURCES["post"], csl={"title": "船（上）"}, by=())
    told = secondhand.origin(quote(speakers=("musk",), via=("post",)), PEOPLE, {"post": titled}, CHINESE)
    assert told == "马斯克，见《船（上）》"
    told = secondhand.origin(quote(speakers=("musk",), via=("post",)), PEOPLE, {"post": titled}, ENGLISH)
    assert told == "Elon Musk, in “船（上）” [The ship is in]"


@pytest.mark.parametrize(
    ("kind", "name", "called"),
    [
        ("group", {"en": "people (2025)", "zh-Hans": "知情人士（2025年）"}, ("people", "知情人士")),
        ("group", {"en": "people (OpenAI, 2023)", "zh-Hans": "外媒（2024年1月）"}, ("people", "外媒")),
        ("group", {"en": "people (of rank)", "zh-Hans": "（2025年）"}, ("people (of rank)", "（2025年）")),
        ("organization", {"en": "The Fund (2025)", "zh-Hans": "推特（X）"}, ("The Fund (2025)", "推特（X）")),
    ],
)
def test_a_group_is_cited_without_what_only_tells_groups_apart(
    kind: Any, name: dict[str, str], called: tuple[str, str]
) -> None:
    people = {"p": Person(id="p", kind=kind, name=name)}
    assert (names(["p"], people, ENGLISH), names(["p"], people, CHINESE)) == called


def test_the_chain_is_named_from_the_words_to_the_print() -> None:
    assert (
        origin(speakers=("musk",), via=("blog", "podcast")) == "Elon Musk, in [A podcast], in [OpenAI’s blog]"
    )


def test_narration_through_a_work_begins_with_the_work() -> None:
    assert origin(mode="narration", via=("podcast",)) == "[A podcast]"


def test_a_titled_work_stands_in_marks_with_who_wrote_it() -> None:
    assert origin(speakers=("musk",), via=("post",)) == "Elon Musk, in “船来了” [The ship is in] by insiders"
    assert origin(speakers=("insiders",), via=("post",)) == "insiders, in “船来了” [The ship is in]"
    told = secondhand.origin(quote(speakers=("musk",), via=("post",)), PEOPLE, SOURCES, CHINESE)
    assert told == "马斯克，见知情人士《船来了》"


@pytest.mark.parametrize(
    ("fields", "told"),
    [
        ({}, ""),
        ({"said": "2018-05", "medium": "speech"}, ""),
        ({"said": "1998"}, "Elon Musk, 1998"),
        ({"via": ("blog",)}, "Elon Musk, in [OpenAI’s blog]"),
        ({"according_to": ("insiders",)}, "Elon Musk, according to insiders"),
        ({"speakers": ("sutskever",)}, "Ilya Sutskever"),
        ({"speakers": ("musk", "sutskever")}, "Elon Musk and Ilya Sutskever"),
    ],
)
@pytest.mark.parametrize("work", ["own", "written"])
def test_the_authors_words_in_their_own_work_reach_us_through_nobody(
    work: str, fields: dict[str, Any], told: str
) -> None:
    said = Quote(id="q", source=work, events=("e",), exact="no", **{"speakers": ("musk",), **fields})
    assert secondhand.origin(said, PEOPLE, SOURCES, ENGLISH) == told


@pytest.mark.parametrize(
    ("style", "day"), [("apa", "May 6, 2018"), ("chicago-notes", "May 6, 2018"), ("mla", "6 May 2018")]
)
def test_the_day_stands_as_in_the_styles_references(style: str, day: str) -> None:
    said_in = tongue(styles.named(style))
    said = quote(speakers=("musk",), said="2018-05-06")
    assert secondhand.origin(said, PEOPLE, SOURCES, said_in) == f"Elon Musk, {day}"


def test_in_apa_the_last_of_several_stands_behind_an_ampersand() -> None:
    said_in = tongue(styles.named("apa"))
    several = quote(speakers=("musk", "sutskever"))
    assert secondhand.origin(several, PEOPLE, SOURCES, said_in) == "Elon Musk & Ilya Sutskever"


def test_what_an_article_is_based_on_is_named_with_the_place_that_tells_it_from_a_reprint() -> None:
    said = Quote(id="q", source="reprint", events=("e",), exact="不")
    told = chains.basis(said, PEOPLE, SOURCES, CHINESE, named=True)
    assert told == "来源：《关于〈船〉》（界面）依据《关于〈船〉》（最话）、OpenAI博客。"
    assert chains.basis(said, PEOPLE, SOURCES, CHINESE).startswith("来源：该文献依据《")


def test_of_several_works_the_one_in_hand_is_named_and_where_it_stood() -> None:
    said = Quote(id="q", source="reprint", events=("e",), exact="不")
    told = chains.basis(said, PEOPLE, SOURCES, ENGLISH, named=True)
    assert told == "Chain: “关于《船》” (界面) is based on “关于《船》” (最话) and on [OpenAI’s blog]."
    untitled = {**SOURCES, "reprint": replace(SOURCES["reprint"], csl={"container-title": "界面"})}
    untitled["reprint"] = replace(untitled["reprint"], title={"en": 'The mate\'s "log"'})
    told = chains.basis(said, PEOPLE, untitled, ENGLISH, named=True)
    assert told.startswith("Chain: [The mate’s “log”] is based on ")


def test_two_speakers_and_an_informant_are_named() -> None:
    told = origin(speakers=("musk", "sutskever"), according_to=("insiders",))
    assert told == "Elon Musk and Ilya Sutskever, according to insiders"
    assert origin(according_to=("insiders",)) == "according to insiders"


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
    assert secondhand.lead(chosen, quote(mode=mode)) == words


@pytest.mark.parametrize(
    ("style", "citation", "expected"),
    [
        ("apa", "(Liang, 2023, para. 1)", "(Musk, as cited in Liang, 2023, para. 1)"),
        ("mla", "(Liang, par. 1)", "(Musk, qtd. in Liang, par. 1)"),
        ("ieee", "[1, para. 1]", "(Musk, quoted in [1, para. 1])"),
        ("vancouver", "(1)", "(Musk, quoted in reference 1)"),
        ("chicago-notes", "Liang, “Title.”", "Musk, quoted in Liang, “Title.”"),
        ("gbt7714-2015-numeric", "[1]", "（Musk，转引自文献[1]）"),
        ("gbt7714-2025-author-date", "（梁，2023）", "（Musk，转引自梁，2023）"),
        ("gbt7714-2015-author-date", "(Ito, 2020)", "（Musk，转引自Ito, 2020）"),
    ],
)
def test_the_origin_stands_where_the_style_would_put_it(style: str, citation: str, expected: str) -> None:
    chosen = styles.named(style)
    said_in = tongue(chosen)
    lead = secondhand.lead(chosen, quote(mode="direct"))
    made = secondhand.cited(
        runs.of(citation, "p" if "numeric" in style else ""), "Musk", lead, chosen, said_in
    )
    assert runs.plain(made) == expected
    assert all("p" not in run.marks for run in made)


def test_without_an_origin_the_citation_is_the_styles() -> None:
    citation = (Run("[1]", "p"),)
    assert secondhand.cited(citation, "", "quoted in", styles.named("ieee"), ENGLISH) == citation


@pytest.mark.parametrize("citation", ["1", "(1)"])
def test_a_bare_number_is_called_a_reference(citation: str) -> None:
    numeric = styles.Style("x", "x", "other", "numeric")
    made = secondhand.cited(runs.of(citation, "p"), "Musk", "quoted in", numeric, ENGLISH)
    assert runs.plain(made) == "(Musk, quoted in reference 1)"


def test_where_a_place_stands_behind_it_the_styles_bracket_is_closed_in_chinese() -> None:
    gbt = styles.named("gbt7714-2015-author-date")
    made = secondhand.cited((Run("(Ito, 2020)"), Run("第4段", "p")), "Musk", "转引自", gbt, CHINESE)
    assert made == (Run("（Musk，转引自Ito, 2020）"), Run("第4段", "p"))


def test_what_stands_around_a_citation_is_of_the_styles_language_whatever_the_works() -> None:
    gbt = styles.named("gbt7714-2025-numeric")
    assert tongue(gbt) is CHINESE
    assert secondhand.lead(gbt, quote(mode="direct")) == "转引自"
    assert tongue(styles.named("vancouver")) is ENGLISH
