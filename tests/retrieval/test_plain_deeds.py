"""Plain deeds that a question speaks of and no sentence of the article."""

from __future__ import annotations

import pytest

from retrieval.plain_deeds import is_untold
from tests.retrieval.contradicted import found, report

RAIN = report("Kang and Kono meet in the rain", "They stood under a roof and spoke of ponies.")


@pytest.mark.parametrize(
    "question",
    [
        "Why did Kono shake hands with Kang?",
        "Did Kono and Kang have dinner?",
        "When did Kono go home?",
        "Why did Kang skip the talks?",
        "河野外相と康外相は握手した？",
        "河野外相はいつ帰国した？",
        "康外相が会談を欠席したのはなぜ？",
        "二人は夕食を食べた？",
        "共同声明はどこで出した？",
        "고노는 언제 귀국했어?",
        "강 장관이 회의에 불참한 이유는?",
        "둘이 악수했어?",
        "공동성명은 어디서 나왔어?",
    ],
)
def test_a_deed_that_is_told_nowhere(question: str) -> None:
    assert is_untold(found(question, RAIN))


@pytest.mark.parametrize(
    ("question", "sentence"),
    [
        ("Why did Kono shake hands with Kang?", "Kono greeted Kang."),
        ("河野外相と康外相は握手した？", "After a handshake they sat down."),
        ("河野外相はいつ帰国した？", "Kono returned on Friday."),
        ("康外相が会談を欠席したのはなぜ？", "Kang was absent."),
        ("共同声明はどこで出した？", "They issued a joint statement in the barn."),
        ("고노는 언제 귀국했어?", "고노 외상은 금요일에 귀국했다."),
        ("Why did Kono feed the ponies?", "They spoke of ponies."),
        ("河野外相が握手しなかった理由は？", "They spoke of ponies."),
    ],
)
def test_a_deed_that_may_be_told_or_is_not_asked_about(question: str, sentence: str) -> None:
    assert not is_untold(found(question, report("Kang and Kono meet", sentence)))


def test_what_somebody_else_did_is_not_told_of_him() -> None:
    told = report("Rain", "Kang returned on Friday.", "Ponies ran.")
    assert is_untold(found("河野外相はいつ帰国した？", told))
    assert not is_untold(found("康外相はいつ帰国した？", told))


def test_what_is_wanted_is_neither_asked_nor_told_as_done() -> None:
    wanted = report("Fence", "Kang stressed the need to ease the fence pact curbs.")
    eased = report("Fence", "Japan eased its curbs on the fence pact.")
    assert is_untold(found("日本が規制を緩和したのはいつ？", wanted))
    assert not is_untold(found("日本が規制を緩和したのはいつ？", eased))
    assert not is_untold(found("康外相が規制の緩和を求めた理由は？", wanted))


def test_a_deed_on_another_matter_is_not_told_of_this_one() -> None:
    other = report("Rain", "Japan lifted its curbs on ponies.", "It rained.", "The fence pact stands.")
    assert is_untold(found("日本が垣根協定の規制を解除したのはいつ？", other))
    same = report("Rain", "Japan lifted its curbs under the fence pact.")
    assert not is_untold(found("日本が垣根協定の規制を解除したのはいつ？", same))


@pytest.mark.parametrize(
    "question",
    [
        "Why did Kang reject the fence pact?",
        "How did Kang protest to Kono?",
        "Why did Kang approve the fence pact?",
        "康外相が垣根協定を拒否した理由は？",
        "康外相が河野外相に抗議した内容は？",
        "강 장관이 울타리 협정에 반대한 이유는?",
        "강 장관이 고노한테 항의한 내용은?",
    ],
)
def test_a_stance_that_is_told_only_of_another(question: str) -> None:
    told = report("Rain", "Kono rejected the fence pact, protested and would approve of ponies.", "Kang ate.")
    assert is_untold(found(question, told))
    of_her = report("Rain", "Kang rejected the fence pact, protested and would approve of ponies.")
    assert not is_untold(found(question, of_her))


@pytest.mark.parametrize("question", ["Why did Japan oppose the fence pact?", "日本が垣根協定に反対した理由は？"])
def test_a_country_may_be_the_one_that_acts(question: str) -> None:
    assert is_untold(found(question, report("Rain", "Korea opposed the fence pact.")))
    assert not is_untold(found(question, report("Rain", "Japan opposed the fence pact.")))


def test_whoever_nobody_knows_may_have_done_it() -> None:
    told = report("Rain", "A panel opposed the fence pact.", "Kang and Kono met.")
    assert not is_untold(found("部会が康・河野会談の垣根協定に反対した理由は？", told))


def test_he_beside_another_may_be_the_one_who_acts() -> None:
    told = report("Kono in the rain", "Kono came.", "He turned down what Kang asked.")
    assert not is_untold(found("Why did Kono turn down Kang?", told))


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("When were the statues returned to Japan?", "The statue came home in May."),
        ("Why did Japan tear up the fence pact?", "Japan scrapped the fence pact."),
        ("垣根協定に署名したのは誰？", "They signed the fence pact."),
        ("垣根協定の輸入を再開したのはいつ？", "Imports under the fence pact resumed."),
        ("울타리 협정을 파기한 이유는?", "Japan scrapped the fence pact."),
    ],
)
def test_what_is_only_asked_for_is_not_done(question: str, told: str) -> None:
    wanted = "Kang spoke of the fence pact."
    assert is_untold(found(question, report("Rain", wanted)))
    assert not is_untold(found(question, report("Rain", told)))


@pytest.mark.parametrize(
    ("question", "sentence", "told"),
    [
        ("When was the fence dispute resolved?", "They spoke of the fence pact row.", False),
        ("When was the fence dispute resolved?", "They agreed on measures to end the fence pact row.", True),
        ("When was the fence dispute resolved?", "They said that it should be resolved.", False),
        ("말 문제 언제 해결됐어", "The question had been settled by the pact of 1965, Tokyo holds.", False),
        ("말 문제 언제 해결됐어", "두 장관은 재발 방지책에 합의했다.", True),
        ("柵の問題はいつ解決した", "早期に解決すべきだと述べた。", False),
        ("Was the fence dispute resolved?", "They spoke of ponies.", True),
    ],
)
def test_a_row_that_nobody_says_was_settled_has_no_day_of_it(question: str, sentence: str, *, told: bool) -> None:
    assert is_untold(found(question, report("Fence", sentence))) is not told


def test_who_did_it_may_be_left_out_where_the_sentence_before_names_him() -> None:
    told = report("河野氏と康氏", "河野外相は雨の中で話した。", "垣根を壊したと非難した。")
    assert not is_untold(found("河野外相は何を非難した？", told))
    of_another = report("河野氏と康氏", "康外相は雨の中で話した。", "垣根を壊したと非難した。")
    assert is_untold(found("河野外相は何を非難した？", of_another))


def test_the_foreign_ministry_is_no_striking_off_a_list() -> None:
    assert not is_untold(found("名簿を外務省に持って行ったのは誰？", RAIN))
