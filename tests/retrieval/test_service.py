from __future__ import annotations

import random
import sqlite3
import threading
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.brief_types import BriefMeeting
from corpus.errors import UnknownArticle
from corpus.types import EventDate, PartialDate, SourceRef
from retrieval.config import RetrievalSettings
from retrieval.errors import BadQuery, NoIndex
from retrieval.service import Archive
from retrieval.types import DateRange, Query
from tests.fakes import fake_article
from tests.retrieval.archives import Home

PARIS = fake_article(
    "The envoys met in Paris on 3 May 2021. They spoke about fish.",
    key="paris",
    outlet="The Example",
    published="2021-05-04",
)
BUSAN = fake_article(
    "The ministers met in Busan on 7 June 2021. They spoke about roads.",
    key="busan",
    outlet="The Sample",
    published="2021-06",
)


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Home:
    return Home(tmp_path / "home", monkeypatch)


def test_an_answer_cites_verbatim_and_tells_what_it_rests_on(home: Home) -> None:
    report = home.put(PARIS, BUSAN)
    home.always(None)
    with home.open() as archive:
        answer = archive.ask(Query(text="When did the envoys meet in Paris?"))
        first = answer.citations[0]
        assert (first.article_id, first.outlet) == (PARIS.id, "The Example")
        assert first.excerpt == PARIS.text[first.start : first.end]
        assert archive.excerpt_ok(first)
        assert not archive.excerpt_ok(replace(first, excerpt="Something else."))
        assert first.event is not None
        assert first.event.earliest_on == date(2021, 5, 3)
        assert answer.statements
        assert answer.index_id == archive.index_id == report.index_id
        assert answer.timings_ms["total"] > 0


def test_a_search_gives_the_whole_article_of_its_first_hit(home: Home) -> None:
    long = fake_article(
        " ".join(f"The envoys met in Paris for round {n} of their talks." for n in range(200)), key="long"
    )
    home.put(long, BUSAN)
    with home.open() as archive:
        found = archive.search(Query(text="When did the envoys meet in Paris?", k=2))
    assert len(found.article) > len(found.ranked) == 2
    assert [p.ordinal for p in found.article] == list(range(len(found.article)))
    assert {p.article_id for p in found.article} == {found.ranked[0].passage.article_id} == {long.id}


def test_a_refusal_has_a_reason_and_no_statement(home: Home) -> None:
    home.put(PARIS)
    home.always("no_coverage")
    with home.open() as archive:
        answer = archive.ask(Query(text="When did the envoys meet in Paris?"))
    assert (answer.status, answer.reason, answer.statements) == ("abstained", "no_coverage", ())


def test_what_points_at_nothing_is_asked_back_and_shows_nothing(home: Home) -> None:
    home.put(PARIS)
    with home.open() as archive:
        answer = archive.ask(Query(text="When was it held in Paris?"))
    assert (answer.status, answer.citations) == ("abstained", ())
    assert "“it”" in answer.notes[0]


def test_filters_that_nothing_passes_refuse_without_a_citation(home: Home) -> None:
    home.put(PARIS)
    with home.open() as archive:
        answer = archive.ask(Query(text="When did the envoys meet in Paris?", outlet="The Other"))
    assert (answer.status, answer.reason, answer.citations) == ("abstained", "no_coverage", ())


@pytest.mark.parametrize(
    ("published", "expected"),
    [
        (["2021-05-04", "2021-06"], date(2021, 5, 4)),  # a month is no day
        (["2021-05-04", "2022"], date(2021, 5, 4)),  # nor is a year, whose last day is still to come
        (["2021-05-04", "2031-01-01"], date(2021, 5, 4)),  # a slip of the page
        (["2021-06"], None),
        ([None], None),
        (["2021-05-04", "2022-07-01"], date(2022, 7, 1)),
    ],
)
def test_as_of_is_the_last_day_known_and_never_lies_ahead(
    home: Home, published: list[str | None], expected: date | None
) -> None:
    home.put(*(fake_article(f"The envoys met again, round {n}.", published=p) for n, p in enumerate(published)))
    with home.open() as archive:
        assert archive.as_of_on == expected
        assert archive.ask(Query(text="Did the envoys meet?")).as_of_on == expected
        latest = archive.coverage().latest_on
        assert latest is None or latest <= date(2022, 7, 1)


def made_meeting(status: str) -> BriefMeeting:
    return BriefMeeting(
        kind="summit",
        status=status,
        city=None,
        country=None,
        venue=None,
        occasion=None,
        duration_minutes=None,
        participants=(),
    )


@pytest.mark.parametrize(
    ("happened", "status", "expected"),
    [
        ("2022-06-29", "held", date(2022, 6, 29)),
        ("2022-06-29", "not-held", date(2022, 6, 29)),
        ("2022-06-29", None, date(2022, 6, 29)),  # a brief on something else than a meeting
        ("2022-06-29", "planned", date(2021, 5, 4)),
        ("2022-06", "held", date(2021, 5, 4)),  # a month is no day
        ("2022-07-02", "held", date(2021, 5, 4)),  # still to come
        ("2020-01-01", "held", date(2021, 5, 4)),
    ],
)
def test_an_archive_that_tells_of_an_event_is_as_new_as_that_event(
    home: Home, happened: str, status: str | None, expected: date
) -> None:
    known = PartialDate.parse(happened)
    brief = replace(
        fake_article("The envoys met in Paris before that.", key="brief", brief=True, published=None),
        happened=EventDate(known.earliest_on, known.latest_on, known.precision, "front_matter"),
        meeting=made_meeting(status) if status else None,
    )
    home.put(PARIS, brief)
    with home.open(settings=replace(home.settings, bundled=True)) as archive:
        assert archive.as_of_on == expected
    with home.open() as without:
        assert without.as_of_on == date(2021, 5, 4)


def test_bundled_briefs_count_only_while_they_are_switched_on(home: Home) -> None:
    source = SourceRef(
        n=1, outlet="Foreign Office", headline=None, url="https://x.example", published=PartialDate(2022, 6, 30),
        side=None, language="en",
    )  # fmt: skip
    brief = fake_article(
        "The envoys met in Paris before that.", key="brief", brief=True, published=None, sources=(source,)
    )
    home.put(PARIS, brief)
    home.always(None)
    question = Query(text="Did the envoys meet in Paris?")
    with home.open() as without, home.open(settings=replace(home.settings, bundled=True)) as with_briefs:
        assert {c.article_id for c in without.ask(question).citations} == {PARIS.id}
        assert brief.id in {r.passage.article_id for r in with_briefs.search(question).ranked}
        counts = [
            (a.coverage().n_articles, a.coverage().n_briefs, a.coverage().n_passages) for a in (without, with_briefs)
        ]
        assert counts == [(1, 0, 1), (2, 1, 2)]
        assert (without.as_of_on, with_briefs.as_of_on) == (date(2021, 5, 4), date(2022, 6, 30))
        assert [row.outlet for row in without.outlets()] == ["The Example"]
        assert {row.outlet for row in with_briefs.outlets()} == {"The Example", "Foreign Office"}


def test_an_open_archive_takes_up_a_new_generation_when_told_to(home: Home) -> None:
    home.put(PARIS)
    with home.open() as archive:
        old = archive.index_id
        assert not archive.refresh()
        home.put(BUSAN)
        assert archive.index_id == old
        assert archive.refresh()
        assert archive.index_id != old
        assert archive.coverage().n_articles == 2
        assert archive.as_of_on == date(2021, 5, 4)


def test_an_article_forgotten_since_is_not_shown_though_the_index_still_has_it(home: Home) -> None:
    home.put(PARIS, BUSAN)
    home.always(None)
    with home.open() as archive:
        with home.store() as store:
            store.forget(PARIS.id)
        question = Query(text="When did the envoys meet in Paris?")
        assert {c.article_id for c in archive.ask(question).citations} == {BUSAN.id}
        with home.store() as store:
            home.build(store)
        assert archive.refresh()
        assert PARIS.id not in {r.passage.article_id for r in archive.search(question).ranked}
        with pytest.raises(UnknownArticle):
            archive.article(PARIS.id, PARIS.revision)


def test_an_archive_whose_every_article_was_forgotten_refuses(home: Home) -> None:
    home.put(PARIS)
    with home.open() as archive, home.store() as store:
        store.forget(PARIS.id)
        answer = archive.ask(Query(text="When did the envoys meet in Paris?"))
        assert (answer.status, answer.citations) == ("abstained", ())
        home.build(store)
        archive.refresh()
        assert archive.ask(Query(text="When did the envoys meet in Paris?")).status == "abstained"
        assert archive.as_of_on is None


def test_copies_are_shown_once_with_their_number(home: Home) -> None:
    copy = replace(fake_article(PARIS.text, key="copy", outlet="The Copyist"), published=PARIS.published)
    home.put(PARIS, copy, BUSAN)
    home.always(None)
    with home.open() as archive:
        answer = archive.ask(Query(text="When did the envoys meet in Paris?"))
    of_story = [c for c in answer.citations if c.article_id in {PARIS.id, copy.id}]
    assert [c.n_copies for c in of_story] == [2]


def test_several_threads_get_the_same_answer(home: Home) -> None:
    home.put(PARIS, BUSAN)
    home.always(None)
    with home.open() as archive:
        expected = archive.ask(Query(text="Who met in Busan?")).citations
        found: list[object] = []

        def ask() -> None:
            found.extend(archive.ask(Query(text="Who met in Busan?")).citations == expected for _ in range(5))

        threads = [threading.Thread(target=ask) for _ in range(4)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
    assert found == [True] * 20


PARTS = (
    "The envoys met in Lima on Feb. 15.", "U.N. officials said nothing was signed!", "Motegi will meet Kang next week.",
    "外相は5日、ロンドンで会談した。", "「対話を続ける」と述べた。",
    "양국 장관은 지난달 런던에서 만났다.", "“대화를 계속하겠다”고 했다.",
    "𠮷野 🙂 e\u0301 …", "What comes next",
)  # fmt: skip


@pytest.fixture(scope="module")
def many(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Archive]:
    """An archive of sixty articles put together at random from sentences in three languages."""
    chance = random.Random(7)
    with pytest.MonkeyPatch.context() as patch:
        home = Home(tmp_path_factory.mktemp("many"), patch)
        home.always(None)
        articles = []
        for n in range(60):
            paragraphs = [" ".join(chance.choices(PARTS, k=chance.randint(1, 6))) for _ in range(chance.randint(1, 8))]
            text = "\n\n".join(dict.fromkeys([*paragraphs, f"This was report {n}."]))
            articles.append(
                fake_article(text, key=f"{n}", published=chance.choice([None, "2021", "2021-05", "2021-05-06"]))
            )
        home.put(*articles)
        with home.open() as archive:
            yield archive


@settings(max_examples=80, deadline=None)
@given(
    text=st.one_of(
        st.sampled_from(PARTS), st.text(min_size=1, max_size=60).filter(lambda t: t.replace("\0", " ").strip())
    ),
    k=st.integers(1, 20),
    outlet=st.sampled_from([None, "The Example", "nobody"]),
    happened=st.sampled_from(
        [None, DateRange(date(2021, 1, 1), date(2021, 12, 31)), DateRange(None, date(1999, 1, 1))]
    ),
)
def test_every_citation_of_every_question_is_a_slice_of_the_stored_text(
    many: Archive, text: str, k: int, outlet: str | None, happened: DateRange | None
) -> None:
    answer = many.ask(Query(text=text, k=k, outlet=outlet, happened=happened))
    assert len(answer.citations) <= max(k, 2)
    for citation in answer.citations:
        stored = many.article(citation.article_id, citation.revision).text
        assert citation.excerpt == stored[citation.start : citation.end] != ""
    shown = {c.n for c in answer.citations}
    assert all(s.citation_ns and shown.issuperset(s.citation_ns) for s in answer.statements)
    assert (answer.status == "abstained") == (not answer.statements)


@pytest.mark.parametrize("text", ["", " \n\t ", "\x00", "a" * 10_000])
def test_an_unusable_question_is_refused_in_one_sentence(home: Home, text: str) -> None:
    home.put(PARIS)
    with home.open() as archive, pytest.raises(BadQuery) as caught:
        archive.ask(Query(text=text))
    assert "\n" not in str(caught.value)


def test_without_a_store_there_is_no_archive_and_nothing_is_made(tmp_path: Path) -> None:
    with pytest.raises(NoIndex):
        Archive.open(RetrievalSettings(home=tmp_path / "none"))
    assert not (tmp_path / "none").exists()


def test_an_archive_without_a_register_of_meetings_still_answers_from_excerpts(home: Home) -> None:
    home.put(PARIS)
    home.always(None)
    with sqlite3.connect(home.settings.store_path) as db:
        db.execute("DELETE FROM meta WHERE key = 'meetings'")
    with home.open() as archive:
        assert not archive.register.is_made
        assert archive.ask(Query(text="When did the foreign ministers of Japan and South Korea meet?")).statements
