"""A question that goes on from the one before, and the full question that it stands for.

``and in 2023?`` after ``When did Motegi and Kang meet in New York in 2019?`` is asked as the earlier question with its
year replaced; ``그럼 어디서?`` keeps all that the earlier one names and wants its place. Nothing is guessed: what is
carried over stands word for word in the earlier question, and is shown.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from corpus.gazetteer import Gazetteer
from retrieval.followup.antecedent import with_antecedent
from retrieval.followup.asking import Asking, asking_of, goes_on, may_go_on
from retrieval.followup.order import post_asked, rank_asked
from retrieval.followup.parts import (
    Span,
    Step,
    date_spans,
    exchanged,
    exchanges,
    is_place,
    kept_names,
    names_meeting,
    names_thing,
    spans_of,
    told_acts,
    without_article,
    without_topic,
    words_of,
)
from retrieval.types import DateRange, Language
from retrieval.understand import Reading

MAX_CHARS = 1_000
_OF_TALKS = frozenset({"what", "why", "yes_no"})
_OF_A_MEETING = frozenset({"when", "where", "who", "how_long"})


@dataclass(frozen=True, slots=True)
class FollowUp:
    """The full question, and what of it was carried over, as written in the earlier one.

    ``language`` is that of the new question. ``happened`` bounds the days of a question for the meeting after or
    before the one that was answered, or for a fact of that one itself. ``base`` is the question to go on from
    next: what this one changed in the earlier one, without what it asks of it. ``same_on`` is the day of the meeting
    that answered, where it is asked of that.
    """

    text: str
    carried: tuple[str, ...]
    language: Language
    happened: DateRange | None = None
    base: str = ""
    same_on: date | None = None


@dataclass(frozen=True, slots=True)
class Earlier:
    """What was asked before: the question in full, and what of it stood before anything was asked of it.

    ``answered_on`` is the day of the one meeting that answered it, where there is one.
    """

    full: Reading
    base: Reading
    answered_on: date | None = None


def follow_ups(earlier: Earlier, new: Reading, gazetteer: Gazetteer) -> tuple[FollowUp | None, ...]:
    """The questions that ``new`` may stand for after ``earlier``, the likeliest first; ``None`` is ``new`` by itself.

    A later one is meant only where the archive has no answer to those before it.
    """
    asking = asking_of(new, earlier.full.language)
    if ranked := rank_asked(earlier.full, asking):
        return (FollowUp(*ranked, asking.language, base=earlier.base.text),)
    if post := post_asked(earlier.full, asking):
        return (FollowUp(*post, asking.language, base=post[0]),)
    if not may_go_on(asking):
        return (None,)
    is_of_part = _is_of_part(earlier, asking)
    if asking.is_of_office and not is_of_part and asking.says_whose:
        return (None,)  # "Japan's foreign minister now?" after what was asked of a meeting
    if not (goes_on(asking) or is_of_part):
        if named := with_antecedent(earlier.full, earlier.base, asking):
            text, words, is_thing = named
            base = earlier.base.text if is_thing else text
            return (FollowUp(text, (words,), asking.language, base=base), None)
        if _is_of_a_participant(earlier, asking) and (
            same := _full(earlier, asking, gazetteer, is_same=True, beside=True)
        ):
            return (same, None)
        # "What happened to the foundation" says nothing of what came before, and means it if nothing else is known.
        by_itself = asking.has_unknown_words or not asking.may_be_of_it
        whole = None if by_itself else _full(earlier, asking, gazetteer, beside=bool(asking.names))
        return (None, whole) if whole else (None,)
    if (of_it := _of_it(earlier, asking)) is not None:
        return (of_it, None)
    whole = _full(earlier, asking, gazetteer)
    if whole is None:  # it takes the place of all that was named
        return (None, beside) if (beside := _full(earlier, asking, gazetteer, beside=True)) else (None,)
    same = _full(earlier, asking, gazetteer, is_same=True) if _is_of_same(earlier, asking) else None
    if same is None:
        return (whole,)
    # Where no length of that meeting is told, that of another would be no answer.
    return (same,) if new.intent in _OF_A_MEETING else (same, whole)


def _of_it(earlier: Earlier, asking: Asking) -> FollowUp | None:
    """The question with the thing before in the place of "it", where it says itself what is asked of that."""
    if not (asking.asks and asking.tells_of_act) or asking.step or names_meeting(earlier.base):
        return None
    named = with_antecedent(earlier.full, earlier.base, asking)
    if named is None or not named[2] or len(kept_names(earlier.base, ())) > 1:
        return None
    text, words, _ = named
    return FollowUp(text, (words,), asking.language, base=text)  # "why", asked next, is asked of what it tells of


def _full(
    earlier: Earlier, asking: Asking, gazetteer: Gazetteer, *, is_same: bool = False, beside: bool = False
) -> FollowUp | None:
    """The question in full; ``None`` where nothing is left to carry over.

    ``is_same``: of the meeting answered. ``beside``: its names join those before, and take nobody's place.
    """
    new, step = asking.new, asking.step
    asks = asking.is_asked_anew or (asking.is_of_thing and not names_thing(earlier.full))
    is_of_part = _is_of_part(earlier, asking)
    is_of_other = asking.is_country_alone and not any(c.kind == "country" for c in earlier.full.concepts)
    asks = asks or (is_of_other and not is_of_part)
    # What is asked anew is asked of what all questions were about, a fragment takes the place of a part of the last.
    ground = earlier.base if asks or step else earlier.full
    same_on = earlier.answered_on if is_same else None
    is_stepped = bool(step and earlier.answered_on and ground.intent == "how_many")  # one of them, not their number
    is_anew, names = asks or beside or is_stepped, not beside
    changes = exchanges(ground, new, gazetteer, asks=is_anew, step=step, names=names, countries=not asks)
    changes |= dict.fromkeys(_other_days(ground, same_on), "")
    carried = kept_names(ground, tuple(changes))
    is_other = any(changes.values()) and (new.dates or any(c.kind in ("person", "country") for c in new.concepts))
    is_of_holder = is_of_part and not asking.ranks
    if not carried and not asks and (is_other or is_of_holder):
        carried = tuple(filter(None, [exchanged(ground.text, dict.fromkeys(changes, ""))]))  # all named is another
    if not carried and _only_asks(asking):
        carried = tuple(filter(None, [exchanged(ground.text, changes)]))  # "why?" of what was told without a name
    if not carried:
        return None
    order, asked, happened = _asked(earlier, asking, ground, asks=asks, same_on=same_on)
    changes |= dict.fromkeys(_gone(asking, ground, answered=earlier.answered_on is not None, same_on=same_on), "")
    is_another_act = asks and same_on is None and not (step or asking.ranks) and asking.tells_of_act
    if is_another_act:
        changes |= dict.fromkeys(told_acts(ground), "")  # what was done then is not what it asks about now
    if not (asks or step or same_on) and any(changes.values()):
        asked = ""  # a fragment stands where what it replaces stood
    kept = exchanged(ground.text, changes)
    kept = without_topic(kept) if asks else kept
    text = " ".join(f"{order} {kept} {asked}".split())
    if len(text) > MAX_CHARS:
        text = " ".join([*carried, new.text])[:MAX_CHARS]
    base = text if is_another_act else earlier.base.text
    if not (beside or step or is_another_act):
        base = exchanged(base, exchanges(earlier.base, new, gazetteer, asks=False, step=None, countries=not asks))
    if is_of_holder and not kept_names(ground, tuple(changes)):
        carried = (text,)  # the asking alone is left, which says nothing without the names
    return FollowUp(text, carried, asking.language, happened, base, same_on)


def _only_asks(asking: Asking) -> bool:
    """Whether nothing stands there but the word that asks: "why?", 어디서?."""
    return asking.asks and not (asking.new.concepts or asking.new.dates or asking.step or asking.ranks)


def _asked(
    earlier: Earlier, asking: Asking, ground: Reading, *, asks: bool, same_on: date | None
) -> tuple[str, str, DateRange | None]:
    """What stands before and behind what is carried over, and which days are meant."""
    asked, step, on = asking.text, asking.step, earlier.answered_on
    if same_on is not None:
        if asking.new.intent in _OF_A_MEETING:
            return "", asked, DateRange(same_on, same_on)
        return "", f"{same_on.isoformat()} {asked}", None  # what was said there need not stand beside the day
    if step and on is not None:
        steps = spans_of("next", asked, asking.language) + spans_of("previous", asked, asking.language)
        order = words_of("after" if step == "next" else "before")[ground.language]
        return order, exchanged(asked, dict.fromkeys(steps, "")) if asks else "", _beside(on, step)
    if asking.ranks and ground.language == "en":
        return without_article(asked), "", None  # "last Motegi and Kang meeting"
    if step and not asks and names_meeting(ground):
        return words_of("next_of_all" if step == "next" else "before")[ground.language], "", None
    return "", asked, None


def _gone(asking: Asking, ground: Reading, *, answered: bool, same_on: date | None) -> list[Span]:
    """Words of order, where one meeting is meant by its day, and the days told where that one takes their place."""
    gone: list[Span] = []
    if same_on is not None or asking.ranks or (asking.step and answered):
        gone += spans_of("order", ground.text, ground.language)
    if same_on is not None and asking.new.intent not in _OF_A_MEETING:
        gone += date_spans(ground)
    return gone


def _other_days(ground: Reading, same_on: date | None) -> list[Span]:
    """Where the question tells days that the meeting which answered is not of: that was the next one, or one before."""
    spans = date_spans(ground) if same_on else []
    if same_on is None or len(spans) != len(ground.dates):
        return []
    return [span for span, told in zip(spans, ground.dates, strict=True) if not told.days.touches(same_on, same_on)]


def _is_of_part(earlier: Earlier, asking: Asking) -> bool:
    """Whether another of the meetings asked of before is wanted, or the holder of another office."""
    if asking.ranks:
        return names_meeting(earlier.full)
    before = earlier.full.concepts
    is_of_holder = any(c.kind == "office" for c in before) and not any(c.kind == "person" for c in before)
    return is_of_holder and (asking.is_of_office or asking.is_of_country)


def _is_of_same(earlier: Earlier, asking: Asking) -> bool:
    """Whether "where was that", "how long did they talk" is asked of the meeting that answered, not of any other."""
    asks = asking.asks or asking.points  # 「そのときの議題は?」
    if earlier.answered_on is None or not asks or asking.step or asking.new.dates:
        return False
    if asking.new.intent == "how_many" or spans_of("order", asking.text, asking.language):
        return False
    known = {c.key for c in earlier.full.concepts}
    return all(c.key in known for c in asking.names) and (asking.points or not asking.n_content)


def _is_of_a_participant(earlier: Earlier, asking: Asking) -> bool:
    """Whether "what did Motegi say", "did they speak of Dokdo" is asked of the meeting that answered."""
    if earlier.answered_on is None or not asking.asks or asking.step or asking.new.dates:
        return False
    if asking.new.intent not in _OF_TALKS or any(is_place(c, asking.text) for c in asking.names):
        return False
    known = {c.key for c in earlier.full.concepts}
    persons = [c for c in asking.names if c.kind == "person"]
    return len(persons) <= 1 and all(c.key in known for c in persons) and bool(persons or asking.points)


def _beside(answered_on: date, step: Step) -> DateRange:
    one = timedelta(days=1)
    return DateRange(answered_on + one, None) if step == "next" else DateRange(None, answered_on - one)
