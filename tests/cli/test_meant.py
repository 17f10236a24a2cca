from __future__ import annotations

import click
import pytest

from osexplore.cli.meant import person_id, source_id
from osexplore.corpus.index import Index
from tests.build import corpus, person, quote, source, work


@pytest.fixture
def index() -> Index:
    return Index(
        corpus(
            people=[
                person("musk-lawyers", "Musk's lawyers", kind="group"),
                person("elon-musk", {"en": "Elon Musk", "zh-Hans": "马斯克"}),
                person("sam-altman", "Sam Altman", aliases=["奥特曼"]),
                person("sam-teller", "Sam Teller"),
                person("openai-board", "Board of OpenAI", kind="organization"),
            ],
            sources=[
                source("sohu-2023", csl={"type": "webpage", "container-title": "搜狐科技"}),
                source("funtalk-2024", csl={"title": "画皮", "container-title": "界面新闻"}),
                work("funtalk-original", csl={"title": "画皮"}),
                source("weekly-a", csl={"title": "内战"}),
                source("weekly-b", csl={"title": "内战"}),
                work("wsj-2025", csl={"container-title": "华尔街日报"}, title={"en": "An article of 2025"}),
            ],
            quotes=[
                quote("q", "sohu-2023", "e"),
                quote("r", "funtalk-2024", "e", via=["wsj-2025"]),
                quote("s", "weekly-a", "e"),
                quote("t", "weekly-b", "e"),
            ],
        )
    )


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("elon-musk", "elon-musk"),
        ("Elon Musk", "elon-musk"),
        ("ELON MUSK", "elon-musk"),
        ("馬斯克", "elon-musk"),
        ("musk", "elon-musk"),
        (" Musk ", "elon-musk"),
        ("lawyers", "musk-lawyers"),
        ("altman", "sam-altman"),
        ("board", "openai-board"),
    ],
)
def test_a_person_is_meant_by_id_spelling_or_word(text: str, meant: str, index: Index) -> None:
    assert person_id(text, index) == meant


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("sohu-2023", "sohu-2023"),
        ("sohu", "sohu-2023"),
        ("搜狐科技", "sohu-2023"),
        ("搜狐", "sohu-2023"),
        ("界面新聞", "funtalk-2024"),
        ("funtalk", "funtalk-2024"),
        ("画皮", "funtalk-2024"),
        ("华尔街日报", "wsj-2025"),
        ("an article of 2025", "wsj-2025"),
    ],
)
def test_a_source_is_meant_by_id_title_place_or_a_part(text: str, meant: str, index: Index) -> None:
    assert source_id(text, index) == meant


@pytest.mark.parametrize(
    ("find", "text", "said"),
    [
        (person_id, "sam", "--person sam: may be sam-altman or sam-teller; give the id"),
        (person_id, "mask", "--person mask: nobody in this story; did you mean elon-musk or musk-lawyers?"),
        (person_id, "atlman", "--person atlman: nobody in this story; did you mean sam-altman?"),
        (person_id, "", "--person : nobody in this story; `osexplore people` lists them"),
        (source_id, "weekly", "--source weekly: may be weekly-a or weekly-b; give the id"),
        (source_id, "内战", "--source 内战: may be weekly-a or weekly-b; give the id"),
        (source_id, "of 2025", "--source of 2025: no source in this story; `osexplore sources` lists them"),
        (source_id, "", "--source : no source in this story; `osexplore sources` lists them"),
    ],
)  # fmt: skip
def test_what_names_nobody_or_several_takes_one_line(
    find: object, text: str, said: str, index: Index
) -> None:
    with pytest.raises(click.ClickException) as caught:
        find(text, index)  # type: ignore[operator]
    assert caught.value.message == said
