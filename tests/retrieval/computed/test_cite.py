"""Which words a computed answer quotes: those that tell the fact, wherever in the story they stand."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

from corpus.meetings.types import FieldEvidence, Meeting, MeetingMention
from corpus.types import Article, Span
from retrieval.computed.cite import Liking, Sources, best_mention, citation_of
from retrieval.types import Passage, Sentence
from tests.corpus.made import made_article
from tests.retrieval.computed.registers import meeting

MET = "Motegi and Kang met in New York on Thursday."
LASTED = "The talks lasted 50 minutes."
BETWEEN = ["Traders in Seoul had expected little of it."] * 30


def story(*sentences: str) -> tuple[Article, tuple[Sentence, ...]]:
    article, at, found = made_article(" ".join(sentences)), 0, []
    for each in sentences:
        found.append(Sentence(at, at + len(each)))
        at += len(each) + 1
    return article, tuple(found)


def passages_of(article: Article, sentences: tuple[Sentence, ...], *cuts: int) -> list[Passage]:
    edges = [0, *cuts, len(sentences)]
    parts = [sentences[first:last] for first, last in pairwise(edges)]
    return [
        Passage(
            id=f"{article.id}@{article.revision}:{n}",
            article_id=article.id,
            revision=article.revision,
            ordinal=n,
            start=part[0].start,
            end=part[-1].end,
            text=article.text[part[0].start : part[-1].end],
            n_tokens=1,
            sentences=part,
        )
        for n, part in enumerate(parts)
    ]


def told(article: Article, **evidence: str) -> Meeting:
    """A meeting told by ``MET``, each field of ``evidence`` by those words of the article."""
    base = meeting("m", "2019-09-26", place="new-york", minutes=50)

    def span(words: str) -> Span:
        start = article.text.index(words)
        return Span(article.id, article.revision, start, start + len(words))

    shared = MeetingMention.__dataclass_fields__.keys() & Meeting.__dataclass_fields__.keys()
    mention = MeetingMention(
        **{name: getattr(base, name) for name in shared},
        article_id=article.id,
        revision=article.revision,
        span=span(MET),
        evidence=tuple(FieldEvidence(field, span(words)) for field, words in evidence.items()),  # type: ignore[arg-type]
        reported=None,
    )
    return replace(base, mentions=(mention,))


def quoted_for(fact: str, article: Article, passages: list[Passage], known: Meeting) -> tuple[str, str]:
    sources = Sources(lambda article_id, revision: article, lambda article_id: passages, lambda cluster: 1)
    citation = citation_of(known, fact, sources, Liking(language="en"))  # type: ignore[arg-type]
    assert citation is not None
    return citation.excerpt, citation.passage_id


def test_a_fact_told_near_the_meeting_is_quoted_with_it() -> None:
    article, sentences = story(MET, LASTED, "Nothing else was said.")
    known = told(article, duration="50 minutes")
    assert quoted_for("how_long", article, passages_of(article, sentences), known)[0] == f"{MET} {LASTED}"


def test_a_fact_told_far_from_it_is_quoted_alone() -> None:
    article, sentences = story(MET, *BETWEEN, LASTED, "Nothing else was said.")
    known = told(article, duration="50 minutes", date="Thursday")
    passages = passages_of(article, sentences)
    assert quoted_for("how_long", article, passages, known) == (LASTED, passages[0].id)
    assert quoted_for("when", article, passages, known)[0] == MET


def test_a_fact_told_in_another_passage_is_quoted_from_there() -> None:
    article, sentences = story(MET, LASTED)
    passages = passages_of(article, sentences, 1)
    known = told(article, duration="50 minutes")
    assert quoted_for("how_long", article, passages, known) == (LASTED, passages[1].id)
    assert quoted_for("who", article, passages, known) == (MET, passages[0].id)


def test_of_mentions_that_tell_as_much_that_of_the_best_hit_is_quoted_and_of_a_plan_the_plan() -> None:
    article, _ = story(MET, LASTED)
    known = told(article, date="Thursday")
    first = known.mentions[0]
    other, plan = replace(first, article_id="b" * 16), replace(first, article_id="c" * 16, status="planned")
    known = replace(known, mentions=(first, other, plan))
    sources = Sources(lambda article_id, revision: article, lambda article_id: (), lambda cluster: 1)

    def quoted(**liking: object) -> MeetingMention | None:
        return best_mention(known, "when", sources, Liking(language="en", **liking))  # type: ignore[arg-type]

    assert quoted(near=lambda m: int(m is first)) is other
    assert quoted(near=lambda m: int(m is other)) is first
    assert quoted(is_plan=True) is plan
