"""Where the meetings of a sentence are."""

from __future__ import annotations

import re

from corpus.meetings.clause import Clause, Sentence
from corpus.meetings.scene import Scene
from corpus.meetings.where import Place, PlaceReader

_AT_IT = re.compile(
    r"에서(?:는|도)?\s|では|で(?:は)?、"
)  # what follows is told of something else: 협의에서 지난 13일 프놈펜에서
_SINCE_CLOSING = re.compile(r"[^.,]{0,24}?(?:이후|이래)")
_SINCE = re.compile(r"\bsince\b(?!\s+(?:[\w-]+\s+){0,6}$)")


def places_in(scene: Scene, sentence: Sentence) -> PlaceReader:
    """The reader of the sentence's places."""
    return PlaceReader(scene.gazetteer, scene.article.text, sentence.shape, sentence.mentions, scene.book)


def place_told(scene: Scene, clause: Clause, *, near: bool) -> Place | None:
    """Where the clause says that the meeting is; ``near``: only a city right beside the cue is its."""
    place = places_in(scene, clause.sentence).place_of(clause.cue, clause.start, clause.stop, near=near)
    if place is None or _is_of_next_clause(place, clause, scene.book.language):
        return None
    return None if _is_of_since(place, clause, scene.book.language) else place


def _is_of_next_clause(place: Place, clause: Clause, language: str) -> bool:
    """Whether a comma after a Japanese verb parts it from the place: 話し合い、5月に東京で2回目を開く."""
    shape, cue = clause.shape, clause.cue
    after = language == "ja" and cue.is_verb and shape.text.startswith("、", cue.end)
    at_it = language != "en" and not cue.is_verb and _AT_IT.match(shape.text, cue.end) is not None
    return (after or at_it) and shape.place_of(place.start) >= cue.end


def _is_of_since(place: Place, clause: Clause, language: str) -> bool:
    """Whether it is the place of what came before: "the first meeting since a cabinet took office in".

    회담은 지난 6월 캐나다 정상회의 이후 두 번째다.
    """
    start, end = clause.shape.place_of(place.start), clause.shape.place_of(place.end)
    if language == "en":
        return _SINCE.search(clause.shape.text[clause.cue.end : start]) is not None
    is_after = language == "ko" and start >= clause.cue.end
    return is_after and _SINCE_CLOSING.match(clause.shape.text, end) is not None


def is_elsewhere(place: Place, clause: Clause) -> bool:
    """Whether a comma parts the place from a verb after it: "after the unrest in Seoul, they had talked"."""
    shape, cue = clause.shape, clause.cue
    end = shape.place_of(place.end)
    return end <= cue.start and "," in shape.text[end : cue.start]
