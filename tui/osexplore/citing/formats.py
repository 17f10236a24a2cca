"""Styled text and plain words as plain text, Markdown, HTML or LaTeX; nothing from a file is ever markup."""

from __future__ import annotations

import html
import re
import unicodedata
from typing import TYPE_CHECKING, ClassVar

from osexplore.citing.latex import escape as escape_latex
from osexplore.corpus.plain import harmless, harmless_lines

if TYPE_CHECKING:
    from collections.abc import Iterable

    from osexplore.citing.runs import Run, Runs


class Format:
    """A way to write styled text; this one is plain text, with marks left out."""

    name: ClassVar[str] = "plain"
    paragraph_break: ClassVar[str] = "\n\n"

    def words(self, text: str, language: str | None = None) -> str:
        """Return words of one language; lines stay lines."""
        del language
        return "\n".join(self.escaped(line) for line in harmless_lines(text).split("\n"))

    def escaped(self, text: str) -> str:
        """Return a line of text as itself, whatever characters it has."""
        return text

    def runs(self, runs: Runs) -> str:
        """Return styled text."""
        return "".join(self.marked(self.escaped(harmless(run.text)), run) for run in runs)

    def marked(self, text: str, run: Run) -> str:
        """Return the escaped text of a run with its marks."""
        del run
        return text

    def link(self, address: str) -> str:
        """Return an address that can be followed."""
        return self.escaped(harmless(address))

    def note_mark(self, key: str, number: int) -> str:
        """Return what stands in the text where a note belongs."""
        del key
        return f"[{number}]"

    def note(self, key: str, number: int, text: str) -> str:
        """Return a note, already written in this format."""
        del key
        return f"[{number}] {text}"

    def paragraph(self, text: str, kind: str = "p") -> str:
        """Return a paragraph of text that is already written in this format."""
        del kind
        return text

    def document(self, paragraphs: Iterable[str]) -> str:
        """Return paragraphs as one text, without a last line break."""
        return self.paragraph_break.join(paragraph for paragraph in paragraphs if paragraph)


class Markdown(Format):
    """CommonMark with notes as `[^key]`."""

    name = "markdown"

    _ACTIVE = re.compile(r"[\\`*_\[\]<>~^|$@]|&(?=#?\w+;)|!(?=\[)")
    _ADDRESS = re.compile(r"(https?://[!#$%&'()*+,./0-9:;=?@A-Z_a-z~-]*[/0-9=A-Z_a-z~-])")
    _LINE_START = re.compile(r"^[ \t]*(?=([#>:=+-]))?", re.MULTILINE)
    _LIST_ITEM = re.compile(r"^(\(?(?:\d{1,9}|[a-zA-Z]|[ivxlcdmIVXLCDM]+))([.)])(?=\s|$)", re.MULTILINE)
    _SIGNS: ClassVar[dict[str, tuple[str, str]]] = {
        "i": ("*", "em"), "b": ("**", "strong"), "u": ("", "u"), "d": ("", "sub"), "p": ("", "sup"),
    }  # fmt: skip

    def escaped(self, text: str) -> str:
        """Return text with everything escaped that Markdown would read as more than text.

        An address is in angle brackets: some readers make a link of it in any case, escapes and all.
        """
        parts = self._ADDRESS.split(text)
        parts[::2] = [self._ACTIVE.sub(r"\\\g<0>", part) for part in parts[::2]]
        parts[1::2] = [f"<{address}>" for address in parts[1::2]]
        return "".join(parts)

    def marked(self, text: str, run: Run) -> str:
        """Return a run; by stars where they surely work beside its neighbours, else by HTML's tags."""
        if "l" in run.marks and _is_web_address(run.text):
            return f"<{run.text}>"
        body = text.strip()
        if not body:
            return text
        for mark in run.marks:
            sign, tag = self._SIGNS.get(mark, ("", ""))
            if sign and not (_is_punctuation(run.text.strip()[0]) or _is_punctuation(run.text.strip()[-1])):
                body = f"{sign}{body}{sign}"
            elif tag:
                body = f"<{tag}>{body}</{tag}>"
        return text.replace(text.strip(), body, 1)

    def link(self, address: str) -> str:
        """Return an address in the angle brackets of an autolink."""
        return f"<{address}>" if _is_web_address(address) else self.escaped(harmless(address))

    def paragraph(self, text: str, kind: str = "p") -> str:
        """Return a paragraph in which no line begins a list, a heading, a quotation or code."""
        del kind
        plain = self._LINE_START.sub(lambda start: "\\" if start[1] else "", text)
        return self._LIST_ITEM.sub(r"\1\\\2", plain)

    def note_mark(self, key: str, number: int) -> str:
        """Return the mark of a note, named so that notes copied one by one do not collide."""
        del number
        return f"[^{key}]"

    def note(self, key: str, number: int, text: str) -> str:
        """Return the note."""
        del number
        return f"[^{key}]: {text}"


class Html(Format):
    """A fragment of HTML: paragraphs, each language marked."""

    name = "html"
    paragraph_break = "\n"

    _TAGS: ClassVar[dict[str, str]] = {"i": "i", "b": "b", "u": "u", "d": "sub", "p": "sup"}

    _HAN = "\u2e80-\u2fdf\u3005-\u3007\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
    _CHINESE = re.compile(f"[{_HAN}](?:[{_HAN}\u3001-\u301f\uff01-\uff65·“”‘’]*[{_HAN}])?")
    _JAPANESE = re.compile("[\u3040-\u30ff]")

    def runs(self, runs: Runs) -> str:
        """Return styled text, what is Chinese in it said to be so: browsers choose glyphs by it."""
        language = "ja" if any(self._JAPANESE.search(run.text) for run in runs) else "zh"
        tagged = rf'<span lang="{language}">\g<0></span>'
        escaped = (self.escaped(harmless(run.text)) for run in runs)
        return "".join(
            self.marked(self._CHINESE.sub(tagged, text), run) for text, run in zip(escaped, runs, strict=True)
        )

    def words(self, text: str, language: str | None = None) -> str:
        """Return words with their language."""
        body = "<br>\n".join(self.escaped(line) for line in harmless_lines(text).split("\n"))
        return f'<span lang="{html.escape(language)}">{body}</span>' if language else body

    def escaped(self, text: str) -> str:
        """Return text in which nothing is a tag or an entity."""
        return html.escape(text, quote=False)

    def marked(self, text: str, run: Run) -> str:
        """Return a run in its elements."""
        for mark in run.marks:
            tag = self._TAGS.get(mark)
            if tag:
                text = f"<{tag}>{text}</{tag}>"
            elif mark == "c":
                text = f'<span style="font-variant: small-caps">{text}</span>'
            elif mark == "l":
                text = self.link(run.text)
        return text

    def link(self, address: str) -> str:
        """Return a link; only web addresses can be followed."""
        shown = self.escaped(harmless(address))
        return f'<a href="{html.escape(address)}">{shown}</a>' if _is_web_address(address) else shown

    def note_mark(self, key: str, number: int) -> str:
        """Return a raised number that leads to the note."""
        return f'<sup><a href="#note-{html.escape(key)}">{number}</a></sup>'

    def note(self, key: str, number: int, text: str) -> str:
        """Return the note, which the mark leads to."""
        return f'<span id="note-{html.escape(key)}">{number}. {text}</span>'

    def paragraph(self, text: str, kind: str = "p") -> str:
        """Return a paragraph; `kind` is its class unless it is plain."""
        return f"<p>{text}</p>" if kind == "p" else f'<p class="{kind}">{text}</p>'


class Latex(Format):
    r"""LaTeX for an engine that reads Unicode; citations are made by `\cite` and BibLaTeX."""

    name = "latex"

    _COMMANDS: ClassVar[dict[str, str]] = {
        "i": "emph", "b": "textbf", "c": "textsc", "u": "underline",
        "d": "textsubscript", "p": "textsuperscript",
    }  # fmt: skip

    def escaped(self, text: str) -> str:
        """Return text in which no character is a command."""
        return escape_latex(text)

    def marked(self, text: str, run: Run) -> str:
        """Return a run in its commands."""
        for mark in run.marks:
            command = self._COMMANDS.get(mark)
            if command:
                text = f"\\{command}{{{text}}}"
        return text

    def note_mark(self, key: str, number: int) -> str:
        """Return nothing: a note is made where it belongs."""
        del key, number
        return ""

    def note(self, key: str, number: int, text: str) -> str:
        """Return the footnote."""
        del key, number
        return f"\\footnote{{{text}}}"


FORMATS: dict[str, Format] = {form.name: form for form in (Format(), Markdown(), Html(), Latex())}
"""Every copy format by its name."""


def _is_web_address(text: str) -> bool:
    """Tell whether a text is an http address without anything that would end it early."""
    return re.fullmatch(r"https?://[^\s<>\"\\]+", text) is not None and harmless(text) == text


def _is_punctuation(character: str) -> bool:
    """Tell whether a character is one beside which a star may not open or close emphasis."""
    return unicodedata.category(character)[0] in "PS"
