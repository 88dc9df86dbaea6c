"""So many questions a minute for each user and each server, and no more notices than one a wait."""

from __future__ import annotations

import pytest

from bot.errors import TooFast
from bot.limits import Limits

AT = 1_700_000_000.0


def test_a_user_may_ask_so_often_a_minute_and_then_waits_for_its_end() -> None:
    limits = Limits(per_user=2, per_server=0)
    limits.take(1, 9, at_s=AT)
    limits.take(1, 9, at_s=AT + 20)
    for after_s, wait_s in ((30, 30.0), (59, 1.0)):
        with pytest.raises(TooFast) as caught:
            limits.take(1, 9, at_s=AT + after_s)
        assert (caught.value.who, caught.value.per_minute, caught.value.wait_s) == ("user", 2, wait_s)
    limits.take(2, 9, at_s=AT + 30)
    limits.take(1, 9, at_s=AT + 61)


def test_a_server_has_its_own_limit_and_a_direct_message_none_of_it() -> None:
    limits = Limits(per_user=0, per_server=1)
    limits.take(1, 9, at_s=AT)
    with pytest.raises(TooFast) as caught:
        limits.take(2, 9, at_s=AT + 10)
    assert (caught.value.who, caught.value.wait_s) == ("server", 50.0)
    limits.take(2, 8, at_s=AT + 10)
    limits.take(2, None, at_s=AT + 10)
    limits.take(2, None, at_s=AT + 10)


def test_a_refused_question_counts_for_nobody() -> None:
    limits = Limits(per_user=3, per_server=2)
    for user in (1, 1):
        limits.take(user, 9, at_s=AT)
    with pytest.raises(TooFast):
        limits.take(1, 9, at_s=AT)
    limits.take(1, None, at_s=AT)  # the third of this user, since the refused one was none
    with pytest.raises(TooFast) as caught:
        limits.take(1, None, at_s=AT)
    assert caught.value.who == "user"


def test_without_limits_nobody_waits() -> None:
    limits = Limits(per_user=0, per_server=0)
    for _ in range(1000):
        limits.take(1, 9, at_s=AT)


def test_a_user_is_told_once_a_wait() -> None:
    limits, error = Limits(per_user=1, per_server=0), TooFast("user", per_minute=1, wait_s=30.0)
    assert [limits.is_news(1, error, at_s=AT + s) for s in (0, 10, 29, 31)] == [True, False, False, True]
    assert limits.is_news(2, error, at_s=AT + 10)
