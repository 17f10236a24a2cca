from __future__ import annotations

import pytest

from osexplore.citing.formats import FORMATS
from osexplore.citing.preferences import PreferenceError, Preferences, last_used
from osexplore.citing.styles import StyleError, named
from osexplore.citing.template import template
from osexplore.corpus.memory import Copying

MLA = Preferences("mla", "html", "both", frozenset({"proof", "place"}), "card")


def test_names_become_a_choice() -> None:
    card = template("card", "{words}")
    choice = MLA.choice({"card": card})
    assert (choice.style, choice.format, choice.template) == (named("mla"), FORMATS["html"], card)
    assert choice.languages == "both"
    assert choice.extras == {"place", "proof"}


@pytest.mark.parametrize(
    ("preferences", "said"),
    [
        (Preferences("ap"), "no style 'ap'"),
        (Preferences("/nowhere/x.csl"), "x.csl: cannot be read"),
        (Preferences(format="htm"), "no format 'htm': did you mean html?"),
        (Preferences(template="card"), "no template 'card': there are none"),
    ],
)
def test_a_name_that_stands_for_nothing_is_said(preferences: Preferences, said: str) -> None:
    with pytest.raises((PreferenceError, StyleError)) as raised:
        preferences.choice({})
    assert said in str(raised.value)


def test_the_last_choice_comes_back_until_the_settings_change() -> None:
    settings = Preferences("ieee")
    kept = MLA.to_remember(settings)
    assert last_used(kept, settings) == MLA
    assert last_used(kept, Preferences("vancouver")) == Preferences("vancouver")
    assert last_used(None, settings) == settings


def test_a_choice_that_this_version_does_not_know_gives_way_to_the_settings() -> None:
    kept = Copying(style="apa", format="word", language="both", instead_of=str(Preferences()))
    assert last_used(kept, Preferences()) == Preferences()
