"""An answer is one message a page; no page loses anything, and its buttons are those that lead somewhere."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from bot.answer_ids import AnswerIds, Asked, mark_of
from bot.answer_reply import AnswerReply, pages_of, shown
from bot.answers import Answers
from bot.executor import Executor
from bot.observer import Observer
from bot.view import note_reply
from retrieval.types import Answer, Query, Statement
from tests.bot.discord_markdown import shown as seen
from tests.bot.fakes import FakeBackend, abstention, answer, brief, citation
from tests.bot.meetings import BRIEF_ID, LEAD, REVISION, FakeRegister, days, meeting, span_of, told_meeting

QUERY = Query(text="When did they meet?")


def answers(given: Answer, register: FakeRegister | None = None) -> Answers:
    executor = Executor(workers=1, max_waiting=4, timeout_s=5.0)
    return Answers(FakeBackend(given, register=register), executor, Observer())


async def reply_to(given: Answer, register: FakeRegister | None = None) -> AnswerReply:
    return await answers(given, register).answer(QUERY)


def labels(reply: AnswerReply, *, number: int = 0, asker_id: int | None = 7) -> list[str]:
    (message,) = shown(reply, embeds=True, ids=AnswerIds(), asker_id=asker_id, number=number)
    return [button.label for button in message.buttons if not button.disabled]


def many(n: int) -> tuple[object, ...]:
    return tuple(citation(i, outlet=f"Outlet {i}") for i in range(1, n + 1))


async def test_three_excerpts_are_a_page_and_the_rest_follow() -> None:
    reply = await reply_to(answer(citations=many(7)))
    pages = pages_of(reply, embeds=True)
    assert [[c.n for c in page.citations] for page in pages] == [[1, 2, 3], [4, 5, 6], [7]]
    assert pages[0].reply.lead and not pages[1].reply.lead
    assert pages[1].reply.footer == "page 2 of 3 · archive as of Monday, 27 May 2024 (newest report or event)"


async def test_as_many_as_the_statements_rest_on_stand_on_the_first_page_up_to_five() -> None:
    statements = tuple(Statement(f"Fact {n}.", (n,), "computed") for n in range(1, 7))
    reply = await reply_to(answer(citations=many(7), statements=statements))
    assert [[c.n for c in page.citations] for page in pages_of(reply, embeds=True)] == [[1, 2, 3, 4, 5], [6, 7]]


async def test_without_embeds_a_statement_that_is_quoted_on_another_page_is_still_said() -> None:
    words = "It was so, they said. " * 20
    excerpt = f"{words}They met on Wednesday."
    citations = tuple(citation(n, excerpt=excerpt, start=0, end=len(excerpt)) for n in range(1, 4))
    said = (Statement("They met on Wednesday.", (3,)),)
    first, *_ = pages_of(await reply_to(answer(citations=citations, statements=said)), embeds=False)
    assert [c.n for c in first.citations] == [1, 2]
    (message,) = shown(await reply_to(answer(citations=citations, statements=said)), embeds=False, ids=AnswerIds())
    assert message.content.startswith("They met on Wednesday. ")


async def test_of_many_sources_of_a_brief_the_first_is_named_and_the_others_counted() -> None:
    (source, _) = brief().sources
    sources = tuple(replace(source, n=n, outlet=f"Outlet {n}", headline=None, url=None) for n in range(1, 5))
    (message,) = shown(await reply_to(answer(citations=(brief(1, sources=sources),))), embeds=True, ids=AnswerIds())
    assert "\n- after Outlet 1 · published Wednesday, 5 May 2021\n- and 3 more sources\n" in seen(message.content)


async def test_a_private_answer_and_a_short_one_have_fewer_buttons() -> None:
    reply = await reply_to(answer())
    assert labels(reply) == ["Context [1]", "Context [2]", "All sources", "Delete"]
    assert labels(reply, asker_id=None) == ["Context [1]", "Context [2]", "All sources"]
    assert labels(await reply_to(abstention(citations=()))) == ["Delete"]


async def test_the_meeting_is_offered_only_where_one_is_meant() -> None:
    one = await reply_to(answer(meetings=(told_meeting(),)))
    assert (one.meeting_id, one.has_accounts) == ("2019-09-26-motegi-kang-new-york", True)
    bare = await reply_to(answer(meetings=(meeting(),)))
    assert (bare.meeting_id, bare.has_accounts) == ("2019-09-26-motegi-kang-new-york", False)
    assert "The meeting" in labels(bare) and "The two accounts" not in labels(bare)
    several = await reply_to(answer(meetings=(told_meeting(), meeting(id="another"))))
    assert several.meeting_id is None
    assert [label for label in labels(several) if "meeting" in label] == ["The meetings"]


async def test_several_meetings_are_listed_newest_first_with_their_ids() -> None:
    later = meeting(id="2020-01-14-motegi-kang-san-francisco", when=days(date(2020, 1, 14)))
    given = answers(answer(meetings=(told_meeting(), later, meeting(id="some-day", when=None))))
    listed = await given.meetings(Asked(QUERY, mark_of("gen-000001")))
    assert [item.details[-1] for item in listed.items] == [later.id, "2019-09-26-motegi-kang-new-york", "some-day"]
    assert listed.footer == "archive as of Monday, 27 May 2024 (newest report or event)"


async def test_the_meeting_of_the_first_excerpts_brief_is_meant_where_nothing_was_computed() -> None:
    span = span_of(LEAD)
    told = brief(1, article_id=BRIEF_ID, revision=REVISION, excerpt=LEAD, start=span.start, end=span.end)
    assert (await reply_to(answer(citations=(told,)))).meeting_id == "2019-09-26-motegi-kang-new-york"
    assert (await reply_to(answer(citations=(told,)), FakeRegister([]))).meeting_id is None
    assert (await reply_to(answer(citations=(brief(1),)))).meeting_id is None  # its article is gone


async def test_the_archive_is_asked_for_further_excerpts() -> None:
    backend = FakeBackend()
    await Answers(backend, Executor(workers=1, max_waiting=4, timeout_s=5.0), Observer()).answer(QUERY)
    assert [(query.k, query.n_further) for query in backend.queries] == [(3, 6)]


async def test_a_changed_archive_is_said_to_have_changed() -> None:
    asked = Asked(QUERY, mark_of("gen-000001"))
    assert (await answers(answer()).again(asked)).notes == ()
    changed = answers(answer(index_id="gen-000002"))
    notice = "The archive has changed since this answer was given; this is how it answers now."
    assert (await changed.again(asked)).notes == (notice,)
    assert (await changed.sources(asked)).notes == (notice,)


def test_other_replies_are_shown_as_ever() -> None:
    (message,) = shown(note_reply("No.", "en"), embeds=True, ids=AnswerIds(), asker_id=7)
    assert (message.content, message.buttons) == ("No.", ())
