from __future__ import annotations

import dataclasses
import hashlib
from pathlib import Path

import pytest
from msgspec.structs import replace

from osexplore.citing.preferences import Preferences
from osexplore.citing.proof import denial, proofs_of, prove, remembered, to_remember, wording
from osexplore.citing.quotation import Context, copy
from osexplore.citing.tongues import CHINESE, ENGLISH
from osexplore.corpus.anchors import Anchor
from osexplore.corpus.memory import Memory
from osexplore.corpus.model import Corpus, Quote, Source, SourceText, Story
from osexplore.corpus.reading import read
from osexplore.corpus.texts import Folder, Held
from osexplore.corpus.verify import verify

TEXT = "一。马斯克离开了。二。"
DIGEST = hashlib.sha256(TEXT.encode()).hexdigest()
SOURCE = Source(
    id="s", text=SourceText(file="s.txt", sha256=DIGEST, characters=len(TEXT), body=(0, len(TEXT)))
)


def quote(exact: str) -> Quote:
    return Quote(id="q", source="s", events=("e",), exact=exact, start=TEXT.find(exact))


@pytest.fixture
def folder(tmp_path: Path) -> Folder:
    (tmp_path / "renamed.txt").write_text(TEXT, encoding="utf-8")
    return Folder(tmp_path)


def test_a_quote_in_its_place_is_verified_by_file_hash_and_day(folder: Folder) -> None:
    proof = prove(quote("马斯克离开了"), SOURCE, folder, "2026-07-01")
    assert wording(proof, SOURCE, ENGLISH) == (
        f"Verified word for word in renamed.txt (sha256 {DIGEST[:12]}…), 1 July 2026."
    )
    assert (
        wording(proof, SOURCE, CHINESE) == f"已逐字核对于 renamed.txt (sha256 {DIGEST[:12]}…)，2026年7月1日。"
    )


def test_a_quote_that_is_not_there_is_said_not_to_be(folder: Folder) -> None:
    proof = prove(quote("鲸"), SOURCE, folder, "2026-07-01")
    assert wording(proof, SOURCE, ENGLISH).startswith("NOT found in renamed.txt")


def test_without_the_text_it_is_not_verified_here(tmp_path: Path) -> None:
    assert prove(quote("马斯克离开了"), SOURCE, Folder(tmp_path), "2026-07-01") is None
    assert wording(None, SOURCE, ENGLISH) == f"Not verified here: s.txt (sha256 {DIGEST[:12]}…)."
    assert wording(None, SOURCE, CHINESE) == f"未在此核对：s.txt (sha256 {DIGEST[:12]}…)。"
    assert wording(None, Source(id="t"), ENGLISH) == "Not verified here: no text of it is known."


def test_another_version_of_the_text_is_named_by_its_own_hash(tmp_path: Path) -> None:
    other = "零。" + TEXT
    (tmp_path / "s.txt").write_text(other, encoding="utf-8")
    # Where its body lies the story does not know: the whole of it is looked through.
    short = replace(SOURCE, text=SOURCE.text and replace(SOURCE.text, body=(0, 2)))
    proof = prove(quote("马斯克离开了"), short, Folder(tmp_path), "2026-07-01")
    assert proof is not None
    assert proof.sha256 == hashlib.sha256(other.encode()).hexdigest()
    assert wording(proof, SOURCE, ENGLISH).startswith("Found word for word, but not in its place, in s.txt")


def test_what_is_read_in_a_text_proves_the_same_as_looking_there(folder: Folder) -> None:
    quotes = [quote("马斯克离开了"), replace(quote("鲸鱼在海里游了三天三夜"), id="r")]
    found = proofs_of(read(SOURCE, quotes, folder.hold(SOURCE)), "2026-07-01")
    assert found == {one.id: prove(one, SOURCE, folder, "2026-07-01") for one in quotes}
    assert (found["q"].denies, found["r"].denies) == (False, True)
    assert proofs_of(read(SOURCE, quotes, Held("s")), "2026-07-01") == {}


def test_what_texts_deny_is_said_in_the_words_of_verify(folder: Folder) -> None:
    whale = prove(quote("鲸"), SOURCE, folder, "2026-07-01")
    there = prove(quote("马斯克离开了"), SOURCE, folder, "2026-07-01")
    assert whale is not None
    assert there is not None
    changed = dataclasses.replace(whale, anchor=Anchor("changed", 0, 2))
    assert denial([there]) == ""
    assert denial([there, whale]) == "missing"
    assert denial([whale, changed, whale]) == "1 changed, 2 missing"


def test_a_copy_warns_once_of_the_quotes_that_a_text_does_not_have(folder: Folder) -> None:
    quotes = [replace(quote("鲸"), id=name) for name in ("a", "b")]
    proofs = {one.id: prove(one, SOURCE, folder, "2026-07-01") for one in quotes}
    context = Context({}, {"s": SOURCE}, {name: proof for name, proof in proofs.items() if proof})
    made = copy(quotes, context, Preferences().choice({}), live=False)
    assert made.denial == "2 missing"
    assert made.warnings[0] == "a and b: missing in renamed.txt, which does not have these words"
    assert copy(quotes, Context({}, {"s": SOURCE}), Preferences().choice({}), live=False).denial == ""


def test_a_verification_is_remembered_for_the_very_words(tmp_path: Path, folder: Folder) -> None:
    known = quote("马斯克离开了")
    story = Corpus(
        story=Story(id="tiny", schema=1, title={"en": "Tiny"}),
        sources=(SOURCE, Source(id="lost", text=SOURCE.text and replace(SOURCE.text, file="x", sha256="0"))),
        quotes=(known, Quote(id="r", source="lost", events=("e",), exact="x")),
    )
    memory = Memory("tiny", tmp_path / "state")
    assert remembered(known, memory) is None

    memory.keep_verified(to_remember(verify(story, folder), story, "2026-07-01"))

    assert wording(remembered(known, memory), SOURCE, ENGLISH) == wording(
        prove(known, SOURCE, folder, "2026-07-01"), SOURCE, ENGLISH
    )
    assert remembered(quote("离开了"), memory) is None
    assert [one.source for one in memory.remembered.verifications] == ["s"]
