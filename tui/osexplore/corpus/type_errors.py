"""msgspec's words about a wrong document, said as a person would say them."""

from __future__ import annotations

import re
import typing
from typing import Any

from osexplore.corpus.problem import Problem

_NAMES = {
    "str": "text", "int": "a whole number", "float": "a number", "bool": "true or false",
    "null": "null", "array": "a list", "object": "an object",
}  # fmt: skip
_PATH = re.compile(r" - at (?:`(?P<part>key)` in )?`(?P<path>[^`]*)`$")
_TYPES = re.compile(r"^Expected `(?P<wanted>[^`]+)`, got `(?P<got>[^`]+)`$")
_LENGTH = re.compile(r"^Expected `array` of length (?P<wanted>\d+), got (?P<got>\d+)$")
_STEP = re.compile(r"\.([^.\[]+)|\[(\d+|\.\.\.)\]")


def explain(message: str, table: str, identity: str, document: Any, record: type) -> Problem:
    """Return the problem that msgspec's `message` about `document` (made to be a `record`) means."""
    found = _PATH.search(message)
    reason = message[: found.start()] if found else message
    field = _field(found["path"] if found else "$", document, reason)
    if named := re.match(r"^Object missing required field `([^`]+)`$", reason):
        return Problem(table, identity, _join(field, named[1]), "is missing", "add it")
    if named := re.match(r"^Object contains unknown field `([^`]+)`$", reason):
        return _unknown_field(table, identity, field, named[1], record)
    if value := re.match(r"^Invalid enum value '?(.*?)'?$", reason):
        what, remedy = f"is {value[1]!r}, which is not a word for it", f"use {_words_for(field, record)}"
    else:
        what, remedy = _what(reason)
    return Problem(table, identity, field, what, remedy)


def near(name: str, known: Any) -> str:
    """Return the one of `known` that a reader probably meant by `name`, or ""."""
    import difflib

    return next(iter(difflib.get_close_matches(name, list(known), 1)), "")


def _what(reason: str) -> tuple[str, str]:
    if types := _TYPES.match(reason):
        wanted = " or ".join(_NAMES.get(name, name) for name in types["wanted"].split(" | "))
        got = _NAMES.get(types["got"], types["got"])
        return f"is {got}", f"it must be {wanted}"
    if length := _LENGTH.match(reason):
        return f"has {length['got']} items", f"it must have {length['wanted']}"
    return reason[0].lower() + reason[1:], "correct it"


def _words_for(field: str, record: type) -> str:
    """Return the words that a field may hold, as `a, b or c`."""
    kind = typing.get_type_hints(record)[field]
    members = [inner for part in typing.get_args(kind) for inner in typing.get_args(part) or (part,)]
    *first, last = [member for member in members if isinstance(member, str)]
    return f"{', '.join(first)} or {last}"


def _unknown_field(table: str, identity: str, field: str, name: str, record: type) -> Problem:
    from osexplore.corpus import model

    parts = {"text": model.SourceText, "versions": model.Version, "aliases": model.Alias}
    owner = parts.get(field.split("[")[0].split(".")[0], record) if field else record
    known = near(name, getattr(owner, "__struct_fields__", ()))
    remedy = f"did you mean {known}?" if known else "remove it, or correct its name"
    return Problem(table, identity, _join(field, name), "is not a field of this table", remedy)


def _join(field: str, name: str) -> str:
    return f"{field}.{name}" if field else name


def _field(path: str, document: Any, reason: str) -> str:
    """Return msgspec's path with the key in the place of each `[...]`, which it does not name."""
    field, value = "", document
    for name, index in _STEP.findall(path):
        if index == "...":
            name = _culprit(value, reason)
        if name:
            field, value = _join(field, name), value.get(name) if isinstance(value, dict) else None
        else:
            field, value = f"{field}[{index}]", value[int(index)] if isinstance(value, list) else None
    return field


def _culprit(value: Any, reason: str) -> str:
    """Return the key whose value is of the kind that `reason` complains about (a map by language)."""
    kinds = {"null": type(None), "int": int, "float": float, "bool": bool, "array": list, "object": dict}
    got = _TYPES.match(reason)
    kind = kinds.get(got["got"]) if got else None
    items = value.items() if isinstance(value, dict) else ()
    return next((str(key) for key, item in items if kind and type(item) is kind), "?")
