"""A comparison of two accounts as Discord shows it, a table in an embed, and as plain text."""

from __future__ import annotations

from bot.backend import Backend
from bot.budget import MAX_EMBED_TOTAL, MAX_FIELD_NAME, MAX_FIELD_VALUE, cut, size
from bot.compare import Comparison, Point, Row, row_title
from bot.disputed import Side
from bot.i18n import counted, word
from bot.inert import inert
from bot.meeting_list import meeting_item
from bot.meeting_text import join_parts
from bot.meeting_view import ACCOUNT_SIDES, Account, AccountSide, account_title, items_of, numbers, title_of
from bot.render import RenderedEmbed, RenderedField, RenderedMessage, render
from corpus.gazetteer import Gazetteer
from retrieval.plain import link, one_line
from retrieval.reply import Item, Reply
from retrieval.types import Citation, Language
from retrieval.wording import as_of_text, published_text
from retrieval.words import word as answer_word

MAX_ROWS = 8  # of three fields each; an embed holds 25
_MAX_CELL = MAX_FIELD_VALUE


def comparison_reply(
    comparison: Comparison, backend: Backend, language: Language, *, table: bool, names_first: Side | None = None
) -> Reply:
    """The text of a comparison: what was found, and the sources. Without ``table`` the rows stand in it as well."""
    gazetteer, meeting = backend.gazetteer, comparison.meeting
    line = meeting_item(meeting, language, gazetteer, limit=400)
    told = {side: Account(side, comparison.ns[side]) for side in ACCOUNT_SIDES}
    rows = tuple(_row_item(row, language, gazetteer, names_first) for row in comparison.rows) if not table else ()
    sources = items_of(comparison.citations, told, language)
    if table or rows:
        # The words stand in the table or the rows; a source is its outlet, day and link.
        sources = tuple(_without_words(item) for item in sources)
    return Reply(
        language=language,
        lead=(title_of(meeting, language, gazetteer), join_parts((line.name, *line.details))),
        notes=tuple(_notes(comparison, language, gazetteer, names_first, table=table)),
        items_title=None,
        items=(*rows, *sources),
        footer=as_of_text(backend.as_of_on, language),
    )


def render_comparison(
    comparison: Comparison,
    backend: Backend,
    language: Language,
    *,
    embeds: bool,
    names_first: Side | None = None,
) -> tuple[RenderedMessage, ...]:
    """The messages: with ``embeds`` a table of topic, Tokyo and Seoul, else the same as text."""
    first, *others = render(
        comparison_reply(comparison, backend, language, table=embeds, names_first=names_first), embeds=False
    )
    if embeds and comparison.rows:
        first = RenderedMessage(first.content, (_table(comparison, language, backend.gazetteer, names_first),))
    return (first, *others)


def _notes(
    comparison: Comparison, language: Language, gazetteer: Gazetteer, names_first: Side | None, *, table: bool
) -> list[str]:
    notes = [word(language, "compare_missing", name=account_title(side, language)) for side in comparison.missing]
    if len(comparison.missing) == len(ACCOUNT_SIDES):
        return [word(language, "compare_none")]
    if table:
        notes += [_summary(row, language, gazetteer, names_first) for row in comparison.rows if row.topics]
    notes += [word(language, "compare_how")] if not comparison.missing else []
    n_left = len(comparison.rows) - MAX_ROWS
    return [*notes, counted(language, "compare_more", n_left)] if table and n_left > 0 else notes


def _summary(row: Row, language: Language, gazetteer: Gazetteer, names_first: Side | None) -> str:
    ns = numbers([point.citation_n for point in (*row.jp, *row.kr)])
    verdict = f"{word(language, f'compare_{row.verdict}')} {ns}"
    return answer_word(language, "labelled", label=row_title(row, language, gazetteer, names_first), text=verdict)


def _row_item(row: Row, language: Language, gazetteer: Gazetteer, names_first: Side | None) -> Item:
    """A row as text: each side's sentences with their numbers, or that nothing was found."""
    cells = [
        answer_word(
            language,
            "labelled",
            label=account_title(side, language),
            text=_said(row.cell(side)) or _empty(row, language),
        )
        for side in ACCOUNT_SIDES
    ]
    name = row_title(row, language, gazetteer, names_first) or word(language, "compare_rest")
    details = (word(language, f"compare_{row.verdict}"),) if row.topics else ()
    return Item(name=name, details=details, body="\n".join(cells))


def _table(comparison: Comparison, language: Language, gazetteer: Gazetteer, names_first: Side | None) -> RenderedEmbed:
    """Three fields a row, which Discord sets beside one another: the topic, Tokyo's words, Seoul's words."""
    rows = comparison.rows[:MAX_ROWS]
    room = MAX_EMBED_TOTAL // len(rows)
    fields: list[RenderedField] = []
    for row in rows:
        name = cut(row_title(row, language, gazetteer, names_first) or word(language, "compare_rest"), 80, dress=inert)
        verdict = word(language, f"compare_{row.verdict}")
        left = room - size(name) - size(verdict) - 2 * 40
        fields.append(RenderedField(name[:MAX_FIELD_NAME], inert(verdict), inline=True))
        for side in ACCOUNT_SIDES:
            title = cut(account_title(side, language), 40, dress=inert)
            fields.append(RenderedField(title, _cell(row, side, comparison, language, room=left // 2), inline=True))
    return RenderedEmbed(title=None, fields=tuple(fields))


def _cell(row: Row, side: AccountSide, comparison: Comparison, language: Language, *, room: int) -> str:
    points = row.cell(side)
    if not points:
        return inert(_empty(row, language))
    room = min(room, _MAX_CELL)
    source = _source_line(comparison.citations[points[0].citation_n - 1], language)
    if size(source) > room // 2:
        source = ""  # its number leads to the sources in the message
    return cut(_said(points), room - size(source) - 1, dress=inert) + (f"\n{source}" if source else "")


def _source_line(citation: Citation, language: Language) -> str:
    """Outlet, day and link of what a cell rests on; of several sources the first, and how many more there are.

    Words of a brief are not those of the source that it was written after.
    """
    name = one_line(citation.outlet or citation.agency or "")
    if name and citation.sources:
        name = answer_word(language, "brief_source", name=name)
    outlet = cut(name, 60, dress=inert)
    day = inert(published_text(citation.published, citation.published_basis, language))
    more = inert(counted(language, "more_sources", len(citation.sources) - 1)) if len(citation.sources) > 1 else ""
    address = link(citation.url)
    parts = [part for part in (outlet, day, f"<{address}>" if address else "", more) if part]
    return f"— {inert(f'[{citation.n}]')} " + " · ".join(parts)


def _said(points: tuple[Point, ...]) -> str:
    return " ".join(f"{one_line(point.text)} [{point.citation_n}]" for point in points)


def _empty(row: Row, language: Language) -> str:
    return word(language, "compare_empty" if row.topics else "compare_nothing")


def _without_words(item: Item) -> Item:
    return Item(marker=item.marker, name=item.name, details=item.details, url=item.url, caption=item.caption,
                origins=item.origins)  # fmt: skip
