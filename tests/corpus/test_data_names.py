"""The name files keep their promises: three languages, ids of their own, no surface shared by accident."""

from __future__ import annotations

import functools
import tomllib
from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from corpus.briefs import bundled_folder, read_briefs
from corpus.errors import DataError
from corpus.gazetteer import Gazetteer
from corpus.gazetteer.offices import Offices
from corpus.gazetteer.tables import DATA, table
from corpus.gazetteer.types import Entity


@functools.cache
def gazetteer() -> Gazetteer:
    return Gazetteer.load()


@functools.cache
def offices() -> Offices:
    return Offices.load()


def test_every_entity_has_names_in_three_languages() -> None:
    lacking = [entity.id for entity in gazetteer().entities() if not all(entity.names[k] for k in ("en", "ja", "ko"))]
    assert lacking == []


def test_ids_are_kebab_case() -> None:
    odd = [e.id for e in gazetteer().entities() if not all(c.isascii() and (c.isalnum() or c == "-") for c in e.id)]
    assert odd == []


def test_every_zone_is_an_iana_zone() -> None:
    for entity in gazetteer().entities():
        if entity.timezone:
            assert ZoneInfo(entity.timezone).key == entity.timezone


def test_terms_of_office_run_forward() -> None:
    for person in gazetteer().entities("person"):
        for tenure in person.offices:
            if tenure.start and tenure.end:
                assert tenure.start.earliest_on <= tenure.end.latest_on, person.id


def test_every_full_name_finds_its_owner_alone() -> None:
    shared: dict[str, set[str]] = defaultdict(set)
    for person in gazetteer().entities("person"):
        for names in person.names.values():
            for mention in (m for name in names for m in gazetteer().find(name) if m.kind == "person"):
                if mention.entity_id != person.id:
                    shared[mention.surface].add(mention.entity_id)
    # Surnames and titles listed as names because news use them alone: two Sullivans, two Premiers Li.
    assert set(shared) <= {"Sullivan", "サリバン", "설리번", "Premier Li", "리 총리", "리총리"}


def test_a_surface_with_two_owners_is_always_marked_ambiguous() -> None:
    for entity in gazetteer().entities():
        for name in (name for names in entity.names.values() for name in names):
            whole = [m for m in gazetteer().find(name) if (m.start, m.end) == (0, len(name))]
            by_kind: dict[bool, list[str]] = defaultdict(list)
            for mention in whole:
                by_kind[mention.kind == "person"].append(mention.certainty)
            for certainties in by_kind.values():
                assert len(certainties) == 1 or set(certainties) == {"ambiguous"}, name


def test_disputed_terms_name_both_sides_in_three_languages() -> None:
    data = tomllib.loads((DATA / "terms.toml").read_text(encoding="utf-8"))
    assert data["first"] == {"en": "jp", "ja": "jp", "ko": "kr"}
    ids = [term["id"] for term in data["term"]]
    assert len(ids) == len(set(ids))
    assert {"takeshima-dokdo", "sea-of-japan-east-sea", "wartime-labor"} <= set(ids)
    for term in data["term"]:
        for side in ("jp", "kr"):
            assert set(term[side]) == {"en", "ja", "ko"}, term["id"]
            assert all(term[side].values()), term["id"]
    (northern,) = data["other"]
    assert (northern["jp"]["en"], northern["ru"]["en"]) == ("Northern Territories", "Southern Kurils")


def test_a_row_with_a_column_too_few_is_refused_with_its_text() -> None:
    with pytest.raises(DataError, match=r"found 2 columns in 'tokyo \| place', expected 7"):
        table({"places": "tokyo | place"}, "places", columns=7, path="places.toml")


def test_a_missing_file_is_refused_with_its_path(tmp_path: Path) -> None:
    with pytest.raises(DataError, match=r"people\.toml"):
        Gazetteer.load(tmp_path)


def test_every_city_of_a_brief_is_a_place_in_its_country_with_the_zone_of_the_brief() -> None:
    """So that a meeting read from an article of the same city falls on the same day and in the same country."""
    cities = [(brief.front, brief.front.meeting) for brief in read_briefs(bundled_folder()) if brief.front.meeting]
    assert len(cities) > 70
    for front, meeting in cities:
        found = [place for place in places_in(meeting.city or "") if place.kind == "place" or place.id == "singapore"]
        here = {p.id for p in found if (p.country, p.timezone) == (meeting.country, front.timezone)}
        assert meeting.city is None or len(here) == 1, (front.headlines, meeting.city, found)


def places_in(text: str) -> Iterator[Entity]:
    by_id = {entity.id: entity for entity in gazetteer().entities()}
    return (by_id[m.entity_id] for m in gazetteer().find(text) if m.kind in {"place", "country"})


@pytest.mark.parametrize(
    ("city", "country"),
    [("Paris", "FR"), ("マドリード", "ES"), ("프놈펜", "KH"), ("Johannesburg", "ZA"), ("ビエンチャン", "LA")],
)
def test_a_city_is_not_a_name_of_its_country(city: str, country: str) -> None:
    assert [(place.kind, place.country) for place in places_in(city)] == [("place", country)]


def test_every_topic_of_a_brief_is_known() -> None:
    known = {entity.id for entity in gazetteer().entities()}
    named = {topic for brief in read_briefs(bundled_folder()) for topic in brief.front.topics}
    assert named <= known


@pytest.mark.parametrize(
    ("text", "person"),
    [
        ("Kim Jung-han", "kim-jung-han"), ("Jung-han Kim", "kim-jung-han"), ("金丁漢", "kim-jung-han"),
        ("キム・ジョンハン", "kim-jung-han"), ("김정한", "kim-jung-han"),
        ("Kim Sung-han", "kim-sung-han"), ("キム・ソンハン", "kim-sung-han"), ("김성한", "kim-sung-han"),
        ("Kim Sung-hwan", "kim-sung-hwan"), ("キム・ソンファン", "kim-sung-hwan"), ("김성환", "kim-sung-hwan"),
        ("Kim Dae-jung", "kim-dae-jung"), ("Kim Dae Jung", "kim-dae-jung"), ("金大中", "kim-dae-jung"),
        ("キム・デジュン", "kim-dae-jung"), ("김대중", "kim-dae-jung"),
        ("Moon Jae-in", "moon-jae-in"), ("Jae-in Moon", "moon-jae-in"), ("MOON Jae-in", "moon-jae-in"),
        ("文在寅", "moon-jae-in"), ("ムン・ジェイン", "moon-jae-in"), ("문재인", "moon-jae-in"),
        ("문 대통령", "moon-jae-in"), ("文大統領", "moon-jae-in"), ("President Moon", "moon-jae-in"),
    ],
)  # fmt: skip
def test_a_person_is_found_in_every_script_and_no_other_of_that_family(text: str, person: str) -> None:
    assert {m.entity_id for m in gazetteer().find(text) if m.kind == "person"} == {person}


def test_three_kims_in_one_sentence_stay_three() -> None:
    text = "Kim Jung-han, Kim Sung-han and Kim Dae-jung are not related."
    found = [(m.entity_id, m.certainty) for m in gazetteer().find(text) if m.kind == "person"]
    assert found == [(name, "exact") for name in ("kim-jung-han", "kim-sung-han", "kim-dae-jung")]


def test_every_korean_holder_of_an_office_has_both_orders_of_the_name_and_a_japanese_reading() -> None:
    people = {entity.id: entity for entity in gazetteer().entities("person")}
    for post in (post for post in offices().posts() if post.side == "kr"):
        for held in offices().terms_of_post(post.id):
            names = people[held.person_id].names
            family, _, given = names["en"][0].partition(" ")
            assert f"{given} {family}" in names["en"], held.person_id
            assert any("ア" <= character <= "ヶ" for name in names["ja"] for character in name), held.person_id
            assert all("가" <= character <= "힣" or character == " " for character in names["ko"][0]), held.person_id


@pytest.mark.parametrize(
    ("post", "day", "expected"),
    [
        ("kr-president", "2017-05-09", ["hwang-kyo-ahn"]),  # After the removal of Park he acted to the end.
        ("kr-president", "2017-05-10", ["moon-jae-in"]),
        ("kr-president", "2022-05-09", ["moon-jae-in"]),
        ("kr-president", "2022-05-10", ["yoon-suk-yeol"]),
        ("kr-president", "2025-06-04", ["lee-jae-myung", "lee-ju-ho"]),  # In the course of the morning.
        ("kr-fm", "2004-01-16", ["ban-ki-moon", "yoon-young-kwan"]),
        ("kr-fm", "2006-12-01", ["song-min-soon"]),
        ("kr-fm", "2010-09-07", ["shin-kak-soo"]),
        ("kr-fm", "2017-06-17", ["yun-byung-se"]),
        ("kr-fm", "2017-06-18", ["kang-kyung-wha", "yun-byung-se"]),
        ("kr-fm", "2021-02-08", ["kang-kyung-wha"]),
        ("kr-fm", "2021-02-09", ["chung-eui-yong"]),
        ("kr-fm", "2024-01-10", ["cho-tae-yul", "park-jin"]),
        ("kr-fm", "2025-07-18", ["cho-hyun", "cho-tae-yul"]),
        ("kr-acting-president", "2004-03-12", ["goh-kun"]),
        ("kr-acting-president", "2004-05-15", []),
        ("kr-acting-president", "2024-12-27", ["choi-sang-mok", "han-duck-soo"]),
        ("us-secretary-of-state", "2021-01-26", ["blinken-antony"]),
        ("cn-fm", "2022-12-30", ["qin-gang", "wang-yi"]),
    ],
)
def test_korea_and_its_partners_change_hands_on_the_day_their_sources_give(
    post: str, day: str, expected: list[str]
) -> None:
    assert [held.person_id for held in offices().holders(post, date.fromisoformat(day))] == expected
