"""The story of the snapshots: invented whole, so that it never changes; Chinese and Latin mixed."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, Any

from tests import build

if TYPE_CHECKING:
    from pathlib import Path

TEXTS = {
    "harbour": (
        "北光之争：一座灯塔和两位创始人\n"
        "2012年3月，林越与Ada Whitford在南湾租下一座废弃的灯塔，创办Northlight（北光）。"
        "“我们要让每一条船都看得见岸，”林越说，“不收一分钱。”\n"
        "2016年初，林越离开北光。他在给员工的邮件里写道：“我和Ada对这座灯塔的用处看法不同，"
        "我走之后，请继续把灯点亮。”\n"
        "2019年7月，Blue Harbor Ltd.向北光投资6,200万美元，其中5,000万美元一年之后才到账。\n"
        "2023年11月17日，董事会罢免了Whitford；五天后，她又回来了。\n"
    ),
    "trade": (
        "北光往事:谁点亮了灯\n"
        "多年以后,人们仍在问:林越为什么离开?据知情人士透露,他要求担任CEO,并且把北光并入自己的"
        "Lin Marine Holdings;董事会以4:1否决了这个提议。\n"
        "“他说:‘要么听我的,要么我走人!’”一位前董事回忆道(他不愿透露姓名)。\n"
        "Blue Harbor在2019年的投资是5,000万美元,而不是外界所说的6,200万美元。\n"
    ),
    "daily": (
        "南灣燈塔十年\n"
        "林越在2016年2月離開,理由是與他自己的航運公司有利益衝突。\n"
        "「燈還亮著,這就夠了。」他對《南灣日報》說。\n"
    ),
    "notes": (
        "Northlight, ten years on\n"
        "Lin Yue left in early 2016 because, as he told a friend, he saw no chance of reaching the far shore"
        " without somebody else's money.\n"
        "Whitford was dismissed by the board on a Friday and was back by Wednesday.\n"
    ),
}

PEOPLE = [
    build.person("lin-yue", {"en": "Lin Yue", "zh-Hans": "林越"}),
    build.person("ada-whitford", {"en": "Ada Whitford", "zh-Hans": "艾达·惠特福德"}),
    build.person("director", {"en": "a former director", "zh-Hans": "一位前董事"}, kind="group"),
    build.person("northlight", {"en": "Northlight", "zh-Hans": "北光"}, kind="organization"),
    build.person("blue-harbor", {"en": "Blue Harbor Ltd.", "zh-Hans": "蓝港公司"}, kind="organization"),
]

TITLE = build.story("northlight", title={"en": "The lighthouse story", "zh-Hans": "灯塔的故事"})

# id, date, title in English and Chinese, people
EVENTS = [
    (
        "lease",
        "2012-03",
        "Lin and Whitford lease a lighthouse",
        "租下灯塔",
        "lin-yue ada-whitford northlight",
    ),
    ("promise", "2012-03", "Lin promises light for every ship", "林越许诺“不收一分钱”", "lin-yue northlight"),
    ("first-light", "2013-08-21", "The first lamp is lit", "第一盏灯", "northlight"),
    ("storm", "2014~", "A storm takes the north wall", "风暴", "northlight"),
    ("proposal", "2015-35", "Lin proposes a merger with his own company", "合并提议", "lin-yue northlight"),
    ("leaves", "2016-02", "Lin leaves Northlight", "林越离开北光", "lin-yue ada-whitford northlight"),
    ("letter", "2016-02", "Lin writes to the staff: “keep the lamp lit”", "告别邮件", "lin-yue"),
    ("licence", "2017", "The harbour office renews the licence", "执照", "northlight"),
    ("invests", "2019-07", "Blue Harbor invests", "蓝港投资", "blue-harbor northlight"),
    ("dismissed", "2023-11-17", "The board dismisses Whitford", "罢免", "ada-whitford northlight"),
    ("returns", "2023-11-22", "Whitford returns after five days", "五天后回归", "ada-whitford northlight"),
    ("talk", None, "Lin talks to the Nanwan Daily", "采访", "lin-yue"),
]

ZH, EN = {"language": "zh-Hans", "spoken_language": "zh-Hans"}, {"language": "en", "spoken_language": "en"}
LIN: dict[str, Any] = {"speakers": ["lin-yue"], "mode": "direct", **ZH}
TELLS: dict[str, Any] = {"mode": "narration"}


def put_texts(folder: Path) -> Path:
    """Put the full texts of the sources into a folder."""
    folder.mkdir()
    for name, text in TEXTS.items():
        (folder / f"{name}.txt").write_text(text, encoding="utf-8", newline="")
    return folder


def tables() -> dict[str, Any]:
    """Return the story's tables, as `tests.build` takes them."""
    return {
        "people": PEOPLE,
        "sources": [
            source("harbour", "2021-06", "北光之争：一座灯塔和两位创始人", "港口周刊"),
            source("trade", "2021-09-03", "北光往事:谁点亮了灯", "海贸网"),
            source("daily", "2022-02", "南灣燈塔十年", "南灣日報", language="zh-Hant"),
            source("notes", "2023-12-01", "Northlight, ten years on", "Coast Notes", language="en"),
        ],
        "events": [
            build.event(name, date, title={"en": english, "zh-Hans": chinese}, people=people.split())
            for name, date, english, chinese, people in EVENTS
        ],
        "quotes": quotes(),
        "disagreements": disagreements(),
    }


def source(name: str, published: str, title: str, newspaper: str, **fields: Any) -> build.Document:
    """Make an article with its own text."""
    content = TEXTS[name].encode()
    text = {
        "file": f"{name}.txt",
        "sha256": hashlib.sha256(content).hexdigest(),
        "characters": len(TEXTS[name]),
        "body": [TEXTS[name].index("\n") + 1, len(TEXTS[name])],
    }
    csl = {"type": "article-newspaper", "title": title, "container-title": newspaper}
    return build.source(name, published, text=text, csl=csl, **fields)


def quotes() -> list[build.Document]:
    """Return what the sources say."""
    return [
        quote("lease", "harbour", "lease",
              "林越与Ada Whitford在南湾租下一座废弃的灯塔", **TELLS),
        quote("promise", "harbour", "promise", "我们要让每一条船都看得见岸",
              "We want every ship to see the shore",
              statement="every-ship", **LIN),
        quote("free", "harbour", "promise", "不收一分钱", "without charging a cent", **LIN),
        quote("letter", "harbour", ["leaves", "letter"],
              "我和Ada对这座灯塔的用处看法不同，"
              "我走之后，请继续把灯点亮。",
              "Ada and I see the use of this lighthouse differently;"
              " when I am gone, please keep the lamp lit.",
              statement="keep-it-lit", **LIN),
        quote("ceo", "trade", ["proposal", "leaves"],
              "他要求担任CEO,并且把北光并入自己的Lin Marine Holdings;"
              "董事会以4:1否决了这个提议",
              "he asked to be CEO and to merge Northlight into his own Lin Marine Holdings;"
              " the board voted this down 4 to 1",
              mode="indirect", according_to=["director"], attribution="知情人士", **ZH),
        quote("ultimatum", "trade", "leaves", "要么听我的,要么我走人!",
              "either you listen to me, or I go!",
              according_to=["director"], attribution="一位前董事", **{**LIN, "spoken_language": "en"}),
        quote("conflict", "daily", "leaves", "理由是與他自己的航運公司有利益衝突",
              "the reason being a conflict of interest with his own shipping company",
              language="zh-Hant", **TELLS),
        quote("still-lit", "daily", "talk", "燈還亮著,這就夠了。",
              "The lamp is still lit, and that is enough.",
              **{**LIN, "language": "zh-Hant"}),
        quote("no-chance", "notes", "leaves",
              "he saw no chance of reaching the far shore without somebody else's money",
              speakers=["lin-yue"], mode="indirect", **EN),
        quote("sum-6200", "harbour", "invests",
              "Blue Harbor Ltd.向北光投资6,200万美元，其中5,000万美元一年之后才到账",
              "Blue Harbor Ltd. invested 62 million dollars in Northlight,"
              " of which 50 million came a year later",
              **TELLS),
        quote("sum-5000", "trade", "invests",
              "2019年的投资是5,000万美元,而不是外界所说的6,200万美元",
              "the investment of 2019 was 50 million dollars, not 62 million as people said", **TELLS),
        quote("dismissed", "harbour", ["dismissed", "returns"],
              "2023年11月17日，董事会罢免了Whitford；五天后，她又回来了",
              "On 17 November 2023 the board dismissed Whitford; five days later she was back", **TELLS),
        quote("back", "notes", ["dismissed", "returns"],
              "dismissed by the board on a Friday and was back by Wednesday", **{**TELLS, **EN}),
    ]  # fmt: skip


def quote(
    name: str, told_by: str, events: str | list[str], exact: str, english: str = "", **fields: Any
) -> build.Document:
    """Make a quote, at its place in its source's text."""
    text = TEXTS[told_by]
    start = text.index(exact)
    end, body = start + len(exact), text.index("\n") + 1
    fields |= {"translation": {"en": english}} if english else {}
    return build.quote(
        *(name, told_by, events, exact),
        start=start,
        paragraph=text[body:start].count("\n") + 1,
        prefix=text[max(body, start - 24) : start],
        suffix=text[end : end + 24],
        **fields,
    )


def disagreements() -> list[build.Document]:
    """Return what the sources do not agree on."""
    return [
        build.disagreement(
            *("why", "leaves"),
            topic={"en": "Why did Lin leave?", "zh-Hans": "林越为什么离开？"},
            versions=[
                answer("he and Whitford saw the lighthouse differently", "对灯塔的用处看法不同", "letter"),
                answer("the board refused him as CEO", "董事会不让他当CEO", "ceo", "ultimatum"),
                answer("a conflict of interest", "利益冲突", "conflict"),
                answer("he saw no chance", "看不到机会", "no-chance"),
            ],
        ),
        build.disagreement(
            *("how-much", "invests"),
            topic={"en": "How much did Blue Harbor invest?", "zh-Hans": "蓝港投资了多少？"},
            kind="number",
            versions=[
                answer("62 million dollars", "6,200万美元", "sum-6200"),
                answer("50 million dollars", "5,000万美元", "sum-5000"),
            ],
        ),
    ]


def answer(english: str, chinese: str, *told: str) -> build.Document:
    """Make a version and the quotes that have it."""
    return {"value": {"en": english, "zh-Hans": chinese}, "quotes": list(told)}
