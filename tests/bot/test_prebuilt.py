"""A container image brings an archive along, and the first start in an empty data folder copies it."""

import errno
from pathlib import Path

import pytest

import bot.__main__ as program
import retrieval.pipeline
from tests.bot.fakes import FakeBackend


@pytest.fixture
def image(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The archive of an image, and a bot that would use the data folder ``home`` beside it."""
    prebuilt = tmp_path / "prebuilt"
    (prebuilt / "index" / "gen-000001").mkdir(parents=True)
    (prebuilt / "index" / "CURRENT").write_text("gen-000001")
    (prebuilt / "store.sqlite").write_bytes(b"made with the image")
    for name in ("DISCORD_TOKEN", "DISCORD_TOKEN_FILE"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("CHANCERY_HOME", str(tmp_path / "home"))
    monkeypatch.setenv("CHANCERY_PREBUILT", str(prebuilt))
    monkeypatch.setattr(program, "configure_logs", lambda settings, to_stderr: None)
    monkeypatch.setattr(program, "open_backend", lambda settings: FakeBackend())
    return prebuilt


def test_an_empty_data_folder_gets_the_archive_of_the_image(image: Path, tmp_path: Path) -> None:
    assert program.main(["--dry-run", "When did they meet?"]) == 0
    assert (tmp_path / "home" / "store.sqlite").read_bytes() == b"made with the image"
    assert (tmp_path / "home" / "index" / "CURRENT").read_text() == "gen-000001"


def test_a_data_folder_in_use_stays_as_it_is(image: Path, tmp_path: Path) -> None:
    (tmp_path / "home").mkdir()
    (tmp_path / "home" / "store.sqlite").write_bytes(b"mine")
    assert program.main(["--dry-run", "When did they meet?"]) == 0
    assert (tmp_path / "home" / "store.sqlite").read_bytes() == b"mine"
    assert not (tmp_path / "home" / "index").exists()


def test_a_full_disk_is_one_sentence_and_exit_17(
    image: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def full(home: Path) -> bool:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(retrieval.pipeline, "adopt_prebuilt", full)
    assert program.main([]) == 17
    error = capsys.readouterr().err
    assert "cannot be written (No space left on device); set CHANCERY_HOME" in error
    assert error.count("\n") == 1


def test_without_an_image_nothing_is_copied(image: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("CHANCERY_PREBUILT")
    monkeypatch.chdir(image)  # an archive in the working directory is no image
    assert program.main(["--dry-run", "When did they meet?"]) == 0
    assert not retrieval.pipeline.adopt_prebuilt(tmp_path / "home")
    assert not (tmp_path / "home").exists()
