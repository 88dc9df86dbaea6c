"""Where a sentence speaks of a meeting: the verb or noun, and what kind of meeting that word tells of."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from corpus.meetings.cuebook import CueBook
from corpus.meetings.shapes import Shape

CueKind = Literal["talks", "phone", "video", "brief", "meal", "courtesy"]


_CALLS = ("phone", "video")
_RARE = ("phone", "video", "meal", "courtesy")  # kinds whose many words have one of a few in them


@dataclass(frozen=True, slots=True)
class Cue:
    """A word for a meeting. ``start`` and ``end`` are places in the sentence's shape; ``is_verb``: 'met', 会った.

    ``is_round``: the name of a standing format of officials (安全保障対話, 어업공동위원회).
    """

    kind: CueKind
    start: int
    end: int
    word: str
    is_verb: bool
    is_round: bool = False


def cues_of(shape: Shape, book: CueBook) -> list[Cue]:
    """The cues of the sentence, in order, without overlap; words that only look like one are left out."""
    text = shape.folded
    if not book["any_cue"].search(text):
        return []
    absent = {kind for kind in _RARE if not book.has(f"{kind}_words", text)}
    matches = [(kind, m) for kind, pattern in book.cues if kind not in absent for m in pattern.finditer(text)]
    if not matches:
        return []
    taken: list[tuple[int, int]] = [match.span() for match in book["not_cues"].finditer(text)]
    taken += [match.span() for match in book["titles"].finditer(shape.text)] if "titles" in book.named else []
    found: list[Cue] = []
    for kind, match in matches:
        if not overlaps(match.span(), taken):
            taken.append(match.span())
            is_verb = book["verb_cue"].fullmatch(match[0]) is not None or book.at("gerund", text, match)
            is_verb = is_verb and not (match[0] == "talk" and book.has("owned", text[: match.start()]))
            is_round = kind == "talks" and book.has("round_cue", match[0])
            found.append(Cue(_kind(kind), match.start(), match.end(), match[0], is_verb, is_round=is_round))
    found.sort(key=lambda cue: cue.start)
    found = list(_in_brackets(found, text))
    found = list(_by_means(found, text, book)) if "means_then" in book.named else found
    return list(_with_means(found, text, book)) if "by_video" in book.named else found


def _in_brackets(cues: Sequence[Cue], text: str) -> Iterator[Cue]:
    """The cues, where one in brackets right after talks tells by what means they were held: 局長協議(テレビ会議)."""
    last: Cue | None = None
    for cue in cues:
        if (
            last is not None
            and cue.kind in _CALLS
            and last.kind == "talks"
            and text[last.end : cue.start] in ("(", "（")
        ):
            last = replace(last, kind=cue.kind)
            continue
        if last is not None:
            yield last
        last = cue
    if last is not None:
        yield last


def _by_means(cues: Sequence[Cue], text: str, book: CueBook) -> Iterator[Cue]:
    """The cues, where one that only tells by what means those after it talked becomes part of that: 電話による."""
    means: Cue | None = None
    for cue in cues:
        if means is not None:
            then = "means_then" if means.kind == "video" else "phone_then"
            is_then = then in book.named and book[then].fullmatch(text, means.end, cue.start) is not None
            if cue.kind == "talks" and is_then:
                cue = replace(cue, kind=means.kind)
            else:
                yield means
        means = cue if cue.kind in _CALLS else None
        if means is None:
            yield cue
    if means is not None:
        yield means


def _with_means(cues: Sequence[Cue], text: str, book: CueBook) -> Iterator[Cue]:
    """The cues, where one that only tells by what means the talks before it were held becomes part of those."""
    last: Cue | None = None
    for cue in cues:
        is_means = cue.kind == "video" and book["by_video"].match(cue.word) is not None
        if last is not None and is_means and book["up_to_means"].fullmatch(text, last.end, cue.start):
            last = replace(last, kind="video")
            continue
        if last is not None and last.kind == "talks" and cue.kind == "phone" and _is_beside(last, cue, text, book):
            last = replace(last, kind="phone")
            continue
        if last is not None and last.kind in _CALLS and not cue.is_verb and book.has("same_call", text[: cue.start]):
            continue  # "spoke by telephone, their first conversation since he took office"
        if last is not None and cue.kind == "meal" and book["up_to_meal"].fullmatch(text, last.end, cue.start):
            continue
        if last is not None:
            yield last
        last = cue
    if last is not None:
        yield last


def _is_beside(talks: Cue, means: Cue, text: str, book: CueBook) -> bool:
    """Whether commas set off by what means talks were held: "held their first talks, by telephone, since"."""
    return book["by_phone"].fullmatch(means.word) is not None and text[talks.end : means.start].strip() == ","


def _kind(word: str) -> CueKind:
    kinds: dict[str, CueKind] = {
        "phone": "phone",
        "video": "video",
        "brief": "brief",
        "meal": "meal",
        "courtesy": "courtesy",
    }
    return kinds.get(word, "talks")


def overlaps(span: tuple[int, int], taken: Sequence[tuple[int, int]]) -> bool:
    """Whether a stretch of the words has a part in common with one that is taken already."""
    return any(span[0] < end and start < span[1] for start, end in taken)
