"""Meetings: read from articles and briefs, merged into one register, and looked up."""
