"""Terms of office: complete where they say so, each with its source, and read off by the day of an event."""

from __future__ import annotations

import functools
from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path

import pytest

from corpus.errors import DataError
from corpus.gazetteer import Gazetteer
from corpus.gazetteer.offices import Holding, Offices
from corpus.types import Precision

DAY = timedelta(days=1)
TODAY = date(2026, 11, 21)


@functools.cache
def offices() -> Offices:
    return Offices.load()


@functools.cache
def gazetteer() -> Gazetteer:
    return Gazetteer.load()


def holders(post: str, day: str) -> list[str]:
    return [held.person_id for held in offices().holders(post, date.fromisoformat(day))]


def complete() -> list[tuple[str, date]]:
    return [(post.id, post.complete_from) for post in offices().posts() if post.complete_from]


def since(post: str, day: date) -> list[Holding]:
    return [held for held in offices().terms_of_post(post) if held.end_on is None or held.end_on > day]


def touch(earlier: Holding, later: Holding) -> bool:
    """Whether one follows the other on the same day or the next, as far as both are known."""
    end, start = earlier.tenure_end, later.start
    if end is None or start is None:
        return False
    return end.earliest_on <= start.latest_on and start.earliest_on <= end.latest_on + DAY


@pytest.mark.parametrize(("post", "day"), complete())
def test_a_complete_post_has_neither_gap_nor_overlap(post: str, day: date) -> None:
    terms = since(post, day)
    assert terms[0].start is not None
    assert terms[0].start.earliest_on <= day
    for earlier, later in pairwise(terms):
        assert touch(earlier, later), (earlier, later)
    assert terms[-1].end_on is None


@pytest.mark.parametrize("post", ["jp-pm", "jp-fm", "jp-dm", "jp-ccs", "kr-president", "us-president"])
def test_leaders_and_ministers_are_known_to_the_day(post: str) -> None:
    day = offices().post(post).complete_from
    assert day is not None
    assert day <= date(1990, 2, 28)
    for held in since(post, day):
        ends = [end for end in (held.start, held.tenure_end) if end]
        assert all(end.precision is Precision.DAY for end in ends), held


@pytest.mark.parametrize(("post", "day"), complete())
def test_a_complete_post_has_one_holder_a_day_and_two_on_a_hand_over(post: str, day: date) -> None:
    """Every seventeenth day, without bisection: a second reading of the same terms."""
    terms = offices().terms_of_post(post)
    hand_overs = {held.start_on for held in terms}
    vague = any(end.precision is not Precision.DAY for held in terms for end in (held.start, held.end) if end)
    while day <= TODAY:
        found = offices().holders(post, day)
        assert set(found) == {
            held for held in terms if held.start_on and held.start_on <= day <= (held.end_on or TODAY)
        }
        assert len(found) == 1 or (len(found) == 2 and day in hand_overs) or (vague and not found), day
        day += 17 * DAY


def test_no_person_follows_themselves() -> None:
    for post in offices().posts():
        terms = offices().terms_of_post(post.id)
        for earlier, later in pairwise(terms):
            assert (earlier.person_id, earlier.end_on) != (
                later.person_id,
                later.start_on,
            ) or earlier.acting != later.acting


def test_every_term_has_a_source_that_exists() -> None:
    for post in offices().posts():
        for held in offices().terms_of_post(post.id):
            assert held.sources
            assert all(offices().source(key).url.startswith("http") for key in held.sources), held


def test_no_source_is_unused() -> None:
    used = {key for post in offices().posts() for held in offices().terms_of_post(post.id) for key in held.sources}
    assert {source.key for source in offices().sources()} == used


def test_every_post_is_of_a_known_office_and_every_holder_a_known_person() -> None:
    people = {entity.id: entity for entity in gazetteer().entities("person")}
    titles = {entity.id for entity in gazetteer().entities("office")}
    for post in offices().posts():
        assert post.office in titles, post.id
        assert all(post.names[language] for language in ("en", "ja", "ko")), post.id
        assert post.id.partition("-")[0] == post.side, post.id
        for held in offices().terms_of_post(post.id):
            person = people[held.person_id]
            assert person.side == post.side, held


def test_no_term_lies_in_the_future() -> None:
    for post in offices().posts():
        for held in offices().terms_of_post(post.id):
            assert held.start is None or held.start.earliest_on <= TODAY, held
            assert held.end_on is None or held.end_on <= TODAY, held


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        ("2017-08-02", ["kishida-fumio"]),
        ("2017-08-03", ["kono-taro", "kishida-fumio"]),
        ("2017-08-04", ["kono-taro"]),
        ("2019-09-10", ["kono-taro"]),
        ("2019-09-11", ["motegi-toshimitsu", "kono-taro"]),
        ("2021-11-03", ["motegi-toshimitsu"]),
        ("2021-11-07", ["kishida-fumio"]),
        ("2021-11-11", ["hayashi-yoshimasa"]),
        ("2025-10-20", ["iwaya-takeshi"]),
        ("2025-10-22", ["motegi-toshimitsu"]),
        ("1965-06-22", ["shiina-etsusaburo"]),
        ("1998-10-08", ["komura-masahiko"]),
        ("2011-03-08", ["edano-yukio"]),
    ],
)
def test_the_japanese_foreign_minister_depends_on_the_day_of_the_event(day: str, expected: list[str]) -> None:
    assert holders("jp-fm", day) == expected


def test_yohei_kono_is_not_taro_kono() -> None:
    assert holders("jp-fm", "1995-01-01") == holders("jp-fm", "2000-01-01") == ["kono-yohei"]
    assert holders("jp-fm", "2018-01-01") == ["kono-taro"]
    assert {held.post for held in offices().terms("kono-yohei")} == {"jp-fm", "jp-ccs"}
    assert {held.post for held in offices().terms("kono-taro")} == {"jp-fm", "jp-dm"}


def test_who_acts_for_somebody_still_to_be_appointed_is_marked() -> None:
    (held,) = offices().holders("jp-fm", date(2021, 11, 7))
    assert (held.person_id, held.acting) == ("kishida-fumio", True)
    assert [each.post for each in offices().held_by("kishida-fumio", date(2021, 11, 7))] == ["jp-fm", "jp-pm"]


def test_the_head_of_the_defense_agency_is_the_defense_minister_of_then() -> None:
    assert holders("jp-dm", "2003-01-01") == ["ishiba-shigeru"]
    assert holders("jp-dm", "2006-12-01") == holders("jp-dm", "2007-01-10") == ["kyuma-fumio"]


def test_a_hand_over_known_by_its_year_names_nobody_within_that_year() -> None:
    assert holders("jp-ambassador-kr", "2018-06-01") == ["nagamine-yasumasa"]
    assert holders("jp-ambassador-kr", "2019-06-01") == []
    assert holders("jp-ambassador-kr", "2020-06-01") == ["tomita-koji"]


def test_nobody_is_known_before_the_first_term_and_for_an_unknown_person() -> None:
    assert offices().holders("jp-pm", date(1950, 1, 1)) == ()
    assert offices().held_by("nobody", TODAY) == ()
    assert offices().terms("nobody") == ()
    assert offices().tenures("nobody") == ()


def test_a_post_that_nobody_lists_is_an_error() -> None:
    with pytest.raises(KeyError):
        offices().holders("jp-emperor", TODAY)


def test_the_gazetteer_takes_checked_terms_and_says_so() -> None:
    kishida = gazetteer().entity("kishida-fumio")
    assert kishida.verified
    assert [(held.office, str(held.start)) for held in kishida.offices][:1] == [("fm", "2012-12-26")]
    assert gazetteer().entity("lee-yong-soo").verified is False


GOOD = """
posts = '''
xx-fm | jp | fm | minister | | Foreign Minister | 外相 | 외무상
'''
sources = '''
one | Outlet | Title | https://example.org/one | 2001-02
'''
terms = '''
xx-fm | somebody | 2001-02-03 | 2004 | | one
xx-fm | another | ? | 2007-05-06 | acting | one
xx-fm | third | 2008-01 | | | one
xx-fm | fourth | ? | ? | | one
'''
"""


def written(folder: Path, text: str) -> Path:
    (folder / "xx.toml").write_text(text, encoding="utf-8")
    return folder


def test_only_sure_days_count_where_a_source_has_a_year_a_month_or_nothing(tmp_path: Path) -> None:
    loaded = Offices.load(written(tmp_path, GOOD))

    def days(held: Holding) -> tuple[str, str, bool]:
        return str(held.start_on), str(held.end_on), held.acting

    assert [days(held) for held in loaded.terms_of_post("xx-fm")] == [
        ("2001-02-03", "2004-01-01", False), ("2007-05-06", "2007-05-06", True), ("2008-01-31", "None", False),
        ("None", "None", False),
    ]  # fmt: skip
    assert [str(tenure.end) for tenure in loaded.tenures("another")] == ["2007-05-06"]
    assert loaded.held_by("fourth", TODAY) == ()
    assert [held.person_id for held in loaded.holders("xx-fm", TODAY)] == ["third"]
    assert loaded.source("xx/one").outlet == "Outlet"


@pytest.mark.parametrize(
    ("change", "says"),
    [
        (("2001-02-03", "2001-02-30"), "day is out of range"),
        (("2001-02-03", "2005-02-03"), "first day after the last day"),
        (("| acting |", "| for now |"), "expected 'acting' or nothing"),
        (("2004 | | one", "2004 | | two"), "expected a source of this file"),
        (("2004 | | one", "2004 | |"), "no first day or no source"),
        (("xx-fm | third", "yy-fm | third"), "expected a post of this file"),
        (("| minister |", "| chief |"), "expected one of adviser"),
        (("xx-fm | jp |", "xx-fm | mars |"), "expected one of jp"),
        (("https://example.org/one", "example.org"), "starts with https://"),
        (("| another |", "| another"), "columns"),
        (("posts = '''", "posts = ''"), "restore the file"),
    ],
)
def test_a_broken_file_is_named_with_the_line(tmp_path: Path, change: tuple[str, str], says: str) -> None:
    broken = GOOD.replace(*change)
    assert broken != GOOD
    with pytest.raises(DataError, match=says) as caught:
        Offices.load(written(tmp_path, broken))
    assert "xx.toml" in str(caught.value)


def test_an_empty_folder_and_a_post_in_two_files_are_errors(tmp_path: Path) -> None:
    with pytest.raises(DataError, match="no file of terms"):
        Offices.load(tmp_path)
    written(tmp_path, GOOD)
    (tmp_path / "yy.toml").write_text(GOOD, encoding="utf-8")
    with pytest.raises(DataError, match="'xx-fm' twice"):
        Offices.load(tmp_path)
