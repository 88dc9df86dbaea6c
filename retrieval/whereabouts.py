"""Where it was: the question puts people in one city, and the headline of the report on them in another.

"The hotel in Seoul where Fukuda and Lee met in April 2008" of talks held in Tokyo. The register of meetings tells this
too (``retrieval.computed``), of people and days it can identify; here the words of headlines do.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache

from retrieval.coverage import coverage_of, texts_of, title_of
from retrieval.search import Ranked, SearchResult
from retrieval.types import Language, Passage
from retrieval.understand import Concept, Reading

_AT: Mapping[Language, str] = {
    "en": r"\b(?:in|at|to|into|from) {name}\b|\b{name} (?:summit|meeting|talks|hotel)",
    "ja": r"{name}(?:で(?!は?なく)|にて|に(?:来|行|飛)|へ|の(?:どこ|ホテル|会談|会合))",
    "ko": r"{name}\s?(?:에서|서\b|에\b|으?로\b|어디|어느|와서|까지)",
}
_IN_HEADLINE = re.compile(r"\b(?:in|at) ((?:[A-Z][\w-]+ ?){1,3})")


def held_elsewhere(result: SearchResult) -> tuple[Passage, int] | None:
    """The first sentence of the report whose headline puts the people asked about in another city than the question."""
    reading, top = result.reading, result.ranked[0]
    places = [c for c in reading.concepts if c.kind == "place" and _puts_in(c.surface, reading.language, reading.text)]
    people = [c for c in reading.concepts if c.kind == "person"]
    if len(places) != 1 or not people or not result.article:
        return None
    if not _is_of(top, people, reading) or not _cities(top) or _names_it(places[0], result):
        return None
    if any(_is_of(hit, [*people, places[0]], reading) for hit in result.ranked):
        return None
    return result.article[0], 0


@lru_cache(maxsize=1_024)
def _at(name: str, language: Language) -> re.Pattern[str]:
    return re.compile(_AT[language].replace("{name}", re.escape(name)), re.IGNORECASE)


def _is_of(hit: Ranked, named: list[Concept], reading: Reading) -> bool:
    """Whether the headline of the hit names all of them, and its days are those asked about."""
    title = title_of(hit.passage.subject)
    return all(coverage_of(c, title) for c in named) and (not reading.dates or bool(hit.features.get("dates")))


def _cities(hit: Ranked) -> list[str]:
    """The places that the English headline says something happened in."""
    named = {key.removeprefix("place:") for key in hit.passage.subject.concepts if key.startswith("place:")}
    headline = hit.passage.subject.headlines[0]
    found = (match.group(1).strip() for match in _IN_HEADLINE.finditer(headline))
    return [city for city in found if city.lower().replace(" ", "-") in named]


def _names_it(place: Concept, result: SearchResult) -> bool:
    """Whether a headline or a sentence of the article puts anything in that place."""
    if coverage_of(place, title_of(result.ranked[0].passage.subject)):
        return True
    forms: list[tuple[str, Language]] = [(name, "en") for name in place.english]
    if result.reading.language != "en":
        forms.append((place.surface, result.reading.language))
    texts = [text for passage in result.article for text in texts_of(passage)]
    return any(_puts_in(name, language, text) for name, language in forms for text in texts)


def _puts_in(name: str, language: Language, text: str) -> bool:
    return bool(_at(name, language).search(text))
