from __future__ import annotations

from pathlib import Path

import pytest

from corpus.config import CorpusSettings
from corpus.errors import CorpusError


def test_the_environment_names_home_and_bundled() -> None:
    settings = CorpusSettings.from_env({"CHANCERY_HOME": "/data", "CHANCERY_BUNDLED": "0"})
    assert settings == CorpusSettings(home=Path("/data"), bundled=False)
    assert settings.store_path == Path("/data/store.sqlite")


def test_without_variables_home_is_the_users_data_folder_and_briefs_are_known() -> None:
    settings = CorpusSettings.from_env({})
    assert (settings.home.name, settings.bundled) == ("chancery", True)


def test_a_tilde_is_the_home_of_the_user() -> None:
    assert CorpusSettings.from_env({"CHANCERY_HOME": "~/x"}).home == Path.home() / "x"


@pytest.mark.parametrize(
    ("value", "expected"), [("1", True), ("yes", True), ("OFF", False), ("false", False), (" ", True)]
)
def test_a_switch_is_read_in_the_usual_spellings(value: str, expected: bool) -> None:
    assert CorpusSettings.from_env({"CHANCERY_HOME": "/d", "CHANCERY_BUNDLED": value}).bundled is expected


def test_a_switch_that_is_neither_is_said() -> None:
    with pytest.raises(CorpusError, match="CHANCERY_BUNDLED is 'maybe', expected 1 or 0"):
        CorpusSettings.from_env({"CHANCERY_BUNDLED": "maybe"})
