"""Which of the days that an excerpt speaks of is the one asked about."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from corpus.dates import event_dates, find_mentions
from corpus.types import Article, EventDate, Span
from retrieval.clauses import ConceptsOf, came_before, edge_of, fineness, fit_of, plain_fit
from retrieval.excerpts import excerpt_range
from retrieval.search import Ranked
from retrieval.types import Passage, Sentence
from retrieval.understand import Reading
from retrieval.wanted import wanted_of

_OPENING = 400  # code points of an article that count as its opening
_OF_THE_WHOLE = 0.4  # the day of a whole brief is about all that is asked, and about none of it in particular
_WELL_ENOUGH = 0.0  # below this the day of the article's opening is the better guess
# What a day loses by standing outside the best sentence.
_FARTHER = {"best": 0.0, "inside": 0.2, "around": 0.3, "recorded": 0.25}
# What a well-fitting day is worth against the score of a hit: fits range over 2, the scores of hits over 0.5.
_DAY_WEIGHT = 0.1
# Only hits this near to the first are weighed against it.
_NEAR = 0.1
# What a hit loses for each person or place asked about that only other hits name.
_MISSING_NAME = 0.05
# A passage that names no day is dated by the opening of its article.
_BY_OPENING = 0.5

Scored = tuple[float, EventDate]


def event_of(
    ranked: Ranked,
    span: tuple[int, int],
    article: Article,
    reading: Reading,
    concepts_of: ConceptsOf,
    opening: Passage | None = None,
    *,
    leads: bool = True,
) -> EventDate | None:
    """The day of the excerpt ``span``: what the brief records, else from its best sentence, else its others.

    A brief is on one event, whatever other days its words speak of. Where the excerpt ``leads`` the answer to a
    question about when, though, all days around are weighed: those of the other sentences of the excerpt, of the
    sentences around it, and what a brief records, each less the farther it stands. Where none fits well, it is the
    day of the article's ``opening``, its first passage.
    """
    sentences = ranked.passage.sentences
    if not sentences:
        return article.happened
    if leads and reading.intent == "when":
        return _for_when(ranked, span, article, reading, concepts_of, opening)
    if article.happened is not None:
        return article.happened
    best = sentences[ranked.best]
    inside = [s for s in sentences if span[0] <= s.start and s.end <= span[1] and s is not best]
    for group in ([best], inside):
        found = best_event(group, article, reading, concepts_of)
        if found and fineness(found) > 0 and not came_before(found, article):
            return found
    return None  # "the 1965 agreement" is a name in most stories; a year alone is no day on which this happened


def dated_first(
    hits: Sequence[Ranked], reading: Reading, article_of: Callable[[str, str], Article], concepts_of: ConceptsOf
) -> tuple[Ranked, ...]:
    """For a question about when, the hits with the one first that is near enough and dates best what is asked."""
    if reading.intent != "when" or len(hits) < 2:
        return tuple(hits)
    named = {c.key for c in reading.concepts if c.is_named}
    found = named.intersection(key for h in hits for key in h.candidate.covered)

    def worth(hit: Ranked) -> float:
        article = article_of(hit.passage.article_id, hit.passage.revision)
        best = max(_weighed(hit, excerpt_range(hit), article, reading, concepts_of), default=None, key=_first)
        fit = best[0] if best else _BY_OPENING
        return hit.score + _DAY_WEIGHT * fit - _MISSING_NAME * len(found - hit.candidate.covered.keys())

    first = max((h for h in hits if h.score >= hits[0].score - _NEAR), key=worth)
    return (first, *(h for h in hits if h is not first))


def _first(scored: Scored) -> float:
    return scored[0]


def _for_when(
    ranked: Ranked,
    span: tuple[int, int],
    article: Article,
    reading: Reading,
    concepts_of: ConceptsOf,
    opening: Passage | None,
) -> EventDate | None:
    """The event with the best fit; the day of the opening where none fits well."""
    pool = _weighed(ranked, span, article, reading, concepts_of)
    if not pool:
        return main_day(article, opening)
    fit, event = max(pool, key=_first)
    if fit < _WELL_ENOUGH:
        return main_day(article, opening) or event
    # A day that the words state is better shown as stated than as recorded.
    event = next((e for _, e in pool if (e.earliest_on, e.latest_on) == (event.earliest_on, event.latest_on)), event)
    return edge_of(event, article, wanted_of(reading.text).edge)


def _weighed(
    ranked: Ranked, span: tuple[int, int], article: Article, reading: Reading, concepts_of: ConceptsOf
) -> list[Scored]:
    """Every event of the passage, and the day that a brief records, each with its fit less what its place costs."""
    pool: list[Scored] = []
    sentences = ranked.passage.sentences
    for ordinal, sentence in enumerate(sentences):
        place = _place(ranked, ordinal, span)
        if place is None:
            continue
        for event in sentence.events or _unplaced(sentence, article):
            fit = fit_of(sentence, event, article, reading, concepts_of, following=sentences[ordinal + 1 :])
            pool.append((fit - _FARTHER[place], event))
    if recorded := article.happened:
        pool.append((_OF_THE_WHOLE + plain_fit(recorded, article, reading) - _FARTHER["recorded"], recorded))
    return pool


def _place(ranked: Ranked, ordinal: int, span: tuple[int, int]) -> str | None:
    """Where a sentence stands: the best one, inside the excerpt, around it (two before, one after), else ``None``."""
    sentences = ranked.passage.sentences
    shown = [i for i, s in enumerate(sentences) if span[0] <= s.start and s.end <= span[1]] or [ranked.best]
    if ordinal == ranked.best:
        return "best"
    if shown[0] <= ordinal <= shown[-1]:
        return "inside"
    return "around" if shown[0] - 2 <= ordinal <= shown[-1] + 1 else None


def _unplaced(sentence: Sentence, article: Article) -> tuple[EventDate, ...]:
    """For each weekday that only a finer date of publication could place, the month or year of publication."""
    published = article.published
    if published is None or published.day is not None:
        return ()
    mentions = find_mentions(article.text[sentence.start : sentence.end], article.language)
    at = ((sentence.start + m.start, sentence.start + m.end) for m in mentions if m.names_weekday_only)
    spans = (Span(article.id, article.revision, start, end) for start, end in at)
    return tuple(
        EventDate(published.earliest_on, published.latest_on, published.precision, "relative", s) for s in spans
    )


def _opening_events(opening: Passage) -> Iterator[tuple[Sentence, EventDate]]:
    for sentence in opening.sentences:
        for event in sentence.events:
            if event.evidence and event.evidence.start < _OPENING:
                yield sentence, event


def main_day(article: Article, opening: Passage | None = None) -> EventDate | None:
    """The day of the opening, which is the day that a news story is about; ``None`` when it names none.

    ``opening`` is the article's first passage in the index, which knows days that another article placed.
    """
    if opening is not None:
        known = (event for _, event in _opening_events(opening))
    else:
        known = (m.event for m in event_dates(article) if m.start < _OPENING and not m.is_name)
    return next((e for e in known if e.earliest_on == e.latest_on), None)


def best_event(
    sentences: Sequence[Sentence], article: Article, reading: Reading, concepts_of: ConceptsOf
) -> EventDate | None:
    """The event whose own clause names most of what is asked; ``None`` when the sentences speak of no day."""
    events = [(s, e) for s in sentences for e in s.events]
    if len(events) < 2:
        return events[0][1] if events else None

    def fit(pair: tuple[Sentence, EventDate]) -> tuple[float, int]:
        sentence, event = pair
        at = event.evidence.start if event.evidence else sentence.start
        return fit_of(sentence, event, article, reading, concepts_of), -at

    return max(events, key=fit)[1]
