"""The sentences around an excerpt stand as in the article, the excerpt in bold."""

from __future__ import annotations

import pytest

from bot.answer_ids import ExcerptAt
from bot.budget import MAX_CONTENT, size
from bot.context import Window, context_message, window_of
from corpus.errors import UnknownArticle
from tests.bot.discord_markdown import shown
from tests.bot.meetings import BRIEF_ID, LEAD, REVISION, SEOUL, TOKYO, brief_article, span_of

SENTENCES = [f"Sentence number {n} stands here." for n in range(1, 21)]
LONG = brief_article(text=" ".join(SENTENCES), paragraph_sources=())


def at(words: str, text: str) -> ExcerptAt:
    start = text.index(words)
    return ExcerptAt(BRIEF_ID, REVISION, start, start + len(words), 2)


def test_four_sentences_stand_on_either_side() -> None:
    content = shown(context_message(LONG, at(SENTENCES[9], LONG.text), "en").content)
    assert content.startswith("From within the article, the excerpt in bold:\n**[2]** Chancery's own brief")
    around = " ".join(SENTENCES[5:9]), f"**{SENTENCES[9]}**", " ".join(SENTENCES[10:14])
    assert content.endswith("\n> " + " ".join(around))


@pytest.mark.parametrize(
    ("n", "language", "opening"),
    [(0, "en", "The article from its beginning"), (19, "ja", "記事の末尾まで"), (10, "ko", "기사 중간부터")],
)
def test_it_says_which_part_of_the_article_is_shown(n: int, language: str, opening: str) -> None:
    assert context_message(LONG, at(SENTENCES[n], LONG.text), language).content.startswith(opening)  # type: ignore[arg-type]


def test_paragraphs_stay_apart_and_a_brief_names_the_sources_of_all_of_them() -> None:
    article = brief_article()
    span = span_of(TOKYO)
    content = shown(context_message(article, ExcerptAt(article.id, REVISION, span.start, span.end, 1), "en").content)
    assert f"> {LEAD}\n> **{TOKYO}**\n> {SEOUL}" in content
    assert "Ministry of Foreign Affairs of Japan" in content and "Yonhap" in content


def test_a_heading_at_the_end_of_the_window_is_left_out() -> None:
    text = " ".join(SENTENCES[:4]) + "\n\nTokyo's account\n\n" + " ".join(SENTENCES[4:9])
    article = brief_article(text=text, paragraph_sources=())
    content = shown(context_message(article, at(SENTENCES[0], text), "en").content)
    assert content.endswith(SENTENCES[3])
    assert "Tokyo's account" in shown(context_message(article, at(SENTENCES[2], text), "en").content)


def test_japanese_sentences_get_no_blanks_between_them() -> None:
    article = brief_article(text="両外相は会談した。協議は続く。次は未定だ。", language="ja", paragraph_sources=())
    content = context_message(article, at("協議は続く。", article.text), "ja").content
    assert content.endswith("> 両外相は会談した。**協議は続く。**次は未定だ。")


def test_fewer_neighbors_are_shown_where_there_is_no_room_and_a_long_excerpt_is_cut_with_a_mark() -> None:
    wide = [f"Wide {'word ' * 90}{n}." for n in range(9)]
    article = brief_article(text=" ".join(wide), paragraph_sources=())
    content = context_message(article, at(wide[4], article.text), "en").content
    assert size(content) <= MAX_CONTENT
    assert f"**{wide[4]}**" in content and wide[3] in content and wide[1] not in content
    endless = brief_article(text="word " * 900 + ".", paragraph_sources=())
    content = context_message(endless, ExcerptAt(BRIEF_ID, REVISION, 0, 4000, 1), "en").content
    assert size(content) <= MAX_CONTENT and content.endswith("word** […]")


def test_an_excerpt_that_the_article_does_not_have_is_refused() -> None:
    with pytest.raises(UnknownArticle):
        context_message(LONG, ExcerptAt(BRIEF_ID, REVISION, 0, 10_000, 1), "en")


def test_a_window_never_leaves_the_article() -> None:
    article = brief_article(text="One.", paragraph_sources=())
    assert window_of(article, ExcerptAt(BRIEF_ID, REVISION, 0, 4, 1), 4) == Window(0, 4, is_start=True, is_end=True)
