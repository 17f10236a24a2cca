from __future__ import annotations

import pytest

from osexplore.citing.template import FIELDS, TemplateError, template

EMPTY = dict.fromkeys(FIELDS, "")


def test_fields_are_filled_and_the_rest_stands_as_it_is() -> None:
    made = template("card", "{words} ({citation}) {{kept}} 100% $x")
    assert made.fill({**EMPTY, "words": "算了吧", "citation": "梁"}) == "算了吧 (梁) {kept} 100% $x"
    assert made.fields == {"words", "citation"}


def test_what_is_filled_in_is_not_read_as_a_template() -> None:
    assert template("card", "{words}").fill({**EMPTY, "words": "{id} {{"}) == "{id} {{"


def test_nothing_in_a_template_steers_a_terminal() -> None:
    assert template("card", "{id}\x1b[2J\r\n\u202e.").fill({**EMPTY, "id": "q"}) == "q\ufffd[2J\n."


def test_a_line_of_which_every_field_is_empty_is_left_out() -> None:
    made = template("card", "{words}\n\nNote: {note}\n{link} {proof}\n--")
    assert made.fill({**EMPTY, "words": "a"}) == "a\n\n--"
    assert made.fill({**EMPTY, "words": "a", "proof": "p"}) == "a\n\n p\n--"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("{spaeker}", "no field {spaeker}: did you mean {speaker}?"),
        ("{Words}", "no field {Words}: did you mean {words}?"),
        ("{}", "no field {}: the fields are words, original, "),
        ("{0}", "no field {0}: the fields are "),
        ("{words.__class__}", "no field {words.__class__}: the fields are words, "),
        ("{words[0]}", "no field {words[0]}: did you mean {words}?"),
        ("{words:>900000000}", "{words…} has more than a name in its braces: write {words}"),
        ("{words!r}", "{words…} has more than a name in its braces: write {words}"),
        ("{words:{words}}", "has more than a name"),
        ("{words", "write {{ and }} for braces"),
        ("words}", "write {{ and }} for braces"),
    ],
)
def test_a_wrong_field_is_said_with_what_to_do(text: str, said: str) -> None:
    with pytest.raises(TemplateError) as raised:
        template("card", text)
    assert said in str(raised.value)
    assert "\n" not in str(raised.value)
