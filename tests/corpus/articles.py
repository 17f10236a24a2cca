"""A small article in a folder, and a story that quotes it."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import Any

from osexplore.corpus import store
from osexplore.corpus.store import Documents
from tests import build

TEXT = """首页 登录

马斯克说:“算了吧。”
奥特曼没有回答,他说算了吧。

他们的谈话到此为止,马斯克离开了房间。知情人士称,董事会当晚又开了一次会,没有作出决定。
相关阅读:马斯克回应
"""
BODY = [TEXT.index("马斯克说"), TEXT.index("相关阅读")]


def article(folder: Path, identity: str = "sohu", text: str = TEXT, **fields: Any) -> dict[str, Any]:
    """Put an article into the folder and describe it."""
    content = text.encode()
    (folder / f"{identity}.txt").write_bytes(content)
    digest = hashlib.sha256(content).hexdigest()
    known = {"file": f"{identity}.txt", "sha256": digest, "characters": len(text), "body": BODY}
    return build.source(identity, text=known | fields)


def quote(identity: str, exact: str, **fields: Any) -> dict[str, Any]:
    return build.quote(identity, "sohu", "leaves", exact, **fields)


def read(tmp_path: Path, *sources: dict[str, Any], quotes: list[dict[str, Any]]) -> Documents:
    return store.read(build.write(tmp_path / "db.json", sources=list(sources), quotes=quotes))
