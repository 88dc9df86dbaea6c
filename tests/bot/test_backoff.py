"""Each failed start doubles the wait before the next; a corrected token or a success ends it."""

from pathlib import Path

import pytest

from bot.backoff import (
    FailedStarts,
    begin_start,
    digest_of,
    read_failed_starts,
    seconds_to_wait,
    start_succeeded,
)

OWN = digest_of("a.b.c")


@pytest.mark.parametrize(
    ("n", "since_s", "wait_s"),
    [(1, 0, 5.0), (1, 2, 3.0), (1, 6, 0.0), (2, 0, 10.0), (5, 0, 80.0), (9, 0, 900.0), (4000, 0, 900.0)],
)
def test_the_wait_doubles_up_to_a_quarter_of_an_hour(n: int, since_s: float, wait_s: float) -> None:
    failed = FailedStarts(n, 1000.0, OWN)
    assert seconds_to_wait(failed, token="a.b.c", first_s=5.0, now_s=1000.0 + since_s) == wait_s


def test_nobody_waits_without_failures_with_another_token_or_when_told_not_to() -> None:
    failed = FailedStarts(3, 1000.0, OWN)
    assert seconds_to_wait(None, token="a.b.c", first_s=5.0, now_s=1000.0) == 0.0
    assert seconds_to_wait(failed, token="corrected", first_s=5.0, now_s=1000.0) == 0.0
    assert seconds_to_wait(failed, token="a.b.c", first_s=0.0, now_s=1000.0) == 0.0


def test_a_clock_that_was_set_back_does_not_lengthen_the_wait() -> None:
    assert seconds_to_wait(FailedStarts(1, 1e9, OWN), token="a.b.c", first_s=5.0, now_s=1000.0) == 5.0


def test_starts_are_counted_until_one_succeeds(tmp_path: Path) -> None:
    path = tmp_path / "starts.json"
    begin_start(path, token="a.b.c", now_s=1.0)
    begin_start(path, token="a.b.c", now_s=2.0)
    assert read_failed_starts(path) == FailedStarts(2, 2.0, OWN)
    begin_start(path, token="corrected", now_s=3.0)
    assert read_failed_starts(path) == FailedStarts(1, 3.0, digest_of("corrected"))
    start_succeeded(path)
    assert read_failed_starts(path) is None


@pytest.mark.parametrize("text", ["", "[]", "{", '{"n": 1}', '{"n": "x", "at_s": 1, "token_digest": "y"}'])
def test_a_broken_file_counts_as_none(tmp_path: Path, text: str) -> None:
    (tmp_path / "starts.json").write_text(text)
    assert read_failed_starts(tmp_path / "starts.json") is None


def test_the_token_is_not_in_the_file(tmp_path: Path) -> None:
    begin_start(tmp_path / "starts.json", token="secret.token", now_s=1.0)
    assert "secret" not in (tmp_path / "starts.json").read_text()
