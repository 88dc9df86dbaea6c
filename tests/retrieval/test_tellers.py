"""Whose words each sentence gives."""

from __future__ import annotations

from retrieval.tellers import tellers_of
from tests.retrieval.contradicted import KANG, KONO, report


def _tellers(*sentences: str) -> list[frozenset[str]]:
    return list(tellers_of(report("Rain", *sentences).passage))


def test_words_go_on_until_somebody_else_speaks() -> None:
    kono, kang = frozenset({KONO.key}), frozenset({KANG.key})
    told = _tellers(
        "Kono said that it rained.", "He would paint.", "Rain fell.", "Kang hoped for sun.", "She added more."
    )
    assert told == [kono, kono, frozenset(), kang, kang]


def test_what_both_found_is_of_both() -> None:
    assert _tellers("Kono met Kang.", "They agreed on ponies.")[1] == {KONO.key, KANG.key}


def test_a_foreign_sentence_is_of_whom_it_names() -> None:
    assert _tellers("康外相は雨だと述べた。", "雨が降った。") == [frozenset({KANG.key}), frozenset()]
