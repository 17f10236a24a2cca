"""Our GB/T 7714-2025 against references that the standard itself prints as examples (gbt7714.json)."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from osexplore.citing import engine, runs, styles
from osexplore.citing.engine import Item
from osexplore.citing.items import item
from tests.citing.works import PEOPLE, WORKS

pytestmark = pytest.mark.usefixtures("with_engine")

NUMERIC = styles.named("gbt7714-2025-numeric")
AUTHOR_DATE = styles.named("gbt7714-2025-author-date")
EXAMPLES: list[dict[str, Any]] = json.loads(Path(__file__).with_name("gbt7714.json").read_text("utf-8"))

WANG: Item = {"author": [{"literal": "王小明"}], "language": "zh-CN"}
BOOK: Item = {**WANG, "type": "book", "publisher": "船社"}


def test_the_numeric_system_prints_the_standards_own_examples() -> None:
    made = engine.render([example["item"] for example in EXAMPLES], NUMERIC)
    assert [runs.plain(one.reference) for one in made] == [example["numeric"] for example in EXAMPLES]
    assert {(runs.plain(one.citation), one.label) for one in made} == {("[1]", "[1]")}


def test_the_number_is_raised() -> None:
    [made] = engine.render([EXAMPLES[0]["item"]], NUMERIC)
    assert [run.marks for run in made.citation] == ["p"]


def test_the_system_of_author_and_year_puts_the_year_behind_the_author() -> None:
    examples = [example for example in EXAMPLES if "author-date" in example]
    made = engine.render([example["item"] for example in examples], AUTHOR_DATE)
    printed = [{"citation": runs.plain(one.citation), "reference": runs.plain(one.reference)} for one in made]
    assert printed == [example["author-date"] for example in examples]
    assert len(printed) >= 7


def test_an_estimated_date_stands_in_square_brackets() -> None:
    book = {**BOOK, "id": "b", "title": "论船", "issued": {"date-parts": [[1850]], "circa": True}}
    [numeric], [by_year] = (engine.render([book], style) for style in (NUMERIC, AUTHOR_DATE))
    assert runs.plain(numeric.reference) == "王小明. 论船[M]. 船社，[1850]."
    assert runs.plain(by_year.citation) == "（王小明，[1850]）"


@pytest.mark.parametrize(
    ("identity", "numeric", "by_year"),
    [
        (
            "film",
            "Berg J van den. The ship[Z]. Hull Films，1960.",
            "Berg J van den，1960. The ship[Z]. Hull Films.",
        ),
        (
            "song",
            "King M Jr. Ship song[Z]. Dock Records，1971.",
            "King M Jr，1971. Ship song[Z]. Dock Records.",
        ),
        ("interview", "King M Jr. Talking of ships[Z]. 2018.", "King M Jr，2018. Talking of ships[Z]."),
        (
            "speech",
            "King M Jr. On the beaches[Z]. 1940-06-04.",
            "King M Jr，1940. On the beaches[Z]. 1940-06-04.",
        ),
        (
            "broadcast",
            "Ships on air[Z]. Radio Hull，2017-07.",
            "Anon，2017. Ships on air[Z]. Radio Hull，2017-07.",
        ),
        (
            "manuscript",
            "King M Jr. Log of the Ann[A]. Hull Archive，1701.",
            "King M Jr，1701. Log of the Ann[A]. Hull Archive，1701.",
        ),
    ],
)
def test_what_has_no_rule_of_its_own_is_z_and_is_dated_once(
    identity: str, numeric: str, by_year: str
) -> None:
    [work] = [work for work in WORKS if work.id == identity]
    for style, reference in ((NUMERIC, numeric), (AUTHOR_DATE, by_year)):
        [made] = engine.render([item(work, PEOPLE, style)], style)
        assert runs.plain(made.reference) == reference


def test_an_estimated_year_is_not_repeated_either() -> None:
    film: Item = {"id": "f", "type": "motion_picture", "title": "论船（1960）", **WANG, "publisher": "船社"}
    [made] = engine.render([{**film, "issued": {"date-parts": [[1960]], "circa": True}}], AUTHOR_DATE)
    assert runs.plain(made.reference) == "王小明，[1960]. 论船（1960）[Z]. 船社."


def test_a_page_without_an_address_names_its_site() -> None:
    page = {"id": "p", "type": "webpage", "title": "论船", "container-title": "船网"}
    [made] = engine.render([{**WANG, **page, "issued": {"date-parts": [[2024, 3]]}}], NUMERIC)
    assert runs.plain(made.reference) == "王小明. 论船[EB]. 船网（2024-03）."


def test_chinese_works_stand_before_the_others_and_equal_years_get_letters() -> None:
    doe: Item = {
        "id": "d",
        "type": "book",
        "title": "Ships",
        "language": "en-US",
        "issued": {"date-parts": [[2001]]},
    }
    doe["author"] = [{"family": "Doe", "given": "Jane"}]
    year = {"issued": {"date-parts": [[2002]]}}
    items = [doe, {**BOOK, **year, "id": "a", "title": "甲"}, {**BOOK, **year, "id": "b", "title": "乙"}]
    cited = engine.render_together(items, [(item["id"], None) for item in items], AUTHOR_DATE)
    first, *others = [runs.plain(one) for one in cited.citations]
    assert first == "（Doe，2001）"
    assert sorted(others) == ["（王小明，2002a）", "（王小明，2002b）"]
    assert [name for name, _, _ in cited.references][-1] == "d"


def test_british_and_american_works_stand_in_one_order_with_letters_for_equal_years() -> None:
    doe: Item = {
        "type": "book",
        "author": [{"family": "Doe", "given": "J"}],
        "issued": {"date-parts": [[2001]]},
    }
    roe: Item = {**doe, "author": [{"family": "Roe", "given": "R"}]}
    items = [
        {**roe, "id": "r", "title": "Masts", "language": "en-GB"},
        {**doe, "id": "a", "title": "Ships", "language": "en-US"},
        {**doe, "id": "b", "title": "Sails", "language": "en-GB"},
    ]
    cited = engine.render_together(items, [(item["id"], None) for item in items], AUTHOR_DATE)
    assert sorted(runs.plain(one) for one in cited.citations) == [
        "（Doe，2001a）",
        "（Doe，2001b）",
        "（Roe，2001）",
    ]
    assert [name for name, _, _ in cited.references][-1] == "r"
