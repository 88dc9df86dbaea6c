"""Which messages ask something, and what is left of them as a question."""

from types import SimpleNamespace
from unittest.mock import create_autospec

import discord
import pytest

from bot.addressed import Addressed, Seen, addressed

ME = discord.Object(1)


def message(content: str, *, direct: bool = False, mentioned: bool = True, **changes: object) -> discord.Message:
    """A message, spec'd on discord.py's own."""
    made = create_autospec(discord.Message, instance=True)
    made.content, made.webhook_id, made.reference = content, None, None
    made.author = SimpleNamespace(bot=False, id=7)
    made.guild = None if direct else SimpleNamespace(self_role=SimpleNamespace(id=9))
    made.mentions = [SimpleNamespace(id=1)] if mentioned else []
    made.role_mentions = []
    made.is_system.return_value = False
    for name, value in changes.items():
        setattr(made, name, value)
    return made


@pytest.mark.parametrize(
    ("content", "question"),
    [
        ("<@1> When did they meet?", "When did they meet?"),
        ("When, <@!1>, did they meet?", "When, , did they meet?"),
        ("<@1>", ""),
        ("<@1> <@&9> <#55> <:flag:123456> <t:1618953630:R> </ask:5> when\nexactly", "when exactly"),
        ("<@1> is 3 < 5 > 2?", "is 3 < 5 > 2?"),
    ],
)
def test_mentions_and_tokens_are_no_part_of_the_question(content: str, question: str) -> None:
    assert addressed(message(content), ME) == Addressed(question)


def test_a_direct_message_is_for_us_and_an_unaddressed_one_is_not() -> None:
    assert addressed(message("When?", direct=True, mentioned=False), ME) == Addressed("When?")
    assert addressed(message("", direct=True, mentioned=False), ME) == Addressed("")
    assert addressed(message("When?", mentioned=False), ME) is None


def test_a_reply_counts_when_its_text_came_with_it() -> None:
    answered = message("earlier", author=SimpleNamespace(bot=True, id=1))
    reference = SimpleNamespace(resolved=answered)
    assert addressed(message("And then?", mentioned=False, reference=reference), ME) == Addressed("And then?")
    assert addressed(message("", mentioned=False, reference=reference), ME) is None
    other = SimpleNamespace(resolved=message("earlier", author=SimpleNamespace(bot=False, id=5)))
    assert addressed(message("And then?", mentioned=False, reference=other), ME) is None


def test_bots_webhooks_and_system_messages_are_never_for_us() -> None:
    system = message("<@1> x")
    system.is_system.return_value = True  # type: ignore[attr-defined]
    assert addressed(message("<@1> x", author=SimpleNamespace(bot=True, id=8)), ME) is None
    assert addressed(message("<@1> x", webhook_id=4), ME) is None
    assert addressed(system, ME) is None


def test_ids_are_new_once_and_forgotten_in_order() -> None:
    seen = Seen(limit=2)
    assert [seen.first_time(n) for n in (1, 1, 2, 3, 1)] == [True, False, True, True, True]


@pytest.mark.parametrize(
    ("owner_id", "changes", "expected"),
    [
        (1, {}, Addressed("And where?")),
        (7, {}, None),
        (1, {"mentions": [SimpleNamespace(id=8)]}, None),
        (1, {"reference": SimpleNamespace(resolved=None)}, None),
        (1, {"content": ""}, None),
    ],
    ids=["ours", "somebody else's", "to somebody else", "a reply", "its text not shown"],
)
def test_what_is_said_in_our_own_thread_is_for_us_unless_it_is_said_to_somebody_else(
    owner_id: int, changes: dict[str, object], expected: Addressed | None
) -> None:
    thread = create_autospec(discord.Thread, instance=True)
    thread.owner_id = owner_id
    said = message("And where?", mentioned=False, channel=thread)
    for name, value in changes.items():
        setattr(said, name, value)
    assert addressed(said, ME) == expected
