from __future__ import annotations

from typing import Any

import pytest
from msgspec.structs import replace

from osexplore.citing import cache, runs, styles
from osexplore.citing.engine import PLACEHOLDER, Item, Rendering
from osexplore.citing.formats import FORMATS
from osexplore.citing.quotation import Choice, Context, Copy, Target, copy
from osexplore.citing.template import FIELDS, template
from osexplore.corpus.model import Person, Quote, Source, SourceText

PEOPLE = {"musk": Person(id="musk", kind="person", name={"en": "Elon Musk", "zh-Hans": "马斯克"})}
SOURCES = {
    "sohu": Source(
        id="sohu",
        csl={"type": "webpage", "title": "船", "author": [{"literal": "梁"}], "URL": "https://example.org/s"},
        title={"en": "Ships", "zh-Hans": "船"},
        published="2023",
        language="zh-Hans",
        text=SourceText(file="s.txt", sha256="ab" * 32, characters=10, body=(0, 10)),
    ),
    "ship": Source(id="ship", csl={"type": "book", "title": "The Ship"}, language="en"),
    "blog": Source(id="blog", csl={"type": "post-weblog"}, title={"en": "A blog"}, language="en"),
    "mail": Source(
        id="mail",
        csl={"type": "personal_communication"},
        by=("musk",),
        title={"en": "An e-mail"},
        language="en",
    ),
}
BACK: dict[str, Any] = {"language": "zh-Hans", "spoken_language": "en"}
DIRECT = Quote(
    id="direct", source="sohu", events=("e",), exact="算了吧", paragraph=7, mode="direct", medium="email",
    speakers=("musk",), via=("blog", "mail"), said="2018-12", translation={"en": "Forget it"}, **BACK,
)  # fmt: skip
REPORTED = Quote(
    id="reported", source="sohu", events=("e",), exact="他要走", paragraph=8, mode="indirect",
    speakers=("musk",), translation={"en": "he would go"}, **BACK,
)  # fmt: skip
NARRATION = Quote(
    id="narration", source="sohu", events=("e",), exact="两人闹翻", paragraph=9, mode="narration",
    language="zh-Hans", translation={"en": "the two fell out"},
)  # fmt: skip
TRADITIONAL = Quote(
    id="traditional", source="sohu", events=("e",), exact="離開", paragraph=1, mode="direct",
    speakers=("musk",), language="zh-Hant", spoken_language="en",
)  # fmt: skip

ENGLISH_PRINT = Quote(
    id="english", source="ship", events=("e",), exact="The ship is old", paragraph=4, mode="direct",
    speakers=("musk",), said="2020-02-02", language="en",
)  # fmt: skip
FRENCH_PRINT = replace(
    ENGLISH_PRINT, id="french", exact="Il part", language="fr", translation={"en": "He goes"}
)

TRANSLATED = Quote(
    id="translated", source="sohu", events=("e",), exact="船旧了", paragraph=12, mode="direct",
    speakers=("musk",), language="zh-Hans", spoken_language="zh", translation={"en": 'The "ship" is old.'},
)  # fmt: skip

_PLACES = {
    "apa": ("(梁, 2023)", f"(梁, 2023, para. {PLACEHOLDER})", ""),
    "mla": ("(梁)", f"(梁, par. {PLACEHOLDER})", ""),
    "chicago-notes": ("梁, “船.”", f"梁, “船,” para. {PLACEHOLDER}.", ""),
    "ieee": ("[1]", f"[1, Para. {PLACEHOLDER}]", "[1]"),
    "vancouver": ("(1)", "(1)", "1."),
    "gbt7714-2025-numeric": ("[1]", "[1]", "[1]"),
    "gbt7714-2025-author-date": ("（梁，2023）", "（梁，2023）", ""),
}


@pytest.fixture(autouse=True)
def in_the_cache(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let every work be rendered already, so that these tests are about what we make of it."""

    def cached(item: Item, style: styles.Style) -> Rendering:
        if item["id"] == "mail":
            return Rendering(citation=runs.of("(Musk)"), citation_at=runs.of("(Musk)"))
        citation, at, label = _PLACES[style.name]
        marks = "p" if style.name == "gbt7714-2025-numeric" else ""
        at_place, reference = runs.of(at, marks), runs.of("梁. 船.")
        return Rendering(
            citation=runs.of(citation, marks), citation_at=at_place, label=label, reference=reference
        )

    monkeypatch.setattr(cache, "cached", lambda items, style: [cached(item, style) for item in items])


def made(*targets: Target, style: str = "apa", form: str = "plain", **how: Any) -> Copy:
    choice = Choice(styles.named(style), FORMATS[form], **how)
    return copy(targets, Context(PEOPLE, SOURCES), choice, live=False)


def first(*targets: Target, **how: Any) -> str:
    return made(*targets, **how).text.split("\n\n")[0]


BACK_LABEL = "our back-translation from Chinese"


ENGLISH_WORDS = f"“算了吧” [{BACK_LABEL}: Forget it]"
ENGLISH_ORIGIN = "Elon Musk, e-mail, December 2018, in [A blog]"
EMAIL_ORIGIN = "Elon Musk, email, December 2018, in [A blog]"
CHINESE_WORDS = "“算了吧”［原话为外文，此为所引文献的译文］"
CHINESE_ORIGIN = "马斯克，电子邮件，2018年12月，见A blog"


@pytest.mark.parametrize(
    ("style", "paragraphs"),
    [
        ("apa", [f"{ENGLISH_WORDS} ({EMAIL_ORIGIN}, as cited in 梁, 2023, para. 7)", "梁. 船."]),
        ("mla", [f"{ENGLISH_WORDS} ({ENGLISH_ORIGIN}, qtd. in 梁, par. 7; our trans.)", "梁. 船."]),
        (
            "chicago-notes",
            [f"{ENGLISH_WORDS}[1]", f"[1] {EMAIL_ORIGIN}, quoted in 梁, “船,” para. 7.", "梁. 船."],
        ),
        ("vancouver", [f"{ENGLISH_WORDS} ({ENGLISH_ORIGIN}, quoted in reference 1, para. 7)", "1. 梁. 船."]),
        ("gbt7714-2025-numeric", [f"{CHINESE_WORDS}（{CHINESE_ORIGIN}，转引自文献[1]第7段）", "[1] 梁. 船."]),
        (
            "gbt7714-2025-author-date",
            [f"{CHINESE_WORDS}（{CHINESE_ORIGIN}，转引自梁，2023）第7段", "梁. 船."],
        ),
    ],
)
def test_an_email_in_a_blog_is_cited_from_the_article(style: str, paragraphs: list[str]) -> None:
    assert made(DIRECT, style=style).text.split("\n\n") == paragraphs


def test_reported_speech_gets_no_marks_of_direct_speech() -> None:
    text = first(REPORTED)
    assert text.startswith("[reported] 他要走 [")
    assert "“" not in text
    chinese = {"style": "gbt7714-2025-numeric"}
    assert first(REPORTED, **chinese).startswith("［转述，原话为外文］他要走（马斯克，转引自")
    assert first(REPORTED, **chinese, languages="both").startswith("［转述］他要走［笔者由译文转译为英文：")
    assert first(REPORTED, languages="original").startswith("[reported; originally in English] 他要走 (")


def test_what_marks_enclose_in_a_translated_print_is_not_called_the_speakers_words() -> None:
    mixed = replace(REPORTED, mode="mixed", exact="他“要走”")
    called = "[reported, in part in the speaker’s words as translated in print]"
    assert first(mixed).startswith(f"{called} 他“要走” [")
    assert first(mixed, style="gbt7714-2025-numeric").startswith("［转述，部分为原话的译文］他“要走”（")
    said_in_print = replace(mixed, spoken_language="zh-Hans")
    assert first(said_in_print, style="gbt7714-2025-numeric").startswith("［转述，部分为原话］")


def test_direct_speech_without_our_english_is_said_to_be_translated() -> None:
    told = "“算了吧” [originally in English; the print is a translation] ("
    assert first(DIRECT, languages="original").startswith(told)
    assert f"{made(DIRECT, template=template('print', '{original}')).text} (" == told
    chinese = replace(ENGLISH_PRINT, spoken_language="zh")
    assert first(chinese, style="gbt7714-2025-numeric").startswith("“The ship is old”［原话为中文，")


NARRATED = "[narration, verbatim] 两人闹翻"
NARRATED_IN_HTML = '<span lang="en">[narration, verbatim]</span> <span lang="zh-Hans">两人闹翻</span>'


def test_narration_is_the_articles_own_and_marked_so() -> None:
    assert first(NARRATION) == f"{NARRATED} [our translation: the two fell out] (梁, 2023, para. 9)"
    assert first(NARRATION, style="gbt7714-2025-numeric") == "［叙述，照录原文］两人闹翻[1]第9段"


def test_direct_speech_stands_in_the_marks_of_the_text_around_it_unless_chinese_print_has_its_own() -> None:
    assert first(TRADITIONAL).startswith("“離開” [")
    assert first(TRADITIONAL, style="gbt7714-2025-numeric").startswith("“離開”［")
    marked = replace(TRADITIONAL, prefix="他說：「", suffix="」。")
    assert first(marked).startswith("“離開” [")
    assert first(marked, style="gbt7714-2025-numeric").startswith("「離開」［")


def test_a_back_translation_is_warned_of_and_stands_in_no_quotation_marks() -> None:
    copied = made(DIRECT)
    assert "“Forget it”" not in copied.text
    assert any("back-translation" in warning for warning in copied.warnings)
    assert not made(DIRECT, languages="original").warnings
    assert made(NARRATION).warnings == ()


def test_mla_has_a_translation_of_direct_speech_in_marks_in_its_parenthesis() -> None:
    cited = "(“The ‘ship’ is old”; Elon Musk, qtd. in 梁, par. 12; our trans.)"
    assert first(TRANSLATED, style="mla") == f"“船旧了” {cited}"
    own = replace(TRANSLATED, mode="narration", speakers=())
    assert first(own, style="mla") == (
        "[narration, verbatim] 船旧了 [our translation: The “ship” is old.] (梁, par. 12; our trans.)"
    )
    assert "[our translation: The “ship” is old.] (Elon Musk" in first(TRANSLATED)
    assert first(TRANSLATED, style="mla", languages="translation").startswith("[our translation: ")
    assert first(TRANSLATED, style="mla", languages="original") == "“船旧了” (Elon Musk, qtd. in 梁, par. 12)"
    assert first(DIRECT, style="mla").startswith(f"{ENGLISH_WORDS} (Elon Musk")


def test_in_latex_mla_names_place_and_translation_as_it_does_elsewhere() -> None:
    latex = {"style": "mla", "form": "latex"}
    assert r"\cite[{Elon Musk, e-mail, December 2018, in [A blog], qtd. in}][par.~7; our trans.]{sohu}" in (
        first(DIRECT, **latex)
    )
    assert first(TRANSLATED, **latex) == (
        r"“船旧了” \cite[{“The ‘ship’ is old”; Elon Musk, qtd. in}][par.~12; our trans.]{sohu}"
    )
    assert r"][our trans.]{sohu}" in first(DIRECT, **latex, extras=frozenset())


@pytest.mark.usefixtures("no_engine")
def test_a_basic_reference_leaves_a_translation_with_the_words(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cache, "cached", lambda items, _: [None for _ in items])
    copied = made(TRANSLATED, style="mla", template=template("words", "{words}"))
    assert copied.text == "“船旧了” [our translation: The “ship” is old.]"


def test_the_original_the_translation_or_both() -> None:
    assert first(NARRATION, languages="original") == "[narration, verbatim] 两人闹翻 (梁, 2023, para. 9)"
    assert (
        first(NARRATION, languages="translation") == "[our translation: the two fell out] (梁, 2023, para. 9)"
    )
    assert "our trans." not in first(DIRECT, style="mla", languages="original")


@pytest.mark.parametrize("style", ["gbt7714-2025-numeric", "gbt7714-2025-author-date"])
def test_in_a_chinese_style_all_our_words_are_chinese_whatever_the_works_language(style: str) -> None:
    cited = {
        "gbt7714-2025-numeric": "（马斯克，2020年2月2日，转引自文献[1]第4段）",
        "gbt7714-2025-author-date": "（马斯克，2020年2月2日，转引自梁，2023）第4段",
    }
    assert first(ENGLISH_PRINT, style=style) == f"“The ship is old”{cited[style]}"
    assert first(FRENCH_PRINT, style=style).startswith("“Il part”［笔者英译：He goes］（马斯克，")
    both = first(DIRECT, style=style, languages="both")
    assert both.startswith(f"{CHINESE_WORDS}［笔者由译文转译为英文：Forget it］（")
    own = replace(ENGLISH_PRINT, mode="narration", speakers=(), said=None)
    assert first(own, style="gbt7714-2025-numeric") == "［叙述，照录原文］The ship is old[1]第4段"


def test_where_there_is_no_translation_the_print_is_copied() -> None:
    assert "離開" in first(TRADITIONAL, languages="translation")


def test_the_place_can_be_left_out_and_its_lack_is_told() -> None:
    assert first(NARRATION, extras=frozenset()).endswith("(梁, 2023)")
    unplaced = Quote(id="u", source="sohu", events=("e",), exact="x")
    assert made(unplaced).warnings == ("u: its paragraph is not known",)
    several = made(*(replace(unplaced, id=name) for name in "abcd")).warnings
    assert several == ("a, b, c and d: their paragraphs are not known",)
    many = made(*(replace(unplaced, id=name) for name in "abcdef")).warnings
    assert many == ("a, b, c and 3 more: their paragraphs are not known",)


def test_works_without_an_address_are_told_of_at_once() -> None:
    sources = {name: replace(SOURCES["sohu"], id=name, csl={"type": "webpage"}) for name in "ab"}
    quotes = [replace(NARRATION, id=f"{source}{number}", source=source) for source in "ab" for number in "12"]
    choice = Choice(styles.named("apa"), FORMATS["plain"], extras=frozenset({"link"}))
    told = [
        copy(some, Context(PEOPLE, sources), choice, live=False).warnings for some in (quotes, quotes[:2])
    ]
    assert [some[-1] for some in told] == [
        "a and b have no address to link to",
        "a has no address to link to",
    ]


def test_link_and_proof_stand_beside_the_quote() -> None:
    copied = made(NARRATION, extras=frozenset({"link", "proof"}))
    _, link, proof, _reference = copied.text.split("\n\n")
    assert link.startswith("https://example.org/s#:~:text=%E4%B8%A4")
    assert proof == "Not verified here: s.txt (sha256 abababababab…)."
    in_chinese = made(NARRATION, style="gbt7714-2025-numeric", extras=frozenset({"proof"}))
    assert "未在此核对：s.txt" in in_chinese.text


def test_many_quotes_share_one_reference() -> None:
    copied = made(DIRECT, NARRATION, style="ieee")
    assert copied.text.count("梁. 船.") == 1
    assert copied.text.count("[1, Para.") == 2


def test_notes_stand_together_before_the_references() -> None:
    paragraphs = made(DIRECT, NARRATION, style="chicago-notes").text.split("\n\n")
    assert [text[:3] for text in paragraphs[2:]] == ["[1]", "[2]", "梁. "]


def test_a_work_alone_is_cited_without_words() -> None:
    assert made(SOURCES["sohu"]).text == "(梁, 2023)\n\n梁. 船."
    assert made(SOURCES["sohu"], style="chicago-notes").text == "[1] 梁, “船.”\n\n梁. 船."


def test_what_a_style_does_not_list_is_said_and_nothing_empty_is_copied() -> None:
    copied = made(SOURCES["mail"])
    assert copied.text == "(Musk)"
    assert copied.warnings == (
        "apa gives mail no entry in the list of references; it is cited in the text alone",
    )


def test_html_marks_the_languages_and_the_parts() -> None:
    copied = made(NARRATION, form="html").text
    assert f'<p>{NARRATED_IN_HTML} <span lang="en">[our translation: ' in copied
    chinese = '<span lang="zh">{}</span>'
    assert f'<p class="reference">{chinese.format("梁")}. {chinese.format("船")}.</p>' in copied


def test_markdown_has_named_footnotes() -> None:
    copied = made(DIRECT, style="chicago-notes", form="markdown").text
    assert "[^direct]\n" in copied
    assert "\n[^direct]: Elon Musk, email" in copied


def test_latex_cites_by_key_and_brings_the_entry() -> None:
    copied = made(DIRECT, style="apa", form="latex").text
    assert r"\cite[{Elon Musk, email, December 2018, in [A blog], as cited in}][para.~7]{sohu}" in copied
    assert "@online{sohu,\n  author = {{梁}},\n  title = {{船}}," in copied
    assert r"\cite{sohu}" in made(SOURCES["sohu"], form="latex").text
    assert "转引自}][第7段]{sohu}" in made(DIRECT, style="gbt7714-2025-numeric", form="latex").text


@pytest.mark.usefixtures("no_engine")
def test_without_engine_and_cache_a_labelled_basic_reference_is_copied(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(cache, "cached", lambda items, _: [None for _ in items])
    copied = made(DIRECT)
    assert "Basic reference: 梁, " in copied.text
    assert copied.warnings[0] == "a basic reference, not apa: no pandoc: install osexplore[cite]"
    assert made(SOURCES["sohu"]).text.startswith("Basic reference: 梁, ")


@pytest.mark.usefixtures("no_engine")
def test_without_engine_and_cache_the_place_is_cited_all_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cache, "cached", lambda items, _: [None for _ in items])
    assert "— Basic reference: 梁, “船” [Ships], 2023, para. 7. https://example.org/s" in made(DIRECT).text
    assert "para." not in made(DIRECT, extras=frozenset()).text
    cited = made(DIRECT, template=template("cited", "{citation}")).text
    assert cited == "Basic reference: 梁, “船” [Ships], 2023, para. 7. https://example.org/s"


@pytest.mark.usefixtures("no_engine")
def test_without_engine_and_cache_a_chinese_style_stays_chinese(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cache, "cached", lambda items, _: [None for _ in items])
    copied = made(DIRECT, style="gbt7714-2025-numeric").text.split("\n")
    assert copied == [
        CHINESE_WORDS,
        CHINESE_ORIGIN,
        "——简要著录：梁，《船》，2023年，第7段。https://example.org/s",
    ]


@pytest.mark.parametrize(("reference", "told"), [("梁. 船.", True), ("梁. 船. 2023.", False)])
def test_a_date_that_the_style_drops_is_told_once(
    monkeypatch: pytest.MonkeyPatch, reference: str, told: bool
) -> None:
    shown = Rendering(citation=runs.of("[1]"), citation_at=runs.of("[1]"), reference=runs.of(reference))
    monkeypatch.setattr(cache, "cached", lambda items, _: [shown for _ in items])
    rough = {**SOURCES, "sohu": replace(SOURCES["sohu"], published="2023-03~")}
    choice = Choice(styles.named("ieee"), FORMATS["plain"])
    warnings = copy([NARRATION, REPORTED], Context(PEOPLE, rough), choice, live=False).warnings
    assert ("ieee shows no date of sohu" in warnings) is told
    assert ("ieee does not say that sohu is of c. March 2023" in warnings) is not told


def test_a_citation_that_the_style_leaves_empty_becomes_a_basic_reference(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(cache, "cached", lambda items, _: [Rendering() for _ in items])
    assert "Basic reference: 梁, " in made(NARRATION).text


def test_what_the_article_is_based_on_is_told_at_the_end() -> None:
    sources = {**SOURCES, "sohu": replace(SOURCES["sohu"], based_on=("blog",))}
    choice = Choice(styles.named("apa"), FORMATS["plain"])
    text = copy([NARRATION], Context(PEOPLE, sources), choice, live=False).text
    assert text.split("\n\n")[-1].startswith("Chain: ")
    chinese = Choice(styles.named("gbt7714-2025-numeric"), FORMATS["plain"])
    text = copy([NARRATION], Context(PEOPLE, sources), chinese, live=False).text
    assert text.split("\n\n")[-1] == "来源：该文献依据A blog。"


def test_of_several_works_it_is_told_which_is_based_on_what() -> None:
    sources = {**SOURCES, "sohu": replace(SOURCES["sohu"], based_on=("blog",))}
    text = copy(
        [NARRATION, sources["sohu"], sources["mail"]],
        Context(PEOPLE, sources),
        Choice(styles.named("apa"), FORMATS["plain"]),
        live=False,
    ).text
    assert text.endswith("\n\nChain: “船” [Ships] by 梁 is based on [A blog].")


def test_a_note_of_the_readers_follows_its_quote() -> None:
    context = Context(PEOPLE, SOURCES, notes={"reported": "Check *this*\nagain"})
    for style, note in (("apa", "Note: "), ("gbt7714-2025-numeric", "注：")):
        choice = Choice(styles.named(style), FORMATS["plain"])
        paragraphs = copy([NARRATION, REPORTED], context, choice, live=False).text.split("\n\n")
        assert paragraphs[2] == f"{note}Check *this*\nagain"
    markdown = copy([REPORTED], context, Choice(styles.named("apa"), FORMATS["markdown"]), live=False)
    assert r"Note: Check \*this\*" in markdown.text


ALL = template("all", "\n".join(f"{field}: {{{field}}}" for field in FIELDS))


def test_a_template_says_what_stands_where() -> None:
    context = Context(PEOPLE, SOURCES, notes={"direct": "mine"})
    choice = Choice(styles.named("apa"), FORMATS["plain"], extras=frozenset(), template=ALL)
    lines = dict(
        line.split(": ", 1) for line in copy([DIRECT], context, choice, live=False).text.splitlines()
    )
    assert lines == {
        "words": ENGLISH_WORDS,
        "original": "“算了吧”",
        "translation": f"[{BACK_LABEL}: Forget it]",
        "speaker": "Elon Musk",
        "attribution": "Elon Musk, e-mail, December 2018",
        "said": "December 2018",
        "citation": f"({EMAIL_ORIGIN}, as cited in 梁, 2023)",
        "reference": "梁. 船.",
        "source": "Ships",
        "published": "2023",
        "place": "para. 7",
        "link": "https://example.org/s#:~:text=%E7%AE%97%E4%BA%86%E5%90%A7",
        "proof": "Not verified here: s.txt (sha256 abababababab…).",
        "note": "mine",
        "id": "direct",
    }


def test_a_template_around_a_chinese_style_is_chinese() -> None:
    card = template("card", "{attribution}|{said}|{published}|{place}")
    copied = made(DIRECT, style="gbt7714-2025-numeric", template=card).text
    assert copied == "马斯克，电子邮件，2018年12月|2018年12月|2023年|第7段"
    whose = template("whose", "{attribution}")
    for quote, told in ((NARRATION, "所引文献的叙述"), (replace(DIRECT, speakers=()), "说话者未具名")):
        assert made(quote, style="gbt7714-2025-numeric", template=whose).text == told


def test_a_template_is_filled_for_each_quote_in_its_format() -> None:
    made_of = template("link", '<cite id="{id}">{words}</cite>')
    copied = made(NARRATION, REPORTED, form="html", template=made_of).text
    first_card, second_card = copied.split("\n")
    assert first_card.startswith(f'<cite id="narration">{NARRATED_IN_HTML}')
    assert second_card.startswith('<cite id="reported">')


def test_a_template_serves_works_and_latex_too() -> None:
    both = template("both", "{citation}|{reference}|{words}{chain}")
    assert made(SOURCES["sohu"], template=both).text == "(梁, 2023)|梁. 船.|"
    copied = made(DIRECT, form="latex", template=both).text
    assert copied.startswith(r"\cite[{Elon Musk, email")
    assert "|@online{sohu,\n" in copied


@pytest.mark.usefixtures("no_engine")
def test_a_template_without_a_style_has_the_basic_reference_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cache, "cached", lambda items, _: [None for _ in items])
    copied = made(NARRATION, template=template("both", "{citation}\n{reference}"))
    assert copied.text.count("Basic reference: 梁, ") == 1
    assert made(NARRATION, template=template("one", "{reference}")).text.startswith("Basic reference: 梁, ")
    assert copied.problem == "no pandoc: install osexplore[cite]"


@pytest.mark.parametrize(
    ("citation", "reference", "told"),
    [
        ("(梁, 2023)", "梁. 2023.", True),
        ("(梁, ca. 2023)", "梁. 2023.", False),
        ("(梁)", "梁. Circa Mar. 2023.", False),
        ("[1]", "梁. 船（[2023-03]）.", False),
        ("1", "梁, [March 2023?].", False),
        ("[1]", "梁. 2023. 船? [Ships?].", True),
    ],
)
def test_a_rough_date_that_a_style_shows_as_a_sure_one_is_told(
    monkeypatch: pytest.MonkeyPatch, citation: str, reference: str, told: bool
) -> None:
    rendering = Rendering(citation=runs.of(citation), reference=runs.of(reference))
    monkeypatch.setattr(cache, "cached", lambda items, _: [rendering for _ in items])
    rough = {**SOURCES, "sohu": replace(SOURCES["sohu"], published="2023-03~")}
    choice = Choice(styles.named("harvard"), FORMATS["plain"])
    for sources, expected in ((rough, told), (SOURCES, False)):
        warnings = copy([NARRATION], Context(PEOPLE, sources), choice, live=False).warnings
        assert ("harvard does not say that sohu is of c. March 2023" in warnings) == expected
    latex = Choice(styles.named("harvard"), FORMATS["latex"])
    assert not copy([NARRATION], Context(PEOPLE, rough), latex, live=False).warnings


def test_works_that_are_cited_alike_are_told() -> None:
    sources = {**SOURCES, "other": replace(SOURCES["sohu"], id="other")}
    for style, told in (("apa", True), ("mla", True), ("ieee", False), ("chicago-notes", False)):
        choice = Choice(styles.named(style), FORMATS["plain"])
        copied = copy([sources["sohu"], sources["other"]], Context(PEOPLE, sources), choice, live=False)
        assert ("cited alike, which pandoc would tell apart: sohu, other" in copied.warnings) is told
        assert not any("alike" in warning for warning in made(DIRECT, NARRATION, style=style).warnings)
