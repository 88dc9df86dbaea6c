"""Whether the first hits leave out somebody asked about, or a rare place or body: then they answer something else."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from retrieval.capitals import OTHER_PAIRS
from retrieval.coverage import coverage_of, title_of
from retrieval.hits import Ranked, SearchResult
from retrieval.types import Language, Passage
from retrieval.understand import Concept, Reading
from retrieval.whereabouts import puts_in


def lacks_name(result: SearchResult) -> bool:
    """Whether each article of the first hits leaves out somebody asked about, or something rare.

    The first hit may be of another article than the one that answers, in an archive of few above all.
    """
    needed = [c for c in result.reading.concepts if _must_stand_there(c, result)]
    if not needed:
        return False
    articles = dict.fromkeys(hit.passage.article_id for hit in result.ranked[:_FIRST])
    of_each = ([hit for hit in result.ranked if hit.passage.article_id == article] for article in articles)
    return all(any(not _is_named(c, hits, result.article) for c in needed) for hits in of_each)


_FIRST = 3  # with five, traps among the briefs were answered


def _is_named(concept: Concept, hits: Sequence[Ranked], article: Sequence[Passage]) -> bool:
    """Whether one of the hits, all of one article, or its headlines, name it or a place around or within it.

    ``article`` is the first hit's, whose other passages may name such a place, too.
    """
    if any(concept.key in hit.candidate.sentences.places for hit in hits):
        return True
    if coverage_of(concept, title_of(hits[0].passage.subject)):
        return True
    if concept.kind != "place":
        return False
    around, within = concept.key.rpartition("-")[0], f"{concept.key}-"
    own = hits[0].passage.article_id
    passages = (p for p in (*article, *(hit.passage for hit in hits)) if p.article_id == own)
    named = (key for passage in passages for sentence in passage.sentences for key in sentence.concepts)
    return any(key == around or key.startswith(within) for key in named)


_RARE = 1.0  # weight of a name that few passages hold; the most is 1.5


def _must_stand_there(concept: Concept, result: SearchResult) -> bool:
    """Whether an article that does not name it cannot answer: people, and what is rare but pairs of countries.

    A word that only resembles a name may be another word, and "under Roh" or "the MB government" says when or who
    governed; an article on that time need not name the president.
    """
    if concept.kind == "person":
        reading = result.reading
        behind = reading.text[concept.start + len(concept.surface) :]
        return not concept.is_misspelt and not _TERM_OF[reading.language].match(behind)
    least = _RARE if not _is_venue(concept, result.reading) else _RARE_VENUE
    is_rare = concept.is_named and result.concept_weights[concept.key] >= least
    return is_rare and not any(key in _PAIRS for key in concept.ids)


_RARE_VENUE = 0.5  # of a place where something is said to have been


def _is_venue(concept: Concept, reading: Reading) -> bool:
    """Whether the question says that something was in that place."""
    return concept.kind == "place" and puts_in(concept.surface, reading.language, reading.text)


# What stands behind the name of whoever governed at the time.
_TERM_OF: Mapping[Language, re.Pattern[str]] = {
    "en": re.compile(r"(?:['’]s)?[ -](?:government|administration|cabinet|presidency|era|years)\b", re.IGNORECASE),
    "ja": re.compile(r"(?:首相|大統領)?(?:政権|政府|内閣|時代|の(?:時代|頃|ころ|とき|時))"),
    "ko": re.compile(r"\s?(?:대통령|총리)?\s?(?:정부|정권|내각|행정부|시절|시대|때(?![문가-힣]))"),
}
_PAIRS = frozenset(f"place:{pair}" for pair in OTHER_PAIRS)
