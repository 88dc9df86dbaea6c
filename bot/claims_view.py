"""What the archive holds on somebody's message, sentence by sentence, as Discord and the terminal show it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from bot.answer_ids import AnswerIds
from bot.answer_reply import MAX_CITED, context_heads, shortened
from bot.budget import MAX_CONTENT, cut, pack, size
from bot.claims import CheckedMessage
from bot.i18n import word
from bot.inert import inert
from bot.render import RenderedButton, RenderedMessage, render
from bot.view import note_reply
from retrieval.claims import Checked, Trait
from retrieval.plain import one_line
from retrieval.reply import Item, Reply, source_item
from retrieval.types import Citation, Language
from retrieval.wording import as_of_text, event_text
from retrieval.words import word as answer_word

MAX_MESSAGES = 3
MAX_CLAIM = 160
MAX_EXCERPT = 360


def render_claims(
    found: CheckedMessage, as_of_on: date | None, language: Language, *, ids: AnswerIds
) -> tuple[RenderedMessage, ...]:
    """The messages, at least one, with buttons for the sentences around the first excerpts."""
    if not found.checked:
        return (RenderedMessage(inert(word(language, "claims_none"))),)
    footer = "\n" + "\n".join(f"-# {inert(line)}" for line in _footer(found, as_of_on, language))
    room = MAX_CONTENT - size(footer)
    blocks, citations = [inert(word(language, "claims_title"))], list[Citation]()
    for number, checked in enumerate(found.checked, start=1):
        numbered = _numbered(checked, first_n=len(citations) + 1)
        block, n_shown = _block(number, numbered, language, room=room)
        blocks.append(block)
        citations += numbered.citations[:n_shown]
    pages = pack(
        blocks,
        limit=room,
        max_pages=MAX_MESSAGES,
        more=lambda n: inert(word(language, "more_items", n=n)),
    )
    pages[-1] += footer
    first, *others = pages
    return (RenderedMessage(first, (), _buttons(citations, language, ids)), *map(RenderedMessage, others))


def claims_replies(found: CheckedMessage, as_of_on: date | None, language: Language) -> tuple[Reply, ...]:
    """The same for a terminal, at least one: the title, each sentence with all its excerpts, and how they compare."""
    if not found.checked:
        return (note_reply(word(language, "claims_none"), language),)
    replies, n = [note_reply(word(language, "claims_title"), language)], 0
    for number, checked in enumerate(found.checked, start=1):
        numbered = _numbered(checked, first_n=n + 1)
        items = [replace(source_item(each, language, ()), key=()) for each in numbered.citations]
        replies.append(_reply(number, numbered, language, items))
        n += len(items)
    *notes, as_of = _footer(found, as_of_on, language)
    return *replies, Reply(language=language, lead=(), notes=tuple(notes), footer=as_of)


def _numbered(checked: Checked, *, first_n: int) -> Checked:
    """With its excerpts numbered from ``first_n``."""
    return replace(checked, citations=tuple(replace(c, n=n) for n, c in enumerate(checked.citations, start=first_n)))


def _block(number: int, checked: Checked, language: Language, *, room: int) -> tuple[str, int]:
    """One sentence, what the archive says to it, and as many of the excerpts as there is room for; how many those are.

    Sources with endless names give way first.
    """
    for n_shown in range(len(checked.citations), -1, -1):
        for with_origins in (True, False):
            block = _drawn(number, checked, language, n_shown=n_shown, with_origins=with_origins)
            if size(block) <= room:
                return block, n_shown
    return cut(block, room), 0


def _drawn(number: int, checked: Checked, language: Language, *, n_shown: int, with_origins: bool) -> str:
    items = []
    for citation in checked.citations[:n_shown]:
        item = shortened(source_item(citation, language, ()), language)
        origins = item.origins if with_origins else ()
        items.append(replace(item, body=cut(item.body or "", MAX_EXCERPT), key=(), origins=origins))
    return render(_reply(number, checked, language, items), embeds=False, max_messages=1)[0].content


def _reply(number: int, checked: Checked, language: Language, items: Sequence[Item]) -> Reply:
    claim = answer_word(language, "quoted", text=cut(one_line(checked.claim.text), MAX_CLAIM))
    return Reply(
        language=language,
        lead=(f"{number}) {claim}", f"→ {_verdict_text(checked, language)}"),
        notes=tuple(map(one_line, checked.notes)),
        items=tuple(items),
    )


def _verdict_text(checked: Checked, language: Language) -> str:
    text = word(
        language, f"claim_{checked.verdict}",
        agreeing=_names(checked.agreeing, language), differing=_names(checked.differing, language),
    )  # fmt: skip
    if checked.verdict in ("supported", "differs") and checked.untold:
        text += word(language, "claim_untold", untold=_names(checked.untold, language))
    first = next(iter(checked.citations), None)
    if first and first.event and not checked.claim.days and checked.verdict in ("supported", "related"):
        text += word(language, "claim_dated", day=event_text(first.event, language))
    return text


def _names(traits: Sequence[Trait], language: Language) -> str:
    return answer_word(language, "list_comma").join(word(language, f"trait_{trait}") for trait in traits)


def _footer(found: CheckedMessage, as_of_on: date | None, language: Language) -> list[str]:
    n, total = len(found.checked), found.n_sentences
    lines = [word(language, "claims_first", n=n, total=total)] if total > n else []
    return [*lines, word(language, "claims_how"), as_of_text(as_of_on, language)]


def _buttons(citations: Sequence[Citation], language: Language, ids: AnswerIds) -> tuple[RenderedButton, ...]:
    heads = context_heads(citations[:MAX_CITED], language)
    made = ids.custom_ids([head for _, head in heads])
    return tuple(RenderedButton(label, made_id, 0) for (label, _), made_id in zip(heads, made, strict=True))
