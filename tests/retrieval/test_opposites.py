"""Outcomes that exclude each other."""

from __future__ import annotations

import pytest

from retrieval.opposites import opposite_told
from tests.retrieval.contradicted import found, report, words

RAIN = "Rain fell."


@pytest.mark.parametrize(
    ("question", "headline", "sentence", "is_contradicted"),
    [
        ("Why did Kono turn down the fence pact?", "Kono backs the fence pact", RAIN, True),
        ("Why did Kang demand the fence pact?", "Kang demands ponies", "Kang did not demand the fence pact.", True),
        ("Why did Kang demand the fence pact?", "Kang in the rain", "Kang demanded the fence pact.", False),
        (
            "Why did Kono change his stance on the fence pact?",
            "Kono meets",
            "Kono's stance on the fence pact remained unchanged.",
            True,
        ),
        ("Why did Kono turn down the fence pact?", "Kono rejects the fence pact", "Kang backs the fence pact.", False),
        ("Why did Kono back the fence pact?", "Kono backs the fence pact", "Kang rejected it.", False),
        ("Why was there such optimism on the fence pact?", "Rain", "Of the fence pact expectations are low.", True),
        ("垣根協定に突破口が期待された理由は？", "Rain", "They do not expect much of the fence pact.", True),
        ("울타리 협정에 돌파구가 기대된 이유는?", "Rain", "They do not expect much of the fence pact.", True),
        ("Why was the mood warm at the fence pact?", "Rain", "A warm mood lay over the fence pact.", False),
        (
            "Why was there a warm atmosphere at the fence pact?",
            "Rain",
            "An awkward mood lay over the fence pact.",
            True,
        ),
        ("垣根協定の会談が和やかだったのは？", "Rain", "An awkward mood lay over the fence pact.", True),
        ("울타리 협정 회담이 화기애애했던 이유는?", "Rain", "An awkward mood lay over the fence pact.", True),
        (
            "Why did they ramp up the rhetoric on the fence pact?",
            "Rain on the fence pact",
            "They toned down the rhetoric.",
            True,
        ),
        ("Why did he use the word fence pact?", "Rain on the fence pact", "He did not use the word.", True),
        ("Why did he use the word fence pact?", "Rain on the fence pact", "He used the word twice.", False),
        ("Why did Kono turn down the fence pact?", "Kono in the rain", "Kono supported the fence pact.", True),
        ("Why did Kono turn down the fence pact?", "Kono in the rain", "Kang supported the visit.", False),
        ("河野外相が垣根協定を拒否した理由は？", "Kono backs the fence pact · 河野外相、垣根協定を支持", RAIN, True),
        ("河野外相が垣根協定を支持した理由は？", "Kono backs the fence pact · 河野外相、垣根協定を支持", RAIN, False),
        ("고노가 울타리 협정을 거부한 이유는?", "Kono backs the fence pact · 고노, 울타리 협정 지지", RAIN, True),
        ("垣根協定はどう決着した？", "Kono meets Kang", "They failed to agree on the fence pact.", True),
        ("垣根協定はどう決着した？", "Kono meets Kang", "They reached an agreement on the fence pact.", False),
        ("垣根協定はどう決着した？", "Kono meets Kang", "They failed to agree on the ponies.", False),
        ("Why did Kang cancel her visit to Tokyo?", "Kang visits Tokyo", RAIN, True),
        ("Why did Kang cancel her visit to Tokyo?", "Kang cancels a visit to Tokyo", RAIN, False),
        ("Why did Kang visit Tokyo?", "Kang cancels a visit to Tokyo", RAIN, True),
        ("康外相が東京訪問を取りやめた理由は？", "Kang visits Tokyo · 康外相、東京を訪問", RAIN, True),
        ("강 장관이 도쿄 방문을 취소한 이유는?", "Kang visits Tokyo · 강 장관, 도쿄 방문", RAIN, True),
        ("Why did Japan win the suit over the fence?", "Court orders Japan to pay for the fence", RAIN, True),
        ("Why did Japan lose the suit over the fence?", "Court orders Japan to pay for the fence", RAIN, False),
        (
            "河野外相が垣根に理解を示したのはなぜ？",
            "Kono in the rain",
            "Kono expressed clear opposition to the fence.",
            True,
        ),
        (
            "고노가 울타리에 이해를 표한 이유는?",
            "Kono in the rain",
            "Kono expressed clear opposition to the fence.",
            True,
        ),
        ("なぜ河野外相は垣根協定の終了を求めた？", "Rain", "Kono urged Kang not to scrap the fence pact.", True),
        ("垣根訴訟で日本が勝訴した理由は？", "Fence · 裁判所、垣根で日本に賠償を命令", RAIN, True),
        ("Why did Kono welcome the fence pact?", "Rain on the fence pact", "Kono called it unacceptable.", True),
        ("Why did Kono reject the fence pact?", "Rain on the fence pact", "Kono had accepted.", True),
        ("Why did Kono reject the fence pact?", "Rain on the fence pact", "Kono and Kang accepted ponies.", False),
        ("Why did Kono stay home from the fence day?", "Kono visits the fence", RAIN, True),
        ("Why did Kono stay home from the fence day?", "Kang visits the fence", RAIN, False),
        ("How many lawmakers worshipped at the fence?", "Kono sends an offering to the fence", RAIN, False),
        ("Why did Kono worship at the fence?", "Kono sends an offering to the fence", RAIN, True),
        ("Why did Korea win over the fence?", "Panel finds against Korea on the fence", "New rules for Japan.", True),
        ("Why did Kono welcome the fence pact?", "Rain", "Kono called it unacceptable.", False),  # of what?
        ("Why did Kono welcome the fence pact?", "Rain on the fence pact", "Kang called it unacceptable.", False),
        ("By how many votes did the fence pact pass?", "Rain on the fence pact", "All members voted for it.", True),
        ("垣根協定は何票差で可決した?", "垣根協定", "全会一致だった。", True),
        ("울타리 협정은 몇 표 차로 통과됐어?", "울타리 협정", "만장일치였다.", True),
        ("By how many votes did the fence pact pass?", "Rain", "All members voted for it.", False),
        ("How did Kono travel to the fence in Seoul?", "Kono and the fence", "Kono took part by video.", True),
        ("How did Kono travel to the fence in Seoul?", "Kono and the fence", "Kang took part by video.", False),
        ("How did Kono travel to the fence in Seoul?", "Kono travels to the fence", "Kono spoke by video.", False),
        ("what did Kono revise in the fence pact", "Rain", "Kono would not revise the fence pact.", True),
        ("what did Kono revise in the fence pact", "Rain", "Kono revised the fence pact.", False),
        (
            "Why did the panel find the fence fine?",
            "The fence",
            "The panel held the fence inconsistent with rules.",
            True,
        ),
        ("Why did the panel find the fence fine?", "The fence", "The panel found the fence lawful.", False),
        ("who cut the fence talks short", "Rain on the fence", "The fence talks ran longer than planned.", True),
        ("why was Kono ok with the fence pact", "Rain", "Kono called the fence pact a violation of rules.", True),
        ("who took back the order on the fence pact", "Rain", "Some objected to the fence pact.", False),
        ("what was the deadline before it lapsed, the fence pact", "Rain", "They stuck to the fence pact.", False),
        ("Who signed the fence pact in Seoul?", "First round of talks on the fence pact", RAIN, True),
        (
            "Who signed the fence pact in Seoul?",
            "First round of talks on the fence pact",
            "Kono signed the fence pact.",
            False,
        ),
        ("Which ships did Japan send to the fence?", "Japan stays away from the fence", RAIN, True),
        ("Which ships did Korea send to the fence?", "Japan stays away from the fence", RAIN, False),
        ("울타리에 온 일본 함정 이름은?", "Fence · 일본, 울타리 불참", RAIN, True),
        ("울타리에 온 한국 함정 이름은?", "Fence · 일본, 울타리 불참", RAIN, False),
        ("Why did Korea keep the fence council?", "Korea dissolves the fence council", RAIN, True),
        ("Why did Korea dissolve the fence council?", "Korea dissolves the fence council", RAIN, False),
        ("韓国が垣根委員会を存続させた理由は？", "Fence · 韓国、垣根委員会を解散", RAIN, True),
        ("What made Kono ask Kang to pull out of it?", "Fence", "Kono urged Kang not to scrap the fence.", True),
        ("울타리 소송에서 일본이 승소한 이유는?", "Fence · 법원, 울타리 소송서 일본에 배상 판결", RAIN, True),
    ],
)
def test_an_opposite_outcome_contradicts(question: str, headline: str, sentence: str, is_contradicted: bool) -> None:
    against = opposite_told(found(question, report(headline, RAIN, sentence)))
    assert (against is not None) is is_contradicted


def test_the_sentence_that_contradicts_is_the_one_that_is_given() -> None:
    hit = report("Kono in the rain", RAIN, "Kono supported the fence pact.")
    against = opposite_told(found("Why did Kono turn down the fence pact?", hit))
    assert against is not None
    assert words((against.passage, against.ordinal)) == "Kono supported the fence pact."
    assert against.outcomes == ("reject", "accept")
