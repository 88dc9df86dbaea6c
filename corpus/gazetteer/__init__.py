"""Names and words of the field in English, Japanese and Korean.

>>> gazetteer = Gazetteer.load()
>>> [mention.entity_id for mention in gazetteer.find("모테기가 런던에서")]
['motegi-toshimitsu', 'london']
"""

from corpus.gazetteer.gazetteer import Gazetteer
from corpus.gazetteer.types import Entity, EntityMention, LexiconMatch, Tenure

__all__ = ["Entity", "EntityMention", "Gazetteer", "LexiconMatch", "Tenure"]
