"""Every phrase stands in three languages with the same fields."""

import string

import pytest

from retrieval.words import LANGUAGES, counted, data_file, word


def fields_of(phrase: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(phrase) if name}


@pytest.mark.parametrize("package", ["retrieval", "bot"])
def test_every_phrase_stands_in_all_languages_with_the_same_fields(package: str) -> None:
    words = data_file(package, "words.toml")
    assert set(words) == set(LANGUAGES)
    assert words["ja"].keys() == words["en"].keys() == words["ko"].keys()
    for key, phrase in words["en"].items():
        for language in LANGUAGES:
            assert fields_of(words[language][key]) == fields_of(phrase), (language, key)


def test_no_phrase_stands_in_both_packages() -> None:
    assert data_file("retrieval", "words.toml")["en"].keys() & data_file("bot", "words.toml")["en"].keys() == set()


def test_a_phrase_is_filled_in() -> None:
    assert word("en", "copies", n=2) == "+2 copies"
    assert word("ja", "copies", n=2) == "ほか同文2件"
    assert word("ko", "copies", n=2) == "같은 글 2건 더"


def test_one_thing_is_counted_in_the_singular() -> None:
    assert [counted("en", "n_articles", n) for n in (0, 1, 2)] == ["0 articles", "1 article", "2 articles"]
