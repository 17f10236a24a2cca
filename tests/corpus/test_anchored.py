"""What holds of every text and of every quote cut from it."""

from __future__ import annotations

from dataclasses import dataclass

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from osexplore.corpus.anchors import Body, choose, find, occurrences, place_at

ALPHABET = "算了吧马馬斯克说說,，。“”「」aA éＡ1\n😀\u0301"
TEXTS = st.text(ALPHABET, min_size=1, max_size=40)
WRITTEN = {
    "white space": (" ", "", "\n"),
    "quotation marks": '“「"',
    "punctuation": ",，",
    "width": "AＡ",
    "case": "aA",
    "Unicode NFC": ("é", "e\u0301"),
    "Unicode NFKC": "①1",
    "script": "马馬",
}
"""What each normalisation takes for the same."""

quick = settings(max_examples=60)


@dataclass(frozen=True)
class Words:
    exact: str
    prefix: str = ""
    suffix: str = ""
    start: int | None = None


@dataclass(frozen=True)
class Cut:
    """A text, and a quote that stands in it."""

    text: str
    words: Words
    start: int

    @property
    def body(self) -> Body:
        return (0, len(self.text))


@st.composite
def cuts(draw: st.DrawFn) -> Cut:
    """Cut a quote from a text, with its surroundings."""
    text = draw(TEXTS)
    start = draw(st.integers(0, len(text) - 1))
    end = draw(st.integers(start + 1, len(text)))
    exact = text[start:end]
    place = place_at(start, exact, text, (0, len(text)), draw(st.integers(0, 8)))
    return Cut(text, Words(exact, place.prefix, place.suffix, start), start)


@quick
@given(cuts())
def test_a_quote_is_in_place_where_it_was_cut(cut: Cut) -> None:
    found = find(cut.words, cut.text, cut.body)

    assert (found.outcome, found.start, found.end) == (
        *("exact-in-place", cut.start),
        cut.start + len(cut.words.exact),
    )
    assert choose(cut.words, cut.text, cut.body) == [cut.start]


@quick
@given(cuts(), st.text("新闻的第一段\n😀", min_size=1, max_size=20))
def test_after_more_text_before_it_a_quote_is_elsewhere_and_its_surroundings_say_where(
    cut: Cut, before: str
) -> None:
    text, start = before + cut.text, len(before) + cut.start
    words, body = cut.words, (0, len(before) + len(cut.text))
    # Alone between its prefix and its suffix; a copy may stand at the very place that the start says.
    fitting = [
        place
        for place in occurrences(words.exact, text, body)
        if text.endswith(words.prefix, 0, place) and text.startswith(words.suffix, place + len(words.exact))
    ]
    assume(fitting == [start])

    found = find(words, text, body)

    assert (found.outcome, found.start) == ("exact-elsewhere", start)
    assert text[found.start : found.end] == words.exact


@quick
@given(st.text("算了嗎", min_size=1), st.text("吧说", min_size=1), st.sampled_from(list(WRITTEN)), st.data())
def test_what_only_a_normalisation_takes_for_the_same_is_found_by_its_name(
    left: str, right: str, name: str, data: st.DataObject
) -> None:
    before, after = data.draw(st.text("他😀")), data.draw(st.text("她😀"))
    printed, quoted = data.draw(st.permutations(WRITTEN[name]))[:2]
    text = f"{before}{left}{printed}{right}{after}"

    found = find(Words(f"{left}{quoted}{right}", start=len(before)), text, (0, len(text)))

    assert (found.outcome, found.normalisation, found.start) == ("normalised", name, len(before))
    assert found.nearest == text[found.start : found.end] == f"{left}{printed}{right}"


@quick
@given(TEXTS, TEXTS, st.integers(0, 60) | st.none(), st.data())
def test_what_does_not_stand_there_is_never_exact_and_no_place_is_out_of_the_text(
    exact: str, text: str, start: int | None, data: st.DataObject
) -> None:
    first = data.draw(st.integers(0, len(text)))
    body = (first, data.draw(st.integers(first, len(text))))

    found = find(Words(exact, start=start), text, body)

    assert found.outcome.startswith("exact") == (exact in text)
    assert (found.outcome == "missing") == (found.start is None) == (found.end is None)
    if found.start is not None and found.end is not None:
        low, high = (0, len(text)) if found.outside else body
        assert low <= found.start <= found.end <= high
        assert not found.outcome.startswith("exact") or text[found.start : found.end] == exact
        assert found.outside == (found.outcome == "exact-elsewhere" and exact not in text[slice(*body)])


@quick
@given(
    st.text(ALPHABET, min_size=1, max_size=6),
    st.lists(st.integers(0, 9), min_size=2, max_size=5, unique=True),
)
def test_what_stands_before_or_behind_tells_copies_apart(exact: str, marks: list[int]) -> None:
    digits = "〇一二三四五六七八九"
    text = "".join(f"<{digits[mark]}{exact}{digits[mark]}>" for mark in marks)
    body = (0, len(text))
    for mark in marks:
        meant = text.index(f"<{digits[mark]}") + 2
        for words in (
            Words(exact, prefix=digits[mark]),
            Words(exact, suffix=digits[mark]),
            Words(exact, digits[mark], digits[mark], 0),
        ):
            assert choose(words, text, body) == [meant]
            assert find(words, text, body).start == meant
        assert find(Words(exact, digits[mark], digits[mark], meant), text, body).outcome == "exact-in-place"
