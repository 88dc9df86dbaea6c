"""Which acts words name, and which of them a question asks the day of."""

from __future__ import annotations

import pytest

from retrieval.acts import acts_of, asked_acts, headline_acts, share_of, undoing, with_kin
from retrieval.types import Language
from retrieval.understand import Concept
from retrieval.words import LANGUAGES, data_file
from tests.fakes import fake_article
from tests.retrieval.made import reading


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("The accord was signed and entered into force at once.", "en", {"sign", "in_force"}),
        ("協定は署名され、翌年に発効した。", "ja", {"sign", "in_force"}),
        ("협정은 서명됐고 이듬해 발효됐다.", "ko", {"sign", "in_force"}),
        ("He concluded that information on colonial rule was lacking.", "en", set()),  # words that only look alike
        ("Rain fell on Lima.", "fr", set()),
    ],
)
def test_acts_are_the_same_in_every_language(text: str, language: str, expected: set[str]) -> None:
    assert acts_of(text, language) == expected


@pytest.mark.parametrize(
    ("question", "language", "head"),
    [
        ("when did the office announce that the fund would be dissolved", "en", "announce"),
        ("when was the fund dissolved that they had announced", "en", "dissolve"),
        ("when did Peru's removal from the list take effect", "en", "in_force"),
        ("date of the signing", "en", "sign"),
        ("when are the envoys due to hold the talks agreed in Lima", "en", "hold"),
        ("which month did Peru start limiting exports", "en", "ban"),
        ("when did they finally sign the accord", "en", "sign"),
        ("協定の終了を通告したのはいつ", "ja", "notify"),
        ("협정 종료 결정 언제", "ko", "decide"),
        ("新しい協定が発効した日はいつ？署名の日じゃなくて", "ja", "in_force"),
        ("발효된 날은 언제야, 서명한 날 말고", "ko", "in_force"),
        ("협정 종료 통보 언제 했지", "ko", "notify"),
        ("협정 서명 언제 했어", "ko", "sign"),
        ("정상회담 언제 했어", "ko", "hold"),
        ("추도식 언제 했나", "ko", "hold"),
        ("규제 언제 풀렸어", "ko", "withdraw"),
        ("협정 다시 체결한 게 언제", "ko", "resume"),
        ("협정 체결한 게 언제", "ko", "sign"),
        ("협정 승인 결정은 언제 내려졌나", "ko", "decide"),
        ("그 판결 언제 나왔어", "ko", "rule"),
        ("発効の発表が出たのはいつ", "ja", "announce"),
        ("seizure of the boat: when did the court kill the last appeal", "en", "appeal"),
        ("기금에 1억 엔 언제 냈어", "ko", "pay"),
        ("補償金を払ったのはいつ", "ja", "pay"),
        ("when did Peru hand over the money", "en", "pay"),
        ("갈등 언제 마무리됐나", "ko", "end"),
        ("問題はいつ決着した", "ja", "end"),
        ("when do the books that were approved in May start being used", "en", "begin"),
        ("on which date did the embassy first spot the change", "en", "find"),
        ("when did the ruling become final", "en", "become_final"),
        ("判決が確定したのはいつ", "ja", "become_final"),
        ("판결 확정된 게 언제", "ko", "become_final"),
        ("보고서 국회에 낸 날", "ko", "submit"),
        ("아들이 소장 낸 게 언제", "ko", "sue"),
        ("장관이 도쿄 들른 거 언제", "ko", "visit"),
        ("안 만난다고 한 게 언제", "ko", "say"),
        ("次はいつやることになった", "ja", "hold"),
    ],
)
def test_the_act_asked_for_is_the_verb_of_the_question(question: str, language: Language, head: str) -> None:
    assert head in asked_acts(reading(question, intent="when", language=language)).head


def test_an_act_within_a_name_is_not_asked_for() -> None:
    name = "Launch Accord"
    question = f"When was the {name} signed?"
    named = Concept("agreement:launch", "agreement", name, start=question.index(name))
    assert asked_acts(reading(question, named, intent="when")).every == {"sign"}
    assert asked_acts(reading("When was the Lima flood?", intent="when")).head == frozenset()


def test_a_headline_tells_first_what_it_is_about() -> None:
    told = fake_article("They met.", headline="Fund opens in Lima; Peru protests")
    assert headline_acts(told) == {"begin"}
    lede = "They signed the accord.\n\nThey met in Lima."
    assert headline_acts(fake_article(lede, headline=None)) == {"sign"}


def test_shares_and_what_undoes_an_act() -> None:
    assert share_of(frozenset({"sign", "end"}), frozenset({"sign"})) == 0.5
    assert share_of(frozenset(), frozenset({"sign"})) == 0.0
    assert undoing() == {"put_off", "reject"}


def test_every_act_has_words_in_every_language() -> None:
    for name, row in data_file("retrieval", "acts.toml")["acts"].items():
        assert all(row[language] for language in LANGUAGES), name


def test_closing_is_an_end_and_close_ties_are_none() -> None:
    assert {"dissolve", "end"} <= acts_of("When did the foundation close?", "en")
    assert "dissolve" in acts_of("재단은 언제 문을 닫았어", "ko")
    assert acts_of("close cooperation between the two", "en").isdisjoint({"dissolve", "end"})


@pytest.mark.parametrize(
    ("question", "language", "is_beside"),
    [
        ("When did Quispe respond to the removal from the list?", "en", True),
        ("When did Quispe remove Peru from the list?", "en", False),
        ("When was Quispe hauled in over that remark?", "en", True),
        ("When was Quispe summoned over that remark?", "en", False),
        ("명단 배제에 반응한 게 언제", "ko", True),
        ("명단에서 배제한 게 언제", "ko", False),
        ("除外に反応したのはいつ", "ja", True),
        ("除外したのはいつ", "ja", False),
    ],
)
def test_an_act_that_the_verb_does_not_say_stands_beside_it(question: str, language: Language, is_beside: bool) -> None:
    assert asked_acts(reading(question, intent="when", language=language)).is_beside is is_beside


def test_since_when_of_what_ceased_asks_for_its_end() -> None:
    assert asked_acts(reading("교류 중단 언제부터", intent="when", language="ko")).head == {"put_off"}
    assert asked_acts(reading("交流の停止はいつから", intent="when", language="ja")).head == {"put_off"}
    assert "begin" in asked_acts(reading("검문 강화 언제부터", intent="when", language="ko")).head


@pytest.mark.parametrize(
    ("text", "act"),
    [
        ("10억 엔 언제 냄", "pay"),
        ("수출규제 언제 풀림", "withdraw"),
        ("둘이 첫 만남", "meet"),
        ("독도 언제 감", "visit"),
    ],
)
def test_the_short_endings_of_chat_name_the_same_acts(text: str, act: str) -> None:
    assert act in acts_of(text, "ko")


def test_a_row_that_is_settled_is_an_act_of_its_own() -> None:
    assert acts_of("when was the row resolved", "en") == {"resolve"}
    assert "decide" in acts_of("the cabinet resolved to end it", "en")
    assert acts_of("레이더 갈등 언제 해결됨", "ko") == {"resolve"}
    assert not acts_of("평화올림픽", "ko")


def test_a_committee_that_was_held_is_one_that_met() -> None:
    assert with_kin(frozenset({"hold"})) == {"hold", "meet"}
    assert with_kin(frozenset({"sign"})) == {"sign"}


def test_a_report_is_no_word_for_saying() -> None:
    assert "say" not in acts_of("검증 보고서", "ko")
    assert "say" in acts_of("총리에게 보고했다", "ko")
