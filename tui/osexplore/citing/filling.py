"""What the fields of a reader's template stand for, each written in the format of the copy."""

from __future__ import annotations

from typing import TYPE_CHECKING

from osexplore.citing import chains, guard, passages, secondhand
from osexplore.citing.called import names
from osexplore.citing.naming import source_name
from osexplore.citing.tongues import CHINESE
from osexplore.corpus.plain import harmless

if TYPE_CHECKING:
    from osexplore.citing.parts import Part
    from osexplore.citing.quotation import Quotation
    from osexplore.corpus.model import Quote


def values(made: Quotation, number: int) -> dict[str, str]:
    """Return every field of `template.FIELDS` for one part; empty where there is nothing to say."""
    part, form = made.parts[number], made.choice.format
    source, people = part.source, part.context.people
    cited = made.cited(number)
    # A basic reference is citation and reference in one, and stands once.
    template = made.choice.template
    alone = made.listed.problem and template and {"citation", "reference"} <= template.fields
    return {
        **(_of_quote(part.quote, part) if part.quote else _of_work()),
        "words": made.words(number),
        "citation": cited,
        "reference": "" if alone else made.referred(number),
        "source": form.words(source_name(source, people)),
        "published": form.words(part.said_in.date(source.published)),
        "link": part.link,
        "note": form.words(part.note),
        "id": form.words(harmless(part.target.id)),
    }


def _of_quote(quote: Quote, part: Part) -> dict[str, str]:
    form, said_in, context = part.choice.format, part.said_in, part.context
    fields = part.choice.template.fields if part.choice.template else frozenset()
    return {
        "original": passages.printed(quote, said_in, form, alone="translation" not in fields),
        "translation": passages.our_english(quote, said_in, form),
        "speaker": form.words(names(quote.speakers or quote.according_to, context.people, said_in)),
        "attribution": form.words(_attribution(quote, part)),
        "said": form.words(said_in.moment(quote.said)),
        "place": form.words(said_in.paragraph.format(quote.paragraph) if quote.paragraph else ""),
        "proof": part.proof,
        "chain": form.words(chains.basis(quote, context.people, context.sources, said_in)),
    }


def _attribution(quote: Quote, part: Part) -> str:
    """Return whose words they are, in the language of the words around them."""
    if part.said_in is not CHINESE:
        return guard.attribution(quote, part.source, part.context.people)
    nobody = "说话者未具名" if quote.mode == "direct" else "所引文献的叙述"
    return secondhand.utterance(quote, part.context.people, part.said_in) or nobody


def _of_work() -> dict[str, str]:
    """Return the fields that only a quote has."""
    return dict.fromkeys(
        ("original", "translation", "speaker", "attribution", "said", "place", "proof", "chain"), ""
    )
