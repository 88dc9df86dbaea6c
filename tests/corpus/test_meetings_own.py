"""The body of a brief beside its front matter: made-up briefs on real people."""

from __future__ import annotations

from pathlib import Path

import pytest

from corpus.briefs import articles_of, parse_brief
from corpus.gazetteer import Gazetteer
from corpus.gazetteer.offices import Offices
from corpus.meetings.brief import mention_of_brief
from corpus.meetings.extract import mentions_of
from corpus.meetings.own import beside_front
from tests.corpus.brief_made import FRONT, write_brief

GAZETTEER = Gazetteer.load()
FRONT_2019 = FRONT.replace("2031-04-08", "2019-02-15").replace("2031-04-09", "2019-02-16")
MINISTERS = FRONT_2019.replace("Hoshino Kei", "Kono Taro").replace("Baek Ha-neul", "Kang Kyung-wha")
ENVOY = FRONT_2019.replace("Hoshino Kei", "Abe Shinzo").replace("Baek Ha-neul", "Moon Hee-sang")
LEAD = "Foreign Ministers Kono Taro and Kang Kyung-wha met in Geneva on Friday, 15 February 2019."


def told(path: Path, front: str, body: str) -> list[tuple[tuple[str, ...], str | None]]:
    """Who met, and in which city, by each held mention of the body."""
    article = articles_of(parse_brief(write_brief(path, front=front, body=body)))[0]
    found = mentions_of(article, GAZETTEER, Offices.load())
    kept = beside_front(mention_of_brief(article, GAZETTEER), found, article.text)
    return [(tuple(sorted(p.person_id or p.name for p in m.participants)), m.city) for m in kept if m.status == "held"]


def test_a_city_told_of_in_passing_does_not_move_the_meeting(tmp_path: Path) -> None:
    body = (
        "In Geneva for a conference, to which four partners were invited, Kono Taro and Kang Kyung-wha met on Friday, "
        "February 15, 2019. Korean reports count 45 days since their meeting in Seoul in January. [1][2]\n"
    )
    cities = {city for people, city in told(tmp_path, MINISTERS, body) if people == ("kang-kyung-wha", "kono-taro")}
    assert cities == {"Geneva"}


def test_they_are_nobody_else_than_those_of_the_brief(tmp_path: Path) -> None:
    body = (
        "Moon Hee-sang, sent by President Moon Jae-in, handed a letter from him to Prime Minister Abe Shinzo. "
        "They talked at a hotel on Friday, 15 February 2019. [1][2]\n"
    )
    assert ("abe-shinzo", "moon-jae-in") not in [people for people, _ in told(tmp_path, ENVOY, body)]


def test_another_meeting_of_that_day_stays_where_the_sentence_names_who_met(tmp_path: Path) -> None:
    body = (
        LEAD
        + " On the same day Kang Kyung-wha met Secretary of State Mike Pompeo in Geneva on 15 February 2019. [1][2]\n"
    )
    assert ("kang-kyung-wha", "pompeo-mike") in [people for people, _ in told(tmp_path, MINISTERS, body)]


def test_meetings_of_other_days_are_left_as_they_are(tmp_path: Path) -> None:
    body = LEAD + " They had met in Davos on 23 January 2019. [1][2]\n"
    assert (("kang-kyung-wha", "kono-taro"), "Davos") in told(tmp_path, MINISTERS, body)


THREE = MINISTERS.replace("kind: foreign-ministers", "kind: trilateral-us").replace(
    "topics:", '    - {name: "Mike Pompeo", role: "Secretary of State", side: us}\ntopics:'
)


@pytest.mark.parametrize(
    ("sentence", "held"),
    [
        ("With Mike Pompeo in the chair, Kono Taro and Kang Kyung-wha met", False),
        ("Kono Taro and Kang Kyung-wha also met alone", True),
        ("Afterwards Kono Taro met Kang Kyung-wha", True),
    ],
)
def test_some_of_those_at_the_table_met_apart_only_where_it_says_so(tmp_path: Path, sentence: str, held: bool) -> None:
    found = told(tmp_path, THREE, f"{sentence} in Geneva on Friday, 15 February 2019. [1][2]\n")
    assert bool(found) == held


def test_a_call_that_reads_like_a_meeting_is_the_call(tmp_path: Path) -> None:
    front = MINISTERS.replace("kind: foreign-ministers", "kind: phone-call")
    body = "Kono Taro and Kang Kyung-wha exchanged New Year greetings on Friday, 15 February 2019. [1][2]\n"
    assert told(tmp_path, front, body) == []


def test_who_has_no_place_and_confers_by_video_did_not_meet_in_person(tmp_path: Path) -> None:
    front = MINISTERS.replace("city: Geneva", "city: null").replace("country: CH", "country: null")
    body = "Kono Taro and Kang Kyung-wha conferred by video on Friday, 15 February 2019. [1][2]\n"
    article = articles_of(parse_brief(write_brief(tmp_path, front=front, body=body)))[0]
    mention = mention_of_brief(article, GAZETTEER)
    assert mention is not None
    assert (mention.kind, mention.mode) == ("foreign-ministers", "video")
