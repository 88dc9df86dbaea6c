"""Who leads the two countries, where no title is named: "who is the leader of Japan", 日韓の首脳は誰."""

from __future__ import annotations

import re

from retrieval.understand import PAIR, Reading

_POST_OF = {"country:japan": "jp-pm", "country:south-korea": "kr-president"}
_LEADER = "lex:leader"
_WITH_IT = frozenset({*_POST_OF, PAIR, _LEADER, "lex:currently", "lex:lead", "lex:manage"})
_BOTH = re.compile(r"\b(?:both|two)\b|両国|両首脳|양국|양측|두\s*나라", re.IGNORECASE)
_LEADS = re.compile(
    r"\bwho(?:['’]s| is)? (?:now |currently )?(?:leads?|leading|runs?|running|governs?)\b", re.IGNORECASE
)


def leader_posts(reading: Reading) -> tuple[str, ...]:
    """The highest posts of the countries named; () where more is named than leaders, countries and a time."""
    keys = {c.key for c in reading.concepts}
    if not keys <= _WITH_IT or not (_LEADER in keys or asks_who_leads(reading)):
        return ()
    named = tuple(post for country, post in _POST_OF.items() if country in keys)
    is_of_both = PAIR in keys or _BOTH.search(reading.text)
    return named or (tuple(_POST_OF.values()) if is_of_both else ())


def asks_who_leads(reading: Reading) -> bool:
    """Whether it is asked by the verb, and of today."""
    return _LEADS.search(reading.text) is not None
