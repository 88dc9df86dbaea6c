"""Who sits at the table of an English clause: the subject, the one met, and what stands between them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from corpus.meetings.cuebook import PLACEHOLDERS, CueBook
from corpus.meetings.cues import Cue
from corpus.meetings.kinds import seat_level
from corpus.meetings.seats import Party, Seat, is_table, joined_table
from corpus.meetings.shapes import Shape

# What a caption says of where somebody stands: "(L)", "(2nd from R)", ", left".
_STANDING = (
    r"\s*(?:\((?:L|R|C|left|right|center|[^)]{0,9}from [^)]{1,6})\)|,\s+(?:second\s+from\s+)?(?:left|right|center))?"
)
_JOINT = re.compile(
    _STANDING + r"\s*(?:,\s*)?(?:and,?|as well as|along with|[-–/])?\s*"
    r"(?:the\s+|1st\s+|first\s+|visiting\s+|then[\s-]+|new\s+|Mr\.\s+|Ms\.\s+|H\.\s?E\.\s+|Dr\.\s+)*",
    re.I,
)

_COMMA = ", "
_PEOPLE = ("persons", "unknown")
_LANDS = ("countries", "offices")
_SIT_TOGETHER = frozenset({"JP", "KR", "US", "CN"})  # whose ministers meet as three
_YEARLY = frozenset({"JP", "KR", "CN"})  # whose leaders mean to meet every year


@dataclass(frozen=True, slots=True)
class Table:
    """What a clause says of who met: the ``seats`` it names, and the phrases still to be filled from what was told.

    ``group``: "the two ministers". ``pronoun``: somebody told of before is one side. ``is_bare``: the clause leaves out
    who met, as Japanese and Korean ones do of those told of before. ``lone``: one side only, and nothing stands for
    the other. ``n_subjects``: how many of ``parties``, from the first, are the subject. ``is_several``: the subject
    met each of the others apart. ``are_guests``: all of ``seats`` were met by somebody told of before.
    """

    seats: tuple[Seat, ...] = ()
    group: Party | None = None
    pronoun: bool = False
    counterpart: Party | None = None
    parties: tuple[Party, ...] = ()
    is_bare: bool = False
    lone: tuple[Seat, ...] = ()
    n_subjects: int = 0
    is_several: bool = False
    are_guests: bool = False

    def apart(self) -> tuple[Table, ...]:
        """A table for each partner of the subject; this one where there is one partner."""
        subject, named = self.parties[: self.n_subjects], self.parties[self.n_subjects :]
        # "the leaders of both, one after the other" are as many partners as countries
        partners = [replace(p, seats=(s,)) for p in named for s in p.seats] if len(named) == 1 else list(named)
        if (not self.pronoun and not subject) or len(partners) < 2:
            return (self,)
        if not subject:
            return tuple(replace(table_of([partner], pronoun=True), is_several=True) for partner in partners)
        return tuple(table_of([*subject, partner], n_subjects=len(subject)) for partner in partners)


@dataclass(frozen=True, slots=True)
class EnglishTables:
    """Finds the table of a cue in one sentence."""

    shape: Shape
    parties: Sequence[Party]
    book: CueBook

    def table(self, cue: Cue) -> Table:
        """Who the clause around the cue seats; an empty table when it seats nobody."""
        if self.book["by_phone"].fullmatch(cue.word):
            return self._both_before(cue)
        apposed = self._apposed(cue) or self._meeting(cue)
        if apposed:
            return table_of(apposed)
        had = self._had_by(cue)
        if had:
            return table_of(had, pronoun=not covers(had))
        right, is_whole = self._right(cue)
        if right and right[0].kind in _LANDS and self._is_of_pair(cue):
            right = []  # "at the inter-Korean summit toward solving the abductions of Japanese"
        if right and is_whole and (covers(right) or right[0].kind == "group"):
            return table_of(right)
        if right and self._is_half(cue, right):
            return Table()
        if right and self.book["pair_more"].match(self.shape.text, right[-1].end):
            return Table()  # one more is named there whom nobody knows: "with Obama and Prime Minister Tony Abbott"
        left = self._guests(right) or self._reporter(cue) or self._speaker(cue, right) or self._left(cue, right)
        if right and left and self.book["pair_met"].match(self.shape.text, left[0].start):
            left = [] if left[0].start >= cue.end else left
        if right:
            return self._with_right(cue, left, right)
        joined = self._joined(cue, left) or self._stranded(cue, left)
        if joined:
            return table_of([*joined, *(party for party in left if party not in joined)])
        if left and self._beside_pronoun(left):
            return table_of(left, pronoun=True)
        left = left or self._fronted_by_all(cue)
        return table_of(left) if covers(left) or any(party.kind == "group" for party in left) else Table()

    def _apposed(self, cue: Cue) -> list[Party]:
        """Who the clause before a comma names: "A spent an hour with B, their first face-to-face meeting"."""
        if cue.is_verb or not self.book["apposed"].search(self.shape.text[: cue.start]):
            return []
        named = [p for p in self.parties if p.end <= cue.start and p.kind in (*_PEOPLE, "counterpart") and p.seats]
        return named if covers(named) and len(named) == len({c for p in named for c in p.countries}) else []

    def _meeting(self, cue: Cue) -> list[Party]:
        """The subject of a participle between commas: "A and B, meeting in Bonn on Friday, agreed"."""
        if cue.word != "meeting" or not self.book["meeting_at"].match(self.shape.text, cue.end):
            return []
        before = [i for i, party in enumerate(self.parties) if party.end == cue.start - len(_COMMA)]
        if not before or not self.shape.text.endswith(_COMMA, 0, cue.start):
            return []
        group = self._group_to(before[0])
        return group if covers(group) else []

    def _had_by(self, cue: Cue) -> list[Party]:
        """Who met, told in a clause after the noun: "the conversation that A and B had in Vladivostok"."""
        i = next((i for i, party in enumerate(self.parties) if party.start >= cue.end), None)
        if cue.is_verb or i is None or not self.book["had_by"].fullmatch(self._between(cue.end, self.parties[i].start)):
            return []
        group = self._group_from(i)
        had = self.book["has_had"].match(self.shape.text, group[-1].end)
        filled = covers(group) or group[0].kind == "group" or self._beside_pronoun(group)
        return group if had and filled else []

    def _with_right(self, cue: Cue, left: Sequence[Party], right: Sequence[Party]) -> Table:
        """Those met and the subject; without one a pronoun must stand for it."""
        if covers(right) and self._is_of_three(left, right, cue):
            return table_of([*left, *right])
        severally = self.book["severally"].search(self.shape.text[: right[0].start]) is not None
        severally = severally or self.book.has("in_turn", self._between(right[0].end, right[-1].start))
        if covers(right) and left and not covers(right[:1]) and severally:
            return Table(parties=(*left, *right), n_subjects=len(left), is_several=True)
        if left and severally and right[0].kind == "group" and not cue.is_verb:
            return replace(table_of([*left, *right], n_subjects=len(left)), is_several=True)
        if covers(right) and right[0].kind != "counterpart" and (severally or (left and covers(right[:1]))):
            return Table(parties=tuple(right))
        if self._are_met_apart(left, right, cue, severally=severally):
            return Table(parties=(*left, *right), n_subjects=len(left), pronoun=not left, is_several=True)
        if left and cue.is_verb and _ranks_differ(right):
            return Table(parties=(*left, *right), n_subjects=len(left), is_several=True)
        is_spoken = cue.is_verb and cue.kind in ("phone", "brief")
        if left and is_spoken and len(right) > 1 and _never_sit_together(right, self.book, self.shape.text):
            return Table(parties=(*left, *right), n_subjects=len(left), is_several=True)
        one_by_one = (
            self.book["one_by_one"].search(self.shape.text[max(0, cue.start - 60) : right[0].start]) is not None
        )
        if one_by_one and len(right) == 1 and covers(left) and left[0].kind in ("persons", "unknown"):
            return Table(parties=(*right, *left), n_subjects=1, is_several=True)
        if self.book["its_before"].search(self.shape.text[: cue.start]):
            return Table(parties=tuple(right))
        pronoun = self.book["pronoun"].search(self.shape.text[: cue.start]) is not None
        if not left and self.book["stranger_first"].match(self.shape.text):
            pronoun = False  # "Chun had his own session with Kim": his who is nobody known
        if not left and not pronoun and not covers(right):
            return Table(lone=tuple(seat for party in right for seat in party.seats), parties=tuple(right))
        return table_of([*left, *right], pronoun=not left)

    def _is_of_three(self, left: Sequence[Party], right: Sequence[Party], cue: Cue) -> bool:
        """Whether one country and two others meet as three: "Seoul will hold a three-way summit with Tokyo and"."""
        lands = [{c for party in group for c in party.countries} for group in (left, right)]
        near = self.shape.text[max(0, cue.start - 30) : cue.end]
        is_yearly = self.book.has("three_yearly", near) and lands[0] | lands[1] <= _YEARLY
        is_three = is_yearly or self.book.has("three", near)
        return [len(group) for group in lands] == [1, 2] and not lands[0] & lands[1] and is_three

    def _are_met_apart(self, left: Sequence[Party], right: Sequence[Party], cue: Cue, *, severally: bool) -> bool:
        """Whether "his counterparts from" several countries are met one by one, as those who never sit together are."""
        if len(right) != 1 or right[0].kind != "counterpart" or len(right[0].countries) < 2:
            return False
        is_subject_told = bool(left) or self.book["pronoun"].search(self.shape.text[: cue.start]) is not None
        return is_subject_told and (severally or not right[0].countries <= _SIT_TOGETHER)

    def _guests(self, right: Sequence[Party]) -> list[Party]:
        """Both whom a meeting with somebody brought to one place: "where talks with Yang had brought them together"."""
        if not right or not self.book["brought_together"].match(self.shape.text, right[-1].end):
            return []
        named = [party for party in self.parties if party.end <= right[0].start and party.kind in _PEOPLE]
        return named if len({c for party in named for c in party.countries}) == len(named) == 2 else []

    def _is_half(self, cue: Cue, right: Sequence[Party]) -> bool:
        """Whether somebody unknown is named with who is: "the meeting between Putin and DPRK leader Kim"."""
        between = self.book["between"].search(self._between(cue.end, right[0].start)) is not None
        is_named = all(party.kind in _PEOPLE for party in right)
        return between and is_named and self.book["and_unknown"].match(self.shape.text, right[-1].end) is not None

    def _is_of_pair(self, cue: Cue) -> bool:
        """Whether the noun is that of the countries right before it."""
        before = [party for party in self.parties if party.end <= cue.start]
        beside = bool(before) and self._between(before[-1].end, cue.start) == " "
        return beside and not cue.is_verb and before[-1].kind in _LANDS and covers(before[-1:])

    def _reporter(self, cue: Cue) -> list[Party]:
        """Whose meeting it is that somebody reports of: "Roh rang Fukuda to report on his meeting with Kim"."""
        if cue.is_verb or not self.book["reports_own"].search(self.shape.text[: cue.start]):
            return []
        first = self.parties[0] if self.parties and self.parties[0].end <= cue.start else None
        return [first] if first is not None and first.kind == "persons" else []

    def _speaker(self, cue: Cue, right: Sequence[Party]) -> list[Party]:
        """Whose words followed the meeting: "Cho's remarks came after a meeting with Takeuchi"."""
        before = [p for p in self.parties if p.end <= cue.start and p.kind in (*_PEOPLE, "offices")]
        if cue.is_verb or not right or not before or before[-1].countries & right[0].countries:
            return []
        gap, head = self._between(before[-1].end, cue.start), self.shape.text[: before[-1].start]
        came = self.book["deed_came"].fullmatch(gap)
        is_deed = came is not None and (gap[:1] in "'’" or self.book.has("deed_of", head))
        return [before[-1]] if is_deed else []

    def _between(self, start: int, end: int) -> str:
        return self.shape.text[start:end]

    def _right(self, cue: Cue) -> tuple[list[Party], bool]:
        """Those met: right after a verb, or after with, between, of; and whether "between" makes them all."""
        for i, party in enumerate(self.parties):
            if party.start < cue.end:
                continue
            between = self._between(cue.end, party.start)
            name = "verb_link" if cue.is_verb else "noun_link"
            is_call = cue.kind == "phone" and not cue.is_verb and self.book["call_to"].fullmatch(between)
            if is_call or self.book[name].fullmatch(between):
                return self._group_from(i), self.book["all_of"].search(between) is not None
            break
        return [], False

    def _group_from(self, i: int) -> list[Party]:
        group = [self.parties[i]]
        for party in self.parties[i + 1 :]:
            speaks = self.book["speaks"].match(self.shape.text, party.end)
            between = self._between(group[-1].end, party.start)
            if between.strip() == "," and self.book["then_met"].match(self.shape.text, party.start):
                break  # "ahead of Koizumi's meeting with Kim, Foreign Minister Kawaguchi talked with Choi"
            if self._is_listed(group[-1], between, party):
                group.append(party)
            elif speaks or not _JOINT.fullmatch(between) or self._begins_clause(between, party):
                if group[-1].kind in _PEOPLE and party.kind not in _PEOPLE:
                    continue  # what the one before is: "Sung Kim, U.S. Special Representative for the DPRK, and …"
                break
            else:
                group.append(party)
        return group

    def _is_listed(self, last: Party, between: str, party: Party) -> bool:
        """Whether one more is named after what the one before is: "with A, envoy for B, and C, director-general"."""
        people = last.kind in _PEOPLE and party.kind in _PEOPLE
        listed = self.book["listed"].fullmatch(between) and self.book["listed_end"].match(self.shape.text, party.end)
        return people and listed is not None

    def _begins_clause(self, between: str, party: Party) -> bool:
        """Whether ", and" brings another clause, whose verb follows: "met Blinken, and Park left"."""
        ends = self.book["listed_end"].match(self.shape.text, party.end)
        return party.kind in _PEOPLE and between.startswith(", and") and ends is None

    def _group_to(self, i: int) -> list[Party]:
        group = [self.parties[i]]
        for party in reversed(self.parties[:i]):
            if party.kind == "persons" and self.book["owner"].match(self.shape.text, party.end):
                continue  # "Motegi, of Takaichi's new cabinet, and Cho"
            if party.kind in ("offices", "countries") and self.book["describes"].search(self.shape.text[: party.start]):
                continue  # what the one before is: "Cho, deputy minister to the South Korean president, and …"
            between = self._between(party.end, group[0].start)
            described = party.kind == "persons" and self.book["described_joint"].fullmatch(between) is not None
            listed = len(group) > 1 and self.book["described_listed"].fullmatch(between) is not None
            if not described and not (listed and party.kind == "persons") and not _JOINT.fullmatch(between):
                break
            if party.kind == "countries" and self.book["pair_met"].match(self.shape.text, group[0].start):
                break  # "after the summit with China, Prime Minister Kan and President Lee met"
            group.insert(0, party)
        return group[-1:] if len(group) > 1 and self._is_aside(group[-2], group[-1]) else group

    def _is_aside(self, first: Party, second: Party) -> bool:
        """Whether only a comma parts somebody from one with a title, who begins a clause: "with Ban, Minister Aso"."""
        between = self._between(first.end, second.start)
        titled = PLACEHOLDERS["O"] in self._between(second.start, second.end)
        return titled and between.strip() == ","

    def _left(self, cue: Cue, right: Sequence[Party]) -> list[Party]:
        """The subject: the nearest party before the cue that no preposition or verb of speech takes away."""
        taken = {country for party in right for country in party.countries}
        i = len([party for party in self.parties if party.end <= cue.start]) - 1
        while i >= 0:
            group = self._group_to(i)
            if self._may_be_subject(group, cue, taken, need_two=not right):
                return group
            i -= len(group)
        return self._fronted(cue, right, taken)

    def _may_be_subject(self, group: Sequence[Party], cue: Cue, taken: set[str], *, need_two: bool) -> bool:
        countries = {country for party in group for country in party.countries}
        if countries & taken and not countries - taken:
            return False
        between = self._between(group[-1].end, cue.start)
        before = self._between(max(0, group[0].start - 30), group[0].start)
        if need_two and not cue.is_verb and between == " " and group[-1].kind in _LANDS and covers(group[-1:]):
            return True  # "asked for cooperation at the inter-Korean summit"
        if not need_two and not cue.is_verb and self.book["owner_gap"].fullmatch(between):
            return True  # "of Sugiyama's talk with Blinken"
        if self.book["not_subject_after"].match(between):
            return False
        if self.book["not_subject_before"].search(before) and not self.book["asked_gap"].fullmatch(between):
            return False
        if cue.is_verb:
            return self.book["subject_gap"].fullmatch(between) is not None
        name = "modifier_gap" if need_two else "noun_subject_gap"
        linked = self.book[name].fullmatch(between) or self.book["light_gap"].fullmatch(between)
        return linked is not None

    def _fronted(self, cue: Cue, right: Sequence[Party], taken: set[str]) -> list[Party]:
        """The subject after a phrase at the head of the sentence: "In her meeting with Motegi, Kang stressed …"."""
        if not right or not self.book["fronted"].fullmatch(self._between(0, cue.start)):
            return []
        for i, party in enumerate(self.parties):
            may_be = party.kind in ("persons", "unknown", "offices", "countries") and party.countries - taken
            if party.start < right[-1].end or not may_be:
                continue
            if self.book["fronted_gap"].search(self._between(right[-1].end, party.start)):
                return self._group_from(i)
        return []

    def _both_before(self, cue: Cue) -> Table:
        """Caller and called of "Moon told Abe about it by phone"; both of "A and B exchanged greetings by phone"."""
        before = [party for party in self.parties if party.end <= cue.start and party.kind in ("persons", "unknown")]
        if before and covers(before[-1:]):
            return table_of(before[-1:])
        by_pronoun = self.book["pronoun_tells"].search(self._between(0, before[-1].start)) if before else None
        if by_pronoun is not None:
            return table_of(before[-1:], pronoun=True)
        last = before[-2:]
        calls = len(last) == 2 and self.book["tells"].match(self.shape.text, last[0].end, last[1].start) is not None
        return table_of(last) if calls and covers(last) else Table()

    def _fronted_by_all(self, cue: Cue) -> list[Party]:
        """All who met, after a phrase at the head of the sentence: "In their talks in Seoul, A and B agreed"."""
        before = self.shape.text[: cue.start]
        if not self.book["fronted"].fullmatch(before) or not self.book["fronted_open"].search(before):
            return []
        for i, party in enumerate(self.parties):
            if party.start >= cue.end and self.book["fronted_gap"].search(self._between(cue.end, party.start)):
                group = self._group_from(i)
                return group if covers(group) or group[0].kind == "group" else self._with_addressee(group)
        return []

    def _with_addressee(self, group: Sequence[Party]) -> list[Party]:
        """Speaker and hearer of "In talks in Seoul, A assured B that …"; nobody where no one is spoken to."""
        hearer = next((party for party in self.parties if party.start >= group[-1].end), None)
        if (
            hearer is None
            or hearer.kind not in _PEOPLE
            or not self.book["tells"].fullmatch(self.shape.text, group[-1].end, hearer.start)
        ):
            return []
        return [*group, hearer] if covers([*group, hearer]) else []

    def _beside_pronoun(self, left: Sequence[Party]) -> bool:
        """Whether the subject is a name and a pronoun: "She and Motegi", "Suga and he"."""
        before, after = self.shape.text[: left[0].start], self.shape.text[left[-1].end :]
        return self.book["pronoun_and"].search(before) is not None or self.book["and_pronoun"].match(after) is not None

    def _joined(self, cue: Cue, left: Sequence[Party]) -> list[Party]:
        """Partner and subject of "They join Biden for three-way talks"."""
        for i, party in enumerate(self.parties):
            if party.end > cue.start or not self.book["join_before"].search(self.shape.text[: party.start]):
                continue
            group = self._group_from(i)
            subjects = [p for p in self.parties[:i] if p.countries - party.countries or p.kind == "group"]
            if self.book["join_after"].fullmatch(self.shape.text[group[-1].end : cue.start]):
                return [*(self._group_to(self.parties.index(subjects[-1])) if subjects else []), *group]
        return []

    def _stranded(self, cue: Cue, left: Sequence[Party]) -> list[Party]:
        """The one met when "with" has nobody after it: "X was not among the leaders Y held talks with"."""
        if not left or not self.book["stranded"].match(self.shape.text, cue.end):
            return []
        before = [party for party in self.parties if party.end <= left[0].start and party.countries]
        return [before[-1]] if before and not before[-1].countries & left[0].countries else []


def _never_sit_together(parties: Sequence[Party], book: CueBook, text: str) -> bool:
    """Whether named people of several countries are met who do not meet as three: "has spoken with Trump and Modi"."""
    lands = [party.countries for party in parties]
    named = all(party.kind in _PEOPLE and len(party.countries) == 1 for party in parties)
    apart = len(frozenset().union(*lands)) == len(lands) and not frozenset().union(*lands) <= _SIT_TOGETHER
    return named and apart and not book.has("all_together", text)


def _ranks_differ(parties: Sequence[Party]) -> bool:
    """Whether two people of one country and of different rank are named, who are met one after the other."""
    seats = [seat for party in parties for seat in party.seats if seat.is_named]
    ranks = {seat_level(seat) for seat in seats}
    return len(seats) == len(parties) == len(ranks) > 1 and None not in ranks and len({s.country for s in seats}) == 1


def covers(parties: Sequence[Party]) -> bool:
    """Whether these parties alone fill a table."""
    return is_table([seat for party in parties for seat in party.seats])


def table_of(parties: Sequence[Party], *, pronoun: bool = False, n_subjects: int = 0) -> Table:
    """The table that these parties make; the first ``n_subjects`` of them are the subject."""
    seats: tuple[Seat, ...] = ()
    for party in parties:
        if party.kind != "counterpart" or party.seats:
            seats = joined_table(seats, party.seats)
    group = next((party for party in parties if party.kind in ("group", "office")), None)
    counterpart = next((party for party in parties if party.kind == "counterpart"), None)
    return Table(seats, group, pronoun, counterpart, tuple(parties), n_subjects=n_subjects)
