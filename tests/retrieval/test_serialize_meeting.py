from __future__ import annotations

from pathlib import Path

import pytest

from corpus.meetings.query import MeetingQuery
from corpus.types import ArticleKind, ParagraphSources, SourceRef, Span
from retrieval.passage_ids import PassageIds
from retrieval.serialize_meeting import StoreSources, basis_of, government_of, meeting_json
from tests.corpus.made import made_article
from tests.corpus.meetings_made import day, front, mention
from tests.retrieval.archives import Home

FIRST, SECOND = "Hoshino met Baek in Geneva on Tuesday.", "They spoke for 40 minutes about fish."
TEXT = f"{FIRST} {SECOND}\n\nHe asked for an answer soon.\n\nShe promised one by summer."


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Home:
    def told(article, gazetteer, offices, **rest):
        revision, n = article.revision, len(FIRST)
        kept = {"revision": revision, "reported": str(article.published) if article.published else None}
        lead, more = Span(article.id, revision, 0, n), Span(article.id, revision, n + 1, n + 10)
        minutes = 30 if article.outlet == "The Other" else 40
        return (
            mention(article.id, span=lead, **kept),
            mention(article.id, span=more, duration_minutes=minutes, **kept),
        )

    monkeypatch.setattr("corpus.meetings.sync.mentions_of", told)
    return Home(tmp_path, monkeypatch)


def test_every_citation_is_a_whole_sentence_of_the_stored_text_with_its_passage(home: Home) -> None:
    home.put(made_article(TEXT))
    with home.open() as archive:
        (meeting,) = archive.register.find(MeetingQuery())
        found = meeting_json(meeting, archive)
        assert [c["excerpt"] for c in found["citations"]] == [FIRST, SECOND]
        for citation in found["citations"]:
            article = archive.article(citation["article_id"], citation["revision"])
            assert article.text[citation["start"] : citation["end"]] == citation["excerpt"]
            assert citation["passage_id"].startswith(f"{article.id}@{article.revision}:")
            assert citation["outlet"] == "The Example"
        assert found["history"] == [{"status": "held", "since": "2031-04-09", "citation_n": 1}]
        assert (found["duration_minutes"], found["told_in"]) == (40, [1, 2])


def test_it_is_the_same_with_and_without_a_model(home: Home) -> None:
    home.put(made_article(TEXT))
    with home.open() as archive, home.store() as store:
        (meeting,) = archive.register.find(MeetingQuery())
        sources = StoreSources(store, home.settings.index_root)
        assert meeting_json(meeting, sources) == meeting_json(meeting, archive)


def test_conflicts_name_both_values_with_their_words(home: Home) -> None:
    home.put(made_article(TEXT), made_article(TEXT + " More.", key="other", outlet="The Other"))
    with home.open() as archive:
        (meeting,) = archive.register.find(MeetingQuery())
        found = meeting_json(meeting, archive)
    ((conflict),) = found["conflicts"]
    assert conflict["field"] == "duration"
    assert {v["value"] for v in conflict["values"]} == {"40 minutes", "30 minutes"}
    cited = [found["citations"][v["citation_n"] - 1] for v in conflict["values"]]
    assert {c["excerpt"] for c in cited} == {SECOND}
    assert len({c["article_id"] for c in cited}) == 2


def test_a_new_article_is_in_the_register_of_an_open_archive(home: Home) -> None:
    home.put(made_article(TEXT))
    with home.open() as archive:
        home.put(made_article(TEXT + " More.", key="other", outlet="The Other"))
        assert archive.refresh()
        (meeting,) = archive.register.find(MeetingQuery())
        assert len({m.article_id for m in meeting.mentions}) == 2


def test_both_accounts_of_a_brief_are_quoted_with_their_sources(home: Home, monkeypatch: pytest.MonkeyPatch) -> None:
    starts = [TEXT.index("He asked"), TEXT.index("She promised")]
    sources = tuple(
        SourceRef(
            n=n,
            outlet=f"Outlet {n}",
            headline="H",
            url=f"https://o.example/{n}",
            published=None,
            side=None,
            language="en",
        )
        for n in (1, 2)
    )
    paragraphs = (
        ParagraphSources(starts[0], starts[0] + 28, (1,), "jp"),
        ParagraphSources(starts[1], len(TEXT), (2,), "kr"),
    )
    brief = made_article(
        TEXT,
        kind=ArticleKind.BRIEF,
        brief_id="the-brief",
        bundled=True,
        published=None,
        happened=day("2031-04-08", basis="front_matter"),
        sources=sources,
        paragraph_sources=paragraphs,
    )

    def of_brief(article, gazetteer):
        return front(article.id, revision=article.revision, span=Span(article.id, article.revision, 0, 10))

    monkeypatch.setattr("corpus.meetings.sync.mention_of_brief", of_brief)
    home.settings = home.settings.__class__(home=home.settings.home, bundled=True)
    monkeypatch.setattr("retrieval.pipeline.sync_bundled", lambda store, enabled: None)
    home.put(brief)
    with home.open() as archive:
        meeting = archive.register.get("the-brief")
        found = meeting_json(meeting, archive)
    texts = {side: [told["text"] for told in found["accounts"][side]] for side in ("jp", "kr")}
    assert texts == {"jp": ["He asked for an answer soon."], "kr": ["She promised one by summer."]}
    cited = found["citations"][found["accounts"]["kr"][0]["citation_n"] - 1]
    assert (cited["outlet"], cited["url"], cited["kind"]) == ("Outlet 2", "https://o.example/2", "brief")
    assert found["basis"] == "stated"


def test_a_government_is_known_by_its_domain_or_its_name() -> None:
    made = {
        "jp": [
            made_article("x", url="https://www.mofa.example.go.jp/1"),
            made_article("x", outlet="Ministry of Foreign Affairs of Japan"),
        ],
        "kr": [made_article("x", url="https://www.mofa.example.go.kr/1"), made_article("x", outlet="외교부")],
        None: [
            made_article("x", url="https://go.jp.example/1", outlet="The Japan Example"),
            made_article("x", url=None),
        ],
    }
    for side, articles in made.items():
        assert [government_of(article) for article in articles] == [side, side]


def test_a_government_s_own_text_is_its_account(home: Home) -> None:
    home.put(made_article(TEXT, kind=ArticleKind.READOUT, outlet="Ministry of Foreign Affairs of Japan"))
    with home.open() as archive:
        found = meeting_json(archive.register.find(MeetingQuery())[0], archive)
    assert found["accounts"]["jp"][0]["text"] == FIRST
    assert found["accounts"]["kr"] == []


def test_the_front_matter_s_day_is_stated_and_no_day_has_no_basis() -> None:
    assert [basis_of(w) for w in (day("2031", basis="front_matter"), day("2031", basis="weekday"), None)] == [
        *("stated", "weekday"),
        None,
    ]


def test_without_an_index_there_are_no_passages_but_no_failure_either(tmp_path: Path) -> None:
    assert PassageIds(tmp_path).at("a", "r", 0) is None
    (tmp_path / "CURRENT").write_text("gen-000001 abc")
    assert PassageIds(tmp_path).at("a", "r", 0) is None
