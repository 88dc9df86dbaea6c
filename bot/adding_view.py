"""The ingest report as a reply: what was found on each page, before and after it is added. Pure."""

from __future__ import annotations

from collections.abc import Sequence

from bot.adding import Found
from bot.service_words import say
from retrieval.plain import one_line
from retrieval.reply import Item, Reply
from retrieval.types import Language
from retrieval.wording import published_text

MAX_SHOWN = 10
CHANGING = ("added", "updated", "duplicate")


def report_reply(found: Sequence[Found], language: Language, *, is_preview: bool) -> Reply:
    """What would be added, or what was."""
    n_changing = sum(each.status in CHANGING for each in found)
    key = "add_nothing" if not n_changing else "add_preview" if is_preview else "add_done"
    more = len(found) - MAX_SHOWN
    return Reply(
        language=language,
        lead=(say(language, key, n=n_changing),),
        notes=(say(language, "add_more", n=more),) if more > 0 else (),
        items=tuple(_item(each, language) for each in found[:MAX_SHOWN]),
    )


def _item(found: Found, language: Language) -> Item:
    name = say(language, f"add_status_{found.status}")
    if found.status == "rejected":
        return Item(name=name, details=(one_line(found.reason or ""),))
    details = [
        one_line(found.outlet or "") or say(language, "add_no_outlet"),
        published_text(found.published, found.published_basis, language),
        say(language, f"choice_{found.language}") if found.language in ("en", "ja", "ko") else found.language or "",
        say(language, "add_size", paragraphs=found.n_paragraphs, passages=found.n_passages, dropped=found.n_dropped),
        found.article_id or "",
        one_line(found.reason or ""),
    ]
    return Item(
        name=name,
        caption=one_line(found.headline or "") or say(language, "add_no_headline"),
        details=tuple(detail for detail in details if detail),
    )
