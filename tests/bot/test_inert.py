"""Foreign text can do nothing in Discord and still reads the same."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.inert import inert
from retrieval.plain import link, plain
from tests.bot.discord_markdown import alive, server_mentions, shown, tricks

HOSTILE = [
    "@everyone look",
    "@HERE and @Everyone",
    "@\u200beveryone",
    "<@123456789012345678> and <@!123456789012345678>",
    "<@&123456789012345678> <#123456789012345678>",
    "</ask:123456789012345678> <t:1618953630:R> <a:wave:123456789012345678> <id:home>",
    "**bold** __under__ *it* _it_ ~~gone~~ ||spoiler||",
    "`code` ```py\nprint()\n```",
    "[a fine page](https://evil.example)",
    "<https://evil.example> https://evil.example/a_b_c",
    "discord.gg/abcdef",
    "# heading\n## second\n-# small\n> quote\n>>> all\n- item\n* item\n+ item\n1. item\n2) item",
    "\\*already escaped\\* \\\\",
    "\u202eright to left\u202c \u2066isolated\u2069",
    ":smile: ::tada::",
    "line\u2028separator\u2029here\x0bthere\x85",
]


@pytest.mark.parametrize("text", HOSTILE)
def test_nothing_in_hostile_text_stays_alive(text: str) -> None:
    safe = inert(text)
    assert alive(safe) == []
    assert server_mentions(safe) == []
    assert tricks(safe) == []


@given(st.text() | st.lists(st.sampled_from(HOSTILE + list("@<>#*_`|~[]()\\:/-+1. \n"))).map("".join))
def test_any_text_is_inert_and_reads_the_same(text: str) -> None:
    safe = inert(text)
    assert alive(safe) == []
    assert server_mentions(safe) == []
    assert tricks(safe) == []
    assert shown(safe).replace("\uff20", "@") == plain(text).replace("\uff20", "@")
    safe.encode("utf-8")


def test_ordinary_sentences_in_three_languages_stay_letter_by_letter() -> None:
    for text in (
        'Motegi met Chung (at 17:26 KST), he said: "[They] don\'t agree #1 & and/or – 50% ~ 60%."',
        "茂木氏は「厳しい」と述べた。",
        "모테기 외무상은 5~6일 말했다.",
    ):
        assert inert(text) == text


@given(st.text().map(lambda tail: "https://news.example/" + tail) | st.text())
def test_a_link_never_leaves_its_brackets(url: str) -> None:
    safe = link(url)
    if safe is not None:
        assert [kind for kind, _ in alive(f"<{safe}>")] == ["angle link"]
        assert safe.isascii() and not set(safe) & set(" <>\n`")
