"""Meetings that English sentences tell of by a visit, a round of talks, a wish for three, or an entry's day."""

from __future__ import annotations

import pytest

from tests.corpus.told import summaries

_LEADERS = "kishida-fumio yoon-suk-yeol"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Kishida made a two-day trip to Seoul in May. Yoon had been to Tokyo in March.",
            [
                f"held summit 2023-05-01/2023-05-31 Seoul {_LEADERS}",
                f"held summit 2023-03-01/2023-03-31 Tokyo {_LEADERS}",
            ],
        ),
        (
            "President Yoon Suk Yeol put off his visit to Japan. Prime Minister Kishida was not told.",
            [f"not-held summit - - {_LEADERS}"],
        ),
        (
            "Prime Minister Kishida asked President Yoon Suk Yeol to visit Japan.",
            [f"proposed summit - - {_LEADERS}"],
        ),
        (
            "Park Jin, the foreign minister, will go to Tokyo in January. He is to see his counterpart, Yoko Kamikawa.",
            ["planned foreign-ministers 2024-01-01/2024-01-31 Tokyo kamikawa-yoko park-jin"],
        ),
        ("President Yoon Suk Yeol went to Hiroshima in May for the G7 summit, as Prime Minister Kishida wished.", []),
        ("Foreign Minister Park Jin visited Sado in Japan on May 3 to see the mines.", []),
        ("Japan's Kishida saw Takeshima from afar; President Yoon Suk Yeol visited Dokdo in May.", []),
    ],
)
def test_a_visit_in_office_is_the_talks_that_it_was_made_for(text: str, expected: list[str]) -> None:
    assert summaries(text, on="2023-12-20") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Japan and South Korea are neighbors. Officials of the two countries met in Seoul on June 21.",
            ["held other 2021-06-21 Seoul"],
        ),
        (
            "Officials of Japan's Ministry of Finance and South Korea's Ministry of Economy and Finance concluded the "
            "fifth round of their strategic dialogue in Busan on Friday.",
            ["held other 2021-06-25 Busan"],
        ),
        (
            "Japan and South Korea are rivals. A third round of the policy dialogue will be held in Tokyo in July.",
            ["planned other 2021-07-01/2021-07-31 Tokyo"],
        ),
        ("Japan and South Korea held the eighth round of their policy dialogue by videoconference on June 3.", None),
        ("Japan and South Korea voted. The first round of the election was held on June 6.", []),
    ],
)
def test_a_round_of_talks_needs_no_names(text: str, expected: list[str] | None) -> None:
    wanted = ["held phone-call 2021-06-03 -"] if expected is None else expected
    assert summaries(text, on="2021-06-30") == wanted


def test_a_summit_of_three_that_is_wished_for_is_proposed():
    text = (
        "Foreign Minister Yoshimasa Hayashi met South Korea's Park Jin in Seoul on Friday. They agreed to work toward "
        "an early trilateral summit with China."
    )
    assert summaries(text, on="2023-09-10")[1:] == ["proposed trilateral-china - -"]


def test_the_entries_of_a_chronology_share_the_year_of_the_first_one():
    text = (
        "Jan. 25, 2005: The Japan-Korea Friendship Year opens in Tokyo.\n\n"
        "April 7: Foreign Ministers Ban Ki-moon and Machimura Nobutaka meet in Islamabad."
    )
    assert summaries(text, on=None) == ["held foreign-ministers 2005-04-07 Islamabad ban-ki-moon machimura-nobutaka"]


def test_i_in_a_press_conference_is_the_one_who_speaks():
    text = (
        "Foreign Minister Yoshimasa Hayashi: I returned this morning. I had an exchange of views with Foreign Minister "
        "Park Jin in Munich on Feb. 18."
    )
    assert summaries(text, on="2023-02-20") == [
        "held foreign-ministers 2023-02-18 Munich hayashi-yoshimasa park-jin",
    ]


@pytest.mark.parametrize(
    "text",
    [
        "A summit between Japan and South Korea has not been held since President Yoon Suk Yeol came to power.",
        "President Yoon Suk Yeol stayed at home. A summit with Prime Minister Kishida did not take place.",
    ],
)
def test_what_has_not_been_held_is_not_held(text: str) -> None:
    assert [told.split()[:2] for told in summaries(text, on="2023-12-20")] == [["not-held", "summit"]]
