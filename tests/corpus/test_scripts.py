"""Every script, width and case of a text folds to one spelling, and every position stays."""

from __future__ import annotations

import runpy
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from osexplore.corpus import scripts
from osexplore.corpus.scripts import VARIANTS, fold
from tests.conftest import need_module

TOOL = Path(__file__).parents[2] / "tools" / "script_table.py"
HAN = "".join(map(chr, range(0x4E00, 0xA000)))
ANY_TEXT = st.text(st.characters() | st.integers(0xD800, 0xDFFF).map(chr) | st.sampled_from(HAN))


@pytest.fixture(scope="module")
def opencc() -> Any:
    """Return the package whose dictionaries the table comes from."""
    return need_module("opencc")


@pytest.fixture
def _table_of_its_own() -> Iterator[None]:
    """Forget what the test made the table learn."""
    yield
    scripts._table.cache_clear()


@pytest.mark.parametrize(
    "spellings",
    [
        ("苏茨克维", "蘇茨克維"),
        ("阿尔特曼", "阿爾特曼"),
        ("马斯克", "馬斯克"),
        ("纳德拉", "納德拉"),
        ("OpenAI", "openai", "OPENAI", "ＯｐｅｎＡＩ"),
        ("2018", "２０１８"),
        ("，", ","),
        ("里面", "裡面", "裏面"),
        ("头发", "頭髮"),
        ("发现", "發現", "発現"),
        ("乾坤", "干坤"),
        ("着", "著"),
        ("借口", "藉口"),
        ("乐", "樂", "楽"),
        ("户", "戶", "戸"),
        ("勉", "\ufa33"),
        ("カ", "ｶ"),
        ("σ", "ς", "Σ"),
        ("ß", "ẞ"),
        ("Ж", "ж"),
    ],
)
def test_spellings_of_one_word_fold_alike(spellings: tuple[str, ...]) -> None:
    assert len({fold(spelling) for spelling in spellings}) == 1


@pytest.mark.parametrize(
    ("one", "other"), [("芸", "艺"), ("欠", "缺"), ("联", "连"), ("末", "未"), ("é", "e"), ("“", '"')]
)
def test_different_characters_stay_different(one: str, other: str) -> None:
    assert fold(one) != fold(other)


def test_a_fold_reads_as_simplified_and_lower_case() -> None:
    assert fold("埃隆·馬斯克離開ＯｐｅｎＡＩ，2018年。") == "埃隆·马斯克离开openai,2018年。"


@given(ANY_TEXT)
def test_a_fold_keeps_every_position(text: str) -> None:
    folded = fold(text)
    assert len(folded) == len(text)
    assert folded == "".join(map(fold, text))


@given(ANY_TEXT)
def test_folding_again_changes_nothing(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@pytest.mark.usefixtures("_table_of_its_own")
def test_every_character_of_unicode_folds_to_one_that_stays() -> None:
    everything = "".join(map(chr, range(sys.maxunicode + 1)))
    folded = fold(everything)
    assert len(folded) == len(everything)
    assert fold(folded) == folded


@pytest.mark.parametrize("conversion", ["s2t", "s2tw", "s2hk", "t2s", "tw2s", "hk2s"])
def test_opencc_converts_no_character_out_of_its_class(opencc: Any, conversion: str) -> None:
    convert = opencc.OpenCC(conversion).convert
    assert [character for character in HAN if fold(convert(character)) != fold(character)] == []


@pytest.mark.parametrize("conversion", ["s2t", "s2tw", "s2hk"])
def test_a_converted_article_folds_like_the_printed_one(opencc: Any, conversion: str) -> None:
    """Whole texts convert phrase by phrase, so that one character becomes several."""
    folder = Path(__file__).parents[3] / "shared" / "sources"
    articles = sorted(folder.glob("*.txt"))
    if not articles:
        pytest.skip("the articles are not at hand")
    for article in articles:
        text = article.read_text(encoding="utf-8")
        assert fold(opencc.OpenCC(conversion).convert(text)) == fold(text)


def test_the_table_is_what_its_tool_writes(opencc: Any) -> None:
    shipped = VARIANTS.read_text(encoding="utf-8")
    if f"OpenCC {opencc.__version__}\n" not in shipped:
        pytest.skip(f"the table was made with another OpenCC than {opencc.__version__}")
    tool = runpy.run_path(str(TOOL))
    if not tool["READER"].exists():
        pytest.skip("this build of OpenCC comes without its dictionary reader")
    assert tool["table"]() == shipped


def test_no_character_stands_in_the_table_twice() -> None:
    lines = [line for line in VARIANTS.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
    characters = "".join(lines)
    assert len(set(characters)) == len(characters)
    assert min(map(len, lines)) > 1


def test_the_table_is_read_when_something_is_folded_and_not_before() -> None:
    program = (
        "from osexplore.corpus import scripts; first = scripts._table.cache_info().currsize;"
        "scripts.fold('馬'); print(first, scripts._table.cache_info().currsize)"
    )
    printed = subprocess.run(
        [sys.executable, "-c", program], check=True, capture_output=True, text=True
    ).stdout
    assert printed.split() == ["0", "1"]
