"""Questions and reports on them, for tests of what contradicts a question."""

from __future__ import annotations

from dataclasses import replace

from retrieval.coverage import texts_of
from retrieval.hits import Ranked, SearchResult
from retrieval.types import Passage, Subject
from retrieval.understand import Concept, Reading, language_of
from tests.retrieval.made import candidate, passage, reading, search_result

KANG = Concept("person:kang", "person", "Kang", (), ("Kang Kyung-wha",))
KONO = Concept("person:kono", "person", "Kono", (), ("Kono Taro",))
JAPAN = Concept("country:japan", "country", "Japan", (), ("Japan",))
KOREA = Concept("country:south-korea", "country", "Korea", (), ("South Korea", "Korea"))
FENCE = Concept("topic:fence", "topic", "fence", (), ("fence pact",))
TOKYO = Concept("place:tokyo", "place", "Tokyo", (), ("Tokyo",))
SEOUL = Concept("place:seoul", "place", "Seoul", (), ("Seoul",))
_CJK = {
    "person:kang": "康|강",
    "person:kono": "河野|고노",
    "country:japan": "日本|일본",
    "country:south-korea": "韓国|한국",
    "topic:fence": "垣根|울타리",
    "place:tokyo": "東京|도쿄",
    "place:seoul": "ソウル|서울",
}
ALL = (KANG, KONO, JAPAN, KOREA, FENCE, TOKYO, SEOUL)


def surfaces(concept: Concept) -> list[str]:
    return [concept.surface, *_CJK[concept.key].split("|")]


def named_in(text: str) -> tuple[str, ...]:
    """The keys of what a text names, in any of the languages."""
    return tuple(sorted(c.key for c in ALL if any(form in text for form in surfaces(c))))


def asked(text: str) -> Reading:
    """The question with the concepts that it names, where it names them."""
    found = []
    for concept in ALL:
        form = next((f for f in surfaces(concept) if f.lower() in text.lower()), None)
        if form:
            found.append(replace(concept, surface=form, start=text.lower().index(form.lower())))
    return reading(text, *found, intent="why", language=language_of(text))


def report(headline: str, *sentences: str, best: int = 0, article: str = "a") -> Ranked:
    """A hit with that headline whose only passage holds those sentences."""
    made = passage(*sentences, article_id=article * 16, concepts=[named_in(text) for text in sentences])
    made = replace(made, subject=Subject(headline, named_in(headline)))
    return Ranked(candidate(made), 0.8, {"dates": 1.0}, best, {})


def found(question: str, *hits: Ranked) -> SearchResult:
    """The search that finds those hits, the first one's passage being its whole article."""
    return replace(search_result(asked(question), hits), article=(hits[0].passage,))


def words(place: tuple[Passage, int] | None) -> str | None:
    """The sentence that was found to contradict."""
    return None if place is None else texts_of(place[0])[place[1]]
