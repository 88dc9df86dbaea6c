from __future__ import annotations

from datetime import date
from itertools import pairwise
from types import SimpleNamespace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.types import EventDate, Precision
from retrieval.chunk import context_of, embedding_text, passages
from tests.fakes import FakeEmbedder, fake_article
from tests.shared import shared_dir

count = FakeEmbedder().count_tokens
SENTENCE = "The two envoys met in Paris and spoke about trade for an hour."  # 13 words


def test_short_paragraphs_are_packed_and_long_ones_are_split_between_sentences() -> None:
    text = "\n\n".join([SENTENCE, SENTENCE, " ".join([SENTENCE] * 12)])
    found = passages(fake_article(text), count_tokens=count, budget=100)
    assert found[0].text.startswith(f"{SENTENCE}\n\n{SENTENCE}")
    assert all({text[s.start : s.end] for s in p.sentences} == {SENTENCE} for p in found)
    assert all(p.n_tokens <= 100 for p in found)


def test_the_budget_counts_the_context() -> None:
    text = "\n\n".join([SENTENCE] * 4)
    bare = passages(fake_article(text, headline=None, outlet=None, published=None), count_tokens=count, budget=60)
    headed = passages(fake_article(text, headline="One two three four five six"), count_tokens=count, budget=60)
    assert [len(p.sentences) for p in bare] == [4]
    assert [len(p.sentences) for p in headed] == [3, 1]
    assert (
        headed[0].n_tokens
        == len(["one", "two", "three", "four", "five", "six", "the", "example", "2021", "05", "06"]) + 3 * 13 + 2
    )


def test_a_sentence_above_the_budget_is_cut_at_a_clause() -> None:
    clause = "the envoys spoke about trade and fish and roads"  # 9 words
    text = "; ".join([clause] * 12) + "."
    found = passages(fake_article(text), count_tokens=count, budget=70)
    assert len(found) > 1
    assert all(p.text.endswith((";", ".")) for p in found)
    assert all(p.n_tokens <= 70 for p in found)


def test_a_sentence_without_blanks_is_cut_all_the_same() -> None:
    text = "外" * 900
    found = passages(fake_article(text, language="ja"), count_tokens=count, budget=80)
    assert "".join(p.text for p in found) == text
    assert all(p.n_tokens <= 80 for p in found)


def test_a_subheading_goes_with_what_follows() -> None:
    long = " ".join([SENTENCE] * 5)
    found = passages(fake_article(f"{long}\n\nThe other side\n\n{long}"), count_tokens=count, budget=90)
    assert [p.text.split("\n\n")[0] for p in found] == [long, "The other side"]


def test_a_subheading_stays_with_the_first_sentence_of_a_paragraph_that_is_split() -> None:
    three = " ".join([SENTENCE] * 3)
    text = f"{three}\n\nThe other side\n\n{' '.join([SENTENCE] * 9)}"
    found = passages(fake_article(text), count_tokens=count, budget=40)
    assert [p.text for p in found][:2] == [three, f"The other side\n\n{three}"]


def test_the_sections_of_a_brief_stay_together_where_they_fit_and_a_heading_with_its_text() -> None:
    three = " ".join([SENTENCE] * 3)  # 39 words
    text = f"{three}\n\nTokyo's account\n\n{three}\n\nSeoul's account\n\n{three}"
    brief = fake_article(text, brief=True)
    assert [p.text for p in passages(brief, count_tokens=count)] == [text]
    cut = passages(brief, count_tokens=count, budget=100)
    assert [p.text.split("\n\n")[0] for p in cut] == [three, "Seoul's account"]


def test_sentences_carry_the_dates_and_concepts_that_they_speak_of() -> None:
    text = f"{SENTENCE} They met on May 5, 2021."
    day = EventDate(date(2021, 5, 5), date(2021, 5, 5), Precision.DAY, "stated")
    mention = SimpleNamespace(start=text.index("May 5"), end=len(text) - 1, event=day)

    def named(words: str) -> tuple[str, ...]:
        return tuple(f"place:{w.lower()}" for w in ("Paris", "May") if w in words)

    (found,) = passages(fake_article(text), count_tokens=count, events=[mention], concepts_of=named)
    assert [s.events for s in found.sentences] == [(), (day,)]
    assert [s.concepts for s in found.sentences] == [("place:paris",), ("place:may",)]


def test_context_names_headline_outlet_and_day_and_leaves_out_the_unknown() -> None:
    assert context_of(fake_article("x")) == "Envoys meet · The Example · 2021-05-06"
    assert context_of(fake_article("x", outlet=None, published=None)) == "Envoys meet"
    assert embedding_text("", "a\n\nb") == "a b"
    assert embedding_text("c", "a\n\nb") == "c\na b"


def test_the_context_of_a_brief_has_its_headlines_in_all_languages() -> None:
    happened = EventDate(date(2019, 9, 26), date(2019, 9, 26), Precision.DAY, "front_matter")
    brief = fake_article("x", brief=True, headlines={"ja": "会談", "en": "Talks", "ko": "회담"}, happened=happened)
    assert context_of(brief) == "Talks · 会談 · 회담 · 2019-09-26"


PIECES = ["The envoy met Mr. Kim.", "Talks", "会談した。", "「合意した。」", "말했다.", "\n\n", "\n", " ", "x" * 50]
PIECES += ["a, b; c " * 20]


@given(st.lists(st.sampled_from(PIECES), max_size=30).map(" ".join), st.integers(50, 120), st.booleans())
def test_passages_are_exact_disjoint_and_hold_all_text(text: str, budget: int, brief: bool) -> None:
    article = fake_article(text, brief=brief)
    found = passages(article, count_tokens=count, budget=budget)
    assert all(p.text == article.text[p.start : p.end] for p in found)
    assert all(a.end <= b.start for a, b in pairwise(found))
    covered = set().union(*(range(p.start, p.end) for p in found))
    assert all(char.isspace() for at, char in enumerate(text) if at not in covered)
    assert [p.id for p in found] == [f"{article.id}@{article.revision}:{n}" for n in range(len(found))]
    for p in found:
        inside = set().union(*(range(s.start, s.end) for s in p.sentences))
        assert inside <= set(range(p.start, p.end))
        assert all(text[at].isspace() for at in range(p.start, p.end) if at not in inside)


def test_passages_of_the_captures_keep_to_the_budget() -> None:
    folder = shared_dir()
    if folder is None:
        pytest.skip("no shared samples in this checkout")
    for path in sorted((folder / "seeds").glob("*.txt")):
        article = fake_article(path.read_text(encoding="utf-8"))
        found = passages(article, count_tokens=count, budget=160)
        assert all(p.n_tokens <= 160 and p.text == article.text[p.start : p.end] for p in found)
