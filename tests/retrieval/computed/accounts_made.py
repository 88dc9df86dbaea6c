"""A brief on a meeting of two foreign ministers, with an account of each government."""

from __future__ import annotations

from corpus.types import Article, ArticleKind, ParagraphSources
from retrieval.computed.cite import Sources
from retrieval.types import Passage, Sentence
from tests.corpus.made import made_article

LEAD = "Motegi and Kang met in New York on Thursday."
TOKYO = ("Tokyo asked for a solution.", "It spoke of North Korea.")
SEOUL = ("Seoul wanted export controls lifted.", "It regretted the decision.", "It hoped for talks.", "That was all.")
TEXT = "\n\n".join([LEAD, " ".join(TOKYO), " ".join(SEOUL)])
CONCEPTS = {TOKYO[1]: ("country:north-korea",), SEOUL[0]: ("topic:export-controls",)}


def made_brief() -> Article:
    """The brief: a lead, Tokyo's account, Seoul's account."""
    paragraphs = (_paragraph(LEAD, LEAD, None), _paragraph(*TOKYO, "jp"), _paragraph(SEOUL[0], SEOUL[-1], "kr"))
    return made_article(TEXT, kind=ArticleKind.BRIEF, brief_id="m", paragraph_sources=paragraphs)


def sources_of(brief: Article) -> Sources:
    """An archive that holds the brief alone, in one passage."""
    sentences = tuple(
        Sentence(TEXT.index(each), TEXT.index(each) + len(each), (), CONCEPTS.get(each, ()))
        for each in (LEAD, *TOKYO, *SEOUL)
    )
    passage = Passage(
        id="p", article_id=brief.id, revision=brief.revision, ordinal=0, start=0, end=len(TEXT), text=TEXT,
        n_tokens=60, sentences=sentences,
    )  # fmt: skip
    return Sources(lambda article_id, revision: brief, lambda article_id: [passage], lambda cluster: 1)


def _paragraph(first: str, last: str, side: str | None) -> ParagraphSources:
    return ParagraphSources(TEXT.index(first), TEXT.index(last) + len(last), (1,), side)  # type: ignore[arg-type]
