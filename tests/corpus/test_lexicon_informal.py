"""Informal words of questions reach the entries of the formal words that news use."""

from __future__ import annotations

import pytest

from corpus.gazetteer.fold import stem
from tests.corpus.test_lexicon import entries


@pytest.mark.parametrize(
    ("asked", "language", "written", "entry"),
    [
        ("why did they ditch it", "en", "scrapped", "revoke"), ("a sit-down snub", "en", "cold reception", "cool"),
        ("a bust-up", "en", "a dispute", "dispute"), ("did Tokyo shoot back", "en", "responded", "answer"),
        ("who stormed out", "en", "walked out", "walkout"), ("exports tanked", "en", "exports fell", "decrease"),
        ("どこに泊まったの", "ja", "滞在", "stay"), ("ドタキャンした", "ja", "中止", "cancel"),
        ("断ったの？", "ja", "拒否", "refuse"), ("こじれた", "ja", "悪化", "worse"),
        ("왜 깼어", "ko", "파기", "revoke"), ("퇴짜 놓은", "ko", "거절", "refuse"),
        ("어디 묵었대", "ko", "체류", "stay"), ("관계 틀어진", "ko", "악화", "worse"),
    ],
)  # fmt: skip
def test_an_informal_word_shares_the_entry_of_the_formal_one(
    asked: str, language: str, written: str, entry: str
) -> None:
    assert entry in entries(asked, language)
    assert entry in entries(written, language)


def test_words_that_would_lose_their_sense_keep_their_last_letter() -> None:
    assert stem("plane") != stem("plan")
    assert stem("noted") == stem("note") != stem("not")
    assert stem("site") != stem("sit")


def test_having_met_is_no_enmity() -> None:
    assert "hostility" not in entries("만난 적 있어?", "ko")


def test_an_interpreter_is_not_the_language() -> None:
    assert "language" not in entries("who was the interpreter", "en")
