"""Capitals, which stand for their governments, and the names of pairs of countries, which are no places on the map."""

from __future__ import annotations

# By country, both as the keys of concepts.
CAPITALS = {
    "country:japan": "place:tokyo",
    "country:south-korea": "place:seoul",
    "country:china": "place:beijing",
    "country:north-korea": "place:pyongyang",
    "country:united-states": "place:washington-dc",
    "country:russia": "place:moscow",
}
# Pairs and threes other than Japan and South Korea alone, as the gazetteer names them.
OTHER_PAIRS = frozenset(
    {"us-japan", "us-south-korea", "us-north-korea", "japan-china", "japan-russia", "japan-north-korea"}
    | {"china-south-korea", "inter-korean", "japan-us-south-korea", "japan-china-south-korea"}
)
