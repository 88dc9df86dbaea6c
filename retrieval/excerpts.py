"""Which words of a passage are shown: whole sentences around the one that fits best, verbatim."""

from __future__ import annotations

from retrieval.best_sentence import is_heading, paragraph_of
from retrieval.hits import Ranked
from retrieval.types import Passage

TARGET_CHARS = 420
MAX_SENTENCES = 3
# Of two sentences between which the odds are less than one to twenty, both are shown, even if they are long.
NEARLY_AS_WELL = 3.0
TOGETHER_CHARS = 640


def excerpt_range(ranked: Ranked) -> tuple[int, int]:
    """Start and end of the excerpt in the article's text: the best sentence, and neighbors while they are short.

    A neighbor is taken when it shares the paragraph (of the two first the one that fits better, where that is known,
    else what follows), so that an excerpt reads as a whole, or fits nearly as well, since many papers make a paragraph
    of each sentence; a lone short line such as a subheading is never the whole excerpt.
    """
    passage = ranked.passage
    sentences = passage.sentences
    if not sentences:
        return passage.start, passage.end
    shown, best = shown_ordinal(ranked), _past_heading(passage, ranked.best)
    first, last = min(shown, best), max(shown, best)
    while last - first + 1 < MAX_SENTENCES:
        step = _next_step(ranked, first, last, shown)
        if step is None:
            break
        first, last = step
    return sentences[first].start, sentences[last].end


def shown_ordinal(ranked: Ranked) -> int:
    """Ordinal of the sentence that answers: the best one, or its neighbor when only that holds the fact asked for.

    "They met in London on Wednesday. The talks lasted 20 minutes": asked how long, the second sentence answers, though
    the first names everybody. A heading gives way to what follows it.
    """
    best = _past_heading(ranked.passage, ranked.best)
    fits = ranked.candidate.sentences
    if not fits or fits.has_kind(best) or ranked.names_day:
        return best
    beside = (i for i in (best + 1, best - 1) if 0 <= i < len(fits))
    return next((i for i in beside if fits.has_kind(i) and not is_heading(ranked.passage, i)), best)


def _past_heading(passage: Passage, ordinal: int) -> int:
    while ordinal + 1 < len(passage.sentences) and is_heading(passage, ordinal):
        ordinal += 1
    return ordinal


def _next_step(ranked: Ranked, first: int, last: int, shown: int) -> tuple[int, int] | None:
    passage, fits = ranked.passage, ranked.fits
    sentences = passage.sentences
    size = sentences[last].end - sentences[first].start
    steps = [(first, last + 1), (first - 1, last)]
    if fits and first > 0 and last + 1 < len(sentences) and fits[first - 1] > fits[last + 1]:
        steps.reverse()
    for new_first, new_last in steps:
        if new_first < 0 or new_last >= len(sentences):
            continue
        added = new_last if new_last != last else new_first
        grown = sentences[new_last].end - sentences[new_first].start
        fits_too = bool(fits) and fits[added] >= fits[shown] - NEARLY_AS_WELL
        if grown > (TOGETHER_CHARS if fits_too else TARGET_CHARS) or is_heading(passage, added):
            continue
        if fits_too or size < 80 or paragraph_of(passage, added) == paragraph_of(passage, first):
            return new_first, new_last
    return None
