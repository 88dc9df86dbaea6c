"""What a question leaves open, and whether an article fills it in."""

from __future__ import annotations

from dataclasses import replace

import pytest

from retrieval.slots import asks_for_slot, holds_count, is_never_counted, leaves_open, slots_asked
from retrieval.types import Language
from retrieval.understand import Concept, Intent
from tests.retrieval.made import passage, reading


@pytest.mark.parametrize(
    ("question", "language", "name"),
    [
        ("what was on the menu at the dinner", "en", "menu"),
        ("what was for lunch when they met in Lima", "en", "menu"),
        ("what was served at the dinner for the premier", "en", "menu"),
        ("夕食って何が出たの？", "ja", "menu"),
        ("점심에 무슨 음식 나왔어?", "ko", "menu"),
        ("お昼は何が出たの", "ja", "menu"),
        ("which language did they talk in", "en", "language spoken"),
        ("二人は何語で話したの", "ja", "language spoken"),
        ("둘이 무슨 언어로 얘기했어?", "ko", "language spoken"),
        ("ソウルに何泊したの", "ja", "nights"),
        ("서울에서 몇 박 했어?", "ko", "nights"),
        ("which hotel did they meet at", "en", "hotel"),
        ("where did the premier stay in Lima", "en", "hotel"),
        ("リマで泊まったホテルは", "ja", "hotel"),
        ("리마에서 묵은 숙소는 어디?", "ko", "hotel"),
        ("who called whom first?", "en", "who asked for it"),
        ("who called the fence decision one-sided?", "en", None),
        ("밥값은 누가 냈어?", "ko", "who paid"),
        ("대책은 누가 내야 한다는 거야?", "ko", None),
        ("which building did they talk in", "en", "room or building"),
        ("どの部屋で話したの", "ja", "room or building"),
        ("제한한 품목 이름이 정확히 뭐야", "ko", "materials by name"),
        ("輸出を止めた素材の名前は", "ja", "materials by name"),
        ("why were the materials held back", "en", None),
        ("二人が会ったホテルはどこ？", "ja", "hotel"),
        ("회담한 호텔 이름이 뭐지", "ko", "hotel"),
        ("who was interpreting for them", "en", "interpreter"),
        ("電話はどっちからかけたの", "ja", "who asked for it"),
        ("누가 먼저 걸었음?", "ko", "who asked for it"),
        ("원고는 몇 살 때 끌려갔나요?", "ko", "age"),
        ("協議は第何回？", "ja", "which time it was"),
        ("夕食の店どこ？", "ja", "restaurant"),
        ("주식은 얼마에 낙찰됐나요", "ko", "sale"),
        ("落札したのは誰？", "ja", "sale"),
        ("회담 때 배석자 누구누구였어?", "ko", "who was with somebody"),
        ("会談に同席した大臣って誰", "ja", "who was with somebody"),
        ("who sat in on the talks?", "en", "who was with somebody"),
        ("who sat in for the minister?", "en", None),
        ("장관들도 배석했나요?", "ko", None),
        ("Who hosted the dinner?", "en", None),
        ("会談はどこで開かれた？", "ja", None),
        ("BTSの東京ドーム公演のチケット取れる？", "ja", "pop music and idols"),
        ("twice tokyo dome concert when", "en", "pop music and idols"),
        ("they met twice, when was the dome opened", "en", None),
        ("KTX로 부산까지 얼마나 걸려", "ko", "trains and flights"),
        ("石破内閣の支持率は？", "ja", "support for a government in polls"),
        ("name of the ministry official who leaked it", "en", "who it was that stayed unnamed"),
        ("name of the ministry in charge of the fence", "en", None),
        ("柵を批判した元外交官の名前は？", "ja", "who it was that stayed unnamed"),
        ("울타리를 비판한 당국자 이름", "ko", "who it was that stayed unnamed"),
        ("울타리를 비판한 당국자는 왜 그랬어", "ko", None),
        ("how many tons of rope went into the fence", "en", "tons, metres, miles"),
        ("柵は何キロあるの", "ja", "tons, metres, miles"),
        ("which special material was the fence made of", "en", "materials by name"),
    ],
)
def test_a_question_asks_for_a_slot_in_its_own_language(question: str, language: Language, name: str | None) -> None:
    found = next(iter(slots_asked(question, language)), None)
    assert (found.name if found else None) == name


@pytest.mark.parametrize(
    ("question", "language", "told", "is_open"),
    [
        ("what gift did he get?", "en", "They met for dinner at a hotel.", True),
        ("what gift did he get?", "en", "She presented him with a fountain pen.", False),
        ("that hotel name?", "en", "They met at a hotel in Tokyo.", True),
        ("whats the hotel called where they met", "en", "They met at a hotel in Tokyo.", True),
        ("二人が会ったのはリマのホテルは何", "ja", "They met at a hotel in Lima.", True),
        ("which hotel was it?", "en", "They met at a hotel in Tokyo.", True),
        ("which hotel was it?", "en", "They met at the Ginza Hotel in Tokyo.", False),
        ("which hotel was it?", "en", "They met at the Shangri-La Dialogue.", True),
        ("주식은 얼마에 낙찰됐나요", "ko", "The court ordered the sale of the shares.", True),
        ("주식은 얼마에 낙찰됐나요", "ko", "The shares were sold for two million won.", False),
        ("배석자가 누구였어?", "ko", "The two leaders talked for an hour.", True),
        ("배석자가 누구였어?", "ko", "Two advisers sat in on the talks.", False),
        ("어느 호텔이었지?", "ko", "두 장관은 시내 호텔에서 만났다.", True),
        ("어느 호텔이었지?", "ko", "두 장관은 롯데호텔에서 만났다.", False),
        ("通訳は誰？", "ja", "They spoke in English, without interpreters.", False),
        ("What did they eat?", "en", "They met for dinner.", True),
        ("Where did they dine?", "en", "They met for dinner.", False),  # asks for no slot
        ("회담은 몇 분이나 했어?", "ko", "They met in Lima on May 4.", True),
        ("회담은 몇 분이나 했어?", "ko", "They met in Lima for about 40 minutes.", False),
    ],
)
def test_a_slot_is_left_open_where_no_sentence_holds_one(
    question: str, language: Language, told: str, is_open: bool
) -> None:
    assert leaves_open(reading(question, language=language), [passage("Nothing else.", told)]) is is_open


@pytest.mark.parametrize(
    ("text", "counts"),
    [
        ("More than a thousand tanks stood there.", True),
        ("부지에는 1,000기가 넘는 탱크가 있다.", True),
        ("賛成は230票だった。", True),
        ("A group of 87 members went there.", True),
        ("Some 1,205 volumes came back.", True),
        ("Seoul had sent about twenty gunboats.", True),
        ("They met for three rounds of talks.", True),
        ("二十人が参列した。", True),
        ("명단에는 12명이 있었다.", True),
        ("On May 4, 2021, they met.", False),
        ("On May 4 and 5 the two countries met.", False),
        ("They talked for 40 minutes, from ten in the morning.", False),
        ("It cost 300 million yen, thirty percent more.", False),
        ("The three leaders spoke of the six-party talks.", False),
        ("二国間で会談した。", False),
    ],
)
def test_only_what_counts_things_is_a_count(text: str, counts: bool) -> None:
    assert holds_count(text) is counts


@pytest.mark.parametrize(
    ("question", "intent", "is_open"),
    [
        ("how many judges dissented", "how_many", True),
        ("how far is it", "how_many", False),  # a distance, not a count
        ("who dissented", "who", False),
    ],
)
def test_how_many_is_left_open_by_an_article_without_a_count(question: str, intent: Intent, is_open: bool) -> None:
    asked = reading(question, intent=intent)
    assert leaves_open(asked, [passage("The two countries met.")]) is is_open
    assert asks_for_slot(asked) is is_open
    assert not leaves_open(asked, [passage("The two countries met."), passage("Five judges dissented.")])


def test_three_are_a_count_of_just_what_is_counted() -> None:
    reactor = Concept("lex:reactor", "lexicon", "原子炉", (), ("reactor",))
    asked = replace(reading("原子炉は何基？", reactor, intent="how_many", language="ja"), counted=reactor)
    assert not leaves_open(asked, [passage("There three reactors melted down.")])
    assert leaves_open(asked, [passage("The three countries spoke of the reactors.")])


@pytest.mark.parametrize(
    ("question", "language", "name"),
    [
        ("which college did Kono graduate from", "en", "education"),
        ("河野さんの出身大学は？", "ja", "education"),
        ("고노는 어느 대학을 나왔어?", "ko", "education"),
        ("who succeeded Kang", "en", "one before or after in a post"),
        ("康さんの後任は誰", "ja", "one before or after in a post"),
        ("강 장관 후임은 누구야", "ko", "one before or after in a post"),
        ("how many years did the horse thief get in prison", "en", "prison term"),
        ("말 도둑 징역 몇 년 받았어", "ko", "prison term"),
        ("who painted the fence", "en", "maker of a thing"),
        ("垣根を設計した人は？設計者は誰", "ja", "maker of a thing"),
        ("강경화가 도쿄에서 한 말", "ko", None),  # no painter in 강경화가
        ("한승주가 뭐라고 했어", "ko", None),  # nor a price of shares in 한승주가
        ("서울 행사장에서 뭐 했어", "ko", None),  # nor the head of a firm in 행사장
        ("what is the name of the hotel in Lima", "en", "venue by its name"),
        ("リマの会場の名前は", "ja", "venue by its name"),
        ("how many students came", "en", "count of people"),
        ("何人が参加した？", "ja", "count of people"),
        ("몇 명이 참가했어?", "ko", "count of people"),
        ("did it rain that day", "en", "weather"),
        ("行事の準備はいつ", "ja", None),
        ("which judges dissented", "en", "judge or lawyer by name"),
        ("弁護士は誰", "ja", "judge or lawyer by name"),
        ("재판장이 누구였어", "ko", "judge or lawyer by name"),
        ("who was the captain of the ferry", "en", "captain, pilot or diver by name"),
        ("船長の名前は", "ja", "captain, pilot or diver by name"),
        ("name of the rescue dog", "en", "animal by name"),
        ("헬기 기종이 뭐야", "ko", "model of a craft"),
        ("did the judges agree", "en", None),
        ("회담 준비 왔어?", "ko", None),  # no rain in 준비
        ("브루나이에서 몇분 얘기함", "ko", None),  # no age in 브루나이
        ("who was deputy head of the inspection team", "en", "second in rank of a team"),
        ("視察団の副団長は", "ja", "second in rank of a team"),
        ("시찰단 부단장 누구", "ko", "second in rank of a team"),
        ("시찰단 단장 누구", "ko", None),
        ("who was deputy prime minister then", "en", None),
    ],
)
def test_private_slots_are_asked_for_beside_the_common_ones(
    question: str, language: Language, name: str | None
) -> None:
    found = {slot.name for slot in slots_asked(question, language)}
    assert name in found if name else not found


KONO = Concept("person:kono", "person", "Kono", (), ("Kono Taro",))


@pytest.mark.parametrize(
    ("sentences", "is_open"),
    [
        (["Kono studied in Lima."], False),
        (["Kono was in Lima.", "He had studied there."], False),
        (["Kono was in Lima.", "It rained.", "A pony graduated."], True),
        (["Where Kono studied is not told."], False),  # somebody's studies are spoken of beside him
    ],
)
def test_what_somebody_is_in_private_is_told_beside_his_name(sentences: list[str], is_open: bool) -> None:
    asked = reading("where did Kono graduate?", KONO)
    named = [("person:kono",) if "Kono" in text else () for text in sentences]
    assert leaves_open(asked, [passage(*sentences, concepts=named)]) is is_open


@pytest.mark.parametrize(
    ("question", "told", "is_open"),
    [
        ("how many students came?", "Three ministers met at 5 p.m.", True),
        ("how many students came?", "Some 40 students came.", False),
        ("how many students came?", "Of the survivors, of whom 55 were known, two spoke.", False),
        ("what is the name of the hotel?", "They met at a hotel in Lima.", True),
        ("what is the name of the hotel?", "They met at the Pony Hotel.", False),
        ("what is the name of the hotel?", "両氏はポニーホテルで会った。", False),
        ("who was her lawyer?", "Her lawyer spoke for an hour.", True),
        ("who was her lawyer?", "Sato Hana and ten other lawyers spoke for her.", False),
        ("who was her lawyer?", "佐藤花弁護士が述べた。", False),
        ("who was the captain?", "The captain spoke for an hour.", True),
        ("who was the captain?", "Captain Sato spoke for an hour.", False),
        ("who phoned first?", "The report leaves open which of them placed the call.", True),
        ("who phoned first?", "The call was made at Kang's request.", False),
    ],
)
def test_private_slots_filled_in(question: str, told: str, is_open: bool) -> None:
    intent: Intent = "how_many" if "how many" in question else "what"
    assert leaves_open(replace(reading(question), intent=intent), [passage(told)]) is is_open


@pytest.mark.parametrize(
    ("question", "language", "empty", "filled"),
    [
        ("which hotel did he stay at", "en", "They met at the Plaza Hotel.", "He stayed at the Plaza Hotel."),
        ("彼が泊まったホテルは", "ja", "They met at the Plaza Hotel.", "プラザホテルに宿泊した。"),
        ("그가 묵은 호텔은 어디야", "ko", "They met at the Plaza Hotel.", "He stayed at the Plaza Hotel."),
        ("who chaired the meeting", "en", "They met.", "Kono chaired the meeting."),
        ("会議の議長は誰", "ja", "They met.", "Kono presided over it."),
        ("회의 사회는 누가 봤어", "ko", "They met.", "Kono chaired the meeting."),
        ("who drafted the statement", "en", "It was read out.", "An aide drew up the draft."),
        ("書簡の内容は", "ja", "They met.", "He brought a letter."),
        ("어느 공항에서 말했어", "ko", "He spoke before he left.", "He spoke at Gimpo."),
        ("what is the name of the pupil", "en", "A pupil died.", "A pupil, Mori Ken, died."),
        ("被害者の名前は", "ja", "The victims sued.", "森健さんが訴えた。"),
        ("기자는 몇 명이나 왔어", "ko", "Forty people were there.", "Forty reporters came."),
        ("who won the pony case", "en", "The case went on.", "The court gave judgment on Friday for Kang."),
        ("who moderated the talk", "en", "They talked.", "Kang asked the questions."),
        ("대담의 사회자 누구", "ko", "They talked.", "Kang put the questions."),
        ("副団長は誰", "ja", "Kang led the team.", "Mori was deputy head."),
        ("what gift did he bring", "en", "He came.", "He brought a spoon from Lima."),
    ],
)
def test_what_only_certain_words_fill_in(question: str, language: Language, empty: str, filled: str) -> None:
    asked = reading(question, language=language)
    assert leaves_open(asked, [passage(empty)])
    assert not leaves_open(asked, [passage(filled)])


def test_what_something_was_called_is_no_song() -> None:
    assert not leaves_open(reading("그 결정을 뭐라고 불렀어", language="ko"), [passage("They hailed it.")])


def test_what_is_named_and_never_counted() -> None:
    pony = Concept("lex:pony", "lexicon", "ponies", (), ("pony", "ponies"))
    asked = replace(reading("how many ponies came", pony, intent="how_many"), counted=pony)
    named = [("lex:pony",), ()]
    assert (
        is_never_counted(asked, [passage("The ponies came.", "Forty guests left.", "Rain fell.", concepts=named)])
        is False
    )
    assert is_never_counted(asked, [passage("The ponies came.", "Rain fell.", "Forty guests left.", concepts=named)])
    assert not is_never_counted(asked, [passage("Three ponies came.", "Rain fell.", concepts=named)])
    assert not is_never_counted(asked, [passage("Forty guests left.")])
