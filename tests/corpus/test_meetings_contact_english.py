"""Meetings that English sentences tell by a word of contact alone: received, sat opposite, an hour with."""

from __future__ import annotations

import pytest

from corpus.meetings.extract import mentions_of
from tests.corpus.told import article, gazetteer, offices, told

ON = "2023-03-17"  # a Friday


def sides_of(text: str, *, on: str = ON) -> list[str]:
    """Countries and status of each meeting that the text tells of, with "call" where it was one, in order."""
    found = (
        f"{'-'.join(m.sides)} {m.status}{' call' if m.mode in ('phone', 'video') else ''}" for m in told(text, on=on)
    )
    return list(dict.fromkeys(found))


@pytest.mark.parametrize(
    "text",
    [
        # a verb that means being together
        "Yoshimasa Hayashi had Park Jin over to the Iikura Guest House for supper on Thursday.",
        "Yoon Suk Yeol had dined with Fumio Kishida in Ginza on Thursday.",
        "Park Jin was received by Fumio Kishida on Thursday.",
        "On Thursday Kim Gunn had Takehiro Funakoshi opposite him in the Seoul ministry.",
        "First Vice Foreign Minister Cho Hyun-dong called Ambassador Koichi Aiboshi in on Thursday.",
        "Antony Blinken being away, Park Jin pulled Yoshimasa Hayashi aside in Munich on Feb. 18.",
        "Fumio Kishida, dining with Yoon Suk Yeol in Ginza on Thursday, promised a return visit.",
        "Meeting Yoshimasa Hayashi in Tokyo on Thursday, Park Jin asked for patience.",
        "Seated across from Yoshimasa Hayashi in Tokyo on Thursday, Park Jin asked for patience.",
        # something done by two
        "Fumio Kishida and Yoon Suk Yeol put their heads together for half an hour in Tokyo on Thursday.",
        "Park Jin and Yoshimasa Hayashi were at the same table in Munich on Feb. 18.",
        "For 85 minutes on Thursday Fumio Kishida and Yoon Suk Yeol went through the list of grievances.",
        "Nothing stirred for two hours while Park Jin and Yoshimasa Hayashi argued in Tokyo on Thursday.",
        # a noun
        "Kim Gunn is back from another round with Takehiro Funakoshi in Tokyo on Thursday.",
        "A breakfast between Park Jin and Yoshimasa Hayashi in Tokyo on Thursday ran well over time.",
        "Yoon Suk Yeol's meal with Fumio Kishida in Ginza on Thursday night ended with omurice.",
        "There was a frosty encounter in Tokyo on Thursday between Park Jin and Yoshimasa Hayashi.",
        "Park Jin said that Yoshimasa Hayashi had listened well in the 20-minute encounter on Thursday.",
        # a length of time
        "Yoon Suk Yeol came out of 85 minutes with Fumio Kishida on Thursday all smiles.",
        "Yoshimasa Hayashi gave Park Jin 50 minutes in Tokyo on Thursday.",
        "Fumio Kishida found twenty minutes on Thursday for Park Jin.",
        # said face to face
        "Over coffee in a Tokyo hotel on Thursday, Park Jin told Yoshimasa Hayashi that time was short.",
        "In Munich on Feb. 18 Park Jin had pressed Yoshimasa Hayashi for an answer.",
        "Park Jin asked Yoshimasa Hayashi in Munich on Feb. 18 to hold off; Hayashi shook his head.",
        # as a guest, in an office, at somebody's side
        "Park Jin was ushered into Yoshimasa Hayashi's office in Tokyo on Thursday.",
        "Yoon Suk Yeol was Fumio Kishida's guest at dinner in Ginza on Thursday.",
        "Fumio Kishida gave a dinner in Ginza on Thursday for Yoon Suk Yeol.",
        "The dinner that Fumio Kishida laid on for Yoon Suk Yeol on Thursday was a modest one.",
        "Yoon Suk Yeol tried the drums at Fumio Kishida's side in Ginza on Thursday.",
        "Park Jin crossed town on Thursday to the Kantei, where Fumio Kishida gave him 20 minutes.",
        "Ambassador Koichi Aiboshi was summoned to the foreign ministry on Thursday.",
        "On Thursday it was the turn of Park Jin, who stayed 45 minutes with Fumio Kishida.",
        # who is meant stands in the sentence before
        "Yoon Suk Yeol landed in Tokyo on Thursday. An hour later he was shaking hands with Fumio Kishida.",
        "Park Jin landed in Tokyo on Thursday. Yoshimasa Hayashi saw him at the ministry for an hour.",
    ],
)
def test_two_governments_at_a_table(text):
    assert sides_of(text) == ["JP-KR held"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Park Jin is to be received by Fumio Kishida on Monday.", "JP-KR planned"),
        ("Kim Gunn is in Tokyo on Monday for another round with Takehiro Funakoshi.", "JP-KR planned"),
        ("Fumio Kishida will have Yoon Suk Yeol to dinner in Hiroshima in May.", "JP-KR planned"),
        ("SCHEDULE FOR FRIDAY\n14:00: Yoon Suk Yeol and Fumio Kishida, bilateral, Kantei", "JP-KR planned"),
        ("Park Jin would like a word with Yoshimasa Hayashi in New York, an aide said.", "JP-KR proposed"),
        ("Seoul has asked that Yoshimasa Hayashi receive Park Jin next month.", "JP-KR proposed"),
        ("Fumio Kishida refused to receive Park Jin on Thursday.", "JP-KR not-held"),
        ("Yoon Suk Yeol turned down a dinner with Fumio Kishida on Thursday.", "JP-KR not-held"),
        ("Park Jin left Munich without having seen Yoshimasa Hayashi.", "JP-KR not-held"),
        ("A lunch planned for Thursday between Park Jin and Yoshimasa Hayashi has been dropped.", "JP-KR not-held"),
        ("The tete-a-tete that Yoon Suk Yeol was to have had with Fumio Kishida was scrubbed.", "JP-KR not-held"),
        ("Fumio Kishida had Yoon Suk Yeol on the line for half an hour on Thursday.", "JP-KR held call"),
        ("By telephone on Thursday, Park Jin assured Yoshimasa Hayashi of his support.", "JP-KR held call"),
        ("Antony Blinken showed Yoshimasa Hayashi and Park Jin around Munich on Feb. 18.", "JP-KR-US held"),
        ("Antony Blinken sat Park Jin and Yoshimasa Hayashi down in Munich on Feb. 18.", "JP-KR-US held"),
        ("Park Jin's talk with Wang Yi in Qingdao went on for five hours on Aug. 9.", "CN-KR held"),
        ("Qin Gang kept Yoshimasa Hayashi for four hours in Beijing on March 2.", "CN-JP held"),
    ],
)
def test_status_means_and_sides(text, expected):
    assert sides_of(text) == [expected]


@pytest.mark.parametrize(
    "text",
    [
        # said from afar, in public or on paper
        "Park Jin criticized Yoshimasa Hayashi on Thursday for visiting the shrine.",
        "Park Jin urged Yoshimasa Hayashi on Thursday to withdraw the textbooks, in a statement from Seoul.",
        "Yoshimasa Hayashi told reporters in Tokyo on Thursday that Park Jin had got it wrong.",
        "Fumio Kishida wrote to Yoon Suk Yeol on Thursday to thank him for his support.",
        "Yoon Suk Yeol received a message from Fumio Kishida on Thursday.",
        "Park Jin called on Yoshimasa Hayashi to apologize.",
        "Park Jin sees Yoshimasa Hayashi as a man one can do business with.",
        "Fumio Kishida and Yoon Suk Yeol both condemned the launch on Thursday, in statements from their capitals.",
        "Sung Yun-mo and Hiroshige Seko traded barbs on Facebook on Friday for three hours.",
        "In Bangkok on Friday Taro Kono criticized Kang Kyung-wha for an hour before the cameras.",
        "Park Jin would not promise Yoshimasa Hayashi anything in Tokyo, an aide said on Thursday.",
        "Yoon Suk Yeol quoted Fumio Kishida to his guests in Hannam-dong on Sunday night.",
        # within one government, or of others than those named
        "Fumio Kishida huddled with Yoshimasa Hayashi for an hour on Thursday over Park Jin's proposal.",
        "After a cabinet meeting in Tokyo on Thursday, Yoshimasa Hayashi said he trusted Park Jin.",
        "Yoshimasa Hayashi held a 30-minute meeting with his staff on Thursday about Park Jin's offer.",
        "Yoon Suk Yeol's aide saw Fumio Kishida's aide in Tokyo on Thursday.",
        "Fumio Kishida dined with Taro Aso in Tokyo on Thursday while Yoon Suk Yeol was in Seoul.",
        "Seoul's mayor, Park Won-soon, marched for two hours on Friday against Shinzo Abe.",
        # at one place, but not together
        "The dinner in Bangkok on Friday for all ten ASEAN ministers was attended by Taro Kono and Kang Kyung-wha.",
        "Park Jin flew to Munich on Thursday; Yoshimasa Hayashi left for New Delhi the same day.",
        "Taro Kono and Kang Kyung-wha attended the ASEAN Regional Forum in Bangkok on Friday.",
        "Yoon Suk Yeol followed Fumio Kishida to the rostrum of the General Assembly on Thursday.",
        "Neither Park Jin nor Yoshimasa Hayashi spoke on Thursday.",
        # not so at all
        "In the film, Shinzo Abe and Moon Jae-in sit across from each other in silence.",
        "If Park Jin sees Yoshimasa Hayashi in New York, there will be much to discuss.",
        "Whenever Park Jin sees Yoshimasa Hayashi he speaks of the treaty.",
        "Shuttle diplomacy between Yoon Suk Yeol and Fumio Kishida is back, the paper wrote.",
        "Shinzo Abe and Moon Jae-in have not exchanged a word since June.",
    ],
)
def test_no_meeting_is_made_of(text):
    assert sides_of(text) == []


def test_a_host_of_two_is_not_at_their_own_encounter():
    text = (
        "Yoshimasa Hayashi smiled after the 20-minute encounter in Munich on Feb. 18, Park Jin said, "
        "which followed a session hosted by Antony Blinken."
    )
    assert sides_of(text) == ["JP-KR held", "JP-KR-US held"]


def test_what_was_done_on_a_weekday_was_done_last_week():
    (found,) = told("President Yoon, emerging on Tuesday with Fumio Kishida at his elbow, smiled.", on=ON)
    assert str(found.when.earliest_on) == "2023-03-14"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "On October 4, 2010, Prime Minister Kan also saw the prime ministers of Australia and Vietnam.",
            [("AU", "JP"), ("JP", "VN")],
        ),
        ("An action plan came of it, talks on policy toward Africa and work on the Beijing Olympics by Japan.", []),
        (
            "Foreign Minister Hayashi telephoned with both: for ten minutes in the morning with Secretary of State "
            "Antony Blinken, and in the afternoon with Foreign Minister Park Jin.",
            [("JP", "US")],
        ),
    ],
)
def test_those_whom_one_person_met_did_not_meet_each_other(text: str, expected: list[tuple[str, ...]]) -> None:
    assert [m.sides for m in mentions_of(article(text, on="2022-10-05"), gazetteer(), offices())] == expected


@pytest.mark.parametrize(
    "text",
    [
        "Over lunch at the White House on Monday, Trump asked Singapore Prime Minister Lee Hsien Loong for advice.",
        "In Tokyo on Monday Abe spoke at length of better relations with Putin.",
    ],
)
def test_a_namesake_and_the_other_end_of_a_relation_sat_with_nobody(text: str) -> None:
    assert mentions_of(article(text, on="2017-10-30"), gazetteer(), offices()) == ()
