"""The names of places, of today and of old, in every way that people write them."""

from geo.names.former import FormerCommune, former_communes
from geo.names.gazetteer import Gazetteer, Name
from geo.names.sound import in_other_letters, sound_read
from geo.names.spelling import bare_name, is_link, search_name

__all__ = [
    "FormerCommune",
    "Gazetteer",
    "Name",
    "bare_name",
    "former_communes",
    "in_other_letters",
    "is_link",
    "search_name",
    "sound_read",
]
