"""An answer from excerpts, completed by the register: what is cited, what replaces what, and what is only noted."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from corpus.gazetteer import Gazetteer
from corpus.meetings.types import FieldEvidence, Meeting, MeetingMention
from corpus.types import Article, PartialDate, Span
from retrieval.computed.answering import with_register
from retrieval.computed.cite import Sources
from retrieval.computed.compute import Extent
from retrieval.computed.ledger import Ledger
from retrieval.types import Answer, Citation, Coverage, Passage, Query, Sentence, Statement
from retrieval.understand import Reader
from tests.corpus.made import made_article
from tests.retrieval.computed.registers import event, meeting

TEXT = "Motegi and Kang met in New York on Thursday. The talks lasted 50 minutes. Nothing else was said of it."
FIRST, SECOND = (0, 44), (45, 73)


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    return Gazetteer.load()


@pytest.fixture
def story() -> Article:
    return made_article(TEXT)


def told(story: Article, **changes: object) -> Meeting:
    """A meeting of Motegi and Kang with one mention in the story."""
    base = meeting("m", "2019-09-26", place="new-york", minutes=50)
    participants = tuple(
        replace(p, person_id=person_id)
        for p, person_id in zip(base.participants, ("motegi-toshimitsu", "kang-kyung-wha"), strict=True)
    )

    def span(start: int, end: int) -> Span:
        return Span(story.id, story.revision, start, end)

    shared = {
        name: getattr(base, name)
        for name in MeetingMention.__dataclass_fields__
        if name in Meeting.__dataclass_fields__ and name != "participants"
    }
    mention = MeetingMention(
        **shared,
        participants=participants,
        article_id=story.id,
        revision=story.revision,
        span=span(*FIRST),
        evidence=(FieldEvidence("date", span(35, 43)), FieldEvidence("duration", span(62, 72))),
        reported=PartialDate(2019, 9, 27),
    )
    return replace(base, participants=participants, mentions=(mention,), **changes)


def answered(story: Article, question: str, gazetteer: Gazetteer, answer: Answer, *meetings: Meeting) -> Answer:
    passage = Passage(
        id=f"{story.id}@{story.revision}:0",
        article_id=story.id,
        revision=story.revision,
        ordinal=0,
        start=0,
        end=len(TEXT),
        text=TEXT,
        n_tokens=30,
        sentences=(Sentence(*FIRST), Sentence(*SECOND), Sentence(74, len(TEXT))),
    )
    sources = Sources(lambda article_id, revision: story, lambda article_id: [passage], lambda cluster: 1)
    ledger = Ledger(
        lambda ask: meetings,
        lambda: Extent(date(2019, 1, 1), date(2021, 12, 31)),
        lambda person: [m for m in meetings if person in m.person_ids],
        date(2026, 11, 21),
    )
    reading = Reader(gazetteer, today=date(2026, 11, 21)).read(Query(text=question))
    return with_register(answer, reading, ledger, sources, gazetteer)


def abstention(**changes: object) -> Answer:
    base = Answer(
        question="?",
        language="en",
        status="abstained",
        reason="below_threshold",
        statements=(),
        citations=(),
        coverage=Coverage(1, 0, 1, None, None),
        index_id="i",
        as_of_on=None,
    )
    return replace(base, **changes)  # type: ignore[arg-type]


def hit(story: Article, span: tuple[int, int]) -> Citation:
    return Citation(
        n=1,
        article_id=story.id,
        revision=story.revision,
        passage_id="p",
        excerpt=TEXT[slice(*span)],
        start=span[0],
        end=span[1],
        headline=None,
        outlet=None,
        agency=None,
        url=None,
        kind="news",
        published=None,
        published_basis="none",
        event=event("2018"),
    )


def test_what_the_register_knows_is_answered_and_cited(story: Article, gazetteer: Gazetteer) -> None:
    found = answered(story, "When did Motegi and Kang meet?", gazetteer, abstention(), told(story))
    assert (found.status, found.reason) == ("answered", None)
    assert found.statements[0].voice == "computed"
    assert found.statements[0].text.startswith("Thursday, 26 September 2019")
    assert found.citations[0].excerpt == "Motegi and Kang met in New York on Thursday."
    assert found.citations[0].event == event("2019-09-26")
    assert [m.id for m in found.meetings] == ["m"]


def test_the_excerpt_reaches_to_the_words_that_tell_the_fact(story: Article, gazetteer: Gazetteer) -> None:
    found = answered(
        story, "How long did the talks between Motegi and Kang last?", gazetteer, abstention(), told(story)
    )
    assert found.statements[0].text.startswith("50 minutes")
    assert found.citations[0].excerpt == TEXT[0:73]


def test_the_length_of_another_meeting_does_not_answer_for_one_without(story: Article, gazetteer: Gazetteer) -> None:
    def found(span: tuple[int, int]) -> Answer:
        statement = Statement("They sat for an hour.", (1,), "report")
        answer = abstention(status="answered", reason=None, citations=(hit(story, span),), statements=(statement,))
        unknown = told(story, duration_minutes=None)
        return answered(story, "How long did the talks between Motegi and Kang last?", gazetteer, answer, unknown)

    assert (found((74, len(TEXT))).status, found((74, len(TEXT))).reason) == ("abstained", "no_coverage")
    assert found(FIRST).status == "answered"


def test_a_hit_with_the_same_words_is_not_cited_twice(story: Article, gazetteer: Gazetteer) -> None:
    answer = abstention(
        status="answered",
        reason=None,
        statements=(Statement("2018.", (1,), "computed"), Statement("Motegi and Kang met.", (1,))),
        citations=(hit(story, (0, 73)),),
    )
    found = answered(story, "When did Motegi and Kang meet?", gazetteer, answer, told(story))
    assert [c.n for c in found.citations] == [1]
    assert found.citations[0].excerpt == TEXT[0:73]
    assert found.citations[0].event == event("2019-09-26")
    assert [s.voice for s in found.statements] == ["computed", "report"]
    assert "2018" not in found.statements[0].text


def test_other_hits_keep_their_statements_under_new_numbers(story: Article, gazetteer: Gazetteer) -> None:
    answer = abstention(
        status="answered",
        reason=None,
        statements=(Statement("Nothing else was said of it.", (1,)),),
        citations=(hit(story, (74, len(TEXT))),),
    )
    found = answered(story, "When did Motegi and Kang meet?", gazetteer, answer, told(story))
    assert [(s.text, s.citation_ns) for s in found.statements[1:]] == [("Nothing else was said of it.", (2,))]


def test_asked_which_of_many_it_was_nothing_is_said_of_others(story: Article, gazetteer: Gazetteer) -> None:
    said = (Statement("Nothing else was said of it.", (1,)), Statement("Motegi and Kang met.", (2,)))
    of_other, of_it = hit(story, (74, len(TEXT))), replace(hit(story, FIRST), n=2)
    answer = abstention(status="answered", reason=None, statements=said, citations=(of_other, of_it))
    last = answered(story, "When did Motegi and Kang last meet?", gazetteer, answer, told(story))
    assert [s.text for s in last.statements[1:]] == ["Motegi and Kang met."]
    assert [c.start for c in last.citations] == [FIRST[0]]
    of_any = answered(story, "When did Motegi and Kang meet?", gazetteer, answer, told(story))
    assert [s.text for s in of_any.statements[1:]] == [s.text for s in said]


def test_an_abstention_says_what_is_not_on_record_and_names_the_nearest(story: Article, gazetteer: Gazetteer) -> None:
    found = answered(story, "When did Motegi and Kang meet in Paris?", gazetteer, abstention(), told(story))
    assert found.status == "abstained"
    assert found.statements == ()
    assert found.notes[0].startswith("None on record")
    assert found.notes[1].startswith("Nearest on record: Thursday, 26 September 2019")
    assert found.citations[0].excerpt == "Motegi and Kang met in New York on Thursday."


def test_an_answer_from_excerpts_stands_where_the_register_has_nothing(story: Article, gazetteer: Gazetteer) -> None:
    in_paris = replace(hit(story, FIRST), excerpt="Motegi and Kang talked in Paris.")
    answer = abstention(status="answered", reason=None, statements=(Statement("x", (1,)),), citations=(in_paris,))
    assert answered(story, "When did Motegi and Kang meet in Paris?", gazetteer, answer, told(story)) == answer


def test_an_answer_from_excerpts_on_another_country_falls(story: Article, gazetteer: Gazetteer) -> None:
    answer = abstention(
        status="answered", reason=None, statements=(Statement("x", (1,)),), citations=(hit(story, FIRST),)
    )
    found = answered(story, "When did Motegi and Kang meet in Paris?", gazetteer, answer, told(story))
    assert (found.status, found.reason, found.statements) == ("abstained", "false_premise", ())


def test_questions_about_other_things_are_left_alone(story: Article, gazetteer: Gazetteer) -> None:
    answer = abstention()
    assert answered(story, "Why did Motegi see Kang?", gazetteer, answer, told(story)) is answer


def test_whether_they_met_at_all_is_not_guessed_from_an_excerpt(story: Article, gazetteer: Gazetteer) -> None:
    answer = abstention(
        status="answered", reason=None, statements=(Statement("x", (1,)),), citations=(hit(story, FIRST),)
    )
    found = answered(story, "Did Motegi and Kang meet in Paris in 2019?", gazetteer, answer, told(story))
    assert (found.status, found.reason, found.statements) == ("abstained", "no_coverage", ())
    assert found.notes[0].startswith("None on record")


@pytest.mark.parametrize(
    "question",
    [
        "Who was Japan's foreign minister in October 2019?",
        "2019年10月の日本の外相は誰?",
        "2019년 10월 일본 외무상은 누구야?",
    ],
)
def test_who_held_an_office_is_told_with_a_meeting_they_sat_in_it(
    story: Article, gazetteer: Gazetteer, question: str
) -> None:
    shown = told(story)
    shown = replace(shown, participants=tuple(replace(p, office="fm") for p in shown.participants))
    found = answered(story, question, gazetteer, abstention(), shown)
    assert len(found.statements) == 1
    assert found.citations[0].excerpt == "Motegi and Kang met in New York on Thursday."


def test_two_were_in_office_on_a_day(story: Article, gazetteer: Gazetteer) -> None:
    shown = told(story)
    shown = replace(shown, participants=tuple(replace(p, office="fm") for p in shown.participants))
    found = answered(story, "Were Motegi and Kang both in office in October 2019?", gazetteer, abstention(), shown)
    assert [s.text for s in found.statements] == [
        "Foreign Minister of Japan: Motegi Toshimitsu, from Wednesday, 11 September 2019 to Thursday, 4 November 2021.",
        "Foreign Minister of South Korea: Kang Kyung-wha, from Sunday, 18 June 2017 to Monday, 8 February 2021.",
    ]


@pytest.mark.parametrize(
    "question",
    [
        "Who was Japan's foreign minister at the time of the Camp David summit?",
        "キャンプデービッド会談当時の日本の外相は誰?",
        "캠프데이비드 정상회의 때 일본 외무상은 누구였나?",
    ],
)
def test_who_was_in_office_at_the_time_of_a_thing_of_known_day(
    story: Article, gazetteer: Gazetteer, question: str
) -> None:
    base = told(story)
    hayashi = replace(base.participants[0], person_id="hayashi-yoshimasa", office="fm")
    on = replace(event("2023-08-18"), evidence=None)
    shown = replace(base, participants=(hayashi,), when=on)
    found = answered(story, question, gazetteer, abstention(), shown)
    assert [("2021" in s.text, "2023" in s.text) for s in found.statements] == [(True, True)]


def test_an_office_nobody_is_shown_in_is_left_to_the_excerpts(story: Article, gazetteer: Gazetteer) -> None:
    answer = abstention()
    assert answered(story, "Who was Japan's foreign minister in 2005?", gazetteer, answer, told(story)) is answer


@pytest.mark.parametrize(
    "question",
    [
        "What did Motegi and Kang agree at their meeting in New York in September 2019?",
        "When did Motegi and Kang meet in New York in September 2019?",
        "2019年9月のニューヨークでの茂木敏充・康京和会談では何が話し合われた?",
        "2019년 9월 뉴욕 모테기-강경화 회담에서 무슨 얘기 했어?",
    ],
)
def test_a_meeting_that_is_on_record_as_not_held_is_a_false_premise(
    story: Article, gazetteer: Gazetteer, question: str
) -> None:
    answer = abstention(
        status="answered", reason=None, statements=(Statement("x", (1,)),), citations=(hit(story, (74, 100)),)
    )
    found = answered(story, question, gazetteer, answer, told(story, status="not-held"))
    assert (found.status, found.reason, found.statements) == ("abstained", "false_premise", ())
    assert found.citations[0].excerpt == "Motegi and Kang met in New York on Thursday."
    assert len(found.notes) == 1


@pytest.mark.parametrize(
    ("question", "is_false"),
    [
        ("Which hotel did Motegi stay at when he met Kang in Seoul in September 2019?", True),
        ("2019年9月のソウルでの茂木敏充・康京和会談では何が話し合われた?", True),
        ("2019년 9월 서울에서 열린 모테기-강경화 회담에서 무슨 얘기 했어?", True),
        # They met in another city of the same country: it may be a matter of words.
        ("What did Motegi tell Kang when they met in Washington in September 2019?", False),
        ("What did Motegi tell Kang when they met in Seoul in October 2019?", False),
    ],
)
def test_a_meeting_put_in_a_country_where_they_did_not_meet_is_a_false_premise(
    story: Article, gazetteer: Gazetteer, question: str, is_false: bool
) -> None:
    answer = abstention(
        status="answered", reason=None, statements=(Statement("x", (1,)),), citations=(hit(story, (74, 100)),)
    )
    found = answered(story, question, gazetteer, answer, told(story))
    assert (found.reason == "false_premise") is is_false
    if is_false:
        assert (found.status, found.statements, [m.id for m in found.meetings]) == ("abstained", (), ["m"])
        assert found.citations[0].excerpt == "Motegi and Kang met in New York on Thursday."
        # With a second meeting at that time nobody knows which is meant.
        both = (told(story), told(story, id="n"))
        assert answered(story, question, gazetteer, answer, *both).reason is None


@pytest.mark.parametrize(
    "question",
    [
        "Where in New York did Motegi and Kang hold their talks?",
        "茂木敏充と康京和はニューヨークでいつ会談した?",
        "모테기와 강경화가 뉴욕에서 회담한 건 언제야?",
    ],
)
def test_a_detail_of_what_was_never_held_is_not_told(story: Article, gazetteer: Gazetteer, question: str) -> None:
    found = answered(story, question, gazetteer, abstention(), told(story, status="not-held"))
    assert (found.status, found.reason, found.statements) == ("abstained", "false_premise", ())
    assert answered(story, question, gazetteer, abstention(), told(story)).status == "answered"


def test_a_question_why_they_did_not_meet_takes_nothing_false_for_granted(story: Article, gazetteer: Gazetteer) -> None:
    answer = abstention(
        status="answered", reason=None, statements=(Statement("x", (1,)),), citations=(hit(story, FIRST),)
    )
    question = "Why did Motegi and Kang not meet in New York in September 2019?"
    assert answered(story, question, gazetteer, answer, told(story, status="not-held")) is answer


def test_who_was_not_yet_in_office_is_told_with_their_term(story: Article, gazetteer: Gazetteer) -> None:
    shown = told(story)
    shown = replace(shown, participants=tuple(replace(p, office="fm") for p in shown.participants))
    found = answered(story, "Was Motegi foreign minister in March 2018?", gazetteer, abstention(), shown)
    assert found.statements[0].text.startswith(
        "Foreign Minister of Japan: Motegi Toshimitsu, from Wednesday, 11 September"
    )


def test_an_excerpt_of_other_days_does_not_answer_for_days_without_a_meeting_on_record(
    story: Article, gazetteer: Gazetteer
) -> None:
    excerpt = abstention(
        status="answered", reason=None, statements=(Statement("x", (1,), "report"),), citations=(hit(story, FIRST),)
    )
    question = "Where did Motegi and Kang meet in June 2020?"
    found = answered(story, question, gazetteer, excerpt, told(story))
    assert (found.status, found.reason, found.statements) == ("abstained", "no_coverage", ())
    spoken_of = replace(excerpt, citations=(replace(hit(story, FIRST), event=event("2020-06-03")),))
    assert (
        answered(story, "Where did Motegi and Kang meet in June 2020?", gazetteer, spoken_of, told(story)) == spoken_of
    )


def test_who_met_elsewhere_in_those_days_did_not_meet_there_unless_an_excerpt_says_so(
    story: Article, gazetteer: Gazetteer
) -> None:
    question = "When did Motegi and Kang meet in Washington in 2019?"
    of_that_year = replace(hit(story, SECOND), event=event("2019-10-02"))
    excerpt = abstention(
        status="answered", reason=None, statements=(Statement("x", (1,), "report"),), citations=(of_that_year,)
    )
    found = answered(story, question, gazetteer, excerpt, told(story))
    assert (found.status, found.reason, found.statements) == ("abstained", "no_coverage", ())
    there = replace(of_that_year, start=80, end=len(TEXT), excerpt="Motegi and Kang met in Washington.")
    elsewhere = replace(excerpt, citations=(there,))
    assert answered(story, question, gazetteer, elsewhere, told(story)) == elsewhere
    # What the register knows as the other meeting is no sign of one there.
    same = replace(excerpt, citations=(replace(there, start=0, end=44),))
    assert answered(story, question, gazetteer, same, told(story)).status == "abstained"


@pytest.mark.parametrize(("venue", "status"), [("Hotel in New York", "abstained"), ("Pony Hotel", "answered")])
def test_a_hotel_that_is_asked_for_by_name_must_have_one(
    story: Article, gazetteer: Gazetteer, venue: str, status: str
) -> None:
    question = "What is the name of the hotel where Motegi and Kang met in September 2019?"
    place = FieldEvidence("venue", Span(story.id, story.revision, 20, 32))
    meant = told(story, venue=venue)
    meant = replace(meant, mentions=tuple(replace(m, evidence=(*m.evidence, place)) for m in meant.mentions))
    assert answered(story, question, gazetteer, abstention(), meant).status == status


def test_how_long_since_the_last_is_asked_of_the_offices_where_the_two_had_never_met(
    story: Article, gazetteer: Gazetteer
) -> None:
    now = told(story)
    before = told(story, id="before", when=event("2019-08-21"))
    kono = replace(before.participants[0], person_id="kono-taro")
    earlier = replace(before, participants=(kono, before.participants[1]))
    question = "How long had it been since the last meeting when Motegi and Kang met in New York in September 2019?"
    found = answered(story, question, gazetteer, abstention(), now, earlier)
    assert found.statements[0].text.startswith("36 days between Wednesday, 21 August 2019")


def test_a_call_does_not_answer_for_talks_in_a_place(story: Article, gazetteer: Gazetteer) -> None:
    call = told(story, kind="phone-call", mode="phone", place_id=None, city=None, country=None)
    excerpt = abstention(
        status="answered", reason=None, statements=(Statement("x", (1,), "report"),), citations=(hit(story, FIRST),)
    )
    found = answered(story, "When did Motegi and Kang meet in Tokyo?", gazetteer, excerpt, call)
    assert (found.status, found.reason, found.statements) == ("abstained", "no_coverage", ())
    # Without a place the call is the nearest to what is asked.
    assert answered(story, "When did Motegi and Kang meet?", gazetteer, excerpt, call).status == "answered"


def test_of_two_of_other_countries_both_must_be_named(story: Article, gazetteer: Gazetteer) -> None:
    one = replace(hit(story, FIRST), excerpt="Abe Shinzo and Donald Trump met in New York.")
    excerpt = abstention(status="answered", reason=None, statements=(Statement("x", (1,), "report"),), citations=(one,))
    question = "When did Trump meet Xi Jinping?"
    assert answered(story, question, gazetteer, excerpt, told(story)).status == "abstained"
    both = replace(excerpt, citations=(replace(one, excerpt="Donald Trump met Xi Jinping in Osaka."),))
    assert answered(story, question, gazetteer, both, told(story)).status == "answered"


@pytest.mark.parametrize("question", ["今日の日韓外相会談", "yesterday's Japan-Korea foreign ministers' meeting"])
def test_days_after_the_register_are_not_answered_with_others(
    story: Article, gazetteer: Gazetteer, question: str
) -> None:
    excerpt = abstention(
        status="answered", reason=None, statements=(Statement("x", (1,), "report"),), citations=(hit(story, FIRST),)
    )
    found = answered(story, question, gazetteer, excerpt, told(story))
    assert (found.status, found.reason) == ("abstained", "no_coverage")


def test_two_who_are_nowhere_together_are_not_answered_for_by_what_leaves_one_out(
    story: Article, gazetteer: Gazetteer
) -> None:
    of_one = replace(hit(story, FIRST), excerpt="Motegi met Kono.")
    excerpt = abstention(status="answered", reason=None, statements=(Statement("x", (1,)),), citations=(of_one,))
    found = answered(story, "Where did Motegi and Chung Eui-yong meet?", gazetteer, excerpt, told(story))
    assert (found.status, found.reason, found.statements) == ("abstained", "no_coverage", ())
    of_both = replace(excerpt, citations=(replace(of_one, excerpt="Motegi and Chung Eui-yong met in a barn."),))
    question = "Where did Motegi and Chung Eui-yong meet?"
    assert answered(story, question, gazetteer, of_both, told(story)) == of_both
    # One of the two is told to have received the other, though not in the words that are cited.
    tale = replace(story, text=TEXT + " Motegi received Chung Eui-yong in the barn.")
    assert answered(tale, "When did Motegi and Chung Eui-yong meet?", gazetteer, excerpt, told(story)) == excerpt
    # Whoever knows more of it may know of a meeting that the register has not read.
    question = "When did Motegi and Chung Eui-yong meet to feed ponies?"
    assert answered(story, question, gazetteer, excerpt, told(story)) == excerpt


def test_who_only_telephoned_met_nowhere(story: Article, gazetteer: Gazetteer) -> None:
    of_both = replace(hit(story, FIRST), excerpt="Motegi and Kang talked for an hour.")
    excerpt = abstention(status="answered", reason=None, statements=(Statement("x", (1,)),), citations=(of_both,))
    question = "Where did Motegi and Kang meet?"
    found = answered(story, question, gazetteer, excerpt, told(story, mode="phone", kind="phone-call"))
    assert (found.status, found.reason) == ("abstained", "no_coverage")


def test_what_a_report_tells_otherwise_is_not_answered_from_the_record(story: Article, gazetteer: Gazetteer) -> None:
    refused = abstention(reason="false_premise")
    question = "How long did the talks between Motegi and Kang last?"
    assert answered(story, question, gazetteer, refused, told(story)) == refused
    # The day shows the meeting with all that is on record of it.
    assert answered(story, "When did Motegi and Kang meet?", gazetteer, refused, told(story)).status == "answered"


def test_on_which_days_they_met_is_answered_by_an_excerpt_on_all_of_them(story: Article, gazetteer: Gazetteer) -> None:
    of_both = replace(hit(story, FIRST), excerpt="Motegi and Chung Eui-yong will meet in Lima on May 5 and 6.")
    excerpt = abstention(status="answered", reason=None, statements=(Statement("x", (1,)),), citations=(of_both,))
    question = "Which days did Motegi and Chung Eui-yong meet in Lima?"
    assert answered(story, question, gazetteer, excerpt, told(story)) == excerpt
    of_one = replace(excerpt, citations=(replace(of_both, excerpt="Motegi was in Lima on May 5."),))
    assert answered(story, question, gazetteer, of_one, told(story)).status == "abstained"
