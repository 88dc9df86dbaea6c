"""The sentences of somebody's message, each looked up in the archive. All waiting happens in threads."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime

from bot.addressed import without_tokens
from bot.backend import Backend
from bot.executor import Executor
from bot.meeting_text import TOKYO_AND_SEOUL
from corpus.sentences import sentences
from retrieval.claims import Checked, Claim, check, read_claim
from retrieval.errors import BadQuery
from retrieval.plain import plain
from retrieval.types import Language, Query
from retrieval.understand import language_of

MAX_SENTENCES = 6
MAX_SENTENCE = 400  # code points that are looked up
_N_EXCERPTS = 5  # that a sentence is compared with
_ADDRESS = re.compile(r"<?https?://\S+", re.IGNORECASE)
_MARKUP = re.compile(r"^\s*(?:>{1,3}|-#|#{1,3}|[-*+])\s+|\*\*|__|~~|\|\||`+", re.MULTILINE)
_SHORTEST = 2  # letters or digits that a sentence has at least


@dataclass(frozen=True, slots=True)
class CheckedMessage:
    """The sentences that were looked up, in order, and how many there are in all that name anything to look up."""

    checked: tuple[Checked, ...]
    n_sentences: int


class Claims:
    """Looks up what a message says; raises ``QuestionError``, ``RetrievalError`` or ``CorpusError``."""

    def __init__(self, backend: Backend, executor: Executor) -> None:
        self._backend, self._executor = backend, executor

    async def check(self, text: str, said_on: date, language: Language) -> CheckedMessage:
        """What the archive holds on the first sentences of ``text``, written on ``said_on``; ``language`` is ours."""
        claims = await self._executor.run(self._read, text, said_on)
        checked = [await self._executor.run(self._check, each, language) for each in claims[:MAX_SENTENCES]]
        return CheckedMessage(tuple(checked), len(claims))

    def _read(self, text: str, said_on: date) -> list[Claim]:
        found = (read_claim(each, self._backend.gazetteer, said_on=said_on) for each in sentences_of(text))
        return [claim for claim in found if claim.names_something]

    def _check(self, claim: Claim, language: Language) -> Checked:
        try:
            answer = self._backend.ask(Query(text=claim.text[:MAX_SENTENCE], k=_N_EXCERPTS, language=language))
        except BadQuery:
            return Checked(claim, "nothing")
        return check(claim, answer, self._backend.gazetteer)


def said_on(at: datetime) -> date:
    """The day in Tokyo and Seoul on which something was said; "yesterday" in it is counted from there."""
    return at.astimezone(TOKYO_AND_SEOUL).date()


def sentences_of(text: str) -> list[str]:
    """The sentences of a Discord message in order, without markup, mentions and addresses."""
    words = plain(_ADDRESS.sub(" ", without_tokens(_MARKUP.sub("", text))))
    found = (line[start:end] for line in words.split("\n") for start, end in sentences(line, language_of(line)))
    return [each for each in found if sum(map(str.isalnum, each)) >= _SHORTEST]
