"""What a reply says, before anybody decides how it looks: an ``Answer`` becomes a ``Reply``.

Discord and the terminal both draw a ``Reply``, so they cannot say different things. All text in it is
raw; whoever draws it makes it harmless (``bot.inert``).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from bot.i18n import counted, has_word, word
from bot.inert import one_line, plain
from corpus.types import ArticleKind
from retrieval.types import Answer, Citation, Coverage, Language, OutletRow, Statement
from retrieval.wording import basis_text, day_text, event_text, month_text, partial_text, year_text

PLAINLY_KNOWN = "stated"
SURELY_WHOLE = 300  # code points; a statement this short is cut by nobody who draws a reply


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """One numbered source, or one row of a list.

    ``name`` leads the line, ``details`` follow it, ``url`` ends it. ``caption`` is the source's headline,
    ``body`` are words of it, verbatim. ``marker`` is the citation's number, or empty.
    """

    marker: str = ""
    name: str
    details: tuple[str, ...] = ()
    url: str | None = None
    caption: str | None = None
    body: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Reply:
    """A reply in ``language``: ``lead``, ``notes``, ``items`` under ``items_title`` and ``footer``, in this order."""

    language: Language
    lead: tuple[str, ...]
    notes: tuple[str, ...] = ()
    items_title: str | None = None
    items: tuple[Item, ...] = ()
    footer: str | None = None


def reply_of(answer: Answer) -> Reply:
    """The reply that shows ``answer``: its statements, or the reason why there are none, and its sources."""
    if answer.status == "abstained" or not answer.statements:
        return _abstention(answer)
    language = answer.language
    spoken = {_same_words(statement.text) for statement in answer.statements}
    return Reply(
        language=language,
        lead=tuple(_statement_line(statement, language) for statement in answer.statements),
        notes=_status_note(answer),
        items_title=word(language, "sources_title"),
        items=tuple(_item(citation, language, spoken) for citation in answer.citations),
        footer=_footer(answer.as_of_on, language),
    )


def sources_reply(rows: Sequence[OutletRow], coverage: Coverage, as_of_on: date | None, language: Language) -> Reply:
    """The reply to ``/sources``: what the archive holds, most articles first."""
    ordered = sorted(rows, key=lambda row: (-row.n_articles, row.outlet))
    return Reply(
        language=language,
        lead=(_coverage_text(coverage, language, "sources_head"),),
        items=tuple(_outlet_item(row, language) for row in ordered),
        footer=_footer(as_of_on, language),
    )


def help_reply(language: Language, *, console: bool = False) -> Reply:
    """The reply to ``/help``, and to a mention without a question."""
    commands = ("/ask", "/sources", "/help", "/quit") if console else ("/ask", "/sources", "/help")
    return Reply(
        language=language,
        lead=(word(language, "help_title"),),
        notes=(word(language, "help_languages"),) if console else _discord_notes(language),
        items=tuple(Item(name=name, details=(word(language, f"help_{name[1:]}"),)) for name in commands),
    )


def note_reply(text: str, language: Language) -> Reply:
    """A reply of one sentence, for errors."""
    return Reply(language=language, lead=(text,))


def _discord_notes(language: Language) -> tuple[str, ...]:
    return (word(language, "help_mention"), word(language, "help_languages"))


def _abstention(answer: Answer) -> Reply:
    language = answer.language
    notes = [_coverage_text(answer.coverage, language, "coverage")]
    if answer.coverage.scope and answer.coverage.n_in_scope is not None:
        scope, n = answer.coverage.scope, answer.coverage.n_in_scope
        notes.append(word(language, "coverage_scope", scope=one_line(scope), n=n))
    return Reply(
        language=language,
        lead=(word(language, f"reason_{answer.reason or 'none'}"),),
        notes=tuple(notes),
        items_title=word(language, "nearest") if answer.citations else None,
        items=tuple(_item(citation, language, frozenset()) for citation in answer.citations),
        footer=_footer(answer.as_of_on, language),
    )


def _statement_line(statement: Statement, language: Language) -> str:
    markers = "".join(f"[{n}]" for n in statement.citation_ns)
    voice = "" if statement.voice == "report" else word(language, statement.voice) + ": "
    return f"{voice}{one_line(statement.text)} {markers}"


def _status_note(answer: Answer) -> tuple[str, ...]:
    if answer.status == "answered":
        return ()
    return (word(answer.language, f"answer_{answer.status}"),)


def _item(citation: Citation, language: Language, spoken: set[str] | frozenset[str]) -> Item:
    # An excerpt that already stands word for word, and whole, among the statements is not printed a second time.
    repeated = len(citation.excerpt) <= SURELY_WHOLE and _same_words(citation.excerpt) in spoken
    headline = one_line(citation.headline) if citation.headline else None
    return Item(
        marker=str(citation.n),
        name=_source_name(citation, language),
        details=_days(citation, language),
        url=citation.url,
        caption=headline,
        body=None if repeated else plain(citation.excerpt),
    )


def _source_name(citation: Citation, language: Language) -> str:
    copies = f" ({word(language, 'copies', n=citation.n_copies - 1)})" if citation.n_copies > 1 else ""
    if citation.kind == ArticleKind.BRIEF:
        outlets = [source.outlet for source in citation.sources] or [citation.outlet or ""]
        names = "; ".join(dict.fromkeys(one_line(outlet) for outlet in outlets if outlet))
        return (word(language, "brief", names=names) if names else word(language, "brief_alone")) + copies
    outlet, agency = one_line(citation.outlet or ""), one_line(citation.agency or "")
    if not outlet and not agency:
        return word(language, "unknown_outlet") + copies
    both = f"{outlet} ({agency})" if outlet and agency and agency != outlet else outlet or agency
    return both + copies


def _days(citation: Citation, language: Language) -> tuple[str, ...]:
    days = [_published(citation, language)]
    if citation.event is not None:
        # A day after the printing was a plan when it was printed; nothing here says that it was kept.
        planned = citation.published is not None and citation.event.earliest_on > citation.published.latest_on
        text = event_text(citation.event, language)
        if citation.event.basis != PLAINLY_KNOWN:
            text = word(language, "day_by_basis", day=text, basis=basis_text(citation.event.basis, language))
        days.append(word(language, "planned" if planned else "happened", day=text))
    return tuple(days)


def _published(citation: Citation, language: Language) -> str:
    if citation.published is None:
        return word(language, "undated")
    day = partial_text(citation.published, language)
    key = f"basis_{citation.published_basis}"
    if has_word(key):  # worded only where the day is not plainly printed
        day = word(language, "day_by_basis", day=day, basis=word(language, key))
    return word(language, "published", day=day)


def _coverage_text(coverage: Coverage, language: Language, key: str) -> str:
    counts = {
        "articles": counted(language, "n_articles", coverage.n_articles),
        "briefs": counted(language, "n_briefs", coverage.n_briefs),
    }
    if coverage.earliest_on is None or coverage.latest_on is None:
        return word(language, f"{key}_undated", **counts)
    first, last = _first_day(coverage.earliest_on, language), _last_day(coverage.latest_on, language)
    return word(language, key, **counts, from_day=first, to_day=last)


def _outlet_item(row: OutletRow, language: Language) -> Item:
    details = [counted(language, "n_articles", row.n_articles)]
    if row.earliest_on and row.latest_on:
        first, last = _first_day(row.earliest_on, language), _last_day(row.latest_on, language)
        details.append(first if first == last else word(language, "day_span", from_day=first, to_day=last))
    return Item(name=one_line(row.outlet), details=tuple(details))


def _footer(as_of_on: date | None, language: Language) -> str:
    if as_of_on is None:
        return word(language, "as_of_unknown")
    return word(language, "as_of", day=_last_day(as_of_on, language))


def _first_day(day: date, language: Language) -> str:
    """The begin of a span. An article known by its year or month alone counts from its first day, so that is said."""
    if day.day == 1:
        return year_text(day.year, language) if day.month == 1 else month_text(day.year, day.month, language)
    return day_text(day, language)


def _last_day(day: date, language: Language) -> str:
    """The end of a span, as coarse as it may be known; see ``_first_day``."""
    after = day + timedelta(days=1)
    if after.day == 1:
        return year_text(day.year, language) if after.month == 1 else month_text(day.year, day.month, language)
    return day_text(day, language)


def _same_words(text: str) -> str:
    return one_line(text).strip(" \"'“”「」").casefold()
