"""Shards, port, logs and waits come from the environment; what cannot be used is refused in one sentence."""

import pytest

from bot.errors import BadSetting
from bot.running import Running


def test_without_anything_set_it_is_one_process_with_no_port_and_no_privileged_intent() -> None:
    plain = Running.from_env({})
    assert plain == Running()
    assert (plain.shards, plain.shard_ids, plain.http_port, plain.message_content) == (None, (), None, False)
    assert (plain.log_format, plain.log_questions, plain.backoff_s) == ("text", False, 5.0)


def test_every_setting_is_read() -> None:
    told = Running.from_env(
        {
            "CHANCERY_SHARDS": "8",
            "CHANCERY_SHARD_IDS": "4-6, 1",
            "CHANCERY_HTTP_HOST": "0.0.0.0",
            "CHANCERY_HTTP_PORT": "9464",
            "CHANCERY_BACKOFF_S": "0",
            "CHANCERY_MESSAGE_CONTENT": "1",
            "CHANCERY_LOG_FORMAT": "JSON",
            "CHANCERY_LOG_QUESTIONS": "1",
        }
    )
    assert (told.shards, told.shard_ids, told.http_host, told.http_port) == (8, (1, 4, 5, 6), "0.0.0.0", 9464)
    assert (told.backoff_s, told.message_content, told.log_format, told.log_questions) == (0.0, True, "json", True)


def test_automatic_is_the_same_as_nothing() -> None:
    assert Running.from_env({"CHANCERY_SHARDS": "auto"}).shards is None


@pytest.mark.parametrize(
    ("env", "part"),
    [
        ({"CHANCERY_SHARDS": "0"}, "auto or a number from 1 to 10,000"),
        ({"CHANCERY_SHARDS": "few"}, "'few'"),
        ({"CHANCERY_SHARD_IDS": "0"}, "CHANCERY_SHARDS to be a number as well"),
        ({"CHANCERY_SHARDS": "4", "CHANCERY_SHARD_IDS": "2-4"}, "ids from 0 to 3"),
        ({"CHANCERY_SHARDS": "4", "CHANCERY_SHARD_IDS": "3-2"}, "'3-2'"),
        ({"CHANCERY_SHARDS": "4", "CHANCERY_SHARD_IDS": "1,,2"}, "ids from 0 to 3"),
        ({"CHANCERY_SHARDS": "4", "CHANCERY_SHARD_IDS": "１"}, "ids from 0 to 3"),
        ({"CHANCERY_HTTP_PORT": "65536"}, "a number from 0 to 65535"),
        ({"CHANCERY_MESSAGE_CONTENT": "yes"}, "0 or 1"),
        ({"CHANCERY_LOG_FORMAT": "xml"}, "one of text, json"),
    ],
)
def test_what_cannot_be_used_is_named_with_what_was_expected(env: dict[str, str], part: str) -> None:
    with pytest.raises(BadSetting) as caught:
        Running.from_env(env)
    assert part in str(caught.value)
    assert caught.value.name in env


def test_processes_of_a_cluster_write_different_files() -> None:
    assert Running().file_name("health", ".json") == "health.json"
    assert Running(shards=8, shard_ids=(4, 5)).file_name("health", ".json") == "health-4.json"
