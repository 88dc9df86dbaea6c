"""What questions and reports use for each other."""

from __future__ import annotations

from corpus.gazetteer import Gazetteer
from retrieval.kin import groups, kin_of
from retrieval.understand import lexicon_keys


def test_kin_are_the_others_of_the_groups_of_an_id() -> None:
    found = kin_of(("lex:retaliate", "lex:countermeasure"))
    assert "lex:sanction" in found
    assert not {"lex:retaliate", "lex:countermeasure", "lex:noodles"} & set(found)
    assert kin_of(("lex:noodles",)) == ()


def test_every_id_of_the_groups_is_known() -> None:
    gazetteer = Gazetteer.load()
    entities = {f"{each.kind}:{each.id}" for each in gazetteer.entities()}

    def is_known(key: str) -> bool:
        words = key.removeprefix("lex:").rstrip("-0123456789").replace("-", " ")
        return key in entities or any(key in lexicon_keys(m) for m in gazetteer.lexicon(words, "en"))

    assert [each for group in groups() for each in group if not is_known(each)] == []
