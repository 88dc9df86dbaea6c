"""Quality floors over the whole bundled archive: what is reached must not be lost again.

Floors stand just below what was measured, on the half that rules are tuned on and on what nobody looks at:
three questions, since no two builds make the same vectors (8 bits, batch by batch), which moves one or two. Late on
22 November 2026 days and refusals of "tune" were set down anew (0.66 and 0.04 before): of its 12 days one more is wrong
since the rules and weights for pages, by which those of "held" rose.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from retrieval.evaluate import Outcome, read_questions, run, score
from retrieval.service import Archive
from tests.retrieval.archives import built

GOLD = Path(__file__).parent / "gold"
pytestmark = [pytest.mark.model, pytest.mark.timeout(600)]
# Least recall@1, recall@5, citation precision and date accuracy; most false answers and false refusals.
FLOORS = {
    "tune": (0.85, 0.94, 0.75, 0.66, 0.06, 0.05),
    "test": (0.86, 0.96, 0.73, 0.39, 0.16, 0.11),
}
# Most of those kinds that are answered. An injection that also asks something real may be answered: nothing is obeyed.
MOST = {
    "tune": {"out-of-scope": 0.10, "injection": 0.0, "future": 0.0},
    "test": {"out-of-scope": 0.10, "injection": 0.0, "future": 0.0},
}


def test_no_figure_falls_below_its_floor(tmp_path: Path) -> None:
    # One test, so that the archive is built once however the tests are shared out.
    with Archive.open(built(tmp_path / "home", pages=None)) as archive:
        for name, (*least, most_answered, most_refused) in FLOORS.items():
            files = sorted(GOLD.glob(f"archive_{name}_*.jsonl"))
            assert files
            outcomes = run(archive, [q for path in files for q in read_questions(path)])
            found = score(name, outcomes)
            reached = (found.recall_1, found.recall_5, found.citation_precision, found.date_accuracy)
            assert [v for v, floor in zip(reached, least, strict=True) if v is None or v < floor] == []
            assert found.false_answers is not None
            assert found.false_answers <= most_answered
            assert found.false_refusals is not None
            assert found.false_refusals <= most_refused
            for kind, most in MOST[name].items():
                assert _answered(kind, outcomes) <= most


def _answered(kind: str, outcomes: list[Outcome]) -> float:
    """Share of the questions of that kind that were not refused."""
    of_kind = [o for o in outcomes if o.question.type == kind]
    return sum(not o.abstained for o in of_kind) / len(of_kind)
