from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from corpus.dates import Anchor
from corpus.errors import StoreError, UnknownMeeting, UnknownPerson
from corpus.gazetteer import Gazetteer
from corpus.gazetteer.fold import fold
from corpus.meetings.ids import participant_id
from corpus.meetings.merge import merge
from corpus.meetings.query import MeetingQuery, Where
from corpus.meetings.register import Register
from corpus.meetings.sync import sync_register
from corpus.meetings.types import Meeting, MeetingMention
from corpus.migrations import MIGRATIONS, migrate, schema_number
from corpus.store import Store
from corpus.types import PartialDate
from tests.corpus.made import made_article
from tests.corpus.meetings_made import NOWHERE, SUMMIT, front, mention, person, random_mentions

GAZETTEER = Gazetteer.load()
TEXT = "".join(f"{n:04d} word\n" for n in range(60))


class Told:
    """What articles are made to say: mentions by article, told in place of what their text would say."""

    def __init__(self) -> None:
        self.by_article: dict[str, list[MeetingMention]] = {}
        self.n_read = 0

    def __call__(self, article: Any, gazetteer: Any, offices: Any, **rest: Any) -> tuple[MeetingMention, ...]:
        self.n_read += 1
        return tuple(self.by_article.get(article.id, ()))


@pytest.fixture
def told(monkeypatch: pytest.MonkeyPatch) -> Told:
    made = Told()
    monkeypatch.setattr("corpus.meetings.sync.mentions_of", made)
    return made


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store.open(tmp_path / "store.sqlite") as opened:
        yield opened


def sync(store: Store):
    return sync_register(store, lambda: GAZETTEER, lambda: None)  # type: ignore[arg-type,return-value]


def tell(store: Store, told: Told, *mentions: MeetingMention, **changes: Any) -> None:
    """Stores an article for each article id of ``mentions`` that says just them."""
    for article_id in sorted({m.article_id for m in mentions}):
        told.by_article[article_id] = [m for m in mentions if m.article_id == article_id]
        text = TEXT if not changes.get("text") else changes["text"]
        store.put(made_article(text, **({"id": article_id, "key": article_id, "revision": "r"} | changes)))


def register(store: Store, **options: Any) -> Register:
    return Register(store, lambda: GAZETTEER, **options)


def every(store: Store, **options: Any) -> tuple[Meeting, ...]:
    return register(store, **options).find(MeetingQuery(sort="date", limit=None))


# In step with the store.


def test_the_register_holds_what_merging_gives_and_gives_it_back_whole(store: Store, told: Told) -> None:
    mentions = [mention("a", duration_minutes=30), mention("b", duration_minutes=45), mention("c", **SUMMIT)]
    tell(store, told, *mentions)
    assert sync(store).n_meetings == 2
    assert every(store) == merge(mentions)


def test_a_second_sync_reads_nothing_and_a_changed_article_alone_is_read_again(store: Store, told: Told) -> None:
    tell(store, told, mention("a"), mention("b"))
    assert (sync(store).n_read, sync(store).n_read, told.n_read) == (2, 0, 2)
    told.by_article["b"] = [mention("b", when="2031-05-01", reported="2031-05-02")]
    store.put(made_article(TEXT + "More.", id="b", key="b", revision="r2"))
    assert (sync(store).n_read, len(every(store))) == (1, 2)


def test_other_rules_read_everything_again(store: Store, told: Told, monkeypatch: pytest.MonkeyPatch) -> None:
    tell(store, told, mention("a"))
    sync(store)
    monkeypatch.setattr("corpus.meetings.sync.rules_digest", lambda: "others")
    assert sync(store).n_read == 1


def test_an_article_without_a_date_is_read_again_when_another_arrives(store: Store, told: Told) -> None:
    tell(store, told, mention("a", reported=None), published=None, published_basis="none")
    sync(store)
    tell(store, told, mention("b"))
    assert sync(store).n_read == 2


def test_a_forgotten_article_takes_its_mentions_and_its_words_with_it(store: Store, told: Told) -> None:
    tell(store, told, mention("a"), mention("b"), mention("b", at=100, when="2031-06-01", reported="2031-06-02"))
    sync(store)
    store.forget("b")
    assert every(store) == ()  # at once nothing rests on words that are gone
    sync(store)
    assert every(store) == merge([mention("a")])
    with store.connection.read() as db:
        assert db.execute("SELECT count(*) FROM meeting_mention").fetchone() == (1,)


def test_what_rests_on_briefs_alone_is_left_out_with_them(store: Store, told: Told) -> None:
    brief = {"bundled": True, "brief_id": "the-brief", "source_key": "brief:the-brief"}
    tell(store, told, front("brief", duration_minutes=50), mention("brief", at=50, **SUMMIT), **brief)
    tell(store, told, mention("a", duration_minutes=40))
    sync(store)
    assert {m.id for m in every(store)} == {"the-brief", "2031-04-08-geneva-summit-mizuno-ma"}
    (alone,) = every(store, include_bundled=False)
    assert (alone.duration_minutes, alone.bundled, alone.brief_id) == (40, False, None)
    assert register(store, include_bundled=False).extent().n_meetings == 1
    with pytest.raises(UnknownMeeting):
        register(store, include_bundled=False).get("the-brief")


def test_a_day_that_only_a_brief_gives_is_not_known_without_the_briefs(
    store: Store, told: Told, monkeypatch: pytest.MonkeyPatch
) -> None:
    def infer(article: Any, others: Any) -> Any:
        return (
            (Anchor(PartialDate(2031, 4, 8), None, None, "inferred"), "brief")
            if any(o.bundled for o in others)
            else None
        )

    def says(article: Any, gazetteer: Any, offices: Any, *, anchor: Any = None, inferred_from: Any = None) -> Any:
        when = "2031-04-08" if anchor else None
        return () if article.bundled else (mention("a", when=when, reported=None),)

    monkeypatch.setattr("corpus.meetings.sync.infer_anchor", infer)
    monkeypatch.setattr("corpus.meetings.sync.mentions_of", says)
    tell(store, told, mention("brief"), bundled=True, brief_id="the-brief", source_key="brief:the-brief")
    tell(store, told, mention("a"), published=None, published_basis="none")
    sync(store)
    assert [m.id[:10] for m in every(store)] == ["2031-04-08"]
    assert [m.id[:8] for m in every(store, include_bundled=False)] == ["undated-"]


def test_an_older_store_is_brought_forward_and_gets_its_register(tmp_path: Path, told: Told) -> None:
    path = tmp_path / "old.sqlite"
    db = sqlite3.connect(path, isolation_level=None)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("corpus.migrations.MIGRATIONS", MIGRATIONS[:1])
        patch.setattr("corpus.migrations.SCHEMA_NUMBER", 1)
        migrate(db, str(path))
        assert schema_number(db) == 1
        db.close()
        with Store.open(path) as old:
            tell(old, told, mention("a"))
    with Store.open(path, read_only=True) as old, pytest.raises(StoreError, match="no register of meetings yet"):
        every(old)
    with Store.open(path) as store:
        assert not register(store).is_made
        with pytest.raises(StoreError, match="run `chancery index build`"):
            every(store)
        sync(store)
        assert register(store).is_made
        assert len(every(store)) == 1


def test_without_full_text_search_in_sqlite_words_are_found_all_the_same(
    store: Store, told: Told, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("corpus.meetings.writing._prepare_words", lambda db: False)
    tell(store, told, mention("a", occasion="Fisheries forum"))
    sync(store)
    found = [register(store).count(MeetingQuery(text=text)) for text in ("fisher geneva", "fisher manila", "0000")]
    assert found == [1, 0, 1]


# Look-ups.


def test_one_meeting_by_id_or_its_beginning(store: Store, told: Told) -> None:
    tell(store, told, mention("a"), mention("b", when="2031-05-08", reported="2031-05-09"))
    sync(store)
    known = register(store)
    assert known.get("2031-04-08-geneva-foreign-ministers-hoshino-baek") == known.get("2031-04")
    with pytest.raises(UnknownMeeting, match="several meetings begin with '2031'") as several:
        known.get("2031")
    assert len(several.value.nearest) == 2
    with pytest.raises(UnknownMeeting) as unknown:
        known.get("2031-04-08-genev-foreign-ministers")
    assert unknown.value.nearest[0] == "2031-04-08-geneva-foreign-ministers-hoshino-baek"
    for pattern in ("%", "", "2031-04-0_"):
        with pytest.raises(UnknownMeeting):
            known.get(pattern)


def test_meetings_of_a_day_a_month_or_a_year(store: Store, told: Told) -> None:
    may = mention("b", when="2031-05", reported="2031-06-09", **NOWHERE)
    tell(store, told, mention("a"), may)
    sync(store)
    n_on = {
        text: len(register(store).on(PartialDate.parse(text))) for text in ("2031-04-08", "2031-05-03", "2031", "2030")
    }
    assert n_on == {"2031-04-08": 1, "2031-05-03": 1, "2031": 2, "2030": 0}


def test_a_range_that_runs_backwards_is_refused() -> None:
    with pytest.raises(ValueError, match="runs backwards: from 2031-04-09 to 2031-04-08"):
        MeetingQuery(from_on=date(2031, 4, 9), to_on=date(2031, 4, 8))


def passes(meeting: Meeting, query: MeetingQuery, words: str) -> bool:
    """The filters once more, written down plainly."""
    ids = {participant_id(p) for p in meeting.participants}
    where = query.where or Where()
    place = query.where is None or (
        (where.place_id is not None and meeting.place_id == where.place_id)
        or (where.city is not None and meeting.city is not None and fold(meeting.city) == where.city)
        or (where.country is not None and meeting.country == where.country)
    )
    starts = query.from_on is None or (meeting.when is not None and meeting.when.latest_on >= query.from_on)
    ends = query.to_on is None or (meeting.when is not None and meeting.when.earliest_on <= query.to_on)
    return (
        all(who in ids for who in query.who)
        and place and starts and ends
        and (not query.kinds or meeting.kind in query.kinds)
        and (not query.statuses or meeting.status in query.statuses)
        and all(topic in meeting.topics for topic in query.topics)
        and all(word in words for word in fold(query.text).split())
    )  # fmt: skip


def ordered(meetings: Sequence[Meeting], query: MeetingQuery) -> list[Meeting]:
    dated = sorted((m for m in meetings if m.when), key=lambda m: (m.when.earliest_on, m.when.latest_on, m.id))
    undated = sorted((m for m in meetings if not m.when), key=lambda m: m.id)
    if query.sort == "-date":
        dated, undated = dated[::-1], undated[::-1]
    every_one = [*dated, *undated]
    last = None if query.limit is None else query.offset + query.limit
    return every_one[query.offset : last]


@st.composite
def queries(draw: st.DrawFn) -> MeetingQuery:
    first = draw(st.none() | st.dates(date(2031, 1, 1), date(2031, 4, 1)))
    last = draw(st.none() | st.dates(first or date(2031, 1, 1), date(2031, 5, 1)))
    some = st.lists(st.sampled_from(["hoshino-kei", "baek-ha-neul", "ma-dong", "nobody"]), max_size=2, unique=True)
    places = [None, None, Where(city="geneva"), Where(place_id="manila", city="x"), Where(country="CH"), Where()]
    return MeetingQuery(
        who=tuple(draw(some)),
        where=draw(st.sampled_from(places)),
        from_on=first,
        to_on=last,
        kinds=draw(st.sampled_from([(), (), ("summit",), ("summit", "phone-call")])),
        statuses=draw(st.sampled_from([(), (), ("held",), ("planned", "not-held")])),
        topics=draw(st.sampled_from([(), (), ("trade",), ("trade", "fishery")])),
        text=draw(
            st.sampled_from(
                [
                    "",
                    "",
                    "hoshino",
                    "ma",
                    "GENEVA mizuno",
                    "trade",
                    "0012",
                    "f",
                    '"',
                    "%",
                    "貿易",
                    "제네바",
                    "무역 ma",
                    "네바",
                ]
            )
        ),
        sort=draw(st.sampled_from(["date", "-date"])),
        limit=draw(st.sampled_from([None, 1, 3, 25])),
        offset=draw(st.sampled_from([0, 0, 1])),
    )


@settings(max_examples=30, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(mentions=st.lists(random_mentions(), max_size=14), asked=st.lists(queries(), min_size=12, max_size=12))
def test_look_ups_find_what_a_plain_filter_finds(
    tmp_path_factory: pytest.TempPathFactory, told: Told, mentions: list[MeetingMention], asked: list[MeetingQuery]
) -> None:
    with Store.open(tmp_path_factory.mktemp("r") / "s.sqlite") as store:
        told.by_article.clear()
        tell(store, told, *mentions)
        sync(store)
        meetings = merge(mentions)
        known, words = register(store), words_in(store)
        for query in asked:
            fitting = [m for m in meetings if passes(m, query, words[m.id])]
            assert list(known.find(query)) == ordered(fitting, query)
            assert known.count(query) == len(fitting)


def words_in(store: Store) -> Mapping[str, str]:
    with store.connection.read() as db:
        return dict(db.execute("SELECT id, words FROM meeting JOIN meeting_record USING (seq)").fetchall())


# Names.

MOTEGI = {"person_id": "motegi-toshimitsu", "name": "Motegi Toshimitsu"}
KANG = {"person_id": "kang-kyung-wha", "name": "Kang Kyung-wha"}
KIMS = ("kim-dae-jung", "kim-sung-hwan")


@pytest.fixture
def known(store: Store, told: Told) -> Register:
    ministers = (person("hoshino", **MOTEGI), person("baek", **KANG))
    new_york = {"place_id": "new-york", "city": "New York", "country": "US"}
    tell(
        store,
        told,
        mention("a", participants=ministers, **new_york, topics=("gsomia",)),
        mention("b", participants=ministers, when="2031-06-01", reported="2031-06-02"),
        mention("c", participants=(person("hoshino", person_id=None, name="Iida Yoichi"),), when="2031-07-01"),
        *(
            mention(f"d{n}", participants=(person("baek", person_id=kim, name=kim),), when=f"2031-0{n}-01")
            for n, kim in enumerate(KIMS, start=8)
        ),
    )
    sync(store)
    return register(store)


@pytest.mark.parametrize(
    "text",
    ["Motegi", "toshimitsu motegi", "Motegi Toshimitsu", "茂木", "茂木敏充", "모테기", "모테기 도시미쓰", "Moteggi",
     "motegi-toshimitsu", "茂木外相", "Foreign Minister Motegi"],
)  # fmt: skip
def test_a_person_is_known_in_three_scripts_with_title_or_a_slip(known: Register, text: str) -> None:
    assert known.resolve_person(text) == "motegi-toshimitsu"


def test_somebody_whom_only_the_articles_know_is_found_too(known: Register) -> None:
    assert known.resolve_person("Iida Yoichi") == known.resolve_person("iida") == "iida-yoichi"
    assert [m.participants[0].name for m in known.find(MeetingQuery(who=("iida-yoichi",)))] == ["Iida Yoichi"]


def test_a_name_that_nobody_has_is_refused_with_the_nearest(known: Register) -> None:
    with pytest.raises(UnknownPerson) as unknown:
        known.resolve_person("Mogeti")
    assert unknown.value.nearest[0] == "Motegi Toshimitsu"
    assert not unknown.value.several


def test_a_name_that_several_people_have_is_refused_with_all_of_them(known: Register) -> None:
    with pytest.raises(UnknownPerson, match="may be any of several people") as several:
        known.resolve_person("Kim")
    assert set(several.value.nearest) == {"Kim Dae-jung", "Kim Sung-hwan"}


@pytest.mark.parametrize(
    ("text", "where"),
    [
        ("New York", Where(place_id="new-york", city="new york")),
        ("뉴욕", Where(place_id="new-york", city="뉴욕")),
        ("ニューヨーク", Where(place_id="new-york", city="ニューヨーク")),
        ("US", Where(country="US")),
        ("미국", Where(country="US")),
        ("Geneva", Where(city="geneva")),
        ("Atlantis", None),
    ],
)
def test_a_place_is_known_in_three_scripts(known: Register, text: str, where: Where | None) -> None:
    found = known.resolve_place(text)
    assert found == where or (found is not None and where is not None and found.city == where.city)


def test_topics_are_known_by_name_and_id(known: Register) -> None:
    assert [known.resolve_topic(t) for t in ("gsomia", "GSOMIA", "지소미아", "moonshine")] == ["gsomia"] * 3 + [None]


@pytest.mark.parametrize("text", ["mot", "moteki", "茂", "茂木", "모테기", "모테ㄱ", "모텍", "toshi", "motegi t"])
def test_a_half_typed_name_is_completed(known: Register, text: str) -> None:
    assert known.suggest(text, "person")[0].value == "motegi-toshimitsu"


def test_what_begins_so_comes_before_what_holds_it(known: Register) -> None:
    labels = [s.label for s in known.suggest("ka", "person")]
    assert labels[0] == "Kang Kyung-wha"
    assert [s.value for s in known.suggest("", "person", limit=2)] == ["kang-kyung-wha", "motegi-toshimitsu"]
    assert [s.label for s in known.suggest("new", "place")] == ["New York"]
    assert known.suggest("zzzzzz", "person") == ()


def test_meetings_are_completed_by_person_place_and_day(known: Register) -> None:
    newest = "2031-06-01-geneva-foreign-ministers-motegi-kang"
    in_new_york = "2031-04-08-new-york-foreign-ministers-motegi-kang"
    assert [s.value for s in known.suggest("moteki", "meeting")] == [newest, in_new_york]
    assert [s.value for s in known.suggest("茂木 뉴욕", "meeting")][:1] == [in_new_york]
    assert [s.value for s in known.suggest("2031-04", "meeting")] == [in_new_york]
    assert known.suggest("2031-04", "meeting")[0].label == (
        "2031-04-08 · Motegi Toshimitsu, Kang Kyung-wha · New York · foreign-ministers"
    )


def test_labels_are_in_the_language_asked_for(known: Register) -> None:
    assert [s.label for s in known.suggest("mote", "person", language="ja")] == ["茂木敏充"]
    assert [s.label for s in known.suggest("new y", "place", language="ko")] == ["뉴욕"]
    assert "강경화" in known.suggest("2031-04", "meeting", language="ko")[0].label


def test_names_follow_the_register(store: Store, told: Told, known: Register) -> None:
    assert known.suggest("abe", "person") == ()
    tell(store, told, mention("e", participants=(person("mizuno", person_id="abe-shinzo", name="Abe Shinzo"),)))
    sync(store)
    assert known.suggest("abe", "person")[0].value == "abe-shinzo"
