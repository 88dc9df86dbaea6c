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
from dataclasses import replace
from functools import lru_cache

import numpy as np

from retrieval.acts import acts_of, asked_acts, undoing
from retrieval.coverage import Fits
from retrieval.dealings import done_by_the_other
from retrieval.deeds import told_otherwise
from retrieval.denials import asks_of_one_before, denied_outright, takes_for_granted
from retrieval.hits import Ranked, SearchResult
from retrieval.hosts import hosted_by_another
from retrieval.kinds import denies, is_negated
from retrieval.opposites import opposite_told
from retrieval.order_of_events import told_in_other_order
from retrieval.overview_ask import asks_for_reaction
from retrieval.presumed_amounts import amount_told_otherwise
from retrieval.presumed_years import year_told_otherwise
from retrieval.recipients import given_to_another
from retrieval.said_by_another import said_by_another
from retrieval.siblings import another_of_the_set
from retrieval.sides import done_by_other_side
from retrieval.types import Language, Passage
from retrieval.understand import Concept, Reading, language_of
from retrieval.whereabouts import held_elsewhere

_TELLING = (
    done_by_other_side,
    done_by_the_other,
    said_by_another,
    told_in_other_order,
    hosted_by_another,
    held_elsewhere,
    told_otherwise,
    another_of_the_set,
    given_to_another,
    amount_told_otherwise,
    year_told_otherwise,
)
_OF_THE_DEED = tuple(
    tells for tells in _TELLING if tells not in (done_by_other_side, done_by_the_other, said_by_another)
)
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
    if takes_for_granted(reading):
        if found := denied_outright(result):
            return _showing(result, *found)
        if opposite := opposite_told(result):
            return _showing(result, opposite.passage, opposite.ordinal)
        # Whose reaction is asked for did not do what it was a reaction to; where both are named, the question says who.
        names_both = {"country:japan", "country:south-korea"} <= {c.key for c in reading.concepts}
        telling = _OF_THE_DEED if asks_for_reaction(reading) and not names_both else _TELLING
        for tells in telling:
            if place := tells(result):
                return _showing(result, *place)
    if not _reversed_in(reading, top, top.best):
        return None
    straight = any(_reversed_in(reading, r, i, straight=True) for r in result.ranked for i in _ordinals(r))
    return None if straight or any(_heads_straight(reading, r) for r in result.ranked) else top


def _heads_straight(reading: Reading, ranked: Ranked) -> bool:
    """Whether the English headline tells the roles as the question does: "South Korea to return Japan to its list"."""
    if reading.language == "en":
        return False
    agent, patient = _first(reading, _AGENT[reading.language]), _first(reading, _PATIENT[reading.language])
    if agent is None or patient is None or " by " in (headline := ranked.passage.subject.headlines[0]):
        return False
    first, second = _place(agent, headline), _place(patient, headline)
    if first is None or second is None or first >= min(second, _OPENING):
        return False
    return not _LISTED.fullmatch(headline, first, second)  # "Japan, S. Korea foreign ministers to meet"


_LISTED = re.compile(r"[\w. ]+?(?:,|[-–/]| and| &)\s*(?:S\.? |South )?", re.IGNORECASE)


def _showing(result: SearchResult, passage: Passage, ordinal: int) -> Ranked:
    """The sentence as a hit of its own, to be shown: of the hit with that passage, else of the first one's article."""
    base = next((r for r in result.ranked if r.passage.id == passage.id), result.ranked[0])
    row = base.candidate.row + passage.ordinal - base.passage.ordinal
    candidate = replace(base.candidate, row=row, passage=passage, sentences=_NOT_JUDGED)
    return replace(base, candidate=candidate, best=ordinal, fits=())


_NOT_JUDGED = Fits(np.empty(0, np.float32), np.empty(0, np.float32), 0, {})


def _was_put_off(reading: Reading, top: Ranked) -> bool:
    """Whether the headline says that just the act asked about, taken for done on its day, was put off that day."""
    days = [d for d in reading.dates if d.is_certain and not d.is_of_thing]
    # What the headline of a brief says is of the day that it is about; others it tells of beside.
    is_of_day = "dates" if top.passage.subject.happened is None else "happened"
    if not days or not top.features.get(is_of_day) or reading.is_about_plan:
        return False
    headline = top.passage.subject.headlines[0]  # the English one, where there is one
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
            if denied and not _is_of_other_days(reading, ranked, i):
                return True
        elif not denied and act.key in fit.covered and _on_asked_day(reading, ranked, i):
            return True
    return False


def _on_asked_day(reading: Reading, ranked: Ranked, ordinal: int) -> bool:
    if not reading.dates or asks_of_one_before(reading):
        return True
    events = ranked.passage.sentences[ordinal].events
    return any(d.fits(e.earliest_on, e.latest_on) for d in reading.dates for e in events)


def _is_of_other_days(reading: Reading, ranked: Ranked, ordinal: int) -> bool:
    """Whether the sentence names days, and all of them lie beside those asked about."""
    asked = [d for d in reading.dates if d.is_certain and not d.is_of_thing]
    events = ranked.passage.sentences[ordinal].events
    return bool(asked and events) and not any(d.fits(e.earliest_on, e.latest_on) for d in asked for e in events)


def _is_meeting(concept: Concept) -> bool:
    """Whether it is a meeting or a call by its own name; "call it severe" is a word for describing, too."""
    return _names_meeting(concept.key.partition(":")[2]) or (
        concept.kind != "lexicon" and _names_meeting(concept.surface)
    )


@lru_cache(maxsize=4_096)
def _names_meeting(form: str) -> bool:
    return not _MEETING_WORDS.isdisjoint(re.findall(r"[a-z]+", form.lower()))


# Who does it, and to whom it is done, by the particle behind the name.
_AGENT: dict[Language, re.Pattern[str]] = {
    "ja": re.compile(r"^(?:外相|首相|大統領|氏|さん|外務大臣|長官|政府|側)?(?:が|は)"),
    "ko": re.compile(r"^\s?(?:장관|외무상|총리|대통령|정부|측)?(?:이|가|은|는)(?![가-힣])"),
}
_PATIENT: dict[Language, re.Pattern[str]] = {
    "ja": re.compile(r"^(?:外相|首相|大統領|氏|さん|外務大臣|長官|政府|側)?(?:を|に(?!よ|つい|おい|とっ|関|会|は))"),
    "ko": re.compile(r"^\s?(?:장관|외무상|총리|대통령|정부|측)?(?:을|를|한테|에게)(?![가-힣])"),
}


def _reversed_in(reading: Reading, ranked: Ranked, ordinal: int, *, straight: bool = False) -> bool:
    """Whether the sentence tells the roles the other way round, or, with ``straight``, as the question does."""
    if reading.language == "en" or not ranked.passage.sentences:
        return False
    covered = ranked.candidate.sentences[ordinal].covered
    agent, patient = _first(reading, _AGENT[reading.language]), _first(reading, _PATIENT[reading.language])
    if agent is None or patient is None or agent.key == patient.key:
        return False
    named = [c for c in reading.concepts if c.kind not in ("lexicon", "word", "office")]
    around = ranked.candidate.covered  # where it was need not be said in the same sentence
    if any(c.key not in (around if c.kind == "place" else covered) for c in named):
        return False
    text = ranked.passage.sentence_text(ordinal)
    subject, other = (agent, patient) if straight else (patient, agent)
    first, second = _place(subject, text), _place(other, text)
    # The subject of an English sentence opens it; "by" makes it the one that something is done to.
    if first is None or second is None or first >= _OPENING or first >= second or " by " in text:
        return False
    return _WHO_DID.match(text, second) is None  # "he met Abe, who explained": Abe did


_WHO_DID = re.compile(r"[\w.’' -]{2,30}, who\b")
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
