"""JSON read strictly: what the format leaves undefined is an error with its place in the story."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any, NoReturn

from osexplore.corpus.problem import CorpusError, Problem, file_error

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


_HALF = re.compile("[\ud800-\udfff]")

CUT_OFF = "it was cut off: restore it from a copy"
"""What to do about a file that ends too early."""


class Doubled(dict[str, Any]):
    """An object in which one key (`key`) stood twice."""

    def __init__(self, made: dict[str, Any], key: str) -> None:
        super().__init__(made)
        self.key = key


def parse(text: str, path: Path, *, mend: bool = False) -> Any:
    """Return the value of the JSON `text` of the file at `path`; raise CorpusError if it has none.

    A key that stands twice in one object, `NaN` and half of a surrogate pair are errors too:
    each would be lost or changed without a word. With `mend`, which is for reading only, U+FFFD stands
    for such a half.
    """
    if not text.strip():
        raise file_error(path, "is empty", "restore it from a copy, or name another file with --db")
    if text.startswith("\ufeff"):
        raise file_error(path, "begins with a byte order mark", "save it as UTF-8 without one")
    doubled: list[str] = []

    def keep(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        made = dict(pairs)
        if len(made) != len(pairs):
            keys = [key for key, _ in pairs]
            doubled.append(next(key for key in keys if keys.count(key) > 1))
            return Doubled(made, doubled[-1])
        return made

    value = _decode(text, path, keep)
    may_have_halves = "\\ud" in text or "\\uD" in text
    if mend and may_have_halves and not doubled:
        whole = _HALF.sub("\ufffd", json.dumps(value, ensure_ascii=False))
        return _decode(whole, path, None)
    if doubled or may_have_halves:
        _refuse_oddities(value, path)
    return value


def _decode(text: str, path: Path, keep: Any) -> Any:
    try:
        return json.loads(text, object_pairs_hook=keep, parse_constant=_refuse_constant)
    except RecursionError as error:
        raise file_error(path, "is nested too deeply", "a story has a few levels only") from error
    except json.JSONDecodeError as error:
        raise _not_json(path, text, error) from error
    except ValueError as error:  # a constant that we refuse, or an integer too long for Python
        raise file_error(path, f"is not JSON: {str(error).split(';')[0]}", "correct the value") from error


def _not_json(path: Path, text: str, error: json.JSONDecodeError) -> CorpusError:
    where = f"line {error.lineno}, column {error.colno}"
    if not text[error.pos :].strip() or error.msg.startswith("Unterminated string"):
        return file_error(path, f"ends in the middle ({where})", CUT_OFF)
    reason = error.msg[0].lower() + error.msg[1:]
    return file_error(path, f"is not JSON at {where}: {reason}", "correct it there, or restore a copy")


def _refuse_constant(name: str) -> NoReturn:
    raise ValueError(f"{name} is no number")


def _refuse_oddities(value: Any, path: Path) -> None:
    """Raise CorpusError for the first doubled key or lone surrogate in `value`, with its place."""
    for trail, item in _walk(value):
        if isinstance(item, Doubled):
            what, remedy = "stands twice in one object", "keep one of the two"
            raise CorpusError(path, _place(value, (*trail, item.key), what, remedy))
        if isinstance(item, str) and _HALF.search(item):
            what = "holds half of a surrogate pair, which is no character"
            raise CorpusError(path, _place(value, trail, what, "write the whole character"))


def _walk(value: Any) -> Iterator[tuple[tuple[str, ...], Any]]:
    """Yield every value in `value` in its order, the keys of objects too, with the way that leads there."""
    waiting: list[tuple[tuple[str, ...], Any]] = [((), value)]
    while waiting:
        trail, item = waiting.pop()
        yield trail, item
        if isinstance(item, dict):
            yield from ((trail, key) for key in item)
            waiting += [((*trail, key), below) for key, below in reversed(item.items())]
        elif isinstance(item, list):
            waiting += [((*trail, str(number)), item[number]) for number in reversed(range(len(item)))]


def _place(value: Any, trail: tuple[str, ...], what: str, remedy: str) -> Problem:
    """Return the problem at `trail` in a file's JSON value: table, document, field."""
    table, number, *fields = *trail, *("", "")[len(trail) :]
    document = _inside(_inside(value, table), number)
    slug = _inside(document, "id")
    identity = slug if isinstance(slug, str) else f"document {number}" if number else ""
    return Problem(table, identity, ".".join(fields), what, remedy)


def _inside(value: Any, key: str) -> Any:
    return value.get(key) if isinstance(value, dict) else None
