"""Which sentence of a passage answers a question best."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Container, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import repeat

import numpy as np

from retrieval.coverage import Candidate, SentenceFit, share, texts_of
from retrieval.fills import Want, want_of
from retrieval.fuse import fusion_weights
from retrieval.kinds import FIGURES, TELLING, gives_reason, has_digit, is_negated, names_venue
from retrieval.types import Passage
from retrieval.understand import Intent, Reading


@dataclass(frozen=True, slots=True)
class Window:
    """The sentences of a passage with the one before and the one after it in the article, where those are known."""

    fits: tuple[SentenceFit, ...]
    before: SentenceFit | None = None
    after: SentenceFit | None = None

    @property
    def padded(self) -> tuple[Mapping[str, float], ...]:
        """What each of the sentences covers, between that of the one before and the one after (nothing if unknown)."""
        beside = [{} if f is None else f.covered for f in (self.before, self.after)]
        return (beside[0], *(f.covered for f in self.fits), beside[1])

    def near(self, ordinal: int) -> tuple[SentenceFit, ...]:
        """The sentence of that ordinal and its neighbors."""
        padded = (self.before, *self.fits, self.after)
        return tuple(f for f in padded[ordinal : ordinal + 3] if f is not None)


def windows(candidates: Sequence[Candidate]) -> list[Window]:
    """The window of each candidate; an article's passages follow each other without a gap."""
    placed = {(c.passage.article_id, c.passage.ordinal): c.sentences for c in candidates}
    found = []
    for c in candidates:
        before = placed.get((c.passage.article_id, c.passage.ordinal - 1))
        after = placed.get((c.passage.article_id, c.passage.ordinal + 1))
        found.append(Window(c.sentences, before[-1] if before else None, after[0] if after else None))
    return found


@dataclass(frozen=True, slots=True)
class Asked:
    """What is asked of the sentences of one article.

    ``rest``: the concepts that its headlines do not name, with their weights.
    ``words``: somebody's words are asked for. ``want``: what a sentence can be seen to fill in, if anything.
    """

    intent: Intent
    rest: Mapping[str, float]
    words: bool = False
    want: Want | None = None

    @classmethod
    def of(cls, reading: Reading, weights: Mapping[str, float], headed: Container[str]) -> Asked:
        """What ``reading`` asks of an article whose headlines name the concepts of ``headed``."""
        rest = {key: value for key, value in weights.items() if key not in headed}
        return cls(reading.intent, rest, reading.asks_for_words, want_of(reading))


@dataclass(frozen=True, slots=True)
class Covers:
    """For each sentence of a window the share of what is asked about, in [0, 1]: in it, and in it or its neighbors."""

    own: tuple[float, ...]
    near: tuple[float, ...]

    def shared(self, ordinal: int) -> float:
        """The share in one sentence, where what only its neighbors mention counts half."""
        return (self.own[ordinal] + self.near[ordinal]) / 2


def covers_of(found: Sequence[Window], weights: Mapping[str, float]) -> list[Covers]:
    """The covers of each window, concepts weighing as ``weights`` has them.

    All windows at once: one by one, sentence by sentence, this was a third of what a question costs beside its
    embedding.
    """
    total = sum(weights.values())
    if not total:
        return [Covers((0.0,) * len(w.fits), (0.0,) * len(w.fits)) for w in found]
    sentences = [covered for w in found for covered in w.padded]
    number = {key: n for n, key in enumerate(weights)}
    table = np.zeros((len(sentences), len(weights)))
    for row, covered in enumerate(sentences):
        for key, value in covered.items():
            if key in number:
                table[row, number[key]] = value
    beside = np.maximum(np.maximum(table[:-2], table[2:]), table[1:-1])
    worth = np.fromiter(weights.values(), np.float64) / total
    own, near = (table[1:-1] @ worth).tolist(), (beside @ worth).tolist()
    covers, start = [], 0
    for window in found:
        end = start + len(window.fits)
        covers.append(Covers(tuple(own[start:end]), tuple(near[start:end])))
        start = end + 2  # past what stands after this window and before the next
    return covers


SENTENCE = (
    *("cosine", "central", "near", "rest", "rare", "kind", "name", "reason", "venue", "denial", "negated"),
    *("fills_who", "fills_words", "fills_count"),
    *("opening", "position", "dated", "number", "length", "short", "heading", "setting"),
    *("opening_what", "opening_overview", "opening_when", "opening_who", "opening_why", "opening_yes_no"),
    "opening_words",
)
# Asked for these, the opening of an article is more, or less, likely to tell it than asked for something else.
_OPENINGS: frozenset[Intent] = frozenset({"what", "overview", "when", "who", "why", "yes_no"})
LONG, SHORT = 300, 60  # code points: a sentence that says much is rarely the one; one of a few words is hardly ever
_HEADING = 80  # code points: a longer line is no heading
_NAMING: frozenset[Intent] = frozenset({"where", "who"})


def sentence_features(
    window: Window,
    covers: Covers,
    passage: Passage,
    ordinal: int,
    *,
    asked: Asked,
    fills: bool = False,
) -> dict[str, float]:
    """What speaks for a sentence of ``passage`` as the answer; features left out are 0.

    ``cosine`` and ``central`` in twentieths (see ``SentenceFit``); ``near``: share of what is asked in it and its
    neighbors; ``rest``: in it, of the concepts, with their weights, that the headline does not name; ``rare``: how many
    of these it mentions, each counting the more the fewer sentences of the passage do (``rarity``). ``kind``: it holds
    the kind of fact asked for, where that can be told, and ``name`` if that is a name; ``fills_who`` and so on: it can
    be the answer (``retrieval/fills.py``). For the others see ``word_features``.
    """
    own, rest, intent = window.fits[ordinal], asked.rest, asked.intent
    rare = rarity(window.fits, rest)
    found = {
        "cosine": 20 * own.cosine,
        "central": 20 * own.central,
        "near": covers.near[ordinal],
        "rest": share(own.covered, rest),
        "rare": sum(rare.get(key, 0.0) * value for key, value in own.covered.items()),
    }
    if asked.want:
        found[f"fills_{asked.want}"] = float(fills)
    if intent in TELLING:
        found[_kind_feature(intent)] = float(own.kind)
    return found | word_features(passage, ordinal, intent, words=asked.words)


def rarity(fits: Sequence[SentenceFit], keys: Mapping[str, float]) -> dict[str, float]:
    """For each of the keys that some sentence covers, from 1 where one does down to near 0 where all do."""
    counts = Counter(key for f in fits for key in f.covered if key in keys)
    whole = math.log(len(fits) + 1)
    return {key: 1 - math.log(n) / whole for key, n in counts.items()}


def is_heading(passage: Passage, ordinal: int) -> bool:
    """Whether the sentence is short, has no closing mark, and stands alone before another paragraph."""
    text = passage.sentence_text(ordinal)
    following = min(ordinal + 1, len(passage.sentences) - 1)
    alone = paragraph_of(passage, ordinal) != paragraph_of(passage, following)
    return alone and len(text) < _HEADING and text[-1:] not in '.!?。」』”"’다'


def paragraph_of(passage: Passage, ordinal: int) -> int:
    """In which paragraph of the passage the sentence stands, 0-based."""
    return passage.text.count("\n\n", 0, passage.sentences[ordinal].start - passage.start)


def word_features(passage: Passage, ordinal: int, intent: Intent, *, words: bool = False) -> dict[str, float]:
    """What the words of a sentence and its place say, whatever is asked about.

    ``reason``, ``venue``, ``denial``: it gives one, asked why, where, or whether; ``negated``: it denies something,
    whatever is asked. ``opening``: it is the first; ``opening_what`` and so on: and that is asked for;
    ``position`` from 0 to 1; ``dated``: it names a day; ``number``: it holds one; ``length`` from 0 to 1 at 300 code
    points; ``short``: it has less than 60; ``heading``: it is none that tells anything ("Seoul's account");
    ``setting``: it is the first, asked where, for there it stands where people met.
    """
    sentence, text = passage.sentences[ordinal], texts_of(passage)[ordinal]
    length = sentence.end - sentence.start
    found = {
        "opening": float(ordinal == 0),
        "position": ordinal / max(len(passage.sentences) - 1, 1),
        "dated": float(bool(sentence.events)),
        "number": float(has_digit(text)),
        "length": min(length, LONG) / LONG,
        "short": float(length < SHORT),
        "heading": float(is_heading(passage, ordinal)),
        "negated": float(is_negated(text)),
    }
    if ordinal == 0 and passage.ordinal == 0:
        opens = [f"opening_{intent}"] if intent in _OPENINGS else []
        found |= dict.fromkeys([*opens, "opening_words"] if words else opens, 1.0)
    if intent == "why":
        found["reason"] = float(gives_reason(text))
    elif intent == "where":
        found["venue"] = float(names_venue(text))
        found["setting"] = float(ordinal == 0)
    elif intent == "yes_no":
        found["denial"] = float(is_negated(text))
    return found


def _kind_feature(intent: Intent) -> str:
    return "name" if intent in _NAMING else "kind"


@lru_cache(maxsize=8_192)
def _word_fits(passage: Passage, intent: Intent, words: bool) -> tuple[float, ...]:
    """The weighted sum of the ``word_features`` of each sentence; kept, for it hangs on nothing else."""
    weights = fusion_weights().sentence
    return tuple(
        sum(weights[name] * value for name, value in word_features(passage, ordinal, intent, words=words).items())
        for ordinal in range(len(passage.sentences))
    )


def sentence_fits_of(
    window: Window, covers: Covers, passage: Passage, *, asked: Asked, fills: Sequence[bool]
) -> tuple[float, ...]:
    """How well each sentence of ``passage`` fits, the higher the better, comparable within it.

    Every sentence of a report on a meeting is about those who met; the question is what else, so what it mentions of
    ``rest`` counts most (see ``sentence_features``). ``fills``: of each sentence whether it can be the answer.
    """
    intent, rest = asked.intent, asked.rest
    fits, weights, by_words = window.fits, fusion_weights().sentence, _word_fits(passage, intent, asked.words)
    cosine, central, near = 20 * weights["cosine"], 20 * weights["central"], weights["near"]
    kind = weights[_kind_feature(intent)]
    tells, share_of_rest = intent in TELLING, weights["rest"] / (sum(rest.values()) or 1.0)
    worth = {key: rest[key] * share_of_rest + weights["rare"] * rare for key, rare in rarity(fits, rest).items()}
    filling = weights[f"fills_{asked.want}"] if asked.want else 0.0
    found = []
    # An empty passage has no fits.
    for own, beside, plain, fill in zip(fits, covers.near, by_words, fills or repeat(False), strict=False):
        mentioned = sum(worth.get(key, 0.0) * value for key, value in own.covered.items()) if own.covered else 0.0
        by_asked = cosine * own.cosine + central * own.central + near * beside + mentioned
        found.append(by_asked + plain + (kind if tells and own.kind else 0.0) + (filling if fill else 0.0))
    return tuple(found)


def best_of(window: Window, fits: Sequence[float], intent: Intent) -> int:
    """Ordinal of the sentence that fits best, 0 without any.

    Where a figure is asked for, only sentences with one count if there are any.
    """
    figures = [i for i, f in enumerate(window.fits) if f.kind] if intent in FIGURES else []
    return max(figures or range(len(fits)), key=fits.__getitem__, default=0)


def kind_near(window: Window, best: int) -> float:
    """1 when the best sentence holds the kind of fact asked for, 0.5 when only a neighbor does."""
    if not window.fits:
        return 0.0
    if window.fits[best].kind:
        return 1.0
    return 0.5 if any(f.kind for f in window.near(best)) else 0.0
