"""Outcomes that exclude each other."""

from __future__ import annotations

import pytest

from retrieval.outcomes import names_failure, opposite_told, tells
from tests.retrieval.contradicted import asked, found, report, words

RAIN = "Rain fell."


@pytest.mark.parametrize(
    ("text", "outcome", "is_told"),
    [
        ("Kono backs the fence pact", "accept", True),
        ("Kono did not back the fence pact", "accept", False),
        ("Kono would accept it if Kang came", "accept", False),
        ("河野外相、協定を支持", "accept", True),
        ("提案は受け入れられなかった", "accept", False),
        ("고노 외상, 협정 지지", "accept", True),
        ("법원이 무죄를 선고했다", "acquit", True),
        ("They failed to reach an agreement.", "fail", True),
        ("They failed to move any closer to one.", "fail", True),
        ("Seoul let the fence pact run out.", "lapse", True),
        ("Seoul would let the fence pact run out.", "lapse", False),
        ("Chung expressed clear opposition to the fence.", "reject", True),
        ("Motegi urged Kang not to scrap the fence pact.", "urge_keep", True),
        ("Motegi urged Kang to scrap the fence pact.", "urge_end", True),
        ("Motegi urged Kang not to scrap the fence pact.", "urge_end", False),
        ("茂木氏は協定の維持を求めた。", "urge_keep", True),
        ("모테기는 협정을 끝내자고 했다.", "urge_end", True),
        ("합의에 이르지 못했다", "fail", True),
        ("A quarrel over ponies keeps the two from signing a fence pact.", "not_signed", True),
        ("垣根協定はまだ締結されていない。", "not_signed", True),
        ("울타리 협정은 체결되지 않았다.", "not_signed", True),
        ("Kono changed his position on the fence.", "change_stance", True),
        ("Neither side gave way.", "keep_stance", True),
        ("河野氏は従来の立場を繰り返した。", "keep_stance", True),
        ("양측은 기존 입장을 되풀이했다.", "keep_stance", True),
        ("The talks achieved little.", "no_gain", True),
        ("성과를 거두지 못했다", "no_gain", True),
        ("Kono would neither scrap the pact nor change it.", "stand_by", True),
    ],
)
def test_what_a_text_tells(text: str, outcome: str, is_told: bool) -> None:
    assert tells(text, outcome) is is_told


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
        ("Why did Kono turn down the fence pact?", "Kono in the rain", "Kono supported the fence pact.", True),
        ("Why did Kono turn down the fence pact?", "Kono in the rain", "Kang supported the visit.", False),
        ("河野外相が垣根協定を拒否した理由は？", "Kono backs the fence pact · 河野外相、垣根協定を支持", RAIN, True),
        ("河野外相が垣根協定を支持した理由は？", "Kono backs the fence pact · 河野外相、垣根協定を支持", RAIN, False),
        ("고노가 울타리 협정을 거부한 이유는?", "Kono backs the fence pact · 고노, 울타리 협정 지지", RAIN, True),
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


@pytest.mark.parametrize(
    ("question", "is_failure"),
    [
        ("Why did they fail to agree?", True),
        ("漁業協定が合意に至らなかった理由は？", True),
        ("Why did Kono reject the pact?", False),  # something that was done
        ("Why did Kono sign the pact?", False),
    ],
)
def test_a_question_may_speak_of_a_failure_itself(question: str, is_failure: bool) -> None:
    assert names_failure(asked(question)) is is_failure
