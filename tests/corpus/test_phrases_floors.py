"""Meetings are read from single sentences at least as well as when the figures were last set down."""

from __future__ import annotations

import tomllib

import pytest

from tests.corpus.meetings_gold import GOLD
from tests.corpus.score_phrases import digest_of, read_items, score

FLOORS = tomllib.loads((GOLD / "phrases_floors.toml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("half", FLOORS)
def test_the_half_is_the_one_that_the_floors_were_measured_on(half):
    assert FLOORS[half]["digest"] == digest_of(half)


@pytest.mark.parametrize("half", FLOORS)
def test_no_figure_of_any_language_falls_below_its_floor(half):
    figures = score(half)
    fallen = {
        (language, name): figures[language].rates()[name]
        for language, floors in FLOORS[half].items()
        if language != "digest"
        for name, floor in floors.items()
        if figures[language].rates()[name] < floor
    }
    assert fallen == {}


def test_each_label_quotes_its_item():
    assert all(
        label.said in item.text for half in ("dev", "opened", "held") for item in read_items(half) for label in item.labels
    )
