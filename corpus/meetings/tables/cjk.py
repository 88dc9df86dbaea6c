"""Who sits at the table of a Japanese or Korean clause: told by the particle after each name."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from corpus.meetings.cuebook import CueBook
from corpus.meetings.cues import Cue
from corpus.meetings.seats import Party, Seat, offices_agree
from corpus.meetings.shapes import Shape
from corpus.meetings.tables.table import Table, covers, table_of

_QUOTED = re.compile(r"“[^”]*”|「[^」]*」|『[^』]*』")
_TOPIC = ("は", "은", "는")
_END_OF_QUOTE = re.compile(r"[”」』]")


@dataclass(frozen=True, slots=True)
class ParticleTables:
    """Finds the table of a cue in one Japanese or Korean sentence."""

    shape: Shape
    parties: Sequence[Party]
    book: CueBook

    def table(self, cue: Cue) -> Table:
        """Who the clause before the cue seats; an empty table when it seats nobody."""
        if self._was_met_already(cue) or self.book.has("of_many", self.shape.text[: cue.end]):
            return Table()
        compound: list[Party] = []
        partner: list[Party] = []
        subject: list[Party] = []
        groups = self._groups(cue)
        for i, group in enumerate(groups):
            role = self._role(group, cue, nearest=i == 0)
            if role == "of" and not partner and (covers(group) or group[0].kind == "group"):
                compound = group
            elif role == "with" and self._is_between(group, cue):
                return table_of(group)
            elif role == "with" and not partner:
                partner = group
            elif role == "subject" and partner and self._is_listed(group, partner):
                partner = [*group, *partner]
            elif role in ("subject", "of") and not subject and _differs(group, partner):
                if role == "subject" and self._is_inside(group, cue, groups[i + 1 :]):
                    continue
                if role == "subject" and partner and groups[i + 1 :] and self._was_met_before(group):
                    continue
                subject = group
                break
        if partner and not (compound or subject) and self._is_of_own(groups, partner):
            return Table()
        if not (compound or partner) and (told := self._told_apart(cue, subject)) is not None:
            return told
        return self._with_mediator(self._seated(cue, compound, partner, subject), cue)

    def _told_apart(self, cue: Cue, subject: Sequence[Party]) -> Table | None:
        """The table where no partner stands beside the cue: that of the heading, or who has come here."""
        if not subject and (those := self._headed_by(cue)):
            return table_of(those)
        guests = self._come_here(cue)
        return table_of(guests, pronoun=True) if guests else None

    def _come_here(self, cue: Cue) -> list[Party]:
        """Who has come to the paper's own country for talks with nobody named: 기시다 총리 방한, 서울서 정상회담."""
        before = [party for party in self.parties if party.end <= cue.start]
        if "came_here" not in self.book.named or len(before) != 1 or before[0].kind != "persons" or cue.is_verb:
            return []
        return before if self.book["came_here"].match(self.shape.text, before[0].end) else []

    def _with_mediator(self, table: Table, cue: Cue) -> Table:
        """The table, and who has brought those at it together in Korean: 오바마 대통령의 중재로 마주 앉았다."""
        if self.book.language != "ko" or not covers(table.parties):
            return table
        lands = {country for party in table.parties for country in party.countries}
        before = (p for p in self.parties if p.end <= cue.start and p.kind == "persons" and not p.countries & lands)
        others = [p for p in before if self.book["mediates"].match(self.shape.text, p.end)]
        return table_of([*table.parties, *others[:1]]) if others else table

    def _is_given_to_all(self, partner: Sequence[Party], cue: Cue) -> bool:
        """Whether a host alone is named of a meal of welcome, at which all who have come may sit."""
        words = self.shape.text[partner[-1].end : cue.end]
        return "welcome_meal" in self.book.named and self.book.has("welcome_meal", words)

    def _is_of_own(self, groups: Sequence[Sequence[Party]], partner: Sequence[Party]) -> bool:
        """Whether the one met is of the subject's own government: 武藤大使は外務省で林外相と協議した."""
        if "own_subject" not in self.book.named:
            return False
        met = {seat.person_id for party in partner for seat in party.seats}
        for group in groups:
            people = group is not partner and all(party.kind in ("persons", "unknown") for party in group)
            people = people and not any(seat.person_id in met for party in group for seat in party.seats)
            lands = {country for party in (*group, *partner) for country in party.countries}
            if people and len(lands) == 1 and self.book["own_subject"].match(self.shape.text, group[-1].end):
                return True
        return False

    def _headed_by(self, cue: Cue) -> list[Party]:
        """Those of before whom a clause without anybody stands before: 会談を終えた2人が建物を出た."""
        after = [party for party in self.parties if party.start >= cue.end][:1]
        if self.book.language != "ja" or not after or after[0].kind != "group" or cue.is_verb:
            return []
        between = self.shape.text[cue.end : after[0].start]
        return after if self.book["headed_by"].fullmatch(between) else []

    def _is_listed(self, group: Sequence[Party], partner: Sequence[Party]) -> bool:
        """Whether a comma joins those met, and others follow: 라이스 국무장관, 줍코프 총리 등과 만났다."""
        text = self.shape.text
        others = "and_others" in self.book.named and self.book["and_others"].match(text, partner[-1].end)
        return bool(others) and self.book["guests_comma"].match(text, group[-1].end) is not None

    def _is_inside(self, group: Sequence[Party], cue: Cue, before: Sequence[Sequence[Party]]) -> bool:
        """Whether a relative clause has it for its subject, and the sentence another: 朴大統領が到着した会場で."""
        if not before or not self.book.has("inside_relative", self.shape.text[group[-1].end : cue.start]):
            return False
        text = self.shape.text
        subjects = (self.book["subject_particle"].match(text, other[-1].end) for other in before)
        return any(role is not None and role[0].endswith(_TOPIC) for role in subjects)

    def _was_met_before(self, group: Sequence[Party]) -> bool:
        """Whether a comma and a time part somebody from the next one met: 午前に習主席、午後に李大統領と会談した."""
        return "met_before" in self.book.named and bool(self.book["met_before"].match(self.shape.text, group[-1].end))

    def _is_between(self, group: Sequence[Party], cue: Cue) -> bool:
        """Whether the meeting is told of as that of the group alone: 首相と大統領との間で会談が行われた."""
        after = self.shape.text[group[-1].end : cue.start]
        return covers(group) and self.book["between_them"].match(after) is not None

    def _seated(self, cue: Cue, compound: list[Party], partner: list[Party], subject: list[Party]) -> Table:
        """The table of a compound (日韓外相会談), of the one met and the subject, or of a subject of two sides."""
        if compound and compound[0].kind == "group" and cue.is_round:
            return table_of(compound)
        if compound and partner and subject and not covers(compound) and _differs(subject, partner):
            compound = []  # 大統領が米国、日本とそれぞれ二者首脳会談を行う: "of two" names nobody
        if compound and not covers(compound):
            return table_of([*compound, *partner, *([] if partner else subject)])
        if compound:
            named = [party for party in [*subject, *partner] if party.kind in ("persons", "unknown")]
            inside = {country for party in compound for country in party.countries}
            fitting = [party for party in named if party.countries <= inside and _may_sit(party, compound)]
            if all(seat.is_named for party in compound for seat in party.seats):
                fitting = []  # 李代表は、尹大統領と岸田首相の会談を批判した: who speaks of it was not there
            if self.book.has("leaders_cue", self.shape.text[max(0, cue.start - 2) : cue.end]):
                fitting = [party for party in fitting if self._may_lead(party)]
            return table_of([*compound, *fitting])
        if partner and not subject and self._is_given_to_all(partner, cue):
            return Table()
        if partner and not subject and not covers(partner):
            subject = self._head_noun(cue, partner)
        if partner:
            table = table_of([*subject, *partner], pronoun=not subject, n_subjects=len(subject))
            listed = not subject and "guests" in self.book.named and self._are_guests(partner)
            return replace(table, are_guests=listed)
        if covers(subject) or any(party.kind == "group" for party in subject):
            return Table() if self._needs_partner(cue, subject) else table_of(subject)
        return Table(is_bare=cue.is_verb and not subject and self.book.has("bare_verb", cue.word))

    def _may_lead(self, party: Party) -> bool:
        """Whether somebody named may sit at a summit: an ambassador who speaks of one does not."""
        if "below_leader" in self.book.named and self.book["below_leader"].match(self.shape.text, party.end):
            return False
        return all(seat.office is None or _leads(seat) for seat in party.seats)

    def _are_guests(self, partner: Sequence[Party]) -> bool:
        """Whether a comma alone joins those met, and "and others" follows: 温首相、李大統領らと昼食会."""
        text = self.shape.text
        between = (text[a.end : b.start] for a, b in pairwise(partner))
        listed = len(partner) > 1 and all(self.book["guests"].fullmatch(words) for words in between)
        return listed and self.book["guests_end"].match(text, partner[-1].end) is not None

    def _needs_partner(self, cue: Cue, subject: Sequence[Party]) -> bool:
        """Whether the word alone tells of no meeting: both governments 協議 about a matter for months."""
        known = ("persons", "unknown", *(() if self.book.language == "ja" else ("group", "offices", "countries")))
        if self._sat_together(cue, subject):
            return False
        if self.book.has("needs_partner", cue.word) and any(p.kind in known for p in subject):
            return self.book["has_taken_place"].match(self.shape.text, cue.end) is None
        before = self.shape.text[max(0, cue.start - 4) : cue.start]
        return self.book.has("needs_partner", cue.word) and not self.book.has("level_before", before)

    def _sat_together(self, cue: Cue, subject: Sequence[Party]) -> bool:
        """Whether a day or a place tells of one occasion on which governments 協議した: 両政府は18日、東京で."""
        if "sat_together" not in self.book.named or not self.book["sat_down"].match(self.shape.text, cue.end):
            return False
        return cue.kind != "talks" or self.book.has("sat_together", self.shape.text[subject[-1].end : cue.start])

    def _was_met_already(self, cue: Cue) -> bool:
        """Whether the clause before told of the meeting, and this one only of the words: 会談し、意見を交わした."""
        return self.book.has("weak_cue", cue.word) and self.book.has("met_already", self.shape.text[: cue.start])

    def _groups(self, cue: Cue) -> list[list[Party]]:
        """The parties before the cue, joined ones together, the nearest first."""
        groups: list[list[Party]] = []
        for party in reversed([party for party in self.parties if party.end <= cue.start]):
            if groups and self.book["joint"].fullmatch(self.shape.text[party.end : groups[-1][0].start]):
                groups[-1].insert(0, party)
            else:
                groups.append([party])
        return groups

    def _role(self, group: Sequence[Party], cue: Cue, *, nearest: bool) -> str:
        """``with``, ``subject``, ``of`` (right before the noun), or nothing."""
        between = self.shape.text[group[-1].end : cue.start]
        if _crosses_quotation(between):
            return "subject" if self.book["subject_particle"].match(between) else ""
        if "with_noun" in self.book.named and self.book["with_noun"].match(between):
            return ""  # 習主席との電話会談について、日程を協議している: with others
        if group[0].kind == "countries" and "and_land" in self.book.named and self.book["and_land"].match(between):
            return ""  # 米国と北朝鮮の5日の協議: those two
        if self.book["with_particle"].match(between) or (cue.kind == "phone" and self.book.has("caller", between)):
            return "with"
        offered = "offer_after" in self.book.named and self.book["offer_after"].match(self.shape.text, cue.end)
        owned = between.startswith("의 ") or group[0].kind == "offices"
        if nearest and offered and owned and not covers(group):
            return "with"  # 총리는 대통령의 회담 제안을 뿌리쳤다
        if cue.word == "、" and not between.removeprefix("氏"):
            return "with"  # 13日に趙外相、14日に崔首相と会談した
        if nearest and self._is_object_too(group, cue, between):
            return "with"
        if nearest and self.book["adjacent"].fullmatch(between):
            # A courtesy call of two is on one of them: 윤 장관, 아베 총리 예방.
            is_object = self.book.has("object_cue", cue.word) and group[0].seats and not covers(group)
            return "with" if is_object else "of"
        subject = self.book["subject_particle"].match(between)
        if subject is not None and subject[0].endswith("による") and "をはじめ、" in between:
            return ""  # 3か国による首脳会議をはじめ、温首相との会談: only that one is theirs
        return "subject" if subject else ""

    def _is_object_too(self, group: Sequence[Party], cue: Cue, between: str) -> bool:
        """Whether も stands for を after the one called on: 申国防相は岸田首相も表敬訪問した, 박진 장관도 예방한다."""
        if "object_also" not in self.book.named:
            return False
        meets = "also_cue" in self.book.named and self.book.has("also_cue", cue.word)
        if not meets and not self.book.has("object_cue", cue.word):
            return False
        is_also = self.book["object_also"].fullmatch(between) is not None
        before = [party for party in self.parties if party.end <= group[0].start]
        received = (seat for seat in group[0].seats if seat.office)
        is_host = not meets and not before and any(_leads(seat) or self.book.language == "ko" for seat in received)
        return is_also and (
            is_host
            or any(self.book["subject_particle"].match(self.shape.text, p.end) and _differs([p], group) for p in before)
        )

    def _head_noun(self, cue: Cue, partner: Sequence[Party]) -> list[Party]:
        """The subject that a clause stands before: 安倍首相と会談した文大統領."""
        after = [party for party in self.parties if party.start >= cue.end]
        if after and self.book["head_noun"].fullmatch(self.shape.text[cue.end : after[0].start]):
            return [after[0]] if _differs([after[0]], partner) else []
        return []


def _crosses_quotation(between: str) -> bool:
    """Whether a quotation ends in these words that began before them."""
    return _END_OF_QUOTE.search(_QUOTED.sub("", between)) is not None


def _leads(seat: Seat) -> bool:
    """Whether somebody leads his country; the ROK's prime minister does not."""
    return offices_agree(seat.office, "leader") and (seat.country, seat.office) != ("KR", "pm")


def _may_sit(party: Party, compound: Sequence[Party]) -> bool:
    """Whether somebody named holds the office of the talks: directors-general talk of their ministers' meeting."""
    seats = [seat for other in compound for seat in other.seats if seat.country in party.countries]
    return all(offices_agree(mine.office, seat.office) for mine in party.seats for seat in seats)


def _differs(group: Sequence[Party], partner: Sequence[Party]) -> bool:
    mine = {country for party in group for country in party.countries}
    theirs = {country for party in partner for country in party.countries}
    return not mine or not mine <= theirs
