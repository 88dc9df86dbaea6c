"""What an article says itself that it does not tell."""

from __future__ import annotations

import pytest

from retrieval.unsaid import is_unsaid, says_it_is_unsaid
from tests.retrieval.contradicted import asked
from tests.retrieval.made import passage


@pytest.mark.parametrize(
    ("text", "is_so"),
    [
        ("The summary does not name them.", True),
        ("No words of his own were found.", True),
        ("How long it took is not reported.", True),
        ("The report leaves open which of the two rang.", True),
        ("He declined to say why.", True),
        ("詳しい内容は明らかにしていない。", True),
        ("開催地は公表されなかった。", True),
        ("자세한 내용은 공개되지 않았다.", True),
        ("누가 걸었는지는 알려지지 않았다.", True),
        ("They left the door open.", False),
        ("It was not a long talk.", False),
        ("公表されなかった約束があった。", False),
        ("공개되지 않은 내용이 있었다.", False),
    ],
)
def test_a_text_that_says_it_does_not_tell(text: str, is_so: bool) -> None:
    assert is_unsaid(text) is is_so


@pytest.mark.parametrize(
    ("question", "sentence", "has_figure", "is_so"),
    [
        ("What did Kono say of it?", "No words of Kono's were found.", False, True),
        (
            "What did Kono say of it?",
            "The summary does not name them, but Kono spoke of ponies at length.",
            False,
            False,
        ),
        ("What was not disclosed?", "The sum was not disclosed.", False, False),
    ],
)
def test_the_best_sentence_must_end_by_saying_so(question: str, sentence: str, has_figure: bool, is_so: bool) -> None:
    assert says_it_is_unsaid(asked(question), passage(sentence), 0, has_figure=has_figure) is is_so
