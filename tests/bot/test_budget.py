"""Lengths are Discord's, and cuts fall at the end of a sentence, with a mark."""

from hypothesis import given
from hypothesis import strategies as st

from bot.budget import CUT_MARK, cut, pack, size
from bot.inert import inert


def test_letters_outside_the_basic_plane_count_twice() -> None:
    assert size("abc") == 3
    assert size("한국") == 2
    assert size("😀") == 2


def test_text_that_fits_is_not_touched() -> None:
    assert cut("a" * 2000, 2000) == "a" * 2000
    assert cut("a" * 1999, 2000) == "a" * 1999


def test_one_letter_too_many_is_cut_with_a_mark() -> None:
    shortened = cut("a" * 2001, 2000)
    assert shortened == "a" * (2000 - len(CUT_MARK)) + CUT_MARK


def test_a_cut_falls_after_the_last_whole_sentence() -> None:
    assert cut("First one is here. Second one. Third is much longer than that.", 40) == (
        "First one is here. Second one." + CUT_MARK
    )
    assert cut("一つ目の文です。二つ目の文です。三つ目の文はもっと長いです。", 24) == (
        "一つ目の文です。二つ目の文です。" + CUT_MARK
    )


def test_without_a_sentence_end_a_cut_falls_between_words() -> None:
    assert cut("one two three four five six seven", 20) == "one two three" + CUT_MARK


def test_a_cut_never_parts_a_flag_or_a_marked_letter() -> None:
    flags = "🇯🇵🇰🇷" * 20
    shortened = cut(flags, 41).removesuffix(CUT_MARK)
    assert len(shortened) % 2 == 0
    marked = "e\u0301" * 30
    assert cut(marked, 20).removesuffix(CUT_MARK)[-1] == "\u0301"


@given(st.text(min_size=1), st.integers(20, 120))
def test_a_cut_keeps_the_limit_also_when_escapes_are_added(text: str, limit: int) -> None:
    shortened = cut(text, limit, dress=inert)
    assert size(shortened) <= limit


def test_blocks_fill_pages_in_order() -> None:
    assert pack(["a" * 6, "b" * 3, "c" * 6], limit=10, max_pages=3, more=str) == ["aaaaaa\nbbb", "cccccc"]


def test_what_finds_no_room_is_counted() -> None:
    pages = pack(["a" * 8] * 5, limit=10, max_pages=2, more=lambda n: f"+{n}")
    assert pages == ["a" * 8, "+4"]
    pages = pack(["a" * 6] * 5, limit=10, max_pages=2, more=lambda n: f"+{n}")
    assert pages == ["a" * 6, "aaaaaa\n+3"]


@given(st.lists(st.integers(1, 30), min_size=1, max_size=20), st.integers(1, 4))
def test_pages_keep_the_limit_and_lose_nothing_silently(lengths: list[int], max_pages: int) -> None:
    pages = pack(["x" * n for n in lengths], limit=30, max_pages=max_pages, more=lambda n: f"+{n}")
    assert len(pages) <= max_pages
    assert all(0 < size(page) <= 30 for page in pages)
    blocks = [line for page in pages for line in page.split("\n")]
    left = int(blocks.pop()) if blocks[-1].startswith("+") else 0
    assert len(blocks) + left == len(lengths)
