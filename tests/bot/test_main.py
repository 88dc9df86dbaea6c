"""``python -m bot`` without Discord: a dry run, and one-sentence failures."""

from pathlib import Path

import pytest

import bot.__main__ as program
from retrieval.errors import NoIndex
from tests.bot.fakes import FakeBackend


@pytest.fixture(autouse=True)
def _alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("DISCORD_TOKEN", "DISCORD_TOKEN_FILE"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("CHANCERY_HOME", str(tmp_path))
    monkeypatch.setattr(program, "configure_logs", lambda settings, to_stderr: None)
    monkeypatch.setattr(program, "open_backend", lambda settings: FakeBackend())


def test_a_dry_run_prints_the_messages_and_their_lengths(capsys: pytest.CaptureFixture[str]) -> None:
    assert program.main(["--dry-run", "When did they meet?"]) == 0
    out = capsys.readouterr().out
    assert out.startswith("── message 1 · content ")
    assert "of 2,000\nThe two ministers sat down" in out


def test_a_dry_run_of_nothing_is_refused_in_one_sentence(capsys: pytest.CaptureFixture[str]) -> None:
    assert program.main(["--dry-run", " "]) == 1
    assert capsys.readouterr().err == "the question is empty; ask something\n"


def test_without_an_index_the_start_ends_with_its_code(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def none(settings: object) -> FakeBackend:
        raise NoIndex("there")

    monkeypatch.setattr(program, "open_backend", none)
    assert program.main([]) == 14
    assert capsys.readouterr().err == "no index found in there; run `chancery index build` to make one\n"


def test_unknown_options_are_bad_usage() -> None:
    with pytest.raises(SystemExit, match="2"):
        program.main(["--nonsense"])
