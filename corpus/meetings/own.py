"""What the body of a brief adds to the meeting that its front matter tells of."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from corpus.meetings.types import MeetingMention, Participant

# What a sentence says that tells of another meeting on the day of the brief's own.
_APART = re.compile(
    r"\b(also|separate(ly)?|bilateral(ly)?|alone|in private|margins?|sidelines?|before|afterwards|earlier|later|then|"
    r"after(?! the (meeting|talks|summit|conference))|next|another|again|in turn|same day|that day|one-on-one|"
    r"two of them|in addition|preced\w+|follow\w+)\b",
    re.IGNORECASE,
)


def beside_front(front: MeetingMention | None, found: Iterable[MeetingMention], text: str) -> Iterator[MeetingMention]:
    """The mentions ``found`` in the body ``text``, as far as they can stand beside the ``front`` matter.

    On its day those who met there met where it says, whatever city the sentences around name ("45 days since Seoul"),
    and some of them alone ("With Kerry in the chair, Kishida and Yun met") only where a sentence tells that apart. And
    a sentence of that day that names none of those it is read to speak of ("They talked at noon") speaks of the brief's
    own meeting, or of nobody known: nobody else is seated by it.
    """
    for mention in found:
        if front is None or not _is_its_day(mention, front):
            yield mention
            continue
        is_same = mention.mode == front.mode
        if _people(mention) and _people(mention) <= _people(front) and not _is_told_apart(mention, text):
            if not is_same and front.mode == "in_person":
                yield mention
            elif is_same and _people(mention) == _people(front):
                yield replace(_moved(mention, front), kind=front.kind, level=front.level, form=front.form)
        elif not is_same:
            yield mention
        elif _people(mention) == _people(front):
            yield mention if mention.city == front.city else _moved(mention, front)
        elif _people(mention) <= _people(front) or any(_is_named_there(p, mention) for p in mention.participants):
            yield mention


def _is_told_apart(mention: MeetingMention, text: str) -> bool:
    return _APART.search(text, mention.span.start, mention.span.end) is not None


def _moved(mention: MeetingMention, front: MeetingMention) -> MeetingMention:
    return replace(
        mention,
        place_id=front.place_id,
        city=front.city,
        country=front.country,
        venue=front.venue,
        timezone=front.timezone,
    )


def _is_its_day(mention: MeetingMention, front: MeetingMention) -> bool:
    """Whether both were held on the same days."""
    if mention.when is None or front.when is None or mention.status != front.status:
        return False
    ours, its = mention.when, front.when
    return mention.status == "held" and (ours.earliest_on, ours.latest_on) == (its.earliest_on, its.latest_on)


def _people(mention: MeetingMention) -> frozenset[str]:
    return frozenset(p.person_id or p.name for p in mention.participants)


def _is_named_there(participant: Participant, mention: MeetingMention) -> bool:
    """Whether the mention's own sentence names the participant, and not only his country or office."""
    words = participant.evidence
    return participant.basis == "stated" and words is not None and mention.span.start <= words.start < mention.span.end
