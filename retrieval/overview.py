"""What is shown first to who asks only for a thing: what it is, then what is newest, then its other dates.

Of the articles whose headline names it, the one that tells how it came about leads, since a passage that mentions it
most often seldom says what it is.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from datetime import date

from corpus.types import Article
from retrieval.coverage import coverage_of, title_of
from retrieval.hits import Ranked
from retrieval.key_dates import briefs_on
from retrieval.overview_ask import asks_for_course, asks_for_latest, names_thing_of_year, subjects
from retrieval.types import DateRange
from retrieval.understand import Concept, Reading

N_NEWEST = 2
N_OF_COURSE = 5
# Of the articles that may lead, the earliest this near the best, in fused score: what came later presumes it.
_NEAR_BEST = 0.12
# How a headline says that the thing came into being, and that something was done to it later.
_FOUNDING = re.compile(
    r"\b(signs?|signed|concludes?|adopts?|issues?|statement|establish\w*|sets? up|found(s|ed|ing)|opens?|launch\w*"
    r"|enacts?|passes|in force|treaty|declaration|ordinance|orders?|incident|announces?|agree[sd]?|first)\b",
    re.IGNORECASE,
)
_LATER = re.compile(
    r"\b(puts? off|shelve\w*|suspend\w*|ends?|ending|terminat\w*|withdraw\w*|dissol\w*|protests?|after|before|review\w*"
    r"|reports? on|final|years of|eve of|wants?|calls for)\b",
    re.IGNORECASE,
)


def led_by_subject(
    ranked: Sequence[Ranked], reading: Reading, article_of: Callable[[str, str], Article]
) -> tuple[Ranked, ...]:
    """The hits for an overview: the article that the thing is the subject of, opened at its first sentence.

    Then the newest of the others that are on it, two at most; ``()`` where no hit names all of the thing. Asked for the
    latest, the newest ones lead; asked for the course of it, five stand in the order of time: those on a known
    day of it before others, meetings last.
    """
    about = subjects(reading)
    opened = opened_at_top(hit for hit in ranked if _names_all(about, hit))
    told = [(hit, article_of(hit.passage.article_id, hit.passage.revision)) for hit in opened]
    if all(article.meeting is not None for _, article in told):
        told += _on_day_of(about, ranked, article_of)  # its own may be headed otherwise: "Kan issues a statement"
    if not told:
        return _opened_nearest(about, ranked, article_of)
    if asks_for_latest(reading):
        newest = sorted(told, key=lambda pair: _day(pair[1]), reverse=True)
        return tuple(hit for hit, _ in newest[: N_NEWEST + 1])
    if asks_for_course(reading):
        turning = briefs_on({key for c in about for key in c.ids})
        told.sort(key=lambda pair: (pair[1].brief_id not in turning, pair[1].meeting is not None))
        return tuple(hit for hit, _ in sorted(told[:N_OF_COURSE], key=lambda pair: _day(pair[1])))
    founding = max(founds(article) for _, article in told)
    leading = [pair for pair in told if founds(pair[1]) == founding]
    own = briefs_on({key for c in about for key in c.ids})
    leading = [pair for pair in leading if pair[1].brief_id in own] or leading
    near = max(hit.score for hit, _ in leading) - _NEAR_BEST
    lead = min((pair for pair in leading if pair[0].score >= near), key=lambda pair: (_day(pair[1]), -pair[0].score))
    others = sorted((p for p in told if p is not lead), key=lambda pair: _day(pair[1]), reverse=True)
    return (lead[0], *(hit for hit, _ in others[:N_NEWEST]))


def opened_at_top(hits: Iterable[Ranked]) -> list[Ranked]:
    """Of each article the hit that stands first in its text, at its first sentence, in the order of the best hits."""
    opened: dict[str, Ranked] = {}
    for hit in hits:
        known = opened.setdefault(hit.passage.article_id, hit)
        if hit.passage.ordinal < known.passage.ordinal:
            opened[hit.passage.article_id] = hit
    return [replace(hit, best=0) for hit in opened.values()]


def opened_if_named(ranked: Sequence[Ranked]) -> tuple[Ranked, ...]:
    """The first hit at the opening of its article, where the headline names most of what is asked; else ``()``.

    For who wants an outline of it, which the opening gives and no sentence that only names the same things does.
    """
    if not ranked or ranked[0].features.get("headline", 0.0) < _NAMED_BY_HEADLINE:
        return ()
    first = ranked[0].passage.article_id
    own = min((hit for hit in ranked if hit.passage.article_id == first), key=lambda hit: hit.passage.ordinal)
    return (replace(own, best=0),) if own.passage.ordinal == 0 else ()


def of_asked_year_first(ranked: Sequence[Ranked], reading: Reading) -> tuple[Ranked, ...]:
    """The hits, where a thing and its days are all that is named those on what happened then before the others.

    What came later looks back to that day in as many words.
    """
    asked = [d.days for d in reading.dates if d.is_certain and not d.is_of_thing]
    if not asked or not names_thing_of_year(reading):
        return tuple(ranked)
    return tuple(sorted(ranked, key=lambda hit: not _happened_in(hit, asked)))


def _happened_in(hit: Ranked, asked: Sequence[DateRange]) -> bool:
    on = hit.passage.subject.happened
    if on is None or on.earliest_on is None or on.latest_on is None:
        return False
    return any(days.touches(on.earliest_on, on.latest_on) for days in asked)


_NAMED_BY_HEADLINE = 0.5  # of what is asked, by weight


def _opened_nearest(
    about: Sequence[Concept], ranked: Sequence[Ranked], article_of: Callable[[str, str], Article]
) -> tuple[Ranked, ...]:
    """Where no headline names the thing ("S-130"): the nearest brief, if it names it and is not on a meeting.

    A news story that mentions it opens with something else.
    """
    first = ranked[0].passage
    article = article_of(first.article_id, first.revision)
    is_on_it = article.brief_id is not None and article.meeting is None
    if not is_on_it or not all(c.key in ranked[0].candidate.covered for c in about):
        return ()
    own = (hit for hit in ranked if hit.passage.article_id == first.article_id)
    return (replace(min(own, key=lambda hit: hit.passage.ordinal), best=0),)


def _on_day_of(
    about: Sequence[Concept], ranked: Sequence[Ranked], article_of: Callable[[str, str], Article]
) -> list[tuple[Ranked, Article]]:
    """The hits of the briefs that tell a known day of the thing, opened at the top; none of meetings."""
    own = briefs_on({key for c in about for key in c.ids})
    opened = opened_at_top(ranked) if own else []
    told = [(hit, article_of(hit.passage.article_id, hit.passage.revision)) for hit in opened]
    return [(hit, article) for hit, article in told if article.brief_id in own and article.meeting is None]


def _names_all(about: Sequence[Concept], hit: Ranked) -> bool:
    """Whether the headlines name all of it, or a word that tells which of a thing is meant and the text the thing."""
    title = title_of(hit.passage.subject)
    if all(coverage_of(c, title) for c in about):
        return True
    words = [c for c in about if c.kind == "lexicon"]
    told = all(c in words or c.key in hit.candidate.covered for c in about)
    return 0 < len(words) < len(about) and told and all(coverage_of(c, title) == 1.0 for c in words)


def founds(article: Article) -> tuple[bool, bool]:
    """Whether the article is on something else than a meeting, and whether its headline tells of a beginning."""
    headline = re.split("[;:]", article.headlines.get("en") or article.headline or "")[0]
    return article.meeting is None, bool(_FOUNDING.search(headline)) and not _LATER.search(headline)


def _day(article: Article) -> date:
    if article.happened is not None:
        return article.happened.earliest_on
    return article.published.earliest_on if article.published else date.min
