"""The general vocabulary of the field: a Japanese or Korean word and its English equivalents, and back."""

from __future__ import annotations

import functools
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from corpus.gazetteer.fold import fold, stem, words
from corpus.gazetteer.inflect import japanese_forms, korean_forms
from corpus.gazetteer.match import ScriptIndex
from corpus.gazetteer.tables import items, read_file
from corpus.gazetteer.tables import table as read_table
from corpus.gazetteer.types import LANGS, Form, Found, LexiconMatch

# Longer than this in characters, a Japanese or Korean form is taken for a phrase.
_LONGEST_WORD = 2
_MAX_REMEMBERED = 50_000  # words with what they mean; the same few thousand come again and again


class Lexicon:
    """Entries with words in three languages. The index of a language is made when it is first asked for."""

    def __init__(self, entries: tuple[tuple[str, ...], ...], common: frozenset[str]) -> None:
        self._entries = entries
        self._ids = _ids(entries)
        self._common = common
        self._indexes: dict[str, ScriptIndex] = {}
        self._meant: dict[tuple[str, str, tuple[int, ...]], LexiconMatch] = {}

    @classmethod
    def load(cls, folder: Path) -> Lexicon:
        """The lexicon of the data file. Raises ``DataError`` when it breaks its format."""
        data = read_file("lexicon.toml", folder)
        rows = [
            row for key in data if key != "common" for row in read_table(data, key, columns=3, path="lexicon.toml").rows
        ]
        return cls(tuple(rows), frozenset(str(data.get("common", "")).split()))

    @property
    def entries(self) -> tuple[tuple[str, ...], ...]:
        """The rows as written: one cell for each of en, ja, ko."""
        return self._entries

    def ordinary(self, word: str) -> bool:
        """Whether a folded Latin word is known as an ordinary English word."""
        return word in self._common or stem(word) in self._english

    def find(self, text: str, language: str, names: Sequence[Found] = ()) -> tuple[LexiconMatch, ...]:
        """The words of the lexicon in a text, longest match, in order; none that is part of one of the ``names``.

        A phrase stands for itself first and for the words inside it after.
        """
        return tuple([self._match(language, text, each) for each in self._words(text, language, names)])

    def entry_ids(self, text: str, language: str, names: Sequence[Found] = ()) -> set[str]:
        """The entries that `find` names; for the many sentences of an archive, of which nothing else is asked."""
        meant = [self._meaning(language, text, each) for each in self._words(text, language, names)]
        return {entry_id for each in meant for entry_id in each.entry_ids}

    def _words(self, text: str, language: str, names: Sequence[Found]) -> list[Found]:
        found = self._index(language).find(text)
        return [each for each in found if not _is_part(each, names)] if names else found

    def _match(self, language: str, text: str, found: Found) -> LexiconMatch:
        held = self._meaning(language, text, found)
        terms = held.terms_en, held.terms_ja, held.terms_ko  # not `replace`, which takes three times as long
        return LexiconMatch(found.start, found.end, held.surface, *terms, held.entry_ids)

    def _meaning(self, language: str, text: str, found: Found) -> LexiconMatch:
        """What a word means, with the places of the word by itself."""
        surface = text[found.start : found.end]
        key = (language, surface, found.owners)
        held = self._meant.get(key)
        if held is None:
            held = self._match_of(self._index(language), surface, found.owners)
            if len(self._meant) < _MAX_REMEMBERED:
                self._meant[key] = held
        return held

    def _match_of(self, index: ScriptIndex, surface: str, owners: tuple[int, ...]) -> LexiconMatch:
        """What the word means, wherever it stands."""
        owners = tuple(dict.fromkeys((*owners, *_inside(index, surface))))
        ids = tuple([self._ids[owner] for owner in owners])
        return LexiconMatch(0, len(surface), surface, *self._terms(owners), entry_ids=ids)

    def _terms(self, owners: Iterable[int]) -> tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...]]:
        rows = [self._entries[owner] for owner in owners]
        en, ja, ko = (
            tuple(dict.fromkeys(term.strip("~=^") for row in rows for term in items(row[column])))
            for column in range(3)
        )
        return en, ja, ko

    def _index(self, language: str) -> ScriptIndex:
        index = self._indexes.get(language)
        if index is None:
            index = ScriptIndex(stem)
            column = LANGS.index(language)
            for owner, row in enumerate(self._entries):
                for form in forms_of(owner, row[column]):
                    index.add(form)
            self._indexes[language] = index
        return index

    @functools.cached_property
    def _english(self) -> frozenset[str]:
        folded = (fold(row[0]) for row in self._entries)
        return frozenset(stem(cell[start:end]) for cell in folded for start, end in words(cell))


def _is_part(word: Found, names: Sequence[Found]) -> bool:
    """Whether a word lies across one of the names and is no longer than it."""
    for name in names:
        if word.start < name.end and name.start < word.end and word.end - word.start <= name.end - name.start:
            return True
    return False


def _inside(index: ScriptIndex, surface: str) -> Iterator[int]:
    """The entries of the words inside a phrase, however deep."""
    if len(surface) > _LONGEST_WORD or " " in surface:
        for each in index.find(surface, inner=True):
            yield from each.owners
            yield from _inside(index, surface[each.start : each.end])


def _ids(entries: tuple[tuple[str, ...], ...]) -> list[str]:
    """The first English term of each entry, numbered where two entries begin alike."""
    seen: dict[str, int] = {}
    ids = []
    for row in entries:
        name = items(row[0])[0].lower().replace(" ", "-")
        seen[name] = seen.get(name, 0) + 1
        ids.append(name if seen[name] == 1 else f"{name}-{seen[name]}")
    return ids


def forms_of(owner: int, cell: str) -> Iterable[Form]:
    """The written forms of the words in one cell; ``~`` marks those that inflect."""
    for surface in items(cell):
        if not surface.endswith("~"):
            exact = surface.startswith("=")
            yield Form(owner, surface.lstrip("="), case="exact" if exact else "any")
            continue
        base = surface[:-1]
        for each in korean_forms(base) if "가" <= base[-1] <= "힣" else japanese_forms(base):
            yield Form(owner, each)
