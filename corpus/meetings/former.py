"""Japanese names of those who held an office before or will hold it: 菅前首相, 森元首相, イ次期大統領."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date

from corpus.gazetteer import EntityMention, Gazetteer

_TITLE = re.compile(
    r"(?<![一-龥々ァ-ヶー・])([一-龥々]{1,3}|[ァ-ヶー]{1,6})(前|元|次期)"
    r"(首相|総理大臣|総理|大統領|外相|外務大臣|防衛相|防衛大臣|国防相|官房長官|財務相|経済産業相|外務次官)"
)
_OFFICES = {
    "首相": "pm", "総理大臣": "pm", "総理": "pm", "大統領": "president", "外相": "fm", "外務大臣": "fm", "防衛相": "dm",
    "防衛大臣": "dm", "国防相": "dm", "官房長官": "ccs", "財務相": "finm", "経済産業相": "trade", "外務次官": "vm",
}  # fmt: skip


def former_holders(
    text: str, mentions: Sequence[EntityMention], gazetteer: Gazetteer, on: date | None
) -> Iterator[EntityMention]:
    """The family names before 前, 元 and 次期, each as the one who held the office before ``on``, or after it.

    前 is the last one so called before that day; of several who held it once (元) nobody is meant for sure.
    """
    if on is None:
        return
    for match in _TITLE.finditer(text):
        start, end = match.span(1)
        if any(m.kind == "person" and m.start < end and start < m.end for m in mentions):
            continue
        named = {m.entity_id for m in gazetteer.find(match[1] + match[3]) if m.kind == "person" and not m.start}
        terms = sorted(
            (tenure.start.earliest_on, person_id)
            for person_id in named
            for tenure in gazetteer.entity(person_id).offices
            if tenure.office == _OFFICES[match[3]] and tenure.start is not None
        )
        past = [person_id for first_on, person_id in terms if first_on <= on]
        coming = [person_id for first_on, person_id in terms if first_on > on]
        meant = {"前": past[-1:], "元": past, "次期": coming[:1]}[match[2]]
        if len(set(meant)) == 1:
            yield EntityMention(meant[0], "person", start, end, match[1], "exact")
