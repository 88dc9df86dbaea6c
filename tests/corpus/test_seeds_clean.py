"""The five shared captures come out clean, whole, and dated as far as their pages allow and no further."""

from __future__ import annotations

from datetime import datetime

import pytest

from corpus.clean import to_article
from corpus.readers import read
from corpus.types import Article, RawArticle
from tests.shared import shared_dir

_SHARED = shared_dir()
pytestmark = pytest.mark.skipif(_SHARED is None, reason="the shared captures are not beside this checkout")


@pytest.fixture(scope="module")
def articles() -> dict[str, Article]:
    assert _SHARED is not None
    raws = [item for item in read(_SHARED / "seeds") if isinstance(item, RawArticle)]
    return {raw.source.rsplit("/", 1)[-1][:3]: to_article(raw) for raw in raws}


def _dated(article: Article) -> tuple[str | None, str]:
    return (str(article.published) if article.published else None), article.published_basis


def test_all_five_are_read(articles):
    assert sorted(articles) == ["000", "001", "002", "003", "004"]
    assert {article.language for article in articles.values()} == {"en"}


@pytest.mark.parametrize(
    ("key", "n", "first", "last"),
    [
        ("000", 32, "Chung and Motegi’s encounter", "the official was quoted as saying."),
        ("001", 20, "TOKYO — Japan and South Korea", "advancing the negotiations."),
        ("002", 20, "South Korea and Japan have toned", "new development regarding that,"),
        ("003", 14, "The foreign ministers of Japan", "without giving further details."),
        ("004", 18, "NAGOYA, JAPAN, Nov 23:", "the South Korean foreign ministry."),
    ],
)
def test_no_paragraph_is_lost_and_none_is_added(articles, key, n, first, last):
    paragraphs = articles[key].paragraphs
    assert len(paragraphs) == len(set(paragraphs)) == n
    assert paragraphs[0].startswith(first)
    assert last in paragraphs[-1]


def test_subheadings_stay_in_their_place(articles):
    first = articles["000"].paragraphs
    assert first[first.index("The two sides only reconfirmed their differences") + 1].startswith("But the two sides")
    last = articles["004"].paragraphs
    assert last[last.index("‘BIG GAP’") + 1].startswith("Tokyo has been frustrated")


def test_posted_and_modified_times_keep_their_zone(articles):
    article = articles["000"]
    assert _dated(article) == ("2021-05-06", "visible line")
    assert article.published_at == datetime.fromisoformat("2021-05-06T17:26+09:00")
    assert article.updated_at == datetime.fromisoformat("2021-05-06T17:49+09:00")
    assert (article.outlet, article.byline) == ("Hankyoreh", ("Kim Ji-eun",))
    assert "contact line" in {known.basis for known in article.known_by if known.field == "outlet"}


def test_a_time_without_zone_gives_the_day_only(articles):
    article = articles["001"]
    assert _dated(article) == ("2019-09-19", "visible line")
    assert article.published_at is None
    assert (article.agency, article.dateline_place, article.outlet) == ("Kyodo News", "TOKYO", None)
    assert article.headline is not None
    assert article.headline.startswith("Japan, S. Korea foreign ministers arranging")


def test_comments_go_and_the_paragraphs_they_quote_stay_once(articles):
    article = articles["002"]
    assert article.dropped.comments > 60
    assert "toned up the rhetoric" not in article.text
    assert article.text.count("worst in years") == 1
    assert _dated(article) == ("2019", "copyright year")
    assert (article.outlet, article.agency) == ("Japan Today", "Reuters")
    assert article.byline == ("Hyonhee Shin", "Tim Kelly")


def test_years_of_which_an_article_speaks_are_not_its_date(articles):
    article = articles["003"]
    assert _dated(article) == (None, "none")
    assert (article.headline, article.agency) == (None, "Kyodo News")
    assert "subscribing" not in article.text


def test_a_caption_lends_its_year_to_the_dateline(articles):
    article = articles["004"]
    assert _dated(article) == ("2019-11-23", "dateline + caption year")
    assert str(article.dateline_on) == "2019-11-23"
    assert (article.dateline_place, article.agency) == ("NAGOYA", "Reuters")
    assert "Hoshiko" not in article.text
    assert "Hoshiko" in article.dropped.captions[0]
    assert "Related story" not in article.text
    assert "Top diplomat" not in article.text
