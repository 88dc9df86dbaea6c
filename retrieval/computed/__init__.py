"""Answers computed from the register of meetings: when, where, who, how long, first, last, nth, how many, how far."""
