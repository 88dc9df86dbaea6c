"""Kinds of fact that the intent of a question does not name."""

from __future__ import annotations

import pytest

from retrieval.tells import tell_asked, telling
from retrieval.types import Language
from tests.retrieval.made import passage


@pytest.mark.parametrize(
    ("text", "language", "kind"),
    [
        ("Which daily had the story first?", "en", "outlet"),
        ("ラーメン祭りを最初に報じたのはどの新聞?", "ja", "outlet"),
        ("축제 소식을 어느 매체가 전했어?", "ko", "outlet"),
        ("What does WMO stand for?", "en", "full_name"),
        ("WMOの正式名称は", "ja", "full_name"),
        ("WMO가 무엇의 약자야?", "ko", "full_name"),
        ("How many years since they last sang together?", "en", "interval"),
        ("二人が歌ったのは何年ぶり?", "ja", "interval"),
        ("둘이 노래한 게 몇 년 만이야?", "ko", "interval"),
        ("Who hosted the fair?", "en", "organizer"),
        ("見本市はどこが主催した?", "ja", "organizer"),
        ("박람회는 누가 주최했어?", "ko", "organizer"),
        ("How did the cook describe the soup?", "en", "wording"),
        ("料理人はスープを何と表現した?", "ja", "wording"),
        ("요리사는 국물을 뭐라고 표현했어?", "ko", "wording"),
        ("Did they make any headway?", "en", "outcome"),
        ("進展はあった?", "ja", "outcome"),
        ("진전 있었어?", "ko", "outcome"),
        ("Walk me through the strike", "en", "sequence"),
        ("ストの経緯を教えて", "ja", "sequence"),
        ("파업 경과 알려줘", "ko", "sequence"),
        ("How long did the concert last?", "en", "lasting"),
        ("公演は何分だった?", "ja", "lasting"),
        ("공연은 몇 시간 했어?", "ko", "lasting"),
        ("Where did the cook buy the leeks?", "en", None),
        ("料理人はどこで葱を買った?", "ja", None),
        ("요리사는 어디서 파를 샀어?", "ko", None),
    ],
)
def test_how_each_is_asked_for(text: str, language: Language, kind: str | None) -> None:
    assert tell_asked(text, language) == kind


@pytest.mark.parametrize(
    ("kind", "told", "other"),
    [
        ("outlet", "The Lima Herald newspaper had it first.", "A baker had it first."),
        ("full_name", "The body, formally called the Lima Bread Guild, met.", "The guild met."),
        ("interval", "It was their first song in nine years.", "They sang for nine years."),
        ("organizer", "The fair was organized by the guild.", "The guild liked the fair."),
        ("wording", "He called it “soup of the year”.", "He called it off."),
        ("outcome", "They failed to move any closer.", "They wore hats."),
        ("sequence", "A day later the bakers went home.", "The bakers went home."),
        ("lasting", "The talk lasted 20 minutes.", "The talk was the first in nine years."),
    ],
)
def test_which_sentences_can_tell_it(kind: str, told: str, other: str) -> None:
    assert telling(kind, passage(told, other)) == (True, False)
