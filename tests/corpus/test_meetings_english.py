"""What English sentences say of meetings: who, when, where, and whether they came about."""

from __future__ import annotations

import pytest

from tests.corpus.told import summaries, told

_PAIR = "kishida-fumio yoon-suk-yeol"
_MINISTERS = "hayashi-yoshimasa park-jin"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "South Korean President Yoon Suk Yeol and Japanese Prime Minister Fumio Kishida held summit talks in "
            "Tokyo on Thursday and agreed to normalize ties.",
            f"held summit 2023-03-16 Tokyo {_PAIR}",
        ),
        (
            "Foreign Minister Park Jin met his Japanese counterpart, Yoshimasa Hayashi, in Munich on Feb. 18.",
            f"held foreign-ministers 2023-02-18 Munich {_MINISTERS}",
        ),
        (
            "Seoul's Foreign Minister Park Jin and Japanese Foreign Minister Yoshimasa Hayashi spoke by phone "
            "Wednesday, the ministry said.",
            f"held phone-call 2023-03-15 - {_MINISTERS}",
        ),
        (
            "U.S. Secretary of State Antony Blinken hosted Foreign Minister Park Jin and Foreign Minister Yoshimasa "
            "Hayashi for a trilateral meeting in New York on Sept. 22.",
            f"held trilateral-us 2022-09-22 New York blinken-antony {_MINISTERS}",
        ),
        (
            "Prime Minister Fumio Kishida is considering holding talks with President Yoon Suk Yeol in Hiroshima in "
            "May.",
            f"proposed summit 2023-05-01/2023-05-31 Hiroshima {_PAIR}",
        ),
        (
            "Prime Minister Fumio Kishida and President Yoon Suk Yeol are set to meet in Hiroshima on May 21.",
            f"planned summit 2023-05-21 Hiroshima {_PAIR}",
        ),
        (
            "Prime Minister Fumio Kishida will not hold talks with South Korean President Yoon Suk Yeol in Bali.",
            f"not-held summit - Bali {_PAIR}",
        ),
        (
            "It is unclear whether Prime Minister Fumio Kishida and President Yoon Suk Yeol will meet.",
            f"proposed summit - - {_PAIR}",
        ),
        (
            "Vice Foreign Minister Cho Hyun-dong held a meeting with his Japanese counterpart Takeo Mori in Washington "
            "on Feb. 13.",
            "held vice-ministers 2023-02-13 Washington, D.C. cho-hyun-dong mori-takeo",
        ),
        (
            "In her first meeting with Foreign Minister Toshimitsu Motegi, Foreign Minister Kang Kyung-wha was firm.",
            "held foreign-ministers - - kang-kyung-wha motegi-toshimitsu",
        ),
        (
            "President Moon Jae-in was not among those whom Prime Minister Shinzo Abe held talks with in New York.",
            "not-held summit - New York abe-shinzo moon-jae-in",
        ),
    ],
)
def test_one_sentence_tells_one_meeting(text, expected):
    assert summaries(text) == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "President Yoon Suk Yeol told a Cabinet meeting that Prime Minister Fumio Kishida had become a partner.",
        "Foreign Minister Yoshimasa Hayashi met reporters in Tokyo about Foreign Minister Park Jin.",
        "Japan and South Korea met the demands of the World Trade Organization.",
        "Foreign Minister Park Jin attended the G20 foreign ministers' meeting in New Delhi.",
        "Prime Minister Fumio Kishida met South Korean lawmakers in Tokyo.",
        "Japan and South Korea agreed to speed up consultations on trade.",
        "A trading house put off its shareholders' meeting in Seoul. President Yoon Suk Yeol was there on Monday.",
    ],
)
def test_what_only_looks_like_a_meeting_of_two_countries_is_none(text):
    assert summaries(text) == []


def test_a_plan_keeps_what_later_sentences_add():
    text = (
        "Tokyo and Seoul are making arrangements for a meeting of their foreign ministers on Sept. 26 in New York.\n\n"
        "The meeting, if realized, will be the first for Foreign Minister Toshimitsu Motegi.\n\n"
        "It will be the first time for him to meet South Korean counterpart Kang Kyung-wha."
    )
    lines = summaries(text, on="2019-09-19")
    assert lines == ["proposed foreign-ministers 2019-09-26 New York kang-kyung-wha motegi-toshimitsu"]


def test_the_first_since_a_day_tells_of_the_meeting_on_that_day():
    text = (
        "Foreign Minister Chung Eui-yong and Foreign Minister Toshimitsu Motegi met in London on Wednesday. It was the "
        "first meeting between the South Korean and Japanese foreign ministers since Feb. 15, 2020."
    )
    assert summaries(text, on="2021-05-06") == [
        "held foreign-ministers 2021-05-05 London chung-eui-yong motegi-toshimitsu",
        "held foreign-ministers 2020-02-15 - kang-kyung-wha motegi-toshimitsu",
    ]


def test_the_two_ministers_and_their_talks_are_those_told_of():
    text = (
        "Foreign Minister Park Jin and Foreign Minister Yoshimasa Hayashi met in Munich on Feb. 18. "
        "The talks, which lasted about 35 minutes, covered wartime labor."
    )
    mention = told(text)[-1]
    assert (mention.duration_minutes, mention.duration_approximate) == (35, True)
    assert "wartime-labor" in mention.topics
    assert mention.city == "Munich"


def test_a_length_in_the_sentence_after_belongs_to_the_talks():
    text = (
        "Foreign Minister Park Jin and Foreign Minister Yoshimasa Hayashi met in Munich on Feb. 18. They parted after "
        "55 minutes."
    )
    assert {mention.duration_minutes for mention in told(text)} == {55}


def test_hours_spent_in_a_country_are_no_length_of_talks():
    text = (
        "Prime Minister Junichiro Koizumi spent about seven hours in South Korea on Oct. 15, 2001, and met President "
        "Kim Dae-jung in Seoul."
    )
    assert {mention.duration_minutes for mention in told(text)} == {None}


def test_the_days_at_the_head_of_a_chronology_date_its_paragraphs():
    text = (
        "March 16, 2023: President Yoon Suk Yeol holds a summit with Prime Minister Fumio Kishida in Tokyo.\n\n"
        "May 7, 2023: Kishida flies to Seoul. The two leaders hold talks."
    )
    lines = summaries(text, on="2023-08-01")
    assert lines == [f"held summit 2023-03-16 Tokyo {_PAIR}", f"held summit 2023-05-07 Seoul {_PAIR}"]


def test_offices_without_a_name_are_filled_by_the_day_and_say_so():
    (mention,) = told("The top diplomats of South Korea and Japan met in New York on Monday.")
    assert sorted(p.person_id for p in mention.participants) == _MINISTERS.split()
    assert {p.basis for p in mention.participants} == {"office"}


def test_every_field_rests_on_words_of_the_article():
    text = "Foreign Minister Park Jin met Foreign Minister Yoshimasa Hayashi in Munich on Feb. 18 for 35 minutes."
    (mention,) = told(text)
    words = {e.field: text[e.span.start : e.span.end] for e in mention.evidence}
    assert words["place"] == "Munich"
    assert words["date"] == "Feb. 18"
    assert "35 minutes" in words["duration"]
    assert {text[p.evidence.start : p.evidence.end] for p in mention.participants} == {"Park Jin", "Yoshimasa Hayashi"}


def test_a_plan_is_never_dated_before_its_report():
    (mention,) = told("Foreign Minister Park Jin will meet Foreign Minister Yoshimasa Hayashi on March 1, 2023.")
    assert mention.status == "planned"
    assert mention.when is None


def test_a_summit_of_three_with_china_seats_its_premier():
    (mention,) = told("The leaders of Japan, China and South Korea met in Chengdu on Dec. 24, 2019.")
    assert mention.kind == "trilateral-china"
    assert "li-keqiang" in {p.person_id for p in mention.participants}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "On Friday, December 17, 2004, Prime Minister Junichiro Koizumi received President Roh Moo-hyun in "
            "Ibusuki.",
            "held summit 2004-12-17 Ibusuki koizumi-junichiro roh-moo-hyun",
        ),
        (
            "Former Prime Minister Yoshihide Suga met President Yoon Suk Yeol in Seoul on Friday.",
            "held other 2023-03-17 Seoul suga-yoshihide yoon-suk-yeol",
        ),
        (
            "Defense Minister Lee Jong-sup and his Japanese counterpart Yasukazu Hamada were to meet, but the "
            "meeting was postponed.",
            "not-held defence-ministers - - hamada-yasukazu lee-jong-sup",
        ),
    ],
)
def test_hosts_former_holders_and_lapsed_plans_are_read_as_told(text, expected):
    assert summaries(text) == [expected]


def test_meetings_counted_are_no_meeting():
    assert summaries("President Yoon Suk Yeol and Prime Minister Fumio Kishida have met 11 times.") == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "A 15-minute meeting will be held between Foreign Ministers Yoshimasa Hayashi and Park Jin.",
            [f"planned foreign-ministers - - {_MINISTERS}"],
        ),
        (
            "Officials from Japan and South Korea met in Tokyo on Thursday.",
            ["held other 2023-03-16 Tokyo"],
        ),
        (
            "Japan and South Korea held director-general talks in Seoul on Monday.",
            ["held director-general 2023-03-13 Seoul"],
        ),
        (
            "Prime Minister Fumio Kishida and President Yoon Suk Yeol agreed at a summit in Tokyo on Thursday that "
            "the two countries will resume visits.",
            [f"held summit 2023-03-16 Tokyo {_PAIR}"],
        ),
        (
            "Japan wants better ties. Prime Minister Fumio Kishida and President Yoon Suk Yeol said so when they met "
            "in Phnom Penh last November.",
            [f"held summit 2022-11-01/2022-11-30 Phnom Penh {_PAIR}"],
        ),
        (
            "Foreign Minister Park Jin will hold talks with Foreign Minister Yoshimasa Hayashi next week on the "
            "sidelines of a trilateral meeting with U.S. Secretary of State Antony J. Blinken.",
            [
                f"planned foreign-ministers 2023-03-20/2023-03-26 - {_MINISTERS}",
                f"planned trilateral-us 2023-03-20/2023-03-26 - blinken-antony {_MINISTERS}",
            ],
        ),
        (
            "Foreign Minister Yoshimasa Hayashi visited South Korea and met President Yoon Suk Yeol and Foreign "
            "Minister Park Jin.",
            [f"held foreign-ministers - - {_MINISTERS}", "held other - - hayashi-yoshimasa yoon-suk-yeol"],
        ),
        (
            "Foreign Minister Park Jin (left) and his Japanese counterpart Yoshimasa Hayashi (2nd from R) hold talks "
            "in Munich on Feb. 18.",
            [f"held foreign-ministers 2023-02-18 Munich {_MINISTERS}"],
        ),
        (
            "President Yoon Suk Yeol congratulated Prime Minister Fumio Kishida by phone on Thursday.",
            [f"held phone-call 2023-03-16 - {_PAIR}"],
        ),
        (
            "Foreign Minister Park Jin spoke with Foreign Minister Yoshimasa Hayashi over the phone on Wednesday.",
            [f"held phone-call 2023-03-15 - {_MINISTERS}"],
        ),
        (
            "South Korea and Japan are at odds. The two countries' defense chiefs met in Singapore on Thursday.",
            ["held defence-ministers 2023-03-16 Singapore hamada-yasukazu lee-jong-sup"],
        ),
        (
            "President Yoon Suk Yeol and Prime Minister Fumio Kishida had agreed to hold talks in London, but Japan "
            "called the meeting off, citing its schedule.",
            [f"not-held summit - London {_PAIR}"],
        ),
        (
            "In their talks in Seoul on Thursday, Foreign Minister Park Jin and Foreign Minister Yoshimasa Hayashi "
            "discussed trade.",
            [f"held foreign-ministers 2023-03-16 Seoul {_MINISTERS}"],
        ),
        (
            "Prime Minister Fumio Kishida held separate talks with President Yoon Suk Yeol and Chinese Premier Li "
            "Qiang in Jakarta on Thursday.",
            [
                "held summit 2023-03-16 Jakarta kishida-fumio li-qiang",
                f"held summit 2023-03-16 Jakarta {_PAIR}",
            ],
        ),
        (
            "Japan, South Korea and the United States are planning to hold a meeting of their foreign ministers next "
            "month.",
            ["planned trilateral-us 2023-04-01/2023-04-30 - blinken-antony hayashi-yoshimasa park-jin"],
        ),
        (
            "Prime Minister Fumio Kishida welcomed President Yoon Suk Yeol in Tokyo on Thursday.",
            [f"held summit 2023-03-16 Tokyo {_PAIR}"],
        ),
        (
            "It was the first meeting between Foreign Minister Park Jin and Foreign Minister Yoshimasa Hayashi since "
            "President Yoon Suk Yeol spoke out in December.",
            [f"held foreign-ministers - - {_MINISTERS}"],
        ),
    ],
)
def test_a_usual_way_to_tell_of_a_meeting_is_read(text, expected):
    assert sorted(summaries(text)) == sorted(expected)


@pytest.mark.parametrize(
    "text",
    [
        "Prime Minister Fumio Kishida welcomed President Yoon Suk Yeol's remarks in Tokyo on Thursday.",
        "Prime Minister Fumio Kishida called on President Yoon Suk Yeol to act.",
        "Foreign Minister Park Jin departed for China where he met officials from Beijing.",
        "Foreign Minister Park Jin and Foreign Minister Yoshimasa Hayashi took note of consultations under way.",
    ],
)
def test_welcomes_and_appeals_are_no_meeting_of_japan_and_korea(text):
    assert not [line for line in summaries(text) if "hayashi" in line or "kishida" in line]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Kim Chul-woong, South Korea's trade minister, held talks with Taro Yamanaka, Japan's new trade minister, "
            "in Tokyo on Thursday.",
            ["held other 2023-03-16 Tokyo Kim Chul-woong Taro Yamanaka"],
        ),
        (
            "Foreign Minister Park Jin met Peru's foreign minister, Javier Gonzalez-Olaechea, on Thursday.",
            ["held other 2023-03-16 - Javier Gonzalez-Olaechea park-jin"],
        ),
        ("Japan and South Korea failed to hold a summit in Bali.", ["not-held summit - Bali"]),
        (
            "The ministers agreed that a Japan-China-ROK Summit Meeting would be held in Tokyo within this year.",
            ["planned trilateral-china 2023-01-01/2023-12-31 Tokyo"],
        ),
    ],
)
def test_people_whom_the_gazetteer_does_not_know_and_what_would_be_or_was_not(text, expected):
    assert summaries(text) == expected


def test_another_of_the_same_family_name_and_office_is_not_taken_for_the_minister():
    text = "South Korean Defense Minister Shin Beom-chul met Prime Minister Fumio Kishida in Seoul on Thursday."
    assert "shin-won-sik" not in " ".join(summaries(text))


def test_a_vice_minister_of_defense_is_not_the_one_of_foreign_affairs():
    text = "Vice Foreign Minister Cho Hyun-dong met Japan's Vice Minister of Defense in Seoul on Thursday."
    assert "mori-takeo" not in " ".join(summaries(text))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Prime Minister Fumio Kishida was received by President Yoon Suk Yeol in Seoul on Thursday.",
            f"held summit 2023-03-16 Seoul {_PAIR}",
        ),
        (
            "President Yoon Suk Yeol hosted a dinner for Prime Minister Fumio Kishida in Seoul on Thursday.",
            f"held summit 2023-03-16 Seoul {_PAIR}",
        ),
        (
            "Speaking after meeting Foreign Minister Yoshimasa Hayashi in Munich, Foreign Minister Park Jin was firm.",
            f"held foreign-ministers - Munich {_MINISTERS}",
        ),
    ],
)
def test_hosts_and_those_who_speak_after_talks_sat_at_them(text, expected):
    assert summaries(text) == [expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Prime Minister Fumio Kishida and President Yoon Suk Yeol agreed on two meetings a year.", []),
        ("The foreign ministers of Japan and South Korea had not talked for nine months.", []),
        (
            "Prime Minister Fumio Kishida has shown little inclination to sit down with President Yoon Suk Yeol.",
            [f"not-held summit - - {_PAIR}"],
        ),
        (
            "Prime Minister Fumio Kishida does not intend to arrange a summit with President Yoon Suk Yeol.",
            [f"not-held summit - - {_PAIR}"],
        ),
        (
            "Prime Minister Fumio Kishida talked to President Yoon Suk Yeol by telephone on Wednesday.",
            [f"held phone-call 2023-03-15 - {_PAIR}"],
        ),
        (
            "Foreign Minister Yoshimasa Hayashi made calls to his colleagues Park Jin of South Korea and Qin Gang of "
            "China on Wednesday.",
            [
                f"held phone-call 2023-03-15 - {_MINISTERS}",
                "held phone-call 2023-03-15 - hayashi-yoshimasa qin-gang",
            ],
        ),
        (
            "Park Jin is scheduled to meet Antony Blinken and then Yoshimasa Hayashi in Munich on March 20.",
            [
                "planned other 2023-03-20 Munich blinken-antony park-jin",
                f"planned foreign-ministers 2023-03-20 Munich {_MINISTERS}",
            ],
        ),
        (
            "First Vice Foreign Minister Cho Hyun-dong flies to Tokyo to confer with Japanese Vice Foreign Minister "
            "Takeo Mori.",
            ["planned vice-ministers - Tokyo cho-hyun-dong mori-takeo"],
        ),
        (
            "Negotiators from Japan and South Korea will open working-level talks on fishing rights in Tokyo on "
            "March 20.",
            ["planned other 2023-03-20 Tokyo"],
        ),
        (
            "Prime Minister Fumio Kishida was due to receive South Korea's foreign minister on March 20.",
            ["planned other 2023-03-20 - kishida-fumio park-jin"],
        ),
        (
            "Foreign Minister Yoshimasa Hayashi also saw Antony Blinken alone in Munich on March 15.",
            ["held other 2023-03-15 Munich blinken-antony hayashi-yoshimasa"],
        ),
    ],
)
def test_partners_met_in_turn_refusals_and_what_travelers_come_for(text: str, expected: list[str]) -> None:
    assert summaries(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Park Jin said he would meet Hayashi Yoshimasa on Friday.",
            [f"planned foreign-ministers 2023-03-17 - {_MINISTERS}"],
        ),
        (
            "Japan and South Korea have put off a meeting of their foreign ministers that was set for Monday.",
            ["not-held foreign-ministers - -"],
        ),
        (
            "Seoul and Tokyo are in talks to arrange a summit between Yoon Suk-yeol and Fumio Kishida in April.",
            [f"proposed summit 2023-04-01/2023-04-30 - {_PAIR}"],
        ),
        (
            "Prime Minister Fumio Kishida told President Yoon Suk Yeol in a telephone call that he would come.",
            [f"held phone-call - - {_PAIR}"],
        ),
        (
            "The leaders of Japan and South Korea gathered in Kagoshima on Dec. 17.",
            [f"held summit 2022-12-17 Kagoshima {_PAIR}"],
        ),
        (
            "Officials who handle Asia at the foreign ministries of South Korea and Japan met in Tokyo on Thursday.",
            ["held other 2023-03-16 Tokyo"],
        ),
        (
            "Yoshimasa Hayashi held talks with U.S. Treasury Secretary Timothy Geithner in Seoul on Wednesday.",
            ["held other 2023-03-15 Seoul Timothy Geithner hayashi-yoshimasa"],
        ),
        (
            "Kishida and Yoon lead. The foreign ministers of the two countries talked on March 15 in London.",
            [f"held foreign-ministers 2023-03-15 London {_MINISTERS}"],
        ),
    ],
)
def test_what_is_to_come_what_is_off_and_who_is_told_in_a_call(text: str, expected: list[str]) -> None:
    assert summaries(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "On March 15, Mr. Funakoshi Takehiro, Director-General of the Asian and Oceanian Affairs Bureau, held a "
            "meeting with Ambassador Sung Kim, U.S. Special Representative for the DPRK, and Mr. Kim Gunn, Special "
            "Representative for Korean Peninsula Peace and Security Affairs of the Republic of Korea.",
            "held trilateral-us 2023-03-15 - funakoshi-takehiro kim-gunn kim-sung-us",
        ),
        (
            "Yoshimasa Hayashi held talks in Munich on Feb. 18 with Antony Blinken, U.S. secretary of state, and Park "
            "Jin, South Korea's foreign minister.",
            f"held trilateral-us 2023-02-18 Munich blinken-antony {_MINISTERS}",
        ),
        (
            "Yoshimasa Hayashi met Antony Blinken, the U.S. secretary of state, and Park Jin left for home.",
            "held other - - blinken-antony hayashi-yoshimasa",
        ),
    ],
)
def test_partners_are_listed_with_their_titles_and_who_begins_a_clause_is_none(text: str, expected: str) -> None:
    assert summaries(text) == [expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Yoon Suk Yeol arrived in Tokyo and will speak to both houses of parliament. From there he goes on to "
            "Beijing, where he will confer with President Xi Jinping on March 20.",
            ["planned summit 2023-03-20 Beijing xi-jinping yoon-suk-yeol"],
        ),
        (
            "In two hours of talks at the Akasaka Palace on March 16, Prime Minister Fumio Kishida assured President "
            "Yoon Suk Yeol that Japan would not build such arms.",
            [f"held summit 2023-03-16 Tokyo {_PAIR}"],
        ),
        (
            "They recalled the conversation that Fumio Kishida and Yoon Suk Yeol had in Vilnius on March 12.",
            [f"held summit 2023-03-12 Vilnius {_PAIR}"],
        ),
        (
            "President Yoon Suk Yeol offered condolences to Fumio Kishida over the telephone on March 13.",
            [f"held phone-call 2023-03-13 - {_PAIR}"],
        ),
        (
            "Foreign Minister Park Jin was the guest of Foreign Minister Yoshimasa Hayashi in Tokyo on March 14.",
            [f"held foreign-ministers 2023-03-14 Tokyo {_MINISTERS}"],
        ),
        ("Kishida and Yoon will both attend the Nuclear Security Summit in Seoul on March 26.", []),
    ],
)
def test_he_is_whom_the_sentence_before_is_about_and_other_ways_to_say_that_they_met(
    text: str, expected: list[str]
) -> None:
    assert summaries(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Foreign Minister Yoshimasa Hayashi called Foreign Minister Park Jin on Feb. 1, 2023.",
            [f"held phone-call 2023-02-01 - {_MINISTERS}"],
        ),
        (
            "On Feb. 1, 2023, Foreign Ministers Yoshimasa Hayashi and Park Jin were on the telephone.",
            [f"held phone-call 2023-02-01 - {_MINISTERS}"],
        ),
        (
            "In Phuket, Thailand, the foreign ministers of Japan and South Korea, Yoshimasa Hayashi and Park Jin, "
            "talked for 40 minutes on Feb. 1, 2023.",
            [f"held foreign-ministers 2023-02-01 Phuket {_MINISTERS}"],
        ),
        (
            "On Feb. 1, 2023, after the summit with China, Prime Minister Fumio Kishida and President Yoon Suk Yeol "
            "met in Seoul.",
            ["held trilateral-china 2023-02-01 - kishida-fumio yoon-suk-yeol", f"held summit 2023-02-01 Seoul {_PAIR}"],
        ),
        (
            "Prime Minister Fumio Kishida, Premier Li Qiang and, for South Korea, President Yoon Suk Yeol met in Seoul "
            "on Feb. 1, 2023.",
            ["held trilateral-china 2023-02-01 Seoul kishida-fumio li-qiang yoon-suk-yeol"],
        ),
        (
            "President Yoon Suk Yeol rang Fumio Kishida on March 10 to report on his meeting with Joe Biden.",
            [f"held phone-call 2023-03-10 - {_PAIR}", "held summit - - biden-joe yoon-suk-yeol"],
        ),
        (
            "On Feb. 1, in Tokyo, Antony Blinken had agreed with Yoshimasa Hayashi that the two should meet in "
            "New York.",
            ["proposed other - New York blinken-antony hayashi-yoshimasa"],
        ),
    ],
)
def test_who_met_by_what_stands_around_the_verb(text: str, expected: list[str]) -> None:
    assert summaries(text) == expected


def test_the_day_of_an_announcement_is_not_that_of_the_meeting() -> None:
    text = "On March 9 an official announced the program, with talks of Yoon Suk Yeol and Joe Biden at the White House."
    assert not any("2023-03-09" in each for each in summaries(text))
