"""Quality floors over the whole bundled archive: what is reached must not be lost again.

Floors stand just below what was measured, on the half that rules are tuned on and on the half that nobody looks at.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from retrieval.evaluate import Outcome, read_questions, run, score
from retrieval.service import Archive
from tests.retrieval.archives import built

GOLD = Path(__file__).parent / "gold"
pytestmark = [pytest.mark.model, pytest.mark.xdist_group("archive-floors")]
# Least recall@1, recall@5 and citation precision; most false answers and false refusals.
FLOORS = {"tune": (0.80, 0.93, 0.63, 0.35, 0.06), "test": (0.85, 0.96, 0.61, 0.31, 0.13)}


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Archive:
    return Archive.open(built(tmp_path_factory.mktemp("briefs") / "home", pages=None))


@pytest.fixture(scope="module", params=FLOORS)
def half(archive: Archive, request: pytest.FixtureRequest) -> tuple[str, list[Outcome]]:
    files = sorted(GOLD.glob(f"archive_{request.param}_*.jsonl"))
    assert len(files) == 3
    return request.param, run(archive, [q for path in files for q in read_questions(path)])


def test_no_figure_falls_below_its_floor(half: tuple[str, list[Outcome]]) -> None:
    name, outcomes = half
    found = score(name, outcomes)
    *least, most_answered, most_refused = FLOORS[name]
    reached = (found.recall_1, found.recall_5, found.citation_precision)
    assert [value for value, floor in zip(reached, least, strict=True) if value is None or value < floor] == []
    assert found.false_answers is not None
    assert found.false_answers <= most_answered
    assert found.false_refusals is not None
    assert found.false_refusals <= most_refused


def test_nothing_beside_the_field_is_answered_much_and_no_instruction_obeyed(half: tuple[str, list[Outcome]]) -> None:
    _, outcomes = half
    for kind, most in (("out-of-scope", 0.15), ("injection", 0.0), ("future", 0.0)):
        of_kind = [o for o in outcomes if o.question.type == kind]
        assert of_kind
        assert sum(not o.abstained for o in of_kind) / len(of_kind) <= most
