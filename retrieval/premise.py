"""False premises that can be told from the text: what the source denies outright, and roles told the other way round.

All are kept narrow. A meeting or call is denied when one sentence names everybody whom the question says took part,
and denies it within a few words, while no other tells of one on the day asked about. Roles are reversed when the
question says that A did something to B, and the sentence that fits it best names all that the question names, begins
with B and has A after it, while no other has it the right way round. Anything else is denied when a detail of it is
asked for and the article speaks of it only to say that there was none: "he had not carried a letter". And what was put
off on the day asked about was not done on it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from retrieval.acts import acts_of, asked_acts, undoing
from retrieval.coverage import NOWHERE, postings_of, texts_of
from retrieval.evidence import light_entries
from retrieval.kinds import denies, is_negated, stems_of
from retrieval.search import Ranked, SearchResult
from retrieval.types import Language, Passage
from retrieval.understand import Concept, Reading, asking_spans, language_of

_MEETING_WORDS = frozenset({"meet", "talks", "meeting", "summit", "phone", "call", "telephone"})
_DEPTH = 3  # hits that are looked at


def contradicting(result: SearchResult) -> Ranked | None:
    """The hit that contradicts what the question takes for granted, or ``None``."""
    reading = result.reading
    if reading.intent == "yes_no" or is_negated(reading.text):
        return None
    acts = [c for c in reading.concepts if not c.is_named and _is_meeting(c)]
    for act in acts:
        denying = next((r for r in result.ranked[:_DEPTH] if _tells_of(act, reading, r, denied=True)), None)
        if denying and not any(_tells_of(act, reading, r, denied=False) for r in result.ranked):
            return denying
    top = result.ranked[0] if result.ranked else None
    if top is None:
        return None
    if _was_put_off(reading, top):
        return top
    if asking_spans(reading.text, reading.language) and (denying := _denied_outright(result)):
        return denying
    if not _reversed_in(reading, top, top.best):
        return None
    straight = any(_reversed_in(reading, r, i, straight=True) for r in result.ranked for i in _ordinals(r))
    return None if straight else top


def _was_put_off(reading: Reading, top: Ranked) -> bool:
    """Whether the headline says that just the act asked about, taken for done on its day, was put off that day."""
    days = [d for d in reading.dates if d.is_certain and not d.is_of_thing]
    if not days or not top.features.get("dates") or reading.is_about_plan:
        return False
    headline = top.passage.subject.title.split(" · ")[0]  # the English one, where there is one
    told = acts_of(re.split("[;:；：]", headline)[0], language_of(headline))
    if _PUT_OFF not in told or acts_of(reading.text, reading.language) & undoing():
        return False
    return bool(asked_acts(reading).head & (told - undoing()))


_PUT_OFF = "put_off"


def _ordinals(ranked: Ranked) -> range:
    return range(len(ranked.passage.sentences))


def _tells_of(act: Concept, reading: Reading, ranked: Ranked, *, denied: bool) -> bool:
    """Whether a sentence names all the people asked about and denies the act, or tells of it on a day asked about."""
    people = [c for c in reading.concepts if c.kind == "person"]
    if len({c.surface for c in people}) < 2:
        return False
    for i, fit in enumerate(ranked.candidate.sentences):
        if any(p.key not in fit.covered for p in people):
            continue
        if denies(ranked.passage.sentence_text(i), [act]):
            if denied:
                return True
        elif not denied and act.key in fit.covered and _on_asked_day(reading, ranked, i):
            return True
    return False


def _denied_outright(result: SearchResult) -> Ranked | None:
    """The hit that says that there was none of a thing asked about, when its article says nothing else of it."""
    reading, article_id = result.reading, result.ranked[0].passage.article_id
    own = {r.passage.id: r for r in result.ranked if r.passage.article_id == article_id}
    for thing in (c for c in reading.concepts if _can_be_denied(c, result)):
        told = _telling_of(thing, result.article)
        if told and all(says_there_was_none(thing, text) for _, text in told) and told[0][0].id in own:
            return own[told[0][0].id]
    return None


_TELLING = 0.2  # weight


def _can_be_denied(concept: Concept, result: SearchResult) -> bool:
    """Whether it is a thing or an act that not every report speaks of, and a word that can stand in an English text."""
    if concept.is_named or concept.kind in ("office", "country") or concept.key in light_entries():
        return False
    is_readable = concept.kind != "word" or result.reading.language == "en"
    return is_readable and result.concept_weights[concept.key] >= _TELLING


def _telling_of(thing: Concept, article: Sequence[Passage]) -> list[tuple[Passage, str]]:
    """The sentences that name the thing, by its entry or by the beginning of one of its words, with their passages.

    None at all when one of them denies nothing.
    """
    found, stems = [], stems_of(thing)
    places = [_places(thing, passage) for passage in article]
    if any(named & ~_negated(passage) for named, passage in zip(places, article, strict=True)):
        return []
    for named, passage in zip(places, article, strict=True):
        negated = _negated(passage)
        for i, (text, low) in enumerate(zip(texts_of(passage), _lowered(passage), strict=True)):
            if named >> i & 1 or any(stem in low for stem in stems):
                if not negated >> i & 1:
                    return []
                found.append((passage, text))
    return found


def _places(thing: Concept, passage: Passage) -> int:
    """In which sentences the thing is named: bit ``n`` is sentence ``n``."""
    own, as_synonym = postings_of(passage).covering([thing]).get(thing.key, NOWHERE)
    return own | as_synonym


@lru_cache(maxsize=1_024)
def _lowered(passage: Passage) -> tuple[str, ...]:
    return tuple(text.lower() for text in texts_of(passage))


@lru_cache(maxsize=4_096)
def _negated(passage: Passage) -> int:
    """Which sentences deny something: bit ``n`` is sentence ``n``."""
    return sum(1 << i for i, text in enumerate(texts_of(passage)) if is_negated(text))


def says_there_was_none(thing: Concept, text: str) -> bool:
    """Whether the sentence says outright that there was none of it, or that it was not done or spoken of."""
    return any(_none_of(stem).search(text) for stem in stems_of(thing))


@lru_cache(maxsize=1_024)
def _none_of(stem: str) -> re.Pattern[str]:
    word = re.escape(stem)
    if not stem.isascii():
        return re.compile(
            rf"{word}[을를은는도이가をはがも]{{0,2}}\s?(?:요구|거론|논의|합의|제기|요청|가져|提起|要求|議論|取り上げ|開催|合意|持参)"
            r"[^.。、,]{0,6}(?:않|못했|없|ない|なかった|(?:さ|せ|れ|か)ず)"
        )
    return re.compile(
        rf"\bno (?:(?:new|formal|official|such|joint|separate|bilateral) |one from the ){{0,2}}{word}"
        rf"|\b(?:did|does|had|would|was|were|has|have) (?:not|never)"
        rf"(?: ask(?:ed)? for)?(?: (?!only|since|before|until|within|for)\w+){{0,3}}? {word}"
        rf"|\bwithout (?:an? |any |the )?{word}"
        rf"|\b{word}\w*(?: \w+){{0,5}}? (?:was|were) (?:not|never) (?:\w+ )?"
        r"(?:taken up|raised|discussed|mentioned|touched|a subject|brought up|held|signed|agreed)",
        re.IGNORECASE,
    )


def _on_asked_day(reading: Reading, ranked: Ranked, ordinal: int) -> bool:
    events = ranked.passage.sentences[ordinal].events
    return not reading.dates or any(d.fits(e.earliest_on, e.latest_on) for d in reading.dates for e in events)


def _is_meeting(concept: Concept) -> bool:
    return _speak_of_meeting((concept.surface, *concept.english))


@lru_cache(maxsize=2_048)
def _speak_of_meeting(forms: tuple[str, ...]) -> bool:
    return any(not _MEETING_WORDS.isdisjoint(re.findall(r"[a-z]+", form.lower())) for form in forms)


# Who does it, and to whom it is done, by the particle behind the name.
_AGENT: dict[Language, re.Pattern[str]] = {
    "ja": re.compile(r"^(?:外相|首相|大統領|氏|さん|外務大臣|長官|政府|側)?(?:が|は)"),
    "ko": re.compile(r"^\s?(?:장관|외무상|총리|대통령|정부|측)?(?:이|가|은|는)(?![가-힣])"),
}
_PATIENT: dict[Language, re.Pattern[str]] = {
    "ja": re.compile(r"^(?:外相|首相|大統領|氏|さん|外務大臣|長官|政府|側)?(?:を|に対)"),
    "ko": re.compile(r"^\s?(?:장관|외무상|총리|대통령|정부|측)?(?:을|를|한테|에게)(?![가-힣])"),
}


def _reversed_in(reading: Reading, ranked: Ranked, ordinal: int, *, straight: bool = False) -> bool:
    """Whether the sentence tells the roles the other way round, or, with ``straight``, as the question does."""
    if reading.language == "en" or not ranked.passage.sentences:
        return False
    covered = ranked.candidate.sentences[ordinal].covered
    if any(c.key not in covered for c in reading.concepts if c.kind not in ("lexicon", "word", "office")):
        return False
    agent, patient = _first(reading, _AGENT[reading.language]), _first(reading, _PATIENT[reading.language])
    if agent is None or patient is None or agent.key == patient.key:
        return False
    text = ranked.passage.sentence_text(ordinal)
    subject, other = (agent, patient) if straight else (patient, agent)
    first, second = _place(subject, text), _place(other, text)
    # The subject of an English sentence opens it; "by" makes it the one that something is done to.
    return first is not None and second is not None and first < _OPENING and first < second and " by " not in text


_OPENING = 40  # code points within which a sentence names its subject


def _first(reading: Reading, particle: re.Pattern[str]) -> Concept | None:
    """The first person or country of the question with that particle behind it."""
    actors = (c for c in sorted(reading.concepts, key=lambda c: c.start) if c.kind in ("person", "country"))
    return next((c for c in actors if particle.match(reading.text[c.start + len(c.surface) :])), None)


def _place(concept: Concept, text: str) -> int | None:
    """Where an English text names the concept: by its name, or a person's family name."""
    forms = [*concept.english]
    if concept.kind == "person":
        forms += [word for form in concept.english[:1] for word in form.split()]
    found = [m.start() for form in forms if len(form) > 2 and (m := re.search(rf"\b{re.escape(form)}\b", text))]
    return min(found, default=None)
