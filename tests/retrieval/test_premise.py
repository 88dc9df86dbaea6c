"""False premises: what the hits deny, and roles told the other way round."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

import pytest

from corpus.types import EventDate, Precision
from retrieval.coverage import SentenceFit
from retrieval.denials import takes_for_granted
from retrieval.hits import Ranked
from retrieval.premise import contradicting
from retrieval.types import DateRange, Language, Subject
from retrieval.understand import AskedDays, Concept, Intent, Reading, language_of
from tests.retrieval.made import candidate, passage, reading, search_result

KANG = Concept("person:kang", "person", "Kang", (), ("Kang Kyung-wha",))
KONO = Concept("person:kono", "person", "Kono", (), ("Kono Taro",))
TALKS = Concept("lex:talks", "lexicon", "talks", ("talk",), ("talks",))
BOTH_AND_ACT = ("person:kang", "person:kono", "lex:talks")
MAY_4, MAY_5 = date(2021, 5, 4), date(2021, 5, 5)
DENIED = "Kang and Kono will not hold talks."
HELD = "Kang and Kono held talks."


def on(day: date) -> EventDate:
    return EventDate(day, day, Precision.DAY, "stated")


def hit(*sentences: str, covered: Sequence[Sequence[str]], best: int = 0, day: date | None = None) -> Ranked:
    """A hit whose sentences cover the keys given, all of them on ``day``."""
    events = [(on(day),) for _ in sentences] if day else ()
    fits = [SentenceFit(0.8, dict.fromkeys(keys, 1.0), False) for keys in covered]
    return Ranked(candidate(passage(*sentences, events=events), fits=fits), 0.8, {}, best, {})


def about(text: str, *concepts: Concept, day: date | None = None, intent: Intent = "what") -> Reading:
    days = (AskedDays(DateRange(day, day)),) if day else ()
    return replace(reading(text, *concepts, intent=intent), dates=days)


ASKED = about("What did Kang and Kono say in their talks?", KANG, KONO, TALKS)
DENYING = hit(DENIED, covered=[BOTH_AND_ACT])


def test_a_meeting_that_a_hit_denies_is_a_false_premise() -> None:
    assert contradicting(search_result(ASKED, [DENYING])) is DENYING


def test_nothing_found_contradicts_nothing() -> None:
    assert contradicting(search_result(ASKED)) is None


@pytest.mark.parametrize(
    ("text", "is_contradicted"),
    [
        ("What did Kang and Kono say in their talks of May 5?", True),
        ("What did Kang and Kono say in their previous talks, as of May 5?", False),
        ("Where were the last talks that Kang and Kono had, as of May 5?", False),
        ("What did Kang and Kono say in their talks last week, on May 5?", True),
    ],
)
def test_the_one_before_is_not_denied_by_a_denial_of_the_next(text: str, is_contradicted: bool) -> None:
    told = [DENYING, hit(HELD, covered=[BOTH_AND_ACT], day=MAY_4)]
    asked = about(text, KANG, KONO, TALKS, day=MAY_5)
    assert (contradicting(search_result(asked, told)) is DENYING) is is_contradicted


@pytest.mark.parametrize(
    ("text", "language", "is_granted"),
    [
        ("How long did Kono argue?", "en", True),
        ("Is it clear how long Kono argued?", "en", False),
        ("河野氏がどれだけ譲ったか、はっきりしている？", "ja", False),
        ("河野氏が譲ったのがはっきりしたのはいつ？", "ja", True),
        ("何を公表した？", "ja", True),
        ("고노가 얼마나 양보했는지 밝혀졌어?", "ko", False),
        ("고노가 뭘 밝혔어?", "ko", True),
        ("河野氏が路線を見直すと言ったわけ", "ja", True),
        ("河野氏の提案の中身を教えてください", "ja", True),
        ("고노가 강 장관한테 한 말", "ko", True),
        ("고노가 양보한 결과", "ko", True),
        ("고노와 강경화", "ko", False),
    ],
)
def test_what_may_be_unsettled_is_not_taken_for_granted(text: str, language: Language, is_granted: bool) -> None:
    assert takes_for_granted(reading(text, language=language)) is is_granted


@pytest.mark.parametrize(
    ("text", "intent"),
    [("Did Kang and Kono hold talks?", "yes_no"), ("Why did Kang and Kono not hold talks?", "why")],
)
def test_a_question_that_takes_no_meeting_for_granted_is_left_alone(text: str, intent: Intent) -> None:
    asked = about(text, KANG, KONO, TALKS, intent=intent)
    assert contradicting(search_result(asked, [DENYING])) is None


def test_a_denial_of_other_days_denies_nothing_of_those_asked_about() -> None:
    next_month = hit(DENIED, covered=[BOTH_AND_ACT], day=date(2021, 6, 9))
    asked = about("What did Kang and Kono say in their talks of May 5?", KANG, KONO, TALKS, day=MAY_5)
    assert contradicting(search_result(asked, [next_month])) is None
    same_day = hit(DENIED, covered=[BOTH_AND_ACT], day=MAY_5)
    assert contradicting(search_result(asked, [same_day])) is same_day


def test_a_denial_must_name_everybody_asked_about() -> None:
    only_one = hit("Kang will not hold talks.", covered=[("person:kang", "lex:talks")])
    assert contradicting(search_result(ASKED, [only_one])) is None
    across = hit("Kono came.", "Kang will not hold talks.", covered=[("person:kono",), ("person:kang", "lex:talks")])
    assert contradicting(search_result(ASKED, [across])) is None


def test_a_meeting_takes_two_people() -> None:
    asked = about("What did Kang say in the talks?", KANG, TALKS)
    assert contradicting(search_result(asked, [DENYING])) is None


def test_only_meetings_and_calls_are_denied() -> None:
    deal = Concept("lex:deal", "lexicon", "deal", ("deal",), ("deal",))
    asked = about("What deal did Kang and Kono sign?", KANG, KONO, deal)
    denying = hit("Kang and Kono signed no deal.", covered=[("person:kang", "person:kono", "lex:deal")])
    assert contradicting(search_result(asked, [denying])) is None


def test_a_denial_below_the_third_hit_does_not_count() -> None:
    other = hit("Rain fell.", covered=[()])
    assert contradicting(search_result(ASKED, [other, other, DENYING])) is DENYING
    assert contradicting(search_result(ASKED, [other, other, other, DENYING])) is None


def test_a_meeting_is_not_denied_when_a_sentence_tells_of_one() -> None:
    telling = hit("Rain fell.", HELD, covered=[(), BOTH_AND_ACT])
    assert contradicting(search_result(ASKED, [DENYING, telling])) is None


def test_the_meeting_told_of_must_be_on_the_day_asked_about() -> None:
    asked = about("What did Kang and Kono say in their talks on May 5?", KANG, KONO, TALKS, day=MAY_5)
    the_day, day_before = (hit(HELD, covered=[BOTH_AND_ACT], day=d) for d in (MAY_5, MAY_4))
    undated = hit(HELD, covered=[BOTH_AND_ACT])
    assert contradicting(search_result(asked, [DENYING, the_day])) is None
    assert contradicting(search_result(asked, [DENYING, day_before])) is DENYING
    assert contradicting(search_result(asked, [DENYING, undated])) is DENYING


PROTEST = Concept("lex:protest", "lexicon", "抗議", (), ("protest",))
KANG_THEN_KONO = "Kang protested to Kono over the fence."
KONO_THEN_KANG = "Kono protested to Kang over the fence."


def told(text: str, *covered: str) -> Ranked:
    return hit(text, covered=[covered or ("person:kang", "person:kono")])


def roles(text: str, agent: str, patient: str, language: Language) -> Reading:
    """A question in which ``agent`` writes Kono's name and ``patient`` Kang's."""
    kono = replace(KONO, surface=agent, start=text.index(agent))
    kang = replace(KANG, surface=patient, start=text.index(patient))
    return reading(text, kono, kang, language=language)


REVERSED = [
    roles("河野外相が康京和氏に対して抗議したのはいつ", "河野", "康京和", "ja"),
    roles("康京和氏を河野外相が招いた理由は", "河野", "康京和", "ja"),
    roles("河野外相は何を康京和外相に警告した", "河野", "康京和", "ja"),
    roles("고노 외무상이 강경화 장관에게 항의한 이유는", "고노", "강경화", "ko"),
    roles("강경화를 고노가 초대한 이유는", "고노", "강경화", "ko"),
]


@pytest.mark.parametrize("asked", REVERSED, ids=lambda r: r.text)
def test_roles_told_the_other_way_round_contradict_the_question(asked: Reading) -> None:
    reverse = told(KANG_THEN_KONO)
    assert contradicting(search_result(asked, [reverse])) is reverse


@pytest.mark.parametrize("asked", REVERSED, ids=lambda r: r.text)
def test_roles_told_as_the_question_has_them_contradict_nothing(asked: Reading) -> None:
    assert contradicting(search_result(asked, [told(KONO_THEN_KANG)])) is None


def test_who_did_it_may_be_named_last() -> None:
    whose = told("Kang spoke with Kono, who protested over the fence.")
    assert contradicting(search_result(REVERSED[0], [whose])) is None


@pytest.mark.parametrize("asked", REVERSED, ids=lambda r: r.text)
def test_roles_told_straight_elsewhere_are_no_false_premise(asked: Reading) -> None:
    assert contradicting(search_result(asked, [told(KANG_THEN_KONO), told(KONO_THEN_KANG)])) is None
    same_passage = hit(KANG_THEN_KONO, KONO_THEN_KANG, covered=[("person:kang", "person:kono")] * 2)
    assert contradicting(search_result(asked, [same_passage])) is None


def test_roles_of_an_english_question_are_left_alone() -> None:
    asked = reading("What did Kono protest to Kang about?", replace(KONO, start=9), replace(KANG, start=25))
    assert contradicting(search_result(asked, [told(KANG_THEN_KONO)])) is None


def test_roles_of_a_yes_no_question_are_left_alone() -> None:
    asked = replace(REVERSED[0], intent="yes_no")
    assert contradicting(search_result(asked, [told(KANG_THEN_KONO)])) is None


def test_only_the_best_sentence_of_the_first_hit_reverses_roles() -> None:
    second = hit("Rain fell.", KANG_THEN_KONO, covered=[(), ("person:kang", "person:kono")])
    assert contradicting(search_result(REVERSED[0], [second])) is None
    best = replace(second, best=1)
    assert contradicting(search_result(REVERSED[0], [best])) is best
    assert contradicting(search_result(REVERSED[0], [told("Rain fell.", "x"), told(KANG_THEN_KONO)])) is None


@pytest.mark.parametrize(
    "text",
    [
        "Kang was told by Kono about the fence.",  # passive: Kono acts
        "After a night of rain and little sleep, the envoys heard Kang protest to Kono.",  # Kang opens nothing
        "Kang protested to him.",
    ],
)
def test_a_sentence_whose_roles_cannot_be_told_contradicts_nothing(text: str) -> None:
    assert contradicting(search_result(REVERSED[0], [told(text)])) is None


def test_a_sentence_that_lacks_a_name_asked_about_reverses_nothing() -> None:
    tokyo = Concept("place:tokyo", "place", "東京", (), ("Tokyo",))
    asked = replace(REVERSED[0], concepts=(*REVERSED[0].concepts, tokyo, PROTEST))
    assert contradicting(search_result(asked, [told(KANG_THEN_KONO)])) is None
    whole = told(KANG_THEN_KONO, "person:kang", "person:kono", "place:tokyo")  # the word may be lacking
    assert contradicting(search_result(asked, [whole])) is whole


def test_where_two_people_did_it_need_not_be_told_in_the_sentence() -> None:
    lima = Concept("place:lima", "place", "リマ", (), ("Lima",))
    asked = replace(REVERSED[0], concepts=(*REVERSED[0].concepts, lima))
    both = ("person:kang", "person:kono")
    reverse = hit(KANG_THEN_KONO, "It rained in Lima.", covered=[both, ("place:lima",)])
    assert contradicting(search_result(asked, [reverse])) is reverse
    elsewhere = hit(KANG_THEN_KONO, "It rained.", covered=[both, ()])
    assert contradicting(search_result(asked, [elsewhere])) is None


def test_a_question_without_both_roles_is_left_alone() -> None:
    asked = roles("河野外相が康京和氏と会ったのはいつ", "河野", "康京和", "ja")
    assert contradicting(search_result(asked, [told(KANG_THEN_KONO)])) is None


def says_none(text: str) -> bool:
    return "letter" in text and any(word in text for word in ("not", "without", "no "))


LETTER = Concept("lex:letter", "lexicon", "letter", ("letter",), ("letter",))
REOPENING = Concept("lex:renegotiate", "lexicon", "재협상", (), ("renegotiate", "renegotiation"))


@pytest.mark.parametrize(
    ("sentences", "is_denied"),
    [
        (["Kono said that he had not carried a letter."], True),
        (["Kono came without a letter."], True),
        (["There was no formal letter."], True),
        (["A letter was not handed over.", "The letter was never signed."], False),  # not handed over, but written
        (["Kono had not carried a letter.", "Kang read the letter out."], False),
        (["Kono carried a letter."], False),
        (["Kono had not met Kang since the letter came."], False),
        (["Kono met Kang."], False),
    ],
)
def test_a_thing_that_the_article_names_only_to_deny_it_is_a_false_premise(
    sentences: Sequence[str], is_denied: bool
) -> None:
    first = hit(*sentences, covered=[[]] * len(sentences))
    found = search_result(reading("What stood in the letter?", LETTER), [first])
    against = contradicting(replace(found, article=(first.passage,)))
    assert (against is not None) is is_denied
    assert against is None or says_none(against.passage.sentence_text(against.best))


def test_nothing_is_denied_where_no_detail_of_it_is_asked_for() -> None:
    first = hit("Kono had not carried a letter.", covered=[[]])
    found = search_result(reading("Kono carried a letter, right?", LETTER), [first])
    assert contradicting(replace(found, article=(first.passage,))) is None


@pytest.mark.parametrize(
    ("told", "is_denied"),
    [("재협상을 요구하지는 않겠다고 했다.", True), ("재협상을 요구했다.", False), ("재협상 없이는 안 된다.", False)],
)
def test_a_thing_is_denied_in_a_korean_text_too(told: str, is_denied: bool) -> None:
    first = hit(told, covered=[[]])
    found = search_result(reading("재협상을 요구한 이유는?", REOPENING, language="ko"), [first])
    assert (contradicting(replace(found, article=(first.passage,))) is not None) is is_denied


PUT_OFF = Subject("Seoul puts off the signing of the fence pact · 垣根協定の署名見送り", ())
SIGNED = Subject("Fence pact signed · 垣根協定に署名", ())


@pytest.mark.parametrize(
    ("text", "subject", "dates", "is_false"),
    [
        ("Who signed the fence pact on May 5, 2021?", PUT_OFF, 1.0, True),
        ("2021年5月5日に署名したのは誰？", PUT_OFF, 1.0, True),
        ("Who signed the fence pact on May 5, 2021?", SIGNED, 1.0, False),
        ("Who signed the fence pact on May 5, 2021?", PUT_OFF, 0.0, False),  # put off on another day
        ("Why was the signing put off on May 5, 2021?", PUT_OFF, 1.0, False),
        ("When was it supposed to be signed on May 5, 2021?", PUT_OFF, 1.0, False),
        ("Who visited Seoul on May 5, 2021?", PUT_OFF, 1.0, False),  # the visit was not put off
    ],
)
def test_what_was_put_off_on_the_day_was_not_done(text: str, subject: Subject, dates: float, is_false: bool) -> None:
    first = hit("Rain fell.", covered=[()])
    found = replace(
        first,
        features={"dates": dates},
        candidate=replace(first.candidate, passage=replace(first.candidate.passage, subject=subject)),
    )
    asked = replace(about(text, day=MAY_5), language=language_of(text))
    assert (contradicting(search_result(asked, [found])) is found) is is_false


def test_a_brief_tells_in_its_headline_of_its_own_day() -> None:
    first = hit("Rain fell.", covered=[()])
    for happened_on, is_false in ((MAY_5, True), (MAY_5.replace(month=9), False)):
        subject = replace(PUT_OFF, happened=DateRange(happened_on, happened_on))
        features = {"dates": 1.0, "happened": float(happened_on == MAY_5)}
        passage = replace(first.candidate.passage, subject=subject)
        found = replace(first, features=features, candidate=replace(first.candidate, passage=passage))
        asked = about("Who signed the fence pact on May 5, 2021?", day=MAY_5)
        assert (contradicting(search_result(asked, [found])) is found) is is_false


RAFT, PAINT = (Concept(f"lex:{word}", "lexicon", word, (word,), (word,)) for word in ("raft", "paint"))


@pytest.mark.parametrize(
    ("told", "is_denied"),
    [
        ("The raft got its paint on Monday.", False),  # more of what is asked than the denial
        ("The pony came on Monday.", True),
        ("The paint was not dry on Monday.", True),
    ],
)
def test_a_denial_of_less_than_the_best_sentence_tells_is_none(told: str, *, is_denied: bool) -> None:
    first = hit(told, "There was no letter.", covered=[[], []])
    found = search_result(reading("What of the letter, the raft and the paint?", LETTER, RAFT, PAINT), [first])
    assert (contradicting(replace(found, article=(first.passage,))) is not None) is is_denied
