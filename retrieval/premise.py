"""False premises that can be told from the text: a meeting that the source denies, and roles told the other way round.

Both are kept narrow. A meeting or call is denied when one sentence names everybody whom the question says took part,
and denies it within a few words, while no other tells of one on the day asked about. Roles are reversed when the
question says that A did something to B, and the sentence that fits it best names all that the question names, begins
with B and has A after it, while no other has it the right way round.
"""

from __future__ import annotations

import re

from retrieval.kinds import denies, is_negated
from retrieval.search import Ranked, SearchResult
from retrieval.types import Language
from retrieval.understand import Concept, Reading

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
    if top is None or not _reversed_in(reading, top, top.best):
        return None
    straight = any(_reversed_in(reading, r, i, straight=True) for r in result.ranked for i in _ordinals(r))
    return None if straight else top


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


def _on_asked_day(reading: Reading, ranked: Ranked, ordinal: int) -> bool:
    events = ranked.passage.sentences[ordinal].events
    return not reading.dates or any(d.fits(e.earliest_on, e.latest_on) for d in reading.dates for e in events)


def _is_meeting(concept: Concept) -> bool:
    words = {word for form in (concept.surface, *concept.english) for word in re.findall(r"[a-z]+", form.lower())}
    return not words.isdisjoint(_MEETING_WORDS)


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
