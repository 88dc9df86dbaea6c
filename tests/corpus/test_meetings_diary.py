"""A prime minister's diary, and the transcript of a press conference: who is left out is whose it is."""

from __future__ import annotations

from dataclasses import replace

import pytest

from corpus.meetings.extract import mentions_of
from tests.corpus.told import article, gazetteer, offices, summaries, summary


def of_headline(headline: str, text: str, *, on: str) -> list[str]:
    """One line for each meeting of a Japanese article under that headline."""
    page = replace(article(text, on=on, language="ja"), headline=headline)
    return list(dict.fromkeys(summary(found) for found in mentions_of(page, gazetteer(), offices())))


@pytest.mark.parametrize(
    ("headline", "text", "expected"),
    [
        (
            "首相動静　12月24日",
            "【午後】2時、成都市内のホテルで文在寅大統領と会談。4時、同ホテルで内外記者会見。",
            "held summit 2019-12-24 Chengdu abe-shinzo moon-jae-in",
        ),
        (
            "安倍首相の一日",
            "▽24日　正午、北京首都国際空港着。午後3時、釣魚台迎賓館で李克強首相主催の昼食会。",
            "held summit 2019-12-24 - abe-shinzo li-keqiang",
        ),
        (
            "首相動静（24日）",
            "午前9時、公邸。8時、トランプ米大統領から電話。",
            "held phone-call 2019-12-24 - abe-shinzo trump-donald",
        ),
    ],
)
def test_every_entry_of_a_diary_is_of_the_prime_minister_on_the_day_that_heads_it(headline, text, expected):
    assert of_headline(headline, text, on="2019-12-25") == [expected]


def test_the_same_prime_minister_is_the_one_named_last():
    text = "歓迎式典で温家宝首相が出迎え、同首相と会談。"
    assert of_headline("首相動静（8日）", text, on="2006-10-09") == ["held summit 2006-10-08 - abe-shinzo wen-jiabao"]


def test_the_minister_of_a_press_conference_is_the_one_who_gives_it():
    text = (
        "【上川外務大臣】昨日は韓国の朴振長官と電話で話をしました。\n\n"
        "【記者】大臣は18日にブリンケン長官と会談されました。"
    )
    assert summaries(text, on="2023-11-20", language="ja") == [
        "held phone-call 2023-11-19 - kamikawa-yoko park-jin",
        "held other 2023-11-18 - blinken-antony kamikawa-yoko",
    ]


def test_an_entry_of_a_chronology_names_the_president_of_its_day():
    text = "○1995.11.18　金大統領、大阪を訪問、村山総理と会談。\n\n○1999.3.19～21　小渕総理訪韓。金大統領と会談。"
    assert summaries(text, on="2005-01-05", language="ja") == [
        "held summit 1995-11-18 Osaka kim-young-sam murayama-tomiichi",
        "held summit 1999-03-19/1999-03-21 - kim-dae-jung obuchi-keizo",
    ]
