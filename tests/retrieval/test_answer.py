from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from corpus.types import Article, EventDate, ParagraphSources, PartialDate, Precision, SourceRef, Span
from retrieval.abstain import Decision
from retrieval.answer import CITED_SHARE, Context, cited, compose, days_near, voice_of
from retrieval.chunk import passages
from retrieval.hits import Ranked, SearchResult
from retrieval.quoting import paragraph_sources, sources_of
from retrieval.types import Answer, Coverage, Query, Reason, Sentence
from retrieval.understand import Intent
from tests.fakes import FakeEmbedder, fake_article
from tests.retrieval.made import candidate, passage, reading

COVERAGE = Coverage(2, 0, 4, date(2021, 5, 4), date(2021, 5, 6))
AS_OF = date(2021, 5, 6)


def hits(article: Article, *, best: int = 0, score: float = 1.0, budget: int = 160) -> list[Ranked]:
    """The passages of the article as they are indexed, ``best`` (modulo their number) the best sentence of each."""
    cut = passages(article, count_tokens=FakeEmbedder().count_tokens, budget=budget)
    return [Ranked(candidate(p), score, {}, best % max(len(p.sentences), 1), {}) for p in cut]


def answer(
    articles: Sequence[Article],
    ranked: Sequence[Ranked],
    *,
    query: Query | None = None,
    intent: Intent = "what",
    reason: Reason | None = None,
    n_copies: int = 1,
) -> Answer:
    by_id = {(a.id, a.revision): a for a in articles}
    query = query or Query(text="What did they say?")
    found = SearchResult(
        reading(query.text, intent=intent), tuple(ranked), (), {}, np.zeros(2, np.float32), len(ranked)
    )
    context = Context(
        article=lambda article_id, revision: by_id[article_id, revision],
        concepts_of=lambda text, language: (),
        n_copies=lambda cluster_id: n_copies,
        coverage=COVERAGE,
        index_id="gen-000001-abc",
        as_of_on=AS_OF,
    )
    return compose(query, found, Decision(reason, 0.7, {}), context, days_near(query, found, context))


def test_hits_close_to_the_first_are_cited_and_k_at_most() -> None:
    scores = [1.0, 0.9, CITED_SHARE, CITED_SHARE - 0.01, 0.1]
    ranked = [Ranked(candidate(passage("One.")), s, {}, 0, {}) for s in scores]
    assert [r.score for r in cited(ranked, 5)] == [1.0, 0.9, CITED_SHARE]
    assert len(cited(ranked, 2)) == 2


def test_an_answer_states_the_best_sentence_and_cites_it() -> None:
    article = fake_article(
        "The envoys met in Lima. They spoke about fish.\n\nNothing was signed.", published="2021-05-04"
    )
    found = answer([article], hits(article, best=1), n_copies=3)
    assert (found.status, found.reason, found.confidence) == ("answered", None, 0.7)
    assert [(s.text, s.citation_ns, s.voice) for s in found.statements] == [("They spoke about fish.", (1,), "report")]
    (first,) = found.citations
    assert first.excerpt == article.text
    assert (first.n, first.start, first.end, first.n_copies) == (1, 0, 67, 3)
    assert (first.headline, first.outlet, first.published, first.published_basis) == (
        "Envoys meet",
        "The Example",
        PartialDate(2021, 5, 4),
        "visible_line",
    )
    assert (found.coverage, found.index_id, found.as_of_on) == (COVERAGE, "gen-000001-abc", AS_OF)


def test_a_question_about_when_is_answered_by_a_computed_day_first() -> None:
    article = fake_article("The envoys met in Lima on Monday.")
    event = EventDate(
        date(2021, 5, 3), date(2021, 5, 3), Precision.DAY, "weekday", Span(article.id, article.revision, 26, 32)
    )
    (hit,) = hits(article)
    dated = replace(hit.passage, sentences=(Sentence(0, 33, (event,)),))
    found = answer([article], [replace(hit, candidate=candidate(dated))], intent="when")
    assert found.citations[0].event == event
    assert [s.voice for s in found.statements] == ["computed", "report"]
    assert "Monday, 3 May 2021" in found.statements[0].text
    in_korean = answer(
        [article], [replace(hit, candidate=candidate(dated))], intent="when", query=Query(text="When?", language="ko")
    )
    assert in_korean.language == "ko"
    assert "2021년 5월 3일(월)" in in_korean.statements[0].text


def test_a_refusal_states_nothing_and_offers_the_nearest() -> None:
    article = fake_article("The envoys met in Lima.")
    found = answer([article], hits(article), reason="below_threshold")
    assert (found.status, found.reason, found.statements) == ("abstained", "below_threshold", ())
    assert found.citations[0].excerpt == article.text
    assert answer([], [], reason="no_coverage").citations == ()


def test_a_subheading_is_not_stated_though_it_fits_best() -> None:
    article = fake_article("What comes next\n\nThe envoys will meet in Lima again before the year is over.")
    found = answer([article], hits(article, best=0))
    assert found.statements[0].text == "The envoys will meet in Lima again before the year is over."
    assert found.statements[0].text in found.citations[0].excerpt


def test_a_passage_without_sentences_is_cited_and_stated_whole() -> None:
    article = fake_article("No closing mark here")
    (hit,) = hits(article)
    bare = replace(hit, candidate=candidate(replace(hit.passage, sentences=())))
    found = answer([article], [bare], intent="when")
    assert [s.text for s in found.statements] == [c.excerpt for c in found.citations] == ["No closing mark here"]


def source(n: int, side: str | None = None) -> SourceRef:
    return SourceRef(
        n=n, outlet=f"Outlet {n}", headline=f"Headline {n}", url=f"https://x.example/{n}", language="en",
        published=PartialDate(2021, 5, n), side=side,  # type: ignore[arg-type]
    )  # fmt: skip


def brief() -> Article:
    """Three paragraphs: on sources 1 and 2, the Japanese account on 3, the Korean one on 2 and 4."""
    text = "They met.\n\nTokyo said so.\n\nSeoul denied it."
    parts = (
        ParagraphSources(0, 9, (1, 2)),
        ParagraphSources(11, 25, (3,), "jp"),
        ParagraphSources(27, 43, (2, 4), "kr"),
    )
    assert [text[p.start : p.end] for p in parts] == text.split("\n\n")
    return fake_article(
        text,
        brief=True,
        outlet=None,
        published=None,
        paragraph_sources=parts,
        sources=tuple(source(n) for n in range(1, 5)),
    )


def test_a_brief_is_cited_with_the_sources_of_every_paragraph_shown_the_best_ones_first() -> None:
    article = brief()
    made = passage(*article.paragraphs, joiner="\n\n", article_id=article.id)
    whole = Ranked(candidate(replace(made, revision=article.revision)), 1.0, {}, 1, {})
    found = answer([article], [whole])
    (first,) = found.citations
    assert first.excerpt == article.text
    assert [s.n for s in first.sources] == [3, 1, 2, 4]
    assert (first.outlet, first.headline, first.url) == ("Outlet 3", "Headline 3", "https://x.example/3")
    assert (first.published, first.published_basis, first.kind) == (PartialDate(2021, 5, 3), "source list", "brief")
    assert [(s.text, s.voice) for s in found.statements] == [("Tokyo said so.", "side_jp")]


@pytest.mark.parametrize(("at", "voice"), [(0, "report"), (11, "side_jp"), (26, "report"), (27, "side_kr")])
def test_the_voice_is_that_of_the_paragraph(at: int, voice: str) -> None:
    assert voice_of(brief(), at) == voice


def test_sources_are_those_of_the_paragraphs_touched() -> None:
    article = brief()
    assert [s.n for s in sources_of(article, (0, 9), 0)] == [1, 2]
    assert [s.n for s in sources_of(article, (11, 43), 27)] == [2, 4, 3]
    assert sources_of(article, (9, 11), 9) == ()
    assert paragraph_sources(article, 10) is None
    assert sources_of(fake_article("No brief."), (0, 9), 0) == ()


SENTENCES = st.sampled_from(
    [
        "The envoys met in Lima on Feb. 15.",
        "“Nothing was signed,” Mr. Abe said, “and nothing will be.”",
        "U.N. officials were there too!",
        "What comes next",
        "外相は5日、ロンドンで会談した。",
        "「対話を続ける」と述べた。",
        "양국 장관은 런던에서 만났다.",
        "“대화를 계속하겠다”고 말했다.",
        "𠮷野家 🙂 e\u0301 …",
        "a" * 700 + ".",
    ]
)
ARTICLES = st.lists(st.lists(SENTENCES, min_size=1, max_size=5).map(" ".join), min_size=1, max_size=6).map("\n\n".join)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    texts=st.lists(ARTICLES, min_size=1, max_size=3, unique=True),
    best=st.integers(0, 20),
    budget=st.sampled_from([30, 160]),
    k=st.integers(1, 10),
    intent=st.sampled_from(["what", "when", "who", "overview"]),
    refused=st.booleans(),
    language=st.sampled_from(["en", "ja", "ko", None]),
)
def test_every_excerpt_is_a_slice_and_every_statement_rests_on_one(texts, best, budget, k, intent, refused, language):
    articles = [fake_article(text) for text in texts]
    ranked = [hit for a in articles for hit in hits(a, best=best, budget=budget)]
    by_id = {a.id: a for a in articles}
    query = Query(text="What?", k=k, language=language)
    found = answer(articles, ranked, query=query, intent=intent, reason="no_coverage" if refused else None)
    assert [c.n for c in found.citations] == list(range(1, len(found.citations) + 1))
    assert len(found.citations) <= max(k, 2)
    for citation in found.citations:
        assert citation.excerpt == by_id[citation.article_id].text[citation.start : citation.end]
        assert citation.excerpt.strip() == citation.excerpt != ""
    assert bool(found.statements) != refused
    numbers = {c.n: c for c in found.citations}
    for statement in found.statements:
        assert statement.citation_ns
        if statement.voice != "computed":
            assert statement.text in numbers[statement.citation_ns[0]].excerpt


def test_further_hits_come_after_the_first_k_and_change_nothing_about_them() -> None:
    articles = [fake_article(f"The envoys met in Lima on day {n}.", published="2021-05-04") for n in range(5)]
    ranked = [hits(article, score=score)[0] for article, score in zip(articles, (1.0, 0.9, 0.8, 0.7, 0.3), strict=True)]
    few = answer(articles, ranked, query=Query(text="What did they say?", k=2))
    more = answer(articles, ranked, query=Query(text="What did they say?", k=2, n_further=6))
    assert more.citations[:2] == few.citations and more.statements == few.statements
    assert [c.n for c in more.citations] == [1, 2, 3, 4]  # the fifth is too far from the first
