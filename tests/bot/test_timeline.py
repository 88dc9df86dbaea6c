"""The picture, the alt text and the text beside it show the same rows; a bar is exactly the days that are known."""

from __future__ import annotations

import subprocess
import sys
from datetime import date
from itertools import pairwise
from pathlib import Path

import pytest

from bot.budget import size
from bot.meeting_list import Listed
from bot.meeting_text import SIGNS
from bot.timeline import MAX_ALT, MAX_ROWS, Layout, Row, _ticks, alt_text, draw, layout, missing_glyphs
from bot.timeline_view import timeline_of
from corpus.meetings.register import Extent
from corpus.meetings.types import Meeting
from corpus.types import Precision
from retrieval.types import Language
from retrieval.words import data_file
from tests.bot.meetings import days, gazetteer, many, meeting
from tests.bot.png import size_of

ROOT = Path(__file__).resolve().parents[2]
LANGUAGES: tuple[Language, ...] = ("en", "ja", "ko")
MIXED = (
    meeting(id="a"),
    meeting(id="b", status="planned", when=days(date(2019, 12, 1), date(2019, 12, 31), Precision.MONTH)),
    meeting(id="c", status="proposed", when=days(date(2019, 11, 4))),
    meeting(id="d", status="not-held", when=days(date(2019, 6, 28), date(2019, 6, 29), Precision.RANGE)),
)


def laid(*meetings: Meeting, language: Language = "en") -> Layout:
    return layout(meetings, title="Meetings", subtitle="", language=language, gazetteer=gazetteer())


def listed(*meetings: Meeting, n: int | None = None) -> Listed:
    extent = Extent(len(meetings), date(2019, 1, 1), date(2019, 12, 31))
    return Listed(
        meetings=meetings, n_meetings=len(meetings) if n is None else n, asked="", extent=extent, as_of_on=None
    )


def test_rows_run_from_the_oldest_and_span_exactly_the_days_known() -> None:
    rows = laid(*MIXED, meeting(id="undated", when=None)).rows
    assert [(row.first_on, row.last_on, row.status) for row in rows] == [
        (date(2019, 6, 28), date(2019, 6, 29), "not-held"),
        (date(2019, 9, 26), date(2019, 9, 26), "held"),
        (date(2019, 11, 4), date(2019, 11, 4), "proposed"),
        (date(2019, 12, 1), date(2019, 12, 31), "planned"),
    ]
    assert [row.is_day for row in rows] == [False, True, True, False]


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_status_is_told_by_sign_and_word_not_by_color_alone(language: Language) -> None:
    assert len(set(SIGNS.values())) == len(SIGNS)
    for row in laid(*MIXED, language=language).rows:
        word = data_file("bot", "words.toml")[language].get(f"sign_{row.status}", "")
        assert word in row.label
        assert data_file("bot", "words.toml")[language][f"listed_{row.status}"] in row.sentence


def test_the_alt_text_names_every_row_and_nothing_else() -> None:
    shown = laid(*MIXED)
    text = alt_text(shown)
    for n, row in enumerate(shown.rows, start=1):
        assert f"{n}. {row.sentence}." in text
    assert "5." not in text


def test_an_alt_text_too_long_says_how_many_more_there_are() -> None:
    shown = laid(*many(40))
    text = alt_text(shown)
    n_named = sum(f"{n}. {row.sentence}." in text for n, row in enumerate(shown.rows, start=1))
    assert size(text) <= MAX_ALT
    assert 0 < n_named < len(shown.rows) == 40
    assert f"and {40 - n_named} more" in text


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_picture_is_drawn_without_a_missing_glyph(language: Language) -> None:
    # Warnings are errors here, and a glyph that the font lacks is one.
    assert size_of(draw(laid(*MIXED, language=language))) == (1210, round((1.0 + 0.75 + 4 * 0.3) * 110))


def test_nothing_to_draw_is_still_a_picture_and_one_row_too() -> None:
    assert size_of(draw(laid())) == size_of(draw(laid(meeting())))


def test_the_font_has_every_letter_of_the_names_and_words_that_are_drawn() -> None:
    named = [e for e in gazetteer().entities() if e.kind in ("person", "place", "country")]
    names = "".join(name for entity in named for each in entity.names.values() for name in each)
    tables = [data_file(package, "words.toml")[lang] for package in ("bot", "retrieval") for lang in LANGUAGES]
    words = "".join(phrase for table in tables for phrase in table.values())
    assert missing_glyphs(names) == set()
    assert missing_glyphs("".join(SIGNS.values()) + "━…–·" + words.replace("▶", "").replace("◀", "")) == set()
    assert missing_glyphs("\U0001f600") == {"\U0001f600"}


@pytest.mark.parametrize(
    ("first", "last"),
    [
        (date(1965, 6, 22), date(2026, 1, 13)),
        (date(2018, 1, 1), date(2021, 5, 1)),
        (date(2019, 1, 20), date(2019, 12, 3)),
        (date(2019, 9, 23), date(2019, 9, 29)),
        (date(2019, 9, 26), date(2019, 9, 30)),
        (date(1, 1, 3), date(9999, 12, 29)),
    ],
)
def test_the_axis_has_a_few_marks_in_order(first: date, last: date) -> None:
    for language in LANGUAGES:
        ticks = list(_ticks(first, last, language))
        assert 2 <= len(ticks) <= 12
        assert all(first <= day <= last for day, _ in ticks)
        assert all(a[0] < b[0] for a, b in pairwise(ticks))
        assert len({text for _, text in ticks}) == len(ticks)


def test_what_was_left_out_is_said_with_a_way_to_narrow_it() -> None:
    shown = timeline_of(listed(*many(MAX_ROWS), n=130), 124, "en", gazetteer(), picture=True)
    assert shown.reply.notes[0] == ("Only the newest 40 of 124 are drawn. Narrow it with from, to, who, where or kind.")
    assert shown.reply.notes[1].startswith("6 more have no known day")
    assert len(shown.reply.items) == MAX_ROWS
    assert shown.png is not None


def test_the_text_lists_what_is_drawn_in_the_same_order() -> None:
    shown = timeline_of(listed(*MIXED), 4, "en", gazetteer(), picture=True)
    assert [item.details[-1] for item in shown.reply.items] == ["d", "a", "c", "b"]


def test_without_leave_to_attach_files_the_list_comes_alone() -> None:
    shown = timeline_of(listed(*MIXED), 4, "en", gazetteer(), picture=False)
    assert (shown.png, shown.alt) == (None, "")
    assert "may not attach files" in shown.reply.notes[0]


def test_meetings_without_any_day_are_not_drawn() -> None:
    shown = timeline_of(listed(n=3), 0, "en", gazetteer(), picture=True)
    assert shown.png is None
    assert "nothing to draw" in shown.reply.notes[0]


def test_a_row_of_markup_is_drawn_as_it_is() -> None:
    row = Row(date(2019, 1, 1), date(2019, 1, 1), "held", "costs $5 and $\\frac{1}{2}$", "x")
    assert draw(Layout(title="$\\alpha", subtitle="$x$", rows=(row,), language="en"))


def test_matplotlib_is_loaded_by_nothing_but_drawing() -> None:
    code = (
        "import bot.__main__, bot.console, bot.client, bot.timeline_view, retrieval.cli.main, retrieval.cli.ask, sys;"
        "print([n for n in ('matplotlib', 'PIL', 'noto_cjk_sans_jp_regular') if n in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
