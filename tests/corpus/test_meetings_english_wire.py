"""English wire stories, readouts and chronologies: wishes, plans, what came of them, and what only looks like one."""

from __future__ import annotations

import pytest

from corpus.meetings.extract import mentions_of
from corpus.meetings.merge import merge
from tests.corpus.told import article, gazetteer, offices


def records_of(text: str, on: str) -> list[str]:
    """Countries, status, "call" and, where it is one day, the day of each record made of the text, sorted."""
    meetings = merge(mentions_of(article(text, on=on), gazetteer(), offices()))
    return sorted(f"{'-'.join(m.sides)} {m.status}{_call(m.mode)}{_day(m.when)}" for m in meetings)


def _call(mode: str) -> str:
    return " call" if mode in ("phone", "video") else ""


def _day(when: object) -> str:
    first, last = getattr(when, "earliest_on", None), getattr(when, "latest_on", None)
    return f" {first}" if first is not None and first == last else ""


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Japan plans to request talks with South Korea about the shipments.", ["JP-KR proposed"]),
        ("Tokyo has repeatedly asked Seoul for consultations over the shipments.", ["JP-KR proposed"]),
        ("The South Korean government on Tuesday urged Japan to agree to talks on tariffs.", ["JP-KR proposed"]),
        ("Seoul's latest request for a dialogue with Tokyo is still unanswered.", ["JP-KR proposed"]),
        ("Seoul turned down a Japanese proposal to hold working-level talks.", ["JP-KR not-held"]),
        ("Tokyo rejected South Korea's offer of talks on the survey ship.", ["JP-KR not-held"]),
        ("South Korea refused a request from Japan for consultations.", ["JP-KR not-held"]),
    ],
)
def test_talks_that_one_government_seeks_with_the_other(text: str, expected: list[str]) -> None:
    assert records_of(text, "2019-07-10") == expected


@pytest.mark.parametrize(
    "text",
    [
        "Japan should seek talks with South Korea, the newspaper wrote.",
        "If Japan asks South Korea for talks, nobody in Seoul will be surprised.",
        "Japan asked South Korea to lift its ban on scallops at a meeting of the trade body.",
        "Japan is seeking an apology from South Korea.",
        "Tokyo never asked Seoul for talks.",
        "South Korean companies want to hold talks with Japan Airlines.",
    ],
)
def test_no_talks_are_sought_where_somebody_else_wants_something_else(text: str) -> None:
    assert records_of(text, "2019-07-10") == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Japan and South Korea are arranging a summit between Prime Minister Fumio Kishida and President Yoon Suk "
            "Yeol in Lima, sources said.",
            ["JP-KR proposed"],
        ),
        (
            "Prime Minister Fumio Kishida and President Yoon Suk Yeol are coordinating a summit in Lima.",
            ["JP-KR proposed"],
        ),
        (
            "A meeting between Prime Minister Fumio Kishida and President Yoon Suk Yeol is being arranged.",
            ["JP-KR proposed"],
        ),
        (
            "Prime Minister Fumio Kishida voiced his readiness to hold a summit with President Yoon Suk Yeol.",
            ["JP-KR proposed"],
        ),
        (
            "President Yoon Suk Yeol has expressed eagerness to meet with Prime Minister Fumio Kishida.",
            ["JP-KR proposed"],
        ),
        (
            "No one-on-one talks are planned between President Yoon Suk Yeol and Prime Minister Fumio Kishida.",
            ["JP-KR not-held"],
        ),
        (
            "A summit between Prime Minister Fumio Kishida and President Yoon Suk Yeol was mooted. The planned summit "
            "would be their first.",
            ["JP-KR proposed"],
        ),
        (
            "Seoul is considering a three-way summit with Japan and the United States in Busan.",
            ["JP-KR-US proposed"],
        ),
        (
            "The two sides had discussed a possible summit between President Yoon Suk Yeol and Prime Minister Fumio "
            "Kishida, but failed to agree on a place.",
            ["JP-KR not-held"],
        ),
    ],
)
def test_what_is_under_discussion_is_no_plan(text: str, expected: list[str]) -> None:
    assert records_of(text, "2024-10-10") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "South Korea on Monday called off talks of the foreign ministers of South Korea and Japan next week.",
            [],
        ),
        (
            "Tokyo on Monday postponed a meeting between Foreign Minister Yoko Kamikawa and her South Korean "
            "counterpart, Cho Tae-yul.",
            ["JP-KR not-held"],
        ),
        (
            "Foreign Minister Yoko Kamikawa and her South Korean counterpart, Cho Tae-yul, agreed Monday to hold "
            "working-level talks soon.",
            ["JP-KR held 2024-06-10", "JP-KR planned"],
        ),
        (
            "Foreign Minister Cho Tae-yul left for Tokyo on Tuesday for a forum and talks with his Japanese "
            "counterpart, Yoko Kamikawa.",
            ["JP-KR planned"],
        ),
        (
            "Defense Minister Minoru Kihara heads to Seoul on Wednesday for talks with his South Korean counterpart, "
            "Shin Won-sik.",
            ["JP-KR planned"],
        ),
    ],
)
def test_the_day_of_calling_off_of_agreeing_or_of_setting_out_is_not_the_meeting_s(
    text: str, expected: list[str]
) -> None:
    assert [r for r in records_of(text, "2024-06-11") if expected] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The possibility of a cancellation of the summit between Prime Minister Fumio Kishida and President Yoon "
            "Suk Yeol had been raised.",
            ["JP-KR planned"],
        ),
        (
            "Officials fear that the summit between Prime Minister Fumio Kishida and President Yoon Suk Yeol might be "
            "put off.",
            ["JP-KR planned"],
        ),
        (
            "Prime Minister Fumio Kishida had hoped to hold a summit with President Yoon Suk Yeol in Nara. However, "
            "the plan was scrapped after the vote.",
            ["JP-KR not-held"],
        ),
        (
            "Foreign Minister Cho Tae-yul canceled a trip to Tokyo. He had been due to meet Foreign Minister Yoko "
            "Kamikawa.",
            ["JP-KR not-held"],
        ),
    ],
)
def test_a_meeting_is_off_where_the_text_says_that_it_is(text: str, expected: list[str]) -> None:
    assert records_of(text, "2024-06-11") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The foreign ministers of Japan, China and South Korea met in Nagoya on Monday. They also held bilateral "
            "talks with one another.",
            ["CN-JP held", "CN-JP-KR held 2024-06-10", "CN-KR held", "JP-KR held"],
        ),
        (
            "The foreign ministers of Japan, China and South Korea met in Nagoya on Monday. The three countries have "
            "long had trade talks with each other.",
            ["CN-JP-KR held 2024-06-10"],
        ),
        (
            "The leaders of the United States, Japan and South Korea met in Lima on Monday. President Joe Biden held "
            "separate meetings with the two leaders in the afternoon.",
            ["JP-KR-US held 2024-06-10", "JP-US held", "KR-US held"],
        ),
    ],
)
def test_three_who_met_met_in_pairs_where_the_text_says_so(text: str, expected: list[str]) -> None:
    assert records_of(text, "2024-06-11") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The leaders of Japan and South Korea, meeting at an inn in Gifu on Monday, agreed to visit each other "
            "more often.",
            ["JP-KR held 2024-06-10"],
        ),
        (
            "Prime Minister Fumio Kishida offered condolences to President Yoon Suk Yeol at a summit in Busan on "
            "Monday.",
            ["JP-KR held 2024-06-10"],
        ),
        (
            "U.S. Secretary of State Antony Blinken met with Foreign Minister Yoko Kamikawa and South Korean Foreign "
            "Minister Cho Tae-yul on Sunday. Kamikawa told Cho in a separate meeting on Monday that the ban had to go.",
            ["JP-KR held 2024-06-10", "JP-KR-US held 2024-06-09"],
        ),
        (
            "South Korea and Japan are at odds over a drill. Negotiators from both sides held talks in Daegu on "
            "Monday but made no headway.",
            ["JP-KR held 2024-06-10"],
        ),
        (
            "Japan and South Korea settled the row at a vice-ministerial meeting in Daegu on Monday.",
            ["JP-KR held 2024-06-10"],
        ),
        ("Japan's Foreign Ministry called in South Korea's ambassador on Monday.", ["JP-KR held 2024-06-10"]),
        (
            "A delegation of South Korean lawmakers met with Foreign Minister Yoko Kamikawa in Tokyo on Monday.",
            ["JP-KR held 2024-06-10"],
        ),
        (
            "During a phone talk with South Korean Foreign Affairs and Trade Minister Ban Ki-moon, Taro Aso said that "
            "the survey must stop.",
            ["JP-KR held call"],
        ),
    ],
)
def test_everyday_ways_of_telling_that_they_met(text: str, expected: list[str]) -> None:
    assert records_of(text, "2024-06-11" if "Aso" not in text else "2006-07-04") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Foreign Minister Cho Tae-yul met Yoko Kamikawa on Sunday and held talks with Chinese Foreign Minister "
            "Wang Yi on Monday.",
            ["CN-KR held 2024-06-10", "JP-KR held 2024-06-09"],
        ),
        (
            "Foreign Minister Cho Tae-yul will meet Yoko Kamikawa on Wednesday and hold talks with Chinese Foreign "
            "Minister Wang Yi on Thursday.",
            ["CN-KR planned 2024-06-13", "JP-KR planned 2024-06-12"],
        ),
        (
            "Foreign Minister Cho Tae-yul will sit down with his counterpart, Yoko Kamikawa, and pay a courtesy call "
            "on Prime Minister Fumio Kishida.",
            ["JP-KR planned", "JP-KR planned"],
        ),
        (
            "Foreign Minister Cho Tae-yul urged Japan to come to its senses at a meeting Monday in Seoul with his "
            "Japanese counterpart, Yoko Kamikawa.",
            ["JP-KR held 2024-06-10"],
        ),
        (
            "Foreign Minister Cho Tae-yul voiced hope that trade would grow in talks with his counterpart Yoko "
            "Kamikawa on Monday.",
            ["JP-KR held 2024-06-10"],
        ),
        (
            "Seoul will hold a three-way summit with Japan and the United States on Thursday.",
            ["JP-KR-US planned 2024-06-13"],
        ),
    ],
)
def test_each_clause_has_its_own_partner_day_and_status(text: str, expected: list[str]) -> None:
    assert records_of(text, "2024-06-11") == expected


def test_the_line_above_the_entries_of_a_list_tells_their_day() -> None:
    text = (
        "Main events\n\nJune 10 (Monday)\n\nArrival of Prime Minister Fumio Kishida in Seoul\n\nTalks between Prime "
        "Minister Fumio Kishida and President Yoon Suk Yeol\n\nJoint press conference"
    )
    assert records_of(text, "2024-06-12") == ["JP-KR held 2024-06-10"]


@pytest.mark.parametrize(
    "text",
    [
        "If Prime Minister Fumio Kishida and President Yoon Suk Yeol met in Busan, they could settle it.",
        "Prime Minister Fumio Kishida criticized President Yoon Suk Yeol at a meeting of his party in Tokyo on Monday.",
        "President Yoon Suk Yeol praised Prime Minister Fumio Kishida at a meeting with reporters on Monday.",
        "Prime Minister Fumio Kishida told his cabinet at a meeting on Monday that President Yoon Suk Yeol had to act.",
        "South Korean lawmakers criticized the Japanese government on Monday.",
        "Foreign Minister Cho Tae-yul may hold a summit of Southeast Asian leaders to thank, Japan's press said.",
        "Did you meet President Yoon Suk Yeol? a reporter asked Prime Minister Fumio Kishida.",
        "Seoul is considering whether to summon the Japanese ambassador.",
    ],
)
def test_what_only_sounds_like_it_is_none(text: str) -> None:
    assert records_of(text, "2024-06-11") == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "President Yoon Suk Yeol will have his first summit with Prime Minister Fumio Kishida since the "
            "launch of his "
            "government in May 2022.",
            ["JP-KR planned"],
        ),
        (
            "President Yoon Suk Yeol will hold his first talks with Prime Minister Fumio Kishida since taking "
            "office in "
            "May 2022.",
            ["JP-KR planned"],
        ),
        (
            "It will be the first summit of Yoon Suk Yeol and Fumio Kishida since the floods in August 2022.",
            ["JP-KR planned"],
        ),
        (
            "It will be the first summit of Yoon Suk Yeol and Fumio Kishida since one in Phnom Penh in November 2022.",
            ["JP-KR held", "JP-KR planned"],
        ),
        (
            "President Yoon Suk Yeol will hold his first talks with Prime Minister Fumio Kishida since November 2022.",
            ["JP-KR held", "JP-KR planned"],
        ),
    ],
)
def test_since_dates_a_meeting_before_only_where_it_speaks_of_one(text: str, expected: list[str]) -> None:
    assert records_of(text, "2023-03-10") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Angered by Koizumi's shrine visit the day before, South Korean Foreign Minister Yoon Young-kwan "
            "canceled a "
            "meeting with Foreign Minister Yoriko Kawaguchi.",
            ["JP-KR not-held"],
        ),
        (
            "Speaking at a seminar in Osaka on Thursday, Foreign Minister Yoriko Kawaguchi unveiled a plan to "
            "meet South "
            "Korean Foreign Minister Yoon Young-kwan.",
            ["JP-KR planned"],
        ),
        (
            "Speaking after talks with Foreign Minister Yoriko Kawaguchi in Seoul on Thursday, Foreign Minister Yoon "
            "Young-kwan was upbeat.",
            ["JP-KR held 2004-01-08"],
        ),
    ],
)
def test_the_day_of_another_deed_or_of_a_speech_is_not_the_meetings(text: str, expected: list[str]) -> None:
    assert records_of(text, "2004-01-09") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "South Korea, Japan and the United States agreed to press Pyongyang. At a trilateral meeting in Washington "
            "on Friday, "
            "the three nations agreed on new steps.",
            ["JP-KR-US held 2003-06-13"],
        ),
        ("Japan and South Korea completed a second round of talks on fisheries.", ["JP-KR held"]),
        (
            "Tokyo is at odds with Seoul. The annual finance ministers meeting between the two countries has "
            "been postponed.",
            ["JP-KR not-held"],
        ),
        ("The foreign ministers of Seoul and Tokyo met on Friday.", ["JP-KR held 2003-06-13"]),
        ("The foreign ministers from Tokyo and Seoul met on Friday.", ["JP-KR held 2003-06-13"]),
        (
            "Foreign Minister Yoon Young-kwan's remarks came after a meeting with Foreign Minister Yoriko Kawaguchi.",
            ["JP-KR held"],
        ),
        (
            "South Korea is in talks with the United States and Japan to hold a trilateral meeting of their foreign "
            "ministers next week.",
            ["JP-KR-US proposed"],
        ),
        (
            "President Roh Moo-hyun will hold annual summit talks with Chinese and Japanese leaders.",
            ["CN-JP-KR planned"],
        ),
        (
            "A South Korean parliamentary delegation met with Prime Minister Junichiro Koizumi on Friday.",
            ["JP-KR held 2003-06-13"],
        ),
        (
            "A parliamentary delegation visiting Tokyo met with Prime Minister Junichiro Koizumi on Friday and "
            "spoke of "
            "ties between Korea and Japan.",
            ["JP-KR held 2003-06-13"],
        ),
    ],
)
def test_who_met_is_told_by_governments_capitals_and_delegations(text: str, expected: list[str]) -> None:
    assert records_of(text, "2003-06-15") == expected


@pytest.mark.parametrize(
    "text",
    [
        "Japan and South Korea completed a second round of budget cuts.",
        "Japan and South Korea held several rounds of talks over the years.",
        "Japan and South Korea belong to a group. At a meeting of the G20 in Seoul on Thursday, the two "
        "countries agreed.",
        "At a press conference in Seoul on Friday, the two countries were urged to talk.",
        "Foreign Minister Yoriko Kawaguchi's remarks came after a meeting with reporters.",
        "A South Korean business delegation met with Prime Minister Junichiro Koizumi on Friday.",
        "A South Korean parliamentary delegation toured a factory on Friday.",
        "A parliamentary delegation visiting Taiwan met with Prime Minister Junichiro Koizumi, South Korea's "
        "press said.",
        "For the leaders of the two neighbors to come together every year would help Japan and South Korea.",
    ],
)
def test_what_looks_like_governments_that_met(text: str) -> None:
    assert records_of(text, "2003-06-15") == []


@pytest.mark.parametrize(
    "verb", ["refused", "has refused", "shunned", "has spurned", "avoided", "resisted", "turned down"]
)
def test_talks_refused_were_not_held(verb: str) -> None:
    text = f"President Park Geun-hye {verb} one-on-one talks with Prime Minister Shinzo Abe."
    assert records_of(text, "2014-03-27") == ["JP-KR not-held"]


@pytest.mark.parametrize("who", ["their first meeting", "the first meeting between Abe and Park"])
def test_a_comment_on_a_meeting_of_three_is_no_meeting_of_two(who: str) -> None:
    text = (
        "U.S. President Barack Obama met Prime Minister Shinzo Abe and President Park Geun-hye in The Hague "
        "on Tuesday. "
        f"It was {who}."
    )
    assert records_of(text, "2014-03-27") == ["JP-KR-US held 2014-03-25"]


def test_the_previous_one_names_its_own_people() -> None:
    text = (
        "Kishida and Yoon sat down for 45 minutes on Sunday. The previous one was between Shinzo Abe and "
        "Moon Jae-in in "
        "Chengdu in December 2019."
    )
    assert records_of(text, "2022-11-14") == ["JP-KR held", "JP-KR held 2022-11-13"]
