"""A ``Reply`` as Discord messages, within every limit and with all foreign text inert. Pure.

Layout: the statements first, then notes, then one line a source with its days and link, then the day
of the archive in small print. The verbatim excerpts are the fields of one embed; where embeds are not
allowed they stand as quotations under their source, and what they say is not said above them as well.
Nobody who switched embeds off loses the answer, its sources or their links.
"""

from __future__ import annotations

from dataclasses import dataclass

from bot import budget
from bot.budget import MAX_CONTENT, MAX_EMBED_FIELDS, MAX_EMBED_TOTAL, MAX_FIELD_NAME, MAX_FIELD_VALUE, cut, pack
from bot.i18n import word
from bot.inert import inert
from retrieval.plain import link
from retrieval.reply import Item, Reply
from retrieval.types import Language
from retrieval.words import word as answer_word

MAX_MESSAGES = 3
MAX_LEAD = 700
MAX_NOTE = 500
MAX_NAME = 160
MAX_CAPTION = 200
MAX_DETAILS = 360
MAX_BODY_PLAIN = 600
MAX_BLOCK = 1800  # a source with its quotation or origins; leaves room for a title above and the footer below
MAX_FOOTER = 200


@dataclass(frozen=True, slots=True)
class RenderedField:
    """One field of an embed, both texts as Discord Markdown; fields ``inline`` stand beside one another by threes."""

    name: str
    value: str
    inline: bool = False


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
class RenderedButton:
    """One button: its label in plain words, the id that comes back when it is pressed, and its row from 0."""

    label: str
    custom_id: str
    row: int
    disabled: bool = False


@dataclass(frozen=True, slots=True)
class RenderedMessage:
    """One message: ``content`` as Discord Markdown, at most 2,000 long, never empty."""

    content: str
    embeds: tuple[RenderedEmbed, ...] = ()
    buttons: tuple[RenderedButton, ...] = ()


def render(reply: Reply, *, embeds: bool = True, max_messages: int = MAX_MESSAGES) -> tuple[RenderedMessage, ...]:
    """The messages that show ``reply``, at least one; with ``embeds`` the excerpts stand in an embed on the first."""
    excerpts = _excerpts(reply) if embeds else None
    footer = f"\n-# {cut(reply.footer, MAX_FOOTER, dress=inert)}" if reply.footer else ""
    pages = pack(
        _blocks(reply, quoted=not embeds) or [word(reply.language, "no_answer")],
        limit=MAX_CONTENT - budget.size(footer),
        max_pages=max_messages,
        more=lambda n: inert(word(reply.language, "more_items", n=n)),
    )
    pages[-1] += footer
    first = RenderedMessage(pages[0], (excerpts,) if excerpts else ())
    return (first, *(RenderedMessage(page) for page in pages[1:]))


def render_page(reply: Reply) -> RenderedMessage:
    """The one message that shows a page of a list: turning it must leave nothing behind."""
    return render(reply, max_messages=1)[0]


def _blocks(reply: Reply, *, quoted: bool) -> list[str]:
    """The parts of the message that are never torn apart, in order."""
    lead = reply.unquoted if quoted and all(_is_whole(item) for item in reply.items) else reply.lead
    blocks = [cut(line, MAX_LEAD, dress=inert) for line in lead]
    blocks += [cut(note, MAX_NOTE, dress=inert) for note in reply.notes]
    source_blocks = [_source_block(item, reply, quoted=quoted) for item in reply.items]
    if reply.items_title and source_blocks:
        # The title stays with the first source, so that a page never ends with it.
        source_blocks[0] = f"**{inert(reply.items_title)}**\n{source_blocks[0]}"
    return [block for block in (*blocks, *source_blocks) if block]


def _is_whole(item: Item) -> bool:
    """Whether the quotation of the item's body is not cut."""
    return not item.body or budget.size(_quotation(item.body)) <= MAX_BODY_PLAIN


def _source_block(item: Item, reply: Reply, *, quoted: bool) -> str:
    # The headline stands over the excerpt in the embed; where there is no such place it goes into the line.
    in_embed = not quoted and item.body and not _is_said(item, reply)
    block = _source_line(item, reply.language, with_caption=bool(item.caption) and not in_embed)
    if quoted and item.body:
        block += "\n" + cut(item.body, MAX_BODY_PLAIN, dress=_quotation)
    return block + _origin_lines(item, reply.language, room=MAX_BLOCK - budget.size(block))


def _origin_lines(item: Item, language: Language, *, room: int) -> str:
    """A line for each source of a brief as far as there is room, and how many more there are."""
    lines = ""
    for position, origin in enumerate(item.origins):
        line = "\n" + _line(origin, "- ", language, with_caption=bool(origin.caption))
        more = "\n" + inert(word(language, "more_items", n=len(item.origins) - position))
        is_last = position + 1 == len(item.origins)
        if budget.size(lines + line) + (0 if is_last else budget.size(more)) > room:
            return lines + more
        lines += line
    return lines


def _quotation(text: str) -> str:
    return "> " + inert(text).replace("\n", "\n> ")


def _source_line(item: Item, language: Language, *, with_caption: bool) -> str:
    marker = f"**{inert(f'[{item.marker}]')}** " if item.marker else "• "
    return _line(item, marker, language, with_caption=with_caption)


def _line(item: Item, marker: str, language: Language, *, with_caption: bool) -> str:
    address = link(item.url)
    parts = [
        cut(item.name, MAX_NAME, dress=inert),
        answer_word(language, "quoted", text=cut(item.caption or "", MAX_CAPTION, dress=inert)) if with_caption else "",
        cut(" · ".join(item.details), MAX_DETAILS, dress=inert),
        f"<{address}>" if address else "",
    ]
    return marker + " · ".join(part for part in parts if part)


def _excerpts(reply: Reply) -> RenderedEmbed | None:
    """The verbatim words of the sources as one embed, or ``None`` when there are none to show."""
    shown = [item for item in reply.items if item.body and not _is_said(item, reply)][:MAX_EMBED_FIELDS]
    if not shown:
        return None
    room = MAX_EMBED_TOTAL // len(shown)
    return RenderedEmbed(title=None, fields=tuple(_field(item, room=room) for item in shown))


def _is_said(item: Item, reply: Reply) -> bool:
    """Whether the whole excerpt stands above the sources already, as a statement short enough to be whole there."""
    is_key = item.body is not None and item.key == ((0, len(item.body)),)
    return is_key and all(budget.size(inert(line)) <= MAX_LEAD for line in reply.quotes)


def _field(item: Item, *, room: int) -> RenderedField:
    """One excerpt under its headline, together at most ``room`` long."""
    heading = f"[{item.marker}] {item.caption or item.name}"
    name = cut(heading, min(MAX_FIELD_NAME, room // 3), dress=inert)
    return RenderedField(name, cut(item.body or "", min(MAX_FIELD_VALUE, room - budget.size(name)), dress=inert))
