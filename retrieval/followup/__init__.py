"""A question that goes on from the one before: the full question that it stands for."""

from retrieval.followup.full import MAX_CHARS, Earlier, FollowUp, follow_ups
from retrieval.followup.years import with_year_said

__all__ = ["MAX_CHARS", "Earlier", "FollowUp", "follow_ups", "with_year_said"]
