"""A meeting as JSON, field by field as the interface promises, with every word it rests on as a numbered citation."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from typing import Any, Literal, Protocol
from urllib.parse import urlsplit

from corpus.meetings.ids import participant_id
from corpus.meetings.types import Meeting, MeetingMention, Participant
from corpus.sentences import sentences
from corpus.store import Store
from corpus.types import Article, ArticleKind, EventDate, Span
from retrieval.passage_ids import PassageIds
from retrieval.quoting import quoted
from retrieval.serialize import citation_json
from retrieval.types import Citation, Language

Json = dict[str, Any]
AccountSide = Literal["jp", "kr"]


class Sources(Protocol):
    """Where the words behind a meeting come from; an ``Archive`` is one."""

    def article(self, article_id: str, revision: str) -> Article:
        """One stored revision of an article."""
        ...

    def passage_at(self, article_id: str, revision: str, position: int) -> str | None:
        """Id of the passage that holds the letter at ``position``, ``None`` when it is not indexed."""
        ...

    def n_copies(self, cluster_id: str | None) -> int:
        """How many articles print these words."""
        ...


class StoreSources:
    """The words behind meetings straight from a store and the index beside it, without a model."""

    def __init__(self, store: Store, index_root: Path) -> None:
        self._store, self._ids = store, PassageIds(index_root)
        self.article = lru_cache(maxsize=512)(store.get_revision)

    def passage_at(self, article_id: str, revision: str, position: int) -> str | None:
        """Id of the passage that holds the letter at ``position``, ``None`` when it is not indexed."""
        return self._ids.at(article_id, revision, position)

    def n_copies(self, cluster_id: str | None) -> int:
        """How many articles print these words."""
        return self._store.n_copies(cluster_id) if cluster_id else 1


class Citations:
    """Citations of one meeting, numbered in the order in which they are asked for; the same words have one number."""

    def __init__(self, meeting: Meeting, sources: Sources, *, language: Language = "en") -> None:
        self._meeting, self._sources, self._language = meeting, sources, language
        self._numbers: dict[Span, int] = {}
        self.all: list[Citation] = []

    def article(self, span: Span) -> Article:
        """The article that ``span`` is in."""
        return self._sources.article(span.article_id, span.revision)

    def sentence(self, span: Span) -> int:
        """The number of the citation of the whole sentences that ``span`` touches."""
        article = self.article(span)
        start, end = span.start, span.end
        for first, last in sentences(article.text, article.language):
            if first < span.end and span.start < last:
                start, end = min(start, first), max(end, last)
        return self.words(Span(span.article_id, span.revision, start, end))

    def words(self, span: Span) -> int:
        """The number of the citation of exactly these words."""
        if span not in self._numbers:
            self._numbers[span] = len(self.all) + 1
            self.all.append(self._citation(self._numbers[span], span))
        return self._numbers[span]

    def _citation(self, n: int, span: Span) -> Citation:
        article = self.article(span)
        mention = next((m for m in self._meeting.mentions if m.span.article_id == span.article_id), None)
        return quoted(
            article,
            (span.start, span.end),
            n=n,
            passage_id=self._sources.passage_at(article.id, span.revision, span.start) or "",
            event=mention.when if mention else None,
            n_copies=self._sources.n_copies(article.cluster_id),
            language=self._language,
        )


def meeting_json(meeting: Meeting, sources: Sources, *, language: Language = "en") -> Json:
    """The object that ``meeting --json`` prints. ``language`` is the one that accounts are wanted in, if they exist."""
    citations = Citations(meeting, sources, language=language)
    told = [citations.sentence(mention.span) for mention in meeting.mentions]
    found: Json = {
        "id": meeting.id,
        "kind": meeting.kind,
        "status": meeting.status,
        **_when_json(meeting.when),
        "timezone": meeting.timezone,
        "city": meeting.city,
        "country": meeting.country,
        "venue": meeting.venue,
        "occasion": meeting.occasion,
        "duration_minutes": meeting.duration_minutes,
        "duration_approximate": meeting.duration_approximate,
        "level": meeting.level,
        "mode": meeting.mode,
        "form": meeting.form,
        "sides": list(meeting.sides),
        "participants": [participant_json(p) for p in meeting.participants],
        "topics": list(meeting.topics),
        "headlines": dict(meeting.headlines),
        "brief_id": meeting.brief_id,
        "history": [
            {"status": h.status, "since": str(h.since) if h.since else None, "citation_n": citations.sentence(h.span)}
            for h in meeting.history
        ],
        "conflicts": [
            {
                "field": conflict.field,
                "values": [{"value": v, "citation_n": citations.sentence(span)} for v, span in conflict.values],
            }
            for conflict in meeting.conflicts
        ],
        "evidence": _evidence(meeting, citations),
        "told_in": list(dict.fromkeys(told)),
    }
    found["accounts"] = {
        side: [
            {"text": citations.all[n - 1].excerpt, "citation_n": n}
            for n in dict.fromkeys(map(citations.words, accounts(meeting, side, citations, language=language)))
        ]
        for side in ("jp", "kr")
    }
    found["citations"] = [citation_json(citation) for citation in citations.all]
    return found


def participant_json(person: Participant) -> Json:
    """One participant. ``basis``: named in the text (or by a brief), or worked out from an office and the day."""
    basis = "stated" if person.basis == "front_matter" else person.basis
    found = {"id": participant_id(person), "name": person.name, "role": person.role, "side": person.side}
    return {**found, "office": person.office, "basis": basis}


def basis_of(when: EventDate | None) -> str | None:
    """How the day is known, in the words of the interface: a brief states it."""
    if when is None:
        return None
    return "stated" if when.basis == "front_matter" else when.basis


def accounts(meeting: Meeting, side: AccountSide, citations: Citations, *, language: str) -> Iterator[Span]:
    """The words of one government's account: a brief's section on it, and what its own texts say of the meeting."""
    for mention in _in_language(meeting, citations, language):
        article = citations.article(mention.span)
        for paragraph in article.paragraph_sources:
            if paragraph.side == side:
                yield Span(article.id, mention.revision, paragraph.start, paragraph.end)
    for mention in meeting.mentions:
        article = citations.article(mention.span)
        if article.kind is ArticleKind.READOUT and government_of(article) == side:
            yield mention.span


def government_of(article: Article) -> AccountSide | None:
    """Whose own text the article is, by the domain that governments publish under, else by the name of the outlet."""
    host = urlsplit(article.url or "").hostname or ""
    outlet = article.outlet or ""
    for side, domain, names in _GOVERNMENTS:
        if host.endswith(domain) or any(name in outlet for name in names):
            return side
    return None


_GOVERNMENTS: tuple[tuple[AccountSide, str, tuple[str, ...]], ...] = (
    ("jp", ".go.jp", ("of Japan", "外務省", "首相官邸")),
    ("kr", ".go.kr", ("Republic of Korea", "외교부", "대통령실", "청와대")),
)


def _in_language(meeting: Meeting, citations: Citations, language: str) -> list[MeetingMention]:
    """The front matter of the brief in the language, else in English; none when no brief is about the meeting."""
    fronts = {
        citations.article(m.span).language: m
        for m in meeting.mentions
        if m.when is not None and m.when.basis == "front_matter"
    }
    chosen = fronts.get(language) or fronts.get("en") or next(iter(fronts.values()), None)
    return [chosen] if chosen else []


def _when_json(when: EventDate | None) -> Json:
    return {
        "earliest_on": when.earliest_on.isoformat() if when else None,
        "latest_on": when.latest_on.isoformat() if when else None,
        "precision": when.precision.value if when else None,
        "basis": basis_of(when),
        **({"inferred_from": when.evidence_article_id} if when and when.evidence_article_id else {}),
    }


def _evidence(meeting: Meeting, citations: Citations) -> Json:
    """For each field the citations whose words it rests on."""
    found: dict[str, list[int]] = {}
    for mention in meeting.mentions:
        for each in mention.evidence:
            numbers = found.setdefault(each.field, [])
            n = citations.sentence(each.span)
            if n not in numbers:
                numbers.append(n)
    return dict(found)
