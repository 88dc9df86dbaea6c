"""Which of them: the first or the longest of the meetings asked about before, and whoever had the post next or before.

"And the last?" after "how often did Kishida meet Yoon" is asked as the last meeting of the two; 「その前は?」 after
「2023年3月の韓国外相は誰」 asks for the predecessor of whoever was in office then.
"""

from __future__ import annotations

import re

from retrieval.computed.ask_cues import cues
from retrieval.followup.asking import Asking
from retrieval.followup.parts import Span, exchanged, kept_names, names_meeting, spans_of, without_topic, words_of
from retrieval.understand import Reading, asking_spans

# The rows of fragments, and the words that stand for them; ``None``: their own.
_RANKS = {
    "rank_first": "after",
    "rank_last": "before",
    "rank_nth": None,
    "rank_longest": "longest",
    "rank_shortest": "shortest",
}
_BY_LENGTH = ("rank_longest", "rank_shortest")
_KEEPS_ASKING = frozenset({"when", "where", "who", "how_long"})


def rank_asked(ground: Reading, asking: Asking) -> tuple[str, tuple[str, ...]] | None:
    """The question for the one of the meetings that the fragment means, and what of ``ground`` is carried over."""
    language = ground.language
    rank = next((row for row in _RANKS if spans_of(row, asking.text, asking.language)), None)
    if rank is None or not (names_meeting(ground) or _names_visit(ground)):
        return None
    row = _RANKS[rank]
    which = words_of(row)[language] if row else asking.text.rstrip(" ?？!！。.は은는")
    is_asked = ground.intent in _KEEPS_ASKING
    gone: list[Span] = [*spans_of("order", ground.text, language), *spans_of("shown", ground.text, language)]
    if rank in _BY_LENGTH or not (is_asked or _asks_yes_or_no(ground)):
        gone += asking_spans(ground.text, language)
    kept = without_topic(exchanged(ground.text, dict.fromkeys(gone, "")))
    when = "" if is_asked or rank in _BY_LENGTH else words_of("when")[language]
    text = f"{when} {which} {kept}" if language == "en" else f"{which} {kept} {when}"
    carried = kept_names(ground, gone) or (kept,)
    return " ".join(text.split()), carried


def post_asked(ground: Reading, asking: Asking) -> tuple[str, tuple[str, ...]] | None:
    """The question for whoever had the post that ``ground`` asks after before, or next, and what is carried over."""
    row = next((row for row in ("predecessor", "successor") if spans_of(row, asking.text, asking.language)), None)
    kinds = {c.kind for c in ground.concepts}
    if row is None or "office" not in kinds or "person" in kinds or names_meeting(ground) or _names_visit(ground):
        return None
    language = ground.language
    kept = without_topic(exchanged(ground.text, dict.fromkeys(asking_spans(ground.text, language), "")))
    kept = _IS.sub("", kept)
    of_it = {"en": "who was the {0} of {1}", "ja": "{1}の{0}は誰", "ko": "{1}의 {0}은 누구"}[language]
    return of_it.format(words_of(f"{row}_of")[language], kept), (kept,)


_IS = re.compile(r"^(?:is|are|was|were)\s+(?:the\s+)?", re.IGNORECASE)


def _asks_yes_or_no(ground: Reading) -> bool:
    # The end of the verb is what asks there: without it nothing is left to say that they met.
    return ground.intent == "yes_no" and ground.language != "en"


def _names_visit(reading: Reading) -> bool:
    visit = cues().visit[reading.language]
    return any(c.kind == "person" for c in reading.concepts) and visit.search(reading.text) is not None
