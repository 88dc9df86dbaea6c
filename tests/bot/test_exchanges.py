"""Questions are remembered for as long as they may be edited, and not without end."""

from __future__ import annotations

from bot import exchanges
from bot.exchanges import Exchanges


def test_a_deleted_question_is_known_to_whoever_is_at_it() -> None:
    kept = Exchanges()
    under_way = kept.begin(1, "When?")
    kept.delete(1)
    kept.delete(2)
    assert under_way.deleted
    assert kept.get(1) is None


def test_only_the_newest_are_kept(monkeypatch) -> None:
    monkeypatch.setattr(exchanges, "_MAX_KEPT", 2)
    kept = Exchanges()
    for message_id in range(3):
        kept.begin(message_id, "When?")
    assert [kept.get(message_id) is not None for message_id in range(3)] == [False, True, True]
