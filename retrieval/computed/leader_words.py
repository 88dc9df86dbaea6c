"""Who leads the two countries, where no title is named: "who is the leader of Japan", 日韓の首脳は誰."""

from __future__ import annotations

import re

from retrieval.computed.office_words import is_of_both
from retrieval.understand import PAIR, Reading

_POST_OF = {"country:japan": "jp-pm", "country:south-korea": "kr-president"}
_LEADER = "lex:leader"
_WITH_IT = frozenset({*_POST_OF, PAIR, _LEADER, "lex:currently", "lex:lead", "lex:manage"})
_LEADS = re.compile(
    r"\bwho(?:['’]s| is)? (?:now |currently )?(?:leads?|leading|runs?|running|governs?)\b", re.IGNORECASE
)


def leader_posts(reading: Reading) -> tuple[str, ...]:
    """The highest posts of the countries named; () where more is named than leaders, countries and a time."""
    keys = {c.key for c in reading.concepts}
    if not keys <= _WITH_IT or not (_LEADER in keys or asks_who_leads(reading)):
        return ()
    named = tuple(post for country, post in _POST_OF.items() if country in keys)
    return named or (tuple(_POST_OF.values()) if is_of_both(reading.text) else ())


def asks_who_leads(reading: Reading) -> bool:
    """Whether it is asked by the verb, and of today."""
    return _LEADS.search(reading.text) is not None
