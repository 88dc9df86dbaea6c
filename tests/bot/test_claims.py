"""The sentences of a Discord message are found without its markup, and small talk is left out."""

from __future__ import annotations

from datetime import date

from bot.claims import MAX_SENTENCES, Claims, sentences_of
from bot.executor import Executor
from tests.bot.fakes import FakeBackend


def test_markup_mentions_and_addresses_are_no_words() -> None:
    text = "# News\n> **Motegi** met <@123456789012345678> `Kang`. See <https://a.example/b?c=d> now!\n"
    text += "- 会談した。次へ。 <:x:1>"
    assert sentences_of(text) == ["News", "Motegi met Kang.", "See now!", "会談した。", "次へ。"]
    assert sentences_of("https://a.example/ 😀 !!") == []


async def test_only_so_many_sentences_are_looked_up_and_each_is_asked_in_the_readers_language() -> None:
    backend = FakeBackend()
    claims = Claims(backend, Executor(workers=1, max_waiting=1, timeout_s=5.0))
    found = await claims.check("lol. " + "Motegi met Kang. " * 9, date(2026, 4, 1), "ko")
    assert (len(found.checked), found.n_sentences) == (MAX_SENTENCES, 9)
    assert {query.language for query in backend.queries} == {"ko"}


async def test_a_sentence_that_the_archive_refuses_holds_nothing() -> None:
    claims = Claims(FakeBackend(), Executor(workers=1, max_waiting=1, timeout_s=5.0))
    found = await claims.check("Motegi and Kang refuse.", date(2026, 4, 1), "en")
    assert [each.verdict for each in found.checked] == ["nothing"]
