"""From how many to how many."""

from __future__ import annotations

from dataclasses import replace

import pytest

from retrieval.both_ends import tells_both_ends
from retrieval.understand import Concept, language_of
from tests.retrieval.contradicted import found, report
from tests.retrieval.made import reading

LIST = Concept("topic:pony-list", "topic", "pony list", ("pony", "list"), ("pony list",))


@pytest.mark.parametrize(
    ("question", "told", "is_told"),
    [
        ("from how many to how many did the herd shrink", "The herd shrank from 27 to 26.", True),
        ("from how many ponies to how many", "It shrank from twenty-seven ponies to twenty-six.", True),
        ("何頭から何頭に減った？", "群れは27頭から26頭に減った。", True),
        ("몇 마리에서 몇 마리로 줄었음?", "무리는 27마리에서 26마리로 줄었다.", True),
        ("몇 마리에서 몇 마리로 줄었음?", "It shrank from 27 to 26.", True),
        ("몇 마리에서 몇 마리로 줄었음?", "무리는 27마리였다.", False),
        ("how many ponies were there", "The herd shrank from 27 to 26.", False),  # one number is asked for
        ("from how many to how many did it shrink", "They met from 5 p.m. to 6 p.m.", False),
        ("何頭から何頭に減った？", "群れは3年から5年ごとに動く。", False),
        ("몇 마리에서 몇 마리로 줄었음?", "2019년에서 2020년으로 넘어갔다.", False),
    ],
)
def test_both_ends_of_a_change(question: str, told: str, *, is_told: bool) -> None:
    asked = replace(
        found(question, report("Pony list", told)), reading=reading(question, language=language_of(question))
    )
    assert tells_both_ends(replace(asked, concept_weights={})) is is_told


def test_what_else_is_asked_of_must_be_named() -> None:
    question = "from how many to how many did the judges of the pony list go"
    judges = Concept("lex:judge", "lexicon", "judges", ("judge",), ("judge",), start=36)
    result = found(question, report("Pony list", "The pony list shrank from 27 to 26."))
    for concepts, is_told in (((LIST,), True), ((LIST, judges), False)):
        asked = reading(question, *concepts)
        weights = {c.key: 0.5 for c in concepts}
        assert tells_both_ends(replace(result, reading=asked, concept_weights=weights)) is is_told
