"""Where it was: the question puts people in one city, and the headline of the report on them in another.

"The hotel in Seoul where Fukuda and Lee met in April 2008" of talks held in Tokyo. The register of meetings tells this
too (``retrieval.computed``), of people and days it can identify; here the words of headlines do.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache

from retrieval.capitals import CAPITALS
from retrieval.coverage import coverage_of, places_of, share, texts_of, title_of
from retrieval.hits import Ranked, SearchResult
from retrieval.quantities import KIND
from retrieval.types import Language, Passage
from retrieval.understand import Concept, Reading, language_of

_AT: Mapping[Language, str] = {
    "en": r"\b(?:in|at|to|into|from) {name}\b(?!['’]s)|\b{name} (?:summit|meeting|talks|hotel)",
    "ja": (
        r"{name}(?:市|市内|都内)?(?:で(?!は?なく)|にて|に(?:来|行|飛)|へ"
        r"|の(?:どこ|どの|何|ホテル|会談|会合|会場|会議|式典|サミット))"
    ),
    "ko": (
        r"{name}\s?(?:시내|시|대통령실|총리 ?관저|청사)?\s?(?:에서|서\b|에\b|으?로\b|어디|어느|무슨|와서|까지"
        r"|행사장|회의장|회담|회의|호텔|정상회담|만찬|행사)"
    ),
}
_IN_HEADLINE = re.compile(r"\b(?:in|at) ((?:[A-Z][\w-]+ ?){1,3})")


def held_elsewhere(result: SearchResult) -> tuple[Passage, int] | None:
    """The first sentence of the report whose headline or opening puts what is asked about in another city."""
    reading, top = result.reading, result.ranked[0]
    places = [
        c
        for c in reading.concepts
        if c.kind == "place" and puts_in(c.surface, reading.language, reading.text) and not _is_aside(c, reading)
    ]
    people = [c for c in reading.concepts if c.kind == "person"]
    if len(places) != 1 or not result.article or not top.passage.sentences:
        return None
    if _names_it(places[0], result) or _is_told_there(places[0], people, result):
        return None
    if told := _told_elsewhere(places[0], people, result):
        return told
    meant = people or _occasion(reading)
    if not meant or not _is_of(top, meant, reading) or not _city(places[0], result):
        return None
    as_near = (hit for hit in result.ranked if hit.features.get("dates", 0) >= top.features.get("dates", 0))
    return (
        None
        if any(_is_of(hit, meant, reading) and _is_headed(places[0], hit) for hit in as_near)
        else (result.article[0], 0)
    )


def _occasion(reading: Reading) -> list[Concept]:
    """What tells one occasion from others, where the question names nobody: what it was, and which day or number."""
    kinds = ("topic", "agreement", "event")
    named = [c for c in reading.concepts if c.kind in kinds]
    number = [c for c in reading.concepts if c.key.startswith("nth:")]
    return [*named, *number] if named and (reading.dates or number) else []


def _is_told_there(place: Concept, people: list[Concept], result: SearchResult) -> bool:
    """Whether a hit, of whatever days where none is asked about, has all of the people in a sentence put there."""
    if result.reading.dates or not people:
        return False
    wanted = [place, *people]
    return any(
        all(c.key in hit.candidate.covered for c in wanted)
        and any(_puts_there(place, t) for t in texts_of(hit.passage))
        for hit in result.ranked
    )


def is_in_other_capital(result: SearchResult) -> bool:
    """Whether the question has something happen in Tokyo or Seoul, and the first hit's article puts nothing there.

    "The court in Tokyo" of a report in which Tokyo only ever says or does something. The weight of these two names
    tells nothing, since every report has them.
    """
    reading = result.reading
    places = [
        c
        for c in reading.concepts
        if c.key in _THEIRS and puts_in(c.surface, reading.language, reading.text) and not _is_aside(c, reading)
    ]
    if len(places) != 1 or not result.article or _is_headed(places[0], result.ranked[0]):
        return False
    name = _in_capital(_THEIRS[places[0].key])
    texts = [text for hit in result.ranked[:_HITS] for text in texts_of(hit.passage)]
    texts += [text for passage in result.article for text in texts_of(passage)]
    return not any(name.search(text) for text in texts)


@lru_cache(maxsize=4)
def _in_capital(name: str) -> re.Pattern[str]:
    """What puts something there in an English text, a dateline too."""
    return re.compile(rf"\b(?:in|at|to|visit\w*) (?:[a-z]+ )?{name}\b|^{name}(?:,| [—–-])", re.IGNORECASE)


_THEIRS = {"place:tokyo": "Tokyo", "place:seoul": "Seoul"}


# What only says when: "what did he say after she had been to Jeju". What stands before the place, or behind it.
_AFTER_WHICH = re.compile(
    r"\w.{3,}\b(?:after|before|since|while|when|ahead of|following|until|once|as soon as)\b[^,?]*$", re.IGNORECASE
)
_WHEREUPON: Mapping[Language, re.Pattern[str]] = {
    "en": re.compile(r"(?!)"),
    "ja": re.compile(r"[^、。?？]{0,12}?(?:た|の)(?:直?後|あと|とき|時|際|前)(?:に|、|の|で|は)"),
    "ko": re.compile(r"[^,.?]{0,12}?(?:간|온|한|난|후|뒤|직후|전)\s?(?:뒤|후|다음|때|직후|전)?(?:에|의|,)\s"),
}


_WHEN_THEY_MET: Mapping[Language, re.Pattern[str]] = {
    "en": re.compile(
        r"\b(?:when|while) (?:(?:they|the (?:two|pair|leaders|ministers)|both) (?:\w+ )?"
        r"(?:met|meet|talked|spoke|conferred|sat down|held \w+)|[^,?]{3,60}? (?:opened|took place|was (?:held|signed)))"
        r" (?:\w+ )?$",
        re.IGNORECASE,
    ),
    "ja": re.compile(r"で(?:会っ|会談し|協議し|話し)た(?:とき|時|際)"),
    "ko": re.compile(r"에서 (?:만났|회담했|만난|회담한|협의했|협의한)\S{0,2}\s?때"),
}


def _is_aside(place: Concept, reading: Reading) -> bool:
    """Whether it only says when something was that is asked for, and does not say where those asked about met."""
    before, behind = reading.text[: place.start], reading.text[place.start + len(place.surface) :]
    if reading.language == "en":
        return _AFTER_WHICH.match(before) is not None and not _WHEN_THEY_MET["en"].search(before)
    told = _WHEREUPON[reading.language].match(behind)
    return told is not None and not _WHEN_THEY_MET[reading.language].match(behind)


_MOSTLY = 0.5  # of what else is asked


def _told_elsewhere(place: Concept, people: list[Concept], result: SearchResult) -> tuple[Passage, int] | None:
    """The best sentence, or the first of all, that names all the people and most of the rest and puts it in a city.

    None where the headline of a hit is on the place that is asked about.
    """
    reading, top = result.reading, result.ranked[0]
    if reading.dates and not top.features.get("dates"):
        return None
    if any(_is_headed(place, hit) and _is_of(hit, people, reading) for hit in result.ranked[:_HITS]):
        return None
    weights = {c.key: result.concept_weights[c.key] for c in reading.concepts if c.key != place.key}
    for passage, n in ((top.passage, top.best), (result.article[0], 0)):
        covered = {c.key: 1.0 for c in reading.concepts if places_of(c, passage) >> n & 1}
        if any(p.key not in covered for p in people) or share(covered, weights) < _MOSTLY:
            continue
        held = _held_in(texts_of(passage)[n], passage.sentences[n].concepts)
        if held and place.key not in held:
            return passage, n
    return None


def _held_in(text: str, concepts: Sequence[str]) -> list[str]:
    """The places, by their ids, that the English sentence says something happened in."""
    places = [key for key in concepts if key.startswith("place:")]
    return [key for key in places if _in_city(key.removeprefix("place:").replace("-", " ")).search(text)]


@lru_cache(maxsize=1_024)
def _in_city(name: str) -> re.Pattern[str]:
    city = re.escape(name)
    return re.compile(
        rf"\b(?:in|at|visiting) "
        rf"(?:(?:[A-Z][\w’'-]+|the|of|and|a|his|her|their|official|residence|hotel|guest|house),? ){{0,8}}?{city}\b"
        rf"|\b{city} (?:was|is|played) (?:the )?(?:host|venue)|\b{city} hosted",
        re.IGNORECASE,
    )


_HITS = 3


@lru_cache(maxsize=1_024)
def _at(name: str, language: Language) -> re.Pattern[str]:
    return re.compile(_AT[language].replace("{name}", re.escape(name)), re.IGNORECASE)


def _is_of(hit: Ranked, named: list[Concept], reading: Reading) -> bool:
    """Whether the headline of the hit names all of them (a number its text), and its days are those asked about."""
    title, told = title_of(hit.passage.subject), hit.candidate.covered
    return all(coverage_of(c, title) or (c.kind == KIND and c.key in told) for c in named) and (
        not reading.dates or bool(hit.features.get("dates"))
    )


def _is_headed(place: Concept, hit: Ranked) -> bool:
    """Whether a headline names the place itself, and not only the country that a capital stands for."""
    names = (*place.english, place.surface)
    return any(name in headline for headline in hit.passage.subject.headlines for name in names)


def _city(asked: Concept, result: SearchResult) -> bool:
    """Whether the English headline, or the first sentence of its article, puts it in a city, and not the asked one."""
    subject, opening = result.ranked[0].passage.subject, result.article[0]
    named = {key.removeprefix("place:") for key in subject.concepts if key.startswith("place:")}
    found = (match.group(1).strip() for match in _IN_HEADLINE.finditer(subject.headlines[0]))
    if any(city.lower().replace(" ", "-") in named for city in found):
        return True
    held = _held_in(texts_of(opening)[0], opening.sentences[0].concepts)
    return bool(held) and asked.key not in held


def _names_it(place: Concept, result: SearchResult) -> bool:
    """Whether a headline, or a sentence of the article on those days and people, puts anything in that place.

    Of a place that is no capital it is enough that it is named: reports speak of "Seoul" without being there.
    """
    if _is_headed(place, result.ranked[0]):
        return True
    is_capital = place.key in CAPITALS.values()
    for passage in result.article:
        named = 0 if is_capital else places_of(place, passage)
        for n, text in enumerate(texts_of(passage)):
            if (named >> n & 1 or _puts_there(place, text)) and not _is_of_others(passage, n, result.reading):
                return True
    return False


def _is_of_others(passage: Passage, ordinal: int, reading: Reading) -> bool:
    """Whether the sentence is of other days than those asked about, or of other people: "their leaders' Tokyo summit".

    Days to come count where a question names two places: it may ask where what was agreed on is to be.
    """
    people = {key for c in reading.concepts if c.kind == "person" for key in c.ids}
    named = {key for key in passage.sentences[ordinal].concepts if key.startswith("person:")}
    if people and named and named.isdisjoint(people):
        return True
    asked = [d for d in reading.dates if d.is_certain and not d.is_of_thing]
    told = passage.sentences[ordinal].events
    if not asked or not told:
        return False
    if sum(c.kind == "place" or (c.kind == "country" and c.key not in _THE_TWO) for c in reading.concepts) > 1:
        return all(d.days.earliest_on and e.latest_on < d.days.earliest_on for d in asked for e in told)
    return not any(d.fits(e.earliest_on, e.latest_on) for d in asked for e in told)


_THE_TWO = ("country:japan", "country:south-korea")


def _puts_there(place: Concept, text: str) -> bool:
    """Whether the words, of any of the languages, put anything in the place."""
    language = language_of(text)
    names = place.english if language == "en" else (*place.english, place.surface)
    return any(puts_in(name, language, text) for name in names)


def puts_in(name: str, language: Language, text: str) -> bool:
    """Whether the words put anything in the place of that name: in English "in Tokyo", not "Tokyo said"."""
    return name.lower() in text.lower() and bool(_at(name, language).search(text))
