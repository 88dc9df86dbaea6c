"""What must hold for any text at all: nothing invented, nothing raised but our own errors, cleaning twice is once."""

from __future__ import annotations

import unicodedata

from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.clean import to_article
from corpus.errors import CorpusError, NoArticle
from corpus.types import RawArticle
from tests.corpus.page_files import page_file, page_names

_LINES = sorted({line for name in page_names() for line in page_file(name).text.splitlines()})
_lines = st.one_of(st.sampled_from(_LINES), st.text(max_size=60))
_pages = st.lists(_lines, max_size=25).map("\n".join)


def _raw(text: str, *, source: str = "-") -> RawArticle:
    return RawArticle(source=source, media="text", text=text, raw_sha256="0" * 64)


def _squeezed(text: str) -> str:
    return "".join(char for char in unicodedata.normalize("NFC", text) if not char.isspace() and char.isprintable())


@given(_pages)
@settings(max_examples=150, deadline=None)
def test_every_paragraph_stands_in_the_page_as_it_is(text):
    try:
        article = to_article(_raw(text))
    except NoArticle:
        return
    page = _squeezed(text)
    assert all(_squeezed(paragraph) in page for paragraph in article.paragraphs)
    assert len(set(article.paragraphs)) == len(article.paragraphs)


@given(_pages)
@settings(max_examples=150, deadline=None)
def test_cleaning_a_cleaned_article_changes_nothing(text):
    try:
        once = to_article(_raw(text))
        again = to_article(_raw("\n\n".join(filter(None, [once.headline, once.text]))))
    except NoArticle:
        return
    assert again.text == once.text


@given(st.text(max_size=400))
@settings(max_examples=200, deadline=None)
def test_any_text_gives_an_article_or_one_clear_error(text):
    try:
        to_article(_raw(text))
    except CorpusError as error:
        assert "expected" in str(error)
