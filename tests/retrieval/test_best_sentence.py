"""Which sentence is the best, worked out by hand."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest

from retrieval.best_sentence import (
    SENTENCE,
    Asked,
    Window,
    best_of,
    covers_of,
    is_heading,
    rarity,
    sentence_features,
    sentence_fits_of,
    windows,
)
from retrieval.coverage import SentenceFit
from retrieval.fuse import fusion_weights
from retrieval.types import Passage
from retrieval.understand import Intent
from tests.retrieval.made import candidate, fit, passage

SENTENCES = (
    "The two sat down in the old town hall, by the river.",
    "They had been asked to come by the mayor himself.",
)
SAID = passage(*SENTENCES, "The third to come was late because of the weather.")


def test_neighbors_count_half() -> None:
    fits = Window((fit(0.0, "a"), fit(0.0, "b"), fit(0.0)))
    (covers,) = covers_of([fits], {"a": 1.0, "b": 1.0})
    assert covers.own == (0.5, 0.5, 0.0)
    assert covers.near == (1.0, 1.0, 0.5)
    assert [covers.shared(i) for i in range(3)] == [0.75, 0.75, 0.25]


def test_windows_do_not_reach_into_each_other() -> None:
    one, empty = Window((fit(0.0, "a"),)), Window(())
    beside = Window((fit(0.0),), before=fit(0.0, "a"), after=fit(0.0, "b"))
    covers = covers_of([one, empty, beside], {"a": 3.0, "b": 1.0})
    # The third: nothing itself, with what stands before and after it all.
    assert [(c.own, c.near) for c in covers] == [((0.75,), (0.75,)), ((), ()), ((0.0,), (1.0,))]
    assert [c.own for c in covers_of([one, empty], {})] == [(0.0,), ()]


def test_a_window_reaches_into_the_passages_beside() -> None:
    first = candidate(passage("One.", ordinal=0), row=0, fits=[fit(0.1, "a")])
    second = candidate(passage("Two.", ordinal=1), row=1, fits=[fit(0.2)])
    other = candidate(passage("Three.", article_id="b" * 16, ordinal=2), row=2, fits=[fit(0.3, "b")])
    found = windows([first, second, other])
    assert [f.cosine for f in found[1].near(0)] == [0.1, 0.2]
    assert [f.cosine for f in found[2].near(0)] == [0.3]


def best(*fits: SentenceFit, rest: dict[str, float], intent: Intent = "what") -> int:
    """The best of the sentences of ``SAID``, all asked about being in ``rest``."""
    return best_in(SAID, *fits, rest=rest, intent=intent)


def best_in(
    said: Passage,
    *fits: SentenceFit,
    rest: dict[str, float],
    intent: Intent = "what",
    words: bool = False,
    fills: Sequence[bool] = (),
) -> int:
    window = Window(fits)
    asked = Asked(intent, rest, words=words, want="who" if fills else None)
    worth = sentence_fits_of(window, *covers_of([window], rest), said, asked=asked, fills=fills)
    assert len(worth) == len(fits)
    return best_of(window, worth, intent)


def test_what_the_headline_does_not_name_counts_more_than_a_nearer_vector() -> None:
    rest = {"a": 1.0, "b": 1.0}
    assert best(fit(0.82), fit(0.80, "a", "b"), fit(0.50), rest=rest) == 1
    assert best(fit(0.98), fit(0.80, "a"), fit(0.50), rest=rest) == 0


def test_the_kind_of_fact_decides_where_it_can_be_told() -> None:
    fits = (fit(0.86), fit(0.80, kind=True), fit(0.80))
    assert best(*fits, rest={}, intent="when") == 1
    assert best(*fits, rest={}) == 0


def test_where_a_figure_is_asked_for_only_sentences_with_one_count() -> None:
    fits = (fit(0.95), fit(0.70, kind=True), fit(0.72, kind=True))
    assert best(*fits, rest={}, intent="how_long") == 2
    assert best(*(fit(f.cosine) for f in fits), rest={}, intent="how_long") == 0


def test_the_features_of_a_sentence_worked_out_by_hand() -> None:
    said = passage(*SENTENCES, "They did not meet in the palace, because of 2 floods.")
    window = Window((fit(0.5), fit(0.5), fit(0.7, "a", kind=True)._replace(central=0.6)))
    (covers,) = covers_of([window], {"a": 1.0, "b": 3.0})

    def features(intent: Intent) -> dict[str, float]:
        return sentence_features(window, covers, said, 2, asked=Asked(intent, {"a": 1.0}))

    plain = {"cosine": 14.0, "near": 0.25, "rest": 1.0, "opening": 0.0, "position": 1.0, "dated": 0.0, "number": 1.0}
    plain |= {"length": 53 / 300, "short": 1.0, "rare": 1.0, "heading": 0.0, "negated": 1.0}
    plain["central"] = 12.0
    assert features("what") == pytest.approx(plain)
    assert features("when") == pytest.approx(plain | {"kind": 1.0})
    assert features("who") == pytest.approx(plain | {"name": 1.0})
    assert features("where") == pytest.approx(plain | {"name": 1.0, "venue": 1.0, "setting": 0.0})
    assert features("why") == pytest.approx(plain | {"reason": 1.0})
    assert features("yes_no") == pytest.approx(plain | {"denial": 1.0})
    who = sentence_features(window, covers, said, 2, asked=Asked("who", {"a": 1.0}, want="who"), fills=True)
    assert who == pytest.approx(plain | {"name": 1.0, "fills_who": 1.0})
    assert set(fusion_weights().sentence) == set(SENTENCE)


def test_the_sentence_that_can_be_the_answer_counts_more_than_a_nearer_vector() -> None:
    fits = (fit(0.80), fit(0.82), fit(0.80))
    assert best(*fits, rest={}) == 1
    assert best_in(SAID, *fits, rest={}, fills=(False, False, True)) == 2


def test_what_few_sentences_of_a_passage_mention_is_rare() -> None:
    fits = (fit(0.5, "a", "b"), fit(0.5, "a"), fit(0.5, "a", "c"))
    # Of three sentences one has b, and all have a: 1 - log 3 / log 4. Nobody asks for c, and nobody tells d.
    assert rarity(fits, {"a": 1.0, "b": 1.0, "d": 1.0}) == pytest.approx({"a": 0.2075187, "b": 1.0})
    assert rarity((), {"a": 1.0}) == {}


def test_a_heading_is_never_the_best_sentence_however_near_it_is() -> None:
    said = passage("Seoul's account", "Kim answered that all were glad.", joiner="\n\n")
    assert (is_heading(said, 0), is_heading(said, 1)) == (True, False)
    assert best_in(said, fit(0.90), fit(0.80), rest={}) == 1


def test_asked_where_the_opening_counts_for_more() -> None:
    fits = (fit(0.80), fit(0.84), fit(0.80))
    assert best(*fits, rest={}) == 1
    assert best(*fits, rest={}, intent="where") == 0


def test_a_few_words_are_hardly_ever_the_best_sentence() -> None:
    said = passage("Rain.", SENTENCES[0] + " Then they ate.")
    assert best_in(said, fit(0.81), fit(0.80), rest={}) == 1
    assert best_in(passage(""), rest={}) == 0


def test_the_opening_counts_by_what_is_asked() -> None:
    fits = (fit(0.84), fit(0.80), fit(0.80))
    assert best(*fits, rest={}) == 0
    assert best(*fits, rest={}, intent="yes_no") != 0
    # What was said at a meeting does not stand where the report says that they met.
    assert best_in(SAID, *fits, rest={}, words=True) != 0
    later = replace(SAID, ordinal=1)
    assert best_in(later, *fits, rest={}, words=True) == 0  # which opens no article


def test_what_is_like_all_the_rest_of_its_passage_answers_less() -> None:
    like_all = fit(0.82)._replace(central=0.95)
    assert best(fit(0.1), like_all, fit(0.815)._replace(central=0.85), rest={}) == 2
