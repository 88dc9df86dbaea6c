from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date

from corpus.types import Article, EventDate, Precision, Span
from retrieval.clauses import ConceptsOf
from retrieval.coverage import SentenceFit
from retrieval.day_fit import DayChoice, Hit, day_choices, main_day
from retrieval.events import dated_first, event_of, near_choices, told_closely
from retrieval.hits import Ranked
from retrieval.types import DateRange, Sentence, Subject
from retrieval.understand import AskedDays, Concept, Reading
from tests.fakes import fake_article
from tests.retrieval.made import candidate, passage, reading, word

TEXT = "The envoys met in Lima on Monday, and the ministers met in Paris on Tuesday, officials said Thursday."
DAYS = {"Monday": date(2021, 5, 3), "Tuesday": date(2021, 5, 4), "Thursday": date(2021, 5, 6)}


def no_concepts(text: str, language: str) -> tuple[str, ...]:
    return ()


def on(article: Article, surface: str, day: date, *, until: date | None = None) -> EventDate:
    """The event that the words ``surface`` of the article date."""
    at = article.text.index(surface)
    span = Span(article.id, article.revision, at, at + len(surface))
    return EventDate(day, until or day, Precision.RANGE if until else Precision.DAY, "weekday", span)


def whole(article: Article, *surfaces: str) -> Sentence:
    """The article as one sentence with those days."""
    return Sentence(0, len(article.text), tuple(on(article, s, DAYS[s]) for s in surfaces))


def best_event(
    sentence: Sentence, article: Article, asked: Reading, concepts_of: ConceptsOf = no_concepts
) -> EventDate:
    """The event of the article's one sentence that fits best."""
    found = Ranked(candidate(passage(article.text, events=(sentence.events,))), 1.0, {}, 0, {})
    choices = day_choices(Hit(found, (0, len(article.text)), article, None, asked, concepts_of))
    return max(choices, key=lambda choice: choice.fit).event


def chosen(article: Article, asked: Reading, *surfaces: str) -> date:
    return best_event(whole(article, *surfaces), article, asked).earliest_on


def test_the_day_of_the_clause_that_names_what_is_asked() -> None:
    article = fake_article(TEXT)
    lima = reading("When did the envoys meet in Lima?", word("envoys"), word("lima"), intent="when")
    paris = reading("When did the ministers meet in Paris?", word("ministers"), word("paris"), intent="when")
    assert chosen(article, lima, "Monday", "Tuesday", "Thursday") == DAYS["Monday"]
    assert chosen(article, paris, "Monday", "Tuesday", "Thursday") == DAYS["Tuesday"]


def test_a_concept_counts_by_its_id_too() -> None:
    article = fake_article(TEXT)
    asked = reading("パリではいつ？", Concept("place:paris", "place", "パリ"), intent="when", language="ja")

    def concepts_of(text: str, language: str) -> tuple[str, ...]:
        return ("place:paris",) if "Paris" in text else ()

    found = best_event(whole(article, "Monday", "Tuesday"), article, asked, concepts_of)
    assert found.earliest_on == DAYS["Tuesday"]


def test_the_day_on_which_somebody_said_so_is_the_last_choice() -> None:
    article = fake_article("Officials said Thursday that the talks of Monday were short.")
    assert chosen(article, reading("?"), "Thursday", "Monday") == DAYS["Monday"]
    korean = fake_article("외교부는 밝혔다 Thursday 회담은 Monday 열렸다.", language="ko")
    assert chosen(korean, reading("?"), "Thursday", "Monday") == DAYS["Monday"]


def test_a_finer_day_is_preferred_to_a_coarser_one_and_the_first_of_equals() -> None:
    article = fake_article("In 2021 the envoys met on Monday and Tuesday.")
    year = on(article, "2021", date(2021, 1, 1), until=date(2021, 12, 31))
    days = [on(article, s, DAYS[s]) for s in ("Monday", "Tuesday")]
    sentence = Sentence(0, len(article.text), (year, *days))
    assert best_event(sentence, article, reading("?")) == days[0]


def test_the_days_that_the_question_names_decide() -> None:
    article = fake_article(TEXT)
    asked = replace(reading("?"), dates=(AskedDays(DateRange(DAYS["Tuesday"], DAYS["Tuesday"])),))
    assert chosen(article, asked, "Monday", "Tuesday") == DAYS["Tuesday"]


def test_sentences_without_a_day_have_no_event() -> None:
    article = fake_article("The envoys met.")
    bare = Ranked(candidate(passage(article.text)), 1.0, {}, 0, {})
    assert day_choices(Hit(bare, (0, 15), article, None, reading("?"), no_concepts)) == []


RECORDED = EventDate(date(2020, 1, 1), date(2020, 1, 1), Precision.DAY, "front_matter")


def ranked(article: Article, *events: tuple[EventDate, ...], best: int) -> Ranked:
    """The article, one sentence a paragraph, as a passage."""
    found = passage(*article.paragraphs, joiner="\n\n", events=events)
    return Ranked(candidate(found), 1.0, {}, best, {})


def test_a_brief_happened_when_it_records_whatever_days_its_words_speak_of() -> None:
    brief = replace(fake_article("They dined on Tuesday.", brief=True), happened=RECORDED)
    hit = ranked(brief, (on(brief, "Tuesday", DAYS["Tuesday"]),), best=0)
    whole_span = (0, len(brief.text))
    assert event_of(hit, whole_span, brief, reading("What did they eat?"), no_concepts) == RECORDED
    asked = (AskedDays(DateRange(DAYS["Tuesday"], DAYS["Tuesday"])),)
    when = replace(reading("When in May did they dine?", word("dined"), intent="when"), dates=asked)
    leading = event_of(hit, whole_span, brief, when, no_concepts, RECORDED)
    assert leading is not None
    assert leading.earliest_on == DAYS["Tuesday"]
    assert event_of(hit, whole_span, brief, when, no_concepts, leads=False) == RECORDED


def test_the_best_sentence_comes_first_then_the_others_shown() -> None:
    article = fake_article("They met on Monday.\n\nThey ate.\n\nThey left on Tuesday.")
    monday, tuesday = on(article, "Monday", DAYS["Monday"]), on(article, "Tuesday", DAYS["Tuesday"])
    shown = (0, len(article.text))
    for best, expected in ((0, monday), (2, tuesday)):
        hit = ranked(article, (monday,), (), (tuesday,), best=best)
        assert event_of(hit, shown, article, reading("?"), no_concepts) == expected
    only_last = ranked(article, (), (), (tuesday,), best=1)
    assert event_of(only_last, shown, article, reading("?"), no_concepts) == tuesday


def test_a_day_before_the_excerpt_serves_a_question_about_when_alone() -> None:
    article = fake_article("They met on Monday.\n\nThey ate.\n\nThey left on a train.")
    hit = ranked(article, (on(article, "Monday", DAYS["Monday"]),), (), (), best=2)
    shown = (article.text.index("They left"), len(article.text))
    assert event_of(hit, shown, article, reading("?"), no_concepts) is None
    found = event_of(hit, shown, article, reading("?", intent="when"), no_concepts)
    assert found is not None
    assert found.earliest_on == DAYS["Monday"]


def test_a_brief_falls_back_on_the_day_it_records() -> None:
    article = fake_article("They met.\n\nThey ate.", brief=True, happened=RECORDED)
    hit = ranked(article, (), (), best=0)
    assert event_of(hit, (0, 9), article, reading("?", intent="when"), no_concepts, RECORDED) == RECORDED
    bare = Ranked(candidate(replace(hit.passage, sentences=())), 1.0, {}, 0, {})
    assert event_of(bare, (0, 9), article, reading("?"), no_concepts) == RECORDED


def test_a_day_of_the_opening_that_another_article_placed_is_known() -> None:
    text = "They met on Monday.\n\nThey ate."
    article = fake_article(text, published=None)
    placed = replace(on(article, "Monday", DAYS["Monday"]), basis="inferred")
    first = passage("They met on Monday.", events=((placed,),))
    second = passage("They ate.", ordinal=1, start=text.index("They ate"))
    hit = Ranked(candidate(second), 1.0, {}, 0, {})
    asked = reading("When did they eat?", intent="when")
    assert event_of(hit, (second.start, second.end), article, asked, no_concepts) is None
    assert event_of(hit, (second.start, second.end), article, asked, no_concepts, main_day(article, first)) == placed
    assert main_day(article, first) == placed


def test_a_weekday_that_the_year_alone_cannot_place_is_within_the_year() -> None:
    article = fake_article("They met on Tuesday.", published="2019")
    hit = ranked(article, (), best=0)
    found = event_of(hit, (0, len(article.text)), article, reading("When?", intent="when"), no_concepts)
    assert found is not None
    assert (found.earliest_on, found.latest_on) == (date(2019, 1, 1), date(2019, 12, 31))
    assert found.precision is Precision.YEAR


def led(hits: Sequence[Ranked], asked: Reading, articles: Mapping[str, Article]) -> tuple[Ranked, ...]:
    """The hits as a question about when has them, none with a day of its own."""
    near = near_choices(hits, asked, lambda article_id, _: articles[article_id], lambda hit: None, no_concepts)
    return dated_first(hits, asked, near)


def test_of_hits_near_each_other_the_one_that_dates_what_is_asked_comes_first() -> None:
    vague, exact = fake_article("The envoys ate fish in 2019."), fake_article("The envoys met on Monday.")
    year = on(vague, "2019", date(2019, 1, 1), until=date(2019, 12, 31))
    hits = tuple(
        Ranked(candidate(passage(a.text, article_id=a.id, events=((event,),))), score, {}, 0, {})
        for a, event, score in ((vague, year, 0.70), (exact, on(exact, "Monday", DAYS["Monday"]), 0.66))
    )
    articles = {a.id: a for a in (vague, exact)}

    def first(asked: Reading, *given: Ranked) -> str:
        return led(given, asked, articles)[0].passage.text

    met = reading("When did the envoys meet?", word("envoys"), intent="when")
    assert first(met, *hits) == exact.text
    assert first(replace(met, intent="what"), *hits) == vague.text
    assert first(met, hits[0], replace(hits[1], score=0.4)) == vague.text


def test_a_hit_that_lacks_a_person_asked_about_does_not_come_first_for_its_day() -> None:
    named, other = fake_article("Ann met the envoys on Monday."), fake_article("The envoys met on Monday.")
    ann = Concept("person:ann", "person", "Ann")
    fits = {named.id: (SentenceFit(0.8, {"person:ann": 1.0}, True),), other.id: ()}

    def hit(article: Article, score: float) -> Ranked:
        told = passage(article.text, article_id=article.id, events=((on(article, "Monday", DAYS["Monday"]),),))
        return Ranked(candidate(told, fits=fits[article.id]), score, {}, 0, {})

    asked = reading("When did Ann meet the envoys?", ann, intent="when")
    articles = {a.id: a for a in (named, other)}
    assert led((hit(other, 0.71), hit(named, 0.70)), asked, articles)[0].passage.article_id == named.id
    assert led((hit(other, 0.91), hit(named, 0.70)), asked, articles)[0].passage.article_id == other.id


def test_the_day_of_a_month_named_in_passing_is_that_of_the_article_on_it() -> None:
    day = EventDate(date(2021, 3, 9), date(2021, 3, 9), Precision.DAY, "front_matter")
    passing = fake_article("The fund, which Peru had opened in March 2021, helps envoys.", headline="A fund helps")
    about = fake_article("Peru took the step at noon.", headline="Peru opens the fund")
    on_it = Subject("Peru opens the fund")
    march = on(passing, "March 2021", date(2021, 3, 1), until=date(2021, 3, 31))
    told = passage(passing.text, article_id=passing.id, events=((march,),))
    fits = (SentenceFit(0.8, {"word:fund": 1.0}, True),)
    hits = (
        Ranked(candidate(told, fits=fits), 0.7, {}, 0, {}),
        Ranked(candidate(replace(passage(about.text, article_id=about.id), subject=on_it)), 0.69, {}, 0, {}),
    )
    articles = {a.id: a for a in (passing, about)}

    def first(question: str, score: float = 0.69, main: EventDate = day) -> Ranked:
        given = (hits[0], replace(hits[1], score=score))
        asked = reading(question, word("fund"), intent="when")
        mains = {about.id: main}
        near = near_choices(
            given, asked, lambda key, _: articles[key], lambda hit: mains.get(hit.passage.article_id), no_concepts
        )
        return dated_first(given, asked, near)[0]

    assert first("When did Peru open the fund?").passage.article_id == about.id
    assert first("Which month did Peru open the fund?").passage.article_id == passing.id
    assert first("When did Peru open the fund?", score=0.4).passage.article_id == passing.id  # too far from the first
    april = replace(day, earliest_on=date(2021, 4, 9), latest_on=date(2021, 4, 9))
    assert first("When did Peru join the fund?", main=april).passage.article_id == passing.id


def test_a_day_is_told_closely_where_its_clause_tells_much_beside_the_headline() -> None:
    event = EventDate(date(2021, 5, 4), date(2021, 5, 4), Precision.DAY, "stated")
    close = DayChoice(event, 0, {"clause_rest": 0.5, "clause": 1.0})
    loose, of_whole = DayChoice(event, 0, {"clause_rest": 0.2}), DayChoice(event, None, {"around": 1.0})
    hit = Ranked(candidate(passage("They met.")), 1.0, {}, 0, {}, (0.0,))
    assert told_closely([(hit, close)]) == event
    assert told_closely([(hit, loose)]) is None
    assert told_closely([(hit, of_whole)]) is None
    assert told_closely([]) is None
