"""Two thousand random answers with hostile texts: whatever the articles say, each message is one that Discord takes,
and nothing in it pings, unfolds or comes alive.
"""

from __future__ import annotations

import random
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from bot.answer_ids import AnswerIds, ExcerptAt, head_of
from bot.answer_reply import AnswerReply, pages_of, shown
from bot.claims import CheckedMessage
from bot.claims_view import render_claims
from bot.context import context_message
from bot.render import RenderedMessage
from corpus.types import Article, ArticleKind, EventDate, PartialDate, Precision, SourceRef
from retrieval.claims import Checked, Claim
from retrieval.reply import reply_of
from retrieval.types import Answer, Citation, DateRange, Language, Query, Statement
from tests.bot.discord_markdown import alive, server_mentions, tricks
from tests.bot.fakes import COVERAGE, answer, citation
from tests.bot.meetings import brief_article
from tests.bot.test_inert import HOSTILE
from tests.e2e.limits import problems_with

N_BATCHES, N_ANSWERS, N_CONTEXTS, N_CLAIMS = 20, 70, 15, 15  # 2,000 in all
LANGUAGES: tuple[Language, ...] = ("en", "ja", "ko")
PLAIN = (
    "The two ministers met on Wednesday. ",
    "両外相は会談した。",
    "양국 장관은 회담했다. ",
    "It was so, he said. ",
    "\n\n",
    "\n",
)
MARKS = (*"@<>#*_`|~[]()\\:/-+1. \n", "](http://evil.example)", "[a", "http:", "//evil.example", "@", "everyone")
OURS = {"bold", "small print", "quote", "list"}


class Author:
    """Makes up texts, the same ones from the same seed."""

    def __init__(self, seed: int) -> None:
        self.random = random.Random(seed)

    def text(self, longest: int) -> str:
        """Up to ``longest`` pieces, each hostile, ordinary, a mark, or letters from anywhere in Unicode."""
        pick = self.random.choice
        pieces = [pick((pick(HOSTILE), pick(PLAIN), pick(MARKS), self.letters())) for _ in range(self.n(longest))]
        return "".join(pieces) * pick((1, 1, 1, 1, 1, 1, 1, 1, 1, 9))

    def letters(self) -> str:
        return "".join(
            chr(self.random.choice((32, 0x300, 0x3040, 0xAC00, 0x1F600, 0x2000, 0xE000)) + self.n(90)) for _ in "abc"
        )

    def n(self, most: int) -> int:
        return self.random.randint(0, most)

    def maybe(self, value: Any) -> Any:
        return self.random.choice((value, value, None))

    def published(self) -> PartialDate | None:
        return self.maybe(self.random.choice((PartialDate(2021), PartialDate(2021, 5), PartialDate(2021, 5, 6))))

    def source(self, n: int) -> SourceRef:
        return SourceRef(
            n=n, outlet=self.text(3), headline=self.maybe(self.text(3)), url=self.maybe(self.url()),
            published=self.published(), side=None, language="en",
        )  # fmt: skip

    def url(self) -> str:
        return self.random.choice(("https://a.example/", "javascript:", "http://u@evil.example/")) + self.text(2)

    def citation(self, n: int) -> Citation:
        first = date(2021, 5, 5) + timedelta(days=self.n(40))
        excerpt = self.text(8) or "x"
        return citation(
            n, excerpt=excerpt, start=0, end=len(excerpt), headline=self.maybe(self.text(4)),
            outlet=self.maybe(self.text(2)), agency=self.maybe(self.text(2)), url=self.maybe(self.url()),
            kind=self.random.choice(("news", "brief")), published=self.published(), n_copies=1 + self.n(3),
            event=self.maybe(EventDate(first, first + timedelta(days=self.n(40)), Precision.RANGE, "stated")),
            sources=tuple(self.source(i) for i in range(1, self.n(4) + 1)), brief_headline=self.maybe(self.text(3)),
        )  # fmt: skip

    def answer(self) -> Answer:
        citations = tuple(self.citation(n) for n in range(1, 1 + self.n(9)))
        abstained = not citations or self.n(3) == 0
        statements = tuple(
            Statement(
                self.random.choice((each.excerpt, self.text(6))), (each.n,), self.random.choice(("report", "computed"))
            )
            for each in citations[: 1 + self.n(6)]
        )
        return answer(
            question=self.text(3), language=self.random.choice(LANGUAGES), citations=citations,
            status="abstained" if abstained else "answered", reason=None, statements=() if abstained else statements,
            notes=tuple(self.text(4) for _ in range(self.n(3))),
            coverage=replace(COVERAGE, scope=self.maybe(self.text(2)), n_in_scope=3),
        )  # fmt: skip

    def reply(self) -> AnswerReply:
        made = self.answer()
        plain = reply_of(made)
        question = " ".join((self.text(3) or "x").split())[: self.random.choice((40, 1000))] or "x"
        happened = DateRange(date(2021, 1, 1), self.maybe(date(2022, 1, 1)))
        query = Query(text=question, happened=self.maybe(happened), outlet=self.maybe("A | B"))
        meeting_id = self.maybe("2019-09-26-motegi-kang-new-york")
        shared = {name: getattr(plain, name) for name in type(plain).__dataclass_fields__}
        return AnswerReply(**shared, query=query, answer=made, meeting_id=meeting_id, has_accounts=True)


def payload(message: RenderedMessage) -> dict[str, Any]:
    """The message as it is sent."""
    rows: dict[int, list[dict[str, Any]]] = {}
    for each in message.buttons:
        rows.setdefault(each.row, []).append({"custom_id": each.custom_id, "label": each.label})
    embeds = [{"fields": [{"name": f.name, "value": f.value} for f in e.fields]} for e in message.embeds]
    components = [{"components": row} for _, row in sorted(rows.items())]
    return {"content": message.content, "embeds": embeds, "components": components, "allowed_mentions": {"parse": []}}


def check(message: RenderedMessage) -> None:
    """Discord takes it, and nothing in it does anything."""
    assert list(problems_with("POST /channels/ID/messages", payload(message))) == []
    texts = [message.content, *(text for e in message.embeds for f in e.fields for text in (f.name, f.value))]
    for text in texts:
        assert server_mentions(text) == []
        assert tricks(text) == []
        lively = [(kind, found) for kind, found in alive(text) if kind not in OURS]
        assert [
            pair for pair in lively if not pair[1].startswith(("<https://a.example/", "<https://news.example/"))
        ] == []


@pytest.mark.parametrize("batch", range(N_BATCHES))
def test_random_answers_are_messages_that_discord_takes_and_that_do_nothing(batch: int) -> None:
    for seed in range(batch * N_ANSWERS, (batch + 1) * N_ANSWERS):
        reply, ids, embeds = Author(seed).reply(), AnswerIds(), bool(seed % 2)
        pages = pages_of(reply, embeds=embeds)
        assert [c for page in pages for c in page.citations] == list(reply.answer.citations), seed
        for number in {0, seed % len(pages)}:
            (message,) = shown(reply, embeds=embeds, ids=ids, asker_id=3 * 10**17, number=number)
            check(message)
            custom_ids = [button.custom_id for button in message.buttons]
            assert all(map(head_of, custom_ids))
            assert replace(ids.asked(custom_ids).query, outlet=None) == replace(reply.query, outlet=None), seed


@pytest.mark.parametrize("batch", range(N_BATCHES))
def test_random_articles_around_an_excerpt_do_nothing_either(batch: int) -> None:
    for seed in range(batch * N_CONTEXTS, (batch + 1) * N_CONTEXTS):
        author = Author(seed)
        text = author.text(25) or "x"
        start = author.n(len(text) - 1)
        end = min(len(text), start + 1 + author.n(600))
        article: Article = brief_article(text=text, paragraph_sources=(), kind=ArticleKind.NEWS, url=author.url())
        at = ExcerptAt(article.id, article.revision, start, end, 1)
        check(context_message(article, at, author.random.choice(LANGUAGES)))


@pytest.mark.parametrize("batch", range(N_BATCHES))
def test_random_messages_looked_up_do_nothing_either(batch: int) -> None:
    for seed in range(batch * N_CLAIMS, (batch + 1) * N_CLAIMS):
        author = Author(seed)
        verdicts = ("supported", "differs", "denied", "related", "nothing")
        checked = tuple(
            Checked(
                Claim(author.text(5), "en", (), frozenset(), (), (), (), None, frozenset(), names_something=True),
                author.random.choice(verdicts),
                tuple(author.citation(1) for _ in range(author.n(2))),
                ("people",),
                ("day",),
                ("place",),
                notes=(author.text(3),),
            )
            for _ in range(author.n(6))
        )
        language = author.random.choice(LANGUAGES)
        for message in render_claims(CheckedMessage(checked, 9), date(2024, 5, 27), language, ids=AnswerIds()):
            check(message)


def test_a_check_that_could_not_fail_would_prove_nothing() -> None:
    for content in (
        "@everyone",
        "https://evil.example",
        "[a](https://evil.example)",
        "<@300000000000000001>",
        "x" * 2001,
    ):
        with pytest.raises(AssertionError):
            check(RenderedMessage(content))
