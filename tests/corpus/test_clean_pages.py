"""Whole pages in the manner of many sites: exactly the article comes out, with exactly the facts of the page."""

from __future__ import annotations

import pytest

from corpus.clean import to_article
from tests.corpus.page_files import page_file, page_names

_FACTS = ("headline", "outlet", "agency", "dateline_place", "language", "published", "published_at", "updated_at")


@pytest.mark.parametrize("name", page_names())
def test_exactly_the_article_comes_out(name):
    page = page_file(name)
    assert list(to_article(page.raw).paragraphs) == list(page.paragraphs)


@pytest.mark.parametrize("name", page_names())
def test_exactly_the_facts_of_the_page_are_known(name):
    page = page_file(name)
    article = to_article(page.raw)
    found = {key: getattr(article, key) for key in _FACTS}
    found["published_at"] = article.published_at.isoformat() if article.published_at else None
    found["updated_at"] = article.updated_at.isoformat() if article.updated_at else None
    found["published"] = str(article.published) if article.published else None
    assert found == {key: page.facts.get(key) for key in _FACTS}
    assert ", ".join(article.byline) == page.facts.get("byline", "")
    assert article.published_basis == page.facts.get("basis", "none")
