"""Copies of one text: which articles print the same words, found without comparing with every article.

A wire story is printed by many outlets with another headline, a changed word here and there, and paragraphs
cut from the end. So the measure is containment: the share of the shorter text's shingles (runs of a few letters)
that the other has too. Candidates come from winnowing (Schleimer, Wilkerson, Aiken, 2003): in every window of
neighboring shingles the smallest hash is kept, so two texts that share a run of window + shingle letters share a
kept hash, however much was cut around it. MinHash bands, the usual way, only find texts of about the same length:
a story cut to a third of its length falls through. The store keeps the hashes in an indexed table; a new article
costs a few dozen look-ups, whatever the size of the store.

``N_LETTERS`` and ``N_WINDOW`` are part of the stored format: changing one needs a migration that makes the table anew.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from corpus.types import Article, Precision

# Letters a shingle and shingles a window, for alphabets and for kana, kanji and hangul (a syllable or a word says
# more than a letter does).
N_LETTERS = {False: 14, True: 7}
N_WINDOW = {False: 60, True: 30}

# Measured on the texts of tests/corpus/made.py: with every twelfth word changed a copy reaches 0.71 (English) and 0.77
# (Korean), with every twentieth 0.83 and 0.86, however many paragraphs are cut; two reports of one meeting reach 0.01,
# two readouts from one ministry's template 0.40. Real pages of one field, navigation included, reach 0.09.
MIN_CONTAINMENT = 0.7
# Shorter texts (a flash, a caption) count as copies only when they are equal.
MIN_SHINGLES = 60
# Share of the smaller set of kept hashes that a candidate must have: low, because one changed word moves several.
MIN_SHARED = 0.15
# A ministry's readouts follow a template; a copy appears within days, the next readout rarely does.
MAX_DAYS_APART = 7

# No story is longer; of a longer text, the beginning tells whose copy it is.
_MAX_LETTERS = 200_000

_MULTIPLIER = np.uint64(0x9E3779B97F4A7C15)


@dataclass(frozen=True, slots=True)
class Shingles:
    """The shingles of one text. ``hashes``: int64, (n,), sorted, each once. ``kept``: the winnowed ones, likewise."""

    hashes: NDArray[np.int64]
    kept: tuple[int, ...]


def shingles(text: str) -> Shingles:
    """The shingles of ``text``, spaces, punctuation, case and width aside; none for a text without letters."""
    letters = "".join(filter(str.isalnum, unicodedata.normalize("NFKC", text[:_MAX_LETTERS]).casefold()))
    codes = np.frombuffer(letters.encode("utf-32-le", "replace"), dtype=np.uint32).astype(np.uint64)
    dense_script = _is_dense(codes)
    hashes = _hash_runs(codes, N_LETTERS[dense_script])
    return Shingles(np.unique(hashes), _winnow(hashes, N_WINDOW[dense_script]))


def containment(one: Shingles, other: Shingles) -> float:
    """The share, 0 to 1, of the smaller set of shingles that stands in the other too; 0 when one is too short."""
    n_smaller = min(len(one.hashes), len(other.hashes))
    if n_smaller < MIN_SHINGLES:
        return 0.0
    return len(np.intersect1d(one.hashes, other.hashes, assume_unique=True)) / n_smaller


def may_be_copies(one: Article, other: Article) -> bool:
    """Whether the publication days allow that one copies the other; unknown days do."""
    if one.published is None or other.published is None:
        return True
    if Precision.DAY not in (one.published.precision, other.published.precision):
        return True
    gap = max(
        (one.published.earliest_on - other.published.latest_on).days,
        (other.published.earliest_on - one.published.latest_on).days,
    )
    return gap <= MAX_DAYS_APART


def _is_dense(codes: NDArray[np.uint64]) -> bool:
    """Whether most letters are kana, kanji or hangul."""
    if not len(codes):
        return False
    east_asian = ((codes >= 0x3040) & (codes <= 0x9FFF)) | ((codes >= 0xAC00) & (codes <= 0xD7A3))
    return bool(east_asian.mean() > 0.5)


def _hash_runs(codes: NDArray[np.uint64], length: int) -> NDArray[np.int64]:
    """A 64-bit hash of each run of ``length`` letters, in order; of the whole text when it is shorter."""
    if not len(codes):
        return np.empty(0, dtype=np.int64)
    length = min(length, len(codes))
    n_runs = len(codes) - length + 1
    value = np.zeros(n_runs, dtype=np.uint64)
    for offset in range(length):
        value = value * _MULTIPLIER + codes[offset : offset + n_runs] + np.uint64(1)
    return _mix(value).view(np.int64)


def _mix(value: NDArray[np.uint64]) -> NDArray[np.uint64]:
    """The finalizer of SplitMix64: without it neighboring letters give neighboring hashes."""
    value = (value ^ (value >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
    value = (value ^ (value >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
    return value ^ (value >> np.uint64(31))


def _winnow(hashes: NDArray[np.int64], window: int) -> tuple[int, ...]:
    """The smallest hash of every window of neighbors, each once, sorted."""
    if not len(hashes):
        return ()
    windows = np.lib.stride_tricks.sliding_window_view(hashes, min(window, len(hashes)))
    return tuple(np.unique(windows.min(axis=1)).tolist())
