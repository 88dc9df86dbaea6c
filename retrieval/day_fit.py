"""How well each day that a hit speaks of fits a question: what speaks for it and against it, weighed as learned.

A question about when is answered by one of the days around the sentence that tells of what is asked: of the thing, not
of its announcement, nor of what came before it, nor of the event that the rest of the article is about.
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache, partial

from corpus.dates import DateMention, event_dates, find_mentions
from corpus.dates.tense import direction_of
from corpus.types import Article, EventDate, PartialDate, Precision, Span
from retrieval.acts import Acts, AskedActs, acts_of, asked_acts, headline_acts, lede_of, share_of, undoing, with_kin
from retrieval.clauses import (
    ConceptsOf,
    DatedClause,
    clause_features,
    dated_clause,
    ids_of,
    length_suits,
)
from retrieval.counted import counted_in
from retrieval.coverage import beyond_headline, together, token_set
from retrieval.day_rows import place_in_row
from retrieval.edge_days import edge_of, tells_edge
from retrieval.evidence import is_light
from retrieval.fuse import fusion_weights
from retrieval.hits import Ranked
from retrieval.placed_month import month_of
from retrieval.placed_week import announced_days, placed
from retrieval.types import Passage, Sentence
from retrieval.understand import Concept, Reading
from retrieval.wanted import wanted_of

DAY = (
    *("score", "missing", "sentence", "inside", "recorded", "main", "main_rest", "length", "asked", "plan", "later"),
    *("clause", "clause_rest", "another", "since", "earlier", "said", "begins", "edge"),
    *("act", "acts", "other_act", "undone", "main_act", "main_acts", "main_other_act", "main_undone", "main_bare"),
    *("around", "main_told", "quoted", "known", "refers", "elsewhere", "main_nth", "row"),
)
_OPENING = 400  # code points of an article that count as its opening


@dataclass(frozen=True, slots=True)
class DayChoice:
    """A day that may be the one asked about, with its features; those left out are 0.

    ``ordinal``: of the sentence that names it, ``None`` for the day of all that the article is about.
    """

    event: EventDate
    ordinal: int | None
    features: Mapping[str, float]

    @property
    def fit(self) -> float:
        """The weighted sum of the features; higher is better, comparable within a question."""
        weights = fusion_weights().day
        return sum(weights[name] * value for name, value in self.features.items())


@dataclass(frozen=True, slots=True)
class Hit:
    """A hit with what its days are judged by: the excerpt's span, its article, its main day, and the question.

    ``n_missing``: how many people, places and agreements asked about only hits of other articles name. ``told``: how
    well the hits of its article, and its headlines, cover what is asked.
    """

    ranked: Ranked
    span: tuple[int, int]
    article: Article
    main: EventDate | None
    reading: Reading
    concepts_of: ConceptsOf
    n_missing: int = 0
    told: Mapping[str, float] = field(default_factory=dict)


def day_choices(hit: Hit, ordinals: Container[int] | None = None) -> list[DayChoice]:
    """The days that the sentences of the passage speak of, in order, then the one of the whole article.

    With ``ordinals`` only those of these sentences.

    Features of a hit: ``score``, forty times its own, ``missing``, how much that the question names only other hits
    name, and ``around``, which share of what is asked it and its headline tell of. Of a sentence: ``sentence``, how
    much less well it fits than the best one of the passage, and ``inside`` the excerpt. Of a day: ``recorded`` of the
    whole article; ``main`` when it is that day, ``main_rest`` which share of what is asked is not told of it by the
    headline, nor in a news story by its clause; ``main_told``, for the day of the whole, the share told by the best
    sentence that names no day; ``length``, how well its length suits; ``asked``, whether it lies within the days of the
    question, or before them where the time before is asked for; ``known``, whether the one of the thing asked after
    does; ``earlier``, -1 for the day of the whole where the time before is asked for; ``plan`` and ``later``, whether
    it came after publication, asked for a plan (then also after a brief's own day) or not; ``quoted``, the share told
    of what the question quotes; ``row``, whether it is the one of several in a row that is asked for. The others are
    those of its clause (``clause_features``) and of acts (``_of_acts``, ``_of_main``).
    """
    ranked, rest = hit.ranked, _beyond_title(hit)
    sentences, fits = ranked.passage.sentences, ranked.fits
    untold, asked, best = _untold(hit, rest), asked_acts(hit.reading), max(fits, default=0.0)
    of_hit = {"score": 40 * ranked.score, "missing": float(hit.n_missing), "around": _around(hit, rest)}
    month = month_of(hit.article, hit.concepts_of)
    days = announced_days(hit.article, month, hit.concepts_of)
    quoted, is_brief = _quoted(hit.reading), hit.article.happened is not None
    found = []
    for ordinal, sentence in enumerate(sentences):
        if ordinals is not None and ordinal not in ordinals:
            continue
        own = of_hit | _of_sentence(hit, ordinal, best, quoted)
        for event in sentence.events or _unplaced(sentence, hit.article, month, days):
            meant = edge_of(event, hit.article, wanted_of(hit.reading.text).edge)
            clause = dated_clause(event, sentence, hit.article, hit.concepts_of, sentences[ordinal + 1 :])
            left = untold if is_brief else _untold(hit, [c for c in rest if not clause.names(c)])
            features = own | _plain(meant, hit, left, is_ahead=_is_ahead(event, sentence, hit.article))
            if hit.reading.asks_for_plan and _DUE.search(clause.text):
                features["plan"] = 1.0
            features |= _of_clause(clause, hit, rest) | _of_acts(clause.acts, asked)
            if tells_edge(event, hit.article, wanted_of(hit.reading.text).edge):
                features |= {"act": 1.0, "other_act": 0.0}
            features["begins"] *= 1.0 - features["other_act"]
            features["row"] = place_in_row(event, sentence, hit.article, hit.reading.text)
            found.append(DayChoice(meant, ordinal, features))
    if hit.main is not None and ordinals is None:
        of_hit |= {"recorded": 1.0, "main_told": _dateless(hit, _things(hit.reading)), "quoted": _dateless(hit, quoted)}
        found.append(DayChoice(hit.main, None, of_hit | _plain(hit.main, hit, untold)))
    return found


# What was to come, also where it has since: "was set to expire at midnight".
_DUE = re.compile(
    r"\b(?:is|are|was|were|been|be) (?:\w+ )?"
    r"(?:set|due|scheduled|slated|supposed|expected|planned|arranged|meant|to be)\b"
    r"|\bmak(?:e|es|ing) arrangements\b|\barranging\b|予定|見通し|見込み|調整|예정|계획|조율|전망",
    re.IGNORECASE,
)


def _of_sentence(hit: Hit, ordinal: int, best: float, quoted: Sequence[Concept]) -> dict[str, float]:
    sentence, fits, judged = hit.ranked.passage.sentences[ordinal], hit.ranked.fits, hit.ranked.candidate.sentences
    return {
        "sentence": fits[ordinal] - best if fits else 0.0,
        "inside": float(hit.span[0] <= sentence.start and sentence.end <= hit.span[1]),
        "quoted": _share(judged[ordinal].covered, quoted) if quoted and judged else 0.0,
    }


def _things(reading: Reading) -> Sequence[Concept]:
    """What is asked about, without words that tell nothing where there are others."""
    return [c for c in reading.concepts if not is_light(c, reading)] or reading.concepts


def _around(hit: Hit, rest: Sequence[Concept]) -> float:
    """Which share of what is asked the hit, others of its article and its headline tell of."""
    headed = {c.key: 1.0 for c in hit.reading.concepts if c not in rest}
    return _share(together([hit.ranked.candidate.covered, hit.told, headed]), _things(hit.reading))


def _dateless(hit: Hit, concepts: Sequence[Concept]) -> float:
    """Which share of the concepts the best of the sentences without a day tells of: it may be of the main day."""
    judged, sentences = hit.ranked.candidate.sentences, hit.ranked.passage.sentences
    if not concepts or not judged:
        return 0.0
    pairs = zip(judged, sentences, strict=True)
    return max((_share(fit.covered, concepts) for fit, sentence in pairs if not sentence.events), default=0.0)


def _beyond_title(hit: Hit) -> list[Concept]:
    """The things asked about that the headlines do not name, or the lede of an article without any."""
    concepts, subject = hit.reading.concepts, hit.ranked.passage.subject
    if subject.title.strip() or hit.article.headline:
        return beyond_headline(concepts, subject)
    lede = lede_of(hit.article)
    named, words = ids_of(hit.concepts_of, lede, hit.article.language), token_set(lede)
    return [c for c in concepts if named.isdisjoint(c.ids) and not (c.tokens and words.issuperset(c.tokens))]


_QUOTED = re.compile(r"[“‘「『][^“”‘’「」『』]{2,}[”’」』]|(?<!\w)['\"][^'\"]{2,}(?:'\w[^'\"]*)?['\"](?![A-Za-z])")


@lru_cache(maxsize=256)
def _quoted(reading: Reading) -> tuple[Concept, ...]:
    """What the question puts in quotation marks, but for words that tell nothing."""
    spans = [m.span() for m in _QUOTED.finditer(reading.text)]
    inside = (c for c in reading.concepts if any(start <= c.start < end for start, end in spans))
    return tuple(c for c in inside if not is_light(c, reading))


def _of_clause(clause: DatedClause, hit: Hit, rest: Sequence[Concept]) -> dict[str, float]:
    named = {c.key: 1.0 for c in hit.reading.concepts if clause.names(c)}
    return clause_features(clause, hit.article, hit.reading) | {"clause_rest": _share(named, rest)}


def _of_acts(acts: Acts, asked: AskedActs) -> dict[str, float]:
    """Of what is told of a day, whether it is what is asked for.

    ``act``: the act itself is, where the question's verb is a known one; ``acts``: which share of all that the question
    names; ``other_act``: only others are; ``undone``: it was put off or refused, which is not asked about.
    """
    head = Acts() if asked.is_beside else with_kin(asked.head)
    return {
        "act": float(not head.isdisjoint(acts)),
        "acts": share_of(asked.every, acts),
        "other_act": float(bool(head and acts) and head.isdisjoint(acts)),
        "undone": float(bool(head) and not (acts & undoing()) <= asked.every),
    }


def _of_main(hit: Hit, untold: float) -> dict[str, float]:
    """The same of the headline, for the day of the whole article, each name after ``main_``.

    ``main_bare``: only what the headline names is asked about, and no act; ``main_nth``: the first or so is, and named.
    """
    asked, title = asked_acts(hit.reading), headline_acts(hit.article)
    found = {f"main_{name}": value for name, value in _of_acts(title, asked).items()}
    return found | {"main_bare": float(not asked.head and not untold), "main_nth": _nth_told(hit)}


def _nth_told(hit: Hit) -> float:
    """1 where the headline tells of the first, second or so of its kind that is asked for, -1 where of another one.

    Where it counts none, half of that if a sentence without a day tells of the one asked for.
    """
    if not (asked := counted_in(hit.reading.text)):
        return 0.0
    if told := counted_in(hit.article.headlines.get("en") or hit.article.headline or ""):
        return -1.0 if asked.isdisjoint(told) else 1.0
    passage = hit.ranked.passage
    dateless = (passage.sentence_text(n) for n, sentence in enumerate(passage.sentences) if not sentence.events)
    return 0.0 if all(asked.isdisjoint(counted_in(text)) for text in dateless) else 0.5


def _untold(hit: Hit, rest: Sequence[Concept]) -> float:
    """Share of the things asked about that the headline does not tell of, in [0, 1].

    An act may be told of in another word; words that tell nothing are left out.
    """
    reading, title = hit.reading, headline_acts(hit.article)
    things = [c for c in reading.concepts if not is_light(c, reading)]
    missing = [c for c in things if c in rest and acts_of(c.surface, reading.language).isdisjoint(title)]
    return len(missing) / len(things) if things else 0.0


def _plain(event: EventDate, hit: Hit, untold: float, *, is_ahead: bool = False) -> dict[str, float]:
    """What speaks for an event whatever stands around it: its length, the days asked about, plan or past."""
    wanted, reading, main = wanted_of(hit.reading.text), hit.reading, hit.main
    is_main = main is not None and main.earliest_on <= event.earliest_on and event.latest_on <= main.latest_on
    published = hit.article.published
    is_later = published is not None and (event.earliest_on > published.latest_on or is_ahead)
    whole = _of_main(hit, untold) if is_main else {}
    return whole | {
        "main": float(is_main),
        "main_rest": untold * is_main,
        "length": length_suits(event, wanted.unit),
        "asked": float(_is_asked(event, reading, is_earlier=wanted.is_earlier)),
        "known": float(
            bool(reading.dates) and reading.dates[0].is_of_thing and _is_asked(event, reading, is_earlier=False)
        ),
        "earlier": -1.0 * (is_main and wanted.is_earlier),
        "plan": float(reading.asks_for_plan and (is_later or _is_after_brief(event, hit))),
        "later": float(is_later and not reading.asks_for_plan),
    }


def _is_after_brief(event: EventDate, hit: Hit) -> bool:
    """Whether a brief looks on from its own day to a later one."""
    happened = hit.article.happened
    return happened is not None and event.earliest_on > happened.latest_on


def _is_asked(event: EventDate, reading: Reading, *, is_earlier: bool) -> bool:
    """Whether the event lies on the days of the question, or before them where it asks for the time before."""
    if not reading.dates:
        return False
    asked, first = reading.dates[0], reading.dates[0].days.earliest_on
    if is_earlier and first:
        return event.latest_on < first
    return asked.fits(event.earliest_on, event.latest_on)


def _is_ahead(event: EventDate, sentence: Sentence, article: Article) -> bool:
    """Whether the sentence looks on to a month or the like within which the article may have been published."""
    published, at = article.published, event.evidence
    if published is None or at is None or event.precision is Precision.DAY:
        return False
    if event.earliest_on > published.latest_on or event.latest_on < published.earliest_on:
        return False
    text = article.text[sentence.start : sentence.end]
    return direction_of(text, at.start - sentence.start, at.end - sentence.start, article.language) > 0


def _share(covered: Mapping[str, float], concepts: Sequence[Concept]) -> float:
    """How well the concepts are covered on average, in [0, 1]; 0 without any."""
    return sum(covered.get(c.key, 0.0) for c in concepts) / len(concepts) if concepts else 0.0


def _unplaced(
    sentence: Sentence, article: Article, month: PartialDate | None, days: tuple[date, ...]
) -> tuple[EventDate, ...]:
    """For each word such as "on Monday", "this week" that only a finer date of publication could place, its month.

    ``month``: of publication, where something that the article tells of gives it away, and so do ``days`` those of
    their weekdays.
    """
    published = month or article.published
    if published is None or published.day is not None:
        return ()
    mentions = find_mentions(article.text[sentence.start : sentence.end], article.language)
    vague = [m for m in mentions if m.names_weekday_only or _names_its_time(m)]
    spans = (Span(article.id, article.revision, sentence.start + m.start, sentence.start + m.end) for m in vague)
    then = partial(EventDate, published.earliest_on, published.latest_on, published.precision, "relative")
    return tuple(placed(mention, then(span), days) for mention, span in zip(vague, spans, strict=True))


def _names_its_time(mention: DateMention) -> bool:
    """Whether it names the day before or of publication, its week or its month: "yesterday", "later this month"."""
    counts = (mention.days, mention.weeks, mention.months)
    written = (mention.year, mention.month, mention.day, mention.weekday, mention.years)
    if mention.base != "anchor" or any(part is not None for part in written):
        return False
    return [n for n in counts if n is not None] == [0] or mention.days == -1


def main_day(article: Article, opening: Passage | None = None) -> EventDate | None:
    """What a brief records, else the day of the opening, which a news story is about; ``None`` when it names none.

    ``opening`` is the article's first passage in the index, which knows days that another article placed.
    """
    if article.happened is not None:
        return article.happened
    if opening is not None:
        known = _opening_events(opening)
    else:
        known = (m.event for m in event_dates(article) if m.start < _OPENING and not m.is_name)
    return next((e for e in known if e.earliest_on == e.latest_on), None)


def _opening_events(opening: Passage) -> Iterator[EventDate]:
    for sentence in opening.sentences:
        yield from (e for e in sentence.events if e.evidence and e.evidence.start < _OPENING)
