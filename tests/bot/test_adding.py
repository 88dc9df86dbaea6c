"""What is handed in waits for an hour at most, is taken once, and its report says what was found."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from bot.adding import Adding, Found
from bot.adding_view import report_reply
from bot.errors import NothingToAdd
from corpus.types import PartialDate

FOUND = Found(
    status="added",
    reason=None,
    article_id="0123456789abcdef",
    headline="Ministers\nmeet",
    outlet=None,
    published=PartialDate(2022, 3, None),
    published_basis="visible",
    language="ko",
    n_paragraphs=3,
    n_passages=2,
    n_dropped=4,
)


def rejected(n: int) -> Found:
    return Found(
        status="rejected", reason=f"no article {n}", article_id=None, headline=None, outlet=None, published=None,
        published_basis="", language=None, n_paragraphs=0, n_passages=0, n_dropped=0,
    )  # fmt: skip


def test_the_report_says_which_date_and_how_much() -> None:
    reply = report_reply([FOUND, rejected(1)], "en", is_preview=True)
    assert reply.lead == ("Would be added: 1. Nothing is stored so far.",)
    first, second = reply.items
    assert (first.name, first.caption) == ("new", "Ministers meet")
    assert first.details == (
        "outlet not named",
        "published March 2022",
        "Korean",
        "paragraphs 3, passages 2, left out 4 (menus, comments and the like)",
        "0123456789abcdef",
    )
    assert (second.name, second.details) == ("cannot be added", ("no article 1",))


def test_a_long_report_says_how_many_are_not_shown() -> None:
    reply = report_reply([rejected(n) for n in range(13)], "ja", is_preview=True)
    assert reply.lead == ("追加するものはありません。",)
    assert (len(reply.items), reply.notes) == (10, ("ほか3件はここに表示していません。",))


async def test_what_waited_an_hour_is_gone(tmp_path: Path) -> None:
    adding = Adding(tmp_path, clock=lambda: 10_000.0)
    for name, age_s in (("0" * 16, 3601.0), ("1" * 16, 3599.0)):
        adding._keep(name, b"page")
        os.utime(tmp_path / "pending" / name, (10_000.0 - age_s,) * 2)
    with pytest.raises(NothingToAdd):
        await adding.confirm("0" * 16)
    adding._keep("2" * 16, b"page")
    os.utime(tmp_path / "pending" / ("2" * 16), (0.0, 0.0))
    await adding.tidy()
    assert [path.name for path in (tmp_path / "pending").iterdir()] == ["1" * 16]
    assert adding._take("1" * 16) == b"page"
    assert adding._take("1" * 16) is None
    with pytest.raises(NothingToAdd):
        await adding.confirm("../store.sqlite")
