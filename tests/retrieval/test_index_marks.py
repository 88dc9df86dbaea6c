"""Filters in the lexical index: what marks let through is what the columns do, row for row."""

from __future__ import annotations

from datetime import date
from itertools import product
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.types import Article, EventDate, Precision
from retrieval.errors import IndexMismatch
from retrieval.index import IndexHooks
from retrieval.index.columns import Columns, outlet_digest
from retrieval.index.marks import marks_of, marks_wanted
from retrieval.types import DateRange
from tests.contract.passage_index import SOURCE
from tests.fakes import fake_article
from tests.retrieval.test_index_build import Home

DAYS = st.integers(1, 4_000)
OUTLETS = ("paper", "radio", "office")


@st.composite
def intervals(draw: st.DrawFn) -> tuple[int, int]:
    first = draw(DAYS)
    return first, first + draw(st.sampled_from([0, 0, 1, 6, 30, 365, 3_000]))


def columns(seed: int) -> Columns:
    """Twelve rows with none to five spans of days, one in four undated, each with up to three outlets."""
    random = np.random.default_rng(seed)

    def spans(n: int) -> np.ndarray:
        first = random.integers(1, 4_000, n)
        return np.array([first, first + random.choice([0, 0, 1, 6, 30, 365, 3_000], n)])

    table = np.zeros((6, 12), np.int32)
    table[1:3] = spans(12) * (random.random(12) < 0.75)
    table[4] = random.integers(0, 2, 12)
    rows = np.repeat(np.arange(12), random.integers(0, 6, 12))
    speaking = np.repeat(np.arange(12), random.integers(0, 4, 12))
    digests = random.choice([outlet_digest(outlet) for outlet in OUTLETS], len(speaking))
    return Columns(table, np.array([rows, *spans(len(rows))], np.int32), np.array([speaking, digests], np.int64))


@st.composite
def ranges(draw: st.DrawFn) -> DateRange | None:
    first, last = draw(intervals())
    either = draw(st.sampled_from(["none", "both", "from", "to"]))
    if either == "none":
        return None
    ends = (date.fromordinal(first) if either != "to" else None, date.fromordinal(last) if either != "from" else None)
    return DateRange(*ends)


@given(st.integers(0, 2**32), ranges(), ranges(), st.sampled_from([None, *OUTLETS, "nobody"]), st.booleans())
@settings(max_examples=150, deadline=None)
def test_a_row_has_a_mark_of_each_set_if_and_only_if_it_passes(
    seed: int, published: DateRange | None, happened: DateRange | None, outlet: str | None, bundled: bool
) -> None:
    asked = {"published": published, "happened": happened, "outlet": outlet, "include_bundled": bundled}
    wanted = marks_wanted(**asked)
    of = columns(seed)
    found = [all(marks & set(row.split()) for marks in wanted) for row in marks_of(of)]
    assert found == of.passing(**asked).tolist()


def test_a_day_is_asked_for_by_its_own_mark_and_those_of_what_holds_it() -> None:
    day = date.fromordinal(6)  # 6 // 4 = 1, and 0 from there up
    asked = {"published": None, "outlet": None, "include_bundled": True}
    (wanted,) = marks_wanted(happened=DateRange(day, day), **asked)
    above = {1 << 24 | 1, *(level << 24 for level in range(2, 12))}
    assert wanted == {"h<6", *(f"h={node}" for node in above)}
    assert marks_wanted(happened=None, **asked) == ()


def _events(of: Article) -> list:
    """Each article speaks of three days or spans, drawn by its number."""
    number = int(of.source.removeprefix("file"))
    random = np.random.default_rng(number)
    found = []
    for first, length in zip(random.integers(0, 900, 3), random.choice([0, 0, 20, 400], 3), strict=True):
        ends = [date(2018, 1, 1).toordinal() + int(first), date(2018, 1, 1).toordinal() + int(first + length)]
        event = EventDate(*map(date.fromordinal, ends), Precision.RANGE if length else Precision.DAY, "stated")
        found.append(type("Mention", (), {"start": 0, "event": event})())
    return found


HOOKS = IndexHooks(events_of=_events, version="1")
FILTERS = [
    {"published": published, "happened": happened, "outlet": outlet, "include_bundled": bundled}
    for published, happened, outlet, bundled in product(
        (None, DateRange(date(2019, 6, 1), date(2020, 2, 1)), DateRange(None, date(2001, 1, 1))),
        (None, DateRange(date(2018, 9, 1), date(2018, 9, 1)), DateRange(date(2019, 3, 1), date(2019, 9, 1))),
        (None, "Foreign Office", "Radio 1"),
        (True, False),
    )
]


def _numbered(n: int) -> Article:
    return fake_article(
        " ".join([f"The envoys met in Paris for round {n}."] * (1 + n % 7)),
        key=f"file{n}",
        outlet=f"Radio {n % 3}",
        published=("2019", f"2020-0{1 + n % 9}", f"2019-0{1 + n % 9}-15", None)[n % 4],
        brief=n % 5 == 0,
        sources=(SOURCE,) * (n % 2),
    )


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Home:
    """Ninety articles, a third of them added later, and three taken out; their words stay in one index of words."""
    home = Home(tmp_path_factory.mktemp("home"), n_articles=0)
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr("retrieval.index.assembly._FEW_WORDS", 0)
        for numbers, gone in ((range(60), ()), (range(60, 90), (3, 33, 58))):
            for n in numbers:
                home.store.put(_numbered(n))
            for n in gone:
                home.store.forget(_numbered(n).id)
            home.build(hooks=HOOKS)
    return home


@pytest.mark.parametrize("many", [0.0, 2.0], ids=["longer lists first", "marks always"])
def test_words_are_found_among_the_same_rows_with_the_same_scores(
    home: Home, monkeypatch: pytest.MonkeyPatch, many: float
) -> None:
    monkeypatch.setattr("retrieval.lexical._MANY", many)
    index = home.open()
    words = [("envoy", 1.0), ("round", 0.4), ("7", 1.0)]
    everything = index.search_lexical(words, index.n_passages)
    n_filtered = 0
    for asked in FILTERS:
        rows = index.select(**asked)
        if rows is None:
            continue
        n_filtered += 0 < len(rows) < index.n_passages
        expected = [(row, pytest.approx(score)) for row, score in everything if row in set(rows.tolist())]
        assert index.search_lexical(words, index.n_passages, rows=rows) == expected
        assert index.search_lexical(words, 4, rows=rows) == expected[:4]
        assert index.search_lexical(words, 4, rows=np.array(rows)) == expected[:4]  # as a set of rows
    assert n_filtered > 20


def test_an_index_of_the_format_without_marks_is_refused_and_then_taken_over_unembedded(
    home: Home, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    old = Home(tmp_path, n_articles=0)
    old.store = home.store
    with monkeypatch.context() as patched:
        patched.setattr("retrieval.index.build.FORMAT_VERSION", 4)
        patched.setattr("retrieval.index.assembly.marks_of", lambda columns: [""] * columns.table.shape[1])
        old.build(hooks=HOOKS)
    with pytest.raises(IndexMismatch, match="the index format is 4, expected 5; run `chancery index build`"):
        old.open()
    report = old.build(hooks=HOOKS)
    assert (report.changed, report.n_embedded, report.n_passages) == (True, 0, 87)
    monkeypatch.setattr("retrieval.lexical._MANY", 2.0)
    index = old.open()
    rows = index.select(outlet="Radio 1")
    assert rows is not None
    assert {row for row, _ in index.search_lexical([("envoy", 1.0)], 90, rows=rows)} == set(rows.tolist())
    assert not old.build(hooks=HOOKS).changed
