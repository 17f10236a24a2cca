"""`check`, `verify` and `anchor`: whether a story is sound, and whether its quotes stand where they say."""

from __future__ import annotations

from operator import itemgetter
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from osexplore.cli.program import takes_db
from osexplore.corpus.store import default_path, read, uncollected

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from osexplore.corpus.anchoring import Change
    from osexplore.corpus.model import Corpus
    from osexplore.corpus.problem import Problem
    from osexplore.corpus.verify import Verification

Command = TypeVar("Command", bound="Callable[..., Any]")

FORMATS = ("table", "json", "jsonl")

WORDS_UNHELD = "; whether the words stand in their sources, `osexplore verify` tells with the texts"
"""What a file without findings has not shown."""


def takes_format(command: Command) -> Command:
    """Give a command `--format`; it receives `form: str`."""
    return click.option(
        "--format", "form", type=click.Choice(FORMATS), default="table", show_default=True,
        help="For reading, or for a script.",
    )(command)  # fmt: skip


def takes_texts(*, required: bool) -> Callable[[Command], Command]:
    """Give a command `--texts DIR`; it receives `texts: Path`, or None where that is not `required`."""
    found = "found by their sha256, then by their name" + ("" if required else ", then by their quotes")
    return click.option(
        "--texts", type=click.Path(path_type=Path), required=required, metavar="DIR",
        help=f"The folder with the sources' texts: {found}{'' if required else ' (else those kept)'}.",
    )  # fmt: skip


@click.command()
@takes_format
@takes_db
def check(db: Path | None, form: str) -> int:
    """Report everything that is wrong in the file, at once, each with table, id and field.

    That the words stand in the sources' texts, as they are printed there, only `verify` can tell.

    The exit status is 0 if nothing is wrong, 1 if something is, 2 if the file cannot be read.
    """
    from osexplore.corpus.check import check as find_problems

    path = default_path(db)
    with uncollected():
        problems = find_problems(read(path))
    records = [_problem(problem) for problem in problems]
    if form != "table":
        _print_records(records, form)
    else:
        if records:
            _print_problems(records)
        print(
            f"{_count(len(problems), 'finding')} in {_harmless(str(path))}{'' if problems else WORDS_UNHELD}"
        )
    return 1 if problems else 0


@click.command()
@takes_texts(required=False)
@takes_format
@click.option("--all", "everything", is_flag=True, help="List the quotes that are exact in place too.")
@takes_db
def verify(db: Path | None, texts: Path | None, form: str, everything: bool) -> int:
    """Hold every quote against its source's text: in DIR, else the one kept with `osexplore texts add`.

    \b
    Each quote has one of five results:
      exact-in-place   at its start, between its prefix and suffix
      exact-elsewhere  character by character, but not at its place
      normalised       equal once something named is set aside: white space,
                       quotation marks, punctuation, width, case, script, …
      changed          a passage resembles it (how much is said in percent)
      missing          nothing resembles it

    A finding is every quote that is not exact-in-place, an attribution that the article does not print,
    and a source whose text is not there, cannot be read, or is described wrongly. A text that is found
    by its name only (its sha256 differs), or under another name by the source's quotes (more than half
    of them stand in it), is noted and is no finding, nor is a source of which the story knows no text.
    JSON has every quote, the table only findings.

    The exit status is 0 if there are no findings, 1 if there are, 2 for wrong usage or unreadable data.
    """  # noqa: D301 - click needs the backspace itself: it keeps the list's lines
    from osexplore.cli.verdicts import print_table, records
    from osexplore.corpus.recognition import Recogniser
    from osexplore.corpus.shelf import texts as texts_of
    from osexplore.corpus.store import load
    from osexplore.corpus.verify import verify as hold

    story = load(default_path(db))
    recognise = Recogniser(story.sources, story.quotes) if texts else None
    folder = texts_of(story.story.id, texts, recognise)
    if texts is None and not folder:
        raise click.UsageError(
            "no texts: --texts DIR names their folder, `osexplore texts add FILE` keeps them"
        )
    verification = hold(story, folder)
    if form == "table":
        print_table(verification, everything)
    else:
        made = records(verification)
        _print_records([*made["quotes"], *made["sources"]] if form == "jsonl" else made, form)
    _remember(verification, story)
    return 1 if verification.findings or verification.troubled else 0


@click.command()
@takes_texts(required=True)
@click.option("--dry-run", is_flag=True, help="Show what would change, and write nothing.")
@takes_db
def anchor(db: Path | None, texts: Path, dry_run: bool) -> int:
    """Fill in where every quote stands in its source's text: start, prefix, suffix, paragraph.

    The place follows from `exact`. Words that stand in the body more than once need a `start` that
    says which is meant. Where the quotes of a source would show half of it or more, prefixes and
    suffixes are shortened. The file is replaced in one step or not at all.

    The exit status is 0 if every quote has its place, 1 if one has not (the others are written), 2 for
    wrong usage or unreadable data.
    """
    from osexplore.corpus.anchoring import anchor as place
    from osexplore.corpus.store import decode, save
    from osexplore.corpus.texts import Folder

    path = default_path(db)
    documents = read(path)
    placed = place(documents, decode(documents), Folder(texts))
    _print_changes(placed.changes)
    for problem in (*placed.problems, *placed.notes):
        print(_harmless(str(problem)))
    if placed.changes and not dry_run:
        save(placed.documents, path)
    quotes = _count(len({change.quote for change in placed.changes}), "quote")
    done = "would change" if dry_run else "changed"
    print(f"{quotes} {done} in {_harmless(str(path))}, {_count(len(placed.problems), 'problem')}")
    return 1 if placed.problems else 0


def _remember(verification: Verification, story: Corpus) -> None:
    """Let citations say later on which text their words were verified; without a memory that is said."""
    from datetime import date

    from osexplore.citing.proof import to_remember
    from osexplore.corpus.memory import Memory

    memory = Memory(story.story.id)
    memory.keep_verified(to_remember(verification, story, date.today().isoformat()))
    if memory.unwritten:
        told = _harmless(f"what was found is not remembered for citations: {memory.unwritten}")
        click.echo(f"osexplore: {told}", err=True)


def _print_changes(changes: Iterable[Change]) -> None:
    """Print a line for each quote that changes: its fields, old and new."""
    lines: dict[str, list[str]] = {}
    for change in changes:
        old = "" if change.old is None else f"{change.old!r} -> "
        lines.setdefault(change.quote, []).append(f"{change.field} {old}{change.new!r}")
    for quote, fields in lines.items():
        print(_harmless(f"{quote}: {', '.join(fields)}"))


def _problem(problem: Problem) -> dict[str, str]:
    return {
        "table": problem.table,
        "id": problem.id,
        "field": problem.field,
        "what": problem.what,
        "remedy": problem.remedy,
    }


def _print_records(value: Any, form: str) -> None:
    from osexplore.cli.output import json_text

    if form == "json":
        print(json_text(value))
    else:
        for record in value:
            print(json_text(record, indent=None))


def _print_problems(records: list[dict[str, str]]) -> None:
    from osexplore.cli.columns import Column
    from osexplore.cli.output import fitted_table

    columns = (
        Column("table", itemgetter("table")),
        Column("id", itemgetter("id"), weight=2, least=12),
        Column("field", itemgetter("field")),
        Column("what", itemgetter("what"), weight=3, least=16),
        Column("remedy", itemgetter("remedy"), weight=3, least=16),
    )
    print(fitted_table(columns, records))


def _harmless(text: str) -> str:
    """Return text as one harmless line, without loading what does that where there is nothing to do."""
    if text.isascii() and text.isprintable():
        return text
    from osexplore.corpus.plain import harmless

    return harmless(text)


def _count(number: int, noun: str) -> str:
    return f"{number or 'no'} {noun}{'' if number == 1 else 's'}"
