"""Each failure of a start has an exit code of its own, as the table in ``bot.errors`` says."""

import re
from pathlib import Path

import pytest

from bot import errors
from bot.edge import explain
from bot.errors import (
    AddingFailed,
    BadDate,
    BadRange,
    BadSetting,
    Busy,
    CannotAdd,
    DiscordRefused,
    EmptyQuestion,
    HomeUnusable,
    IntentsRefused,
    NoNetwork,
    NothingToAdd,
    NoToken,
    QuestionError,
    QuestionTooLong,
    Stopping,
    TokenRefused,
    TooFast,
    TookTooLong,
    UnknownOutlet,
    exit_code_of,
)
from corpus.errors import StoreError
from retrieval.errors import BadQuery, EncoderUnavailable, IndexMismatch, NoIndex, RetrievalError, SettingUnusable
from retrieval.words import LANGUAGES

STARTUP = [
    (BadSetting("X", found="a", expected="b"), 2),
    (NoToken(), 10),
    (TokenRefused(), 11),
    (IntentsRefused(), 12),
    (NoNetwork("refused"), 13),
    (NoIndex("/home/index"), 14),
    (IndexMismatch("the model", found="a", expected="b"), 15),
    (EncoderUnavailable("m", "gone"), 16),
    (HomeUnusable(Path("/x"), "read-only"), 17),
    (StoreError("the store is newer"), 18),
    (DiscordRefused("403"), 19),
]
QUESTION: list[QuestionError] = [
    TooFast("user", per_minute=10, wait_s=12.2),
    TooFast("server", per_minute=60, wait_s=1.0),
    *(CannotAdd(why) for why in ("moderators", "server", "one", "large", "kind")),
    NothingToAdd(),
    AddingFailed("the disk is full"),
    EmptyQuestion(),
    QuestionTooLong(1200, 1000),
    BadDate("happened_from", "yesterday"),
    BadRange("happened_from", "happened_to"),
    UnknownOutlet("Yonhop", ()),
    UnknownOutlet("Yonhop", ("Yonhap",)),
    Busy(32),
    TookTooLong(30.0),
    Stopping(),
]


@pytest.mark.parametrize(("error", "code"), STARTUP)
def test_each_failure_of_a_start_has_its_code(error: Exception, code: int) -> None:
    assert exit_code_of(error) == code  # type: ignore[arg-type]
    assert "\n" not in str(error)


def test_the_codes_differ_and_the_docstring_names_them_all() -> None:
    codes = [code for _, code in STARTUP]
    assert len(set(codes)) == len(codes)
    assert set(map(str, codes)) <= set(re.findall(r"\b\d+\b", errors.__doc__ or ""))
    assert exit_code_of(RetrievalError("other")) == 1


def test_all_names_are_exported_in_order() -> None:
    public = {name for name, thing in vars(errors).items() if getattr(thing, "__module__", "") == "bot.errors"}
    assert errors.__all__ == sorted(public)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("error", QUESTION, ids=lambda error: type(error).__name__)
def test_every_refusal_has_words_in_every_language(error: QuestionError, language: str) -> None:
    assert explain(error, language)  # type: ignore[arg-type]


def test_the_archives_own_sentence_is_passed_on() -> None:
    assert explain(BadQuery("found nothing"), "en") == "The question cannot be used: found nothing"


def test_what_is_our_fault_gets_an_id_that_is_in_the_log_with_the_traceback(caplog: pytest.LogCaptureFixture) -> None:
    try:
        raise RuntimeError("a detail that is nobody's business")
    except RuntimeError as error:
        sentence = explain(error, "en")
    report_id = sentence.rstrip(".").split()[-1]
    assert re.fullmatch(r"[0-9a-f]{8}", report_id)
    assert "nobody" not in sentence
    assert f"report {report_id}" in caplog.text
    assert "Traceback" in caplog.text


def test_a_broken_archive_is_said_to_be_one() -> None:
    assert explain(IndexMismatch("x", found=1, expected=2), "en").startswith("The archive cannot be read")


def test_a_setting_of_the_archive_that_cannot_be_used_is_bad_usage_too() -> None:
    assert exit_code_of(SettingUnusable("X", found="a", expected="b")) == BadSetting.exit_code == 2
