"""What a venue is called in Japanese and Korean."""

from __future__ import annotations

from datetime import date

import pytest

from corpus.briefs import bundled_folder, read_briefs
from corpus.gazetteer.venues import venue_name, venues


@pytest.mark.parametrize(
    ("venue", "city", "on", "language", "name"),
    [
        ("Ministry of Foreign Affairs", "Tokyo", date(2021, 6, 21), "ko", "외무성"),
        ("Ministry of Foreign Affairs", "Seoul", date(2021, 6, 21), "ko", "외교부 청사"),
        ("Ministry of Foreign Affairs", "Seoul", date(1991, 4, 1), "ko", "외무부 청사"),
        ("Ministry of Foreign Affairs", "Seoul", None, "ja", "外交部庁舎"),
        ("Ministry of Foreign Affairs", "Oslo", None, "ja", "Ministry of Foreign Affairs"),
        ("Grosvenor House Hotel", "London", date(2021, 5, 5), "ja", "グロブナー・ハウス・ホテル"),
        ("Grosvenor House Hotel", "London", date(2021, 5, 5), "en", "Grosvenor House Hotel"),
        ("Somebody's Garden", "London", None, "ko", "Somebody's Garden"),
    ],
)
def test_the_name_is_that_of_the_language_the_city_and_the_year(venue, city, on, language, name):
    assert venue_name(venue, language, city=city, on=on) == name


def test_every_venue_of_the_bundled_briefs_has_a_name_in_both_languages():
    meetings = [m for brief in read_briefs(bundled_folder()) if (m := brief.front.meeting) is not None and m.venue]
    assert len(meetings) > 250
    lacking = {(m.venue, m.city) for m in meetings if venue_name(m.venue, "ko", city=m.city) == m.venue}
    assert lacking == set()


def test_every_row_is_of_a_venue_of_the_briefs_and_is_whole():
    known = {m.venue for brief in read_briefs(bundled_folder()) if (m := brief.front.meeting) is not None}
    assert set(venues()) - known == set()
    assert all(all(row.names.values()) for rows in venues().values() for row in rows)
