"""The vocabulary of CSL-JSON (Citation Style Language 1.0.2): what a citation processor understands."""

from __future__ import annotations


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


TYPES = _words(
    """
    article article-journal article-magazine article-newspaper bill book broadcast chapter classic collection
    dataset document entry entry-dictionary entry-encyclopedia event figure graphic hearing interview
    legal_case legislation manuscript map motion_picture musical_score pamphlet paper-conference patent
    performance periodical personal_communication post post-weblog regulation report review review-book
    software song speech standard thesis treaty webpage
    """
)

NAMES = _words(
    """
    author chair collection-editor compiler composer container-author contributor curator director editor
    editor-translator editorial-director executive-producer guest host illustrator interviewer narrator
    organizer original-author performer producer recipient reviewed-author script-writer series-creator
    translator
    """
)
"""The variables that hold a list of names."""

DATES = _words("accessed available-date event-date issued original-date submitted")
"""The variables that hold a date, as an object or as text."""

NUMBERS = _words(
    """
    chapter-number citation-number collection-number edition first-reference-note-number issue locator number
    number-of-pages number-of-volumes page page-first part-number printing-number section supplement-number
    version volume
    """
)
"""The variables that hold a number, or text where a number is more than digits."""

TEXTS = _words(
    """
    DOI ISBN ISSN PMCID PMID URL abstract annote archive archive-place archive_collection archive_location
    authority call-number citation-key citation-label collection-title container-title container-title-short
    dimensions division event event-place event-title genre id journalAbbreviation jurisdiction keyword
    language license medium note original-publisher original-publisher-place original-title part-title
    publisher publisher-place references reviewed-genre reviewed-title scale shortTitle source status title
    title-short type volume-title year-suffix
    """
)
"""The variables that hold text."""

VARIABLES = NAMES | DATES | NUMBERS | TEXTS | {"categories", "custom"}
