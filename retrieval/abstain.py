"""Whether the hits answer the question, and if not, why not.

Similarity alone cannot tell (the encoder's cosines are compressed, and a covered topic does not mean a covered
fact), so the decision looks at what the question names: which of it the first hits mention, whether the kind
of fact asked for stands there, and whether the days asked about lie within the archive.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache

from retrieval.apart import are_nowhere_together
from retrieval.bare_mention import only_mentions
from retrieval.boosted import Boosted
from retrieval.both_ends import tells_both_ends
from retrieval.coverage import kinds_of, together
from retrieval.day_doubt import told_for_sure
from retrieval.deeds import is_never_told
from retrieval.events import NearDay, tells_known_day
from retrieval.evidence import things_of
from retrieval.forecast import asks_for_forecast, is_over
from retrieval.hits import Ranked, SearchResult
from retrieval.key_dates import nobody
from retrieval.kinds import FIGURES
from retrieval.month_to_come import lacks_day_of_month
from retrieval.named_years import whole_year
from retrieval.names_missing import lacks_name
from retrieval.on_subject import is_on_subject, is_sum_of_subject
from retrieval.open_pronoun import open_pronoun
from retrieval.ordinals import lacks_ordinal
from retrieval.other_days import LedAtAnotherTime, is_beside_the_matter, is_of_another_time, is_of_something_else
from retrieval.other_pair import is_of_the_two
from retrieval.others_length import is_length_of_others
from retrieval.plain_deeds import is_untold
from retrieval.planned import only_planned
from retrieval.premise import contradicting
from retrieval.replies import leaves_unanswered
from retrieval.signals import names_the_field, signals_of, weights_of
from retrieval.slots import is_never_counted, leaves_open
from retrieval.speaker import is_silent
from retrieval.third_country import does_nothing
from retrieval.types import Reason
from retrieval.unnamed import goes_unnamed
from retrieval.unsaid import says_it_is_unsaid
from retrieval.visited import is_untold_visit
from retrieval.wanted import wants_day_within
from retrieval.went_there import is_untold_trip
from retrieval.whereabouts import is_in_other_capital
from retrieval.whose_reason import is_of_somebody_else
from retrieval.words import data_file


@dataclass(frozen=True, slots=True)
class Decision:
    """``reason`` is ``None`` when the question is answered; ``confidence`` in [0, 1] that the archive answers it.

    ``against`` is the hit that contradicts the question, for a false premise. ``pronoun``: the one of the question for
    which it names nothing. ``is_left_out``: the text mentions just what is asked after and tells no more of it, so that
    the register of meetings cannot know it either.
    """

    reason: Reason | None
    confidence: float
    signals: Mapping[str, float]
    against: Ranked | None = None
    pronoun: str | None = None
    is_left_out: bool = False


@dataclass(frozen=True, slots=True)
class _Constants:
    """``odds`` gives the logarithm of the odds that the archive answers, from the signals."""

    threshold: float
    odds: Callable[[Mapping[str, float]], float]


@dataclass(frozen=True, slots=True)
class _Calibration:
    small: _Constants
    large: _Constants
    small_passages: int

    def for_archive(self, n_passages: int) -> _Constants:
        return self.small if n_passages <= self.small_passages else self.large


@cache
def _calibration() -> _Calibration:
    data = data_file("retrieval", "abstention.toml")
    small, large = (
        _Constants(data[name]["threshold"], Boosted.parse(data[name]["bias"], data[name]["trees"]).log_odds)
        for name in ("small", "large")
    )
    return _Calibration(small, large, data["small_passages"])


def decide(
    result: SearchResult,
    *,
    as_of_on: date | None,
    near: Sequence[NearDay] = (),
    tells_of_days: bool = False,
    tells_of_both: bool = False,
    led_at_another_time: LedAtAnotherTime = nobody,
) -> Decision:
    """Answer or abstain, with the reason.

    ``near``: the days told of near the first hit, if it is asked when. ``tells_of_days``: only what happened in certain
    days is asked, and there are articles on something that did. ``tells_of_both``: two things are compared, and there
    is an article on each, though perhaps none that names both. ``led_at_another_time``: of whom, and of which day.
    """
    if not result.n_selected or not result.ranked:
        return Decision("no_coverage", 0.0, {})
    signals = signals_of(result, [day for _, day in near])
    if refused := _refused_at_once(result, signals, as_of_on):
        return refused
    if against := contradicting(result):
        return Decision("false_premise", 0.0, signals, against)
    if names_nothing(result):
        return Decision("out_of_scope", 0.0, signals)
    if tells_of_both:
        return Decision(None, _calibration().for_archive(result.n_selected).threshold, signals)
    constants = _calibration().for_archive(result.n_selected)
    confidence = 1 / (1 + math.exp(-constants.odds(signals)))
    if is_over(near, result.reading, as_of_on):
        return Decision("future", confidence * constants.threshold, signals)
    if is_left_out(result):
        return Decision("no_coverage", confidence * constants.threshold, signals, is_left_out=True)
    is_told_closely = told_for_sure(near, result.reading)
    lacks = lacks_for_sure(result) and (_is_small(result) or not is_told_closely)
    if lacks or is_of_something_else(near, result.reading, result.article):
        return Decision("no_coverage", confidence * constants.threshold, signals)
    if confidence >= constants.threshold:
        if (
            is_untold_visit(result, near)
            or is_beside_the_matter(near, result.reading)
            or is_of_another_time(near, result.reading, led_at_another_time)
            or lacks_ordinal(result)
        ):
            return Decision("no_coverage", confidence * constants.threshold, signals)
        return Decision(None, confidence, signals)
    # The day of what is asked after is known, and told here.
    is_told_day = tells_known_day(near, result.reading)
    is_told = is_on_subject(result) or is_sum_of_subject(result) or tells_both_ends(result)
    if is_told_day or tells_of_days or is_told or is_told_closely:
        return Decision(None, constants.threshold, signals)
    return Decision(_reason(result), confidence, signals)


def _refused_at_once(result: SearchResult, signals: Mapping[str, float], as_of_on: date | None) -> Decision | None:
    """The refusal that hangs on the question alone: an order, a pronoun for nobody, what nobody knows yet."""
    if result.reading.gives_orders or result.reading.asks_for_advice:
        return Decision("out_of_scope", 0.0, signals)
    if pronoun := open_pronoun(result.reading):
        return Decision("below_threshold", 0.0, signals, pronoun=pronoun)
    if asks_for_forecast(result.reading) or _is_future(result, as_of_on):
        return Decision("future", 0.0, signals)
    return None


def _is_small(result: SearchResult) -> bool:
    return result.n_selected <= _calibration().small_passages


_SOMETHING = 0.3  # weight that not even a common word has


def names_nothing(result: SearchResult) -> bool:
    """Whether the question names no day, nothing of the field, and no word of more than the commonest."""
    reading = result.reading
    return not (reading.dates or names_the_field(reading)) and sum(weights_of(result).values()) < _SOMETHING


def lacks_for_sure(result: SearchResult) -> bool:
    """Whether the hits in the first one's article leave out somebody asked about, or hold no figure of the kind asked.

    So does an article that never names the rare place or body asked about, not in its headlines either, or that leaves
    open just what is asked: a count, a hotel's name, what somebody said or replied, or that says so itself, or that
    knows no promise, walk-out or handshake where the question speaks of one. So do hits of other days where nothing but
    a day is asked about, or a day of the month named, and what only tells that something is to come where it is asked
    what came of it. Nor does what tells of the two countries answer what is asked of the dealings of two others, nor
    the name of a place who went there. Among few passages so does an article that never names two people together, and
    a reason that is another's, and of a third country that does nothing in it. Nor does a month to come tell a day of
    it, nor the length of a talk of others that of two people.
    """
    reading = result.reading
    if lacks_name(result):
        return True
    if _asks_only_of_a_day(result) and not any(r.features["dates"] for r in result.ranked):
        return True
    if only_planned(result) or is_of_the_two(result) or is_untold_trip(result):
        return True
    if _is_small(result) and (
        are_nowhere_together(result)
        or is_of_somebody_else(result)
        or is_in_other_capital(result)
        or does_nothing(result)
        or is_never_counted(result.reading, result.article)
    ):
        return True
    if wants_day_within(reading.text) and reading.dates and not result.ranked[0].features["dates"]:
        return True
    if not _is_small(result) and _is_of_other_days(result):
        return True
    if leaves_open(reading, result.article) or is_silent(reading, result.article) or leaves_unanswered(result):
        return True
    if is_never_told(result) or is_untold(result) or _says_it_is_unsaid(result):
        return True
    if lacks_day_of_month(result) or is_length_of_others(result):
        return True
    return reading.intent in FIGURES and not _holds_figure(result)


def is_left_out(result: SearchResult) -> bool:
    """Whether the text mentions just what is asked after, no more of it: one without a name, a talk without words."""
    return goes_unnamed(result) or only_mentions(result)


def _says_it_is_unsaid(result: SearchResult) -> bool:
    top = result.ranked[0]
    if not top.passage.sentences:
        return False
    has_figure = bool(top.candidate.sentences.kinds >> top.best & 1)
    return says_it_is_unsaid(result.reading, top.passage, top.best, has_figure=has_figure)


def _holds_figure(result: SearchResult) -> bool:
    """Whether a sentence of the first hit's article, among the hits or not, holds the kind of figure asked for."""
    first = result.ranked[0].passage.article_id
    if any(hit.candidate.sentences.kinds for hit in result.ranked if hit.passage.article_id == first):
        return True
    return any(kinds_of(result.reading, passage) for passage in result.article)


def _asks_only_of_a_day(result: SearchResult) -> bool:
    """Whether the question names a day and nothing besides the two countries: "what happened last month"."""
    reading = result.reading
    names_a_day = any(d.is_certain and not d.is_of_thing for d in reading.dates)
    return names_a_day and not things_of(reading, result.concept_weights)


def _is_of_other_days(result: SearchResult) -> bool:
    """Whether the question writes out a day, month or year and none of the hits is of then.

    Among many briefs one of another year is next to what none tells: the sixth conference, asked of the fifth. Among
    few reports "the end of 2018" may be what one of them calls late last year. Of one whole year it is enough that the
    first hit is not of it, and what is of it names less than half as much: the dismissal of 1986, asked of 1984.
    """
    dates = result.reading.dates
    if not dates or any(not d.is_certain or d.is_of_thing or d.is_relative for d in dates):
        return False
    fitting = [hit for hit in result.ranked if hit.features["dates"] or hit.features["happened"]]
    if not fitting or len(dates) > 1 or whole_year(dates[0]) is None:
        return not fitting
    top = result.ranked[0]
    return top not in fitting and all(hit.features["cover"] < top.features["cover"] / 2 for hit in fitting)


def _is_future(result: SearchResult, as_of_on: date | None) -> bool:
    """Whether every day asked about lies after the newest article.

    "Next week" may be the next week of an article that is asked about; it counts only where the archive does not
    mention most of the rest. Where that is nothing but places ("tomorrow on Jeju", "in Japan"), no article is meant.
    """
    if as_of_on is None:
        return False
    days = [d for d in result.reading.dates if d.days.earliest_on and (d.is_certain or whole_year(d))]
    if not days or (result.ranked[0].features["dates"] and not any(d.is_relative for d in days)):
        return False  # "what becomes of the agreement in 2028" may be told
    things = things_of(result.reading, result.concept_weights)
    is_on_something = any(c.kind not in ("place", "word") for t in things for c in t.concepts)
    is_well_covered = is_on_something and result.ranked[0].features["cover"] > _WELL_COVERED
    if any(d.is_relative for d in days) and is_well_covered:
        return False
    return min(d.days.earliest_on for d in days if d.days.earliest_on) > as_of_on


_WELL_COVERED = 0.35


def _reason(result: SearchResult) -> Reason:
    top = result.ranked[0]
    if not names_the_field(result.reading):
        return "out_of_scope"
    near = together(top.candidate.sentences[i].covered for i in top.near)
    if any(c.is_named and c.key not in near for c in result.reading.concepts):
        return "no_coverage"
    return "below_threshold"


def nearest(ranked: Sequence[Ranked], decision: Decision, n: int = 2) -> tuple[Ranked, ...]:
    """The hits offered with an abstention: what contradicts the question first, then the nearest.

    None are offered out of scope: what is nearest to a question about cooking is of no use to anybody. Nor is what is
    nearest to a question of which nobody knows what it is about.
    """
    if decision.reason == "out_of_scope" or decision.pronoun:
        return ()
    first = [decision.against] if decision.against else []
    shown = {r.passage.id for r in first}
    return tuple([*first, *(r for r in ranked if r.passage.id not in shown)][:n])
