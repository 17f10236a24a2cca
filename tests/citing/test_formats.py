from __future__ import annotations

import subprocess

import pytest

from osexplore.citing import pandoc
from osexplore.citing.formats import FORMATS
from osexplore.citing.runs import Run

PLAIN, MARKDOWN, HTML, LATEX = (FORMATS[name] for name in ("plain", "markdown", "html", "latex"))
STYLED = (Run("A & B. "), Run("Ships", "i"), Run(". "), Run("https://example.org/a_b", "l"), Run("[1]", "p"))
NASTY = (
    "*a* _b_ `c` [d](e) <f> #g &amp; \\h ~i~ ^j^ |k| $l$ @m ![n]",
    "# not a heading",
    "1. not a list",
    "- not a list",
    "> not a quotation",
    "12) no",
    "[^no]: note",
    ": no definition",
    "a. no",
    "(1) no",
    "iv) no",
    "A) no",
    "見https://example.org/a_b*c_(d)?e=f。",
)


def test_plain_is_the_characters() -> None:
    assert PLAIN.runs(STYLED) == "A & B. Ships. https://example.org/a_b[1]"


def test_html_marks_and_escapes() -> None:
    link = '<a href="https://example.org/a_b">https://example.org/a_b</a>'
    assert HTML.runs(STYLED) == f"A &amp; B. <i>Ships</i>. {link}<sup>[1]</sup>"
    assert HTML.words("<b>&", "zh-Hans") == '<span lang="zh-Hans">&lt;b&gt;&amp;</span>'


@pytest.mark.parametrize(
    ("text", "html"),
    [
        (
            "何伊然. “撕下‘画皮’?” [X]",
            '<span lang="zh">何伊然</span>. “<span lang="zh">撕下‘画皮</span>’?” [X]',
        ),
        ("Musk，2024. 船社", 'Musk，2024. <span lang="zh">船社</span>'),
        ("黒い船の話", '<span lang="ja">黒い船の話</span>'),
        ("Ships & “sails”", "Ships &amp; “sails”"),
    ],
)
def test_html_says_what_in_a_reference_is_chinese(text: str, html: str) -> None:
    assert HTML.runs((Run(text),)) == html
    assert HTML.runs((Run(text, "i"),)) == f"<i>{html}</i>"


def test_latex_marks_and_escapes() -> None:
    assert LATEX.runs(STYLED) == r"A \& B. \emph{Ships}. https://example.org/a\_b\textsuperscript{[1]}"


def test_markdown_marks_and_escapes() -> None:
    assert MARKDOWN.runs(STYLED) == r"A & B. *Ships*. <https://example.org/a_b><sup>\[1\]</sup>"


def test_markdown_marks_by_tags_where_stars_would_stay_stars() -> None:
    # CommonMark does not let a star open or close emphasis between a letter and punctuation.
    assert MARKDOWN.runs((Run("见"), Run("《船》", "i"), Run("说"))) == "见<em>《船》</em>说"


@pytest.mark.parametrize("address", ["javascript:alert(1)", "https://a b", 'https://a"b', "data:text/html,x"])
def test_only_web_addresses_become_links(address: str) -> None:
    assert "href" not in HTML.link(address)
    assert f"<{address}" not in MARKDOWN.link(address)


def test_text_from_a_file_does_not_steer_a_terminal() -> None:
    for form in FORMATS.values():
        assert "\x1b" not in form.words("a\x1b[31mb\u202ec")
        assert "\x1b" not in form.runs((Run("a\x1b[31mb", "i"),))


def test_markdown_notes_are_named_so_that_two_copies_do_not_collide() -> None:
    assert MARKDOWN.note_mark("q-1", 1) == "[^q-1]"
    assert MARKDOWN.note("q-1", 1, "Text") == "[^q-1]: Text"
    assert PLAIN.note("q-1", 2, "Text") == "[2] Text"


@pytest.mark.usefixtures("with_engine")
@pytest.mark.parametrize("reader", ["commonmark", "gfm", "markdown-smart"])
def test_pandoc_reads_back_the_text_that_was_escaped(reader: str) -> None:
    text = "\n\n".join(MARKDOWN.paragraph(MARKDOWN.words(line)) for line in NASTY)
    command = [pandoc.program(), "-f", reader, "-t", "plain", "--wrap=none"]
    read = subprocess.run(command, input=text, capture_output=True, text=True, check=True).stdout
    assert read.strip().split("\n\n") == list(NASTY)


@pytest.mark.usefixtures("with_engine")
def test_pandoc_reads_back_latex_and_html() -> None:
    for reader, form in (("latex", LATEX), ("html", HTML)):
        line = NASTY[0]
        command = [pandoc.program(), "-f", f"{reader}-smart", "-t", "plain", "--wrap=none"]
        read = subprocess.run(command, input=form.words(line), capture_output=True, text=True, check=True)
        assert read.stdout.strip() == line


def test_no_line_of_markdown_is_code_and_a_number_in_it_stays_as_it_is() -> None:
    assert MARKDOWN.paragraph("    far in\n\t- no\n　中文") == "far in\n\\- no\n　中文"
    assert MARKDOWN.paragraph("3.9 per cent\n(Doe) said") == "3.9 per cent\n(Doe) said"
