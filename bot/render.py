"""A ``Reply`` as Discord messages, within every limit and with all foreign text inert. Pure.

Layout: the statements first, then notes, then one line a source with its days and link, then the day
of the archive in small print. The verbatim excerpts are the fields of one embed; where embeds are not
allowed they stand as quotations under their source. Nobody who switched embeds off loses the answer,
its sources or their links.
"""

from __future__ import annotations

from dataclasses import dataclass

from bot import budget
from bot.budget import MAX_CONTENT, MAX_EMBED_FIELDS, MAX_EMBED_TOTAL, MAX_FIELD_NAME, MAX_FIELD_VALUE, cut, pack
from bot.i18n import word
from bot.inert import inert, link, one_line
from bot.view import Item, Reply
from retrieval.types import Language

MAX_MESSAGES = 3
MAX_LEAD = 700
MAX_NOTE = 500
MAX_NAME = 160
MAX_CAPTION = 200
MAX_DETAILS = 360
MAX_BODY_PLAIN = 600
MAX_FOOTER = 100


@dataclass(frozen=True, slots=True)
class RenderedField:
    """One field of an embed, both texts as Discord Markdown."""

    name: str
    value: str


@dataclass(frozen=True, slots=True)
class RenderedEmbed:
    """One embed: a title and fields, as Discord Markdown."""

    title: str | None
    fields: tuple[RenderedField, ...]

    @property
    def size(self) -> int:
        """What counts towards the 6,000 of a message."""
        texts = [self.title or "", *(text for field in self.fields for text in (field.name, field.value))]
        return sum(budget.size(text) for text in texts)


@dataclass(frozen=True, slots=True)
class RenderedMessage:
    """One message: ``content`` as Discord Markdown, at most 2,000 long, never empty."""

    content: str
    embeds: tuple[RenderedEmbed, ...] = ()


def render(reply: Reply, *, embeds: bool = True) -> tuple[RenderedMessage, ...]:
    """The messages that show ``reply``, at least one; with ``embeds`` the excerpts stand in an embed on the first."""
    excerpts = _excerpts(reply) if embeds else None
    footer = f"\n-# {cut(reply.footer, MAX_FOOTER, dress=inert)}" if reply.footer else ""
    pages = pack(
        _blocks(reply, quoted=not embeds) or [word(reply.language, "no_answer")],
        limit=MAX_CONTENT - budget.size(footer),
        max_pages=MAX_MESSAGES,
        more=lambda n: inert(word(reply.language, "more_items", n=n)),
    )
    pages[-1] += footer
    first = RenderedMessage(pages[0], (excerpts,) if excerpts else ())
    return (first, *(RenderedMessage(page) for page in pages[1:]))


def _blocks(reply: Reply, *, quoted: bool) -> list[str]:
    """The parts of the message that are never torn apart, in order."""
    blocks = [cut(line, MAX_LEAD, dress=inert) for line in reply.lead]
    blocks += [cut(note, MAX_NOTE, dress=inert) for note in reply.notes]
    source_blocks = [_source_block(item, reply.language, quoted=quoted) for item in reply.items]
    if reply.items_title and source_blocks:
        # The title stays with the first source, so that a page never ends with it.
        source_blocks[0] = f"**{inert(reply.items_title)}**\n{source_blocks[0]}"
    return [block for block in (*blocks, *source_blocks) if block]


def _source_block(item: Item, language: Language, *, quoted: bool) -> str:
    # The headline stands over the excerpt in the embed; where there is no such place it goes into the line.
    line = _source_line(item, language, with_caption=bool(item.caption) and (quoted or not item.body))
    if not (quoted and item.body):
        return line
    return f"{line}\n> {cut(one_line(item.body), MAX_BODY_PLAIN, dress=inert)}"


def _source_line(item: Item, language: Language, *, with_caption: bool) -> str:
    marker = f"**{inert(f'[{item.marker}]')}** " if item.marker else "• "
    address = link(item.url)
    parts = [
        cut(item.name, MAX_NAME, dress=inert),
        word(language, "quoted", text=cut(item.caption or "", MAX_CAPTION, dress=inert)) if with_caption else "",
        cut(" · ".join(item.details), MAX_DETAILS, dress=inert),
        f"<{address}>" if address else "",
    ]
    return marker + " · ".join(part for part in parts if part)


def _excerpts(reply: Reply) -> RenderedEmbed | None:
    """The verbatim words of the sources as one embed, or ``None`` when there are none to show."""
    shown = [item for item in reply.items if item.body][:MAX_EMBED_FIELDS]
    if not shown:
        return None
    room = MAX_EMBED_TOTAL // len(shown)
    return RenderedEmbed(title=None, fields=tuple(_field(item, room=room) for item in shown))


def _field(item: Item, *, room: int) -> RenderedField:
    """One excerpt under its headline, together at most ``room`` long."""
    heading = f"[{item.marker}] {item.caption or item.name}"
    name = cut(heading, min(MAX_FIELD_NAME, room // 3), dress=inert)
    return RenderedField(name, cut(item.body or "", min(MAX_FIELD_VALUE, room - budget.size(name)), dress=inert))
