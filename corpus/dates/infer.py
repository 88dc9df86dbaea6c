"""An anchor for an article without a date, from another article that names the day of the same meeting.

It is only given when everything agrees: a day of the calendar that fits the weekday or the day of the
month in the undated article's opening, a word of meeting beside both, the same place, at least two of the
same people, and no second day that would fit as well.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from functools import cache

from corpus.dates.article import anchor_of
from corpus.dates.context import sentence_spans
from corpus.dates.mentions import find_mentions
from corpus.dates.resolve import resolve
from corpus.dates.tense import direction_of
from corpus.dates.types import Anchor, DateMention
from corpus.dates.vocabulary import words
from corpus.types import Article, PartialDate, Precision

__all__ = ["infer_anchor"]

_MIN_SHARED_NAMES = 2
# A report and an announcement of one meeting stand this near to each other.
_REACH = timedelta(days=60)
_LEDE_PARAGRAPHS = 2
_TITLES = words(
    "foreign minister prime president chairman secretary ambassador vice deputy director general mr mrs ms dr "
    "defense defence premier chancellor former senior counterpart us"
)
_NO_PERSON = words(
    "south north korea korean japan japanese china chinese russia russian united states nations u.n u.s new york world "
    "assembly ministry court supreme agreement council house blue white party news organization organisation "
    "security military information trade university islands peninsula republic asia pacific east west sea union "
    "company the a in on at by with but and for from after his her it its "
    "monday tuesday wednesday thursday friday saturday sunday"
)
_COUNTRIES = words("japan china russia asia europe american korean japanese") | {"south korea", "north korea", "korea"}


@cache
def _patterns(language: str) -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    """Words of meeting, names of people, names of places."""
    if language == "ja":
        return (
            re.compile("会談|会合|協議|会見|会っ|対面"),
            re.compile(r"([一-龥]{2,5}?)(?:外相|首相|大統領|外務相|外務大臣|長官|氏|局長|外交部長官)"),
            re.compile(r"([ァ-ヴー]{3,}|[一-龥]{2,4})で"),
        )
    if language == "ko":
        return (
            re.compile("회담|회동|협의|만나|만났|회의"),
            re.compile(r"([가-힣]{2,4})\s(?:외교부\s장관|외교장관|외무상|외상|총리|대통령|장관|국장)"),
            re.compile(r"([가-힣]{2,6})에서"),
        )
    return (
        re.compile(r"\b(?:meet|meets|met|meeting|meetings|talks|summit|session)\b", re.IGNORECASE),
        re.compile(r"[A-Z][\w’'-]*(?:\s+[A-Z][\w’'-]*)+"),
        re.compile(r"\b(?:in|at)\s+(?:the\s+)?((?:[A-Z][a-z]+\s?){1,3})"),
    )


def _language(article: Article) -> str:
    return article.language[:2] if article.language[:2] in {"ja", "ko"} else "en"


def _names(article: Article) -> frozenset[str]:
    """People named, each in one spelling."""
    language = _language(article)
    _, people, _ = _patterns(language)
    if language != "en":
        return frozenset(people.findall(article.text))
    return frozenset(name for phrase in people.findall(article.text) for name in _people_in(phrase))


def _people_in(phrase: str) -> Iterator[str]:
    """The names in a run of capitalized words, without titles and countries.

    The parts are sorted, so that "Kang Kyung-wha", "Kang Kyung Wha" and "Kyung-wha Kang" are one name.
    """
    run: list[str] = []
    for word in [*phrase.lower().replace("’s", "").replace("'s", "").replace("-", " ").split(), "the"]:
        if word not in _TITLES and word not in _NO_PERSON:
            run.append(word)
            continue
        if 2 <= len(run) <= 3:
            yield " ".join(sorted(run))
        run = []


def _places(text: str, language: str) -> frozenset[str]:
    found = (place.strip().lower() for place in _patterns(language)[2].findall(text))
    return frozenset(place for place in found if place not in _COUNTRIES)


def _lede_day(article: Article) -> DateMention | None:
    """The weekday or day of the month on which the opening says that people met; ``None`` for a plan."""
    language = _language(article)
    lede = "\n\n".join(article.paragraphs[:_LEDE_PARAGRAPHS])
    if not _patterns(language)[0].search(lede):
        return None
    for start, end in sentence_spans(lede):
        sentence = lede[start:end]
        for mention in find_mentions(sentence, language):
            has_day = mention.names_weekday_only or mention.day is not None
            if has_day and mention.year is None and mention.until is None and not mention.direction:
                plan = direction_of(sentence, mention.start, mention.end, language) > 0
                return None if plan else mention
    return None


def _fits(mention: DateMention, day: date) -> bool:
    written = (mention.weekday, mention.day, mention.month)
    return all(w is None or w == have for w, have in zip(written, (day.weekday(), day.day, day.month), strict=True))


def _announced_days(other: Article) -> Iterator[tuple[date, str]]:
    """Each calendar day that the other article gives to a meeting, with the sentence."""
    anchor, language = anchor_of(other), _language(other)
    meeting = _patterns(language)[0]
    if other.happened is not None and other.happened.precision is Precision.DAY:
        yield other.happened.earliest_on, other.text
    base = anchor.used
    if base is None or base.day is None:
        return
    for start, end in sentence_spans(other.text):
        sentence = other.text[start:end]
        if not meeting.search(sentence):
            continue
        for mention in find_mentions(sentence, language):
            found = resolve(mention, anchor=anchor, context=sentence, at=mention.start)
            stated = mention.month is not None and mention.day is not None and not mention.is_name
            if stated and found is not None and found.is_day and abs(found.earliest_on - base.earliest_on) <= _REACH:
                yield found.earliest_on, sentence


def infer_anchor(article: Article, others: Iterable[Article]) -> tuple[Anchor, str] | None:
    """The anchor that another article gives to an undated one, and that article's id; ``None`` when in any doubt.

    Dates resolved against it have the basis ``inferred``. An article that knows its own day gets ``None``.
    """
    own = anchor_of(article).used
    mention = _lede_day(article) if own is None or own.day is None else None
    if mention is None:
        return None
    language, names = _language(article), _names(article)
    places = _places(article.text, language)
    found: dict[date, str] = {}
    for other in others:
        if other.id == article.id or _language(other) != language or len(names & _names(other)) < _MIN_SHARED_NAMES:
            continue
        for day, sentence in _announced_days(other):
            within = own is None or own.earliest_on <= day <= own.latest_on
            if within and _fits(mention, day) and places & _places(sentence, language):
                found.setdefault(day, other.id)
    if len(found) != 1:
        return None
    ((day, other_id),) = found.items()
    return Anchor(PartialDate.of(day), None, article.timezone, "inferred"), other_id
