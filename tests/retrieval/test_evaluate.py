from __future__ import annotations

import json
import math
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from corpus.types import EventDate, PartialDate, Precision
from retrieval.errors import BadQuery
from retrieval.evaluate import (
    GoldQuestion,
    Outcome,
    by_group,
    expected_day,
    expected_days,
    normalized,
    read_questions,
    run,
    score,
)
from retrieval.types import Answer, Statement
from tests.fakes import fake_article
from tests.retrieval.archives import Home
from tests.retrieval.test_serialize import ANSWER, CITATION

GOLD = GoldQuestion(id="q", lang="en", question="When?", type="when", answerable=True, evidence=("they met",))


def outcome(
    *found_at: int | None,
    gold: GoldQuestion = GOLD,
    abstained: bool = False,
    confidence: float = 0.5,
    day_right: bool | None = None,
    citation_right: bool | None = None,
    ms: float = 10.0,
) -> Outcome:
    answer = replace(ANSWER, status="abstained" if abstained else "answered", confidence=confidence)
    return Outcome(
        question=gold, answer=answer, found_at=found_at, day_right=day_right, citation_right=citation_right, ms=ms
    )


def test_scores_of_a_group_by_hand() -> None:
    unanswerable = replace(GOLD, answerable=False, evidence=(), lang="ko", type="out-of-scope")
    scores = score(
        "all",
        [
            outcome(1, 6, confidence=0.9, day_right=True, citation_right=True, ms=10),
            outcome(2, confidence=0.4, day_right=False, citation_right=False, ms=20),
            outcome(None, confidence=0.3, abstained=True, ms=30),
            outcome(gold=unanswerable, confidence=0.35, ms=40),
            outcome(gold=unanswerable, confidence=0.1, abstained=True, ms=50),
        ],
    )
    assert (scores.group, scores.n, scores.n_answerable, scores.n_dates) == ("all", 5, 3, 2)
    assert scores.recall_1 == pytest.approx((1 / 2 + 0 + 0) / 3)
    assert scores.recall_5 == pytest.approx((1 / 2 + 1 + 0) / 3)
    assert scores.mrr_10 == pytest.approx((1 + 1 / 2 + 0) / 3)
    first = (1 + 1 / math.log2(7)) / (1 + 1 / math.log2(3))
    assert scores.ndcg_10 == pytest.approx((first + 1 / math.log2(3) + 0) / 3)
    assert (scores.date_accuracy, scores.citation_precision) == (0.5, 0.5)
    # Of the six pairs, 0.9 and 0.4 win over both others, 0.3 over one.
    assert scores.abstention_auroc == pytest.approx(5 / 6)
    assert (scores.false_answers, scores.false_refusals) == (1 / 2, pytest.approx(1 / 3))
    assert (scores.p50_ms, scores.p95_ms) == (30, 50)


def test_a_group_without_a_kind_has_no_score_of_it() -> None:
    nothing = score("none", [])
    assert (nothing.n, nothing.recall_1, nothing.abstention_auroc, nothing.p50_ms) == (0, None, None, None)
    assert score("x", [outcome(1)]).abstention_auroc is None


def test_groups_are_all_then_languages_then_types() -> None:
    other = replace(GOLD, lang="ko", type="who")
    groups = by_group([outcome(1), outcome(1, gold=other), outcome(2, gold=other)])
    assert [(s.group, s.n) for s in groups] == [
        ("all", 3), ("lang en", 1), ("lang ko", 2), ("type when", 1), ("type who", 2),
    ]  # fmt: skip


def test_evidence_is_compared_by_its_words() -> None:
    assert normalized(" “They’ve  met”\n") == '"they\'ve met"'


class Canned:
    """An archive that gives one answer and finds what a real one holds."""

    def __init__(self, answer: Answer, searching: object) -> None:
        self._answer, self._searching = answer, searching

    def answered(self, query: object) -> tuple[Answer, object]:
        return self._answer, self._searching.search(query)  # type: ignore[attr-defined]


def event(first: str, last: str) -> EventDate:
    return EventDate(date.fromisoformat(first), date.fromisoformat(last), Precision.DAY, "stated")


@pytest.mark.parametrize(
    ("expected", "found", "right"),
    [
        ("2021-05-03", event("2021-05-03", "2021-05-03"), True),
        ("2021-05-03 (Monday)", event("2021-05-03", "2021-05-03"), True),
        ("2021-05-03", event("2021-05-04", "2021-05-04"), False),
        ("2021-05", event("2021-05-04", "2021-05-09"), True),
        ("2021-05-03", event("2021-05-01", "2021-05-31"), False),
        ("2021", None, False),
        ("20 minutes", event("2021-05-03", "2021-05-03"), None),
        ("2021-13", event("2021-05-03", "2021-05-03"), None),
    ],
)
def test_a_day_is_right_within_what_is_expected_and_wrong_when_coarser(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, expected: str, found: EventDate | None, right: bool | None
) -> None:
    home = Home(tmp_path, monkeypatch)
    home.put(fake_article("They met. They ate."))
    answer = replace(ANSWER, citations=(replace(CITATION, event=found),))
    gold = replace(GOLD, answer=expected)
    with home.open() as archive:
        (seen,) = run(Canned(answer, archive), [gold])  # type: ignore[arg-type]
        (refused,) = run(Canned(replace(answer, status="abstained", statements=()), archive), [gold])  # type: ignore[arg-type]
        (no_day,) = run(Canned(answer, archive), [replace(gold, type="who")])  # type: ignore[arg-type]
    assert seen.day_right == right
    assert refused.day_right is (None if right is None else False)
    assert (no_day.day_right, refused.citation_right) == (None, None)
    assert (seen.found_at, seen.citation_right) == ((1,), True)


def test_the_day_of_the_meeting_is_expected_where_the_answer_is_none() -> None:
    gold = replace(GOLD, answer="on the first day", meeting_date="2021-05-03")
    assert expected_day(gold) == PartialDate.parse("2021-05-03")
    assert expected_day(replace(gold, answer="2021-06-01, then")) == PartialDate.parse("2021-06-01")
    assert expected_day(replace(gold, meeting_date=None)) is None


@pytest.mark.parametrize(
    ("answer", "expected"),
    [
        ("1983년 11월 4일", "1983-11-04"),  # not the year alone
        ("2013年8月", "2013-08"),
        ("July (July 7, 1984)", "1984-07-07"),
        ("4 p.m. on 29 June 2012", "2012-06-29"),
        ("2019-10", "2019-10"),
        ("2005", "2005"),
        ("1997년", "1997"),
    ],
)
def test_the_day_expected_is_read_as_the_answer_writes_it(answer: str, expected: str) -> None:
    assert expected_day(replace(GOLD, answer=answer, meeting_date="1999-01-01")) == PartialDate.parse(expected)


@pytest.mark.parametrize(
    ("answer", "first", "last"),
    [
        ("21 and 22 April 2006", "2006-04-21", "2006-04-22"),
        ("20 to 22 August 2019", "2019-08-20", "2019-08-22"),
        ("2006年4月21日と22日", "2006-04-21", "2006-04-22"),
        ("1990년 11월 26~27일(서울)", "1990-11-01", "1990-11-30"),  # the month is what is written with its year
        ("10 April 2019 and 3 more", "2019-04-10", "2019-04-10"),
        ("2018", "2018-01-01", "2018-12-31"),
    ],
)
def test_two_days_written_as_one_stretch_are_both_expected(answer: str, first: str, last: str) -> None:
    days = expected_days(replace(GOLD, answer=answer))
    assert days == (date.fromisoformat(first), date.fromisoformat(last))


def test_a_run_asks_in_order_and_tells_how_far_it_is(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    home = Home(tmp_path, monkeypatch)
    home.put(fake_article("The envoys met in Lima.", key="a"), fake_article("Rice became dear in Osaka.", key="b"))
    home.always(None)
    seen: list[tuple[int, int]] = []
    golds = [
        replace(GOLD, question="Where did the envoys meet?", evidence=("met in Lima", "never said")),
        replace(GOLD, question="What became dear in Osaka?", evidence=("Rice became",)),
    ]
    with home.open() as archive:
        outcomes = run(archive, golds, progress=lambda done, total: seen.append((done, total)))
    assert [o.found_at for o in outcomes] == [(1, None), (1,)]
    assert [o.citation_right for o in outcomes] == [True, True]
    assert seen == [(1, 2), (2, 2)]
    assert all(o.ms > 0 for o in outcomes)
    assert isinstance(outcomes[0].answer.statements[0], Statement)


ROW = {"id": "q", "lang": "en", "question": "When?", "type": "when", "answerable": True, "evidence": ["they met"]}


def test_question_files_are_read_line_by_line(tmp_path: Path) -> None:
    path = tmp_path / "q.jsonl"
    path.write_text(
        "\ufeff" + json.dumps(ROW) + "\n\n" + json.dumps({**ROW, "note": "a\u2028b"}, ensure_ascii=False), "utf-8"
    )
    first, second = read_questions(path)
    assert first == GOLD
    assert (second.note, second.meeting_date) == ("a\u2028b", None)


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ("{", "expected a JSON object"),
        ("[1]", "expected a JSON object"),
        (json.dumps({k: v for k, v in ROW.items() if k != "type"}), "id, lang, question, type and answerable"),
        (json.dumps({**ROW, "evidence": "they met"}), "expected a list of words"),
        (json.dumps({**ROW, "evidence": [1]}), "expected a list of words"),
        (json.dumps({**ROW, "answerable": 1}), "true or false"),
        (json.dumps({**ROW, "question": " "}), "not empty"),
    ],
)
def test_a_line_that_breaks_the_format_is_named(tmp_path: Path, line: str, says: str) -> None:
    path = tmp_path / "q.jsonl"
    path.write_text(json.dumps(ROW) + "\n" + line)
    with pytest.raises(BadQuery, match=f"q.jsonl:2: .*{says}"):
        read_questions(path)


def test_a_question_file_in_another_encoding_is_refused(tmp_path: Path) -> None:
    (tmp_path / "q.jsonl").write_bytes(json.dumps(ROW, ensure_ascii=False).replace("When", "언제").encode("cp949"))
    with pytest.raises(BadQuery, match="is not UTF-8"):
        read_questions(tmp_path / "q.jsonl")
