from __future__ import annotations

from dataclasses import replace

import pytest

from retrieval.coverage import SentenceFit
from retrieval.excerpts import MAX_SENTENCES, TARGET_CHARS, excerpt_range, shown_ordinal
from retrieval.hits import Ranked
from retrieval.types import Passage
from tests.retrieval.made import candidate, passage


def ranked(found: Passage, best: int = 0) -> Ranked:
    return Ranked(candidate(found), 1.0, {}, best, {})


def excerpt(found: Passage, best: int = 0) -> str:
    start, end = excerpt_range(ranked(found, best))
    return found.text[start - found.start : end - found.start]


def words(n: int, letter: str = "a") -> str:
    """A sentence of ``n`` code points."""
    return letter * (n - 1) + "."


def test_short_neighbors_come_along_what_follows_first() -> None:
    found = passage("One is here.", "Two is here.", "Three is here.", "Four is here.", start=1_000)
    assert excerpt(found, 0) == "One is here. Two is here. Three is here."
    assert excerpt(found, 1) == "Two is here. Three is here. Four is here."
    assert excerpt(found, 3) == "Two is here. Three is here. Four is here."


def test_of_two_neighbors_the_one_that_fits_better_comes_along_first() -> None:
    found = passage(words(150), words(150, "b"), words(150, "c"))
    liked = replace(ranked(found, 1), fits=(0.9, 4.0, 0.1))
    start, end = excerpt_range(liked)
    assert found.text[start:end] == f"{words(150)} {words(150, 'b')}"
    assert excerpt(found, 1) == f"{words(150, 'b')} {words(150, 'c')}"  # not judged: what follows


def test_another_paragraph_comes_along_where_it_fits_nearly_as_well() -> None:
    found = passage(words(100), words(100, "b"), words(100, "c"), joiner="\n\n")
    alone, nearly = replace(ranked(found, 1), fits=(0.0, 5.0, 1.9)), replace(ranked(found, 1), fits=(0.0, 5.0, 2.1))
    assert excerpt_range(alone) == (102, 202)
    assert excerpt_range(nearly) == (102, 304)
    assert excerpt(found, 1) == words(100, "b")  # not judged


def test_two_long_sentences_that_fit_as_well_are_both_shown() -> None:
    found = passage(words(300), words(300, "b"), words(300, "c"), joiner="\n\n")
    start, end = excerpt_range(replace(ranked(found, 1), fits=(0.0, 4.0, 3.0)))
    assert found.text[start:end] == f"{words(300, 'b')}\n\n{words(300, 'c')}"
    assert excerpt_range(replace(ranked(found, 1), fits=(0.0, 4.0, 0.5))) == (302, 602)


def test_an_excerpt_stays_within_its_size_and_number_of_sentences() -> None:
    found = passage(words(200), words(200, "b"), words(200, "c"))
    assert excerpt(found, 0) == f"{words(200)} {words(200, 'b')}"
    assert len(excerpt(found, 0)) == 401 <= TARGET_CHARS
    assert excerpt(found, 2) == f"{words(200, 'b')} {words(200, 'c')}"
    assert MAX_SENTENCES == 3


def test_a_sentence_longer_than_the_target_stands_alone_and_whole() -> None:
    found = passage(words(100), words(900, "b"), words(100, "c"))
    assert excerpt(found, 1) == words(900, "b")


def test_the_excerpt_stays_in_its_paragraph_unless_it_is_very_short() -> None:
    long = passage(words(90), words(90, "b"), joiner="\n\n")
    assert excerpt(long, 0) == words(90)
    short = passage(words(60), words(90, "b"), joiner="\n\n")
    assert excerpt(short, 0) == short.text


def test_a_subheading_is_never_the_excerpt() -> None:
    found = passage("What comes next", "The envoys will meet in Lima again before the year is over.", joiner="\n\n")
    assert shown_ordinal(ranked(found, 0)) == 1
    assert excerpt(found, 0) == "The envoys will meet in Lima again before the year is over."
    two = passage("Talks", "What comes next", "The envoys will meet in Lima.", joiner="\n\n")
    assert shown_ordinal(ranked(two, 0)) == 2
    assert excerpt(two, 0) == "The envoys will meet in Lima."
    alone = passage("Only a heading")
    assert excerpt(alone) == "Only a heading"


@pytest.mark.parametrize("closing", ["会談した。", "会談した」", "만났다", "met.", "met?”"])
def test_a_short_paragraph_with_a_closing_mark_is_no_subheading(closing: str) -> None:
    found = passage(f"外相は{closing}", words(450, "b"), joiner="\n\n")
    assert excerpt(found, 0) == f"外相は{closing}"


def test_a_passage_without_sentences_is_shown_whole() -> None:
    bare = replace(passage("One.", "Two.", start=7), sentences=())
    assert excerpt_range(ranked(bare)) == (7, 16)
    assert shown_ordinal(ranked(bare)) == 0


def test_the_neighbor_with_the_fact_asked_for_is_shown_too() -> None:
    found = passage("The two envoys met in Lima on Monday after a long day of other meetings there.", words(90, "b"))
    fits = [SentenceFit(0.9, {}, kind=False), SentenceFit(0.5, {}, kind=True)]
    told = Ranked(candidate(found, fits=fits), 1.0, {}, 0, {})
    assert shown_ordinal(told) == 1
    assert excerpt_range(told) == (found.start, found.end)
