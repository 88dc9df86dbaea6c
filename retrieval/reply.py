"""What a reply says, before anybody decides how it looks: an ``Answer`` becomes a ``Reply``.

Discord and the terminal both draw a ``Reply``, so they cannot say different things. Text in it is plain
(``retrieval.plain``), yet not safe as Markdown; who draws it for Discord sees to that.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from corpus.types import ArticleKind, SourceRef
from retrieval.plain import one_line, plain
from retrieval.types import Answer, Citation, Language, Statement
from retrieval.wording import as_of_text, coverage_text, days_of, published_text
from retrieval.words import word

_OF_A_SIDE = ("side_jp", "side_kr", "joint")


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """One numbered source, or one row of a list.

    ``name`` leads the line, ``details`` follow it, ``url`` ends it. ``caption`` is the source's headline,
    ``body`` are words of it, verbatim, one paragraph a line; ``key`` are the ranges of ``body`` that answer
    the question. ``marker`` is the citation's number, or empty. ``origins`` are what a brief was written after.
    """

    marker: str = ""
    name: str
    details: tuple[str, ...] = ()
    url: str | None = None
    caption: str | None = None
    body: str | None = None
    key: tuple[tuple[int, int], ...] = ()
    origins: tuple[Item, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Reply:
    """A reply in ``language``: ``lead``, ``notes``, ``items`` under ``items_title`` and ``footer``, in this order.

    ``quotes`` are those lines of ``lead`` whose words stand in the body of an item as well, marked there as its
    ``key``: where all bodies are shown in full, these lines are left out.
    """

    language: Language
    lead: tuple[str, ...]
    notes: tuple[str, ...] = ()
    items_title: str | None = None
    items: tuple[Item, ...] = ()
    footer: str | None = None
    quotes: frozenset[str] = frozenset()

    @property
    def unquoted(self) -> tuple[str, ...]:
        """The lines of ``lead`` that are said nowhere else."""
        return tuple(line for line in self.lead if line not in self.quotes)


def reply_of(answer: Answer) -> Reply:
    """The reply that shows ``answer``: its statements, or the reason why there are none, and its sources."""
    if answer.status == "abstained" or not answer.statements:
        return _abstention(answer)
    language = answer.language
    quoted = [s for s in answer.statements if any(_range_in(c, s) for c in answer.citations)]
    return Reply(
        language=language,
        lead=tuple(_statement_line(statement, language) for statement in answer.statements),
        notes=(
            *(() if answer.status == "answered" else (word(language, f"answer_{answer.status}"),)),
            *_degraded(answer),
        ),
        items_title=word(language, "sources_title"),
        items=tuple(source_item(citation, language, answer.statements) for citation in answer.citations),
        footer=as_of_text(answer.as_of_on, language),
        quotes=frozenset(_statement_line(statement, language) for statement in quoted),
    )


def _abstention(answer: Answer) -> Reply:
    language, coverage = answer.language, answer.coverage
    notes = [*_degraded(answer), *answer.notes, coverage_text(coverage, language)]
    if coverage.scope and coverage.n_in_scope is not None:
        notes.append(word(language, "coverage_scope", scope=one_line(coverage.scope), n=coverage.n_in_scope))
    # What contradicts the question is no answer that fell short.
    shown_as = "nearest_premise" if answer.reason == "false_premise" else "nearest"
    return Reply(
        language=language,
        lead=(word(language, f"reason_{answer.reason or 'none'}"),),
        notes=tuple(notes),
        items_title=word(language, shown_as) if answer.citations else None,
        items=tuple(source_item(citation, language, ()) for citation in answer.citations),
        footer=as_of_text(answer.as_of_on, language),
    )


def _degraded(answer: Answer) -> tuple[str, ...]:
    """That only the words of the question were looked for, where the encoder failed."""
    return (word(answer.language, "lexical_only"),) if answer.lexical_only else ()


def _statement_line(statement: Statement, language: Language) -> str:
    markers = "".join(f"[{n}]" for n in statement.citation_ns)
    line = f"{one_line(statement.text)} {markers}"
    if statement.voice == "report":
        return line
    return word(language, "labelled", label=word(language, statement.voice), text=line)


def _range_in(citation: Citation, statement: Statement) -> tuple[int, int] | None:
    """Where in the drawn excerpt the statement that cites it stands word for word, or ``None``."""
    words = plain(statement.text)
    if statement.voice == "computed" or citation.n not in statement.citation_ns or not words:
        return None
    start = plain(citation.excerpt).find(words)
    return (start, start + len(words)) if start >= 0 else None


def source_item(citation: Citation, language: Language, statements: Sequence[Statement]) -> Item:
    """A citation as an item of a list, the words that a statement quotes marked in it."""
    is_brief = citation.kind == ArticleKind.BRIEF
    key = sorted(found for statement in statements if (found := _range_in(citation, statement)))
    return Item(
        marker=str(citation.n),
        name=_source_name(citation, language),
        details=(*_account(citation, statements, language), *days_of(citation, language)),
        # Headline and link of a brief's citation are those of its first source, whose words these are not.
        url=None if citation.sources else citation.url,
        caption=one_line(own) if (own := citation.brief_headline if is_brief else citation.headline) else None,
        body=plain(citation.excerpt),
        key=tuple(key),
        origins=tuple(_origin(source, language) for source in citation.sources),
    )


def _account(citation: Citation, statements: Sequence[Statement], language: Language) -> tuple[str, ...]:
    """Whose account the citation is, where a statement says that it is a government's."""
    voices = [s.voice for s in statements if citation.n in s.citation_ns and s.voice in _OF_A_SIDE]
    return tuple(word(language, voice) for voice in dict.fromkeys(voices))


def _origin(source: SourceRef, language: Language) -> Item:
    """One source of a brief: its outlet, its own headline where known, its day and its link."""
    return Item(
        name=word(language, "brief_source", name=one_line(source.outlet)),
        details=(published_text(source.published, "source list", language),),
        url=source.url,
        caption=one_line(source.headline) if source.headline else None,
    )


def _source_name(citation: Citation, language: Language) -> str:
    copies = f" ({word(language, 'copies', n=citation.n_copies - 1)})" if citation.n_copies > 1 else ""
    if citation.kind == ArticleKind.BRIEF:
        return word(language, "brief") + copies
    outlet, agency = one_line(citation.outlet or ""), one_line(citation.agency or "")
    both = f"{outlet} ({agency})" if outlet and agency and agency != outlet else outlet or agency
    return (both or word(language, "unknown_outlet")) + copies
