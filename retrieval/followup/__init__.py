"""A question that goes on from the one before: the full question that it stands for."""

from retrieval.followup.full import MAX_CHARS, Earlier, FollowUp, follow_ups

__all__ = ["MAX_CHARS", "Earlier", "FollowUp", "follow_ups"]
