"""Where people live: what they type becomes a commune; what lies around one, with the minutes to it."""

from api.places.places import Places, Written

__all__ = ["Places", "Written"]
