"""The questions over the whole archive: they name briefs that are there, and words that stand in them."""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from corpus.briefs import articles_of, bundled_folder, read_briefs
from retrieval.evaluate import normalized

GOLD = Path(__file__).parent / "gold"
PARTS = {
    "tune": (1, 2, 3),
    "test": (1, 2, 3),
    "fit": (1, 2, 3, 4, 5),
    "when": (1, 2, 3, 4),
    "dev": (1, 2, 3),
    "opened": tuple(range(1, 13)),
    "unseen": (1, 2),
}
NAMES = [f"archive_{half}_{n}" for half, numbers in PARTS.items() for n in numbers]
# Of what is held out, so that nobody moves the goal unnoticed: whoever mends a question writes its new digest here.
HELD_OUT = {
    "test": [f"archive_test_{n}" for n in (1, 2, 3)],
    "unseen": ["archive_unseen_1", "archive_unseen_2"],
    "captures": ["captures_held", "captures_unseen"],
}
DIGESTS = {
    "test": "ba65f47f0ba243c070d7f9cef056c686ab6843b718a5059d6e7588bd7911a456",
    "unseen": "8f7442fc860c3b3022b2b76ab63148abbfc19f787366de09a7f38935b172c964",
    "captures": "c743000511288a8e2ab604f2f8a5a3555e8dc8a6dc6c09742fd989ffda5f30e1",
}


@cache
def rows(name: str) -> tuple[dict[str, Any], ...]:
    return tuple(map(json.loads, (GOLD / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()))


@cache
def bodies() -> dict[str, str]:
    return {b.front.brief_id: normalized(articles_of(b)[0].text) for b in read_briefs(bundled_folder())}


@pytest.mark.parametrize("name", NAMES)
def test_the_evidence_of_every_answerable_question_stands_in_its_briefs(name: str) -> None:
    lost = [
        (row["id"], article)
        for row in rows(name)
        if row["answerable"]
        for article, evidence in zip(row["articles"], row["evidence"], strict=True)
        if normalized(evidence) not in bodies().get(article, "")
    ]
    assert lost == []


def test_there_are_enough_questions_in_each_language_and_a_third_has_no_answer() -> None:
    every = [row for name in NAMES for row in rows(name)]
    languages = Counter(row["lang"] for row in every)
    assert len(every) >= 1_450
    assert (languages["en"] >= 198, languages["ja"] >= 125, languages["ko"] >= 125) == (True, True, True)
    assert sum(not row["answerable"] for row in every) * 3 >= len(every)
    assert len({row["id"] for row in every}) == len({row["question"] for row in every}) == len(every)


@pytest.mark.parametrize("half", ["tune", "fit", "dev"])
def test_tuning_and_testing_share_no_brief_as_their_answer(half: str) -> None:
    def first_of(part: str) -> set[str]:
        answered = (row for n in PARTS[part] for row in rows(f"archive_{part}_{n}") if row["answerable"])
        return {row["articles"][0] for row in answered}

    tested = first_of("test")
    shared = first_of(half) & tested
    assert len(shared) <= 0.05 * len(tested), sorted(shared)


@pytest.mark.parametrize("held", DIGESTS)
def test_what_is_held_out_is_what_was_scored(held: str) -> None:
    joined = b"".join((GOLD / f"{name}.jsonl").read_bytes() for name in HELD_OUT[held])
    assert hashlib.sha256(joined).hexdigest() == DIGESTS[held]
