"""How a question goes on from the one before, if it does: its words without what leads into it, and what they say."""

from __future__ import annotations

from dataclasses import dataclass

from retrieval.acts import acts_of
from retrieval.followup.parts import (
    THINGS,
    Step,
    beside_names,
    is_content,
    is_place,
    length,
    spans_of,
    without_lead,
)
from retrieval.types import Language
from retrieval.understand import Concept, Reading, asking_spans

_STEPPED = frozenset({"when", "where", "who", "how_long", "overview", "what"})
# In words: a question that goes on at all, a fragment beside its names, and a question without names, with a word of
# its own and without one.
MOST, _FRAGMENT, FEW, _SOME = 12, 2, 4, 6
_SPEAKING = frozenset({"say", "announce"})


@dataclass(frozen=True, slots=True)
class Asking:
    """How the new question goes on: its words without what leads into it, and what they say of that.

    ``ranks``: they say nothing but which one of the row is meant.
    """

    new: Reading
    text: str
    language: Language
    asks: bool
    step: Step | None
    points: bool
    ranks: bool = False

    @property
    def has_lead(self) -> bool:
        """Whether "and", "what about" stands before it."""
        return self.text != self.new.text

    @property
    def names(self) -> list[Concept]:
        """The persons, things and places that it names itself."""
        return [c for c in self.new.concepts if c.kind in THINGS or c.kind == "person" or is_place(c, self.text)]

    @property
    def has_unknown_words(self) -> bool:
        """Whether it names what is neither a name nor a word of the field: it is about something else."""
        used = [
            span for row in ("next", "previous", "altogether") for span in spans_of(row, self.new.text, self.language)
        ]
        unknown = [c for c in self.new.concepts if c.kind == "word"]
        return any(not any(a <= c.start < b for a, b in used) for c in unknown)

    @property
    def may_be_of_it(self) -> bool:
        """Whether it may be about what came before although it says nothing of that: short, and on no other person."""
        if any(c.kind == "person" for c in self.names):
            return False
        return not self.names or length(self.text) <= _SOME

    @property
    def is_country_alone(self) -> bool:
        """Whether a country is named and nothing asked of it: 「日本は?」, "and Japan?"."""
        is_of_countries = bool(self.new.concepts) and all(c.kind == "country" for c in self.new.concepts)
        return not self.asks and is_of_countries and length(beside_names(self.new, self.text)) <= _FRAGMENT

    @property
    def is_of_thing(self) -> bool:
        """Whether nothing but things is named."""
        return bool(self.names) and all(c.kind in THINGS for c in self.names)

    @property
    def is_asked_anew(self) -> bool:
        """Whether it asks something else than the question before: in a question, or in a word of its own."""
        if self.is_of_office or self.is_of_country:
            return False  # "and the foreign minister?" wants of him what was asked before
        if not self.step and spans_of("clause", self.text, self.language):
            return True
        return self.asks or self.ranks or bool(self.n_content and not self.points and not self.names)

    @property
    def is_of_office(self) -> bool:
        """Whether nothing but an office is named, and perhaps whose: "and South Korea's foreign minister?"."""
        named = [c for c in self.new.concepts if c.kind != "lexicon"]
        offices = [c for c in named if c.kind == "office"]
        return not self.asks and len(offices) == 1 and all(c.kind in ("office", "country") for c in named)

    @property
    def is_of_country(self) -> bool:
        """Whether nothing but a country is named: "and Japan's?"."""
        return not self.asks and [c.kind for c in self.new.concepts] == ["country"]

    @property
    def says_whose(self) -> bool:
        """Whether a country is named, or the present."""
        return any(c.kind == "country" or c.key == "lex:currently" for c in self.new.concepts)

    @property
    def tells_of_act(self) -> bool:
        """Whether it says itself what was done, and not only what was said of what came before."""
        return bool(acts_of(self.new.text, self.new.language) - _SPEAKING)

    @property
    def n_content(self) -> int:
        """How many words of its own it has beside those of asking."""
        return len({c.start for c in self.new.concepts if is_content(c)})


def asking_of(new: Reading, earlier: Language) -> Asking:
    """How ``new`` goes on; ``earlier`` is its language where it has no word of its own: "2020?"."""
    language = new.language if any(letter.isalpha() for letter in new.text) else earlier
    text = without_lead(new.text, language)
    asks, step = bool(asking_spans(text, language)), _step(text, language, new)
    points, ranks = bool(spans_of("pointing", text, language)), bool(spans_of("rank", text, language))
    return Asking(new, text, language, asks, step, points, ranks)


def may_go_on(asking: Asking) -> bool:
    """Whoever goes on is brief, and says something: a long question is one of its own, "ok thanks" is none."""
    new = asking.new
    if new.gives_orders or new.asks_for_advice or length(asking.text) > MOST:
        return False
    return bool(asking.asks or asking.step or asking.points or asking.ranks or new.dates or new.concepts)


def goes_on(asking: Asking) -> bool:
    """Whether the question leaves out what it is about."""
    new, asked, asks, step = asking.new, asking.text, asking.asks, asking.step
    n, n_beside, names = length(asked), length(beside_names(new, asked)), asking.names
    if step and (asking.has_lead or asking.points) and not any(c.kind == "person" for c in names):
        return True
    if asking.is_country_alone:
        return True
    if any(not is_place(c, asked) for c in names):
        # "What about Kishida?" is a fragment; "Where did Kishida meet Yoon?" and "KEDO?" are questions of their own.
        is_topic = asking.has_lead or bool(spans_of("topic", asked, asking.language))
        is_person = all(c.kind == "person" for c in names) and not n_beside
        return not asks and ((is_topic and n_beside <= _FRAGMENT) or is_person)
    n_content = asking.n_content
    if asking.has_lead or asking.points or (step and not n_content):
        return True
    if names:
        return n_beside <= _FRAGMENT
    if not asks and n_content and n <= FEW and not (names or new.dates or asking.has_unknown_words):
        return True  # 「追悼式は?」, "Japan's reaction"
    if not (asks or new.dates):
        return False
    return n <= _SOME if not n_content else n_content == 1 and n <= FEW


def _step(asked: str, language: Language, new: Reading) -> Step | None:
    if new.intent not in _STEPPED or any(c.kind == "person" for c in new.concepts):
        return None
    if spans_of("previous", asked, language):
        return "previous"
    return "next" if spans_of("next", asked, language) else None
