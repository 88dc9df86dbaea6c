"""A question that goes on from the one before, and the full question that it stands for.

``and in 2023?`` after ``When did Motegi and Kang meet in New York in 2019?`` is asked as the earlier question with its
year replaced; ``그럼 어디서?`` keeps all that the earlier one names and wants its place. Nothing is guessed: what is
carried over stands word for word in the earlier question, and is shown.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from typing import Literal

from corpus.dates import question_dates
from corpus.gazetteer import Gazetteer
from retrieval.types import DateRange, Language
from retrieval.understand import Concept, Reading, asking_spans
from retrieval.words import data_file

MAX_CHARS = 1_000
Span = tuple[int, int]
Step = Literal["next", "previous"]
_THINGS = frozenset({"organization", "event", "agreement", "topic"})
_CARRIED = frozenset({"person", "place", "country", *_THINGS})
# A capital stands for its government more often than for the place of a meeting.
_GOVERNMENTS = frozenset({"place:tokyo", "place:seoul", "place:beijing", "place:pyongyang", "place:japan-south-korea"})
_STEPPED = frozenset({"when", "where", "who", "how_long", "overview", "what"})
# In words, see ``_length``: a question that goes on at all, a fragment beside its names, and a question without names,
# with a word of its own and without one.
_MOST, _FRAGMENT, _FEW, _SOME = 12, 2, 4, 6
_SPANS_DO_NOT_DEPEND_ON = date(2000, 1, 1)


@dataclass(frozen=True, slots=True)
class FollowUp:
    """The full question, and what of it was carried over, as written in the earlier one.

    ``language`` is that of the new question. ``happened`` bounds the days of a question for the meeting after or
    before the one that was answered.
    """

    text: str
    carried: tuple[str, ...]
    language: Language
    happened: DateRange | None = None


def follow_up(
    earlier: Reading, new: Reading, gazetteer: Gazetteer, *, answered_on: date | None = None
) -> FollowUp | None:
    """The full question that ``new`` stands for after ``earlier``; ``None`` where it can stand by itself.

    ``answered_on`` is the day of the meeting that answered the earlier question, where there is one.
    """
    language = new.language if any(letter.isalpha() for letter in new.text) else earlier.language
    asked = _without_lead(new.text, language)
    asks = bool(asking_spans(asked, language))
    step = _step(asked, language, new)
    if not _goes_on(new, asked, language, step=step, asks=asks):
        return None
    changes = _changes(earlier, new, gazetteer, asks=asks, step=step)
    carried = _carried(earlier, tuple(changes))
    if not carried:
        return None
    happened, order = _beside(answered_on, step) if step and answered_on else None, ""
    if happened is not None:
        asked = _changed(
            asked, dict.fromkeys(_found("next", asked, language) + _found("previous", asked, language), "")
        )
        asked = asked if asks else ""
        changes |= dict.fromkeys(_found("order", earlier.text, earlier.language), "")
        order = _row("after" if step == "next" else "before")[earlier.language]
    elif not asks and any(changes.values()):
        asked = ""  # a fragment stands where what it replaces stood
    text = " ".join(f"{order} {_changed(earlier.text, changes)} {asked}".split())
    if len(text) > MAX_CHARS:
        text = " ".join([*carried, new.text])[:MAX_CHARS]
    return FollowUp(text, carried, language, happened)


def _goes_on(new: Reading, asked: str, language: Language, *, step: Step | None, asks: bool) -> bool:
    """Whether the question leaves out what it is about. Whoever goes on is brief; a long question is one of its own."""
    has_lead, points = asked != new.text, bool(_found("pointing", asked, language))
    n, n_beside = _length(asked), _length(_beside_names(new, asked))
    names = [c for c in new.concepts if c.kind in _THINGS or c.kind == "person" or _is_place(c)]
    if n > _MOST or not any(letter.isalnum() for letter in asked):
        return False
    if step and (has_lead or points) and not any(c.kind == "person" for c in names):
        return True
    if any(not _is_place(c) for c in names):
        # "What about Kishida?" is a fragment; "Where did Kishida meet Yoon?" and "KEDO?" are questions of their own.
        is_topic = has_lead or bool(_found("topic", asked, language))
        is_person = all(c.kind == "person" for c in names) and not n_beside
        return not asks and ((is_topic and n_beside <= _FRAGMENT) or is_person)
    n_content = len({c.start for c in new.concepts if _is_content(c)})
    if has_lead or points or (step and not n_content):
        return True
    if names:
        return n_beside <= _FRAGMENT
    if not (asks or new.dates):
        return False
    return n <= _SOME if not n_content else n_content == 1 and n <= _FEW


def _length(text: str) -> float:
    """How many words there are, two letters of Japanese or Korean counting as one."""
    words = re.findall(r"[\w'’]+", text)
    return sum(1 if word.isascii() else len(word) / 2 for word in words)


def _beside_names(new: Reading, asked: str) -> str:
    """What ``asked``, the end of the new question, says beside names and days."""
    spans = [_span(c) for c in new.concepts if c.kind in _CARRIED or c.kind == "office"] + _date_spans(new)
    return _changed(new.text, dict.fromkeys([*spans, (0, len(new.text) - len(asked))], ""))


def _changes(earlier: Reading, new: Reading, gazetteer: Gazetteer, *, asks: bool, step: Step | None) -> dict[Span, str]:
    """Where the earlier question says what the new one says itself, and what stands there instead, or nothing."""
    changes: dict[Span, str] = {}
    if asks:
        changes |= dict.fromkeys(asking_spans(earlier.text, earlier.language), "")
    changes |= _instead(_date_spans(earlier), [new.text[start:end] for start, end in _date_spans(new)], step=step)
    places = [_span(c) for c in earlier.concepts if _is_place(c)]
    changes |= _instead(places, [c.surface for c in new.concepts if _is_place(c)], step=step)
    things = [_span(c) for c in earlier.concepts if c.kind in _THINGS]
    changes |= _instead(things, [c.surface for c in new.concepts if c.kind in _THINGS][:1])
    persons = [c for c in new.concepts if c.kind == "person"]
    countries = {_country(c, gazetteer) for c in persons}
    own = [c for c in earlier.concepts if c.kind == "person"]
    # Who takes the place of whom is told by the country: after Motegi and Kang, "and Chung?" is Motegi and Chung.
    same = [c for c in own if _country(c, gazetteer) in countries] or own
    return changes | _instead([_span(c) for c in same], [c.surface for c in persons])


def _instead(spans: Sequence[Span], words: Sequence[str], *, step: Step | None = None) -> dict[Span, str]:
    """The words in the place of the first span and nothing in that of the others; without words all stays.

    The meeting before or after may have been anywhere and at any time.
    """
    if not words and step is None:
        return {}
    return {span: "" if at else " ".join(words) for at, span in enumerate(sorted(spans))}


def _carried(earlier: Reading, cut: Sequence[Span]) -> tuple[str, ...]:
    """The names and days of the earlier question that stay, in its order, each as it stands there."""
    spans = [_span(c) for c in earlier.concepts if c.kind in _CARRIED] + _date_spans(earlier)
    outermost = [s for s in spans if not any(o != s and o[0] <= s[0] and s[1] <= o[1] for o in spans)]
    kept = sorted({s for s in outermost if not any(s[0] < end and start < s[1] for start, end in cut)})
    return tuple(dict.fromkeys(earlier.text[start:end].strip() for start, end in kept))


def _step(asked: str, language: Language, new: Reading) -> Step | None:
    if new.intent not in _STEPPED or any(c.kind == "person" for c in new.concepts):
        return None
    if _found("previous", asked, language):
        return "previous"
    return "next" if _found("next", asked, language) else None


def _beside(answered_on: date, step: Step) -> DateRange:
    one = timedelta(days=1)
    return DateRange(answered_on + one, None) if step == "next" else DateRange(None, answered_on - one)


def _is_place(concept: Concept) -> bool:
    return concept.kind == "place" and concept.key not in _GOVERNMENTS


def _country(concept: Concept, gazetteer: Gazetteer) -> str | None:
    return gazetteer.entity(concept.key.partition(":")[2]).country


def _span(concept: Concept) -> Span:
    return (concept.start, concept.start + len(concept.surface))


def _date_spans(reading: Reading) -> list[Span]:
    found = question_dates(reading.text, reading.language, today=_SPANS_DO_NOT_DEPEND_ON)
    return [(each.start, each.end) for each in found]


def _changed(text: str, changes: Mapping[Span, str]) -> str:
    """``text`` with the spans exchanged, and without the marks at its end; of spans that overlap the first counts."""
    parts, at = [], 0
    for (start, end), words in sorted(changes.items(), key=lambda change: (change[0][0], -change[0][1])):
        if start >= at:
            parts += [text[at:start], words or " "]
        at = max(at, end)
    return " ".join("".join([*parts, text[at:]]).split()).rstrip(" ?？!！.。,、")


def _is_content(concept: Concept) -> bool:
    """Whether it is a word that asks for something of its own: not a title, nor a word that belongs to the asking."""
    if concept.kind == "word":
        return True
    light = data_file("retrieval", "cues.toml")["light"]["entries"].split()
    return concept.kind == "lexicon" and concept.key.removeprefix("lex:") not in light


def _without_lead(text: str, language: Language) -> str:
    for pattern in _patterns("lead", language):
        if found := pattern.match(text):
            return text[found.end() :] or text
    return text


def _found(name: str, text: str, language: Language) -> tuple[Span, ...]:
    return tuple(found.span() for pattern in _patterns(name, language) for found in pattern.finditer(text))


def _row(name: str) -> Mapping[str, str]:
    row: Mapping[str, str] = data_file("retrieval", "followup.toml")[name]
    return row


@cache
def _patterns(name: str, language: Language) -> tuple[re.Pattern[str], ...]:
    row = data_file("retrieval", "followup.toml")[name]
    sources = row["en"] if language == "en" else [*row[language], *row["en"]]
    return tuple(re.compile(source, re.IGNORECASE) for source in sources)
