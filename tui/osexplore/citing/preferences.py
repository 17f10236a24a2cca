"""How a reader wants quotes copied, by the names that options, settings and memory know."""

from __future__ import annotations

from dataclasses import dataclass, replace
from difflib import get_close_matches
from typing import TYPE_CHECKING, cast

from osexplore.citing import styles
from osexplore.citing.formats import FORMATS
from osexplore.citing.parts import EXTRAS, Choice
from osexplore.citing.passages import LANGUAGES
from osexplore.corpus.memory import Copying

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from osexplore.citing.parts import Extra
    from osexplore.citing.passages import Languages
    from osexplore.citing.template import Template


class PreferenceError(Exception):
    """A name that is none of those known: one line that says which, and what to do."""


@dataclass(frozen=True)
class Preferences:
    """How quotes are copied. A style may be a name of ours, a CSL file, or the name of one that is found."""

    style: str = "apa"
    format: str = "plain"
    language: Languages = "usual"
    extras: frozenset[Extra] = frozenset({"place"})
    template: str | None = None

    def choice(self, templates: Mapping[str, Template]) -> Choice:
        """Return what the names stand for; raise PreferenceError or StyleError for an unknown one."""
        template = None if self.template is None else templates.get(self.template)
        if self.template is not None and template is None:
            known = ", ".join(templates) or "there are none: write one into the settings"
            raise PreferenceError(f"no template {self.template!r}: {known}")
        form = FORMATS[one_of(FORMATS, self.format, "format")]
        return Choice(styles.called(self.style), form, self.language, self.extras, template)

    def to_remember(self, instead_of: Preferences) -> Copying:
        """Return it for the memory, with what the settings asked for meanwhile."""
        return Copying(
            style=self.style,
            format=self.format,
            language=self.language,
            extras=self.in_order,
            template=self.template,
            instead_of=str(instead_of),
        )

    @property
    def in_order(self) -> tuple[Extra, ...]:
        """What stands beside a quote, in the order of `EXTRAS`."""
        return tuple(extra for extra in EXTRAS if extra in self.extras)

    def __str__(self) -> str:
        """Return it in words: style, format, language, what is beside, template."""
        return " ".join(
            (self.style, self.format, self.language, "+".join(self.in_order) or "-", self.template or "-")
        )


def last_used(copying: Copying | None, settings: Preferences) -> Preferences:
    """Return what was chosen last; what the settings say where nothing was, or where they changed since."""
    if copying is None or copying.instead_of != str(settings):
        return settings
    try:
        return replace(
            settings,
            style=copying.style,
            format=one_of(FORMATS, copying.format, "format"),
            language=language(copying.language),
            extras=extras(copying.extras),
            template=copying.template,
        )
    except PreferenceError:  # remembered by another version of the program
        return settings


def language(name: str) -> Languages:
    """Return the choice of words that is called so; raise PreferenceError."""
    return cast("Languages", one_of(LANGUAGES, name, "choice of language"))


def extras(names: Iterable[str]) -> frozenset[Extra]:
    """Return what stands beside a quote; raise PreferenceError."""
    return frozenset(cast("Extra", one_of(EXTRAS, name, "such part")) for name in names)


def one_of(known: Iterable[str], name: str, what: str) -> str:
    """Return a name that is known; raise PreferenceError for any other."""
    known = list(known)
    if name in known:
        return name
    near = get_close_matches(name, known, n=1)
    remedy = f"did you mean {near[0]}?" if near else f"choose from {', '.join(known)}"
    raise PreferenceError(f"no {what} {name!r}: {remedy}")
