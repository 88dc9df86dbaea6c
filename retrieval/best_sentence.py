"""Which sentence of a passage answers a question best."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from retrieval.coverage import texts_of
from retrieval.fills import Want, filled, want_of
from retrieval.fuse import fusion_weights
from retrieval.kinds import FIGURES, TELLING, gives_reason, has_digit, is_negated, names_venue
from retrieval.sentence_table import Floats, SentenceTable
from retrieval.tells import tell_asked, telling
from retrieval.types import Passage
from retrieval.understand import Intent, Reading

SENTENCE = (
    *("cosine", "central", "near", "rest", "rare", "told", "kind", "name", "reason", "venue", "denial", "negated"),
    *("fills_who", "fills_words", "fills_count", "tells"),
    *("opening", "position", "dated", "number", "length", "short", "heading", "setting"),
    *("opening_what", "opening_overview", "opening_when", "opening_who", "opening_why", "opening_yes_no"),
    "opening_words",
)
# Asked for these, the opening of an article is more, or less, likely to tell it than asked for something else.
_OPENINGS: frozenset[Intent] = frozenset({"what", "overview", "when", "who", "why", "yes_no"})
LONG, SHORT = 300, 60  # code points: a sentence that says much is rarely the one; one of a few words is hardly ever
_HEADING = 80  # code points: a longer line is no heading
# Asked for these, the words of any sentence may tell; for others only whether it opens the article.
_LOOKING: frozenset[Intent] = frozenset({"why", "where", "yes_no"})
_NAMING: frozenset[Intent] = frozenset({"where", "who"})


@dataclass(frozen=True, slots=True)
class Asked:
    """What is asked of every sentence.

    ``words``: somebody's words. ``want``: what a sentence can be seen to fill in, if anything, and ``fills``, for each
    candidate, which of its sentences do. ``tells``: the same of the kinds of fact of ``retrieval/tells.py``. ``acts``:
    the weights of the concepts, float64, (n_concepts,), zero for names.
    """

    intent: Intent
    words: bool = False
    want: Want | None = None
    fills: Sequence[Sequence[bool]] = ()
    acts: Floats = field(default_factory=lambda: np.zeros(0))
    tells: Sequence[Sequence[bool]] = ()

    @classmethod
    def of(cls, reading: Reading, passages: Sequence[Passage], weights: Mapping[str, float]) -> Asked:
        """What ``reading``, whose concepts have those weights, asks of the sentences of ``passages``."""
        want = want_of(reading)
        fills = tuple(filled(reading, passage) for passage in passages) if want else ()
        kind = tell_asked(reading.text, reading.language)
        tells = tuple(telling(kind, passage) for passage in passages) if kind else ()
        return cls(reading.intent, reading.asks_for_words, want, fills, acts_of(reading, weights), tells)


def acts_of(reading: Reading, weights: Mapping[str, float]) -> Floats:
    """The weights, zero for those of names, unless nothing else is asked after.

    Who did it and where mostly stands in another sentence than what.
    """
    named = {c.key for c in reading.concepts if c.is_named}
    if named.issuperset(weights):
        return np.fromiter(weights.values(), np.float64)
    return np.array([0.0 if key in named else weight for key, weight in weights.items()])


def sentence_features(
    table: SentenceTable, n: int, ordinal: int, passage: Passage, *, rest: Floats, asked: Asked
) -> dict[str, float]:
    """What speaks for a sentence of ``passage``, the ``n``-th candidate, as the answer; features left out are 0.

    ``cosine`` and ``central`` in twentieths (see ``SentenceFit``); ``near``: share of what is asked in it and its
    neighbors; ``rest``: in it, of the concepts, with their weights, that the headline does not name; ``rare``: how many
    of these it mentions, each counting the more the fewer sentences of the passage do (``rarity``). ``told``: the share
    in it of what is asked but names, as far as the passage mentions it at all. ``kind``: it holds the kind of fact
    asked for, where that can be told, and ``name`` if that is a name; ``fills_who`` and so on, and ``tells``: it can be
    the answer (``retrieval/fills.py``, ``retrieval/tells.py``). For the others see ``word_features``. The argument
    ``rest`` is the row of it in ``sentence_fits_of``.
    """
    covered, is_rest = table.covered[n, :, ordinal], rest > 0
    found = {
        "cosine": 20 * float(table.cosines[n, ordinal]),
        "central": 20 * float(table.central[n, ordinal]),
        "near": float(table.near[n, ordinal]),
        "rest": float(covered @ rest) / (float(rest.sum()) or 1.0),
        "rare": float(covered[is_rest] @ rarity(table)[n, is_rest]),
        "told": float(covered @ _told_shares(table, asked.acts)[n]),
    }
    if asked.want:
        found[f"fills_{asked.want}"] = float(asked.fills[n][ordinal])
    if asked.tells:
        found["tells"] = float(asked.tells[n][ordinal])
    if asked.intent in TELLING:
        found[_kind_feature(asked.intent)] = float(table.kinds[n, ordinal])
    return found | word_features(passage, ordinal, asked.intent, words=asked.words)


def rarity(table: SentenceTable) -> Floats:
    """For each candidate, of each concept that a sentence covers, from 1 where one does down to near 0 where all do.

    float64, (n, n_concepts).
    """
    counts = (table.covered > 0).sum(axis=2)
    return np.where(counts, 1 - np.log(np.maximum(counts, 1)) / np.log(np.maximum(table.lengths, 1) + 1)[:, None], 0.0)


def _told_shares(table: SentenceTable, acts: Floats) -> Floats:
    """For each candidate the share of each concept in what is asked but names and mentioned there: (n, n_concepts)."""
    if not acts.size:
        return np.zeros(table.covered.shape[:2])
    there = acts * (table.covered.max(axis=2) > 0)
    shares: Floats = there / np.where(total := there.sum(axis=1), total, 1.0)[:, None]
    return shares


def is_heading(passage: Passage, ordinal: int) -> bool:
    """Whether the sentence is short, has no closing mark, and stands alone before another paragraph."""
    text = texts_of(passage)[ordinal]
    if len(text) >= _HEADING or text[-1:] in '.!?。」』”"’다':
        return False
    following = min(ordinal + 1, len(passage.sentences) - 1)
    return paragraph_of(passage, ordinal) != paragraph_of(passage, following)


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
    return _own_features(passage, ordinal) | _intent_features(passage, ordinal, intent, words=words)


def _own_features(passage: Passage, ordinal: int) -> dict[str, float]:
    """Those of the ``word_features`` that are the same for every intent."""
    sentence, text = passage.sentences[ordinal], texts_of(passage)[ordinal]
    length = sentence.end - sentence.start
    return {
        "opening": float(ordinal == 0),
        "position": ordinal / max(len(passage.sentences) - 1, 1),
        "dated": float(bool(sentence.events)),
        "number": float(has_digit(text)),
        "length": min(length, LONG) / LONG,
        "short": float(length < SHORT),
        "heading": float(is_heading(passage, ordinal)),
        "negated": float(is_negated(text)),
    }


def _intent_features(passage: Passage, ordinal: int, intent: Intent, *, words: bool) -> dict[str, float]:
    """The others: none for most sentences and intents."""
    found: dict[str, float] = {}
    text = texts_of(passage)[ordinal]
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
def _word_fits(passage: Passage, intent: Intent, words: bool) -> NDArray[np.float64]:
    """The weighted sum of the ``word_features`` of each sentence; kept, for it hangs on nothing else."""
    fits = np.array(_own_fits(passage))
    for ordinal in range(len(fits)) if intent in _LOOKING else range(min(1, len(fits))):
        fits[ordinal] = _weighed(_intent_features(passage, ordinal, intent, words=words), fits[ordinal])
    return fits


@lru_cache(maxsize=8_192)
def _own_fits(passage: Passage) -> tuple[float, ...]:
    """The same of the ``_own_features``, which take the most time: a passage comes up under many intents."""
    return tuple(_weighed(_own_features(passage, ordinal), 0.0) for ordinal in range(len(passage.sentences)))


def _weighed(features: Mapping[str, float], start: float) -> float:
    weights = fusion_weights().sentence
    return sum((weights[name] * value for name, value in features.items()), start)


def sentence_fits_of(table: SentenceTable, passages: Sequence[Passage], *, rest: Floats, asked: Asked) -> Floats:
    """How well each sentence of each candidate fits, the higher the better, comparable within one: (n, most).

    Every sentence of a report on a meeting is about those who met; the question is what else, so what it mentions of
    ``rest`` counts most (see ``sentence_features``): for each of ``passages`` the weights of the concepts, float64,
    (n, n_concepts), zero for those that its headline names. Where there is no sentence it is minus infinity.
    """
    weights = fusion_weights().sentence
    plain = np.full(table.there.shape, -np.inf)
    plain[table.there] = np.concatenate(
        [
            _word_fits(p, asked.intent, asked.words)[:length]
            for p, length in zip(passages, table.lengths.tolist(), strict=True)
        ]
    )
    share_of_rest = weights["rest"] / np.where(total := rest.sum(axis=1), total, 1.0)[:, None]
    worth = rest * share_of_rest + weights["rare"] * rarity(table) * (rest > 0)
    worth += weights["told"] * _told_shares(table, asked.acts)
    by_asked = 20 * weights["cosine"] * table.cosines + 20 * weights["central"] * table.central
    by_asked += weights["near"] * table.near + np.einsum("nc,ncs->ns", worth, table.covered)
    if asked.intent in TELLING:
        plain += weights[_kind_feature(asked.intent)] * table.kinds
    if asked.want:
        plain[table.there] += weights[f"fills_{asked.want}"] * np.concatenate(asked.fills)
    if asked.tells:
        plain[table.there] += weights["tells"] * np.concatenate(asked.tells)
    fits: Floats = by_asked + plain
    return fits


def best_of(table: SentenceTable, fits: Floats, intent: Intent) -> NDArray[np.int64]:
    """For each candidate the ordinal of the sentence that fits best, 0 without any: (n,).

    Where a figure is asked for, only sentences with one count if there are any.
    """
    if intent in FIGURES:
        has_none = ~table.kinds.any(axis=1, keepdims=True)
        fits = np.where(table.kinds | has_none, fits, -np.inf)
    best: NDArray[np.int64] = fits.argmax(axis=1)
    return best


def kind_near(table: SentenceTable, best: NDArray[np.int64]) -> Floats:
    """1 where the best sentence holds the kind of fact asked for, 0.5 where only a neighbor does: (n,)."""
    rows = np.arange(len(best))
    near = np.where(table.kinds[rows, best], 1.0, 0.5 * table.kinds_near[rows, best])
    return np.where(table.lengths > 0, near, 0.0)
