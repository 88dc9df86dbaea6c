"""Whether the day that fits a question about when best is plainly the day of something else.

An article may speak of the very thing that is asked about and date only what stands beside it: "has taken Japan to
the WTO and revoked its status effective Wednesday" tells nothing of the day of the complaint.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from operator import itemgetter

from corpus.types import PartialDate
from retrieval.acts import Acts, acts_of, asked_acts
from retrieval.coverage import beyond_headline
from retrieval.day_fit import DayChoice
from retrieval.events import NearDay, known_day, on_known_day
from retrieval.evidence import is_light
from retrieval.hits import Ranked
from retrieval.types import Passage
from retrieval.understand import Concept, Reading, language_of

_LITTLE = 0.34  # of what is asked that stands in a clause on something else
_LITTLE_UNTOLD = 0.2  # of that, what the headline leaves out
# "Since when" may mean the begin of anything, so as an act it tells nothing.
_SINCE_WHEN: Acts = frozenset({"begin", "in_force", "take_office"})


def is_of_something_else(near: Sequence[NearDay], reading: Reading, article: Sequence[Passage] = ()) -> bool:
    """Whether the best of the days ``near`` is named in a clause on another act, or on another agreement.

    So also where the day of what is asked after is known and none of them is on it, and where ``article``, that of the
    first hit, never tells of a signature, a call, a release or the like whose day is asked.

    On another act: it names acts, but not the one asked for, and next to nothing of the rest. On another agreement:
    its sentence names one, but none of those asked about. The day of a whole article is never told to be so.
    """
    if known_day(reading) is not None and not on_known_day(near, reading):
        return True
    if not near:
        return False
    hit, best = max(near, key=lambda pair: pair[1].fit)
    is_of_first = bool(article) and hit.passage.article_id == article[0].article_id
    # The day of an agreement is known, even of one that nobody signed.
    if is_of_first and known_day(reading) is None and _is_never_told(asked_acts(reading).head, article):
        return True
    if best.ordinal is None or best.features["main"]:
        return False
    found = itemgetter("other_act", "clause", "clause_rest")(best.features)
    is_on_other_act = found[0] and found[1] <= _LITTLE and found[2] <= _LITTLE_UNTOLD
    if is_on_other_act and asked_acts(reading).head != _SINCE_WHEN:
        return True
    return _is_on_other_agreement(hit, best.ordinal, reading)


def is_beside_the_matter(near: Sequence[NearDay], reading: Reading) -> bool:
    """Whether the best of the days ``near`` stands beside nothing of what is asked besides people.

    So where neither its sentence nor a headline names any of that, or its hit never names the agreement, the event or
    the topic: "the impeachment of Moon" of a hit that tells only of Moon.
    """
    if not near or known_day(reading) is not None:
        return False
    hit, best = max(near, key=lambda pair: pair[1].fit)
    return _tells_of_none(hit, best, reading) or _never_names_it(hit, reading)


LedAtAnotherTime = Callable[[Concept, PartialDate], bool]


def is_of_another_time(near: Sequence[NearDay], reading: Reading, led_at_another_time: LedAtAnotherTime) -> bool:
    """Whether the best of the days ``near`` lies outside the time of a leader who is said to have done it.

    "When did Park end GSOMIA" finds what Moon did. Where the sentence or a headline names him, it may be told of him.
    """
    if not near:
        return False
    hit, best = max(near, key=lambda pair: pair[1].fit)
    on = PartialDate.of(best.event.earliest_on)
    told = hit.candidate.sentences[best.ordinal].covered if best.ordinal is not None else {}
    people = [c for c in reading.concepts if c.kind == "person" and not c.is_misspelt]
    unnamed = [c for c in beyond_headline(people, hit.passage.subject) if c.key not in told]
    return any(led_at_another_time(c, on) for c in unnamed)


def _tells_of_none(hit: Ranked, best: DayChoice, reading: Reading) -> bool:
    """Whether the day is named beside nothing of what is asked besides people, and is not that of the whole article."""
    if best.ordinal is None or best.features["main"] or best.features["act"]:
        return False
    return _is_unnamed(hit.candidate.sentences[best.ordinal].covered, hit, _things(reading))


def _never_names_it(hit: Ranked, reading: Reading) -> bool:
    """Whether agreements, events or topics are asked for the day of and the hit names none, nor any word of theirs."""
    named = [c for c in reading.concepts if c.kind in ("agreement", "event", "topic") and not c.is_misspelt]
    # What is no more than an act, a visit, may be told of in other words.
    about = [c for c in named if not acts_of(c.surface, reading.language)]
    spans = [(c.start, c.start + len(c.surface)) for c in about]
    words = [c for c in reading.concepts if any(a <= c.start and c.start + len(c.surface) <= b for a, b in spans)]
    return bool(about) and _is_unnamed(hit.candidate.covered, hit, words)


def _things(reading: Reading) -> list[Concept]:
    """What of the field is asked about besides people and countries, without words that tell nothing."""
    return [c for c in reading.concepts if c.kind not in _WHO and not is_light(c, reading)]


_WHO = frozenset({"person", "office", "country", "quantity", "word"})  # a word that nobody knows may be misspelt


def _is_unnamed(covered: Mapping[str, float], hit: Ranked, things: Sequence[Concept]) -> bool:
    """Whether there are things, and none of them is among what is covered or stands in a headline."""
    if not things or any(c.key in covered for c in things):
        return False
    return len(beyond_headline(things, hit.passage.subject)) == len(things)


# Acts that a text hardly tells of without a word for them; others ("begin", "decide") follow from what it tells.
_BY_NAME: Acts = frozenset(
    {"sign", "ratify", "phone", "set_free", "sue", "appeal", "dissolve", "inscribe", "nominate", "indict", "acquit"}
    | {"seize", "demolish", "withdraw", "die", "execute", "recall", "go_back", "promulgate"}
)


def _is_never_told(head: Acts, article: Sequence[Passage]) -> bool:
    if not head or not head <= _BY_NAME:
        return False
    texts = [*article[0].subject.headlines, *(passage.text for passage in article)]
    return all(head.isdisjoint(acts_of(text, language_of(text))) for text in texts)


def _is_on_other_agreement(hit: Ranked, ordinal: int, reading: Reading) -> bool:
    asked = {key for c in reading.concepts if c.kind == "agreement" for key in (c.key, *c.others)}
    if not asked:
        return False
    named = {key for key in hit.passage.sentences[ordinal].concepts if key.startswith("agreement:")}
    return bool(named) and asked.isdisjoint(named)
