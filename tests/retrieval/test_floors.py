"""Quality floors over the sample pages: what is reached must not be lost again.

The questions are scored on the five shared pages alone, those that are developed on and those that nobody looks at.
Floors stand just below what was measured.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from retrieval.evaluate import Outcome, read_questions, run, score
from retrieval.service import Archive
from tests.retrieval.archives import built
from tests.retrieval.fit_fusion import PAGES
from tests.shared import shared_dir

GOLD = Path(__file__).parent / "gold"
SHARED = shared_dir()
pytestmark = [
    pytest.mark.model,
    pytest.mark.timeout(600),  # the first test builds the archive and asks all questions, on a busy machine for minutes
    pytest.mark.skipif(SHARED is None, reason="the shared sample pages are not beside this checkout"),
]


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Archive:
    assert SHARED is not None
    return Archive.open(built(tmp_path_factory.mktemp("pages") / "home", pages=SHARED / "seeds"))


@pytest.fixture(scope="module")
def developed(archive: Archive) -> list[Outcome]:
    return run(archive, [q for name in PAGES for q in read_questions(GOLD / f"{name}.jsonl")])


@pytest.fixture(scope="module")
def held_out(archive: Archive) -> list[Outcome]:
    return run(archive, read_questions(GOLD / "captures_held.jsonl"))


def at_least(floor: float, found: float | None) -> None:
    assert found is not None
    assert found >= floor


@pytest.mark.parametrize(("language", "first", "fifth"), [("en", 0.77, 0.96), ("ja", 0.77, 0.94), ("ko", 0.76, 0.96)])
def test_evidence_is_found_in_every_language(
    developed: list[Outcome], language: str, first: float, fifth: float
) -> None:
    found = score(language, [o for o in developed if o.question.lang == language])
    at_least(first, found.recall_1)
    at_least(fifth, found.recall_5)


def test_days_are_right_and_first_excerpts_hold_the_evidence(developed: list[Outcome]) -> None:
    found = score("all", developed)
    at_least(0.90, found.date_accuracy)
    at_least(0.74, found.citation_precision)


def test_answerable_is_told_from_not(developed: list[Outcome]) -> None:
    found = score("all", developed)
    at_least(0.95, found.abstention_auroc)
    assert found.false_refusals is not None
    assert found.false_refusals <= 0.045
    assert found.false_answers is not None
    assert found.false_answers <= 0.09


def test_the_held_out_questions_reach_what_they_reached(held_out: list[Outcome]) -> None:
    found = score("all", held_out)
    at_least(0.74, found.recall_1)
    at_least(0.95, found.recall_5)
    at_least(0.71, found.date_accuracy)
    at_least(0.66, found.citation_precision)  # other questions than before 23 November 2026: those were opened
    at_least(0.95, found.abstention_auroc)
    assert found.false_refusals is not None
    # 0.03 and 0.19 before the rules of 24 November 2026 on who said what and what is left out; 0.05 and 0.16 since.
    assert found.false_refusals <= 0.07
    assert found.false_answers is not None
    assert found.false_answers <= 0.20
    for language in ("en", "ja", "ko"):
        # Some thirty of a language have evidence, and another processor's vectors move one or two of them.
        own = score(language, [o for o in held_out if o.question.lang == language])
        at_least(0.65, own.recall_1)
        at_least(0.90, own.recall_5)


def test_no_comment_or_boilerplate_is_ever_cited(developed: list[Outcome], held_out: list[Outcome]) -> None:
    traps = ("Related", "Login", "Facebook", "GPlusMedia", "quality journalism", "( +", "Most viewed", "print PRINT")
    excerpts = [c.excerpt for o in (*developed, *held_out) for c in o.answer.citations]
    assert excerpts
    assert [e for e in excerpts if any(trap in e for trap in traps)] == []
