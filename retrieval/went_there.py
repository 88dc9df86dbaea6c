"""Whether the hits tell of somebody's going somewhere, where just that is asked: "did Abe visit Yasukuni".

Whoever is named beside the shrine need not have gone there, and a visit told beside somebody's name may have gone
elsewhere. So a sentence must tell of a going and name the place and the visitor, whom the one beside it or the headline
may name as well; the headline may name the place. Where whether somebody went is asked, that sentence is shown.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache

from retrieval.coverage import coverage_of, places_of, texts_of, title_of
from retrieval.hits import Ranked, SearchResult
from retrieval.patterns import Patterns, by_language
from retrieval.types import Language, Passage
from retrieval.understand import Concept, Reading
from retrieval.words import data_file


def _words() -> Mapping[str, dict[str, list[str]]]:
    return data_file("retrieval", "went_there.toml")


@lru_cache(maxsize=1)
def _told() -> Patterns:
    """What tells of a going or a staying away, in whichever of the languages."""
    return Patterns(source for sources in _words()["told"].values() for source in sources)


@lru_cache(maxsize=1)
def _asked() -> tuple[Mapping[Language, Patterns], ...]:
    """What stands before the name of who goes, between it and that of the place, and behind the place."""
    return tuple(by_language(_words()[each]) for each in ("before", "between", "behind"))


_PLACES = frozenset({"place", "topic", "event"})
_MOST_BEHIND = 18  # code points: more than the going is asked for


@lru_cache(maxsize=64)
def trip_asked(reading: Reading) -> tuple[Concept, Concept] | None:
    """Who went, and where to, if the question is about that; ``None`` for any other."""
    before, between, behind = _asked()
    people = sorted((c for c in reading.concepts if c.kind == "person"), key=lambda c: c.start)
    if not people:
        return None
    who, *others = people
    if not _whole(before[reading.language], reading.text[: who.start]):
        return None  # "had they decided when Kang flew there"
    for where in (c for c in reading.concepts if c.kind in _PLACES and not c.is_misspelt and c.start > who.start):
        middle = reading.text[who.start + len(who.surface) : where.start]
        # 야스쿠니 참배 is one name: it has the going in it.
        is_going = _told().found_in(where.surface)
        rest = reading.text[where.start + len(where.surface) :]
        if any(other.start < where.start for other in others):
            continue
        is_long = reading.language != "en" and len(rest) > _MOST_BEHIND
        if is_long or not _whole(between[reading.language], middle):
            continue
        if is_going or _begins(behind[reading.language], rest):
            # Nobody goes to a government: whoever speaks of "South Korea's office" speaks of no journey to Seoul.
            return who, replace(where, others=tuple(each for each in where.others if not each.startswith("country:")))
    return None


def _whole(patterns: Patterns, text: str) -> bool:
    return any(p.fullmatch(text) for p in patterns)


def _begins(patterns: Patterns, text: str) -> bool:
    return any(p.match(text) for p in patterns)


def led_by_trip(result: SearchResult, passages_of: Callable[[str], Sequence[Passage]]) -> SearchResult:
    """``result`` with the hit first that tells of it, where it is asked whether somebody went somewhere.

    ``passages_of`` gives the passages of the article with an id.
    """
    asked = trip_asked(result.reading) if result.reading.intent == "yes_no" else None
    if asked is None or not result.ranked:
        return result
    top = result.ranked[0]
    found = next(((hit, n) for hit in result.ranked if (n := _telling(*asked, hit)) is not None), None)
    if found is None or top.best in _all_telling(*asked, top):
        return result
    hit, ordinal = found
    others = tuple(each for each in result.ranked if each is not hit)
    first = replace(hit, best=ordinal, score=max(top.score, hit.score))
    article = result.article
    if hit.passage.article_id != top.passage.article_id:
        article = tuple(passages_of(hit.passage.article_id))
    return replace(result, ranked=(first, *others), article=article)


def is_untold_trip(result: SearchResult) -> bool:
    """Whether it is asked about somebody's going somewhere, and no hit tells of that."""
    asked = trip_asked(result.reading)
    return asked is not None and all(_telling(*asked, hit) is None for hit in result.ranked)


def _telling(who: Concept, where: Concept, hit: Ranked) -> int | None:
    """The sentence of the hit that tells of it best: one that names the visitor, if any does."""
    found, seen = _all_telling(who, where, hit), places_of(who, hit.passage)
    return next((n for n in found if seen >> n & 1), next(iter(found), None))


def _all_telling(who: Concept, where: Concept, hit: Ranked) -> list[int]:
    texts, headlines = texts_of(hit.passage), title_of(hit.passage.subject)
    there, seen = places_of(where, hit.passage), places_of(who, hit.passage)
    # "The two went to the shrine", under a headline on the shrine.
    telling = seen if coverage_of(where, headlines) else 0
    telling |= there if coverage_of(who, headlines) else there & (seen | seen << 1 | seen >> 1)
    return [n for n, text in enumerate(texts) if telling >> n & 1 and _told().found_in(text)]
