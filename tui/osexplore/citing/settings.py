"""The settings: a TOML file that its reader writes and the program only reads.

What an option says goes before the environment, that before the file, that before the default.
"""

from __future__ import annotations

import os
from dataclasses import dataclass, field
from difflib import get_close_matches
from pathlib import Path
from typing import TYPE_CHECKING, Any

from platformdirs import user_config_path

from osexplore.citing import preferences, styles
from osexplore.citing.formats import FORMATS
from osexplore.citing.preferences import PreferenceError, Preferences
from osexplore.citing.styles import StyleError
from osexplore.citing.template import Template, TemplateError, template
from osexplore.corpus.plain import harmless

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

FILE_NAME = "config.toml"

KEYS = ("style", "format", "language", "with", "templates")
"""What the file may hold: four names, and a table of templates."""

ENVIRONMENT = {key: f"OSEXPLORE_{key.upper()}" for key in KEYS[:-1]}
"""The variables that go before the file."""


class SettingsError(Exception):
    """Settings that cannot be used: one line with the file (or the variable), the key, and what to do."""


@dataclass(frozen=True)
class Settings:
    """How quotes are copied unless something else is asked for, and the reader's templates by name."""

    preferences: Preferences = field(default_factory=Preferences)
    templates: Mapping[str, Template] = field(default_factory=dict)


def default_path() -> Path:
    """Return where the file is looked for."""
    return user_config_path("osexplore") / FILE_NAME


def load(path: Path | None = None, environment: Mapping[str, str] = os.environ) -> Settings:
    """Return the settings, those of the environment before those of the file; raise SettingsError."""
    path = path or default_path()
    written = _read(path)
    found = {key: _checked(key, written[key], path) for key in KEYS[:-1] if key in written}
    for key, variable in ENVIRONMENT.items():
        if environment.get(variable):
            found[key] = _value(key, environment[variable], variable, path.parent)
    if "with" in found:
        found["extras"] = found.pop("with")
    return Settings(Preferences(**found), _templates(written.get("templates", {}), path))


def _read(path: Path) -> dict[str, Any]:
    """Return what the file says; nothing where there is none."""
    import tomllib  # most readers have no file

    try:
        written = tomllib.loads(path.read_bytes().decode("utf-8"))
    except FileNotFoundError:
        return {}
    except OSError as error:
        raise _wrong(str(path), "", f"cannot be read: {(error.strerror or 'error').lower()}") from None
    except UnicodeDecodeError as error:
        raise _wrong(str(path), "", f"is not UTF-8 (byte {error.start}): save it as UTF-8") from None
    except tomllib.TOMLDecodeError as error:
        reason = f"{str(error)[:1].lower()}{str(error)[1:]}"
        raise _wrong(str(path), "", f"is not TOML: {reason}; correct it there") from None
    except RecursionError:
        raise _wrong(str(path), "", "is nested too deep; correct it there") from None
    for key in written:
        if key not in KEYS:
            near = get_close_matches(key, KEYS, n=1)
            remedy = f"did you mean {near[0]}?" if near else f"the keys are {', '.join(KEYS)}"
            raise _wrong(str(path), key, f"there is no such key; {remedy}")
    return written


def _checked(key: str, value: Any, path: Path) -> Any:
    """Return a key's value if it is of the right type and known."""
    if isinstance(value, list) and key == "with" and all(isinstance(one, str) for one in value):
        value = ",".join(value)
    if not isinstance(value, str):
        example = '["place", "link"]' if key == "with" else f'"{getattr(Preferences(), key)}"'
        raise _wrong(str(path), key, f"write it as text, such as {key} = {example}")
    return _value(key, value, str(path), path.parent, key)


def _value(key: str, value: str, place: str, folder: Path, named: str = "") -> Any:
    """Return what a text means for a key; raise SettingsError naming where it stands."""
    check: dict[str, Callable[[str], Any]] = {
        "style": lambda text: _style(text, folder),
        "format": lambda text: preferences.one_of(FORMATS, text, "format"),
        "language": preferences.language,
        "with": lambda text: preferences.extras(parts(text)),
    }
    try:
        return check[key](value)
    except (PreferenceError, StyleError) as error:
        raise _wrong(place, named, str(error)) from None


def parts(text: str) -> list[str]:
    """Return what a list such as "place,link" names; "nothing" names nothing."""
    return [name for name in text.replace(",", " ").split() if name != "nothing"]


def _style(text: str, folder: Path) -> str:
    """Return a style's name, or the path of its CSL file, which may be given from the settings' folder on."""
    found = styles.called(text, folder)
    return found.name if found.path is None else str(found.path)


def _templates(written: Any, path: Path) -> dict[str, Template]:
    if not isinstance(written, dict):
        raise _wrong(
            str(path), "templates", 'make it a table: [templates] and lines such as card = "{words}"'
        )
    made: dict[str, Template] = {}
    for name, text in written.items():
        key = f"templates.{name}"
        if not isinstance(text, str):
            raise _wrong(str(path), key, 'write a text such as "{words} ({citation})"')
        try:
            made[name] = template(name, text)
        except TemplateError as error:
            raise _wrong(str(path), key, str(error)) from None
    return made


def _wrong(place: str, key: str, what: str) -> SettingsError:
    where = f"{place}, key {key}" if key else place
    return SettingsError(harmless(" ".join(f"{where}: {what}".split())))
