"""Who stands before a Korean verb, and as what: told by the particle after each name."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from corpus.meetings.clause import Sentence
from corpus.meetings.cuebook import CueBook
from corpus.meetings.scene import countries
from corpus.meetings.seats import Party, Seat, joined_table

KNOWN = ("persons", "offices", "unknown")
_NEAR = 70  # characters of the shape between the other one and the verb, what is quoted left out
_HEAD = 12  # and between a verb and the one whose clause it closes
_QUOTE = re.compile(r"“[^”]*”|‘[^’]*’|「[^」]*」|\"[^\"]*\"")
_SUBJECT = re.compile(r"[가-힣\ue001-\ue004](?<![에서로터지때])(?:은|는|이|가|께서)\s")
_HE = re.compile(r"(?:^|(?<=\s))(?:그|그녀|본인|저|나)(?:는|가)\s")
_DESCRIBES = re.compile(r"[가-힣]{0,2}\s(?:(?:온|난|돌아온|나온|돌아간)\s)?(?:신임\s|당시\s)?")


@dataclass(frozen=True, slots=True)
class Roles:
    """One sentence, asked about one verb after the other. ``outside``: its shape with what is quoted blotted out."""

    sentence: Sentence
    book: CueBook
    outside: str

    @property
    def _text(self) -> str:
        return self.sentence.shape.text

    def is_quoted(self, at: int) -> bool:
        """Whether that place of the shape is inside a quotation."""
        return self.outside[at] == "\x00"

    def marked(self, frames: Sequence[str]) -> Iterator[tuple[str, int]]:
        """The frames whose particle stands after anybody of the sentence, and the first place where it does."""
        ends = [p.end for p in self.sentence.parties if self._may_act(p)]
        for frame in frames:
            particle = self.book[f"contact_{frame}_particle"]
            found = [match.end() - 1 for end in ends if (match := particle.match(self._text, end))][:1]
            found += [him.end() - 1 for him in self._him(frame)]
            if found:
                yield frame, min(found)

    def _him(self, frame: str) -> Iterator[re.Match[str]]:
        """Where 그를, 그와 or 그에게 stands, as the frame has it."""
        pattern = self.book.named.get(f"contact_{frame}_him")
        return pattern.finditer(self.outside) if pattern is not None else iter(())

    def joined_from(self) -> int | None:
        """Where those begin who may do something together: whom 와 or a comma joins, or "the two"; else ``None``."""
        before: Party | None = None
        for party in self.sentence.parties:
            if (
                party.kind == "group"
                or len(party.countries) > 1
                or (before is not None and self._is_joint(before, party))
            ):
                return party.start
            before = party
        return None

    def _is_joint(self, first: Party, second: Party) -> bool:
        return self.book["contact_joined"].fullmatch(self._text, first.end, second.start) is not None

    def tables(self, frame: str, found: re.Match[str], focus: Seat | None) -> Iterator[tuple[Seat, ...]]:
        """Who met by a verb of that frame: one who does it, and the one whom the frame's particle marks.

        One table for each of several whom he met apart; none where the sentence does not tell both. ``focus``: whom
        the sentence before is about.
        """
        partner, between = self._partner(frame, found)
        lands = {c for p in partner for c in p.countries}
        if not partner:
            yield from self._with_him(frame, found, focus)
            return
        subject = self._subject(frame, found, partner, lands) or self._head(found, lands)
        subject = subject or self._ministry(frame, found, partner)
        if not subject and focus is not None and focus.country not in lands and not self._has_subject(found):
            subject = (focus,)
        if not subject or countries(subject) & lands:
            return
        apart = len(partner) > 1 and self.book.has("each", between + found[0])
        if frame == "with" and not apart:
            partner = [*partner, *self._mediators(found, lands | countries(subject))]
        for parties in [[p] for p in partner] if apart else [partner]:
            yield joined_table(subject, tuple(seat for party in parties for seat in party.seats))

    def cleft(self, found: re.Match[str]) -> tuple[Seat, ...]:
        """Who met the one whom the sentence names last: 총리가 마지막으로 만난 정상은 대통령이었다."""
        after = self._after(found)
        if not after or not self.book["contact_cleft"].fullmatch(self._text[found.end() : after[0].start]):
            return ()
        if not self.book["contact_cleft_end"].match(self._text, after[0].end):
            return ()
        subject = self._subject("object", found, after[:1], set(after[0].countries))
        return joined_table(subject, after[0].seats) if subject else ()

    def _with_him(self, frame: str, found: re.Match[str], focus: Seat | None) -> Iterator[tuple[Seat, ...]]:
        """Who met the one whom the sentence before is about: 그를 맞은 이시바 총리는."""
        near = [him for him in self._him(frame) if 0 <= found.start() - him.end() <= _NEAR]
        if focus is None or focus.country is None or not near or self._is_cut(near[-1].end(), found.start()):
            return
        lands = {focus.country}
        subject = self._subject(frame, found, (), lands) or self._head(found, lands)
        if subject:
            yield joined_table(subject, (focus,))

    def both(self, found: re.Match[str]) -> tuple[Seat, ...]:
        """Those of two governments who together do it, by name or by office: A와 B는 …, or … 한 A와 B."""
        parties = self._parties(found)
        for i in range(len(parties) - 1, -1, -1):
            match = self.book["contact_both_particle"].match(self._text, parties[i].end)
            if match is None:
                continue
            counts = parties[i].kind == "group" and i and not self._text[parties[i - 1].end : parties[i].start].strip()
            group = self._joined(parties, i - 1 if counts else i)  # A, B, C 세 사람이
            lands = {c for p in group for c in p.countries}
            if len(lands) < 2 or self._is_cut(match.end(), found.start()):
                return ()
            return tuple(s for p in (*group, *self._mediators(found, lands)) for s in p.seats)
        after = self._after(found)
        if len(after) < 2 or not _DESCRIBES.fullmatch(self._text[found.end() : after[0].start]):
            return ()
        return (*after[0].seats, *after[1].seats) if self._is_joint(after[0], after[1]) else ()

    def _mediators(self, found: re.Match[str], lands: set[str]) -> list[Party]:
        """Who sits between the two, or has brought them together: 대통령을 가운데 두고, 장관의 주선으로."""
        others = (p for p in self._parties(found) if p.kind in KNOWN and not p.countries & lands)
        return [p for p in others if self.book["contact_mediator"].match(self._text, p.end)][-1:]

    def group(self, found: re.Match[str]) -> Party | None:
        """The phrase for "the two" or "the three", where they do it."""
        parties = self._parties(found)
        group = parties[-1] if parties and parties[-1].kind == "group" else None
        if group is None or not self.book["contact_both_particle"].match(self._text, group.end):
            return None
        return None if self._is_cut(group.end, found.start()) else group

    def group_met(self, frame: str, found: re.Match[str]) -> tuple[Party, tuple[Seat, ...]] | None:
        """The group that the frame's particle marks, and who met it: 대통령이 두 정상을 맞았다."""
        parties = self._parties(found)
        if not parties or parties[-1].kind != "group":
            return None
        group = parties[-1]
        match = self.book[f"contact_{frame}_particle"].match(self._text, group.end)
        if match is None or self._is_cut(match.end(), found.start()):
            return None
        subject = self._subject(frame, found, [group], set()) or self._head(found, set())
        return (group, subject) if subject else None

    def at_table(self, found: re.Match[str]) -> tuple[Seat, ...]:
        """The two who alone are named and both act on an occasion: A는 만찬에서 …, B는 …."""
        people = [p for p in self.sentence.parties if p.kind in KNOWN and not self.is_quoted(p.start)]
        if self.is_quoted(found.start()):
            people = [p for p in self.sentence.parties if p.kind in KNOWN and self.is_quoted(p.start)]
        if len(people) != 2 or people[0].countries & people[1].countries or any(len(p.seats) > 1 for p in people):
            return ()
        first, second = people
        acts = self.book["contact_subject"].match(self._text, first.end) is not None
        answers = self.book["contact_table_other"].match(self._text, second.end) is not None
        inside = (first.end <= found.start() and found.end() <= second.start) or found.end() <= first.start
        return (*first.seats, *second.seats) if acts and answers and inside else ()

    def _parties(self, found: re.Match[str]) -> list[Party]:
        """Who is named before the verb, in the same quotation or outside of all."""
        quoted = self.is_quoted(found.start())
        before = (p for p in self.sentence.parties if p.end <= found.start() and self._may_act(p))
        return [p for p in before if self.is_quoted(p.start) == quoted]

    def _may_act(self, party: Party) -> bool:
        """Whether somebody is meant, not a mere country: 일본 대표단을, and not 일본과."""
        if party.kind == "countries":
            return self.book["contact_delegation"].match(self._text, party.end) is not None
        return party.kind in (*KNOWN, "group")

    def _after(self, found: re.Match[str]) -> list[Party]:
        """Who is named from right behind the verb on."""
        after = [p for p in self.sentence.parties if p.start >= found.end() and p.kind in KNOWN]
        return after if after and after[0].start - found.end() <= _HEAD else []

    def _is_cut(self, start: int, end: int) -> bool:
        """Whether another clause ends between the two."""
        return self.book.has("contact_gap_not", self.outside[start:end])

    def _partner(self, frame: str, found: re.Match[str]) -> tuple[list[Party], str]:
        """The last ones before the verb whom the particle of the frame marks, with those joined to them."""
        parties = self._parties(found)
        particle = self.book[f"contact_{frame}_particle"]
        for i in range(len(parties) - 1, -1, -1):
            match = particle.match(self._text, parties[i].end)
            if parties[i].kind == "group" or match is None or match.end() > found.start() + 1:
                continue
            between = self.outside[match.end() : found.start()].replace("\x00", "")
            if len(between) > _NEAR or self.book.has("contact_gap_not", between):
                break
            return self._joined(parties, i), between
        return [], ""

    def _joined(self, parties: Sequence[Party], i: int) -> list[Party]:
        """The party, and those before it that 와 or a comma joins to it."""
        found = [parties[i]]
        while i > 0:
            i -= 1
            if not self._is_joint(parties[i], found[0]) or parties[i].kind == "group":
                break
            found.insert(0, parties[i])
        return found

    def _subject(self, frame: str, found: re.Match[str], partner: Sequence[Party], lands: set[str]) -> tuple[Seat, ...]:
        """The nearest one before the verb whom a particle makes its subject; after 하자, the one behind it."""
        if frame in ("when", "of") or found[0].endswith(("에는", "엔")):
            near = self._after(found)[:1]
            if near and self.book["contact_subject"].match(self._text, near[0].end):
                return near[0].seats
            if frame == "when":
                return ()
        groups = [self._parties(found)]
        if self.is_quoted(found.start()):
            groups.append([p for p in self.sentence.parties if not self.is_quoted(p.start) and p.end <= found.start()])
            groups.append([p for p in self.sentence.parties if not self.is_quoted(p.start) and p.start >= found.end()])
        for parties in groups:
            for i in range(len(parties) - 1, -1, -1):
                party = parties[i]
                if party in partner or party.kind == "group" or party.countries & lands:
                    continue
                if self.book["contact_subject"].match(self._text, party.end):
                    return tuple(s for p in self._joined(parties, i) for s in p.seats if s.country not in lands)
        return ()

    def _ministry(self, frame: str, found: re.Match[str], partner: Sequence[Party]) -> tuple[Seat, ...]:
        """The government whose ministry calls in an ambassador."""
        seats = [seat for party in partner for seat in party.seats]
        if frame not in ("object", "to") or any(seat.office != "ambassador" for seat in seats):
            return ()
        for match in reversed(list(self.book["contact_ministry"].finditer(self.outside, 0, found.start()))):
            names = self.sentence.shape.names.get(match.start(), ()) if match["n"] else ()
            lands = self.book.tables["title_countries"]
            words = (word for m in names for word in (m.surface, m.surface.split()[-1]))  # 일본 외무성
            land = "KR" if match["own"] else next((lands[word] for word in words if word in lands), None)
            if land is not None and all(seat.country != land for seat in seats):
                start, end = self.sentence.shape.span(match.start(), match.end())
                return (Seat(country=land, start=start, end=end),)
        return ()

    def three(self, found: re.Match[str]) -> tuple[Seat, ...]:
        """The three of three governments whom alone the sentence names before a meeting of three."""
        seats = tuple(s for p in self._parties(found) for s in p.seats if s.is_named)
        return seats if len(seats) == len(countries(seats)) == 3 else ()

    def attended(self, found: re.Match[str]) -> tuple[Seat, ...]:
        """Those of whom the sentence says that they came to the meeting, each side's apart."""
        closed = self.book["contact_attended"].search(self.outside, found.end())
        if closed is None or self._is_cut(found.end(), closed.start()):
            return ()
        came = [p for p in self.sentence.parties if found.end() <= p.start < closed.start() and p.kind in KNOWN]
        if came and self.book["contact_beside"].match(self._text, came[-1].end):
            first = (p for p in self._parties(found) if self.book["contact_subject"].match(self._text, p.end))
            came = [*list(first)[-1:], *came]
        elif not came or not self.book["contact_subject"].match(self._text, came[-1].end):
            return ()
        return tuple(seat for party in came for seat in party.seats)

    def _head(self, found: re.Match[str], lands: set[str]) -> tuple[Seat, ...]:
        """The one whom the verb's clause describes: 처음 얼굴을 익힌 이시바 총리는, 먼저 다가간 쪽은 총리였다."""
        after = self._after(found)
        if not after or after[0].countries & lands:
            return ()
        between = self._text[found.end() : after[0].start]
        is_cleft = (
            self.book["contact_cleft"].fullmatch(between) is not None
            and self.book["contact_cleft_end"].match(self._text, after[0].end) is not None
        )
        return after[0].seats if is_cleft or _DESCRIBES.fullmatch(between) else ()

    def _has_subject(self, found: re.Match[str]) -> bool:
        """Whether anybody, known or not, is the subject of the verb's clause."""
        return _SUBJECT.search(_HE.sub(" ", self.outside[: found.start()])) is not None


def outside_quotes(text: str) -> str:
    """The text, each character of a quotation put out."""
    return _QUOTE.sub(lambda match: "\x00" * len(match[0]), text)
