"""Meetings are read from the labelled articles at least as well as when the figures were last set down."""

from __future__ import annotations

import hashlib
import importlib.util
import tomllib

import pytest

from tests.corpus.meetings_gold import GOLD, SETS, load
from tests.corpus.score_meetings import score

FLOORS = tomllib.loads((GOLD / "meetings_floors.toml").read_text(encoding="utf-8"))


def digest_of(name: str) -> str:
    """SHA-256 over the labels of a set and, in their order, the articles that lie beside them."""
    labels = SETS[name]
    files = sorted(labels.glob("labels*.jsonl")) if labels.is_dir() else [labels]
    total = hashlib.sha256(b"".join(path.read_bytes() for path in files))
    for article in load(name):
        if article.path is not None and article.path.is_relative_to(GOLD):
            total.update(article.path.read_bytes())
    return total.hexdigest()


@pytest.mark.parametrize("name", FLOORS)
def test_the_set_is_the_one_that_the_floors_were_measured_on(name):
    assert FLOORS[name]["digest"] == digest_of(name)


@pytest.mark.parametrize("name", FLOORS)
def test_no_figure_falls_below_its_floor(name):
    if importlib.util.find_spec("corpus.meetings.extract") is None:
        pytest.skip("the extraction of meetings is not there")
    by_language = score(name)
    if not by_language:
        pytest.skip("no article of the set is on this checkout")
    rates = by_language["all"].rates()
    floors = {figure: floor for figure, floor in FLOORS[name].items() if figure != "digest"}
    assert {figure: rates[figure] for figure, floor in floors.items() if rates[figure] < floor} == {}
