"""The health file says whether the gateway is connected and answering, and grows stale when nobody writes."""

import math
import time
from pathlib import Path

import pytest

from bot.health import Health, main, problem_with, read_health, write_health


def test_a_connected_bot_is_healthy(tmp_path: Path) -> None:
    path = tmp_path / "health.json"
    write_health(path, connected=True, latency_s=0.0423, at_s=1000.0)
    assert read_health(path) == Health(connected=True, latency_ms=42.3, at_s=1000.0)
    assert problem_with(read_health(path), now_s=1059.0) is None


@pytest.mark.parametrize(
    ("health", "part"),
    [
        (None, "no health file"),
        (Health(True, 40.0, 1000.0), "61 seconds old"),
        (Health(False, 40.0, 1060.0), "not connected"),
        (Health(True, None, 1060.0), "no heartbeat"),
    ],
)
def test_what_is_wrong_is_said_in_one_sentence(health: Health | None, part: str) -> None:
    assert part in str(problem_with(health, now_s=1061.0))


def test_a_latency_that_is_no_number_is_not_known(tmp_path: Path) -> None:
    for latency_s in (math.inf, math.nan):
        write_health(tmp_path / "h.json", connected=True, latency_s=latency_s, at_s=1.0)
        assert read_health(tmp_path / "h.json") == Health(True, None, 1.0)


def test_a_broken_file_counts_as_none(tmp_path: Path) -> None:
    for text in ("", "{", "[]", '{"connected": true}'):
        (tmp_path / "h.json").write_text(text)
        assert read_health(tmp_path / "h.json") is None


def test_the_command_answers_by_its_exit_code(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("CHANCERY_HOME", str(tmp_path))
    assert main() == 1
    assert capsys.readouterr().err.count("\n") == 1
    write_health(tmp_path / "health.json", connected=True, latency_s=0.1, at_s=time.time())
    assert main() == 0
