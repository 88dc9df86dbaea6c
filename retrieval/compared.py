"""Two things set beside each other: "Kono statement vs Murayama statement", 河野談話と村山談話の違い.

What sets them apart is for the reader to see: the archive shows how the article on each opens.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from corpus.types import Article
from retrieval.coverage import coverage_of, title_of
from retrieval.hits import Ranked
from retrieval.key_dates import briefs_on
from retrieval.overview import founds, opened_at_top
from retrieval.overview_ask import subjects
from retrieval.understand import Concept, Reading

_ASKS = re.compile(
    r"\bdifferences? (?:between|of)\b|\bcompar(?:e|ed|es|ing|ison)\b|\bvs\b\.?|\bversus\b|\bdiffers? from\b"
    r"|違い|比較|比べ|異な(?:る|り)|どう違|차이|비교|다른\s?점|뭐가\s?(?:달라|다르)|어떻게\s?(?:달라|다르)",
    re.IGNORECASE,
)
_THINGS = frozenset({"agreement", "event", "topic"})
_BESIDE = frozenset({"lexicon", "country"})


def set_side_by_side(
    ranked: Sequence[Ranked], reading: Reading, article_of: Callable[[str, str], Article]
) -> tuple[Ranked, ...]:
    """The article on each of the two things that the question compares, opened at the top, in its order.

    ``()`` for another question, one that names more, and where the hits do not hold an article on either.
    """
    pair = _compared(reading)
    if not pair:
        return ()
    opened = opened_at_top(ranked)
    articles = [(hit, article_of(hit.passage.article_id, hit.passage.revision)) for hit in opened]
    one, two = (_on(thing, other, articles) for thing, other in (pair, pair[::-1]))
    return (one, two) if one and two and one.passage.article_id != two.passage.article_id else ()


def _compared(reading: Reading) -> tuple[Concept, ...]:
    if not _ASKS.search(reading.text):
        return ()
    named = [c for c in subjects(reading) if c.kind in _THINGS]
    inside = {at for c in named for at in range(c.start, c.start + len(c.surface))}
    is_all = all(c.kind in _BESIDE or c.start in inside for c in reading.concepts)
    return tuple(sorted(named, key=lambda c: c.start)) if is_all and len(named) == _TWO else ()


_TWO = 2


def _on(thing: Concept, other: Concept, articles: Sequence[tuple[Ranked, Article]]) -> Ranked | None:
    """The article that tells a known day of the thing, else one headed by it and not by the other.

    Of several the one that tells how it came about, and of these the best.
    """
    own = briefs_on(thing.ids)
    told = [pair for pair in articles if pair[1].brief_id in own]
    headed = [pair for pair in articles if _heads(thing, pair[0]) and not _heads(other, pair[0])]
    return max(told or headed, key=lambda pair: founds(pair[1]), default=(None, None))[0]


def _heads(thing: Concept, hit: Ranked) -> bool:
    return coverage_of(thing, title_of(hit.passage.subject)) > 0
