"""Longest-match look-up of written forms: word n-grams for Latin script, first characters for CJK. No giant regex."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from corpus.gazetteer.fold import fold, words
from corpus.gazetteer.script import Squeezed, ends_well, fits, has_cjk
from corpus.gazetteer.types import Form, Found

# A space that stays in a text in which those between CJK characters are dropped: 전후 50년 결의.
_BESIDE_NUMBER = re.compile(r"[0-9] | [0-9]")
_JOINTS = frozenset({" ", "-", ".", "'", "", "&", " & ", "/", "\n", "- "})


class LatinIndex:
    """Forms in Latin script, found on word boundaries whatever their case, plural or possessive."""

    def __init__(self, normalize: Callable[[str], str]) -> None:
        self._normalize = normalize
        self._forms: dict[str, list[Form]] = {}
        self._sizes: dict[str, list[int]] = {}  # of the forms that begin with a word, longest first

    def add(self, *forms: Form) -> None:
        """Takes in the forms, which share their surface."""
        folded = fold(forms[0].surface)
        plain = folded.isascii() and folded.replace(" ", "").isalnum()  # Most forms, and start-up counts.
        pieces = folded.split() if plain else [folded[start:end] for start, end in words(folded)]
        names = [self._normalize(piece) for piece in pieces]
        if names:
            self._forms.setdefault(" ".join(names), []).extend(forms)
            _note_size(self._sizes, names[0], len(names))

    def find(self, text: str, folded: str, *, inner: bool, uncased: bool) -> list[Found]:
        """The longest matches from left to right, without overlap; ``inner``: but not the whole text.

        ``uncased``: in a text without capitals but those of abbreviations, names that need one match all the same.
        """
        spans = words(folded)
        names = [self._normalize(folded[start:end]) for start, end in spans]
        cased = not uncased or _has_capitals(text)
        sizes, found, free = self._sizes, [], 0
        for i in [i for i, name in enumerate(names) if name in sizes]:  # many words begin no form
            if i < free:
                continue
            size = _reach(folded, spans, i, min(sizes[names[i]][0], len(spans) - i))
            size -= inner and size == len(spans)
            match = self._at(text, spans, names, i, size, cased)
            # "Prime Minister Lee Hae-chan" is a title and a full name, not "Prime Minister Lee", whoever that is.
            while match and match[1] > 1 and self._splits_name(folded, spans, names, i, match[1]):
                match = self._at(text, spans, names, i, match[1] - 1, cased)
            if match:
                found.append(match[0])
                free = i + match[1]
        return found

    def _at(
        self, text: str, spans: Sequence[tuple[int, int]], names: list[str], i: int, longest: int, cased: bool
    ) -> tuple[Found, int] | None:
        for n in self._sizes[names[i]]:
            forms = self._forms.get(" ".join(names[i : i + n]) if n > 1 else names[i]) if n <= longest else None
            if not forms:
                continue
            start, end = spans[i][0], spans[i + n - 1][1]
            owners = [form.owner for form in forms if _case_ok(form, text[start:end], cased)]
            if owners:
                return Found(start, end, tuple(dict.fromkeys(owners))), n
        return None

    def _splits_name(
        self, folded: str, spans: Sequence[tuple[int, int]], names: Sequence[str], i: int, size: int
    ) -> bool:
        """Whether the ``size`` words from the i-th on name somebody by a title, and the last begins a longer name."""
        if not any(form.person for form in self._forms[" ".join(names[i : i + size])]):
            return False
        last = i + size - 1
        sizes = self._sizes.get(names[last], ())
        reach = _reach(folded, spans, last, min(max(sizes, default=0), len(spans) - last))
        longer = (self._forms.get(" ".join(names[last : last + n]), ()) for n in sizes if 1 < n <= reach)
        return any(form.person for forms in longer for form in forms)


def _note_size(sizes: dict[str, list[int]], first: str, size: int) -> None:
    """Takes in that a form of so many words or characters begins with ``first``; the longest stand first."""
    held = sizes.setdefault(first, [])
    if size not in held:
        held.append(size)
        held.sort(reverse=True)


def _is_joint(between: str, n_before: int) -> bool:
    """Whether what stands between two words lets them be one name; a point and a blank do after an initial alone."""
    return between in _JOINTS or (between == ". " and n_before == 1)


def _reach(folded: str, spans: Sequence[tuple[int, int]], i: int, size: int) -> int:
    """How many words from the i-th on hang together, at most ``size``."""
    for n in range(1, size):
        (start, end), (following, _) = spans[i + n - 1], spans[i + n]
        if not _is_joint(folded[end:following], end - start):
            return n
    return size


# "How long were kang and motegi in NY": abbreviations are written so whatever the rest is.
_ABBREVIATION = re.compile(r"\b[A-Z][A-Z0-9.&-]*(?:['’]?s)?\b")
# Abbreviations that without capitals are another word.
_SMALL = """
ad ai aid all am an are art as at be bit by ca can dm do ed eta ex far fed for go has he hi him his ice id if in
is it its jr la ma map may me met mi mia my no not now oas of ok on one or our out pa pac pap per pm pro sea
set she sir so st ten the to two up us was we who
"""
_WORDS = frozenset(_SMALL.split())


def _has_capitals(text: str) -> bool:
    """Whether there are capitals in ``text`` besides those of abbreviations and of I."""
    rest = _ABBREVIATION.sub("", text)
    return rest != rest.lower()


def _case_ok(form: Form, surface: str, cased: bool) -> bool:
    if form.case == "any":
        return True
    if form.case == "exact":
        is_word = form.surface.isupper() and form.surface.lower() in _WORDS
        exact = form.surface if cased or is_word else form.surface.lower()  # "nara", "wto", but not "us"
        return exact.rstrip(".") in (surface, surface.removesuffix("s")) or (
            not cased and not is_word and form.surface.isupper() and form.surface == surface
        )
    return surface[0].isupper() or not cased


class CjkIndex:
    """Forms in kanji, kana and hangul, found as substrings with the boundary rules of ``script.fits``."""

    def __init__(self) -> None:
        self._forms: dict[str, list[Form]] = {}
        self._sizes: dict[str, list[int]] = {}

    def add(self, *forms: Form) -> None:
        """Takes in the forms, which share their surface; spaces in it are optional in a text."""
        folded = fold(forms[0].surface)
        keys = {folded.replace(" ", "")}
        if _BESIDE_NUMBER.search(folded):
            keys.add(Squeezed.of(folded).chars)
        for key in keys:
            held = self._forms.setdefault(key, [])
            held.extend(forms)
            if len(held) == len(forms):
                _note_size(self._sizes, key[0], len(key))

    def find(self, folded: str, *, inner: bool = False) -> list[Found]:
        """The longest matches from left to right, without overlap; ``inner``: but not the whole text."""
        text = Squeezed.of(folded)
        found: list[Found] = []
        i, last = 0, -1
        while i < len(text.chars):
            if text.chars[i] not in self._sizes:
                i += 1
                continue
            match = self._at(text, i, chained=i == last, inner=inner)
            if match:
                found.append(Found(text.where[i], text.where[match[0] - 1] + 1, match[1]))
                i = last = match[0]
            else:
                i += 1
        return found

    def _at(self, text: Squeezed, i: int, *, chained: bool, inner: bool) -> tuple[int, tuple[int, ...]] | None:
        longest = len(text.chars) - i - (inner and i == 0)
        for size in self._sizes.get(text.chars[i], ()):
            forms = self._forms.get(text.chars[i : i + size]) if size <= longest else None
            if not forms:
                continue
            good = [f.owner for f in forms if fits(text, i, i + size, f, chained) and ends_well(text, i, i + size, f)]
            if good:
                return i + size, tuple(dict.fromkeys(good))
        return None


class ScriptIndex:
    """Both indexes behind one door: each form goes where its script belongs."""

    def __init__(self, normalize: Callable[[str], str]) -> None:
        self._latin, self._cjk = LatinIndex(normalize), CjkIndex()

    def add(self, *forms: Form) -> None:
        """Takes in the forms, which share their surface."""
        (self._cjk if has_cjk(forms[0].surface) else self._latin).add(*forms)

    def find(self, text: str, *, inner: bool = False, uncased: bool = False) -> list[Found]:
        """All matches, sorted by place; ``inner``: those inside a text that is itself a form."""
        folded = fold(text)
        found = self._latin.find(text, folded, inner=inner, uncased=uncased)
        if has_cjk(text):
            found = sorted(found + self._cjk.find(folded, inner=inner), key=lambda each: each.start)
        return found
