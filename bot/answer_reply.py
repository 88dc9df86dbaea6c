"""An answer on its way to Discord: its pages, each one message that loses nothing, and the buttons under it."""

from __future__ import annotations

import bisect
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from bot.answer_ids import AnswerIds, Asked, Head, excerpt_argument, fits, mark_of
from bot.i18n import counted, word
from bot.meeting_text import join_parts
from bot.render import RenderedButton, RenderedMessage, render
from retrieval.reply import Item, Reply
from retrieval.types import Answer, Citation, Language, Query

MAX_ITEMS = 3  # on a page; up to five where the statements rest on more of them
MAX_CITED = 5  # also how many buttons stand in a row
MAX_ORIGINS = 2  # sources of a brief on a page; of more than that the first alone, "all sources" lists the rest


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswerReply(Reply):
    """The reply that shows ``answer`` to ``query``; its items are the answer's citations in their order.

    ``meeting_id`` is the one meeting that it is about, if it is about one, ``meeting_on`` its day; ``has_accounts``
    whether a government's account of that is in the archive.
    """

    query: Query
    answer: Answer
    meeting_id: str | None = None
    meeting_on: date | None = None
    has_accounts: bool = False


@dataclass(frozen=True, slots=True)
class AnswerPage:
    """One page: what it says, and the citations whose excerpts stand on it."""

    reply: Reply
    citations: tuple[Citation, ...]


def shown(
    reply: Reply, *, embeds: bool, ids: AnswerIds, asker_id: int | None = None, number: int = 0
) -> tuple[RenderedMessage, ...]:
    """The messages that show ``reply``; of an answer page ``number`` (from 0) alone, with its buttons.

    ``asker_id`` is who may delete it, ``None`` for a private answer, which goes away by itself.
    """
    if not isinstance(reply, AnswerReply):
        return render(reply, embeds=embeds)
    pages = pages_of(reply, embeds=embeds)
    number = max(0, min(number, len(pages) - 1))
    (message,) = render(pages[number].reply, embeds=embeds, max_messages=1)
    buttons = _buttons(reply, pages, number, asker_id=asker_id, ids=ids)
    return (RenderedMessage(message.content, message.embeds, buttons),)


def pages_of(reply: AnswerReply, *, embeds: bool) -> tuple[AnswerPage, ...]:
    """The pages of an answer, at least one; each is one message in which nothing is left out."""
    left, pages = list(_parts(reply)), list[_Draft]()
    while left or not pages:
        # What fits with more fits with less, so halving finds the most that does; one part alone always does.
        n = bisect.bisect_left(range(1, len(left)), True, key=lambda n: not _has_room(reply, left[: n + 1], embeds)) + 1
        pages.append(_draft(left[:n]))
        left = left[n:]
    citations = {str(citation.n): citation for citation in reply.answer.citations}
    n = len(pages)
    return tuple(
        AnswerPage(_page_reply(reply, draft, number, n), tuple(citations[item.marker] for item in draft.items))
        for number, draft in enumerate(pages)
    )


@dataclass(frozen=True, slots=True)
class _Draft:
    """What stands on a page so far."""

    lead: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    items: tuple[Item, ...] = ()


@dataclass(frozen=True, slots=True)
class _Note:
    """A line that is no statement."""

    text: str


def _parts(reply: AnswerReply) -> Iterator[str | _Note | Item]:
    yield from reply.lead
    yield from map(_Note, reply.notes)
    yield from (shortened(item, reply.language) for item in reply.items)


def _draft(parts: Sequence[str | _Note | Item]) -> _Draft:
    return _Draft(
        tuple(part for part in parts if isinstance(part, str)),
        tuple(part.text for part in parts if isinstance(part, _Note)),
        tuple(part for part in parts if isinstance(part, Item)),
    )


def shortened(item: Item, language: Language) -> Item:
    """The item with its first origins, and how many more there are."""
    if len(item.origins) <= MAX_ORIGINS:
        return item
    more = Item(name=counted(language, "more_sources", len(item.origins) - 1))
    return replace(item, origins=(item.origins[0], more))


def _has_room(reply: AnswerReply, parts: Sequence[str | _Note | Item], embeds: bool) -> bool:
    """Whether ``parts`` are one message, of no more excerpts than are read with ease."""
    cited = {str(n) for statement in reply.answer.statements for n in statement.citation_ns}
    draft = _draft(parts)
    beyond = draft.items[MAX_ITEMS:]
    if len(draft.items) > MAX_CITED or any(item.marker not in cited for item in beyond):
        return False
    # The widest page number there may be, so that numbering the pages afterwards makes none too long.
    return len(render(_page_reply(reply, draft, 98, 99), embeds=embeds, max_messages=2)) == 1


def _page_reply(reply: AnswerReply, draft: _Draft, number: int, n_pages: int) -> Reply:
    paging = word(reply.language, "page_of", page=number + 1, n=n_pages) if n_pages > 1 else ""
    n_keys = sum(bool(item.key) for item in reply.items)
    # A line may be left to its quotation only where that stands on the same page.
    quotes = reply.quotes if sum(bool(item.key) for item in draft.items) == n_keys else frozenset[str]()
    return Reply(
        language=reply.language,
        lead=draft.lead,
        notes=draft.notes,
        items_title=reply.items_title if draft.items else None,
        items=draft.items,
        footer=join_parts((paging, reply.footer or "")) or None,
        quotes=quotes,
    )


def context_heads(citations: Sequence[Citation], language: Language) -> list[tuple[str, Head]]:
    """For each citation the button that shows the sentences around it: its label and what it does."""
    return [
        (word(language, "button_context", n=c.n), Head("context", language, excerpt_argument(c))) for c in citations
    ]


def _buttons(
    reply: AnswerReply, pages: Sequence[AnswerPage], number: int, *, asker_id: int | None, ids: AnswerIds
) -> tuple[RenderedButton, ...]:
    language, n = reply.language, len(pages)
    drafts = [(0, label, head, False) for label, head in context_heads(pages[number].citations, language)]
    if reply.meeting_id:
        drafts.append((1, word(language, "button_meeting"), Head("meeting", language, reply.meeting_id), False))
        if reply.has_accounts:
            drafts.append((1, word(language, "button_accounts"), Head("accounts", language, reply.meeting_id), False))
    elif len(reply.answer.meetings) > 1:
        drafts.append((1, word(language, "button_meetings"), Head("meetings", language), False))
    if reply.items:
        drafts.append((1, word(language, "button_sources"), Head("sources", language), False))
    if asker_id is not None:
        drafts.append((1, word(language, "button_delete"), Head("delete", language, str(asker_id)), False))
    if n > 1:
        # A dead button needs an id of its own all the same; pages count from 0, so "none" is one past the last.
        before = number - 1 if number else n
        drafts.append((2, word(language, "page_previous"), Head("page", language, str(before)), number == 0))
        drafts.append((2, word(language, "page_next"), Head("page", language, str(number + 1)), number + 1 == n))
    drafts = [draft for draft in drafts if fits(draft[2])]
    asked = Asked(reply.query, mark_of(reply.answer.index_id))
    made = ids.custom_ids([draft[2] for draft in drafts], asked)
    return tuple(
        RenderedButton(label, custom_id, row, disabled=is_dead)
        for (row, label, _, is_dead), custom_id in zip(drafts, made, strict=True)
    )
