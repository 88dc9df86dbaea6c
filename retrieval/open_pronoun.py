"""Whether a question points at what it does not name: "who signed it", 「それはいつ」, 그 사람 언제 갔어.

What is nearest to its other words is as likely as not something else, so nothing is shown for it. Below an answer, or
with the question before it, such a question is asked in full (``retrieval.followup``), and names what it means.
"""

from __future__ import annotations

from collections.abc import Sequence

from retrieval.acts import act_spans
from retrieval.followup.parts import Span, spans_of
from retrieval.understand import Concept, Reading

# Who and whose says nothing of what "it" means.
_NO_THING = frozenset({"country", "person", "office"})


def open_pronoun(reading: Reading) -> str | None:
    """The pronoun as written, where the question names nothing that it can stand for; else ``None``."""
    if reading.dates:
        return None  # what there was on that day
    text, language = reading.text, reading.language
    its, his = spans_of("it_alone", text, language), spans_of("he_alone", text, language)
    if not (its or his):
        return None
    pronouns = (*its, *his)
    acts = act_spans(text, language)
    named = [c for c in reading.concepts if not _lies_in(c, pronouns) and not _is_act(c, acts)]
    if its and not any(_may_be_it(c, its[0][0]) for c in named):
        return text[its[0][0] : its[0][1]]
    if his and not any(c.start < his[0][0] and c.kind != "country" for c in named):
        return text[his[0][0] : his[0][1]]
    return None


def _may_be_it(concept: Concept, at: int) -> bool:
    """Whether a thing is named, wherever that is; of a place only one named before: "Dokdo and who claims it"."""
    return concept.kind not in _NO_THING and (concept.kind != "place" or concept.start < at)


def _is_act(concept: Concept, acts: Sequence[Span]) -> bool:
    """Whether it says what was done: "apologized" is of the topic of apologies, too, but nothing to point at."""
    return concept.kind in ("lexicon", "topic") and _lies_in(concept, acts)


def _lies_in(concept: Concept, spans: Sequence[Span]) -> bool:
    return any(start < concept.start + len(concept.surface) and concept.start < end for start, end in spans)
